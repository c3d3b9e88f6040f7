//! A whole schema: its objects, created and dropped in the order that they need.
use super::policies::RoleDef;
use super::sequences::SequenceDef;
use super::{Quoted, Writer, describe};
use crate::dialect::{Dialect, Syntax};
use crate::error::Error;
use crate::render::Target;
use crate::schema::{Table, TableDef, TableOn};
use crate::types::{SqlType, SqlTypeOn};
use crate::value::Kind;
use std::marker::PhantomData;

/// An object of a schema.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum Object {
    /// A table, with its enum types, indexes and constraints; or a view.
    Table(&'static TableDef),
    /// A sequence.
    Sequence(&'static SequenceDef),
    /// A role.
    Role(&'static RoleDef),
    /// A type that may be of no column: an enum, a domain or a composite type.
    Type(Kind),
}

/// A table or another object that can be part of a schema on dialect `D`.
pub trait SchemaItem<D> {
    /// The object.
    #[doc(hidden)]
    const OBJECT: Object;
}
impl<T: Table + TableOn<D>, D> SchemaItem<D> for T {
    const OBJECT: Object = Object::Table(T::DEF);
}

/// A part of a schema on dialect `D`: an object's function (`users`), or another schema.
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't be part of a schema",
    label = "expected a table or another object: `schema![users, posts]`"
)]
pub trait SchemaPart<D> {
    #[doc(hidden)]
    fn add_to(self, objects: &mut Vec<Object>);
}
impl<F: ObjectFn<Object = T>, T: SchemaItem<D>, D> SchemaPart<D> for F {
    fn add_to(self, objects: &mut Vec<Object>) {
        objects.push(T::OBJECT);
    }
}
#[diagnostic::do_not_recommend]
impl<D> SchemaPart<D> for Schema<D> {
    fn add_to(self, objects: &mut Vec<Object>) {
        objects.extend(self.objects);
    }
}

/// An object's function, such as `users`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` can't be part of a schema",
    label = "expected a table or another object: `schema![users, posts]`"
)]
pub trait ObjectFn {
    /// The object.
    type Object;
}
#[diagnostic::do_not_recommend]
impl<F: FnOnce() -> T, T> ObjectFn for F {
    type Object = T;
}

/// The objects of a schema on dialect `D`, in the order they were named: what `schema!` makes.
///
/// ```
/// use drizzle_core::ddl::{self, Schema};
/// use drizzle_core::dialect::Postgres;
/// let schema = Schema::<Postgres>::new();
/// assert!(ddl::create(&schema, false)?.is_empty());
/// # Ok::<(), drizzle_core::Error>(())
/// ```
pub struct Schema<D> {
    objects: Vec<Object>,
    dialect: PhantomData<fn() -> D>,
}
impl<D> Clone for Schema<D> {
    fn clone(&self) -> Self {
        Schema {
            objects: self.objects.clone(),
            dialect: PhantomData,
        }
    }
}
impl<D> std::fmt::Debug for Schema<D> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.objects.fmt(f)
    }
}
impl<D> Default for Schema<D> {
    fn default() -> Self {
        Schema::new()
    }
}

impl<D> Schema<D> {
    /// A schema of nothing.
    pub const fn new() -> Self {
        Schema {
            objects: Vec::new(),
            dialect: PhantomData,
        }
    }

    /// The schema with one more object, or with those of another schema.
    pub fn with(mut self, part: impl SchemaPart<D>) -> Self {
        part.add_to(&mut self.objects);
        self
    }

    /// The schema with a type that none of its columns may have: an enum, a domain or a composite type. Those of
    /// columns are part of it anyway; where a database has no such types, nothing is created.
    pub fn with_type<T: SqlType + SqlTypeOn<D>>(mut self) -> Self {
        self.objects.push(Object::Type(T::KIND));
        self
    }

    /// The objects, in the order they were named.
    pub fn objects(&self) -> &[Object] {
        &self.objects
    }
}

/// The statements that create a schema: namespaces, roles, enum types, sequences, tables in the order of their foreign
/// keys, each with its indexes, the foreign keys that close a circle, and views in the order of their queries.
///
/// With `if_not_exists` each of them does nothing where the object is there already; it is not compared.
///
/// # Errors
/// [`Error::Invalid`] when the dialect lacks something of the schema. Nothing is left out.
pub fn create<D: Dialect>(schema: &Schema<D>, if_not_exists: bool) -> Result<Vec<String>, Error> {
    create_objects(D::SYNTAX.into(), &schema.objects, if_not_exists)
}

/// The same, as a server's version has it.
pub(crate) fn create_objects(
    target: Target<'_>,
    objects: &[Object],
    if_not_exists: bool,
) -> Result<Vec<String>, Error> {
    let mut catalog = describe::catalog(target.syntax, objects)?;
    super::chosen::schema(target, &mut catalog)?;
    Writer::new(target.syntax).create(&catalog, if_not_exists)
}

/// The statements that drop a schema, in the opposite order of its creation. Namespaces stay: other things may be in
/// them.
///
/// # Errors
/// [`Error::Invalid`] when the schema contradicts itself, or the dialect lacks something of it.
pub fn drop<D: Dialect>(schema: &Schema<D>, if_exists: bool) -> Result<Vec<String>, Error> {
    drop_objects(D::SYNTAX.into(), &schema.objects, if_exists)
}

/// The same, as a server's version has it.
pub(crate) fn drop_objects(
    target: Target<'_>,
    objects: &[Object],
    if_exists: bool,
) -> Result<Vec<String>, Error> {
    let mut catalog = describe::catalog(target.syntax, objects)?;
    super::chosen::schema(target, &mut catalog)?;
    Ok(Writer::new(target.syntax).drop(&catalog, if_exists))
}

/// The statement that drops a table, and with `cascade` what depends on it. Its enum types stay: other tables may
/// have them.
pub fn drop_table(
    syntax: &'static dyn Syntax,
    table: &TableDef,
    if_exists: bool,
    cascade: bool,
) -> String {
    drop_table_in(syntax.into(), table, if_exists, cascade)
}

/// The same, in a schema that was chosen at run time.
pub(crate) fn drop_table_in(
    target: Target<'_>,
    table: &TableDef,
    if_exists: bool,
    cascade: bool,
) -> String {
    let mut name = Quoted(target.quotes()).table(table);
    if let (Some(schema), None) = (target.schema, table.schema) {
        name = format!("{}.{name}", Quoted(target.quotes()).name(schema));
    }
    target.drop_table(&name, if_exists, cascade)
}

/// `drizzle::schema!`.
#[doc(hidden)]
#[macro_export]
macro_rules! schema_list {
    ($($object:expr),* $(,)?) => { $crate::ddl::Schema::new()$(.with($object))* };
}
