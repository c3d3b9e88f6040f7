//! `drizzle-kit migrate`.
use super::database::{migrator, with_database};
use super::{Common, Failure, Outcome, Told};
use clap::{Args, ValueEnum};
use drizzle::migrate;
use serde_json::json;

#[derive(Debug, Args)]
pub(super) struct Migrate {
    /// What is done about a statement that was interrupted: whether it took effect, a person has to look.
    #[arg(long, value_enum)]
    resume: Option<Resume>,
    /// Refuses migrations that come before one that is applied.
    #[arg(long)]
    in_order: bool,
    /// Records migrations up to this one as applied without running them, for a database that has their schema.
    #[arg(long, value_name = "MIGRATION")]
    baseline: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Resume {
    /// It took no effect: it is run again.
    Retry,
    /// It took effect: the next one follows.
    Skip,
}

impl Migrate {
    pub(super) fn run(&self, common: &Common) -> Outcome {
        let config = common.config()?;
        let mut migrator = migrator(&config)?;
        if self.in_order {
            migrator = migrator.in_order();
        }
        if let Some(resume) = self.resume {
            migrator = migrator.resume(match resume {
                Resume::Retry => migrate::Resume::Retry,
                Resume::Skip => migrate::Resume::Skip,
            });
        }
        let (word, names) = match &self.baseline {
            Some(last) => {
                let names: Vec<String> = with_database!(config, |db| Ok::<_, Failure>(
                    migrator.baseline(&db, last).await?
                ))?;
                ("recorded", names)
            }
            None => {
                let names: Vec<String> =
                    with_database!(config, |db| Ok::<_, Failure>(migrator.run(&db).await?))?;
                ("applied", names)
            }
        };
        let text = match names.is_empty() {
            true => "everything is applied".to_owned(),
            false => format!("{word}:\n  {}", names.join("\n  ")),
        };
        Ok(Told::good(text, json!({ word: names })))
    }
}
