//! What the kit reads from sources is what the compiler makes of them.
use drizzle::prelude::*;
use drizzle::schema::{Table, TableOn};
use drizzle_core::catalog::{self, Catalog};
use drizzle_core::ddl::Object;
use drizzle_core::dialect::Dialect;
use std::path::Path;

#[path = "suite/own_types_schema.rs"]
mod own_types;
#[path = "../golden/schema.rs"]
mod schema;
#[path = "suite/schema.rs"]
mod suite;
#[path = "suite/type_schema.rs"]
mod types;

fn read<D: Dialect>(file: &str) -> Catalog {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    drizzle_kit::read::read(D::SYNTAX, &[path]).unwrap_or_else(|mistakes| panic!("{mistakes}"))
}

#[track_caller]
fn same<D: Dialect, T: Table + TableOn<D>>(_table: fn() -> T, read: &Catalog) {
    let compiled = catalog::of(D::SYNTAX, &[Object::Table(T::DEF)]);
    let table = read.tables.iter().find(|table| table.name == T::DEF.name);
    match compiled {
        Ok(compiled) => {
            assert_eq!(table, compiled.tables.first());
            for def in &compiled.enums {
                assert!(read.enums.contains(def), "{def:?}");
            }
        }
        Err(error) => panic!("{error}"),
    }
}

macro_rules! same {
    ($read:expr, $($dialect:ident)* => $tables:tt) => { $(same!(@one $read, $dialect, $tables);)* };
    (@one $read:expr, $dialect:ident, [$($table:expr),*]) => {{
        let read = read::<$dialect>($read);
        $(same::<$dialect, _>($table, &read);)*
    }};
}

#[test]
fn golden_tables() {
    use schema::*;
    same!("golden/schema.rs", Sqlite Postgres MySql Cockroach => [users, posts, counters, notes]);
}

#[test]
fn tables_of_the_suite() {
    use suite::*;
    const FILE: &str = "tests/suite/schema.rs";
    same!(FILE, Sqlite Postgres MySql Cockroach Mssql => [
        users, posts, comments, bookmarks, notes, accounts, memberships, archive, audited, defaults, boxes, kinds,
        nullable_kinds, moments, measurements, typed
    ]);
    same!(FILE, Sqlite Postgres Cockroach Mssql => [slots]);
}

#[test]
fn types_of_ones_own() {
    use own_types::*;
    same!("tests/suite/own_types_schema.rs", Sqlite Postgres MySql Cockroach Mssql => [tasks]);
    use types::*;
    same!("tests/suite/type_schema.rs", Sqlite MySql => [small_integers]);
    same!("tests/suite/type_schema.rs", MySql => [large_integers]);
}

/// Mistakes are told with their place.
#[test]
fn what_only_the_compiler_knows() {
    let folder = std::env::temp_dir().join(format!("drizzle-read-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("schema.rs");
    let source = "#[table(postgres)]\nstruct User {\n    #[column(primary_key)]\n    id: i64,\n    place: geo::Place,\n    #[column(references(posts::id))]\n    post_id: i64,\n}\n";
    std::fs::write(&file, source).unwrap();
    let mistakes = drizzle_kit::read::read(Postgres::SYNTAX, &[file.clone()]).unwrap_err();
    std::fs::remove_dir_all(&folder).unwrap();
    let told = mistakes
        .to_string()
        .replace(&file.display().to_string().replace('\\', "/"), "schema.rs");
    expect_test::expect![[r#"
        error: what this type is in a database can't be told from its name; say it: `#[column(sql_type = "..")]`, or let the program tell its schema (`command` in drizzle.toml)
         --> schema.rs:5:12
          |
        5 |     place: geo::Place,
          |            ^^^^^^^^^^
    "#]].assert_eq(&told);
}
