//! A snapshot as it is in a file: what is read is written as it was, and statements can be made from any of them.
use drizzle_core::catalog::Catalog;
use drizzle_core::ddl::Writer;
use drizzle_core::dialect::{Cockroach, Dialect, Mssql, MySql, Postgres, Sqlite};
use drizzle_kit::questions::Answers;
use drizzle_kit::snapshot::Snapshot;

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
                    from != to || changes.is_empty(),
                    "a schema differs from itself"
                );
            }
        }
    }
}
