//! Conditions: SQL as text, or an expression in Rust.

use proc_macro2::Ident;
use syn::parse::ParseStream;
use syn::{Expr, Lit, LitStr};

use crate::attribute;

/// A condition on a table's columns.
#[derive(Debug, Clone)]
pub enum ConditionModel {
    /// SQL, as written.
    Sql(String),
    /// An expression in Rust, such as `gt(users::age, 0)`.
    Typed(Box<Expr>),
}

/// Reads a condition, the value of a word.
pub(super) fn parse(input: ParseStream<'_>, key: &Ident) -> syn::Result<ConditionModel> {
    if input.peek(LitStr) {
        let text: LitStr = input.parse()?;
        return attribute::sql_text(&text, &key.to_string()).map(ConditionModel::Sql);
    }
    let span = input.span();
    let wrong = || {
        let text = format!(
            "`{key}` takes SQL as a string, or a condition in Rust such as `gt(users::age, 0)`"
        );
        syn::Error::new(span, text)
    };
    match input.parse::<Expr>() {
        Ok(Expr::Lit(literal)) if !matches!(literal.lit, Lit::Bool(_)) => Err(wrong()),
        Ok(expr) => Ok(ConditionModel::Typed(Box::new(expr))),
        Err(_) => Err(wrong()),
    }
}
