//! `find!(users { id, name, posts { title, limit: 5 } })`: a nested query.
use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens as _, format_ident, quote, quote_spanned};
use syn::ext::IdentExt as _;
use syn::parse::{Parse, ParseStream};
use syn::{Expr, Path, Token, braced, token};

struct Find {
    table: Path,
    level: Level,
}

/// What stands in the braces of a table or relation.
#[derive(Default)]
struct Level {
    /// `..`
    whole: Option<Span>,
    columns: Vec<Ident>,
    computed: Vec<(Ident, Expr)>,
    relations: Vec<Nested>,
    clauses: Vec<(Ident, Expr)>,
}

struct Nested {
    /// The field.
    name: Ident,
    relation: Ident,
    level: Level,
}

const FORM: &str = "expected a table and what to find of it: `users { id, name, posts { title } }`";

impl Parse for Find {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let table: Path = input
            .call(Path::parse_mod_style)
            .map_err(|e| syn::Error::new(e.span(), FORM))?;
        let name = table
            .segments
            .last()
            .map(|s| s.ident.unraw().to_string())
            .unwrap_or_default();
        if name.starts_with(char::is_uppercase) {
            return Err(syn::Error::new_spanned(
                &table,
                format!("`{name}` is a struct; name its table, such as `users` for `User`"),
            ));
        }
        if !input.peek(token::Brace) {
            return Err(syn::Error::new_spanned(&table, FORM));
        }
        let level = level(input, &table)?;
        if !input.is_empty() {
            return Err(input.error("expected nothing more: a query begins with one table"));
        }
        Ok(Find { table, level })
    }
}

const CLAUSES: [&str; 5] = [
    "filter",
    "order_by",
    "limit",
    "offset",
    "ignore_default_filters",
];

/// Whether a clause may leave out the only row of a relation.
pub(crate) fn narrows(clause: &Ident) -> bool {
    clause == "filter" || clause == "limit" || clause == "offset"
}

/// Reads `{ .. }`.
fn level(input: ParseStream<'_>, of: &dyn quote::ToTokens) -> syn::Result<Level> {
    let content;
    let brace = braced!(content in input);
    let mut level = Level::default();
    while !content.is_empty() {
        entry(&content, &mut level)?;
        if !content.is_empty() && content.parse::<Option<Token![,]>>()?.is_none() {
            return Err(content.error("expected a comma between fields"));
        }
    }
    if level.whole.is_none()
        && level.columns.is_empty()
        && level.computed.is_empty()
        && level.relations.is_empty()
    {
        let of = of.to_token_stream().to_string().replace(' ', "");
        return Err(syn::Error::new(
            brace.span.join(),
            format!("nothing is selected of `{of}`; write its columns, or `..` for every one"),
        ));
    }
    Ok(level)
}

