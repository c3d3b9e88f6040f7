//! JSON documents: what is at a path, changes, and the operators that some dialects have.
//!
//! What is read by its type is what serde says of such a value: a string is no number, `1.0` is no integer, and what is
//! something else than was asked for, or is not there, is NULL. A JSON `null` is there: `is_null` of a path says that there
//! is nothing, `json_typeof` of a JSON `null` is `"null"`.
use super::{Always, Expr, Function, In, Node, Op, Operand, Strict};
use crate::ast::{self, JsonOp, JsonPath};
use crate::dialect::{HasJsonContains, HasJsonMergePatch, HasJsonOperators, HasJsonPathQueries};
use crate::nullability::NotNull;
use crate::scope::{Scope, Valid};
use crate::types::{Json, SqlType};
use crate::value::{Kind, Value};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// That values of this SQL type are JSON documents.
#[diagnostic::on_unimplemented(
    message = "a SQL `{Self}` is no JSON document",
    label = "expected a JSON document",
    note = "JSON columns are fields of type `serde_json::Value` or `Json<T>`"
)]
pub trait JsonType: SqlType {}
impl JsonType for serde_json::Value {}
impl<T> JsonType for Json<T> where Json<T>: SqlType {}

/// A place in a JSON document: a text of the program such as `"author.tags[0]"`, or a [`JsonPath`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no path into a JSON document",
    label = "expected a text such as `\"a.b[0]\"`, or a `JsonPath`",
    note = "a key that is known only at run time: `JsonPath::root().key(key)`"
)]
pub trait IntoJsonPath {
    #[doc(hidden)]
    fn into_path(self) -> JsonPath;
}
impl IntoJsonPath for &'static str {
    fn into_path(self) -> JsonPath {
        JsonPath::parse(self)
    }
}
impl IntoJsonPath for JsonPath {
    fn into_path(self) -> JsonPath {
        self
    }
}
impl IntoJsonPath for &JsonPath {
    fn into_path(self) -> JsonPath {
        self.clone()
    }
}

/// What is at a place of a JSON document, or NULL.
pub type JsonRead<T, N> = Expr<Op<T, Always, (N, ())>>;

/// A JSON document with a change.
pub type JsonChanged<N> = Function<<N as Node>::Type, N>;

/// An expression with a JSON document of dialects that have `Needs`.
pub type JsonOf<T, N, P, Needs> = Expr<Op<T, Strict, (N, (P, (Needs, ())))>>;

fn json(op: JsonOp, document: ast::Expr, path: JsonPath, value: Option<ast::Expr>) -> ast::Expr {
    let (document, path) = match document {
        // A place in what is at a place: one path. To read it another way, too.
        ast::Expr::Json(inner) if inner.op == JsonOp::Get => {
            (inner.document, inner.path.then(path))
        }
        document => (document, path),
    };
    ast::Expr::Json(Box::new(ast::Json {
        op,
        document,
        path,
        value,
    }))
}

fn read<T, N: Node>(op: JsonOp, document: Expr<N>) -> JsonRead<T, N> {
    Expr::op(json(op, document.0.ast(), JsonPath::root(), None))
}

/// A value as a document to bind.
fn document(value: &impl Serialize) -> ast::Expr {
    ast::Expr::Value(match serde_json::to_string(value) {
        Ok(text) => Value::Json(text.into()),
        Err(e) => Value::Invalid(Kind::Json, e.to_string().into()),
    })
}

