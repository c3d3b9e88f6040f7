//! Conditions of definitions: SQL as text, or checked expressions.
use super::Table;
use crate::ast;
use crate::dialect::Syntax;
use crate::error::Error;
use crate::expr::Predicate;
use crate::relation::LevelScope;
use crate::scope::{Checked, PredicateIn};

/// A condition on a table's columns.
#[derive(Debug, Clone, Copy)]
pub enum ConditionDef {
    /// SQL, as written.
    Sql(&'static str),
    /// An expression that was checked against the table, and for each of its dialects.
    Typed(fn() -> ast::Expr),
}

impl ConditionDef {
    /// The condition in a dialect's words: columns without their table, values as literals.
    pub(crate) fn text(&self, syntax: &'static dyn Syntax) -> Result<String, Error> {
        match self {
            ConditionDef::Sql(sql) => Ok((*sql).to_owned()),
            ConditionDef::Typed(expr) => {
                let expr = expr();
                let sql = crate::query::render(syntax.into(), |writer| writer.definition(&expr))?;
                Ok(sql.text)
            }
        }
    }
}

/// That a condition is one on the columns of table `T`, on dialect `D`.
pub fn condition_on<T: Table, D, C>(_condition: &C)
where
    C: PredicateIn<Checked, LevelScope<T, D>>,
{
}

/// The condition without its types.
pub fn condition<C: Predicate>(condition: C) -> ast::Expr {
    condition.predicate()
}
