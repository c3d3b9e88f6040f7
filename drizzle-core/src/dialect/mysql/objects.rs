//! The objects of a schema, and how they are dropped.
use super::MySqlSyntax;
use crate::catalog::{Counts, Sequence};
use crate::ddl::{CheckOption, ViewAlgorithm};
use crate::dialect::{CircleKey, LaterKey, Objects, ViewSql, has};

has! { crate::dialect::MySql: HasCurrentValue }

impl Objects for MySqlSyntax {
    /// A schema is a database here.
    fn create_schema(&self, quoted: &str) -> Option<String> {
        Some(format!("create database if not exists {quoted}"))
    }
    fn add_foreign_key(&self, key: &LaterKey<'_>, if_not_exists: bool) -> Option<String> {
        let LaterKey {
            table,
            name,
            definition,
        } = key;
        if !if_not_exists {
            return Some(format!("alter table {table} add {definition}"));
        }
        // MariaDB has a guard, but at another place: the key has no other name than its constraint.
        let rest = definition.strip_prefix(&format!("constraint {name} foreign key "));
        rest.filter(|_| self.maria).map(|rest| {
            format!(
                "alter table {table} add constraint {name} foreign key if not exists {name} {rest}"
            )
        })
    }
    /// MariaDB's sequences have 64 bits, and keep the first and the last number of those for themselves.
    fn create_sequence(
        &self,
        quoted: &str,
        sequence: &Sequence,
        if_not_exists: bool,
    ) -> Result<String, String> {
        if !self.maria {
            return Err("only MariaDB has sequences; let a column count itself up".into());
        }
        let counts = &sequence.counts;
        let within = |number: i64| number.clamp(i64::MIN + 1, i64::MAX - 1);
        let within = Counts {
            start: counts.start.map(within),
            min: counts.min.map(within),
            max: counts.max.map(within),
            ..counts.clone()
        };
        let guard = if if_not_exists { "if not exists " } else { "" };
        let cache = counts.cache.map(|n| format!(" cache {n}"));
        let cycle = if counts.cycle { " cycle" } else { "" };
        let (counts, cache) = (within.words(), cache.unwrap_or_default());
        Ok(format!(
            "create sequence {guard}{quoted} {counts}{cache}{cycle}"
        ))
    }
    fn next_value(&self, quoted: &str) -> Option<String> {
        self.maria.then(|| format!("nextval({quoted})"))
    }
    fn current_value(&self, quoted: &str) -> Option<String> {
        self.maria.then(|| format!("lastval({quoted})"))
    }
    /// MySQL before 9.1 does not take `if not exists` here: there a view is replaced by its definition.
    fn create_view(&self, view: &ViewSql<'_>, if_not_exists: bool) -> Result<String, String> {
        let ViewSql {
            name,
            query,
            options,
        } = *view;
        if options.materialized || options.security_barrier || options.schemabinding {
            return Err("it has an option of another database; leave it out".into());
        }
        let (replace, guard) = match (if_not_exists, self.maria) {
            (false, _) => ("", ""),
            (true, true) => ("", "if not exists "),
            (true, false) => ("or replace ", ""),
        };
        let algorithm = match options.algorithm {
            None => "",
            Some(ViewAlgorithm::Merge) => "algorithm = merge ",
            Some(ViewAlgorithm::Temptable) => "algorithm = temptable ",
        };
        let security = match options.security_invoker {
            true => "sql security invoker ",
            false => "",
        };
        let check = match options.check_option {
            None => "",
            Some(CheckOption::Local) => " with local check option",
            Some(CheckOption::Cascaded) => " with cascaded check option",
        };
        Ok(format!(
            "create {replace}{algorithm}{security}view {guard}{name} as {query}{check}"
        ))
    }
    /// MySQL drops tables together that refer to each other, MariaDB one after the other.
    fn drop_circle(&self, tables: &[String], keys: &[CircleKey], if_exists: bool) -> Vec<String> {
        let guard = if if_exists { "if exists " } else { "" };
        let drop = format!("drop table {guard}{}", tables.join(", "));
        if !self.maria {
            return vec![drop];
        }
        let keys = keys.iter().map(|CircleKey { table, name }| {
            format!("alter table {guard}{table} drop foreign key {guard}{name}")
        });
        keys.chain([drop]).collect()
    }
}
