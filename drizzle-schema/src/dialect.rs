//! The databases a table can be for.

use proc_macro2::{Ident, Span};

/// A database a table can be for. `ALL` is the one list of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Dialect {
    /// SQLite.
    Sqlite,
    /// PostgreSQL.
    Postgres,
    /// MySQL, and MariaDB.
    MySql,
    /// CockroachDB.
    Cockroach,
    /// Microsoft SQL Server.
    Mssql,
}

/// A dialect as named in `#[table(..)]`.
#[derive(Debug, Clone, Copy)]
pub struct DialectRef {
    /// The dialect.
    pub dialect: Dialect,
    /// Where it is named.
    pub span: Span,
}

impl Dialect {
    /// Every dialect, in the order messages list them.
    pub const ALL: &'static [Dialect] = &[
        Dialect::Sqlite,
        Dialect::Postgres,
        Dialect::MySql,
        Dialect::Cockroach,
        Dialect::Mssql,
    ];

    /// The word in `#[table(..)]`.
    pub fn name(self) -> &'static str {
        match self {
            Dialect::Sqlite => "sqlite",
            Dialect::Postgres => "postgres",
            Dialect::MySql => "mysql",
            Dialect::Cockroach => "cockroach",
            Dialect::Mssql => "mssql",
        }
    }

    /// The dialect's marker type in the library, as text.
    pub fn marker_name(self) -> &'static str {
        match self {
            Dialect::Sqlite => "Sqlite",
            Dialect::Postgres => "Postgres",
            Dialect::MySql => "MySql",
            Dialect::Cockroach => "Cockroach",
            Dialect::Mssql => "Mssql",
        }
    }

    /// The dialect's marker type in the library, as an identifier.
    pub fn marker(self, span: Span) -> Ident {
        Ident::new(self.marker_name(), span)
    }

    /// The dialect with this word.
    pub fn from_name(name: &str) -> Option<Dialect> {
        Dialect::ALL
            .iter()
            .copied()
            .find(|dialect| dialect.name() == name)
    }

    /// The dialect that is meant by another usual word for it.
    pub(crate) fn by_other_name(word: &str) -> Option<&'static str> {
        Some(match word {
            "pg" | "postgresql" => "postgres",
            "mariadb" => "mysql",
            "sqlserver" | "tsql" => "mssql",
            "cockroachdb" | "crdb" => "cockroach",
            _ => return None,
        })
    }

    /// The longest name in bytes the database keeps; longer ones it would cut silently.
    pub(crate) fn longest_name(self) -> Option<usize> {
        match self {
            Dialect::Sqlite | Dialect::Cockroach => None,
            Dialect::Postgres => Some(63),
            Dialect::MySql => Some(64),
            Dialect::Mssql => Some(128),
        }
    }

    /// Whether names that differ only in case are the same name, even when quoted.
    pub(crate) fn folds_case(self) -> bool {
        match self {
            Dialect::Sqlite | Dialect::MySql | Dialect::Mssql => true,
            Dialect::Postgres | Dialect::Cockroach => false,
        }
    }
}
