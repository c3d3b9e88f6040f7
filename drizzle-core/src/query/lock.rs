//! Locking the rows that a query reads: `for update` and its kin.
use super::select::Select;
use crate::ast::{Lock, LockStrength, LockWait};
use crate::dialect::{HasForUpdate, HasKeyLocks, HasLockOf};
use crate::schema::{Identity, Table};
use crate::scope::{CheckedBy, IsPresent, LockIn, Lookup, Mode, Scope, Valid};
use std::marker::PhantomData;

/// The part of a query that only dialects with `FOR UPDATE` accept.
pub struct NeedsForUpdate;
impl<S: Scope> Valid<S> for NeedsForUpdate where S::Dialect: HasForUpdate {}
/// The part of a query that only dialects with locks of keys accept.
pub struct NeedsKeyLocks;
impl<S: Scope> Valid<S> for NeedsKeyLocks where S::Dialect: HasKeyLocks {}
/// The part of a query that only dialects accept whose locks name tables.
pub struct NeedsLockOf;
impl<S: Scope> Valid<S> for NeedsLockOf where S::Dialect: HasLockOf {}

/// The part of a lock that is a table of the query.
pub struct LockedTable<T>(PhantomData<T>);
impl<T: Table, S: Lookup<T>> Valid<S> for LockedTable<T> where
    S::Found: IsPresent<<T as Identity>::Shown>
{
}

/// Tables whose rows are locked: one, or a tuple.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a table",
    label = "expected a table (`users`) or alias, or a tuple of them"
)]
pub trait LockTables {
    /// What they are within a scope.
    type Part;
    #[doc(hidden)]
    fn names(self, out: &mut Vec<&'static str>);
}
#[diagnostic::do_not_recommend]
impl<F: FnOnce() -> T, T: Table> LockTables for F {
    type Part = (LockedTable<T>, (NeedsLockOf,));
    fn names(self, out: &mut Vec<&'static str>) {
        out.push(T::SOURCE.name);
    }
}
macro_rules! tuples {
    ($($t:ident)*) => {
        #[diagnostic::do_not_recommend]
        impl<$($t: LockTables),*> LockTables for ($($t,)*) {
            type Part = ($($t::Part,)*);
            #[allow(non_snake_case)]
            fn names(self, out: &mut Vec<&'static str>) {
                let ($($t,)*) = self;
                $($t.names(out);)*
            }
        }
    };
}
crate::for_each_tuple!(tuples);

impl<X, Sel, S: Scope, M: Mode> Select<X, Sel, S, M> {
    fn lock<P>(mut self, strength: LockStrength) -> Select<X, Sel, S, M::With<P>> {
        self.select.locks.push(Lock::new(Some(strength)));
        self.retype()
    }

    /// The lock that was asked for last. Without one, rendering tells what is missing.
    fn last_lock(&mut self) -> &mut Lock {
        if self.select.locks.is_empty() {
            self.select.locks.push(Lock::new(None));
        }
        let last = self.select.locks.len() - 1;
        &mut self.select.locks[last]
    }

    /// Locks the rows against everybody else's writes and locks, until the transaction ends.
    ///
    /// `.of(table)` after it says whose rows, `.nowait()` and `.skip_locked()` what to do about rows that somebody else
    /// has locked. Not on SQLite, which has no locks of rows, nor on SQL Server, where a table takes hints instead:
    /// `users.with_hints([TableHint::UpdLock])`.
    ///
    /// ```
    /// # use drizzle_core::dialect::Postgres;
    /// # use drizzle_core::query::select;
    /// # use drizzle_core::expr::val;
    /// let query = select(val(1)).for_update().skip_locked();
    /// assert_eq!(query.to_sql::<Postgres>()?.text, "select $1 for update skip locked");
    /// # Ok::<(), drizzle_core::Error>(())
    /// ```
    pub fn for_update(self) -> Select<X, Sel, S, M::With<NeedsForUpdate>>
    where
        NeedsForUpdate: CheckedBy<M, S>,
    {
        self.lock(LockStrength::Update)
    }

    /// Locks the rows against everybody else's writes, until the transaction ends; others may lock them so, too.
    pub fn for_share(self) -> Select<X, Sel, S, M::With<NeedsForUpdate>>
    where
        NeedsForUpdate: CheckedBy<M, S>,
    {
        self.lock(LockStrength::Share)
    }

    /// As [`for_update`](Self::for_update), but others may still refer to the rows by foreign keys. PostgreSQL; CockroachDB
    /// takes it for `for update`.
    pub fn for_no_key_update(self) -> Select<X, Sel, S, M::With<NeedsKeyLocks>>
    where
        NeedsKeyLocks: CheckedBy<M, S>,
    {
        self.lock(LockStrength::NoKeyUpdate)
    }

    /// As [`for_share`](Self::for_share), but others may still change what is no key. PostgreSQL; CockroachDB takes it
    /// for `for share`.
    pub fn for_key_share(self) -> Select<X, Sel, S, M::With<NeedsKeyLocks>>
    where
        NeedsKeyLocks: CheckedBy<M, S>,
    {
        self.lock(LockStrength::KeyShare)
    }

    /// The lock before it is of the rows of these tables only: one, or a tuple. Not on MariaDB, where running the query
    /// is an error.
    pub fn of<T: LockTables<Part = P>, P>(mut self, tables: T) -> Select<X, Sel, S, M::With<P>>
    where
        T: LockIn<M, S>,
    {
        tables.names(&mut self.last_lock().of);
        self.retype()
    }

    /// If somebody else has locked a row, the query fails at once, with
    /// [`Error::Locked`](crate::Error::Locked). It belongs to the lock before it.
    #[doc(alias("noWait"))]
    pub fn nowait(mut self) -> Self {
        self.last_lock().wait = LockWait::NoWait;
        self
    }

    /// Rows that somebody else has locked are left out. It belongs to the lock before it.
    #[doc(alias("skipLocked"))]
    pub fn skip_locked(mut self) -> Self {
        self.last_lock().wait = LockWait::SkipLocked;
        self
    }
}
