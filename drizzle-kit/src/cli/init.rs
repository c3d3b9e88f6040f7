//! `drizzle-kit init`.
use super::{Common, Outcome, Told, shown};
use crate::config::Dialect;
use clap::Args;
use serde_json::json;
use std::fs;

#[derive(Debug, Args)]
pub(super) struct Init {
    /// The file or folder of the schema.
    #[arg(long, default_value = "src/schema.rs")]
    path: String,
}

impl Init {
    pub(super) fn run(&self, common: &Common) -> Outcome {
        if common.config.exists() {
            return Err(format!("`{}` is there already", shown(&common.config)).into());
        }
        let dialect = common.dialect.unwrap_or(Dialect::Sqlite).name();
        let path = self.path.replace('\\', "/").replace('"', "");
        let text = format!(
            "dialect = \"{dialect}\"\nschema = \"{path}\"\nout = \"drizzle\"\n\n[database]\nurl_env = \"DATABASE_URL\"\n"
        );
        fs::write(&common.config, text)?;
        let file = shown(&common.config);
        Ok(Told::good(
            format!("wrote `{file}`; next: `drizzle-kit generate`"),
            json!({ "config": file }),
        ))
    }
}
