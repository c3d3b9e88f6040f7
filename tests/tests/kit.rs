//! What the kit reads from sources is what the compiler makes of them: for each file of tables, on each dialect.
use drizzle::ddl::Schema;
use drizzle::prelude::*;
use drizzle_core::catalog::{self, Catalog};
use drizzle_core::dialect::{Dialect, MARIADB, Syntax};
use drizzle_kit::read::Mistakes;
use std::path::Path;

#[path = "acceptance/schema.rs"]
mod awkward;
#[path = "suite/custom_types_schema.rs"]
mod custom_types;
#[path = "suite/default_filters_schema.rs"]
mod default_filters;
#[path = "suite/design_schema.rs"]
mod design;
#[path = "../golden/schema.rs"]
mod golden;
#[allow(dead_code)]
#[path = "suite/json_schema.rs"]
mod json;
#[path = "suite/nested_writes_schema.rs"]
mod nested_writes;
#[path = "suite/own_types_schema.rs"]
mod own_types;
#[path = "suite/relations_schema.rs"]
mod relations;
#[path = "suite/schema.rs"]
mod schema;
#[path = "suite/special/schema.rs"]
mod special;
#[path = "suite/time_zones_schema.rs"]
mod time_zones;
#[path = "suite/type_schema.rs"]
mod types;

/// The seed's files hold tests too, which name the database of the run.
mod seed {
    type D = super::Sqlite;
    type Outcome = Result<(), Box<dyn std::error::Error>>;
    macro_rules! sections {
        ($($name:ident)*) => {$(
            pub mod $name {
                #![allow(dead_code)]
                use super::*;
                use drizzle::prelude::*;
                include!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/seed/", stringify!($name), ".rs"));
            }
        )*};
    }
    sections! {
        complete_schema composite_primary_key indexes_and_constraints one_to_many one_to_one self_reference soft_delete
        sqlite_table table_with_enum
    }
    pub mod mysql {
        type D = drizzle::dialect::MySql;
        type Outcome = super::Outcome;
        sections! { mysql_table }
    }
}

fn read(syntax: &'static dyn Syntax, files: &[&str]) -> Result<Catalog, Mistakes> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let paths: Vec<_> = files.iter().map(|file| folder.join(file)).collect();
    drizzle_kit::read::read(syntax, &paths)
}

/// A catalog whose objects stand in the order of their names: `schema!` and files may name them in another one.
fn sorted(mut catalog: Catalog) -> Catalog {
    fn by_name<T>(all: &mut [T], name: impl Fn(&T) -> (Option<String>, String)) {
        all.sort_by_key(name);
    }
    catalog.namespaces.sort();
    catalog.extensions.sort();
    by_name(&mut catalog.enums, |e| (e.schema.clone(), e.name.clone()));
    by_name(&mut catalog.domains, |d| (d.schema.clone(), d.name.clone()));
    by_name(&mut catalog.sequences, |s| {
        (s.schema.clone(), s.name.clone())
    });
    by_name(&mut catalog.tables, |t| (t.schema.clone(), t.name.clone()));
    catalog
}

#[track_caller]
fn same_on<D: Dialect>(syntax: &'static dyn Syntax, files: &[&str], schema: &Schema<D>) {
    let place = format!("{files:?} on {}", syntax.name());
    let (compiled, read) = match (catalog::of(syntax, schema.objects()), read(syntax, files)) {
        (Ok(compiled), Ok(read)) => (sorted(compiled), sorted(read)),
        // What a database can't have is told by both.
        (Err(compiled), Err(read)) => {
            return assert_eq!(read.0, [format!("error: {compiled}\n")], "{place}");
        }
        (Ok(_), Err(read)) => panic!("{place}:\n{read}"),
        (Err(compiled), Ok(_)) => panic!("{place}: {compiled}"),
    };
    // Piece by piece, so that a difference is easy to find.
    fn names(catalog: &Catalog) -> Vec<&str> {
        catalog.tables.iter().map(|t| t.name.as_str()).collect()
    }
    assert_eq!(names(&read), names(&compiled), "{place}");
    for (read, compiled) in read.tables.iter().zip(&compiled.tables) {
        assert_eq!(read, compiled, "{place}");
    }
    assert_eq!(read, compiled, "{place}");
}

