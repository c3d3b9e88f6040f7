//! `drizzle-kit check`.
use super::database::{filters, migrator, with_database};
use super::{Common, Failure, Outcome, Told, history, shown};
use crate::config::{Config, Dialect};
use crate::generate::LOSES;
use crate::lint;
use crate::push;
use crate::questions::Answers;
use crate::snapshot::{History, Start};
use clap::Args;
use drizzle::dialect::{Cockroach, Mssql, MySql, Postgres, Sqlite};
use drizzle::migrate::split::{self, Lexis};
use drizzle::migrate::{Migrates, Standing, Status};
use serde_json::json;
use std::fs;

#[derive(Debug, Args)]
pub(super) struct Check {
    /// Fails if a migration loses data.
    #[arg(long)]
    no_loss: bool,
    /// Also asks the database: is everything applied, and is it as the migrations leave it? Fails if it is not.
    #[arg(long)]
    database: bool,
}

impl Check {
    pub(super) fn run(&self, common: &Common) -> Outcome {
        let config = common.config()?;
        let history = history(&config)?;
        // That branches go together is what this finds out.
        let start = history.start()?;
        complete(&config)?;
        unedited(&history)?;
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
        let mut failed = self.no_loss && !losses.is_empty();
        let mut json = json!({ "migrations": count, "ends": ends, "losses": losses });
        if self.database {
            let differs = differences(&config, &start)?;
            if differs.is_empty() {
                lines.push("the database is as they leave it".to_owned());
            }
            failed |= !differs.is_empty();
            json["database"] = json!(differs);
            lines.extend(differs);
        }
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

/// In what a database is not as the migrations leave it.
fn differences(config: &Config, start: &Start) -> Result<Vec<String>, Failure> {
    let migrator = migrator(config)?;
    let filters = filters(config);
    let (status, plan) = with_database!(config, |db| {
        let status: Vec<Status> = migrator.status(&db).await?;
        let all = status.iter().all(|one| one.standing == Standing::Applied);
        let plan = match all {
            true => push::plan(&db, &start.catalog, &filters, &Answers::all_new()).await?,
            // Of course it differs then.
            false => push::Plan::default(),
        };
        Ok::<_, Failure>((status, plan))
    })?;
    let open = status.iter();
    let open = open.filter(|one| one.standing != Standing::Applied);
    let open = open.map(|one| {
        let what = match one.standing {
            Standing::Pending => "is not applied",
            Standing::Unfinished => "was begun and has not come to its end",
            Standing::Changed => "was applied, and its file was changed since",
            _ => "was applied, and its file is gone",
        };
        format!("database: migration `{}` {what}", one.name)
    });
    let changes = plan.changes.iter();
    let changes = changes.map(|change| format!("database: to be as it should, it needs: {change}"));
    Ok(open.chain(changes).collect())
}

/// Refuses snapshots that are not what their names in others stand for: what is generated next would begin at a schema
/// that no migration leads to.
fn unedited(history: &History) -> Result<(), Failure> {
    for entry in &history.0 {
        let Some(snapshot) = &entry.snapshot else {
            continue;
        };
        if !snapshot.is_of(&entry.name) {
            return Err(format!(
                "`{}` was edited, or its folder was given another name: it is not what was written for migration `{}`; \
                 take that back, or `drizzle-kit drop` the migration and generate it again",
                shown(&entry.folder.join("snapshot.json")),
                entry.name
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
