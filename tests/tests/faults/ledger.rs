//! Accounts and transfers between them. A transfer is a row and two balances, so half of one would show.
use crate::site::{Faulty, Site};
use drizzle::prelude::*;
use std::collections::BTreeSet;
use std::sync::Mutex;

/// How many accounts there are.
pub const ACCOUNTS: i64 = 10;
/// What each has at first.
pub const FIRST: i64 = 1_000;

/// What was told of the transfers.
#[derive(Debug, Default)]
pub struct Ledger {
    told: Mutex<Told>,
}

#[derive(Debug, Default)]
struct Told {
    next: i64,
    committed: BTreeSet<i64>,
    undone: BTreeSet<i64>,
    /// Nobody knows: the answer was lost, or nobody waited for it.
    open: BTreeSet<i64>,
}

/// One transfer.
#[derive(Debug, Clone, Copy)]
pub struct Transfer {
    /// Its number.
    pub id: i64,
    from: i64,
    to: i64,
}

impl Transfer {
    /// Writes it, in somebody's transaction.
    pub async fn write<D: Faulty>(self, tx: &impl Executor<D>) -> Result<(), Error> {
        let Transfer { id, from, to } = self;
        // Always in the same order, so that two of them do not wait for each other for ever.
        let moves = if from < to {
            [(from, -1), (to, 1)]
        } else {
            [(to, 1), (from, -1)]
        };
        tx.execute(sql!(
            "insert into transfers (id, source, target) values ({id}, {from}, {to})"
        ))
        .await?;
        for (account, by) in moves {
            let changed = tx
                .execute(sql!(
                    "update balances set amount = amount + {by as i64} where id = {account}"
                ))
                .await?;
            assert_eq!(changed, 1, "the account is there");
        }
        Ok(())
    }
}

impl Ledger {
    /// Makes the tables.
    pub async fn new<D: Faulty>(site: &Site<D>) -> Self {
        let db = &site.admin;
        for create in [
            "create table balances (id bigint not null primary key, amount bigint not null)",
            "create table transfers (id bigint not null primary key, source bigint not null, target bigint not null)",
        ] {
            db.execute(sql!("{Sql::raw(create)}"))
                .await
                .expect("a table");
        }
        for id in 0..ACCOUNTS {
            db.execute(sql!(
                "insert into balances (id, amount) values ({id}, {FIRST})"
            ))
            .await
            .expect("an account");
        }
        Ledger::default()
    }

    fn told<R>(&self, f: impl FnOnce(&mut Told) -> R) -> R {
        f(&mut self.told.lock().expect("nobody panicked"))
    }

    /// The next transfer. Until more is told, nobody knows of it.
    pub fn next(&self) -> Transfer {
        self.told(|told| {
            told.next += 1;
            told.open.insert(told.next);
            let id = told.next;
            Transfer {
                id,
                from: id % ACCOUNTS,
                to: (id / ACCOUNTS + id + 1 + (id % 3)) % ACCOUNTS,
            }
        })
    }

    /// It was told to be committed.
    pub fn committed(&self, id: i64) {
        self.told(|told| {
            told.open.remove(&id);
            told.committed.insert(id);
        });
    }

    /// It was told to be undone.
    pub fn undone(&self, id: i64) {
        self.told(|told| {
            told.open.remove(&id);
            told.undone.insert(id);
        });
    }

    /// What an error says of a transaction: after a lost connection it may have been committed.
    pub fn ended(&self, id: i64, outcome: &Result<(), Error>) {
        match outcome {
            Ok(()) => self.committed(id),
            Err(Error::Connection(_) | Error::Timeout(_)) => {}
            Err(_) => self.undone(id),
        }
    }

    /// How many were committed, undone, and left open.
    pub fn counts(&self) -> (usize, usize, usize) {
        self.told(|told| (told.committed.len(), told.undone.len(), told.open.len()))
    }

    /// Whether a transfer is there.
    pub async fn has<D: Faulty>(&self, site: &Site<D>, id: i64) -> bool {
        let found = site
            .admin
            .rows::<i64>(sql!("select id from transfers where id = {id}"));
        !found.await.expect("the ledger").is_empty()
    }

    /// No committed row is lost, none of an undone transaction is there, and no transfer is there by half.
    pub async fn check<D: Faulty>(&self, site: &Site<D>) {
        site.at_rest().await;
        let rows = site
            .admin
            .rows::<(i64, i64, i64)>(sql!("select id, source, target from transfers"));
        let rows = rows.await.expect("the ledger");
        let there: BTreeSet<i64> = rows.iter().map(|(id, _, _)| *id).collect();
        self.told(|told| {
            let lost: Vec<_> = told.committed.difference(&there).collect();
            assert!(
                lost.is_empty(),
                "{}: committed, and lost: {lost:?}",
                D::NAME
            );
            let kept: Vec<_> = told.undone.intersection(&there).collect();
            assert!(kept.is_empty(), "{}: undone, and there: {kept:?}", D::NAME);
        });
        let mut expected = vec![FIRST; usize::try_from(ACCOUNTS).expect("few")];
        for (_, from, to) in rows {
            expected[usize::try_from(from).expect("an account")] -= 1;
            expected[usize::try_from(to).expect("an account")] += 1;
        }
        let found = site
            .admin
            .rows::<i64>(sql!("select amount from balances order by id"));
        let found = found.await.expect("the balances");
        assert_eq!(found, expected, "{}: a transfer is there by half", D::NAME);
        assert_eq!(found.iter().sum::<i64>(), ACCOUNTS * FIRST);
    }
}

/// The pool works: as many transfers as it has connections, and more.
pub async fn works<D: Faulty>(db: &Db<D>, ledger: &Ledger, site: &Site<D>) {
    let mut well = 0;
    // Those that were killed while they were idle are found one by one.
    for _ in 0..20 {
        let transfer = ledger.next();
        let outcome = db.transaction(async |tx| transfer.write(tx).await).await;
        ledger.ended(transfer.id, &outcome);
        match outcome {
            Ok(()) => well += 1,
            Err(Error::Connection(_)) => well = 0,
            Err(error) => panic!("{}: {error}", D::NAME),
        }
        if well == 6 {
            break;
        }
    }
    assert_eq!(well, 6, "{}: the pool does not recover", D::NAME);
    ledger.check(site).await;
}
