//! The one writer of SQL. It walks the statement tree; the dialect answers small questions.
use crate::ast::{
    BinaryOp, Body, Cell, Cte, Delete, Expr, Insert, Item, Join, JoinKind, Order, Piece, Query,
    Rows, Select, SetOp, Source, Update,
};
use crate::dialect::{Limit, Syntax};
use crate::schema::{ColumnDef, DefaultDef, SourceName, SqlTypeDef};
use crate::value::{Kind, Value};
use std::ops::Range;

/// SQL and the values of its parameters, in their order.
#[derive(Debug, Clone, PartialEq)]
pub struct Sql {
    /// The statement.
    pub text: String,
    /// The values to bind.
    pub values: Vec<Value>,
    /// Whether a parameter stands in hand-written SQL, so that the text alone does not tell its type.
    pub loose: bool,
    /// How many rows it affects, where the database would report another number.
    pub count: Affected,
}

/// How many rows a statement affects.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Affected {
    /// As the database reports it.
    #[default]
    Reported,
    /// This many.
    Exactly(u64),
    /// As many less as the number in its only row, which is for nobody else.
    Less,
}

impl Sql {
    /// A statement without parameters.
    pub fn new(text: impl Into<String>) -> Self {
        Sql {
            text: text.into(),
            values: Vec::new(),
            loose: false,
            count: Affected::Reported,
        }
    }
}

/// Writes a quoted identifier, its closing quotes doubled.
pub(crate) fn quote_into(out: &mut String, [open, close]: [char; 2], name: &str) {
    out.push(open);
    if !name.contains([close, '\0']) {
        out.push_str(name);
        out.push(close);
        return;
    }
    for c in name.chars() {
        // No database allows NUL in a name; dropping it could only turn one name into another.
        out.push(if c == '\0' { '\u{fffd}' } else { c });
        if c == close {
            out.push(c);
        }
    }
    out.push(close);
}

/// How tightly an expression binds; what binds less tightly than its place needs gets parentheses.
#[derive(Clone, Copy, PartialEq, PartialOrd)]
enum Binding {
    Or,
    And,
    Not,
    Comparison,
    Sum,
    Product,
    Atom,
}

impl Binding {
    fn of(expr: &Expr) -> Self {
        match expr {
            Expr::And(list) | Expr::Or(list)
                if list.iter().filter(|e| !e.is_empty()).count() == 1 =>
            {
                list.iter()
                    .find(|e| !e.is_empty())
                    .map_or(Binding::Atom, Binding::of)
            }
            Expr::Or(_) => Binding::Or,
            Expr::And(_) => Binding::And,
            Expr::Not(_) | Expr::Exists { negated: true, .. } => Binding::Not,
            Expr::IsNull { .. }
            | Expr::InList { .. }
            | Expr::InQuery { .. }
            | Expr::Between { .. } => Binding::Comparison,
            Expr::Binary(op, _) => Binding::of_op(*op),
            // What hand-written SQL binds like is unknown.
            Expr::Raw(_) => Binding::Or,
            _ => Binding::Atom,
        }
    }

    fn of_op(op: BinaryOp) -> Self {
        match op {
            BinaryOp::Add | BinaryOp::Sub => Binding::Sum,
            BinaryOp::Mul | BinaryOp::Div | BinaryOp::IntDiv | BinaryOp::Rem => Binding::Product,
            _ => Binding::Comparison,
        }
    }
}

/// How a column is written.
#[derive(Clone, Copy, PartialEq)]
enum Columns {
    /// With its table: `"users"."id"`.
    Qualified,
    /// Alone: `"id"`. Only where SQL allows nothing else: in the order of a set operation.
    Bare,
}

/// Writes statements for one dialect.
pub(crate) struct Writer {
    syntax: &'static dyn Syntax,
    quotes: [char; 2],
    columns: Columns,
    /// Where the values are whose expressions the keys that are being written may repeat.
    repeatable: Range<usize>,
    out: Sql,
    /// Why the statement can't be rendered.
    error: Option<String>,
}

impl Writer {
    pub(crate) fn new(syntax: &'static dyn Syntax) -> Self {
        let out = Sql::new(String::with_capacity(128));
        Writer {
            syntax,
            quotes: syntax.quotes(),
            columns: Columns::Qualified,
            repeatable: 0..0,
            out,
            error: None,
        }
    }

