//! The tool from the outside: a project's files, commands, and what comes of them, on SQLite.
use serde_json::Value;
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

/// A project in a folder of its own.
struct Project(PathBuf);

impl Project {
    fn new(name: &str, schema: &str) -> Self {
        let folder = format!("drizzle-kit-{name}-{}", std::process::id());
        let folder = std::env::temp_dir().join(folder);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(folder.join("src")).unwrap();
        let project = Project(folder);
        project.schema(schema);
        project.good(&["init", "--dialect", "sqlite"]);
        project
    }

    fn schema(&self, schema: &str) {
        fs::write(self.0.join("src/schema.rs"), schema).unwrap();
    }

    fn run(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_drizzle-kit"))
            .args(arguments)
            .current_dir(&self.0)
            .env("DATABASE_URL", "sqlite:test.db?mode=rwc")
            .output()
            .unwrap()
    }

    #[track_caller]
    fn good(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        let error = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{arguments:?}: {error}");
        String::from_utf8(output.stdout).unwrap()
    }

    #[track_caller]
    fn bad(&self, code: i32, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert_eq!(output.status.code(), Some(code), "{output:?}");
        String::from_utf8(output.stderr).unwrap()
    }

    #[track_caller]
    fn json(&self, arguments: &[&str]) -> Value {
        let mut all = arguments.to_vec();
        all.extend(["--output", "json"]);
        serde_json::from_str(&self.good(&all)).unwrap()
    }

    fn file(&self, path: &str) -> String {
        fs::read_to_string(self.0.join(path)).unwrap()
    }
}

