//! Results of queries that are kept, until one of their tables is written.
use crate::Db;
use crate::driver::Driver;
use drizzle_core::error::Error;
use drizzle_core::exec::{Done, Sink, Work};
use drizzle_core::query::TableFn;
use drizzle_core::render::{Action, Sql};
use drizzle_core::schema::{self, Table, TableDef};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

mod kept;
mod key;
#[cfg(feature = "cache")]
mod memory;
#[cfg(all(test, feature = "cache"))]
mod tests;

pub(crate) use kept::Recording;
pub use kept::Rows;
pub use key::Key;
#[cfg(feature = "cache")]
pub use memory::InMemory;

/// Where results are kept, by their [`Key`]: [`InMemory`] with the feature `cache`, or one of
/// the program. What it gives need not be fresh: whoever asks knows which results are out of date.
pub trait Store: Send + Sync + 'static {
    /// What was kept.
    fn get(&self, key: &Key) -> Option<Arc<Rows>>;
    /// Keeps rows, for no longer than this. It may forget them at any time.
    fn put(&self, key: Key, rows: Arc<Rows>, ttl: Option<Duration>);
    /// Forgets everything.
    fn clear(&self);
}

/// Keeps results of queries, see [`Db::with_cache`]. It belongs to one database.
pub struct Cache {
    store: Box<dyn Store>,
    ttl: Option<Duration>,
    versions: Mutex<Versions>,
}

/// How often each table was written, as far as this program knows.
#[derive(Default)]
struct Versions {
    /// Writes of which nobody knows the tables.
    any: u64,
    tables: HashMap<Name, u64>,
}

/// A table's schema and name.
type Name = (Option<&'static str>, &'static str);

/// Which writes a result has seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Seen {
    any: u64,
    tables: Vec<(Name, u64)>,
}

impl Cache {
    /// A cache that keeps results in this store.
    pub fn new(store: impl Store) -> Self {
        Cache {
            store: Box::new(store),
            ttl: None,
            versions: Mutex::default(),
        }
    }

    /// Keeps each result for no longer than this, unless a handle says otherwise.
    pub fn ttl(mut self, ttl: Duration) -> Self {
        self.ttl = Some(ttl);
        self
    }

