//! The statements of an insert: rows are split by the dialect's limits, and read back where it returns none.
use super::render;
use crate::ast::{self, Cell, Rows};
use crate::dialect::{ReturningForm, Syntax, UpsertForm};
use crate::error::Error;
use crate::render::{Affected, KEPT, Sql, Target};
use crate::schema::{ColumnDef, TableDef};
use crate::value::Value;

/// Splits the rows so that no statement has more parameters or rows than the dialect allows, and so that each row
/// gets the database's default where it has no value.
pub(crate) fn statements(target: Target<'_>, mut insert: ast::Insert) -> Result<Vec<Sql>, Error> {
    let syntax = target.syntax;
    super::conflict::resolve(syntax, &mut insert)?;
    let read_back = !insert.returning.is_empty() && syntax.returning() == ReturningForm::ReadBack;
    let returning = if read_back {
        std::mem::take(&mut insert.returning)
    } else {
        Vec::new()
    };
    let mut rows = match &mut insert.rows {
        Rows::Query(..) if read_back => {
            return Err(Error::Invalid(format!(
                "{} does not return the rows that a query inserted: insert values, or select the rows afterwards",
                syntax.name()
            )));
        }
        Rows::Query(..) => {
            let sql = render(target, |w| w.insert(&insert, &mut [], &[]))?;
            return Ok(counted(syntax, &insert, None, sql).collect());
        }
        Rows::Values(rows) => std::mem::take(rows),
    };
    if insert.bulk
        && let Some(columns) = copied(syntax, &insert, &rows)
    {
        return render(target, |w| w.copy(&insert, &mut rows, &columns)).map(|sql| vec![sql]);
    }
    // What each statement binds beside its rows.
    let beside = insert.conflict.as_ref().map_or(0, |conflict| {
        let filters = conflict.target_filter.iter().chain(&conflict.filter);
        let set = conflict.set.iter().map(|(_, value)| value);
        filters
            .chain(set)
            .map(|expr| params_in(syntax, expr))
            .sum::<usize>()
    }) + insert
        .returning
        .iter()
        .map(|item| params_in(syntax, &item.expr))
        .sum::<usize>();
    let chunks = Chunks {
        syntax,
        table: insert.table,
        max_params: syntax.max_params().saturating_sub(beside),
        max_rows: match (&insert.conflict, syntax.upsert()) {
            // What one row changes, the next one has to see.
            (Some(_), UpsertForm::Merge) => 1,
            _ => syntax.max_rows(),
        },
        // A value for the column that counts itself up is given in all rows or in none.
        auto_alike: syntax.explicit_auto().is_some() || read_back,
    };
    let mut out = Vec::new();
    let mut start = 0;
    while start < rows.len() {
        let (columns, end) = chunks.next(&rows, start);
        let chunk = &mut rows[start..end];
        let back = if read_back {
            let back = ReadBack {
                target,
                insert: &insert,
                returning: &returning,
            };
            back.selects(chunk)?
        } else {
            Vec::new()
        };
        let count = chunk.len();
        let sql = render(target, |w| w.insert(&insert, chunk, &columns))?;
        out.extend(counted(syntax, &insert, Some(count), sql));
        out.extend(back);
        start = end;
    }
    Ok(out)
}

/// The columns of rows that can be sent as a stream.
fn copied(
    syntax: &'static dyn Syntax,
    insert: &ast::Insert,
    rows: &[Vec<Cell>],
) -> Option<Vec<usize>> {
    if insert.conflict.is_some() || !insert.returning.is_empty() {
        return None;
    }
    let shape: Vec<bool> = rows.first()?.iter().map(given).collect();
    let columns: Vec<usize> = (0..shape.len()).filter(|column| shape[*column]).collect();
    let fits = |column: &usize| {
        let def = &insert.table.columns[*column];
        let value = |row: &Vec<Cell>| match &row[*column] {
            Cell::Expr(ast::Expr::Value(value)) => {
                !matches!(value, Value::Param(..) | Value::CountParam(_))
                    && (value.is_null() || value.kind() == def.kind)
            }
            _ => false,
        };
        syntax.copies(def) && rows.iter().all(value)
    };
    let same = |row: &Vec<Cell>| row.iter().map(given).eq(shape.iter().copied());
    let copied = !columns.is_empty() && rows.iter().all(same) && columns.iter().all(fits);
    copied.then_some(columns)
}

