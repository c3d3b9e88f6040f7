//! Which values a column can have, by its type, its name, and its checks.
use super::cell::Cell;
use super::checks::{Rule, rules};
use super::options::Values;
use super::shape::Shape;
use super::texts::{Look, Texts};
use super::way::Way;
use crate::types::{Family, family};
use drizzle_core::catalog::{Catalog, Column};

/// What a text may be long unless its type says so.
const LONG: u64 = 255;
/// More digits than that behind the point are all zeros.
const SCALE: u32 = 6;

/// What the types of a catalog are.
pub(super) struct Types<'a> {
    pub(super) catalog: &'a Catalog,
    pub(super) way: &'static dyn Way,
}

impl Types<'_> {
    /// The values of a column; none if its type is unknown here.
    pub(super) fn shape(&self, column: &Column, known: Option<&Values>) -> Option<Shape> {
        if let Some(auto) = &column.auto {
            let counts = &auto.counts;
            let start = counts.start.unwrap_or(1);
            let step = counts.increment.unwrap_or(1);
            let (lo, hi) = match family(&column.ty) {
                Family::Integer { bits, signed } => ints(bits, signed),
                _ => (i64::MIN, i64::MAX),
            };
            let max = match step < 0 {
                true => counts.min.unwrap_or(lo),
                false => counts.max.unwrap_or(hi),
            };
            return Some(Shape::Counted { start, step, max });
        }
        let own = self.of_type(&column.ty, &column.name, 0);
        // What the database knows better stays.
        let vague = matches!(
            own,
            None | Some(Shape::Text(_) | Shape::Int { .. } | Shape::Bytes { .. })
        );
        if let Some(values) = known.filter(|_| vague) {
            return self.asked(column, values);
        }
        let clock = column
            .default
            .as_deref()
            .is_some_and(|default| default.to_ascii_lowercase().contains("current_timestamp"));
        let unix = column
            .default
            .as_deref()
            .is_some_and(|default| default.contains("unixepoch("));
        match own {
            Some(Shape::Text(_)) if clock => Some(Shape::Moment { step: 1, zone: "" }),
            Some(Shape::Int { .. }) if unix => Some(Shape::Unix { per_second: 1 }),
            own => own,
        }
    }

    /// The values that somebody asked for.
    pub(super) fn asked(&self, column: &Column, values: &Values) -> Option<Shape> {
        let own = || self.of_type(&column.ty, &column.name, 0);
        Some(match values {
            Values::Bool => Shape::Bool,
            Values::Date => match own() {
                Some(shape @ Shape::Moment { .. }) => shape,
                _ => Shape::Date,
            },
            Values::Time => Shape::Time,
            Values::Moment => match own() {
                Some(shape @ Shape::Moment { .. }) => shape,
                _ => Shape::Moment { step: 1, zone: "" },
            },
            Values::UnixSeconds => Shape::Unix { per_second: 1 },
            Values::UnixMillis => Shape::Unix { per_second: 1_000 },
            Values::Uuid => Shape::Uuid {
                bytes: family(&column.ty) == Family::Bytes,
            },
            Values::Decimal => match own() {
                Some(shape @ Shape::Decimal { .. }) => shape,
                _ => Shape::Decimal {
                    lo: 1,
                    hi: 99_999_999,
                    scale: 2,
                },
            },
            Values::Json => Shape::Json,
            Values::Ints(lo, hi) => Shape::Int { lo: *lo, hi: *hi },
            Values::OneOf(cells) => Shape::OneOf(cells.clone()),
            Values::Null | Values::Default => Shape::OneOf(vec![Cell::Null]),
        })
    }

    fn of_type(&self, ty: &str, name: &str, depth: u32) -> Option<Shape> {
        let ty = ty.trim();
        let lower = ty.to_ascii_lowercase();
        // Domains of domains end somewhere.
        if depth > 16 {
            return None;
        }
        if let Some(item) = ty.strip_suffix("[]") {
            let item = self.of_type(item, name, depth + 1)?;
            return Some(match item {
                nested @ Shape::Array(_) => nested,
                item => Shape::Array(Box::new(item)),
            });
        }
        if let Some(shape) = self.of_catalog(ty, name, depth) {
            return Some(shape);
        }
        if let Some(shape) = self.way.shape(&lower, ty) {
            return Some(shape);
        }
        let text = |max: Option<u32>| {
            Shape::Text(Texts {
                look: Look::of(name),
                min: 0,
                max: max.map_or(LONG, u64::from).min(LONG),
            })
        };
        Some(match family(&lower) {
            Family::Integer { bits, signed } => {
                let (lo, hi) = ints(bits, signed);
                Shape::Int { lo, hi }
            }
            Family::Decimal(digits) => {
                let (digits, behind) = digits.unwrap_or((9, 0));
                let scale = behind.min(SCALE);
                let digits = digits.saturating_sub(behind).saturating_add(scale).min(18);
                Shape::Decimal {
                    lo: 1,
                    hi: 10_i64.pow(digits) - 1,
                    scale,
                }
            }
            Family::Float(_) => Shape::Float { lo: 0.0, hi: 1e9 },
            Family::Text(max) => {
                // `char` alone is one character.
                let alone = matches!(lower.as_str(), "char" | "nchar" | "character");
                text(if alone { Some(1) } else { max })
            }
            Family::Bool => Shape::Bool,
            Family::Date => Shape::Date,
            Family::Time => Shape::Time,
            Family::Moment { zone } => Shape::Moment {
                step: 1,
                zone: if zone { self.way.zone() } else { "" },
            },
            Family::Json => Shape::Json,
            Family::Uuid => Shape::Uuid { bytes: false },
            Family::Bytes => {
                let size = lower
                    .split_once('(')
                    .and_then(|(_, rest)| rest.split_once(')'))
                    .and_then(|(size, _)| size.trim().parse().ok());
                let fixed = lower.starts_with("binary");
                let max = size.unwrap_or(if fixed { 1 } else { 32 });
                Shape::Bytes {
                    min: if fixed { max } else { 0 },
                    max,
                }
            }
            Family::Other => return None,
        })
    }

    /// The values of an enum or a domain.
    fn of_catalog(&self, ty: &str, name: &str, depth: u32) -> Option<Shape> {
        let is = |schema: &Option<String>, known: &str| {
            let plain = ty
                .replace("\"\"", "\0")
                .replace('"', "")
                .replace('\0', "\"");
            match schema {
                Some(schema) => plain == format!("{schema}.{known}"),
                None => plain == known,
            }
        };
        let mut enums = self.catalog.enums.iter();
        if let Some(found) = enums.find(|found| is(&found.schema, &found.name)) {
            let labels = found.labels.iter();
            return Some(Shape::OneOf(
                labels.map(|label| Cell::Text(label.clone())).collect(),
            ));
        }
        let mut domains = self.catalog.domains.iter();
        let domain = domains.find(|domain| is(&domain.schema, &domain.name))?;
        let base = self.of_type(&domain.base, name, depth + 1)?;
        let Some(check) = &domain.check else {
            return Some(base);
        };
        let rules = rules(check)?;
        under(base, rules.iter().map(|(_, rule)| rule))
    }
}

/// The values that fulfil all rules, as far as that can be said.
pub(super) fn under<'r>(shape: Shape, rules: impl Iterator<Item = &'r Rule>) -> Option<Shape> {
    rules
        .into_iter()
        .try_fold(shape, |shape, rule| shape.under(rule))
}

fn ints(bits: u32, signed: bool) -> (i64, i64) {
    match (bits, signed) {
        (64.., true) => (i64::MIN, i64::MAX),
        // The greater half is left alone.
        (64.., false) => (0, i64::MAX),
        (bits, true) => (-(1 << (bits - 1)), (1 << (bits - 1)) - 1),
        (bits, false) => (0, (1 << bits) - 1),
    }
}
