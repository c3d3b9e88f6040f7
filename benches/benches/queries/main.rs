//! The cases of Diesel's benchmark suite: Drizzle next to hand-written sqlx and, on SQLite, rusqlite.
//!
//! The sides of a case run one after the other, in several rounds, so that their ratios hold on a machine
//! that does other things too. `cargo run -p drizzle-benches --bin report` prints the ratios.
use criterion::measurement::WallTime;
use criterion::{BenchmarkGroup, BenchmarkId, Criterion, SamplingMode};
use drizzle::prelude::*;
use schema::Fill;
use std::fmt::Debug;
use std::hint::black_box;
use std::time::{Duration, Instant};
use tokio::runtime::{Builder, Runtime};

mod by_rusqlite;
mod by_sqlx;
mod ours;
mod schema;

/// How often every side of a case is measured.
const ROUNDS: usize = 7;
/// The rows of the cases that only read.
const SIZES: [i32; 3] = [1, 100, 10_000];
/// The rows that one insert adds.
const INSERTS: [usize; 2] = [1, 100];
/// Users with ten posts each, and posts with comments; and the number of rows.
const NESTED: [(Fill, usize); 2] = [
    (Fill::Nested(100, 5), 6_100),
    (Fill::Nested(1_000, 10), 111_000),
];
/// How many inserts go into a table before it is emptied, which is not measured.
const INSERTS_PER_TABLE: u64 = 100;

/// The measurement of one case.
struct Case<'c> {
    group: BenchmarkGroup<'c, WallTime>,
    runtime: &'c Runtime,
    round: usize,
}

impl<'c> Case<'c> {
    fn new(criterion: &'c mut Criterion, runtime: &'c Runtime, name: &str, size: usize) -> Self {
        let mut group = criterion.benchmark_group(format!("{name} {size}"));
        group.sampling_mode(SamplingMode::Flat);
        Case {
            group,
            runtime,
            round: 0,
        }
    }

    /// Measures one side in this round.
    fn side<T>(&mut self, name: &str, run: impl AsyncFn() -> T) {
        let runtime = self.runtime;
        self.group
            .bench_function(BenchmarkId::new(name, self.round), |bencher| {
                bencher.iter_custom(|times| {
                    runtime.block_on(async {
                        let start = Instant::now();
                        for _ in 0..times {
                            black_box(run().await);
                        }
                        start.elapsed()
                    })
                });
            });
    }

    /// Measures one side that writes in this round, and empties the table now and then.
    fn writing_side<T>(&mut self, name: &str, run: impl AsyncFn() -> T, empty: impl AsyncFn()) {
        let runtime = self.runtime;
        self.group
            .bench_function(BenchmarkId::new(name, self.round), |bencher| {
                bencher.iter_custom(|times| {
                    runtime.block_on(async {
                        let mut elapsed = Duration::ZERO;
                        let mut left = times;
                        while left > 0 {
                            let now = left.min(INSERTS_PER_TABLE);
                            let start = Instant::now();
                            for _ in 0..now {
                                black_box(run().await);
                            }
                            elapsed += start.elapsed();
                            empty().await;
                            left -= now;
                        }
                        elapsed
                    })
                });
            });
    }
}

/// All sides have to agree, or they are not compared.
fn agree<T: PartialEq + Debug>(name: &str, sides: impl IntoIterator<Item = T>) {
    let mut sides = sides.into_iter();
    let first = sides.next().expect("a case has sides");
    assert!(sides.all(|side| side == first), "{name}: the sides differ");
}

fn names(count: usize) -> Vec<String> {
    (0..count).map(|n| format!("User {n}")).collect()
}

const EMPTY: &str = "delete from users";

// ---------------------------------------------------------------- SQLite

/// Three databases in memory, with the same rows.
struct OnSqlite {
    ours: Db<Sqlite>,
    sqlx: sqlx::SqlitePool,
    rusqlite: rusqlite::Connection,
}