    /// The statement, or why there is none.
    pub(crate) fn finish(self) -> Result<Sql, String> {
        self.error.map_or(Ok(self.out), Err)
    }

    fn raw(&mut self, text: &str) {
        self.out.text.push_str(text);
    }

    fn name(&mut self, name: &str) {
        quote_into(&mut self.out.text, self.quotes, name);
    }

    fn source_name(&mut self, source: &SourceName) {
        if let Some(schema) = source.schema {
            self.name(schema);
            self.raw(".");
        }
        self.name(source.name);
    }

    fn bind(&mut self, value: &Value) {
        self.bind_taken(value.clone());
    }

    fn bind_taken(&mut self, value: Value) {
        // With a parameter of its own, a key would be another expression than the one that is selected.
        let repeatable = &self.out.values[self.repeatable.clone()];
        if let Some(at) = repeatable.iter().position(|known| *known == value) {
            let at = self.repeatable.start + at + 1;
            return self.syntax.placeholder(&mut self.out.text, at);
        }
        self.out.values.push(value);
        self.syntax
            .placeholder(&mut self.out.text, self.out.values.len());
    }

    fn list<T>(&mut self, items: &[T], separator: &str, mut write: impl FnMut(&mut Self, &T)) {
        for (i, item) in items.iter().enumerate() {
            if i > 0 {
                self.raw(separator);
            }
            write(self, item);
        }
    }

    // ------------------------------------------------------------ expressions

    fn operand(&mut self, expr: &Expr, least: Binding) {
        if Binding::of(expr) < least {
            self.raw("(");
            self.expr(expr);
            self.raw(")");
        } else {
            self.expr(expr);
        }
    }

    fn expr(&mut self, expr: &Expr) {
        match expr {
            Expr::Column(source, column) => {
                if self.columns == Columns::Qualified {
                    self.source_name(source);
                    self.raw(".");
                }
                self.name(column.name);
                self.collate(column.kind);
            }
            Expr::Derived(source, column) => {
                if self.columns == Columns::Qualified {
                    self.name(source);
                    self.raw(".");
                }
                self.name(column);
            }
            Expr::Excluded(column) => {
                self.raw("excluded.");
                self.name(column.name);
                self.collate(column.kind);
            }
            Expr::Value(value) => {
                self.bind(value);
                self.collate(value.kind());
            }
            Expr::Loose(value) => {
                self.out.loose = true;
                self.bind(value);
                self.collate(value.kind());
            }
            Expr::Binary(op, operands) => self.binary(*op, &operands.0, &operands.1),
            Expr::And(list) => self.logic(list, " and ", Binding::And, "true"),
            Expr::Or(list) => self.logic(list, " or ", Binding::Or, "true"),
            Expr::Not(inner) if inner.is_empty() => self.literal_true("true"),
            Expr::Not(inner) => {
                self.raw("not ");
                self.operand(inner, Binding::Atom);
            }
            Expr::IsNull { operand, negated } => {
                self.undecided(std::iter::once(&**operand));
                self.operand(operand, Binding::Sum);
                self.raw(if *negated { " is not null" } else { " is null" });
            }
            // The list is empty: nothing is in it. The operand is left out, it may not be NULL-safe.
            Expr::InList { list, negated, .. } if list.is_empty() => {
                self.raw(if *negated { "1 = 1" } else { "1 = 0" })
            }
            Expr::InList {
                operand,
                list,
                negated,
            } => {
                self.undecided(list.iter().chain(std::iter::once(&**operand)));
                self.operand(operand, Binding::Sum);
                self.raw(if *negated { " not in (" } else { " in (" });
                self.list(list, ", ", Self::expr);
                self.raw(")");
            }
            Expr::InQuery {
                operand,
                query,
                negated,
            } => {
                self.operand(operand, Binding::Sum);
                self.raw(if *negated { " not in " } else { " in " });
                self.subquery(query);
            }
            Expr::Between { operands, negated } => {
                let (operand, low, high) = &**operands;
                self.undecided([operand, low, high].into_iter());
                self.operand(operand, Binding::Sum);
                self.raw(if *negated {
                    " not between "
                } else {
                    " between "
                });
                self.operand(low, Binding::Sum);
                self.raw(" and ");
                self.operand(high, Binding::Sum);
            }
            Expr::Call(name, args) => {
                self.undecided(args.iter());
                self.raw(name);
                self.raw("(");
                self.list(args, ", ", Self::expr);
                self.raw(")");
            }
            Expr::Aggregate {
                name,
                distinct,
                operand,
            } => {
                self.raw(name);
                self.raw(if *distinct { "(distinct " } else { "(" });
                match operand {
                    Some(operand) => {
                        self.undecided(std::iter::once(&**operand));
                        if matches!(*name, "sum" | "avg") {
                            self.exact(operand);
                        }
                        self.expr(operand);
                    }
                    None => self.raw("*"),
                }
                self.raw(")");
            }
            Expr::Concat(parts) => {
                self.raw("(");
                self.list(parts, " || ", |w, part| w.operand(part, Binding::Atom));
                self.raw(")");
            }
            Expr::Case { arms, otherwise } => {
                self.undecided(
                    arms.iter()
                        .map(|(_, result)| result)
                        .chain(otherwise.as_deref()),
                );
                self.raw("case");
                for (condition, result) in arms {
                    self.raw(" when ");
                    self.expr(condition);
                    self.raw(" then ");
                    self.expr(result);
                }
                if let Some(otherwise) = otherwise {
                    self.raw(" else ");
                    self.expr(otherwise);
                }
                self.raw(" end");
            }
            Expr::Cast(operand, kind, sql_type) => {
                self.cast(operand, *kind, *sql_type);
                self.collate(*kind);
            }
            Expr::Exists { query, negated } => {
                self.raw(if *negated { "not exists " } else { "exists " });
                self.subquery(query);
            }
            Expr::Scalar(query) => self.subquery(query),
            Expr::Raw(pieces) => self.list(pieces, "", Self::piece),
            Expr::Table(source) => self.source_name(source),
            Expr::RowMarker(source, columns) => {
                let mut name = String::new();
                std::mem::swap(&mut name, &mut self.out.text);
                self.source_name(source);
                std::mem::swap(&mut name, &mut self.out.text);
                let marker = self.syntax.row_marker(&name, columns);
                self.raw(&marker.unwrap_or_default());
            }
        }
    }

