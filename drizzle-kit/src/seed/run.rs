//! Rows on their way to a database.
use super::cell::Cell;
use super::error::SeedError;
use super::model::{Holds, Made};
use super::options::name_of;
use super::order::empty_columns;
use super::plan::Plan;
use super::way::{Emptied, Step, way_of};
use crate::diff::circles::{order, refers_to};
use drizzle::driver::Driver;
use drizzle::exec::Executor;
use drizzle::expr::Sql;
use drizzle::{Db, Error, Tx, sql};
use drizzle_core::catalog::{Catalog, Table};
use drizzle_core::ddl::Writer;
use drizzle_core::dialect::{Dialect, Syntax};

/// So many rows are sent at once, if the database takes them.
const BATCH: u64 = 500;

/// Sends the rows of a plan, all in one transaction, to tables without rows.
///
/// ```
/// # #[cfg(feature = "sqlite")]
/// # async fn example(catalog: drizzle_core::catalog::Catalog) -> Result<(), drizzle_kit::seed::SeedError> {
/// use drizzle::{Db, dialect::{Dialect, Sqlite}};
/// use drizzle_kit::seed::{Options, apply, plan};
/// let db = Db::<Sqlite>::connect("sqlite://shop.db").await?;
/// let rows = plan(Sqlite::SYNTAX, &catalog, &Options::new().seed(42).rows(100))?;
/// apply(&db, &rows).await?;
/// # Ok(())
/// # }
/// ```
///
/// # Errors
/// [`SeedError::NotEmpty`] if a table has rows, and [`SeedError::Database`] for what the database says. Nothing is
/// changed then.
pub async fn apply<D: Driver>(db: &Db<D>, plan: &Plan) -> Result<(), SeedError> {
    for_plan(Executor::<D>::syntax(db), plan)?;
    db.try_transaction(async |tx| {
        for table in filled(plan) {
            if has_rows(tx, &Writer::new(plan.syntax).table(table)).await? {
                return Err(SeedError::NotEmpty(name_of(table)));
            }
        }
        Ok(send(tx, plan).await?)
    })
    .await
}

/// Sends the rows of a plan in place of those that its tables have: what [`reset`] and [`apply`] do, in one transaction.
///
/// # Errors
/// [`SeedError::Database`] for what the database says. The rows from before are there then.
pub async fn replace<D: Driver>(db: &Db<D>, plan: &Plan) -> Result<(), SeedError> {
    for_plan(Executor::<D>::syntax(db), plan)?;
    let tables: Vec<&Table> = plan.model.tables.iter().map(|made| &made.table).collect();
    empty(db, &tables, async |tx| send(tx, plan).await).await
}

/// Whether a plan is for servers of this kind.
fn for_plan(syntax: &dyn Syntax, plan: &Plan) -> Result<(), SeedError> {
    match syntax.name() == plan.syntax.name() {
        true => Ok(()),
        false => Err(SeedError::Dialect(syntax.name().to_owned())),
    }
}

/// The tables that get rows.
fn filled(plan: &Plan) -> impl Iterator<Item = &Table> {
    positions(plan).map(|at| &plan.model.tables[at].table)
}

fn positions(plan: &Plan) -> impl Iterator<Item = usize> {
    let tables = plan.order.iter().copied();
    tables.filter(|at| plan.model.tables[*at].rows > 0)
}

/// Sends the rows of a plan, in a transaction that is there.
///
/// # Errors
/// What the database says.
#[doc(hidden)]
pub async fn send<D: Dialect>(tx: &impl Executor<D>, plan: &Plan) -> Result<(), Error> {
    let writer = Writer::new(plan.syntax);
    for statement in &plan.defers {
        tx.execute(sql!("{Sql::raw(*statement)}")).await?;
    }
    for at in positions(plan) {
        insert(tx, plan, &writer, at).await?;
    }
    for at in positions(plan) {
        complete(tx, plan, &writer, at).await?;
    }
    for at in positions(plan) {
        let made = &plan.model.tables[at];
        let columns = made.table.columns.iter().enumerate();
        for (index, column) in columns.filter(|(_, column)| column.auto.is_some()) {
            let last = plan.model.cell(at, made.rows - 1, index);
            let Some(Cell::Int(last)) = last else {
                continue;
            };
            if let Some(text) = plan.way.counts_on(&writer, &made.table, column, last) {
                tx.execute(sql!("{Sql::raw(text)}")).await?;
            }
        }
    }
    Ok(())
}

