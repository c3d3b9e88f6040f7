//! Migrations as files: a folder for each, with `migration.sql` and maybe `down.sql`; or `name.sql` and `name.down.sql`.
use super::{MigrateError, Migration, Migrations};
use std::borrow::Cow;
use std::fs;
use std::path::Path;

pub(super) fn read(folder: &Path) -> Result<Migrations, MigrateError> {
    let entries = fs::read_dir(folder).map_err(|e| failed(folder, &e))?;
    let mut found = Vec::new();
    for entry in entries {
        let path = entry.map_err(|e| failed(folder, &e))?.path();
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else {
            let reason = "its name is no UTF-8".to_owned();
            return Err(MigrateError::File { path, reason });
        };
        let (name, up, down) = if path.is_dir() {
            (name, path.join("migration.sql"), path.join("down.sql"))
        } else {
            match name.strip_suffix(".sql") {
                Some(name) if !name.ends_with(".down") => {
                    let down = path.with_file_name(format!("{name}.down.sql"));
                    (name, path.clone(), down)
                }
                _ => continue,
            }
        };
        // Other folders may be beside them.
        if up.is_file() {
            found.push(Migration {
                name: Cow::Owned(name.to_owned()),
                sql: Cow::Owned(text(&up)?),
                down: match down.is_file() {
                    true => Some(Cow::Owned(text(&down)?)),
                    false => None,
                },
            });
        }
    }
    Migrations::new(found)
}

fn text(path: &Path) -> Result<String, MigrateError> {
    fs::read_to_string(path).map_err(|e| failed(path, &e))
}

fn failed(path: &Path, error: &std::io::Error) -> MigrateError {
    MigrateError::File {
        path: path.to_owned(),
        reason: error.to_string(),
    }
}
