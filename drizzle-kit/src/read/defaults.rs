//! Defaults that are literals.
use super::types::{Known, Types};
use drizzle_core::value::{Array, Kind, Value};
use drizzle_schema::Storage;
use syn::spanned::Spanned as _;
use syn::{Expr, ExprArray, ExprPath, Lit, UnOp};

/// A literal as a value of a kind.
///
/// # Errors
/// Why it is none.
pub(super) fn literal(expr: &Expr, kind: Kind) -> Result<Value, syn::Error> {
    let refused = || {
        syn::Error::new(
            expr.span(),
            "this is no value of the column's type; write one, or `sql(\"..\")`",
        )
    };
    let (lit, negative) = match expr {
        Expr::Lit(lit) => (&lit.lit, false),
        Expr::Unary(unary) if matches!(unary.op, UnOp::Neg(_)) => match &*unary.expr {
            Expr::Lit(lit) => (&lit.lit, true),
            _ => return Err(refused()),
        },
        Expr::Group(group) => return literal(&group.expr, kind),
        Expr::Paren(paren) => return literal(&paren.expr, kind),
        Expr::Reference(reference) => return literal(&reference.expr, kind),
        _ => return Err(refused()),
    };
    let value = match (lit, kind.base()) {
        (Lit::Bool(v), Kind::Bool) => Value::Bool(v.value),
        (Lit::Str(v), Kind::Text) => Value::Text(v.value().into()),
        (Lit::ByteStr(v), Kind::Bytes | Kind::FixedBytes(_)) => Value::Bytes(v.value()),
        (Lit::Float(v), Kind::F32) => Value::F32(signed(v.base10_parse::<f32>()?, negative)),
        (Lit::Float(v), Kind::F64) => Value::F64(signed(v.base10_parse::<f64>()?, negative)),
        (Lit::Int(v), kind) => {
            let digits = v.base10_digits();
            let number: i128 = digits.parse().map_err(|_| refused())?;
            integer(if negative { -number } else { number }, kind).ok_or_else(refused)?
        }
        _ => return Err(refused()),
    };
    Ok(value)
}

fn signed<T: std::ops::Neg<Output = T>>(value: T, negative: bool) -> T {
    if negative { -value } else { value }
}

fn integer(number: i128, kind: Kind) -> Option<Value> {
    Some(match kind {
        Kind::I8 => Value::I8(number.try_into().ok()?),
        Kind::I16 => Value::I16(number.try_into().ok()?),
        Kind::I32 => Value::I32(number.try_into().ok()?),
        Kind::I64 => Value::I64(number.try_into().ok()?),
        Kind::U8 => Value::U8(number.try_into().ok()?),
        Kind::U16 => Value::U16(number.try_into().ok()?),
        Kind::U32 => Value::U32(number.try_into().ok()?),
        Kind::U64 => Value::U64(number.try_into().ok()?),
        _ => return None,
    })
}

/// A list of literals or variants as an array of a kind.
///
/// # Errors
/// Why it is none.
pub(super) fn array(
    array: &ExprArray,
    known: &Known,
    types: &Types<'_>,
) -> Result<Value, syn::Error> {
    let Kind::Array(element) = known.kind else {
        let message = "a list is a default of columns that hold arrays only";
        return Err(syn::Error::new(array.span(), message));
    };
    let of_element = Known {
        kind: *element,
        ..*known
    };
    let items = array.elems.iter().map(|item| match item {
        Expr::Path(path) => variant(path, &of_element, types),
        Expr::Array(inner) => self::array(inner, &of_element, types),
        item => literal(item, *element),
    });
    let items: Vec<Value> = items.collect::<Result<_, _>>()?;
    if !matches!(element, Kind::Array(_)) {
        return Ok(Value::Array(element, Box::new(Array::of(items))));
    }
    let rows = items.into_iter().filter_map(|item| match item {
        Value::Array(_, row) => Some(*row),
        _ => None,
    });
    let stacked = Array::stacked(rows.collect());
    let stacked = stacked.map_err(|why| syn::Error::new(array.span(), why))?;
    Ok(Value::Array(element, Box::new(stacked)))
}

/// A variant of an enum.
///
/// # Errors
/// Why it is none.
pub(super) fn variant(
    path: &ExprPath,
    known: &Known,
    types: &Types<'_>,
) -> Result<Value, syn::Error> {
    let refused = |message: &str| syn::Error::new(path.span(), message);
    let at = known.of_enum.ok_or_else(|| {
        refused("only the compiler knows this value; write a literal, a variant of the column's enum, or `sql(\"..\")`")
    })?;
    if let Kind::Array(_) = known.kind {
        return Err(refused(
            "the column holds an array; write `[..]` around the value",
        ));
    }
    let (model, def) = types.enum_model(at);
    let name = super::items::last(&path.path).unwrap_or_default();
    let mut variants = model.variants.iter();
    let position = variants
        .position(|variant| variant.ident == name)
        .ok_or_else(|| refused("the enum has no such variant"))?;
    let number = model.variants[position].number;
    let label = def.labels[position];
    if let Kind::Set(_) = known.kind {
        return Ok(Value::Text(label.into()));
    }
    match model.storage {
        Storage::Native => Ok(Value::Enum(def, label.into())),
        Storage::Text => Ok(Value::Text(label.into())),
        Storage::SmallInt | Storage::Integer | Storage::BigInt => {
            let number = integer(i128::from(number), known.kind);
            number.ok_or_else(|| refused("its number does not fit the column"))
        }
    }
}
