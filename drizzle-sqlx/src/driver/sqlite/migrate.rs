//! How migrations run here.
use crate::migrate::split::Lexis;
use crate::migrate::{ForeignKeys, Lock, Migrates};
use crate::transaction::TxConfig;
use drizzle_core::dialect::Sqlite;

impl Migrates for Sqlite {
    const LEXIS: Lexis = Lexis {
        backslashes: false,
        dollars: false,
        backticks: true,
        brackets: true,
        hashes: false,
        nested_comments: false,
        bodies: true,
        batches: false,
    };
    const FOREIGN_KEYS: Option<ForeignKeys> = Some(ForeignKeys {
        off: "pragma foreign_keys = off",
        on: "pragma foreign_keys = on",
        check: "pragma foreign_key_check",
        words: &["pragma", "foreign_keys"],
    });

    /// There is one writer.
    fn lock() -> Lock {
        Lock::Writer
    }

    fn begin() -> TxConfig<Self> {
        TxConfig::<Sqlite>::immediate()
    }

    fn is_alone(words: &[String]) -> bool {
        words.first().is_some_and(|word| word == "vacuum")
    }
}
