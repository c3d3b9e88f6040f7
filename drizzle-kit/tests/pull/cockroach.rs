use super::*;
use drizzle::dialect::Cockroach;
use drizzle::exec::Executor as _;
use drizzle::expr::Sql;

/// A database of its own, without what other tests left.
fn with_database(name: &str, test: impl AsyncFnOnce(&Db<Cockroach>)) {
    block_on(async {
        let url = std::env::var("DRIZZLE_COCKROACH_URL")
            .expect("a server, or a PostgreSQL that stands in: DRIZZLE_COCKROACH_URL");
        let admin = Db::<Cockroach>::connect(&url).await.unwrap();
        let name = format!("drizzle_pull_cockroach_{name}_{}", std::process::id());
        let quoted = || Sql::identifier(name.clone());
        admin
            .execute(sql!("create database {quoted()}"))
            .await
            .unwrap();
        let (server, _) = url.rsplit_once('/').unwrap();
        let db = Db::<Cockroach>::connect(&format!("{server}/{name}"))
            .await
            .unwrap();
        let test = async {
            // The words that a stand-in lacks.
            let version: Vec<String> = db.rows(sql!("select version()")).await.unwrap();
            if !version[0].contains("CockroachDB") {
                db.execute(sql!("create schema words")).await.unwrap();
                db.execute(sql!("create domain words.string as text"))
                    .await
                    .unwrap();
                db.execute(sql!("create domain words.bytes as bytea"))
                    .await
                    .unwrap();
                // Functions have bodies with semicolons.
                let shim = include_str!("../../../tests/servers/cockroach-shim.sql");
                let begin = shim.find("CREATE SEQUENCE").unwrap();
                let (sequence, rest) = shim[begin..].split_once(";\n").unwrap();
                let begin = rest.find("CREATE OR REPLACE").unwrap();
                let (function, _) = rest[begin..].split_once("$$;").unwrap();
                for statement in [sequence.to_owned(), format!("{function}$$")] {
                    let statement = statement.replace("public.", "words.");
                    db.execute(sql!("{Sql::raw(statement)}")).await.unwrap();
                }
                let set = format!("alter database \"{name}\" set search_path to public, words");
                db.execute(sql!("{Sql::raw(set)}")).await.unwrap();
            }
            let db = Db::<Cockroach>::connect(&format!("{server}/{name}"))
                .await
                .unwrap();
            test(&db).await;
            db.close().await;
        };
        cleaned_up(test, async {
            db.close().await;
            admin
                .execute(sql!("drop database {quoted()}"))
                .await
                .unwrap();
            admin.close().await;
        })
        .await;
    });
}

#[test]
fn everything() {
    with_database("everything", async |db| {
        run(db, include_str!("../databases/cockroach/everything.sql")).await;
        let objects = pulled::cockroach::everything::schema();
        there_and_back(db, "cockroach", "everything", objects.objects()).await;
    });
}

#[test]
fn rows_of_a_shop() {
    with_database("shop", async |db| {
        seeded::rows_of_a_shop!(db, Cockroach);
    });
}
