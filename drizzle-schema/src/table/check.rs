//! `check` on a column, `#[check(..)]` on the struct.

use proc_macro2::{Ident, Span};
use syn::parse::ParseStream;
use syn::spanned::Spanned as _;
use syn::{Attribute, LitStr, Token, token};

use crate::Errors;
use crate::attribute;
use crate::name::Name;

/// A check constraint.
#[derive(Debug, Clone)]
pub struct CheckModel {
    /// The constraint's name in the database.
    pub name: String,
    /// The SQL condition.
    pub expr: String,
    /// Where the constraint was written.
    pub span: Span,
}

/// A check as written.
pub(super) struct CheckSyntax {
    pub(super) span: Span,
    pub(super) name: Option<Name>,
    pub(super) expr: String,
}

/// Reads the rest of a column's `check = ".."` or `check("name", "..")`.
pub(super) fn column(key: &Ident, input: ParseStream<'_>) -> syn::Result<CheckSyntax> {
    let span = key.span();
    if input.peek(token::Paren) {
        let content;
        syn::parenthesized!(content in input);
        let (name, expr) = named(
            &content,
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
        expr: attribute::sql(input, key)?,
    })
}

/// Reads `#[check(name, "expression")]`.
pub(super) fn parse(attr: &Attribute, errors: &mut Errors) -> Option<CheckSyntax> {
    let span = attr.path().span();
    let mut check = None;
    attribute::list(attr, errors, |input, errors| {
        let form = "a check has a name and an expression: `#[check(name, \"expression\")]`";
        check = errors.keep(named(input, form));
    });
    let (name, expr) = check?;
    Some(CheckSyntax {
        span,
        name: Some(name),
        expr,
    })
}

/// Reads `name, "expression"`; the name may be a string too.
fn named(input: ParseStream<'_>, form: &str) -> syn::Result<(Name, String)> {
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
    if !input.peek(Token![,]) || !input.peek2(LitStr) {
        return Err(syn::Error::new(name.span, form));
    }
    input.parse::<Token![,]>()?;
    let expr = attribute::sql_text(&input.parse()?, "check")?;
    input.parse::<Option<Token![,]>>()?;
    if input.is_empty() {
        Ok((name, expr))
    } else {
        Err(input.error(form))
    }
}
