//! For which server, and for which of its schemas, statements are written.
use super::Writer;
use crate::dialect::Syntax;
use std::ops::Deref;

/// How statements are written: the dialect as the server has it, and the schema of tables that say none.
#[derive(Clone, Copy)]
pub(crate) struct Target<'s> {
    pub(crate) syntax: &'static dyn Syntax,
    /// The schema that was chosen at run time.
    pub(crate) schema: Option<&'s str>,
}

impl From<&'static dyn Syntax> for Target<'static> {
    fn from(syntax: &'static dyn Syntax) -> Self {
        Target {
            syntax,
            schema: None,
        }
    }
}

impl Deref for Target<'_> {
    type Target = dyn Syntax;
    fn deref(&self) -> &Self::Target {
        self.syntax
    }
}

impl Writer {
    pub(crate) fn for_target(target: Target<'_>) -> Self {
        let mut writer = Self::new(target.syntax);
        writer.schema = target.schema.map(Box::from);
        writer
    }

    /// The name of a table that is there, with its schema: its own, or the one that was chosen at run time.
    pub(super) fn table(&mut self, schema: Option<&str>, name: &str) {
        let chosen = self.schema.take();
        if let Some(schema) = schema.or(chosen.as_deref()) {
            self.name(schema);
            self.raw(".");
        }
        self.name(name);
        self.schema = chosen;
    }

    /// A table in SQL by hand: in a whole statement it is the table; within another one it may also be the name that
    /// the table has there, which nobody knows.
    pub(super) fn table_by_hand(&mut self, schema: Option<&str>, name: &str) -> bool {
        if self.schema.is_none() || schema.is_some() {
            return false;
        }
        if !self.whole_by_hand {
            self.refuse(format!(
                "`{name}` stands as a table in SQL by hand, within a statement for a schema that was chosen at run time: write the whole statement by hand, or use the query builder"
            ));
        }
        self.table(schema, name);
        true
    }
}