    /// Where all of these are bound values, the text tells the type of none.
    fn undecided<'e>(&mut self, mut operands: impl Iterator<Item = &'e Expr>) {
        self.out.loose |=
            operands.all(|operand| matches!(operand, Expr::Value(_) | Expr::Loose(_)));
    }

    fn cast(&mut self, operand: &Expr, kind: Kind, sql_type: Option<SqlTypeDef>) {
        self.raw("cast(");
        self.expr(operand);
        self.raw(" as ");
        let name = sql_type.map_or_else(
            || self.syntax.cast_name(kind),
            |ty| self.syntax.type_name(ty),
        );
        self.raw(&name);
        self.raw(")");
    }

    fn binary(&mut self, op: BinaryOp, left: &Expr, right: &Expr) {
        self.undecided([left, right].into_iter());
        let binding = Binding::of_op(op);
        if matches!(binding, Binding::Sum | Binding::Product) {
            self.exact(left);
            self.exact(right);
        }
        // Comparisons do not chain; sums and products group to the left.
        let (left_least, right_least) = match binding {
            Binding::Sum => (Binding::Sum, Binding::Product),
            Binding::Product => (Binding::Product, Binding::Atom),
            _ => (Binding::Sum, Binding::Sum),
        };
        self.operand(left, left_least);
        self.raw(self.syntax.operator(op));
        self.operand(right, right_least);
    }

    /// The order of a kind, where the storage has another one.
    fn collate(&mut self, kind: Kind) {
        if let Some(order) = self.syntax.collation(kind) {
            self.raw(" collate ");
            self.raw(order);
        }
    }

    /// Refuses to compute with what the dialect does not compute exactly.
    fn exact(&mut self, operand: &Expr) {
        let kind = match operand {
            Expr::Column(_, column) | Expr::Excluded(column) => Some(column.kind),
            Expr::Value(value) | Expr::Loose(value) => Some(value.kind()),
            Expr::Cast(_, kind, _) => Some(*kind),
            _ => None,
        };
        if let Some(kind) = kind.filter(|kind| !self.syntax.computes(*kind)) {
            self.error = Some(format!(
                "{} does not compute exactly with values of kind {kind:?}: compute in Rust, or store a number of the smallest unit",
                self.syntax.name()
            ));
        }
    }

    fn literal_true(&mut self, word: &str) {
        self.raw(word);
    }

    fn logic(&mut self, list: &[Expr], word: &str, binding: Binding, empty: &str) {
        let mut told = list.iter().filter(|e| !e.is_empty());
        let Some(first) = told.next() else {
            return self.literal_true(empty);
        };
        let rest: Vec<_> = told.collect();
        if rest.is_empty() {
            return self.expr(first);
        }
        // Equal ones nest in parentheses only if they were written so: `a and (b and c)`.
        let least = if binding == Binding::Or {
            Binding::And
        } else {
            Binding::Not
        };
        self.operand(first, least);
        for next in rest {
            self.raw(word);
            self.operand(next, least);
        }
    }

    fn piece(&mut self, piece: &Piece) {
        match piece {
            Piece::Text(text) => self.raw(text),
            Piece::Identifier(name) => self.name(name),
            Piece::Expr(expr) => self.operand(expr, Binding::Atom),
        }
    }

    /// An expression that is a whole statement: hand-written SQL.
    pub(crate) fn statement(&mut self, expr: &Expr) {
        self.expr(expr);
    }

    // ------------------------------------------------------------ queries

    pub(crate) fn query(&mut self, query: &Query) {
        self.with(&query.with);
        let mut repeatable = self.repeatable.clone();
        match &query.body {
            Body::Select(select) => {
                if let Some(values) = self.select(select) {
                    repeatable = values;
                }
            }
            Body::Set(op, sides) => self.set_operation(*op, sides),
        }
        let columns = self.columns;
        if matches!(query.body, Body::Set(..)) {
            self.columns = Columns::Bare;
        }
        let outer = std::mem::replace(&mut self.repeatable, repeatable);
        self.order_by(&query.order_by);
        self.repeatable = outer;
        self.columns = columns;
        match (&query.limit, &query.offset, self.syntax.limit()) {
            (Some(limit), ..) => {
                self.raw(" limit ");
                self.bind(limit);
            }
            (
                None,
                Some(_),
                Limit::LimitOffset {
                    unlimited: Some(unlimited),
                },
            ) => {
                self.raw(" limit ");
                self.raw(unlimited);
            }
            _ => {}
        }
        if let Some(offset) = &query.offset {
            self.raw(" offset ");
            self.bind(offset);
        }
    }

    fn with(&mut self, ctes: &[std::sync::Arc<Cte>]) {
        if ctes.is_empty() {
            return;
        }
        for (i, cte) in ctes.iter().enumerate() {
            if ctes[..i].iter().any(|earlier| earlier.name == cte.name) {
                self.error = Some(format!(
                    "two common table expressions are called `{}`",
                    cte.name
                ));
            }
        }
        self.raw("with ");
        self.list(ctes, ", ", |w, cte| {
            w.name(cte.name);
            w.raw(" as ");
            w.subquery(&cte.query);
        });
        self.raw(" ");
    }

    fn subquery(&mut self, query: &Query) {
        let columns = std::mem::replace(&mut self.columns, Columns::Qualified);
        self.raw("(");
        self.query(query);
        self.raw(")");
        self.columns = columns;
    }

    fn set_operation(&mut self, op: SetOp, sides: &(Query, Query)) {
        self.set_operand(&sides.0, op, false);
        self.raw(match op {
            SetOp::Union => " union ",
            SetOp::UnionAll => " union all ",
            SetOp::Intersect => " intersect ",
            SetOp::Except => " except ",
        });
        self.set_operand(&sides.1, op, true);
    }

    /// The operand of a set operation keeps its own order, limit and grouping.
    fn set_operand(&mut self, query: &Query, op: SetOp, right: bool) {
        let plain = query.order_by.is_empty()
            && query.limit.is_none()
            && query.offset.is_none()
            && query.with.is_empty();
        let grouped = match &query.body {
            Body::Select(_) => false,
            Body::Set(inner, _) => right || self.syntax.set_binds_tighter(op, *inner),
        };
        if plain && !grouped {
            self.query(query);
        } else if self.syntax.parenthesised_set_operands() {
            self.subquery(query);
        } else {
            self.raw("select * from ");
            self.subquery(query);
        }
    }

    /// Writes a select without its order. Gives the place of the values that the order may have to repeat.
    fn select(&mut self, select: &Select) -> Option<Range<usize>> {
        let start = self.out.values.len();
        self.raw("select ");
        if select.distinct {
            self.raw("distinct ");
        }
        if !select.distinct_on.is_empty() {
            self.raw("distinct on (");
            self.list(&select.distinct_on, ", ", Self::expr);
            self.raw(") ");
        }
        self.list(&select.items, ", ", Self::item);
        let keys = select.distinct || !select.distinct_on.is_empty() || !select.group_by.is_empty();
        let keys = keys && self.syntax.placeholders_repeat();
        let selected = start..self.out.values.len();
        if let Some(from) = &select.from {
            self.raw(" from ");
            self.source(from);
        }
        self.list(&select.joins, "", Self::join);
        self.clause(" where ", select.filter.as_ref());
        let outer = self.repeatable.clone();
        if keys {
            self.repeatable = selected;
        }
        if !select.group_by.is_empty() {
            self.raw(" group by ");
            self.list(&select.group_by, ", ", Self::expr);
        }
        if keys {
            self.repeatable.end = self.out.values.len();
        }
        self.clause(" having ", select.having.as_ref());
        keys.then(|| std::mem::replace(&mut self.repeatable, outer))
    }

    fn clause(&mut self, word: &str, condition: Option<&Expr>) {
        if let Some(condition) = condition.filter(|c| !c.is_empty()) {
            self.raw(word);
            self.expr(condition);
        }
    }

    fn item(&mut self, item: &Item) {
        self.undecided(std::iter::once(&item.expr));
        self.expr(&item.expr);
        if let Some(alias) = item.alias {
            self.raw(" as ");
            self.name(alias);
        }
    }

    fn source(&mut self, source: &Source) {
        match source {
            Source::Table(def, name) => {
                if let Some(schema) = def.schema {
                    self.name(schema);
                    self.raw(".");
                }
                self.name(def.name);
                if def.name != name.name {
                    self.raw(" ");
                    self.name(name.name);
                }
            }
            Source::Subquery(name, query) => {
                self.subquery(query);
                self.raw(" ");
                self.name(name);
            }
            Source::Cte(cte) => self.name(cte.name),
        }
    }

    fn join(&mut self, join: &Join) {
        self.raw(match join.kind {
            JoinKind::Inner => " inner join ",
            JoinKind::Left => " left join ",
            JoinKind::Right => " right join ",
            JoinKind::Full => " full join ",
            JoinKind::Cross => " cross join ",
        });
        self.source(&join.source);
        if join.kind != JoinKind::Cross {
            self.raw(" on ");
            match join.on.as_ref().filter(|on| !on.is_empty()) {
                Some(on) => self.expr(on),
                None => self.literal_true("true"),
            }
        }
    }

    fn order_by(&mut self, orders: &[Order]) {
        if orders.is_empty() {
            return;
        }
        self.raw(" order by ");
        self.list(orders, ", ", |w, order| {
            w.expr(&order.expr);
            if order.descending {
                w.raw(" desc");
            }
            match order.nulls_first {
                Some(true) => w.raw(" nulls first"),
                Some(false) => w.raw(" nulls last"),
                None => {}
            }
        });
    }

    // ------------------------------------------------------------ writes

    fn column_list(&mut self, columns: &[&ColumnDef]) {
        self.raw(" (");
        self.list(columns, ", ", |w, column| w.name(column.name));
        self.raw(")");
    }

    fn target(&mut self, def: &crate::schema::TableDef, name: &'static SourceName) {
        if let Some(schema) = def.schema {
            self.name(schema);
            self.raw(".");
        }
        self.name(def.name);
        if def.name != name.name {
            self.raw(" as ");
            self.name(name.name);
        }
    }

    /// Writes the rows `rows` of an insert, taking their values; all of them give values to the columns `columns` (positions).
    pub(crate) fn insert(&mut self, insert: &Insert, rows: &mut [Vec<Cell>], columns: &[usize]) {
        let table = insert.table.columns;
        self.raw("insert into ");
        self.target(insert.table, insert.name);
        match &insert.rows {
            Rows::Query(into, query) => {
                let names: Vec<_> = into.iter().map(|i| &table[*i]).collect();
                self.column_list(&names);
                self.raw(" ");
                // SQLite reads `on` after a joinless select as a join; a WHERE ends it.
                if insert.conflict.is_some()
                    && matches!(&query.body, Body::Select(s) if s.filter.is_none() && s.group_by.is_empty())
                {
                    let mut query = (**query).clone();
                    if let Body::Select(select) = &mut query.body {
                        select.filter = Some(Expr::Raw(vec![Piece::Text("true".into())]));
                    }
                    self.query(&query);
                } else {
                    self.query(query);
                }
            }
            // There, `default values` can't be followed by `on conflict`.
            Rows::Values(_)
                if columns.is_empty()
                    && insert.conflict.is_some()
                    && !self.syntax.default_keyword() =>
            {
                self.one_default(table)
            }
            Rows::Values(_) if columns.is_empty() => self.raw(" default values"),
            Rows::Values(_) => {
                let names: Vec<_> = columns.iter().map(|i| &table[*i]).collect();
                self.column_list(&names);
                self.raw(" values ");
                let cells = rows.len() * columns.len();
                self.out.values.reserve(cells);
                // A placeholder and a comma for each, parentheses around each row.
                self.out.text.reserve(cells * 6 + rows.len() * 4);
                for (i, row) in rows.iter_mut().enumerate() {
                    self.raw(if i > 0 { ", (" } else { "(" });
                    for (j, column) in columns.iter().enumerate() {
                        if j > 0 {
                            self.raw(", ");
                        }
                        match row.get_mut(*column) {
                            // Taken, not copied: rows are many, and this is their last use.
                            Some(Cell::Expr(Expr::Value(value))) => {
                                let taken = std::mem::replace(value, Value::Null(Kind::Bool));
                                self.bind_taken(taken);
                            }
                            Some(Cell::Expr(expr)) => self.expr(expr),
                            Some(Cell::Default) | None => self.raw("default"),
                        }
                    }
                    self.raw(")");
                }
            }
        }
        if let Some(conflict) = &insert.conflict {
            self.conflict(conflict, table);
        }
        self.returning(&insert.returning);
    }

    /// A row of defaults, with the default of one column written out.
    fn one_default(&mut self, table: &[ColumnDef]) {
        // A required column has a value, so such a row has none, and each column has something of this.
        let default = |column: &ColumnDef| match column.default {
            _ if column.generated.is_some() => None,
            _ if column.auto.is_some() => Some("null".to_owned()),
            Some(DefaultDef::Now) => Some(self.syntax.now(column).to_owned()),
            Some(DefaultDef::Sql(expr)) => Some(format!("({expr})")),
            Some(DefaultDef::Value(value)) => Some(self.syntax.literal(&value())),
            None => column.nullable.then(|| "null".to_owned()),
        };
        match table
            .iter()
            .find_map(|column| default(column).map(|text| (column, text)))
        {
            Some((column, text)) => {
                self.column_list(&[column]);
                self.raw(&format!(" values ({text})"));
            }
            None => self.raw(" default values"),
        }
    }

    fn conflict(&mut self, conflict: &crate::ast::Conflict, table: &[ColumnDef]) {
        self.raw(" on conflict");
        if !conflict.target.is_empty() {
            let names: Vec<_> = conflict.target.iter().map(|i| &table[*i]).collect();
            self.column_list(&names);
        }
        if let Some(filter) = &conflict.target_filter {
            // The predicate of an index names columns without their table.
            let columns = std::mem::replace(&mut self.columns, Columns::Bare);
            self.clause(" where ", Some(filter));
            self.columns = columns;
        }
        if conflict.set.is_empty() {
            self.raw(" do nothing");
        } else {
            self.raw(" do update set ");
            self.assignments(&conflict.set);
            self.clause(" where ", conflict.filter.as_ref());
        }
    }

    fn assignments(&mut self, set: &[(&'static ColumnDef, Expr)]) {
        self.list(set, ", ", |w, (column, value)| {
            w.name(column.name);
            w.raw(" = ");
            w.expr(value);
        });
    }

    fn returning(&mut self, items: &[Item]) {
        if !items.is_empty() {
            self.raw(" returning ");
            self.list(items, ", ", Self::item);
        }
    }

    pub(crate) fn update(&mut self, update: &Update) {
        self.raw("update ");
        self.target(update.table, update.name);
        self.raw(" set ");
        self.assignments(&update.set);
        self.clause(" where ", update.filter.as_ref());
        self.returning(&update.returning);
    }

    pub(crate) fn delete(&mut self, delete: &Delete) {
        self.raw("delete from ");
        self.target(delete.table, delete.name);
        self.clause(" where ", delete.filter.as_ref());
        self.returning(&delete.returning);
    }
}
