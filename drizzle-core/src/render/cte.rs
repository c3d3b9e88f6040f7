//! Common table expressions.
use super::Writer;
use crate::ast::{Body, Cte, CteBody, Expr, Query, SetOp, Write};
use crate::value::Kind;
use std::sync::Arc;

impl Writer {
    /// What stands before a query, a write or an operand of a set operation. Those that the statement around has
    /// already are left out; [`Self::leave`] forgets those that were added.
    pub(super) fn with(&mut self, ctes: &[Arc<Cte>]) {
        let known = |cte: &&Arc<Cte>| !self.ctes.iter().any(|known| Arc::ptr_eq(known, cte));
        let ctes: Vec<_> = ctes.iter().filter(known).cloned().collect();
        let Some(first) = ctes.first() else { return };
        if self.nested && !self.syntax.nested_order_and_ctes() {
            self.refuse(format!(
                "{} has no common table expression within another query: use `{}` in the outer query too, or make it a subquery",
                self.syntax.name(),
                first.name
            ));
        }
        for (i, cte) in ctes.iter().enumerate() {
            let same = |other: &Arc<Cte>| other.name.eq_ignore_ascii_case(cte.name);
            if ctes[..i].iter().any(same) || self.ctes.iter().any(same) {
                self.refuse(format!(
                    "two common table expressions are called `{}`",
                    cte.name
                ));
            }
        }
        let recursive = |cte: &Arc<Cte>| matches!(cte.body, CteBody::Recursive(..));
        let recursive = ctes.iter().any(recursive);
        self.raw("with ");
        if recursive {
            // Each of them can then refer to each.
            self.raw(self.syntax.recursive());
            self.ctes.extend(ctes.iter().cloned());
        }
        self.list(&ctes, ", ", |w, cte| {
            w.name(cte.name);
            w.raw(match cte.materialized {
                None => " as ",
                Some(true) => " as materialized ",
                Some(false) => " as not materialized ",
            });
            w.cte_body(cte);
            if !recursive {
                w.ctes.push(cte.clone());
            }
        });
        self.raw(" ");
    }

    /// Forgets the common table expressions of a statement that ends: those after the first `count`.
    pub(super) fn leave(&mut self, count: usize) {
        self.ctes.truncate(count);
    }

    /// How many common table expressions can be referred to here.
    pub(super) fn enter(&self) -> usize {
        self.ctes.len()
    }

    fn cte_body(&mut self, cte: &Cte) {
        let named = std::mem::replace(&mut self.named, self.syntax.names_derived_columns());
        match &cte.body {
            CteBody::Query(query) => self.subquery(query),
            CteBody::Recursive(query, kinds) => {
                self.check_recursive(cte.name, query);
                match self.with_casts(query, kinds) {
                    Some(query) => self.subquery(&query),
                    None => self.subquery(query),
                }
            }
            CteBody::Write(write) => self.cte_write(cte.name, write),
        }
        self.named = named;
    }

    fn cte_write(&mut self, name: &str, write: &Write) {
        if self.nested {
            self.refuse(format!(
                "`{name}` writes, so it can only stand in front of the whole statement: use it in the outer query"
            ));
        }
        let nested = std::mem::replace(&mut self.nested, true);
        let read_here = std::mem::replace(&mut self.read_here, false);
        let written = self.written.take();
        self.named = false;
        self.raw("(");
        match write {
            Write::Insert(insert) => self.insert_in_cte(insert),
            Write::Update(update) => self.update(update),
            Write::Delete(delete) => self.delete(delete),
            Write::Invalid(reason) => self.refuse(reason.clone()),
        }
        self.raw(")");
        self.written = written;
        self.read_here = read_here;
        self.nested = nested;
    }

    /// What the term that refers to itself can't have, on any database or on some.
    fn check_recursive(&mut self, name: &str, query: &Query) {
        let Body::Set(_, sides) = &query.body else {
            return;
        };
        let term = &sides.1;
        let Body::Select(select) = &term.body else {
            return;
        };
        let word = if !term.order_by.is_empty() {
            "an order"
        } else if term.limit.is_some() || term.offset.is_some() {
            "a limit"
        } else if !select.group_by.is_empty() || select.having.is_some() {
            "groups"
        } else if select.distinct || !select.distinct_on.is_empty() {
            "`distinct`"
        } else {
            return;
        };
        self.refuse(format!(
            "the term of `{name}` that refers to itself can't have {word}, which would be about the rows of one step only: the query that uses `{name}` can"
        ));
    }

    /// The terms with their columns cast, where both have to be of exactly the same types.
    fn with_casts(&self, query: &Query, kinds: &[Kind]) -> Option<Query> {
        if !kinds.iter().any(|kind| self.syntax.casts_recursive(*kind)) {
            return None;
        }
        let mut query = query.clone();
        if let Body::Set(SetOp::Union | SetOp::UnionAll, sides) = &mut query.body {
            for side in [&mut sides.0, &mut sides.1] {
                let Body::Select(select) = &mut side.body else {
                    continue;
                };
                for (item, kind) in select.items.iter_mut().zip(kinds) {
                    if self.syntax.casts_recursive(*kind) {
                        let expr = std::mem::replace(&mut item.expr, Expr::And(Vec::new()));
                        item.expr = Expr::Cast(Box::new(expr), *kind, None);
                    }
                }
            }
        }
        Some(query)
    }
}