/// A database in memory lives as long as its connection, so there is one.
async fn sqlite_pool() -> sqlx::SqlitePool {
    let options = sqlx::sqlite::SqlitePoolOptions::new();
    let options = options
        .max_connections(1)
        .idle_timeout(None)
        .max_lifetime(None);
    options
        .test_before_acquire(false)
        .connect("sqlite::memory:")
        .await
        .expect("a database in memory")
}

impl OnSqlite {
    async fn new(fill: Fill) -> Self {
        let (ours, sqlx) = (
            Db::<Sqlite>::connect("sqlite::memory:").await,
            sqlite_pool().await,
        );
        let ours = ours.expect("a database in memory");
        let rusqlite = rusqlite::Connection::open_in_memory().expect("a database in memory");
        for statement in fill.script("integer", "integer primary key") {
            rusqlite.execute_batch(&statement).expect("the script runs");
            let of_sqlx = sqlx::AssertSqlSafe(statement.clone());
            sqlx::raw_sql(of_sqlx)
                .execute(&sqlx)
                .await
                .expect("the script runs");
            ours.execute(sql!("{Sql::raw(statement)}"))
                .await
                .expect("the script runs");
        }
        OnSqlite {
            ours,
            sqlx,
            rusqlite,
        }
    }

    async fn close(&self) {
        self.ours.close().await;
        self.sqlx.close().await;
    }
}

fn sqlite(criterion: &mut Criterion, runtime: &Runtime, prefix: &str) {
    use by_sqlx::on_sqlite as by_sqlx;
    use ours::on_sqlite as ours;

    macro_rules! reads {
        ($query:ident, $fill:expr, $size:expr) => {{
            let db = runtime.block_on(OnSqlite::new($fill));
            let name = format!("{prefix}sqlite {}", stringify!($query));
            let sides = runtime.block_on(async {
                [
                    ours::$query(&db.ours).await.unwrap(),
                    by_sqlx::$query(&db.sqlx).await.unwrap(),
                    by_rusqlite::$query(&db.rusqlite).unwrap(),
                ]
            });
            agree(&name, sides);
            let mut case = Case::new(criterion, runtime, &name, $size as usize);
            for round in 0..ROUNDS {
                case.round = round;
                case.side("ours", async || ours::$query(&db.ours).await.unwrap());
                case.side("sqlx", async || by_sqlx::$query(&db.sqlx).await.unwrap());
                case.side("rusqlite", async || {
                    by_rusqlite::$query(&db.rusqlite).unwrap()
                });
            }
            case.group.finish();
            runtime.block_on(db.close());
        }};
    }
    for size in SIZES {
        reads!(trivial_query, Fill::Users(size), size);
    }
    for size in SIZES {
        reads!(medium_complex_query, Fill::Users(size), size);
    }
    reads!(loading_associations, Fill::Associations(100), 100);
    for (fill, size) in NESTED {
        let db = runtime.block_on(OnSqlite::new(fill));
        let name = format!("{prefix}sqlite nested");
        let sides = runtime.block_on(async {
            [
                ours::nested(&db.ours).await.unwrap(),
                by_sqlx::nested(&db.sqlx).await.unwrap(),
                by_sqlx::json(&db.sqlx).await.unwrap(),
            ]
        });
        agree(&name, sides);
        let mut case = Case::new(criterion, runtime, &name, size);
        for round in 0..ROUNDS {
            case.round = round;
            case.side("ours", async || ours::nested(&db.ours).await.unwrap());
            case.side("sqlx", async || by_sqlx::nested(&db.sqlx).await.unwrap());
            case.side("json", async || by_sqlx::json(&db.sqlx).await.unwrap());
        }
        case.group.finish();
        runtime.block_on(db.close());
    }

    let db = runtime.block_on(OnSqlite::new(Fill::Empty));
    let empty_ours = async || {
        db.ours
            .delete(schema::users)
            .all_rows()
            .execute()
            .await
            .unwrap();
    };
    let empty_sqlx = async || {
        sqlx::query(EMPTY).execute(&db.sqlx).await.unwrap();
    };
    let empty_rusqlite = async || {
        db.rusqlite.execute(EMPTY, []).unwrap();
    };
    for size in INSERTS {
        let names = names(size);
        let name = format!("{prefix}sqlite insert");
        let ours = async || match names.as_slice() {
            [name] => ours::insert_one(&db.ours, name).await.unwrap(),
            names => ours::insert_many(&db.ours, names).await.unwrap(),
        };
        let sqlx = async || match names.as_slice() {
            [name] => by_sqlx::insert_one(&db.sqlx, name).await.unwrap(),
            names => by_sqlx::insert_many(&db.sqlx, names).await.unwrap(),
        };
        let rusqlite = async || match names.as_slice() {
            [name] => by_rusqlite::insert_one(&db.rusqlite, name).unwrap(),
            names => by_rusqlite::insert_many(&db.rusqlite, names).unwrap(),
        };
        runtime.block_on(async {
            agree(&name, [ours().await, sqlx().await, rusqlite().await]);
            let written = [
                self::ours::on_sqlite::trivial_query(&db.ours)
                    .await
                    .unwrap(),
                self::by_sqlx::on_sqlite::trivial_query(&db.sqlx)
                    .await
                    .unwrap(),
                by_rusqlite::trivial_query(&db.rusqlite).unwrap(),
            ];
            agree(&name, written.map(without_ids));
            empty_ours().await;
            empty_sqlx().await;
            empty_rusqlite().await;
        });
        let mut case = Case::new(criterion, runtime, &name, size);
        for round in 0..ROUNDS {
            case.round = round;
            case.writing_side("ours", ours, empty_ours);
            case.writing_side("sqlx", sqlx, empty_sqlx);
            case.writing_side("rusqlite", rusqlite, empty_rusqlite);
        }
        case.group.finish();
    }
    runtime.block_on(db.close());
}

