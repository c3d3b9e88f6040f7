//! SQLite, in memory: each side has a database of its own with the same rows.
use crate::harness::{Bench, reads, writes};
use crate::schema::Fill;
use crate::{
    INSERTS, NESTED, SIZES, agree, by_diesel, by_rusqlite, by_seaorm, names, pairs, sorted, users,
};
use crate::{by_sqlx::on_sqlite as by_sqlx, ours::on_sqlite as ours};
use diesel::Connection as _;
use diesel::connection::SimpleConnection as _;
use drizzle::prelude::*;
use std::cell::RefCell;
use tokio::runtime::Runtime;

const SIDES: &[&str] = &["ours", "rusqlite", "sqlx", "Diesel", "SeaORM"];
const SIDES_NESTED: &[&str] = &[
    "ours",
    "ours batched",
    "sqlx batched",
    "sqlx, Drizzle's SQL",
    "Diesel",
    "SeaORM",
];
const EMPTY: &str = "delete from users";

struct OnSqlite {
    ours: Db<Sqlite>,
    sqlx: sqlx::SqlitePool,
    rusqlite: rusqlite::Connection,
    diesel: RefCell<diesel::SqliteConnection>,
    seaorm: sea_orm::DatabaseConnection,
}

/// A database in memory lives as long as its connection, so there is one.
async fn pool() -> sqlx::SqlitePool {
    let options = sqlx::sqlite::SqlitePoolOptions::new().max_connections(1);
    let options = options
        .idle_timeout(None)
        .max_lifetime(None)
        .test_before_acquire(false);
    options
        .connect("sqlite::memory:")
        .await
        .expect("a database in memory")
}

async fn script(pool: &sqlx::SqlitePool, statement: &str) {
    let sql = sqlx::AssertSqlSafe(statement.to_owned());
    sqlx::raw_sql(sql)
        .execute(pool)
        .await
        .expect("the script runs");
}

impl OnSqlite {
    async fn new(fill: Fill) -> Self {
        let of_seaorm = pool().await;
        let db = OnSqlite {
            ours: Db::<Sqlite>::connect("sqlite::memory:")
                .await
                .expect("a database in memory"),
            sqlx: pool().await,
            rusqlite: rusqlite::Connection::open_in_memory().expect("a database in memory"),
            diesel: diesel::SqliteConnection::establish(":memory:")
                .expect("a database in memory")
                .into(),
            seaorm: sea_orm::SqlxSqliteConnector::from_sqlx_sqlite_pool(of_seaorm.clone()),
        };
        for statement in fill.script("integer", "integer primary key") {
            db.rusqlite
                .execute_batch(&statement)
                .expect("the script runs");
            db.diesel
                .borrow_mut()
                .batch_execute(&statement)
                .expect("the script runs");
            script(&db.sqlx, &statement).await;
            script(&of_seaorm, &statement).await;
            db.ours
                .execute(sql!("{Sql::raw(statement)}"))
                .await
                .expect("the script runs");
        }
        db
    }
}

pub(crate) fn measure(bench: &mut Bench, runtime: &Runtime) {
    bench.table("SQLite", SIDES);
    macro_rules! case {
        ($query:ident, $fill:expr, $size:expr, $same:path) => {{
            case!($query, $fill, $size, $same, $same, $same);
        }};
        ($query:ident, $fill:expr, $size:expr, $same:path, $diesel:path, $seaorm:path) => {{
            let name = format!("{} {}", stringify!($query), $size);
            if bench.wants(&name) {
                let db = runtime.block_on(OnSqlite::new($fill));
                let diesel = || by_diesel::on_sqlite::$query(&mut db.diesel.borrow_mut()).unwrap();
                let sides = runtime.block_on(async {
                    [
                        $same(ours::$query(&db.ours).await.unwrap()),
                        $same(by_sqlx::$query(&db.sqlx).await.unwrap()),
                        $same(by_rusqlite::$query(&db.rusqlite).unwrap()),
                        $diesel(diesel()),
                        $seaorm(by_seaorm::$query(&db.seaorm).await.unwrap()),
                    ]
                });
                agree(&name, sides);
                let sides = vec![
                    (
                        "ours",
                        reads(runtime, async || ours::$query(&db.ours).await.unwrap()),
                    ),
                    (
                        "sqlx",
                        reads(runtime, async || by_sqlx::$query(&db.sqlx).await.unwrap()),
                    ),
                    (
                        "rusqlite",
                        reads(runtime, async || by_rusqlite::$query(&db.rusqlite).unwrap()),
                    ),
                    ("Diesel", reads(runtime, async || diesel())),
                    (
                        "SeaORM",
                        reads(runtime, async || {
                            by_seaorm::$query(&db.seaorm).await.unwrap()
                        }),
                    ),
                ];
                bench.case(&name, sides);
            }
        }};
    }
    for size in SIZES {
        case!(trivial_query, Fill::Users(size), size, users);
    }
    for size in SIZES {
        case!(medium_complex_query, Fill::Users(size), size, pairs);
    }
    let size = 100;
    case!(
        loading_associations,
        Fill::Associations(size),
        size,
        sorted,
        by_diesel::loaded,
        by_seaorm::loaded
    );
    for size in INSERTS {
        let name = format!("insert {size}");
        if bench.wants(&name) {
            inserts(bench, runtime, &name, &names(size));
        }
    }
    bench.table("SQLite, nested rows", SIDES_NESTED);
    for (count, each) in NESTED {
        let name = format!("{count} × 10 × {each}");
        if bench.wants(&name) {
            nested(bench, runtime, &name, Fill::Nested(count, each));
        }
    }
}

