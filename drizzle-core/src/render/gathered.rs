//! Aggregates that make one value of the values of many rows.
use super::Writer;
use crate::ast::{Expr, Gathered, Gathering};
use crate::dialect::TextAggregate;
use crate::value::{Kind, Value};

impl Writer {
    pub(super) fn gathered(&mut self, gathered: &Gathered) {
        self.undecided(std::iter::once(&gathered.operand));
        match &gathered.what {
            Gathering::Text(separator) => self.text_of_many(gathered, separator),
            Gathering::Array => self.array_of_many(gathered),
            Gathering::Any(kind) => self.one_of_many(gathered, *kind),
        }
    }

    fn text_of_many(&mut self, gathered: &Gathered, separator: &str) {
        let form = self.syntax.text_aggregate();
        let operand = self.filtered_operand(gathered);
        let bound = Value::Text(separator.to_owned().into());
        match form {
            TextAggregate::Function(name) => {
                self.raw(name);
                self.raw("(");
                self.expr(&operand);
                self.raw(", ");
                self.expr(&Expr::Value(bound));
                self.ordered_values(gathered);
                self.raw(")");
            }
            TextAggregate::Separator(name) => {
                self.raw(name);
                self.raw("(");
                self.expr(&operand);
                self.ordered_values(gathered);
                self.raw(" separator ");
                // No parameter may stand here.
                let literal = self.syntax.separator_literal(separator);
                self.raw(&literal);
                self.raw(")");
            }
            TextAggregate::WithinGroup(name, kind) => {
                self.raw(name);
                self.raw("(");
                self.expr(&Expr::Cast(Box::new(operand), kind, None));
                self.raw(", ");
                self.expr(&Expr::Value(bound));
                self.raw(")");
                if !gathered.order.is_empty() {
                    self.raw(" within group (");
                    self.order(&gathered.order, &[]);
                    self.raw(")");
                }
            }
        }
        self.filter_clause(gathered);
    }

    fn array_of_many(&mut self, gathered: &Gathered) {
        self.raw("array_agg(");
        self.expr(&gathered.operand);
        self.ordered_values(gathered);
        self.raw(")");
        self.filter_clause(gathered);
    }

    /// The least of them is one of them. Where not every type has a least value, it is the first of their array.
    fn one_of_many(&mut self, gathered: &Gathered, kind: Kind) {
        if self.syntax.has_least_of_any() {
            let operand = self.filtered_operand(gathered);
            self.expr(&Expr::Aggregate {
                name: "any_value",
                distinct: false,
                operand: Some(Box::new(operand)),
                kind: Some(kind),
            });
            return self.filter_clause(gathered);
        }
        let there = Expr::IsNull {
            operand: Box::new(gathered.operand.clone()),
            negated: true,
        };
        let mut one = gathered.clone();
        one.filter = Some(match one.filter.take() {
            Some(filter) => Expr::And(vec![filter, there]),
            None => there,
        });
        self.raw("(");
        self.array_of_many(&one);
        self.raw(")[1]");
    }

    fn ordered_values(&mut self, gathered: &Gathered) {
        if !gathered.order.is_empty() {
            self.raw(" ");
            self.order(&gathered.order, &[]);
        }
    }

    /// These aggregates leave out NULL.
    fn filtered_operand(&self, gathered: &Gathered) -> Expr {
        match &gathered.filter {
            Some(filter) if !self.syntax.has_aggregate_filter() && !filter.is_empty() => {
                Expr::Case {
                    arms: vec![(filter.clone(), gathered.operand.clone())],
                    otherwise: None,
                }
            }
            _ => gathered.operand.clone(),
        }
    }

    fn filter_clause(&mut self, gathered: &Gathered) {
        if let Some(filter) = gathered.filter.as_ref().filter(|f| !f.is_empty())
            && self.syntax.has_aggregate_filter()
        {
            self.raw(" filter (where ");
            self.condition(filter);
            self.raw(")");
        }
    }
}
