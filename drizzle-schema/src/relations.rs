//! `relations! { users { posts: many(posts), .. } .. }`: what belongs together, as written, then checked.
use proc_macro2::{Ident, TokenStream, TokenTree};
use syn::ext::IdentExt as _;
use syn::parse::{Parse, ParseStream, Parser as _};
use syn::{Attribute, Expr, Path, Token, braced, parenthesized, token};

use crate::Errors;
use crate::suggest::quoted;

/// The relations of a schema.
#[derive(Debug, Clone, Default)]
pub struct Relations {
    /// Those of each table.
    pub tables: Vec<TableRelations>,
}

/// The relations of a table.
#[derive(Debug, Clone)]
pub struct TableRelations {
    /// The table, as written.
    pub path: Path,
    /// Its relations.
    pub relations: Vec<RelationModel>,
}

/// A relation.
#[derive(Debug, Clone)]
pub struct RelationModel {
    /// Its name.
    pub name: Ident,
    /// Its doc comments.
    pub docs: Vec<Attribute>,
    /// The other table, as written.
    pub table: Path,
    /// How many rows of the other table there are.
    pub amount: Amount,
    /// Which columns are equal.
    pub direction: Direction,
    /// Whether it is the reverse of one of the other table, whose columns it has.
    pub inverse: bool,
    /// What else holds for the rows of the other table.
    pub condition: Option<Condition>,
}

/// How many rows a relation has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Amount {
    /// Any number.
    Many,
    /// One, or none where the columns may be NULL.
    One,
    /// One or none.
    Optional,
    /// One.
    Required,
}

/// Which columns are equal.
#[derive(Debug, Clone)]
pub enum Direction {
    /// A column of the table and one of the other.
    Columns(Vec<(Ident, Ident)>),
    /// By rows of a third table. A key that is not named is the primary key.
    Through {
        /// The third table.
        junction: Path,
        /// A column of the table and one of the third.
        owner: Vec<(Option<Ident>, Ident)>,
        /// A column of the third table and one of the other.
        other: Vec<(Ident, Option<Ident>)>,
    },
}

/// A condition on the rows of the other table.
#[derive(Debug, Clone)]
pub struct Condition(pub Expr);

/// Reads the relations of a schema. With the errors comes what is right.
///
/// # Errors
///
/// All mistakes, each at its own tokens.
pub fn parse(input: TokenStream) -> Result<Relations, (Relations, Errors)> {
    let mut errors = Errors::new();
    let mut tables = Vec::new();
    let outcome = (|input: ParseStream<'_>| {
        tables = written(input, &mut errors);
        Ok(())
    })
    .parse2(input);
    // What was left unread within a mistake is part of it.
    if let Err(error) = outcome
        && errors.is_empty()
    {
        errors.combine(error);
    }
    // What is not written well is missing in the rest, which is no mistake of its own.
    let mut following = Errors::new();
    let relations = resolve(&tables, &mut following);
    if errors.is_empty() {
        errors = following;
    }
    match errors.is_empty() {
        true => Ok(relations),
        false => Err((relations, errors)),
    }
}

/// The tables that are written well; what is not is left out, so that one mistake does not take the rest with it.
fn written(input: ParseStream<'_>, errors: &mut Errors) -> Vec<WrittenTable> {
    let mut tables = Vec::new();
    let mut sound = true;
    while !input.is_empty() {
        let before = input.cursor();
        match table(input, errors) {
            Ok(table) => {
                tables.push(table);
                sound = true;
            }
            Err(error) => {
                // What follows it is the same mistake, until there is a table again.
                if sound {
                    errors.combine(error);
                }
                sound = false;
                if input.cursor() == before {
                    skip(input);
                }
            }
        }
        if input.peek(Token![,]) {
            skip(input);
        }
    }
    tables
}

fn skip(input: ParseStream<'_>) {
    // There is a token, so it can't fail.
    let _: syn::Result<TokenTree> = input.parse();
}

