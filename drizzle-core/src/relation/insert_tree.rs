//! Inserting rows with the rows of their relations: level by level, one insert for all rows of a level.
use super::nested_insert::{Below, Node};
use super::{Keys, RelationDef};
use crate::ast::{self, Cell, Expr, Item, Rows};
use crate::decode::{DecodeError, Reader};
use crate::dialect::Dialect;
use crate::error::Error;
use crate::exec::{self, Executor, On, Sink, Work};
use crate::query::{NewRow, insert_statements};
use crate::schema::{ColumnDef, Row, SourceName, TableDef};
use crate::value::Value;
use futures_core::future::BoxFuture;
use std::any::Any;

/// The outermost rows.
pub(super) struct Roots {
    pub(super) table: &'static TableDef,
    pub(super) source: &'static SourceName,
    pub(super) fill: fn(&mut NewRow),
    pub(super) nodes: Vec<Node>,
}

/// Rows of one table.
struct Level {
    table: &'static TableDef,
    source: &'static SourceName,
    rows: Vec<NewRow>,
}

type Decode<R> = fn(&mut dyn Reader) -> Result<R, DecodeError>;

/// Inserts everything in one transaction; gives the outermost rows.
pub(super) async fn all_or_nothing<D: Dialect, R: Row>(
    on: On<'_, D>,
    roots: Roots,
) -> Result<Vec<R>, Error> {
    roots.nodes.iter().try_for_each(check)?;
    let rows = on.0.atomically(Box::new(move |tx| {
        Box::pin(async move {
            let whole: Vec<_> = roots.table.columns.iter().collect();
            let level = (roots.table, roots.source, roots.fill);
            let inserted = level_of::<D, R>(tx, level, roots.nodes, &[], &whole, R::decode).await?;
            let rows: Vec<R> = inserted.into_iter().map(|(row, _)| row).collect();
            Ok(Box::new(rows) as Box<dyn Any + Send>)
        })
    }));
    let rows = rows.await?.downcast::<Vec<R>>();
    rows.map(|rows| *rows)
        .map_err(|_| Error::Invalid("the database lost the rows".into()))
}

/// Refuses, before anything is sent, what could only fail later.
fn check(node: &Node) -> Result<(), Error> {
    for below in &node.below {
        let relation = below.relation;
        match &relation.keys {
            Keys::Direct(pairs) => {
                let given = |row: &Node| {
                    let mut columns = pairs.iter().map(|(_, other)| other);
                    columns.find(|column| {
                        position(relation.table, column).is_some_and(|at| row.row.is_given(at))
                    })
                };
                if let Some(column) = below.rows.iter().find_map(given) {
                    return Err(Error::Invalid(format!(
                        "a row below relation `{}` has a value for `{}`, which it gets from the row above: leave it out",
                        relation.name, column.name
                    )));
                }
            }
            Keys::Through {
                table,
                owner,
                other,
                ..
            } => {
                let mut filled = NewRow::new(table.columns.len());
                (below.fill_between)(&mut filled);
                let keys = || {
                    owner
                        .iter()
                        .map(|(_, c)| c)
                        .chain(other.iter().map(|(c, _)| c))
                };
                let required = table.columns.iter().enumerate().find(|(i, column)| {
                    let has = column.nullable
                        || column.default.is_some()
                        || column.auto.is_some()
                        || column.generated.is_some();
                    !has && !filled.is_given(*i) && !keys().any(|key| key.name == column.name)
                });
                if let Some((_, column)) = required {
                    return Err(Error::Invalid(format!(
                        "a row of `{}` between needs a value for `{}`, and relation `{}` gives it the keys alone: insert its rows by themselves",
                        table.name, column.name, relation.name
                    )));
                }
            }
        }
        below.rows.iter().try_for_each(check)?;
    }
    Ok(())
}

fn position(table: &TableDef, column: &ColumnDef) -> Option<usize> {
    table.columns.iter().position(|own| own.name == column.name)
}

/// The rows below rows, of one relation: each with the key of its own.
struct Gathered {
    relation: &'static RelationDef,
    fill: fn(&mut NewRow),
    fill_between: fn(&mut NewRow),
    /// The row above, as its place, and the row.
    rows: Vec<(usize, Node)>,
    keys: Vec<(usize, Vec<Value>)>,
}

