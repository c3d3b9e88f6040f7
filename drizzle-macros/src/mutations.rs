//! The macros on input as it is while somebody types: real schemas and queries of the tests, with tokens taken away,
//! repeated, exchanged and made up. Whatever comes in, no macro panics, and what it gives is Rust.
use proc_macro2::{Delimiter, Group, Ident, Literal, Punct, Spacing, Span, TokenStream, TokenTree};
use quote::ToTokens;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Files that use the macros in every way there is.
const SOURCES: &[&str] = &[
    include_str!("../../tests/tests/suite/schema.rs"),
    include_str!("../../tests/tests/suite/design_schema.rs"),
    include_str!("../../tests/tests/suite/everything_schema.rs"),
    include_str!("../../tests/tests/suite/relations_schema.rs"),
    include_str!("../../tests/tests/suite/relations.rs"),
    include_str!("../../tests/tests/suite/own_types_schema.rs"),
    include_str!("../../tests/tests/suite/custom_types_schema.rs"),
    include_str!("../../tests/tests/suite/default_filters_schema.rs"),
    include_str!("../../tests/tests/suite/rare_indexes.rs"),
    include_str!("../../tests/tests/suite/views.rs"),
    include_str!("../../tests/tests/suite/sequences.rs"),
    include_str!("../../tests/tests/suite/selects.rs"),
    include_str!("../../tests/tests/suite/subqueries.rs"),
    include_str!("../../tests/tests/suite/common_tables.rs"),
    include_str!("../../tests/tests/acceptance/schema.rs"),
    include_str!("../../tests/tests/acceptance/relational.rs"),
    include_str!("../../tests/tests/acceptance/prepared.rs"),
];

/// How often each input is changed.
const ROUNDS: u64 = 40;

/// A use of a macro.
struct Use {
    name: &'static str,
    args: TokenStream,
    input: TokenStream,
}

/// The macros before an item, and those that stand for one or for an expression.
type Expand = fn(TokenStream, TokenStream) -> TokenStream;
const ATTRIBUTES: &[(&str, Expand)] = &[
    ("table", crate::table::expand),
    ("view", crate::table::view::expand),
];
const DERIVES: &[(&str, Expand)] = &[
    ("SqlEnum", |_, item| crate::sql_enum::expand(item)),
    ("SqlType", |_, item| crate::sql_type::expand(item)),
    ("SqlCustom", |_, item| crate::sql_custom::expand(item)),
    ("SqlComposite", |_, item| crate::sql_composite::expand(item)),
    ("SqlDomain", |_, item| crate::sql_domain::expand(item)),
    ("Shape", |_, item| crate::shape::expand(item)),
];
const CALLS: &[(&str, Expand)] = &[
    ("fields", |_, input| crate::fields::expand(input)),
    ("alias", |_, input| crate::alias::expand(input)),
    ("sql", |_, input| crate::sql::expand(input)),
    ("role", |_, input| crate::role::expand(input)),
    ("sequence", |_, input| crate::sequence::expand(input)),
    ("params", |_, input| crate::params::expand(input)),
    ("relations", |_, input| crate::relations::expand(input)),
    ("find", |_, input| crate::find::expand(input)),
];

fn expand(used: &Use, args: TokenStream, input: TokenStream) -> TokenStream {
    let all = ATTRIBUTES.iter().chain(DERIVES).chain(CALLS);
    let (_, expand) = all
        .into_iter()
        .find(|(name, _)| *name == used.name)
        .expect("a macro");
    expand(args, input)
}

/// The uses in a file: attributes and derives of items, and calls wherever they stand.
fn uses(source: &str) -> Vec<Use> {
    let mut found = Vec::new();
    let tokens: TokenStream = source.parse().expect("a source of the tests");
    calls(tokens.clone(), &mut found);
    items(tokens, &mut found);
    found
}

fn known(list: &'static [(&'static str, Expand)], ident: &Ident) -> Option<&'static str> {
    list.iter()
        .map(|(name, _)| *name)
        .find(|name| ident == name)
}

fn calls(tokens: TokenStream, found: &mut Vec<Use>) {
    let tokens: Vec<_> = tokens.into_iter().collect();
    for (i, token) in tokens.iter().enumerate() {
        if let [
            TokenTree::Ident(name),
            TokenTree::Punct(bang),
            TokenTree::Group(input),
            ..,
        ] = &tokens[i..]
            && bang.as_char() == '!'
            && let Some(name) = known(CALLS, name)
        {
            found.push(Use {
                name,
                args: TokenStream::new(),
                input: input.stream(),
            });
        }
        if let TokenTree::Group(group) = token {
            calls(group.stream(), found);
        }
    }
}

