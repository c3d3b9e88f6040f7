//! `sequence! { .. }`: counters that are objects of their own.

use proc_macro2::{Ident, TokenStream};
use syn::ext::IdentExt as _;
use syn::parse::{Parse, ParseStream, Parser as _};
use syn::{Attribute, LitInt, Token, Type, Visibility};

use crate::attribute::{self, Written};
use crate::name::Name;
use crate::suggest::{hint, quoted};
use crate::{Dialect, DialectRef, Errors};

/// A checked sequence.
#[derive(Debug, Clone)]
pub struct SequenceModel {
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
    /// Its schema in the database, if it names one.
    pub schema: Option<String>,
    /// The type of its numbers: `i16`, `i32` or `i64`.
    pub ty: Type,
    /// The number of bits of that type.
    pub bits: u32,
    /// What is added each time.
    pub increment: i64,
    /// The first number.
    pub start: i64,
    /// The smallest number.
    pub min: i64,
    /// The greatest number.
    pub max: i64,
    /// How many numbers a session takes at once, if it is said.
    pub cache: Option<u32>,
    /// Whether it begins again after its last number.
    pub cycle: bool,
}

const OPTIONS: &[&str] = &[
    "name",
    "schema",
    "start",
    "increment",
    "min",
    "max",
    "cache",
    "cycle",
];

/// A sequence as written: attributes, name and type.
struct Item {
    attrs: Vec<Attribute>,
    vis: Visibility,
    ident: Ident,
    ty: Type,
}

const FORM: &str =
    "expected a sequence: `#[sequence(postgres, start = 1)] pub order_numbers: i64;`";

impl Parse for Item {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let attrs = input.call(Attribute::parse_outer)?;
        let vis = input.parse()?;
        let form = |error: syn::Error| syn::Error::new(error.span(), FORM);
        let ident: Ident = input.parse().map_err(form)?;
        input.parse::<Token![:]>().map_err(|error| {
            syn::Error::new(
                error.span(),
                format!("sequence `{ident}` has no type; write `{ident}: i64`"),
            )
        })?;
        let ty = input.parse()?;
        if !input.is_empty() {
            input.parse::<Token![;]>()?;
        }
        Ok(Item {
            attrs,
            vis,
            ident,
            ty,
        })
    }
}

