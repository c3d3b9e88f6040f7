//! What relations need: tables that have another name within a subquery.
use super::Writer;
use crate::ast::{Select, Source};
use crate::schema::SourceName;

/// Names of tables within the queries that stand in a query of the same table.
const NAMES: [&str; 8] = ["_r1", "_r2", "_r3", "_r4", "_r5", "_r6", "_r7", "_r8"];

impl Writer {
    /// A query's own tables come to be called as they are, or by the name that it gives one. Gives how many names there
    /// were before.
    pub(super) fn rename(&mut self, select: &Select) -> usize {
        let before = self.renamed.len();
        match &select.from {
            Some(Source::Renamed(_, source)) => {
                let name = NAMES.get(before).copied().unwrap_or_else(|| {
                    self.refuse(
                        "conditions on relations of a table to itself are nested too deep".into(),
                    );
                    NAMES[0]
                });
                self.renamed.push((source, name));
            }
            _ if before == 0 => return before,
            _ => {}
        }
        let joined = select.joins.iter().map(|join| &join.source);
        for source in select.from.iter().chain(joined) {
            if let Source::Table(_, name) | Source::Hinted(_, name, _) = source {
                self.renamed.push((name, name.name));
            }
        }
        before
    }

    /// A table as it is called here, or in the query around this one.
    pub(super) fn called(&mut self, source: &SourceName, outside: usize) {
        let same = |(known, _): &&(&SourceName, &str)| {
            (known.name, known.schema) == (source.name, source.schema)
        };
        match self.renamed.iter().rev().filter(same).nth(outside) {
            Some((known, name)) if known.name != *name => {
                let name = *name;
                self.name(name);
            }
            _ => self.source_name(source),
        }
    }
}
