//! Drizzle for Rust: a typed SQL toolkit.
//!
//! A schema is plain structs, a query reads like SQL, the types come out of the schema, and a wrong
//! query does not compile.
//!
//! ```
//! use drizzle::prelude::*;
//!
//! #[table(sqlite, postgres, name = "users")]
//! #[derive(Debug, Clone, PartialEq)]
//! pub struct User {
//!     #[column(auto_increment, primary_key)]
//!     pub id: i64,
//!     pub name: String,
//!     pub age: Option<i32>,
//! }
//!
//! async fn grown_up(db: &impl Executor<Sqlite>) -> Result<Vec<User>, Error> {
//!     db.select(..).from(users).filter(gte(users::age, 18)).order_by(users::name).all().await
//! }
//! ```
//!
//! Start with [`table`] for the schema, [`Executor`](exec::Executor) for what a database can do, [`Db`] for
//! connecting and [`Tx`] for transactions. Bring everything into scope with `use drizzle::prelude::*`.
//!
//! # Pages, and joins decided at run time
//!
//! ```
//! # use drizzle::prelude::*;
//! # #[table(sqlite, name = "users")]
//! # pub struct User { #[column(primary_key)] pub id: i64, pub score: i64 }
//! # #[table(sqlite, name = "posts")]
//! # pub struct Post { #[column(primary_key)] pub id: i64, pub title: String, pub author_id: i64 }
//! async fn page(
//!     db: &impl Executor<Sqlite>,
//!     title: Option<&str>,
//!     cursor: Option<(i64, i64)>,
//! ) -> Result<Vec<User>, Error> {
//!     let mut query = db.select(..).from(users);
//!     if let Some(title) = title {
//!         let of_title = eq(posts::title, title);
//!         query = query.with_join(|q| q.inner_join(posts, eq(posts::author_id, users::id)).filter(of_title));
//!     }
//!     // The cursor of the next page is `(last.score, last.id)`.
//!     query.after((desc(users::score), asc(users::id)), cursor).limit(20).all().await
//! }
//! ```
//!
//! # Read on
//!
//! The guide, in the repository's `docs`, is learned in an hour. Whoever knows another library finds things here by the
//! names they have there: search for `findMany`, `inArray`, `onConflictDoUpdate`, `belonging_to` or `fetch_one`.
//!
//! | to | see |
//! | --- | --- |
//! | declare | [`table`], [`view`], [`SqlEnum`], [`relations`], [`schema!`](schema!) |
//! | ask | [`select`](exec::Executor::select), [`fields!`](fields), [`find!`](find), [`expr`] |
//! | write | [`insert`](exec::Executor::insert), [`update`](exec::Executor::update), [`delete`](exec::Executor::delete) |
//! | connect | [`Db`], [`Tx`], [`TxConfig`], [`driver`] |
//! | handle errors | [`Error`] |
//! | know what a database lacks | [`dialect`] |
//!
//! # Features
//!
//! A driver for each dialect: `sqlite`, `postgres`, `mysql` (also for MariaDB), `cockroach`, `mssql`; what they
//! differ in is told at [`dialect`]. Column types of other crates: `chrono`, `time`, `uuid`, `rust_decimal`, `json`. And `serde`, with which the results of [`fields!`](fields) serialize, and insert and
//! update models do what the struct derives.
#![deny(unsafe_code)]

// The macros name this crate `::drizzle`; so does this crate in its own tests and documentation.
#[allow(unused_extern_crates)]
extern crate self as drizzle;

pub use drizzle_core::error::{self, Error};
pub use drizzle_core::{
    Result, ast, ddl, decode, dialect, exec, expr, nullability, query, relation, render, schema,
    scope, scoped, types, value,
};

/// The migrations of a folder, as part of the program: it then needs no folder to
/// [migrate](crate::migrate::Migrator::run). The path begins at the crate's `Cargo.toml`.
///
/// ```ignore
/// let migrations = drizzle::embed_migrations!("drizzle");
/// Migrator::new(migrations).run(&db).await?;
/// ```
///
/// A change of a file is seen by cargo, a new folder is not: say `println!("cargo:rerun-if-changed=drizzle")` in a build
/// script, or build anew.
#[cfg(feature = "migrate")]
#[doc(alias("migrate"))]
pub use drizzle_macros::embed_migrations;

