//! Rows of a stream, inserted in pieces.
use super::insert::{Insert, Insertable, NewRow, NoRows};
use crate::dialect::Dialect;
use crate::error::Error;
use crate::exec::On;
use crate::schema::{Models, TableOn};
use futures_core::Stream;
use futures_core::future::BoxFuture;
use futures_util::stream::{BoxStream, TryChunksError};
use futures_util::{FutureExt as _, StreamExt as _, TryStreamExt as _};
use std::any::Any;
use std::marker::PhantomData;
use std::sync::{Arc, Mutex, PoisonError};

/// How many rows are held at once, unless the program says otherwise.
const PIECE: usize = 2_000;

/// What a stream of rows gives: an insert model of the table `T`, or the stream's own error.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not what a stream of rows for `{T}` gives",
    label = "expected a stream of `Result<_, _>` of the insert model of `{T}`",
    note = "a stream that never fails becomes one with `.map(Ok::<_, Error>)`"
)]
pub trait StreamedRow<T> {
    /// The stream's own error.
    type Error;
    #[doc(hidden)]
    fn into_row(self) -> Result<NewRow, Self::Error>;
}
impl<T, V: Insertable<T>, E> StreamedRow<T> for Result<V, E> {
    type Error = E;
    fn into_row(self) -> Result<NewRow, E> {
        self.map(Insertable::into_row)
    }
}

/// An insert of the rows of a stream, see [`Insert::rows_from`].
#[must_use = "an insert does nothing until it is run: `.execute()`"]
pub struct InsertStream<'a, D: Dialect, T, E> {
    on: On<'a, D>,
    rows: BoxStream<'static, Result<NewRow, E>>,
    piece: usize,
    table: PhantomData<fn() -> T>,
}

impl<'a, D: Dialect, T: Models + TableOn<D>> Insert<On<'a, D>, T, NoRows> {
    /// The rows of a stream: a file, another database, whatever has more rows than fit into memory. Each is the table's
    /// insert model, or why there is none: an error of the stream, of any type that the errors of queries can be turned
    /// into, ends it.
    ///
    /// All rows are there afterwards, or none: they are sent in pieces, in one transaction (on a transaction: in a
    /// savepoint), each piece in the form of [`bulk`](Insert::bulk), which is COPY on PostgreSQL. The transaction is
    /// open for as long as the stream takes.
    ///
    /// ```
    /// # use drizzle_core::dialect::Dialect; use drizzle_core::exec::Executor; use drizzle_core::error::Error;
    /// # use drizzle_core::query::{TableFn, Insertable}; use drizzle_core::schema::{Models, TableOn};
    /// # async fn example<D: Dialect, T: Models + TableOn<D>, F: TableFn<Table = T>, V: Insertable<T> + Send + 'static>(
    /// #     db: &impl Executor<D>, users: F, lines: Vec<Result<V, Error>>) -> Result<(), Error> {
    /// let rows = futures_util::stream::iter(lines); // of `Result<NewUser, Error>`
    /// let inserted: u64 = db.insert(users).rows_from(rows).execute().await?;
    /// # Ok(())
    /// # }
    /// ```
    #[doc(alias("copy_in"))]
    pub fn rows_from<S, I, E>(self, rows: S) -> InsertStream<'a, D, T, E>
    where
        S: Stream<Item = I> + Send + 'static,
        I: StreamedRow<T, Error = E> + 'static,
    {
        InsertStream {
            on: self.into_on(),
            rows: rows.map(I::into_row).boxed(),
            piece: PIECE,
            table: PhantomData,
        }
    }
}

impl<'a, D, T, E> InsertStream<'a, D, T, E>
where
    D: Dialect,
    T: Models + TableOn<D>,
    E: From<Error> + Send + 'static,
{
    /// How many rows are held in memory and sent at once; 2,000 unless it is said.
    pub fn pieces_of(mut self, rows: usize) -> Self {
        self.piece = rows.max(1);
        self
    }

    /// Runs it, and gives the number of rows.
    ///
    /// # Errors
    /// What the stream or the database says first. No row is there then.
    pub fn execute(self) -> BoxFuture<'a, Result<u64, E>> {
        // What the stream said: the transaction knows only errors of its own kind.
        let said = Arc::new(Mutex::new(None));
        let says = said.clone();
        let pieces = self.rows.try_chunks(self.piece);
        let all = self.on.0.atomically(Box::new(move |tx| {
            Box::pin(async move {
                let mut pieces = std::pin::pin!(pieces);
                let mut count = 0;
                while let Some(rows) = pieces.next().await {
                    let rows = rows.map_err(|TryChunksError(_, error)| {
                        *says.lock().unwrap_or_else(PoisonError::into_inner) = Some(error);
                        Error::Rollback
                    })?;
                    let insert = Insert::<_, T, _>::new(On(tx)).rows(rows).bulk();
                    count += insert.execute().await?;
                }
                Ok(Box::new(count) as Box<dyn Any + Send>)
            })
        }));
        all.map(move |done| {
            let said = said.lock().unwrap_or_else(PoisonError::into_inner).take();
            match (done, said) {
                (Err(_), Some(error)) => Err(error),
                (Err(error), None) => Err(error.into()),
                (Ok(count), _) => Ok(*count.downcast::<u64>().unwrap_or_default()),
            }
        })
        .boxed()
    }
}