fn without_ids(users: Vec<schema::User>) -> Vec<(String, Option<String>)> {
    users
        .into_iter()
        .map(|user| (user.name, user.hair_color))
        .collect()
}

// ---------------------------------------------------------------- PostgreSQL

/// Two pools of one connection to the same tables, in a schema of their own.
struct OnPostgres {
    ours: Db<Postgres>,
    sqlx: sqlx::PgPool,
}

impl OnPostgres {
    async fn new(url: &str) -> Self {
        let schema = format!("drizzle_bench_{}", std::process::id());
        let pool = || async {
            let path = [("search_path", schema.as_str())];
            let options: sqlx::postgres::PgConnectOptions = url.parse().expect("the URL is right");
            let pool = sqlx::postgres::PgPoolOptions::new().max_connections(1);
            let pool = pool
                .idle_timeout(None)
                .max_lifetime(None)
                .test_before_acquire(false);
            pool.connect_with(options.options(path))
                .await
                .expect("the server answers")
        };
        let db = OnPostgres {
            ours: Db::from(pool().await),
            sqlx: pool().await,
        };
        db.run(format!("create schema {schema}")).await;
        db
    }

    async fn run(&self, script: String) {
        let script = sqlx::AssertSqlSafe(script);
        sqlx::raw_sql(script)
            .execute(&self.sqlx)
            .await
            .expect("the script runs");
    }

    async fn fill(&self, fill: Fill) {
        let script = fill.script("integer", "serial primary key");
        self.run(script.join("; ") + "; analyze").await;
        // The tables are new, and the plans that were kept are of the old ones.
        for pool in [self.ours.pool(), &self.sqlx] {
            let mut connection = pool.acquire().await.expect("a connection");
            let cleared = sqlx::Connection::clear_cached_statements(&mut *connection).await;
            cleared.expect("the statements are forgotten");
        }
    }

    async fn close(&self) {
        self.run(format!(
            "drop schema drizzle_bench_{} cascade",
            std::process::id()
        ))
        .await;
        self.ours.close().await;
        self.sqlx.close().await;
    }
}

