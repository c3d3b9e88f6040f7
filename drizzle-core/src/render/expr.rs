//! Expressions and conditions.
use super::{Columns, Writer, reads};
use crate::ast::{BinaryOp, Expr, Piece};
use crate::dialect::ConcatForm;
use crate::schema::SqlTypeDef;
use crate::value::Kind;

/// How tightly an expression binds; what binds less tightly than its place needs gets parentheses.
#[derive(Clone, Copy, PartialEq, PartialOrd)]
pub(super) enum Binding {
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
            | Expr::RowTest(_)
            | Expr::Between { .. } => Binding::Comparison,
            Expr::Binary(op, _) => Binding::of_op(*op),
            Expr::Infix(..) => Binding::Comparison,
            Expr::Form(form, _) if form.is_condition() => Binding::Comparison,
            Expr::TableFilter(filter) => Binding::of(&filter.condition),
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

/// Whether an expression is a condition by its form, and not a value that happens to be a boolean.
pub(super) fn is_condition(expr: &Expr) -> bool {
    match expr {
        Expr::Binary(op, _) => Binding::of_op(*op) == Binding::Comparison,
        Expr::Form(form, _) => form.is_condition(),
        Expr::TableFilter(filter) => is_condition(&filter.condition),
        Expr::And(_)
        | Expr::Or(_)
        | Expr::Not(_)
        | Expr::IsNull { .. }
        | Expr::InList { .. }
        | Expr::InQuery { .. }
        | Expr::Between { .. }
        | Expr::RowTest(_)
        | Expr::Exists { .. } => true,
        _ => false,
    }
}

impl Writer {
    pub(super) fn operand(&mut self, expr: &Expr, least: Binding) {
        let value = !self.syntax.conditions_are_values() && is_condition(expr);
        if Binding::of(expr) < least && !value {
            self.raw("(");
            self.expr(expr);
            self.raw(")");
        } else {
            self.expr(expr);
        }
    }

    /// Writes an expression where a value stands.
    pub(super) fn expr(&mut self, expr: &Expr) {
        if is_condition(expr) {
            return if self.syntax.conditions_are_values() {
                self.form(expr)
            } else {
                self.condition_as_value(expr)
            };
        }
        self.deeper(1, |w| w.value_form(expr));
    }