/// Reads what stands in `sequence!`: any number of sequences.
///
/// # Errors
///
/// All mistakes, each at its own tokens.
pub fn sequences(input: TokenStream) -> Result<Vec<SequenceModel>, Errors> {
    let mut errors = Errors::new();
    let mut models: Vec<SequenceModel> = Vec::new();
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

/// The options of one sequence, as written.
#[derive(Default)]
struct Args {
    dialects: Vec<DialectRef>,
    name: Option<Written<Name>>,
    schema: Option<Written<Name>>,
    start: Option<Written<i64>>,
    increment: Option<Written<i64>>,
    min: Option<Written<i64>>,
    max: Option<Written<i64>>,
    cache: Option<Written<i64>>,
    cycle: Option<Written<()>>,
}

impl Args {
    fn entry(
        &mut self,
        input: ParseStream<'_>,
        whose: &str,
        errors: &mut Errors,
    ) -> syn::Result<()> {
        let key = attribute::key(input, "`postgres` or `start = 1`")?;
        let word = key.unraw().to_string();
        let slot = match word.as_str() {
            "name" => {
                let name = attribute::name(input, &key)?;
                Written::put(&mut self.name, &key, name, whose, errors);
                return Ok(());
            }
            "schema" => {
                let name = attribute::name(input, &key)?;
                Written::put(&mut self.schema, &key, name, whose, errors);
                return Ok(());
            }
            "cycle" => {
                attribute::flag(input, &key)?;
                Written::put(&mut self.cycle, &key, (), whose, errors);
                return Ok(());
            }
            "start" => &mut self.start,
            "increment" => &mut self.increment,
            "min" => &mut self.min,
            "max" => &mut self.max,
            "cache" => &mut self.cache,
            _ => return self.dialect(&key, &word, input, whose, errors),
        };
        attribute::equals(input, &key, &format!("{word} = 1"))?;
        let negative = input.parse::<Option<Token![-]>>()?.is_some();
        let literal: LitInt = input.parse().map_err(|error: syn::Error| {
            syn::Error::new(error.span(), format!("`{word}` takes a whole number"))
        })?;
        let sign = if negative { "-" } else { "" };
        let digits = literal.base10_digits();
        let value = format!("{sign}{digits}").parse().map_err(|_| {
            syn::Error::new(
                literal.span(),
                format!("`{word}` takes a number of 64 bits"),
            )
        })?;
        Written::put(slot, &key, value, whose, errors);
        Ok(())
    }

    fn dialect(
        &mut self,
        key: &Ident,
        word: &str,
        input: ParseStream<'_>,
        whose: &str,
        errors: &mut Errors,
    ) -> syn::Result<()> {
        if input.peek(Token![=]) {
            let hint = hint(word, OPTIONS, "the options are");
            let message = format!("unknown option `{word}` of {whose}{hint}");
            return Err(syn::Error::new(key.span(), message));
        }
        attribute::flag(input, key)?;
        let known = Dialect::ALL.iter().map(|dialect| dialect.name());
        match Dialect::from_name(word) {
            Some(Dialect::Sqlite) => errors.at(
                key,
                "sqlite has no sequences; let a column count itself up: `#[column(auto_increment, primary_key)]`",
            ),
            Some(dialect) if self.dialects.iter().any(|named| named.dialect == dialect) => {
                errors.at(key, format!("the dialect `{word}` is named twice"));
            }
            Some(dialect) => self.dialects.push(DialectRef {
                dialect,
                span: key.span(),
            }),
            None => {
                let known: Vec<&str> = known.chain(OPTIONS.iter().copied()).collect();
                let message = match Dialect::by_other_name(word) {
                    Some(name) => format!("unknown dialect `{word}`; did you mean `{name}`?"),
                    None => format!(
                        "unknown dialect `{word}`{}",
                        hint(word, &known, "the dialects and options are")
                    ),
                };
                errors.at(key, message);
            }
        }
        Ok(())
    }
}

fn model(item: Item, errors: &mut Errors) -> SequenceModel {
    let Item {
        attrs,
        vis,
        ident,
        ty,
    } = item;
    let whose = format!("sequence `{ident}`");
    let (ours, attrs): (Vec<_>, Vec<_>) = attrs
        .into_iter()
        .partition(|attr| attr.path().is_ident("sequence"));
    let mut args = Args::default();
    let before = errors.len();
    for attr in &ours {
        attribute::list(attr, errors, |input, errors| {
            attribute::entries(input, errors, |input, errors| {
                args.entry(input, &whose, errors)
            });
        });
    }
    if args.dialects.is_empty() && errors.len() == before {
        let known = Dialect::ALL.iter().filter(|of| **of != Dialect::Sqlite);
        errors.at(
            &ident,
            format!(
                "{whose} names no dialect; write for example `#[sequence(postgres)]` (known: {})",
                quoted(known.map(|dialect| dialect.name())),
            ),
        );
    }
    let name = args
        .name
        .as_ref()
        .map_or_else(|| Name::from(&ident), |name| name.value.clone());
    name.check("the sequence's name", &args.dialects, errors);
    if let Some(schema) = &args.schema {
        schema
            .value
            .check("the schema name", &args.dialects, errors);
    }
    let bits = bits(&ty).unwrap_or_else(|| {
        errors.at(&ty, "a sequence counts in `i16`, `i32` or `i64`");
        64
    });
    let counts = counts(&args, bits, errors);
    SequenceModel {
        vis,
        attrs,
        name: name.text,
        schema: args.schema.map(|schema| schema.value.text),
        bits,
        ty,
        increment: counts[0],
        start: counts[1],
        min: counts[2],
        max: counts[3],
        cache: args.cache.and_then(|cache| u32::try_from(cache.value).ok()),
        cycle: args.cycle.is_some(),
        dialects: args.dialects,
        ident,
    }
}

fn bits(ty: &Type) -> Option<u32> {
    let Type::Path(path) = ty else { return None };
    let known = [("i16", 16), ("i32", 32), ("i64", 64)];
    let known = known.into_iter().find(|(name, _)| path.path.is_ident(name));
    known.map(|(_, bits)| bits)
}

/// Increment, start, least and greatest number: what is not said is what PostgreSQL takes.
fn counts(args: &Args, bits: u32, errors: &mut Errors) -> [i64; 4] {
    let value = |slot: &Option<Written<i64>>| slot.as_ref().map(|written| written.value);
    let greatest = i64::MAX >> (64 - bits);
    let least = i64::MIN >> (64 - bits);
    let increment = value(&args.increment).unwrap_or(1);
    let (from, to) = if increment < 0 {
        (least, -1)
    } else {
        (1, greatest)
    };
    let (min, max) = (
        value(&args.min).unwrap_or(from),
        value(&args.max).unwrap_or(to),
    );
    let first = if increment < 0 { max } else { min };
    let start = value(&args.start).unwrap_or(first);
    let mut wrong = |slots: [&Option<Written<i64>>; 3], message: String| {
        if let Some(written) = slots.into_iter().flatten().next() {
            errors.at(&written.key, message);
        }
    };
    let none = &None;
    if increment == 0 {
        let message = "a sequence that adds 0 never gives another number".to_owned();
        wrong([&args.increment, none, none], message);
    } else if min < least || max > greatest {
        let message = format!("a number of {bits} bits is between {least} and {greatest}");
        let slot = if min < least { &args.min } else { &args.max };
        wrong([slot, none, none], message);
    } else if min >= max {
        let message =
            format!("there is no room between the least number, {min}, and the greatest, {max}");
        wrong([&args.max, &args.min, none], message);
    } else if start < min || start > max {
        let message = format!("the first number, {start}, is not between {min} and {max}");
        wrong([&args.start, &args.min, &args.max], message);
    }
    if let Some(cache) = args.cache.as_ref()
        && !(1..=i64::from(i32::MAX)).contains(&cache.value)
    {
        errors.at(
            &cache.key,
            "`cache` takes how many numbers are taken at once: 1 or more",
        );
    }
    if let Some(cycle) = &args.cycle
        && args
            .dialects
            .iter()
            .any(|named| named.dialect == Dialect::Cockroach)
    {
        errors.at(
            &cycle.key,
            "on cockroach no sequence begins again; leave out `cycle`, or `cockroach` among the dialects",
        );
    }
    [increment, start, min, max]
}