/// The relations in a table's braces that are written well.
fn relations(input: ParseStream<'_>, errors: &mut Errors) -> Vec<Written> {
    let mut relations = Vec::new();
    while !input.is_empty() {
        let relation = input.parse::<Written>().and_then(|relation| {
            match input.is_empty() || input.peek(Token![,]) {
                true => Ok(relation),
                false => Err(input.error("expected `,`")),
            }
        });
        match relation {
            Ok(relation) => relations.push(relation),
            Err(error) => {
                errors.combine(error);
                while !input.is_empty() && !input.peek(Token![,]) {
                    skip(input);
                }
            }
        }
        if input.peek(Token![,]) {
            skip(input);
        }
    }
    relations
}

struct WrittenTable {
    path: Path,
    relations: Vec<Written>,
}

struct Written {
    docs: Vec<Attribute>,
    name: Ident,
    many: bool,
    presence: Option<Amount>,
    table: Path,
    /// The relation of the other table that this one is the reverse of.
    inverse: Option<Ident>,
    on: Option<Vec<(Ident, Ident)>>,
    through: Option<Through>,
    condition: Option<Condition>,
}

struct Through {
    junction: Path,
    owner: Vec<(Option<Ident>, Ident)>,
    other: Vec<(Ident, Option<Ident>)>,
}

const FORM: &str = "expected the relations of a table: `users { posts: many(posts), .. }`";

fn table(input: ParseStream<'_>, errors: &mut Errors) -> syn::Result<WrittenTable> {
    let path = input
        .call(Path::parse_mod_style)
        .map_err(|e| syn::Error::new(e.span(), FORM))?;
    if !input.peek(token::Brace) {
        return Err(input.error(FORM));
    }
    let content;
    braced!(content in input);
    Ok(WrittenTable {
        path,
        relations: relations(&content, errors),
    })
}

const RELATION: &str =
    "expected a relation: `posts: many(posts)` or `author: one(users) on (author_id => id)`";

impl Parse for Written {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let relation = |e: syn::Error| syn::Error::new(e.span(), RELATION);
        let docs = input.call(Attribute::parse_outer)?;
        let name: Ident = input.parse().map_err(relation)?;
        input.parse::<Token![:]>().map_err(relation)?;
        let word: Ident = input.parse().map_err(relation)?;
        let many = match word.to_string().as_str() {
            "many" => true,
            "one" => false,
            _ => return Err(syn::Error::new(word.span(), RELATION)),
        };
        if !input.peek(token::Paren) {
            return Err(syn::Error::new(
                word.span(),
                format!("write the other table: `{word}(posts)`"),
            ));
        }
        let content;
        parenthesized!(content in input);
        let table = content.call(Path::parse_mod_style).map_err(|e| {
            syn::Error::new(
                e.span(),
                format!("expected the other table: `{word}(posts)`"),
            )
        })?;
        let inverse = match content.parse::<Option<Token![.]>>()? {
            Some(_) => Some(content.parse()?),
            None => None,
        };
        let mut presence = None;
        if content.parse::<Option<Token![,]>>()?.is_some() {
            let word: Ident = content.parse()?;
            presence = Some(match word.to_string().as_str() {
                "optional" if !many => Amount::Optional,
                "required" if !many => Amount::Required,
                _ => {
                    return Err(syn::Error::new(
                        word.span(),
                        "only `one(users, optional)` and `one(users, required)` say how many rows there are",
                    ));
                }
            });
        }
        if !content.is_empty() {
            return Err(content.error("expected nothing more"));
        }
        let (mut on, mut through, mut condition) = (None, None, None);
        while !input.is_empty() && !input.peek(Token![,]) {
            let word = input.call(Ident::parse_any)?;
            match word.to_string().as_str() {
                "on" if on.is_none() && through.is_none() => on = Some(pairs(input, &word)?),
                "through" if on.is_none() && through.is_none() => {
                    through = Some(input.parse::<Through>()?);
                }
                "where" if condition.is_none() => condition = Some(Condition(input.parse()?)),
                _ => {
                    return Err(syn::Error::new(
                        word.span(),
                        "expected `on (own => other)`, `through junction(a => b)` or `where condition`",
                    ));
                }
            }
        }
        if let (Some(_), false) = (&through, many) {
            return Err(syn::Error::new(
                word.span(),
                format!("`{name}` goes through a table, so it has many rows: write `many(..)`"),
            ));
        }
        Ok(Written {
            docs,
            name,
            many,
            presence,
            table,
            inverse,
            on,
            through,
            condition,
        })
    }
}

