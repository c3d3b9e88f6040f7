//! `#[cfg(..)]`: whether something is part of the program, as far as the features that are on tell.
use syn::punctuated::Punctuated;
use syn::{Attribute, Expr, ExprLit, Lit, Meta, Token};

/// Whether something is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Is {
    There,
    Left,
    /// Nobody has said whether the feature is on, or it depends on more than features.
    Unknown,
}

/// What is said about something whose condition can't be told.
pub(super) const UNKNOWN: &str = "whether this is part of the schema depends on `#[cfg(..)]`; say which features of the \
    program are on: `features = [..]` in drizzle.toml. Of conditions, only features and `test` are known";

/// The features of the program that are on, if somebody has said.
#[derive(Debug, Clone, Copy)]
pub(super) struct Conditions<'f>(pub(super) Option<&'f [String]>);

impl Conditions<'_> {
    /// What all `#[cfg(..)]`s of something say.
    pub(super) fn of(self, attrs: &[Attribute]) -> Is {
        let conditions = attrs.iter().filter(|attr| attr.path().is_ident("cfg"));
        all(conditions.map(|attr| attr.parse_args().map_or(Is::Unknown, |meta| self.is(&meta))))
    }

    /// Whether something is there, and the mistake if that can't be told.
    pub(super) fn checked(self, attrs: &[Attribute]) -> Result<bool, syn::Error> {
        match self.of(attrs) {
            Is::There => Ok(true),
            Is::Left => Ok(false),
            Is::Unknown => match attrs.iter().find(|attr| attr.path().is_ident("cfg")) {
                Some(attr) => Err(syn::Error::new_spanned(attr, UNKNOWN)),
                None => Ok(true),
            },
        }
    }

    fn is(self, meta: &Meta) -> Is {
        match meta {
            // A database is not made by tests.
            Meta::Path(path) if path.is_ident("test") => Is::Left,
            Meta::NameValue(pair) if pair.path.is_ident("feature") => match (&pair.value, self.0) {
                (
                    Expr::Lit(ExprLit {
                        lit: Lit::Str(name),
                        ..
                    }),
                    Some(on),
                ) => match on.contains(&name.value()) {
                    true => Is::There,
                    false => Is::Left,
                },
                _ => Is::Unknown,
            },
            Meta::List(list) => {
                let parts = list.parse_args_with(Punctuated::<Meta, Token![,]>::parse_terminated);
                let Ok(parts) = parts else { return Is::Unknown };
                let parts = parts.iter().map(|part| self.is(part));
                match list.path.get_ident().map(ToString::to_string).as_deref() {
                    Some("all") => all(parts),
                    // One is there unless all are left out.
                    Some("any") => not(all(parts.map(not))),
                    Some("not") => not(all(parts)),
                    _ => Is::Unknown,
                }
            }
            _ => Is::Unknown,
        }
    }
}

/// One that is left out decides, whatever is unknown.
fn all(parts: impl Iterator<Item = Is>) -> Is {
    parts.fold(Is::There, |so_far, part| match (so_far, part) {
        (Is::Left, _) | (_, Is::Left) => Is::Left,
        (Is::Unknown, _) | (_, Is::Unknown) => Is::Unknown,
        (Is::There, Is::There) => Is::There,
    })
}

fn not(is: Is) -> Is {
    match is {
        Is::There => Is::Left,
        Is::Left => Is::There,
        Is::Unknown => Is::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::{Conditions, Is};

    fn of(condition: &str, on: Option<&[&str]>) -> Is {
        let item: syn::ItemStruct =
            syn::parse_str(&format!("#[cfg({condition})] struct A;")).unwrap();
        let on: Option<Vec<String>> = on.map(|on| on.iter().map(|&name| name.into()).collect());
        Conditions(on.as_deref()).of(&item.attrs)
    }

    #[test]
    fn conditions_of_features() {
        let a = "feature = \"a\"";
        assert_eq!(of(a, None), Is::Unknown);
        assert_eq!(of(a, Some(&[])), Is::Left);
        assert_eq!(of(a, Some(&["a"])), Is::There);
        assert_eq!(of("test", None), Is::Left);
        assert_eq!(of("not(test)", None), Is::There);
        assert_eq!(of(&format!("any(test, {a})"), Some(&["a"])), Is::There);
        assert_eq!(of(&format!("all(test, {a})"), None), Is::Left);
        assert_eq!(of(&format!("all(not({a}), unix)"), Some(&["a"])), Is::Left);
        assert_eq!(of(&format!("all({a}, unix)"), Some(&["a"])), Is::Unknown);
        assert_eq!(of("any()", None), Is::Left);
    }
}