impl<N: Node<Type: JsonType>> Expr<N> {
    /// What is at a place of this JSON document: a document itself, NULL if there is nothing.
    ///
    /// ```
    /// # use drizzle_core::expr::{Expr, Node, JsonType, JsonRead, JsonPath};
    /// fn first_tag<N: Node<Type: JsonType>>(meta: Expr<N>) -> JsonRead<String, impl Node> {
    ///     meta.path("author.tags[0]").as_text()
    /// }
    /// fn of_user<N: Node<Type: JsonType>>(meta: Expr<N>, user: &str) -> JsonRead<bool, impl Node> {
    ///     meta.path(JsonPath::root().key("users").key(user)).as_bool()
    /// }
    /// ```
    pub fn path<P: IntoJsonPath>(self, path: P) -> JsonRead<serde_json::Value, N> {
        Expr::op(json(JsonOp::Get, self.0.ast(), path.into_path(), None))
    }
    /// The text of a JSON string; NULL if this is anything else.
    pub fn as_text(self) -> JsonRead<String, N> {
        read(JsonOp::Text, self)
    }
    /// A JSON number that is an integer of 64 bits; NULL if this is anything else.
    pub fn as_i64(self) -> JsonRead<i64, N> {
        read(JsonOp::Integer, self)
    }
    /// A JSON number; NULL if this is anything else.
    pub fn as_f64(self) -> JsonRead<f64, N> {
        read(JsonOp::Float, self)
    }
    /// A JSON boolean; NULL if this is anything else.
    pub fn as_bool(self) -> JsonRead<bool, N> {
        read(JsonOp::Bool, self)
    }
    /// This document read as a `T`. That it is one, nobody checks before it is read: `Option` takes a JSON `null`.
    pub fn as_json<T: Serialize + DeserializeOwned + Send + 'static>(self) -> JsonRead<Json<T>, N> {
        read(JsonOp::Get, self)
    }
}

/// The type of a JSON value: `"null"`, `"boolean"`, `"number"`, `"string"`, `"array"` or `"object"`; NULL if there is
/// nothing.
pub fn json_typeof<N: Node<Type: JsonType>>(document: Expr<N>) -> JsonRead<String, N> {
    read(JsonOp::TypeOf, document)
}

/// The document with a value at a place: a member of an object, which is added if it is not there, or an element that an
/// array has. Where there is no such object or element, the document stays as it is.
///
/// ```
/// # use drizzle_core::expr::{Expr, Node, JsonType, JsonChanged, json_set};
/// fn read<N: Node<Type: JsonType>>(meta: Expr<N>) -> JsonChanged<N> {
///     json_set(meta, "state.read", true)
/// }
/// ```
pub fn json_set<N: Node<Type: JsonType>, P: IntoJsonPath, V: Serialize>(
    document: Expr<N>,
    path: P,
    value: V,
) -> JsonChanged<N> {
    let value = Some(self::document(&value));
    Expr::op(json(JsonOp::Set, document.0.ast(), path.into_path(), value))
}

/// The document without what is at a place, if it is there. SQL Server can't take an element out of an array.
pub fn json_remove<N: Node<Type: JsonType>, P: IntoJsonPath>(
    document: Expr<N>,
    path: P,
) -> JsonChanged<N> {
    Expr::op(json(
        JsonOp::Remove,
        document.0.ast(),
        path.into_path(),
        None,
    ))
}