/// Inserts rows and what comes with them; gives what was asked for of each: the row, and the values of `wanted`.
fn level_of<'t, D: Dialect, R: Send + 'static>(
    on: &'t dyn Executor<D>,
    (table, source, fill): (&'static TableDef, &'static SourceName, fn(&mut NewRow)),
    nodes: Vec<Node>,
    wanted: &'t [&'static ColumnDef],
    returned: &'t [&'static ColumnDef],
    decode: Decode<R>,
) -> BoxFuture<'t, Result<Vec<(R, Vec<Value>)>, Error>> {
    Box::pin(async move {
        let (rows, below): (Vec<_>, Vec<_>) =
            nodes.into_iter().map(|node| (node.row, node.below)).unzip();
        let gathered = gather(below);
        // What the rows below need of these.
        let mut keys = wanted.to_vec();
        for relation in gathered.iter().map(|below| below.relation) {
            for (own, _) in relation.keys.of_owner() {
                if !keys.iter().any(|key| key.name == own.name) {
                    keys.push(own);
                }
            }
        }
        let mut rows = rows;
        rows.iter_mut().for_each(fill);
        let level = Level {
            table,
            source,
            rows,
        };
        let inserted = insert(on, level, &keys, returned, decode).await?;
        for below in gathered {
            let above = Above {
                columns: &keys,
                rows: inserted.iter().map(|(_, values)| values).collect(),
            };
            insert_below(on, below, above).await?;
        }
        let own = |(row, mut values): (R, Vec<Value>)| {
            values.truncate(wanted.len());
            (row, values)
        };
        Ok(inserted.into_iter().map(own).collect())
    })
}

/// The rows of a relation below all rows together.
fn gather(below: Vec<Vec<Below>>) -> Vec<Gathered> {
    let mut gathered: Vec<Gathered> = Vec::new();
    for (above, below) in below.into_iter().enumerate() {
        for below in below {
            let mut known = gathered.iter_mut();
            let known = known.find(|known| known.relation.is(below.relation));
            let new = !below.rows.is_empty();
            let rows = below.rows.into_iter().map(|row| (above, row));
            let keys = below.keys.into_iter().map(|key| (above, key));
            match known {
                Some(known) => {
                    // Rows that are only connected have nothing to fill in.
                    if new {
                        known.fill = below.fill;
                    }
                    known.rows.extend(rows);
                    known.keys.extend(keys);
                }
                None => gathered.push(Gathered {
                    relation: below.relation,
                    fill: below.fill,
                    fill_between: below.fill_between,
                    rows: rows.collect(),
                    keys: keys.collect(),
                }),
            }
        }
    }
    gathered
}

/// The values that rows have in the columns that rows below refer to.
struct Above<'a> {
    columns: &'a [&'static ColumnDef],
    rows: Vec<&'a Vec<Value>>,
}
impl Above<'_> {
    fn value(&self, row: usize, column: &ColumnDef) -> Result<Value, Error> {
        let at = self.columns.iter().position(|own| own.name == column.name);
        let value = at.and_then(|at| self.rows.get(row)?.get(at)).cloned();
        match value {
            Some(Value::Null(_)) | None => Err(Error::Invalid(format!(
                "rows below refer to column `{}` of a new row, which is NULL",
                column.name
            ))),
            Some(value) => Ok(value),
        }
    }
}

async fn insert_below<D: Dialect>(
    on: &dyn Executor<D>,
    below: Gathered,
    above: Above<'_>,
) -> Result<(), Error> {
    let relation = below.relation;
    let level = (relation.table, relation.source, below.fill);
    let (places, mut nodes): (Vec<usize>, Vec<Node>) = below.rows.into_iter().unzip();
    match &relation.keys {
        Keys::Direct(pairs) => {
            for (place, node) in places.iter().zip(&mut nodes) {
                for (own, other) in *pairs {
                    put(
                        &mut node.row,
                        relation.table,
                        other,
                        above.value(*place, own)?,
                    );
                }
            }
            level_of(on, level, nodes, &[], &[], |_| Ok(())).await?;
        }
        Keys::Through {
            table,
            source,
            owner,
            ..
        } => {
            let keys: Vec<_> = relation.connected().iter().map(|(_, key)| key).collect();
            let inserted = level_of(on, level, nodes, &keys, &[], |_| Ok(())).await?;
            let new = places
                .into_iter()
                .zip(inserted.into_iter().map(|(_, key)| key));
            let mut rows = Vec::new();
            for (place, key) in new.chain(below.keys) {
                let mut row = NewRow::new(table.columns.len());
                for (own, third) in *owner {
                    put(&mut row, table, third, above.value(place, own)?);
                }
                for ((third, _), value) in relation.connected().iter().zip(key) {
                    put(&mut row, table, third, value);
                }
                (below.fill_between)(&mut row);
                rows.push(row);
            }
            let level = Level {
                table,
                source,
                rows,
            };
            insert(on, level, &[], &[], |_| Ok(())).await?;
        }
    }
    Ok(())
}

fn put(row: &mut NewRow, table: &TableDef, column: &ColumnDef, value: Value) {
    if let Some(at) = position(table, column) {
        row.put(at, Expr::Value(value));
    }
}