fn postgres(criterion: &mut Criterion, runtime: &Runtime, prefix: &str, url: &str) {
    use by_sqlx::on_postgres as by_sqlx;
    use ours::on_postgres as ours;

    let db = runtime.block_on(OnPostgres::new(url));
    macro_rules! reads {
        ($query:ident, $fill:expr, $size:expr) => {{
            let name = format!("{prefix}postgres {}", stringify!($query));
            let sides = runtime.block_on(async {
                db.fill($fill).await;
                [
                    ours::$query(&db.ours).await.unwrap(),
                    by_sqlx::$query(&db.sqlx).await.unwrap(),
                ]
            });
            agree(&name, sides);
            let mut case = Case::new(criterion, runtime, &name, $size as usize);
            for round in 0..ROUNDS {
                case.round = round;
                case.side("ours", async || ours::$query(&db.ours).await.unwrap());
                case.side("sqlx", async || by_sqlx::$query(&db.sqlx).await.unwrap());
            }
            case.group.finish();
        }};
    }
    for size in SIZES {
        reads!(trivial_query, Fill::Users(size), size);
    }
    for size in SIZES {
        reads!(medium_complex_query, Fill::Users(size), size);
    }
    reads!(loading_associations, Fill::Associations(100), 100);
    for (fill, size) in NESTED {
        let name = format!("{prefix}postgres nested");
        let sides = runtime.block_on(async {
            db.fill(fill).await;
            [
                ours::nested(&db.ours).await.unwrap(),
                by_sqlx::nested(&db.sqlx).await.unwrap(),
                by_sqlx::json(&db.sqlx).await.unwrap(),
            ]
        });
        agree(&name, sides);
        let mut case = Case::new(criterion, runtime, &name, size);
        for round in 0..ROUNDS {
            case.round = round;
            case.side("ours", async || ours::nested(&db.ours).await.unwrap());
            case.side("sqlx", async || by_sqlx::nested(&db.sqlx).await.unwrap());
            case.side("json", async || by_sqlx::json(&db.sqlx).await.unwrap());
        }
        case.group.finish();
    }

    runtime.block_on(db.fill(Fill::Empty));
    let empty = async || {
        sqlx::query("truncate users")
            .execute(&db.sqlx)
            .await
            .unwrap();
    };
    for size in INSERTS {
        let names = names(size);
        let name = format!("{prefix}postgres insert");
        let ours = async || match names.as_slice() {
            [name] => ours::insert_one(&db.ours, name).await.unwrap(),
            names => ours::insert_many(&db.ours, names).await.unwrap(),
        };
        let sqlx = async || match names.as_slice() {
            [name] => by_sqlx::insert_one(&db.sqlx, name).await.unwrap(),
            names => by_sqlx::insert_many(&db.sqlx, names).await.unwrap(),
        };
        runtime.block_on(async {
            let by_ours = (
                ours().await,
                by_sqlx::trivial_query(&db.sqlx).await.unwrap(),
            );
            empty().await;
            let by_sqlx = (
                sqlx().await,
                by_sqlx::trivial_query(&db.sqlx).await.unwrap(),
            );
            empty().await;
            agree(
                &name,
                [by_ours, by_sqlx].map(|(count, rows)| (count, without_ids(rows))),
            );
        });
        let mut case = Case::new(criterion, runtime, &name, size);
        for round in 0..ROUNDS {
            case.round = round;
            case.writing_side("ours", ours, empty);
            case.writing_side("sqlx", sqlx, empty);
        }
        case.group.finish();
    }
    runtime.block_on(db.close());
}

fn main() {
    let several_threads = std::env::var_os("DRIZZLE_BENCH_MULTI_THREAD").is_some();
    let (mut builder, prefix) = match several_threads {
        true => (Builder::new_multi_thread(), "multi-thread "),
        false => (Builder::new_current_thread(), ""),
    };
    let runtime = builder.enable_all().build().expect("a runtime");
    let mut criterion = Criterion::default()
        .sample_size(10)
        .nresamples(2_000)
        .warm_up_time(Duration::from_millis(50))
        .measurement_time(Duration::from_millis(150))
        .without_plots()
        .configure_from_args();
    sqlite(&mut criterion, &runtime, prefix);
    match std::env::var("DRIZZLE_POSTGRES_URL") {
        Ok(url) => postgres(&mut criterion, &runtime, prefix, &url),
        Err(_) => println!("postgres: skipped, DRIZZLE_POSTGRES_URL is not set"),
    }
    criterion.final_summary();
}
