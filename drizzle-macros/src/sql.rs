//! `sql!("upper({users::name})" as String)`.
use proc_macro2::TokenStream;
use quote::quote;
use syn::parse::{Parse, ParseStream};
use syn::{Expr, LitStr, Token, Type};

struct Input {
    text: LitStr,
    ty: Option<Type>,
}

impl Parse for Input {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let text = input
            .parse()
            .map_err(|e: syn::Error| syn::Error::new(e.span(), "expected SQL as a string literal; text made at run time goes in as `{Sql::raw(text)}`"))?;
        let ty = match input.parse::<Option<Token![as]>>()? {
            Some(word) if input.is_empty() => {
                return Err(syn::Error::new(
                    word.span,
                    "the type is missing: write for example `as i64`",
                ));
            }
            Some(_) => Some(input.parse()?),
            None => None,
        };
        if !input.is_empty() {
            return Err(input
                .error("expected `as Type` or nothing more; values go into the text: `{value}`"));
        }
        Ok(Input { text, ty })
    }
}

pub(crate) fn expand(input: TokenStream) -> TokenStream {
    match syn::parse2::<Input>(input).and_then(|input| tokens(&input)) {
        Ok(tokens) => tokens,
        Err(error) => error.into_compile_error(),
    }
}

fn tokens(Input { text, ty }: &Input) -> syn::Result<TokenStream> {
    let p = crate::paths::private(None);
    let (texts, exprs) = split(text)?;
    let list = exprs
        .iter()
        .rev()
        .fold(quote!(()), |rest, expr| quote!((#expr, #rest)));
    let ty = ty
        .as_ref()
        .map_or_else(|| quote!(#p::Untyped), |ty| quote!(#ty));
    Ok(quote!(#p::sql::<#ty, _, _, _, _>(&[#(#texts),*], #list)))
}

/// The text between the braces, one more than there are braces, and the expressions in them.
/// `{{` and `}}` are a brace each.
fn split(literal: &LitStr) -> syn::Result<(Vec<String>, Vec<Expr>)> {
    let source = literal.value();
    let error = |message: &str| syn::Error::new(literal.span(), message);
    let (mut texts, mut exprs, mut text) = (Vec::new(), Vec::new(), String::new());
    let mut chars = source.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        match c {
            '{' | '}' if chars.peek().is_some_and(|(_, next)| *next == c) => {
                chars.next();
                text.push(c);
            }
            '}' => {
                return Err(error(
                    "a `}` without its `{`; a brace that is part of the SQL is written `}}`",
                ));
            }
            '{' => {
                let mut depth = 1;
                let end = chars.by_ref().find_map(|(i, c)| {
                    depth += match c {
                        '{' => 1,
                        '}' => -1,
                        _ => 0,
                    };
                    (depth == 0).then_some(i)
                });
                let end = end.ok_or_else(|| {
                    error("a `{` without its `}`; a brace that is part of the SQL is written `{{`")
                })?;
                let inside = LitStr::new(&source[at + 1..end], literal.span());
                if inside.value().trim().is_empty() {
                    return Err(error(
                        "`{}` is empty; write the column, expression or value in it: `{users::id}`",
                    ));
                }
                exprs.push(inside.parse::<Expr>().map_err(|e| {
                    error(&format!(
                        "`{{{}}}` is not an expression: {e}",
                        inside.value()
                    ))
                })?);
                texts.push(std::mem::take(&mut text));
            }
            c => text.push(c),
        }
    }
    texts.push(text);
    Ok((texts, exprs))
}
