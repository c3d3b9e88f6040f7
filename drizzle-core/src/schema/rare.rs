//! What few tables, columns and keys say. Of the others it costs nothing.

/// What few columns say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ColumnMore {
    /// From which number to which it counts.
    pub counts: CountsDef,
    /// Whether an update sets it to the time, unless it says so itself.
    pub on_update_now: bool,
    /// The character set of its text.
    pub charset: Option<&'static str>,
    /// The collation of its text.
    pub collate: Option<&'static str>,
}
impl ColumnMore {
    /// Nothing.
    pub const NONE: Self = ColumnMore {
        counts: CountsDef::NONE,
        on_update_now: false,
        charset: None,
        collate: None,
    };
}

/// From which number to which a column counts. What is `None` is the database's choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CountsDef {
    /// The first number.
    pub start: Option<i64>,
    /// What is added each time.
    pub increment: Option<i64>,
    /// The smallest number.
    pub min: Option<i64>,
    /// The greatest number.
    pub max: Option<i64>,
    /// How many numbers a session takes at once.
    pub cache: Option<u32>,
    /// Whether it begins again after its last number.
    pub cycle: bool,
    /// The name of the sequence behind the column.
    pub name: Option<&'static str>,
}
impl CountsDef {
    /// Everything is the database's choice.
    pub const NONE: Self = CountsDef {
        start: None,
        increment: None,
        min: None,
        max: None,
        cache: None,
        cycle: false,
        name: None,
    };
}

/// What few primary keys and unique constraints say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KeyMore {
    /// Whether it may be checked at the end of the transaction; and whether it is, unless a transaction says otherwise.
    pub deferrable: Option<bool>,
    /// Whether rows are stored by it; `None` is the database's choice.
    pub clustered: Option<bool>,
}
impl KeyMore {
    /// Nothing.
    pub const NONE: Self = KeyMore {
        deferrable: None,
        clustered: None,
    };
}

/// How the database stores a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StorageDef {
    /// The storage engine (MySQL).
    pub engine: Option<&'static str>,
    /// The character set (MySQL).
    pub charset: Option<&'static str>,
    /// The collation (MySQL).
    pub collate: Option<&'static str>,
    /// How rows are stored (MySQL).
    pub row_format: Option<&'static str>,
    /// The first number of the column that counts itself up (MySQL).
    pub auto_increment: Option<u64>,
    /// No write-ahead log is kept of it (PostgreSQL).
    pub unlogged: bool,
    /// Where it is stored (PostgreSQL).
    pub tablespace: Option<&'static str>,
    /// Storage parameters, as written (PostgreSQL).
    pub with: Option<&'static str>,
}
impl StorageDef {
    /// Nothing.
    pub const NONE: Self = StorageDef {
        engine: None,
        charset: None,
        collate: None,
        row_format: None,
        auto_increment: None,
        unlogged: false,
        tablespace: None,
        with: None,
    };
}
