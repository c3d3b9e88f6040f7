//! How migrations run here.
use crate::migrate::split::Lexis;
use crate::migrate::{Lock, Migrates};
use drizzle_core::dialect::Cockroach;
use drizzle_core::dialect::Postgres;

impl Migrates for Cockroach {
    const LEXIS: Lexis = <Postgres as Migrates>::LEXIS;
    /// Definitions in transactions are done at their end, and may then fail in part,
    /// <https://www.cockroachlabs.com/docs/stable/online-schema-changes>.
    const TRANSACTIONAL: bool = false;

    /// Its advisory locks lock nothing.
    fn lock() -> Lock {
        Lock::Row {
            fill: "insert into {} (id) values (1) on conflict do nothing",
            take: "select id from {} where id = 1 for update nowait",
        }
    }
}
