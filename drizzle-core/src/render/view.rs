//! The query of a view: it has no parameters, so values are written as literals.
use super::{Columns, Writer};
use crate::ast::Expr;
use crate::ddl::ViewQuery;
use crate::value::{Kind, Value};

/// The tables that a query takes rows from: schemas and names.
pub(crate) type Sources = Vec<(Option<&'static str>, &'static str)>;

impl Writer {
    /// Writes the query of a view; gives the tables it takes rows from.
    pub(crate) fn view(&mut self, query: &ViewQuery) -> Sources {
        self.literals = true;
        self.read_here = false;
        match query {
            ViewQuery::Query(query) => {
                self.with(&query.with);
                // An order without a limit is none that a view may have on every dialect.
                self.nested = true;
                self.body(query);
            }
            ViewQuery::Sql(expr) => self.expr(expr),
        }
        std::mem::take(&mut self.sources)
    }

    /// Writes a condition of a table's definition, which is about each row alone: columns stand without their table.
    pub(crate) fn definition(&mut self, condition: &Expr) {
        self.literals = true;
        self.read_here = false;
        self.columns = Columns::Bare;
        self.condition(condition);
        if !self.sources.is_empty() {
            self.refuse(
                "a condition of a table's definition is about one row, and has no subquery".into(),
            );
        }
    }

    /// Notes a table that rows are taken from, for a view.
    pub(super) fn read_from(&mut self, schema: Option<&'static str>, name: &'static str) {
        if self.literals && !self.sources.contains(&(schema, name)) {
            self.sources.push((schema, name));
        }
    }

    /// Writes a value as a literal.
    pub(super) fn literal(&mut self, value: &Value) {
        let infinite = match value {
            Value::F32(v) => !v.is_finite(),
            Value::F64(v) => !v.is_finite(),
            Value::Param(..) | Value::CountParam(_) => {
                return self.refuse("a view has no parameters: write the value".into());
            }
            Value::Scoped(name, _) => {
                return self.refuse(format!(
                    "a view has no scoped values, and a default filter needs `{name}`: use `.ignore_default_filters()`"
                ));
            }
            Value::Invalid(_, reason) => return self.refuse(reason.to_string()),
            _ => false,
        };
        self.needs_kind(value.kind());
        let literal = self.syntax.literal(value);
        if infinite && literal == "null" {
            let dialect = self.syntax.name();
            return self.refuse(format!("{dialect} has no infinite numbers, and no NaN"));
        }
        self.raw(&literal);
    }

    /// Writes a value as a literal within an expression. Numbers and texts are what they look like.
    pub(super) fn typed_literal(&mut self, value: &Value) {
        let plain = !matches!(value, Value::Null(_))
            && matches!(
                value.kind(),
                Kind::Bool | Kind::I16 | Kind::I32 | Kind::I64 | Kind::Text | Kind::Enum(_)
            );
        if plain {
            self.literal(value);
        } else {
            self.cast_literal(value);
        }
    }

    /// Writes a value as a literal of its type.
    pub(super) fn cast_literal(&mut self, value: &Value) {
        if self.custom_literal(value) {
            return;
        }
        self.raw("cast(");
        self.literal(value);
        self.raw(" as ");
        self.raw(&self.syntax.cast_name(value.kind()));
        self.raw(")");
        self.collate(value.kind());
    }
}
