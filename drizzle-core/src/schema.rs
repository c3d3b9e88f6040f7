//! What `#[table]` says about a table: traits for the types, constants for the data.
use crate::ddl::{PolicyDef, RowSecurity, SequenceDef, ViewDef};
use crate::decode::{DecodeError, Reader};
use crate::nullability::Nullability;
use crate::types::{Allowed, Field, FieldOn, SqlType, TypeError};
use crate::value::{Kind, Value, ValueRef};
pub use condition::ConditionDef;
#[doc(hidden)]
pub use condition::{condition, condition_on};
pub use rare::{ColumnMore, CountsDef, KeyMore, StorageDef};
use std::sync::OnceLock;

mod condition;
mod rare;

/// Anything that can stand in `from` or a join: it has an identity, so that a query knows its tables.
pub trait Identity {
    /// A list of digits.
    type Id;
    /// The type that messages show for it.
    type Shown;
}

/// A table, or an alias of one.
pub trait Table: Identity + Sized + 'static {
    /// The struct of a row.
    type Row: Row;
    /// The dialects the table is for, as a tuple.
    type Dialects;
    /// What it is: [`Stored`], [`View`] or [`MaterializedView`].
    type Kind;
    /// Its columns, keys and constraints.
    const DEF: &'static TableDef;
    /// How its columns are qualified.
    const SOURCE: &'static SourceName;
}

/// A table whose rows are stored: statements may write them.
pub struct Stored;
/// A view: its rows are those of its query.
pub struct View;
/// A view whose rows are kept until it is refreshed.
pub struct MaterializedView;

/// That table `T` is one whose rows are stored, and no view.
#[diagnostic::on_unimplemented(
    message = "`{T}` is a view, and has no rows of its own",
    label = "expected a table, and `{T}` is a view",
    note = "use the tables that it selects from; views are created and dropped with `schema![..]`"
)]
pub trait IsStored<T> {}
impl<T> IsStored<T> for Stored {}

/// That `T` is a materialized view.
#[diagnostic::on_unimplemented(
    message = "`{T}` is no materialized view",
    label = "expected a materialized view",
    note = "only what is declared as `#[view(.., materialized)]` keeps rows that can be refreshed"
)]
pub trait IsMaterialized<T> {}
impl<T> IsMaterialized<T> for MaterializedView {}

/// The struct of a table's row.
pub trait Row: Sized + Send + 'static {
    /// Reads the columns, in their order.
    ///
    /// # Errors
    /// When a value does not fit its field.
    fn decode(row: &mut dyn Reader) -> Result<Self, DecodeError>;
}

/// That a table is declared for dialect `D`.
#[diagnostic::on_unimplemented(
    message = "table `{Self}` is not declared for `{D}`",
    label = "`{Self}` is no `{D}` table",
    note = "add the dialect to its attribute: `#[table(.., {D})]`, in lower case"
)]
pub trait TableOn<D> {}
/// While the dialect is not known, any table will do.
#[diagnostic::do_not_recommend]
impl<T: Table> TableOn<crate::scope::Free> for T {}

/// A column of a table.
pub trait Column: 'static {
    /// Its table.
    type Table: Table;
    /// The type of the struct's field.
    type Field: Field;
    /// Whether statements may write it: [`Writable`] or [`Generated`].
    type Write;
    /// Its name, type and constraints.
    const DEF: ColumnDef;
}

/// The Rust type of a column's values.
pub type TypeOf<C> = <<C as Column>::Field as Field>::Type;
/// The nullability of a column.
pub type NullOf<C> = <<C as Column>::Field as Field>::Null;

/// A column that statements may write.
pub struct Writable;
/// A column whose value the database computes.
pub struct Generated;

/// Another name for a table, made by `alias!`.
pub trait Alias: 'static {
    /// A list of digits.
    type Id;
    /// The name.
    const SOURCE: &'static SourceName;
}

/// How columns are qualified in a statement: the alias, or the name of the table.
#[derive(Debug)]
pub struct SourceName {
    /// The schema (namespace), if the table has one and no alias.
    pub schema: Option<&'static str>,
    /// The alias or the table's name.
    pub name: &'static str,
}

