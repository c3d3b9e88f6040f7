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

    /// Why the database would not keep a name as it is, if so.
    pub(crate) fn changes_name(self, name: &str) -> Option<String> {
        let (length, units, longest) = match self {
            Dialect::Sqlite | Dialect::Cockroach => return None,
            Dialect::Postgres => (name.len(), "bytes", 63),
            Dialect::MySql => (name.chars().count(), "characters", 64),
            Dialect::Mssql => (name.encode_utf16().count(), "UTF-16 units", 128),
        };
        let dialect = self.name();
        if length > longest {
            return Some(format!(
                "has {length} {units}, and {dialect} keeps only {longest}; choose a shorter one"
            ));
        }
        if self != Dialect::MySql {
            return None;
        }
        // It would keep a question mark instead.
        let odd = name.chars().find(|c| *c > '\u{ffff}').map(|c| {
            format!("contains `{c}`, and {dialect} keeps no characters beyond U+FFFF in names")
        });
        let blank = || format!("ends with a space, and {dialect} has no such names");
        odd.or_else(|| name.ends_with(' ').then(blank))
    }

    /// The name as the database compares it, even when quoted.
    pub(crate) fn folds(self, name: &str) -> String {
        match self {
            Dialect::Sqlite => name.to_ascii_lowercase(),
            Dialect::MySql | Dialect::Mssql => name.to_lowercase(),
            Dialect::Postgres | Dialect::Cockroach => name.to_owned(),
        }
    }
}
