use super::*;
use drizzle::dialect::MySql;
use drizzle::exec::Executor as _;
use drizzle::expr::Sql;

/// A database of its own.
async fn with_database(name: &str, test: impl AsyncFnOnce(&Db<MySql>)) {
    let url = std::env::var("DRIZZLE_MYSQL_URL")
        .expect("a server: DRIZZLE_MYSQL_URL=$(bash tests/servers/mysql.sh start)");
    let admin = Db::<MySql>::connect(&url).await.unwrap();
    let name = format!("drizzle_pull_{name}_{}", std::process::id());
    let quoted = || Sql::identifier(name.clone());
    admin
        .execute(sql!("create database {quoted()}"))
        .await
        .unwrap();
    let (server, _) = url.rsplit_once('/').unwrap();
    let db = Db::<MySql>::connect(&format!("{server}/{name}"))
        .await
        .unwrap();
    cleaned_up(test(&db), async {
        db.close().await;
        admin
            .execute(sql!("drop database {quoted()}"))
            .await
            .unwrap();
        admin.close().await;
    })
    .await;
}

/// MariaDB tells other words, and speaks the same language.
#[test]
fn everything() {
    block_on(with_database("everything", async |db| {
        run(db, include_str!("../databases/mysql/everything.sql")).await;
        let version: Vec<String> = db.rows(sql!("select version()")).await.unwrap();
        match version[0].contains("MariaDB") {
            // Its collations are other ones by default, and so other ones are said.
            true if version[0].starts_with("10.") => {
                read_again(db, "mariadb_everything", &Filters::new()).await;
            }
            true => {
                let objects = pulled::mariadb::everything::schema();
                there_and_back(db, "mariadb", "everything", objects.objects()).await;
            }
            false => {
                let objects = pulled::mysql::everything::schema();
                there_and_back(db, "mysql", "everything", objects.objects()).await;
            }
        }
    }));
}

/// A schema that nobody here wrote. MariaDB tells other words, which no source of ours is compiled from.
#[test]
fn wagtail() {
    block_on(with_database("wagtail", async |db| {
        run(db, include_str!("../databases/mysql/wagtail.sql")).await;
        let version: Vec<String> = db.rows(sql!("select version()")).await.unwrap();
        let filters = Filters::new();
        match version[0].contains("MariaDB") {
            true => {
                read_again(db, "mariadb_wagtail", &filters).await;
            }
            false => {
                let objects = pulled::mysql::wagtail::schema();
                pulled_as(db, ("mysql", "wagtail"), objects.objects(), &filters).await;
            }
        }
    }));
}

#[test]
fn rows_of_a_shop() {
    block_on(with_database("shop", async |db| {
        seeded::rows_of_a_shop!(db, MySql);
    }));
}
