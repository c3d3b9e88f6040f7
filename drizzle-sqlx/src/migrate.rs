//! Migrations: SQL files that bring a database from one version of its schema to the next, each applied once.
//!
//! A migration is a folder with `migration.sql` (and `down.sql`, which undoes it), as `drizzle-kit generate` writes it,
//! or a file `name.sql`. They are applied in the order of their names.
//!
//! ```no_run
//! # #[cfg(feature = "sqlite")]
//! # async fn example() -> Result<(), Box<dyn std::error::Error>> {
//! use drizzle::prelude::*;
//! let db = Db::<Sqlite>::connect("sqlite:shop.db").await?;
//! let applied = drizzle::migrate::migrate(&db, "drizzle").await?;
//! println!("{} migrations applied", applied.len());
//! # Ok(())
//! # }
//! ```
//!
//! [`embed_migrations!`](crate::embed_migrations) takes the files into the program, so that it needs no folder.
//!
//! # What is certain
//!
//! - One migrator works at a time; others wait for it. What locks dies with its connection.
//! - Where definitions are part of transactions (SQLite, PostgreSQL, SQL Server), all of a migration takes effect or
//!   nothing, and so does the record. Statements that can't be in a transaction, such as `create index concurrently`,
//!   stand between two; `-- drizzle: no-transaction` on a line keeps a whole migration out of them.
//! - Where they are not (MySQL, MariaDB, CockroachDB), the record tells how many statements were done. After an error,
//!   the next run goes on from the statement that failed. Of a statement that was cut off, nobody can know;
//!   [`MigrateError::Interrupted`] names it, and [`Migrator::resume`] goes on.
//! - A file that was changed or is gone after it was applied is an error, before anything runs.
use crate::db::Db;
use sha2::{Digest as _, Sha256};
use std::borrow::Cow;
use std::fmt::Write as _;
use std::path::Path;
use std::time::{Duration, Instant};

mod driver;
mod error;
mod files;
mod journal;
mod lock;
mod run;
mod session;
pub mod split;
mod steps;

pub use driver::{ForeignKeys, Lock, Migrates};
pub use error::{MigrateError, Place};
pub use run::Resume;
pub use steps::{Step, run_steps};

use journal::{Entry, Journal, State};
use run::Script;
use session::Session;

/// A migration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Migration {
    /// Its name: migrations are applied in the order of their names.
    pub name: Cow<'static, str>,
    /// Its statements.
    pub sql: Cow<'static, str>,
    /// The statements that undo it.
    pub down: Option<Cow<'static, str>>,
}

/// Migrations in the order of their names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Migrations(Vec<Migration>);

impl Migrations {
    /// These migrations.
    ///
    /// # Errors
    /// [`MigrateError::Twice`] when two have the same name.
    pub fn new(migrations: impl IntoIterator<Item = Migration>) -> Result<Self, MigrateError> {
        let mut migrations: Vec<_> = migrations.into_iter().collect();
        migrations.sort_by(|one, other| one.name.cmp(&other.name));
        let twice = migrations
            .windows(2)
            .find(|pair| pair[0].name == pair[1].name);
        match twice {
            Some(pair) => Err(MigrateError::Twice(pair[0].name.to_string())),
            None => Ok(Migrations(migrations)),
        }
    }

    /// The migrations of a folder.
    ///
    /// # Errors
    /// [`MigrateError::File`] when it can't be read.
    pub fn read(folder: impl AsRef<Path>) -> Result<Self, MigrateError> {
        files::read(folder.as_ref())
    }

    /// The migrations, in their order.
    pub fn iter(&self) -> impl Iterator<Item = &Migration> {
        self.0.iter()
    }

    /// What `embed_migrations!` makes.
    #[doc(hidden)]
    pub fn embedded(files: &[(&'static str, &'static str, Option<&'static str>)]) -> Self {
        let migration = |&(name, sql, down): &(&'static str, &'static str, Option<_>)| Migration {
            name: Cow::Borrowed(name),
            sql: Cow::Borrowed(sql),
            down: down.map(Cow::Borrowed),
        };
        // The macro has seen to their names and order.
        Migrations(files.iter().map(migration).collect())
    }
}

/// Applies the migrations of a folder that were not applied yet; gives their names.
///
/// # Errors
/// [`MigrateError`]; what was applied before the error stays.
pub async fn migrate<D: Migrates>(
    db: &Db<D>,
    folder: impl AsRef<Path>,
) -> Result<Vec<String>, MigrateError> {
    Migrator::new(Migrations::read(folder)?).run(db).await
}

/// Where a migration stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Standing {
    /// It was applied.
    Applied,
    /// It will be.
    Pending,
    /// It was begun and has not come to its end.
    Unfinished,
    /// It was applied, and its file was changed since.
    Changed,
    /// It was applied, and its file is gone.
    Missing,
}

/// A migration and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Status {
    /// Its name.
    pub name: String,
    /// Where it stands.
    pub standing: Standing,
    /// When it was applied, in milliseconds since 1970.
    pub applied_at: Option<i64>,
    /// How long that took.
    pub took: Option<Duration>,
}