/// The rows and the columns given of an insert that is part of another statement.
pub(crate) fn one_statement(
    syntax: &'static dyn Syntax,
    insert: &mut ast::Insert,
) -> Result<(Vec<Vec<Cell>>, Vec<usize>), String> {
    super::conflict::resolve(syntax, insert).map_err(|error| error.to_string())?;
    let Rows::Values(rows) = &mut insert.rows else {
        return Ok((Vec::new(), Vec::new()));
    };
    let rows = std::mem::take(rows);
    let table = insert.table.name;
    if rows.is_empty() {
        return Err(format!(
            "the insert into `{table}` has no rows, and is part of another statement"
        ));
    }
    let chunks = Chunks {
        syntax,
        table: insert.table,
        max_params: syntax.max_params(),
        max_rows: syntax.max_rows(),
        auto_alike: false,
    };
    match chunks.next(&rows, 0) {
        (columns, end) if end == rows.len() => Ok((rows, columns)),
        _ => Err(format!(
            "the insert into `{table}` takes several statements, and is part of another one: insert before, or fewer rows"
        )),
    }
}

/// The statement, with what is needed to know how many rows it affected: where an upsert is told by unique keys, rows
/// that were updated count twice, and those that were left as they are once.
fn counted(
    syntax: &'static dyn Syntax,
    insert: &ast::Insert,
    rows: Option<usize>,
    mut sql: Sql,
) -> impl Iterator<Item = Sql> {
    let mut before = None;
    let mut after = None;
    if let (Some(conflict), UpsertForm::OnDuplicateKey { .. }) = (&insert.conflict, syntax.upsert())
    {
        if conflict.set.is_empty() {
            before = Some(Sql::new(format!("set {KEPT} = 0")));
            after = Some(Sql {
                count: Affected::Less,
                ..Sql::new(format!("select {KEPT}"))
            });
        } else if let Some(rows) = rows {
            sql.count = Affected::Exactly(rows as u64);
        }
    }
    before.into_iter().chain([sql]).chain(after)
}

/// How rows are split.
struct Chunks {
    syntax: &'static dyn Syntax,
    table: &'static TableDef,
    max_params: usize,
    max_rows: usize,
    auto_alike: bool,
}

fn given(cell: &Cell) -> bool {
    matches!(cell, Cell::Expr(_))
}

impl Chunks {
    /// The rows from `start` that fit one statement: its columns, and the end of the rows.
    fn next(&self, rows: &[Vec<Cell>], start: usize) -> (Vec<usize>, usize) {
        // Whether each column has a value, in the first row or in any.
        let mut shape: Vec<bool> = rows[start].iter().map(given).collect();
        let nothing_given = !shape.contains(&true);
        let stand_in = self.default_column();
        let mut params = 0;
        let mut end = start;
        for row in &rows[start..] {
            let in_row: usize = row.iter().map(|cell| self.params_of(cell)).sum();
            if end > start && (params + in_row > self.max_params || end - start == self.max_rows) {
                break;
            }
            if end > start && !self.alike(&rows[start], row) {
                break;
            }
            if self.syntax.default_keyword() {
                // A row of defaults alone is a statement of its own where no column can say so.
                if end > start && nothing_given && stand_in.is_none() {
                    break;
                }
                for (any, cell) in shape.iter_mut().zip(row) {
                    *any |= given(cell);
                }
            } else if end > start
                // A row of defaults alone is a statement of its own; so is the next row of another shape.
                && (nothing_given || !row.iter().map(given).eq(shape.iter().copied()))
            {
                break;
            }
            params += in_row;
            end += 1;
        }
        let mut columns: Vec<usize> = (0..self.table.columns.len())
            .filter(|column| shape[*column])
            .collect();
        if columns.is_empty() && end - start > 1 {
            columns.extend(stand_in);
        }
        (columns, end)
    }

    /// A column that can say `default` for a row that gives no value.
    fn default_column(&self) -> Option<usize> {
        let explicit = self.syntax.explicit_auto().is_some();
        self.table
            .columns
            .iter()
            .position(|column| column.generated.is_none() && !(explicit && column.auto.is_some()))
    }

