//! Which values a column can have: any of them, or one for each number.
use super::cell::Cell;
use super::checks::{Compare, Rule};
use super::random::Number;
use super::texts::Texts;
use chrono::DateTime;
use drizzle_core::value::uuid_text;

/// Which values a column can have.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Shape {
    Bool,
    Int {
        lo: i64,
        hi: i64,
    },
    /// Numbers that a column counts up itself.
    Counted {
        start: i64,
        step: i64,
        max: i64,
    },
    /// So many units of which 10 to the power of the scale are one.
    Decimal {
        lo: i64,
        hi: i64,
        scale: u32,
    },
    Float {
        lo: f64,
        hi: f64,
    },
    Text(Texts),
    Date,
    Time,
    /// With so many seconds between any two, and what follows the text.
    Moment {
        step: u32,
        zone: &'static str,
    },
    Unix {
        per_second: i64,
    },
    Uuid {
        bytes: bool,
    },
    Json,
    Bytes {
        min: u32,
        max: u32,
    },
    OneOf(Vec<Cell>),
    /// Of PostgreSQL: an array of another.
    Array(Box<Shape>),
    /// A range of whole numbers, dates or moments.
    Range(Box<Shape>),
    Bits(u32),
    Inet,
    Interval,
    Point {
        form: PointForm,
    },
    Money,
    Words,
}

/// How a point is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PointForm {
    /// `(1,2)`
    Pair,
    /// `POINT(1 2)`
    Known,
}

/// 2020-01-01 00:00:00.
const EPOCH: i64 = 1_577_836_800;
/// Two years: within what the narrowest types hold.
const SECONDS: u64 = 63_072_000;
/// Random numbers begin with 1 and are no more than so many.
const FEW: u64 = 1_000;

impl Shape {
    /// How many different values there are at least.
    pub(super) fn room(&self) -> u64 {
        match self {
            Shape::Bool => 2,
            Shape::Int { .. } => {
                let (first, last) = self.ints();
                // All 64-bit numbers are one more than a number can tell.
                last.abs_diff(first).saturating_add(1)
            }
            Shape::Counted { start, step, max } => match step {
                0 => 1,
                step if *step > 0 && max < start => 0,
                step => max.abs_diff(*start) / step.unsigned_abs() + 1,
            },
            Shape::Decimal { lo, hi, .. } => match hi < lo {
                true => 0,
                false => hi.abs_diff(*lo).saturating_add(1),
            },
            Shape::Float { lo, hi } => {
                // Whole numbers that the narrowest float tells apart.
                let span = (hi.min(16_000_000.0) - lo.ceil()).floor();
                if span < 0.0 { 0 } else { span as u64 + 1 }
            }
            Shape::Text(texts) => texts.room(),
            Shape::Date => 20_000,
            Shape::Time => 86_400,
            Shape::Moment { step, .. } => SECONDS / u64::from(*step),
            Shape::Unix { .. } => SECONDS,
            Shape::Uuid { .. } | Shape::Json => u64::MAX,
            Shape::Bytes { max, .. } => match max {
                0..=7 => 1 << (8 * max),
                _ => u64::MAX,
            },
            Shape::OneOf(cells) => cells.len() as u64,
            Shape::Bits(bits) => match bits {
                0..=63 => 1 << bits,
                _ => u64::MAX,
            },
            Shape::Inet => 1 << 24,
            Shape::Interval | Shape::Point { .. } | Shape::Money => 1_000_000,
            // Nobody should rely on what is equal among these.
            Shape::Array(_) | Shape::Range(_) | Shape::Words => 1,
        }
    }

    /// Whether one column of it alone should keep the rows of a key apart, as long as another can.
    pub(super) fn is_plain(&self) -> bool {
        matches!(
            self,
            Shape::Bool | Shape::OneOf(_) | Shape::Date | Shape::Time
        )
    }

    /// The first and the last number: from 1 on if it can be.
    fn ints(&self) -> (i64, i64) {
        match self {
            Shape::Int { lo, hi } if (*lo..=*hi).contains(&1) => (1, *hi),
            Shape::Int { lo, hi } => (*lo, *hi),
            _ => (0, 0),
        }
    }

