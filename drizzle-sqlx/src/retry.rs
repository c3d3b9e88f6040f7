//! Doing a transaction again when the database asks for it.
use crate::driver::Driver;
use drizzle_core::error::Error;
use std::hash::{BuildHasher, RandomState};
use std::time::Duration;

/// How often a transaction is begun.
const ATTEMPTS: u32 = 8;
/// The longest first pause; each further one is up to twice as long.
const FIRST: Duration = Duration::from_millis(10);
const LONGEST: Duration = Duration::from_secs(1);

/// Whether a transaction that failed so is to be done again.
pub(crate) fn is_retryable<D: Driver>(error: &Error) -> bool {
    let told = error.database().and_then(|e| e.code.as_deref());
    error.is_retryable() || told.is_some_and(D::retryable)
}

/// The pauses between attempts: random, so that those who were in each other's way are not so again.
pub(crate) struct Pauses {
    made: u32,
    random: RandomState,
}

impl Pauses {
    pub(crate) fn new() -> Self {
        Pauses {
            made: 0,
            random: RandomState::new(),
        }
    }
}

impl Iterator for Pauses {
    type Item = Duration;

    fn next(&mut self) -> Option<Duration> {
        self.made += 1;
        if self.made == ATTEMPTS {
            return None;
        }
        let longest = FIRST.saturating_mul(1 << (self.made - 1)).min(LONGEST);
        let share = self.random.hash_one(self.made) as u32;
        Some(longest.mul_f64(f64::from(share) / f64::from(u32::MAX)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_and_end() {
        let pauses: Vec<_> = Pauses::new().collect();
        assert_eq!(pauses.len(), 7);
        for (i, pause) in pauses.iter().enumerate() {
            assert!(*pause <= FIRST * (1 << i), "{pauses:?}");
        }
    }
}
