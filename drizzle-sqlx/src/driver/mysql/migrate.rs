//! How migrations run here.
use crate::migrate::split::Lexis;
use crate::migrate::{Lock, Migrates};
use drizzle_core::dialect::MySql;

impl Migrates for MySql {
    const LEXIS: Lexis = Lexis {
        backslashes: true,
        dollars: false,
        backticks: true,
        brackets: false,
        hashes: true,
        nested_comments: false,
        bodies: true,
        batches: false,
    };
    const TRANSACTIONAL: bool = false;

    /// Names of locks are those of the whole server.
    fn lock() -> Lock {
        Lock::Session {
            take: "select cast(get_lock(concat('drizzle {} ', left(sha2(database(), 256), 40)), 0) as signed)",
            release: "select cast(release_lock(concat('drizzle {} ', left(sha2(database(), 256), 40))) as signed)",
        }
    }
}
