//! CockroachDB: PostgreSQL's words, and its own ones for keys.
use super::{Context, Rules, Statement, postgres};
use crate::diff::{Change, Name, Part, What};
use crate::questions::Kind;
use drizzle_core::Error;
use drizzle_core::catalog::{Column, View};

pub(super) struct Cockroach;

impl Rules for Cockroach {
    fn renames_schemas(&self) -> bool {
        true
    }
    fn renames_views(&self, _: &View) -> bool {
        true
    }
    fn converts_by_cast(&self) -> bool {
        true
    }
    fn frees_indexes(&self) -> bool {
        true
    }
    fn recreates(&self, from: &Column, to: &Column) -> bool {
        postgres::recreates(from, to)
    }
    fn name_of_primary_key(&self, table: &str) -> Option<String> {
        Some(postgres::name_of_primary_key(table))
    }
    fn change(
        &self,
        context: &Context<'_>,
        change: &Change,
        out: &mut Vec<Statement>,
    ) -> Result<(), Error> {
        // PostgreSQL, which stands in, has no clusters over which a key is spread.
        let stand_in = context
            .writer
            .syntax()
            .hash_sharded()
            .is_none_or(str::is_empty);
        match &change.what {
            // A table has a primary key at all times, so it is replaced by one statement.
            What::Drop(Part::PrimaryKey(table, _)) if created_again(context, table) => Ok(()),
            What::Create(Part::PrimaryKey(table, key)) if replaced(context, table).is_some() => {
                let old = replaced(context, table).unwrap_or_default();
                let (table, old) = (context.object(table), context.name(&old));
                let add = context.writer.primary_key(key);
                out.push(Statement::new(format!(
                    "alter table {table} drop constraint {old}, add {add}"
                )));
                Ok(())
            }
            // A unique constraint is its index.
            What::Drop(Part::Unique(table, unique)) if !stand_in => {
                let index = format!("{}@{}", context.object(table), context.name(&unique.name));
                out.push(Statement::new(format!("drop index {index} cascade")));
                Ok(())
            }
            What::Drop(Part::Index(table, index)) if !stand_in => {
                let index = format!("{}@{}", context.object(table), context.name(&index.name));
                out.push(Statement::new(format!("drop index {index}")));
                Ok(())
            }
            _ => {
                let first = out.len();
                postgres::change(context, change, out)?;
                for statement in &mut out[first..] {
                    if !stand_in && statement.sql.ends_with(" drop expression") {
                        statement.sql = statement.sql.replace(" drop expression", " drop stored");
                    }
                }
                // Values are converted by a job of its own.
                let converts = |sql: &str| sql.contains(" alter column ") && sql.contains(" type ");
                for statement in out[first..]
                    .iter_mut()
                    .filter(|statement| converts(&statement.sql))
                {
                    *statement = Statement::outside(std::mem::take(&mut statement.sql));
                }
                Ok(())
            }
        }
    }
}

/// Whether a table, by its old name, gets a primary key.
fn created_again(context: &Context<'_>, table: &Name) -> bool {
    let mut renames = context
        .changes
        .iter()
        .filter_map(|change| match &change.what {
            What::Rename {
                kind: Kind::Table,
                from,
                to,
                ..
            } if from == table => Some(to),
            _ => None,
        });
    let now = renames.next().unwrap_or(table);
    context
        .changes
        .iter()
        .any(|change| matches!(&change.what, What::Create(Part::PrimaryKey(of, _)) if of == now))
}

/// What a table's primary key was called, if it gets another one.
fn replaced(context: &Context<'_>, table: &Name) -> Option<String> {
    let before = context
        .mapped
        .tables
        .iter()
        .find(|before| table.is(before))?;
    let key = before.primary_key.as_ref()?;
    let name = key.name.clone();
    Some(name.unwrap_or_else(|| postgres::name_of_primary_key(&table.name)))
}
