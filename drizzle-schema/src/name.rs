//! Names in the database: where they come from and what they may be.

use proc_macro2::{Ident, Span};
use syn::LitStr;
use syn::ext::IdentExt as _;

use crate::{DialectRef, Errors};

/// The longest name this crate makes up, in bytes; no supported database cuts it.
pub(crate) const LONGEST: usize = 63;

/// A name in the database, with its place in the source.
#[derive(Debug, Clone)]
pub(crate) struct Name {
    pub(crate) text: String,
    pub(crate) span: Span,
}

impl From<&LitStr> for Name {
    fn from(literal: &LitStr) -> Self {
        Self {
            text: literal.value(),
            span: literal.span(),
        }
    }
}

impl From<&Ident> for Name {
    fn from(ident: &Ident) -> Self {
        Self {
            text: ident.unraw().to_string(),
            span: ident.span(),
        }
    }
}

impl Name {
    /// Checks that every one of the databases keeps the name as it is. `what` is such as "the table name".
    pub(crate) fn check(&self, what: &str, dialects: &[DialectRef], errors: &mut Errors) {
        let text = &self.text;
        if let Err(fault) = usable(text) {
            errors.at(self.span, format!("{what} {fault}"));
        } else {
            let mut dialects = dialects.iter().map(|named| named.dialect);
            if let Some(fault) = dialects.find_map(|dialect| dialect.changes_name(text)) {
                errors.at(self.span, format!("{what} {fault}"));
            }
        }
    }
}

/// Whether any database can have this name; the error completes "the name ..".
pub(crate) fn usable(text: &str) -> Result<(), &'static str> {
    if text.is_empty() {
        Err("is empty")
    } else if text.contains('\0') {
        Err("contains a NUL character")
    } else {
        Ok(())
    }
}

/// A plural by the plainest rules of English; whoever wants another writes `name = ".."`.
pub(crate) fn plural(word: &str) -> String {
    let ends = |endings: &[&str]| endings.iter().any(|ending| word.ends_with(ending));
    match word.strip_suffix('y') {
        Some(stem) if !stem.is_empty() && !stem.ends_with(['a', 'e', 'i', 'o', 'u', '_']) => {
            format!("{stem}ies")
        }
        _ if ends(&["ss", "us", "x", "z", "ch", "sh"]) => format!("{word}es"),
        // `Users`: a plural already.
        _ if ends(&["s"]) => word.to_owned(),
        _ => format!("{word}s"),
    }
}

/// `{table}_{columns}_{suffix}`, cut to the length every database keeps.
pub(crate) fn made_up<'a>(
    table: &str,
    columns: impl IntoIterator<Item = &'a str>,
    suffix: &str,
) -> String {
    let mut name = table.to_owned();
    for column in columns {
        name.push('_');
        name.push_str(column);
    }
    name.push('_');
    name.push_str(suffix);
    shortened(name)
}

/// A name that is too long, cut and told apart by a hash of the whole.
fn shortened(name: String) -> String {
    if name.len() <= LONGEST {
        return name;
    }
    let hash = fnv1a(name.as_bytes());
    let folded = (hash ^ (hash >> 32)) & 0xffff_ffff;
    let cut = (0..=LONGEST - 9)
        .rev()
        .find(|index| name.is_char_boundary(*index))
        .unwrap_or(0);
    format!("{}_{folded:08x}", &name[..cut])
}

/// FNV-1a: small, and the same on every machine and in every release.
fn fnv1a(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plurals() {
        let of = [
            "user",
            "category",
            "box",
            "user_to_group",
            "day",
            "address",
            "status",
            "users",
        ];
        assert_eq!(
            of.map(plural),
            [
                "users",
                "categories",
                "boxes",
                "user_to_groups",
                "days",
                "addresses",
                "statuses",
                "users"
            ]
        );
    }

    #[test]
    fn a_long_name_is_cut_and_stays_distinct() {
        let long = "é".repeat(40);
        let (one, two) = (made_up("t", [&*long], "idx"), made_up("t", [&*long], "key"));
        assert!(one.len() <= LONGEST && two.len() <= LONGEST, "{one} {two}");
        assert_ne!(one, two);
        assert_eq!(one, made_up("t", [&*long], "idx"));
        assert_eq!(made_up("posts", ["a", "b"], "idx"), "posts_a_b_idx");
    }

    #[test]
    fn the_hash_is_fnv1a() {
        assert_eq!(fnv1a(b""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(fnv1a(b"a"), 0xaf63_dc4c_8601_ec8c);
    }
}
