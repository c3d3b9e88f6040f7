//! Names in Rust for what is in a database.
use super::Options;
use super::types::labels;
use drizzle_core::catalog::{Catalog, Column, Table};
use heck::{ToSnakeCase as _, ToUpperCamelCase as _};
use std::collections::{BTreeMap, BTreeSet};

/// An object's name in the database.
pub(super) type Named = (Option<String>, String);

/// What the source calls the items that a table or view becomes.
#[derive(Debug, Clone)]
pub(super) struct TableNames {
    /// The struct.
    pub(super) row: String,
    /// The module, and the function beside it.
    pub(super) module: String,
    /// The names of the fields, by those of the columns.
    pub(super) fields: BTreeMap<String, String>,
}

/// The names of all items.
#[derive(Debug, Default)]
pub(super) struct Items {
    taken: BTreeSet<String>,
    keep_names: bool,
    pub(super) tables: BTreeMap<Named, TableNames>,
    pub(super) enums: BTreeMap<Named, String>,
    pub(super) domains: BTreeMap<Named, String>,
    pub(super) composites: BTreeMap<Named, String>,
    pub(super) sequences: BTreeMap<Named, String>,
    pub(super) roles: BTreeMap<String, String>,
    /// The enums that columns list themselves: their names and labels, by the column's type.
    pub(super) inline: BTreeMap<String, (String, Vec<String>)>,
}

/// Names that the source uses for something else.
const RESERVED: &[&str] = &[
    "Self",
    "String",
    "Vec",
    "Option",
    "Some",
    "None",
    "Ok",
    "Err",
    "Result",
    "Box",
    "Db",
    "Tx",
    "TxConfig",
    "Error",
    "Expr",
    "Sql",
    "Filter",
    "Condition",
    "Json",
    "Year",
    "SqlSet",
    "SqlType",
    "SqlEnum",
    "SqlDomain",
    "SqlComposite",
    "Shape",
    "Sqlite",
    "Postgres",
    "MySql",
    "Cockroach",
    "Mssql",
    "Executor",
    "Copy",
    "Clone",
    "Debug",
    "Default",
    "PartialEq",
    "Eq",
    "Scoped",
    "Has",
    "drizzle",
    "std",
    "core",
    "alloc",
    "chrono",
    "time",
    "uuid",
    "rust_decimal",
    "serde_json",
    "self",
    "super",
    "crate",
];

impl Items {
    pub(super) fn of(catalog: &Catalog, options: Options) -> Self {
        let mut items = Items {
            taken: RESERVED.iter().map(|&name| name.to_owned()).collect(),
            keep_names: options.keep_names,
            ..Items::default()
        };
        // Tables choose first: they are named most.
        for table in &catalog.tables {
            let columns = table.columns.iter().map(|column| column.name.as_str());
            items.table(&table.schema, &table.name, columns);
        }
        for view in &catalog.views {
            items.table(&view.schema, &view.name, std::iter::empty());
        }
        for def in &catalog.enums {
            let name = items.take_type(&def.schema, &def.name);
            items
                .enums
                .insert((def.schema.clone(), def.name.clone()), name);
        }
        for table in catalog.tables.iter().filter(|_| catalog.dialect == "mysql") {
            for column in &table.columns {
                items.listed(table, column);
            }
        }
        for def in &catalog.domains {
            let name = items.take_type(&def.schema, &def.name);
            items
                .domains
                .insert((def.schema.clone(), def.name.clone()), name);
        }
        for def in &catalog.composites {
            let name = items.take_type(&def.schema, &def.name);
            items
                .composites
                .insert((def.schema.clone(), def.name.clone()), name);
        }
        for def in &catalog.sequences {
            let name = items.take_item(&def.schema, &def.name);
            items
                .sequences
                .insert((def.schema.clone(), def.name.clone()), name);
        }
        for role in &catalog.roles {
            let name = items.take_item(&None, &role.name);
            items.roles.insert(role.name.clone(), name);
        }
        items
    }

