//! A database's objects as the database itself would tell them: names, and SQL in the words of one dialect.
//!
//! A schema of the program ([`TableDef`](crate::schema::TableDef) and its kin) says what is wanted, in no dialect's
//! words. A catalog says what that is on one dialect. Definitions are written from it, migrations are the difference of
//! two, and reading a database gives one.
//!
//! With the feature `serde` it can be kept as a file.
use crate::ddl::{self, Object};
pub use crate::ddl::{CheckOption, RowSecurity, ViewAlgorithm, ViewOptions};
use crate::dialect::Syntax;
use crate::error::Error;
pub use crate::schema::{Action, Auto};
#[cfg(feature = "serde")]
use serde::{Deserialize, Serialize};

/// A schema's objects, in the words of a dialect: namespaces, roles, types, sequences, tables in the order of their
/// foreign keys, and views in the order of their queries.
///
/// ```
/// use drizzle_core::catalog;
/// use drizzle_core::ddl::Schema;
/// use drizzle_core::dialect::{Dialect, Sqlite};
/// let schema = Schema::<Sqlite>::new();
/// assert!(catalog::of(Sqlite::SYNTAX, schema.objects())?.tables.is_empty());
/// # Ok::<(), drizzle_core::Error>(())
/// ```
///
/// # Errors
/// [`Error::Invalid`] when the dialect lacks something of the schema, or the schema contradicts itself.
pub fn of(syntax: &'static dyn Syntax, objects: &[Object]) -> Result<Catalog, Error> {
    ddl::catalog(syntax, objects)
}

