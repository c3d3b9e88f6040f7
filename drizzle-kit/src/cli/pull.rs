//! `drizzle-kit pull`.
use super::database::{filters, with_database};
use super::{Common, Failure, Outcome, Told, history, shown};
use crate::generate;
use crate::introspect::{Found, Introspect};
use crate::pull::{Dates, Options, pull};
use crate::questions::Answers;
use crate::snapshot::Start;
use clap::{Args, ValueEnum};
use drizzle::Db;
use serde_json::json;
use std::fs;
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(super) struct Pull {
    /// The file that is written.
    #[arg(long, default_value = "src/schema.rs")]
    to: PathBuf,
    /// Also if the file is there.
    #[arg(long)]
    force: bool,
    /// Which crate's types dates and times have.
    #[arg(long, value_enum, default_value_t = Crate::Chrono)]
    dates: Crate,
    /// Keeps names as the database has them wherever Rust can.
    #[arg(long)]
    keep_names: bool,
    /// Also writes the first migration, which creates all this: later ones begin there. Record it on this database
    /// with `drizzle-kit migrate --baseline`.
    #[arg(long, value_name = "NAME")]
    migration: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Crate {
    Chrono,
    Time,
}

impl Pull {
    pub(super) fn run(&self, common: &Common) -> Outcome {
        let config = common.config()?;
        if self.to.exists() && !self.force {
            let file = shown(&self.to);
            return Err(format!("`{file}` is there already; `--force` writes over it").into());
        }
        let filters = filters(&config);
        let found: Found = with_database!(config, |db| Ok::<_, Failure>(
            introspected(&db, &filters).await?
        ))?;
        let options = Options {
            keep_names: self.keep_names,
            dates: match self.dates {
                Crate::Chrono => Dates::Chrono,
                Crate::Time => Dates::Time,
            },
        };
        let pulled = pull(&found, options)?;
        if let Some(name) = &self.migration {
            let history = history(&config)?;
            if !history.0.is_empty() {
                let out = shown(&config.out);
                return Err(
                    format!("`{out}` has migrations already; leave out `--migration`").into(),
                );
            }
            let plan = generate::plan(
                config.dialect.syntax(),
                &Start::default(),
                &found.catalog,
                &Answers::all_new(),
            )?;
            if let Some(plan) = plan {
                plan.write(&config.out, name)?;
            }
        }
        if let Some(folder) = self.to.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(&self.to, &pulled.source)?;
        let (file, tables) = (shown(&self.to), found.catalog.tables.len());
        let mut text = format!("wrote `{file}`: {tables} tables");
        for left_out in &pulled.left_out {
            text += &format!("\n  not said there: {left_out}");
        }
        let json = json!({ "file": file, "tables": tables, "left_out": pulled.left_out });
        Ok(Told::good(text, json))
    }
}

async fn introspected<D: Introspect>(
    db: &Db<D>,
    filters: &crate::introspect::Filters,
) -> Result<Found, drizzle::Error> {
    D::introspect(db, filters).await
}
