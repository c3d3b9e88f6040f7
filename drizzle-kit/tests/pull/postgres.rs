use super::*;
use drizzle::dialect::Postgres;
use drizzle::exec::Executor as _;
use drizzle::expr::Sql;

/// A database of its own.
async fn with_database(name: &str, test: impl AsyncFnOnce(&Db<Postgres>)) {
    let url = std::env::var("DRIZZLE_POSTGRES_URL")
        .expect("a server: DRIZZLE_POSTGRES_URL=$(bash tests/servers/postgres.sh start)");
    let admin = Db::<Postgres>::connect(&url).await.unwrap();
    let name = format!("drizzle_pull_{name}_{}", std::process::id());
    let quoted = || Sql::identifier(name.clone());
    admin
        .execute(sql!("create database {quoted()}"))
        .await
        .unwrap();
    let (server, _) = url.rsplit_once('/').unwrap();
    let db = Db::<Postgres>::connect(&format!("{server}/{name}"))
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

macro_rules! database {
    ($name:ident) => {
        #[test]
        fn $name() {
            block_on(with_database(stringify!($name), async |db| {
                run(
                    db,
                    include_str!(concat!("../databases/postgres/", stringify!($name), ".sql")),
                )
                .await;
                let objects = pulled::postgres::$name::schema();
                there_and_back(db, "postgres", stringify!($name), objects.objects()).await;
            }));
        }
    };
}

database!(everything);

/// A schema that nobody here wrote.
#[test]
fn wagtail() {
    block_on(with_database("wagtail", async |db| {
        run(db, include_str!("../databases/postgres/wagtail.sql")).await;
        let objects = pulled::postgres::wagtail::schema();
        let names = ("postgres", "wagtail");
        pulled_as(db, names, objects.objects(), &Filters::new()).await;
    }));
}

#[test]
fn rows_of_a_shop() {
    block_on(with_database("shop", async |db| {
        seeded::rows_of_a_shop!(db, Postgres);
    }));
}

/// No source can say these; a push of the pulled source leaves them as they are.
#[test]
fn what_no_source_says() {
    block_on(with_database("unsaid", async |db| {
        run(
            db,
            "create domain code as varchar(20);\n\
             create table old (id serial primary key, code code collate \"C\", upper text collate \"C\" generated always as (upper(code)) stored);\n\
             alter table old rename to renamed;\n\
             alter sequence old_id_seq increment by 7;\n",
        )
        .await;
        let left_out = read_again(db, "unsaid", &Filters::new()).await;
        assert_eq!(
            left_out,
            [
                "how `id` of table `renamed` counts",
                "the collation of `code` of table `renamed`",
                "the collation of `upper` of table `renamed`",
            ]
        );
    }));
}

/// The record of migrations in a schema of its own: it is created, found again, and no part of what is read.
#[test]
fn a_record_in_another_schema() {
    use drizzle::migrate::{Migration, Migrations, Migrator};
    block_on(with_database("record", async |db| {
        let migrations = Migrations::new([Migration {
            name: "first".into(),
            sql: "create table cats (id integer primary key)".into(),
            down: None,
        }]);
        let migrator = Migrator::new(migrations.unwrap())
            .schema("side Schema")
            .table("done");
        assert_eq!(migrator.run(db).await.unwrap(), ["first"]);
        assert_eq!(migrator.run(db).await.unwrap(), [""; 0]);
        let query = sql!("select name from {Sql::raw(\"\\\"side Schema\\\".done\")}");
        assert_eq!(db.rows::<String>(query).await.unwrap(), ["first"]);
        let filters = Filters::new().migrations(Some("side Schema"), "done");
        let found = Postgres::introspect(db, &filters).await.unwrap().catalog;
        let tables: Vec<_> = found.tables.iter().map(|table| &table.name).collect();
        assert_eq!(tables, ["cats"]);
    }));
}
