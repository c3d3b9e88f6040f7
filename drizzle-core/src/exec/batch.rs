//! Several queries together: all of them take effect, or none, and each gives what it would give alone.
use super::{Done, Executor, Run, Runs, State, Work};
use crate::dialect::Dialect;
use crate::error::Error;
use futures_core::future::BoxFuture;
use std::any::Any;

/// One query of a batch, taken apart.
#[doc(hidden)]
pub struct Part<T> {
    work: Work,
    finish: Box<dyn FnOnce(Done) -> Result<T, Error> + Send>,
}

impl<T> Part<T> {
    async fn run<D: Dialect>(self, on: &dyn Executor<D>) -> Result<T, Error> {
        // What it gives is known before the transaction ends: a missing row undoes the others, too.
        (self.finish)(on.run(self.work).await?)
    }
}

impl<T> Run<'_, T> {
    fn into_part(self, of: &dyn Runs) -> Result<Part<T>, Error> {
        match self.state {
            State::Waiting(on, work) if std::ptr::addr_eq(on, of) => Ok(Part {
                work,
                finish: self.finish,
            }),
            State::Failed(Some(error)) => Err(error),
            State::Waiting(..) => Err(Error::Invalid(
                "a query of this batch belongs to another handle: start it from the one that the batch runs on".into(),
            )),
            State::Running(_) | State::Failed(None) => Err(Error::Invalid(
                "a query of this batch was awaited before".into(),
            )),
        }
    }
}

/// Queries that can run together: a tuple of up to twelve of what `.all()`, `.one()`, `.first()` and `.execute()` give,
/// or a `Vec` of them.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no batch of queries",
    label = "not a tuple or `Vec` of queries",
    note = "a batch is a tuple of up to twelve queries that are not awaited: `(db.insert(..).execute(), db.select(..).all())`; a query ends in `.all()`, `.one()`, `.first()` or `.execute()`, one query alone is `(query,)`"
)]
pub trait Batch {
    /// What each of them gives.
    type Output: Send + 'static;
    /// The queries, taken apart.
    #[doc(hidden)]
    type Parts: Send + 'static;
    /// Takes them apart; `of` is where they belong.
    #[doc(hidden)]
    fn into_parts(self, of: &dyn Runs) -> Result<Self::Parts, Error>;
    /// Runs them one after the other.
    #[doc(hidden)]
    fn run<'t, D: Dialect>(
        parts: Self::Parts,
        on: &'t dyn Executor<D>,
    ) -> BoxFuture<'t, Result<Self::Output, Error>>;
}

impl<T: Send + 'static> Batch for Vec<Run<'_, T>> {
    type Output = Vec<T>;
    type Parts = Vec<Part<T>>;

    fn into_parts(self, of: &dyn Runs) -> Result<Self::Parts, Error> {
        self.into_iter().map(|run| run.into_part(of)).collect()
    }

    fn run<'t, D: Dialect>(
        parts: Self::Parts,
        on: &'t dyn Executor<D>,
    ) -> BoxFuture<'t, Result<Self::Output, Error>> {
        Box::pin(async move {
            let mut all = Vec::with_capacity(parts.len());
            for part in parts {
                all.push(part.run(on).await?);
            }
            Ok(all)
        })
    }
}

macro_rules! tuples {
    ($(($($T:ident $run:ident),+);)+) => {$(
        impl<$($T: Send + 'static),+> Batch for ($(Run<'_, $T>,)+) {
            type Output = ($($T,)+);
            type Parts = ($(Part<$T>,)+);

            fn into_parts(self, of: &dyn Runs) -> Result<Self::Parts, Error> {
                let ($($run,)+) = self;
                Ok(($($run.into_part(of)?,)+))
            }

            fn run<'t, X: Dialect>(
                parts: Self::Parts,
                on: &'t dyn Executor<X>,
            ) -> BoxFuture<'t, Result<Self::Output, Error>> {
                let ($($run,)+) = parts;
                Box::pin(async move { Ok(($($run.run(on).await?,)+)) })
            }
        }
    )+};
}
tuples! {
    (A a);
    (A a, B b);
    (A a, B b, C c);
    (A a, B b, C c, D d);
    (A a, B b, C c, D d, E e);
    (A a, B b, C c, D d, E e, F f);
    (A a, B b, C c, D d, E e, F f, G g);
    (A a, B b, C c, D d, E e, F f, G g, H h);
    (A a, B b, C c, D d, E e, F f, G g, H h, I i);
    (A a, B b, C c, D d, E e, F f, G g, H h, I i, J j);
    (A a, B b, C c, D d, E e, F f, G g, H h, I i, J j, K k);
    (A a, B b, C c, D d, E e, F f, G g, H h, I i, J j, K k, L l);
}

/// Runs a batch in a transaction of its own.
pub(super) fn run<'a, D: Dialect, B: Batch>(
    on: &'a dyn Executor<D>,
    batch: B,
) -> BoxFuture<'a, Result<B::Output, Error>> {
    let parts = batch.into_parts(on);
    Box::pin(async move {
        let parts = parts?;
        let done = on.atomically(Box::new(move |on| {
            let all = B::run(parts, on);
            Box::pin(async move { Ok(Box::new(all.await?) as Box<dyn Any + Send>) })
        }));
        let lost = |_| Error::Invalid("the batch lost its results".into());
        done.await?.downcast().map(|all| *all).map_err(lost)
    })
}