    /// Writes what is no condition.
    fn value_form(&mut self, expr: &Expr) {
        match expr {
            Expr::Column(source, column) => {
                match self.columns {
                    Columns::Qualified => {
                        self.called(source, 0);
                        self.raw(".");
                    }
                    Columns::Of(row) => {
                        self.raw(row);
                        self.raw(".");
                    }
                    Columns::Bare => {}
                }
                self.name(column.name);
                self.collate(column.kind);
            }
            Expr::Derived(source, column) => {
                if self.columns != Columns::Bare {
                    self.name(source);
                    self.raw(".");
                }
                self.name(column);
            }
            Expr::Excluded(column) => {
                self.excluded(column);
                self.collate(column.kind);
            }
            Expr::Value(value) | Expr::Loose(value) if self.literals => self.typed_literal(value),
            Expr::Value(value) | Expr::Loose(value)
                if self
                    .syntax
                    .casts_value(value.kind(), matches!(expr, Expr::Loose(_))) =>
            {
                self.raw("cast(");
                self.bind(value);
                self.raw(" as ");
                self.raw(&self.syntax.cast_name(value.kind()));
                self.raw(")");
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
            Expr::Call("concat_ws", args) => self.joined(args),
            Expr::Call(name, args) => {
                self.undecided(args.iter());
                let (before, after) = self.syntax.function(name).unwrap_or((name, ")"));
                self.raw(before);
                if before == *name {
                    self.raw("(");
                }
                self.operands(args);
                self.raw(after);
            }
            Expr::Aggregate {
                name,
                distinct,
                operand,
                kind,
            } => self.aggregate(name, *distinct, operand.as_deref(), *kind),
            Expr::Collate(text, collation) => {
                self.operand(text, Binding::Atom);
                match self.syntax.collation_name(collation) {
                    Some(name) => {
                        self.raw(" collate ");
                        self.raw(&name);
                    }
                    None => self.refuse(format!("`{collation}` is no name of a collation")),
                }
            }
            Expr::Concat(parts) => self.concat(parts),
            Expr::Json(json) => self.json(json),
            Expr::Case { arms, otherwise } => {
                self.undecided(
                    arms.iter()
                        .map(|(_, result)| result)
                        .chain(otherwise.as_deref()),
                );
                self.raw("case");
                for (condition, result) in arms {
                    self.raw(" when ");
                    self.condition(condition);
                    self.raw(" then ");
                    let others = arms.iter().map(|(_, other)| other);
                    let result = self.beside(result, others.chain(otherwise.as_deref()));
                    self.expr(&result);
                }
                if let Some(otherwise) = otherwise {
                    self.raw(" else ");
                    let otherwise = self.beside(otherwise, arms.iter().map(|(_, other)| other));
                    self.expr(&otherwise);
                }
                self.raw(" end");
            }
            Expr::Cast(operand, kind, sql_type) => {
                self.cast(operand, *kind, *sql_type);
                self.collate(*kind);
            }
            Expr::Scalar(query) => self.subquery(query),
            Expr::Raw(pieces) => self.list(pieces, "", Self::piece),
            Expr::Sequence(def, call) => self.sequence(def, *call),
            Expr::Table(source) => {
                self.read_from(source.schema, source.name);
                self.called(source, 0);
            }
            Expr::Form(form, args) => self.formed(*form, args),
            Expr::TableFilter(filter) => self.table_filter(filter, Self::expr),
            Expr::Grouping(_) => {
                self.refuse("`rollup`, `cube` and `grouping_sets` stand in `group_by`".into());
            }
            Expr::Over(over) => self.over(&over.0, &over.1),
            Expr::Gathered(gathered) => self.gathered(gathered),
            Expr::Filtered(filtered) => self.filtered(&filtered.0, &filtered.1),
            Expr::TypedNull(kind, sql_type) => {
                let null = self.syntax.typed_null(*kind, *sql_type);
                self.raw(&null);
            }
            Expr::Outer(source, column) => {
                self.called(source, 1);
                self.raw(".");
                self.name(column.name);
                self.collate(column.kind);
            }
            Expr::RowMarker(source, table) => self.row_marker(source, table),
            Expr::Binary(op, operands) => self.binary(*op, &operands.0, &operands.1),
            Expr::Infix(word, operands) => {
                self.undecided([&operands.0, &operands.1].into_iter());
                self.of_several_types(&operands.0, &operands.1);
                self.operand(&operands.0, Binding::Sum);
                self.raw(word);
                self.operand(&operands.1, Binding::Sum);
            }
            Expr::Index(operands) => {
                self.raw("(");
                self.expr(&operands.0);
                self.raw(")[");
                self.expr(&operands.1);
                self.raw("]");
            }
            condition => self.form(condition),
        }
    }

    // ------------------------------------------------------------ conditions

    /// Writes an expression where a condition stands.
    pub(super) fn condition(&mut self, expr: &Expr) {
        if let Expr::TableFilter(filter) = expr {
            self.table_filter(filter, Self::condition);
        } else if self.syntax.conditions_are_values() {
            self.expr(expr);
        } else if is_condition(expr) {
            self.form(expr);
        } else if let Expr::Raw(_) = expr {
            // What is written by hand is a condition as it is.
            self.expr(expr);
        } else {
            self.operand(expr, Binding::Sum);
            self.raw(" = 1");
        }
    }

    pub(super) fn condition_operand(&mut self, expr: &Expr, least: Binding) {
        let value = !self.syntax.conditions_are_values() && !is_condition(expr);
        let binding = match expr {
            Expr::Raw(_) => Binding::Or,
            _ if value => Binding::Comparison,
            _ => Binding::of(expr),
        };
        if binding < least {
            self.raw("(");
            self.condition(expr);
            self.raw(")");
        } else {
            self.condition(expr);
        }
    }

    /// A condition as a bit, or NULL where it is unknown.
    fn condition_as_value(&mut self, expr: &Expr) {
        self.raw("case when ");
        self.form(expr);
        self.raw(" then cast(1 as bit)");
        // These are never unknown.
        if matches!(expr, Expr::IsNull { .. } | Expr::Exists { .. }) || expr.is_empty() {
            self.raw(" else cast(0 as bit) end");
        } else {
            self.raw(" when not (");
            self.form(expr);
            self.raw(") then cast(0 as bit) end");
        }
    }

    fn always(&mut self) {
        self.raw(if self.syntax.conditions_are_values() {
            "true"
        } else {
            "1 = 1"
        });
    }

    /// `on` of a join that has no condition.
    pub(super) fn on(&mut self, condition: Option<&Expr>) {
        match condition.filter(|on| !on.is_empty()) {
            Some(on) => self.condition(on),
            None => self.always(),
        }
    }

    /// Writes a condition by its form.
    fn form(&mut self, expr: &Expr) {
        self.deeper(1, |w| w.condition_form(expr));
    }

    fn condition_form(&mut self, expr: &Expr) {
        match expr {
            Expr::And(list) => self.logic(list, " and ", Binding::And),
            Expr::Or(list) => self.logic(list, " or ", Binding::Or),
            Expr::TableFilter(filter) => self.table_filter(filter, Self::form),
            Expr::Not(inner) if inner.is_empty() => self.always(),
            Expr::Not(inner) => {
                self.raw("not ");
                self.condition_operand(inner, Binding::Atom);
            }
            Expr::Binary(op, operands) => self.binary(*op, &operands.0, &operands.1),
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
                self.list(list, ", ", |w, one| {
                    let one = w.beside(one, std::iter::once(&**operand));
                    w.expr(&one);
                });
                self.raw(")");
            }
            Expr::InQuery {
                operand,
                query,
                negated,
            } => {
                self.operand(operand, Binding::Sum);
                self.raw(if *negated { " not in " } else { " in " });
                if query.limit.is_some() && self.syntax.wraps_limited_in() {
                    self.wrapped(query);
                } else {
                    self.subquery(query);
                }
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
                let [low, high] =
                    [low, high].map(|bound| self.beside(bound, std::iter::once(operand)));
                self.operand(&low, Binding::Sum);
                self.raw(" and ");
                self.operand(&high, Binding::Sum);
            }
            Expr::Exists { query, negated } => {
                self.raw(if *negated { "not exists " } else { "exists " });
                self.subquery(query);
            }
            Expr::RowTest(test) => self.row_test(test),
            Expr::Form(form, args) => self.formed(*form, args),
            value => self.expr(value),
        }
    }

