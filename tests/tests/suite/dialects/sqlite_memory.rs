//! SQLite in memory. What its statements are on SQL Server is written down for the tests' own checks.
type D = Sqlite;
// What this dialect offers.
#[rustfmt::skip]
#[allow(unused_imports)]
use crate::{offered as full_join, offered as returning, offered as partial_index, offered as conflict_filter, offered as upsert_filter, offered as exact_decimals, not_offered as distinct_on, not_offered as ilike, not_offered as isolation, offered as deferred_constraints, offered as ddl_in_transactions, offered as keys_with_values, offered as json_arrows, offered as guarded_foreign_keys, not_offered as json_contains, not_offered as json_operators, offered as json_merge_patch, not_offered as json_path_queries, offered as json_elements};
// Transactions.
#[allow(unused_imports)]
use crate::not_offered as read_only_transactions;
// Functions and aggregates.
#[rustfmt::skip]
#[allow(unused_imports)]
use crate::{not_offered as stddev, not_offered as months, not_offered as md5, offered as row_queries, not_offered as ts_vectors, not_offered as match_against, offered as fts5};
// Expressions.
#[rustfmt::skip]
#[allow(unused_imports)]
use crate::{offered as nth_value, offered as range_offsets, offered as frame_groups, not_offered as rollup, not_offered as grouping_sets, not_offered as pad, not_offered as reverse_text, not_offered as split_part, not_offered as regexp, not_offered as math};
// Column types.
#[rustfmt::skip]
#[allow(unused_imports)]
use crate::{offered as tinyint, offered as unsigned, not_offered as unsigned_64};
// What statements are composed of.
#[rustfmt::skip]
#[allow(unused_imports)]
use crate::{not_offered as lateral, not_offered as limited_writes, not_offered as ordered_writes, offered as materialized, not_offered as writing_ctes, offered as recursive_union, not_offered as set_all};
#[rustfmt::skip]
#[allow(unused_imports)]
use crate::{not_offered as materialized_views, not_offered as check_options, not_offered as sequences, not_offered as current_values, not_offered as cycles};
/// The code of an error after which a transaction is to be done again.
const DO_AGAIN: &str = "5";
/// Whether floats may be infinite.
const HAS_INFINITY: bool = true;
/// Whether a decimal without a precision keeps the zeros at its end.
#[allow(dead_code, reason = "not every dialect has the test that asks")]
const KEEPS_SCALE: bool = true;
/// Whether names may hold any character.
const ANY_NAME: bool = true;
/// How a transaction gets another time zone than the rest.
const OTHER_ZONE: Option<&str> = None;
/// Whether texts may hold the character NUL.
const KEEPS_NUL: bool = true;
/// Whether an error always says which table's constraint was violated.
const TELLS_TABLE: bool = true;
/// Whether an error says which columns of a unique key were repeated.
const TELLS_COLUMNS: bool = true;
#[allow(unused_imports)]
use crate::{
    deleted_returning as deleted, updated_returning as updated, upserted_returning as upserted,
};

pub fn run(test: impl AsyncFnOnce(Db<D>) -> Outcome) {
    crate::record::for_sql_server();
    crate::block_on(async {
        let db = Db::connect("sqlite::memory:")
            .await
            .expect("a database in memory");
        test(db).await.unwrap();
    });
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

/// What only SQLite allows: a value of any type in a column of any type.
#[test]
fn text_in_a_column_of_integers() {
    run(async |db: Db<D>| {
        db.create_table(users).execute().await?;
        let values = Sql::list(["n".to_owned(), "secret".to_owned()]);
        db.execute(sql!("insert into users (name, age) values {values}"))
            .await?;
        let error = db.select(..).from(users).all().await.unwrap_err();
        let Error::Decode { error: decode, sql } = &error else {
            panic!("{error:?}")
        };
        assert_eq!(
            (&*decode.column, &*decode.expected, &*decode.found),
            ("users.age", "i32", "text")
        );
        assert!(sql.contains("\"users\".\"age\""), "{sql}");
        assert!(!format!("{error} {error:?}").contains("secret"), "{error}");
        assert_eq!(db.select(users::name).from(users).one().await?, "n");
        Ok(())
    });
}

/// The guide's table of types is the one that the tests check. `UPDATE_EXPECT=1` writes it.
#[test]
fn the_guides_table_of_types() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/src/types.md");
    let text = crate::matrix::guide();
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        std::fs::write(path, &text).unwrap();
    }
    let written = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        written == text,
        "docs/src/types.md is not up to date: run this test with UPDATE_EXPECT=1"
    );
}
