//! Files: those that are named, the modules that they name, and all of a folder.
use super::{Mistakes, shown};
use drizzle_schema::Errors;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use syn::{Attribute, Expr, Item, Lit, Meta};

/// A source file.
pub(super) struct File {
    /// Its path as messages show it.
    pub(super) name: String,
    pub(super) source: String,
    pub(super) items: Vec<Item>,
}

pub(super) fn read(paths: &[PathBuf]) -> Result<Vec<File>, Mistakes> {
    let mut reading = Reading::default();
    for path in paths {
        if path.is_dir() {
            reading.folder(path);
        } else {
            reading.file(path, true);
        }
    }
    match reading.mistakes.is_empty() {
        true => Ok(reading.files),
        false => Err(Mistakes(reading.mistakes)),
    }
}

#[derive(Default)]
struct Reading {
    files: Vec<File>,
    /// Each file once, however often it is named.
    seen: BTreeSet<PathBuf>,
    mistakes: Vec<String>,
}

impl Reading {
    fn failed(&mut self, path: &Path, reason: impl std::fmt::Display) {
        let path = shown(path);
        self.mistakes
            .push(format!("error: can't read `{path}`: {reason}\n"));
    }

    fn folder(&mut self, folder: &Path) {
        let entries = match fs::read_dir(folder) {
            Ok(entries) => entries,
            Err(error) => return self.failed(folder, error),
        };
        let mut paths: Vec<_> = entries.filter_map(|e| e.ok().map(|e| e.path())).collect();
        paths.sort();
        for path in paths {
            if path.is_dir() {
                self.folder(&path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                self.file(&path, false);
            }
        }
    }

    /// Reads a file; its modules too, unless the whole folder is read.
    fn file(&mut self, path: &Path, modules: bool) {
        let same = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        if !self.seen.insert(same) {
            return;
        }
        let source = match fs::read_to_string(path) {
            Ok(source) => source,
            Err(error) => return self.failed(path, error),
        };
        let name = shown(path);
        let parsed = match syn::parse_file(&source) {
            Ok(parsed) => parsed,
            Err(error) => {
                let mut errors = Errors::new();
                errors.combine(error);
                return self.mistakes.push(errors.render(&name, &source));
            }
        };
        let items = parsed.items;
        if modules {
            let within = folder_of(path);
            self.modules(path, &within, &items);
        }
        self.files.push(File {
            name,
            source,
            items,
        });
    }

    /// Reads the files of `mod x;`, also within `mod y { .. }`.
    fn modules(&mut self, path: &Path, within: &Path, items: &[Item]) {
        for item in items {
            let Item::Mod(module) = item else { continue };
            if is_test(&module.attrs) {
                continue;
            }
            let ident = module.ident.to_string();
            let ident = ident.trim_start_matches("r#");
            if let Some((_, items)) = &module.content {
                self.modules(path, &within.join(ident), items);
                continue;
            }
            let beside = path.parent().unwrap_or(Path::new(""));
            let candidates = match path_of(&module.attrs) {
                Some(named) => vec![beside.join(named)],
                None => vec![
                    within.join(format!("{ident}.rs")),
                    within.join(ident).join("mod.rs"),
                ],
            };
            match candidates.iter().find(|path| path.is_file()) {
                Some(path) => self.file(path, true),
                None => self.failed(&candidates[0], "there is no such file"),
            }
        }
    }
}

/// Where the modules of a file are.
fn folder_of(path: &Path) -> PathBuf {
    let stem = path.file_stem().and_then(|stem| stem.to_str());
    let folder = path.parent().unwrap_or(Path::new(""));
    match stem {
        Some("mod" | "lib" | "main") | None => folder.to_owned(),
        Some(stem) => folder.join(stem),
    }
}

/// `#[path = ".."]`.
fn path_of(attrs: &[Attribute]) -> Option<String> {
    attrs.iter().find_map(|attr| match &attr.meta {
        Meta::NameValue(pair) if pair.path.is_ident("path") => match &pair.value {
            Expr::Lit(lit) => match &lit.lit {
                Lit::Str(path) => Some(path.value()),
                _ => None,
            },
            _ => None,
        },
        _ => None,
    })
}

/// Whether something is there for tests only.
pub(super) fn is_test(attrs: &[Attribute]) -> bool {
    attrs.iter().any(|attr| {
        attr.path().is_ident("cfg")
            && attr
                .parse_args::<syn::Path>()
                .is_ok_and(|path| path.is_ident("test"))
    })
}
