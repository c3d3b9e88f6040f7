//! One suite for every dialect. The bodies in `suite/` and `acceptance/` name no database; each file is compiled once
//! for each dialect, as `sqlite_memory::…`, `postgres::…`, `mysql::…`. A dialect is in where its feature is; then its
//! server must be there too.
//!
//! A test that not every dialect can pass says what it needs: `needs(full_join) async fn ..`. Each dialect's module says
//! of each of these whether it is offered; where it is not, the test is ignored, with that as its reason.
#![cfg(any(
    feature = "sqlite",
    feature = "postgres",
    feature = "mysql",
    feature = "cockroach",
    feature = "mssql"
))]
#![allow(
    clippy::type_complexity,
    reason = "types of results are written out, since they are what is tested"
)]

#[path = "acceptance/schema.rs"]
mod awkward;
#[path = "suite/custom_types_schema.rs"]
mod custom_types_schema;
#[path = "suite/default_filters_schema.rs"]
mod default_filters_schema;
#[path = "suite/design_schema.rs"]
mod design_schema;
#[path = "suite/hostile_texts.rs"]
mod hostile_texts;
#[path = "suite/json_schema.rs"]
mod json_schema;
#[path = "suite/matrix.rs"]
mod matrix;
#[path = "suite/nested_shapes_model.rs"]
mod nested_shapes_model;
#[path = "suite/nested_writes_schema.rs"]
mod nested_writes_schema;
#[path = "suite/own_types_schema.rs"]
mod own_types_schema;
#[path = "suite/rare_indexes.rs"]
mod rare_indexes;
#[path = "suite/record.rs"]
mod record;
#[path = "acceptance/relational_schema.rs"]
mod relational_schema;
#[path = "suite/relations_schema.rs"]
mod relations_schema;
#[path = "suite/schema.rs"]
mod schema;
#[path = "suite/special/schema.rs"]
mod special;
#[path = "suite/time_zones_schema.rs"]
mod time_zones_schema;
#[path = "suite/type_schema.rs"]
mod type_schema;
#[path = "suite/visits_schema.rs"]
mod visits_schema;

