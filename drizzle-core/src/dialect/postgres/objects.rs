//! The objects of a schema, and how they are dropped.
use super::{Postgres, type_name_of};
use crate::catalog::{Enum, Role, Sequence};
use crate::ddl::{CheckOption, ViewOptions};
use crate::dialect::{LaterKey, Objects, ViewSql, has, quoted_text};

has! { crate::dialect::Postgres: HasCurrentValue }

impl Objects for Postgres {
    fn add_foreign_key(&self, key: &LaterKey<'_>, if_not_exists: bool) -> Option<String> {
        let LaterKey {
            table, definition, ..
        } = key;
        let add = format!("alter table {table} add {definition}");
        Some(match if_not_exists {
            true => unless_there(&add),
            false => add,
        })
    }
    fn create_sequence(
        &self,
        quoted: &str,
        sequence: &Sequence,
        if_not_exists: bool,
    ) -> Result<String, String> {
        let guard = if if_not_exists { "if not exists " } else { "" };
        let (ty, counts) = (&sequence.ty, sequence.counts.words());
        let cache = sequence.counts.cache.map(|n| format!(" cache {n}"));
        let cache = cache.unwrap_or_default();
        let cycle = if sequence.counts.cycle { " cycle" } else { "" };
        Ok(format!(
            "create sequence {guard}{quoted} as {ty} {counts}{cache}{cycle}"
        ))
    }
    fn next_value(&self, quoted: &str) -> Option<String> {
        Some(format!("nextval({})", quoted_text(quoted)))
    }
    fn current_value(&self, quoted: &str) -> Option<String> {
        Some(format!("currval({})", quoted_text(quoted)))
    }
    fn create_view(&self, view: &ViewSql<'_>, if_not_exists: bool) -> Result<String, String> {
        let ViewSql {
            name,
            query,
            options,
        } = *view;
        if options.algorithm.is_some() || options.schemabinding {
            return Err("it has an option of another database; leave it out".into());
        }
        if options.materialized {
            return materialized(view, if_not_exists);
        }
        let with = [
            ("security_barrier", options.security_barrier),
            ("security_invoker", options.security_invoker),
        ];
        let with: Vec<_> = with
            .iter()
            .filter(|(_, on)| *on)
            .map(|(word, _)| *word)
            .collect();
        let with = match &with[..] {
            [] => String::new(),
            words => format!(" with ({})", words.join(", ")),
        };
        let check = match options.check_option {
            None => "",
            Some(CheckOption::Local) => " with local check option",
            Some(CheckOption::Cascaded) => " with cascaded check option",
        };
        let create = format!("create view {name}{with} as {query}{check}");
        Ok(match if_not_exists {
            true => unless_there(&create),
            false => create,
        })
    }
    fn has_row_security(&self) -> bool {
        true
    }
    fn create_policy(&self, policy: &str, if_not_exists: bool) -> String {
        let create = format!("create policy {policy}");
        match if_not_exists {
            true => unless_there(&create),
            false => create,
        }
    }
    fn create_role(&self, quoted: &str, role: &Role, if_not_exists: bool) -> Option<String> {
        let create = format!("create role {quoted}{}", role.options());
        Some(match if_not_exists {
            true => unless_there(&create),
            false => create,
        })
    }
    fn drop_enum(&self, def: &Enum, if_exists: bool) -> Option<String> {
        let guard = if if_exists { "if exists " } else { "" };
        let name = type_name_of(def.schema.as_deref(), &def.name);
        Some(format!("drop type {guard}{name}"))
    }
}

/// A statement that may find its object there: what has no `if not exists` of its own.
pub(in crate::dialect) fn unless_there(create: &str) -> String {
    // It may hold anything, so also the tag that ends the text.
    let mut tag = "drizzle".to_owned();
    while create.contains(&tag) {
        tag.push('_');
    }
    format!(
        "do ${tag}$ begin {create}; exception when duplicate_object or duplicate_table then null; end ${tag}$"
    )
}

/// A materialized view, which knows whether it has rows, and nothing else.
pub(in crate::dialect) fn materialized(
    view: &ViewSql<'_>,
    if_not_exists: bool,
) -> Result<String, String> {
    let ViewSql {
        name,
        query,
        options,
    } = *view;
    let known = ViewOptions {
        materialized: true,
        no_data: options.no_data,
        ..ViewOptions::NONE
    };
    if *options != known {
        return Err("a materialized view has no other option than `no_data`".into());
    }
    let guard = if if_not_exists { "if not exists " } else { "" };
    let end = if options.no_data { " with no data" } else { "" };
    Ok(format!(
        "create materialized view {guard}{name} as {query}{end}"
    ))
}
