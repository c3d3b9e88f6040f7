//! Where a column's value comes from when nobody gives one: `default`, `default_fn`, `generated`, `serial`, ..

use proc_macro2::{Ident, Span};
use syn::ext::IdentExt as _;
use syn::parse::ParseStream;
use syn::spanned::Spanned as _;
use syn::{Expr, ExprArray, ExprCall, ExprPath, Lit, LitStr, Path, Token, UnOp, token};

use super::counts::{self, Counts};
use crate::Errors;
use crate::attribute;

/// How the database counts a column up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Auto {
    /// `serial`
    Serial,
    /// `auto_increment`
    AutoIncrement,
    /// `identity`: an insert may give a value of its own.
    Identity,
    /// `identity(always)`: an insert may not.
    IdentityAlways,
}

/// A default that the database knows, and where it was written.
#[derive(Debug, Clone)]
pub struct DefaultModel {
    /// The default.
    pub kind: DefaultKind,
    /// Where it was written.
    pub span: Span,
}

/// A default that can be read without compiling.
#[derive(Debug, Clone)]
pub enum DefaultKind {
    /// A number, a bool, a string or a byte string; a number may have a minus sign.
    Literal(Expr),
    /// Such values in brackets.
    Array(ExprArray),
    /// A path of at least two segments, such as `Role::User`.
    Variant(ExprPath),
    /// `now()`
    Now,
    /// `random_uuid()`
    RandomUuid,
    /// `sql("..")`
    Sql(String),
    /// `next_value(sequence)`
    NextValue(Path),
}

/// A column the database computes.
#[derive(Debug, Clone)]
pub struct GeneratedModel {
    /// The SQL expression.
    pub expr: String,
    /// Whether the value is stored, and not computed on every read.
    pub stored: bool,
    /// Where it was written.
    pub span: Span,
}

const REFUSED: &str = "a default must be a literal, an enum variant, `now()`, `random_uuid()` or `sql(\"..\")`, because drizzle-kit \
    reads it without compiling; for a value computed in Rust use `default_fn = ..`";

impl Auto {
    /// Reads the rest of `identity` or `identity(always, start = 100)`.
    pub(super) fn identity(
        key: &Ident,
        input: ParseStream<'_>,
        errors: &mut Errors,
    ) -> syn::Result<(Self, Counts)> {
        if !input.peek(token::Paren) {
            let flag = attribute::flag(input, key);
            return flag.map(|()| (Self::Identity, Counts::default()));
        }
        counts::parse(input, errors)
    }
}

impl DefaultModel {
    /// Reads the rest of `default = ..`.
    pub(super) fn parse(key: &Ident, input: ParseStream<'_>) -> syn::Result<Self> {
        attribute::equals(input, key, "default = ..")?;
        let expr: Expr = input.parse()?;
        let span = expr.span();
        let kind = classify(expr)?;
        Ok(Self { kind, span })
    }
}

fn classify(expr: Expr) -> syn::Result<DefaultKind> {
    let refused = |expr: &Expr| Err(syn::Error::new_spanned(expr, REFUSED));
    match &expr {
        Expr::Group(group) => classify((*group.expr).clone()),
        Expr::Lit(literal) => match &literal.lit {
            Lit::Int(_) | Lit::Float(_) | Lit::Bool(_) | Lit::Str(_) | Lit::ByteStr(_) => {
                Ok(DefaultKind::Literal(expr))
            }
            _ => refused(&expr),
        },
        Expr::Unary(unary) if matches!(unary.op, UnOp::Neg(_)) => match &*unary.expr {
            Expr::Lit(literal) if matches!(literal.lit, Lit::Int(_) | Lit::Float(_)) => {
                Ok(DefaultKind::Literal(expr))
            }
            _ => refused(&expr),
        },
        Expr::Array(array) => {
            array.elems.iter().try_for_each(element)?;
            Ok(DefaultKind::Array(array.clone()))
        }
        Expr::Path(path) if names_a_variant(path) => Ok(DefaultKind::Variant(path.clone())),
        Expr::Call(call) => called(call).unwrap_or_else(|| refused(&expr)),
        _ => refused(&expr),
    }
}

