//! What a table is, once it is known to hold no contradiction.

use proc_macro2::{Ident, Span};
use syn::{Attribute, Path, Type, Visibility};

use super::{
    Auto, CheckModel, CountsModel, DefaultModel, ForeignKeyModel, GeneratedModel, IndexModel,
    PolicyModel, PrimaryKeyModel, SqlTypeKind, SqlTypeModel, StorageModel, UniqueModel,
};
use crate::DialectRef;

/// A checked table.
#[derive(Debug, Clone)]
pub struct TableModel {
    /// The struct's name.
    pub ident: Ident,
    /// The struct's visibility.
    pub vis: Visibility,
    /// The dialects the table is for; at least one, each once.
    pub dialects: Vec<DialectRef>,
    /// The table's name in the database.
    pub name: String,
    /// The table's schema in the database, if it names one.
    pub schema: Option<String>,
    /// The name of the generated module and of the function beside it.
    pub module: Ident,
    /// The name of the generated insert model.
    pub insert: Ident,
    /// The name of the generated update model.
    pub changes: Ident,
    /// Where the library is, if `crate = ".."` says so.
    pub krate: Option<Path>,
    /// The columns in the order of the fields; at least one.
    pub columns: Vec<ColumnModel>,
    /// The primary key, whether it was written on a column or on the struct.
    pub primary_key: Option<PrimaryKeyModel>,
    /// The indexes, unique ones included, in the order they were written.
    pub indexes: Vec<IndexModel>,
    /// The unique constraints: those of columns first, then those of the struct.
    pub uniques: Vec<UniqueModel>,
    /// The check constraints: those of columns first, then those of the struct.
    pub checks: Vec<CheckModel>,
    /// The foreign keys: those of columns first, then those of the struct.
    pub foreign_keys: Vec<ForeignKeyModel>,
    /// Whether its values have to be of their columns' types (SQLite).
    pub strict: bool,
    /// Whether its rows are stored by the primary key (SQLite).
    pub without_rowid: bool,
    /// What the database tells about it.
    pub comment: Option<String>,
    /// How the database stores it, if something is said.
    pub storage: Option<StorageModel>,
    /// Which of its rows statements mean unless they say otherwise: a condition in Rust.
    pub filter: Option<syn::Expr>,
    /// The policies of row-level security.
    pub policies: Vec<PolicyModel>,
    /// Whether row-level security is on, and whether it is forced upon the owner.
    pub rls: Option<bool>,
    /// The struct's attributes that are not ours, such as docs, `derive` and `cfg`.
    pub attrs: Vec<Attribute>,
    /// Every path in the struct's `#[derive(..)]` lists, as written.
    pub derives: Vec<Path>,
}

impl TableModel {
    /// Whether a `#[derive(..)]` list has a path that ends in this name.
    pub fn has_derive(&self, name: &str) -> bool {
        self.derives
            .iter()
            .filter_map(|path| path.segments.last())
            .any(|segment| segment.ident == name)
    }

    /// The column of a field, by the field's name without `r#`.
    pub fn column(&self, field: &str) -> Option<&ColumnModel> {
        self.columns.iter().find(|column| column.field == field)
    }
}

/// A checked column.
#[derive(Debug, Clone)]
pub struct ColumnModel {
    /// The field's name, with `r#` where the user wrote it.
    pub ident: Ident,
    /// The field's name without `r#`.
    pub field: String,
    /// The column's name in the database.
    pub name: String,
    /// The field's visibility.
    pub vis: Visibility,
    /// The field's type.
    pub ty: Type,
    /// The field's doc comments.
    pub docs: Vec<Attribute>,
    /// The field's other attributes, without ours and without `cfg`.
    pub attrs: Vec<Attribute>,
    /// The column type, if it overrides that of the Rust type.
    pub sql_type: Option<SqlTypeModel>,
    /// How the database counts the column up, if it does.
    pub auto: Option<Auto>,
    /// From which number to which, if something is said.
    pub counts: Option<CountsModel>,
    /// Where that was written.
    pub auto_span: Option<Span>,
    /// The default in the database.
    pub default: Option<DefaultModel>,
    /// A function or closure that makes the value on insert, in Rust.
    pub default_fn: Option<syn::Expr>,
    /// A function or closure that makes the value on update, in Rust.
    pub on_update_fn: Option<syn::Expr>,
    /// What the database tells about the column.
    pub comment: Option<String>,
    /// The character set of its text (MySQL).
    pub charset: Option<String>,
    /// The collation of its text.
    pub collate: Option<String>,
    /// Where the character set or the collation was written.
    pub collate_span: Option<Span>,
    /// Where `on_update_now` was written: an update sets it to the time, unless it says so itself (MySQL).
    pub on_update_now: Option<Span>,
    /// The expression the database computes the column from.
    pub generated: Option<GeneratedModel>,
    /// Whether the column is the primary key or part of it.
    pub primary_key: bool,
    /// The place of the field's name, for obligations on the whole column.
    pub span: Span,
}

impl ColumnModel {
    /// Whether an insert may leave the column out although its type is not `Option`.
    pub fn has_default(&self) -> bool {
        self.auto.is_some()
            || self.default.is_some()
            || self.default_fn.is_some()
            || self.generated.is_some()
            || self.on_update_fn.is_some()
    }

    /// Whether an insert may set the column: not if it is generated or `identity(always)`.
    pub fn is_insertable(&self) -> bool {
        let version = |ty: &SqlTypeModel| ty.kind == SqlTypeKind::Rowversion;
        self.generated.is_none()
            && self.auto != Some(Auto::IdentityAlways)
            && !self.sql_type.as_ref().is_some_and(version)
    }
}
