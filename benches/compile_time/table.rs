//! The table that every crate has many times.

/// The columns after the primary key `id`, an `i32`: name, Rust type, Diesel's SQL type.
pub(crate) const COLUMNS: [(&str, &str, &str); 14] = [
    ("name", "String", "Text"),
    ("email", "String", "Text"),
    ("nickname", "Option<String>", "Nullable<Text>"),
    ("description", "Option<String>", "Nullable<Text>"),
    ("kind", "i32", "Integer"),
    ("points", "i64", "BigInt"),
    ("parent", "Option<i32>", "Nullable<Integer>"),
    ("quota", "Option<i64>", "Nullable<BigInt>"),
    ("active", "bool", "Bool"),
    ("verified", "Option<bool>", "Nullable<Bool>"),
    ("score", "f64", "Double"),
    ("weight", "Option<f64>", "Nullable<Double>"),
    ("created_at", "NaiveDateTime", "Timestamp"),
    ("deleted_at", "Option<NaiveDateTime>", "Nullable<Timestamp>"),
];

/// The number that the filter of query `n` compares with.
pub(crate) fn constant(query: usize) -> usize {
    if query == 0 { 1_234_567 } else { query }
}

/// The order of query `n`.
pub(crate) fn order(query: usize) -> &'static str {
    COLUMNS[query % COLUMNS.len()].0
}
