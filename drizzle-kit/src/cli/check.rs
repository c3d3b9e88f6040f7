//! `drizzle-kit check`.
use super::{Common, Failure, Outcome, Told, history, shown};
use crate::config::{Config, Dialect};
use crate::generate::LOSES;
use crate::lint;
use clap::Args;
use drizzle::dialect::{Cockroach, Mssql, MySql, Postgres, Sqlite};
use drizzle::migrate::Migrates;
use drizzle::migrate::split::{self, Lexis};
use serde_json::json;
use std::fs;

#[derive(Debug, Args)]
pub(super) struct Check {
    /// Fails if a migration loses data.
    #[arg(long)]
    no_loss: bool,
}

impl Check {
    pub(super) fn run(&self, common: &Common) -> Outcome {
        let config = common.config()?;
        let history = history(&config)?;
        // That branches go together is what this finds out.
        let start = history.start()?;
        complete(&config)?;
        let mut lines = Vec::new();
        let mut losses = Vec::new();
        for entry in &history.0 {
            let file = entry.folder.join("migration.sql");
            let text = fs::read_to_string(&file)?;
            let mut found = |line: usize, what: &str| {
                let name = &entry.name;
                lines.push(format!("{}:{line}: {what}", shown(&file)));
                losses.push(json!({ "migration": name, "line": line, "loses": what }));
            };
            for (number, line) in text.lines().enumerate() {
                if let Some(loss) = line.strip_prefix(LOSES) {
                    found(number + 1, &format!("loses {loss}"));
                }
            }
            let statements = split::statements(&text, lexis(config.dialect))
                .map_err(|(line, why)| format!("{}:{line}: {why}", shown(&file)))?;
            if history.by_hand(entry) {
                for statement in statements {
                    if let Some(what) = lint::loses(statement.sql) {
                        found(statement.line, what);
                    }
                }
            }
        }
        let count = history.0.len();
        lines.push(match count {
            1 => "1 migration is sound".to_owned(),
            count => format!("{count} migrations are sound"),
        });
        let ends = start.parents.len();
        if ends > 1 {
            lines.push(format!(
                "{ends} branches were merged; the next `drizzle-kit generate` joins them"
            ));
        }
        let failed = self.no_loss && !losses.is_empty();
        let json = json!({ "migrations": count, "ends": ends, "losses": losses });
        Ok(Told {
            code: u8::from(failed),
            ..Told::good(lines.join("\n"), json)
        })
    }
}

/// Refuses folders that have lost their statements.
fn complete(config: &Config) -> Result<(), Failure> {
    if !config.out.exists() {
        return Ok(());
    }
    for entry in fs::read_dir(&config.out)? {
        let folder = entry?.path();
        if folder.join("snapshot.json").is_file() && !folder.join("migration.sql").is_file() {
            return Err(format!(
                "`{}` has a snapshot and no `migration.sql`; was the file removed?",
                shown(&folder)
            )
            .into());
        }
    }
    Ok(())
}

fn lexis(dialect: Dialect) -> Lexis {
    match dialect {
        Dialect::Sqlite => Sqlite::LEXIS,
        Dialect::Postgres => Postgres::LEXIS,
        Dialect::Mysql | Dialect::Mariadb => MySql::LEXIS,
        Dialect::Cockroach => Cockroach::LEXIS,
        Dialect::Mssql => Mssql::LEXIS,
    }
}
