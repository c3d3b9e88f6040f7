//! SQL Server: each test has a database of its own, in which text is compared character by character, as the other
//! databases do by default.
type D = Mssql;
// What this dialect offers.
#[rustfmt::skip]
#[allow(unused_imports)]
use crate::{offered as full_join, offered as returning, offered as upsert_filter, offered as ilike, offered as isolation, not_offered as partial_index, not_offered as conflict_filter, not_offered as distinct_on, not_offered as exact_decimals, not_offered as deferred_constraints, offered as ddl_in_transactions, offered as keys_with_values, not_offered as json_arrows, offered as guarded_foreign_keys, not_offered as json_contains, not_offered as json_operators, not_offered as json_merge_patch, not_offered as json_path_queries, not_offered as json_elements};
// Transactions.
#[allow(unused_imports)]
use crate::not_offered as read_only_transactions;
// Functions and aggregates.
#[rustfmt::skip]
#[allow(unused_imports)]
use crate::{offered as stddev, offered as months, not_offered as md5, not_offered as row_queries, not_offered as ts_vectors, not_offered as match_against, not_offered as fts5};
// Expressions.
#[rustfmt::skip]
#[allow(unused_imports)]
use crate::{not_offered as nth_value, not_offered as range_offsets, not_offered as frame_groups, offered as rollup, offered as grouping_sets, offered as reverse_text, not_offered as pad, not_offered as split_part, not_offered as regexp, offered as math};
// Column types.
#[rustfmt::skip]
#[allow(unused_imports)]
use crate::{offered as tinyint, not_offered as unsigned, not_offered as unsigned_64};
// What statements are composed of.
#[rustfmt::skip]
#[allow(unused_imports)]
use crate::{offered as lateral, offered as limited_writes, not_offered as ordered_writes, not_offered as materialized, not_offered as writing_ctes, not_offered as recursive_union, not_offered as set_all};
#[rustfmt::skip]
#[allow(unused_imports)]
use crate::{not_offered as materialized_views, offered as check_options, offered as sequences, not_offered as current_values, offered as cycles};
/// The code of an error after which a transaction is to be done again.
const DO_AGAIN: &str = "1205";
/// Whether floats may be infinite.
const HAS_INFINITY: bool = false;
/// Whether a decimal without a precision keeps the zeros at its end.
#[allow(dead_code, reason = "not every dialect has the test that asks")]
const KEEPS_SCALE: bool = false;
/// Whether names may hold any character.
const ANY_NAME: bool = true;
/// How a transaction gets another time zone than the rest.
const OTHER_ZONE: Option<&str> = None;
/// Whether texts may hold the character NUL.
const KEEPS_NUL: bool = true;
/// Whether an error always says which table's constraint was violated.
const TELLS_TABLE: bool = false;
/// Whether an error says which columns of a unique key were repeated.
const TELLS_COLUMNS: bool = false;
#[allow(unused_imports)]
use crate::{
    deleted_returning as deleted, updated_returning as updated, upserted_returning as upserted,
};

fn run(test: impl AsyncFnOnce(Db<D>) -> Outcome) {
    let url = crate::server("DRIZZLE_MSSQL_URL", "mssql.sh");
    let name = crate::unique_name();
    crate::block_on(async {
        let admin = Db::<D>::connect(&url).await.expect("the server");
        let database = || Sql::identifier(name.clone());
        admin
            .execute(sql!(
                "create database {database()} collate Latin1_General_100_BIN2"
            ))
            .await
            .unwrap();
        let db = Db::connect(&with_database(&url, &name)).await.unwrap();
        crate::cleaned_up(test(db.clone()), async {
            db.close().await;
            admin
                .execute(sql!("drop database {database()}"))
                .await
                .unwrap();
            admin.close().await;
        })
        .await;
    });
}

/// The URL of another database on the same server.
fn with_database(url: &str, database: &str) -> String {
    let (address, options) = url.split_once('?').unwrap_or((url, ""));
    let (scheme, rest) = address.split_once("://").expect("a URL");
    let server = rest.split('/').next().unwrap_or(rest);
    format!("{scheme}://{server}/{database}?{options}")
}
// Types that only PostgreSQL and its kin have.
#[allow(unused_imports)]
use crate::{not_offered as arrays, not_offered as nested_arrays};
// Schemas that are chosen at run time.
#[allow(unused_imports)]
use crate::offered as run_time_schemas;
// Locks and hints.
#[rustfmt::skip]
#[allow(unused_imports)]
use crate::{not_offered as row_locks, not_offered as locks_of_tables, not_offered as key_locks, not_offered as index_hints};
bodies!();
