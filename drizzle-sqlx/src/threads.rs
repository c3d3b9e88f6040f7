//! What may go from one thread to another, said once for all drivers: each of these does not compile if it may not.
use crate::cache::Cache;
use crate::driver::Driver;
use crate::prelude::*;
use crate::{Db, Error, Transaction, Tx, TxConfig};

#[table(sqlite, postgres, mysql, cockroach, mssql, name = "things")]
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Thing {
    #[column(primary_key)]
    pub(crate) id: i64,
    pub(crate) name: String,
}

fn both<T: Send + Sync>() {}
fn send<T: Send>(_: T) {}

#[test]
fn handles_are_shared() {
    fn of<D: Driver>() {
        both::<Db<D>>();
        both::<Tx<'_, D>>();
        both::<Transaction<D>>();
        both::<TxConfig<D>>();
        both::<Cache>();
        both::<Error>();
    }
    #[cfg(feature = "sqlite")]
    of::<Sqlite>();
    #[cfg(feature = "postgres")]
    {
        of::<Postgres>();
        both::<crate::driver::postgres::Notifications<String>>();
    }
    #[cfg(feature = "mysql")]
    of::<MySql>();
    #[cfg(feature = "cockroach")]
    of::<Cockroach>();
    #[cfg(feature = "mssql")]
    of::<Mssql>();
    #[cfg(feature = "migrate")]
    both::<crate::migrate::Migrator>();
}

/// Nothing of this is run: that it compiles is the test.
#[allow(dead_code)]
fn futures_of_a_database<D: Driver>(db: &Db<D>, url: &str, transaction: Transaction<D>) {
    send(Db::<D>::connect(url));
    send(db.close());
    send(db.begin());
    send(db.transaction(async |tx| tx.execute(crate::sql!("select 1")).await));
    send(db.transaction(async |tx| tx.transaction(async |inner| inner.rollback()).await));
    send(db.transaction_retry(async |tx| tx.execute(crate::sql!("select 1")).await));
    send(db.execute(crate::sql!("select 1")));
    send(db.rows::<i64>(crate::sql!("select 1")));
    send(transaction.commit());
}

/// Queries and what runs them, on a database or within a transaction.
#[cfg(feature = "sqlite")]
#[allow(dead_code)]
fn futures_of_queries(db: &impl Executor<Sqlite>) {
    let select = || db.select(..).from(things).filter(eq(things::id, 1));
    both::<Thing>();
    both::<NewThing>();
    both::<ThingChanges>();
    send(select());
    send(select().all());
    send(select().one());
    send(select().first());
    send(select().stream());
    send(
        db.insert(things)
            .values(NewThing::new().id(1).name("a"))
            .execute(),
    );
    send(
        db.insert(things)
            .values(NewThing::new().id(1).name("a"))
            .returning(things::id)
            .one(),
    );
    let rows = futures_util::stream::iter([Ok::<_, Error>(NewThing::new().id(1).name("a"))]);
    send(db.insert(things).rows_from(rows).execute());
    send(
        db.update(things)
            .set(things::name, "b")
            .filter(eq(things::id, 1))
            .execute(),
    );
    send(db.delete(things).all_rows().execute());
    send(db.batch((select().all(), select().first())));
    send(db.create_table(things).execute());
}