    fn logic(&mut self, list: &[Expr], word: &str, binding: Binding) {
        let mut told = list.iter().filter(|e| !e.is_empty());
        let Some(first) = told.next() else {
            return self.always();
        };
        let rest: Vec<_> = told.collect();
        if rest.is_empty() {
            return self.condition(first);
        }
        // Equal ones nest in parentheses only if they were written so: `a and (b and c)`.
        let least = if binding == Binding::Or {
            Binding::And
        } else {
            Binding::Not
        };
        self.condition_operand(first, least);
        for next in rest {
            self.raw(word);
            self.condition_operand(next, least);
        }
    }

    // ------------------------------------------------------------ operators and functions

    /// Where all of these are bound values, the text tells the type of none.
    pub(super) fn undecided<'e>(&mut self, operands: impl Iterator<Item = &'e Expr>) {
        let mut operands = operands.peekable();
        self.out.loose |= operands.peek().is_some()
            && operands.all(|operand| matches!(operand, Expr::Value(_) | Expr::Loose(_)));
    }

    /// An operator may take a value of one of several types beside the same operand: an element or a range, a point in
    /// time or an interval. The text does not tell which.
    fn of_several_types(&mut self, left: &Expr, right: &Expr) {
        let special = |operand: &Expr| match operand {
            Expr::Value(value) | Expr::Loose(value) => value.kind().is_special(),
            _ => false,
        };
        self.out.loose |= special(left) || special(right);
    }

    fn cast(&mut self, operand: &Expr, kind: Kind, sql_type: Option<SqlTypeDef>) {
        self.needs_kind(kind);
        self.raw("cast(");
        self.expr(operand);
        self.raw(" as ");
        let kind = match kind {
            Kind::Custom(def) if def.everywhere.is_some() => *def.base,
            kind => kind,
        };
        let name = sql_type.map_or_else(
            || match reads::may_be_unsigned(operand) {
                true => self.syntax.cast_name_of_unsigned(kind),
                false => self.syntax.cast_name(kind),
            },
            |ty| self.syntax.type_name(ty),
        );
        self.raw(&name);
        self.raw(")");
    }