/// `(a => b, ..)`.
fn pairs(input: ParseStream<'_>, word: &Ident) -> syn::Result<Vec<(Ident, Ident)>> {
    let form = "write which columns are equal: `on (author_id => id)`";
    if !input.peek(token::Paren) {
        return Err(syn::Error::new(word.span(), form));
    }
    let content;
    parenthesized!(content in input);
    let wrong = |e: syn::Error| syn::Error::new(e.span(), form);
    let mut pairs = Vec::new();
    while !content.is_empty() {
        let own = content.parse().map_err(wrong)?;
        content.parse::<Token![=>]>().map_err(wrong)?;
        pairs.push((own, content.parse().map_err(wrong)?));
        if content.parse::<Option<Token![,]>>()?.is_none() {
            break;
        }
    }
    if pairs.is_empty() || !content.is_empty() {
        return Err(content.error(form));
    }
    Ok(pairs)
}

impl Parse for Through {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let form = "write the table between and its two columns: `through users_to_groups(user_id => group_id)`, or all columns: `through users_to_groups(id => user_id; group_id => id)`";
        let junction = input
            .call(Path::parse_mod_style)
            .map_err(|e| syn::Error::new(e.span(), form))?;
        if !input.peek(token::Paren) {
            return Err(input.error(form));
        }
        let content;
        parenthesized!(content in input);
        let side = |content: ParseStream<'_>| {
            let mut pairs: Vec<(Ident, Ident)> = Vec::new();
            loop {
                let wrong = |e: syn::Error| syn::Error::new(e.span(), form);
                let a = content.parse().map_err(wrong)?;
                content.parse::<Token![=>]>().map_err(wrong)?;
                pairs.push((a, content.parse().map_err(wrong)?));
                if content.parse::<Option<Token![,]>>()?.is_none() {
                    return Ok::<_, syn::Error>(pairs);
                }
            }
        };
        let first = side(&content)?;
        let second = match content.parse::<Option<Token![;]>>()? {
            Some(_) => Some(side(&content)?),
            None => None,
        };
        if !content.is_empty() {
            return Err(content.error(form));
        }
        let (owner, other) = match second {
            Some(second) => (
                first.into_iter().map(|(a, b)| (Some(a), b)).collect(),
                second.into_iter().map(|(a, b)| (a, Some(b))).collect(),
            ),
            None => {
                let [(to_owner, to_other)] = &first[..] else {
                    return Err(content.error(form));
                };
                (
                    vec![(None, to_owner.clone())],
                    vec![(to_other.clone(), None)],
                )
            }
        };
        Ok(Through {
            junction,
            owner,
            other,
        })
    }
}

/// The name of a table, however it is reached.
fn last(path: &Path) -> String {
    path.segments
        .last()
        .map(|segment| segment.ident.unraw().to_string())
        .unwrap_or_default()
}

