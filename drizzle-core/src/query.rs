//! Query builders: typed shells around the statement tree.
use crate::ast;
use crate::error::Error;
use crate::render::{Sql, Target, Writer};
use crate::value::Value;

/// Shows a statement to who watches, if anybody can.
macro_rules! watched {
    (all $what:ident, $render:expr) => {
        #[cfg(feature = "watch")]
        crate::watch::tell(crate::watch::What::$what, $render);
    };
    ($what:ident, |$syntax:ident| $render:expr) => {
        watched!(all $what, |$syntax| $render.map(|sql| vec![sql]))
    };
}

mod comment;
mod conflict;
mod create;
mod cte;
mod default_filters;
mod definitions;
mod delete;
mod dynamic;
mod gates;
mod hint;
mod insert;
mod insert_rows;
mod insert_stream;
mod joined_write;
mod keyset;
mod lateral;
mod lock;
mod prepared;
mod prepared_write;
mod recursive;
mod row_list;
mod select;
mod selection;
mod set_operation;
mod source;
mod subquery;
mod update;
mod update_many;
mod values;
mod view;

pub use create::CreateTable;
pub use cte::{CteOf, IntoCte};
pub use definitions::{CreateObjects, DropObjects, DropTable};
pub use delete::Delete;
pub use dynamic::{Extends, SqlQuery};
pub use gates::{NeedsDistinctOn, NeedsFullJoin, NeedsLateral, NeedsMaterialized};
pub use hint::{Hinted, NeedsIndexHints, NeedsTableHints, TableHints};
pub use insert::{
    ColumnList, ConflictColumns, DoUpdate, HasRows, Insert, InsertItems, InsertModels, InsertQuery,
    Insertable, Into, IsSet, Missing, NewRow, NoRows, OnConflict, Returning, Set, Start,
    UpsertScope, WithQuery, WithRows,
};
pub(crate) use insert_rows::one_statement;
pub use insert_stream::{InsertStream, StreamedRow};
pub use joined_write::{DeleteUsing, JoinedScope, UpdateFrom};
pub use keyset::{NeverNull, PageKey, PageKeys};
pub use lateral::LateralSource;
pub use lock::{LockTables, LockedTable, NeedsForUpdate, NeedsKeyLocks, NeedsLockOf};
pub(crate) use prepared::bind;
pub use prepared::{BoundQuery, Param, ParamValues, Prepared};
pub use prepared_write::{BoundReturning, BoundWrite, PreparedReturning, PreparedWrite};
pub(crate) use recursive::recursive;
pub use recursive::{Itself, RecursiveBase, RecursiveTerm, WithRecursive};
pub use row_list::{Cell, Fills, FitsFirst, FitsRow, Kinds, SameType, WholeRow};
pub(crate) use select::not_negative;
pub use select::{Count, CountFrom, GroupKeys, Select, select};
pub use selection::{
    AsRecord, IntoSelection, RawRow, Readable, RecordField, Selection, Tag, WholeTable,
};
#[doc(hidden)]
pub use selection::{kind, named};
pub use set_operation::{
    Compound, CompoundOf, FirstOperand, SetOperand, except, except_all, intersect, intersect_all,
    union, union_all,
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
pub use update_many::{RowKey, UpdateMany, UpdateManyBy, UpdateRows};

pub use values::{ValuesPart, val_or_null, values};
pub use view::{RefreshView, ViewNull, ViewOn, ViewSource, ViewValue};
#[doc(hidden)]
pub use view::{ViewFields, view_column, view_on, view_parts, view_sql, view_text};

pub use crate::scope::Free;

pub(crate) fn insert_statements(
    target: Target<'_>,
    insert: ast::Insert,
) -> Result<Vec<Sql>, Error> {
    watched!(all Statement, |syntax| insert_rows::statements(syntax.into(), insert.clone()));
    insert_rows::statements(target, insert)
}

pub(crate) fn table_statements(
    target: Target<'_>,
    table: &crate::schema::TableDef,
    if_not_exists: bool,
) -> Result<Vec<String>, Error> {
    watched!(all Definition, |syntax| {
        let statements = crate::ddl::create_table(syntax, table, if_not_exists)?;
        Ok(statements.into_iter().map(Sql::definition).collect())
    });
    crate::ddl::create_table_in(target, table, if_not_exists)
}

pub(crate) fn render_query(target: Target<'_>, query: &ast::Query) -> Result<Sql, Error> {
    watched!(Statement, |syntax| render(syntax.into(), |w| w
        .query(query)));
    render(target, |w| w.query(query))
}

/// A query of nested rows, and where its levels find their columns. Each dialect plans it anew.
pub(crate) fn render_plan(
    target: Target<'_>,
    plan: &crate::relation::Plan,
) -> Result<(Sql, Vec<Vec<usize>>), Error> {
    watched!(Statement, |syntax| {
        plan.query(syntax)
            .and_then(|(query, _)| render(syntax.into(), |w| w.query(&query)))
    });
    let (query, places) = plan.query(target.syntax)?;
    Ok((render(target, |w| w.query(&query))?, places))
}

pub(crate) fn render_expr(target: Target<'_>, expr: &ast::Expr) -> Result<Sql, Error> {
    watched!(Raw, |syntax| render(syntax.into(), |w| w.statement(expr)));
    // The whole statement is one expression: it gets no parentheses.
    render(target, |w| w.statement(expr))
}

pub(crate) fn render_update(target: Target<'_>, update: &ast::Update) -> Result<Sql, Error> {
    watched!(Statement, |syntax| render(syntax.into(), |w| w
        .update(update)));
    render(target, |w| w.update(update))
}

pub(crate) fn render_update_many(
    target: Target<'_>,
    update: &ast::UpdateMany,
) -> Result<Sql, Error> {
    watched!(Statement, |syntax| render(syntax.into(), |w| w
        .update_many(update)));
    render(target, |w| w.update_many(update))
}

pub(crate) fn render_delete(target: Target<'_>, delete: &ast::Delete) -> Result<Sql, Error> {
    watched!(Statement, |syntax| render(syntax.into(), |w| w
        .delete(delete)));
    render(target, |w| w.delete(delete))
}

/// The statements of a write that returns rows.
pub(crate) fn write_statements(target: Target<'_>, write: ast::Write) -> Result<Vec<Sql>, Error> {
    match write {
        ast::Write::Insert(insert) => insert_statements(target, insert),
        ast::Write::Update(update) => render_update(target, &update).map(|sql| vec![sql]),
        ast::Write::Delete(delete) => render_delete(target, &delete).map(|sql| vec![sql]),
        ast::Write::Invalid(reason) => Err(Error::Invalid(reason)),
    }
}

pub(crate) fn render(target: Target<'_>, write: impl FnOnce(&mut Writer)) -> Result<Sql, Error> {
    let mut writer = Writer::for_target(target);
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
    if sql.values.len() > target.max_params() {
        let (given, most) = (sql.values.len(), target.max_params());
        return Err(Error::Invalid(format!(
            "the statement has {given} parameters, {} takes at most {most}",
            target.name()
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
