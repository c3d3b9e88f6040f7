//! Databases to run statements on, and what they say they have.
use drizzle_core::dialect::{
    COCKROACH_STAND_IN, Dialect as _, MARIADB, MySql, Postgres, Sqlite, Syntax,
};
use drizzle_kit::{Place, Statement};
use futures_util::TryStreamExt as _;
use sqlx::{Connection as _, Executor as _, Row as _};
use std::collections::BTreeSet;

pub(crate) enum Server {
    Sqlite(sqlx::SqliteConnection),
    /// In a file, which others have open too.
    #[cfg_attr(
        not(feature = "sqlite"),
        expect(dead_code, reason = "made with the feature only")
    )]
    SqliteFile(sqlx::SqliteConnection),
    Postgres(sqlx::PgConnection, &'static dyn Syntax),
    MySql(sqlx::MySqlConnection, &'static dyn Syntax),
}

/// The cells of a row, as texts.
pub(crate) type Cells = Vec<Option<String>>;

macro_rules! on {
    ($server:expr, $connection:ident => $do:expr) => {
        match $server {
            Server::Sqlite($connection) | Server::SqliteFile($connection) => $do,
            Server::Postgres($connection, _) => $do,
            Server::MySql($connection, _) => $do,
        }
    };
}

fn url(variable: &str) -> String {
    std::env::var(variable)
        .unwrap_or_else(|_| panic!("{variable} is not set: it names the server to test on"))
}

impl Server {
    pub(crate) async fn sqlite() -> Server {
        Server::Sqlite(
            sqlx::SqliteConnection::connect("sqlite::memory:")
                .await
                .expect("a database"),
        )
    }

    #[cfg(feature = "sqlite")]
    pub(crate) async fn sqlite_file(url: &str) -> Server {
        Server::SqliteFile(
            sqlx::SqliteConnection::connect(url)
                .await
                .expect("a database"),
        )
    }

    /// An empty database of its own on the server, called so.
    pub(crate) async fn postgres(variable: &str, name: &str) -> Server {
        let url = url(variable);
        let mut admin = sqlx::PgConnection::connect(&url).await.expect("a server");
        for sql in [
            format!("drop database if exists {name} with (force)"),
            format!("create database {name}"),
        ] {
            admin
                .execute(sqlx::raw_sql(sqlx::AssertSqlSafe(sql)))
                .await
                .expect("a database");
        }
        let (begin, _) = url.rsplit_once('/').expect("a database in the URL");
        let connection = sqlx::PgConnection::connect(&format!("{begin}/{name}"))
            .await
            .expect("a database");
        let mut server = Server::Postgres(connection, Postgres::SYNTAX);
        server
            .execute("set client_min_messages = warning")
            .await
            .expect("a setting");
        server
    }

    /// PostgreSQL in the place of CockroachDB.
    pub(crate) async fn cockroach(name: &str) -> Server {
        match Server::postgres("DRIZZLE_COCKROACH_URL", name).await {
            Server::Postgres(connection, _) => Server::Postgres(connection, COCKROACH_STAND_IN),
            other => other,
        }
    }

    pub(crate) async fn mysql(variable: &str, name: &str) -> Server {
        let url = url(variable);
        let (begin, _) = url.rsplit_once('/').expect("a database in the URL");
        let mut connection = sqlx::MySqlConnection::connect(&format!("{begin}/mysql"))
            .await
            .expect("a server");
        let sql = format!("drop database if exists {name}; create database {name}; use {name}");
        connection
            .execute(sqlx::raw_sql(sqlx::AssertSqlSafe(sql)))
            .await
            .expect("a database");
        let version: String = sqlx::query_scalar("select version()")
            .fetch_one(&mut connection)
            .await
            .expect("a version");
        let maria = version.contains("MariaDB");
        Server::MySql(connection, if maria { MARIADB } else { MySql::SYNTAX })
    }

    pub(crate) fn syntax(&self) -> &'static dyn Syntax {
        match self {
            Server::Sqlite(_) | Server::SqliteFile(_) => Sqlite::SYNTAX,
            Server::Postgres(_, syntax) | Server::MySql(_, syntax) => *syntax,
        }
    }

    /// Empties the database.
    pub(crate) async fn reset(&mut self) {
        match self {
            Server::Sqlite(_) => *self = Server::sqlite().await,
            Server::SqliteFile(_) => {
                let empty = "pragma writable_schema = on; delete from sqlite_schema; pragma writable_schema = reset; vacuum";
                self.must(empty).await;
            }
            Server::Postgres(..) => {
                let schemas = "select nspname::text from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema'";
                for row in self.rows(schemas).await {
                    let schema = row[0].clone().expect("a name");
                    self.must(&format!("drop schema \"{schema}\" cascade"))
                        .await;
                }
                self.must("create schema public").await;
                if self.syntax().name() == "cockroach" {
                    self.must(include_str!("../../../tests/servers/cockroach-shim.sql"))
                        .await;
                }
            }
            Server::MySql(..) => {
                let name = self.rows("select cast(database() as char)").await[0][0]
                    .clone()
                    .expect("a name");
                self.must(&format!(
                    "drop database {name}; create database {name}; use {name}"
                ))
                .await;
            }
        }
    }

    pub(crate) async fn execute(&mut self, sql: &str) -> Result<(), String> {
        let sql = sqlx::raw_sql(sqlx::AssertSqlSafe(sql.to_owned()));
        on!(self, connection => connection.execute(sql).await.map(|_| ()).map_err(|error| error.to_string()))
    }

    pub(crate) async fn must(&mut self, sql: &str) {
        if let Err(error) = self.execute(sql).await {
            panic!("{error}\n{sql}");
        }
    }

    /// Rows of texts.
    pub(crate) async fn rows(&mut self, sql: &str) -> Vec<Cells> {
        let text = sql.to_owned();
        let sql = sqlx::raw_sql(sqlx::AssertSqlSafe(sql.to_owned()));
        on!(self, connection => {
            let mut rows = connection.fetch(sql);
            let mut out = Vec::new();
            while let Some(row) = rows.try_next().await.unwrap_or_else(|error| panic!("{error}\n{text}")) {
                let cells = (0..row.len()).map(|at| row.try_get::<Option<String>, _>(at).unwrap_or_else(|error| panic!("{error}\n{text}")));
                out.push(cells.collect());
            }
            out
        })
    }

    /// Runs statements as a migrator does: in transactions, as far as they can be in some.
    pub(crate) async fn run(&mut self, statements: &[Statement]) -> Result<(), String> {
        let transactions = !matches!(self, Server::MySql(..));
        let mut open = false;
        for (at, statement) in statements.iter().enumerate() {
            let within = transactions && statement.place != Place::Outside;
            if open && !within {
                self.execute("commit").await?;
            } else if !open && within {
                self.execute("begin").await?;
            }
            open = within;
            if let Err(error) = self.execute(&statement.sql).await {
                if open {
                    self.execute("rollback").await?;
                }
                let before: Vec<_> = statements[..=at]
                    .iter()
                    .map(|done| done.sql.as_str())
                    .collect();
                return Err(format!("{error}\n{}", before.join(";\n")));
            }
            if statement.place == Place::BeforeCommit && open {
                self.execute("commit").await?;
                open = false;
            }
        }
        match open {
            true => self.execute("commit").await,
            false => Ok(()),
        }
    }

    /// Everything that the database has, without the order of columns.
    pub(crate) async fn dump(&mut self) -> BTreeSet<String> {
        let mut found = BTreeSet::new();
        match self {
            Server::Sqlite(_) | Server::SqliteFile(_) => {
                for row in self.rows("select type, name, sql from sqlite_schema where sql is not null and name <> 'sqlite_sequence'").await {
                    let [kind, name, sql] = &row[..] else { continue };
                    let (kind, name, sql) = (kind.as_deref().unwrap_or_default(), name.as_deref().unwrap_or_default(), sql.as_deref().unwrap_or_default());
                    if kind == "table" {
                        found.extend(parts(sql).into_iter().map(|part| format!("{name}: {part}")));
                    } else {
                        found.insert(sql.split_whitespace().collect::<Vec<_>>().join(" ").replace('"', ""));
                    }
                }
            }
            Server::Postgres(..) => {
                for query in POSTGRES {
                    for row in self.rows(query).await {
                        let cells: Vec<_> = row.into_iter().map(|cell| cell.unwrap_or_default()).collect();
                        found.insert(cells.join(" "));
                    }
                }
            }
            Server::MySql(..) => {
                let tables = "select cast(table_name as char), cast(table_type as char) from information_schema.tables where table_schema = database()";
                for row in self.rows(tables).await {
                    let (name, kind) = (row[0].clone().unwrap_or_default(), row[1].clone().unwrap_or_default());
                    if kind == "SEQUENCE" {
                        continue;
                    }
                    let created = self.rows(&format!("show create table `{name}`")).await;
                    let sql = created[0][1].clone().unwrap_or_default();
                    if kind == "VIEW" {
                        found.insert(sql);
                        continue;
                    }
                    for line in sql.lines() {
                        let line = line.trim().trim_end_matches(',');
                        let words: Vec<_> = line.split(' ').filter(|word| !word.starts_with("AUTO_INCREMENT=")).collect();
                        found.insert(format!("{name}: {}", words.join(" ")));
                    }
                }
            }
        }
        found
    }
}

