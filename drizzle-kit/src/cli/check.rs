//! `drizzle-kit check`.
use super::{Common, Outcome, Told};
use crate::generate::LOSES;
use crate::snapshot::History;
use serde_json::json;
use std::fs;

pub(super) fn run(common: &Common) -> Outcome {
    let config = common.config()?;
    let history = History::read(&config.out)?;
    // That branches go together is what this finds out.
    let start = history.start()?;
    let mut lines = Vec::new();
    let mut losses = Vec::new();
    for entry in &history.0 {
        let text = fs::read_to_string(entry.folder.join("migration.sql"))?;
        for loss in text.lines().filter_map(|line| line.strip_prefix(LOSES)) {
            lines.push(format!("{} loses {loss}", entry.name));
            losses.push(json!({ "migration": entry.name, "loses": loss }));
        }
    }
    let count = history.0.len();
    lines.push(format!("{count} migrations are sound"));
    let ends = start.parents.len();
    if ends > 1 {
        lines.push(format!(
            "{ends} branches were merged; the next `drizzle-kit generate` joins them"
        ));
    }
    let json = json!({ "migrations": count, "ends": ends, "losses": losses });
    Ok(Told::good(lines.join("\n"), json))
}
