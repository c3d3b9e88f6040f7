//! A whole schema: its objects, created and dropped in the order that they need.
use super::policies::{self, RoleDef};
use super::sequences::SequenceDef;
use super::views::Created;
use super::{Quoted, TableSql, enums, order, table_sql};
use crate::dialect::{CircleKey, Dialect, LaterKey, Syntax};
use crate::error::Error;
use crate::schema::{DefaultDef, ForeignKeyDef, Table, TableDef, TableOn};
use crate::value::EnumDef;
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

    /// The objects, in the order they were named.
    pub fn objects(&self) -> &[Object] {
        &self.objects
    }
}

/// The tables and the views, each once, in the order they were named.
fn tables(objects: &[Object]) -> Result<[Vec<&'static TableDef>; 2], Error> {
    let mut known: Vec<&'static TableDef> = Vec::new();
    for object in objects {
        let Object::Table(table) = object else {
            continue;
        };
        match known.iter().find(|known| same(known, table)) {
            None => known.push(table),
            Some(known) if alike(known, table) => {}
            Some(_) => {
                let name = table.name;
                return Err(Error::Invalid(format!(
                    "two tables of the schema are called `{name}`"
                )));
            }
        }
    }
    let (views, tables) = known.into_iter().partition(|table| table.view.is_some());
    Ok([tables, views])
}

/// The sequences, each once: those that were named, and those of columns' defaults.
fn sequences(
    objects: &[Object],
    tables: &[&'static TableDef],
) -> Result<Vec<&'static SequenceDef>, Error> {
    let named = objects.iter().filter_map(|object| match object {
        Object::Sequence(sequence) => Some(*sequence),
        _ => None,
    });
    let columns = tables.iter().flat_map(|table| table.columns);
    let of_columns = columns.filter_map(|column| match column.default {
        Some(DefaultDef::Next(sequence)) => Some(sequence),
        _ => None,
    });
    let mut sequences: Vec<&'static SequenceDef> = Vec::new();
    for sequence in named.chain(of_columns) {
        let same =
            |known: &&&SequenceDef| (known.schema, known.name) == (sequence.schema, sequence.name);
        match sequences.iter().find(same) {
            None => sequences.push(sequence),
            Some(known) if **known == *sequence => {}
            Some(_) => {
                let name = sequence.name;
                return Err(Error::Invalid(format!(
                    "two sequences of the schema are called `{name}`"
                )));
            }
        }
    }
    Ok(sequences)
}

/// The views that are to be created, in groups as tables are. One that is there already belongs to nobody here.
fn views(syntax: &'static dyn Syntax, views: &[&'static TableDef]) -> Result<Vec<Created>, Error> {
    let mut created = Vec::new();
    for view in views {
        created.extend(Created::of(syntax, view)?);
    }
    let at = |(schema, name): &(Option<&str>, &str)| {
        let mut known = created.iter();
        known.position(|view| (view.def.schema, view.def.name) == (*schema, *name))
    };
    let order = order::groups(created.len(), &|from| {
        created[from].sources.iter().filter_map(at).collect()
    });
    let place = |index: &usize| order.iter().position(|group| group.contains(index));
    let mut placed: Vec<(Option<usize>, Created)> = Vec::new();
    let places: Vec<_> = (0..created.len()).map(|index| place(&index)).collect();
    placed.extend(places.into_iter().zip(created));
    placed.sort_by_key(|(place, _)| *place);
    Ok(placed.into_iter().map(|(_, view)| view).collect())
}

fn same(one: &TableDef, other: &TableDef) -> bool {
    (one.schema, one.name) == (other.schema, other.name)
}

/// Whether two definitions of one name may be one and the same.
fn alike(one: &TableDef, other: &TableDef) -> bool {
    let columns = |table: &'static [crate::schema::ColumnDef]| {
        table.iter().map(|c| (c.name, c.kind, c.nullable))
    };
    columns(one.columns).eq(columns(other.columns))
}

