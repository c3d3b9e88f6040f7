//! A nested query in one statement for each level: what is below a level is asked for with the keys of its rows.
//!
//! The rows above stand in the statement as a list of numbers and keys, so keys are compared by the database alone,
//! and a row tells the number of the one it belongs to. Statements of one depth go together.
use super::Many;
use super::plan::{Depth, Plan};
use super::store::{Branches, Head, Store, integer};
use crate::decode::{DecodeError, Reader};
use crate::dialect::Dialect;
use crate::error::Error;
use crate::exec::{self, On, Sink, Work};
use crate::query::render_query;
use crate::schema::ColumnDef;
use crate::value::Value;
use std::any::Any;

/// The rows of a level, as those below need them: their numbers and keys.
pub(super) type Keyed = Vec<(i64, Vec<Value>)>;

/// The columns before those of a level.
pub(super) const HEAD: usize = 2;

/// Takes the rows of one depth.
struct Batch<R, K: Branches, O> {
    /// The rows of the statements before, and of the one that runs.
    before: Store<R, K, O, Many>,
    store: Store<R, K, O, Many>,
    levels: Vec<Numbered>,
}

/// What is noted of a level while its rows arrive.
struct Numbered {
    level: usize,
    /// Where its keys stand, and what they are.
    at: usize,
    keys: Vec<&'static ColumnDef>,
    rows: i64,
    keyed: Keyed,
    /// How many there were before the statement that runs.
    before: (i64, usize),
}

impl<R: Send + 'static, K: Branches, O: Send + 'static> Sink for Batch<R, K, O> {
    fn row(&mut self, row: &mut dyn Reader) -> Result<bool, DecodeError> {
        let (level, parent) = (integer(row)?, integer(row)?);
        let mut levels = self.levels.iter_mut();
        let Some(noted) = levels.find(|noted| noted.level as i64 == level) else {
            return Err(super::store::unknown_level());
        };
        let number = noted.rows;
        noted.rows += 1;
        self.store.row_of(level, Head::new(parent, number), row)?;
        if !noted.keys.is_empty() {
            row.seek(noted.at);
            let key = |column: &&'static ColumnDef| {
                row.next()
                    .and_then(|value| (column.value)(value))
                    .map_err(|e| DecodeError {
                        column: column.name.into(),
                        expected: e.expected,
                        found: e.found,
                    })
            };
            let keys = noted.keys.iter().map(key).collect::<Result<_, _>>()?;
            noted.keyed.push((number, keys));
        }
        Ok(true)
    }
    fn begin(&mut self) {
        let empty = self.store.empty();
        self.before
            .absorb(std::mem::replace(&mut self.store, empty));
        for noted in &mut self.levels {
            noted.before = (noted.rows, noted.keyed.len());
        }
    }
    fn restart(&mut self) {
        self.store.clear();
        for noted in &mut self.levels {
            noted.rows = noted.before.0;
            noted.keyed.truncate(noted.before.1);
        }
    }
}

/// Runs the statements, depth after depth; gives the rows, and the text of the first statement.
pub(super) async fn run<D: Dialect, R, K, O>(
    on: On<'_, D>,
    plan: Plan,
    mut store: Store<R, K, O, Many>,
) -> Result<(Vec<O>, String), Error>
where
    R: Send + 'static,
    K: Branches,
    O: Send + 'static,
{
    let syntax = on.syntax();
    let mut known: Vec<Keyed> = Vec::new();
    known.resize_with(plan.levels(), Vec::new);
    store.place(&mut plan.batch_places());
    let mut text = None;
    for Depth { levels } in plan.depths() {
        let mut statements = Vec::new();
        for level in &levels {
            for query in plan.batch(*level, &known, syntax)? {
                let mut sql = render_query(on.target(), &query)?;
                // With other keys it has another text.
                sql.once = text.is_some();
                statements.push(sql);
            }
        }
        let Some(first) = statements.first() else {
            continue;
        };
        text.get_or_insert_with(|| first.text.clone());
        let numbered = levels.iter().map(|level| Numbered {
            level: *level,
            at: HEAD + plan.width(*level),
            keys: plan.keys(*level).to_vec(),
            rows: 0,
            keyed: Vec::new(),
            before: (0, 0),
        });
        let batch = Batch {
            before: store.empty(),
            store: store.empty(),
            levels: numbered.collect(),
        };
        let work = Work {
            statements,
            sink: Some(Box::new(batch)),
        };
        let done = exec::run(on, Ok(work), Ok).await?;
        let sink = done.sink.map(|sink| sink as Box<dyn Any>);
        let batch = sink.and_then(|sink| sink.downcast::<Batch<R, K, O>>().ok());
        let batch = batch.ok_or_else(|| Error::Invalid("the driver lost the rows".into()))?;
        store.absorb(batch.before);
        store.absorb(batch.store);
        for noted in batch.levels {
            known[noted.level] = noted.keyed;
        }
    }
    let text = text.unwrap_or_default();
    match store.finish() {
        Ok(rows) => Ok((rows.into_iter().map(|(_, row)| row).collect(), text)),
        Err(error) => Err(Error::Decode { error, sql: text }),
    }
}
