//! `drizzle-kit rollback`.
use super::database::{migrator, with_database};
use super::{Common, Failure, Outcome, Told};
use crate::generate::LOSES;
use clap::Args;
use drizzle::migrate::{Migrations, Standing, Status};
use serde_json::json;

#[derive(Debug, Args)]
pub(super) struct Rollback {
    /// How many migrations are undone, from the last one on.
    #[arg(default_value_t = 1)]
    count: usize,
    /// Also where data is lost.
    #[arg(long)]
    force: bool,
}

impl Rollback {
    pub(super) fn run(&self, common: &Common) -> Outcome {
        let config = common.config()?;
        let migrator = migrator(&config)?;
        let count = self.count;
        if !self.force {
            let all: Vec<Status> =
                with_database!(config, |db| Ok::<_, Failure>(migrator.status(&db).await?))?;
            let migrations = Migrations::read(&config.out)?;
            let mut applied: Vec<_> = all
                .iter()
                .filter(|status| status.standing != Standing::Pending)
                .collect();
            applied.sort_by_key(|status| (status.applied_at, &status.name));
            for status in applied.iter().rev().take(count) {
                let mut found = migrations.iter();
                let found = found.find(|migration| migration.name == status.name);
                let down = found.and_then(|migration| migration.down.as_deref());
                let lost = down.unwrap_or_default().lines();
                let lost: Vec<_> = lost.filter_map(|line| line.strip_prefix(LOSES)).collect();
                if !lost.is_empty() {
                    let (name, lost) = (&status.name, lost.join("\n  - "));
                    return Err(format!(
                        "undoing `{name}` loses data:\n  - {lost}\nnothing was undone; `--force` does it all the same"
                    )
                    .into());
                }
            }
        }
        let undone: Vec<String> = with_database!(config, |db| Ok::<_, Failure>(
            migrator.rollback(&db, count).await?
        ))?;
        let text = match undone.is_empty() {
            true => "nothing is applied".to_owned(),
            false => format!("undone:\n  {}", undone.join("\n  ")),
        };
        Ok(Told::good(text, json!({ "undone": undone })))
    }
}
