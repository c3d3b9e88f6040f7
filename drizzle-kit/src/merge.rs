//! Two schemas that come from one: what each of them changed, together.
use drizzle_core::catalog::Catalog;
use serde_json::{Map, Value};
use std::fmt;

/// Something that both changed, each in its way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// What it is, from the schema down: `tables.users.columns.age.ty`.
    pub path: String,
}

impl fmt::Display for Conflict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "both change `{}`", self.path)
    }
}

/// What both changed, together.
///
/// # Errors
/// What they changed in different ways.
pub(crate) fn merge(
    base: &Catalog,
    one: &Catalog,
    other: &Catalog,
) -> Result<Catalog, Vec<Conflict>> {
    let value = |catalog: &Catalog| serde_json::to_value(catalog).unwrap_or_default();
    let mut merger = Merger(Vec::new());
    let merged = merger.value("", Some(&value(base)), &value(one), &value(other));
    if !merger.0.is_empty() {
        return Err(merger.0);
    }
    serde_json::from_value(merged).map_err(|_| {
        let path = "schema".to_owned();
        vec![Conflict { path }]
    })
}

struct Merger(Vec<Conflict>);

impl Merger {
    fn value(&mut self, path: &str, base: Option<&Value>, one: &Value, other: &Value) -> Value {
        if one == other || base == Some(other) {
            return one.clone();
        }
        if base == Some(one) {
            return other.clone();
        }
        match (one, other) {
            (Value::Object(one), Value::Object(other)) => {
                let base = base.and_then(Value::as_object);
                Value::Object(self.fields(path, base, one, other))
            }
            (Value::Array(one), Value::Array(other))
                if are_named(path, one) && are_named(path, other) =>
            {
                let base = base.and_then(Value::as_array);
                let base = base.map_or(&[][..], Vec::as_slice);
                Value::Array(self.objects(path, base, one, other))
            }
            (one, _) => {
                self.conflict(path);
                one.clone()
            }
        }
    }

    fn conflict(&mut self, path: &str) {
        let path = path.to_owned();
        self.0.push(Conflict { path });
    }

    /// A field that is left out has its default.
    fn fields(
        &mut self,
        path: &str,
        base: Option<&Map<String, Value>>,
        one: &Map<String, Value>,
        other: &Map<String, Value>,
    ) -> Map<String, Value> {
        let mut merged = Map::new();
        let mut names: Vec<&String> = one.keys().collect();
        names.extend(other.keys().filter(|name| !one.contains_key(*name)));
        for name in names {
            let path = joined(path, name);
            let of_base = base.and_then(|base| base.get(name));
            match (one.get(name), other.get(name)) {
                (Some(one), Some(other)) => {
                    merged.insert(name.clone(), self.value(&path, of_base, one, other));
                }
                (Some(kept), None) | (None, Some(kept)) => match of_base {
                    // The other one has added it, or this one has taken it away.
                    None => {
                        merged.insert(name.clone(), kept.clone());
                    }
                    Some(base) if base == kept => {}
                    Some(_) if kept.is_array() => {
                        let empty = Value::Array(Vec::new());
                        let (one, other) = match one.get(name) {
                            Some(one) => (one, &empty),
                            None => (&empty, kept),
                        };
                        merged.insert(name.clone(), self.value(&path, of_base, one, other));
                    }
                    Some(_) => self.conflict(&path),
                },
                (None, None) => {}
            }
        }
        merged
    }

    /// Objects by their names, in the order of one and then what only the other has.
    fn objects(
        &mut self,
        path: &str,
        base: &[Value],
        one: &[Value],
        other: &[Value],
    ) -> Vec<Value> {
        let find = |all: &[Value], key: &str| all.iter().find(|v| key_of(v) == key).cloned();
        let mut merged = Vec::new();
        let only_other = other.iter().filter(|v| find(one, &key_of(v)).is_none());
        for object in one.iter().chain(only_other) {
            let key = key_of(object);
            let path = joined(path, &key);
            match (find(base, &key), find(one, &key), find(other, &key)) {
                // Both have added it, and nobody knows whether they mean the same.
                (None, Some(one), Some(other)) if one != other => self.conflict(&path),
                (base, Some(one), Some(other)) => {
                    merged.push(self.value(&path, base.as_ref(), &one, &other));
                }
                (None, Some(added), None) | (None, None, Some(added)) => merged.push(added),
                // One has taken it away. If the other has changed it, nobody knows what is meant.
                (Some(base), Some(kept), None) | (Some(base), None, Some(kept)) => {
                    if base != kept {
                        self.conflict(&path);
                    }
                }
                (_, None, None) => {}
            }
        }
        merged
    }
}

fn joined(path: &str, name: &str) -> String {
    match path.is_empty() {
        true => name.to_owned(),
        false => format!("{path}.{name}"),
    }
}

/// Whether a list is of objects with names, whose order is not meant. Columns of a key are in a meant order.
fn are_named(path: &str, values: &[Value]) -> bool {
    let named = |value: &Value| value.get("name").is_some();
    values.iter().all(named) || matches!(path, "namespaces" | "extensions")
}

/// The name of an object, with its schema; a text is its own name.
fn key_of(value: &Value) -> String {
    let text = |key| value.get(key).and_then(Value::as_str);
    match (value.as_str(), text("schema"), text("name")) {
        (Some(text), ..) => text.to_owned(),
        (None, Some(schema), Some(name)) => format!("{schema}.{name}"),
        (None, _, name) => name.unwrap_or_default().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::merge;
    use drizzle_core::catalog::{Catalog, Column, Table};

    fn catalog(tables: &[(&str, &[(&str, &str)])]) -> Catalog {
        let column = |(name, ty): &(&str, &str)| Column {
            name: (*name).into(),
            ty: (*ty).into(),
            ..Column::default()
        };
        let table = |(name, columns): &(&str, &[(&str, &str)])| Table {
            name: (*name).into(),
            columns: columns.iter().map(column).collect(),
            ..Table::default()
        };
        Catalog {
            dialect: "postgres".into(),
            tables: tables.iter().map(table).collect(),
            ..Catalog::default()
        }
    }

    #[test]
    fn what_both_changed_is_there() {
        let base = catalog(&[
            ("a", &[("x", "int"), ("y", "int")]),
            ("gone", &[("x", "int")]),
        ]);
        let one = catalog(&[("a", &[("x", "bigint"), ("y", "int"), ("z", "text")])]);
        let other = catalog(&[
            ("a", &[("x", "int"), ("v", "text")]),
            ("gone", &[("x", "int")]),
            ("new", &[]),
        ]);
        let expected = catalog(&[
            ("a", &[("x", "bigint"), ("z", "text"), ("v", "text")]),
            ("new", &[]),
        ]);
        assert_eq!(merge(&base, &one, &other), Ok(expected));
        assert_eq!(merge(&base, &one, &one), Ok(one.clone()));
        assert_eq!(merge(&base, &base, &other), Ok(other));
    }

    #[test]
    fn what_both_changed_differently_is_told() {
        let base = catalog(&[("a", &[("x", "int")]), ("b", &[("x", "int")])]);
        let one = catalog(&[("a", &[("x", "bigint")])]);
        let other = catalog(&[("a", &[("x", "text")]), ("b", &[("x", "bigint")])]);
        let conflicts = merge(&base, &one, &other).unwrap_err();
        let paths: Vec<_> = conflicts
            .iter()
            .map(|conflict| conflict.path.as_str())
            .collect();
        assert_eq!(paths, ["tables.a.columns.x.ty", "tables.b"]);
    }
}
