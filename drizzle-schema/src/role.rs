//! `role! { .. }`: who statements are allowed to.

use proc_macro2::{Ident, TokenStream};
use syn::ext::IdentExt as _;
use syn::parse::{Parse, ParseStream, Parser as _};
use syn::{Attribute, Token, Visibility};

use crate::attribute::{self, Written};
use crate::name::Name;
use crate::suggest::hint;
use crate::{Dialect, DialectRef, Errors};

/// A checked role.
#[derive(Debug, Clone)]
pub struct RoleModel {
    /// Its name in Rust.
    pub ident: Ident,
    /// Its visibility.
    pub vis: Visibility,
    /// Its doc comments, and other attributes that are not ours.
    pub attrs: Vec<Attribute>,
    /// The dialects it is for; at least one, each once.
    pub dialects: Vec<DialectRef>,
    /// Its name in the database.
    pub name: String,
    /// What it may do, in the words of `FLAGS`.
    pub flags: Vec<&'static str>,
}

/// What a role may do.
const FLAGS: [&str; 5] = [
    "login",
    "create_db",
    "create_role",
    "no_inherit",
    "bypass_rls",
];

const FORM: &str = "expected a role: `#[role(postgres, login)] pub app_reader;`";

struct Item {
    attrs: Vec<Attribute>,
    vis: Visibility,
    ident: Ident,
}

impl Parse for Item {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let form = |error: syn::Error| syn::Error::new(error.span(), FORM);
        let item = Item {
            attrs: input.call(Attribute::parse_outer)?,
            vis: input.parse()?,
            ident: input.parse().map_err(form)?,
        };
        if !input.is_empty() {
            input.parse::<Token![;]>()?;
        }
        Ok(item)
    }
}

/// Reads what stands in `role!`: any number of roles.
///
/// # Errors
///
/// All mistakes, each at its own tokens.
pub fn roles(input: TokenStream) -> Result<Vec<RoleModel>, Errors> {
    let mut errors = Errors::new();
    let mut models: Vec<RoleModel> = Vec::new();
    let read = |input: ParseStream<'_>| {
        if input.is_empty() {
            return Err(input.error(FORM));
        }
        while !input.is_empty() {
            models.push(model(input.parse()?, &mut errors));
        }
        Ok(())
    };
    let read = read.parse2(input);
    errors.keep(read);
    errors.finish(models)
}

fn model(item: Item, errors: &mut Errors) -> RoleModel {
    let Item { attrs, vis, ident } = item;
    let whose = format!("role `{ident}`");
    let (ours, attrs): (Vec<_>, Vec<_>) = attrs
        .into_iter()
        .partition(|attr| attr.path().is_ident("role"));
    let mut dialects: Vec<DialectRef> = Vec::new();
    let mut name: Option<Written<Name>> = None;
    let mut flags: Vec<(Ident, &'static str)> = Vec::new();
    let before = errors.len();
    for attr in &ours {
        attribute::list(attr, errors, |input, errors| {
            attribute::entries(input, errors, |input, errors| {
                let key = attribute::key(input, "`postgres` or `login`")?;
                let word = key.unraw().to_string();
                if word == "name" {
                    let value = attribute::name(input, &key)?;
                    Written::put(&mut name, &key, value, &whose, errors);
                    return Ok(());
                }
                attribute::flag(input, &key)?;
                if let Some(flag) = FLAGS.into_iter().find(|flag| *flag == word) {
                    flags.push((key, flag));
                    return Ok(());
                }
                match Dialect::from_name(&word) {
                    Some(dialect @ (Dialect::Postgres | Dialect::Cockroach)) => {
                        let span = key.span();
                        dialects.push(DialectRef { dialect, span });
                        Ok(())
                    }
                    Some(_) => Err(syn::Error::new(
                        key.span(),
                        format!("roles of {word} are not managed here; create them by hand"),
                    )),
                    None => {
                        let known = [&["postgres", "cockroach", "name"][..], &FLAGS[..]].concat();
                        let hint = hint(&word, &known, "the dialects and options are");
                        let message = format!("unknown option `{word}` of {whose}{hint}");
                        Err(syn::Error::new(key.span(), message))
                    }
                }
            });
        });
    }
    if dialects.is_empty() && errors.len() == before {
        let message = format!("{whose} names no dialect; write for example `#[role(postgres)]`");
        errors.at(&ident, message);
    }
    let on_cockroach = |named: &DialectRef| named.dialect == Dialect::Cockroach;
    if let Some((key, _)) = flags.iter().find(|(_, flag)| *flag == "no_inherit")
        && dialects.iter().any(on_cockroach)
    {
        errors.at(
            key,
            "on cockroach every role inherits; leave out `no_inherit`, or `cockroach` among the dialects",
        );
    }
    let name = name.map_or_else(|| Name::from(&ident), |name| name.value);
    name.check("the role's name", &dialects, errors);
    RoleModel {
        ident,
        vis,
        attrs,
        dialects,
        name: name.text,
        flags: flags.into_iter().map(|(_, flag)| flag).collect(),
    }
}
