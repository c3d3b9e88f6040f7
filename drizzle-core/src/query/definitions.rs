//! Creating and dropping a whole schema, and dropping a table.
use crate::ddl::{self, Object};
use crate::dialect::{Dialect, HasDropCascade};
use crate::error::Error;
use crate::exec::{self, On, Run, Work};
use crate::render::{Sql, Target};
use crate::schema::TableDef;

type Statements = Result<Vec<String>, Error>;

/// What `write` makes for a dialect, after whoever watches has seen it.
fn watched(target: Target<'_>, write: impl Fn(Target<'_>) -> Statements) -> Statements {
    watched!(all Definition, |syntax| {
        Ok(write(syntax.into())?.into_iter().map(Sql::definition).collect())
    });
    write(target)
}

fn work(statements: Statements) -> Result<Work, Error> {
    Ok(Work::many(
        statements?.into_iter().map(Sql::definition).collect(),
    ))
}

/// The creation of a schema's objects, in the order that they need.
#[derive(Clone)]
#[must_use = "nothing is created until it is run: `.execute()`"]
pub struct CreateObjects<X> {
    on: X,
    objects: Vec<Object>,
    if_not_exists: bool,
}
impl<'a, D: Dialect> CreateObjects<On<'a, D>> {
    pub(crate) fn new(on: On<'a, D>, objects: &[Object]) -> Self {
        CreateObjects {
            on,
            objects: objects.to_vec(),
            if_not_exists: false,
        }
    }
    /// Creates only what is not there. What is there is not compared.
    pub fn if_not_exists(mut self) -> Self {
        self.if_not_exists = true;
        self
    }
    /// Runs it: all of the statements take effect, or none.
    ///
    /// On MySQL each statement takes effect by itself, and commits the transaction around it, as every definition
    /// does there.
    pub fn execute(self) -> Run<'a, u64> {
        exec::affected(self.on, work(self.to_sql()))
    }
    /// The statements, without running them.
    ///
    /// # Errors
    /// [`Error::Invalid`] when the database lacks something of the schema.
    pub fn to_sql(&self) -> Result<Vec<String>, Error> {
        watched(self.on.target(), |target| {
            ddl::create_objects(target, &self.objects, self.if_not_exists)
        })
    }
}

/// The removal of a schema's objects, in the order that they need.
#[derive(Clone)]
#[must_use = "nothing is dropped until it is run: `.execute()`"]
pub struct DropObjects<X> {
    on: X,
    objects: Vec<Object>,
    if_exists: bool,
}
impl<'a, D: Dialect> DropObjects<On<'a, D>> {
    pub(crate) fn new(on: On<'a, D>, objects: &[Object]) -> Self {
        DropObjects {
            on,
            objects: objects.to_vec(),
            if_exists: false,
        }
    }
    /// Drops only what is there.
    pub fn if_exists(mut self) -> Self {
        self.if_exists = true;
        self
    }
    /// Runs it: all of the statements take effect, or none; on MySQL each by itself.
    pub fn execute(self) -> Run<'a, u64> {
        exec::affected(self.on, work(self.to_sql()))
    }
    /// The statements, without running them.
    ///
    /// # Errors
    /// [`Error::Invalid`] when the schema contradicts itself.
    pub fn to_sql(&self) -> Result<Vec<String>, Error> {
        watched(self.on.target(), |target| {
            ddl::drop_objects(target, &self.objects, self.if_exists)
        })
    }
}

/// The removal of a table.
#[derive(Clone)]
#[must_use = "nothing is dropped until it is run: `.execute()`"]
pub struct DropTable<X> {
    on: X,
    table: &'static TableDef,
    if_exists: bool,
    cascade: bool,
}
impl<'a, D: Dialect> DropTable<On<'a, D>> {
    pub(crate) fn new(on: On<'a, D>, table: &'static TableDef) -> Self {
        DropTable {
            on,
            table,
            if_exists: false,
            cascade: false,
        }
    }
    /// Does nothing if the table is not there.
    pub fn if_exists(mut self) -> Self {
        self.if_exists = true;
        self
    }
    /// Drops what depends on the table, too: foreign keys of other tables, and views. PostgreSQL and CockroachDB.
    pub fn cascade(mut self) -> Self
    where
        D: HasDropCascade,
    {
        self.cascade = true;
        self
    }
    /// Runs it.
    pub fn execute(self) -> Run<'a, u64> {
        exec::affected(self.on, work(self.to_sql()))
    }
    /// The statement, without running it.
    ///
    /// # Errors
    /// None: it is a result like that of other definitions.
    pub fn to_sql(&self) -> Result<Vec<String>, Error> {
        watched(self.on.target(), |target| {
            let drop = ddl::drop_table_in(target, self.table, self.if_exists, self.cascade);
            Ok(vec![drop])
        })
    }
}
