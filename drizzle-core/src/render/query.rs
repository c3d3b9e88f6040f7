//! Queries.
use super::default_filter::Prefiltered;
use super::{Action, Columns, QUERY_DEPTH, Writer, reads};
use crate::ast::{
    Body, Cte, Expr, Item, Join, JoinKind, Order, Query, Select, SetOp, Source, SourceHint,
};
use crate::dialect::{LateralForm, LimitForm};
use crate::schema::{SourceName, TableDef};
use crate::value::Value;
use std::ops::Range;
use std::sync::Arc;

/// The name of the column that a source is given to tell its rows from none.
const ROW_MARKER: &str = "drizzle_row";
/// The name of a query that is wrapped into one more.
const WRAPPED: &str = "drizzle_query";

impl Writer {
    pub(crate) fn query(&mut self, query: &Query) {
        self.deeper(QUERY_DEPTH, |w| w.whole_query(query));
    }

    fn whole_query(&mut self, query: &Query) {
        self.is_a(Action::Select);
        let outer = self.enter();
        let unfiltered = self.unfiltered;
        self.unfiltered |= matches!(&query.body, Body::Select(select) if select.unfiltered);
        self.with(&query.with);
        self.body(query);
        self.unfiltered = unfiltered;
        self.leave(outer);
    }