/// A struct as a table.
///
/// `#[table(sqlite, postgres, name = "users")]` names the dialects the table is for, and its name in the
/// database (left out, it is the struct's name in snake case and in the plural). Beside the struct it makes:
///
/// | item | is |
/// | --- | --- |
/// | `User` | a row, as written |
/// | `NewUser` | the insert model: `NewUser::new().name("Ada")`; a required column left out does not compile |
/// | `UserChanges` | the update model: every field optional, `Default` |
/// | `users::id`, … | the columns, as values and as types |
/// | `users` | a function: the table, as `from` and joins take it |
///
/// The field's type decides the column's: `Option` makes it nullable. More is said with `#[column(..)]`:
///
/// | key | meaning |
/// | --- | --- |
/// | `name = ".."` | the column's name, if it is not the field's |
/// | `primary_key`, `unique` | one column alone; for several use `#[primary_key(a, b)]`, `#[unique(on(a, b))]` on the struct |
/// | `auto_increment`, `serial`, `identity`, `identity(always)` | the database counts the column up, see below |
/// | `default = ..` | a literal, an enum variant, `now()`, or `sql("..")` |
/// | `default_fn = ..`, `on_update_fn = ..` | a function or closure that this program calls for each new row, or each update |
/// | `references(users::id, on_delete = cascade)` | a foreign key; also `set_null`, `set_default`, `restrict`, `no_action`, and `on_update` |
/// | `generated = ".."` | the expression the database computes the column from |
/// | `check = ".."`, `check = gt(users::age, 0)` | a condition on the column: SQL, or an expression that is checked |
/// | `varchar(n)`, `char(n)`, `text`, `numeric(p, s)`, `jsonb`, … | the column type, if it is not the one of the Rust type |
///
/// On the struct: `#[index(name, on(a, desc(b)), include(c), filter = "..", hash_sharded)]`, `#[unique_index(..)]`, `#[unique(..)]`,
/// `#[primary_key(..)]`, `#[check(name, "..")]`, `#[foreign_key(on(a, b), references(t::x, t::y))]`. And in
/// `#[table(..)]`: `schema`, `module`, `insert` and `changes` give the generated items other names; `filter` is told below.
///
/// Conditions of `#[check(name, ..)]` and of `filter = ..` in an index are SQL as a string, or expressions in Rust such as
/// `is_null(users::deleted_at)`: those are checked against the table and for each of its dialects, and written with columns
/// alone and values as literals. `drizzle-kit`, which reads sources, takes strings only.
///
/// Keys of an index are columns, or say more: `on(desc(a), nulls_first(b), op(c, "text_pattern_ops"), collate(d, "C"),
/// prefix(e, 20), sql("lower(f)"))`; the index may have `using = gin`, `with = "fillfactor = 70"` and, if it is unique,
/// `nulls_not_distinct`, as `#[unique(..)]` may. Tables and columns may have a `comment = ".."`; a SQLite table may be
/// `strict` and `without_rowid`. A foreign key may be `deferrable` or `initially_deferred`. What a
/// dialect of the table lacks is refused at the word. A field under `#[cfg(..)]` that is left out of the struct is left
/// out of the table.
///
/// # Which column type a field gets
///
/// One that holds every value of the Rust type and gives it back as it was; the guide has the whole table. `#[column(..)]` names another; one that can't hold the type's values does not compile.
///
/// | a field | is | because |
/// | --- | --- | --- |
/// | `i16`, `i32`, `i64` | an integer of its width; `int4`, `int8` on CockroachDB | CockroachDB's `int` has 64 bits |
/// | `u8` to `u64` | `unsigned` on MySQL, `integer` on SQLite but for `u64`, `tinyint` on SQL Server for `u8`; refused elsewhere | a wider type would take what Rust can't |
/// | `String` | `text`, `longtext` on MySQL, `nvarchar(max)` on SQL Server; in a key a `varchar` there | a text has no length unless it is said |
/// | `Decimal` | `numeric`; on SQLite text | SQLite's numbers are floats |
/// | `Uuid` | `uuid`; `binary(16)` on MySQL, text on SQLite | the forms that others read there too; `UuidText` and `UuidBlob` choose |
/// | `DateTime<Utc>` | an instant; the time in UTC on MySQL (`datetime(6)`) and SQLite (text) | MySQL's `timestamp` ends in 2038 |
/// | `NaiveDateTime`, `NaiveDate`, `NaiveTime` | a type without a time zone; text on SQLite, which sorts as they do | they are no instants |
/// | JSON | `jsonb`; `json` on MySQL, text elsewhere | it can be searched |
/// | an enum | the database's own enum; else text or integers with a check | no other value gets in |
///
/// # Where databases differ
///
/// What a table says means the same on each of its dialects. What one of them does not have is an error that names
/// it: of the compiler where the attributes tell, otherwise of `create_table`.
///
/// | | SQLite | PostgreSQL | MySQL, MariaDB | CockroachDB | SQL Server |
/// | --- | --- | --- | --- | --- | --- |
/// | `serial` | `autoincrement` | `serial` | `auto_increment` | `unique_rowid()`; an identity if shorter than 64 bits | `identity(1, 1)` |
/// | `auto_increment`, `identity` | `autoincrement` | identity | `auto_increment` | as `serial` | `identity(1, 1)` |
/// | how many of them | the primary key | any | one, first in a key | any | one |
/// | text in a key | `text` | `text` | `varchar(255)` | `string` | `nvarchar(450)` |
/// | bytes in a key | `blob` | `bytea` | `varbinary(255)` | `bytes` | `varbinary(900)` |
/// | a decimal without a precision | text | `numeric` | `decimal(65, 30)` | `numeric` | refused: say `numeric(p, s)` |
/// | `filter` of an index | yes | yes | refused | yes | yes |
/// | `include` of an index | refused | `include` | refused | `storing`; the primary key is in it anyway | `include` |
/// | `hash_sharded` index or primary key | refused | refused | refused | `using hash` | refused |
/// | `set_default` | yes | yes | refused | yes | yes |
/// | a reference to the own table with an action | yes | yes | yes | yes | refused |
/// | NULLs in a unique column | repeat | repeat | repeat | repeat | repeat: a filtered index; none may refer to it |
///
/// - `identity(always)`: no statement of this library gives the column a value. PostgreSQL, CockroachDB and SQL
///   Server refuse one from others too; SQLite and MySQL have no way to say so.
/// - The type of an integer that counts up is that of its field, on MySQL too, where `serial` alone would be an
///   unsigned `bigint`. A column that refers to it has the same Rust type.
/// - A key holds text up to the length in the table; a longer value is an error, nothing is cut. `varchar(n)` says
///   another length, and a column that refers to such a text has the length of what it refers to.
/// - Text compares as the database's collation says: by default MySQL and SQL Server ignore case, in keys too.
///
/// ```
/// use drizzle::prelude::*;
///
/// #[derive(SqlEnum, Debug, Clone, Copy, PartialEq)]
/// pub enum Role { Guest, Member, Admin }
///
/// #[table(sqlite, postgres, name = "members")]
/// #[unique_index(members_email_idx, on(email))]
/// #[check(name_not_empty, "length(name) > 0")]
/// #[derive(Debug, Clone)]
/// pub struct Member {
///     #[column(serial, primary_key)]
///     pub id: i32,
///     pub name: String,
///     #[column(varchar(320))]
///     pub email: String,
///     #[column(default = Role::Member)]
///     pub role: Role,
///     #[column(references(members::id, on_delete = set_null))]
///     pub invited_by: Option<i32>,
/// }
///
/// let new: NewMember = NewMember::new().name("Ada").email("ada@example.org");
/// # let _ = new;
/// ```
///
/// # Default filters: soft deletes and tenants
///
/// `filter = ..` is a condition on the table's own columns that statements have unless they say otherwise: selects,
/// counts, updates, deletes, joins (of a left join in `on`, so that rows without a match stay), relations in `find!` and
/// in `some`, `none`, `count_of` and the like. Inserts are not filtered, and hand-written SQL is what it is.
/// `.ignore_default_filters()` leaves out all of them in one statement, `ignore_default_filters: true` those of one level
/// of `find!`. A relation to one row of such a table is an `Option`, since its row may be hidden.
///
/// A value that only the program knows at run time, such as the tenant of a request, is a [`Scoped`](scoped::Scoped)
/// one: statements get it from the handle, [`Db::scoped`]. Without it they are refused before anything is sent.
///
/// ```
/// use drizzle::prelude::*;
/// use drizzle::driver::Driver;
///
/// const TENANT: Scoped<i64> = scoped("tenant");
///
/// #[table(sqlite, postgres, mysql, name = "notes", filter = (is_null(notes::deleted_at), eq(notes::tenant_id, TENANT)))]
/// pub struct Note {
///     #[column(primary_key)]
///     pub id: i64,
///     pub tenant_id: i64,
///     pub text: String,
///     pub deleted_at: Option<i64>,
/// }
///
/// async fn request<D: Driver>(db: &Db<D>, tenant: i64, now: i64) -> Result<(), Error>
/// where
///     notes::notes: drizzle::schema::TableOn<D>,
/// {
///     let db = db.scoped(TENANT, tenant);
///     let all: Vec<Note> = db.select(..).from(notes).all().await?;
///     // A soft delete; `delete` is a real one, of what is not deleted.
///     db.update(notes).set(notes::deleted_at, now).filter(eq(notes::id, 1)).execute().await?;
///     // The bin, still of this tenant alone, and back from there.
///     let bin = (eq(notes::tenant_id, tenant), is_not_null(notes::deleted_at));
///     let deleted: Vec<Note> = db.select(..).from(notes).filter(bin).ignore_default_filters().all().await?;
///     db.update(notes).set(notes::deleted_at, None)
///         .filter((eq(notes::tenant_id, tenant), eq(notes::id, 1)))
///         .ignore_default_filters().execute().await?;
///     # let _ = (all, deleted);
///     Ok(())
/// }
/// ```
///
/// What is deleted softly still takes its place in unique keys: make those partial, `#[unique_index(on(email), filter =
/// "deleted_at is null")]`, where the database has such indexes.
#[doc(alias(
    "pgTable",
    "mysqlTable",
    "sqliteTable",
    "mssqlTable",
    "Queryable",
    "Selectable",
    "Insertable",
    "AsChangeset",
    "$inferSelect",
    "$inferInsert",
    "DeriveEntityModel"
))]
pub use drizzle_macros::table;

