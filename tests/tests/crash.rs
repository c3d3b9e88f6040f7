//! Migrators that are killed, after each statement that they send, and within one. The next one leaves what one run would have left, or
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
use std::time::Duration;

/// A subscriber that kills the process when so many statements have ended; or, with 0, within the first one that takes
/// long.
struct Killer {
    ended: AtomicUsize,
    at: usize,
}

fn kill() {
    // Not even a destructor runs.
    let pid = std::process::id().to_string();
    let _ = Command::new("kill").args(["-9", &pid]).status();
    loop {
        std::thread::park();
    }
}

impl Killer {
    /// Kills when no statement has ended for a while: then one is running.
    fn within(&'static self) {
        std::thread::spawn(move || {
            let mut before = 0;
            loop {
                std::thread::sleep(Duration::from_millis(700));
                let ended = self.ended.load(Ordering::SeqCst);
                if ended == before && ended > 0 {
                    kill();
                }
                before = ended;
            }
        });
    }
}

impl tracing::Subscriber for &'static Killer {
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
            kill();
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

/// A statement that takes some seconds.
fn slow(dialect: &str) -> &'static str {
    match dialect {
        "sqlite" => {
            "insert into cats (id, name) select 4, 'Slow' where (with recursive n(i) as (select 1 union all \
             select i + 1 from n where i < 20000000) select count(*) from n) > 0"
        }
        "mysql" => {
            "insert into cats (id, name) select 4, 'Slow' from (select sleep(3) as s) as slow"
        }
        _ => "insert into cats (id, name) select 4, 'Slow' from (select pg_sleep(3)) as slow",
    }
}

/// Where the statement that takes long stands, if there is one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Slow {
    Nowhere,
    Together,
    Alone,
}

fn migrator(dialect: &str, slow_one: Slow) -> Migrator {
    let mut steps: Vec<(&str, String)> = STEPS.map(|(name, sql)| (name, sql.to_owned())).to_vec();
    let (next, slow) = ("update cats set name = name", slow(dialect));
    let text = format!("{slow}\n--> statement-breakpoint\n{next}");
    match slow_one {
        Slow::Nowhere => {}
        Slow::Together => steps.push(("d", text)),
        Slow::Alone => steps.push(("d", format!("-- drizzle: no-transaction\n{text}"))),
    }
    let migrations = steps.into_iter().map(|(name, sql)| Migration {
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
    let killer: &'static Killer = Box::leak(Box::new(Killer { ended, at }));
    if at == 0 {
        killer.within();
    }
    tracing::subscriber::set_global_default(killer).unwrap();
    let url = variable("DRIZZLE_KILL_URL");
    let slow = match variable("DRIZZLE_KILL_SLOW").as_str() {
        "Together" => Slow::Together,
        "Alone" => Slow::Alone,
        _ => Slow::Nowhere,
    };
    block_on(async {
        match variable("DRIZZLE_KILL_DIALECT").as_str() {
            #[cfg(feature = "sqlite")]
            "sqlite" => run::<Sqlite>(&url, "sqlite", slow).await,
            #[cfg(feature = "postgres")]
            "postgres" => run::<Postgres>(&url, "postgres", slow).await,
            #[cfg(feature = "cockroach")]
            "cockroach" => run::<Cockroach>(&url, "cockroach", slow).await,
            #[cfg(feature = "mysql")]
            "mysql" => run::<MySql>(&url, "mysql", slow).await,
            other => panic!("no dialect `{other}`"),
        }
    });
}

async fn run<D: Migrates>(url: &str, dialect: &str, slow: Slow) {
    let db = Db::<D>::connect(url).await.unwrap();
    migrator(dialect, slow).run(&db).await.unwrap();
}

/// Whether a statement has taken effect, as a person would look.
async fn took_effect<D: Migrates>(db: &Db<D>, sql: &str) -> bool {
    let words: Vec<&str> = sql.split_whitespace().collect();
    let probe = match words[0] {
        "create" => format!("select count(*) from {}", words[2]),
        "alter" => "select count(age) from cats".to_owned(),
        "insert" if sql.contains("'Slow'") => "select count(*) from cats where id = 4".to_owned(),
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

/// Kills a migrator and runs the next one; gives whether it was killed, and whether a person had to look.
fn killed<D: Migrates>(dialect: &str, url: &str, at: usize, slow: Slow) -> (bool, bool) {
    let mut interrupted = false;
    let program = std::env::current_exe().unwrap();
    let status = Command::new(program)
        .args(["--exact", "victim", "--ignored"])
        .env("DRIZZLE_KILL_AT", at.to_string())
        .env("DRIZZLE_KILL_SLOW", format!("{slow:?}"))
        .env("DRIZZLE_KILL_URL", url)
        .env("DRIZZLE_KILL_DIALECT", dialect)
        .output()
        .unwrap()
        .status;
    let migrator = || migrator(dialect, slow);
    block_on(async {
        let db = Db::<D>::connect(url).await.unwrap();
        let mut outcome = migrator().run(&db).await;
        if let Err(MigrateError::Interrupted(place)) = &outcome {
            interrupted = true;
            // Its lock is a row, which does not wait for what the server still runs; a person would see it running.
            if dialect == "cockroach" && slow != Slow::Nowhere {
                tokio::time::sleep(Duration::from_secs(4)).await;
            }
            let resume = match took_effect(&db, &place.sql).await {
                true => Resume::Skip,
                false => Resume::Retry,
            };
            outcome = migrator().resume(resume).run(&db).await;
        }
        outcome.unwrap_or_else(|error| panic!("after {at} statements: {error}"));
        let cats = db
            .rows::<(i32, String, Option<i32>)>(sql!("select id, name, age from cats order by id"));
        let cat = |id: i32, name: &str, age| (id, name.to_owned(), age);
        let mut expected = vec![
            cat(1, "Tom", Some(10)),
            cat(2, "Felix", Some(20)),
            cat(3, "Garfield", None),
        ];
        if slow != Slow::Nowhere {
            expected.push(cat(4, "Slow", None));
        }
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
    (!status.success(), interrupted)
}

/// Kills a migrator within a statement, in a transaction and in none; and after its first statement, after its second, and
/// so on, each time in a database of its own.
fn everywhere<D: Migrates>(
    dialect: &str,
    databases: impl Fn(usize) -> (String, Box<dyn FnOnce()>),
) {
    for slow in [Slow::Together, Slow::Alone] {
        let (url, clean_up) = databases(0);
        let (was_killed, looked) = killed::<D>(dialect, &url, 0, slow);
        assert!(was_killed, "{slow:?}");
        let alone = slow == Slow::Alone || !D::TRANSACTIONAL;
        assert_eq!(looked, alone, "{slow:?}");
        clean_up();
    }
    let mut interrupted = 0;
    for at in 1.. {
        assert!(at < 500, "it has an end");
        let (url, clean_up) = databases(at);
        let (was_killed, looked) = killed::<D>(dialect, &url, at, Slow::Nowhere);
        interrupted += usize::from(looked);
        clean_up();
        if !was_killed {
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
