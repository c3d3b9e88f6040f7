//! How migrations run here.
use crate::migrate::split::Lexis;
use crate::migrate::{Lock, Migrates};
use drizzle_core::dialect::Postgres;

impl Migrates for Postgres {
    const LEXIS: Lexis = Lexis {
        backslashes: false,
        dollars: true,
        backticks: false,
        brackets: false,
        hashes: false,
        nested_comments: true,
        bodies: false,
        batches: false,
    };

    fn lock() -> Lock {
        Lock::Session {
            take: "select pg_try_advisory_lock({})::int::bigint",
            release: "select pg_advisory_unlock({})::int::bigint",
        }
    }

    /// What refuses to run in a transaction; and a new value of an enum, which can be used only after it.
    fn is_alone(words: &[String]) -> bool {
        let words: Vec<_> = words.iter().map(String::as_str).collect();
        match words[..] {
            ["create" | "drop" | "reindex" | "refresh", ..] if words.contains(&"concurrently") => {
                true
            }
            ["alter", "type", ..] => words.windows(2).any(|pair| pair == ["add", "value"]),
            ["vacuum", ..] | ["alter", "system", ..] => true,
            ["create" | "drop", "database" | "tablespace", ..] => true,
            _ => false,
        }
    }
}
