//! The statements of one migration, run so that what was done is known whatever happens.
use super::journal::{Entry, Journal, State};
use super::session::Session;
use super::split::{Statement, statements};
use super::{Lock, MigrateError, Migrates, Migration, Place, hash};
use std::collections::BTreeMap;
use std::time::{Instant, SystemTime, UNIX_EPOCH};

/// On a line of its own, it keeps a migration out of transactions.
const NO_TRANSACTION: &str = "-- drizzle: no-transaction";

/// What is done about a statement of which nobody knows how it ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Resume {
    /// It has not taken effect: it is run again.
    Retry,
    /// It has taken effect: the one after it is next.
    Skip,
}

/// A migration's text, ready to run in one direction.
pub(super) struct Script<'m> {
    name: &'m str,
    hash: String,
    undoing: bool,
    statements: Vec<Statement<'m>>,
    /// Groups of statements that take effect together: where each ends, and whether it is one in no transaction.
    groups: Vec<(usize, bool)>,
    /// Whether foreign keys are off while it runs.
    unchecked: bool,
}

impl<'m> Script<'m> {
    pub(super) fn of<D: Migrates>(
        migration: &'m Migration,
        undoing: bool,
    ) -> Result<Self, MigrateError> {
        let name = &migration.name;
        let text = match undoing {
            false => &migration.sql,
            true => migration
                .down
                .as_ref()
                .ok_or_else(|| MigrateError::NoDown(name.to_string()))?,
        };
        let found = statements(text, D::LEXIS).map_err(|(line, reason)| MigrateError::Text {
            migration: name.to_string(),
            line,
            reason,
        })?;
        let all = found.len();
        let switches = |sql: &str| {
            let words = words(sql);
            D::FOREIGN_KEYS.is_some_and(|keys| {
                let first = words.iter().map(String::as_str).take(keys.words.len());
                first.eq(keys.words.iter().copied())
            })
        };
        let kept: Vec<_> = found
            .into_iter()
            .filter(|statement| !switches(statement.sql))
            .collect();
        let apart = !D::TRANSACTIONAL
            || text
                .lines()
                .any(|line| line.trim().eq_ignore_ascii_case(NO_TRANSACTION));
        let mut groups: Vec<(usize, bool)> = Vec::new();
        for (at, statement) in kept.iter().enumerate() {
            let alone = apart || D::is_alone(&words(statement.sql));
            match groups.last_mut() {
                Some((end, false)) if !alone => *end = at + 1,
                _ => groups.push((at + 1, alone)),
            }
        }
        if groups.is_empty() {
            groups.push((0, false));
        }
        Ok(Script {
            name,
            hash: hash(&migration.sql),
            undoing,
            unchecked: kept.len() < all,
            statements: kept,
            groups,
        })
    }

    /// The hash of its first statements.
    fn hash_of(&self, done: usize) -> String {
        let done = self.statements.iter().take(done);
        let text: Vec<_> = done.map(|statement| statement.sql).collect();
        hash(&text.join(";\n"))
    }

    fn place(&self, at: usize, kept: usize) -> Box<Place> {
        let statement = self.statements.get(at);
        Box::new(Place {
            migration: self.name.to_owned(),
            statement: at + 1,
            of: self.statements.len(),
            line: statement.map_or(1, |statement| statement.line),
            sql: statement.map_or_else(String::new, |statement| statement.sql.to_owned()),
            kept,
        })
    }

    /// Where to begin, given what the record says.
    fn begin_at(
        &self,
        entry: Option<&Entry>,
        resume: Option<Resume>,
    ) -> Result<usize, MigrateError> {
        let begun =
            entry.filter(|entry| entry.undoing == self.undoing && entry.state != State::Applied);
        let Some(entry) = begun else { return Ok(0) };
        if entry.done_hash != self.hash_of(entry.done) {
            return Err(MigrateError::Changed(vec![self.name.to_owned()]));
        }
        match (entry.state, resume) {
            (State::Running, None) => Err(MigrateError::Interrupted(
                self.place(entry.done, entry.done),
            )),
            (State::Running, Some(Resume::Skip)) => Ok(entry.done + 1),
            _ => Ok(entry.done),
        }
    }