impl Drop for Project {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

const USERS: &str = "#[table(sqlite)]\npub struct User {\n    #[column(primary_key, auto_increment)]\n    pub id: i64,\n    pub name: String,\n}\n";

#[test]
fn from_the_first_table_on() {
    let project = Project::new("first", USERS);
    let told = project.good(&["generate", "first", "--prefix", "index"]);
    assert!(told.contains("wrote"), "{told}");
    let sql = project.file("drizzle/0000_first/migration.sql");
    assert_eq!(
        sql,
        "create table \"users\" (\n  \"id\" integer primary key autoincrement,\n  \"name\" text not null\n);\n"
    );
    assert_eq!(project.good(&["generate"]).trim(), "nothing has changed");
    assert!(project.good(&["status"]).contains("pending    0000_first"));
    assert!(project.good(&["migrate"]).contains("0000_first"));
    assert_eq!(project.good(&["migrate"]).trim(), "everything is applied");

    // A column more, with a default, and an index.
    let more = USERS.replace(
        "    pub name",
        "    #[column(default = 3)]\n    pub age: i64,\n    #[column(unique)]\n    pub name",
    );
    project.schema(&more);
    let planned = project.json(&["generate", "more", "--explain"]);
    assert!(!planned["changes"].as_array().unwrap().is_empty());
    project.good(&["generate", "more", "--prefix", "index"]);
    project.good(&["migrate"]);
    let status = project.json(&["status"]);
    let migrations = status["migrations"].as_array().unwrap();
    let standings: Vec<_> = migrations.iter().map(|m| &m["standing"]).collect();
    assert_eq!(standings, ["applied", "applied"]);
    assert!(project.good(&["check"]).contains("2 migrations are sound"));

    // Back again: values of the column are lost, which has to be allowed.
    let refused = project.bad(1, &["rollback"]);
    assert!(refused.contains("loses data"), "{refused}");
    assert!(project.good(&["rollback", "--force"]).contains("0001_more"));
    let refused = project.bad(1, &["drop", "0000_first"]);
    assert!(refused.contains("other migrations come after"), "{refused}");
    project.good(&["drop"]);
    assert!(!project.0.join("drizzle/0001_more").exists());
    assert!(project.good(&["export"]).contains("create table \"users\""));
}

#[test]
fn renames_are_asked_for() {
    let project = Project::new("renames", USERS);
    project.good(&["generate", "first", "--prefix", "index"]);
    project.schema(&USERS.replace("name: String", "full_name: String"));
    let open = project.run(&["generate", "--output", "json"]);
    assert_eq!(open.status.code(), Some(2));
    let open: Value = serde_json::from_slice(&open.stdout).unwrap();
    let answer = open["questions"][0]["answers"][0].as_str().unwrap();
    assert_eq!(answer, "rename column users.name -> users.full_name");
    // Without a terminal the questions are told.
    assert!(project.bad(2, &["generate"]).contains(answer));
    let arguments = [
        "generate", "renamed", "--prefix", "index", "--answer", answer,
    ];
    project.good(&arguments);
    let sql = project.file("drizzle/0001_renamed/migration.sql");
    let expected = "alter table \"users\" rename column \"name\" to \"full_name\";";
    assert_eq!(sql.trim(), expected);
}

/// Two branches add something each; the next migration joins them.
#[test]
fn branches_are_joined() {
    let project = Project::new("branches", USERS);
    let table = |name: &str| {
        format!(
            "#[table(sqlite, name = \"{name}\")]\npub struct {name}Row {{\n    #[column(primary_key)]\n    pub id: i64,\n}}\n"
        )
    };
    let moved =
        |from: &str, to: &str| fs::rename(project.0.join(from), project.0.join(to)).unwrap();
    let (one, two, three) = (table("one"), table("two"), table("three"));
    project.good(&["generate", "a", "--prefix", "none"]);
    project.schema(&format!("{USERS}{one}"));
    project.good(&["generate", "b", "--prefix", "none"]);
    moved("drizzle/b", "aside");
    project.schema(&format!("{USERS}{two}"));
    project.good(&["generate", "c", "--prefix", "none"]);
    moved("aside", "drizzle/b");
    let checked = project.good(&["check"]);
    assert!(checked.contains("2 branches were merged"), "{checked}");
    project.schema(&format!("{USERS}{one}{two}{three}"));
    project.good(&["generate", "d", "--prefix", "none"]);
    let sql = project.file("drizzle/d/migration.sql");
    assert!(
        sql.contains("\"three\"") && !sql.contains("\"two\""),
        "{sql}"
    );
    assert!(!project.good(&["check"]).contains("branches"));
    let applied = project.json(&["migrate"]);
    assert_eq!(applied["applied"].as_array().unwrap().len(), 4);

    // The same table, in different ways.
    fs::remove_dir_all(project.0.join("drizzle/d")).unwrap();
    let wide = one.replace("id: i64,", "id: i64,\n    pub x: String,");
    moved("drizzle/b", "aside");
    project.schema(&format!("{USERS}{two}{wide}"));
    project.good(&["generate", "e", "--prefix", "none"]);
    moved("aside", "drizzle/b");
    let refused = project.bad(1, &["generate"]);
    assert!(refused.contains("both change `tables.one"), "{refused}");
}

#[test]
fn mistakes_have_places() {
    let project = Project::new("mistakes", &USERS.replace("String", "what::Name"));
    let told = project.bad(1, &["generate"]);
    assert!(told.contains("schema.rs:5:15"), "{told}");
    assert!(told.contains("^^^^^^^^^^"), "{told}");
    let wrong = "dialect = \"sqlite\"\nschemas = \"src\"\n";
    fs::write(project.0.join("drizzle.toml"), wrong).unwrap();
    let told = project.bad(1, &["generate"]);
    assert!(told.contains("unknown field `schemas`"), "{told}");
    assert!(told.contains("`schema`"), "{told}");
}

/// Conditions are told by the configuration or the command line.
#[test]
fn features_are_said() {
    let schema = USERS.replace(
        "    pub name",
        "    #[cfg(feature = \"mail\")]\n    pub mail: String,\n    pub name",
    );
    let project = Project::new("features", &schema);
    let told = project.bad(1, &["export"]);
    assert!(told.contains("features = [..]"), "{told}");
    assert!(
        project
            .good(&["export", "--features", "x,mail"])
            .contains("\"mail\"")
    );
    let config = project
        .file("drizzle.toml")
        .replace("out =", "features = []\nout =");
    fs::write(project.0.join("drizzle.toml"), config).unwrap();
    assert!(!project.good(&["export"]).contains("\"mail\""));
}

/// What is written by hand is looked at as well.
#[test]
fn losses_are_found() {
    let project = Project::new("losses", USERS);
    project.good(&["generate", "first", "--prefix", "index"]);
    project.good(&["generate", "by hand", "--custom", "--prefix", "index"]);
    let path = "drizzle/0001_by_hand/migration.sql";
    let sql = "-- Nobody needs them.\nupdate users set name = 'x';\ndelete from users;\n";
    fs::write(project.0.join(path), sql).unwrap();
    let told = project.good(&["check"]);
    assert!(
        told.contains("0001_by_hand/migration.sql:3: deletes all rows"),
        "{told}"
    );
    assert!(told.contains("2 migrations are sound"), "{told}");
    let found = project.json(&["check"]);
    assert_eq!(found["losses"][0]["line"], 3);
    let output = project.run(&["check", "--no-loss"]);
    assert_eq!(output.status.code(), Some(1), "{output:?}");

    // A table that is gone says so in its migration.
    project.schema("");
    project.good(&["generate", "gone", "--prefix", "index"]);
    let told = project.good(&["check"]);
    assert!(told.contains("0002_gone/migration.sql:1: loses "), "{told}");
}

#[test]
fn folders_belong_to_one_database() {
    let project = Project::new("folders", USERS);
    project.good(&["generate", "first", "--prefix", "index"]);
    let told = project.bad(1, &["generate", "--dialect", "postgres"]);
    assert!(
        told.contains("`0000_first` is of sqlite, and `postgres` is asked for"),
        "{told}"
    );
    fs::remove_file(project.0.join("drizzle/0000_first/migration.sql")).unwrap();
    assert!(
        project
            .bad(1, &["check"])
            .contains("has a snapshot and no `migration.sql`")
    );
}

/// A program may tell the schema instead of sources: all that `export` tells of one, another project can take.
#[test]
fn programs_tell_schemas() {
    let project = Project::new("programs", USERS);
    let exported = project.json(&["export"]);
    fs::write(
        project.0.join("catalog.json"),
        exported["catalog"].to_string(),
    )
    .unwrap();
    let program = match cfg!(windows) {
        true => "[\"cmd\", \"/c\", \"type catalog.json\"]",
        false => "[\"cat\", \"catalog.json\"]",
    };
    let config = |dialect: &str| format!("dialect = \"{dialect}\"\ncommand = {program}\n");
    fs::write(project.0.join("drizzle.toml"), config("sqlite")).unwrap();
    assert_eq!(project.json(&["export"]), exported);
    fs::write(project.0.join("drizzle.toml"), config("mysql")).unwrap();
    let told = project.bad(1, &["export"]);
    assert!(told.contains("printed a schema of sqlite"), "{told}");
}

/// Without migrations: the schema straight to the database, and back as source.
#[test]
fn pushed_and_pulled() {
    let project = Project::new("pushed", USERS);
    let planned = project.json(&["push", "--explain"]);
    assert_eq!(planned["changes"].as_array().unwrap().len(), 1);
    assert!(project.good(&["push"]).contains("the database has changed"));
    assert_eq!(project.good(&["push"]).trim(), "nothing has changed");
    // A column goes, and what it held.
    project.schema(&USERS.replace("    pub name: String,\n", ""));
    let refused = project.bad(1, &["push"]);
    assert!(refused.contains("this loses data"), "{refused}");
    project.schema(USERS);

    let refused = project.bad(1, &["pull"]);
    assert!(refused.contains("is there already"), "{refused}");
    project.good(&["pull", "--to", "src/pulled.rs", "--migration", "0000_first"]);
    let pulled = project.file("src/pulled.rs");
    assert!(pulled.contains("pub struct User"), "{pulled}");
    assert_eq!(
        project
            .good(&["generate", "--schema", "src/pulled.rs"])
            .trim(),
        "nothing has changed"
    );
    project.good(&["migrate", "--baseline", "0000_first"]);
    assert_eq!(project.good(&["migrate"]).trim(), "everything is applied");
    // The record of migrations is no part of the schema.
    assert_eq!(
        project.good(&["push", "--schema", "src/pulled.rs"]).trim(),
        "nothing has changed"
    );
}

#[test]
fn rows_are_made_up() {
    let schema = "#[table(sqlite)]\npub struct User {\n    #[column(primary_key, auto_increment)]\n    pub id: i64,\n    #[column(unique)]\n    pub email: String,\n}\n\n#[table(sqlite)]\npub struct Post {\n    #[column(primary_key)]\n    pub id: i64,\n    #[column(references(users::id))]\n    pub user_id: i64,\n    pub done: bool,\n}\n";
    let project = Project::new("seed", schema);
    project.good(&["generate", "first"]);
    project.good(&["migrate"]);
    let asked = ["seed", "--rows", "3", "--table", "posts=20"];
    let explained = project.json(&[&asked[..], &["--explain"]].concat());
    assert_eq!(
        explained["rows"],
        serde_json::json!({ "users": 3, "posts": 20 })
    );
    assert_eq!(explained["done"], false);
    let told = project.good(&asked);
    assert_eq!(told.trim(), "rows made:\n  users: 3\n  posts: 20");
    // Only where nothing is.
    let error = project.bad(1, &asked);
    assert!(error.contains("table `users` has rows"), "{error}");
    project.good(&[&asked[..], &["--reset"]].concat());
    let error = project.bad(1, &["seed", "--table", "nobody=1"]);
    assert!(error.contains("the schema has no `nobody`"), "{error}");
    project.bad(2, &["seed", "--table", "users"]);
}

/// The schema as text, and as a picture in a file.
#[test]
fn diagrams() {
    let schema = r#"
        use drizzle::prelude::*;
        #[table(sqlite, name = "users")]
        pub struct User {
            #[column(primary_key)]
            pub id: i64,
            #[column(references(users::id))]
            pub invited_by: Option<i64>,
        }
        #[table(sqlite, name = "posts")]
        pub struct Post {
            #[column(primary_key)]
            pub id: i64,
            #[column(references(users::id))]
            pub author_id: i64,
        }
    "#;
    let project = Project::new("diagrams", schema);
    let text = project.good(&["diagram"]);
    assert!(text.starts_with("erDiagram\n"), "{text}");
    assert!(text.contains("users ||..o{ posts : author_id"), "{text}");
    assert!(text.contains("users |o..o{ users : invited_by"), "{text}");
    let told = project.good(&["diagram", "--to", "schema.svg", "--tables", "posts"]);
    assert!(told.contains("schema.svg"), "{told}");
    let picture = project.file("schema.svg");
    assert!(picture.starts_with("<svg ") && picture.contains(">posts<"));
    assert!(!picture.contains(">users<"));
    assert_eq!(project.json(&["diagram", "--format", "svg"])["tables"], 2);
    let error = project.bad(1, &["diagram", "--tables", "nothing"]);
    assert!(error.contains("there is no table `nothing`"), "{error}");
}

/// The guide's picture is that of its tables; `UPDATE_EXPECT=1` draws it anew.
#[test]
fn the_guides_diagram() {
    let docs = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs");
    let project = Project::new("guides-diagram", "");
    let tables = format!("{docs}/rust/blog.rs");
    let drawn = project.good(&[
        "diagram",
        "--dialect",
        "postgres",
        "--schema",
        &tables,
        "--format",
        "svg",
    ]);
    let file = format!("{docs}/src/schema.svg");
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        fs::write(&file, &drawn).unwrap();
    }
    let kept = fs::read_to_string(&file).unwrap();
    assert_eq!(
        kept.trim_end(),
        drawn.trim_end(),
        "run this test with UPDATE_EXPECT=1"
    );
}

