//! Common table expressions: `with name as (..)`.
use super::Select;
use super::gates::NeedsMaterialized;
use super::insert::Returning;
use super::selection::{AsRecord, Tag};
use super::subquery::{Sub, Subquery};
use crate::ast;
use crate::dialect::{Dialect, HasWritingCtes};
use crate::exec::On;
use crate::scope::{Checked, Deferred, End, Free, Valid, Within};
use std::sync::Arc;

/// A query that can become a CTE on dialect `D`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't be a common table expression",
    label = "expected a select of `fields! {{ .. }}`"
)]
pub trait IntoCte<D> {
    /// The CTE.
    type Cte;
    #[doc(hidden)]
    fn into_cte(self, name: &'static str) -> Self::Cte;
}

/// A CTE whose record is `Sel` and whose tables are `S`.
pub type CteOf<Sel, S, Part> =
    Subquery<<Sel as AsRecord<S>>::Tag, <Sel as AsRecord<S>>::Columns, Part>;

fn cte<X, Sel: AsRecord<S>, S, M, Part>(
    query: Select<X, Sel, S, M>,
    name: &'static str,
) -> CteOf<Sel, S, Part> {
    let mut items = Vec::new();
    query.selection.named(&mut items);
    let mut query = query.build(items);
    let uses = std::mem::take(&mut query.with);
    let cte = ast::Cte {
        uses,
        ..ast::Cte::new(name, query)
    };
    Subquery::new(ast::Source::Cte(Arc::new(cte)), Sel::columns(name))
}

/// The rows that a write returns. PostgreSQL and CockroachDB.
impl<D: Dialect + HasWritingCtes, Sel: AsRecord<S>, S> IntoCte<D> for Returning<'_, D, Sel, S> {
    type Cte = CteOf<Sel, S, ()>;
    fn into_cte(self, name: &'static str) -> Self::Cte {
        let columns = Sel::columns(name);
        let mut items = Vec::new();
        self.selection.named(&mut items);
        let mut write = match self.write {
            Ok(write) => write,
            // Told where the statement is rendered.
            Err(error) => ast::Write::Invalid(error.to_string()),
        };
        let uses = write.take_ctes();
        write.set_returning(items);
        let cte = ast::Cte {
            name,
            body: ast::CteBody::Write(Box::new(write)),
            materialized: None,
            uses,
        };
        Subquery::new(ast::Source::Cte(Arc::new(cte)), columns)
    }
}

impl<G: Tag, C, Part> Subquery<G, C, Part> {
    /// Of a CTE: its rows are computed once, apart from the query around it. PostgreSQL, CockroachDB and SQLite.
    pub fn materialized(self) -> Subquery<G, C, (Part, NeedsMaterialized)> {
        self.with_hint(true)
    }

    /// Of a CTE: its rows are computed as part of the query around it. PostgreSQL, CockroachDB and SQLite.
    pub fn not_materialized(self) -> Subquery<G, C, (Part, NeedsMaterialized)> {
        self.with_hint(false)
    }

    fn with_hint(self, hint: bool) -> Subquery<G, C, (Part, NeedsMaterialized)> {
        let (source, columns) = self.into_parts();
        let source = match source {
            ast::Source::Cte(cte) => ast::Source::Cte(Arc::new(ast::Cte {
                materialized: Some(hint),
                name: cte.name,
                body: cte.body.clone(),
                uses: cte.uses.clone(),
            })),
            source => source,
        };
        Subquery::new(source, columns)
    }
}

impl<D, Sel: AsRecord<S> + Valid<S>, S> IntoCte<D> for Select<On<'_, D>, Sel, S, Checked> {
    type Cte = CteOf<Sel, S, ()>;
    fn into_cte(self, name: &'static str) -> Self::Cte {
        cte(self, name)
    }
}
impl<D, Sel: AsRecord<S>, S: Within<End<D>>, P, R> IntoCte<D>
    for Select<Free, Sel, S, Deferred<P, R>>
where
    Sel: Valid<S::Out>,
    P: Valid<S::Out>,
{
    type Cte = CteOf<Sel, S, Sub<Sel, S, P>>;
    fn into_cte(self, name: &'static str) -> Self::Cte {
        cte(self, name)
    }
}

impl<X, Sel, S, M> Select<X, Sel, S, M> {
    /// Names a CTE in this query. `from` and joins do so by themselves; this is for one that only
    /// hand-written SQL uses.
    pub fn with<G, C, Part>(mut self, cte: &Subquery<G, C, Part>) -> Self {
        hoist(&mut self.with, &cte.source);
        self
    }
}

/// Puts the CTE that a statement uses in front of it.
pub(super) fn hoist(with: &mut Vec<Arc<ast::Cte>>, source: &ast::Source) {
    if let ast::Source::Cte(cte) = source {
        add_cte(with, cte);
    }
}

fn add_cte(with: &mut Vec<Arc<ast::Cte>>, cte: &Arc<ast::Cte>) {
    // What a CTE itself uses stands before it. Another one of the same name is told when it is rendered.
    for used in &cte.uses {
        add_cte(with, used);
    }
    if !with.iter().any(|known| Arc::ptr_eq(known, cte)) {
        with.push(cte.clone());
    }
}