/// Applies migrations, undoes them, and tells where they stand.
///
/// ```no_run
/// # #[cfg(feature = "postgres")]
/// # async fn example(db: drizzle::Db<drizzle::dialect::Postgres>) -> Result<(), Box<dyn std::error::Error>> {
/// use drizzle::migrate::{Migrations, Migrator};
/// use std::time::Duration;
/// let migrator = Migrator::new(Migrations::read("drizzle")?)
///     .table("migrations")
///     .lock_timeout(Duration::from_secs(300));
/// for migration in migrator.status(&db).await? {
///     println!("{}: {:?}", migration.name, migration.standing);
/// }
/// migrator.run(&db).await?;
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
#[must_use = "a migrator does nothing until it runs: `.run(&db)`"]
pub struct Migrator {
    migrations: Migrations,
    journal: Journal,
    lock_timeout: Duration,
    in_order: bool,
    resume: Option<Resume>,
}

impl Migrator {
    /// A migrator that keeps its record in the table `__drizzle_migrations`.
    pub fn new(migrations: Migrations) -> Self {
        Migrator {
            migrations,
            journal: Journal {
                schema: None,
                table: "__drizzle_migrations".into(),
            },
            lock_timeout: Duration::from_secs(60),
            in_order: false,
            resume: None,
        }
    }

    /// Keeps the record in another table.
    pub fn table(mut self, name: impl Into<String>) -> Self {
        self.journal.table = name.into();
        self
    }

    /// Keeps the record in another schema (namespace); it is created if it is missing.
    pub fn schema(mut self, name: impl Into<String>) -> Self {
        self.journal.schema = Some(name.into());
        self
    }

    /// For how long it waits for another migrator; a minute unless this is said.
    pub fn lock_timeout(mut self, timeout: Duration) -> Self {
        self.lock_timeout = timeout;
        self
    }

    /// Refuses migrations that come before one that was applied, as they do after branches are merged. Otherwise
    /// they are applied.
    pub fn in_order(mut self) -> Self {
        self.in_order = true;
        self
    }

    /// Goes on after [`MigrateError::Interrupted`].
    pub fn resume(mut self, resume: Resume) -> Self {
        self.resume = Some(resume);
        self
    }

    /// Applies what was not applied yet; gives the names.
    ///
    /// # Errors
    /// [`MigrateError`]; what was applied before the error stays.
    pub async fn run<D: Migrates>(&self, db: &Db<D>) -> Result<Vec<String>, MigrateError> {
        let mut held = lock::take(db, &self.journal, self.lock_timeout).await?;
        let applied = self.run_all(&mut held.session).await;
        lock::give_back(held, applied.is_ok()).await?;
        applied
    }

    async fn run_all<D: Migrates>(
        &self,
        session: &mut Session<D>,
    ) -> Result<Vec<String>, MigrateError> {
        self.journal.create(session).await?;
        let entries = self.journal.entries(session).await?;
        self.check(&entries)?;
        let scripts = self.pending(&entries);
        let scripts = scripts.map(|migration| Script::of::<D>(migration, false));
        // A file that can't be read is told before anything runs.
        let scripts: Vec<_> = scripts.collect::<Result<_, _>>()?;
        let mut applied = Vec::new();
        for script in scripts {
            if self.apply(session, &script).await? {
                applied.push(script.name().to_owned());
            }
        }
        Ok(applied)
    }

    /// Applies one migration; `false` if another migrator was faster.
    async fn apply<D: Migrates>(
        &self,
        session: &mut Session<D>,
        script: &Script<'_>,
    ) -> Result<bool, MigrateError> {
        let start = Instant::now();
        let resume = self.resume;
        let applied = script.run(session, &self.journal, resume).await?;
        if applied {
            let (migration, elapsed) = (script.name(), start.elapsed());
            tracing::info!(target: "drizzle", migration, ?elapsed, "migration applied");
        }
        Ok(applied)
    }