    /// The enum of a column that lists its labels; columns with the same list share one.
    fn listed(&mut self, table: &Table, column: &Column) {
        let labels = labels("enum", &column.ty).or_else(|| labels("set", &column.ty));
        let Some(labels) = labels.filter(|_| !self.inline.contains_key(&column.ty)) else {
            return;
        };
        let name = format!("{}_{}", singular(&table.name.to_snake_case()), column.name);
        let name = self.take_type(&None, &name);
        self.inline.insert(column.ty.clone(), (name, labels));
    }

    fn table<'a>(
        &mut self,
        schema: &Option<String>,
        name: &str,
        columns: impl Iterator<Item = &'a str>,
    ) {
        let module = self.take_item(schema, name);
        let single = camel(&singular(&name.to_snake_case()));
        let row = self.free(schema, &single, |taken, row| {
            let items = [row.to_owned(), format!("New{row}"), format!("{row}Changes")];
            !items.iter().any(|item| taken.contains(item))
        });
        for item in [row.clone(), format!("New{row}"), format!("{row}Changes")] {
            self.taken.insert(item);
        }
        let fields = self.fields(columns);
        let names = TableNames {
            row,
            module,
            fields,
        };
        self.tables.insert((schema.clone(), name.to_owned()), names);
    }

    /// The fields of a struct.
    pub(super) fn fields<'a>(
        &self,
        columns: impl Iterator<Item = &'a str>,
    ) -> BTreeMap<String, String> {
        let mut taken = BTreeSet::new();
        let mut fields = BTreeMap::new();
        for column in columns {
            let wanted = self.snake(column, "column");
            let mut name = wanted.clone();
            let mut number = 2;
            while !taken.insert(name.clone()) {
                name = format!("{wanted}_{number}");
                number += 1;
            }
            fields.insert(column.to_owned(), raw(&name));
        }
        fields
    }

    fn snake(&self, name: &str, otherwise: &str) -> String {
        if self.keep_names && (is_ident(name) || is_ident(&format!("r#{name}"))) {
            return name.to_owned();
        }
        let name = name.to_snake_case();
        let mut name = match name.chars().next() {
            None => otherwise.to_owned(),
            Some(first) if first.is_numeric() => format!("{otherwise}_{name}"),
            Some(_) => name,
        };
        name.retain(|c| c == '_' || c.is_alphanumeric());
        if is_ident(&format!("r#{name}")) || is_ident(&name) {
            return name;
        }
        // `self` and its kin, which can't be raw, or letters that no name may have.
        let with = format!("{name}_");
        if is_ident(&with) {
            with
        } else {
            otherwise.to_owned()
        }
    }

    /// A name for a module and a function.
    fn take_item(&mut self, schema: &Option<String>, name: &str) -> String {
        let mut wanted = self.snake(name, "table");
        if !is_ident(&wanted) {
            wanted.push('_');
        }
        let free = self.free(schema, &wanted, |taken, name| !taken.contains(name));
        self.taken.insert(free.clone());
        free
    }

    /// A name for a type.
    fn take_type(&mut self, schema: &Option<String>, name: &str) -> String {
        let free = self.free(schema, &camel(name), |taken, name| !taken.contains(name));
        self.taken.insert(free.clone());
        free
    }

    /// A name for one more item.
    pub(super) fn take(&mut self, wanted: &str) -> String {
        self.take_item(&None, wanted)
    }

    /// The name itself, or with its schema, or with a number.
    fn free(
        &self,
        schema: &Option<String>,
        wanted: &str,
        is_free: impl Fn(&BTreeSet<String>, &str) -> bool,
    ) -> String {
        if is_free(&self.taken, wanted) {
            return wanted.to_owned();
        }
        if let Some(schema) = schema {
            let is_type = wanted.starts_with(char::is_uppercase);
            let with = match is_type {
                true => format!("{}{wanted}", camel(schema)),
                false => format!("{}_{wanted}", self.snake(schema, "schema")),
            };
            if is_free(&self.taken, &with) {
                return with;
            }
        }
        let mut number = 2;
        loop {
            let with = format!("{wanted}{number}");
            if is_free(&self.taken, &with) {
                return with;
            }
            number += 1;
        }
    }

    /// Every item that is an object of a schema.
    pub(super) fn all(&self) -> impl Iterator<Item = &str> {
        let tables = self.tables.values().map(|names| names.module.as_str());
        let sequences = self.sequences.values().map(String::as_str);
        tables
            .chain(sequences)
            .chain(self.roles.values().map(String::as_str))
    }
}

