//! Types that only some databases have: the features, as traits, and what is shared among those that have them.
use super::{Cockroach, Definitions, Postgres, has};
use crate::value::{Array, CompositeDef, CustomDef, Kind, Range, Value};
use std::ops::Bound;

has! { Postgres: HasArrays HasNestedArrays HasDomains HasComposites HasMultiRanges }
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

/// Sets of ranges.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no multiranges",
    label = "not available on `{Self}`, nor within an array or a composite type",
    note = "only PostgreSQL has columns of them; store `Json<Vec<..>>`, or a table with a row for each range"
)]
pub trait HasMultiRanges {}

/// Composite types: several values in one column.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no composite types",
    label = "not available on `{Self}`",
    note = "store the struct as `Json<..>`, or its fields as columns of their own"
)]
pub trait HasComposites {}

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

/// The name of the type of sets of ranges of a kind.
pub(super) fn multirange_name(range: Kind) -> &'static str {
    match range {
        Kind::Range(Kind::I32) => "int4multirange",
        Kind::Range(Kind::I64) => "int8multirange",
        Kind::Range(Kind::Date) => "datemultirange",
        Kind::Range(Kind::Timestamp) => "tsmultirange",
        Kind::Range(Kind::TimestampTz) => "tstzmultirange",
        _ => "nummultirange",
    }
}

/// What makes a set of ranges of an array of them, and the other way round; NULL of NULL.
pub(super) fn multirange_forms(range: Kind) -> [&'static str; 2] {
    let of_array = match range {
        Kind::Range(Kind::I32) => "int4multirange(variadic ?)",
        Kind::Range(Kind::I64) => "int8multirange(variadic ?)",
        Kind::Range(Kind::Date) => "datemultirange(variadic ?)",
        Kind::Range(Kind::Timestamp) => "tsmultirange(variadic ?)",
        Kind::Range(Kind::TimestampTz) => "tstzmultirange(variadic ?)",
        _ => "nummultirange(variadic ?)",
    };
    let array = "(select case when v is not null then array(select unnest(v)) end from (select ? as v) as m)";
    [of_array, array]
}

/// `row('a', 1)::"address"`.
pub(super) fn composite_literal(
    types: &dyn Definitions,
    def: &'static CompositeDef,
    fields: &[Value],
) -> String {
    let fields: Vec<_> = fields.iter().map(|value| types.literal(value)).collect();
    let name = types.kind_name(Kind::Composite(def));
    format!("row({})::{name}", fields.join(", "))
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