    fn pending<'m>(&'m self, entries: &[Entry]) -> impl Iterator<Item = &'m Migration> {
        let finished = |name: &str| {
            let mut entries = entries.iter();
            entries.any(|entry| entry.name == name && entry.state == State::Applied)
        };
        let migrations = self.migrations.iter();
        migrations
            .filter(move |migration| !finished(&migration.name))
            .collect::<Vec<_>>()
            .into_iter()
    }

    /// Refuses what does not fit the record.
    fn check(&self, entries: &[Entry]) -> Result<(), MigrateError> {
        let status = self.standings(entries);
        let names = |standing| {
            let status = status.iter().filter(|status| status.standing == standing);
            status.map(|status| status.name.clone()).collect::<Vec<_>>()
        };
        let (missing, changed) = (names(Standing::Missing), names(Standing::Changed));
        if !missing.is_empty() {
            return Err(MigrateError::Missing(missing));
        }
        if !changed.is_empty() {
            return Err(MigrateError::Changed(changed));
        }
        let last = entries.iter().filter(|entry| entry.state == State::Applied);
        let last = last.map(|entry| entry.name.as_str()).max().unwrap_or("");
        let mut before = names(Standing::Pending);
        before.retain(|name| name.as_str() < last);
        match self.in_order && !before.is_empty() {
            true => Err(MigrateError::OutOfOrder(before)),
            false => Ok(()),
        }
    }

    fn standings(&self, entries: &[Entry]) -> Vec<Status> {
        let entry = |name: &str| entries.iter().find(|entry| entry.name == name);
        let of_file = |migration: &Migration| {
            let entry = entry(&migration.name);
            let standing = match entry {
                None => Standing::Pending,
                Some(entry) if entry.state != State::Applied => Standing::Unfinished,
                Some(entry) if entry.hash != hash(&migration.sql) => Standing::Changed,
                Some(_) => Standing::Applied,
            };
            status(&migration.name, standing, entry)
        };
        let mut all: Vec<_> = self.migrations.iter().map(of_file).collect();
        let gone = entries.iter().filter(|entry| {
            let mut migrations = self.migrations.iter();
            !migrations.any(|migration| migration.name == entry.name)
        });
        all.extend(gone.map(|entry| status(&entry.name, Standing::Missing, Some(entry))));
        all.sort_by(|one, other| one.name.cmp(&other.name));
        all
    }

    /// Where each migration stands, in the order of their names.
    ///
    /// # Errors
    /// [`MigrateError::Database`] when the record can't be read.
    pub async fn status<D: Migrates>(&self, db: &Db<D>) -> Result<Vec<Status>, MigrateError> {
        let mut session = Session::open(db).await?;
        self.journal.create(&mut session).await?;
        let entries = self.journal.entries(&mut session).await?;
        session.close();
        Ok(self.standings(&entries))
    }

    /// Undoes the last migrations that were applied, the last one first; gives their names.
    ///
    /// # Errors
    /// [`MigrateError::NoDown`], before anything is undone, when one has no `down.sql`; others as [`run`](Self::run).
    pub async fn rollback<D: Migrates>(
        &self,
        db: &Db<D>,
        count: usize,
    ) -> Result<Vec<String>, MigrateError> {
        let mut held = lock::take(db, &self.journal, self.lock_timeout).await?;
        let undone = self.undo(&mut held.session, count).await;
        lock::give_back(held, undone.is_ok()).await?;
        undone
    }

    async fn undo<D: Migrates>(
        &self,
        session: &mut Session<D>,
        count: usize,
    ) -> Result<Vec<String>, MigrateError> {
        self.journal.create(session).await?;
        let entries = self.journal.entries(session).await?;
        let mut scripts = Vec::new();
        for entry in entries.iter().rev().take(count) {
            let mut migrations = self.migrations.iter();
            let migration = migrations.find(|migration| migration.name == entry.name);
            let gone = || MigrateError::Missing(vec![entry.name.clone()]);
            scripts.push(Script::of::<D>(migration.ok_or_else(gone)?, true)?);
        }
        let mut undone = Vec::new();
        for script in scripts {
            if script.run(session, &self.journal, self.resume).await? {
                undone.push(script.name().to_owned());
            }
        }
        Ok(undone)
    }

    /// Records migrations up to this one as applied without running them: for a database that has their schema
    /// already. Gives the names.
    ///
    /// # Errors
    /// [`MigrateError::Missing`] when there is none of this name; others as [`run`](Self::run).
    pub async fn baseline<D: Migrates>(
        &self,
        db: &Db<D>,
        last: &str,
    ) -> Result<Vec<String>, MigrateError> {
        if !self
            .migrations
            .iter()
            .any(|migration| migration.name == last)
        {
            return Err(MigrateError::Missing(vec![last.to_owned()]));
        }
        let mut held = lock::take(db, &self.journal, self.lock_timeout).await?;
        let recorded = self.record(&mut held.session, last).await;
        lock::give_back(held, recorded.is_ok()).await?;
        recorded
    }

    async fn record<D: Migrates>(
        &self,
        session: &mut Session<D>,
        last: &str,
    ) -> Result<Vec<String>, MigrateError> {
        self.journal.create(session).await?;
        let entries = self.journal.entries(session).await?;
        self.check(&entries)?;
        let mut recorded = Vec::new();
        for migration in self.pending(&entries) {
            if *migration.name > *last {
                break;
            }
            let script = Script::of::<D>(migration, false)?;
            script.skip(session, &self.journal).await?;
            recorded.push(script.name().to_owned());
        }
        Ok(recorded)
    }
}

fn status(name: &str, standing: Standing, entry: Option<&Entry>) -> Status {
    Status {
        name: name.to_owned(),
        standing,
        applied_at: entry.map(|entry| entry.at),
        took: entry.map(|entry| Duration::from_millis(u64::try_from(entry.took).unwrap_or(0))),
    }
}

/// The SHA-256 of a text, whatever its lines end with.
fn hash(text: &str) -> String {
    let digest = Sha256::digest(text.replace("\r\n", "\n").as_bytes());
    let mut hex = String::with_capacity(64);
    for byte in digest {
        let _ = write!(hex, "{byte:02x}");
    }
    hex
}
