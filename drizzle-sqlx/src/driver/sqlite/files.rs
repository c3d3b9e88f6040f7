//! What SQLite does with its files: checkpoints and copies.
use drizzle_core::ddl::Writer;
use drizzle_core::dialect::{Dialect as _, Sqlite};
use drizzle_core::error::Error;
use drizzle_core::exec::Executor as _;
use std::path::Path;

/// How thorough a checkpoint is, <https://www.sqlite.org/pragma.html#pragma_wal_checkpoint>.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Checkpoint {
    /// As much as is possible without waiting for anybody.
    Passive,
    /// Everything: waits for who writes.
    Full,
    /// Everything, and whoever reads has to begin anew before the log grows again.
    Restart,
    /// Everything, and the log is of no length afterwards.
    Truncate,
}

/// What came of a checkpoint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Checkpointed {
    /// Whether it was blocked before its end.
    pub blocked: bool,
    /// How many pages are in the log; none where there is no log.
    pub in_log: Option<u64>,
    /// How many of them are in the database now.
    pub moved: Option<u64>,
}

impl crate::Db<Sqlite> {
    /// Moves what stands in the write-ahead log into the database.
    ///
    /// ```
    /// # async fn example(db: drizzle::Db<drizzle::dialect::Sqlite>) -> Result<(), drizzle::Error> {
    /// use drizzle::driver::sqlite::Checkpoint;
    /// let done = db.checkpoint(Checkpoint::Truncate).await?;
    /// assert!(!done.blocked);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// As statements have them.
    pub async fn checkpoint(&self, how: Checkpoint) -> Result<Checkpointed, Error> {
        let query = match how {
            Checkpoint::Passive => drizzle::sql!("pragma wal_checkpoint(passive)"),
            Checkpoint::Full => drizzle::sql!("pragma wal_checkpoint(full)"),
            Checkpoint::Restart => drizzle::sql!("pragma wal_checkpoint(restart)"),
            Checkpoint::Truncate => drizzle::sql!("pragma wal_checkpoint(truncate)"),
        };
        let rows: Vec<(i64, i64, i64)> = self.rows(query).await?;
        let (blocked, log, moved) = rows.first().copied().unwrap_or((0, -1, -1));
        Ok(Checkpointed {
            blocked: blocked != 0,
            in_log: u64::try_from(log).ok(),
            moved: u64::try_from(moved).ok(),
        })
    }

    /// Writes a copy of the database into a new file, as it is at one moment, while others read and write: `vacuum into`.
    /// The copy has no unused pages, and is never half there for whoever opens it once this has ended well.
    ///
    /// # Errors
    /// [`Error::Database`] when the file is there already, or can't be written; [`Error::Invalid`] when its path is no
    /// text.
    pub async fn backup_to(&self, path: impl AsRef<Path>) -> Result<(), Error> {
        let path = path.as_ref().to_str();
        let path =
            path.ok_or_else(|| Error::Invalid("the path of a backup has to be text".into()))?;
        let path = path.to_owned();
        self.execute(drizzle::sql!("vacuum into {path}"))
            .await
            .map(drop)
    }
}

/// Attaches databases, each a path and a name, to a new connection.
pub(super) async fn attach(
    connection: &mut sqlx::SqliteConnection,
    attached: Vec<(String, String)>,
) -> Result<(), sqlx::Error> {
    for (path, name) in attached {
        let name = Writer::new(Sqlite::SYNTAX).name(&name);
        let sql = sqlx::AssertSqlSafe(format!("attach database ? as {name}"));
        sqlx::query(sql)
            .bind(path)
            .execute(&mut *connection)
            .await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{Checkpoint, Checkpointed};
    use crate::Db;
    use crate::driver::sqlite::SqliteOptions;
    use crate::prelude::*;

    async fn count(db: &Db<Sqlite>, table: &'static str) -> i64 {
        let table = Sql::raw(table);
        let rows: Vec<i64> = db.rows(sql!("select count(*) from {table}")).await.unwrap();
        rows[0]
    }

    #[tokio::test]
    async fn checkpoints_copies_and_attached_databases() {
        let name = format!("drizzle_files_{}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&folder).unwrap();
        let path = |name: &str| folder.join(name).to_str().unwrap().to_owned();
        let other = Db::<Sqlite>::connect(&path("other.db")).await.unwrap();
        other
            .execute(sql!("create table t (n integer)"))
            .await
            .unwrap();
        other.close().await;

        let odd = "the \"other\" one";
        let options = SqliteOptions::default()
            .max_connections(3)
            .attach(path("other.db"), odd);
        let db = Db::<Sqlite>::connect_with(&path("main.db"), options)
            .await
            .unwrap();
        db.execute(sql!("create table t (n integer)"))
            .await
            .unwrap();
        db.execute(sql!("insert into t values (1), (2)"))
            .await
            .unwrap();
        // Every connection has it.
        let insert = |n: i64| {
            let table = Sql::identifier(odd);
            db.execute(sql!("insert into {table}.t values ({n})"))
        };
        let done = futures_util::future::try_join_all((0..6).map(insert))
            .await
            .unwrap();
        assert_eq!(done, [1; 6]);
        assert_eq!(
            (
                count(&db, "t").await,
                count(&db, "\"the \"\"other\"\" one\".t").await
            ),
            (2, 6)
        );

        let done = db.checkpoint(Checkpoint::Truncate).await.unwrap();
        let all = Checkpointed {
            blocked: false,
            in_log: Some(0),
            moved: Some(0),
        };
        assert_eq!(done, all);
        db.backup_to(path("it's a copy.db")).await.unwrap();
        let copy = Db::<Sqlite>::connect(&path("it's a copy.db"))
            .await
            .unwrap();
        assert_eq!(count(&copy, "t").await, 2);
        copy.close().await;
        let there = db.backup_to(path("it's a copy.db")).await;
        assert!(matches!(there, Err(Error::Database(_))), "{there:?}");
        db.close().await;
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