async fn has_rows<D: Driver>(tx: &impl Executor<D>, table: &str) -> Result<bool, Error> {
    let query = format!("select case when exists (select 1 from {table}) then 'y' else 'n' end");
    let rows = tx.rows::<String>(sql!("{Sql::raw(query)}")).await?;
    Ok(rows.first().is_some_and(|found| found == "y"))
}

/// A value as it stands in a statement.
fn sent(plan: &Plan, ty: &str, cell: Cell) -> Sql {
    if cell == Cell::Null {
        return Sql::raw("null");
    }
    let (before, after) = plan.way.around(ty, &cell);
    let value = match cell {
        Cell::Null => Sql::raw("null"),
        Cell::Bool(value) => Sql::value(value),
        Cell::Int(value) => Sql::value(value),
        Cell::Float(value) => Sql::value(value),
        Cell::Text(value) => Sql::value(value),
        Cell::Bytes(value) => Sql::value(value),
    };
    Sql::raw(before).append(value).append(Sql::raw(after))
}

/// Inserts the rows of a table; what is made later is NULL.
async fn insert<D: Dialect>(
    tx: &impl Executor<D>,
    plan: &Plan,
    writer: &Writer,
    at: usize,
) -> Result<(), Error> {
    let made = &plan.model.tables[at];
    let later: Vec<usize> = later(made).flat_map(|(_, empty)| empty).collect();
    let given = made.columns.iter().enumerate();
    let given: Vec<usize> = given
        .filter(|(_, holds)| !matches!(holds, Holds::Left))
        .map(|(index, _)| index)
        .collect();
    let columns = &made.table.columns;
    let numbered = given.iter().any(|index| columns[*index].auto.is_some());
    let table = writer.table(&made.table);
    let names: Vec<_> = given
        .iter()
        .map(|index| writer.name(&columns[*index].name))
        .collect();
    let overriding = if numbered { plan.way.overriding() } else { "" };
    let around = plan.way.numbered(&table).filter(|_| numbered);
    let [before, after] = around.unwrap_or_default();
    let begin = format!(
        "{before}insert into {table} ({}){overriding} values ",
        names.join(", ")
    );
    let most = plan.syntax.max_params() / given.len().max(1);
    let most = most.min(plan.syntax.max_rows()).max(1);
    let batch = BATCH.min(u64::try_from(most).unwrap_or(BATCH));
    let mut row = 0;
    while row < made.rows {
        let end = made.rows.min(row + batch);
        let rows = (row..end).map(|row| {
            let cells = given.iter().map(|index| {
                let cell = match later.contains(index) {
                    true => None,
                    false => plan.model.cell(at, row, *index),
                };
                sent(plan, &columns[*index].ty, cell.unwrap_or(Cell::Null))
            });
            let row = Sql::raw("(").append(Sql::join(cells, ", "));
            row.append(Sql::raw(")"))
        });
        let rows = Sql::join(rows, ", ");
        let [begin, end_of_it] = [&begin, &after].map(|text| Sql::raw(text.clone()));
        tx.execute(sql!("{begin}{rows}{end_of_it}")).await?;
        row = end;
    }
    Ok(())
}

/// The references that are made later: their positions, and the columns that are NULL until then.
fn later(made: &Made) -> impl Iterator<Item = (usize, Vec<usize>)> {
    let groups = made.groups.iter().enumerate();
    groups
        .filter(|(_, group)| group.later)
        .map(|(index, group)| (index, empty_columns(made, group)))
}

