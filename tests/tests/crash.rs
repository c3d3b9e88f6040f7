//! Migrators that are killed, after each statement that they send. The next one leaves what one run would have left, or
//! says exactly which statement a person has to look at.
#![cfg(any(
    feature = "sqlite",
    feature = "postgres",
    feature = "mysql",
    feature = "cockroach"
))]
use drizzle::migrate::{MigrateError, Migrates, Migration, Migrations, Migrator, Resume, Standing};
use drizzle::prelude::*;
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};

/// A subscriber that kills the process when so many statements have ended.
struct Killer {
    ended: AtomicUsize,
    at: usize,
}

impl tracing::Subscriber for Killer {
    fn enabled(&self, metadata: &tracing::Metadata<'_>) -> bool {
        metadata.target() == "drizzle" && *metadata.level() == tracing::Level::DEBUG
    }
    fn new_span(&self, _: &tracing::span::Attributes<'_>) -> tracing::span::Id {
        tracing::span::Id::from_u64(1)
    }
    fn record(&self, _: &tracing::span::Id, _: &tracing::span::Record<'_>) {}
    fn record_follows_from(&self, _: &tracing::span::Id, _: &tracing::span::Id) {}
    fn event(&self, _: &tracing::Event<'_>) {
        if self.ended.fetch_add(1, Ordering::SeqCst) + 1 == self.at {
            // Not even a destructor runs.
            let pid = std::process::id().to_string();
            let _ = Command::new("kill").args(["-9", &pid]).status();
            loop {
                std::thread::park();
            }
        }
    }
    fn enter(&self, _: &tracing::span::Id) {}
    fn exit(&self, _: &tracing::span::Id) {}
}

const STEPS: [(&str, &str); 3] = [
    (
        "a",
        "create table cats (id integer not null primary key, name varchar(20) not null)\n--> statement-breakpoint\n\
         insert into cats (id, name) values (1, 'Tom')\n--> statement-breakpoint\n\
         insert into cats (id, name) values (2, 'Felix')",
    ),
    (
        "b",
        "alter table cats add age integer\n--> statement-breakpoint\nupdate cats set age = id * 10",
    ),
    (
        "c",
        "-- drizzle: no-transaction\ninsert into cats (id, name) values (3, 'Garfield')\n--> statement-breakpoint\n\
         create table dogs (id integer not null primary key)\n--> statement-breakpoint\n\
         insert into dogs (id) values (1)",
    ),
];

fn migrator() -> Migrator {
    let migrations = STEPS.map(|(name, sql)| Migration {
        name: name.into(),
        sql: sql.into(),
        down: None,
    });
    Migrator::new(Migrations::new(migrations).unwrap())
}

fn block_on<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap()
        .block_on(future)
}

/// Runs in a process of its own, and is killed there.
#[test]
#[ignore = "is the process that the others kill"]
fn victim() {
    let variable = |name: &str| std::env::var(name).expect("set by who runs this");
    let at = variable("DRIZZLE_KILL_AT").parse().unwrap();
    let ended = AtomicUsize::new(0);
    tracing::subscriber::set_global_default(Killer { ended, at }).unwrap();
    let url = variable("DRIZZLE_KILL_URL");
    block_on(async {
        match variable("DRIZZLE_KILL_DIALECT").as_str() {
            #[cfg(feature = "sqlite")]
            "sqlite" => run::<Sqlite>(&url).await,
            #[cfg(feature = "postgres")]
            "postgres" => run::<Postgres>(&url).await,
            #[cfg(feature = "cockroach")]
            "cockroach" => run::<Cockroach>(&url).await,
            #[cfg(feature = "mysql")]
            "mysql" => run::<MySql>(&url).await,
            other => panic!("no dialect `{other}`"),
        }
    });
}

async fn run<D: Migrates>(url: &str) {
    let db = Db::<D>::connect(url).await.unwrap();
    migrator().run(&db).await.unwrap();
}

/// Whether a statement has taken effect, as a person would look.
async fn took_effect<D: Migrates>(db: &Db<D>, sql: &str) -> bool {
    let words: Vec<&str> = sql.split_whitespace().collect();
    let probe = match words[0] {
        "create" => format!("select count(*) from {}", words[2]),
        "alter" => "select count(age) from cats".to_owned(),
        "insert" => {
            let id = sql
                .split("values (")
                .nth(1)
                .and_then(|rest| rest.split([',', ')']).next());
            format!(
                "select count(*) from {} where id = {}",
                words[2],
                id.unwrap()
            )
        }
        // Doing it again changes nothing.
        _ => return false,
    };
    let found = db.rows::<i64>(sql!("{Sql::raw(probe)}")).await;
    match words[0] {
        "insert" => found.unwrap() == [1],
        _ => found.is_ok(),
    }
}