fn items(tokens: TokenStream, found: &mut Vec<Use>) {
    let Ok(file) = syn::parse2::<syn::File>(tokens) else {
        return;
    };
    for item in file.items {
        let (attrs, rest) = match &item {
            syn::Item::Struct(item) => (item.attrs.clone(), item.to_token_stream()),
            syn::Item::Enum(item) => (item.attrs.clone(), item.to_token_stream()),
            syn::Item::Mod(item) => {
                let inner = item.content.iter().flat_map(|(_, items)| items);
                self::items(inner.map(ToTokens::to_token_stream).collect(), found);
                continue;
            }
            _ => continue,
        };
        for attr in attrs {
            let Some(ident) = attr.path().get_ident() else {
                continue;
            };
            if let (Some(name), syn::Meta::List(list)) = (known(ATTRIBUTES, ident), &attr.meta) {
                // A macro does not see its own attribute.
                let whole = attr.to_token_stream().to_string();
                let input = rest.to_string().replacen(&whole, "", 1);
                found.push(Use {
                    name,
                    args: list.tokens.clone(),
                    input: input.parse().expect("the item"),
                });
            }
            if ident == "derive"
                && let syn::Meta::List(list) = &attr.meta
            {
                for token in list.tokens.clone() {
                    if let TokenTree::Ident(ident) = token
                        && let Some(name) = known(DERIVES, &ident)
                    {
                        found.push(Use {
                            name,
                            args: TokenStream::new(),
                            input: rest.clone(),
                        });
                    }
                }
            }
        }
    }
}

/// Numbers that look random and are the same each time.
struct Numbers(u64);
impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end.max(1)
    }
}

/// A token that somebody may have typed.
fn token(numbers: &mut Numbers) -> TokenTree {
    const WORDS: &[&str] = &[
        "id",
        "users",
        "users2",
        "self",
        "Self",
        "crate",
        "fn",
        "struct",
        "type",
        "r#type",
        "r#match",
        "_",
        "x",
        "sqlite",
        "postgres",
        "mysql",
        "mssql",
        "cockroach",
        "name",
        "default",
        "primary_key",
        "references",
        "index",
        "unique",
        "on",
        "as",
        "many",
        "one",
        "through",
        "filter",
        "order_by",
        "limit",
        "where",
        "Option",
        "String",
        "Vec",
        "i32",
        "u64",
        "bool",
        "true",
        "now",
        "serial",
        "json",
        "enumeration",
        "Größe",
        "cfg",
    ];
    const TEXTS: &[&str] = &[
        "", "a b", "1x", "::", "fn", "{", "{}", "{x", "{{", "}", "'", "\"", "\\", "\0", "id",
        "é😀", "crate", "_", "x::y",
    ];
    match numbers.below(7) {
        0 | 1 => {
            let word = WORDS[numbers.below(WORDS.len())];
            TokenTree::Ident(match word.strip_prefix("r#") {
                Some(raw) => Ident::new_raw(raw, Span::call_site()),
                None => Ident::new(word, Span::call_site()),
            })
        }
        2 => TokenTree::Literal(Literal::string(TEXTS[numbers.below(TEXTS.len())])),
        3 => TokenTree::Literal(match numbers.below(5) {
            0 => Literal::i64_unsuffixed(0),
            1 => Literal::u128_unsuffixed(u128::MAX),
            2 => Literal::f64_unsuffixed(1.5),
            3 => Literal::u8_suffixed(7),
            _ => Literal::byte_string(b"\xff"),
        }),
        4 | 5 => {
            let marks = [
                ',', ';', ':', '=', '.', '!', '#', '<', '>', '&', '*', '-', '?', '|', '\'',
            ];
            let mark = marks[numbers.below(marks.len() - 1)];
            let spacing = if numbers.below(2) == 0 {
                Spacing::Alone
            } else {
                Spacing::Joint
            };
            TokenTree::Punct(Punct::new(mark, spacing))
        }
        _ => {
            let delimiters = [
                Delimiter::Parenthesis,
                Delimiter::Brace,
                Delimiter::Bracket,
                Delimiter::None,
            ];
            let inner = if numbers.below(2) == 0 {
                TokenStream::new()
            } else {
                token(numbers).into()
            };
            TokenTree::Group(Group::new(
                delimiters[numbers.below(delimiters.len())],
                inner,
            ))
        }
    }
}

