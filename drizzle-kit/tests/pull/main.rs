//! Databases that are pulled: the source is as it was, compiles, and says what the database says.
#![cfg(any(
    feature = "sqlite",
    feature = "postgres",
    feature = "mysql",
    feature = "cockroach"
))]
use drizzle::migrate::Migrates;
use drizzle::{Db, sql};
use drizzle_core::catalog::{self, Catalog};
use drizzle_core::ddl::Object;
use drizzle_kit::introspect::{Filters, Introspect, both};
use drizzle_kit::pull::{Options, pull};
use drizzle_kit::push::{PushError, apply, plan};
use drizzle_kit::questions::Answers;
use drizzle_kit::seed;

#[allow(clippy::all, missing_docs, unreachable_pub, dead_code)]
#[rustfmt::skip]
#[path = "../pulled/mod.rs"]
mod pulled;

mod seeded;

#[cfg(feature = "cockroach")]
mod cockroach;
#[cfg(feature = "mysql")]
mod mysql;
#[cfg(feature = "postgres")]
mod postgres;
#[cfg(feature = "sqlite")]
mod sqlite;

/// The statements of a file, which end at the ends of lines.
fn statements(text: &str) -> impl Iterator<Item = &str> {
    let statements = text.split(";\n").map(str::trim);
    statements.filter(|statement| {
        statement
            .lines()
            .any(|line| !line.starts_with("--") && !line.is_empty())
    })
}

async fn run<D: drizzle::driver::Driver>(db: &Db<D>, text: &str) {
    use drizzle::exec::Executor as _;
    use drizzle::expr::Sql;
    for statement in statements(text) {
        let done = db.execute(sql!("{Sql::raw(statement.to_owned())}")).await;
        done.unwrap_or_else(|error| panic!("{error}\n{statement}"));
    }
}

/// The database is told as source that compiles to the same database; a push changes nothing. Gives the schema that the
/// source says, and the one that is there.
async fn pulled_as<D: Introspect + Migrates>(
    db: &Db<D>,
    (folder, file): (&str, &str),
    objects: &[Object],
    filters: &Filters,
) -> Option<(Catalog, Catalog)> {
    let found = D::introspect(db, filters).await.unwrap();
    let pulled = pull(&found, Options::default()).unwrap();
    let path = format!(
        "{}/tests/pulled/{folder}/{file}.rs",
        env!("CARGO_MANIFEST_DIR")
    );
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        std::fs::write(&path, &pulled.source).unwrap();
        return None;
    }
    let before = std::fs::read_to_string(&path).unwrap();
    assert!(
        before == pulled.source,
        "{path} is not what is pulled; UPDATE_EXPECT=1 writes it"
    );
    let wanted = catalog::of(D::SYNTAX, objects).unwrap();
    let nothing = plan(db, &wanted, filters, &Answers::none()).await.unwrap();
    assert!(
        nothing.is_empty(),
        "push after pull: {:#?}",
        nothing.statements
    );
    read_again(db, &format!("{folder}_{file}"), filters).await;
    Some((wanted, found.catalog))
}

/// The same, and all of it is made again, from nothing, and gets rows.
async fn there_and_back<D: Introspect + Migrates>(
    db: &Db<D>,
    folder: &str,
    file: &str,
    objects: &[Object],
) {
    // A schema that only a stand-in has.
    let filters = Filters::new().schemas(["!words"]);
    let pulled = pulled_as(db, (folder, file), objects, &filters).await;
    let Some((wanted, there)) = pulled else {
        return;
    };
    for (wanted, what) in [
        (&there, "created again from what was read"),
        (&wanted, "created from the source"),
    ] {
        let (mut found, mut wanted) = both(db, wanted, &filters).await.unwrap();
        // No source says them; a push leaves them alone.
        found.catalog.extensions.clear();
        wanted.extensions.clear();
        same(&wanted, &found.catalog, what);
    }
    gone_and_there_again(db, &wanted, &filters, &there).await;
    let options = seed::Options::new().types_of(objects).rows(40);
    seeded::seeded(db, &wanted, &options).await;
}

/// The source that a database is pulled as, read by the tool again: a push of it changes nothing. Gives what the source
/// does not say.
async fn read_again<D: Introspect + Migrates>(
    db: &Db<D>,
    name: &str,
    filters: &Filters,
) -> Vec<String> {
    let found = D::introspect(db, filters).await.unwrap();
    let pulled = pull(&found, Options::default()).unwrap();
    let file = std::env::temp_dir().join(format!("drizzle_{name}_{}.rs", std::process::id()));
    std::fs::write(&file, &pulled.source).unwrap();
    let wanted = drizzle_kit::read::read(D::SYNTAX, std::slice::from_ref(&file));
    std::fs::remove_file(&file).unwrap();
    let wanted = wanted.unwrap_or_else(|mistakes| panic!("{mistakes}"));
    let nothing = plan(db, &wanted, filters, &Answers::none()).await.unwrap();
    assert!(
        nothing.is_empty(),
        "push after pull, read by the tool: {:#?}",
        nothing.statements
    );
    pulled.left_out
}

/// A push of nothing takes all away, if one says that it may; a push of the schema makes the same database again.
async fn gone_and_there_again<D: Introspect + Migrates>(
    db: &Db<D>,
    wanted: &Catalog,
    filters: &Filters,
    there: &Catalog,
) {
    let none = Answers::none();
    let nothing = Catalog {
        dialect: wanted.dialect.clone(),
        namespaces: wanted.namespaces.clone(),
        ..Catalog::default()
    };
    let gone = plan(db, &nothing, filters, &none).await.unwrap();
    let refused = apply(db, &gone, false).await;
    assert!(
        matches!(refused, Err(PushError::Loses(_))),
        "data was lost: {refused:?}"
    );
    apply(db, &gone, true).await.unwrap();
    let left = D::introspect(db, filters).await.unwrap().catalog;
    assert!(left.tables.is_empty() && left.views.is_empty(), "{left:#?}");
    let all = plan(db, wanted, filters, &none).await.unwrap();
    apply(db, &all, false).await.unwrap();
    let again = plan(db, wanted, filters, &none).await.unwrap();
    assert!(again.is_empty(), "pushed twice: {:#?}", again.statements);
    // And it is what was there in the beginning.
    let (mut found, mut before) = both(db, there, filters).await.unwrap();
    found.catalog.extensions.clear();
    before.extensions.clear();
    same(&found.catalog, &before, "pushed again");
}

fn same(found: &Catalog, expected: &Catalog, what: &str) {
    let lines = |catalog: &Catalog| serde_json::to_string_pretty(catalog).unwrap();
    let (found, expected) = (lines(found), lines(expected));
    if found != expected {
        let mut text = String::new();
        for (line, other) in found
            .lines()
            .zip(expected.lines())
            .filter(|(a, b)| a != b)
            .take(6)
        {
            text += &format!("\n  {line}\n  should be\n  {other}");
        }
        panic!("{what}: differs{text}");
    }
}

fn block_on(test: impl Future<Output = ()>) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(test);
}

/// Runs a test, then cleans up, also after a panic.
#[allow(dead_code, reason = "some databases are in memory")]
async fn cleaned_up(test: impl Future<Output = ()>, clean_up: impl Future<Output = ()>) {
    use futures_util::FutureExt as _;
    let outcome = std::panic::AssertUnwindSafe(test).catch_unwind().await;
    clean_up.await;
    outcome.unwrap_or_else(|panic| std::panic::resume_unwind(panic));
}
