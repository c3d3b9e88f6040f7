//! PostgreSQL: each side has a connection of its own to the same tables, in a schema of their own.
use crate::by_tokio_postgres::Postgres as Bare;
use crate::harness::{Bench, reads, writes};
use crate::schema::Fill;
use crate::{INSERTS, NESTED, SIZES, agree, by_diesel, by_seaorm, names, pairs, sorted, users};
use crate::{by_sqlx::on_postgres as by_sqlx, ours::on_postgres as ours};
use diesel::Connection as _;
use diesel::connection::SimpleConnection as _;
use diesel_async::{AsyncConnection as _, AsyncPgConnection, SimpleAsyncConnection as _};
use drizzle::prelude::*;
use std::cell::RefCell;
use tokio::runtime::Runtime;
use tokio::sync::Mutex;

const SIDES: &[&str] = &[
    "ours",
    "tokio-postgres",
    "sqlx",
    "Diesel",
    "diesel-async",
    "SeaORM",
];
const SIDES_NESTED: &[&str] = &[
    "ours",
    "ours batched",
    "sqlx batched",
    "sqlx, Drizzle's SQL",
    "Diesel",
    "SeaORM",
];

/// The sides are connected after the tables are there: they keep plans of them.
struct OnPostgres {
    ours: Db<Postgres>,
    sqlx: sqlx::PgPool,
    bare: Bare,
    diesel: RefCell<diesel::PgConnection>,
    diesel_async: Mutex<AsyncPgConnection>,
    seaorm: sea_orm::DatabaseConnection,
    schema: String,
}

impl OnPostgres {
    async fn new(url: &str, fill: Fill) -> Self {
        let schema = format!("drizzle_bench_{}", std::process::id());
        let path = format!("set search_path to {schema}");
        let pool = || async {
            let options: sqlx::postgres::PgConnectOptions = url.parse().expect("the URL is right");
            let pool = sqlx::postgres::PgPoolOptions::new().max_connections(1);
            let pool = pool
                .idle_timeout(None)
                .max_lifetime(None)
                .test_before_acquire(false);
            let options = options.options([("search_path", schema.as_str())]);
            pool.connect_with(options)
                .await
                .expect("the server answers")
        };
        let sqlx = pool().await;
        let script = fill.script("integer", "serial primary key").join("; ");
        let script = format!(
            "drop schema if exists {schema} cascade; create schema {schema}; {script}; analyze"
        );
        let script = sqlx::AssertSqlSafe(script);
        sqlx::raw_sql(script)
            .execute(&sqlx)
            .await
            .expect("the script runs");
        let inserts: &[usize] = match fill {
            Fill::Empty => &INSERTS,
            _ => &[],
        };
        let mut diesel = diesel::PgConnection::establish(url).expect("the server answers");
        diesel.batch_execute(&path).expect("the path is set");
        let mut diesel_async = AsyncPgConnection::establish(url)
            .await
            .expect("the server answers");
        diesel_async
            .batch_execute(&path)
            .await
            .expect("the path is set");
        OnPostgres {
            ours: Db::from(pool().await),
            bare: Bare::new(url, &schema, inserts)
                .await
                .expect("the server answers"),
            diesel: diesel.into(),
            diesel_async: diesel_async.into(),
            seaorm: sea_orm::SqlxPostgresConnector::from_sqlx_postgres_pool(pool().await),
            sqlx,
            schema,
        }
    }

    async fn close(self) {
        let sql = sqlx::AssertSqlSafe(format!("drop schema {} cascade", self.schema));
        sqlx::raw_sql(sql)
            .execute(&self.sqlx)
            .await
            .expect("the schema is dropped");
    }
}

