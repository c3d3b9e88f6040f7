//! `drizzle-kit status`.
use super::database::{migrator, with_database};
use super::{Common, Failure, Outcome, Told};
use drizzle::migrate::{Standing, Status};
use serde_json::{Value, json};

pub(super) fn run(common: &Common) -> Outcome {
    let config = common.config()?;
    let migrator = migrator(&config)?;
    let all: Vec<Status> =
        with_database!(config, |db| Ok::<_, Failure>(migrator.status(&db).await?))?;
    let lines = all.iter().map(|status| {
        let at = status
            .applied_at
            .and_then(chrono::DateTime::from_timestamp_millis);
        let at = at.map(|at| at.format("  %Y-%m-%d %H:%M:%S UTC").to_string());
        let (word, name) = (word(status.standing), &status.name);
        format!("{word:<10} {name}{}", at.unwrap_or_default())
    });
    let lines: Vec<_> = lines.collect();
    let text = match lines.is_empty() {
        true => "there are no migrations".to_owned(),
        false => lines.join("\n"),
    };
    let json: Vec<Value> = all.iter().map(json_of).collect();
    Ok(Told::good(text, json!({ "migrations": json })))
}

fn json_of(status: &Status) -> Value {
    json!({
        "name": status.name,
        "standing": word(status.standing),
        "applied_at": status.applied_at,
        "took_ms": status.took.map(|took| took.as_millis() as u64),
    })
}

fn word(standing: Standing) -> &'static str {
    match standing {
        Standing::Applied => "applied",
        Standing::Pending => "pending",
        Standing::Unfinished => "unfinished",
        Standing::Changed => "changed",
        Standing::Missing => "missing",
        _ => "unknown",
    }
}
