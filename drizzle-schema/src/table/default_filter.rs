//! `filter = is_null(users::deleted_at)`: which rows statements mean unless they say otherwise.

use proc_macro2::Ident;
use syn::parse::ParseStream;
use syn::spanned::Spanned as _;
use syn::{Expr, Lit};

use crate::attribute;

/// Reads the rest of `filter = ..`.
pub(super) fn read(input: ParseStream<'_>, key: &Ident) -> syn::Result<Expr> {
    let form = "filter = is_null(users::deleted_at)";
    attribute::equals(input, key, form)?;
    let expr: Expr = input
        .parse()
        .map_err(|e| syn::Error::new(e.span(), format!("expected a condition: `{form}`")))?;
    match &expr {
        Expr::Lit(lit) if matches!(lit.lit, Lit::Str(_)) => Err(syn::Error::new(
            expr.span(),
            format!("a table's filter is a condition in Rust, and no text: `{form}`"),
        )),
        _ => Ok(expr),
    }
}
