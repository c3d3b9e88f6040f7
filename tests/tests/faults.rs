//! Faults, on real servers: connections that are killed, cut, delayed and truncated, futures that are dropped at every
//! point where they wait, pools that are exhausted, writers in conflict.
//!
//! After each of them the ledger is whole: what was reported as committed is there, what was reported as undone is not,
//! and each transfer is there as a whole or not at all. No connection is left within a transaction, and the pool works.
//! Each test prints how many faults there were and what came of them.
#![cfg(any(
    feature = "sqlite",
    feature = "postgres",
    feature = "mysql",
    feature = "cockroach"
))]

#[path = "faults/abort.rs"]
mod abort;
#[path = "faults/contention.rs"]
mod contention;
#[cfg(any(feature = "postgres", feature = "mysql", feature = "cockroach"))]
#[path = "faults/kills.rs"]
mod kills;
#[path = "faults/ledger.rs"]
mod ledger;
#[cfg(any(feature = "postgres", feature = "mysql", feature = "cockroach"))]
#[path = "faults/network.rs"]
mod network;
#[cfg(any(feature = "postgres", feature = "mysql", feature = "cockroach"))]
#[path = "faults/proxy.rs"]
mod proxy;
#[allow(
    dead_code,
    reason = "each dialect is a feature, and files have no sessions"
)]
#[path = "faults/site.rs"]
mod site;
#[path = "faults/soak.rs"]
mod soak;

/// Runs a test's future on a runtime of its own.
fn block_on<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .expect("a runtime")
        .block_on(future)
}

/// The tests of a dialect: those of every database, and those of a server.
macro_rules! faults {
    ($dialect:ident: $($module:ident::$name:ident),* $(,)?) => {$(
        #[test]
        fn $name() {
            crate::block_on(crate::$module::$name::<drizzle::prelude::$dialect>());
        }
    )*};
}

/// Of every database.
macro_rules! everywhere {
    ($dialect:ident) => {
        faults! { $dialect:
            abort::closures_dropped_at_every_await,
            abort::values_dropped_at_every_await,
            abort::batches_dropped_at_every_await,
            abort::streams_dropped_at_every_await,
            contention::exhausted,
            contention::writers_in_conflict,
            soak::transfers,
        }
    };
}

/// Of a server.
#[cfg(any(feature = "postgres", feature = "mysql", feature = "cockroach"))]
macro_rules! on_servers {
    ($dialect:ident) => {
        everywhere!($dialect);
        faults! { $dialect:
            kills::during_a_statement,
            kills::between_statements,
            kills::of_idle_connections,
            network::cut_before_the_commit,
            network::cut_after_the_commit,
            network::cut_at_every_place,
            network::silence,
        }
    };
}

#[cfg(feature = "sqlite")]
mod sqlite {
    everywhere!(Sqlite);
}
#[cfg(feature = "postgres")]
mod postgres {
    on_servers!(Postgres);
}
#[cfg(feature = "mysql")]
mod mysql {
    on_servers!(MySql);
}
#[cfg(feature = "cockroach")]
mod cockroach {
    on_servers!(Cockroach);
}