fn resolve(tables: &[WrittenTable], errors: &mut Errors) -> Relations {
    let mut resolved = Relations::default();
    for (n, table) in tables.iter().enumerate() {
        if tables[..n]
            .iter()
            .any(|earlier| last(&earlier.path) == last(&table.path))
        {
            errors.at(
                &table.path,
                format!(
                    "the relations of `{}` stand above; write them there",
                    last(&table.path)
                ),
            );
        }
        let mut relations: Vec<RelationModel> = Vec::new();
        for (n, written) in table.relations.iter().enumerate() {
            let name = written.name.unraw();
            if table
                .relations
                .iter()
                .take(n)
                .any(|earlier| earlier.name.unraw() == name)
            {
                errors.at(
                    &written.name,
                    format!("`{}` has a relation `{name}` already", last(&table.path)),
                );
                continue;
            }
            if let Some(direction) = direction(tables, table, written, errors) {
                let inverse = written.on.is_none();
                relations.push(RelationModel {
                    name: written.name.clone(),
                    docs: written.docs.clone(),
                    table: written.table.clone(),
                    amount: match (written.many, written.presence) {
                        (true, _) => Amount::Many,
                        (false, Some(presence)) => presence,
                        // That there is a row on the other side nothing promises.
                        (false, None) if inverse => Amount::Optional,
                        (false, None) => Amount::One,
                    },
                    direction,
                    inverse,
                    condition: written.condition.clone(),
                });
            }
        }
        resolved.tables.push(TableRelations {
            path: table.path.clone(),
            relations,
        });
    }
    resolved
}

/// The columns of a relation: as written, or those of the one that it is the reverse of.
fn direction(
    tables: &[WrittenTable],
    table: &WrittenTable,
    written: &Written,
    errors: &mut Errors,
) -> Option<Direction> {
    if let Some(on) = &written.on {
        return Some(Direction::Columns(on.clone()));
    }
    if let Some(through) = &written.through {
        let between = last(&through.junction);
        if [&table.path, &written.table]
            .iter()
            .any(|end| last(end) == between)
        {
            errors.at(
                &through.junction,
                format!(
                    "`{between}` is itself one end of the relation: a table between is a third one; for two steps, nest two relations"
                ),
            );
            return None;
        }
        return Some(Direction::Through {
            junction: through.junction.clone(),
            owner: through.owner.clone(),
            other: through.other.clone(),
        });
    }
    let (here, there) = (last(&table.path), last(&written.table));
    let all = tables.iter().filter(|other| last(&other.path) == there);
    let back: Vec<&Written> = all
        .flat_map(|other| &other.relations)
        .filter(|relation| !relation.many && relation.on.is_some() && last(&relation.table) == here)
        .collect();
    let found = match (&written.inverse, &back[..]) {
        (Some(inverse), _) => {
            let found = back
                .iter()
                .find(|relation| relation.name.unraw() == inverse.unraw());
            if found.is_none() {
                errors.at(
                    inverse,
                    format!(
                        "`{there}` has no relation `{inverse}` to one row of `{here}`{}",
                        names(&back)
                    ),
                );
            }
            found?
        }
        (None, [only]) => only,
        (None, []) => {
            errors.at(
                &written.name,
                format!(
                    "nothing says which columns of `{here}` and `{there}` are equal: write them, `{}: {}({there}) on (id => ..)`, or add the reverse to `{there}`: `..: one({here}) on (.. => id)`",
                    written.name,
                    if written.many { "many" } else { "one" },
                ),
            );
            return None;
        }
        (None, _) => {
            errors.at(
                &written.name,
                format!(
                    "`{there}` has several relations to `{here}`{}; say which one this is the reverse of: `{}({there}.{})`",
                    names(&back),
                    if written.many { "many" } else { "one" },
                    back[0].name,
                ),
            );
            return None;
        }
    };
    let swapped = found
        .on
        .iter()
        .flatten()
        .map(|(own, other)| (other.clone(), own.clone()));
    Some(Direction::Columns(swapped.collect()))
}

fn names(relations: &[&Written]) -> String {
    let names: Vec<String> = relations
        .iter()
        .map(|relation| relation.name.to_string())
        .collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    match names.is_empty() {
        true => String::new(),
        false => format!(" ({})", quoted(names.iter().copied())),
    }
}
