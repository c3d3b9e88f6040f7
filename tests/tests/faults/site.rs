//! A database of its own for each test, and what an administrator sees of it.
use drizzle::driver::Driver;
use drizzle::prelude::*;
use std::time::Duration;

/// What a test knows of its database.
pub struct Site<D: Driver> {
    /// Where it is.
    pub url: String,
    /// Its name at the server.
    pub name: String,
    /// A connection that no fault touches.
    pub admin: Db<D>,
    server: Option<Db<D>>,
}

/// Dialects whose servers are hurt here.
pub trait Faulty: Driver {
    /// Its name in what is printed.
    const NAME: &'static str;
    /// Where the server is; none if the database is a file.
    fn server() -> Option<String>;
    /// Options of a small pool.
    fn options(connections: u32, acquire: Duration) -> Self::Options;
    /// A transaction in which all is as if others waited.
    fn strict() -> TxConfig<Self>;
    /// How many sessions of the database are within a transaction, but for the one that asks.
    fn open_transactions(site: &Site<Self>) -> impl Future<Output = i64> + Send;
    /// The sessions of the database, but for the one that asks.
    fn sessions(site: &Site<Self>) -> impl Future<Output = Vec<i64>> + Send;
    /// Ends a session from outside.
    fn kill(site: &Site<Self>, session: i64) -> impl Future<Output = ()> + Send;
    /// What a commit looks like on its way.
    const COMMIT: &'static [u8] = b"commit\0";
    /// What is added to a URL so that nothing is encrypted, for a proxy that reads along.
    const PLAIN: &'static str = "";
    /// A statement that waits for a minute.
    fn waiting() -> Sql {
        Sql::raw("select 1")
    }
}

fn unique() -> String {
    use std::sync::atomic::{AtomicU32, Ordering};
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    format!("drizzle_faults_{}_{number}", std::process::id())
}

impl<D: Faulty> Site<D> {
    /// Makes the database.
    pub async fn new() -> Self {
        let name = unique();
        let patient = || D::options(2, Duration::from_secs(30));
        let Some(server) = D::server() else {
            let path = std::env::temp_dir().join(&name);
            let url = path.to_str().expect("a path in UTF-8").to_owned();
            let admin = Db::connect_with(&url, patient()).await.expect("a file");
            return Site {
                url,
                name,
                admin,
                server: None,
            };
        };
        let first = Db::<D>::connect_with(&server, patient()).await;
        let first = first.expect("the server");
        let create = Sql::raw(format!("create database {name}"));
        first.execute(sql!("{create}")).await.expect("a database");
        let (place, _) = server.rsplit_once('/').expect("a URL with a database");
        let url = format!("{place}/{name}");
        let admin = Db::connect_with(&url, patient()).await.expect("itself");
        Site {
            url,
            name,
            admin,
            server: Some(first),
        }
    }

    /// Connects to it.
    pub async fn connect(&self, connections: u32) -> Db<D> {
        self.connect_at(&self.url, connections).await
    }

    /// Connects to it by another way.
    pub async fn connect_at(&self, url: &str, connections: u32) -> Db<D> {
        let options = D::options(connections, Duration::from_secs(10));
        Db::connect_with(url, options).await.expect("a connection")
    }

