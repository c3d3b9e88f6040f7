//! Query builders: typed shells around the statement tree.
use crate::ast;
use crate::dialect::Syntax;
use crate::error::Error;
use crate::render::{Sql, Writer};
use crate::value::Value;

mod create;
mod cte;
mod delete;
mod insert;
mod insert_rows;
mod prepared;
mod select;
mod selection;
mod set_operation;
mod source;
mod subquery;
mod update;

pub use create::CreateTable;
pub use cte::{CteOf, IntoCte};
pub use delete::Delete;
pub use insert::{
    ColumnList, ConflictColumns, DoUpdate, HasRows, Insert, InsertItems, InsertModels, InsertQuery,
    Insertable, Into, IsSet, Missing, NewRow, NoRows, OnConflict, Returning, Set, Start,
    UpsertScope, WithQuery, WithRows,
};
pub use prepared::{BoundQuery, Param, ParamValues, Prepared};
pub use select::{Count, CountFrom, GroupKeys, Select, select};
pub use selection::{
    AsRecord, IntoSelection, RawRow, Readable, RecordField, Selection, Tag, WholeTable,
};
#[doc(hidden)]
pub use selection::{kind, named};
pub use set_operation::{
    Compound, FirstOperand, SameRow, SetOperand, except, intersect, union, union_all,
};
pub use source::{IntoSource, TableFn, TablePart};
pub use subquery::{
    ExactlyOne, ScalarRule, SingleColumn, Sub, SubCol, SubTable, Subquery, exists, not_exists,
};
pub use update::{
    Assignments, Changes, ColumnOf, Filtered, NothingSet, SameTable, SomethingSet, Unfiltered,
    Update, WritableColumn,
};
pub use update::{IsFiltered, IsSomethingSet, WriteScope};

pub use crate::scope::Free;

pub(crate) use insert_rows::statements as insert_statements;

pub(crate) fn render_query(syntax: &'static dyn Syntax, query: &ast::Query) -> Result<Sql, Error> {
    render(syntax, |w| w.query(query))
}

pub(crate) fn render_expr(syntax: &'static dyn Syntax, expr: &ast::Expr) -> Result<Sql, Error> {
    // The whole statement is one expression: it gets no parentheses.
    render(syntax, |w| w.statement(expr))
}

pub(crate) fn render(
    syntax: &'static dyn Syntax,
    write: impl FnOnce(&mut Writer),
) -> Result<Sql, Error> {
    let mut writer = Writer::new(syntax);
    write(&mut writer);
    let sql = writer.finish().map_err(Error::Invalid)?;
    for value in &sql.values {
        if let Value::Invalid(_, reason) = value {
            return Err(Error::Encode {
                reason: reason.to_string(),
                sql: sql.text,
            });
        }
    }
    if sql.values.len() > syntax.max_params() {
        let (given, most) = (sql.values.len(), syntax.max_params());
        return Err(Error::Invalid(format!(
            "the statement has {given} parameters, {} takes at most {most}",
            syntax.name()
        )));
    }
    Ok(sql)
}

/// A condition added to those before it: all of them must hold.
pub(crate) fn add_filter(filter: &mut Option<ast::Expr>, condition: ast::Expr) {
    *filter = Some(match filter.take() {
        None => condition,
        Some(ast::Expr::And(mut list)) => {
            list.push(condition);
            ast::Expr::And(list)
        }
        Some(before) => ast::Expr::And(vec![before, condition]),
    });
}