fn entry(input: ParseStream<'_>, level: &mut Level) -> syn::Result<()> {
    if input.peek(Token![..]) {
        let dots: Token![..] = input.parse()?;
        if level.whole.replace(dots.spans[0]).is_some() {
            return Err(syn::Error::new_spanned(dots, "`..` stands here twice"));
        }
        return Ok(());
    }
    if input.peek(Token![!]) {
        let not: Token![!] = input.parse()?;
        return Err(syn::Error::new_spanned(
            not,
            "a column is left out by naming the others: a row has a field for each that is named, and `..` is the whole row",
        ));
    }
    let name: Ident = input.parse().map_err(|e| {
        syn::Error::new(
            e.span(),
            "expected a column, `..`, a relation `posts { .. }`, or a field `name: expression`",
        )
    })?;
    let unraw = name.unraw().to_string();
    let fresh = |name: &Ident| {
        let taken = level.columns.iter();
        let taken = taken.chain(level.computed.iter().map(|(name, _)| name));
        let mut taken = taken.chain(level.relations.iter().map(|nested| &nested.name));
        match taken.any(|taken| taken.unraw() == name.unraw()) {
            true => Err(syn::Error::new(
                name.span(),
                format!("there is a field `{name}` already"),
            )),
            false => Ok(()),
        }
    };
    if input.peek(token::Brace) {
        fresh(&name)?;
        let inner = self::level(input, &name)?;
        level.relations.push(Nested {
            relation: name.clone(),
            name,
            level: inner,
        });
        return Ok(());
    }
    if !input.peek(Token![:]) {
        fresh(&name)?;
        level.columns.push(name);
        return Ok(());
    }
    input.parse::<Token![:]>()?;
    if input.is_empty() || input.peek(Token![,]) {
        return Err(syn::Error::new(
            name.span(),
            format!("`{name}` has no value; write `{name}: expression`"),
        ));
    }
    if CLAUSES.contains(&unraw.as_str()) {
        if level.clauses.iter().any(|(clause, _)| *clause == name) {
            return Err(syn::Error::new(
                name.span(),
                format!("`{name}` stands here twice"),
            ));
        }
        level.clauses.push((name, input.parse()?));
        return Ok(());
    }
    fresh(&name)?;
    if input.peek(Ident::peek_any) && input.peek2(token::Brace) {
        let relation: Ident = input.parse()?;
        let inner = self::level(input, &relation)?;
        level.relations.push(Nested {
            name,
            relation,
            level: inner,
        });
    } else {
        level.computed.push((name, input.parse()?));
    }
    Ok(())
}

pub(crate) fn expand(input: TokenStream) -> TokenStream {
    match syn::parse2::<Find>(input) {
        Ok(find) => {
            let p = crate::paths::private(None);
            let names = Names::new();
            let Names { table: value, .. } = &names;
            let table = &find.table;
            let clauses = clauses(&p, &names, &find.level);
            let shape = shape(&p, &names, &find.level);
            quote! {{
                let #value = #table();
                #p::relation::find(&#value, #clauses, #shape)
            }}
        }
        Err(error) => error.into_compile_error(),
    }
}

/// Variables that the user's expressions don't see.
pub(crate) struct Names {
    pub(crate) table: Ident,
    pub(crate) columns: Ident,
    relation: Ident,
}
impl Names {
    pub(crate) fn new() -> Self {
        let name = |text| Ident::new(text, Span::mixed_site());
        Names {
            table: name("table"),
            columns: name("columns"),
            relation: name("relation"),
        }
    }
}

/// `Level::new().filter(..)`.
fn clauses(p: &TokenStream, names: &Names, level: &Level) -> TokenStream {
    clauses_of(p, names, &level.clauses)
}