/// A struct as a view: its rows are those of a query.
///
/// `as` is the query: a free [`select`](query::select) of [`fields!`](fields), whose names and types are checked
/// against the struct's; or SQL, as a string or with [`sql!`](sql), which nobody checks. Without `as` the view is there
/// already. What stands in `#[table(..)]` about names stands here, too; the fields say nothing but a `name` and a type.
///
/// A view is selected from and joined like a table, and nothing is written to it. It is created and dropped with the
/// tables it selects from, by [`schema!`](schema!). The values in its query become literals.
///
/// | option | SQLite | PostgreSQL | MySQL, MariaDB | CockroachDB | SQL Server |
/// | --- | --- | --- | --- | --- | --- |
/// | `materialized`, and indexes | refused | yes | refused | yes | refused |
/// | `materialized, no_data` | refused | yes | refused | refused | refused |
/// | `check_option`, `check_option = local` | refused | yes | yes | refused | never local |
/// | `security_invoker` | refused | yes | `sql security invoker` | refused | refused |
/// | `security_barrier` | refused | yes | refused | refused | refused |
/// | `algorithm = merge`, `algorithm = temptable` | refused | refused | yes | refused | refused |
/// | `schemabinding` | refused | refused | refused | refused | yes, if the tables tell their schema |
///
/// ```
/// use drizzle::prelude::*;
///
/// #[table(sqlite, name = "users")]
/// pub struct User { #[column(primary_key)] pub id: i64, pub name: String, pub invited_by: Option<i64> }
///
/// #[view(sqlite, as =
///     select(fields! { id: users::id, loud: upper(users::name) })
///         .from(users)
///         .filter(is_null(users::invited_by))
/// )]
/// #[derive(Debug)]
/// pub struct Founder {
///     pub id: i64,
///     pub loud: String,
/// }
///
/// async fn all(db: &impl Executor<Sqlite>) -> Result<Vec<Founder>, Error> {
///     db.create_schema_objects(schema![users, founders]).if_not_exists().execute().await?;
///     db.select(..).from(founders).order_by(founders::loud).all().await
/// }
/// ```
#[doc(alias("pgView", "mysqlView", "sqliteView"))]
pub use drizzle_macros::view;

