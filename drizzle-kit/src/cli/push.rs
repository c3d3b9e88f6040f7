//! `drizzle-kit push`.
use super::database::{filters, with_database};
use super::{Common, Failure, Outcome, Told, ask, catalog};
use crate::push::{self, Plan, PushError};
use clap::Args;
use serde_json::json;

#[derive(Debug, Args)]
pub(super) struct Push {
    #[command(flatten)]
    given: ask::Given,
    /// Tells what would change, and changes nothing.
    #[arg(long)]
    explain: bool,
    /// Also where data is lost.
    #[arg(long)]
    force: bool,
}

impl Push {
    pub(super) fn run(&self, common: &Common) -> Outcome {
        let config = common.config()?;
        let to = catalog(&config)?;
        let filters = filters(&config);
        let mut answers = self.given.answers()?;
        let plan: Plan = loop {
            let planned = with_database!(config, |db| Ok::<_, Failure>(
                push::plan(&db, &to, &filters, &answers).await
            ))?;
            match planned {
                Ok(plan) => break plan,
                Err(PushError::Questions(questions)) => {
                    answers.0.extend(ask::ask(common, &questions)?);
                }
                Err(error) => return Err(error.into()),
            }
        };
        let json = json!({ "changes": plan.changes, "statements": plan.statements, "left_out": plan.left_out });
        if plan.is_empty() {
            return Ok(Told::good("nothing has changed", json));
        }
        let told = ask::told(&plan.changes);
        if self.explain {
            let sql: Vec<_> = plan
                .statements
                .iter()
                .map(|s| format!("{};", s.sql))
                .collect();
            return Ok(Told::good(format!("{told}\n\n{}", sql.join("\n")), json));
        }
        if !self.force && !plan.loses().is_empty() {
            return Err(format!(
                "{told}\n\nthis loses data, so nothing was changed; `--force` does it all the same"
            )
            .into());
        }
        with_database!(config, |db| Ok::<_, Failure>(
            push::apply(&db, &plan, self.force).await?
        ))?;
        Ok(Told::good(
            format!("{told}\n\nthe database has changed"),
            json,
        ))
    }
}
