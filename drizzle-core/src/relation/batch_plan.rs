//! The statements of a nested query that has one for each level.
use super::Keys;
use super::batch::{HEAD, Keyed};
use super::plan::{
    Depth, Level, Plan, WHOLE, complete_order, equal, item, literal, names, plain, row_number,
    within,
};
use crate::ast::{
    Body, Expr, Item, Join, JoinKind, Order, Query, Select, SetOp, Source, ValueList,
};
use crate::dialect::{Syntax, ValuesForm};
use crate::error::Error;
use crate::schema::ColumnDef;
use crate::value::{Kind, Value};
use std::sync::Arc;

/// The rows above a level.
const ABOVE: &str = "drizzle_rows";
const NUMBER: &str = "n";
const PARENT: &str = "p";
const RANK: &str = "r";
/// At most this many rows above in one statement; as many where they are a query for each.
const MOST: usize = 1_000;
const MOST_QUERIES: usize = 100;
/// Parameters that are kept for the conditions of a level.
const OTHERS: usize = 200;

impl Plan {
    /// How many levels there are.
    pub(super) fn levels(&self) -> usize {
        self.levels.len()
    }
    /// How many columns a level selects.
    pub(super) fn width(&self, level: usize) -> usize {
        self.levels.get(level).map_or(0, |level| level.items.len())
    }
    /// The columns of a level that those below refer to.
    pub(super) fn keys(&self, level: usize) -> &[&'static ColumnDef] {
        self.levels.get(level).map_or(&[], |level| &level.keys)
    }
    /// Where the columns of each level stand in its own rows.
    pub(super) fn batch_places(&self) -> Vec<Vec<usize>> {
        let places = self
            .levels
            .iter()
            .map(|level| (HEAD..HEAD + level.items.len()).collect());
        places.collect()
    }

    /// The levels, by how many are above them.
    pub(super) fn depths(&self) -> Vec<Depth> {
        let mut of_level: Vec<usize> = Vec::new();
        let mut depths: Vec<Depth> = Vec::new();
        for (n, level) in self.levels.iter().enumerate() {
            let depth = level.parent.map_or(0, |(parent, _)| of_level[parent] + 1);
            of_level.push(depth);
            match depths.get_mut(depth) {
                Some(depth) => depth.levels.push(n),
                None => depths.push(Depth { levels: vec![n] }),
            }
        }
        depths
    }

    /// The statements of a level: several, where more rows are above than one takes; none, where none are.
    pub(super) fn batch(
        &self,
        n: usize,
        known: &[Keyed],
        syntax: &'static dyn Syntax,
    ) -> Result<Vec<Query>, Error> {
        let level = &self.levels[n];
        let Some((parent, relation)) = level.parent else {
            let mut query = plain(Select {
                items: self.row(n, literal("0"), level.items.clone(), keys_of(level)),
                ..self.of_table(level)
            });
            query.order_by = level.order.clone();
            query.limit = level.cut.limit.clone();
            query.offset = level.cut.offset.clone();
            return Ok(vec![query]);
        };
        // Which of the keys of the rows above this relation uses.
        let above = &self.levels[parent];
        let used = relation.keys.of_owner().iter().filter_map(|(own, _)| {
            let at = above.keys.iter().position(|key| key.name == own.name)?;
            Some((at, own))
        });
        let used: Vec<(usize, &'static ColumnDef)> = used.collect();
        let row = |(number, values): &(i64, Vec<Value>)| {
            // Where values are cast to their types, a number in the text may be of another one.
            let mut row = vec![match syntax.casts_listed_values() {
                true => Expr::Value(Value::I64(*number)),
                false => literal(number.to_string()),
            }];
            for (at, _) in &used {
                match values.get(*at) {
                    // Nothing belongs to a row without key.
                    None | Some(Value::Null(_)) => return None,
                    Some(value) => row.push(Expr::Value(value.clone())),
                }
            }
            Some(row)
        };
        let rows: Vec<Vec<Expr>> = known[parent].iter().filter_map(row).collect();
        let most = match syntax.values_form() {
            ValuesForm::Refused => MOST_QUERIES,
            _ => MOST,
        };
        let fit = syntax.max_params().saturating_sub(OTHERS) / (used.len() + 1);
        let chunks = rows.chunks(fit.clamp(1, most));
        let queries = chunks.map(|rows| {
            let above = above_source(rows, &used, syntax)?;
            self.below(n, level, above)
        });
        queries.collect()
    }

    /// The rows of a level that belong to the rows above.
    fn below(&self, n: usize, level: &Level, above: Source) -> Result<Query, Error> {
        let Some((_, relation)) = level.parent else {
            return Err(Error::Invalid("a level without its parent".into()));
        };
        let mut select = self.of_table(level);
        let mut join = |source: Source, on: Vec<Expr>| {
            select.joins.push(Join {
                kind: JoinKind::Inner,
                source,
                lateral: false,
                on: Some(Expr::And(on)),
            });
        };
        let key = |i: usize| names("k", i).map(|name| Expr::Derived(ABOVE, name));
        let on = |source, pairs: &'static [(ColumnDef, ColumnDef)]| {
            let on = pairs.iter().enumerate();
            on.map(move |(i, (_, other))| Ok(equal(Expr::Column(source, other), key(i)?)))
                .collect::<Result<Vec<_>, Error>>()
        };
        match &relation.keys {
            Keys::Direct(pairs) => join(above, on(level.source, pairs)?),
            Keys::Through {
                table,
                source,
                owner,
                other,
            } => {
                let to_other = other.iter().map(|(third, other)| {
                    equal(
                        Expr::Column(source, third),
                        Expr::Column(level.source, other),
                    )
                });
                join(Source::Table(table, source), to_other.collect());
                join(above, on(source, owner)?);
            }
        }
        let parent = || Expr::Derived(ABOVE, NUMBER);
        if !level.cut.is_some() {
            let mut query = plain(Select {
                items: self.row(n, parent(), level.items.clone(), keys_of(level)),
                ..select
            });
            query.order_by = by_parent(level, parent(), level.order.clone());
            return Ok(query);
        }
        // Ranked among those of its own row above, then cut off.
        let rank = row_number(vec![parent()], complete_order(level));
        let mut items = vec![item(parent(), PARENT), item(rank, RANK)];
        let (mut own, mut keys) = (Vec::new(), Vec::new());
        for (i, of) in level.items.iter().enumerate() {
            let name = names("c", i)?;
            items.push(item(of.expr.clone(), name));
            own.push(Item {
                expr: Expr::Derived(WHOLE, name),
                alias: None,
                ..of.clone()
            });
        }
        for (i, of) in keys_of(level).into_iter().enumerate() {
            let name = names("k", i)?;
            items.push(item(of.expr.clone(), name));
            keys.push(Item {
                expr: Expr::Derived(WHOLE, name),
                ..of
            });
        }
        let inner = plain(Select { items, ..select });
        let mut query = plain(Select {
            items: self.row(n, Expr::Derived(WHOLE, PARENT), own, keys),
            from: Some(Source::Subquery(WHOLE, Arc::new(inner))),
            filter: Some(within(&level.cut)),
            ..Select::default()
        });
        let parent = Expr::Derived(WHOLE, PARENT);
        query.order_by = by_parent(level, parent, vec![ascending(Expr::Derived(WHOLE, RANK))]);
        Ok(query)
    }

