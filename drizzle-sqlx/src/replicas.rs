//! Databases that are copies of another one: they answer queries, and what writes goes to the first.
use crate::Db;
use crate::driver::Driver;
use drizzle_core::render::Sql;
use std::hash::{BuildHasher, RandomState};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Which replica answers the next query.
///
/// [`Random`] and [`InTurn`] are ones; so is a function that gets the number of replicas, and gives a place in their
/// list.
pub trait Pick: Send + Sync + 'static {
    /// A place in a list of so many replicas; one past its end is counted from its beginning again.
    fn pick(&self, replicas: usize) -> usize;
}

impl<F: Fn(usize) -> usize + Send + Sync + 'static> Pick for F {
    fn pick(&self, replicas: usize) -> usize {
        self(replicas)
    }
}

/// Any of them.
#[derive(Debug, Clone, Copy, Default)]
pub struct Random;

impl Pick for Random {
    fn pick(&self, replicas: usize) -> usize {
        // The keys of each state are random.
        let number = RandomState::new().hash_one(()) as usize;
        number % replicas.max(1)
    }
}

/// One after the other.
#[derive(Debug, Default)]
pub struct InTurn(AtomicUsize);

impl Pick for InTurn {
    fn pick(&self, replicas: usize) -> usize {
        self.0.fetch_add(1, Ordering::Relaxed) % replicas.max(1)
    }
}

/// A database whose queries are answered by its replicas.
///
/// To a replica go selects, counts and queries of nested rows, as [`Executor`](crate::exec::Executor) starts them. To the
/// primary goes all else: writes, definitions, transactions, batches, queries that lock rows or take numbers of
/// sequences, common table expressions that write, and whole statements by hand, of which nobody knows what they do.
///
/// Replicas lag behind: who has to read what was just written asks [`primary`](Db::primary). Statements are written for
/// the primary's version of the server.
///
/// ```
/// # use drizzle::{Db, Error, driver::Driver};
/// use drizzle::replicas::{InTurn, with_replicas};
///
/// # async fn example<D: Driver>() -> Result<(), Error> {
/// let primary = Db::<D>::connect("postgres://primary/shop").await?;
/// let near = Db::<D>::connect("postgres://near/shop").await?;
/// let far = Db::<D>::connect("postgres://far/shop").await?;
/// let db = with_replicas(primary, [near, far], InTurn::default());
/// # _ = db;
/// # Ok(())
/// # }
/// ```
pub fn with_replicas<D: Driver>(
    primary: Db<D>,
    replicas: impl IntoIterator<Item = Db<D>>,
    pick: impl Pick,
) -> Db<D> {
    let pools: Vec<_> = replicas
        .into_iter()
        .map(|replica| replica.driver_pool().clone())
        .collect();
    let replicas = (!pools.is_empty()).then(|| {
        Arc::new(Replicas {
            pools,
            pick: Box::new(pick),
        })
    });
    primary.with_replicas_of(replicas)
}

/// The pools of the replicas of a database.
pub(crate) struct Replicas<P> {
    pools: Vec<P>,
    pick: Box<dyn Pick>,
}

impl<P> Replicas<P> {
    /// Where these statements are to run, if not on the primary.
    pub(crate) fn pool_for(&self, statements: &[Sql]) -> Option<&P> {
        if statements.is_empty() || !statements.iter().all(|sql| sql.about.only_reads()) {
            return None;
        }
        let at = self.pick.pick(self.pools.len());
        self.pools.get(at % self.pools.len().max(1))
    }

    pub(crate) fn pools(&self) -> &[P] {
        &self.pools
    }
}