/// A table's name, columns, keys and constraints.
#[derive(Debug)]
pub struct TableDef {
    /// Its name in the database.
    pub name: &'static str,
    /// Its schema (namespace), if it is not the default one.
    pub schema: Option<&'static str>,
    /// Its columns, in the order of the struct's fields.
    pub columns: &'static [ColumnDef],
    /// Positions of the primary key's columns.
    pub primary_key: &'static [usize],
    /// The primary key's name, if one was given.
    pub primary_key_name: Option<&'static str>,
    /// Whether the primary key's entries are spread over the nodes of a cluster.
    pub primary_key_sharded: bool,
    /// What few primary keys say.
    pub primary_key_more: KeyMore,
    /// Indexes.
    pub indexes: &'static [IndexDef],
    /// Unique constraints.
    pub uniques: &'static [UniqueDef],
    /// Check constraints.
    pub checks: &'static [CheckDef],
    /// Foreign keys.
    pub foreign_keys: ForeignKeys,
    /// What few tables say.
    pub options: TableOptions,
    /// Whether policies say which rows are there for whom.
    pub row_security: RowSecurity,
    /// Those policies.
    pub policies: &'static [PolicyDef],
    /// What it is a view of, if it is one.
    pub view: Option<fn() -> ViewDef>,
    /// Which of its rows statements mean unless they say otherwise.
    pub default_filter: Option<fn() -> DefaultFilter>,
}

/// Which rows of a table statements mean unless they say otherwise.
#[derive(Debug, Clone)]
pub struct DefaultFilter {
    /// The condition on its columns.
    pub condition: crate::ast::Expr,
    /// How they are qualified in it.
    pub source: &'static SourceName,
}
impl DefaultFilter {
    /// A condition on the columns of table `T`.
    #[doc(hidden)]
    pub fn of<T: Table, C: crate::expr::Predicate>(condition: C) -> Self
    where
        C: crate::scope::PredicateIn<
                crate::scope::Checked,
                crate::relation::LevelScope<T, crate::scope::Free>,
            >,
    {
        DefaultFilter {
            condition: condition.predicate(),
            source: T::SOURCE,
        }
    }
}

/// What few tables say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TableOptions {
    /// Values have to be of their columns' types. SQLite takes any otherwise.
    pub strict: bool,
    /// Rows are stored by the primary key.
    pub without_rowid: bool,
    /// What the database tells about the table.
    pub comment: Option<&'static str>,
    /// How the database stores it, if something is said.
    pub storage: Option<&'static StorageDef>,
}
impl TableOptions {
    /// Nothing.
    pub const NONE: Self = TableOptions {
        strict: false,
        without_rowid: false,
        comment: None,
        storage: None,
    };
}

impl TableDef {
    /// A table with columns and nothing else.
    pub const fn new(
        name: &'static str,
        schema: Option<&'static str>,
        columns: &'static [ColumnDef],
    ) -> Self {
        TableDef {
            name,
            schema,
            columns,
            primary_key: &[],
            primary_key_name: None,
            primary_key_sharded: false,
            primary_key_more: KeyMore::NONE,
            indexes: &[],
            uniques: &[],
            checks: &[],
            foreign_keys: ForeignKeys::NONE,
            options: TableOptions::NONE,
            row_security: RowSecurity::Off,
            policies: &[],
            view: None,
            default_filter: None,
        }
    }

    /// A column that is never NULL: it tells a row of NULLs from no row. The primary key comes first.
    pub const fn presence(&self) -> Option<usize> {
        if let [first, ..] = self.primary_key
            && !self.columns[*first].nullable
        {
            return Some(*first);
        }
        let mut i = 0;
        while i < self.columns.len() {
            if !self.columns[i].nullable {
                return Some(i);
            }
            i += 1;
        }
        None
    }
}

/// A column's name, type and constraints.
#[derive(Debug, Clone, Copy)]
pub struct ColumnDef {
    /// Its name in the database.
    pub name: &'static str,
    /// The name of the struct's field.
    pub field: &'static str,
    /// The logical type.
    pub kind: Kind,
    /// The column type that was asked for, if it is not the one of the logical type.
    pub sql_type: Option<SqlTypeDef>,
    /// The values that it can have, where its column type has more.
    pub allowed: Option<Allowed>,
    /// Whether it may be NULL.
    pub nullable: bool,
    /// Whether, and how, the database counts it up.
    pub auto: Option<Auto>,
    /// The default of the database.
    pub default: Option<DefaultDef>,
    /// What the database tells about it.
    pub comment: Option<&'static str>,
    /// The expression that computes it.
    pub generated: Option<GeneratedDef>,
    /// What few columns say.
    pub more: Option<&'static ColumnMore>,
    /// Reads one of its values as one to bind again.
    pub value: fn(ValueRef<'_>) -> Result<Value, TypeError>,
}

impl ColumnDef {
    /// That a field of type `F` can be a column.
    ///
    /// A table calls it once for each field, in one constant that its columns' types depend on: a field that is
    /// refused is one error there, and whatever else uses the table keeps quiet.
    #[doc(hidden)]
    pub const fn fits<F: Field>() -> usize {
        0
    }

