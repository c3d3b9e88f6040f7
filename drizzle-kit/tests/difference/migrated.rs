//! The statements as files, run there and back by the migrator.
#![cfg(any(feature = "sqlite", feature = "postgres", feature = "mysql"))]
use crate::corpus::cases;
use crate::model::Case;
use crate::property::fresh;
use crate::servers::Server;
use drizzle::Db;
use drizzle::migrate::{Migrates, Migration, Migrations, Migrator};
use drizzle_core::ddl::Writer;
use drizzle_kit::questions::Answers;
use drizzle_kit::{Statement, diff, down, statements};
use std::collections::BTreeSet;

/// A file's text.
fn text(statements: &[Statement]) -> String {
    let statements = statements
        .iter()
        .map(|statement| format!("{};\n", statement.sql));
    statements.collect()
}

/// What is there beside the record of migrations.
async fn dump(server: &mut Server) -> BTreeSet<String> {
    let mut all = server.dump().await;
    all.retain(|line| !line.contains("drizzle_migrations") && line != "schema drizzle");
    all
}

async fn migrates<D: Migrates>(server: &mut Server, url: &str, case: &Case) {
    let syntax = server.syntax();
    let (from, to, _) = case.catalogs(syntax);
    let answers = Answers::of_lines(&case.answers).expect("answers");
    let expected = fresh(server, &to).await;
    let before = fresh(server, &from).await;
    server.reset().await;

    let changes = diff(&from, &to, &answers).expect("answers");
    let back = down(&from, &to, &answers).expect("answers");
    let up = statements(syntax, &from, &to, &changes).expect("statements");
    let back = statements(syntax, &to, &from, &back).expect("statements");
    let first = Writer::new(syntax).create(&from, false).expect("a schema");
    let first: String = first
        .iter()
        .map(|sql| format!("{sql};\n--> statement-breakpoint\n"))
        .collect();
    let of = |name: &'static str, sql: String, down: Option<String>| Migration {
        name: name.into(),
        sql: sql.into(),
        down: down.map(Into::into),
    };
    let migrations = [
        of("1_before", first, None),
        of("2_after", text(&up), Some(text(&back))),
    ];
    let migrator = Migrator::new(Migrations::new(migrations).expect("two names"));
    let db = Db::<D>::connect(url).await.expect("a database");
    let failed = |error: &dyn std::fmt::Display| {
        panic!(
            "{}: {error}\n{}\n-- down\n{}",
            case.name,
            text(&up),
            text(&back)
        )
    };
    if let Err(error) = migrator.run(&db).await {
        failed(&error);
    }
    assert_eq!(dump(server).await, expected, "{}\n{}", case.name, text(&up));
    if let Err(error) = migrator.rollback(&db, 1).await {
        failed(&error);
    }
    assert_eq!(
        dump(server).await,
        before,
        "{} back\n{}",
        case.name,
        text(&back)
    );
}

async fn all_on<D: Migrates>(server: &mut Server, url: &str) {
    let mut failed = Vec::new();
    let syntax = server.syntax();
    for case in cases().iter().filter(|case| case.is_for(syntax)) {
        let run = std::panic::AssertUnwindSafe(migrates::<D>(server, url, case));
        if let Err(panic) = futures_util::FutureExt::catch_unwind(run).await {
            failed.push(panic.downcast_ref::<String>().cloned().unwrap_or_default());
        }
    }
    assert!(
        failed.is_empty(),
        "{} fail\n\n{}",
        failed.len(),
        failed.join("\n\n")
    );
}

/// The URL of another database on a server.
#[cfg(any(feature = "postgres", feature = "mysql"))]
fn url(variable: &str, name: &str) -> String {
    let url = std::env::var(variable).unwrap_or_else(|_| panic!("{variable} is not set"));
    let (begin, _) = url.rsplit_once('/').expect("a database in the URL");
    format!("{begin}/{name}")
}

#[cfg(feature = "sqlite")]
#[tokio::test]
async fn sqlite() {
    let file = std::env::temp_dir().join(format!("drizzle-kit-migrated-{}.db", std::process::id()));
    let url = format!("sqlite:{}?mode=rwc", file.display());
    let mut server = Server::sqlite_file(&url).await;
    all_on::<drizzle::dialect::Sqlite>(&mut server, &url).await;
    std::fs::remove_file(file).expect("the file");
}

#[cfg(feature = "postgres")]
#[tokio::test]
async fn postgres() {
    let mut server = Server::postgres("DRIZZLE_POSTGRES_URL", "drizzle_kit_migrated").await;
    let url = url("DRIZZLE_POSTGRES_URL", "drizzle_kit_migrated");
    all_on::<drizzle::dialect::Postgres>(&mut server, &url).await;
}

#[cfg(feature = "mysql")]
#[tokio::test]
async fn mysql() {
    let mut server = Server::mysql("DRIZZLE_MYSQL_URL", "drizzle_kit_migrated").await;
    let url = url("DRIZZLE_MYSQL_URL", "drizzle_kit_migrated");
    all_on::<drizzle::dialect::MySql>(&mut server, &url).await;
}