#[test]
fn snapshots_stay_as_they_were_written() {
    let schema =
        "#[table(sqlite)]\npub struct User {\n    #[column(primary_key)]\n    pub id: i64,\n}\n";
    let project = Project::new("edited", schema);
    assert_eq!(project.good(&["up"]).trim(), "`drizzle` has no snapshots");
    project.good(&["generate", "first", "--prefix", "none"]);
    project.good(&["check"]);
    let told = project.json(&["up"]);
    assert_eq!(
        told,
        serde_json::json!({ "version": 1, "snapshots": 1, "changed": 0 })
    );
    let file = project.0.join("drizzle/first/snapshot.json");
    let written = fs::read_to_string(&file).unwrap();
    let edited = written.replace("\"name\": \"id\"", "\"name\": \"ident\"");
    assert_ne!(edited, written);
    fs::write(&file, edited).unwrap();
    let error = project.bad(1, &["check"]);
    assert!(
        error.contains("`drizzle/first/snapshot.json` was edited"),
        "{error}"
    );
    // Versions that this program does not know.
    let version =
        |version: &str| written.replace("\"version\": 1", &format!("\"version\": {version}"));
    fs::write(&file, version("2")).unwrap();
    let error = project.bad(1, &["upgrade"]);
    assert!(
        error.contains("is of version 2, and this program knows version 1"),
        "{error}"
    );
    fs::write(&file, version("\"7\"")).unwrap();
    let error = project.bad(1, &["up"]);
    assert!(error.contains("Drizzle Kit for TypeScript"), "{error}");
}

#[test]
fn databases_are_compared() {
    let schema =
        "#[table(sqlite)]\npub struct User {\n    #[column(primary_key)]\n    pub id: i64,\n}\n";
    let project = Project::new("compared", schema);
    project.good(&["generate", "first", "--prefix", "none"]);
    let asked = ["check", "--database"];
    let told = String::from_utf8(project.run(&asked).stdout).unwrap();
    assert!(told.contains("migration `first` is not applied"), "{told}");
    project.good(&["migrate"]);
    let told = project.good(&asked);
    assert!(told.contains("the database is as they leave it"), "{told}");
    // Somebody changes it by hand.
    project.schema(&schema.replace("}\n", "    pub name: Option<String>,\n}\n"));
    project.good(&["push"]);
    let output = project.run(&asked);
    let told = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(1), "{told}");
    assert!(told.contains("users.name"), "{told}");
}
