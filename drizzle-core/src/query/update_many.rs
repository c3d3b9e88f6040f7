//! Update of many rows, each with its own values.
use super::update::{Assignments, Changes, ColumnOf};
use super::{render_update, render_update_many};
use crate::ast::{self, BinaryOp, Expr as Ast};
use crate::dialect::{Dialect, UpdateManyForm};
use crate::error::Error;
use crate::exec::{self, On, Run, Work};
use crate::expr::{Col, Expr};
use crate::render::{Sql, Target};
use crate::schema::{Column, ColumnDef, Models, TypeOf};
use crate::types::SqlType;
use crate::value::Value;
use std::collections::{BTreeMap, HashSet};
use std::marker::PhantomData;

/// Columns of table `T` that tell its rows apart: one, or a tuple.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no column of `{T}`",
    label = "expected a column of `{T}`, or a tuple of its columns"
)]
pub trait RowKey<T> {
    /// The values that tell a row: of one column its type, of several a tuple.
    type Value;
    #[doc(hidden)]
    fn columns() -> Vec<&'static ColumnDef>;
    #[doc(hidden)]
    fn values(value: Self::Value) -> Vec<Value>;
}
impl<C: Column + ColumnOf<T>, T> RowKey<T> for Expr<Col<C>>
where
    TypeOf<C>: SqlType,
{
    type Value = TypeOf<C>;
    fn columns() -> Vec<&'static ColumnDef> {
        vec![const { &C::DEF }]
    }
    fn values(value: TypeOf<C>) -> Vec<Value> {
        vec![value.into_value()]
    }
}
macro_rules! tuples {
    ($($t:ident)*) => {
        #[diagnostic::do_not_recommend]
        impl<T, $($t: Column + ColumnOf<T>),*> RowKey<T> for ($(Expr<Col<$t>>,)*)
        where $(TypeOf<$t>: SqlType),*
        {
            type Value = ($(TypeOf<$t>,)*);
            fn columns() -> Vec<&'static ColumnDef> {
                vec![$(const { &$t::DEF }),*]
            }
            #[allow(non_snake_case)]
            fn values(($($t,)*): Self::Value) -> Vec<Value> {
                vec![$($t.into_value()),*]
            }
        }
    };
}
crate::for_each_tuple!(tuples);

/// An update of many rows of table `T`, each with its own values: what
/// [`update_many`](crate::exec::Executor::update_many) gives.
#[must_use = "an update does nothing until it is run: `.by(key).rows(..).execute()`"]
pub struct UpdateMany<'a, D, T> {
    on: On<'a, D>,
    unfiltered: bool,
    types: PhantomData<fn() -> T>,
}
/// An update of many rows that are told apart by `K`.
#[must_use = "an update does nothing until it is run: `.rows(..).execute()`"]
pub struct UpdateManyBy<'a, D, T, K> {
    on: On<'a, D>,
    unfiltered: bool,
    types: PhantomData<fn() -> (T, K)>,
}
/// An update of many rows, with the rows.
#[must_use = "an update does nothing until it is run: `.execute()`"]
pub struct UpdateRows<'a, D> {
    on: On<'a, D>,
    statements: Result<Vec<Sql>, Error>,
}

impl<D, T> UpdateMany<'_, D, T> {
    pub(super) fn unfiltered_mut(&mut self) -> &mut bool {
        &mut self.unfiltered
    }
}

impl<'a, D: Dialect, T: Models> UpdateMany<'a, D, T> {
    pub(crate) fn new(on: On<'a, D>) -> Self {
        UpdateMany {
            on,
            unfiltered: false,
            types: PhantomData,
        }
    }
    /// The columns that tell the rows apart, one or a tuple: most often the primary key.
    pub fn by<K: RowKey<T>>(self, _key: K) -> UpdateManyBy<'a, D, T, K> {
        UpdateManyBy {
            on: self.on,
            unfiltered: self.unfiltered,
            types: PhantomData,
        }
    }
}

impl<'a, D: Dialect, T: Models, K: RowKey<T>> UpdateManyBy<'a, D, T, K> {
    /// The rows: the key of each, and what changes. Rows that change the same columns are one statement, or as many as
    /// the database's limit of parameters asks for; all of them take effect together or not at all. Of no rows, nothing
    /// is sent; a key that comes twice is an error.
    pub fn rows<C: Changes<T>>(
        self,
        rows: impl IntoIterator<Item = (K::Value, C)>,
    ) -> UpdateRows<'a, D> {
        let rows = rows.into_iter().map(|(key, changes)| {
            let mut set = Assignments::default();
            changes.assignments(&mut set);
            let anything = !set.list().is_empty();
            T::fill_update(&mut set);
            (K::values(key), anything.then_some(set))
        });
        let target = self.on.target();
        let rows = grouped::<T>(&K::columns(), rows);
        UpdateRows {
            on: self.on,
            statements: rows
                .and_then(|rows| statements::<T>(target, &K::columns(), rows, self.unfiltered)),
        }
    }
}

impl<'a, D: Dialect> UpdateRows<'a, D> {
    /// Runs it; gives the number of rows found.
    pub fn execute(self) -> Run<'a, u64> {
        exec::affected(self.on, self.statements.map(Work::many))
    }
    /// The SQL of each statement and the values it binds, without running it.
    ///
    /// # Errors
    /// As running it would, before anything is sent.
    pub fn to_sql(self) -> Result<Vec<Sql>, Error> {
        self.statements
    }
}

/// Rows that change the same columns: the values of the key, then those of the columns.
#[derive(Default)]
struct Group {
    set: Vec<&'static ColumnDef>,
    rows: Vec<Vec<Ast>>,
}