    /// A row: its level, the number of the row above, its own columns and its keys.
    fn row(&self, n: usize, parent: Expr, own: Vec<Item>, keys: Vec<Item>) -> Vec<Item> {
        let head = [
            Item::new(literal(n.to_string()), None),
            Item::new(parent, None),
        ];
        head.into_iter().chain(own).chain(keys).collect()
    }

    fn of_table(&self, level: &Level) -> Select {
        Select {
            from: Some(Source::Table(level.table, level.source)),
            filter: level.filter.clone(),
            unfiltered: level.unfiltered || self.unfiltered,
            ..Select::default()
        }
    }
}

fn ascending(expr: Expr) -> Order {
    Order {
        expr,
        descending: false,
        nulls_first: None,
    }
}

/// The order of the rows. Those that others belong to are numbered as they come: the rows of one row above together.
fn by_parent(level: &Level, parent: Expr, order: Vec<Order>) -> Vec<Order> {
    let numbered = !level.keys.is_empty();
    let first = numbered.then(|| ascending(parent));
    first.into_iter().chain(order).collect()
}

fn keys_of(level: &Level) -> Vec<Item> {
    let keys = level.keys.iter();
    keys.map(|key| Item::of(key.kind, Expr::Column(level.source, key)))
        .collect()
}

/// The numbers and keys of the rows above, as a table.
fn above_source(
    rows: &[Vec<Expr>],
    used: &[(usize, &'static ColumnDef)],
    syntax: &'static dyn Syntax,
) -> Result<Source, Error> {
    let mut columns = vec![NUMBER];
    let mut kinds = vec![Kind::I64];
    for (i, (_, column)) in used.iter().enumerate() {
        columns.push(names("k", i)?);
        kinds.push(column.kind);
    }
    if !matches!(syntax.values_form(), ValuesForm::Refused) {
        return Ok(Source::Values(
            ABOVE,
            Arc::new(ValueList {
                columns,
                kinds,
                rows: rows.to_vec(),
            }),
        ));
    }
    let mut queries = rows.iter().map(|row| {
        let items = row
            .iter()
            .zip(&columns)
            .map(|(expr, name)| item(expr.clone(), name));
        plain(Select {
            items: items.collect(),
            ..Select::default()
        })
    });
    let first = queries.next().unwrap_or_else(|| plain(Select::default()));
    let all = queries.fold(first, |all, query| Query {
        body: Body::Set(SetOp::UnionAll, Box::new((all, query))),
        ..plain(Select::default())
    });
    Ok(Source::Subquery(ABOVE, Arc::new(all)))
}
