//! A snapshot as it is in a file: what is read is written as it was, and statements can be made from any of them.
use drizzle_core::catalog::{Catalog, Table};
use drizzle_core::ddl::Writer;
use drizzle_core::dialect::{Cockroach, Dialect, Mssql, MySql, Postgres, Sqlite};
use drizzle_kit::questions::Answers;
use drizzle_kit::snapshot::Snapshot;
use std::collections::BTreeSet;

/// Whether no two objects, and no two parts of one, have the same name.
fn is_told_apart(catalog: &Catalog) -> bool {
    fn distinct<T: Ord>(mut names: impl Iterator<Item = T>) -> bool {
        let mut known = BTreeSet::new();
        names.all(|name| known.insert(name))
    }
    let of_table = |table: &Table| {
        distinct(table.columns.iter().map(|part| &part.name))
            && distinct(table.uniques.iter().map(|part| &part.name))
            && distinct(table.checks.iter().map(|part| &part.name))
            && distinct(table.foreign_keys.iter().map(|part| &part.name))
            && distinct(table.indexes.iter().map(|part| &part.name))
            && distinct(table.policies.iter().map(|part| &part.name))
    };
    distinct(catalog.namespaces.iter())
        && distinct(catalog.extensions.iter())
        && distinct(catalog.roles.iter().map(|part| &part.name))
        && distinct(catalog.enums.iter().map(|part| (&part.schema, &part.name)))
        && distinct(catalog.enums.iter().flat_map(|part| {
            part.labels
                .iter()
                .map(move |label| (&part.schema, &part.name, label))
        }))
        && distinct(
            catalog
                .domains
                .iter()
                .map(|part| (&part.schema, &part.name)),
        )
        && distinct(
            catalog
                .composites
                .iter()
                .map(|part| (&part.schema, &part.name)),
        )
        && distinct(
            catalog
                .sequences
                .iter()
                .map(|part| (&part.schema, &part.name)),
        )
        && distinct(catalog.tables.iter().map(|part| (&part.schema, &part.name)))
        && distinct(catalog.views.iter().map(|part| (&part.schema, &part.name)))
        && catalog.tables.iter().all(of_table)
}

/// Tries one input.
pub fn run(text: &str) {
    let catalog = match serde_json::from_str::<Snapshot>(text) {
        Ok(snapshot) => {
            let written = serde_json::to_string(&snapshot).expect("JSON");
            assert_eq!(
                serde_json::from_str::<Snapshot>(&written).expect("what was written"),
                snapshot
            );
            snapshot.catalog
        }
        Err(_) => match serde_json::from_str::<Catalog>(text) {
            Ok(catalog) => catalog,
            Err(_) => return,
        },
    };
    for syntax in [
        Sqlite::SYNTAX,
        Postgres::SYNTAX,
        MySql::SYNTAX,
        Cockroach::SYNTAX,
        Mssql::SYNTAX,
    ] {
        let writer = Writer::new(syntax);
        _ = writer.create(&catalog, false);
        _ = writer.drop(&catalog, true);
        let nothing = Catalog {
            dialect: catalog.dialect.clone(),
            ..Catalog::default()
        };
        for (from, to) in [
            (&nothing, &catalog),
            (&catalog, &nothing),
            (&catalog, &catalog),
        ] {
            if let Ok(changes) = drizzle_kit::diff(from, to, &Answers::none()) {
                _ = drizzle_kit::statements(syntax, from, to, &changes);
                assert!(
                    from != to || changes.is_empty() || !is_told_apart(&catalog),
                    "a schema differs from itself"
                );
            }
        }
    }
}
