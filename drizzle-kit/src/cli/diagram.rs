//! `drizzle-kit diagram`.
use super::{Common, Outcome, Told, catalog, shown};
use crate::diagram::{mermaid, svg};
use clap::{Args, ValueEnum};
use drizzle_core::catalog::Catalog;
use serde_json::json;
use std::fs;
use std::path::{Path, PathBuf};

#[derive(Debug, Args)]
pub(super) struct Diagram {
    /// What it is drawn as; unless this is said, as the file's name ends.
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// The file that is written; otherwise it is printed.
    #[arg(long)]
    to: Option<PathBuf>,
    /// Only these tables, with commas between them.
    #[arg(long, value_delimiter = ',')]
    tables: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Text, as GitHub and many editors draw it.
    Mermaid,
    /// A picture.
    Svg,
}

impl Format {
    /// What a file's name says.
    fn of(file: Option<&Path>) -> Self {
        match file.and_then(Path::extension) {
            Some(ending) if ending.eq_ignore_ascii_case("svg") => Format::Svg,
            _ => Format::Mermaid,
        }
    }
}

impl Diagram {
    pub(super) fn run(&self, common: &Common) -> Outcome {
        let config = common.config()?;
        let mut catalog = catalog(&config)?;
        self.choose(&mut catalog)?;
        let format = self
            .format
            .unwrap_or_else(|| Format::of(self.to.as_deref()));
        let drawn = match format {
            Format::Mermaid => mermaid(&catalog),
            Format::Svg => svg(&catalog),
        };
        let tables = catalog.tables.len();
        match &self.to {
            None => Ok(Told::good(
                drawn.trim_end(),
                json!({ "tables": tables, "diagram": drawn }),
            )),
            Some(file) => {
                fs::write(file, &drawn)?;
                let file = shown(file);
                let text = format!("wrote `{file}` with {tables} tables");
                Ok(Told::good(text, json!({ "tables": tables, "file": file })))
            }
        }
    }

    /// Leaves only the tables that are asked for.
    fn choose(&self, catalog: &mut Catalog) -> Result<(), String> {
        for name in &self.tables {
            if !catalog.tables.iter().any(|table| table.name == *name) {
                return Err(format!("there is no table `{name}`"));
            }
        }
        if !self.tables.is_empty() {
            catalog
                .tables
                .retain(|table| self.tables.contains(&table.name));
        }
        Ok(())
    }
}
