//! Everything a schema and its queries need.
pub use crate::ast::TableHint;
pub use crate::dialect::{Cockroach, Mssql, MySql, Postgres, Sqlite};
pub use crate::exec::Executor;
pub use crate::expr::nullable;
pub use crate::expr::{
    Condition, Expr, Filter, Sql, add_interval, and, array_append, array_cat, array_contained,
    array_contains, array_length, array_overlaps, array_position, array_prepend, array_remove, asc,
    avg, avg_distinct, between, cardinality, cast, coalesce, concat, cosine_distance, count,
    count_all, count_distinct, desc, element, eq, eq_any, excluded, gt, gte, ilike, in_array,
    inner_product, interval_between, is_not_null, is_null, l1_distance, l2_distance, length, like,
    lower, lt, lte, max, min, ne, ne_all, net_contained, net_contains, not, not_between, not_ilike,
    not_in_array, not_like, or, range_adjacent, range_before, range_contains, range_covers,
    range_intersection, range_is_empty, range_lower, range_overlaps, range_upper, range_within,
    sub_interval, sum, sum_distinct, upper, val, when,
};
#[cfg(feature = "json")]
pub use crate::expr::{
    JsonPath, json_concat, json_contained, json_contains, json_has_all_keys, json_has_any_key,
    json_has_key, json_merge_patch, json_remove, json_set, json_typeof, jsonb_path_exists,
};
pub use crate::expr::{OrderBy, current_value, next_value};
pub use crate::expr::{
    SearchMode, bm25, fts_match, fts_phrase, match_against, match_score, phraseto_tsquery,
    plainto_tsquery, snippet, to_tsquery, to_tsvector, ts_headline, ts_match, ts_rank, ts_rank_cd,
    websearch_to_tsquery,
};
pub use crate::expr::{
    Unit, add_days, add_hours, add_minutes, add_months, add_seconds, bit_not, collate, concat_ws,
    current_date, current_time, date_trunc, day_of_year, days_between, epoch, exp, ln, log10, md5,
    now, quarter, random, round, round_to, row, sign, trunc,
};
pub use crate::expr::{
    abs, ceil, contains, cube, day, ends_with, floor, greatest, grouping, grouping_sets, hour,
    is_distinct_from, is_not_distinct_from, least, left, lpad, ltrim, minute, month, no_keys,
    nullif, position, power, regexp_like, repeat, replace, reverse, right, rollup, rpad, rtrim,
    second, split_part, sqrt, starts_with, substring, trim, weekday, year,
};
pub use crate::expr::{
    any_value, array_agg, array_agg_nullable, bool_and, bool_or, stddev_pop, stddev_samp,
    string_agg, var_pop, var_samp,
};
pub use crate::expr::{
    cume_dist, current_row, dense_rank, first_value, following, lag, lag_or, last_value, lead,
    lead_or, nth_value, ntile, partition_by, percent_rank, preceding, rank, row_number,
    unbounded_following, unbounded_preceding, window,
};
pub use crate::query::{
    TableHints, except, exists, intersect, not_exists, select, union, union_all,
};
pub use crate::query::{except_all, intersect_all, val_or_null, values};
pub use crate::relation::{Nested, count_of, every, max_of, min_of, nested, none, some, sum_of};
pub use crate::role;
pub use crate::schema::{InsertModel, SelectModel, UpdateModel};
pub use crate::scope::Has;
pub use crate::scoped::{Scoped, scoped};
#[cfg(feature = "json")]
pub use crate::types::Json;
pub use crate::types::{CustomType, SqlSet, UnixMillis, UnixSeconds, Year};
#[cfg(feature = "uuid")]
pub use crate::types::{UuidBlob, UuidText};
pub use crate::{
    Db, Error, Shape, SqlComposite, SqlCustom, SqlDomain, SqlEnum, SqlType, Transaction, Tx,
    TxConfig, alias, fields, find, params, relations, sequence, sql, table, view,
};
pub use drizzle_core::schema_list as schema;