pub(crate) fn clauses_of(p: &TokenStream, names: &Names, clauses: &[(Ident, Expr)]) -> TokenStream {
    let clauses = clauses.iter().map(|(clause, value)| {
        let value = of_relations(names, value);
        quote!(.#clause(#value))
    });
    quote!(#p::relation::Level::new()#(#clauses)*)
}

/// Functions of relations take the name of one: `count_of(posts)`.
const OF_RELATIONS: [&str; 7] = [
    "some", "none", "every", "count_of", "sum_of", "min_of", "max_of",
];

pub(crate) fn of_relations(names: &Names, expr: &Expr) -> TokenStream {
    replaced(&names.table, expr.to_token_stream())
}

fn replaced(table: &Ident, tokens: TokenStream) -> TokenStream {
    let mut out = TokenStream::new();
    let mut function = false;
    for token in tokens {
        let takes_relation = std::mem::replace(&mut function, false);
        match token {
            TokenTree::Group(group) => {
                let inner = match (takes_relation, first_argument(&group)) {
                    (true, Some((relation, rest))) => {
                        // What follows is about the other table.
                        quote_spanned!(relation.span()=> #table.#relation() #rest)
                    }
                    _ => replaced(table, group.stream()),
                };
                let mut new = proc_macro2::Group::new(group.delimiter(), inner);
                new.set_span(group.span());
                out.extend([TokenTree::Group(new)]);
            }
            token => {
                function = matches!(&token, TokenTree::Ident(name) if OF_RELATIONS.iter().any(|of| name == of));
                out.extend([token]);
            }
        }
    }
    out
}

/// The first argument, if it is a name alone, and what follows it.
fn first_argument(group: &proc_macro2::Group) -> Option<(Ident, TokenStream)> {
    let mut tokens = group.stream().into_iter();
    let Some(TokenTree::Ident(name)) = tokens.next() else {
        return None;
    };
    let rest: TokenStream = tokens.collect();
    let ends = match rest.clone().into_iter().next() {
        None => true,
        Some(TokenTree::Punct(punct)) => punct.as_char() == ',',
        Some(_) => false,
    };
    ends.then_some((name, rest))
}

/// The shape of a level, as an expression; the level's table is in a variable.
fn shape(p: &TokenStream, names: &Names, level: &Level) -> TokenStream {
    let Names {
        table,
        columns: all,
        relation: known,
    } = names;
    if level.columns.is_empty() && level.computed.is_empty() && level.relations.is_empty() {
        return quote!(#p::relation::fields(#p::relation::whole(&#table)));
    }
    let row = Ident::new("row", Span::call_site());
    let mut own: Vec<Ident> = level.whole.iter().map(|_| row.clone()).collect();
    let mut values: Vec<TokenStream> = level
        .whole
        .iter()
        .map(|_| quote!(#p::relation::whole(&#table)))
        .collect();
    for column in &level.columns {
        own.push(column.clone());
        values.push(quote_spanned!(column.span()=> #all.#column));
    }
    for (name, value) in &level.computed {
        let value = of_relations(names, value);
        own.push(name.clone());
        values.push(quote!(#p::kind::of_field(#value)));
    }
    let nested: Vec<_> = level.relations.iter().map(|nested| &nested.name).collect();
    for Nested {
        relation, level, ..
    } in &level.relations
    {
        let clauses = clauses(p, names, level);
        let inner = shape(p, names, level);
        let narrowed = level.clauses.iter().any(|(clause, _)| narrows(clause));
        let branch = if narrowed {
            quote!(branch_of_some)
        } else {
            quote!(branch)
        };
        values.push(quote! {{
            let #known = #table.#relation();
            let #table = #known.target();
            #p::relation::#branch(#known, #clauses, #inner)
        }});
    }
    let record = record(p, level.whole.is_some(), &own, &nested);
    let fields = own.iter().chain(nested.iter().copied());
    quote! {{
        #record
        #[allow(unused_variables)]
        let #all = #p::relation::columns(&#table);
        Found { #(#fields: #values),* }
    }}
}

/// The struct of a level: its own fields, then those of its relations.
fn record(p: &TokenStream, whole: bool, own: &[Ident], nested: &[&Ident]) -> TokenStream {
    let r = quote!(#p::relation);
    let all: Vec<&Ident> = own.iter().chain(nested.iter().copied()).collect();
    let pairs = |items: Vec<TokenStream>| {
        items
            .into_iter()
            .rev()
            .fold(quote!(()), |rest, item| quote!((#item, #rest)))
    };
    let own_types = pairs(
        own.iter()
            .map(|f| quote!(<#f as #p::Selection<__S>>::Output))
            .collect(),
    );
    let own_values = pairs(
        own.iter()
            .map(|f| quote!(<#f as #p::Selection<__S>>::decode(row)?))
            .collect(),
    );
    let own_names = pairs(own.iter().map(|f| quote!(#f)).collect());
    let stores = pairs(nested.iter().map(|f| {
        quote!(#r::Store<<#f as #r::Nests<__S>>::Own, <#f as #r::Nests<__S>>::Branches, <#f as #r::Nests<__S>>::Row, <#f as #r::Nests<__S>>::Cardinality>)
    }).collect());
    let plans = pairs(
        nested
            .iter()
            .map(|f| quote!(#r::Nests::<__S>::plan(&self.#f, plan, level)))
            .collect(),
    );
    let nested_names = pairs(nested.iter().map(|f| quote!(#f)).collect());
    let field = |f: &&Ident| quote!(<<#f as #r::Nests<__S>>::Cardinality as #r::Cardinality>::Field<<#f as #r::Nests<__S>>::Row>);
    let nested_types: Vec<_> = nested.iter().map(field).collect();
    let deref = if whole {
        quote! {
            impl<#(#all),*> #p::Deref for Found<#(#all),*> {
                type Target = row;
                fn deref(&self) -> &row { &self.row }
            }
        }
    } else {
        TokenStream::new()
    };
    let serialize = if cfg!(feature = "serde") {
        serialize(p, whole, &all)
    } else {
        TokenStream::new()
    };
    quote! {
        #[allow(non_camel_case_types)]
        #[derive(#p::Debug, #p::Clone, #p::PartialEq)]
        struct Found<#(#all),*> { #(#all: #all),* }
        #[allow(non_camel_case_types)]
        const _: () = {
            #deref
            #serialize
            impl<__S, #(#own: #p::Selection<__S>,)* #(#nested: #r::Nests<__S>,)*> #r::Shape<__S> for Found<#(#all),*>
            where #(#nested_types: #p::Send + 'static,)*
            {
                type Output = Found<#(<#own as #p::Selection<__S>>::Output,)* #(#nested_types,)*>;
                type Own = #own_types;
                type Branches = #stores;
                #[allow(unused_variables)]
                fn own(&self, out: &mut #p::Vec<#p::Item>, kinds: &mut #p::Vec<#p::Kind>) {
                    #(
                        #p::Selection::<__S>::select(&self.#own, out);
                        #p::Selection::<__S>::kinds(&self.#own, kinds);
                    )*
                }
                #[allow(unused_variables)]
                fn decode(row: &mut dyn #p::Reader) -> #p::Result<Self::Own, #p::DecodeError> {
                    #p::Ok(#own_values)
                }
                #[allow(unused_variables, clippy::unused_unit)]
                fn branches(&self, plan: &mut #r::Plan, level: usize) -> Self::Branches { #plans }
                fn build(#own_names: Self::Own, #nested_names: <Self::Branches as #r::Branches>::Fields) -> Self::Output {
                    Found { #(#all),* }
                }
            }
            impl<__S, #(#all: #p::Valid<__S>),*> #p::Valid<__S> for Found<#(#all),*> {}
        };
    }
}

/// The nested JSON that a web handler returns: the columns of `..` stand beside the other fields.
fn serialize(p: &TokenStream, whole: bool, all: &[&Ident]) -> TokenStream {
    if whole {
        let krate = format!("{}::serde", p.to_string().replace(' ', ""));
        let flat: Vec<TokenStream> = all
            .iter()
            .enumerate()
            .map(|(i, _)| {
                if i == 0 {
                    quote!(#[serde(flatten)])
                } else {
                    TokenStream::new()
                }
            })
            .collect();
        let params: Vec<Ident> = (0..all.len()).map(|i| format_ident!("F{}", i)).collect();
        return quote! {
            impl<#(#all: #p::serde::Serialize),*> #p::serde::Serialize for Found<#(#all),*> {
                fn serialize<__S: #p::serde::Serializer>(&self, serializer: __S) -> #p::Result<__S::Ok, __S::Error> {
                    #[derive(#p::serde::Serialize)]
                    #[serde(crate = #krate)]
                    struct Flat<'a, #(#params),*> { #(#flat #all: &'a #params),* }
                    #p::serde::Serialize::serialize(&Flat { #(#all: &self.#all),* }, serializer)
                }
            }
        };
    }
    let count = all.len();
    let texts: Vec<_> = all.iter().map(|name| name.unraw().to_string()).collect();
    quote! {
        impl<#(#all: #p::serde::Serialize),*> #p::serde::Serialize for Found<#(#all),*> {
            fn serialize<__S: #p::serde::Serializer>(&self, serializer: __S) -> #p::Result<__S::Ok, __S::Error> {
                let mut fields = #p::serde::Serializer::serialize_struct(serializer, "Found", #count)?;
                #(#p::serde::ser::SerializeStruct::serialize_field(&mut fields, #texts, &self.#all)?;)*
                #p::serde::ser::SerializeStruct::end(fields)
            }
        }
    }
}