fn nested(bench: &mut Bench, runtime: &Runtime, name: &str, fill: Fill) {
    let db = runtime.block_on(OnSqlite::new(fill));
    let diesel =
        || by_diesel::on_sqlite::loading_associations(&mut db.diesel.borrow_mut()).unwrap();
    let seaorm = async || by_seaorm::loading_associations(&db.seaorm).await.unwrap();
    let sides = runtime.block_on(async {
        [
            ours::nested(&db.ours).await.unwrap(),
            ours::batched(&db.ours).await.unwrap(),
            by_sqlx::nested(&db.sqlx).await.unwrap(),
            by_sqlx::json(&db.sqlx).await.unwrap(),
            sorted(by_diesel::loaded(diesel())),
            sorted(by_seaorm::loaded(seaorm().await)),
        ]
    });
    agree(name, sides);
    let sides = vec![
        (
            "ours",
            reads(runtime, async || ours::nested(&db.ours).await.unwrap()),
        ),
        (
            "ours batched",
            reads(runtime, async || ours::batched(&db.ours).await.unwrap()),
        ),
        (
            "sqlx batched",
            reads(runtime, async || by_sqlx::nested(&db.sqlx).await.unwrap()),
        ),
        (
            "sqlx, Drizzle's SQL",
            reads(runtime, async || by_sqlx::json(&db.sqlx).await.unwrap()),
        ),
        ("Diesel", reads(runtime, async || diesel())),
        ("SeaORM", reads(runtime, seaorm)),
    ];
    bench.case(name, sides);
}

fn inserts(bench: &mut Bench, runtime: &Runtime, name: &str, names: &[String]) {
    let db = runtime.block_on(OnSqlite::new(Fill::Empty));
    let ours = async || match names {
        [name] => ours::insert_one(&db.ours, name).await.unwrap(),
        names => ours::insert_many(&db.ours, names).await.unwrap(),
    };
    let sqlx = async || match names {
        [name] => by_sqlx::insert_one(&db.sqlx, name).await.unwrap(),
        names => by_sqlx::insert_many(&db.sqlx, names).await.unwrap(),
    };
    let rusqlite = async || match names {
        [name] => by_rusqlite::insert_one(&db.rusqlite, name).unwrap(),
        names => by_rusqlite::insert_many(&db.rusqlite, names).unwrap(),
    };
    let diesel =
        async || by_diesel::on_sqlite::insert(&mut db.diesel.borrow_mut(), names).unwrap() as u64;
    let seaorm = async || by_seaorm::insert(&db.seaorm, names).await.unwrap();
    runtime.block_on(async {
        let counts = [
            ours().await,
            sqlx().await,
            rusqlite().await,
            diesel().await,
            seaorm().await,
        ];
        agree(name, counts);
        let of_diesel = by_diesel::on_sqlite::trivial_query(&mut db.diesel.borrow_mut()).unwrap();
        let written = [
            self::ours::trivial_query(&db.ours).await.unwrap(),
            by_sqlx::trivial_query(&db.sqlx).await.unwrap(),
            by_rusqlite::trivial_query(&db.rusqlite).unwrap(),
            users(of_diesel),
            users(by_seaorm::trivial_query(&db.seaorm).await.unwrap()),
        ];
        agree(name, written);
    });
    let of_seaorm = db.seaorm.get_sqlite_connection_pool();
    let sides = vec![
        (
            "ours",
            writes(runtime, ours, async || {
                db.ours
                    .delete(crate::schema::users)
                    .all_rows()
                    .execute()
                    .await
                    .unwrap();
            }),
        ),
        (
            "sqlx",
            writes(runtime, sqlx, async || script(&db.sqlx, EMPTY).await),
        ),
        (
            "rusqlite",
            writes(runtime, rusqlite, async || {
                db.rusqlite.execute(EMPTY, []).unwrap();
            }),
        ),
        (
            "Diesel",
            writes(runtime, diesel, async || {
                db.diesel.borrow_mut().batch_execute(EMPTY).unwrap();
            }),
        ),
        (
            "SeaORM",
            writes(runtime, seaorm, async || script(of_seaorm, EMPTY).await),
        ),
    ];
    bench.case(name, sides);
}