    /// Any value.
    pub(super) fn any(&self, number: Number) -> Cell {
        match self {
            Shape::Float { lo, hi } => {
                let whole = lo.ceil() + number.below(self.room().clamp(1, FEW)) as f64;
                let half = if number.next().below(2) == 1 && whole + 0.5 <= *hi {
                    0.5
                } else {
                    0.0
                };
                Cell::Float(whole + half)
            }
            Shape::Int { .. } | Shape::Decimal { .. } => {
                let few = match self {
                    Shape::Decimal { scale, .. } => {
                        FEW.saturating_mul(10_u64.saturating_pow(*scale))
                    }
                    _ => FEW,
                };
                self.each(number.below(self.room().min(few).max(1)), number)
            }
            Shape::Text(texts) => Cell::Text(texts.any(number)),
            Shape::Uuid { .. } | Shape::Bytes { .. } => self.each(number.bits(), number),
            Shape::Array(item) => {
                let count = 1 + number.below(3);
                let mut at = number;
                let items = (0..count).map(|_| {
                    at = at.next();
                    let text = item.any(at).text();
                    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
                });
                Cell::Text(format!("{{{}}}", items.collect::<Vec<_>>().join(",")))
            }
            Shape::Range(item) => {
                let from = number.below(5_000);
                let to = from + 1 + number.next().below(100);
                let [from, to] = [from, to].map(|at| item.each(at, number).text());
                Cell::Text(format!("[\"{from}\",\"{to}\")"))
            }
            Shape::Words => Cell::Text(
                ["amber", "birch", "cedar"][number.below(3) as usize % 3].to_owned()
                    + " river stone",
            ),
            _ => self.each(number.below(self.room().max(1)), number),
        }
    }

    /// The value of a number, which is that of no other number below the room. The random number decides what does not
    /// matter.
    pub(super) fn each(&self, at: u64, number: Number) -> Cell {
        let signed = i64::try_from(at).unwrap_or(i64::MAX);
        match self {
            Shape::Bool => Cell::Bool(at % 2 == 1),
            Shape::Int { .. } => Cell::Int(self.ints().0.saturating_add(signed)),
            Shape::Counted { start, step, .. } => {
                Cell::Int(start.saturating_add(step.saturating_mul(signed)))
            }
            Shape::Decimal { lo, scale, .. } => {
                Cell::Text(decimal(lo.saturating_add(signed), *scale))
            }
            Shape::Float { lo, .. } => Cell::Float(lo.ceil() + at as f64),
            Shape::Text(texts) => Cell::Text(texts.each(at, number)),
            Shape::Date => {
                let days = i64::try_from(at % 20_000).unwrap_or(0);
                // Far ones are in the past.
                let days = if days < 1_500 { days } else { 1_499 - days };
                Cell::Text(moment(EPOCH + days * 86_400, "%Y-%m-%d"))
            }
            // Each number of a prime step gives another second.
            Shape::Time => {
                let second = (signed % 86_400) * 7_919 % 86_400;
                Cell::Text(moment(second, "%H:%M:%S"))
            }
            Shape::Moment { step, zone } => {
                let seconds = signed.saturating_mul(i64::from(*step));
                let seconds = EPOCH.saturating_add(seconds);
                Cell::Text(moment(seconds, "%Y-%m-%d %H:%M:%S") + zone)
            }
            Shape::Unix { per_second } => {
                Cell::Int(EPOCH.saturating_add(signed).saturating_mul(*per_second))
            }
            Shape::Uuid { bytes } => {
                let uuid = uuid(at, number);
                match bytes {
                    true => Cell::Bytes(uuid.to_be_bytes().to_vec()),
                    false => Cell::Text(uuid_text(uuid)),
                }
            }
            Shape::Json => Cell::Text(format!(
                "{{\"number\": {at}, \"flag\": {}}}",
                number.below(2) == 1
            )),
            Shape::Bytes { min, max } => {
                let length = (*max).min((*min).max(8)) as usize;
                let mut bytes = at.to_be_bytes().to_vec();
                bytes.reverse();
                bytes.resize(length, 0);
                Cell::Bytes(bytes)
            }
            Shape::OneOf(cells) => {
                let index = usize::try_from(at).unwrap_or(0);
                let count = cells.len().max(1);
                cells.get(index % count).cloned().unwrap_or(Cell::Null)
            }
            Shape::Bits(bits) => {
                let bits = *bits as usize;
                let text = format!("{at:0>bits$b}");
                Cell::Text(text[text.len() - bits.min(text.len())..].to_owned())
            }
            Shape::Inet => Cell::Text(format!(
                "10.{}.{}.{}",
                at >> 16 & 255,
                at >> 8 & 255,
                at & 255
            )),
            Shape::Interval => Cell::Text(format!("{at} seconds")),
            Shape::Point { form } => {
                let (x, y) = (at % 1_000, at / 1_000);
                Cell::Text(match form {
                    PointForm::Pair => format!("({x},{y})"),
                    PointForm::Known => format!("POINT({x} {y})"),
                })
            }
            Shape::Money => Cell::Text(decimal(signed.saturating_add(100), 2)),
            Shape::Array(_) | Shape::Range(_) | Shape::Words => self.any(number),
        }
    }