    fn binary(&mut self, op: BinaryOp, left: &Expr, right: &Expr) {
        self.undecided([left, right].into_iter());
        let (left, right) = (
            &*self.beside(left, std::iter::once(right)),
            &*self.beside(right, std::iter::once(left)),
        );
        let binding = Binding::of_op(op);
        if matches!(binding, Binding::Sum | Binding::Product) {
            self.of_several_types(left, right);
            self.exact(left);
            self.exact(right);
        }
        let plain = match op {
            BinaryOp::Ilike if !self.syntax.has_ilike() => BinaryOp::Like,
            BinaryOp::NotIlike if !self.syntax.has_ilike() => BinaryOp::NotLike,
            op => op,
        };
        // Comparisons do not chain; sums and products group to the left.
        let (left_least, right_least) = match binding {
            Binding::Sum => (Binding::Sum, Binding::Product),
            Binding::Product => (Binding::Product, Binding::Atom),
            _ => (Binding::Sum, Binding::Sum),
        };
        let lower = plain != op;
        self.lowered(lower, left, left_least);
        self.raw(self.syntax.operator(plain));
        if matches!(plain, BinaryOp::Like | BinaryOp::NotLike) {
            let (before, after) = self.syntax.like_pattern();
            self.raw(before);
            self.lowered(lower, right, right_least);
            self.raw(after);
        } else {
            self.lowered(lower, right, right_least);
        }
    }

    fn lowered(&mut self, lower: bool, operand: &Expr, least: Binding) {
        if lower {
            self.raw("lower(");
            self.expr(operand);
            self.raw(")");
        } else {
            self.operand(operand, least);
        }
    }

    fn aggregate(
        &mut self,
        name: &'static str,
        distinct: bool,
        operand: Option<&Expr>,
        kind: Option<Kind>,
    ) {
        let (written, cast) = self.syntax.aggregate(name, kind);
        self.raw(written);
        self.raw(if distinct { "(distinct " } else { "(" });
        match (operand, cast) {
            (Some(operand), cast) => {
                self.undecided(std::iter::once(operand));
                if matches!(name, "sum" | "avg") {
                    self.exact(operand);
                }
                match cast {
                    Some(kind) => self.cast(operand, kind, None),
                    None => self.expr(operand),
                }
            }
            (None, _) => self.raw("*"),
        }
        self.raw(")");
    }

    fn concat(&mut self, parts: &[Expr]) {
        match self.syntax.concat() {
            ConcatForm::Operator { word, first_as } => {
                self.raw("(");
                for (i, part) in parts.iter().enumerate() {
                    match first_as {
                        Some(kind) if i == 0 => self.cast(part, kind, None),
                        _ => self.operand(part, Binding::Atom),
                    }
                    if i + 1 < parts.len() {
                        self.raw(word);
                    }
                }
                self.raw(")");
            }
            ConcatForm::Function(name) => {
                self.raw(name);
                self.raw("(");
                self.list(parts, ", ", Self::expr);
                self.raw(")");
            }
        }
    }

    /// The order of a kind, where the storage has another one.
    pub(super) fn collate(&mut self, kind: Kind) {
        if let Some(order) = self.syntax.collation(self.kept_as(kind)) {
            self.raw(" collate ");
            self.raw(order);
        }
    }

    /// Refuses to compute with what the dialect does not compute exactly.
    pub(super) fn exact(&mut self, operand: &Expr) {
        let kind = match operand {
            Expr::Column(_, column) | Expr::Excluded(column) => Some(column.kind),
            Expr::Value(value) | Expr::Loose(value) => Some(value.kind()),
            Expr::Cast(_, kind, _) => Some(*kind),
            _ => None,
        };
        if let Some(kind) = kind.filter(|kind| !self.syntax.computes(*kind)) {
            self.refuse(format!(
                "{} does not compute exactly with values of kind {kind:?}: compute in Rust, or store a number of the smallest unit",
                self.syntax.name()
            ));
        }
    }

    fn piece(&mut self, piece: &Piece) {
        match piece {
            Piece::Text(text) => {
                self.out.about.by_hand = true;
                self.raw(text);
            }
            Piece::Identifier(name) => self.name(name),
            Piece::Expr(Expr::Table(source)) if self.table_by_hand(source.schema, source.name) => {}
            // Where it stands is unknown; a condition most likely stands where one is needed.
            Piece::Expr(expr) if is_condition(expr) => self.condition_operand(expr, Binding::Atom),
            Piece::Expr(expr) => self.operand(expr, Binding::Atom),
        }
    }
}