    /// That a field of type `F` can be a column on each of the dialects, a tuple.
    #[doc(hidden)]
    pub const fn fits_on<F: FieldOn<Dialects>, Dialects>() -> usize {
        0
    }

    /// A column whose type and nullability are those of a Rust type.
    pub const fn of<F: Field>(name: &'static str, field: &'static str) -> Self {
        ColumnDef {
            name,
            field,
            kind: <F::Type as SqlType>::KIND,
            sql_type: None,
            allowed: <F::Type as SqlType>::ALLOWED,
            nullable: <F::Null as Nullability>::NULLABLE,
            auto: None,
            default: None,
            comment: None,
            generated: None,
            more: None,
            value: |value| F::read(value).map(F::into_field_value),
        }
    }

    /// Whether its values are JSON documents, by its column type.
    pub const fn is_json(&self) -> bool {
        match self.sql_type {
            Some(ty) => matches!(ty, SqlTypeDef::Json | SqlTypeDef::Jsonb),
            None => matches!(self.kind, Kind::Json),
        }
    }

    /// Whether its column type has no time zone: instants are kept as the date and time they are in UTC.
    pub const fn is_without_zone(&self) -> bool {
        match self.sql_type {
            Some(ty) => matches!(ty.kind(), Some(Kind::Timestamp)),
            None => matches!(self.kind, Kind::Timestamp),
        }
    }

    /// With a column type.
    pub const fn sql_type(mut self, sql_type: SqlTypeDef) -> Self {
        self.sql_type = Some(sql_type);
        self
    }

    /// Counted up by the database.
    pub const fn auto(mut self, auto: Auto) -> Self {
        self.auto = Some(auto);
        self
    }

    /// With a default of the database.
    pub const fn default(mut self, default: DefaultDef) -> Self {
        self.default = Some(default);
        self
    }

    /// With a comment in the database.
    pub const fn comment(mut self, comment: &'static str) -> Self {
        self.comment = Some(comment);
        self
    }

    /// With what few columns say.
    pub const fn more(mut self, more: &'static ColumnMore) -> Self {
        self.more = Some(more);
        self
    }