/// Tables in groups that refer only to themselves and to groups before them.
struct Plan {
    groups: Vec<Vec<&'static TableDef>>,
}

impl Plan {
    fn of(tables: &[&'static TableDef]) -> Self {
        let at = |table: &TableDef| tables.iter().position(|known| same(known, table));
        let refers_to = |from: usize| {
            let keys = (tables[from].foreign_keys)();
            keys.iter().filter_map(|key| at(key.table)).collect()
        };
        let groups = order::groups(tables.len(), &refers_to);
        let group = |group: Vec<usize>| group.into_iter().map(|at| tables[at]).collect();
        Plan {
            groups: groups.into_iter().map(group).collect(),
        }
    }
}

/// The statements that create a schema: namespaces, roles, enum types, sequences, tables in the order of their foreign keys, each with
/// its indexes, the foreign keys that close a circle, and views in the order of their queries.
///
/// With `if_not_exists` each of them does nothing where the object is there already; it is not compared.
///
/// # Errors
/// [`Error::Invalid`] when the dialect lacks something of the schema. Nothing is left out.
pub fn create<D: Dialect>(schema: &Schema<D>, if_not_exists: bool) -> Result<Vec<String>, Error> {
    create_objects(D::SYNTAX, &schema.objects, if_not_exists)
}

/// The same, as a server's version has it.
pub(crate) fn create_objects(
    syntax: &'static dyn Syntax,
    objects: &[Object],
    if_not_exists: bool,
) -> Result<Vec<String>, Error> {
    let [tables, views] = tables(objects)?;
    let sequences = sequences(objects, &tables)?;
    let views = self::views(syntax, &views)?;
    let quoted = Quoted(syntax.quotes());
    let mut statements: Vec<String> = Vec::new();
    let types = types(&tables);
    let of_views = views.iter().filter_map(|view| view.def.schema);
    let of_sequences = sequences.iter().filter_map(|sequence| sequence.schema);
    for name in namespaces(&tables, &types, of_sequences.chain(of_views)) {
        statements.extend(syntax.create_schema(&quoted.name(name)));
    }
    for role in roles(objects) {
        statements.push(role.create(syntax, if_not_exists)?);
    }
    statements.extend(types.iter().filter_map(|def| syntax.create_enum(def)));
    let domains = super::domains(tables.iter().copied()).into_iter();
    statements.extend(domains.filter_map(|def| syntax.create_domain(def)));
    for sequence in &sequences {
        statements.push(sequence.create(syntax, if_not_exists)?);
    }
    for group in Plan::of(&tables).groups {
        let mut later = Vec::new();
        for (at, table) in group.iter().enumerate() {
            let to_come = &group[at + 1..];
            let is_later = |key: &ForeignKeyDef| {
                let to_come = || to_come.iter().any(|other| same(other, key.table));
                syntax.adds_foreign_keys() && to_come()
            };
            let TableSql {
                table: create,
                indexes,
                foreign_keys,
            } = table_sql(syntax, table, if_not_exists, &is_later)?;
            statements.push(create);
            statements.extend(indexes);
            later.extend(foreign_keys.into_iter().map(|key| (*table, key)));
        }
        for (table, (name, definition)) in later {
            let key = LaterKey {
                table: &quoted.table(table),
                name: &quoted.name(name),
                definition: &definition,
            };
            let add = syntax.add_foreign_key(&key, if_not_exists);
            statements.push(add.ok_or_else(|| not_asked(syntax, table, name))?);
        }
    }
    for view in &views {
        statements.extend(view.create(syntax, if_not_exists)?);
    }
    // Their conditions may be about any of the tables.
    for table in tables {
        statements.extend(policies::statements(syntax, table, if_not_exists)?);
    }
    Ok(statements)
}

fn not_asked(syntax: &dyn Syntax, table: &TableDef, key: &str) -> Error {
    let (dialect, table) = (syntax.name(), table.name);
    Error::Invalid(format!(
        "foreign key `{key}` of table `{table}` closes a circle, and {dialect} can't be asked to add it only if it is \
         missing; leave out `if_not_exists()`"
    ))
}

/// The statements that drop a schema, in the opposite order of its creation. Namespaces stay: other things may be in
/// them.
///
/// # Errors
/// [`Error::Invalid`] when the schema contradicts itself.
pub fn drop<D: Dialect>(schema: &Schema<D>, if_exists: bool) -> Result<Vec<String>, Error> {
    drop_objects(D::SYNTAX, &schema.objects, if_exists)
}

/// The same, as a server's version has it.
pub(crate) fn drop_objects(
    syntax: &'static dyn Syntax,
    objects: &[Object],
    if_exists: bool,
) -> Result<Vec<String>, Error> {
    let [tables, views] = tables(objects)?;
    let sequences = sequences(objects, &tables)?;
    let quoted = Quoted(syntax.quotes());
    let views = self::views(syntax, &views)?.into_iter().rev();
    let mut statements: Vec<String> = views.map(|view| view.drop(syntax, if_exists)).collect();
    for group in Plan::of(&tables).groups.into_iter().rev() {
        let names: Vec<_> = group.iter().map(|table| quoted.table(table)).collect();
        if let [name] = &names[..] {
            statements.push(syntax.drop_table(name, if_exists, false));
            continue;
        }
        let mut keys = Vec::new();
        for (table, name) in group.iter().zip(&names) {
            for key in (table.foreign_keys)() {
                if !same(key.table, table) && group.iter().any(|other| same(other, key.table)) {
                    let (table, name) = (name.clone(), quoted.name(key.name));
                    keys.push(CircleKey { table, name });
                }
            }
        }
        statements.extend(syntax.drop_circle(&names, &keys, if_exists));
    }
    let sequences = sequences.iter().rev();
    statements.extend(sequences.map(|sequence| sequence.drop(syntax, if_exists)));
    let domains = super::domains(tables.iter().copied()).into_iter().rev();
    statements.extend(domains.filter_map(|def| syntax.drop_domain(def, if_exists)));
    let types = types(&tables).into_iter().rev();
    statements.extend(types.filter_map(|def| syntax.drop_enum(def, if_exists)));
    let roles = roles(objects).into_iter().rev();
    statements.extend(roles.map(|role| role.drop(syntax, if_exists)));
    Ok(statements)
}

/// The statement that drops a table, and with `cascade` what depends on it. Its enum types stay: other tables may
/// have them.
pub fn drop_table(
    syntax: &'static dyn Syntax,
    table: &TableDef,
    if_exists: bool,
    cascade: bool,
) -> String {
    let name = Quoted(syntax.quotes()).table(table);
    syntax.drop_table(&name, if_exists, cascade)
}

/// The roles, each once.
fn roles(objects: &[Object]) -> Vec<&'static RoleDef> {
    let mut roles: Vec<&'static RoleDef> = Vec::new();
    for object in objects {
        if let Object::Role(role) = object
            && !roles.contains(role)
        {
            roles.push(role);
        }
    }
    roles
}

/// The enum types of tables, each once.
fn types(tables: &[&'static TableDef]) -> Vec<&'static EnumDef> {
    let mut types: Vec<&'static EnumDef> = Vec::new();
    for def in tables.iter().flat_map(|table| enums(table)) {
        if !types.contains(&def) {
            types.push(def);
        }
    }
    types
}

/// The namespaces that objects are in, each once.
fn namespaces(
    tables: &[&'static TableDef],
    types: &[&'static EnumDef],
    of_others: impl Iterator<Item = &'static str>,
) -> Vec<&'static str> {
    let of_types = types.iter().filter_map(|def| def.schema);
    let of_tables = tables.iter().filter_map(|table| table.schema);
    let mut names: Vec<&'static str> = Vec::new();
    for name in of_types.chain(of_tables).chain(of_others) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// `drizzle::schema!`.
#[doc(hidden)]
#[macro_export]
macro_rules! schema_list {
    ($($object:expr),* $(,)?) => { $crate::ddl::Schema::new()$(.with($object))* };
}