pub(crate) fn measure(bench: &mut Bench, runtime: &Runtime, url: &str) {
    bench.table("PostgreSQL", SIDES);
    macro_rules! case {
        ($query:ident, $fill:expr, $size:expr, $same:path) => {{
            case!($query, $fill, $size, $same, $same, $same);
        }};
        ($query:ident, $fill:expr, $size:expr, $same:path, $diesel:path, $seaorm:path) => {{
            let name = format!("{} {}", stringify!($query), $size);
            if bench.wants(&name) {
                let db = runtime.block_on(OnPostgres::new(url, $fill));
                let diesel =
                    || by_diesel::on_postgres::$query(&mut db.diesel.borrow_mut()).unwrap();
                let diesel_async = async || {
                    by_diesel::asynchronous::$query(&mut *db.diesel_async.lock().await)
                        .await
                        .unwrap()
                };
                let sides = runtime.block_on(async {
                    [
                        $same(ours::$query(&db.ours).await.unwrap()),
                        $same(by_sqlx::$query(&db.sqlx).await.unwrap()),
                        $same(db.bare.$query().await.unwrap()),
                        $diesel(diesel()),
                        $diesel(diesel_async().await),
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
                        "tokio-postgres",
                        reads(runtime, async || db.bare.$query().await.unwrap()),
                    ),
                    ("Diesel", reads(runtime, async || diesel())),
                    ("diesel-async", reads(runtime, diesel_async)),
                    (
                        "SeaORM",
                        reads(runtime, async || {
                            by_seaorm::$query(&db.seaorm).await.unwrap()
                        }),
                    ),
                ];
                bench.case(&name, sides);
                runtime.block_on(db.close());
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
            inserts(bench, runtime, url, &name, &names(size));
        }
    }
    bench.table("PostgreSQL, nested rows", SIDES_NESTED);
    for (count, each) in NESTED {
        let name = format!("{count} × 10 × {each}");
        if bench.wants(&name) {
            nested(bench, runtime, url, &name, Fill::Nested(count, each));
        }
    }
}

fn nested(bench: &mut Bench, runtime: &Runtime, url: &str, name: &str, fill: Fill) {
    let db = runtime.block_on(OnPostgres::new(url, fill));
    let diesel =
        || by_diesel::on_postgres::loading_associations(&mut db.diesel.borrow_mut()).unwrap();
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
    runtime.block_on(db.close());
}

fn inserts(bench: &mut Bench, runtime: &Runtime, url: &str, name: &str, names: &[String]) {
    let db = runtime.block_on(OnPostgres::new(url, Fill::Empty));
    let ours = async || match names {
        [name] => ours::insert_one(&db.ours, name).await.unwrap(),
        names => ours::insert_many(&db.ours, names).await.unwrap(),
    };
    let sqlx = async || match names {
        [name] => by_sqlx::insert_one(&db.sqlx, name).await.unwrap(),
        names => by_sqlx::insert_many(&db.sqlx, names).await.unwrap(),
    };
    let bare = async || db.bare.insert(names).await.unwrap();
    let diesel =
        async || by_diesel::on_postgres::insert(&mut db.diesel.borrow_mut(), names).unwrap() as u64;
    let diesel_async = async || {
        let mut connection = db.diesel_async.lock().await;
        by_diesel::asynchronous::insert(&mut connection, names)
            .await
            .unwrap() as u64
    };
    let seaorm = async || by_seaorm::insert(&db.seaorm, names).await.unwrap();
    let empty = async || {
        sqlx::query("truncate users")
            .execute(&db.sqlx)
            .await
            .unwrap();
    };
    runtime.block_on(async {
        let counts = [
            ours().await,
            sqlx().await,
            bare().await,
            diesel().await,
            diesel_async().await,
            seaorm().await,
        ];
        agree(name, counts);
        let written = by_sqlx::trivial_query(&db.sqlx).await.unwrap().into_iter();
        let written: Vec<_> = written.map(|user| (user.name, user.hair_color)).collect();
        agree(name, written.chunks(names.len()));
        empty().await;
    });
    let sides = vec![
        ("ours", writes(runtime, ours, empty)),
        ("sqlx", writes(runtime, sqlx, empty)),
        ("tokio-postgres", writes(runtime, bare, empty)),
        ("Diesel", writes(runtime, diesel, empty)),
        ("diesel-async", writes(runtime, diesel_async, empty)),
        ("SeaORM", writes(runtime, seaorm, empty)),
    ];
    bench.case(name, sides);
    runtime.block_on(db.close());
}