/// A Rust enum as an enum of the schema: a native type on PostgreSQL, CockroachDB and MySQL, text with a CHECK on
/// SQLite and SQL Server.
///
/// The labels are the variants in snake case; `#[sql_enum(name = "..", rename_all = "..")]` and, on a variant,
/// `#[sql(rename = "..")]` say otherwise.
///
/// `#[sql_enum(text)]` stores the labels as text with a CHECK on every dialect, `#[sql_enum(smallint)]`,
/// `#[sql_enum(integer)]` and `#[sql_enum(bigint)]` a number with a CHECK: then each variant says which, and the order of
/// the variants may change. What the database has and the enum does not is an error that names table, column and value.
///
/// ```
/// use drizzle::prelude::*;
/// use drizzle::types::SqlEnum as _;
///
/// #[derive(SqlEnum, Debug, PartialEq)]
/// #[sql_enum(name = "order_state")]
/// enum State { Open, InTransit, #[sql(rename = "done")] Delivered }
///
/// assert_eq!(State::DEF.labels, ["open", "in_transit", "done"]);
///
/// #[derive(SqlEnum, Debug, PartialEq)]
/// #[sql_enum(smallint)]
/// enum Priority { Low = 10, High = 20 }
/// ```
#[doc(alias("pgEnum", "mysqlEnum", "DbEnum", "DeriveActiveEnum"))]
pub use drizzle_macros::SqlEnum;

/// A newtype as a domain of PostgreSQL: a type of its own with a condition on its values, which `create_table` creates.
///
/// ```
/// use drizzle::prelude::*;
///
/// #[derive(SqlDomain, Debug, Clone, PartialEq)]
/// #[sql_domain(check = "value > 0")]
/// pub struct Quantity(pub i32);
///
/// #[table(postgres, name = "order_lines")]
/// pub struct OrderLine {
///     #[column(primary_key)]
///     pub id: i64,
///     pub quantity: Quantity,
/// }
/// ```
pub use drizzle_macros::SqlDomain;

