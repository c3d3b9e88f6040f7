//! CockroachDB, or a PostgreSQL that stands in for it: each test has a schema of its own, which `search_path` puts before
//! all others. Its statements are written down, for CockroachDB's grammar to check.
use drizzle::driver::postgres::PgOptions;

type D = Cockroach;
// What this dialect offers.
#[rustfmt::skip]
#[allow(unused_imports)]
use crate::{offered as full_join, offered as returning, offered as partial_index, offered as conflict_filter, offered as upsert_filter, offered as distinct_on, offered as ilike, offered as isolation, offered as exact_decimals, not_offered as deferred_constraints, offered as ddl_in_transactions, offered as keys_with_values, offered as json_arrows, offered as guarded_foreign_keys, offered as json_contains, offered as json_operators, not_offered as json_merge_patch, not_offered as json_path_queries, offered as json_elements};
// Transactions.
#[allow(unused_imports)]
use crate::offered as read_only_transactions;
// Functions and aggregates.
#[rustfmt::skip]
#[allow(unused_imports)]
use crate::{offered as stddev, offered as months, offered as md5, offered as row_queries, not_offered as ts_vectors, not_offered as match_against, not_offered as fts5};
// Expressions.
#[rustfmt::skip]
#[allow(unused_imports)]
use crate::{offered as nth_value, offered as range_offsets, offered as frame_groups, offered as pad, offered as reverse_text, offered as split_part, offered as regexp, not_offered as rollup, not_offered as grouping_sets, offered as math};
// Column types.
#[rustfmt::skip]
#[allow(unused_imports)]
use crate::{not_offered as tinyint, not_offered as unsigned, not_offered as unsigned_64};
// What statements are composed of.
#[rustfmt::skip]
#[allow(unused_imports)]
use crate::{offered as lateral, not_offered as limited_writes, not_offered as ordered_writes, offered as materialized, offered as writing_ctes, offered as recursive_union, offered as set_all};
#[rustfmt::skip]
#[allow(unused_imports)]
use crate::{offered as materialized_views, not_offered as check_options, offered as sequences, offered as current_values, not_offered as cycles};
/// The code of an error after which a transaction is to be done again.
const DO_AGAIN: &str = "40001";
/// Whether floats may be infinite.
const HAS_INFINITY: bool = true;
/// Whether a decimal without a precision keeps the zeros at its end.
#[allow(dead_code, reason = "not every dialect has the test that asks")]
const KEEPS_SCALE: bool = true;
/// Whether names may hold any character.
const ANY_NAME: bool = true;
/// How a transaction gets another time zone than the rest.
const OTHER_ZONE: Option<&str> = Some("set local timezone = 'Asia/Kolkata'");
/// Whether texts may hold the character NUL.
const KEEPS_NUL: bool = false;
/// Whether an error always says which table's constraint was violated. PostgreSQL does, CockroachDB does not.
const TELLS_TABLE: bool = false;
/// Whether an error says which columns of a unique key were repeated.
const TELLS_COLUMNS: bool = true;
#[allow(unused_imports)]
use crate::{
    deleted_returning as deleted, updated_returning as updated, upserted_returning as upserted,
};

fn run(test: impl AsyncFnOnce(Db<D>) -> Outcome) {
    crate::record::for_cockroach();
    let url = crate::server("DRIZZLE_COCKROACH_URL", "cockroach.sh");
    let name = crate::unique_name();
    crate::block_on(async {
        let admin = Db::<D>::connect_with(&url, PgOptions::default().max_connections(1))
            .await
            .expect("the server");
        stand_in(&admin).await;
        let schema = || Sql::identifier(name.clone());
        admin
            .execute(sql!("create schema {schema()}"))
            .await
            .unwrap();
        // The names that the stand-in is given are in `public`.
        let path = format!("{name},public");
        let options = PgOptions::default()
            .max_connections(4)
            .connect_options(move |o| o.options([("search_path", path.as_str())]));
        let db = Db::connect_with(&url, options).await.unwrap();
        crate::cleaned_up(test(db.clone()), async {
            db.close().await;
            admin
                .execute(sql!("drop schema {schema()} cascade"))
                .await
                .unwrap();
            admin.close().await;
        })
        .await;
    });
}

/// Gives a PostgreSQL the names that it lacks to stand in for CockroachDB, once.
async fn stand_in(admin: &Db<D>) {
    static LOADED: tokio::sync::Mutex<bool> = tokio::sync::Mutex::const_new(false);
    let mut loaded = LOADED.lock().await;
    let version: Vec<String> = admin.rows(sql!("select version()")).await.unwrap();
    if !*loaded && !version[0].contains("CockroachDB") {
        let names = include_str!("../../../servers/cockroach-shim.sql");
        sqlx::raw_sql(names).execute(admin.pool()).await.unwrap();
    }
    *loaded = true;
}
// Types that only PostgreSQL and its kin have.
#[allow(unused_imports)]
use crate::{not_offered as nested_arrays, offered as arrays};
// Schemas that are chosen at run time.
#[allow(unused_imports)]
use crate::offered as run_time_schemas;
// Locks and hints.
#[rustfmt::skip]
#[allow(unused_imports)]
use crate::{offered as row_locks, offered as locks_of_tables, offered as key_locks, not_offered as index_hints};
bodies!();
