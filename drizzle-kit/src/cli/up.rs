//! `drizzle-kit up`.
use super::{Common, Failure, Outcome, Told, shown};
use crate::snapshot::VERSION;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

/// Brings the snapshots of a folder to the form that this program writes. There is one form so far, so it tells whether
/// all of them have it, and what to do about others.
pub(super) fn run(common: &Common) -> Outcome {
    let config = common.config()?;
    let mut count = 0;
    if config.out.exists() {
        let mut folders: Vec<_> = fs::read_dir(&config.out)?.collect::<Result<_, _>>()?;
        folders.sort_by_key(fs::DirEntry::file_name);
        for entry in folders {
            let file = entry.path().join("snapshot.json");
            if file.is_file() {
                newest(&file)?;
                count += 1;
            } else if entry.path().is_dir() && entry.file_name() == "meta" {
                return Err(of_typescript(&entry.path()).into());
            }
        }
    }
    let text = match count {
        0 => format!("`{}` has no snapshots", shown(&config.out)),
        1 => format!("the snapshot is of version {VERSION}, the newest: nothing to do"),
        _ => format!("all {count} snapshots are of version {VERSION}, the newest: nothing to do"),
    };
    let json = json!({ "version": VERSION, "snapshots": count, "changed": 0 });
    Ok(Told::good(text, json))
}

/// Whether a snapshot has the form that this program knows.
fn newest(file: &Path) -> Result<(), Failure> {
    let text = fs::read_to_string(file)?;
    let name = shown(file);
    let value: Value = serde_json::from_str(&text).map_err(|e| format!("`{name}`: {e}"))?;
    match &value["version"] {
        Value::String(_) => Err(of_typescript(file).into()),
        version => match version.as_u64() {
            Some(version) if version == u64::from(VERSION) => Ok(()),
            Some(version) if version > u64::from(VERSION) => Err(format!(
                "`{name}` is of version {version}, and this program knows version {VERSION}: a newer drizzle-kit wrote it; \
                 update this one"
            )
            .into()),
            _ => Err(format!(
                "`{name}` is no snapshot of a version that was ever written; take it from version control again"
            )
            .into()),
        },
    }
}

fn of_typescript(path: &Path) -> String {
    format!(
        "`{}` is of Drizzle Kit for TypeScript, whose snapshots can't be read; let `drizzle-kit pull --migration 0000_first` \
         write the schema and a first migration from the database, and record it there with `drizzle-kit migrate --baseline`",
        shown(path)
    )
}