/// A struct as a composite type of PostgreSQL: several values in one column, which `create_table` creates. Its fields
/// are of any type that an element of an array can be, `Option` of one, arrays, and composite types again; `Vec` of it is
/// an array.
///
/// ```
/// use drizzle::prelude::*;
///
/// #[derive(SqlComposite, Debug, Clone, PartialEq)]
/// pub struct Address {
///     pub street: String,
///     #[sql(rename = "zip")]
///     pub post_code: Option<String>,
/// }
///
/// #[table(postgres, name = "people")]
/// pub struct Person {
///     #[column(primary_key)]
///     pub id: i64,
///     pub home: Address,
///     pub others: Option<Vec<Address>>,
/// }
///
/// let home = Address { street: "High \"Street\" 1".into(), post_code: None };
/// let there = select(people::id).from(people).filter(eq(people::home, home));
/// assert_eq!(
///     there.to_sql::<Postgres>()?.text,
///     r#"select "people"."id" from "people" where "people"."home" = cast($1 as "address")"#
/// );
/// # Ok::<(), Error>(())
/// ```
pub use drizzle_macros::SqlComposite;

/// A type of your own as the type of a column: which SQL type it is on each database, and how its values are sent and
/// read. [`CustomType`](types::CustomType) says the latter, `#[sql_custom(..)]` the SQL, with what stands around a value
/// (`write`) and around a selected expression (`read`) where the database keeps it in another form. On databases that it
/// does not name, a column of it is a compile error.
///
/// ```
/// use drizzle::prelude::*;
///
/// /// A point on the earth, as PostGIS and MySQL keep it, and as text elsewhere.
/// #[derive(Debug, Clone, PartialEq, SqlCustom)]
/// #[sql_custom(
///     postgres("geometry(point)", write = "ST_GeomFromText(?)", read = "ST_AsText(?)"),
///     mysql("point", write = "ST_GeomFromText(?)", read = "ST_AsText(?)"),
///     sqlite("text"),
/// )]
/// pub struct Place {
///     pub x: f64,
///     pub y: f64,
/// }
///
/// impl CustomType for Place {
///     type Encoded = String;
///     fn encode(self) -> Result<String, &'static str> {
///         Ok(format!("POINT({} {})", self.x, self.y))
///     }
///     fn decode(text: String) -> Result<Self, &'static str> {
///         let numbers = text.strip_prefix("POINT(").and_then(|text| text.strip_suffix(')'));
///         let (x, y) = numbers.and_then(|numbers| numbers.split_once(' ')).ok_or("no point")?;
///         let number = |text: &str| text.parse().map_err(|_| "no number");
///         Ok(Place { x: number(x)?, y: number(y)? })
///     }
/// }
///
/// #[table(sqlite, postgres, mysql)]
/// pub struct Shop {
///     #[column(primary_key)]
///     pub id: i32,
///     pub place: Place,
///     pub second: Option<Place>,
/// }
///
/// # fn main() -> Result<(), Error> {
/// let near = select(shops::place).from(shops).filter(eq(shops::place, Place { x: 1.0, y: 2.5 }));
/// assert_eq!(
///     near.to_sql::<Postgres>()?.text,
///     r#"select ST_AsText("shops"."place") from "shops" where "shops"."place" = ST_GeomFromText($1)"#
/// );
/// assert_eq!(
///     near.to_sql::<Sqlite>()?.text,
///     r#"select "shops"."place" from "shops" where "shops"."place" = ?"#
/// );
/// # Ok(())
/// # }
/// ```
#[doc(alias("customType"))]
pub use drizzle_macros::SqlCustom;

/// A newtype as the type of a column: it is stored as the type in it, and can't be mistaken for another: not in
/// comparisons, not in a foreign key, which demands the same newtype. [`inner()`](expr::Expr::inner) of a column is the type
/// in it, for functions of that type. With `#[sql_type(arithmetic)]` one can compute with it as with the number in it.
///
/// ```
/// use drizzle::prelude::*;
///
/// #[derive(SqlType, Debug, Clone, Copy, PartialEq)]
/// pub struct AccountId(pub i64);
///
/// #[table(sqlite, name = "accounts")]
/// pub struct Account {
///     #[column(primary_key)]
///     pub id: AccountId,
///     pub owner: String,
/// }
/// let condition = eq(accounts::id, AccountId(7));
/// # let _ = condition;
/// ```
#[doc(alias("$type", "AsExpression"))]
pub use drizzle_macros::SqlType;

