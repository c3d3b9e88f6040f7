//! The same test on each database; each is a feature, and needs its server, which `cargo xtask test` starts.
use drizzle_example_ledger::{Ledger, Line, Refusal, accounts, transfers};
use guide::{Outcome, Server, on};

/// The whole library, on a database of its own.
fn everything<D: Server>()
where
    accounts::accounts: drizzle::schema::TableOn<D>,
    transfers::transfers: drizzle::schema::TableOn<D>,
{
    if let Some(variable) = D::VARIABLE {
        assert!(
            std::env::var_os(variable).is_some(),
            "the feature needs a server: {variable} is not set"
        );
    }
    on(async |db: drizzle::Db<D>| -> Outcome {
        let ledger = Ledger::new(db);
        ledger.prepare().await?;
        // It is there already.
        ledger.prepare().await?;
        assert!(ledger.open("ada", 100).await?);
        assert!(ledger.open("grace", 0).await?);
        assert!(!ledger.open("ada", 1_000_000).await?);

        ledger.transfer("ada", "grace", 30, "a book").await?;
        ledger.transfer("ada", "grace", 70, "a relay").await?;
        ledger.transfer("grace", "ada", 5, "change").await?;
        assert_eq!(ledger.balance("ada").await?, 5);
        assert_eq!(ledger.balance("grace").await?, 95);

        let refused = |from, to, amount| {
            let ledger = ledger.clone();
            async move { ledger.transfer(from, to, amount, "").await.unwrap_err() }
        };
        assert!(matches!(
            refused("ada", "grace", 6).await,
            Refusal::Insufficient
        ));
        assert!(matches!(
            refused("ada", "nobody", 1).await,
            Refusal::NoAccount
        ));
        assert!(matches!(
            refused("nobody", "ada", 1).await,
            Refusal::NoAccount
        ));
        assert!(matches!(refused("ada", "grace", -1).await, Refusal::Amount));
        // Nothing of what was refused stays.
        assert_eq!(ledger.balance("ada").await?, 5);

        let page = ledger.statement("ada", None, 2).await?;
        let told: Vec<_> = page
            .iter()
            .map(|line| (line.change, line.with.as_str(), line.text.as_str()))
            .collect();
        assert_eq!(told, [(5, "grace", "change"), (-70, "grace", "a relay")]);
        let rest = ledger.statement("ada", Some(page[1].number), 2).await?;
        assert!(matches!(&rest[..], [Line { change: -30, .. }]), "{rest:?}");
        let received = ledger.received().await?;
        assert_eq!(received, [("grace".to_owned(), 2), ("ada".to_owned(), 1)]);
        Ok(())
    });
}

#[cfg(feature = "sqlite")]
#[test]
fn sqlite() {
    everything::<drizzle::dialect::Sqlite>();
}
#[cfg(feature = "postgres")]
#[test]
fn postgres() {
    everything::<drizzle::dialect::Postgres>();
}
#[cfg(feature = "mysql")]
#[test]
fn mysql() {
    everything::<drizzle::dialect::MySql>();
}
#[cfg(feature = "cockroach")]
#[test]
fn cockroach() {
    everything::<drizzle::dialect::Cockroach>();
}
#[cfg(feature = "mssql")]
#[test]
fn mssql() {
    everything::<drizzle::dialect::Mssql>();
}
