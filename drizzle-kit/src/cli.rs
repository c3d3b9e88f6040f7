//! The commands. One file each.
use crate::config::{self, Config, ConfigError, Dialect, Paths};
use crate::read;
use crate::snapshot::History;
use clap::{Args, Parser, Subcommand, ValueEnum};
use drizzle_core::catalog::Catalog;
use drizzle_core::ddl::Object;
use serde_json::{Value, json};
use std::fmt;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

mod ask;
mod check;
mod database;
mod diagram;
mod drop;
mod export;
mod generate;
mod init;
mod migrate;
mod pull;
mod push;
mod rollback;
mod seed;
mod status;
mod up;

/// Migrations for Drizzle: generated from the schema's sources, applied under a lock, once each.
#[derive(Debug, Parser)]
#[command(name = "drizzle-kit", version)]
struct Cli {
    #[command(subcommand)]
    command: What,
    #[command(flatten)]
    common: Common,
}

/// What every command takes.
#[derive(Debug, Args)]
struct Common {
    /// The configuration.
    #[arg(long, global = true, default_value = config::FILE)]
    config: PathBuf,
    /// How the command tells what it did.
    #[arg(long, global = true, value_enum, default_value_t = Output::Text)]
    output: Output,
    /// The database, instead of the configuration's.
    #[arg(long, global = true, value_enum)]
    dialect: Option<Dialect>,
    /// Files and folders of the schema, instead of the configuration's.
    #[arg(long, global = true)]
    schema: Vec<PathBuf>,
    /// The features of the program that are on, with commas between them, instead of the configuration's.
    #[arg(long, global = true, value_delimiter = ',')]
    features: Option<Vec<String>>,
    /// The folder of migrations, instead of the configuration's.
    #[arg(long, global = true)]
    out: Option<PathBuf>,
    /// The URL of the database, instead of the configuration's.
    #[arg(long, global = true)]
    url: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Output {
    Text,
    Json,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Writes a configuration.
    Init(init::Init),
    /// Writes the migration from the last snapshot to the schema.
    Generate(generate::Generate),
    /// Applies the migrations that are not applied yet.
    Migrate(migrate::Migrate),
    /// Tells where each migration stands.
    Status,
    /// Undoes the last migrations.
    Rollback(rollback::Rollback),
    /// Changes the database to what the schema says, without a migration.
    Push(push::Push),
    /// Writes the database's schema as Rust source.
    Pull(pull::Pull),
    /// Looks at the folder of migrations: are they sound, do branches go together, is data lost?
    Check(check::Check),
    /// Prints the statements that create the schema.
    Export,
    /// Draws the schema: text for Mermaid, or an SVG.
    Diagram(diagram::Diagram),
    /// Fills the tables with rows that are made up, the same ones each time.
    Seed(seed::Seed),
    /// Brings snapshots of older versions to the newest form.
    #[command(alias = "upgrade")]
    Up,
    /// Removes the last migration's folder.
    Drop(drop::Drop),
}

/// What a command says at its end.
struct Told {
    /// For people.
    text: String,
    /// For programs.
    json: Value,
    code: u8,
}

impl Told {
    fn good(text: impl Into<String>, json: Value) -> Self {
        let (text, code) = (text.into(), 0);
        Told { text, json, code }
    }
}

/// Why a command failed: told in one place.
struct Failure {
    message: String,
    json: Value,
    code: u8,
}
impl<E: fmt::Display> From<E> for Failure {
    fn from(error: E) -> Self {
        let message = error.to_string();
        let json = json!({ "error": message });
        let code = 1;
        Failure {
            message,
            json,
            code,
        }
    }
}

type Outcome = Result<Told, Failure>;

/// Runs the command that the program's arguments say. Its code is 0 if all is well, 1 after an error, and 2 when
/// something has to be answered first.
pub fn main() -> ExitCode {
    let Cli { command, common } = Cli::parse();
    let outcome = match command {
        What::Init(init) => init.run(&common),
        What::Generate(generate) => generate.run(&common),
        What::Migrate(migrate) => migrate.run(&common),
        What::Status => status::run(&common),
        What::Rollback(rollback) => rollback.run(&common),
        What::Push(push) => push.run(&common),
        What::Pull(pull) => pull.run(&common),
        What::Check(check) => check.run(&common),
        What::Seed(seed) => seed.run(&common),
        What::Export => export::run(&common),
        What::Diagram(diagram) => diagram.run(&common),
        What::Up => up::run(&common),
        What::Drop(drop) => drop.run(&common),
    };
    let (text, json, code) = match outcome {
        Ok(Told { text, json, code }) => (text, json, code),
        Err(failure) => {
            if common.output == Output::Text {
                eprintln!("{}", failure.message.trim_end());
                return ExitCode::from(failure.code);
            }
            (String::new(), failure.json, failure.code)
        }
    };
    match common.output {
        Output::Text => println!("{}", text.trim_end()),
        Output::Json => println!("{json:#}"),
    }
    ExitCode::from(code)
}

impl Common {
    /// The configuration, with what the command line says instead.
    fn config(&self) -> Result<Config, ConfigError> {
        // Without a file, the command line may say everything.
        let mut config = match (self.dialect, self.config.exists()) {
            (Some(dialect), false) => Config {
                dialect,
                ..Config::parse("dialect = \"sqlite\"")?
            },
            _ => Config::read(&self.config)?,
        };
        if let Some(dialect) = self.dialect {
            config.dialect = dialect;
        }
        if !self.schema.is_empty() {
            config.schema = Paths::Several(self.schema.clone());
            config.command.clear();
        }
        if self.features.is_some() {
            config.features.clone_from(&self.features);
        }
        if let Some(out) = &self.out {
            config.out.clone_from(out);
        }
        if let Some(url) = &self.url {
            config.database.url = Some(url.clone());
        }
        Ok(config)
    }
}

/// The schema, from its sources or from the program that tells it.
fn catalog(config: &Config) -> Result<Catalog, Failure> {
    Ok(objects(config)?.0)
}

/// The same, and the objects as the program has them, where that can be known.
fn objects(config: &Config) -> Result<(Catalog, Vec<Object>), Failure> {
    if !config.command.is_empty() {
        let catalog = told_by(&config.command)?;
        return match of_dialect(config, &catalog) {
            true => Ok((catalog, Vec::new())),
            false => Err(format!(
                "`{}` printed a schema of {}, and drizzle.toml says `{}`",
                config.command.join(" "),
                catalog.dialect,
                config.dialect.name()
            )
            .into()),
        };
    }
    let paths = config.schema_paths()?;
    if paths.is_empty() {
        return Err(
            "where is the schema? Say `schema = \"src/schema.rs\"` in drizzle.toml, or `--schema`"
                .into(),
        );
    }
    let features = config.features.as_deref();
    let syntax = config.dialect.syntax();
    Ok(read::read_objects(syntax, &paths, features)?)
}

fn of_dialect(config: &Config, catalog: &Catalog) -> bool {
    catalog.dialect == config.dialect.name()
}

/// The migrations, which have to be of the configuration's database.
fn history(config: &Config) -> Result<History, Failure> {
    let history = History::read(&config.out)?;
    let mut snapshots = history
        .0
        .iter()
        .filter_map(|entry| Some((entry, entry.snapshot.as_ref()?)));
    match snapshots.find(|(_, snapshot)| !of_dialect(config, &snapshot.catalog)) {
        None => Ok(history),
        Some((entry, snapshot)) => Err(format!(
            "migration `{}` is of {}, and `{}` is asked for; each database has a folder of its own: `out` in drizzle.toml",
            entry.name,
            snapshot.catalog.dialect,
            config.dialect.name()
        )
        .into()),
    }
}

fn told_by(command: &[String]) -> Result<Catalog, Failure> {
    let Some((program, arguments)) = command.split_first() else {
        return Err("`command` in drizzle.toml is empty".into());
    };
    let output = Command::new(program).args(arguments).output();
    let output = output.map_err(|error| format!("can't run `{program}`: {error}"))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        return Err(format!("`{}` failed:\n{said}", command.join(" ")).into());
    }
    serde_json::from_slice(&output.stdout)
        .map_err(|error| format!("`{}` printed no catalog: {error}", command.join(" ")).into())
}

/// A path for people.
fn shown(path: &Path) -> String {
    path.display().to_string()
}
