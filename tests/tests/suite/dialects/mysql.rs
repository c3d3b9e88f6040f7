//! MySQL and MariaDB: each test has a database of its own, in which text is compared character by character, as the
//! other databases do by default.
use drizzle::driver::mysql::MySqlOptions;

type D = MySql;
// What this dialect offers.
#[rustfmt::skip]
#[allow(unused_imports)]
use crate::{offered as ilike, offered as isolation, offered as exact_decimals, not_offered as full_join, not_offered as returning, not_offered as partial_index, not_offered as conflict_filter, not_offered as upsert_filter, not_offered as distinct_on, not_offered as deferred_constraints, not_offered as ddl_in_transactions, not_offered as keys_with_values, not_offered as json_arrows, not_offered as guarded_foreign_keys, offered as json_contains, not_offered as json_operators, offered as json_merge_patch, not_offered as json_path_queries, offered as json_elements};
// Transactions.
#[allow(unused_imports)]
use crate::offered as read_only_transactions;
// Functions and aggregates.
#[rustfmt::skip]
#[allow(unused_imports)]
use crate::{offered as stddev, offered as months, not_offered as md5, offered as row_queries, not_offered as ts_vectors, offered as match_against, not_offered as fts5};
// Expressions.
#[rustfmt::skip]
#[allow(unused_imports)]
use crate::{offered as nth_value, offered as range_offsets, not_offered as frame_groups, offered as rollup, offered as pad, offered as reverse_text, offered as regexp, not_offered as grouping_sets, not_offered as split_part, offered as math};
// Column types.
#[rustfmt::skip]
#[allow(unused_imports)]
use crate::{offered as tinyint, offered as unsigned, offered as unsigned_64};
// What statements are composed of.
#[rustfmt::skip]
#[allow(unused_imports)]
use crate::{offered as lateral, offered as limited_writes, offered as ordered_writes, not_offered as materialized, not_offered as writing_ctes, offered as recursive_union, offered as set_all};
#[rustfmt::skip]
#[allow(unused_imports)]
use crate::{not_offered as materialized_views, offered as check_options, not_offered as sequences, not_offered as current_values, not_offered as cycles};
/// The code of an error after which a transaction is to be done again.
const DO_AGAIN: &str = "1213";
/// Whether floats may be infinite.
const HAS_INFINITY: bool = false;
/// Whether a decimal without a precision keeps the zeros at its end.
#[allow(dead_code, reason = "not every dialect has the test that asks")]
const KEEPS_SCALE: bool = false;
/// Whether names may hold any character.
const ANY_NAME: bool = false;
/// How a transaction gets another time zone than the rest.
const OTHER_ZONE: Option<&str> = Some("set time_zone = '+05:30'");
/// Whether texts may hold the character NUL.
const KEEPS_NUL: bool = true;
/// Whether an error always says which table's constraint was violated.
const TELLS_TABLE: bool = false;
/// Whether an error says which columns of a unique key were repeated.
const TELLS_COLUMNS: bool = false;
#[allow(unused_imports)]
use crate::{deleted_read as deleted, updated_read as updated, upserted_read as upserted};

pub fn run(test: impl AsyncFnOnce(Db<D>) -> Outcome) {
    let url = crate::server("DRIZZLE_MYSQL_URL", "mysql.sh");
    let name = crate::unique_name();
    crate::block_on(async {
        let admin = Db::<D>::connect_with(&url, MySqlOptions::default().max_connections(1))
            .await
            .expect("the server");
        let version: Vec<String> = admin.rows(sql!("select version()")).await.unwrap();
        let collation = Sql::raw(if version[0].contains("MariaDB") {
            "utf8mb4_nopad_bin"
        } else {
            "utf8mb4_0900_bin"
        });
        let database = || Sql::identifier(name.clone());
        admin
            .execute(sql!(
                "create database {database()} character set utf8mb4 collate {collation}"
            ))
            .await
            .unwrap();
        let own = name.clone();
        let options = MySqlOptions::default()
            .max_connections(4)
            .connect_options(move |o| o.database(&own));
        let db = Db::connect_with(&url, options).await.unwrap();
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
// Types that only PostgreSQL and its kin have.
#[allow(unused_imports)]
use crate::{not_offered as arrays, not_offered as nested_arrays};
// Schemas that are chosen at run time.
#[allow(unused_imports)]
use crate::offered as run_time_schemas;
// Locks and hints.
#[rustfmt::skip]
#[allow(unused_imports)]
use crate::{offered as row_locks, not_offered as locks_of_tables, not_offered as key_locks, offered as index_hints};
bodies!();

/// Sequences are MariaDB's; MySQL is told that it has none before anything is sent.
#[test]
fn sequences_where_there_are_some() {
    use sequences::{NewOrder, order_numbers, orders};
    run(async |db: Db<D>| {
        let version: Vec<String> = db.rows(sql!("select version()")).await?;
        let created = db.create_schema_objects(schema![orders]).execute().await;
        if !version[0].contains("MariaDB") {
            assert!(matches!(created, Err(Error::Invalid(_))), "{created:?}");
            let next = db.select(next_value(order_numbers)).one().await;
            assert!(matches!(next, Err(Error::Invalid(_))), "{next:?}");
            return Ok(());
        }
        created?;
        for item in ["tea", "cup"] {
            db.insert(orders)
                .values(NewOrder::new().item(item))
                .execute()
                .await?;
        }
        let numbers: Vec<i32> = db
            .select(orders::number)
            .from(orders)
            .order_by(orders::number)
            .all()
            .await?;
        assert_eq!(numbers, [1000, 1010]);
        let both = db
            .transaction(async |tx| {
                let next: i32 = tx.select(next_value(order_numbers)).one().await?;
                let last: i32 = tx.select(current_value(order_numbers)).one().await?;
                Ok((next, last))
            })
            .await?;
        assert_eq!(both, (1020, 1020));
        db.create_schema_objects(schema![orders])
            .if_not_exists()
            .execute()
            .await?;
        db.drop_schema_objects(schema![orders]).execute().await?;
        db.drop_schema_objects(schema![orders])
            .if_exists()
            .execute()
            .await?;
        Ok(())
    });
}
