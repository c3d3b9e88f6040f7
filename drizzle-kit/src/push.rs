//! A schema straight to a database: what differs is changed, without a migration.
use crate::introspect::{Filters, Introspect, both};
use crate::questions::{Answers, Questions};
use crate::statements::{Place, Statement, statements};
use crate::{Change, diff};
use drizzle::migrate::{Migrates, Step, run_steps};
use drizzle::{Db, Error};
use drizzle_core::catalog::Catalog;
use std::fmt;

mod unsaid;

/// What a push does.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Plan {
    /// The changes, in their order.
    pub changes: Vec<Change>,
    /// Their statements.
    pub statements: Vec<Statement>,
    /// What is in the database and in no catalog: it stays as it is.
    pub left_out: Vec<String>,
}

impl Plan {
    /// Whether the database is as it should be.
    pub fn is_empty(&self) -> bool {
        self.statements.is_empty()
    }

    /// Which data is lost.
    pub fn loses(&self) -> Vec<&str> {
        let changes = self.changes.iter();
        changes
            .filter_map(|change| change.loses.as_deref())
            .collect()
    }
}

/// Why a push did nothing, or not all.
#[derive(Debug)]
#[non_exhaustive]
pub enum PushError {
    /// Only the author can answer these.
    Questions(Questions),
    /// Data would be lost, and nobody said that it may be.
    Loses(Vec<String>),
    /// The database, or the schema, says no.
    Database(Error),
    /// A statement failed. Where definitions are part of transactions, those beside it are undone.
    Statement {
        /// The statement.
        sql: String,
        /// How many statements are before it.
        position: usize,
        /// What the database says.
        error: Error,
    },
}

impl fmt::Display for PushError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PushError::Questions(questions) => {
                f.write_str("the schema leaves questions open")?;
                questions
                    .0
                    .iter()
                    .try_for_each(|question| write!(f, "\n- {question}"))
            }
            PushError::Loses(losses) => {
                f.write_str("data would be lost")?;
                losses.iter().try_for_each(|loss| write!(f, "\n- {loss}"))
            }
            PushError::Database(error) => error.fmt(f),
            PushError::Statement { sql, error, .. } => write!(f, "{error}\n{sql}"),
        }
    }
}

impl std::error::Error for PushError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            PushError::Database(error) | PushError::Statement { error, .. } => Some(error),
            _ => None,
        }
    }
}

impl From<Error> for PushError {
    fn from(error: Error) -> Self {
        PushError::Database(error)
    }
}

/// Says what has to change in a database so that it is as a schema says; nothing is changed.
///
/// Only the default schema (namespace) and those that the catalog names are looked at, unless `filters` name others, and
/// of the roles, those that the catalog names. Extensions are created and never dropped.
///
/// ```
/// # #[cfg(feature = "sqlite")]
/// # async fn example(catalog: drizzle_core::catalog::Catalog) -> Result<(), Box<dyn std::error::Error>> {
/// use drizzle::{Db, dialect::Sqlite};
/// use drizzle_kit::introspect::Filters;
/// use drizzle_kit::push::{apply, plan};
/// use drizzle_kit::questions::Answers;
/// let db = Db::<Sqlite>::connect("sqlite://shop.db").await?;
/// let todo = plan(&db, &catalog, &Filters::default(), &Answers::none()).await?;
/// for change in &todo.changes {
///     println!("{change}");
/// }
/// apply(&db, &todo, false).await?;
/// assert!(plan(&db, &catalog, &Filters::default(), &Answers::none()).await?.is_empty());
/// # Ok(())
/// # }
/// ```
///
/// # Errors
/// [`PushError::Questions`] for what only the author can answer, and what the database says.
pub async fn plan<D: Introspect>(
    db: &Db<D>,
    catalog: &Catalog,
    filters: &Filters,
    answers: &Answers,
) -> Result<Plan, PushError> {
    let (found, mut wanted) = both(db, catalog, &filters.for_push(catalog)).await?;
    let mut real = found.catalog;
    real.extensions
        .retain(|extension| wanted.extensions.contains(extension));
    unsaid::keep(&mut wanted, &real);
    let changes = diff(&real, &wanted, answers).map_err(PushError::Questions)?;
    let syntax = drizzle::exec::Executor::<D>::syntax(db);
    let statements = statements(syntax, &real, &wanted, &changes)?;
    Ok(Plan {
        changes,
        statements,
        left_out: found.left_out,
    })
}

/// Does what a plan says: in one transaction, except what can't be in one. With `force`, data may be lost.
///
/// # Errors
/// [`PushError::Loses`] before anything is done; [`PushError::Statement`] for a statement that failed.
pub async fn apply<D: Migrates>(db: &Db<D>, plan: &Plan, force: bool) -> Result<(), PushError> {
    let losses = plan.loses();
    if !force && !losses.is_empty() {
        let losses = losses.into_iter().map(str::to_owned);
        return Err(PushError::Loses(losses.collect()));
    }
    let steps = plan.statements.iter().map(|statement| Step {
        sql: &statement.sql,
        within: statement.place != Place::Outside,
        ends: statement.place == Place::BeforeCommit,
    });
    let steps: Vec<_> = steps.collect();
    run_steps(db, &steps).await.map_err(|(at, error)| {
        let statement = at.and_then(|at| Some((at, plan.statements.get(at)?)));
        match statement {
            None => PushError::Database(error),
            Some((position, statement)) => PushError::Statement {
                sql: statement.sql.clone(),
                position,
                error,
            },
        }
    })
}
