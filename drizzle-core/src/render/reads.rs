//! What expressions and queries read.
use crate::ast::{Body, CteBody, Expr, Piece, Query, RowTestKind, Select, Source};
use crate::schema::SourceName;
use crate::value::Kind;

/// Whether an expression reads a column of a table, also from within a subquery.
pub(super) fn column(expr: &Expr, table: &SourceName, column: &str) -> bool {
    any(expr, &|source, read| same(source, table) && read == column)
}

/// Whether a query refers to a source that is not its own: one of the statement around it.
pub(super) fn refers_to(query: &Query, source: &SourceName) -> bool {
    !names(query).contains(&source.name) && in_query(query, &|found, _| same(found, source))
}

/// Whether a query takes rows from this table, under whatever name.
pub(super) fn has_source(query: &Query, table: &SourceName) -> bool {
    selects(query).iter().any(|select| {
        sources(select).any(|source| match source {
            Source::Table(def, _) | Source::Renamed(def, _) | Source::Hinted(def, ..) => {
                (def.name, def.schema) == (table.name, table.schema)
            }
            Source::Subquery(_, query) => has_source(query, table),
            Source::Cte(cte) => match &cte.body {
                CteBody::Query(query) | CteBody::Recursive(query, _) => has_source(query, table),
                CteBody::Write(_) => false,
            },
            Source::Itself(_) | Source::Values(..) => false,
        })
    })
}

fn same(one: &SourceName, other: &SourceName) -> bool {
    (one.name, one.schema) == (other.name, other.schema)
}

fn names(query: &Query) -> Vec<&'static str> {
    let selects = selects(query);
    let sources = selects.iter().flat_map(|select| sources(select));
    sources
        .map(|source| match source {
            Source::Table(_, name) | Source::Renamed(_, name) | Source::Hinted(_, name, _) => {
                name.name
            }
            Source::Subquery(name, _) => name,
            Source::Cte(cte) => cte.name,
            Source::Itself(name) | Source::Values(name, _) => name,
        })
        .collect()
}

fn selects(query: &Query) -> Vec<&Select> {
    match &query.body {
        Body::Select(select) => vec![select],
        Body::Set(_, sides) => {
            let mut all = selects(&sides.0);
            all.extend(selects(&sides.1));
            all
        }
    }
}

fn sources(select: &Select) -> impl Iterator<Item = &Source> {
    let joined = select.joins.iter().map(|join| &join.source);
    select.from.iter().chain(joined)
}

/// Whether a column that the expression reads is one of those that are looked for.
fn any(expr: &Expr, wanted: &dyn Fn(&SourceName, &str) -> bool) -> bool {
    let one = |expr: &Expr| any(expr, wanted);
    let query = |query: &Query| in_query(query, wanted);
    match expr {
        Expr::Column(source, column) | Expr::Outer(source, column) => wanted(source, column.name),
        Expr::Over(over) => {
            one(&over.0)
                || over.1.partition.iter().any(one)
                || over.1.order.iter().any(|order| one(&order.expr))
        }
        Expr::TableFilter(filter) => one(&filter.condition),
        Expr::RowTest(test) => {
            test.values().any(one) || matches!(&test.test, RowTestKind::InQuery(q, _) if query(q))
        }
        Expr::Grouping(grouping) => grouping.sets.iter().flatten().any(one),
        Expr::Gathered(gathered) => {
            one(&gathered.operand)
                || gathered.order.iter().any(|order| one(&order.expr))
                || gathered.filter.as_ref().is_some_and(one)
        }
        Expr::Filtered(filtered) => one(&filtered.0) || one(&filtered.1),
        Expr::Derived(..)
        | Expr::Excluded(_)
        | Expr::Value(_)
        | Expr::Loose(_)
        | Expr::Table(_)
        | Expr::TypedNull(..)
        | Expr::Sequence(..)
        | Expr::RowMarker(..) => false,
        Expr::Binary(_, operands) | Expr::Infix(_, operands) | Expr::Index(operands) => {
            one(&operands.0) || one(&operands.1)
        }
        Expr::Json(json) => one(&json.document) || json.value.as_ref().is_some_and(one),
        Expr::And(list)
        | Expr::Or(list)
        | Expr::Call(_, list)
        | Expr::Form(_, list)
        | Expr::Concat(list) => list.iter().any(one),
        Expr::Not(operand)
        | Expr::Collate(operand, _)
        | Expr::Cast(operand, ..)
        | Expr::IsNull { operand, .. } => one(operand),
        Expr::InList { operand, list, .. } => one(operand) || list.iter().any(one),
        Expr::InQuery {
            operand, query: q, ..
        } => one(operand) || query(q),
        Expr::Between { operands, .. } => one(&operands.0) || one(&operands.1) || one(&operands.2),
        Expr::Aggregate { operand, .. } => operand.as_deref().is_some_and(one),
        Expr::Case { arms, otherwise } => {
            arms.iter()
                .any(|(condition, result)| one(condition) || one(result))
                || otherwise.as_deref().is_some_and(one)
        }
        Expr::Exists { query: q, .. } | Expr::Scalar(q) => query(q),
        Expr::Raw(pieces) => pieces
            .iter()
            .any(|piece| matches!(piece, Piece::Expr(expr) if one(expr))),
    }
}

fn in_query(query: &Query, wanted: &dyn Fn(&SourceName, &str) -> bool) -> bool {
    let one = |expr: &Expr| any(expr, wanted);
    let source =
        |source: &Source| matches!(source, Source::Subquery(_, query) if in_query(query, wanted));
    let in_select = |select: &&Select| {
        select.items.iter().any(|item| one(&item.expr))
            || sources(select).any(source)
            || select
                .joins
                .iter()
                .any(|join| join.on.as_ref().is_some_and(one))
            || select.filter.as_ref().is_some_and(one)
            || select.having.as_ref().is_some_and(one)
            || select.group_by.iter().chain(&select.distinct_on).any(one)
    };
    selects(query).iter().any(in_select) || query.order_by.iter().any(|order| one(&order.expr))
}

/// Whether an expression may be a 64-bit integer without a sign, which no signed one holds.
pub(super) fn may_be_unsigned(expr: &Expr) -> bool {
    let unsigned = |kind: Kind| kind.base() == Kind::U64;
    match expr {
        Expr::Column(_, column) | Expr::Outer(_, column) | Expr::Excluded(column) => {
            unsigned(column.kind)
        }
        Expr::Value(value) | Expr::Loose(value) => unsigned(value.kind()),
        Expr::Cast(_, kind, _) => unsigned(*kind),
        Expr::Binary(_, operands) => may_be_unsigned(&operands.0) || may_be_unsigned(&operands.1),
        Expr::Call(_, args) | Expr::Form(_, args) => args.iter().any(may_be_unsigned),
        Expr::Aggregate { operand, .. } => operand.as_deref().is_some_and(may_be_unsigned),
        Expr::Case { arms, otherwise } => {
            let mut results = arms
                .iter()
                .map(|(_, result)| result)
                .chain(otherwise.as_deref());
            results.any(may_be_unsigned)
        }
        Expr::Over(over) => may_be_unsigned(&over.0),
        Expr::Filtered(filtered) => may_be_unsigned(&filtered.0),
        // What they are is not known here.
        Expr::Derived(..) | Expr::Raw(_) | Expr::Scalar(_) => true,
        _ => false,
    }
}
