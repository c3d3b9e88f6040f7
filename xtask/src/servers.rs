//! The databases that the suite runs on, and how each is to be had.
use crate::run::output;
use std::thread::JoinHandle;

/// A database server, or none for an embedded database.
pub(crate) struct Server {
    /// The dialect, as `--only` names it; MariaDB has a name of its own.
    pub(crate) dialect: &'static str,
    /// The server and its version.
    pub(crate) name: String,
    /// The feature of the drivers and of the suite.
    pub(crate) feature: &'static str,
    /// The modules of the suite that run on it.
    pub(crate) modules: &'static [&'static str],
    /// Tests that the server can't pass, and why.
    pub(crate) skips: (&'static [&'static str], &'static str),
    /// Where the suite reads the server's address.
    pub(crate) variable: &'static str,
    start: Start,
}

enum Start {
    Embedded,
    /// A script of `tests/servers`, which installs and starts it.
    Script(&'static [&'static str]),
    /// It runs already.
    At(String),
    /// It can't be installed by us, and nobody said where there is one.
    Absent(&'static str),
}

/// A server that is being started.
pub(crate) enum Starting {
    Ready(String),
    Script(JoinHandle<Result<String, String>>),
    Absent(&'static str),
}

impl Starting {
    /// Its address; none if there is no such server here, and why.
    pub(crate) fn wait(self) -> Result<Result<String, &'static str>, String> {
        match self {
            Starting::Ready(url) => Ok(Ok(url)),
            Starting::Absent(reason) => Ok(Err(reason)),
            Starting::Script(thread) => thread
                .join()
                .unwrap_or_else(|_| Err("starting the server panicked".into()))
                .map(Ok),
        }
    }
}

impl Server {
    /// Begins to start it; several start side by side.
    pub(crate) fn start(&self) -> Starting {
        match &self.start {
            Start::Embedded => Starting::Ready(String::new()),
            Start::At(url) => Starting::Ready(url.clone()),
            Start::Absent(reason) => Starting::Absent(reason),
            Start::Script(args) => {
                let args = *args;
                Starting::Script(std::thread::spawn(move || output("bash", args)))
            }
        }
    }
}

fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

/// Every server, in the order of the summary.
pub(crate) fn all() -> Vec<Server> {
    let embedded = |name: &str, modules| Server {
        dialect: "sqlite",
        name: name.into(),
        feature: "sqlite",
        modules,
        skips: (&[], ""),
        variable: "",
        start: Start::Embedded,
    };
    let postgres = |name: &str, script| Server {
        dialect: "postgres",
        name: name.into(),
        feature: "postgres",
        modules: &["postgres::", "postgres_only::"],
        skips: (&[], ""),
        variable: "DRIZZLE_POSTGRES_URL",
        start: Start::Script(script),
    };
    let mysql = |dialect, name: &str, script| Server {
        dialect,
        name: name.into(),
        feature: "mysql",
        modules: &["mysql::"],
        skips: (&[], ""),
        variable: "DRIZZLE_MYSQL_URL",
        start: Start::Script(script),
    };
    vec![
        embedded("in memory", &["sqlite_memory::"]),
        embedded("in a file", &["sqlite_file::"]),
        postgres(
            "PostgreSQL 15",
            &["tests/servers/postgres.sh", "start", "15"],
        ),
        postgres(
            "PostgreSQL 18",
            &["tests/servers/postgres.sh", "start", "18"],
        ),
        mysql("mysql", "MySQL 9", &["tests/servers/mysql.sh", "start"]),
        mysql(
            "mariadb",
            "MariaDB 10.11",
            &["tests/servers/mariadb.sh", "start", "10.11"],
        ),
        mysql(
            "mariadb",
            "MariaDB 11.8",
            &["tests/servers/mariadb.sh", "start", "11.8"],
        ),
        cockroach(),
        Server {
            dialect: "mssql",
            name: "SQL Server".into(),
            feature: "mssql",
            modules: &["mssql::"],
            skips: babelfish(),
            variable: "DRIZZLE_MSSQL_URL",
            start: match variable("DRIZZLE_MSSQL_URL") {
                Some(_) => Start::Script(&["tests/servers/mssql.sh", "start"]),
                None => Start::Absent("no server: DRIZZLE_MSSQL_URL is not set"),
            },
        },
    ]
}

/// What Babelfish, a PostgreSQL that speaks SQL Server's language, can't pass: it has no `merge`, and its errors have
/// texts of their own.
fn babelfish() -> (&'static [&'static str], &'static str) {
    if variable("DRIZZLE_MSSQL_FLAVOR").as_deref() != Some("babelfish") {
        return (&[], "");
    }
    let tests = &[
        "upsert",
        "errors::",
        "constraints::",
        "big_inserts_with_conflicts",
        "defaults_of_every_kind",
        "updates_that_set_nothing",
    ];
    (tests, "Babelfish has no merge, and other texts of errors")
}

/// A node, if somebody has one; otherwise a PostgreSQL that stands in for it.
fn cockroach() -> Server {
    let (name, start) = match (variable("COCKROACH_URL"), variable("COCKROACH_BINARY")) {
        (Some(url), _) => ("CockroachDB", Start::At(url)),
        (None, Some(_)) => (
            "CockroachDB",
            Start::Script(&["tests/servers/cockroach.sh", "start"]),
        ),
        (None, None) => (
            "(stand-in)",
            Start::Script(&["tests/servers/postgres.sh", "start", "17"]),
        ),
    };
    Server {
        dialect: "cockroach",
        name: name.into(),
        feature: "cockroach",
        modules: &["cockroach::"],
        skips: (&[], ""),
        variable: "DRIZZLE_COCKROACH_URL",
        start,
    }
}
