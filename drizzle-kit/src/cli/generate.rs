//! `drizzle-kit generate`.
use super::{Common, Outcome, Told, ask, catalog, history, shown};
use crate::config::{Config, Prefix};
use crate::generate::{self, Plan, PlanError};
use crate::snapshot::{History, Snapshot, Start};
use clap::Args;
use heck::ToSnakeCase as _;
use serde_json::json;
use std::fs;

#[derive(Debug, Args)]
pub(super) struct Generate {
    /// What the migration is about; part of its name.
    #[arg(default_value = "migration")]
    name: String,
    /// Writes an empty migration, for statements by hand.
    #[arg(long)]
    custom: bool,
    /// Tells what would change, and writes nothing.
    #[arg(long)]
    explain: bool,
    #[command(flatten)]
    given: ask::Given,
    /// What the migration's name begins with, instead of the configuration's.
    #[arg(long, value_enum)]
    prefix: Option<Prefix>,
}

impl Generate {
    pub(super) fn run(&self, common: &Common) -> Outcome {
        let config = common.config()?;
        let history = history(&config)?;
        let start = history.start()?;
        let name = self.named(&config, &history);
        if self.custom {
            return self.by_hand(&config, &start, &name);
        }
        let to = catalog(&config)?;
        let mut answers = self.given.answers()?;
        let syntax = config.dialect.syntax();
        let plan = loop {
            match generate::plan(syntax, &start, &to, &answers) {
                Ok(plan) => break plan,
                Err(PlanError::Questions(questions)) => {
                    answers.0.extend(ask::ask(common, &questions)?);
                }
                Err(error @ PlanError::Impossible(_)) => return Err(error.into()),
            }
        };
        let Some(plan) = plan else {
            let nothing: [&str; 0] = [];
            return Ok(Told::good(
                "nothing has changed",
                json!({ "changes": nothing }),
            ));
        };
        let told = told(&plan);
        if self.explain {
            let sql = generate::text(&plan.up, &plan.changes);
            let json = json!({ "changes": plan.changes, "statements": plan.up });
            return Ok(Told::good(format!("{told}\n\n{sql}"), json));
        }
        let folder = plan.write(&config.out, &name)?;
        let folder = shown(&folder);
        let json = json!({ "migration": name, "folder": folder, "changes": plan.changes, "statements": plan.up });
        Ok(Told::good(format!("{told}\n\nwrote `{folder}`"), json))
    }

    fn named(&self, config: &Config, history: &History) -> String {
        let name = self.name.to_snake_case();
        let now = chrono::Utc::now();
        let prefix = match self.prefix.unwrap_or(config.migrations.prefix) {
            Prefix::None => return name,
            Prefix::Timestamp => now.format("%Y%m%d%H%M%S").to_string(),
            Prefix::Unix => now.timestamp().to_string(),
            Prefix::Index => format!("{:04}", history.0.len()),
        };
        format!("{prefix}_{name}")
    }

    fn by_hand(&self, config: &Config, start: &Start, name: &str) -> Outcome {
        let folder = config.out.join(name);
        fs::create_dir_all(&config.out)?;
        fs::create_dir(&folder)?;
        let snapshot = Snapshot::new(name, start.parents.clone(), start.catalog.clone());
        fs::write(folder.join("migration.sql"), "-- Statements by hand.\n")?;
        let json = serde_json::to_string_pretty(&snapshot)?;
        fs::write(folder.join("snapshot.json"), json + "\n")?;
        let folder = shown(&folder);
        Ok(Told::good(
            format!("wrote `{folder}`; its `migration.sql` is yours to write"),
            json!({ "migration": name, "folder": folder }),
        ))
    }
}

/// The changes, with what is lost.
fn told(plan: &Plan) -> String {
    match plan.changes.is_empty() {
        true => "branches are joined; nothing else changes".to_owned(),
        false => ask::told(&plan.changes),
    }
}