/// One change, somewhere.
fn changed(tokens: TokenStream, numbers: &mut Numbers) -> TokenStream {
    let mut tokens: Vec<_> = tokens.into_iter().collect();
    let groups: Vec<usize> = (0..tokens.len())
        .filter(|i| matches!(tokens[*i], TokenTree::Group(_)))
        .collect();
    if !groups.is_empty() && numbers.below(4) > 0 {
        let at = groups[numbers.below(groups.len())];
        if let TokenTree::Group(group) = &tokens[at] {
            tokens[at] = TokenTree::Group(Group::new(
                group.delimiter(),
                changed(group.stream(), numbers),
            ));
        }
        return tokens.into_iter().collect();
    }
    let at = numbers.below(tokens.len() + 1);
    let other = numbers.below(tokens.len().max(1));
    match numbers.below(6) {
        0 if at < tokens.len() => {
            tokens.remove(at);
        }
        1 if at < tokens.len() => tokens.insert(at, tokens[at].clone()),
        2 if at < tokens.len() => tokens.swap(at, other),
        3 if at < tokens.len() => tokens[at] = token(numbers),
        4 => tokens.truncate(at),
        _ => tokens.insert(at, token(numbers)),
    }
    tokens.into_iter().collect()
}

/// Whether the compiler lets the macros of an item see it: only if it is one, and no field is called `_`.
fn reaches_macros(item: TokenStream) -> bool {
    match syn::parse2(item) {
        Ok(syn::Item::Struct(item)) => {
            let mut names = item.fields.iter().filter_map(|field| field.ident.as_ref());
            names.all(|name| name != "_")
        }
        other => other.is_ok(),
    }
}

/// Whether this is what a macro has to give where it stands.
fn is_rust(used: &Use, output: TokenStream) -> bool {
    if CALLS.iter().any(|(name, _)| *name == used.name) {
        // As an expression, or as statements.
        let block = TokenTree::Group(Group::new(Delimiter::Brace, output));
        return syn::parse2::<syn::Block>(block.into()).is_ok();
    }
    syn::parse2::<syn::File>(output).is_ok()
}

#[test]
fn no_input_makes_a_macro_panic() {
    let uses: Vec<Use> = SOURCES.iter().flat_map(|source| uses(source)).collect();
    let all = ATTRIBUTES.iter().chain(DERIVES).chain(CALLS);
    for (name, _) in all.filter(|(name, _)| !matches!(*name, "SqlDomain" | "SqlComposite" | "role"))
    {
        assert!(
            uses.iter().any(|used| used.name == *name),
            "no source uses `{name}`"
        );
    }
    let mut tried = 0;
    let quiet = std::panic::take_hook();
    std::panic::set_hook(Box::new(|_| {}));
    let mut failures = Vec::new();
    for (i, used) in uses.iter().enumerate() {
        let mut numbers = Numbers(i as u64 * 1_000_003);
        for round in 0..ROUNDS {
            let (mut args, mut input) = (used.args.clone(), used.input.clone());
            for _ in 0..round.min(1 + numbers.below(3) as u64) {
                if !args.is_empty() && numbers.below(3) == 0 {
                    args = changed(args, &mut numbers);
                } else {
                    input = changed(input, &mut numbers);
                }
            }
            let call = CALLS.iter().any(|(name, _)| *name == used.name);
            if !call && !reaches_macros(input.clone()) {
                continue;
            }
            tried += 1;
            match catch_unwind(AssertUnwindSafe(|| {
                expand(used, args.clone(), input.clone())
            })) {
                Ok(output) if round == 0 && output.to_string().contains("compile_error") => {
                    failures.push(format!(
                        "{}({args}) {input}\n  is refused as it is: {output}",
                        used.name
                    ));
                }
                Ok(output) if is_rust(used, output.clone()) => {}
                Ok(output) => failures.push(format!(
                    "{}({args}) {input}\n  gives no Rust: {output}",
                    used.name
                )),
                Err(panic) => {
                    let why = panic.downcast_ref::<String>().cloned();
                    let why = why.or_else(|| panic.downcast_ref::<&str>().map(|why| (*why).into()));
                    failures.push(format!("{}({args}) {input}\n  panics: {why:?}", used.name));
                }
            }
        }
    }
    std::panic::set_hook(quiet);
    assert!(
        failures.is_empty(),
        "{} of {tried}:\n{}",
        failures.len(),
        failures[..failures.len().min(8)].join("\n")
    );
    assert!(tried > 5_000, "only {tried}");
}