/// Makes the references that close circles.
async fn complete<D: Dialect>(
    tx: &impl Executor<D>,
    plan: &Plan,
    writer: &Writer,
    at: usize,
) -> Result<(), Error> {
    let made = &plan.model.tables[at];
    let columns = &made.table.columns;
    let assigned = |index: usize, row: u64, between: &'static str| {
        let cell = plan.model.cell(at, row, index).unwrap_or(Cell::Null);
        let name = format!("{} = ", writer.name(&columns[index].name));
        let sql = Sql::raw(name).append(sent(plan, &columns[index].ty, cell));
        (sql, between)
    };
    let keys = made.table.primary_key.as_ref();
    let keys: Vec<usize> = keys
        .into_iter()
        .flat_map(|key| &key.columns)
        .filter_map(|name| columns.iter().position(|column| column.name == *name))
        .collect();
    for (group, empty) in later(made) {
        for row in 0..made.rows {
            if plan.model.parent_row(at, group, row).is_none() {
                continue;
            }
            let mut sets: Vec<Sql> = empty
                .iter()
                .map(|index| assigned(*index, row, ", ").0)
                .collect();
            // What an update would set to its time stays as it is.
            let touched = columns.iter().filter(|column| column.on_update.is_some());
            sets.extend(touched.map(|column| {
                let name = writer.name(&column.name);
                Sql::raw(format!("{name} = {name}"))
            }));
            let found = keys.iter().map(|index| assigned(*index, row, " and ").0);
            let (sets, found) = (Sql::join(sets, ", "), Sql::join(found, " and "));
            let table = Sql::raw(writer.table(&made.table));
            tx.execute(sql!("update {table} set {sets} where {found}"))
                .await?;
        }
    }
    Ok(())
}

/// Empties the tables of a schema, and makes their columns count from their first number again. A table of which the
/// schema says nothing is not touched: if it refers to one of these, the database refuses.
///
/// # Errors
/// [`SeedError::Database`] for what the database says. Rows are deleted in one transaction.
pub async fn reset<D: Driver>(db: &Db<D>, catalog: &Catalog) -> Result<(), SeedError> {
    let tables: Vec<&Table> = catalog.tables.iter().collect();
    empty(db, &tables, async |_| Ok(())).await
}

/// Empties tables, and does the rest in the same transaction.
async fn empty<D: Driver>(
    db: &Db<D>,
    tables: &[&Table],
    rest: impl AsyncFnOnce(&Tx<'_, D>) -> Result<(), Error>,
) -> Result<(), SeedError> {
    let steps = reset_steps(Executor::<D>::syntax(db), tables)?;
    db.transaction(async |tx| {
        for step in steps.iter().filter(|step| step.within) {
            tx.execute(sql!("{Sql::raw(step.sql.clone())}")).await?;
        }
        rest(tx).await
    })
    .await?;
    // Where a column counts on by a definition, which would end the transaction: behind the rows that there are.
    for step in steps.iter().filter(|step| !step.within) {
        db.execute(sql!("{Sql::raw(step.sql.clone())}")).await?;
    }
    Ok(())
}

/// The statements of a reset, for tests.
///
/// # Errors
/// [`SeedError::Dialect`].
#[doc(hidden)]
pub fn reset_statements(
    syntax: &'static dyn Syntax,
    catalog: &Catalog,
) -> Result<Vec<String>, SeedError> {
    let tables: Vec<&Table> = catalog.tables.iter().collect();
    let steps = reset_steps(syntax, &tables)?;
    Ok(steps.into_iter().map(|step| step.sql).collect())
}

fn reset_steps(syntax: &'static dyn Syntax, all: &[&Table]) -> Result<Vec<Step>, SeedError> {
    let way = way_of(syntax.name()).ok_or_else(|| SeedError::Dialect(syntax.name().into()))?;
    if all.is_empty() {
        return Ok(Vec::new());
    }
    let mut tables = order(all);
    tables.reverse();
    let place = |table: &Table| {
        tables
            .iter()
            .position(|known| (&known.schema, &known.name) == (&table.schema, &table.name))
    };
    // References to a table that is emptied before, or to the same one.
    let mut freed = Vec::new();
    for table in &tables {
        let keys = table.foreign_keys.iter().filter(|key| {
            let parent = all.iter().find(|other| refers_to(key, other));
            parent.is_some_and(|parent| place(parent) <= place(table))
        });
        let columns = keys.flat_map(|key| &key.columns);
        let mut columns: Vec<&str> = columns
            .filter(|name| {
                let mut known = table.columns.iter();
                known.any(|column| column.name == **name && !column.not_null)
            })
            .map(String::as_str)
            .collect();
        columns.sort_unstable();
        columns.dedup();
        if !columns.is_empty() {
            freed.push((*table, columns));
        }
    }
    let writer = Writer::new(syntax);
    let emptied = Emptied {
        writer: &writer,
        tables: tables.clone(),
        freed,
    };
    Ok(way.reset(&emptied))
}
