//! MySQL: each side has a connection of its own to the same tables, in a database of their own.
use crate::harness::{Bench, reads, writes};
use crate::schema::Fill;
use crate::{INSERTS, SIZES, agree, by_seaorm, names, pairs, sorted, users};
use crate::{by_sqlx::on_mysql as by_sqlx, ours::on_mysql as ours};
use drizzle::prelude::*;
use tokio::runtime::Runtime;

const SIDES: &[&str] = &["ours", "sqlx", "SeaORM"];

struct OnMySql {
    ours: Db<MySql>,
    sqlx: sqlx::MySqlPool,
    seaorm: sea_orm::DatabaseConnection,
    database: String,
}

async fn script(pool: &sqlx::MySqlPool, statement: String) {
    let sql = sqlx::AssertSqlSafe(statement);
    sqlx::raw_sql(sql)
        .execute(pool)
        .await
        .expect("the script runs");
}

impl OnMySql {
    async fn new(url: &str, fill: Fill) -> Self {
        let database = format!("drizzle_bench_{}", std::process::id());
        let options: sqlx::mysql::MySqlConnectOptions = url.parse().expect("the URL is right");
        let pool = |options| async {
            let pool = sqlx::mysql::MySqlPoolOptions::new().max_connections(1);
            let pool = pool
                .idle_timeout(None)
                .max_lifetime(None)
                .test_before_acquire(false);
            pool.connect_with(options)
                .await
                .expect("the server answers")
        };
        let first = pool(options.clone()).await;
        script(&first, format!("drop database if exists {database}")).await;
        script(&first, format!("create database {database}")).await;
        let options = options.database(&database);
        let sqlx = pool(options.clone()).await;
        for statement in fill.script("integer", "integer primary key auto_increment") {
            script(&sqlx, statement).await;
        }
        OnMySql {
            ours: Db::from_sqlx(pool(options.clone()).await)
                .await
                .expect("the server answers"),
            seaorm: sea_orm::SqlxMySqlConnector::from_sqlx_mysql_pool(pool(options).await),
            sqlx,
            database,
        }
    }

    async fn close(self) {
        script(&self.sqlx, format!("drop database {}", self.database)).await;
    }
}

pub(crate) fn measure(bench: &mut Bench, runtime: &Runtime, url: &str) {
    bench.table("MySQL", SIDES);
    macro_rules! case {
        ($query:ident, $fill:expr, $size:expr, $same:path, $seaorm:path) => {{
            let name = format!("{} {}", stringify!($query), $size);
            if bench.wants(&name) {
                let db = runtime.block_on(OnMySql::new(url, $fill));
                let sides = runtime.block_on(async {
                    [
                        $same(ours::$query(&db.ours).await.unwrap()),
                        $same(by_sqlx::$query(&db.sqlx).await.unwrap()),
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
        case!(trivial_query, Fill::Users(size), size, users, users);
    }
    for size in SIZES {
        case!(medium_complex_query, Fill::Users(size), size, pairs, pairs);
    }
    let size = 100;
    case!(
        loading_associations,
        Fill::Associations(size),
        size,
        sorted,
        by_seaorm::loaded
    );
    for size in INSERTS {
        let name = format!("insert {size}");
        if bench.wants(&name) {
            inserts(bench, runtime, url, &name, &names(size));
        }
    }
}

fn inserts(bench: &mut Bench, runtime: &Runtime, url: &str, name: &str, names: &[String]) {
    let db = runtime.block_on(OnMySql::new(url, Fill::Empty));
    let ours = async || match names {
        [name] => ours::insert_one(&db.ours, name).await.unwrap(),
        names => ours::insert_many(&db.ours, names).await.unwrap(),
    };
    let sqlx = async || match names {
        [name] => by_sqlx::insert_one(&db.sqlx, name).await.unwrap(),
        names => by_sqlx::insert_many(&db.sqlx, names).await.unwrap(),
    };
    let seaorm = async || by_seaorm::insert(&db.seaorm, names).await.unwrap();
    let empty = async || script(&db.sqlx, "delete from users".into()).await;
    runtime.block_on(async {
        agree(name, [ours().await, sqlx().await, seaorm().await]);
        let written = by_sqlx::trivial_query(&db.sqlx).await.unwrap().into_iter();
        let written: Vec<_> = written.map(|user| (user.name, user.hair_color)).collect();
        agree(name, written.chunks(names.len()));
        empty().await;
    });
    let sides = vec![
        ("ours", writes(runtime, ours, empty)),
        ("sqlx", writes(runtime, sqlx, empty)),
        ("SeaORM", writes(runtime, seaorm, empty)),
    ];
    bench.case(name, sides);
    runtime.block_on(db.close());
}
