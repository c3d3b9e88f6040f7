//! Numbers that look random and are the same everywhere: each is computed from what it is for, so that any row can be
//! made without those before it.

/// What numbers are for: a seed, and names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Source(u64);

impl Source {
    pub(super) fn new(seed: u64, names: &[&str]) -> Self {
        // FNV-1a; a byte that is in no text ends each name.
        let mut hash = 0xcbf2_9ce4_8422_2325_u64 ^ mixed(seed);
        for byte in names
            .iter()
            .flat_map(|name| name.bytes().chain(std::iter::once(0xff)))
        {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
        Source(mixed(hash))
    }

    /// The number of a row.
    pub(super) fn number(self, row: u64) -> Number {
        Number(mixed(
            self.0 ^ mixed(row.wrapping_add(0x9e37_79b9_7f4a_7c15)),
        ))
    }
}

/// A random number, from which others can be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Number(u64);

impl Number {
    /// One below a limit; 0 if there is none below it.
    pub(super) fn below(self, limit: u64) -> u64 {
        self.0.checked_rem(limit).unwrap_or(0)
    }

    /// The next number of the same row.
    pub(super) fn next(self) -> Number {
        Number(mixed(self.0.wrapping_add(0x9e37_79b9_7f4a_7c15)))
    }

    pub(super) fn bits(self) -> u64 {
        self.0
    }
}

/// The finalizer of SplitMix64: each bit depends on all.
const fn mixed(mut bits: u64) -> u64 {
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^ (bits >> 31)
}

#[cfg(test)]
mod tests {
    use super::Source;

    #[test]
    fn names_and_rows_and_seeds_count() {
        let number = |seed, names: &[&str], row| Source::new(seed, names).number(row);
        assert_eq!(number(1, &["a", "b"], 3), number(1, &["a", "b"], 3));
        assert_ne!(number(1, &["a", "b"], 3), number(1, &["ab", ""], 3));
        assert_ne!(number(1, &["a", "b"], 3), number(1, &["a", "b"], 4));
        assert_ne!(number(1, &["a", "b"], 3), number(2, &["a", "b"], 3));
        assert_eq!(number(1, &["a"], 0).below(0), 0);
    }

    #[test]
    fn numbers_are_spread() {
        let source = Source::new(0, &["users", "age"]);
        let mut counts = [0; 10];
        for row in 0..10_000 {
            counts[source.number(row).below(10) as usize] += 1;
        }
        assert!(
            counts.iter().all(|count| (850..1150).contains(count)),
            "{counts:?}"
        );
    }
}
