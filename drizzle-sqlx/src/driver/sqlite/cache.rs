//! The compiled statements of a connection, by their text; the least recently used goes first.
use super::raw::{Failure, Handle, Statement};

/// Longer texts are compiled anew each time: they are bulk inserts, of many sizes and large.
const LONGEST: usize = 16 * 1024;

pub(super) struct Cache {
    /// The most recently used last.
    statements: Vec<(Box<str>, Statement)>,
    capacity: usize,
}

impl Cache {
    pub(super) fn new(capacity: usize) -> Self {
        Cache {
            statements: Vec::new(),
            capacity,
        }
    }

    /// Takes the statement out with its key, or compiles it.
    pub(super) fn take(
        &mut self,
        handle: &mut Handle,
        sql: &str,
        once: bool,
    ) -> Result<(Option<Box<str>>, Statement), Failure> {
        if let Some(at) = self.statements.iter().rposition(|(text, _)| **text == *sql) {
            let (key, statement) = self.statements.remove(at);
            return Ok((Some(key), statement));
        }
        Ok((None, handle.prepare(sql, self.keeps(sql, once))?))
    }

    /// Puts a statement back, ready for its next use.
    pub(super) fn put(
        &mut self,
        key: Option<Box<str>>,
        sql: &str,
        once: bool,
        mut statement: Statement,
    ) {
        statement.reset();
        if !self.keeps(sql, once) {
            return;
        }
        if self.statements.len() >= self.capacity {
            self.statements.remove(0);
        }
        self.statements
            .push((key.unwrap_or_else(|| sql.into()), statement));
    }

    fn keeps(&self, sql: &str, once: bool) -> bool {
        !once && self.capacity > 0 && sql.len() <= LONGEST
    }
}
