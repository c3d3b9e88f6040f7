//! How an attribute is read: a list of entries, where a faulty entry does not hide the next.

use proc_macro2::TokenTree;
use syn::ext::IdentExt as _;
use syn::parse::ParseStream;
use syn::{Attribute, Ident, LitStr, Meta, Path, Token, token};

use crate::Errors;
use crate::name::Name;

/// A value together with the word it was written under.
#[derive(Debug, Clone)]
pub(crate) struct Written<T> {
    pub(crate) key: Ident,
    pub(crate) value: T,
}

impl<T> Written<T> {
    /// Fills an empty slot; a filled one is a mistake of `whose` (such as "column `id`").
    pub(crate) fn put(
        slot: &mut Option<Self>,
        key: &Ident,
        value: T,
        whose: &str,
        errors: &mut Errors,
    ) {
        match slot {
            Some(first) if first.key == *key => {
                errors.at(key, format!("{whose} already has `{key}`"));
            }
            Some(first) => errors.at(
                key,
                format!(
                    "{whose} has both `{}` and `{key}`; keep one of them",
                    first.key
                ),
            ),
            None => {
                *slot = Some(Self {
                    key: key.clone(),
                    value,
                });
            }
        }
    }
}

/// Reads what stands in an attribute's parentheses. What `read` leaves over is a mistake.
pub(crate) fn list(
    attr: &Attribute,
    errors: &mut Errors,
    read: impl FnOnce(ParseStream<'_>, &mut Errors),
) {
    if !matches!(attr.meta, Meta::List(_)) {
        let word = path_text(attr.path());
        errors.at(
            attr,
            format!("`{word}` needs its options in parentheses: `#[{word}(..)]`"),
        );
        return;
    }
    let before = errors.len();
    let result = attr.parse_args_with(|input: ParseStream<'_>| {
        read(input, errors);
        Ok(())
    });
    // After a mistake, the rest of its nested list is left over too; that is no second mistake.
    if let Err(error) = result
        && errors.len() == before
    {
        errors.combine(error);
    }
}

