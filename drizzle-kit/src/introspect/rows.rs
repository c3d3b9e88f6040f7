//! Rows of the databases' own tables: every column is asked for as text.
use drizzle::Error;
use drizzle::decode::{DecodeError, Reader};
use drizzle::dialect::Dialect;
use drizzle::exec::Executor;
use drizzle::expr::Sql;
use drizzle::query::RawRow;
use drizzle::sql;

/// A row of texts.
#[derive(Debug, Clone)]
pub(crate) struct Row<const N: usize>([Option<String>; N]);

impl<const N: usize> RawRow for Row<N> {
    fn decode(row: &mut dyn Reader) -> Result<Self, DecodeError> {
        let mut texts = [const { None }; N];
        for text in &mut texts {
            *text = <Option<String> as RawRow>::decode(row)?;
        }
        Ok(Row(texts))
    }
}

impl<const N: usize> Row<N> {
    /// The text of a column, if it is not NULL.
    pub(crate) fn option(&self, column: usize) -> Option<String> {
        self.0.get(column).cloned().flatten()
    }
    /// The text of a column; NULL is nothing.
    pub(crate) fn text(&self, column: usize) -> String {
        self.option(column).unwrap_or_default()
    }
    /// Whether the column holds what a database says for yes.
    pub(crate) fn flag(&self, column: usize) -> bool {
        self.0
            .get(column)
            .and_then(Option::as_deref)
            .is_some_and(|text| {
                ["1", "t", "true", "YES"]
                    .iter()
                    .any(|yes| yes.eq_ignore_ascii_case(text))
            })
    }
    /// The number of a column.
    pub(crate) fn number<T: std::str::FromStr>(&self, column: usize) -> Option<T> {
        self.0.get(column)?.as_deref()?.trim().parse().ok()
    }
    /// The texts of a column that holds a JSON array.
    pub(crate) fn list(&self, column: usize) -> Result<Vec<String>, Error> {
        match self.option(column) {
            None => Ok(Vec::new()),
            Some(text) => serde_json::from_str(&text)
                .map_err(|error| Error::Invalid(format!("the database's list of names: {error}"))),
        }
    }
}

/// The rows of a statement that is written in this crate.
pub(crate) async fn rows<D: Dialect, const N: usize>(
    db: &impl Executor<D>,
    statement: impl Into<std::borrow::Cow<'static, str>>,
) -> Result<Vec<Row<N>>, Error> {
    db.rows::<Row<N>>(sql!("{Sql::raw(statement)}")).await
}

/// Runs a statement.
pub(crate) async fn execute<D: Dialect>(
    db: &impl Executor<D>,
    statement: String,
) -> Result<u64, Error> {
    db.execute(sql!("{Sql::raw(statement)}")).await
}
