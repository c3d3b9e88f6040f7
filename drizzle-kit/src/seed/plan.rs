//! A plan: which rows of which tables, in which order.
use super::cell::Cell;
use super::checks::{Rule, rules};
use super::columns::{Types, under};
use super::error::SeedError;
use super::keys;
use super::model::{Group, Holds, Made, Model, Spread};
use super::options::{Options, Values, name_of};
use super::shape::Shape;
use super::way::{Way, way_of};
use crate::diff::circles::refers_to;
use drizzle_core::catalog::{Catalog, Column, ForeignKey, Table};
use drizzle_core::dialect::Syntax;
use std::fmt;

/// The rows that a schema gets. They are made when they are asked for, each by itself.
#[derive(Clone)]
pub struct Plan {
    pub(super) syntax: &'static dyn Syntax,
    pub(super) way: &'static dyn Way,
    pub(super) model: Model,
    /// The order of tables: each after those that it refers to.
    pub(super) order: Vec<usize>,
    /// What lets foreign keys wait for the end of the transaction.
    pub(super) defers: Vec<&'static str>,
    unchecked: Vec<String>,
}

impl fmt::Debug for Plan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.tables()).finish()
    }
}

impl Plan {
    /// The tables in the order in which they are filled, and how many rows each gets.
    pub fn tables(&self) -> impl Iterator<Item = (String, u64)> {
        self.order.iter().map(|at| {
            let made = &self.model.tables[*at];
            (name_of(&made.table), made.rows)
        })
    }

    /// Conditions that are not understood, as `table.name`: rows are made as if they were not there, and if the database
    /// does not take them, no rows are made.
    pub fn unchecked(&self) -> &[String] {
        &self.unchecked
    }

    /// The rows of a table, a cell for each column; none for a column that the database fills.
    pub fn rows_of(&self, table: &str) -> impl Iterator<Item = Vec<Option<Cell>>> {
        let tables = self.model.tables.iter().enumerate();
        let found = tables.filter(move |(_, made)| name_of(&made.table) == table);
        let rows = found.flat_map(|(at, made)| (0..made.rows).map(move |row| (at, row)));
        rows.map(|(at, row)| {
            let columns = 0..self.model.tables[at].columns.len();
            columns
                .map(|column| self.model.cell(at, row, column))
                .collect()
        })
    }
}

/// Plans the rows of a schema for a server of the dialect; nothing is sent.
///
/// ```
/// use drizzle_core::catalog::{Catalog, Column, PrimaryKey, Table};
/// use drizzle_core::dialect::{Dialect, Sqlite};
/// use drizzle_kit::seed::{Cell, Options, plan};
/// let column = |name: &str, ty: &str| Column { name: name.into(), ty: ty.into(), not_null: true, ..Column::default() };
/// let key = PrimaryKey { columns: vec!["id".into()], ..PrimaryKey::default() };
/// let users = Table {
///     name: "users".into(),
///     columns: vec![column("id", "integer"), column("email", "text")],
///     primary_key: Some(key),
///     ..Table::default()
/// };
/// let catalog = Catalog { dialect: "sqlite".into(), tables: vec![users], ..Catalog::default() };
/// let plan = plan(Sqlite::SYNTAX, &catalog, &Options::new().rows(3))?;
/// let ids: Vec<_> = plan.rows_of("users").map(|row| row[0].clone()).collect();
/// assert_eq!(ids, [1, 2, 3].map(|id| Some(Cell::Int(id))));
/// # Ok::<(), drizzle_kit::seed::SeedError>(())
/// ```
///
/// # Errors
/// [`SeedError`]: what is not in the schema, or what no rows can be made for.
pub fn plan(
    syntax: &'static dyn Syntax,
    catalog: &Catalog,
    options: &Options,
) -> Result<Plan, SeedError> {
    let way = way_of(syntax.name()).ok_or_else(|| SeedError::Dialect(syntax.name().into()))?;
    if let Some(name) = options.unknown(&catalog.tables) {
        return Err(SeedError::Unknown(name));
    }
    let mut planner = Planner {
        types: Types { catalog, way },
        options,
        unchecked: Vec::new(),
    };
    let mut model = Model {
        seed: options.seed,
        tables: Vec::new(),
    };
    for (at, table) in catalog.tables.iter().enumerate() {
        let mut made = planner.made(table)?;
        keys::spread(&mut made, at, way.nulls_are_equal())?;
        model.tables.push(made);
    }
    count(&mut model, options)?;
    complete(&model)?;
    let (order, defers) = super::order::order(&mut model, way)?;
    Ok(Plan {
        syntax,
        way,
        model,
        order,
        defers,
        unchecked: planner.unchecked,
    })
}