macro_rules! needs {
    ($($(#[$doc:meta])* $name:ident: $feature:ident;)*) => {$(
        $(#[$doc])*
        pub struct $name;
        impl<S> In<S> for $name {
            type Null = NotNull;
        }
        impl<S: Scope> Valid<S> for $name where S::Dialect: $feature {}
    )*};
}
needs! {
    /// The part of an expression that only dialects with `@>` or `JSON_CONTAINS` accept.
    NeedsJsonContains: HasJsonContains;
    /// The part of an expression that only dialects with `?`, `?|`, `?&` and `||` of JSON documents accept.
    NeedsJsonOperators: HasJsonOperators;
    /// The part of an expression that only dialects with merge patches accept.
    NeedsJsonMergePatch: HasJsonMergePatch;
    /// The part of an expression that only dialects with queries of JSON paths accept.
    NeedsJsonPathQueries: HasJsonPathQueries;
}

fn with<T, N: Node, Needs>(
    op: JsonOp,
    document: Expr<N>,
    value: ast::Expr,
) -> JsonOf<T, N, (), Needs> {
    Expr::op(json(op, document.0.ast(), JsonPath::root(), Some(value)))
}

/// Whether a document contains another one: every member of an object, and every element of an array, in whichever order.
/// `@>` on PostgreSQL and CockroachDB, `JSON_CONTAINS` on MySQL, where within an object also `[1, 2]` contains `1`.
pub fn json_contains<N: Node<Type: JsonType>, V: Serialize>(
    document: Expr<N>,
    part: V,
) -> JsonOf<bool, N, (), NeedsJsonContains> {
    with(JsonOp::Contains, document, self::document(&part))
}
/// Whether a document is contained in another one: [`json_contains`] the other way round.
pub fn json_contained<N: Node<Type: JsonType>, V: Serialize>(
    document: Expr<N>,
    whole: V,
) -> JsonOf<bool, N, (), NeedsJsonContains> {
    with(JsonOp::Contained, document, self::document(&whole))
}
/// `document ? key`: an object has the key, or an array the string.
pub fn json_has_key<N: Node<Type: JsonType>, R: Operand<String, Part = P>, P>(
    document: Expr<N>,
    key: R,
) -> JsonOf<bool, N, P, NeedsJsonOperators> {
    Expr::op(json(
        JsonOp::HasKey,
        document.0.ast(),
        JsonPath::root(),
        Some(key.operand()),
    ))
}
fn keys<K: Into<String>>(keys: impl IntoIterator<Item = K>) -> ast::Expr {
    let mut pieces = vec![ast::Piece::Text("cast(array[".into())];
    for (i, key) in keys.into_iter().enumerate() {
        if i > 0 {
            pieces.push(ast::Piece::Text(", ".into()));
        }
        let key: String = key.into();
        pieces.push(ast::Piece::Expr(ast::Expr::Value(Value::Text(key.into()))));
    }
    pieces.push(ast::Piece::Text("] as text[])".into()));
    ast::Expr::Raw(pieces)
}
/// `document ?| keys`: an object has any of the keys, or an array any of the strings.
pub fn json_has_any_key<N: Node<Type: JsonType>, K: Into<String>>(
    document: Expr<N>,
    keys: impl IntoIterator<Item = K>,
) -> JsonOf<bool, N, (), NeedsJsonOperators> {
    with(JsonOp::HasAnyKey, document, self::keys(keys))
}
/// `document ?& keys`: an object has all of the keys, or an array all of the strings.
pub fn json_has_all_keys<N: Node<Type: JsonType>, K: Into<String>>(
    document: Expr<N>,
    keys: impl IntoIterator<Item = K>,
) -> JsonOf<bool, N, (), NeedsJsonOperators> {
    with(JsonOp::HasAllKeys, document, self::keys(keys))
}
/// `document || other`: the members of both objects, those of the second where both have one; the elements of both arrays.
pub fn json_concat<N: Node<Type: JsonType>, V: Serialize>(
    document: Expr<N>,
    other: V,
) -> JsonOf<N::Type, N, (), NeedsJsonOperators> {
    with(JsonOp::Concat, document, self::document(&other))
}
/// The document after a merge patch, RFC 7396: members are merged, a `null` takes one away.
pub fn json_merge_patch<N: Node<Type: JsonType>, V: Serialize>(
    document: Expr<N>,
    patch: V,
) -> JsonOf<N::Type, N, (), NeedsJsonMergePatch> {
    with(JsonOp::MergePatch, document, self::document(&patch))
}
/// `jsonb_path_exists(document, query)`: whether a query in the language of JSON paths, such as `$.tags[*] ? (@ == "new")`,
/// finds anything. The query is bound.
pub fn jsonb_path_exists<N: Node<Type: JsonType>>(
    document: Expr<N>,
    query: impl Into<String>,
) -> JsonOf<bool, N, (), NeedsJsonPathQueries> {
    let query: String = query.into();
    let pieces = vec![
        ast::Piece::Text("cast(".into()),
        ast::Piece::Expr(ast::Expr::Cast(
            Box::new(ast::Expr::Value(Value::Text(query.into()))),
            Kind::Text,
            None,
        )),
        ast::Piece::Text(" as jsonpath)".into()),
    ];
    with(JsonOp::PathExists, document, ast::Expr::Raw(pieces))
}
