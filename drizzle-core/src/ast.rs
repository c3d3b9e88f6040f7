//! The statement tree under the typed surface. It has no type parameters: it is rendered by one
//! writer that is compiled once.
use crate::ddl::SequenceDef;
use crate::schema::{ColumnDef, SourceName, SqlTypeDef, TableDef};
use crate::value::{Kind, Value};
use std::sync::Arc;

mod comment;
mod default_filter;
mod form;
mod gathered;
mod grouping;
mod lock;
mod number_form;
mod rows;
mod time_form;
mod update_many;

pub use comment::Comment;
pub use default_filter::TableFilter;
pub use form::{DatePart, Form};
pub use gathered::{Gathered, Gathering};
pub use grouping::{Grouping, GroupingKind};
pub use lock::{Lock, LockStrength, LockWait, SourceHint, TableHint};
pub use number_form::NumberForm;
pub use rows::{RowTest, RowTestKind};
pub(crate) use time_form::with_unit;
pub use time_form::{Clock, TimeForm, Unit};
pub use update_many::UpdateMany;
mod window;

pub use json::{Json, JsonOp, JsonPath};
pub use window::{Exclude, Frame, FrameEdge, FrameUnit, Window, WindowName};
mod json;
pub(crate) use json::Step;

/// An expression.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum Expr {
    /// A column of a table or alias.
    Column(&'static SourceName, &'static ColumnDef),
    /// A column of a subquery or CTE: its alias and the column's name.
    Derived(&'static str, &'static str),
    /// The value an insert proposed for a column that was in conflict.
    Excluded(&'static ColumnDef),
    /// A bound value.
    Value(Value),
    /// A bound value whose type the surrounding SQL does not tell: it stands in hand-written SQL.
    Loose(Value),
    /// Two operands.
    Binary(BinaryOp, Box<(Expr, Expr)>),
    /// An operator that only some databases have, a space on each side, and its operands. They bind less tightly than a
    /// sum.
    Infix(&'static str, Box<(Expr, Expr)>),
    /// An element of an array, by its position.
    Index(Box<(Expr, Expr)>),
    /// Something done with a JSON document.
    Json(Box<Json>),
    /// Conditions joined by AND. Nothing joined is no condition.
    And(Vec<Expr>),
    /// Conditions joined by OR. Nothing joined is no condition.
    Or(Vec<Expr>),
    /// NOT.
    Not(Box<Expr>),
    /// IS NULL, or IS NOT NULL if negated.
    IsNull {
        /// The operand.
        operand: Box<Expr>,
        /// IS NOT NULL.
        negated: bool,
    },
    /// IN a list, which may be empty.
    InList {
        /// The operand.
        operand: Box<Expr>,
        /// The list.
        list: Vec<Expr>,
        /// NOT IN.
        negated: bool,
    },
    /// IN a subquery.
    InQuery {
        /// The operand.
        operand: Box<Expr>,
        /// The subquery.
        query: Arc<Query>,
        /// NOT IN.
        negated: bool,
    },
    /// BETWEEN two bounds, both included.
    Between {
        /// The operand and its bounds.
        operands: Box<(Expr, Expr, Expr)>,
        /// NOT BETWEEN.
        negated: bool,
    },
    /// A function by its SQL name.
    Call(&'static str, Vec<Expr>),
    /// An aggregate; without argument `count(*)`.
    Aggregate {
        /// Its SQL name.
        name: &'static str,
        /// Over distinct values.
        distinct: bool,
        /// What it is over.
        operand: Option<Box<Expr>>,
        /// The type of the number that is summed or averaged.
        kind: Option<Kind>,
    },
    /// Text in the order and with the equality of a collation.
    Collate(Box<Expr>, &'static str),
    /// Text joined.
    Concat(Vec<Expr>),
    /// CASE WHEN … THEN … ELSE … END.
    Case {
        /// Conditions and results.
        arms: Vec<(Expr, Expr)>,
        /// The result when no condition holds.
        otherwise: Option<Box<Expr>>,
    },
    /// CAST to a type.
    Cast(Box<Expr>, Kind, Option<SqlTypeDef>),
    /// EXISTS, or NOT EXISTS if negated.
    Exists {
        /// The subquery.
        query: Arc<Query>,
        /// NOT EXISTS.
        negated: bool,
    },
    /// A subquery with one column and at most one row.
    Scalar(Arc<Query>),
    /// Hand-written SQL.
    Raw(Vec<Piece>),
    /// A function or operator that databases write in different ways.
    Form(Form, Vec<Expr>),
    /// Keys of `group by` that are also left out.
    Grouping(Box<Grouping>),
    /// A function of the rows of a window.
    Over(Box<(Expr, Window)>),
    /// An aggregate of the rows for which a condition holds.
    Filtered(Box<(Expr, Expr)>),
    /// An aggregate of values in an order.
    Gathered(Box<Gathered>),
    /// A test of several values together.
    RowTest(Box<RowTest>),
    /// NULL with a type, which a column of a `union all` has to have.
    TypedNull(Kind, Option<SqlTypeDef>),
    /// A column of the query around the one that gives its own table another name.
    Outer(&'static SourceName, &'static ColumnDef),
    /// A number of a sequence.
    Sequence(&'static SequenceDef, SequenceCall),
    /// The name of a table.
    Table(&'static SourceName),
    /// The default filter of a table of the statement.
    TableFilter(Box<TableFilter>),
    /// Something that is NULL exactly where a join found no row of the source, which is this table.
    RowMarker(&'static SourceName, &'static TableDef),
}

/// Which number of a sequence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SequenceCall {
    /// The next one.
    Next,
    /// The last one of the session.
    Current,
}

/// A piece of hand-written SQL.
#[derive(Debug, Clone)]
pub enum Piece {
    /// Text, as it is.
    Text(std::borrow::Cow<'static, str>),
    /// A name, to be quoted.
    Identifier(String),
    /// An expression or a bound value.
    Expr(Expr),
}

/// An operator with two operands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
#[allow(missing_docs, reason = "the names of SQL's operators")]
pub enum BinaryOp {
    Eq,
    Ne,
    Lt,
    Lte,
    Gt,
    Gte,
    Like,
    NotLike,
    Ilike,
    NotIlike,
    Add,
    Sub,
    Mul,
    Div,
    /// Division of integers.
    IntDiv,
    Rem,
}

impl BinaryOp {
    /// The operator as most databases write it, a space on each side.
    pub(crate) fn standard(self) -> &'static str {
        match self {
            BinaryOp::Eq => " = ",
            BinaryOp::Ne => " <> ",
            BinaryOp::Lt => " < ",
            BinaryOp::Lte => " <= ",
            BinaryOp::Gt => " > ",
            BinaryOp::Gte => " >= ",
            BinaryOp::Like => " like ",
            BinaryOp::NotLike => " not like ",
            BinaryOp::Ilike => " ilike ",
            BinaryOp::NotIlike => " not ilike ",
            BinaryOp::Add => " + ",
            BinaryOp::Sub => " - ",
            BinaryOp::Mul => " * ",
            BinaryOp::Div | BinaryOp::IntDiv => " / ",
            BinaryOp::Rem => " % ",
        }
    }
}

/// Something that gives rows: a select, or several joined by set operations.
#[derive(Debug, Clone)]
pub struct Query {
    /// The first, or only, select.
    pub body: Body,
    /// Common table expressions.
    pub with: Vec<Arc<Cte>>,
    /// The order of the rows.
    pub order_by: Vec<Order>,
    /// The greatest number of rows.
    pub limit: Option<Value>,
    /// How many rows to leave out first.
    pub offset: Option<Value>,
}

/// A select or a set operation.
#[derive(Debug, Clone)]
pub enum Body {
    /// One select.
    Select(Box<Select>),
    /// Two queries joined.
    Set(SetOp, Box<(Query, Query)>),
}

/// A set operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names of SQL's operations")]
pub enum SetOp {
    Union,
    UnionAll,
    Intersect,
    Except,
    IntersectAll,
    ExceptAll,
}

/// A common table expression.
#[derive(Debug)]
pub struct Cte {
    /// Its name.
    pub name: &'static str,
    /// What it stands for.
    pub body: CteBody,
    /// Whether its rows are computed once, or as part of the query around; `None` is the database's choice.
    pub materialized: Option<bool>,
    /// Those that it uses.
    pub uses: Vec<Arc<Cte>>,
}

/// What a common table expression stands for.
#[derive(Debug, Clone)]
pub enum CteBody {
    /// A query.
    Query(Query),
    /// A query whose second term refers to the expression itself, and the types of its columns.
    Recursive(Query, Vec<Kind>),
    /// The rows that a write returns.
    Write(Box<Write>),
}

/// A write.
#[derive(Debug, Clone)]
#[allow(missing_docs, reason = "the names of the writes")]
pub enum Write {
    Insert(Insert),
    Update(Update),
    Delete(Delete),
    /// One that can't be written, and why.
    Invalid(String),
}

impl Write {
    /// Takes the common table expressions in front of it.
    pub(crate) fn take_ctes(&mut self) -> Vec<Arc<Cte>> {
        match self {
            Write::Update(update) => std::mem::take(&mut update.with),
            Write::Delete(delete) => std::mem::take(&mut delete.with),
            Write::Insert(_) | Write::Invalid(_) => Vec::new(),
        }
    }

    /// Says what it returns.
    pub(crate) fn set_returning(&mut self, items: Vec<Item>) {
        match self {
            Write::Insert(insert) => insert.returning = items,
            Write::Update(update) => update.returning = items,
            Write::Delete(delete) => delete.returning = items,
            Write::Invalid(_) => {}
        }
    }
}

impl Cte {
    /// A query under a name.
    pub(crate) fn new(name: &'static str, query: Query) -> Self {
        Cte {
            name,
            body: CteBody::Query(query),
            materialized: None,
            uses: Vec::new(),
        }
    }
}

/// A select without what orders and cuts its result.
#[derive(Debug, Clone, Default)]
pub struct Select {
    /// Only distinct rows.
    pub distinct: bool,
    /// Only the first of the rows that agree in these.
    pub distinct_on: Vec<Expr>,
    /// What is selected.
    pub items: Vec<Item>,
    /// The first source.
    pub from: Option<Source>,
    /// The joined sources.
    pub joins: Vec<Join>,
    /// A clause about the sources that only one dialect has.
    pub after_sources: Option<String>,
    /// The condition on rows.
    pub filter: Option<Expr>,
    /// What rows are grouped by.
    pub group_by: Vec<Expr>,
    /// The condition on groups.
    pub having: Option<Expr>,
    /// How the rows that are read are locked.
    pub locks: Vec<Lock>,
    /// What the statement says about itself.
    pub comment: Comment,
    /// Whether default filters of tables are left out, also of queries within.
    pub unfiltered: bool,
}

/// A selected expression.
#[derive(Debug, Clone)]
pub struct Item {
    /// The expression.
    pub expr: Expr,
    /// The name of the column it gives.
    pub alias: Option<&'static str>,
    /// Its type, where that may be read in another form than it is kept in.
    pub read: Option<Kind>,
}

impl Item {
    /// An expression that is read as it is.
    pub(crate) fn new(expr: Expr, alias: Option<&'static str>) -> Self {
        Item {
            expr,
            alias,
            read: None,
        }
    }

    /// An expression of this kind.
    pub(crate) fn of(kind: Kind, expr: Expr) -> Self {
        Item {
            expr,
            alias: None,
            read: kind.converted(),
        }
    }
}

/// Where rows come from.
#[derive(Debug, Clone)]
pub enum Source {
    /// A table, under a name of its own if it is an alias.
    Table(&'static TableDef, &'static SourceName),
    /// A table under a name that nothing else has, within a query that also uses the table outside.
    Renamed(&'static TableDef, &'static SourceName),
    /// A table, and hints about how it is read.
    Hinted(&'static TableDef, &'static SourceName, Vec<SourceHint>),
    /// A subquery under a name.
    Subquery(&'static str, Arc<Query>),
    /// A common table expression.
    Cte(Arc<Cte>),
    /// A common table expression in its own definition.
    Itself(&'static str),
    /// A list of values under a name.
    Values(&'static str, Arc<ValueList>),
}

/// A list of values.
#[derive(Debug, Clone)]
pub struct ValueList {
    /// The names of its columns.
    pub columns: Vec<&'static str>,
    /// Their types.
    pub kinds: Vec<Kind>,
    /// Its rows, of which there is at least one.
    pub rows: Vec<Vec<Expr>>,
}

/// A join.
#[derive(Debug, Clone)]
pub struct Join {
    /// Its kind.
    pub kind: JoinKind,
    /// What is joined.
    pub source: Source,
    /// Whether it is computed anew for each row of the sources before it, whose columns it may use.
    pub lateral: bool,
    /// On which condition.
    pub on: Option<Expr>,
}

/// The further sources of a write: those that its conditions and values read beside its table.
#[derive(Debug, Clone)]
pub struct Sources {
    /// The first of them.
    pub first: Source,
    /// What is joined to it.
    pub joins: Vec<Join>,
}

/// The kind of a join.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names of SQL's joins")]
pub enum JoinKind {
    Inner,
    Left,
    Right,
    Full,
    Cross,
}

/// A key to order by.
#[derive(Debug, Clone)]
pub struct Order {
    /// The key.
    pub expr: Expr,
    /// From high to low.
    pub descending: bool,
    /// Where NULLs go; `None` is the database's choice.
    pub nulls_first: Option<bool>,
}

/// An insert.
#[derive(Debug, Clone)]
pub struct Insert {
    /// The table.
    pub table: &'static TableDef,
    /// The name it is written under.
    pub name: &'static SourceName,
    /// The rows.
    pub rows: Rows,
    /// Whether the rows are many: they go in the form that is fastest.
    pub bulk: bool,
    /// What to do when a row is in conflict with one that is there.
    pub conflict: Option<Conflict>,
    /// What to return of the rows.
    pub returning: Vec<Item>,
    /// What the statement says about itself.
    pub comment: Comment,
}

/// The rows of an insert.
#[derive(Debug, Clone)]
pub enum Rows {
    /// Values: per row one cell for each column of the table.
    Values(Vec<Vec<Cell>>),
    /// The result of a query, into these columns (positions).
    Query(Vec<usize>, Arc<Query>),
}

/// A column's value in a row to insert.
#[derive(Debug, Clone)]
pub enum Cell {
    /// The database's default.
    Default,
    /// An expression or value.
    Expr(Expr),
}

/// What an insert does about a conflict.
#[derive(Debug, Clone, Default)]
pub struct Conflict {
    /// The columns (positions) whose uniqueness is in question; none is any.
    pub target: Vec<usize>,
    /// The name of the unique key that is in question, instead of its columns.
    pub constraint: Option<&'static str>,
    /// The condition of the partial index that is meant.
    pub target_filter: Option<Expr>,
    /// Nothing, or which columns to set.
    pub set: Vec<(&'static ColumnDef, Expr)>,
    /// Whether every other column that the rows give is set to the proposed value, too.
    pub set_all: bool,
    /// Which rows to update.
    pub filter: Option<Expr>,
}

/// An update.
#[derive(Debug, Clone)]
pub struct Update {
    /// The table.
    pub table: &'static TableDef,
    /// The name it is written under.
    pub name: &'static SourceName,
    /// Common table expressions.
    pub with: Vec<Arc<Cte>>,
    /// The columns to set.
    pub set: Vec<(&'static ColumnDef, Expr)>,
    /// What it reads beside its table.
    pub sources: Option<Sources>,
    /// Which rows.
    pub filter: Option<Expr>,
    /// In which order rows are taken.
    pub order_by: Vec<Order>,
    /// The greatest number of rows.
    pub limit: Option<Value>,
    /// What to return of the rows.
    pub returning: Vec<Item>,
    /// What the statement says about itself.
    pub comment: Comment,
    /// Whether default filters of tables are left out, also of queries within.
    pub unfiltered: bool,
}

/// A delete.
#[derive(Debug, Clone)]
pub struct Delete {
    /// The table.
    pub table: &'static TableDef,
    /// The name it is written under.
    pub name: &'static SourceName,
    /// Common table expressions.
    pub with: Vec<Arc<Cte>>,
    /// What it reads beside its table.
    pub sources: Option<Sources>,
    /// Which rows.
    pub filter: Option<Expr>,
    /// In which order rows are taken.
    pub order_by: Vec<Order>,
    /// The greatest number of rows.
    pub limit: Option<Value>,
    /// What to return of the rows.
    pub returning: Vec<Item>,
    /// What the statement says about itself.
    pub comment: Comment,
    /// Whether default filters of tables are left out, also of queries within.
    pub unfiltered: bool,
}

impl Expr {
    /// Two operands of an operator.
    pub(crate) fn binary(op: BinaryOp, left: Expr, right: Expr) -> Self {
        Expr::Binary(op, Box::new((left, right)))
    }

    /// Conditions joined by AND, or by OR. One of the same kind among them is joined, too, so that a condition that is
    /// built up in a loop stays one flat list.
    pub(crate) fn joined(kind: fn(Vec<Expr>) -> Expr, list: Vec<Expr>) -> Self {
        let kind_of = std::mem::discriminant(&kind(Vec::new()));
        let same = |item: &Expr| std::mem::discriminant(item) == kind_of;
        if !list.iter().any(same) {
            return kind(list);
        }
        let mut flat: Vec<Expr> = Vec::new();
        for item in list {
            let is_same = same(&item);
            match item {
                // The first is the one that grows in a loop: it is taken as it is.
                Expr::And(inner) | Expr::Or(inner) if is_same && flat.is_empty() => flat = inner,
                Expr::And(inner) | Expr::Or(inner) if is_same => flat.extend(inner),
                other => flat.push(other),
            }
        }
        kind(flat)
    }

    /// Whether this is a condition that says nothing: an `and` or `or` of nothing.
    pub(crate) fn is_empty(&self) -> bool {
        match self {
            Expr::And(list) | Expr::Or(list) => list.iter().all(Expr::is_empty),
            Expr::Not(inner) => inner.is_empty(),
            _ => false,
        }
    }
}