    pub(super) fn name(&self) -> &'m str {
        self.name
    }

    /// Records it as applied.
    pub(super) async fn skip<D: Migrates>(
        &self,
        session: &mut Session<D>,
        journal: &Journal,
    ) -> Result<(), MigrateError> {
        let entries = journal.entries(session).await?;
        let mut record = self.record(journal, &entries);
        record
            .put(session, State::Applied, self.statements.len())
            .await
    }

    /// What the record says about it.
    fn entry<'e>(&self, entries: &'e [Entry]) -> Option<&'e Entry> {
        entries.iter().find(|entry| entry.name == self.name)
    }

    fn record<'r>(&'r self, journal: &'r Journal, entries: &[Entry]) -> Record<'r> {
        let entry = self.entry(entries);
        // What comes later has a later time, whatever the clock says.
        let last = entries.iter().map(|entry| entry.at.saturating_add(1)).max();
        let next = || now().max(last.unwrap_or(0));
        Record {
            script: self,
            journal,
            known: entry.map(Known::of),
            at: entry.map_or_else(next, |entry| entry.at),
            clock: Instant::now(),
        }
    }

    /// Whether somebody else has done it.
    fn is_done(&self, entry: Option<&Entry>) -> bool {
        match entry {
            None => self.undoing,
            Some(entry) => !self.undoing && entry.state == State::Applied,
        }
    }

    /// Runs what is left of it; `false` if another migrator was faster.
    pub(super) async fn run<D: Migrates>(
        &self,
        session: &mut Session<D>,
        journal: &Journal,
        resume: Option<Resume>,
    ) -> Result<bool, MigrateError> {
        let entries = journal.entries(session).await?;
        if self.is_done(self.entry(&entries)) {
            return Ok(false);
        }
        let keys = D::FOREIGN_KEYS.filter(|_| self.unchecked);
        let Some(keys) = keys else {
            return self.groups(session, journal, &entries, resume).await;
        };
        session.restore = Some(keys.on);
        session.execute(keys.off).await?;
        let done = self.groups(session, journal, &entries, resume).await;
        session.execute(keys.on).await?;
        session.restore = None;
        done
    }

    async fn groups<D: Migrates>(
        &self,
        session: &mut Session<D>,
        journal: &Journal,
        entries: &[Entry],
        resume: Option<Resume>,
    ) -> Result<bool, MigrateError> {
        let mut done = self.begin_at(self.entry(entries), resume)?;
        let mut record = self.record(journal, entries);
        let first = self.groups.iter().position(|(end, _)| *end > done);
        let first = first.unwrap_or(self.groups.len() - 1);
        for &(end, alone) in &self.groups[first..] {
            if alone && done < end {
                record.put(session, State::Running, done).await?;
                if let Err(error) = session.execute(self.statements[done].sql).await {
                    return Err(self.failed(session, &mut record, done, error).await);
                }
                done = end;
                record.end(session, done).await?;
            } else {
                let kept = done;
                session.begin(&D::begin()).await?;
                // Where the transaction itself is the lock, it may have been waited for.
                let other = match D::lock() {
                    Lock::Writer => self.overtaken(session, &record).await?,
                    _ => false,
                };
                if other {
                    session.rollback().await?;
                    return Ok(false);
                }
                let ran = self.together(session, &mut record, &mut done, end).await;
                if let Err(error) = ran {
                    session.rollback().await?;
                    return Err(match error {
                        Failure::Statement(at, source) => MigrateError::Statement {
                            place: self.place(at, kept),
                            source: Box::new(source),
                        },
                        Failure::Other(error) => error,
                    });
                }
                session.commit().await?;
            }
        }
        Ok(true)
    }

    /// Whether another migrator has gone on with it since its record was read.
    async fn overtaken<D: Migrates>(
        &self,
        session: &mut Session<D>,
        record: &Record<'_>,
    ) -> Result<bool, MigrateError> {
        let entries = record.journal.entries(session).await?;
        Ok(self.entry(&entries).map(Known::of) != record.known)
    }

    /// Statements of one transaction.
    async fn together<D: Migrates>(
        &self,
        session: &mut Session<D>,
        record: &mut Record<'_>,
        done: &mut usize,
        end: usize,
    ) -> Result<(), Failure> {
        while *done < end {
            let sql = self.statements[*done].sql;
            session
                .execute(sql)
                .await
                .map_err(|error| Failure::Statement(*done, error))?;
            *done += 1;
        }
        if let Some(keys) = D::FOREIGN_KEYS.filter(|_| self.unchecked) {
            let broken: Vec<(String, Option<i64>)> = session
                .rows(keys.check.to_owned(), Vec::new())
                .await
                .map_err(MigrateError::from)?;
            if !broken.is_empty() {
                let mut rows = BTreeMap::new();
                for (table, _) in broken {
                    *rows.entry(table).or_insert(0) += 1;
                }
                return Err(Failure::Other(MigrateError::ForeignKeys {
                    migration: self.name.to_owned(),
                    rows: rows.into_iter().collect(),
                }));
            }
        }
        // Within the transaction: the record says what is there, whatever happens.
        Ok(record.end(session, end).await?)
    }

    /// What is known after a statement outside of transactions failed.
    async fn failed<D: Migrates>(
        &self,
        session: &mut Session<D>,
        record: &mut Record<'_>,
        at: usize,
        source: drizzle_core::error::Error,
    ) -> MigrateError {
        // Where the database has answered, it has not taken effect. Of a connection that broke, nobody knows.
        let answered = !matches!(source, drizzle_core::error::Error::Connection(..));
        if answered && record.put(session, State::Between, at).await.is_ok() {
            return MigrateError::Statement {
                place: self.place(at, at),
                source: Box::new(source),
            };
        }
        MigrateError::Interrupted(self.place(at, at))
    }
}

