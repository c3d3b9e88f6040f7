use super::*;
use drizzle::dialect::Sqlite;

macro_rules! database {
    ($name:ident) => {
        #[test]
        fn $name() {
            block_on(async {
                let db = Db::<Sqlite>::connect("sqlite::memory:").await.unwrap();
                run(
                    &db,
                    include_str!(concat!("../databases/sqlite/", stringify!($name), ".sql")),
                )
                .await;
                let objects = pulled::sqlite::$name::schema();
                there_and_back(&db, "sqlite", stringify!($name), objects.objects()).await;
            });
        }
    };
}

database!(everything);

/// A schema that nobody here wrote.
#[test]
fn wagtail() {
    block_on(async {
        let db = Db::<Sqlite>::connect("sqlite::memory:").await.unwrap();
        run(&db, include_str!("../databases/sqlite/wagtail.sql")).await;
        let objects = pulled::sqlite::wagtail::schema();
        let names = ("sqlite", "wagtail");
        pulled_as(&db, names, objects.objects(), &Filters::new()).await;
    });
}

#[test]
fn rows_of_a_shop() {
    block_on(async {
        let db = Db::<Sqlite>::connect("sqlite::memory:").await.unwrap();
        seeded::rows_of_a_shop!(&db, Sqlite);
    });
}
