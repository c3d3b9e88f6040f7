//! Locks of rows, and hints about tables.

/// A lock of the rows that a select reads.
#[derive(Debug, Clone)]
pub struct Lock {
    /// Which lock; `None` if only what belongs to one was said.
    pub strength: Option<LockStrength>,
    /// The names of the tables that are meant; none is all.
    pub of: Vec<&'static str>,
    /// What to do about rows that are locked.
    pub wait: LockWait,
}

impl Lock {
    pub(crate) fn new(strength: Option<LockStrength>) -> Self {
        Lock {
            strength,
            of: Vec::new(),
            wait: LockWait::Wait,
        }
    }
}

/// How strong a lock is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names of SQL's locks")]
pub enum LockStrength {
    Update,
    NoKeyUpdate,
    Share,
    KeyShare,
}

impl LockStrength {
    /// The clause as most databases write it.
    pub(crate) fn standard(self) -> &'static str {
        match self {
            LockStrength::Update => " for update",
            LockStrength::NoKeyUpdate => " for no key update",
            LockStrength::Share => " for share",
            LockStrength::KeyShare => " for key share",
        }
    }
}

/// What to do about rows that somebody else has locked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LockWait {
    /// Wait.
    Wait,
    /// Fail.
    NoWait,
    /// Leave them out.
    SkipLocked,
}

/// Something said of a table in `from` or a join.
#[derive(Debug, Clone)]
pub enum SourceHint {
    /// Which indexes to use, or not to.
    Index {
        /// `use`, `force` or `ignore`.
        word: &'static str,
        /// The indexes.
        names: Vec<String>,
    },
    /// How its rows are locked and read.
    Table(TableHint),
}

/// A table hint of SQL Server,
/// <https://learn.microsoft.com/en-us/sql/t-sql/queries/hints-transact-sql-table>.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum TableHint {
    /// Reads rows that are not committed. The same as `ReadUncommitted`.
    NoLock,
    /// Reads rows that are not committed.
    ReadUncommitted,
    /// Reads committed rows.
    ReadCommitted,
    /// Reads committed rows, with locks also where versions of rows are kept.
    ReadCommittedLock,
    /// Keeps its locks until the transaction ends.
    RepeatableRead,
    /// Keeps its locks, also of ranges, until the transaction ends.
    Serializable,
    /// The same as `Serializable`.
    HoldLock,
    /// Locks for a later update, until the transaction ends: as `for update` elsewhere.
    UpdLock,
    /// Locks against everybody else, until the transaction ends.
    XLock,
    /// Locks rows rather than pages or the table.
    RowLock,
    /// Locks pages.
    PagLock,
    /// Locks the table.
    TabLock,
    /// Locks the table against everybody else.
    TabLockX,
    /// Fails at once if somebody else has a lock: as `nowait` elsewhere.
    NoWait,
    /// Leaves out rows that somebody else has locked: as `skip locked` elsewhere.
    ReadPast,
    /// Finds rows by an index, never by reading all.
    ForceSeek,
    /// Reads all rows, never by seeking in an index.
    ForceScan,
    /// Reads an indexed view as a table.
    NoExpand,
}

impl TableHint {
    /// Whether a query with it keeps locks until the transaction ends.
    pub(crate) fn holds(self) -> bool {
        matches!(
            self,
            TableHint::RepeatableRead
                | TableHint::Serializable
                | TableHint::HoldLock
                | TableHint::UpdLock
                | TableHint::XLock
                | TableHint::TabLock
                | TableHint::TabLockX
        )
    }

    pub(crate) fn words(self) -> &'static str {
        match self {
            TableHint::NoLock => "nolock",
            TableHint::ReadUncommitted => "readuncommitted",
            TableHint::ReadCommitted => "readcommitted",
            TableHint::ReadCommittedLock => "readcommittedlock",
            TableHint::RepeatableRead => "repeatableread",
            TableHint::Serializable => "serializable",
            TableHint::HoldLock => "holdlock",
            TableHint::UpdLock => "updlock",
            TableHint::XLock => "xlock",
            TableHint::RowLock => "rowlock",
            TableHint::PagLock => "paglock",
            TableHint::TabLock => "tablock",
            TableHint::TabLockX => "tablockx",
            TableHint::NoWait => "nowait",
            TableHint::ReadPast => "readpast",
            TableHint::ForceSeek => "forceseek",
            TableHint::ForceScan => "forcescan",
            TableHint::NoExpand => "noexpand",
        }
    }
}