/// Kills a migrator after its first statement, after its second, and so on, each time in a database of its own.
fn everywhere<D: Migrates>(
    dialect: &str,
    databases: impl Fn(usize) -> (String, Box<dyn FnOnce()>),
) {
    let mut interrupted = 0;
    for at in 1.. {
        assert!(at < 500, "it has an end");
        let (url, clean_up) = databases(at);
        let program = std::env::current_exe().unwrap();
        let status = Command::new(program)
            .args(["--exact", "victim", "--ignored"])
            .env("DRIZZLE_KILL_AT", at.to_string())
            .env("DRIZZLE_KILL_URL", &url)
            .env("DRIZZLE_KILL_DIALECT", dialect)
            .output()
            .unwrap()
            .status;
        block_on(async {
            let db = Db::<D>::connect(&url).await.unwrap();
            let mut outcome = migrator().run(&db).await;
            if let Err(MigrateError::Interrupted(place)) = &outcome {
                interrupted += 1;
                let resume = match took_effect(&db, &place.sql).await {
                    true => Resume::Skip,
                    false => Resume::Retry,
                };
                outcome = migrator().resume(resume).run(&db).await;
            }
            outcome.unwrap_or_else(|error| panic!("after {at} statements: {error}"));
            let cats = db.rows::<(i32, String, Option<i32>)>(sql!(
                "select id, name, age from cats order by id"
            ));
            let cat = |id: i32, name: &str, age| (id, name.to_owned(), age);
            let expected = [
                cat(1, "Tom", Some(10)),
                cat(2, "Felix", Some(20)),
                cat(3, "Garfield", None),
            ];
            assert_eq!(cats.await.unwrap(), expected, "after {at} statements");
            assert_eq!(
                db.rows::<i32>(sql!("select id from dogs")).await.unwrap(),
                [1]
            );
            let status = migrator().status(&db).await.unwrap();
            assert!(
                status
                    .iter()
                    .all(|status| status.standing == Standing::Applied)
            );
            db.close().await;
        });
        clean_up();
        if status.success() {
            println!(
                "{dialect}: killed after each of {} statements, {interrupted} times a person had to look",
                at - 1
            );
            // Only what is in no transaction can be cut off.
            let alone = if D::TRANSACTIONAL { 3 } else { 8 };
            assert!((1..=2 * alone).contains(&interrupted), "{interrupted}");
            return;
        }
    }
}

#[test]
#[cfg(feature = "sqlite")]
fn sqlite() {
    everywhere::<Sqlite>("sqlite", |at| {
        let name = format!("drizzle-crash-{}-{at}.db", std::process::id());
        let path = std::env::temp_dir().join(name);
        let url = format!("sqlite:{}?mode=rwc", path.display());
        (url, Box::new(move || std::fs::remove_file(path).unwrap()))
    });
}

/// A database of its own on the server that a variable names.
#[cfg(any(feature = "postgres", feature = "mysql", feature = "cockroach"))]
fn on_server<D: Migrates>(dialect: &str, variable: &str) {
    let server = std::env::var(variable).unwrap_or_else(|_| panic!("{variable} names the server"));
    let execute = |server: &str, sql: String| {
        block_on(async {
            let admin = Db::<D>::connect(server).await.unwrap();
            admin.execute(sql!("{Sql::raw(sql)}")).await.unwrap();
            admin.close().await;
        });
    };
    everywhere::<D>(dialect, |at| {
        let name = format!("crash_{dialect}_{}_{at}", std::process::id());
        execute(&server, format!("create database {name}"));
        let (host, _) = server.rsplit_once('/').expect("a database in the URL");
        let (url, server) = (format!("{host}/{name}"), server.clone());
        (
            url,
            Box::new(move || execute(&server, format!("drop database {name}"))),
        )
    });
}

#[test]
#[cfg(feature = "postgres")]
fn postgres() {
    on_server::<Postgres>("postgres", "DRIZZLE_POSTGRES_URL");
}

#[test]
#[cfg(feature = "cockroach")]
fn cockroach() {
    on_server::<Cockroach>("cockroach", "DRIZZLE_COCKROACH_URL");
}

#[test]
#[cfg(feature = "mysql")]
fn mysql() {
    on_server::<MySql>("mysql", "DRIZZLE_MYSQL_URL");
}