    /// The values of it that fulfil a rule; none if that can't be said, or there are none.
    pub(super) fn under(self, rule: &Rule) -> Option<Shape> {
        let shape = match (self, rule) {
            (shape, Rule::NotNull) => shape,
            (Shape::Text(_) | Shape::Json, Rule::Json) => Shape::Json,
            (Shape::Bool, Rule::OneOf(_)) => Shape::Bool,
            (Shape::Int { lo, hi }, Rule::Number(compare, number)) => {
                let first = Shape::Int { lo, hi }.ints().0;
                let (lo, hi) = narrowed((lo, hi), first, *compare, *number, 1.0)?;
                Shape::Int { lo, hi }
            }
            (Shape::Decimal { lo, hi, scale }, Rule::Number(compare, number)) => {
                let units = 10_f64.powi(i32::try_from(scale).ok()?);
                let (lo, hi) = narrowed((lo, hi), lo, *compare, number * units, 1.0)?;
                Shape::Decimal { lo, hi, scale }
            }
            (Shape::Float { lo, hi }, Rule::Number(compare, number)) => match compare {
                Compare::Greater => Shape::Float {
                    lo: lo.max(number.floor() + 1.0),
                    hi,
                },
                Compare::GreaterOrEqual => Shape::Float {
                    lo: lo.max(*number),
                    hi,
                },
                Compare::Less => Shape::Float {
                    lo,
                    hi: hi.min(number.ceil() - 1.0),
                },
                Compare::LessOrEqual => Shape::Float {
                    lo,
                    hi: hi.min(*number),
                },
                Compare::Equal => Shape::OneOf(vec![Cell::Float(*number)]),
                Compare::Other if *number < lo || *number > hi => Shape::Float { lo, hi },
                Compare::Other => Shape::Float {
                    lo: number.floor() + 1.0,
                    hi,
                },
            },
            // Numbers that are kept exactly.
            (Shape::Int { lo, hi }, Rule::OneOf(list)) => {
                let cells = list.iter().map(|item| {
                    let number = item.parse::<i64>().ok()?;
                    (lo..=hi).contains(&number).then_some(Cell::Int(number))
                });
                Shape::OneOf(cells.collect::<Option<_>>()?)
            }
            (Shape::Decimal { .. } | Shape::Uuid { bytes: false }, Rule::OneOf(list)) => {
                Shape::OneOf(list.iter().map(|item| Cell::Text(item.clone())).collect())
            }
            (Shape::Text(texts), Rule::OneOf(list)) => {
                let fits = |item: &&String| {
                    (texts.min..=texts.max).contains(&(item.chars().count() as u64))
                };
                let list = list.iter().filter(fits);
                Shape::OneOf(list.map(|item| Cell::Text(item.clone())).collect())
            }
            (Shape::OneOf(mut cells), Rule::OneOf(list)) => {
                cells.retain(|cell| list.contains(&cell.text()));
                Shape::OneOf(cells)
            }
            (Shape::OneOf(mut cells), Rule::NoneOf(list)) => {
                cells.retain(|cell| !list.contains(&cell.text()));
                Shape::OneOf(cells)
            }
            (Shape::Text(texts), Rule::NoneOf(list))
                if list.iter().all(|item| texts.never(item)) =>
            {
                Shape::Text(texts)
            }
            (Shape::Text(mut texts), Rule::Length(compare, number)) => {
                let sizes = (limit(texts.min), limit(texts.max));
                let (min, max) = narrowed(sizes, sizes.0, *compare, *number, 1.0)?;
                texts.min = u64::try_from(min).ok()?;
                texts.max = u64::try_from(max).ok()?;
                Shape::Text(texts)
            }
            (Shape::Bytes { min, max }, Rule::Length(compare, number)) => {
                let sizes = (i64::from(min), i64::from(max));
                let (min, max) = narrowed(sizes, sizes.0, *compare, *number, 1.0)?;
                Shape::Bytes {
                    min: u32::try_from(min).ok()?,
                    max: u32::try_from(max).ok()?,
                }
            }
            (Shape::Uuid { bytes: true }, Rule::Length(Compare::Equal, 16.0)) => {
                Shape::Uuid { bytes: true }
            }
            (Shape::Text(mut texts), Rule::Between(before, after)) => {
                use super::texts::Look;
                let is_email = before.is_empty() && after.starts_with('@') && after.len() == 1;
                texts.look = match texts.look {
                    Look::Email if is_email => Look::Email,
                    _ if is_email => Look::Email,
                    _ => Look::Between(before.clone(), after.clone()),
                };
                Shape::Text(texts)
            }
            _ => return None,
        };
        let possible = match &shape {
            Shape::Int { lo, hi } | Shape::Decimal { lo, hi, .. } => lo <= hi,
            Shape::Float { lo, hi } => lo.ceil() <= *hi,
            Shape::Text(texts) => texts.fits(),
            Shape::Bytes { min, max } => min <= max,
            Shape::OneOf(cells) => !cells.is_empty(),
            _ => true,
        };
        possible.then_some(shape)
    }
}