    /// Waits until nobody is within a transaction; fails if that does not come.
    pub async fn at_rest(&self) {
        for _ in 0..1_000 {
            if D::open_transactions(self).await == 0 {
                return;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        panic!("{}: a connection was left within a transaction", D::NAME);
    }

    /// Removes the database.
    pub async fn end(self) {
        self.admin.close().await;
        match self.server {
            Some(server) => {
                let force = if D::NAME == "mysql" {
                    ""
                } else {
                    " with (force)"
                };
                let drop = Sql::raw(format!("drop database {}{force}", self.name));
                server.execute(sql!("{drop}")).await.expect("it can go");
                server.close().await;
            }
            None => {
                for suffix in ["", "-wal", "-shm"] {
                    _ = std::fs::remove_file(format!("{}{suffix}", self.url));
                }
            }
        }
    }
}

#[cfg(any(feature = "postgres", feature = "mysql", feature = "cockroach"))]
fn variable(name: &str) -> Option<String> {
    Some(std::env::var(name).unwrap_or_else(|_| panic!("this feature needs a server: {name}")))
}

#[cfg(any(feature = "postgres", feature = "cockroach"))]
macro_rules! postgres {
    ($dialect:ident $name:literal $variable:literal $options:ty) => {
        impl Faulty for $dialect {
            const NAME: &'static str = $name;
            fn server() -> Option<String> {
                variable($variable)
            }
            fn options(connections: u32, acquire: Duration) -> Self::Options {
                <$options>::new()
                    .max_connections(connections)
                    .acquire_timeout(acquire)
            }
            fn strict() -> TxConfig<Self> {
                TxConfig::serializable()
            }
            async fn open_transactions(site: &Site<Self>) -> i64 {
                let count = site.admin.rows::<i64>(sql!(
                    "select count(*) from pg_stat_activity where datname = current_database() \
                     and pid <> pg_backend_pid() and backend_type = 'client backend' and xact_start is not null"
                ));
                count.await.expect("a count")[0]
            }
            async fn sessions(site: &Site<Self>) -> Vec<i64> {
                loop {
                    let found = site.admin.rows::<i64>(sql!(
                        "select pid::bigint from pg_stat_activity where datname = current_database() \
                         and pid <> pg_backend_pid() and backend_type = 'client backend' order by pid"
                    ));
                    match found.await {
                        // The other connection of the one who asks was killed with the rest.
                        Err(Error::Connection(_)) => {}
                        found => return found.expect("sessions"),
                    }
                }
            }
            async fn kill(site: &Site<Self>, session: i64) {
                // It may be gone already.
                let killed = sql!("select pg_terminate_backend({session}::integer)");
                _ = site.admin.rows::<bool>(killed).await;
            }
            fn waiting() -> Sql {
                Sql::raw("select 1 from pg_sleep(60)")
            }
        }
    };
}

#[cfg(feature = "postgres")]
postgres!(Postgres "postgres" "DRIZZLE_POSTGRES_URL" drizzle::driver::postgres::PgOptions);
#[cfg(feature = "cockroach")]
postgres!(Cockroach "cockroach" "DRIZZLE_COCKROACH_URL" drizzle::driver::cockroach::CockroachOptions);

#[cfg(feature = "mysql")]
impl Faulty for MySql {
    const NAME: &'static str = "mysql";
    const PLAIN: &'static str = "?ssl-mode=disabled";
    const COMMIT: &'static [u8] = b"\x03commit";
    fn server() -> Option<String> {
        variable("DRIZZLE_MYSQL_URL")
    }
    fn options(connections: u32, acquire: Duration) -> Self::Options {
        drizzle::driver::mysql::MySqlOptions::new()
            .max_connections(connections)
            .acquire_timeout(acquire)
    }
    fn strict() -> TxConfig<Self> {
        TxConfig::serializable()
    }
    async fn open_transactions(site: &Site<Self>) -> i64 {
        // Asked more often than every tenth of a second, the table shows what it showed before.
        tokio::time::sleep(Duration::from_millis(120)).await;
        let count = site.admin.rows::<i64>(sql!(
            "select count(*) from information_schema.innodb_trx t join information_schema.processlist p \
             on p.id = t.trx_mysql_thread_id where p.db = database() and p.id <> connection_id()"
        ));
        count.await.expect("a count")[0]
    }
    async fn sessions(site: &Site<Self>) -> Vec<i64> {
        let found = site.admin.rows::<i64>(sql!(
            "select cast(id as signed) from information_schema.processlist where db = database() \
             and id <> connection_id() order by id"
        ));
        found.await.expect("sessions")
    }
    async fn kill(site: &Site<Self>, session: i64) {
        let kill = Sql::raw(format!("kill {session}"));
        // It may be gone already.
        _ = site.admin.execute(sql!("{kill}")).await;
    }
    fn waiting() -> Sql {
        Sql::raw("select sleep(60)")
    }
}

#[cfg(feature = "sqlite")]
impl Faulty for Sqlite {
    const NAME: &'static str = "sqlite";
    fn server() -> Option<String> {
        None
    }
    fn options(connections: u32, acquire: Duration) -> Self::Options {
        drizzle::driver::sqlite::SqliteOptions::default()
            .max_connections(connections)
            .acquire_timeout(acquire)
    }
    fn strict() -> TxConfig<Self> {
        TxConfig::<Sqlite>::immediate()
    }
    /// A transaction that is open shows as its lock: nobody else could write.
    async fn open_transactions(site: &Site<Self>) -> i64 {
        let other = site.admin.begin_with(TxConfig::<Sqlite>::exclusive()).await;
        match other {
            Ok(tx) => {
                tx.rollback().await.expect("it is alone");
                0
            }
            Err(_) => 1,
        }
    }
    async fn sessions(_: &Site<Self>) -> Vec<i64> {
        Vec::new()
    }
    async fn kill(_: &Site<Self>, _: i64) {}
}