#[track_caller]
fn same<D: Dialect>(file: &str, schema: &Schema<D>) {
    same_on(D::SYNTAX, &[file], schema);
    if D::SYNTAX.name() == MySql::SYNTAX.name() {
        same_on(MARIADB, &[file], schema);
    }
}

/// All tables of a file, on each of these dialects.
macro_rules! same {
    ($file:literal, $($dialect:ident)* => $tables:tt) => { $(same!(@one $file, $dialect, $tables);)* };
    (@one $file:literal, $dialect:ident, [$($part:expr),*]) => {
        same::<$dialect>($file, &schema![$($part),*])
    };
}

#[test]
fn golden_tables() {
    use golden::*;
    same!("golden/schema.rs", Sqlite MySql Cockroach Mssql => [users, posts, counters, notes]);
    same!("golden/schema.rs", Postgres => [users, posts, counters, notes, events]);
}

#[test]
fn tables_of_the_suite() {
    use schema::*;
    same!("tests/suite/schema.rs", Sqlite Postgres Cockroach Mssql => [
        users, posts, comments, bookmarks, notes, accounts, memberships, archive, keywords, audited, defaults, boxes, kinds,
        nullable_kinds, moments, measurements, typed, slots
    ]);
    same!("tests/suite/schema.rs", MySql => [
        users, posts, comments, bookmarks, notes, accounts, memberships, archive, keywords, audited, defaults, boxes, kinds,
        nullable_kinds, moments, measurements, typed
    ]);
}

#[test]
fn awkward_tables() {
    use awkward::*;
    same!("tests/acceptance/schema.rs", Sqlite Postgres MySql Cockroach Mssql => [
        odd, upper_case, prices, dogs, cats, nodes, details, marks, events
    ]);
}

#[test]
fn types_of_ones_own() {
    use own_types::*;
    same!("tests/suite/own_types_schema.rs", Sqlite Postgres MySql Cockroach Mssql => [tasks]);
    use custom_types::*;
    same!("tests/suite/custom_types_schema.rs", Sqlite Postgres MySql Cockroach Mssql => [programs, patches]);
}

#[test]
fn types_of_few_databases() {
    use types::*;
    same!("tests/suite/type_schema.rs", Mssql => [bytes_of_a_set]);
    same!("tests/suite/type_schema.rs", Sqlite => [bytes_of_a_set, small_integers]);
    same!("tests/suite/type_schema.rs", MySql => [bytes_of_a_set, small_integers, large_integers]);
}

#[test]
fn tables_that_relate() {
    use relations::*;
    same!("tests/suite/relations_schema.rs", Sqlite Postgres MySql Cockroach Mssql => [
        people, books, reviews, clubs, people_to_clubs, shelves, copies
    ]);
    use nested_writes::*;
    same!("tests/suite/nested_writes_schema.rs", Sqlite Postgres MySql Cockroach Mssql => [
        writers, articles, remarks, topics, article_topics, profiles, rooms, seats, interests
    ]);
    use default_filters::*;
    same!("tests/suite/default_filters_schema.rs", Sqlite Postgres MySql Cockroach Mssql => [shops, wares, labels]);
}

#[test]
fn documents_and_instants() {
    use json::*;
    same!("tests/suite/json_schema.rs", Sqlite Postgres MySql Cockroach Mssql => [documents]);
    use time_zones::*;
    same!("tests/suite/time_zones_schema.rs", Sqlite Postgres MySql Cockroach Mssql => [meetings]);
}

/// The tables of the seed's sections.
macro_rules! seed {
    ($($name:ident $file:literal $tables:tt)*) => {$(
        #[test]
        fn $name() {
            use seed::$name::*;
            same!($file, Sqlite Postgres MySql Cockroach Mssql => $tables);
        }
    )*};
}
seed! {
    complete_schema "tests/seed/complete_schema.rs" [users, posts]
    composite_primary_key "tests/seed/composite_primary_key.rs" [users, groups, users_to_groups]
    indexes_and_constraints "tests/seed/indexes_and_constraints.rs" [users, posts]
    one_to_many "tests/seed/one_to_many.rs" [users, posts]
    one_to_one "tests/seed/one_to_one.rs" [users, profiles]
    self_reference "tests/seed/self_reference.rs" [users]
    soft_delete "tests/seed/soft_delete.rs" [users]
    table_with_enum "tests/seed/table_with_enum.rs" [users]
}