/// Another name for a table, to join it to itself: `alias!(users as parent)`.
///
/// It makes a type `parent` with the columns and a function `parent`, in a function's body or in a module
/// (`alias!(pub users as parent)`).
///
/// ```
/// # use drizzle::prelude::*;
/// # #[table(sqlite, name = "users")]
/// # pub struct User { #[column(primary_key)] pub id: i64, pub name: String, pub invited_by: Option<i64> }
/// async fn inviters(db: &impl Executor<Sqlite>) -> Result<Vec<(String, Option<String>)>, Error> {
///     alias!(users as inviter);
///     db.select((users::name, inviter::name))
///         .from(users)
///         .left_join(inviter, eq(inviter::id, users::invited_by))
///         .all()
///         .await
/// }
/// ```
#[doc(alias("aliasedTable"))]
pub use drizzle_macros::alias;

/// A selection with named fields; its rows are structs with the types that follow from the query.
///
/// Fields can be nested, and as a subquery's selection they become its columns.
///
/// ```
/// # use drizzle::prelude::*;
/// # #[table(sqlite, name = "users")]
/// # pub struct User { #[column(primary_key)] pub id: i64, pub name: String }
/// async fn names(db: &impl Executor<Sqlite>) -> Result<(), Error> {
///     let rows = db.select(fields! { id: users::id, loud: upper(users::name) }).from(users).all().await?;
///     for row in rows {
///         println!("{} {}", row.id, row.loud);
///     }
///     Ok(())
/// }
/// ```
#[doc(alias("FromRow", "FromQueryResult", "query_as"))]
pub use drizzle_macros::fields;

/// Hand-written SQL as an expression. What stands in braces is an expression, which is rendered, or a value,
/// which is bound; it never becomes text. `as` gives its type; `Option` where it may be NULL.
///
/// ```
/// # use drizzle::prelude::*;
/// # #[table(sqlite, name = "users")]
/// # pub struct User { #[column(primary_key)] pub id: i64, pub name: String }
/// let at_least = 3;
/// let condition = sql!("length({users::name}) >= {at_least}");
/// let initial = sql!("substr({users::name}, 1, 1)" as String);
/// let query = select(initial).from(users).filter(condition);
/// assert_eq!(
///     query.to_sql::<Sqlite>()?.text,
///     r#"select substr("users"."name", 1, 1) from "users" where length("users"."name") >= ?"#,
/// );
/// # Ok::<(), Error>(())
/// ```
pub use drizzle_macros::sql;

/// Roles that are created and dropped with a schema, on PostgreSQL and CockroachDB; policies name them.
///
/// It makes a type and a function of the name. What a role may do: `login`, `create_db`, `create_role`, `bypass_rls`, and
/// on PostgreSQL `no_inherit`.
///
/// A table's `#[policy(name, for = .., to = .., using = "..", with_check = "..", as = ..)]` says which rows are there
/// for whom. With a policy, or with `rls` in `#[table(..)]`, nobody else sees any row but the table's owner; `force_rls`
/// is about the owner too. A policy's conditions are SQL; `to` takes roles, names as strings, `public`, `current_user`.
///
/// ```
/// use drizzle::prelude::*;
///
/// role! {
///     /// Reads what is published.
///     #[role(postgres, cockroach)]
///     pub reader;
/// }
///
/// #[table(postgres, cockroach, name = "articles", force_rls)]
/// #[policy(published_only, for = select, to = reader, using = "published")]
/// #[policy(own_articles, using = "author = current_user", with_check = "author = current_user")]
/// pub struct Article {
///     #[column(primary_key)]
///     pub id: i64,
///     pub author: String,
///     pub published: bool,
/// }
///
/// async fn create(db: &impl Executor<Postgres>) -> Result<(), Error> {
///     db.create_schema_objects(schema![reader, articles]).if_not_exists().execute().await?;
///     Ok(())
/// }
/// ```
#[doc(alias("pgRole", "pgPolicy"))]
pub use drizzle_macros::role;

/// Sequences: counters that are objects of their own.
///
/// It makes a type and a function of the name. [`next_value`](expr::next_value) gives the next number, in queries and as
/// a column's default; [`schema!`](schema!) takes the function. What is not said is as in PostgreSQL: `start` is the
/// least number (or the greatest, for one that counts down), `increment` 1, `min` 1 and `max` that of the type.
///
/// | | SQLite | PostgreSQL | MySQL | MariaDB | CockroachDB | SQL Server |
/// | --- | --- | --- | --- | --- | --- | --- |
/// | `sequence!`, `next_value` | refused | yes | refused when it is run | yes | yes | yes |
/// | `current_value` | refused | yes | refused when it is run | yes | yes | refused |
/// | `cycle` | refused | yes | refused when it is run | yes | refused | yes |
///
/// ```
/// use drizzle::prelude::*;
///
/// sequence! {
///     /// Numbers of orders, which no two orders share.
///     #[sequence(postgres, cockroach, mssql, start = 1000, increment = 10, max = 999_990)]
///     pub order_numbers: i32;
/// }
///
/// #[table(postgres, cockroach, mssql, name = "orders")]
/// pub struct Order {
///     #[column(primary_key, default = next_value(order_numbers))]
///     pub number: i32,
///     pub item: String,
/// }
///
/// async fn reserve(db: &impl Executor<Postgres>) -> Result<i32, Error> {
///     db.create_schema_objects(schema![order_numbers, orders]).if_not_exists().execute().await?;
///     db.select(next_value(order_numbers)).one().await
/// }
/// ```
#[doc(alias("pgSequence"))]
pub use drizzle_macros::sequence;

