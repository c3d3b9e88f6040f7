//! The table of column types × servers: how many values of each came back as they went in.
use crate::oracles;
use std::path::PathBuf;

/// The variable that tells a server's run where to write its column of the table.
pub(crate) const VARIABLE: &str = "DRIZZLE_MATRIX";

/// The runs' files, a file for each server.
pub(crate) struct Matrix {
    folder: PathBuf,
    servers: Vec<(String, PathBuf)>,
}

impl Matrix {
    pub(crate) fn new() -> Result<Self, String> {
        Ok(Matrix {
            folder: oracles::folder("matrix")?,
            servers: Vec::new(),
        })
    }

    /// Where the run on this server writes its column.
    pub(crate) fn file(&mut self, dialect: &str, name: &str) -> String {
        let file = self.folder.join(format!("{dialect} {name}.tsv"));
        let path = file.display().to_string();
        self.servers.push((format!("{dialect} {name}"), file));
        path
    }

    /// Prints a row for each type, with the number of values that were the same to the bit.
    pub(crate) fn print(&self) {
        let read = |(name, file): &(String, PathBuf)| {
            let text = std::fs::read_to_string(file).ok()?;
            let cells = text.lines().filter_map(|line| {
                let mut parts = line.split('\t');
                let (ty, _, count) = (parts.next()?, parts.next()?, parts.next()?);
                Some((ty.to_owned(), count.to_owned()))
            });
            Some((name.clone(), cells.collect::<Vec<_>>()))
        };
        let columns: Vec<_> = self.servers.iter().filter_map(read).collect();
        let mut types: Vec<&String> = Vec::new();
        for (ty, _) in columns.iter().flat_map(|(_, cells)| cells) {
            if !types.contains(&ty) {
                types.push(ty);
            }
        }
        if types.is_empty() {
            return;
        }
        println!("\nColumn types: values that came back the same to the bit\n");
        let head: Vec<_> = columns.iter().map(|(name, _)| name.as_str()).collect();
        println!("{:<36} {}", "", head.join(" | "));
        for ty in types {
            let cells = columns.iter().map(|(name, cells)| {
                let found = cells.iter().find(|(of, _)| of == ty);
                let count = found.map_or("-", |(_, count)| count.as_str());
                format!("{count:>width$}", width = name.len())
            });
            println!("{ty:<36} {}", cells.collect::<Vec<_>>().join(" | "));
        }
    }
}