/// As many rows as there is room for.
fn count(model: &mut Model, options: &Options) -> Result<(), SeedError> {
    // Fewer rows of one table leave less room in another; there is an end, since none gets more.
    loop {
        let mut changed = false;
        for at in 0..model.tables.len() {
            let room = model.room(at);
            let made = &mut model.tables[at];
            if room >= made.rows {
                continue;
            }
            let (rows, exact) = options.rows_of(&made.table);
            if exact {
                let table = name_of(&made.table);
                return Err(SeedError::Room { table, room, rows });
            }
            made.rows = room;
            changed = true;
        }
        if !changed {
            return Ok(());
        }
    }
}

/// Whether each reference refers to something that is known.
fn complete(model: &Model) -> Result<(), SeedError> {
    for (at, made) in model.tables.iter().enumerate().filter(|(_, m)| m.rows > 0) {
        if made
            .columns
            .iter()
            .all(|holds| matches!(holds, Holds::Left))
        {
            return Err(unknown(&made.table, made.table.columns.first()));
        }
        for column in 0..made.columns.len() {
            let Holds::Group(group, place) = &made.columns[column] else {
                continue;
            };
            let group = &made.groups[*group];
            // The last row has a value if any has.
            let known = (0..made.rows.min(64)).all(|row| model.cell(at, row, column).is_some());
            if !known {
                let parent = &model.tables[group.parent].table;
                let foreign = group.foreign.get(*place);
                return Err(unknown(
                    parent,
                    foreign.and_then(|at| parent.columns.get(*at)),
                ));
            }
        }
    }
    Ok(())
}

fn unknown(table: &Table, column: Option<&Column>) -> SeedError {
    SeedError::Type {
        table: name_of(table),
        column: column.map(|column| column.name.clone()).unwrap_or_default(),
        ty: column.map(|column| column.ty.clone()).unwrap_or_default(),
    }
}

struct Planner<'a> {
    types: Types<'a>,
    options: &'a Options,
    unchecked: Vec<String>,
}

