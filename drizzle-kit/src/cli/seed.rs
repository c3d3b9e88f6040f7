//! `drizzle-kit seed`.
use super::database::with_database;
use super::{Common, Failure, Outcome, Told, objects};
use crate::seed::{Options, apply, plan, replace};
use clap::Args;
use serde_json::json;

#[derive(Debug, Args)]
pub(super) struct Seed {
    /// How many rows each table gets, as far as its keys have room for them.
    #[arg(long, default_value_t = 10)]
    rows: u64,
    /// How many rows one table gets: `users=100`.
    #[arg(long = "table", value_name = "TABLE=ROWS", value_parser = rows_of)]
    tables: Vec<(String, u64)>,
    /// Another number gives other rows.
    #[arg(long, default_value_t = 0)]
    seed: u64,
    /// Deletes all rows of the schema's tables before, in the same transaction.
    #[arg(long)]
    reset: bool,
    /// Says how many rows there would be, and does nothing.
    #[arg(long)]
    explain: bool,
}

fn rows_of(text: &str) -> Result<(String, u64), String> {
    let (table, rows) = text.rsplit_once('=').ok_or("say `table=rows`")?;
    let rows = rows.parse().map_err(|_| format!("`{rows}` is no number"))?;
    Ok((table.to_owned(), rows))
}

impl Seed {
    pub(super) fn run(&self, common: &Common) -> Outcome {
        let config = common.config()?;
        let (catalog, objects) = objects(&config)?;
        let mut options = Options::new().seed(self.seed).rows(self.rows);
        for (table, rows) in &self.tables {
            options = options.table(table, *rows);
        }
        let options = options.types_of(&objects);
        // Servers of one dialect have one name each.
        let planned = plan(config.dialect.syntax(), &catalog, &options)?;
        if !self.explain {
            with_database!(config, |db| {
                let done = match self.reset {
                    true => replace(&db, &planned).await,
                    false => apply(&db, &planned).await,
                };
                done.map_err(Failure::from)
            })?;
        }
        let tables: Vec<_> = planned.tables().collect();
        let mut text = match (tables.is_empty(), self.explain) {
            (true, _) => "the schema has no tables".to_owned(),
            (false, true) => "rows to be made:".to_owned(),
            (false, false) => "rows made:".to_owned(),
        };
        for (table, rows) in &tables {
            text += &format!("\n  {table}: {rows}");
        }
        for check in planned.unchecked() {
            text += &format!("\nnot understood, so that rows may be refused: check `{check}`");
        }
        let rows: serde_json::Map<_, _> = tables
            .into_iter()
            .map(|(table, rows)| (table, json!(rows)))
            .collect();
        let unchecked = planned.unchecked();
        let done = !self.explain;
        Ok(Told::good(
            text,
            json!({ "done": done, "rows": rows, "unchecked": unchecked }),
        ))
    }
}
