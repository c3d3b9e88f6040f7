//! `drizzle-kit export`.
use super::{Common, Outcome, Told, catalog};
use drizzle_core::ddl::Writer;
use serde_json::json;

pub(super) fn run(common: &Common) -> Outcome {
    let config = common.config()?;
    let catalog = catalog(&config)?;
    let statements = Writer::new(config.dialect.syntax()).create(&catalog, false)?;
    let text: Vec<_> = statements.iter().map(|sql| format!("{sql};")).collect();
    let json = json!({ "statements": statements, "catalog": catalog });
    Ok(Told::good(text.join("\n"), json))
}
