//! A ledger: accounts, and transfers between them. Its users choose the database.
//!
//! A library does so with a type parameter `D` for the dialect, and says once, on the `impl`, that its tables are for
//! it. What a dialect does not have would not compile here, so what compiles works on all of them.
//!
//! `cargo test -p drizzle-example-ledger`
use chrono::{DateTime, Utc};
use drizzle::driver::Driver;
use drizzle::prelude::*;
use drizzle::schema::TableOn;
use std::fmt;

/// An account.
#[table(
    sqlite,
    postgres,
    mysql,
    cockroach,
    mssql,
    name = "ledger_accounts",
    module = "accounts"
)]
#[check(ledger_not_overdrawn, "balance >= 0")]
#[derive(Debug, Clone, PartialEq)]
pub struct Account {
    /// Its name.
    #[column(primary_key, varchar(64))]
    pub name: String,
    /// What is in it.
    #[column(default = 0)]
    pub balance: i64,
}

/// A transfer.
#[table(
    sqlite,
    postgres,
    mysql,
    cockroach,
    mssql,
    name = "ledger_transfers",
    module = "transfers"
)]
#[index(ledger_from_idx, on(from_account))]
#[index(ledger_to_idx, on(to_account))]
#[derive(Debug, Clone, PartialEq)]
pub struct Transfer {
    /// Its number.
    #[column(auto_increment, primary_key)]
    pub id: i64,
    /// Whose balance became less.
    #[column(references(accounts::name))]
    pub from_account: String,
    /// Whose balance became more.
    #[column(references(accounts::name))]
    pub to_account: String,
    /// By how much.
    pub amount: i64,
    /// What for.
    pub text: String,
    /// When.
    #[column(default = now())]
    pub at: DateTime<Utc>,
}

/// Why a transfer was refused.
#[derive(Debug)]
pub enum Refusal {
    /// Not more than nothing can be transferred.
    Amount,
    /// There is less in the account.
    Insufficient,
    /// There is no such account.
    NoAccount,
    /// The database failed.
    Database(Error),
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refusal::Amount => f.write_str("the amount must be more than nothing"),
            Refusal::Insufficient => f.write_str("there is less in the account"),
            Refusal::NoAccount => f.write_str("there is no such account"),
            Refusal::Database(error) => error.fmt(f),
        }
    }
}
impl std::error::Error for Refusal {}
impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        match error {
            Error::ForeignKey(_) | Error::NotFound { .. } => Refusal::NoAccount,
            error => Refusal::Database(error),
        }
    }
}

/// The ledger on a database.
#[derive(Debug, Clone)]
pub struct Ledger<D: Driver>(Db<D>);

impl<D: Driver> Ledger<D>
where
    accounts::accounts: TableOn<D>,
    transfers::transfers: TableOn<D>,
{
    /// On this database.
    pub fn new(db: Db<D>) -> Self {
        Ledger(db)
    }

    /// Makes the tables where they are missing.
    ///
    /// # Errors
    /// The database's.
    pub async fn prepare(&self) -> Result<(), Error> {
        let objects = schema![accounts, transfers];
        let create = self.0.create_schema_objects(objects);
        create.if_not_exists().execute().await.map(drop)
    }

    /// Opens an account; whether it is new.
    ///
    /// # Errors
    /// The database's.
    pub async fn open(&self, name: &str, balance: i64) -> Result<bool, Error> {
        let new = NewAccount::new().name(name).balance(balance);
        let insert = self.0.insert(accounts).values(new);
        Ok(insert.on_conflict_do_nothing().execute().await? == 1)
    }

    /// What is in an account.
    ///
    /// # Errors
    /// [`Error::NotFound`] if there is no such account.
    pub async fn balance(&self, name: &str) -> Result<i64, Error> {
        balance(&self.0, name).await
    }

    /// Transfers an amount, or nothing.
    ///
    /// # Errors
    /// Why it was refused.
    pub async fn transfer(
        &self,
        from: &str,
        to: &str,
        amount: i64,
        text: &str,
    ) -> Result<(), Refusal> {
        if amount <= 0 {
            return Err(Refusal::Amount);
        }
        self.0
            .try_transaction(async |tx| {
                // One statement asks and takes, so that nobody comes between.
                let taken = tx
                    .update(accounts)
                    .set(accounts::balance, accounts::balance - amount)
                    .filter((eq(accounts::name, from), gte(accounts::balance, amount)))
                    .execute()
                    .await?;
                if taken == 0 {
                    balance(tx, from).await?;
                    return Err(Refusal::Insufficient);
                }
                tx.update(accounts)
                    .set(accounts::balance, accounts::balance + amount)
                    .filter(eq(accounts::name, to))
                    .execute()
                    .await?;
                let new = NewTransfer::new()
                    .from_account(from)
                    .to_account(to)
                    .amount(amount)
                    .text(text);
                tx.insert(transfers).values(new).execute().await?;
                Ok(())
            })
            .await
    }

    /// The last transfers of an account, with what each changed; `after` is the number of the last one of the page before.
    ///
    /// # Errors
    /// The database's.
    pub async fn statement(
        &self,
        name: &str,
        after: Option<i64>,
        limit: i64,
    ) -> Result<Vec<Line>, Error> {
        let found: Vec<Transfer> = self
            .0
            .select(..)
            .from(transfers)
            .filter(or((
                eq(transfers::from_account, name),
                eq(transfers::to_account, name),
            )))
            .after(desc(transfers::id), after)
            .limit(limit)
            .all()
            .await?;
        let line = |transfer: Transfer| {
            let spent = transfer.from_account == name;
            Line {
                number: transfer.id,
                change: if spent {
                    -transfer.amount
                } else {
                    transfer.amount
                },
                with: if spent {
                    transfer.to_account
                } else {
                    transfer.from_account
                },
                text: transfer.text,
            }
        };
        Ok(found.into_iter().map(line).collect())
    }

    /// To whom most was transferred, and how often.
    ///
    /// # Errors
    /// The database's.
    pub async fn received(&self) -> Result<Vec<(String, i64)>, Error> {
        let received = self
            .0
            .select((transfers::to_account, count_all()))
            .from(transfers)
            .group_by(transfers::to_account)
            .order_by((desc(sum(transfers::amount)), asc(transfers::to_account)));
        received.all().await
    }
}

/// Works on the database and within a transaction.
async fn balance<D: Driver>(db: &impl Executor<D>, name: &str) -> Result<i64, Error>
where
    accounts::accounts: TableOn<D>,
{
    let query = db.select(accounts::balance).from(accounts);
    query.filter(eq(accounts::name, name)).one().await
}

/// A line of an account's statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The transfer's number.
    pub number: i64,
    /// What it added to the account.
    pub change: i64,
    /// The other account.
    pub with: String,
    /// What for.
    pub text: String,
}
