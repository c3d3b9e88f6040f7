//! The questions that definitions of whole schemas ask: what there is beside tables, and how it is dropped.
use crate::catalog::{Enum, Role, Sequence};
use crate::ddl::ViewOptions;

/// The part of a dialect that creates and drops the objects of a schema.
pub trait Objects {
    /// The statement that creates a schema (namespace) unless it is there; none where it has to be there before.
    fn create_schema(&self, quoted: &str) -> Option<String> {
        Some(format!("create schema if not exists {quoted}"))
    }
    /// Whether a table can be given a foreign key later. Where not, tables may refer to ones that come after them.
    fn adds_foreign_keys(&self) -> bool {
        true
    }
    /// Adds a foreign key to a table that is there. Without an answer it can't be said that it may be there already.
    fn add_foreign_key(&self, key: &LaterKey<'_>, if_not_exists: bool) -> Option<String> {
        let LaterKey {
            table, definition, ..
        } = key;
        (!if_not_exists).then(|| format!("alter table {table} add {definition}"))
    }
    /// Drops a table, and with `cascade` what depends on it.
    fn drop_table(&self, quoted: &str, if_exists: bool, cascade: bool) -> String {
        let guard = if if_exists { "if exists " } else { "" };
        let cascade = if cascade { " cascade" } else { "" };
        format!("drop table {guard}{quoted}{cascade}")
    }
    /// Drops tables that refer to each other in a circle, by these keys.
    fn drop_circle(&self, tables: &[String], keys: &[CircleKey], if_exists: bool) -> Vec<String> {
        let guard = if if_exists { "if exists " } else { "" };
        let keys = keys.iter().map(|CircleKey { table, name }| {
            format!("alter table {guard}{table} drop constraint {guard}{name}")
        });
        let tables = tables
            .iter()
            .map(|table| self.drop_table(table, if_exists, false));
        keys.chain(tables).collect()
    }
    /// Creates a view, or tells why there is none like it.
    ///
    /// # Errors
    /// What the dialect lacks, and the way out.
    fn create_view(&self, view: &ViewSql<'_>, if_not_exists: bool) -> Result<String, String> {
        let guard = if if_not_exists { "if not exists " } else { "" };
        let ViewSql {
            name,
            query,
            options,
        } = view;
        match **options == ViewOptions::NONE {
            true => Ok(format!("create view {guard}{name} as {query}")),
            false => Err("it has none of these options; leave them out".into()),
        }
    }
    /// Creates a sequence, or tells why there is none.
    ///
    /// # Errors
    /// What the dialect lacks, and the way out.
    fn create_sequence(
        &self,
        _quoted: &str,
        _sequence: &Sequence,
        _if_not_exists: bool,
    ) -> Result<String, String> {
        Err("there are no sequences; let a column count itself up".into())
    }
    /// The next number of a sequence, where there are some.
    fn next_value(&self, _quoted: &str) -> Option<String> {
        None
    }
    /// The last number that a session got from a sequence, where it is told.
    fn current_value(&self, _quoted: &str) -> Option<String> {
        None
    }
    /// Whether policies can say which rows of a table are there for whom.
    fn has_row_security(&self) -> bool {
        false
    }
    /// Creates a policy: its name and what follows are given.
    fn create_policy(&self, policy: &str, _if_not_exists: bool) -> String {
        format!("create policy {policy}")
    }
    /// Creates a role, where roles are managed.
    fn create_role(&self, _quoted: &str, _role: &Role, _if_not_exists: bool) -> Option<String> {
        None
    }
    /// Drops an enum type, where the dialect has them.
    fn drop_enum(&self, _def: &Enum, _if_exists: bool) -> Option<String> {
        None
    }
}

/// A view to create.
#[derive(Debug, Clone, Copy)]
pub struct ViewSql<'a> {
    /// Its name, quoted.
    pub name: &'a str,
    /// Its query.
    pub query: &'a str,
    /// Its options.
    pub options: &'a ViewOptions,
}

/// A foreign key that is added after its table.
#[derive(Debug, Clone, Copy)]
pub struct LaterKey<'a> {
    /// The table, quoted.
    pub table: &'a str,
    /// The key's name, quoted.
    pub name: &'a str,
    /// `constraint name foreign key ..`.
    pub definition: &'a str,
}

/// A foreign key of tables that refer to each other in a circle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CircleKey {
    /// The table, quoted.
    pub table: String,
    /// The key's name, quoted.
    pub name: String,
}