    /// Computed by the database.
    pub const fn generated(mut self, expr: &'static str, stored: bool) -> Self {
        self.generated = Some(GeneratedDef { expr, stored });
        self
    }
}

/// A column type that was asked for by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum SqlTypeDef {
    /// Text of any length.
    Text,
    /// Text of at most this many characters.
    Varchar(u32),
    /// Text of exactly this many characters, padded with blanks.
    Char(u32),
    /// An 8-bit integer.
    TinyInt,
    /// A 16-bit integer.
    SmallInt,
    /// A 24-bit integer.
    MediumInt,
    /// A 32-bit integer.
    Integer,
    /// A 64-bit integer.
    BigInt,
    /// A 32-bit float.
    Real,
    /// A 64-bit float.
    Double,
    /// An exact decimal: precision and scale, if given.
    Numeric(Option<(u32, u32)>),
    /// True or false.
    Boolean,
    /// JSON as text.
    Json,
    /// JSON in a binary form.
    Jsonb,
    /// Bytes.
    Blob,
    /// A UUID.
    Uuid,
    /// A calendar date.
    Date,
    /// A time of day.
    Time,
    /// A date and time without a time zone.
    Timestamp,
    /// An instant.
    TimestampTz,
    /// A time of day with this many decimals of its seconds.
    TimeOf(u32),
    /// A date and time with this many decimals of its seconds.
    TimestampOf(u32),
    /// An instant with this many decimals of its seconds.
    TimestampTzOf(u32),
    /// A date and time to the minute.
    SmallDateTime,
    /// Text of at most 255 bytes.
    TinyText,
    /// Text of at most 16 MiB.
    MediumText,
    /// Text of at most 4 GiB.
    LongText,
    /// At most 255 bytes.
    TinyBlob,
    /// At most 16 MiB.
    MediumBlob,
    /// At most 4 GiB.
    LongBlob,
    /// At most this many bytes.
    VarBinary(u32),
    /// A decimal with four decimals, of 64 bits.
    Money,
    /// A decimal with four decimals, of 32 bits.
    SmallMoney,
    /// An XML document or fragment.
    Xml,
    /// Eight bytes that the database changes with the row.
    RowVersion,
    /// A type that few databases have, under its own name, of a length.
    Native(&'static str, u32),
    /// A type of the database, as written.
    Custom(&'static str),
}

impl SqlTypeDef {
    /// The logical type of its values; a type of the database may hold any.
    pub const fn kind(self) -> Option<Kind> {
        Some(match self {
            SqlTypeDef::TinyInt => Kind::I8,
            SqlTypeDef::SmallInt => Kind::I16,
            SqlTypeDef::MediumInt | SqlTypeDef::Integer => Kind::I32,
            SqlTypeDef::BigInt => Kind::I64,
            SqlTypeDef::Real => Kind::F32,
            SqlTypeDef::Double => Kind::F64,
            SqlTypeDef::Numeric(_) | SqlTypeDef::Money | SqlTypeDef::SmallMoney => Kind::Decimal,
            SqlTypeDef::Boolean => Kind::Bool,
            SqlTypeDef::Json | SqlTypeDef::Jsonb => Kind::Json,
            SqlTypeDef::Uuid => Kind::Uuid,
            SqlTypeDef::Date => Kind::Date,
            SqlTypeDef::Time | SqlTypeDef::TimeOf(_) => Kind::Time,
            SqlTypeDef::Timestamp | SqlTypeDef::TimestampOf(_) | SqlTypeDef::SmallDateTime => {
                Kind::Timestamp
            }
            SqlTypeDef::TimestampTz | SqlTypeDef::TimestampTzOf(_) => Kind::TimestampTz,
            SqlTypeDef::Text
            | SqlTypeDef::Varchar(_)
            | SqlTypeDef::Char(_)
            | SqlTypeDef::TinyText
            | SqlTypeDef::MediumText
            | SqlTypeDef::LongText
            | SqlTypeDef::Xml => Kind::Text,
            SqlTypeDef::Blob
            | SqlTypeDef::TinyBlob
            | SqlTypeDef::MediumBlob
            | SqlTypeDef::LongBlob
            | SqlTypeDef::VarBinary(_) => Kind::Bytes,
            SqlTypeDef::RowVersion => Kind::FixedBytes(8),
            SqlTypeDef::Native(..) | SqlTypeDef::Custom(_) => return None,
        })
    }
}

/// How the database counts a column up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "snake_case")
)]
pub enum Auto {
    /// A sequence as the column's default: `serial`.
    Serial,
    /// Counted up unless a value is given.
    Increment,
    /// Always counted up; statements may not give a value.
    Always,
}

