//! How sequences count, with what they leave to the database.
use crate::types::{self, Family};
use drizzle_core::catalog::Counts;

/// How a sequence counts, all of it told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Told {
    pub(crate) start: i64,
    pub(crate) increment: i64,
    pub(crate) min: i64,
    pub(crate) max: i64,
    pub(crate) cache: u32,
    pub(crate) cycle: bool,
}

/// What a sequence of numbers of a type does where it says nothing.
pub(crate) fn told(counts: &Counts, ty: &str) -> Told {
    let bits = match types::family(ty) {
        Family::Integer { bits, .. } => bits.min(64),
        _ => 64,
    };
    let greatest = i64::MAX >> (64 - bits);
    let increment = counts.increment.unwrap_or(1);
    let (least, most) = match increment < 0 {
        true => (-greatest - 1, -1),
        false => (1, greatest),
    };
    let (min, max) = (counts.min.unwrap_or(least), counts.max.unwrap_or(most));
    Told {
        start: counts
            .start
            .unwrap_or(if increment < 0 { max } else { min }),
        increment,
        min,
        max,
        cache: counts.cache.unwrap_or(1),
        cycle: counts.cycle,
    }
}

/// What is different, in words; each after `before`.
pub(crate) fn changed(from: Told, to: Told, before: &str) -> String {
    let mut words = String::new();
    let mut push = |word: &str, from: i64, to: i64| {
        if from != to {
            words += &format!("{before}{word} {to}");
        }
    };
    push("increment by", from.increment, to.increment);
    push("minvalue", from.min, to.min);
    push("maxvalue", from.max, to.max);
    push("start with", from.start, to.start);
    push("cache", from.cache.into(), to.cache.into());
    if from.cycle != to.cycle {
        words += before;
        words += if to.cycle { "cycle" } else { "no cycle" };
    }
    words
}

#[cfg(test)]
mod tests {
    use super::{changed, told};
    use drizzle_core::catalog::Counts;

    #[test]
    fn what_is_not_said_is_the_usual() {
        let plain = Counts::default();
        let said = Counts {
            start: Some(1),
            increment: Some(1),
            min: Some(1),
            max: Some(2_147_483_647),
            cache: Some(1),
            ..Counts::default()
        };
        assert_eq!(told(&plain, "integer"), told(&said, "integer"));
        assert_ne!(told(&plain, "bigint"), told(&said, "bigint"));
        assert_eq!(told(&plain, "bigint").max, i64::MAX);
        let down = Counts {
            increment: Some(-1),
            ..Counts::default()
        };
        assert_eq!(
            (told(&down, "smallint").start, told(&down, "smallint").min),
            (-1, -32_768)
        );
        let (from, to) = (
            told(&plain, "integer"),
            told(
                &Counts {
                    increment: Some(5),
                    cycle: true,
                    ..said
                },
                "integer",
            ),
        );
        assert_eq!(changed(from, to, " "), " increment by 5 cycle");
        assert_eq!(
            changed(to, from, " set "),
            " set increment by 1 set no cycle"
        );
    }
}