#[test]
fn tables_of_one_database() {
    same!("tests/seed/sqlite_table.rs", Sqlite => [seed::sqlite_table::users]);
    same!("tests/seed/mysql_table.rs", MySql => [seed::mysql::mysql_table::users]);
}

/// An enum of another file.
#[test]
fn types_of_postgres() {
    use schema::*;
    use special::*;
    let files = ["tests/suite/special/schema.rs", "tests/suite/schema.rs"];
    let common = || {
        schema![
            schema::users,
            posts,
            comments,
            bookmarks,
            notes,
            accounts,
            memberships,
            archive,
            keywords,
            audited,
            defaults,
            boxes,
            kinds,
            nullable_kinds,
            moments,
            measurements,
            typed,
            slots
        ]
    };
    same_on::<Cockroach>(
        Cockroach::SYNTAX,
        &files,
        &schema![common(), arrays, gaps, array_defaults, visits],
    );
    let common = schema![
        schema::users,
        posts,
        comments,
        bookmarks,
        notes,
        accounts,
        memberships,
        archive,
        keywords,
        audited,
        defaults,
        boxes,
        kinds,
        nullable_kinds,
        moments,
        measurements,
        typed,
        slots
    ];
    same_on::<Postgres>(
        Postgres::SYNTAX,
        &files,
        &schema![
            common,
            arrays,
            gaps,
            array_defaults,
            grids,
            visits,
            bookings,
            extended,
            contacts
        ],
    );
}

/// Sources in a folder of their own, and what is read from them: names of tables with their columns' types, or mistakes.
fn told(name: &str, features: Option<&[&str]>, sources: &[(&str, &str)]) -> String {
    let folder = std::env::temp_dir().join(format!("drizzle-read-{name}-{}", std::process::id()));
    for (path, source) in sources {
        let file = folder.join(path);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, source).unwrap();
    }
    let first = folder.join(sources[0].0);
    // A `mod.rs` stands for its folder.
    let first = match first.ends_with("mod.rs") {
        true => first.with_file_name(""),
        false => first,
    };
    let features = features.map(|on| on.iter().map(|&f| f.to_owned()).collect::<Vec<_>>());
    let read = drizzle_kit::read::read_with(Postgres::SYNTAX, &[first], features.as_deref());
    std::fs::remove_dir_all(&folder).unwrap();
    match read {
        Ok(catalog) => sorted(catalog).tables.iter().map(line).collect(),
        Err(mistakes) => {
            let folder = format!("{}/", folder.display().to_string().replace('\\', "/"));
            mistakes.to_string().replace(&folder, "")
        }
    }
}

fn line(table: &catalog::Table) -> String {
    let columns = table.columns.iter().map(|c| format!("{} {}", c.name, c.ty));
    let columns: Vec<_> = columns.collect();
    format!("{}: {}\n", table.name, columns.join(", "))
}