/// A default of the database.
#[derive(Debug, Clone, Copy)]
pub enum DefaultDef {
    /// The time of the statement or transaction.
    Now,
    /// A new random UUID (version 4).
    RandomUuid,
    /// An expression, as written.
    Sql(&'static str),
    /// A value.
    Value(fn() -> Value),
    /// A value that was made while the program runs.
    Known(&'static Value),
    /// The next number of a sequence.
    Next(&'static SequenceDef),
}

/// A generated column's expression.
#[derive(Debug, Clone, Copy)]
pub struct GeneratedDef {
    /// The expression, as written.
    pub expr: &'static str,
    /// Whether it is stored, or computed when it is read.
    pub stored: bool,
}

/// An index.
#[derive(Debug, Clone, Copy)]
pub struct IndexDef {
    /// Its name.
    pub name: &'static str,
    /// Whether its values are unique.
    pub unique: bool,
    /// Positions of its columns, and whether each is descending.
    pub columns: &'static [(usize, bool)],
    /// The rows it covers, if not all.
    pub filter: Option<ConditionDef>,
    /// Positions of the columns whose values stand beside its key.
    pub include: &'static [usize],
    /// Whether its entries are spread over the nodes of a cluster.
    pub hash_sharded: bool,
    /// What few indexes say.
    pub more: Option<&'static IndexMore>,
}

/// What few indexes say.
#[derive(Debug, Clone, Copy)]
pub struct IndexMore {
    /// The keys, if one of them is more than a column with its direction.
    pub keys: &'static [IndexKey],
    /// The access method.
    pub using: Option<&'static str>,
    /// Storage parameters, as written.
    pub with: Option<&'static str>,
    /// Whether NULL is equal to NULL.
    pub nulls_not_distinct: bool,
    /// What kind it is of, if of no usual one: `fulltext` or `spatial`.
    pub kind: Option<&'static str>,
    /// Whether rows are stored by it.
    pub clustered: bool,
    /// Whether it is made while others write to the table. That of a new table is not: nobody writes to it yet.
    pub concurrently: bool,
}
impl IndexMore {
    /// Nothing.
    pub const NONE: Self = IndexMore {
        keys: &[],
        using: None,
        with: None,
        nulls_not_distinct: false,
        kind: None,
        clustered: false,
        concurrently: false,
    };
}

/// A key of an index.
#[derive(Debug, Clone, Copy)]
pub struct IndexKey {
    /// The column or expression.
    pub of: KeyOf,
    /// From high to low.
    pub descending: bool,
    /// Where NULLs are; `None` is the database's choice.
    pub nulls_first: Option<bool>,
    /// The operator class, as written.
    pub op: Option<&'static str>,
    /// How many characters or bytes of the value count.
    pub prefix: Option<u32>,
    /// The collation.
    pub collate: Option<&'static str>,
}

/// What a key of an index is of.
#[derive(Debug, Clone, Copy)]
pub enum KeyOf {
    /// A column, by its position.
    Column(usize),
    /// An expression, as written.
    Sql(&'static str),
}

impl IndexDef {
    /// An index of all rows, with nothing beside its key.
    pub const fn new(name: &'static str, unique: bool, columns: &'static [(usize, bool)]) -> Self {
        IndexDef {
            name,
            unique,
            columns,
            filter: None,
            include: &[],
            hash_sharded: false,
            more: None,
        }
    }

    /// The keys that are more than columns with their directions.
    pub(crate) fn rare_keys(&self) -> &'static [IndexKey] {
        self.more.map_or(&[], |more| more.keys)
    }

    /// Whether its rows are told apart by whole columns alone.
    pub(crate) fn is_of_columns(&self) -> bool {
        let whole = |key: &IndexKey| matches!(key.of, KeyOf::Column(_)) && key.prefix.is_none();
        self.rare_keys().iter().all(whole)
    }
}

/// A unique constraint.
#[derive(Debug, Clone, Copy)]
pub struct UniqueDef {
    /// Its name.
    pub name: &'static str,
    /// Positions of its columns.
    pub columns: &'static [usize],
    /// Whether NULL is equal to NULL.
    pub nulls_not_distinct: bool,
    /// What few keys say.
    pub more: KeyMore,
}
impl UniqueDef {
    /// A unique constraint of columns.
    pub const fn new(name: &'static str, columns: &'static [usize]) -> Self {
        UniqueDef {
            name,
            columns,
            nulls_not_distinct: false,
            more: KeyMore::NONE,
        }
    }

    /// In which NULL is equal to NULL.
    pub const fn nulls_not_distinct(mut self) -> Self {
        self.nulls_not_distinct = true;
        self
    }

    /// With what few keys say.
    pub const fn more(mut self, more: KeyMore) -> Self {
        self.more = more;
        self
    }
}

/// A check constraint.
#[derive(Debug, Clone, Copy)]
pub struct CheckDef {
    /// Its name.
    pub name: &'static str,
    /// The condition.
    pub expr: ConditionDef,
}

/// A foreign key.
#[derive(Debug, Clone)]
pub struct ForeignKeyDef {
    /// Its name.
    pub name: &'static str,
    /// Positions of its columns.
    pub columns: &'static [usize],
    /// The table it refers to.
    pub table: &'static TableDef,
    /// The names of the columns it refers to.
    pub foreign: Vec<&'static str>,
    /// What happens to this row when the other one is deleted.
    pub on_delete: Action,
    /// What happens to this row when the other one's key changes.
    pub on_update: Action,
    /// Whether it may be checked at the end of the transaction; and whether it is, unless a transaction says otherwise.
    pub deferrable: Option<bool>,
    /// Whether either all of its columns are NULL or none.
    pub match_full: bool,
}

impl ForeignKeyDef {
    /// A foreign key; each reference is the other table and column, see [`reference`].
    #[doc(hidden)]
    pub fn new(
        name: &'static str,
        columns: &'static [usize],
        references: &[(&'static TableDef, &'static str)],
        on_delete: Action,
        on_update: Action,
    ) -> Self {
        // The schema's parser has made sure that there is a reference for each column.
        let table = references.first().map_or(&NO_TABLE, |(table, _)| *table);
        ForeignKeyDef {
            name,
            columns,
            table,
            foreign: references.iter().map(|(_, column)| *column).collect(),
            on_delete,
            on_update,
            deferrable: None,
            match_full: false,
        }
    }

    /// With either all of its columns NULL or none.
    pub fn match_full(mut self) -> Self {
        self.match_full = true;
        self
    }

    /// Checked at the end of the transaction, or when it says so.
    pub fn deferrable(mut self, initially: bool) -> Self {
        self.deferrable = Some(initially);
        self
    }
}
static NO_TABLE: TableDef = TableDef::new("", None, &[]);

/// That a column of type `Self` may refer to one of type `T`.
#[diagnostic::on_unimplemented(
    message = "a column of type `{Self}` can't reference a column of type `{T}`",
    label = "this column is a `{T}`, the one that references it a `{Self}`",
    note = "give both columns the same type"
)]
pub trait RefersTo<T> {}
#[diagnostic::do_not_recommend]
impl<A: crate::expr::Comparable<B>, B> RefersTo<B> for A {}

/// That column `A` may refer to column `B`: the types fit.
#[doc(hidden)]
pub fn reference<A: Column, B: Column>() -> (&'static TableDef, &'static str)
where
    TypeOf<A>: RefersTo<TypeOf<B>>,
    <B::Table as Table>::Kind: IsStored<B::Table>,
{
    (<B::Table as Table>::DEF, B::DEF.name)
}

/// A literal as the default of column `C`.
#[doc(hidden)]
pub fn default_value<C: Column, V: crate::types::DefaultFor<TypeOf<C>>>(value: V) -> Value {
    value.default_value()
}

/// The foreign keys of a table. They are told when they are asked for, since tables may refer to each other in a circle.
#[derive(Debug, Clone, Copy)]
pub struct ForeignKeys(Keys);

#[derive(Debug, Clone, Copy)]
enum Keys {
    Made(fn() -> Vec<ForeignKeyDef>),
    Kept(&'static OnceLock<Vec<ForeignKeyDef>>),
}

impl ForeignKeys {
    /// None.
    pub const NONE: Self = ForeignKeys::new(Vec::new);

