//! The objects of a schema, and how they are dropped.
use super::Mssql;
use crate::catalog::Sequence;
use crate::ddl::{CheckOption, ViewOptions};
use crate::dialect::{CircleKey, Definitions as _, LaterKey, Objects, ViewSql};

impl Objects for Mssql {
    /// `create schema` has to be the only statement of its batch.
    fn create_schema(&self, quoted: &str) -> Option<String> {
        let create = self.text_literal(&format!("create schema {quoted}"));
        let name = self.text_literal(quoted);
        Some(format!(
            "if not exists (select 1 from sys.schemas where quotename(name) = {name})\nexec({create})"
        ))
    }
    fn add_foreign_key(&self, key: &LaterKey<'_>, if_not_exists: bool) -> Option<String> {
        let LaterKey {
            table,
            name,
            definition,
        } = key;
        let add = format!("alter table {table} add {definition}");
        Some(match if_not_exists {
            true => format!("if {}\n{add}", key_is(table, name, false)),
            false => add,
        })
    }
    fn create_sequence(
        &self,
        quoted: &str,
        sequence: &Sequence,
        if_not_exists: bool,
    ) -> Result<String, String> {
        let (ty, counts) = (&sequence.ty, sequence.counts.words());
        let cycle = if sequence.counts.cycle { " cycle" } else { "" };
        let cache = match sequence.counts.cache {
            None => String::new(),
            Some(1) => " no cache".to_owned(),
            Some(n) => format!(" cache {n}"),
        };
        let create = format!("create sequence {quoted} as {ty} {counts}{cycle}{cache}");
        let name = self.text_literal(quoted);
        Ok(match if_not_exists {
            true => format!("if object_id({name}, N'SO') is null\n{create}"),
            false => create,
        })
    }
    fn next_value(&self, quoted: &str) -> Option<String> {
        Some(format!("next value for {quoted}"))
    }
    /// `create view` has to be the first statement of its batch.
    fn create_view(&self, view: &ViewSql<'_>, if_not_exists: bool) -> Result<String, String> {
        let ViewSql {
            name,
            query,
            options,
        } = *view;
        let known = ViewOptions {
            schemabinding: options.schemabinding,
            check_option: options.check_option,
            ..ViewOptions::NONE
        };
        if *options != known {
            return Err("it has an option of another database; leave it out".into());
        }
        let bound = match options.schemabinding {
            true => " with schemabinding",
            false => "",
        };
        let check = match options.check_option {
            None => "",
            Some(CheckOption::Cascaded) => " with check option",
            Some(CheckOption::Local) => {
                return Err("its check option is local, and it is always cascaded here".into());
            }
        };
        let create = format!("create view {name}{bound} as {query}{check}");
        if !if_not_exists {
            return Ok(create);
        }
        let (create, name) = (self.text_literal(&create), self.text_literal(name));
        Ok(format!(
            "if object_id({name}, N'V') is null\nexec({create})"
        ))
    }
    fn drop_circle(&self, tables: &[String], keys: &[CircleKey], if_exists: bool) -> Vec<String> {
        let keys = keys.iter().map(|CircleKey { table, name }| {
            let drop = format!("alter table {table} drop constraint {name}");
            match if_exists {
                true => format!("if {}\n{drop}", key_is(table, name, true)),
                false => drop,
            }
        });
        let tables = tables
            .iter()
            .map(|table| self.drop_table(table, if_exists, false));
        keys.chain(tables).collect()
    }
}

/// Whether a table has this foreign key.
fn key_is(table: &str, name: &str, there: bool) -> String {
    let not = if there { "" } else { "not " };
    let (table, name) = (Mssql.text_literal(table), Mssql.text_literal(name));
    format!(
        "{not}exists (select 1 from sys.foreign_keys where parent_object_id = object_id({table}, N'U') and quotename(name) = {name})"
    )
}