/// The parameters of a prepared query, with their types.
///
/// ```
/// # use drizzle::prelude::*;
/// # #[table(sqlite, name = "users")]
/// # pub struct User { #[column(primary_key)] pub id: i64, pub name: String }
/// async fn both(db: &impl Executor<Sqlite>) -> Result<(), Error> {
///     let p = params! { id: i64 };
///     let by_id = db.select(..).from(users).filter(eq(users::id, p.id)).prepare();
///     for id in [1, 2] {
///         let user = by_id.bind(p.values(id)).one().await?;
///         println!("{}", user.name);
///     }
///     Ok(())
/// }
/// ```
#[doc(alias("placeholder"))]
pub use drizzle_macros::params;

/// Relations between tables: what `find!` can nest.
///
/// | form | is |
/// | --- | --- |
/// | `author: one(users) on (author_id => id)` | one row; `None` where the column is NULL |
/// | `posts: many(posts)` | the reverse of the one relation of `posts` to this table |
/// | `posts: many(posts.author)` | the reverse of that one, where there are several |
/// | `posts: many(posts) on (id => author_id)` | by columns |
/// | `groups: many(groups) through users_to_groups(user_id => group_id)` | through a table between, by the primary keys |
/// | `.. through users_to_groups(id => user_id; group_id => id)` | the same, with all columns |
/// | `one(users, optional)`, `one(users, required)` | another answer to whether there is a row |
/// | `.. where eq(posts::published, true)` | only some of the rows |
///
/// Each becomes a method of its table: `users().posts()`.
///
/// Rows are inserted with the rows of their relations by
/// [`insert_nested`](exec::Executor::insert_nested), all or nothing:
///
/// ```
/// # use drizzle::prelude::*;
/// # #[table(sqlite, name = "users")]
/// # pub struct User { #[column(auto_increment, primary_key)] pub id: i64, pub name: String }
/// # #[table(sqlite, name = "posts")]
/// # pub struct Post { #[column(auto_increment, primary_key)] pub id: i64, pub title: String, #[column(references(users::id))] pub author_id: i64 }
/// # #[table(sqlite, name = "groups")]
/// # pub struct Group { #[column(auto_increment, primary_key)] pub id: i64, pub name: String }
/// # #[table(sqlite, name = "users_to_groups")]
/// # #[primary_key(user_id, group_id)]
/// # pub struct UserToGroup { pub user_id: i64, pub group_id: i64 }
/// # relations! {
/// #     users { posts: many(posts), groups: many(groups) through users_to_groups(user_id => group_id) }
/// #     posts { author: one(users) on (author_id => id) }
/// # }
/// async fn register(db: &impl Executor<Sqlite>) -> Result<User, Error> {
///     // `author_id` is left out: it is the key of the row above, which the database makes up.
///     db.insert_nested(users, nested(NewUser::new().name("Ada"))
///         .with(users().posts(), [NewPost::new().title("One"), NewPost::new().title("Two")])
///         .with(users().groups(), [NewGroup::new().name("a new group")])
///         .connect(users().groups(), [7, 8]))
///         .await
/// }
/// ```
///
/// ```
/// use drizzle::prelude::*;
///
/// #[table(sqlite, name = "users")]
/// #[derive(Debug, PartialEq)]
/// pub struct User { #[column(primary_key)] pub id: i64, pub name: String }
/// #[table(sqlite, name = "posts")]
/// pub struct Post { #[column(primary_key)] pub id: i64, pub title: String, #[column(references(users::id))] pub author_id: i64 }
///
/// relations! {
///     users { posts: many(posts) }
///     posts { author: one(users) on (author_id => id) }
/// }
///
/// async fn latest(db: &impl Executor<Sqlite>) -> Result<(), Error> {
///     let rows = db.query(find!(users { name, posts { title, order_by: desc(posts::id), limit: 3 } })).all().await?;
///     for user in rows {
///         println!("{}: {}", user.name, user.posts.len());
///     }
///     Ok(())
/// }
/// ```
#[doc(alias("defineRelations", "Associations", "belongs_to", "joinable", "Related"))]
pub use drizzle_macros::relations;