    /// A query without its common table expressions.
    pub(super) fn body(&mut self, query: &Query) {
        match self.syntax.limit() {
            LimitForm::LimitOffset { unlimited } => {
                self.ordered(query, None);
                match (&query.limit, &query.offset, unlimited) {
                    (Some(limit), ..) => {
                        self.raw(" limit ");
                        self.bind(limit);
                    }
                    (None, Some(_), Some(unlimited)) => {
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
            LimitForm::TopFetch => self.top_fetch(query),
        }
        if let Body::Select(select) = &query.body {
            self.locks(&select.locks);
            self.comment(&select.comment);
        }
    }

    /// `top` where the first rows are meant, `offset .. fetch` where others are.
    fn top_fetch(&mut self, query: &Query) {
        // `fetch next 0 rows` is an error.
        let none = matches!(query.limit, Some(Value::I64(0)));
        let cut = query.limit.is_some() || query.offset.is_some();
        let top = query
            .limit
            .as_ref()
            .filter(|_| query.offset.is_none() || none);
        match &query.body {
            Body::Select(_) if query.offset.is_none() || none => {
                self.ordered(query, top);
                if self.nested && query.limit.is_none() && !query.order_by.is_empty() {
                    self.raw(" offset 0 rows");
                }
            }
            // `top` is not for a set operation, and only columns of the select list can order one.
            Body::Set(..) if self.wraps_set(query, cut, none) => {
                let whole = Query {
                    with: Vec::new(),
                    order_by: Vec::new(),
                    limit: None,
                    offset: None,
                    body: query.body.clone(),
                };
                self.raw("select ");
                if let Some(rows) = top {
                    self.top(rows);
                }
                self.raw("* from ");
                self.passed_on = self.read_here;
                self.derived(&whole, WRAPPED);
                if !query.order_by.is_empty() {
                    let columns = std::mem::replace(&mut self.columns, Columns::Bare);
                    self.order_by(&query.order_by, &[]);
                    self.columns = columns;
                } else if cut && top.is_none() {
                    self.raw(" order by (select null)");
                }
                if cut && top.is_none() {
                    self.fetch(query);
                }
            }
            _ => {
                self.ordered(query, None);
                if cut {
                    if query.order_by.is_empty() {
                        self.raw(" order by (select null)");
                    }
                    self.fetch(query);
                } else if self.nested && !query.order_by.is_empty() {
                    self.raw(" offset 0 rows");
                }
            }
        }
    }

    /// Whether a set operation has to be a query in `from` for its order and limit.
    fn wraps_set(&self, query: &Query, cut: bool, none: bool) -> bool {
        let expressions = query
            .order_by
            .iter()
            .any(|order| order.nulls_first.is_some() && !self.syntax.has_nulls_order());
        expressions || none || cut && query.order_by.is_empty()
    }

    pub(super) fn top(&mut self, rows: &Value) {
        self.raw("top (");
        self.bind(rows);
        self.raw(") ");
    }

    fn fetch(&mut self, query: &Query) {
        self.raw(" offset ");
        match &query.offset {
            Some(offset) => self.bind(offset),
            None => self.raw("0"),
        }
        self.raw(" rows");
        if let Some(limit) = &query.limit {
            self.raw(" fetch next ");
            self.bind(limit);
            self.raw(" rows only");
        }
    }

    /// The select or set operation, and its order.
    fn ordered(&mut self, query: &Query, top: Option<&Value>) {
        let windows = std::mem::take(&mut self.windows);
        let mut repeatable = self.repeatable.clone();
        let items: &[Item] = match &query.body {
            Body::Select(select) => {
                if let Some(values) = self.select(select, top) {
                    repeatable = values;
                }
                &select.items
            }
            Body::Set(op, sides) => {
                self.set_operation(*op, sides);
                &[]
            }
        };
        if let Body::Select(select) = &query.body
            && !query.order_by.is_empty()
            && let Some(reason) = self.syntax.refuses_ordered_rollup()
            && matches!(select.group_by[..], [Expr::Grouping(_)])
        {
            self.refuse(reason.into());
        }
        let columns = self.columns;
        if matches!(query.body, Body::Set(..)) {
            self.columns = Columns::Bare;
        }
        let outer = std::mem::replace(&mut self.repeatable, repeatable);
        self.order_by(&query.order_by, items);
        self.repeatable = outer;
        self.columns = columns;
        self.windows = windows;
    }

    /// A query in parentheses.
    pub(super) fn subquery(&mut self, query: &Query) {
        let read_here = std::mem::replace(&mut self.passed_on, false);
        let outside = std::mem::replace(&mut self.read_here, read_here);
        self.subquery_within(query);
        self.read_here = outside;
    }

    fn subquery_within(&mut self, query: &Query) {
        if let Some(written) = self.written
            && !self.syntax.reads_written_table()
            && reads::has_source(query, written)
            && !reads::refers_to(query, written)
        {
            self.written = None;
            self.computed_before(query);
            self.written = Some(written);
            return;
        }
        if let Columns::Of(_) = self.columns {
            self.refuse(format!(
                "{} returns no subqueries from a write: return the columns, and select the rest",
                self.syntax.name()
            ));
        }
        let columns = std::mem::replace(&mut self.columns, Columns::Qualified);
        let nested = std::mem::replace(&mut self.nested, true);
        let no_windows = self.no_windows.take();
        self.raw("(");
        self.query(query);
        self.raw(")");
        self.no_windows = no_windows;
        self.nested = nested;
        self.columns = columns;
    }

    /// A query in `from`, under a name.
    pub(super) fn derived(&mut self, query: &Query, name: &str) {
        let named = std::mem::replace(&mut self.named, self.syntax.names_derived_columns());
        self.subquery(query);
        self.named = named;
        self.raw(" ");
        self.name(name);
    }

    /// A query in parentheses that is computed as a whole before it is used: one with a limit is not merged into the
    /// query around it.
    fn computed_before(&mut self, query: &Query) {
        let limit = match self.syntax.limit() {
            LimitForm::LimitOffset {
                unlimited: Some(unlimited),
            } if query.limit.is_none() && query.offset.is_none() => unlimited,
            _ => return self.wrapped(query),
        };
        self.raw("(select * from (");
        let nested = std::mem::replace(&mut self.nested, true);
        let named = std::mem::replace(&mut self.named, self.syntax.names_derived_columns());
        let no_windows = self.no_windows.take();
        self.query(query);
        self.no_windows = no_windows;
        self.named = named;
        self.nested = nested;
        self.raw(" limit ");
        self.raw(limit);
        self.raw(") ");
        self.name(WRAPPED);
        self.raw(")");
    }

    /// A query in parentheses that only passes on the rows of another.
    pub(super) fn wrapped(&mut self, query: &Query) {
        self.raw("(select * from ");
        self.derived(query, WRAPPED);
        self.raw(")");
    }

    fn set_operation(&mut self, op: SetOp, sides: &(Query, Query)) {
        self.set_operand(&sides.0, op, false);
        self.raw(match op {
            SetOp::Union => " union ",
            SetOp::UnionAll => " union all ",
            SetOp::Intersect => " intersect ",
            SetOp::Except => " except ",
            SetOp::IntersectAll => " intersect all ",
            SetOp::ExceptAll => " except all ",
        });
        self.set_operand(&sides.1, op, true);
    }

    /// The operand of a set operation keeps its own order, limit and grouping.
    fn set_operand(&mut self, query: &Query, op: SetOp, right: bool) {
        let known = |cte: &Arc<Cte>| self.ctes.iter().any(|known| Arc::ptr_eq(known, cte));
        let no_ctes = query.with.iter().all(known);
        let plain = query.order_by.is_empty()
            && query.limit.is_none()
            && query.offset.is_none()
            && no_ctes
            && !matches!(&query.body, Body::Select(select) if !select.locks.is_empty());
        let grouped = match &query.body {
            Body::Select(_) => false,
            Body::Set(inner, _) => right || self.syntax.set_binds_tighter(op, *inner),
        };
        if plain && !grouped {
            self.body(query);
        } else if self.syntax.parenthesised_set_operands()
            && (no_ctes || self.syntax.set_operands_with_ctes())
        {
            self.passed_on = self.read_here;
            self.subquery(query);
        } else {
            self.raw("select * from ");
            self.passed_on = self.read_here;
            if self.syntax.names_derived_columns() {
                self.derived(query, WRAPPED);
            } else {
                self.subquery(query);
            }
        }
    }

    /// Writes a select without its order. Gives the place of the values that the order may have to repeat.
    fn select(&mut self, select: &Select, top: Option<&Value>) -> Option<Range<usize>> {
        let unfiltered = self.unfiltered;
        self.unfiltered |= select.unfiltered;
        let written = match self.by_default(select) {
            None => self.select_as_it_is(select, top, Vec::new()),
            Some((select, before)) => self.select_as_it_is(&select, top, before),
        };
        self.unfiltered = unfiltered;
        written
    }

    fn select_as_it_is(
        &mut self,
        select: &Select,
        top: Option<&Value>,
        before: Vec<Prefiltered>,
    ) -> Option<Range<usize>> {
        let start = self.out.values.len();
        let outside = self.rename(select);
        self.raw("select ");
        if select.distinct {
            self.raw("distinct ");
        }
        if let Some(rows) = top {
            self.top(rows);
        }
        if !select.distinct_on.is_empty() {
            self.raw("distinct on (");
            self.list(&select.distinct_on, ", ", Self::expr);
            self.raw(") ");
        }
        let marked = self.mark(&select.items);
        let before = std::mem::replace(&mut self.prefiltered, before);
        self.items(&select.items);
        let keys = select.distinct || !select.distinct_on.is_empty() || !select.group_by.is_empty();
        let keys = keys && self.syntax.placeholders_repeat();
        let selected = start..self.out.values.len();
        // What stands in `from` is no matter of this query's names.
        let named = std::mem::replace(&mut self.named, false);
        if let Some(from) = &select.from {
            self.raw(" from ");
            self.source(from);
        }
        self.list(&select.joins, "", Self::join);
        self.raw(select.after_sources.as_deref().unwrap_or_default());
        self.marked = marked;
        self.prefiltered = before;
        self.clause(" where ", select.filter.as_ref());
        let outer = self.repeatable.clone();
        if keys {
            self.repeatable = selected;
        }
        if !select.group_by.is_empty() {
            self.raw(" group by ");
            self.before_windows("group by", |w| {
                w.group_keys(&select.group_by, |w, key| w.key(key, &select.items));
            });
        }
        if keys {
            self.repeatable.end = self.out.values.len();
        }
        self.clause(" having ", select.having.as_ref());
        self.window_clause();
        self.named = named;
        self.renamed.truncate(outside);
        keys.then(|| std::mem::replace(&mut self.repeatable, outer))
    }

    pub(super) fn clause(&mut self, word: &'static str, condition: Option<&Expr>) {
        if let Some(condition) = condition.filter(|c| !c.is_empty()) {
            self.raw(word);
            self.before_windows(word.trim(), |w| w.condition(condition));
        }
    }

    /// Writes what is computed before window functions, which can't stand in it.
    pub(super) fn before_windows(&mut self, clause: &'static str, write: impl FnOnce(&mut Self)) {
        let outer = self.no_windows.replace(clause);
        write(self);
        self.no_windows = outer;
    }

    fn items(&mut self, items: &[Item]) {
        if !std::mem::replace(&mut self.named, false) {
            return self.list(items, ", ", Self::item);
        }
        let mut names: Vec<&str> = items.iter().filter_map(|item| item.alias).collect();
        for (i, item) in items.iter().enumerate() {
            if i > 0 {
                self.raw(", ");
            }
            self.item(item);
            let own = match &item.expr {
                _ if item.alias.is_some() => continue,
                Expr::Column(_, column) => Some(column.name),
                Expr::Derived(_, column) => Some(*column),
                _ => None,
            };
            match own.filter(|name| !names.contains(name)) {
                Some(name) => names.push(name),
                None => {
                    self.raw(" as ");
                    self.name(&format!("drizzle_{i}"));
                }
            }
        }
        self.named = true;
    }

    pub(super) fn item(&mut self, item: &Item) {
        self.undecided(std::iter::once(&item.expr));
        let (before, after) = self.read_form(item.read);
        self.raw(before);
        match &item.expr {
            Expr::Value(value) | Expr::Loose(value) if self.literals => self.cast_literal(value),
            expr => self.expr(expr),
        }
        self.raw(after);
        if let Some(alias) = item.alias {
            self.raw(" as ");
            self.name(alias);
        }
    }

    pub(super) fn source(&mut self, source: &Source) {
        if let Source::Table(def, _) | Source::Hinted(def, ..) = source {
            self.read_from(def.schema, def.name);
        }
        if let Source::Table(def, _) | Source::Renamed(def, _) | Source::Hinted(def, ..) = source {
            self.reads_table(def);
        }
        match source {
            Source::Table(def, name) => self.table_source(def, name, &[]),
            Source::Hinted(def, name, hints) => self.table_source(def, name, hints),
            Source::Renamed(def, name) => {
                self.table(def.schema, def.name);
                self.raw(" ");
                self.called(name, 0);
            }
            Source::Subquery(name, query) => self.derived(query, name),
            Source::Cte(cte) => self.name(cte.name),
            Source::Itself(name) => self.name(name),
            Source::Values(name, list) => self.value_list(name, list),
        }
    }

    /// Refuses a table that a common table expression hides.
    fn check_name(&mut self, def: &TableDef) {
        let hides = |cte: &Arc<Cte>| cte.name.eq_ignore_ascii_case(def.name);
        if def.schema.is_none() && self.ctes.iter().any(hides) {
            self.refuse(format!(
                "a common table expression and a table of this statement are both called `{}`: give the common table expression another name",
                def.name
            ));
        }
    }

    fn table_source(&mut self, def: &TableDef, name: &SourceName, hints: &[SourceHint]) {
        self.check_name(def);
        let filter = self.prefilter(name);
        let marked = self.marked.contains(&name.name);
        if marked || filter.is_some() {
            self.raw("(select *");
            if marked {
                self.raw(", 1 as ");
                self.name(ROW_MARKER);
            }
            self.raw(" from ");
            match &filter {
                // Its condition uses the name that the source has outside.
                Some(_) => self.named_table(def, name, hints),
                None => {
                    self.table(def.schema, def.name);
                    self.hints(hints);
                }
            }
            self.clause(" where ", filter.as_ref());
            self.raw(") ");
            return self.name(name.name);
        }
        self.named_table(def, name, hints);
    }

    fn named_table(&mut self, def: &TableDef, name: &SourceName, hints: &[SourceHint]) {
        self.table(def.schema, def.name);
        if def.name != name.name {
            self.raw(" ");
            self.name(name.name);
        }
        self.hints(hints);
    }

    /// Notes which sources need a column that is never NULL; gives the outer query's.
    fn mark(&mut self, items: &[Item]) -> Vec<&'static str> {
        let mut marked = Vec::new();
        for item in items {
            if let Expr::RowMarker(source, table) = &item.expr
                && self.marker_of("", table).is_none()
            {
                if source.schema.is_some() {
                    self.refuse(format!(
                        "{} can't tell a row of table `{}` from no row, since it has no NOT NULL column: give the table an alias here, or a NOT NULL column",
                        self.syntax.name(),
                        source.name
                    ));
                }
                marked.push(source.name);
            }
        }
        std::mem::replace(&mut self.marked, marked)
    }

    /// What tells a row of a table from none by itself. A view has no such thing.
    fn marker_of(&self, source: &str, table: &TableDef) -> Option<String> {
        match table.view {
            None => self.syntax.row_marker(source, table.columns),
            Some(_) => None,
        }
    }

    pub(super) fn row_marker(&mut self, source: &'static SourceName, table: &TableDef) {
        let mut name = String::new();
        std::mem::swap(&mut name, &mut self.out.text);
        self.source_name(source);
        std::mem::swap(&mut name, &mut self.out.text);
        match self.marker_of(&name, table) {
            Some(marker) => self.raw(&marker),
            None => {
                self.raw(&name);
                self.raw(".");
                self.name(ROW_MARKER);
            }
        }
    }

    pub(super) fn join(&mut self, join: &Join) {
        let lateral = match (&join.source, join.lateral) {
            // A CTE uses no table of the query that it stands in.
            (Source::Subquery(name, query), true) => Some((name, query)),
            _ => None,
        };
        let word = match (lateral, self.syntax.lateral()) {
            (None, _) => "",
            (Some((name, query)), LateralForm::Apply) => return self.apply(join, name, query),
            (Some(_), LateralForm::Word) => "lateral ",
            (Some((name, _)), LateralForm::Refused) => {
                return self.refuse(format!(
                    "{} has no lateral joins, and `{name}` is joined so: select one value with a correlated subquery, or join a subquery that is grouped by what it is joined on",
                    self.syntax.server()
                ));
            }
        };
        self.raw(match join.kind {
            JoinKind::Inner => " inner join ",
            JoinKind::Left => " left join ",
            JoinKind::Right => " right join ",
            JoinKind::Full => " full join ",
            JoinKind::Cross => " cross join ",
        });
        self.raw(word);
        self.source(&join.source);
        if join.kind != JoinKind::Cross {
            self.raw(" on ");
            self.before_windows("on", |w| w.on(join.on.as_ref()));
        }
    }

    /// A lateral join as `apply`, which has no condition: that stands in one more query.
    fn apply(&mut self, join: &Join, name: &str, query: &Query) {
        self.raw(match join.kind {
            JoinKind::Left => " outer apply ",
            _ => " cross apply ",
        });
        let Some(on) = join.on.as_ref().filter(|on| !on.is_empty()) else {
            return self.derived(query, name);
        };
        self.raw("(select * from ");
        self.derived(query, name);
        self.raw(" where ");
        self.condition(on);
        self.raw(") ");
        self.name(name);
    }

    /// A key to group or order by: an expression, or its place in the select list where a parameter in it would
    /// make it another expression.
    fn key(&mut self, key: &Expr, items: &[Item]) {
        let start = (self.out.text.len(), self.out.values.len());
        self.expr(key);
        if !self.syntax.keys_by_position() || self.out.values.len() == start.1 {
            return;
        }
        let written = self.since(start);
        for (i, item) in items.iter().enumerate() {
            self.expr(&item.expr);
            if self.since(start) == written {
                return self.raw(&(i + 1).to_string());
            }
        }
        self.out.text.push_str(&written.0);
        self.out.values.extend(written.1);
    }

    /// Takes back what was written since.
    fn since(&mut self, (text, values): (usize, usize)) -> (String, Vec<Value>) {
        let written = self.out.text.split_off(text);
        (written, self.out.values.split_off(values))
    }

    pub(super) fn order_by(&mut self, orders: &[Order], items: &[Item]) {
        if orders.is_empty() {
            return;
        }
        self.raw(" ");
        self.order(orders, items);
    }

    /// `order by ..`, or nothing.
    pub(super) fn order(&mut self, orders: &[Order], items: &[Item]) {
        if orders.is_empty() {
            return;
        }
        self.raw("order by ");
        self.list(orders, ", ", |w, order| {
            if let Some(first) = order.nulls_first
                && !w.syntax.has_nulls_order()
            {
                w.raw("case when ");
                w.operand(&order.expr, super::expr::Binding::Sum);
                w.raw(if first {
                    " is null then 0 else 1 end, "
                } else {
                    " is null then 1 else 0 end, "
                });
            }
            w.key(&order.expr, items);
            if order.descending {
                w.raw(" desc");
            }
            match order.nulls_first {
                Some(true) if w.syntax.has_nulls_order() => w.raw(" nulls first"),
                Some(false) if w.syntax.has_nulls_order() => w.raw(" nulls last"),
                _ => {}
            }
        });
    }
}
