//! Schemas and queries as large as they get, on SQLite. What a single statement may hold is in the suite, on every
//! database (`tests/tests/suite/limits.rs`).
// What is written out here nests a hundred levels deep; each one is a few steps of the compiler's trait solver.
#![recursion_limit = "512"]

use drizzle::prelude::*;

/// A table of 1,000 columns.
#[allow(missing_docs)]
pub mod columns {
    use drizzle::prelude::*;
    include!(concat!(env!("OUT_DIR"), "/wide.rs"));
}

/// A schema of 300 tables.
#[allow(missing_docs)]
pub mod tables {
    use drizzle::prelude::*;
    include!(concat!(env!("OUT_DIR"), "/many.rs"));
}

/// A node of a tree.
#[table(sqlite, name = "nodes")]
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// Its number.
    #[column(primary_key)]
    pub id: i64,
    /// The node above.
    #[column(references(nodes::id))]
    pub parent_id: Option<i64>,
}

relations! {
    nodes {
        parent: one(nodes) on (parent_id => id),
        children: many(nodes),
    }
}

/// `and(or(and(..)))`, a level for each sign.
#[cfg(test)]
macro_rules! levels {
    ($inner:expr;) => { $inner };
    ($inner:expr; + $($rest:tt)*) => { levels!(and((or(($inner, eq(nodes::id, -1))), ne(nodes::id, -2))); $($rest)*) };
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn database() -> Result<Db<Sqlite>, Error> {
        Db::connect("sqlite::memory:").await
    }

    #[tokio::test]
    async fn a_thousand_columns() -> Result<(), Error> {
        use columns::{NewWide, Wide, wide};
        let db = database().await?;
        db.create_table(wide).execute().await?;
        let rows = db
            .insert(wide)
            .values([NewWide::new().c0(1).c999(7), NewWide::new().c0(2).c500(5)]);
        rows.execute().await?;
        let read: Vec<Wide> = db.select(..).from(wide).order_by(wide::c0).all().await?;
        assert_eq!(
            (read[0].c999, read[0].c500, read[1].c999, read[1].c500),
            (Some(7), None, None, Some(5))
        );
        let changed = db
            .update(wide)
            .set(wide::c998, wide::c999 + 1)
            .filter(is_not_null(wide::c999));
        assert_eq!(changed.execute().await?, 1);
        assert_eq!(
            db.select(wide::c998)
                .from(wide)
                .order_by(wide::c0)
                .all()
                .await?,
            [Some(8), None]
        );
        Ok(())
    }

    #[tokio::test]
    async fn three_hundred_tables() -> Result<(), Error> {
        use tables::{NewTable298, NewTable299, t298, t299};
        let db = database().await?;
        db.create_schema_objects(tables::all()).execute().await?;
        let dangling = db
            .insert(t299)
            .values(NewTable299::new().id(1).before(1))
            .execute()
            .await;
        assert!(
            matches!(dangling, Err(Error::ForeignKey(_))),
            "{dangling:?}"
        );
        db.insert(t298)
            .values(NewTable298::new().id(1))
            .execute()
            .await?;
        db.insert(t299)
            .values(NewTable299::new().id(1).before(1))
            .execute()
            .await?;
        assert_eq!(db.count(t299).one().await?, 1);
        db.drop_schema_objects(tables::all()).execute().await?;
        db.create_schema_objects(tables::all()).execute().await?;
        assert_eq!(db.count(t299).one().await?, 0);
        Ok(())
    }

    async fn a_chain(length: i64) -> Result<Db<Sqlite>, Error> {
        let db = database().await?;
        db.create_table(nodes).execute().await?;
        let rows = (0..length).map(|id| NewNode::new().id(id).parent_id((id > 0).then(|| id - 1)));
        db.insert(nodes)
            .values(rows.collect::<Vec<_>>())
            .execute()
            .await?;
        Ok(db)
    }

    #[tokio::test]
    async fn a_hundred_levels_of_conditions() -> Result<(), Error> {
        let db = a_chain(3).await?;
        let condition =
            levels!(eq(nodes::id, 1); ++++++++++ ++++++++++ ++++++++++ ++++++++++ ++++++++++);
        assert_eq!(
            db.select(nodes::id)
                .from(nodes)
                .filter(condition)
                .all()
                .await?,
            [1]
        );
        Ok(())
    }

    #[tokio::test]
    async fn sixteen_levels_of_relations() -> Result<(), Error> {
        let db = a_chain(20).await?;
        let found = db
            .query(find!(nodes { filter: eq(nodes::id, 0), children { children { children { children { children {
                children { children { children { children { children { children { children { children { children {
                    children { id } } } } } } } } } } } } } } }
            }))
            .one()
            .await?;
        macro_rules! down {
            ($node:expr;) => { $node };
            ($node:expr; + $($rest:tt)*) => { down!($node.children[0]; $($rest)*) };
        }
        assert_eq!(down!(found; +++++ +++++ +++++).id, 15);
        Ok(())
    }
}
