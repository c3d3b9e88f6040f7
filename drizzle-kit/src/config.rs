//! `drizzle.toml`: where the schema is, where migrations go, and which database is meant.
use serde::Deserialize;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

/// The name of the file.
pub const FILE: &str = "drizzle.toml";

/// What the file says. Paths in it begin at the folder that it is in.
///
/// ```
/// use drizzle_kit::config::{Config, Dialect};
/// let config = Config::parse("dialect = \"postgres\"\nschema = \"src/schema.rs\"\n[database]\nurl_env = \"DATABASE_URL\"")?;
/// assert_eq!(config.dialect, Dialect::Postgres);
/// assert_eq!(config.out, std::path::Path::new("drizzle"));
/// # Ok::<(), drizzle_kit::config::ConfigError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// The database.
    pub dialect: Dialect,
    /// Rust files with the schema, and folders of them: `"src/schema.rs"`, or a list. `*` stands for any part of a name.
    #[serde(default)]
    pub schema: Paths,
    /// A program that prints the schema as a catalog in JSON, for schemas that only the compiler understands.
    #[serde(default)]
    pub command: Vec<String>,
    /// The features of the program that are on, if the schema has parts with `#[cfg(feature = "..")]`.
    #[serde(default)]
    pub features: Option<Vec<String>>,
    /// The folder of migrations.
    #[serde(default = "out")]
    pub out: PathBuf,
    /// Where the database is.
    #[serde(default)]
    pub database: Database,
    /// How migrations are named, and where the record of them is.
    #[serde(default)]
    pub migrations: Migrations,
    /// Which objects of the database are meant.
    #[serde(default)]
    pub filter: Filter,
}

fn out() -> PathBuf {
    PathBuf::from("drizzle")
}

/// A database.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "lowercase")]
pub enum Dialect {
    /// SQLite.
    Sqlite,
    /// PostgreSQL.
    Postgres,
    /// MySQL.
    Mysql,
    /// MariaDB.
    Mariadb,
    /// CockroachDB.
    Cockroach,
    /// SQL Server.
    Mssql,
}

impl Dialect {
    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Dialect::Sqlite => "sqlite",
            Dialect::Postgres => "postgres",
            Dialect::Mysql => "mysql",
            Dialect::Mariadb => "mariadb",
            Dialect::Cockroach => "cockroach",
            Dialect::Mssql => "mssql",
        }
    }

    /// How its statements are written.
    pub fn syntax(self) -> &'static dyn drizzle_core::dialect::Syntax {
        use drizzle_core::dialect::{self as d, Dialect as _};
        match self {
            Dialect::Sqlite => d::Sqlite::SYNTAX,
            Dialect::Postgres => d::Postgres::SYNTAX,
            Dialect::Mysql => d::MySql::SYNTAX,
            Dialect::Mariadb => d::MARIADB,
            Dialect::Cockroach => d::Cockroach::SYNTAX,
            Dialect::Mssql => d::Mssql::SYNTAX,
        }
    }
}

/// One path or several.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum Paths {
    /// None.
    #[default]
    None,
    /// One.
    One(PathBuf),
    /// Several.
    Several(Vec<PathBuf>),
}

impl Paths {
    /// The paths, as written.
    pub fn all(&self) -> Vec<PathBuf> {
        match self {
            Paths::None => Vec::new(),
            Paths::One(path) => vec![path.clone()],
            Paths::Several(paths) => paths.clone(),
        }
    }
}

/// `[database]`: where the database is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Database {
    /// Its URL.
    pub url: Option<String>,
    /// The environment variable that holds its URL.
    pub url_env: Option<String>,
}

/// `[migrations]`: how migrations are named, and where the record of them is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Migrations {
    /// The table of the record.
    pub table: Option<String>,
    /// Its schema (namespace).
    pub schema: Option<String>,
    /// What their names begin with.
    pub prefix: Prefix,
}

/// What the name of a migration begins with, so that names have the order of time.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "lowercase")]
pub enum Prefix {
    /// The time in UTC: `20260101120000`.
    #[default]
    Timestamp,
    /// The seconds since 1970.
    Unix,
    /// How many there are before: `0007`.
    Index,
    /// Nothing.
    None,
}

/// `[filter]`: which objects of the database are meant; the others are left alone.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Filter {
    /// Names of tables: `*` stands for any part, `!` before one leaves it out.
    pub tables: Vec<String>,
    /// Names of schemas (namespaces).
    pub schemas: Vec<String>,
}

/// Why a configuration can't be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfigError(pub String);
impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
impl std::error::Error for ConfigError {}

impl Config {
    /// What a text says.
    ///
    /// # Errors
    /// The line that is wrong, and what could stand there.
    pub fn parse(text: &str) -> Result<Self, ConfigError> {
        toml::from_str(text).map_err(|error| ConfigError(error.to_string()))
    }

    /// What a file says; its paths are those from here.
    ///
    /// # Errors
    /// Why the file can't be read, or what in it is wrong.
    pub fn read(path: &Path) -> Result<Self, ConfigError> {
        let shown = path.display();
        let text = fs::read_to_string(path).map_err(|error| {
            ConfigError(format!(
                "can't read `{shown}`: {error}; `drizzle-kit init` writes one"
            ))
        })?;
        let mut config = Config::parse(&text)
            .map_err(|error| ConfigError(format!("`{shown}` is wrong:\n{error}")))?;
        let folder = path.parent().unwrap_or(Path::new(""));
        config.out = folder.join(&config.out);
        let schema = config.schema.all().into_iter();
        config.schema = Paths::Several(schema.map(|path| folder.join(path)).collect());
        Ok(config)
    }

    /// The URL of the database.
    ///
    /// # Errors
    /// When none is said, or the variable that is to hold it is not set.
    pub fn url(&self) -> Result<String, ConfigError> {
        let Database { url, url_env } = &self.database;
        match (url, url_env) {
            (Some(url), _) => Ok(url.clone()),
            (None, Some(name)) => std::env::var(name).map_err(|_| {
                ConfigError(format!(
                    "the environment variable `{name}` is not set; it is to hold the URL of the database"
                ))
            }),
            (None, None) => Err(ConfigError(
                "where is the database? Say `--url`, or `url_env = \"DATABASE_URL\"` under `[database]` in drizzle.toml".into(),
            )),
        }
    }

    /// The files and folders of the schema, with `*` replaced by what is there.
    ///
    /// # Errors
    /// When a pattern finds nothing.
    pub fn schema_paths(&self) -> Result<Vec<PathBuf>, ConfigError> {
        let mut paths = Vec::new();
        for path in self.schema.all() {
            let text = path.to_string_lossy();
            if !text.contains(['*', '?', '[']) {
                paths.push(path);
                continue;
            }
            let found = glob::glob(&text).map_err(|error| {
                ConfigError(format!("`{text}` is no pattern of paths: {error}"))
            })?;
            let mut found: Vec<_> = found.filter_map(Result::ok).collect();
            if found.is_empty() {
                return Err(ConfigError(format!("nothing is called like `{text}`")));
            }
            found.sort();
            paths.append(&mut found);
        }
        Ok(paths)
    }
}
