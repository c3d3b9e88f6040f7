//! Files: those that are named, the modules that they name, and all of a folder.
use super::conditions::{Conditions, Is};
use super::scopes::plain;
use super::{Mistakes, shown};
use drizzle_schema::Errors;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Component, Path, PathBuf};
use syn::{Attribute, Expr, Item, Lit, Meta};

/// A source file.
pub(super) struct File {
    /// Its path as messages show it.
    pub(super) name: String,
    pub(super) source: String,
    pub(super) items: Vec<Item>,
    /// The modules that it is: those of its path.
    pub(super) module: Vec<String>,
    /// Whether it is part of the program can't be told.
    pub(super) doubtful: bool,
    /// What it is for the file system.
    path: PathBuf,
}

pub(super) fn read(paths: &[PathBuf], conditions: Conditions<'_>) -> Result<Vec<File>, Mistakes> {
    let mut reading = Reading {
        files: Vec::new(),
        seen: BTreeSet::new(),
        left: BTreeSet::new(),
        doubtful: BTreeSet::new(),
        mistakes: Vec::new(),
        conditions,
    };
    for path in paths {
        if path.is_dir() {
            reading.folder(path);
        } else {
            reading.file(path, true, false);
        }
    }
    // A folder has them all; what modules say about them is known now.
    let (left, doubtful) = (&reading.left, &reading.doubtful);
    let below = |all: &BTreeSet<PathBuf>, file: &File| {
        let mut all = all.iter();
        all.any(|path| file.path.starts_with(path))
    };
    reading.files.retain(|file| !below(left, file));
    for file in &mut reading.files {
        file.doubtful |= below(doubtful, file);
    }
    match reading.mistakes.is_empty() {
        true => Ok(reading.files),
        false => Err(Mistakes(reading.mistakes)),
    }
}

struct Reading<'c> {
    files: Vec<File>,
    /// Each file once, however often it is named.
    seen: BTreeSet<PathBuf>,
    /// Files and folders of modules that are no part of the program, and of those that nobody knows of.
    left: BTreeSet<PathBuf>,
    doubtful: BTreeSet<PathBuf>,
    mistakes: Vec<String>,
    conditions: Conditions<'c>,
}

impl Reading<'_> {
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
                self.file(&path, false, false);
            }
        }
    }

    /// Reads a file; its modules too, unless the whole folder is read. It is doubtful if nobody knows whether it is
    /// part of the program.
    fn file(&mut self, path: &Path, modules: bool, doubtful: bool) {
        let same = same(path);
        if !self.seen.insert(same.clone()) {
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
        let within = folder_of(path);
        self.modules(path, &within, &items, modules, doubtful);
        self.files.push(File {
            name,
            source,
            items,
            module: module_of(path),
            doubtful,
            path: same,
        });
    }

    /// Reads the files of `mod x;`, also within `mod y { .. }`; unless the whole folder is read, which only needs to
    /// know what is left out.
    fn modules(&mut self, path: &Path, within: &Path, items: &[Item], read: bool, doubtful: bool) {
        for item in items {
            let Item::Mod(module) = item else { continue };
            let ident = plain(&module.ident);
            let is = self.conditions.of(&module.attrs);
            let doubtful = doubtful || is == Is::Unknown;
            if let Some((_, items)) = &module.content {
                if is != Is::Left {
                    self.modules(path, &within.join(ident), items, read, doubtful);
                }
                continue;
            }
            let beside = path.parent().unwrap_or(Path::new(""));
            let candidates = match path_of(&module.attrs) {
                Some(named) => vec![beside.join(named)],
                None => vec![
                    within.join(format!("{ident}.rs")),
                    within.join(&ident).join("mod.rs"),
                ],
            };
            let Some(file) = candidates.iter().find(|path| path.is_file()) else {
                if is == Is::There {
                    self.failed(&candidates[0], "there is no such file");
                }
                continue;
            };
            match is {
                Is::Left => self.left.extend([same(file), same(&folder_of(file))]),
                Is::Unknown => self.doubtful.extend([same(file), same(&folder_of(file))]),
                Is::There => {}
            }
            if read && is != Is::Left {
                self.file(file, true, doubtful);
            }
        }
    }
}

/// What a path is, whatever it is called.
fn same(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
}

/// The modules that a file's path names; the first ones may be folders above the crate.
fn module_of(path: &Path) -> Vec<String> {
    let is_name = |part: Component<'_>| match part {
        Component::Normal(name) => Some(name.to_string_lossy().into_owned()),
        _ => None,
    };
    let mut names: Vec<String> = path
        .with_extension("")
        .components()
        .filter_map(is_name)
        .collect();
    if names
        .last()
        .is_some_and(|name| matches!(name.as_str(), "mod" | "lib" | "main"))
    {
        names.pop();
    }
    names
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