/// Mistakes are told with their place.
#[test]
fn what_only_the_compiler_knows() {
    let source = "#[table(postgres)]\nstruct User {\n    #[column(primary_key)]\n    id: i64,\n    place: geo::Place,\n    #[column(references(posts::id))]\n    post_id: i64,\n}\n";
    expect_test::expect![[r#"
        error: what this type is in a database can't be told from its name; say it: `#[column(sql_type = "..")]`, or let the program tell its schema (`command` in drizzle.toml)
         --> schema.rs:5:12
          |
        5 |     place: geo::Place,
          |            ^^^^^^^^^^
    "#]].assert_eq(&told("types", None, &[("schema.rs", source)]));
}

/// Two enums of one name, in two modules, and names that `use` changes.
#[test]
fn names_mean_what_they_mean_in_their_module() {
    let one = "#[derive(SqlEnum)] #[sql_enum(name = \"user_state\")] pub enum State { On }\n\
        #[table(postgres)] pub struct User { #[column(primary_key)] pub id: i64, pub state: State }\n";
    let two = "use crate::schema::users::State as Other;\nuse time::Duration as Length;\n\
        #[derive(SqlEnum)] #[sql_enum(name = \"post_state\")] pub enum State { Off }\n\
        #[table(postgres)] pub struct Post { #[column(primary_key)] pub id: i64, pub state: State, pub other: Other, \
        pub more: super::users::State, pub length: Length }\n";
    let schema = "pub mod users;\npub mod posts;\n";
    let sources = [
        ("schema.rs", schema),
        ("schema/users.rs", one),
        ("schema/posts.rs", two),
    ];
    expect_test::expect![[r#"
        posts: id bigint, state "post_state", other "user_state", more "user_state", length interval
        users: id bigint, state "user_state"
    "#]]
    .assert_eq(&told("names", None, &sources));

    let ambiguous = "mod users;\nmod posts;\nuse users::*;\n\
        #[table(postgres)] pub struct Note { #[column(primary_key)] pub id: i64, pub state: State }\n";
    let sources = [
        ("schema.rs", ambiguous),
        ("schema/users.rs", one),
        ("schema/posts.rs", two),
    ];
    expect_test::expect![[r#"
        error: several types of the schema are called `State`; say which one is meant with its module: `module::State`
         --> schema.rs:4:85
          |
        4 | #[table(postgres)] pub struct Note { #[column(primary_key)] pub id: i64, pub state: State }
          |                                                                                     ^^^^^
    "#]]
    .assert_eq(&told("ambiguous", None, &sources));

    // It is not that of the library.
    let own = "pub struct Date(i32);\n\
        #[table(postgres)] pub struct Note { #[column(primary_key)] pub id: i64, pub at: Date }\n";
    expect_test::expect![[r#"
        error: what this type is in a database can't be told from its name; say it: `#[column(sql_type = "..")]`, or let the program tell its schema (`command` in drizzle.toml)
         --> schema.rs:2:82
          |
        2 | #[table(postgres)] pub struct Note { #[column(primary_key)] pub id: i64, pub at: Date }
          |                                                                                  ^^^^
    "#]]
    .assert_eq(&told("own", None, &[("schema.rs", own)]));
}

#[test]
fn conditions() {
    let schema = "#[cfg(test)] mod tests;\n#[cfg(feature = \"posts\")] mod posts;\n\
        #[table(postgres)]\n#[index(on(name))]\npub struct User {\n    #[column(primary_key)]\n    pub id: i64,\n\
        \x20   #[cfg(feature = \"mail\")]\n    pub mail: String,\n    pub name: String,\n}\n";
    let posts =
        "#[table(postgres)]\npub struct Post {\n    #[column(primary_key)]\n    pub id: i64,\n}\n";
    let sources = [
        ("src/schema.rs", schema),
        ("src/schema/posts.rs", posts),
        ("src/schema/tests.rs", posts),
    ];
    expect_test::expect![[r#"
        error: whether this is part of the schema depends on `#[cfg(..)]`; say which features of the program are on: `features = [..]` in drizzle.toml. Of conditions, only features and `test` are known
         --> src/schema/posts.rs:2:12
          |
        2 | pub struct Post {
          |            ^^^^

        error: whether this is part of the schema depends on `#[cfg(..)]`; say which features of the program are on: `features = [..]` in drizzle.toml. Of conditions, only features and `test` are known
         --> src/schema.rs:8:5
          |
        8 |     #[cfg(feature = "mail")]
          |     ^^^^^^^^^^^^^^^^^^^^^^^^
    "#]]
    .assert_eq(&told("unknown", None, &sources));
    expect_test::expect![[r#"
        users: id bigint, name text
    "#]]
    .assert_eq(&told("off", Some(&[]), &sources));
    expect_test::expect![[r#"
        posts: id bigint
        users: id bigint, mail text, name text
    "#]]
    .assert_eq(&told("on", Some(&["mail", "posts"]), &sources));
    // The whole folder: modules say what is left out.
    let folder = [
        ("src/schema/mod.rs", schema),
        ("src/schema/posts.rs", posts),
        ("src/schema/tests.rs", posts),
    ];
    expect_test::expect![[r#"
        users: id bigint, name text
    "#]]
    .assert_eq(&told("folder", Some(&[]), &folder));
}

#[test]
fn tables_of_macros() {
    let source = "macro_rules! tables {\n    ($name:ident) => {\n        #[table(postgres)]\n        pub struct $name { pub id: i64 }\n    };\n}\ntables!(User);\n";
    expect_test::expect![[r#"
        error: tables that a macro makes can't be read from sources; write them out, or let the program tell its schema (`command` in drizzle.toml)
         --> schema.rs:1:14
          |
        1 | macro_rules! tables {
          |              ^^^^^^
    "#]]
    .assert_eq(&told("macros", None, &[("schema.rs", source)]));
}