/// A query of nested rows, run by `db.query(find!(..))`: one statement, however deep.
///
/// In the braces of a table or relation stand its columns, `..` for every one, fields of one's own
/// (`posts_total: count_of(posts)`), relations with braces of their own, and the clauses `filter`, `order_by`, `limit`
/// and `offset`, which are about the rows of each parent. A relation can have another name: `latest: posts { .. }`.
///
/// A row is a struct with a field for each. Beside `..` and relations, the columns are reached through it, too:
/// `rows[0].name`.
///
/// `.batched()` before `.all()`, `.one()` or `.first()` sends one statement for each level instead, with the same rows.
#[doc(alias(
    "findMany",
    "findFirst",
    "with",
    "belonging_to",
    "grouped_by",
    "find_with_related"
))]
pub use drizzle_macros::find;

/// A struct as the shape of nested rows, for signatures and reuse: `db.query_as::<UserCard>()`.
///
/// A field is the column of its name and has its type. With `#[shape]` it is the relation of its name: a `Vec`, an
/// `Option` or a struct that is itself a shape; `#[shape(filter = .., order_by = .., limit = .., offset = ..)]` says
/// which rows. `#[shape(expr = ..)]` is a value of one's own, `name = ..` another column or relation.
///
/// ```
/// use drizzle::prelude::*;
///
/// # #[table(sqlite, name = "users")]
/// # pub struct User { #[column(primary_key)] pub id: i64, pub name: String }
/// # #[table(sqlite, name = "posts")]
/// # pub struct Post { #[column(primary_key)] pub id: i64, pub title: String, #[column(references(users::id))] pub author_id: i64 }
/// # relations! {
/// #     users { posts: many(posts) }
/// #     posts { author: one(users) on (author_id => id) }
/// # }
/// #[derive(Shape)]
/// #[shape(users)]
/// struct UserCard {
///     id: i64,
///     name: String,
///     #[shape(expr = count_of(posts))]
///     total: i64,
///     #[shape(order_by = desc(posts::id), limit = 5)]
///     posts: Vec<PostTitle>,
/// }
/// #[derive(Shape)]
/// #[shape(posts)]
/// struct PostTitle {
///     title: String,
/// }
///
/// async fn cards(db: &impl Executor<Sqlite>) -> Result<Vec<UserCard>, Error> {
///     db.query_as::<UserCard>().filter(some(users().posts(), like(posts::title, "%rust%"))).all().await
/// }
/// ```
#[doc(alias("DerivePartialModel"))]
pub use drizzle_macros::Shape;

/// The tables and other objects of a schema, any number of them. What it gives can be part of another one.
///
/// [`create_schema_objects`](exec::Executor::create_schema_objects) creates them in the order that they need: what a
/// foreign key refers to comes first, and keys of tables that refer to each other in a circle come last.
///
/// ```
/// # use drizzle::prelude::*;
/// # #[table(sqlite, name = "posts")]
/// # pub struct Post { #[column(primary_key)] pub id: i64, #[column(references(users::id))] pub author: i64 }
/// # #[table(sqlite, name = "users")]
/// # pub struct User { #[column(primary_key)] pub id: i64, pub name: String }
/// async fn anew(db: &impl Executor<Sqlite>) -> Result<(), Error> {
///     db.drop_schema_objects(schema![posts, users]).if_exists().execute().await?;
///     db.create_schema_objects(schema![posts, users]).execute().await?;
///     Ok(())
/// }
///
/// // As text, for any dialect that all of them are for:
/// use drizzle::ddl::{self, Schema};
/// let schema: Schema<Sqlite> = schema![posts, users];
/// let statements = ddl::create(&schema, false)?;
/// assert!(statements[0].starts_with("create table \"users\""));
/// # Ok::<(), Error>(())
/// ```
pub use drizzle_core::schema_list as schema;

pub mod cache;
mod db;
pub mod driver;
mod execute;
#[cfg(feature = "migrate")]
pub mod migrate;
mod owned;
pub mod replicas;
mod retry;
#[cfg(test)]
mod threads;
mod timeout;
mod transaction;
mod watching;

pub use db::Db;
pub use owned::Transaction;
pub use transaction::{Isolation, Tx, TxConfig};

pub mod logger {
    //! Loggers of statements, for [`Db::logger`](crate::Db::logger).
    pub use crate::execute::logger::{Logger, Print};
    pub use crate::execute::statement::{Outcome, Statement, Values};
}

pub mod middleware {
    //! Code of the program around every statement, for [`Db::middleware`](crate::Db::middleware).
    pub use crate::execute::middleware::Middleware;
    pub use crate::execute::statement::{Outcome, Statement, Values};
    pub use drizzle_core::render::Action;
}

pub mod prelude;

#[doc(hidden)]
pub mod __private;

/// The example of the README, compiled and run.
#[cfg(all(doctest, feature = "sqlite"))]
#[doc = include_str!("../../README.md")]
pub struct Readme;