/// Reads entries separated by commas, and goes on after a faulty one.
pub(crate) fn entries(
    input: ParseStream<'_>,
    errors: &mut Errors,
    mut entry: impl FnMut(ParseStream<'_>, &mut Errors) -> syn::Result<()>,
) {
    while !input.is_empty() {
        if input.peek(Token![,]) {
            errors.at(input.span(), "there is nothing before this comma");
        } else if let Some(()) = {
            let result = entry(input, errors);
            errors.keep(result)
        } && !input.is_empty()
            && !input.peek(Token![,])
        {
            errors.at(input.span(), "expected `,`");
        }
        while !input.is_empty() && !input.peek(Token![,]) {
            let skipped = input.parse::<TokenTree>();
            debug_assert!(skipped.is_ok(), "a stream that is not empty has a token");
        }
        let comma = input.parse::<Option<Token![,]>>();
        debug_assert!(comma.is_ok(), "an optional token always parses");
    }
}

/// Reads `( .. )` as entries.
pub(crate) fn parenthesized(
    input: ParseStream<'_>,
    errors: &mut Errors,
    entry: impl FnMut(ParseStream<'_>, &mut Errors) -> syn::Result<()>,
) -> syn::Result<()> {
    let content;
    syn::parenthesized!(content in input);
    entries(&content, errors, entry);
    Ok(())
}

/// Reads the word an entry starts with; keywords such as `crate` are words too.
pub(crate) fn key(input: ParseStream<'_>, example: &str) -> syn::Result<Ident> {
    if input.peek(Ident::peek_any) {
        input.call(Ident::parse_any)
    } else {
        Err(input.error(format!("expected an option such as {example}")))
    }
}

/// Makes sure that a word stands alone.
pub(crate) fn flag(input: ParseStream<'_>, key: &Ident) -> syn::Result<()> {
    if input.peek(Token![=]) || input.peek(token::Paren) {
        Err(input.error(format!("`{key}` takes no value")))
    } else {
        Ok(())
    }
}

/// Reads the `=` after a word; `form` shows how to write it.
pub(crate) fn equals(input: ParseStream<'_>, key: &Ident, form: &str) -> syn::Result<()> {
    let needs = || format!("`{key}` needs a value: `{form}`");
    if !input.peek(Token![=]) {
        return Err(syn::Error::new(key.span(), needs()));
    }
    input.parse::<Token![=]>()?;
    if input.is_empty() || input.peek(Token![,]) {
        return Err(syn::Error::new(key.span(), needs()));
    }
    Ok(())
}

/// Makes sure that parentheses follow a word; `form` shows how to write it.
pub(crate) fn opens(input: ParseStream<'_>, key: &Ident, form: &str) -> syn::Result<()> {
    if input.peek(token::Paren) {
        Ok(())
    } else {
        Err(syn::Error::new(key.span(), format!("write `{form}`")))
    }
}

/// Reads a string literal, the value of a word.
pub(crate) fn string(input: ParseStream<'_>, key: &Ident) -> syn::Result<LitStr> {
    if input.peek(LitStr) {
        input.parse()
    } else {
        Err(input.error(format!("`{key}` takes a string: `{key} = \"..\"`")))
    }
}

/// Reads SQL text, which may not be blank.
pub(crate) fn sql(input: ParseStream<'_>, key: &Ident) -> syn::Result<String> {
    sql_text(&string(input, key)?, &key.to_string())
}

/// Reads the name of something that the server knows, such as a collation.
pub(crate) fn name_of_object(input: ParseStream<'_>, key: &Ident) -> syn::Result<String> {
    let literal = string(input, key)?;
    let name = literal.value();
    if name.trim().is_empty() || name.contains('\0') {
        return Err(syn::Error::new(
            literal.span(),
            format!("`{key}` needs a name"),
        ));
    }
    Ok(name)
}

/// Reads the text of a comment.
pub(crate) fn comment(input: ParseStream<'_>, key: &Ident) -> syn::Result<String> {
    let text = string(input, key)?;
    match text.value() {
        value if value.contains('\0') => Err(syn::Error::new(
            text.span(),
            "a comment can't contain a NUL character",
        )),
        value => Ok(value),
    }
}

/// SQL text of a literal, which may not be blank.
pub(crate) fn sql_text(text: &LitStr, word: &str) -> syn::Result<String> {
    let value = text.value();
    let fault = if value.trim().is_empty() {
        "is empty"
    } else if value.contains('\0') {
        "contains a NUL character"
    } else {
        return Ok(value);
    };
    Err(syn::Error::new(
        text.span(),
        format!("the SQL of `{word}` {fault}"),
    ))
}

/// Reads `= ".."` as a name in the database.
pub(crate) fn name(input: ParseStream<'_>, key: &Ident) -> syn::Result<Name> {
    equals(input, key, &format!("{key} = \"..\""))?;
    Ok(Name::from(&string(input, key)?))
}

/// Reads `= "word"` or `= word` as a Rust identifier.
pub(crate) fn identifier(input: ParseStream<'_>, key: &Ident) -> syn::Result<Ident> {
    equals(input, key, &format!("{key} = \"..\""))?;
    if input.peek(LitStr) {
        let text: LitStr = input.parse()?;
        return text.parse().map_err(|_| {
            syn::Error::new(
                text.span(),
                format!("`{}` is not an identifier `{key}` can use", text.value()),
            )
        });
    }
    let span = input.span();
    input.parse().map_err(|_| {
        syn::Error::new(
            span,
            format!("`{key}` takes an identifier: `{key} = \"..\"`"),
        )
    })
}

/// Reads `= "path::to"` or `= path::to`.
pub(crate) fn path(input: ParseStream<'_>, key: &Ident) -> syn::Result<Path> {
    equals(input, key, &format!("{key} = \"path::to\""))?;
    if input.peek(LitStr) {
        let text: LitStr = input.parse()?;
        return text.parse_with(Path::parse_mod_style).map_err(|_| {
            syn::Error::new(text.span(), format!("`{}` is not a path", text.value()))
        });
    }
    input.call(Path::parse_mod_style)
}

/// A path as the user wrote it, without spaces.
pub(crate) fn path_text(path: &Path) -> String {
    let mut text = String::new();
    for pair in path.segments.iter() {
        if !text.is_empty() || path.leading_colon.is_some() {
            text.push_str("::");
        }
        text.push_str(&pair.ident.to_string());
    }
    text
}

/// Refuses these attributes inside `cfg_attr`: a macro and the command line would read them differently.
pub(crate) fn refuse_conditional(attr: &Attribute, words: &[&str], errors: &mut Errors) {
    if let Some(word) = conditional(attr, words) {
        errors.at(
            attr,
            format!(
                "`#[{word}(..)]` can't stand inside `cfg_attr`, because a schema must read the same in every build; \
                 write it without a condition"
            ),
        );
    }
}

/// The first of the words that a `cfg_attr` holds as an attribute.
pub(crate) fn conditional<'a>(attr: &Attribute, words: &[&'a str]) -> Option<&'a str> {
    let Meta::List(list) = &attr.meta else {
        return None;
    };
    if !attr.path().is_ident("cfg_attr") {
        return None;
    }
    // The condition comes first; an attribute follows a comma at the top level.
    let mut after_comma = false;
    for token in list.tokens.clone() {
        if let TokenTree::Ident(ident) = &token
            && after_comma
            && let Some(word) = words.iter().find(|word| ident == *word)
        {
            return Some(word);
        }
        after_comma = matches!(&token, TokenTree::Punct(punct) if punct.as_char() == ',');
    }
    None
}
