//! The record of what was applied: a table of the database.
use super::Migrates;
use super::session::Session;
use drizzle_core::catalog::{Column, PrimaryKey, Table};
use drizzle_core::ddl::Writer;
use drizzle_core::dialect::Syntax;
use drizzle_core::error::Error;
use drizzle_core::schema::SqlTypeDef;
use drizzle_core::value::{Kind, Value};

/// Where the record is.
#[derive(Debug, Clone)]
pub(super) struct Journal {
    pub(super) schema: Option<String>,
    pub(super) table: String,
}

/// How far a migration has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    /// All of it was applied.
    Applied,
    /// Its next statement was not begun.
    Between,
    /// Its next statement was begun, and nobody has seen it end.
    Running,
}

impl State {
    fn name(self) -> &'static str {
        match self {
            State::Applied => "applied",
            State::Between => "between",
            State::Running => "running",
        }
    }
}

/// A migration in the record.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub(super) name: String,
    /// The hash of its file.
    pub(super) hash: String,
    pub(super) state: State,
    /// How many of its statements have taken effect; while it is undone, of those that undo it.
    pub(super) done: usize,
    /// The hash of those statements, if they are not all.
    pub(super) done_hash: String,
    /// Whether it is being undone.
    pub(super) undoing: bool,
    /// When, in milliseconds since 1970.
    pub(super) at: i64,
    /// How long it took, in milliseconds.
    pub(super) took: i64,
}

const COLUMNS: [&str; 8] = [
    "name",
    "hash",
    "state",
    "done",
    "done_hash",
    "undoing",
    "applied_at",
    "took_ms",
];
type Row = (String, String, String, i64, String, i64, i64, i64);

impl Journal {
    /// Its table, in the dialect's words.
    fn definition(&self, writer: &Writer) -> Table {
        let syntax = writer.syntax();
        let column = |(at, &name): (usize, &&str)| Column {
            name: name.to_owned(),
            ty: match at {
                0 => syntax.type_name(SqlTypeDef::Varchar(255)),
                1 | 2 | 4 => syntax.type_name(SqlTypeDef::Varchar(64)),
                _ => syntax.kind_name(Kind::I64),
            },
            not_null: true,
            ..Column::default()
        };
        Table {
            schema: self.schema.clone(),
            name: self.table.clone(),
            columns: COLUMNS.iter().enumerate().map(column).collect(),
            primary_key: Some(PrimaryKey {
                columns: vec![COLUMNS[0].to_owned()],
                ..PrimaryKey::default()
            }),
            ..Table::default()
        }
    }

    /// Creates the table if it is missing.
    pub(super) async fn create<D: Migrates>(&self, session: &mut Session<D>) -> Result<(), Error> {
        let writer = Writer::new(session.syntax);
        if let Some(schema) = &self.schema
            && let Some(create) = session.syntax.create_schema(&writer.name(schema))
        {
            session.execute_if_missing(&create).await?;
        }
        for sql in writer.create_table(&self.definition(&writer), true) {
            session.execute_if_missing(&sql).await?;
        }
        Ok(())
    }

    fn table<D: Migrates>(&self, session: &Session<D>) -> String {
        Writer::new(session.syntax).qualified(self.schema.as_deref(), &self.table)
    }

    /// Everything in the record, in the order it was applied.
    pub(super) async fn entries<D: Migrates>(
        &self,
        session: &mut Session<D>,
    ) -> Result<Vec<Entry>, Error> {
        let (table, writer) = (self.table(session), Writer::new(session.syntax));
        let names: Vec<_> = COLUMNS.iter().map(|name| writer.name(name)).collect();
        let (at, name) = (&names[6], &names[0]);
        let sql = format!(
            "select {} from {table} order by {at}, {name}",
            names.join(", ")
        );
        let rows: Vec<Row> = session.rows(sql, Vec::new()).await?;
        rows.into_iter().map(entry).collect()
    }

    /// Writes how far a migration has come.
    pub(super) async fn put<D: Migrates>(
        &self,
        session: &mut Session<D>,
        entry: &Entry,
        known: bool,
    ) -> Result<(), Error> {
        let table = self.table(session);
        let (sql, values) = write(session.syntax, &table, entry, known);
        session.write(sql, values).await
    }

    /// Forgets a migration.
    pub(super) async fn remove<D: Migrates>(
        &self,
        session: &mut Session<D>,
        name: &str,
    ) -> Result<(), Error> {
        let (table, writer) = (self.table(session), Writer::new(session.syntax));
        let sql = format!(
            "delete from {table} where {} = {}",
            writer.name(COLUMNS[0]),
            session.parameter(1)
        );
        session
            .write(sql, vec![Value::Text(name.to_owned().into())])
            .await
    }
}

/// The statement that writes an entry, and its values.
fn write(
    syntax: &'static dyn Syntax,
    table: &str,
    entry: &Entry,
    known: bool,
) -> (String, Vec<Value>) {
    let writer = Writer::new(syntax);
    let mut values = values(entry);
    let mut columns: Vec<_> = COLUMNS.iter().map(|name| writer.name(name)).collect();
    // The name comes last in an update.
    if known {
        values.rotate_left(1);
        columns.rotate_left(1);
    }
    let parameter = |n: usize| {
        let mut text = String::new();
        syntax.placeholder(&mut text, n);
        text
    };
    let parameters: Vec<_> = (1..=values.len()).map(parameter).collect();
    if !known {
        let (columns, parameters) = (columns.join(", "), parameters.join(", "));
        let sql = format!("insert into {table} ({columns}) values ({parameters})");
        return (sql, values);
    }
    let pairs = columns.iter().zip(&parameters);
    let mut pairs: Vec<_> = pairs
        .map(|(name, value)| format!("{name} = {value}"))
        .collect();
    let same = pairs.pop().unwrap_or_default();
    let sql = format!("update {table} set {} where {same}", pairs.join(", "));
    (sql, values)
}

fn values(entry: &Entry) -> Vec<Value> {
    let text = |text: &str| Value::Text(text.to_owned().into());
    vec![
        text(&entry.name),
        text(&entry.hash),
        text(entry.state.name()),
        Value::I64(entry.done as i64),
        text(&entry.done_hash),
        Value::I64(i64::from(entry.undoing)),
        Value::I64(entry.at),
        Value::I64(entry.took),
    ]
}

fn entry(row: Row) -> Result<Entry, Error> {
    let (name, hash, state, done, done_hash, undoing, at, took) = row;
    let states = [State::Applied, State::Between, State::Running];
    let known = states.into_iter().find(|known| known.name() == state);
    let state = known.ok_or_else(|| {
        Error::Invalid(format!(
            "the record of migrations says nothing that is known about `{name}`: was it written by a later version?"
        ))
    })?;
    Ok(Entry {
        name,
        hash,
        state,
        done: usize::try_from(done).unwrap_or(0),
        done_hash,
        undoing: undoing != 0,
        at,
        took,
    })
}
