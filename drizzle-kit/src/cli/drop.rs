//! `drizzle-kit drop`.
use super::{Common, Outcome, Told, history};
use clap::Args;
use serde_json::json;
use std::fs;

#[derive(Debug, Args)]
pub(super) struct Drop {
    /// The migration; the last one unless it is said. Others must not come from it.
    name: Option<String>,
}

impl Drop {
    pub(super) fn run(&self, common: &Common) -> Outcome {
        let config = common.config()?;
        let history = history(&config)?;
        let found = match &self.name {
            Some(name) => history.0.iter().find(|entry| entry.name == *name),
            None => history.0.last(),
        };
        let Some(entry) = found else {
            return Err("there is no such migration".into());
        };
        let ends = history.ends();
        let is_end = ends.iter().any(|(end, _)| end.name == entry.name);
        if entry.snapshot.is_some() && !is_end {
            let name = &entry.name;
            return Err(format!("other migrations come after `{name}`; drop those first").into());
        }
        fs::remove_dir_all(&entry.folder)?;
        let name = &entry.name;
        Ok(Told::good(
            format!("removed `{name}`; if it was applied somewhere, undo it there first"),
            json!({ "removed": name }),
        ))
    }
}