/// An element of an array: what could stand alone, but nothing that the database computes.
fn element(expr: &Expr) -> syn::Result<()> {
    match classify(expr.clone())? {
        DefaultKind::Now | DefaultKind::RandomUuid | DefaultKind::Sql(_) => {
            Err(syn::Error::new_spanned(
                expr,
                "an array's default holds literals and enum variants; write the whole of it as `sql(\"..\")`",
            ))
        }
        _ => Ok(()),
    }
}

/// Two segments or more. `i32::MAX` and `limits::PAGE` are constants, by the case of their letters.
fn names_a_variant(path: &ExprPath) -> bool {
    let mut last_first = path
        .path
        .segments
        .iter()
        .rev()
        .map(|segment| segment.ident.unraw().to_string());
    let (Some(last), Some(owner)) = (last_first.next(), last_first.next()) else {
        return false;
    };
    let constant = owner.starts_with(char::is_lowercase) && !last.contains(char::is_lowercase);
    path.qself.is_none() && !constant
}

fn called(call: &ExprCall) -> Option<syn::Result<DefaultKind>> {
    let Expr::Path(function) = &*call.func else {
        return None;
    };
    let arguments: Vec<&Expr> = call.args.iter().collect();
    let plain = [
        ("now", DefaultKind::Now),
        ("random_uuid", DefaultKind::RandomUuid),
    ];
    for (name, kind) in plain {
        if function.path.is_ident(name) {
            return Some(match arguments[..] {
                [] => Ok(kind),
                _ => Err(syn::Error::new_spanned(
                    &call.args,
                    format!("`{name}()` takes no argument"),
                )),
            });
        }
    }
    if function.path.is_ident("next_value") {
        return Some(match arguments[..] {
            [Expr::Path(path)] if path.qself.is_none() => {
                Ok(DefaultKind::NextValue(path.path.clone()))
            }
            _ => Err(syn::Error::new_spanned(
                call,
                "`next_value(..)` takes the name of a sequence: `next_value(order_numbers)`",
            )),
        });
    }
    if function.path.is_ident("sql") {
        return Some(match arguments[..] {
            [Expr::Lit(literal)] if let Lit::Str(text) = &literal.lit => {
                attribute::sql_text(text, "sql").map(DefaultKind::Sql)
            }
            _ => Err(syn::Error::new_spanned(
                call,
                "`sql(..)` takes one string literal: `sql(\"..\")`",
            )),
        });
    }
    None
}

/// Reads the rest of `default_fn = ..` or `on_update_fn = ..`.
pub(super) fn function(key: &Ident, input: ParseStream<'_>) -> syn::Result<Expr> {
    attribute::equals(input, key, &format!("{key} = .."))?;
    let expr: Expr = input.parse()?;
    match &expr {
        Expr::Path(_) | Expr::Closure(_) => Ok(expr),
        Expr::Call(call) if call.args.is_empty() => Err(syn::Error::new_spanned(
            &expr,
            format!("`{key}` takes the function, not a call of it: leave out the `()`"),
        )),
        _ => Err(syn::Error::new_spanned(
            &expr,
            format!("`{key}` takes the path of a function or a closure: `{key} = || ..`"),
        )),
    }
}

impl GeneratedModel {
    /// Reads the rest of `generated = ".."` or `generated("..", stored)`.
    pub(super) fn parse(key: &Ident, input: ParseStream<'_>) -> syn::Result<Self> {
        let span = key.span();
        if !input.peek(token::Paren) {
            attribute::equals(input, key, "generated = \"..\"")?;
            let expr = attribute::sql(input, key)?;
            return Ok(Self {
                expr,
                stored: true,
                span,
            });
        }
        let content;
        syn::parenthesized!(content in input);
        let form = "write `generated(\"..\", stored)` or `generated(\"..\", virtual)`";
        if !content.peek(LitStr) {
            return Err(content.error(form));
        }
        let expr = attribute::sql_text(&content.parse()?, "generated")?;
        let mut stored = true;
        if !content.is_empty() {
            content.parse::<Token![,]>()?;
        }
        if !content.is_empty() {
            let word = content
                .call(Ident::parse_any)
                .map_err(|error| syn::Error::new(error.span(), form))?;
            stored = match word.to_string().as_str() {
                "stored" => true,
                "virtual" => false,
                _ => return Err(syn::Error::new(word.span(), form)),
            };
            content.parse::<Option<Token![,]>>()?;
        }
        if content.is_empty() {
            Ok(Self { expr, stored, span })
        } else {
            Err(content.error(form))
        }
    }
}
