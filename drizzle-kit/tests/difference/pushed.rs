//! What is there against what is wanted: the difference leads there, and then there is none.
#![cfg(any(feature = "sqlite", feature = "postgres", feature = "mysql"))]
use crate::corpus::cases;
use crate::model::Case;
use crate::property::{fresh, texts};
use crate::servers::Server;
use drizzle::Db;
use drizzle_kit::introspect::{Filters, Introspect, both};
use drizzle_kit::questions::Answers;
use drizzle_kit::{diff, statements};

async fn pushes<D: Introspect>(server: &mut Server, url: &str, case: &Case) {
    let syntax = server.syntax();
    let (from, to, _) = case.catalogs(syntax);
    let answers = Answers::of_lines(&case.answers).expect("answers");
    fresh(server, &from).await;
    let db = Db::<D>::connect(url).await.expect("a database");
    let db = &db;
    let failed = |error: drizzle::Error| panic!("{}: {error}", case.name);
    let (found, wanted) = both(db, &to, &Filters::default())
        .await
        .unwrap_or_else(failed);
    let changes = diff(&found.catalog, &wanted, &answers);
    let changes = changes.unwrap_or_else(|questions| panic!("{}: {questions}", case.name));
    let up = statements(syntax, &found.catalog, &wanted, &changes);
    let up = up.unwrap_or_else(|error| panic!("{}: {error}", case.name));
    if let Err(error) = server.run(&up).await {
        panic!("{}: {error}", case.name);
    }
    let (found, wanted) = both(db, &to, &Filters::default())
        .await
        .unwrap_or_else(failed);
    let again = diff(&found.catalog, &wanted, &Answers::none());
    let again = again.unwrap_or_else(|questions| panic!("{}: {questions}", case.name));
    let again: Vec<_> = again.iter().map(ToString::to_string).collect();
    assert!(
        again.is_empty(),
        "{}: again {again:?}\nafter\n{}",
        case.name,
        texts(&up)
    );
}

async fn all_on<D: Introspect>(server: &mut Server, url: &str) {
    let mut failed = Vec::new();
    for case in cases()
        .iter()
        .filter(|case| case.is_for(server.syntax()))
        .collect::<Vec<_>>()
    {
        let run = std::panic::AssertUnwindSafe(pushes::<D>(server, url, case));
        if let Err(panic) = futures_util::FutureExt::catch_unwind(run).await {
            failed.push(panic.downcast_ref::<String>().cloned().unwrap_or_default());
            let _ = server.execute("rollback").await;
        }
    }
    assert!(
        failed.is_empty(),
        "{} fail\n\n{}",
        failed.len(),
        failed.join("\n\n")
    );
}

#[cfg(feature = "postgres")]
#[tokio::test]
async fn postgres() {
    let mut server = Server::postgres("DRIZZLE_POSTGRES_URL", "drizzle_kit_pushed").await;
    let url = std::env::var("DRIZZLE_POSTGRES_URL").expect("a server");
    let (begin, _) = url.rsplit_once('/').expect("a database in the URL");
    let url = format!("{begin}/drizzle_kit_pushed");
    all_on::<drizzle::dialect::Postgres>(&mut server, &url).await;
}

#[cfg(feature = "sqlite")]
#[tokio::test]
async fn sqlite() {
    let file = std::env::temp_dir().join(format!("drizzle-kit-pushed-{}.db", std::process::id()));
    let url = format!("sqlite:{}?mode=rwc", file.display());
    let mut server = Server::sqlite_file(&url).await;
    all_on::<drizzle::dialect::Sqlite>(&mut server, &url).await;
    std::fs::remove_file(file).expect("the file");
}

#[cfg(feature = "mysql")]
#[tokio::test]
async fn mysql() {
    let mut server = Server::mysql("DRIZZLE_MYSQL_URL", "drizzle_kit_pushed").await;
    let url = std::env::var("DRIZZLE_MYSQL_URL").expect("a server");
    let (begin, _) = url.rsplit_once('/').expect("a database in the URL");
    let url = format!("{begin}/drizzle_kit_pushed");
    all_on::<drizzle::dialect::MySql>(&mut server, &url).await;
}
