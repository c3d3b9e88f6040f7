//! Which attributes are ours, and where each belongs.

use proc_macro2::Ident;
use syn::Attribute;
use syn::ext::IdentExt as _;

use crate::Errors;
use crate::attribute;

/// An attribute that belongs to the schema language.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Owned {
    Table,
    Column,
    Index,
    UniqueIndex,
    Unique,
    Check,
    PrimaryKey,
    ForeignKey,
    Policy,
}

const ALL: &[Owned] = &[
    Owned::Table,
    Owned::Column,
    Owned::Index,
    Owned::UniqueIndex,
    Owned::Unique,
    Owned::Check,
    Owned::PrimaryKey,
    Owned::ForeignKey,
    Owned::Policy,
];

/// The words of `ALL`.
const WORDS: [&str; 9] = [
    "table",
    "column",
    "index",
    "unique_index",
    "unique",
    "check",
    "primary_key",
    "foreign_key",
    "policy",
];

impl Owned {
    /// The attribute's name.
    pub(super) fn word(self) -> &'static str {
        WORDS[self as usize]
    }

    /// Where an attribute goes that was found on a field, but belongs on the struct.
    pub(super) fn not_on_a_field(self, field: &Ident) -> String {
        let (word, field) = (self.word(), field.unraw());
        let way_out = match self {
            Owned::Table | Owned::Column | Owned::Policy => {
                format!("write `#[{word}(..)]` on the struct")
            }
            Owned::Index | Owned::UniqueIndex => {
                format!("write `#[{word}(on({field}))]` on the struct")
            }
            Owned::Unique => "for one column write `#[column(unique)]`".to_owned(),
            Owned::Check => "for one column write `#[column(check = \"..\")]`".to_owned(),
            Owned::PrimaryKey => "for one column write `#[column(primary_key)]`".to_owned(),
            Owned::ForeignKey => {
                "for one column write `#[column(references(table::column))]`".to_owned()
            }
        };
        format!("`#[{word}]` belongs on the struct, not on the field `{field}`; {way_out}")
    }
}

/// Whose attribute this is. `#[table]` may be written with a path before it.
pub(super) fn of(attr: &Attribute) -> Option<Owned> {
    let path = attr.path();
    if path
        .segments
        .last()
        .is_some_and(|segment| segment.ident == "table")
    {
        return Some(Owned::Table);
    }
    ALL.iter()
        .copied()
        .find(|owned| path.is_ident(owned.word()))
}

/// Refuses our attributes inside `cfg_attr`.
pub(super) fn refuse_conditional(attr: &Attribute, errors: &mut Errors) {
    attribute::refuse_conditional(attr, &WORDS, errors);
}

/// Whether the attribute is ours, or a `cfg_attr` around one of ours.
pub(super) fn is_ours(attr: &Attribute) -> bool {
    of(attr).is_some() || attribute::conditional(attr, &WORDS).is_some()
}