    fn versions<R>(&self, f: impl FnOnce(&mut Versions) -> R) -> R {
        f(&mut self.versions.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn seen(&self, tables: &[Name]) -> Seen {
        self.versions(|versions| Seen {
            any: versions.any,
            tables: tables
                .iter()
                .map(|name| (*name, versions.tables.get(name).copied().unwrap_or(0)))
                .collect(),
        })
    }

    fn wrote(&self, written: &Written) {
        match written {
            Written::Anything => {
                self.versions(|versions| versions.any += 1);
                self.store.clear();
            }
            Written::Tables(tables) => self.versions(|versions| {
                for name in tables {
                    *versions.tables.entry(*name).or_default() += 1;
                }
            }),
        }
    }
}

/// What statements write.
enum Written {
    Tables(Vec<Name>),
    /// It is not known.
    Anything,
}

fn name(table: &TableDef) -> Name {
    (table.schema, table.name)
}

/// What the statements write, if anything.
fn written(statements: &[Sql]) -> Option<Written> {
    let mut tables = Vec::new();
    for sql in statements {
        let about = &sql.about;
        match about.action {
            Action::Definition => return Some(Written::Anything),
            Action::Other if about.by_hand => return Some(Written::Anything),
            _ => tables.extend(about.writes.iter().map(name)),
        }
    }
    (!tables.is_empty()).then_some(Written::Tables(tables))
}

/// The tables whose writes change what the query finds, if they are all known: those that it reads, and those from which
/// the database itself changes them, by foreign keys that cascade.
fn depends_on(sql: &Sql) -> Option<Vec<Name>> {
    if !sql.about.only_reads() || sql.about.by_hand {
        return None;
    }
    let mut all: Vec<&'static TableDef> = sql.about.reads.iter().collect();
    let mut at = 0;
    while let Some(table) = all.get(at).copied() {
        if table.view.is_some() {
            return None;
        }
        for key in table.foreign_keys.get() {
            let changes =
                |action| !matches!(action, schema::Action::NoAction | schema::Action::Restrict);
            let known = all.iter().any(|known| name(known) == name(key.table));
            if (changes(key.on_delete) || changes(key.on_update)) && !known {
                all.push(key.table);
            }
        }
        at += 1;
    }
    Some(all.into_iter().map(name).collect())
}

/// What a handle has to do with a cache.
#[derive(Clone, Default)]
pub(crate) struct Caching {
    cache: Option<Arc<Cache>>,
    /// Whether queries are answered by it, and how long what they find is kept.
    reads: Option<Option<Duration>>,
}

/// A query that the cache may answer.
pub(crate) struct Question {
    cache: Arc<Cache>,
    key: Key,
    seen: Seen,
    ttl: Option<Duration>,
}

impl Caching {
    /// The question that these statements are, if they are one for the cache.
    pub(crate) fn question(&self, work: &Work) -> Result<Option<Question>, Error> {
        let Some(ttl) = self.reads else {
            return Ok(None);
        };
        let cache = self.cache.as_ref().ok_or_else(|| {
            Error::Invalid("this handle has no cache to answer queries: call `.with_cache(..)` before `.cached()`".into())
        })?;
        let [sql] = &work.statements[..] else {
            return Ok(None);
        };
        let (Some(tables), Some(_)) = (depends_on(sql), &work.sink) else {
            return Ok(None);
        };
        Ok(Some(Question {
            cache: cache.clone(),
            key: Key::of(sql),
            seen: cache.seen(&tables),
            ttl: ttl.or(cache.ttl),
        }))
    }

    /// Tells the cache what these statements have written, when it is dropped: however they end, they may have.
    pub(crate) fn writing(&self, statements: &[Sql]) -> Option<Writing> {
        let cache = self.cache.as_ref()?;
        let written = written(statements)?;
        Some(Writing {
            cache: cache.clone(),
            written,
        })
    }
}

/// Tells a cache that something was written when it is dropped.
pub(crate) struct Writing {
    cache: Arc<Cache>,
    written: Written,
}

impl Writing {
    /// It has no effect that anybody can see: it was rolled back.
    pub(crate) fn undone(mut self) {
        self.written = Written::Tables(Vec::new());
    }
}

impl Drop for Writing {
    fn drop(&mut self) {
        self.cache.wrote(&self.written);
    }
}

impl Question {
    /// The answer, if there is a fresh one. Rows go to the sink; without an answer it is as it was.
    pub(crate) fn answer(&self, work: &mut Work) -> Option<Result<Done, Error>> {
        let rows = self.cache.store.get(&self.key)?;
        if !rows.has_seen(&self.seen) {
            return None;
        }
        let sink = work.sink.as_mut()?;
        match rows.replay(&mut **sink) {
            Ok(true) => {}
            // It holds less than is wanted now.
            Ok(false) => {
                sink.restart();
                return None;
            }
            Err(error) => {
                let sql = self.key.text().to_owned();
                return Some(Err(Error::Decode { error, sql }));
            }
        }
        Some(Ok(Done {
            affected: 0,
            sql: self.key.text().to_owned(),
            sink: work.sink.take(),
        }))
    }

    /// Takes down the rows on their way.
    pub(crate) fn record(&self, work: &mut Work) {
        work.sink = work.sink.take().map(Recording::around);
    }

    /// Keeps what was taken down; gives the sink as it was.
    pub(crate) fn keep(self, sink: Option<Box<dyn Sink>>) -> Option<Box<dyn Sink>> {
        let (sink, rows) = Recording::apart(sink, self.seen);
        if let Some(rows) = rows {
            self.cache.store.put(self.key, Arc::new(rows), self.ttl);
        }
        sink
    }
}

/// Caches. Each of these gives another handle of the same connections.
impl<D: Driver> Db<D> {
    /// The same database with a cache, of which writes through this handle tell the tables: through its transactions, too,
    /// once they are committed. Queries are answered by it only on [`cached`](Db::cached).
    ///
    /// ```
    /// # #[cfg(feature = "cache")]
    /// # async fn example<D: drizzle::driver::Driver>(db: drizzle::Db<D>) -> Result<(), drizzle::Error>
    /// # where users::users: drizzle::schema::TableOn<D> {
    /// use drizzle::cache::{Cache, InMemory};
    /// use std::time::Duration;
    /// let db = db.with_cache(Cache::new(InMemory::new(10_000)).ttl(Duration::from_secs(60)));
    /// // Asked once, and again only after a write to the table or a minute.
    /// let names = db.cached().select(users::name).from(users).all().await?;
    /// # _ = names;
    /// # Ok(())
    /// # }
    /// # use drizzle::prelude::*;
    /// # #[table(sqlite, postgres, name = "users")]
    /// # pub struct User { #[column(primary_key)] pub id: i64, pub name: String }
    /// ```
    ///
    /// What is kept are the rows as the database sent them, by the query's text and the values of its parameters. A
    /// result is out of date once a table of the query is written, or one whose rows the database changes with it by a
    /// foreign key that cascades. After SQL by hand, and after definitions, all results are.
    ///
    /// Not answered by it, since nobody knows all of their tables: queries with SQL by hand in them and of views; nor
    /// queries that lock, streams, queries of nested rows in batches, rows with ranges, and all in transactions and
    /// batches. It does not know of writes by other programs, by triggers, or through handles without it: give results a
    /// time to live, or [tell it](Db::invalidate).
    pub fn with_cache(&self, cache: Cache) -> Self {
        self.with_caching(|caching| caching.cache = Some(Arc::new(cache)))
    }

    /// The same database, whose cache answers queries.
    pub fn cached(&self) -> Self {
        self.with_caching(|caching| caching.reads = Some(None))
    }

    /// The same database, whose cache answers queries, and keeps what they find for so long.
    pub fn cached_for(&self, ttl: Duration) -> Self {
        self.with_caching(|caching| caching.reads = Some(Some(ttl)))
    }

    /// The same database, whose queries are answered by itself.
    pub fn uncached(&self) -> Self {
        self.with_caching(|caching| caching.reads = None)
    }

    /// Tells the cache that a table was written by somebody else.
    pub fn invalidate<F: TableFn<Table = T>, T: Table>(&self, table: F) {
        _ = table;
        if let Some(cache) = self.cache() {
            cache.wrote(&Written::Tables(vec![name(T::DEF)]));
        }
    }

    /// Tells the cache that anything was written by somebody else.
    pub fn invalidate_all(&self) {
        if let Some(cache) = self.cache() {
            cache.wrote(&Written::Anything);
        }
    }

    fn cache(&self) -> Option<&Cache> {
        self.context().caching.as_deref()?.cache.as_deref()
    }

    fn with_caching(&self, change: impl FnOnce(&mut Caching)) -> Self {
        let mut caching = self
            .context()
            .caching
            .as_deref()
            .cloned()
            .unwrap_or_default();
        change(&mut caching);
        self.with_context(crate::execute::Context {
            caching: Some(Arc::new(caching)),
            ..self.context().clone()
        })
    }
}