    /// Those that a function makes.
    pub const fn new(keys: fn() -> Vec<ForeignKeyDef>) -> Self {
        ForeignKeys(Keys::Made(keys))
    }

    /// Those that are put there later, while the program runs; none until then.
    pub const fn kept(keys: &'static OnceLock<Vec<ForeignKeyDef>>) -> Self {
        ForeignKeys(Keys::Kept(keys))
    }

    /// The keys.
    pub fn get(&self) -> Vec<ForeignKeyDef> {
        match self.0 {
            Keys::Made(keys) => keys(),
            Keys::Kept(keys) => keys.get().cloned().unwrap_or_default(),
        }
    }
}

/// What a foreign key does when the row it refers to goes or changes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "snake_case")
)]
pub enum Action {
    /// Refuse at the end of the statement: the default.
    #[default]
    NoAction,
    /// Refuse at once.
    Restrict,
    /// Do the same to this row.
    Cascade,
    /// Set the columns to NULL.
    SetNull,
    /// Set the columns to their defaults.
    SetDefault,
}

/// The struct of a table's rows: `SelectModel<users::users>` is `User`.
pub type SelectModel<T> = <T as Table>::Row;
/// The complete insert model of a table: `InsertModel<users::users>` is `NewUser`.
pub type InsertModel<T> = <T as Models>::Insert;
/// The update model of a table: `UpdateModel<users::users>` is `UserChanges`.
pub type UpdateModel<T> = <T as Models>::Update;

/// A table's insert and update models.
#[diagnostic::on_unimplemented(
    message = "rows of `{Self}` can't be written",
    label = "expected a table, and `{Self}` is a view",
    note = "write to the tables that the view selects from"
)]
pub trait Models: Table {
    /// The complete insert model.
    type Insert;
    /// The columns that an insert may fill, as nested pairs.
    type Columns;
    /// The update model.
    type Update;
    /// Gives columns without a value what the client computes for a new row: `default_fn`, `on_update_fn`.
    #[doc(hidden)]
    fn fill_new(_row: &mut crate::query::NewRow) {}
    /// Gives columns that are not set what the client computes on an update: `on_update_fn`.
    #[doc(hidden)]
    fn fill_update(_set: &mut crate::query::Assignments) {}
}
