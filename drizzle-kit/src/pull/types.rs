//! The Rust type of a column, and what `#[column(..)]` says of it.
use super::names::Items;
use super::{Dates, Options};
use drizzle::Error;
use drizzle_core::catalog::{Catalog, Column, Enum};
use std::collections::BTreeMap;

mod cockroach;
mod mssql;
mod mysql;
mod postgres;
mod sqlite;

pub(super) use mysql::labels;

/// A column's type in Rust.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Typed {
    /// The type, without `Option`.
    pub(crate) rust: String,
    /// What `#[column(..)]` says, if the Rust type alone does not: `varchar(20)`.
    pub(crate) word: Option<String>,
    /// Whether nobody knows a better type than text.
    pub(crate) unknown: bool,
}

impl Typed {
    pub(super) fn plain(rust: &str) -> Self {
        Typed {
            rust: rust.to_owned(),
            ..Typed::default()
        }
    }
    pub(super) fn word(rust: &str, word: impl Into<String>) -> Self {
        Typed {
            rust: rust.to_owned(),
            word: Some(word.into()),
            unknown: false,
        }
    }
    /// A Rust type for what the database calls so.
    pub(super) fn native(rust: &str, ty: &str) -> Self {
        Typed::word(rust, format!("sql_type = {ty:?}"))
    }
    pub(super) fn unknown(ty: &str) -> Self {
        Typed {
            unknown: true,
            ..Typed::native("String", ty)
        }
    }
}

/// The types of dates and times.
#[derive(Debug, Clone, Copy)]
pub(super) struct DateTypes {
    pub(super) date: &'static str,
    pub(super) time: &'static str,
    pub(super) timestamp: &'static str,
    pub(super) timestamptz: &'static str,
}

const CHRONO: DateTypes = DateTypes {
    date: "chrono::NaiveDate",
    time: "chrono::NaiveTime",
    timestamp: "chrono::NaiveDateTime",
    timestamptz: "chrono::DateTime<chrono::Utc>",
};
const TIME: DateTypes = DateTypes {
    date: "time::Date",
    time: "time::Time",
    timestamp: "time::PrimitiveDateTime",
    timestamptz: "time::OffsetDateTime",
};

pub(super) const DECIMAL: &str = "rust_decimal::Decimal";
pub(super) const UUID: &str = "uuid::Uuid";
pub(super) const JSON: &str = "serde_json::Value";

#[derive(Debug, Clone, Copy)]
enum Dialect {
    Sqlite,
    Postgres,
    MySql,
    Cockroach,
    Mssql,
}

/// What types are called in Rust.
#[derive(Debug, Clone)]
pub(crate) struct Types<'c> {
    dialect: Dialect,
    dates: DateTypes,
    catalog: &'c Catalog,
    /// What enums and domains are called, by their names in the types of columns.
    own: BTreeMap<String, String>,
}

impl<'c> Types<'c> {
    pub(super) fn of(catalog: &'c Catalog, items: &Items, options: Options) -> Result<Self, Error> {
        let dialect = match catalog.dialect.as_str() {
            "sqlite" => Dialect::Sqlite,
            "postgres" => Dialect::Postgres,
            "mysql" => Dialect::MySql,
            "cockroach" => Dialect::Cockroach,
            "mssql" => Dialect::Mssql,
            other => return Err(Error::Invalid(format!("there is no dialect `{other}`"))),
        };
        let dates = match options.dates {
            Dates::Chrono => CHRONO,
            Dates::Time => TIME,
        };
        let mut own = BTreeMap::new();
        let named = items.enums.iter().chain(&items.domains);
        for ((schema, name), item) in named.chain(&items.composites) {
            for called in names_of(schema, name) {
                own.insert(called, item.clone());
            }
        }
        own.extend(
            items
                .inline
                .iter()
                .map(|(ty, (item, _))| (ty.clone(), item.clone())),
        );
        Ok(Types {
            dialect,
            dates,
            catalog,
            own,
        })
    }

