//! SQLite: any words are a type; what they mean is told by what is in them.
use super::{DECIMAL, DateTypes, Typed, parts};

pub(super) fn typed(ty: &str, dates: DateTypes) -> Typed {
    let (word, numbers) = parts(ty);
    match ty {
        "integer" => return Typed::plain("i64"),
        "real" => return Typed::plain("f64"),
        "text" => return Typed::plain("String"),
        "blob" => return Typed::plain("Vec<u8>"),
        // A view's column that is computed.
        "" => {
            return Typed {
                unknown: true,
                ..Typed::plain("String")
            };
        }
        _ => {}
    }
    let rust = match word.as_str() {
        "boolean" | "bool" => "bool",
        "date" => dates.date,
        "time" => dates.time,
        "datetime" | "timestamp" => dates.timestamp,
        "numeric" | "decimal" | "money" if numbers.len() == 2 => "f64",
        word => affinity(word),
    };
    debug_assert!(rust != DECIMAL, "SQLite would store decimals as floats");
    Typed::native(rust, ty)
}

/// The rules of <https://www.sqlite.org/datatype3.html>, in their order.
fn affinity(word: &str) -> &'static str {
    let has = |parts: &[&str]| parts.iter().any(|part| word.contains(part));
    if has(&["int"]) {
        "i64"
    } else if has(&["char", "clob", "text"]) {
        "String"
    } else if has(&["blob"]) {
        "Vec<u8>"
    } else {
        "f64"
    }
}