fn grouped<T: Models>(
    key: &[&'static ColumnDef],
    rows: impl Iterator<Item = (Vec<Value>, Option<Assignments>)>,
) -> Result<Vec<Group>, Error> {
    let table = T::DEF.name;
    let mut groups: Vec<Group> = Vec::new();
    let mut known: BTreeMap<Vec<&'static str>, usize> = BTreeMap::new();
    let mut seen = HashSet::new();
    for (values, set) in rows {
        let set = set.ok_or(Error::NothingToSet { table })?;
        if let Some(column) = key
            .iter()
            .find(|k| set.list().iter().any(|(c, _)| c.name == k.name))
        {
            return Err(Error::Invalid(format!(
                "column `{}` of `{table}` tells the rows apart, and can't be changed by the same update",
                column.name
            )));
        }
        let told: Option<Vec<String>> = values.iter().map(told_by).collect();
        match told {
            None => {
                return Err(Error::Invalid(format!(
                    "the rows of `{table}` can't be told apart by values of this type: use integers, texts, UUIDs, dates or enums"
                )));
            }
            Some(told) if !seen.insert(told.clone()) => {
                return Err(Error::Invalid(format!(
                    "two of the rows to update in `{table}` have the same key"
                )));
            }
            Some(_) => {}
        }
        let mut set: Vec<_> = set.list().to_vec();
        set.sort_by_key(|(column, _)| column.name);
        let names = set.iter().map(|(column, _)| column.name).collect();
        let at = *known.entry(names).or_insert_with(|| {
            groups.push(Group {
                set: set.iter().map(|(column, _)| *column).collect(),
                rows: Vec::new(),
            });
            groups.len() - 1
        });
        if let Some(group) = groups.get_mut(at) {
            let values = values.into_iter().map(Ast::Value);
            let changes = set.into_iter().map(|(_, value)| value);
            group.rows.push(values.chain(changes).collect());
        }
    }
    Ok(groups)
}

/// What is the same for equal values, and for no others.
fn told_by(value: &Value) -> Option<String> {
    Some(match value {
        Value::Text(text) | Value::Enum(_, text) => text.to_string(),
        Value::Uuid(uuid) => uuid.to_string(),
        Value::Date(date) => date.to_string(),
        value => match value.as_ref() {
            crate::value::ValueRef::I64(n) => n.to_string(),
            crate::value::ValueRef::Bool(n) => n.to_string(),
            _ => return None,
        },
    })
}

fn statements<T: Models>(
    target: Target<'_>,
    key: &[&'static ColumnDef],
    groups: Vec<Group>,
    unfiltered: bool,
) -> Result<Vec<Sql>, Error> {
    let syntax = target.syntax;
    let form = syntax.update_many();
    let mut out = Vec::new();
    // The default filter of the table has values of its own.
    let own = if T::DEF.default_filter.is_some() {
        64
    } else {
        0
    };
    let most = syntax.max_params().saturating_sub(own);
    for group in groups {
        let (keys, set) = (key.len(), group.set.len());
        let each = match form {
            UpdateManyForm::From { .. } => keys + set,
            // The key stands beside each value, and in the filter.
            UpdateManyForm::Case => keys * (set + 1) + set,
        };
        for rows in group.rows.chunks((most / each).clamp(1, MOST)) {
            out.push(match form {
                UpdateManyForm::From { .. } => render_update_many(
                    target,
                    &ast::UpdateMany {
                        table: T::DEF,
                        name: T::SOURCE,
                        key: key.to_vec(),
                        set: group.set.clone(),
                        rows: rows.to_vec(),
                        unfiltered,
                    },
                )?,
                UpdateManyForm::Case => {
                    render_update(target, &cases::<T>(key, &group.set, rows, unfiltered))?
                }
            });
        }
    }
    Ok(out)
}

/// More rows than this in one statement make it no faster; where each is looked for among all, slower.
const MOST: usize = 1_000;

/// `set a = case when id = 1 then .. when id = 2 then .. end where id in (1, 2)`.
fn cases<T: Models>(
    key: &[&'static ColumnDef],
    set: &[&'static ColumnDef],
    rows: &[Vec<Ast>],
    unfiltered: bool,
) -> ast::Update {
    let same = |row: &Vec<Ast>| {
        let equal = key.iter().zip(row).map(|(column, value)| {
            Ast::binary(BinaryOp::Eq, Ast::Column(T::SOURCE, column), value.clone())
        });
        let mut all: Vec<_> = equal.collect();
        if all.len() == 1 {
            all.swap_remove(0)
        } else {
            Ast::And(all)
        }
    };
    let set = set.iter().enumerate().map(|(i, column)| {
        let arms = rows
            .iter()
            .filter_map(|row| Some((same(row), row.get(key.len() + i)?.clone())));
        let case = Ast::Case {
            arms: arms.collect(),
            otherwise: None,
        };
        (*column, case)
    });
    let filter = match key {
        [only] => Ast::InList {
            operand: Box::new(Ast::Column(T::SOURCE, only)),
            list: rows.iter().filter_map(|row| row.first().cloned()).collect(),
            negated: false,
        },
        _ => Ast::Or(rows.iter().map(same).collect()),
    };
    ast::Update {
        table: T::DEF,
        name: T::SOURCE,
        set: set.collect(),
        filter: Some(filter),
        with: Vec::new(),
        sources: None,
        order_by: Vec::new(),
        limit: None,
        returning: Vec::new(),
        comment: ast::Comment::default(),
        unfiltered,
    }
}
