//! One migrator at a time.
use super::journal::Journal;
use super::session::Session;
use super::{Lock, MigrateError, Migrates, hash};
use crate::db::Db;
use crate::transaction::TxConfig;
use drizzle_core::catalog::{Column, PrimaryKey, Table};
use drizzle_core::ddl::Writer;
use drizzle_core::error::Error;
use drizzle_core::value::Kind;
use std::time::{Duration, Instant};

/// How long it waits before it asks again.
const PAUSE: Duration = Duration::from_millis(50);

/// The connection of a run, and what keeps others away.
pub(super) struct Held<D: Migrates> {
    pub(super) session: Session<D>,
    release: Option<String>,
    /// A transaction that locks a row.
    row: Option<Session<D>>,
}

pub(super) async fn take<D: Migrates>(
    db: &Db<D>,
    journal: &Journal,
    timeout: Duration,
) -> Result<Held<D>, MigrateError> {
    let start = Instant::now();
    let row = match D::lock() {
        Lock::Row { fill, take } => {
            Some(take_row(db, journal, (fill, take), start, timeout).await?)
        }
        _ => None,
    };
    let mut held = Held {
        session: Session::open(db).await?,
        release: None,
        row,
    };
    match D::lock() {
        Lock::Writer | Lock::Row { .. } => {}
        Lock::Session { take, release } => {
            let number = number(journal);
            let take = take.replace("{}", &number);
            loop {
                let taken: Vec<Option<i64>> = held.session.rows(take.clone(), Vec::new()).await?;
                if taken == [Some(1)] {
                    break;
                }
                wait(start, timeout).await?;
            }
            held.release = Some(release.replace("{}", &number));
        }
    }
    Ok(held)
}

/// Of each record, another number; 31 bits, which every database takes.
fn number(journal: &Journal) -> String {
    let name = format!("drizzle {:?} {}", journal.schema, journal.table);
    let hash = hash(&name);
    let number = i64::from_str_radix(&hash[..8], 16).unwrap_or(0);
    (number & 0x7fff_ffff).to_string()
}

async fn wait(start: Instant, timeout: Duration) -> Result<(), MigrateError> {
    if start.elapsed() >= timeout {
        return Err(MigrateError::Locked(timeout));
    }
    tokio::time::sleep(PAUSE).await;
    Ok(())
}

async fn take_row<D: Migrates>(
    db: &Db<D>,
    journal: &Journal,
    (fill, take): (&str, &str),
    start: Instant,
    timeout: Duration,
) -> Result<Session<D>, MigrateError> {
    let mut session = Session::open(db).await?;
    let writer = Writer::new(session.syntax);
    let table = Table {
        schema: journal.schema.clone(),
        name: format!("{}_lock", journal.table),
        columns: vec![Column {
            name: "id".into(),
            ty: session.syntax.kind_name(Kind::I64),
            not_null: true,
            ..Column::default()
        }],
        primary_key: Some(PrimaryKey {
            columns: vec!["id".into()],
            ..PrimaryKey::default()
        }),
        ..Table::default()
    };
    if let Some(schema) = &journal.schema
        && let Some(create) = session.syntax.create_schema(&writer.name(schema))
    {
        session.execute_if_missing(&create).await?;
    }
    for sql in writer.create_table(&table, true) {
        session.execute_if_missing(&sql).await?;
    }
    let name = writer.table(&table);
    session.execute(&fill.replace("{}", &name)).await?;
    let lock = take.replace("{}", &name);
    loop {
        session.begin(&TxConfig::default()).await?;
        match session.rows::<i64>(lock.clone(), Vec::new()).await {
            Ok(_) => return Ok(session),
            Err(Error::Locked(_)) => {}
            Err(error) => return Err(error.into()),
        }
        session.rollback().await?;
        // Who holds the lock may need this connection.
        session.close();
        wait(start, timeout).await?;
        session = Session::open(db).await?;
    }
}

/// Ends the lock. If something failed, the connection is closed, whatever state it is in, and the lock with it.
pub(super) async fn give_back<D: Migrates>(
    mut held: Held<D>,
    good: bool,
) -> Result<(), MigrateError> {
    if let Some(mut row) = held.row.take() {
        row.rollback().await?;
        row.close();
    }
    if let Some(release) = &held.release
        && good
    {
        let _: Vec<Option<i64>> = held.session.rows(release.clone(), Vec::new()).await?;
    }
    if good {
        held.session.close();
    }
    Ok(())
}