    /// The dialect as a type.
    pub(super) fn marker(&self) -> &'static str {
        match self.dialect {
            Dialect::Sqlite => "Sqlite",
            Dialect::Postgres => "Postgres",
            Dialect::MySql => "MySql",
            Dialect::Cockroach => "Cockroach",
            Dialect::Mssql => "Mssql",
        }
    }

    pub(super) fn typed(&self, column: &Column) -> Typed {
        self.by_name(&column.ty)
    }

    /// The Rust type of a type; enums and domains are called as in the database, with their number in the catalog.
    pub(super) fn by_name(&self, ty: &str) -> Typed {
        match self.dialect {
            Dialect::Sqlite => sqlite::typed(ty, self.dates),
            Dialect::Postgres => postgres::typed(ty, self),
            Dialect::MySql => mysql::typed(ty, self),
            Dialect::Cockroach => cockroach::typed(ty, self),
            Dialect::Mssql => mssql::typed(ty, self.dates),
        }
    }

    pub(super) fn dates(&self) -> DateTypes {
        self.dates
    }

    /// The Rust name of an enum or a domain that is called so in a column's type.
    pub(super) fn own(&self, ty: &str) -> Option<&str> {
        self.own.get(ty).map(String::as_str)
    }

    /// Whether a column's type is a composite type.
    pub(super) fn is_composite(&self, ty: &str) -> bool {
        let mut composites = self.catalog.composites.iter();
        composites.any(|def| {
            names_of(&def.schema, &def.name)
                .iter()
                .any(|name| name == ty)
        })
    }

    /// The labels of the enum that is called so in a column's type, or is it.
    pub(super) fn labels(&self, ty: &str) -> Option<Vec<String>> {
        match self.enum_called(ty) {
            Some(def) => Some(def.labels.clone()),
            None => mysql::labels("enum", ty).filter(|_| self.own(ty).is_some()),
        }
    }

    /// The enum that is called so in a column's type.
    fn enum_called(&self, ty: &str) -> Option<&'c Enum> {
        let mut enums = self.catalog.enums.iter();
        enums.find(|def| {
            names_of(&def.schema, &def.name)
                .iter()
                .any(|name| name == ty)
        })
    }

    /// Whether a column counts up by a sequence of its own, or otherwise.
    pub(super) fn counts_by(&self, kind: drizzle_core::catalog::Auto) -> &'static str {
        use drizzle_core::catalog::Auto;
        match (self.dialect, kind) {
            (_, Auto::Always) => "identity(always)",
            (Dialect::Postgres, Auto::Increment) => "identity",
            (_, Auto::Serial) => "serial",
            (_, Auto::Increment) => "auto_increment",
        }
    }

    /// Whether a bare literal is stored as it is, so that a Rust literal says the same.
    pub(super) fn bools_are_numbers(&self) -> bool {
        matches!(
            self.dialect,
            Dialect::Sqlite | Dialect::MySql | Dialect::Mssql
        )
    }
}

/// How a type may be called, quoted or not.
fn names_of(schema: &Option<String>, name: &str) -> Vec<String> {
    let both = |name: &str| {
        [
            name.to_owned(),
            format!("\"{}\"", name.replace('"', "\"\"")),
        ]
    };
    let Some(schema) = schema else {
        return both(name).to_vec();
    };
    let schemas = both(schema).into_iter();
    schemas
        .flat_map(|schema| both(name).map(|name| format!("{schema}.{name}")))
        .collect()
}

/// A type's word and the numbers after it: `numeric(10, 2)` is `numeric`, `[10, 2]`; what follows stays with the word.
pub(super) fn parts(ty: &str) -> (String, Vec<u32>) {
    let Some((word, rest)) = ty.split_once('(') else {
        return (ty.trim().to_lowercase(), Vec::new());
    };
    let Some((numbers, after)) = rest.split_once(')') else {
        return (ty.trim().to_lowercase(), Vec::new());
    };
    let parsed: Result<Vec<u32>, _> = numbers.split(',').map(|n| n.trim().parse()).collect();
    match parsed {
        Ok(numbers) => {
            let (word, after) = (word.trim(), after.trim());
            let word = match after.is_empty() {
                true => word.to_lowercase(),
                false => format!("{word} {after}").to_lowercase(),
            };
            (word, numbers)
        }
        Err(_) => (ty.trim().to_lowercase(), Vec::new()),
    }
}