/// A test of something that the dialect has.
macro_rules! offered {
    ($($test:tt)*) => { $($test)* };
}
/// A test of something that the dialect does not have.
macro_rules! not_offered {
    ($(#[$attr:meta])* fn $name:ident() $body:block) => {
        #[test]
        #[ignore = "not offered by this dialect"]
        fn $name() {}
    };
}
#[allow(unused_imports, reason = "each dialect is a feature")]
use {not_offered, offered};

/// Tests: each gets an empty database of its own.
macro_rules! tests {
    ($($(#[$attr:meta])* $(needs($need:ident))? async fn $name:ident($db:pat) $body:block)*) => {$(
        tests! { @if [$($need)?]
            $(#[$attr])*
            #[test]
            fn $name() {
                crate::record::needs(&[$(stringify!($need))?]);
                run(async |database: Db<D>| -> Outcome {
                    let $db = &database;
                    $body
                    Ok(())
                });
            }
        }
    )*};
    (@if [] $($test:tt)*) => { $($test)* };
    (@if [$need:ident] $($test:tt)*) => { $need! { $($test)* } };
}

/// The rows of an update, as the update returns them, or as they are read afterwards: `updated!(db, users,
/// db.update(users).set(..), eq(users::id, 1) => users::name)`. The filter holds before and after.
macro_rules! updated_returning {
    ($db:expr, $table:expr, $write:expr, $filter:expr => $selection:expr) => {
        $write.filter($filter).returning($selection).all().await
    };
}
macro_rules! updated_read {
    ($db:expr, $table:expr, $write:expr, $filter:expr => $selection:expr) => {
        match $write.filter($filter).execute().await {
            Ok(_) => {
                $db.select($selection)
                    .from($table)
                    .filter($filter)
                    .all()
                    .await
            }
            Err(error) => Err(error),
        }
    };
}
/// The same of a delete, whose rows are read before.
macro_rules! deleted_returning {
    ($db:expr, $table:expr, $filter:expr => $selection:expr) => {
        $db.delete($table)
            .filter($filter)
            .returning($selection)
            .all()
            .await
    };
}
macro_rules! deleted_read {
    ($db:expr, $table:expr, $filter:expr => $selection:expr) => {{
        let rows = $db
            .select($selection)
            .from($table)
            .filter($filter)
            .all()
            .await;
        match $db.delete($table).filter($filter).execute().await {
            Ok(_) => rows,
            Err(error) => Err(error),
        }
    }};
}
/// The same of an upsert; the filter says which rows are read.
macro_rules! upserted_returning {
    ($db:expr, $table:expr, $write:expr, $filter:expr => $selection:expr) => {
        $write.returning($selection).all().await
    };
}
macro_rules! upserted_read {
    ($db:expr, $table:expr, $write:expr, $filter:expr => $selection:expr) => {
        match $write.execute().await {
            Ok(_) => {
                $db.select($selection)
                    .from($table)
                    .filter($filter)
                    .all()
                    .await
            }
            Err(error) => Err(error),
        }
    };
}
#[allow(unused_imports, reason = "each dialect is a feature")]
use {
    deleted_read, deleted_returning, updated_read, updated_returning, upserted_read,
    upserted_returning,
};

/// The bodies, for the dialect `D` of the module around them.
macro_rules! suite {
    ($($name:ident $file:literal;)*) => {$(
        mod $name {
            #[allow(unused_imports)]
            use super::*;
            include!($file);
        }
    )*};
}
macro_rules! bodies {
    () => {
        #[allow(unused_imports)]
        use crate::schema::*;
        #[allow(unused_imports)]
        use crate::{not_offered, offered};
        #[allow(unused_imports)]
        use drizzle::prelude::*;
        type Outcome = Result<(), Box<dyn std::error::Error>>;
        /// Whether this server refuses the statement, which other servers of its dialect take, for this reason.
        #[allow(dead_code)]
        fn refused<S>(statement: &Result<S, Error>, reason: &str) -> bool {
            match statement {
                Ok(_) => false,
                Err(Error::Invalid(why)) if why.contains(reason) => true,
                Err(other) => panic!("refused for another reason: {other}"),
            }
        }
        /// Whether this is the name of the table, which not every database tells.
        fn told_table(found: &Option<String>, table: &str) -> bool {
            found
                .as_deref()
                .map_or(!TELLS_TABLE, |found| found == table)
        }
        /// The columns of a violated key, where the database tells them.
        fn told(columns: &[&str]) -> Vec<String> {
            let columns = columns.iter().filter(|_| TELLS_COLUMNS);
            columns.map(|column| (*column).to_owned()).collect()
        }
        suite! {
            transfers "../transfers.rs";
            selects "../selects.rs";
            joins "../joins.rs";
            subqueries "../subqueries.rs";
            common_tables "../common_tables.rs";
            combined "../combined.rs";
            lateral "../lateral.rs";
            joined_writes "../joined_writes.rs";
            writes "../writes.rs";
            upserts "../upserts.rs";
            locks "../locks.rs";
            many_rows "../many_rows.rs";
            bulk "../bulk.rs";
            migrations "../migrations.rs";
            errors "../errors.rs";
            error_kinds "../error_kinds.rs";
            types "../types.rs";
            custom_types "../custom_types.rs";
            time_zones "../time_zones.rs";
            integers "../integers.rs";
            type_matrix "../type_matrix.rs";
            sequences "../sequences.rs";
            views "../views.rs";
            whole_schema "../whole_schema.rs";
            timeouts "../timeouts.rs";
            transactions "../transactions.rs";
            owned_transactions "../owned_transactions.rs";
            retries "../retries.rs";
            execution "../execution.rs";
            tenants "../tenants.rs";
            injection "../injection.rs";
            hostile "../hostile.rs";
            limits "../limits.rs";
            models "../models.rs";
            design "../design.rs";
            json "../json.rs";
            own_types "../own_types.rs";
            special_arrays "../special/arrays.rs";
            relations "../relations.rs";
            default_filters "../default_filters.rs";
            nested_writes "../nested_writes.rs";
            nested_shapes "../nested_shapes.rs";
            special_values "../special/values.rs";
            clauses "../../acceptance/clauses.rs";
            connections "../../acceptance/connections.rs";
            constraints "../../acceptance/constraints.rs";
            names "../../acceptance/names.rs";
            nullability "../../acceptance/nullability.rs";
            prepared "../../acceptance/prepared.rs";
            values "../../acceptance/values.rs";
            relational "../../acceptance/relational.rs";
            windows "../windows.rs";
            functions "../functions.rs";
            aggregates "../aggregates.rs";
            search "../search.rs";
            rows "../rows.rs";
            dates_and_numbers "../dates_and_numbers.rs";
        }
    };
}

#[cfg(feature = "cockroach")]
#[path = "suite/dialects/cockroach.rs"]
mod cockroach;
#[cfg(feature = "mssql")]
#[path = "suite/dialects/mssql.rs"]
mod mssql;
#[cfg(feature = "mysql")]
#[path = "suite/dialects/mysql.rs"]
mod mysql;
#[cfg(feature = "postgres")]
#[path = "suite/dialects/postgres.rs"]
mod postgres;
#[cfg(feature = "postgres")]
#[path = "suite/dialects/postgres_composites.rs"]
mod postgres_composites;
#[cfg(feature = "postgres")]
#[path = "suite/dialects/postgres_only.rs"]
mod postgres_only;
#[cfg(feature = "sqlite")]
#[path = "suite/dialects/sqlite_file.rs"]
mod sqlite_file;
#[cfg(feature = "sqlite")]
#[path = "suite/dialects/sqlite_memory.rs"]
mod sqlite_memory;

/// Runs a test's future on a runtime of its own.
fn block_on<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime")
        .block_on(future)
}

/// A name that no other test has.
fn unique_name() -> String {
    use std::sync::atomic::{AtomicU32, Ordering};
    static NEXT: AtomicU32 = AtomicU32::new(0);
    format!(
        "drizzle_test_{}_{}",
        std::process::id(),
        NEXT.fetch_add(1, Ordering::Relaxed)
    )
}

/// Where the server of a dialect is.
#[allow(dead_code, reason = "each dialect is a feature")]
fn server(variable: &str, script: &str) -> String {
    std::env::var(variable).unwrap_or_else(|_| {
        panic!("this feature needs a server: {variable}=$(bash tests/servers/{script} start)")
    })
}

/// Runs a test, then cleans up, also after a panic.
#[allow(dead_code, reason = "each dialect is a feature")]
async fn cleaned_up<E: std::fmt::Debug>(
    test: impl Future<Output = Result<(), E>>,
    clean_up: impl Future<Output = ()>,
) {
    use futures_util::FutureExt as _;
    let outcome = std::panic::AssertUnwindSafe(test).catch_unwind().await;
    clean_up.await;
    match outcome {
        Ok(outcome) => outcome.unwrap(),
        Err(panic) => std::panic::resume_unwind(panic),
    }
}