impl Planner<'_> {
    fn made(&mut self, table: &Table) -> Result<Made, SeedError> {
        let mut made = Made {
            table: table.clone(),
            rows: self.options.rows_of(table).0,
            columns: Vec::new(),
            groups: Vec::new(),
            keys: Vec::new(),
        };
        let groups = self.groups(table)?;
        for column in &table.columns {
            made.columns.push(self.holds(table, column)?);
        }
        for (index, (group, nulls)) in groups.into_iter().enumerate() {
            for (place, at) in group.columns.iter().enumerate() {
                made.columns[*at] = Holds::Group(index, place);
            }
            for at in nulls {
                made.columns[at] = null();
            }
            made.groups.push(group);
        }
        self.check(&mut made);
        for (at, column) in table.columns.iter().enumerate() {
            let (asked, _) = self.options.values_of(table, &column.name);
            match asked {
                Some(Values::Null) => made.columns[at] = null(),
                Some(Values::Default) => made.columns[at] = Holds::Left,
                _ => {}
            }
        }
        made.groups.retain(|group| !group.columns.is_empty());
        Ok(made)
    }

    /// What a column holds that refers to nothing.
    fn holds(&self, table: &Table, column: &Column) -> Result<Holds, SeedError> {
        let way = self.types.way;
        let lower = column.ty.trim().to_ascii_lowercase();
        let alone = column.auto.as_ref();
        let alone = alone.is_some_and(|auto| way.is_counted_alone(auto.kind));
        if column.generated.is_some() || way.is_closed(&lower) || alone {
            return Ok(Holds::Left);
        }
        let (asked, known) = self.options.values_of(table, &column.name);
        if asked.is_none()
            && column.auto.is_none()
            && column.default.as_deref().is_some_and(is_counted)
            && !self.is_referred_to(table, &column.name)
        {
            return Ok(Holds::Left);
        }
        let shape = match asked {
            Some(values) => self.types.asked(column, values),
            None => self.types.shape(column, known),
        };
        match shape {
            Some(shape) => Ok(Holds::Own {
                nullable: asked.is_none() && !column.not_null && !is_key(table, &column.name),
                spread: Spread::Any,
                shape,
            }),
            None if column.default.is_some() || !column.not_null => Ok(Holds::Left),
            None if self.is_reference(table, &column.name) => Ok(Holds::Left),
            None => Err(unknown(table, Some(column))),
        }
    }

    fn is_reference(&self, table: &Table, column: &str) -> bool {
        let mut keys = table.foreign_keys.iter();
        keys.any(|key| key.columns.iter().any(|name| name == column))
    }

    fn is_referred_to(&self, table: &Table, column: &str) -> bool {
        let tables = self.types.catalog.tables.iter();
        let mut keys = tables.flat_map(|table| &table.foreign_keys);
        keys.any(|key| {
            refers_to(key, table) && referred(key, table).iter().any(|name| name == column)
        })
    }

    /// The references of a table, the longest first, and columns that have to be NULL since they are in two that do not
    /// go together.
    fn groups(&self, table: &Table) -> Result<Vec<(Group, Vec<usize>)>, SeedError> {
        let tables = &self.types.catalog.tables;
        let mut keys: Vec<_> = table.foreign_keys.iter().collect();
        keys.sort_by_key(|key| std::cmp::Reverse(key.columns.len()));
        let mut groups: Vec<(Group, Vec<usize>)> = Vec::new();
        for key in keys {
            let columns = positions(table, &key.columns);
            let nullable = |at: &usize| {
                let column = &table.columns[*at];
                !column.not_null && !is_key(table, &column.name)
            };
            let parent = tables.iter().position(|other| refers_to(key, other));
            let foreign = parent.map(|at| positions(&tables[at], &referred(key, &tables[at])));
            let known = (parent, foreign, columns.len() == key.columns.len());
            let taken = |at: &usize| groups.iter().any(|(group, _)| group.columns.contains(at));
            let (parent, foreign) = match known {
                (Some(parent), Some(foreign), true)
                    if foreign.len() == columns.len() && !columns.iter().any(taken) =>
                {
                    (parent, foreign)
                }
                (Some(parent), Some(foreign), true)
                    if self.is_implied(&groups, parent, &columns, &foreign) =>
                {
                    continue;
                }
                // Where one column is NULL, nothing is referred to.
                (parent, ..) => {
                    let free = columns.iter().filter(|at| nullable(at) && !taken(at));
                    let free: Vec<_> = free.copied().collect();
                    let whole = !key.match_full || free.len() == columns.len();
                    if free.is_empty() || !whole {
                        return Err(SeedError::Keys {
                            table: name_of(table),
                            columns: key.columns.clone(),
                        });
                    }
                    let nothing = Group {
                        columns: Vec::new(),
                        foreign: Vec::new(),
                        ..group(key, parent.unwrap_or(0), true)
                    };
                    groups.push((nothing, free));
                    continue;
                }
            };
            let nullable = columns.iter().all(nullable);
            let found = Group {
                columns,
                foreign,
                ..group(key, parent, nullable)
            };
            groups.push((found, Vec::new()));
        }
        // Those that refer to nothing come last: the others are found by their places.
        groups.sort_by_key(|(group, _)| group.columns.is_empty());
        Ok(groups)
    }

    /// Whether a reference holds where others do: the row that they refer to refers to the same one.
    fn is_implied(
        &self,
        groups: &[(Group, Vec<usize>)],
        parent: usize,
        columns: &[usize],
        foreign: &[usize],
    ) -> bool {
        let tables = &self.types.catalog.tables;
        let target = &tables[parent];
        groups.iter().any(|(group, _)| {
            let places = columns
                .iter()
                .map(|at| group.columns.iter().position(|column| column == at));
            let Some(places) = places.collect::<Option<Vec<_>>>() else {
                return false;
            };
            let through: Vec<_> = places.iter().map(|place| group.foreign[*place]).collect();
            if group.parent == parent && through == foreign {
                return true;
            }
            let between = &tables[group.parent];
            between.foreign_keys.iter().any(|key| {
                refers_to(key, target)
                    && positions(between, &key.columns) == through
                    && positions(target, &referred(key, target)) == foreign
            })
        })
    }

    /// Narrows columns to what the checks say.
    fn check(&mut self, made: &mut Made) {
        for check in &made.table.checks {
            // What is understood of it is kept to, also if not all is.
            let mut understood = true;
            match rules(&check.expr) {
                None => understood = false,
                Some(rules) => rules.iter().for_each(|(name, rule)| {
                    understood &= narrow(&made.table, &mut made.columns, name, rule);
                }),
            }
            if !understood {
                self.unchecked
                    .push(format!("{}.{}", name_of(&made.table), check.name));
            }
        }
    }
}

