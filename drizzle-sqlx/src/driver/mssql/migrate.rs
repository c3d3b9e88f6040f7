//! How migrations run here.
use crate::migrate::split::Lexis;
use crate::migrate::{Lock, Migrates};
use drizzle_core::dialect::Mssql;

impl Migrates for Mssql {
    const LEXIS: Lexis = Lexis {
        backslashes: false,
        dollars: false,
        backticks: false,
        brackets: true,
        hashes: false,
        nested_comments: true,
        bodies: false,
        batches: true,
    };

    fn lock() -> Lock {
        Lock::Session {
            take: "declare @taken int; exec @taken = sp_getapplock @Resource = N'drizzle {}', @LockMode = 'Exclusive', @LockOwner = 'Session', @LockTimeout = 0; select cast(case when @taken >= 0 then 1 else 0 end as bigint)",
            release: "declare @given int; exec @given = sp_releaseapplock @Resource = N'drizzle {}', @LockOwner = 'Session'; select cast(@given as bigint)",
        }
    }

    fn is_alone(words: &[String]) -> bool {
        let words: Vec<_> = words.iter().map(String::as_str).collect();
        matches!(
            words[..],
            ["create" | "drop" | "alter", "database", ..] | ["create", "fulltext", ..]
        )
    }
}
