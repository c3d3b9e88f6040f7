//! `check` on a column, `#[check(..)]` on the struct.

use proc_macro2::{Ident, Span};
use syn::parse::ParseStream;
use syn::spanned::Spanned as _;
use syn::{Attribute, LitStr, Token, token};

use super::condition::{self, ConditionModel};
use crate::Errors;
use crate::attribute;
use crate::name::Name;

/// A check constraint.
#[derive(Debug, Clone)]
pub struct CheckModel {
    /// The constraint's name in the database.
    pub name: String,
    /// The condition.
    pub expr: ConditionModel,
    /// Where the constraint was written.
    pub span: Span,
}

/// A check as written.
pub(super) struct CheckSyntax {
    pub(super) span: Span,
    pub(super) name: Option<Name>,
    pub(super) expr: ConditionModel,
}

/// Reads the rest of a column's `check = ".."` or `check("name", "..")`.
pub(super) fn column(key: &Ident, input: ParseStream<'_>) -> syn::Result<CheckSyntax> {
    let span = key.span();
    if input.peek(token::Paren) {
        let content;
        syn::parenthesized!(content in input);
        let (name, expr) = named(
            &content,
            key,
            "write `check(\"name\", \"expression\")` or `check = \"expression\"`",
        )?;
        return Ok(CheckSyntax {
            span,
            name: Some(name),
            expr,
        });
    }
    attribute::equals(input, key, "check = \"..\"")?;
    Ok(CheckSyntax {
        span,
        name: None,
        expr: condition::parse(input, key)?,
    })
}

/// Reads `#[check(name, "expression")]`.
pub(super) fn parse(attr: &Attribute, errors: &mut Errors) -> Option<CheckSyntax> {
    let span = attr.path().span();
    let mut check = None;
    attribute::list(attr, errors, |input, errors| {
        let form = "a check has a name and an expression: `#[check(name, \"expression\")]`";
        let key = Ident::new("check", span);
        check = errors.keep(named(input, &key, form));
    });
    let (name, expr) = check?;
    Some(CheckSyntax {
        span,
        name: Some(name),
        expr,
    })
}

/// Reads `name, "expression"`; the name may be a string too.
fn named(input: ParseStream<'_>, key: &Ident, form: &str) -> syn::Result<(Name, ConditionModel)> {
    let name = if input.peek(LitStr) {
        Name::from(&input.parse::<LitStr>()?)
    } else {
        let span = input.span();
        Name::from(
            &input
                .parse::<Ident>()
                .map_err(|_| syn::Error::new(span, form))?,
        )
    };
    if !input.peek(Token![,]) {
        return Err(syn::Error::new(name.span, form));
    }
    input.parse::<Token![,]>()?;
    if input.is_empty() {
        return Err(syn::Error::new(name.span, form));
    }
    let expr = condition::parse(input, key)?;
    input.parse::<Option<Token![,]>>()?;
    if input.is_empty() {
        Ok((name, expr))
    } else {
        Err(input.error(form))
    }
}