enum Failure {
    Statement(usize, drizzle_core::error::Error),
    Other(MigrateError),
}
impl From<MigrateError> for Failure {
    fn from(error: MigrateError) -> Self {
        Failure::Other(error)
    }
}

/// How far a migration is, as far as others can see.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Known {
    state: State,
    done: usize,
    undoing: bool,
}

impl Known {
    fn of(entry: &Entry) -> Self {
        Known {
            state: entry.state,
            done: entry.done,
            undoing: entry.undoing,
        }
    }
}

/// What is written down about a script as it runs.
struct Record<'s> {
    script: &'s Script<'s>,
    journal: &'s Journal,
    /// What is written already.
    known: Option<Known>,
    at: i64,
    clock: Instant,
}

impl Record<'_> {
    async fn put<D: Migrates>(
        &mut self,
        session: &mut Session<D>,
        state: State,
        done: usize,
    ) -> Result<(), MigrateError> {
        let done_hash = match state {
            State::Applied => String::new(),
            _ => self.script.hash_of(done),
        };
        let entry = Entry {
            name: self.script.name.to_owned(),
            hash: self.script.hash.clone(),
            state,
            done,
            done_hash,
            undoing: self.script.undoing,
            at: self.at,
            took: i64::try_from(self.clock.elapsed().as_millis()).unwrap_or(i64::MAX),
        };
        let known = self.known.is_some();
        self.journal.put(session, &entry, known).await?;
        self.known = Some(Known::of(&entry));
        Ok(())
    }

    /// So many statements are done, maybe all.
    async fn end<D: Migrates>(
        &mut self,
        session: &mut Session<D>,
        done: usize,
    ) -> Result<(), MigrateError> {
        let all = done == self.script.statements.len();
        match (all, self.script.undoing) {
            (true, false) => self.put(session, State::Applied, done).await,
            (true, true) => Ok(self.journal.remove(session, self.script.name).await?),
            (false, _) => self.put(session, State::Between, done).await,
        }
    }
}

pub(super) fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.map_or(0, |since| {
        i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
    })
}

/// The first words of a statement, in lower case, without comments and what is quoted.
fn words(sql: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut rest = sql;
    while words.len() < 40 {
        rest = rest.trim_start();
        if let Some(comment) = rest.strip_prefix("--") {
            rest = comment.split_once('\n').map_or("", |(_, rest)| rest);
        } else if let Some(comment) = rest.strip_prefix("/*") {
            rest = comment.split_once("*/").map_or("", |(_, rest)| rest);
        } else if let Some(quote) = rest
            .chars()
            .next()
            .filter(|c| matches!(c, '\'' | '"' | '`'))
        {
            rest = rest[1..].split_once(quote).map_or("", |(_, rest)| rest);
        } else {
            let word = |c: char| c.is_alphanumeric() || c == '_';
            let length = rest.find(|c| !word(c)).unwrap_or(rest.len());
            if length > 0 {
                words.push(rest[..length].to_lowercase());
                rest = &rest[length..];
            } else {
                let mut chars = rest.chars();
                if chars.next().is_none() {
                    break;
                }
                rest = chars.as_str();
            }
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn words_of_a_statement() {
        let sql = "/* a */ CREATE unique INDEX -- b\n concurrently \"concurrently c\" on t (d)";
        let expected = ["create", "unique", "index", "concurrently", "on", "t", "d"];
        assert_eq!(words(sql), expected);
    }
}