/// The parts of a table's definition.
fn parts(sql: &str) -> Vec<String> {
    let (Some(begin), Some(end)) = (sql.find('('), sql.rfind(')')) else {
        return vec![sql.to_owned()];
    };
    let (mut depth, mut text, mut last) = (0, false, begin + 1);
    let mut parts = vec![format!("options{}", &sql[end + 1..])];
    for (at, c) in sql
        .char_indices()
        .filter(|(at, _)| *at > begin && *at <= end)
    {
        match c {
            '\'' => text = !text,
            _ if text => {}
            '(' => depth += 1,
            ')' if at < end => depth -= 1,
            ',' | ')' if depth == 0 => {
                parts.push(
                    sql[last..at]
                        .split_whitespace()
                        .collect::<Vec<_>>()
                        .join(" "),
                );
                last = at + 1;
            }
            _ => {}
        }
    }
    parts
}

const POSTGRES: [&str; 11] = [
    "select 'composite', c.relname::text, string_agg(a.attname || ' ' || format_type(a.atttypid, a.atttypmod), ',' order by a.attname) \
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped \
     where c.relkind = 'c' and c.relnamespace::regnamespace::text !~ '^pg_|information_schema' group by 2",
    "select 'column', c.oid::regclass::text, a.attname::text, format_type(a.atttypid, a.atttypmod), a.attnotnull::text, \
     pg_get_expr(d.adbin, d.adrelid), a.attidentity::text, a.attgenerated::text, col_description(c.oid, a.attnum) \
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped \
     left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum \
     where c.relkind in ('r', 'v', 'm') and c.relnamespace::regnamespace::text !~ '^pg_|information_schema'",
    "select 'table', c.oid::regclass::text, c.relrowsecurity::text, c.relforcerowsecurity::text, c.relpersistence::text, \
     c.reloptions::text, obj_description(c.oid) from pg_class c where c.relkind in ('r', 'm') and c.relnamespace::regnamespace::text !~ '^pg_|information_schema'",
    "select 'constraint', conrelid::regclass::text, conname::text, pg_get_constraintdef(oid), convalidated::text from pg_constraint \
     where contype <> 'n' and connamespace::regnamespace::text !~ '^pg_|information_schema'",
    "select 'index', indexdef from pg_indexes where schemaname !~ '^pg_|information_schema'",
    "select 'enum', t.oid::regtype::text, string_agg(e.enumlabel, ',' order by e.enumsortorder) from pg_type t join pg_enum e on e.enumtypid = t.oid group by 2",
    "select 'domain', t.oid::regtype::text, format_type(t.typbasetype, t.typtypmod) from pg_type t where t.typtype = 'd' and t.typnamespace::regnamespace::text !~ '^pg_|information_schema'",
    "select 'view', schemaname::text, viewname::text, definition from pg_views where schemaname !~ '^pg_|information_schema' \
     union all select 'materialized', schemaname::text, matviewname::text, definition from pg_matviews",
    "select 'policy', tablename::text, policyname::text, permissive::text, roles::text, cmd::text, qual, with_check from pg_policies",
    "select 'sequence', schemaname::text, sequencename::text, data_type::text, start_value::text, increment_by::text, min_value::text, max_value::text from pg_sequences",
    "select 'schema', nspname::text from pg_namespace where nspname !~ '^pg_'",
];