    /// Whether two rows can be in one statement, as far as the column that counts itself up is concerned.
    fn alike(&self, one: &[Cell], other: &[Cell]) -> bool {
        let auto = |column: &ColumnDef| column.auto.is_some();
        let same = |i: usize| one.get(i).map(given) == other.get(i).map(given);
        !self.auto_alike || self.table.columns.iter().position(auto).is_none_or(same)
    }

    fn params_of(&self, cell: &Cell) -> usize {
        match cell {
            Cell::Default => 0,
            Cell::Expr(expr) => params_in(self.syntax, expr),
        }
    }
}

fn params_in(syntax: &'static dyn Syntax, expr: &ast::Expr) -> usize {
    match expr {
        ast::Expr::Value(_) => 1,
        expr => {
            let mut writer = crate::render::Writer::new(syntax);
            writer.statement(expr);
            writer.finish().map_or(0, |sql| sql.values.len())
        }
    }
}

/// Reads inserted rows back by their primary key, right after their insert and within its transaction.
struct ReadBack<'i> {
    target: Target<'i>,
    insert: &'i ast::Insert,
    returning: &'i [ast::Item],
}

impl ReadBack<'_> {
    fn selects(&self, rows: &[Vec<Cell>]) -> Result<Vec<Sql>, Error> {
        let table = self.insert.table;
        if self.insert.conflict.is_some() {
            return Err(self.refused("which rows an insert with `on_conflict` has inserted"));
        }
        if table.primary_key.is_empty() {
            return Err(self.refused("the rows of a table without primary key"));
        }
        if let [key] = table.primary_key
            && table.columns[*key].auto.is_some()
            && rows.iter().all(|row| !row.get(*key).is_some_and(given))
        {
            return self
                .by_range(&table.columns[*key], rows.len())
                .map(|sql| vec![sql]);
        }
        rows.iter().map(|row| self.by_key(row)).collect()
    }

    fn refused(&self, what: &str) -> Error {
        Error::Invalid(format!(
            "{} does not tell {what} (table `{}`): leave out `.returning(..)`, and select the rows afterwards",
            self.target.name(),
            self.insert.table.name
        ))
    }

    fn select(&self, filter: ast::Expr, order_by: Vec<ast::Order>) -> Result<Sql, Error> {
        let select = ast::Select {
            items: self.returning.to_vec(),
            from: Some(ast::Source::Table(self.insert.table, self.insert.name)),
            filter: Some(filter),
            // What was inserted is there, whatever statements mean by default.
            unfiltered: true,
            ..ast::Select::default()
        };
        let query = ast::Query {
            body: ast::Body::Select(Box::new(select)),
            with: Vec::new(),
            order_by,
            limit: None,
            offset: None,
        };
        render(self.target, |w| w.query(&query))
    }

    /// The rows of one statement have numbers one after the other, from `last_insert_id()` on,
    /// <https://dev.mysql.com/doc/refman/8.4/en/innodb-auto-increment-handling.html>: how many rows there are is
    /// known when it begins.
    fn by_range(&self, key: &'static ColumnDef, rows: usize) -> Result<Sql, Error> {
        let column = ast::Expr::Column(self.insert.name, key);
        let text = |text: String| ast::Expr::Raw(vec![ast::Piece::Text(text.into())]);
        let last = format!(
            "last_insert_id() + {} * @@auto_increment_increment",
            rows.saturating_sub(1)
        );
        let bounds = (column.clone(), text("last_insert_id()".into()), text(last));
        let filter = ast::Expr::Between {
            operands: Box::new(bounds),
            negated: false,
        };
        let order = ast::Order {
            expr: column,
            descending: false,
            nulls_first: None,
        };
        self.select(filter, vec![order])
    }

    fn by_key(&self, row: &[Cell]) -> Result<Sql, Error> {
        let table = self.insert.table;
        let mut same = Vec::new();
        for key in table.primary_key {
            let Some(Cell::Expr(value @ ast::Expr::Value(bound))) = row.get(*key) else {
                return Err(self.refused("the rows whose primary key the database makes up"));
            };
            if let Value::Null(_) | Value::Param(..) = bound {
                return Err(self.refused("the rows whose primary key is no value"));
            }
            same.push(ast::Expr::binary(
                ast::BinaryOp::Eq,
                ast::Expr::Column(self.insert.name, &table.columns[*key]),
                value.clone(),
            ));
        }
        self.select(ast::Expr::And(same), Vec::new())
    }
}