/// Inserts the rows of a level; gives of each what `decode` makes of the `returned` columns, and the values of `keys`.
async fn insert<D: Dialect, R: Send + 'static>(
    on: &dyn Executor<D>,
    level: Level,
    keys: &[&'static ColumnDef],
    returned: &[&'static ColumnDef],
    decode: Decode<R>,
) -> Result<Vec<(R, Vec<Value>)>, Error> {
    let Level {
        table,
        source,
        rows,
    } = level;
    let count = rows.len();
    let rows: Vec<Vec<Cell>> = rows.into_iter().map(NewRow::into_cells).collect();
    if count == 0 {
        return Ok(Vec::new());
    }
    // What the program gave need not be read back.
    let known = returned
        .is_empty()
        .then(|| known(table, &rows, keys))
        .flatten();
    let columns = returned.iter().chain(keys);
    let items = columns.map(|column| Item::of(column.kind, Expr::Column(source, column)));
    let asked = known.is_none();
    let mut insert = ast::Insert {
        table,
        name: source,
        rows: Rows::Values(rows),
        conflict: None,
        bulk: false,
        returning: if asked { items.collect() } else { Vec::new() },
        comment: ast::Comment::default(),
    };
    let target = On(on).target();
    let statements = match &mut insert.rows {
        // Each row needs the key that it got, and no other one's.
        Rows::Values(rows) if asked && !target.returns_in_order() => {
            let rows = std::mem::take(rows);
            let each = rows.into_iter().map(|row| {
                let insert = ast::Insert {
                    rows: Rows::Values(vec![row]),
                    ..insert.clone()
                };
                insert_statements(target, insert)
            });
            each.collect::<Result<Vec<_>, _>>()?.concat()
        }
        _ => insert_statements(target, insert)?,
    };
    let sink = asked.then(|| {
        Box::new(Returned {
            decode,
            keys: keys.to_vec(),
            rows: Vec::new(),
            before: 0,
        }) as Box<dyn Sink>
    });
    let work = Work { statements, sink };
    let done = exec::run(On(on), Ok(work), Ok).await?;
    let rows = match known {
        // Nothing was asked for, so what `decode` gives needs no row.
        Some(values) => {
            let each = values
                .into_iter()
                .map(|values| Ok((decode(&mut Nothing)?, values)));
            each.collect::<Result<Vec<_>, DecodeError>>()
                .map_err(|error| Error::Decode {
                    error,
                    sql: String::new(),
                })?
        }
        None => {
            let sink = done.sink.map(|sink| sink as Box<dyn Any>);
            let sink = sink.and_then(|sink| sink.downcast::<Returned<R>>().ok());
            sink.map(|sink| sink.rows).unwrap_or_default()
        }
    };
    if rows.len() == count {
        Ok(rows)
    } else {
        Err(Error::Invalid(format!(
            "{count} rows were inserted into `{}`, and {} returned: rows below can't be given their keys",
            table.name,
            rows.len()
        )))
    }
}

/// The values of columns in every row, if each row has one.
fn known(
    table: &TableDef,
    rows: &[Vec<Cell>],
    keys: &[&'static ColumnDef],
) -> Option<Vec<Vec<Value>>> {
    let value = |row: &Vec<Cell>, key: &&'static ColumnDef| match row.get(position(table, key)?)? {
        Cell::Expr(Expr::Value(value)) => Some(value.clone()),
        _ => None,
    };
    let of_row = |row| keys.iter().map(|key| value(row, key)).collect();
    rows.iter().map(of_row).collect()
}

/// Takes what an insert returns.
struct Returned<R> {
    decode: Decode<R>,
    keys: Vec<&'static ColumnDef>,
    rows: Vec<(R, Vec<Value>)>,
    /// How many of them are of the statements before.
    before: usize,
}
impl<R: Send + 'static> Sink for Returned<R> {
    fn row(&mut self, row: &mut dyn Reader) -> Result<bool, DecodeError> {
        let own = (self.decode)(row)?;
        let key = |column: &&'static ColumnDef| {
            row.next()
                .and_then(|value| (column.value)(value))
                .map_err(|e| DecodeError {
                    column: column.name.into(),
                    expected: e.expected,
                    found: e.found,
                })
        };
        let keys = self.keys.iter().map(key).collect::<Result<_, _>>()?;
        self.rows.push((own, keys));
        Ok(true)
    }
    fn begin(&mut self) {
        self.before = self.rows.len();
    }
    fn restart(&mut self) {
        self.rows.truncate(self.before);
    }
}

/// A row without columns.
struct Nothing;
impl Reader for Nothing {
    fn next(&mut self) -> Result<crate::value::ValueRef<'_>, crate::types::TypeError> {
        Err(crate::types::TypeError::range(
            "a further column",
            "the end of the row",
        ))
    }
    fn is_null(&mut self, _: usize) -> bool {
        false
    }
    fn seek(&mut self, _: usize) {}
    fn position(&self) -> usize {
        0
    }
}