macro_rules! data {
    ($($(#[$meta:meta])* pub struct $name:ident { $($(#[$field_meta:meta])* pub $field:ident: $ty:ty,)* })*) => { $(
        $(#[$meta])*
        #[derive(Debug, Clone, Default, PartialEq, Eq)]
        #[cfg_attr(feature = "serde", derive(Serialize, Deserialize), serde(default, deny_unknown_fields))]
        pub struct $name {
            $(
                $(#[$field_meta])*
                #[cfg_attr(feature = "serde", serde(skip_serializing_if = "is_default"))]
                pub $field: $ty,
            )*
        }
    )* };
}

#[cfg(feature = "serde")]
fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

data! {
/// Everything that a schema says, as one dialect has it. Lists are in the order of creation.
pub struct Catalog {
    /// The dialect's name, as a schema says it: `postgres`.
    pub dialect: String,
    /// Schemas (namespaces) other than the default one.
    pub namespaces: Vec<String>,
    /// Extensions.
    pub extensions: Vec<String>,
    /// Roles.
    pub roles: Vec<Role>,
    /// Enum types, where they are objects of their own.
    pub enums: Vec<Enum>,
    /// Domains.
    pub domains: Vec<Domain>,
    /// Composite types.
    pub composites: Vec<Composite>,
    /// Sequences that are objects of their own.
    pub sequences: Vec<Sequence>,
    /// Tables.
    pub tables: Vec<Table>,
    /// Views.
    pub views: Vec<View>,
}

/// A role.
pub struct Role {
    /// Its name.
    pub name: String,
    /// Whether it may connect.
    pub login: bool,
    /// Whether it may create databases.
    pub create_db: bool,
    /// Whether it may create roles.
    pub create_role: bool,
    /// Whether it has the rights of the roles it belongs to only after `set role`.
    pub no_inherit: bool,
    /// Whether no policy is about it.
    pub bypass_rls: bool,
}

/// An enum type.
pub struct Enum {
    /// Its schema (namespace), if it is not the default one.
    pub schema: Option<String>,
    /// Its name.
    pub name: String,
    /// The labels, in their order.
    pub labels: Vec<String>,
}

/// A domain.
pub struct Domain {
    /// Its schema (namespace), if it is not the default one.
    pub schema: Option<String>,
    /// Its name.
    pub name: String,
    /// What its values are.
    pub base: String,
    /// The condition on them.
    pub check: Option<String>,
}

/// A composite type.
pub struct Composite {
    /// Its schema (namespace), if it is not the default one.
    pub schema: Option<String>,
    /// Its name.
    pub name: String,
    /// Its fields: names and types.
    pub fields: Vec<(String, String)>,
}

/// A sequence.
pub struct Sequence {
    /// Its schema (namespace), if it is not the default one.
    pub schema: Option<String>,
    /// Its name.
    pub name: String,
    /// The type of its numbers.
    pub ty: String,
    /// How it counts.
    pub counts: Counts,
}

/// How a sequence, or a column that counts itself up, counts. What is `None` is the database's choice.
pub struct Counts {
    /// The first number.
    pub start: Option<i64>,
    /// What is added each time.
    pub increment: Option<i64>,
    /// The smallest number.
    pub min: Option<i64>,
    /// The greatest number.
    pub max: Option<i64>,
    /// How many numbers a session takes at once.
    pub cache: Option<u32>,
    /// Whether it begins again after its last number.
    pub cycle: bool,
    /// The name of the sequence behind a column, if one was given.
    pub name: Option<String>,
}

/// A table.
pub struct Table {
    /// Its schema (namespace), if it is not the default one.
    pub schema: Option<String>,
    /// Its name.
    pub name: String,
    /// Its columns, in their order.
    pub columns: Vec<Column>,
    /// Its primary key.
    pub primary_key: Option<PrimaryKey>,
    /// Unique constraints.
    pub uniques: Vec<Unique>,
    /// Check constraints, also those that stand for what a type can't say here.
    pub checks: Vec<Check>,
    /// Foreign keys.
    pub foreign_keys: Vec<ForeignKey>,
    /// Indexes, also unique ones.
    pub indexes: Vec<Index>,
    /// What stands after its columns.
    pub options: Options,
    /// What the database tells about it.
    pub comment: Option<String>,
    /// Whether policies say which rows are there for whom.
    pub row_security: RowSecurity,
    /// Those policies.
    pub policies: Vec<Policy>,
}

/// What stands after a table's columns.
pub struct Options {
    /// Values have to be of their columns' types (SQLite).
    pub strict: bool,
    /// Rows are stored by the primary key (SQLite).
    pub without_rowid: bool,
    /// No write-ahead log is kept of it (PostgreSQL).
    pub unlogged: bool,
    /// The storage engine (MySQL).
    pub engine: Option<String>,
    /// The character set (MySQL).
    pub charset: Option<String>,
    /// The collation (MySQL).
    pub collate: Option<String>,
    /// How rows are stored (MySQL).
    pub row_format: Option<String>,
    /// The first number of the column that counts itself up (MySQL).
    pub auto_increment: Option<u64>,
    /// Where it is stored (PostgreSQL).
    pub tablespace: Option<String>,
    /// Storage parameters, as written (PostgreSQL).
    pub with: Option<String>,
}

/// A column.
pub struct Column {
    /// Its name.
    pub name: String,
    /// Its type, in the dialect's words. Of a column that counts itself up, the type of its numbers.
    pub ty: String,
    /// Whether it says `not null`.
    pub not_null: bool,
    /// Whether, and how, the database counts it up.
    pub auto: Option<AutoColumn>,
    /// Its default, as it stands after `default`.
    pub default: Option<String>,
    /// The name of the default's constraint (SQL Server).
    pub default_name: Option<String>,
    /// What an update sets it to unless it says so itself, as it stands after `on update` (MySQL).
    pub on_update: Option<String>,
    /// The expression that computes it.
    pub generated: Option<Generated>,
    /// The character set of its text (MySQL).
    pub charset: Option<String>,
    /// The collation of its text.
    pub collate: Option<String>,
    /// What the database tells about it.
    pub comment: Option<String>,
}

/// A generated column's expression.
pub struct Generated {
    /// The expression.
    pub expr: String,
    /// Whether it is stored, or computed when it is read.
    pub stored: bool,
}

/// A primary key.
pub struct PrimaryKey {
    /// Its name, where it says one.
    pub name: Option<String>,
    /// Its columns.
    pub columns: Vec<String>,
    /// Whether its entries are spread over the nodes of a cluster (CockroachDB).
    pub sharded: bool,
    /// Whether rows are stored by it (SQL Server); `None` is the database's choice.
    pub clustered: Option<bool>,
    /// Whether it may be checked at the end of the transaction; and whether it is, unless a transaction says otherwise.
    pub deferrable: Option<bool>,
}

/// A unique constraint.
pub struct Unique {
    /// Its name.
    pub name: String,
    /// Its columns.
    pub columns: Vec<String>,
    /// Whether it says that NULL is equal to NULL.
    pub nulls_not_distinct: bool,
    /// Whether rows are stored by it (SQL Server); `None` is the database's choice.
    pub clustered: Option<bool>,
    /// Whether it may be checked at the end of the transaction; and whether it is, unless a transaction says otherwise.
    pub deferrable: Option<bool>,
}

/// A check constraint.
pub struct Check {
    /// Its name.
    pub name: String,
    /// The condition.
    pub expr: String,
}

/// A foreign key.
pub struct ForeignKey {
    /// Its name.
    pub name: String,
    /// Its columns.
    pub columns: Vec<String>,
    /// The schema (namespace) of the table that it refers to, if it is not the default one.
    pub foreign_schema: Option<String>,
    /// The table that it refers to.
    pub foreign_table: String,
    /// The columns that it refers to.
    pub foreign_columns: Vec<String>,
    /// What happens to this row when the other one is deleted.
    pub on_delete: Action,
    /// What happens to this row when the other one's key changes.
    pub on_update: Action,
    /// Whether it may be checked at the end of the transaction; and whether it is, unless a transaction says otherwise.
    pub deferrable: Option<bool>,
    /// Whether either all of its columns are NULL or none.
    pub match_full: bool,
}

/// An index.
pub struct Index {
    /// Its name.
    pub name: String,
    /// Whether its values are unique.
    pub unique: bool,
    /// Its keys.
    pub keys: Vec<Key>,
    /// The access method, if it says one.
    pub using: Option<String>,
    /// What kind it is of where the dialect has such ones: `fulltext`, `spatial`.
    pub kind: Option<String>,
    /// The condition of the rows it covers, if it does not cover all.
    pub filter: Option<String>,
    /// The columns whose values stand beside its key.
    pub include: Vec<String>,
    /// Storage parameters, as written.
    pub with: Option<String>,
    /// Whether it says that NULL is equal to NULL.
    pub nulls_not_distinct: bool,
    /// Whether its entries are spread over the nodes of a cluster (CockroachDB).
    pub sharded: bool,
    /// Whether rows are stored by it (SQL Server).
    pub clustered: bool,
    /// Whether it is made while others write to the table (PostgreSQL); no part of a table's creation.
    pub concurrently: bool,
}

/// A key of an index.
pub struct Key {
    /// The column's name, or an expression.
    pub of: KeyOf,
    /// From high to low.
    pub descending: bool,
    /// Where NULLs are; `None` is the database's choice.
    pub nulls_first: Option<bool>,
    /// The operator class, as written.
    pub op: Option<String>,
    /// How many characters or bytes of the value count.
    pub prefix: Option<u32>,
    /// The collation.
    pub collate: Option<String>,
}

/// A policy of a table.
pub struct Policy {
    /// Its name.
    pub name: String,
    /// Whether it restricts what other policies allow.
    pub restrictive: bool,
    /// The statements it is about: `all`, `select`, `insert`, `update` or `delete`.
    pub command: String,
    /// For whom it is: quoted names of roles, or words such as `public`. Nobody named is everybody.
    pub roles: Vec<String>,
    /// Which rows are there for the statement.
    pub using: Option<String>,
    /// Which rows it may write.
    pub with_check: Option<String>,
}

/// A view.
pub struct View {
    /// Its schema (namespace), if it is not the default one.
    pub schema: Option<String>,
    /// Its name.
    pub name: String,
    /// Its query.
    pub query: String,
    /// Its options.
    pub options: ViewOptions,
    /// Its indexes, if its rows are kept.
    pub indexes: Vec<Index>,
    /// What it takes rows from: schemas and names.
    pub sources: Vec<(Option<String>, String)>,
}
}

/// How the database counts a column up.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
pub struct AutoColumn {
    /// In which way.
    pub kind: Auto,
    /// From which number to which.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "is_default"))]
    pub counts: Counts,
}

/// What a key of an index is of.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(Serialize, Deserialize),
    serde(rename_all = "snake_case")
)]
pub enum KeyOf {
    /// A column, by its name.
    Column(String),
    /// An expression.
    Sql(String),
}
impl Default for KeyOf {
    fn default() -> Self {
        KeyOf::Column(String::new())
    }
}