impl Cell {
    /// Its text, for an element of an array, or to be compared with a literal.
    pub(super) fn text(&self) -> String {
        match self {
            Cell::Null => String::new(),
            Cell::Bool(yes) => yes.to_string(),
            Cell::Int(number) => number.to_string(),
            Cell::Float(number) => number.to_string(),
            Cell::Text(text) => text.clone(),
            Cell::Bytes(bytes) => {
                let digits = bytes.iter().map(|byte| format!("{byte:02x}"));
                format!("\\x{}", digits.collect::<String>())
            }
        }
    }
}

/// Whole numbers from one to another, as far as they compare so.
fn narrowed(
    (lo, hi): (i64, i64),
    first: i64,
    compare: Compare,
    number: f64,
    step: f64,
) -> Option<(i64, i64)> {
    if !number.is_finite() {
        return None;
    }
    // Beyond 64 bits they are as good as the greatest.
    let (up, down) = (number.ceil() as i64, number.floor() as i64);
    let whole = up == down;
    Some(match compare {
        Compare::Greater if whole => (lo.max(down.checked_add(step as i64)?), hi),
        Compare::Greater | Compare::GreaterOrEqual => (lo.max(up), hi),
        Compare::Less if whole => (lo, hi.min(up.checked_sub(step as i64)?)),
        Compare::Less | Compare::LessOrEqual => (lo, hi.min(down)),
        Compare::Equal => (lo.max(up), hi.min(down)),
        Compare::Other if !whole || up < first || up > hi => (lo.max(first.min(hi)), hi),
        Compare::Other => (up.checked_add(1)?, hi),
    })
}

