//! A schema read from Rust sources, without compiling them: by the parser that the macros use.
//!
//! What only the compiler can know, such as what a type of another crate is, is told as a mistake with its place and the
//! way out.
use drizzle_core::catalog::{self, Catalog};
use drizzle_core::ddl::Object;
use drizzle_core::dialect::Syntax;
use std::path::{Path, PathBuf};

mod conditions;
mod defaults;
mod files;
mod items;
mod leak;
mod objects;
mod rare;
mod scopes;
mod tables;
mod types;
mod views;

/// Why a schema can't be read: mistakes in sources, or files that can't be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistakes(pub Vec<String>);

impl std::fmt::Display for Mistakes {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0.join("\n"))
    }
}
impl std::error::Error for Mistakes {}

/// Reads the objects that sources declare for a dialect: files with the modules that they name, and folders with all
/// their files.
///
/// # Errors
/// [`Mistakes`], each with its file, line and column.
pub fn read(syntax: &'static dyn Syntax, paths: &[PathBuf]) -> Result<Catalog, Mistakes> {
    read_with(syntax, paths, None)
}

/// Reads the objects that sources declare where these features of the program are on: what stands under a
/// `#[cfg(feature = "..")]` is part of the schema or left out. Unless they are said, such a condition is a mistake.
///
/// # Errors
/// [`Mistakes`], each with its file, line and column.
pub fn read_with(
    syntax: &'static dyn Syntax,
    paths: &[PathBuf],
    features: Option<&[String]>,
) -> Result<Catalog, Mistakes> {
    read_objects(syntax, paths, features).map(|(catalog, _)| catalog)
}

/// The same, and the tables and other objects as the program has them: their types say more than a database's.
///
/// # Errors
/// [`Mistakes`], each with its file, line and column.
pub fn read_objects(
    syntax: &'static dyn Syntax,
    paths: &[PathBuf],
    features: Option<&[String]>,
) -> Result<(Catalog, Vec<Object>), Mistakes> {
    let conditions = conditions::Conditions(features);
    let files = files::read(paths, conditions)?;
    let (items, mut mistakes) = items::collect(&files, conditions);
    let objects = objects::objects(syntax, &files, &items, &mut mistakes);
    if !mistakes.is_empty() {
        return Err(Mistakes(mistakes));
    }
    let mut catalog = catalog::of(syntax, &objects)
        .map_err(|error| Mistakes(vec![format!("error: {error}\n")]))?;
    views::add(syntax, &files, &items, &mut catalog, &mut mistakes);
    match mistakes.is_empty() {
        true => Ok((catalog, objects)),
        false => Err(Mistakes(mistakes)),
    }
}

/// A file's path as messages show it.
fn shown(path: &Path) -> String {
    path.display().to_string().replace('\\', "/")
}
