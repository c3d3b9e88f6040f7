//! Types that only some databases have: the features, as traits, and what is shared among those that have them.
use super::{Cockroach, Definitions, Postgres, has};
use crate::value::{Array, CustomDef, Kind, Range, Value};
use std::ops::Bound;

has! { Postgres: HasArrays HasNestedArrays HasDomains }
has! { Cockroach: HasArrays }

/// Arrays as column types, and their operators.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no arrays",
    label = "not available on `{Self}`",
    note = "store a list as `Json<Vec<T>>`, or in a table of its own"
)]
pub trait HasArrays {}

/// Arrays of more than one dimension.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no arrays of several dimensions",
    label = "not available on `{Self}`",
    note = "store them as `Json<..>`, or leave out the inner `Vec`"
)]
pub trait HasNestedArrays {}

/// Domains: types with a condition.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no domains",
    label = "not available on `{Self}`",
    note = "derive `SqlType`, and say the condition on the column: `#[column(check = \"..\")]`"
)]
pub trait HasDomains {}

/// The name of a type of arrays, after that of its elements.
pub(super) fn array_name(types: &dyn Definitions, element: Kind) -> String {
    types.kind_name(element) + "[]"
}

/// The name of a type of the program's own. Where there is none, each statement is refused before.
pub(super) fn custom_name(types: &dyn Definitions, def: &CustomDef) -> String {
    match (def.everywhere, types.custom(def)) {
        (Some(sql_type), _) => types.type_name(sql_type),
        (None, sql) => sql.map_or(def.name, |sql| sql.sql_type).to_owned(),
    }
}

/// What a dialect without a type calls it: no statement gets that far, since each is refused before.
pub(super) fn no_such_kind(kind: Kind) -> String {
    format!("{kind:?}")
}

/// `array[1, 2]::integer[]`.
pub(super) fn array_literal(
    types: &dyn Definitions,
    element: &'static Kind,
    array: &Array<Value>,
) -> String {
    let name = types.kind_name(Kind::Array(element));
    let mut sql = String::from("array");
    items(types, &array.dimensions, &array.items, &mut sql);
    sql + "::" + &name
}

fn items(types: &dyn Definitions, dimensions: &[usize], values: &[Value], sql: &mut String) {
    let size = dimensions.get(1..).unwrap_or_default().iter().product();
    sql.push('[');
    for (i, row) in values.chunks(std::cmp::max(size, 1)).enumerate() {
        if i > 0 {
            sql.push_str(", ");
        }
        match row {
            [value] if dimensions.len() <= 1 => sql.push_str(&types.literal(value)),
            row => items(types, &dimensions[1..], row, sql),
        }
    }
    sql.push(']');
}

/// The name of the type of ranges of a kind.
pub(super) fn range_name(item: Kind) -> &'static str {
    match item {
        Kind::I32 => "int4range",
        Kind::I64 => "int8range",
        Kind::Date => "daterange",
        Kind::Timestamp => "tsrange",
        Kind::TimestampTz => "tstzrange",
        // What else there is a range of is a decimal.
        _ => "numrange",
    }
}

/// `int4range(1, 5, '[)')`.
pub(super) fn range_literal(
    item: Kind,
    range: &Range<Value>,
    literal: impl Fn(&Value) -> String,
) -> String {
    let name = range_name(item);
    let Range::Between(lower, upper) = range else {
        return format!("'empty'::{name}");
    };
    let bound = |bound: &Bound<Value>| match bound {
        Bound::Included(v) | Bound::Excluded(v) => literal(v),
        Bound::Unbounded => "null".into(),
    };
    let open = if let Bound::Included(_) = lower {
        '['
    } else {
        '('
    };
    let close = if let Bound::Included(_) = upper {
        ']'
    } else {
        ')'
    };
    format!(
        "{name}({}, {}, '{open}{close}')",
        bound(lower),
        bound(upper)
    )
}