/// Narrows a column to what a rule says.
fn narrow(table: &Table, columns: &mut [Holds], name: &str, rule: &Rule) -> bool {
    let exact = table.columns.iter().position(|column| column.name == name);
    let at = exact.or_else(|| {
        let mut columns = table.columns.iter();
        columns.position(|column| column.name.eq_ignore_ascii_case(name))
    });
    match at.and_then(|at| columns.get_mut(at)) {
        Some(Holds::Own {
            shape, nullable, ..
        }) => {
            *nullable &= *rule != Rule::NotNull;
            let Some(narrowed) = under(shape.clone(), std::iter::once(rule)) else {
                return false;
            };
            *shape = narrowed;
            true
        }
        Some(Holds::Left | Holds::Group(..)) | None => false,
    }
}

fn null() -> Holds {
    Holds::Own {
        shape: Shape::OneOf(vec![Cell::Null]),
        spread: Spread::Any,
        nullable: false,
    }
}

fn group(key: &ForeignKey, parent: usize, nullable: bool) -> Group {
    Group {
        key: key.clone(),
        parent,
        columns: Vec::new(),
        foreign: Vec::new(),
        spread: Spread::Any,
        nullable,
        nulls_repeat: true,
        later: false,
    }
}

/// Whether a default is the next number of a sequence.
fn is_counted(default: &str) -> bool {
    let default = default.to_ascii_lowercase();
    default.contains("nextval") || default.contains("next value for")
}

fn is_key(table: &Table, column: &str) -> bool {
    let key = table.primary_key.as_ref();
    key.is_some_and(|key| key.columns.iter().any(|name| name == column))
}

/// The columns that a key refers to: the primary key, if it names none.
fn referred(key: &ForeignKey, table: &Table) -> Vec<String> {
    match (&table.primary_key, key.foreign_columns.is_empty()) {
        (Some(primary), true) => primary.columns.clone(),
        _ => key.foreign_columns.clone(),
    }
}

fn positions(table: &Table, names: &[String]) -> Vec<usize> {
    let position = |name: &String| table.columns.iter().position(|c| c.name == *name);
    names.iter().filter_map(position).collect()
}
