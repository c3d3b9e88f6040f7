//! Unique keys: which columns keep rows apart.
use super::error::SeedError;
use super::model::{Group, Holds, Made, Part, Spread};
use super::options::name_of;
use super::shape::Shape;
use crate::words::mentions;
use drizzle_core::catalog::{KeyOf, Table};

/// A unique key.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Key {
    columns: Vec<usize>,
    /// Whether NULL repeats NULL.
    nulls_are_equal: bool,
}

fn position(table: &Table, name: &str) -> Option<usize> {
    table.columns.iter().position(|column| column.name == name)
}

/// The keys of a table, the shortest first, and how long texts may be that have to differ at their beginning.
fn keys(table: &Table, nulls_are_equal: bool) -> (Vec<Key>, Vec<(usize, u32)>) {
    let named = |names: &[String]| -> Vec<usize> {
        names
            .iter()
            .filter_map(|name| position(table, name))
            .collect()
    };
    let mentioned = |sql: &str| -> Vec<usize> {
        let columns = table.columns.iter().enumerate();
        let columns = columns.filter(|(_, column)| mentions(sql, &column.name));
        columns.map(|(at, _)| at).collect()
    };
    let mut keys = Vec::new();
    let mut prefixes = Vec::new();
    if let Some(key) = &table.primary_key {
        keys.push((named(&key.columns), true));
    }
    for unique in &table.uniques {
        keys.push((named(&unique.columns), unique.nulls_not_distinct));
    }
    for index in table.indexes.iter().filter(|index| index.unique) {
        let mut columns = Vec::new();
        for key in &index.keys {
            match &key.of {
                KeyOf::Sql(sql) => columns.extend(mentioned(sql)),
                KeyOf::Column(name) => {
                    let at = position(table, name);
                    columns.extend(at);
                    prefixes.extend(at.zip(key.prefix));
                }
            }
        }
        keys.push((columns, index.nulls_not_distinct));
    }
    let keys = keys.into_iter().map(|(columns, not_distinct)| {
        let mut plain = Vec::new();
        for at in columns {
            match &table.columns[at].generated {
                Some(generated) => plain.extend(mentioned(&generated.expr)),
                None => plain.push(at),
            }
        }
        plain.sort_unstable();
        plain.dedup();
        Key {
            columns: plain,
            nulls_are_equal: not_distinct || nulls_are_equal,
        }
    });
    let mut keys: Vec<_> = keys.filter(|key| !key.columns.is_empty()).collect();
    keys.sort_by_key(|key| key.columns.len());
    (keys, prefixes)
}

/// Chooses what keeps the rows of each unique key apart.
pub(super) fn spread(
    made: &mut Made,
    itself: usize,
    nulls_are_equal: bool,
) -> Result<(), SeedError> {
    let (keys, prefixes) = keys(&made.table, nulls_are_equal);
    for (at, prefix) in prefixes {
        if let Holds::Own {
            shape: Shape::Text(texts),
            ..
        } = &mut made.columns[at]
        {
            texts.max = texts.max.min(u64::from(prefix));
        }
    }
    for key in keys {
        if is_kept(made, &key) || by_column(made, &key) || by_group(made, &key) {
            continue;
        }
        if !together(made, &key, itself) {
            let columns = key.columns.iter();
            return Err(SeedError::Keys {
                table: name_of(&made.table),
                columns: columns
                    .map(|at| made.table.columns[*at].name.clone())
                    .collect(),
            });
        }
    }
    Ok(())
}

fn covers(group: &Group, key: &Key) -> bool {
    group
        .columns
        .iter()
        .all(|column| key.columns.contains(column))
}

/// Whether rows are kept apart already.
fn is_kept(made: &Made, key: &Key) -> bool {
    let by_itself = key.columns.iter().any(|&at| match &made.columns[at] {
        Holds::Own { spread, .. } => *spread == Spread::Each,
        Holds::Left => {
            let column = &made.table.columns[at];
            column.auto.is_some() || column.default.as_deref().is_some_and(is_new_each_time)
        }
        Holds::Group(..) => false,
    });
    let groups = made.groups.iter();
    by_itself
        || groups
            .filter(|group| covers(group, key))
            .any(|group| group.spread == Spread::Each && (!group.nullable || !key.nulls_are_equal))
}

/// Whether a default is another one for each row.
pub(super) fn is_new_each_time(default: &str) -> bool {
    let default = default.to_ascii_lowercase();
    ["nextval", "next value for", "uuid", "newid", "unique_rowid"]
        .iter()
        .any(|word| default.contains(word))
}

/// A column of its own that has room for all rows.
fn by_column(made: &mut Made, key: &Key) -> bool {
    let rows = made.rows;
    let room = |at: usize| match &made.columns[at] {
        Holds::Own {
            shape,
            spread: Spread::Any,
            ..
        } if shape.room() >= rows => {
            let counted = matches!(shape, Shape::Counted { .. });
            Some((counted, !shape.is_plain(), shape.room(), at))
        }
        _ => None,
    };
    let Some((.., at)) = key.columns.iter().filter_map(|&at| room(at)).max() else {
        return false;
    };
    if let Holds::Own {
        spread, nullable, ..
    } = &mut made.columns[at]
    {
        *spread = Spread::Each;
        *nullable = false;
    }
    true
}

/// A reference that is the whole key: each row to another one.
fn by_group(made: &mut Made, key: &Key) -> bool {
    let mut groups = made.groups.iter_mut();
    let group = groups.find(|group| {
        group.spread == Spread::Any
            && covers(group, key)
            && group.columns.len() == key.columns.len()
    });
    let Some(group) = group else { return false };
    group.spread = Spread::Each;
    group.nulls_repeat = !key.nulls_are_equal;
    true
}

/// All parts of a key together.
fn together(made: &mut Made, key: &Key, itself: usize) -> bool {
    let mut parts = Vec::new();
    for &at in &key.columns {
        let part = match &made.columns[at] {
            Holds::Own {
                spread: Spread::Any,
                ..
            } => Part::Column(at),
            Holds::Group(at, _)
                if made.groups[*at].spread == Spread::Any
                    && made.groups[*at].parent != itself
                    && covers(&made.groups[*at], key) =>
            {
                Part::Group(*at)
            }
            _ => return false,
        };
        if !parts.contains(&part) {
            parts.push(part);
        }
    }
    let index = made.keys.len();
    for (at, part) in parts.iter().enumerate() {
        let digit = Spread::Digit { key: index, at };
        match *part {
            Part::Group(group) => {
                made.groups[group].spread = digit;
                // A key with NULL in it keeps nothing apart.
                made.groups[group].nullable = false;
            }
            Part::Column(column) => {
                if let Holds::Own {
                    spread, nullable, ..
                } = &mut made.columns[column]
                {
                    *spread = digit;
                    *nullable = false;
                }
            }
        }
    }
    made.keys.push(parts);
    true
}