/// A name as types have it.
pub(super) fn camel(name: &str) -> String {
    let mut name = name.to_upper_camel_case();
    name.retain(char::is_alphanumeric);
    if is_ident(&name) {
        return name;
    }
    let with = format!("T{name}");
    if is_ident(&with) {
        with
    } else {
        "Item".to_owned()
    }
}

/// Names of the variants of an enum, each once.
pub(super) fn variants(labels: &[String]) -> Vec<String> {
    let mut taken = BTreeSet::new();
    let mut names = Vec::new();
    for label in labels {
        let mut wanted = label.to_upper_camel_case();
        wanted.retain(char::is_alphanumeric);
        if !is_ident(&wanted) || wanted == "Self" {
            wanted = format!("Value{wanted}");
        }
        if !is_ident(&wanted) {
            "Value".clone_into(&mut wanted);
        }
        let mut name = wanted.clone();
        let mut number = 2;
        while !taken.insert(name.clone()) {
            name = format!("{wanted}{number}");
            number += 1;
        }
        names.push(name);
    }
    names
}

/// A name as it can stand in the source.
pub(super) fn raw(name: &str) -> String {
    match is_ident(name) {
        true => name.to_owned(),
        false => format!("r#{name}"),
    }
}

fn is_ident(text: &str) -> bool {
    syn::parse_str::<syn::Ident>(text).is_ok()
}

/// The singular of a word in small letters, by the plainest rules of English.
pub(super) fn singular(word: &str) -> String {
    let ends = |endings: &[&str]| endings.iter().any(|ending| word.ends_with(ending));
    if ends(&["ss", "us", "is", "news", "series"]) {
        return word.to_owned();
    }
    if let Some(stem) = word.strip_suffix("ies")
        && stem.len() > 1
    {
        return match ends(&["movies", "cookies"]) {
            true => format!("{stem}ie"),
            false => format!("{stem}y"),
        };
    }
    if ends(&["sses", "uses", "xes", "zes", "ches", "shes"]) {
        let short = &word[..word.len() - 2];
        return short.to_owned();
    }
    if word == "people" {
        return "person".to_owned();
    }
    match word.strip_suffix('s') {
        Some(stem) if !stem.is_empty() => stem.to_owned(),
        _ => word.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn singulars() {
        let words = [
            "users",
            "categories",
            "boxes",
            "address",
            "addresses",
            "status",
            "statuses",
            "film",
            "s",
            "matches",
            "movies",
        ];
        assert_eq!(
            words.map(singular),
            [
                "user", "category", "box", "address", "address", "status", "status", "film", "s",
                "match", "movie"
            ]
        );
    }

    #[test]
    fn fields_are_names_and_each_once() {
        let items = Items::default();
        let names = [
            "CustomerId",
            "customer_id",
            "type",
            "self",
            "1st",
            "$",
            "Straße",
            "a b",
            "crate",
        ];
        let fields = items.fields(names.into_iter());
        let found: Vec<_> = names.iter().map(|name| fields[*name].as_str()).collect();
        assert_eq!(
            found,
            [
                "customer_id",
                "customer_id_2",
                "r#type",
                "self_",
                "column_1st",
                "column",
                "straße",
                "a_b",
                "crate_"
            ]
        );
    }

    #[test]
    fn variants_are_names_and_each_once() {
        let labels = ["open", "Open", "in transit", "", "1", "self", "+", "R"].map(str::to_owned);
        assert_eq!(
            variants(&labels),
            [
                "Open",
                "Open2",
                "InTransit",
                "Value",
                "Value1",
                "ValueSelf",
                "Value2",
                "R"
            ]
        );
    }
}