fn limit(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// The text of a time, so many seconds after 1970.
fn moment(seconds: i64, form: &str) -> String {
    let moment = DateTime::from_timestamp(seconds, 0).unwrap_or_default();
    moment.format(form).to_string()
}

/// The text of so many units.
fn decimal(units: i64, scale: u32) -> String {
    let sign = if units < 0 { "-" } else { "" };
    let scale = scale as usize;
    let digits = format!("{:0>width$}", units.unsigned_abs(), width = scale + 1);
    match scale {
        0 => format!("{sign}{digits}"),
        _ => {
            let (whole, rest) = digits.split_at(digits.len() - scale);
            format!("{sign}{whole}.{rest}")
        }
    }
}

/// A UUID of version 4 with a number in it that no other one has.
fn uuid(at: u64, number: Number) -> u128 {
    let high = number.bits() & 0xffff_ffff_0000_0000 | at >> 32;
    let low = number.next().bits() & 0xffff_ffff_0000_0000 | at & 0xffff_ffff;
    // The parts of the number stand beside the version and the variant.
    let all = u128::from(high & 0xffff_ffff) << 96 | u128::from(low);
    let random = u128::from(high >> 32 & 0xffff) << 80 | u128::from(high >> 48 & 0xfff) << 64;
    (all | random) & !(0xf << 76) & !(0b11 << 62) | 0x4 << 76 | 0b10 << 62
}

#[cfg(test)]
mod tests {
    use super::super::random::Source;
    use super::super::texts::{Look, Texts};
    use super::*;
    use std::collections::BTreeSet;

    fn shapes() -> Vec<Shape> {
        let text = Texts {
            look: Look::Word,
            min: 0,
            max: 40,
        };
        vec![
            Shape::Bool,
            Shape::Int { lo: -128, hi: 127 },
            Shape::Int { lo: 5, hi: 9 },
            Shape::Int {
                lo: i64::MIN,
                hi: i64::MAX,
            },
            Shape::Counted {
                start: 10,
                step: -2,
                max: -100,
            },
            Shape::Decimal {
                lo: 1,
                hi: 99_999,
                scale: 2,
            },
            Shape::Float { lo: 0.5, hi: 1e9 },
            Shape::Text(text),
            Shape::Date,
            Shape::Time,
            Shape::Moment { step: 60, zone: "" },
            Shape::Unix { per_second: 1_000 },
            Shape::Uuid { bytes: false },
            Shape::Uuid { bytes: true },
            Shape::Json,
            Shape::Bytes { min: 0, max: 2 },
            Shape::Bytes { min: 16, max: 16 },
            Shape::Bits(3),
            Shape::Inet,
            Shape::Interval,
            Shape::Point {
                form: PointForm::Pair,
            },
            Shape::Money,
        ]
    }

    #[test]
    fn each_number_has_its_value() {
        let source = Source::new(3, &["t", "c"]);
        for shape in shapes() {
            let count = shape.room().min(30_000);
            let each: BTreeSet<_> = (0..count)
                .map(|at| shape.each(at, source.number(at)).text())
                .collect();
            assert_eq!(each.len() as u64, count, "{shape:?}");
        }
    }

    #[test]
    fn uuids_are_of_version_4() {
        let source = Source::new(3, &["t", "c"]);
        for at in [0, 1, u64::from(u32::MAX), 1 << 40] {
            let text = Shape::Uuid { bytes: false }
                .each(at, source.number(at))
                .text();
            assert_eq!(&text[14..15], "4", "{text}");
            assert!("89ab".contains(&text[19..20]), "{text}");
        }
    }

    #[test]
    fn rules_narrow() {
        let int = || Shape::Int { lo: -128, hi: 127 };
        let under = |shape: Shape, rule| shape.under(&rule);
        let number = |compare, number| Rule::Number(compare, number);
        assert_eq!(
            under(int(), number(Compare::Greater, 17.5)),
            Some(Shape::Int { lo: 18, hi: 127 })
        );
        assert_eq!(
            under(int(), number(Compare::Less, 3.0)),
            Some(Shape::Int { lo: -128, hi: 2 })
        );
        assert_eq!(under(int(), number(Compare::Greater, 127.0)), None);
        assert_eq!(
            under(int(), number(Compare::Other, 5.0)),
            Some(Shape::Int { lo: 6, hi: 127 })
        );
        let price = Shape::Decimal {
            lo: 1,
            hi: 99_999,
            scale: 2,
        };
        assert_eq!(
            under(price, number(Compare::GreaterOrEqual, 1.5)),
            Some(Shape::Decimal {
                lo: 150,
                hi: 99_999,
                scale: 2
            })
        );
        let three = |list: &[&str]| Rule::OneOf(list.iter().map(|&item| item.into()).collect());
        assert_eq!(
            under(int(), three(&["1", "7"])),
            Some(Shape::OneOf(vec![Cell::Int(1), Cell::Int(7)]))
        );
        assert_eq!(under(int(), three(&["1", "x"])), None);
    }

    #[test]
    fn decimals_are_plain_digits() {
        assert_eq!(decimal(-5, 2), "-0.05");
        assert_eq!(decimal(1_234, 2), "12.34");
        assert_eq!(decimal(7, 0), "7");
    }
}
