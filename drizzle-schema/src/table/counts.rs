//! How a column that counts itself up counts: `identity(start = 100, increment = 5)`.

use proc_macro2::Ident;
use syn::ext::IdentExt as _;
use syn::parse::ParseStream;
use syn::{LitInt, Token};

use super::default::Auto;
use crate::Errors;
use crate::attribute::{self, Written};
use crate::name::Name;
use crate::suggest::hint;

/// From which number to which a column counts. What is `None` is the database's choice.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CountsModel {
    /// The first number.
    pub start: Option<i64>,
    /// What is added each time.
    pub increment: Option<i64>,
    /// The smallest number.
    pub min: Option<i64>,
    /// The greatest number.
    pub max: Option<i64>,
    /// How many numbers a session takes at once.
    pub cache: Option<u32>,
    /// Whether it begins again after its last number.
    pub cycle: bool,
    /// The name of the sequence behind the column.
    pub name: Option<String>,
}

/// The same as written.
#[derive(Default)]
pub(super) struct Counts {
    start: Option<Written<i64>>,
    increment: Option<Written<i64>>,
    min: Option<Written<i64>>,
    max: Option<Written<i64>>,
    cache: Option<Written<i64>>,
    cycle: Option<Written<()>>,
    pub(super) name: Option<Written<Name>>,
}

const OPTIONS: &[&str] = &[
    "always",
    "start",
    "increment",
    "min",
    "max",
    "cache",
    "cycle",
    "name",
];

/// Reads what stands in the parentheses of `identity(..)`.
pub(super) fn parse(input: ParseStream<'_>, errors: &mut Errors) -> syn::Result<(Auto, Counts)> {
    let mut counts = Counts::default();
    let mut always: Option<Written<()>> = None;
    let before = errors.len();
    attribute::parenthesized(input, errors, |input, errors| {
        let key = attribute::key(input, "`always` or `start = 1`")?;
        if key == "always" {
            attribute::flag(input, &key)?;
            Written::put(&mut always, &key, (), "`identity`", errors);
            return Ok(());
        }
        counts.entry(&key, input, errors)
    })?;
    if errors.len() == before {
        counts.check(errors);
    }
    let auto = match always {
        Some(_) => Auto::IdentityAlways,
        None => Auto::Identity,
    };
    Ok((auto, counts))
}

impl Counts {
    fn entry(
        &mut self,
        key: &Ident,
        input: ParseStream<'_>,
        errors: &mut Errors,
    ) -> syn::Result<()> {
        let whose = "`identity`";
        let word = key.unraw().to_string();
        let slot = match word.as_str() {
            "cycle" => {
                attribute::flag(input, key)?;
                Written::put(&mut self.cycle, key, (), whose, errors);
                return Ok(());
            }
            "name" => {
                let name = attribute::name(input, key)?;
                Written::put(&mut self.name, key, name, whose, errors);
                return Ok(());
            }
            "start" => &mut self.start,
            "increment" => &mut self.increment,
            "min" => &mut self.min,
            "max" => &mut self.max,
            "cache" => &mut self.cache,
            _ => {
                let hint = hint(&word, OPTIONS, "the options are");
                let message = format!("unknown option `{word}` of {whose}{hint}");
                return Err(syn::Error::new(key.span(), message));
            }
        };
        attribute::equals(input, key, &format!("{word} = 1"))?;
        Written::put(slot, key, number(input, key)?, whose, errors);
        Ok(())
    }

    /// The rules for numbers that are all known here.
    fn check(&self, errors: &mut Errors) {
        let value = |slot: &Option<Written<i64>>| slot.as_ref().map(|written| written.value);
        if let Some(increment) = self.increment.as_ref().filter(|by| by.value == 0) {
            errors.at(
                &increment.key,
                "a column that adds 0 never gets another number",
            );
        }
        if let (Some(min), Some(max)) = (value(&self.min), &self.max)
            && min >= max.value
        {
            let max_value = max.value;
            errors.at(
                &max.key,
                format!(
                    "there is no room between the least number, {min}, and the greatest, {max_value}"
                ),
            );
        } else if let Some(start) = &self.start {
            let first = start.value;
            if value(&self.min).is_some_and(|min| first < min)
                || value(&self.max).is_some_and(|max| first > max)
            {
                errors.at(
                    &start.key,
                    format!("the first number, {first}, is not between the least and the greatest"),
                );
            }
        }
        if let Some(cache) = &self.cache
            && !(1..=i64::from(i32::MAX)).contains(&cache.value)
        {
            errors.at(
                &cache.key,
                "`cache` takes how many numbers are taken at once: 1 or more",
            );
        }
    }

    /// The words that not every database has.
    pub(super) fn words(&self) -> impl Iterator<Item = &Ident> {
        let numbers = [
            &self.start,
            &self.increment,
            &self.min,
            &self.max,
            &self.cache,
        ];
        let numbers = numbers.into_iter().flatten().map(|written| &written.key);
        numbers
            .chain(self.cycle.iter().map(|written| &written.key))
            .chain(self.name.iter().map(|written| &written.key))
    }

    pub(super) fn model(self) -> Option<CountsModel> {
        let value = |slot: Option<Written<i64>>| slot.map(|written| written.value);
        let cache = value(self.cache).and_then(|cache| u32::try_from(cache).ok());
        let model = CountsModel {
            start: value(self.start),
            increment: value(self.increment),
            min: value(self.min),
            max: value(self.max),
            cache,
            cycle: self.cycle.is_some(),
            name: self.name.map(|name| name.value.text),
        };
        (model != CountsModel::default()).then_some(model)
    }
}

/// Reads a whole number, which may have a minus sign.
pub(super) fn number(input: ParseStream<'_>, key: &Ident) -> syn::Result<i64> {
    let negative = input.parse::<Option<Token![-]>>()?.is_some();
    let literal: LitInt = input.parse().map_err(|error: syn::Error| {
        syn::Error::new(error.span(), format!("`{key}` takes a whole number"))
    })?;
    let sign = if negative { "-" } else { "" };
    let digits = literal.base10_digits();
    format!("{sign}{digits}")
        .parse()
        .map_err(|_| syn::Error::new(literal.span(), format!("`{key}` takes a number of 64 bits")))
}
