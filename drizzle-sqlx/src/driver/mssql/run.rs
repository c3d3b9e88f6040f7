//! Statements, run to their end.
use super::conn::Client;
use super::pool::Connection;
use super::{decode, encode};
use crate::driver::rows::Received;
use drizzle_core::error::Error;
use drizzle_core::exec::{Done, Sink, Tally, Work};
use drizzle_core::render::Sql;
use futures_util::TryStreamExt as _;
use tiberius::error::Error as Failure;
use tiberius::{QueryStream, ToSql};

/// A statement as it is sent. Without parameters it is a batch of its own; with parameters, a call of
/// `sp_executesql`, at whose end temporary tables and settings are gone.
pub(super) struct Statement<'s> {
    text: &'s str,
    parameters: Vec<encode::Parameter<'s>>,
}

impl<'s> Statement<'s> {
    pub(super) fn new(sql: &'s Sql) -> Result<Self, Error> {
        let parameters = encode::parameters(&sql.values).map_err(|reason| Error::Encode {
            reason,
            sql: sql.text.clone(),
        })?;
        Ok(Statement {
            text: &sql.text,
            parameters,
        })
    }

    pub(super) async fn rows<'c>(
        &self,
        client: &'c mut Client,
    ) -> Result<QueryStream<'c>, Failure> {
        if self.parameters.is_empty() {
            return client.simple_query(self.text).await;
        }
        let parameters: Vec<_> = self.parameters.iter().map(|p| p as &dyn ToSql).collect();
        client.query(self.text, &parameters).await
    }

    async fn count(&self, client: &mut Client) -> Result<u64, Failure> {
        let parameters: Vec<_> = self.parameters.iter().map(|p| p as &dyn ToSql).collect();
        let counts = client.execute(self.text, &parameters).await?;
        Ok(counts.total())
    }

    /// Whether it changes rows that can be counted. tiberius tells counts of calls only, and not every
    /// batch is the same as a call: settings and temporary tables would not outlive it.
    fn is_counted(&self) -> bool {
        !self.parameters.is_empty()
            || self.sets_identity()
            || matches!(
                Words::of(self.text)
                    .next()
                    .map(str::to_ascii_lowercase)
                    .as_deref(),
                Some("insert" | "update" | "delete" | "merge" | "with")
            )
    }

    /// Whether it is an insert of given identities, between the setting that allows them and the one that
    /// ends this. As a call, it also leaves no setting behind if the insert fails.
    fn sets_identity(&self) -> bool {
        let mut words = Words::of(self.text);
        let is = |word: Option<&str>, expected: &str| {
            word.is_some_and(|word| word.eq_ignore_ascii_case(expected))
        };
        is(words.next(), "set")
            && is(words.next(), "identity_insert")
            && is(words.last(), "off")
            && Words::of(self.text).any(|word| is(Some(word), "insert") || is(Some(word), "merge"))
    }

    /// Whether it may leave traces in the session.
    pub(super) fn is_raw(&self) -> bool {
        let mut words = Words::of(self.text);
        let first = words.next().map(str::to_ascii_lowercase);
        let plain = matches!(
            first.as_deref(),
            Some("select" | "insert" | "update" | "delete" | "merge" | "with")
        );
        let suspicious = |word: &str| {
            [
                "begin",
                "create",
                "exec",
                "execute",
                "into",
                "tran",
                "transaction",
                "use",
                "xact_abort",
            ]
            .iter()
            .any(|w| word.eq_ignore_ascii_case(w))
        };
        // `insert into` is no trace, `select .. into` is; and `set` is a part of what updates.
        let into_at_first = matches!(first.as_deref(), Some("insert" | "merge"));
        let set_is_part = matches!(first.as_deref(), Some("update" | "merge" | "with"));
        !plain
            || words.any(|word| {
                suspicious(word) && !(into_at_first && word.eq_ignore_ascii_case("into"))
                    || word.eq_ignore_ascii_case("set") && !set_is_part
            })
    }
}

/// The words of a text; what is quoted or a comment may be among them, but not at the beginning.
struct Words<'t>(&'t str);
impl<'t> Words<'t> {
    fn of(mut text: &'t str) -> Self {
        loop {
            text = text.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ';' | '('));
            let comment = match text.get(..2) {
                Some("--") => text.split_once('\n'),
                Some("/*") => text.split_once("*/"),
                _ => return Words(text),
            };
            text = comment.map_or("", |(_, rest)| rest);
        }
    }
}
impl<'t> Iterator for Words<'t> {
    type Item = &'t str;
    fn next(&mut self) -> Option<&'t str> {
        let is_part = |c: char| c.is_alphanumeric() || c == '_';
        let text = &self.0[self.0.find(is_part)?..];
        let end = text.find(|c| !is_part(c)).unwrap_or(text.len());
        let (word, rest) = text.split_at(end);
        self.0 = rest;
        Some(word)
    }
}

async fn receive(
    client: &mut Client,
    statement: &Statement<'_>,
    received: &mut Received,
    mut sink: Option<&mut dyn Sink>,
) -> Result<(), Failure> {
    if sink.is_none() && statement.is_counted() {
        received.affected = statement.count(client).await?;
        return Ok(());
    }
    let mut items = statement.rows(client).await?;
    while let Some(item) = items.try_next().await? {
        if let (Some(row), Some(sink)) = (item.into_row(), &mut sink) {
            received.row(&mut decode::Row::new(&row), &mut **sink);
        }
    }
    // What is returned is what was changed.
    received.affected = received.rows;
    Ok(())
}

/// Runs one statement to its end; gives the number of affected rows.
async fn run(
    connection: &mut Connection,
    sql: &Sql,
    sink: Option<&mut dyn Sink>,
) -> Result<u64, Error> {
    let statement = Statement::new(sql)?;
    let conn = connection.conn()?;
    conn.check_transaction(&sql.text).await?;
    if statement.is_raw() {
        (conn.touched, conn.raw) = (true, true);
    }
    let mut received = Received::default();
    let client = conn.request()?;
    let result = receive(client, &statement, &mut received, sink).await;
    conn.ended(result, &sql.text)?;
    received.fits(&sql.text)?;
    Ok(received.affected)
}

/// Runs statements one after the other.
pub(super) async fn all(connection: &mut Connection, mut work: Work) -> Result<Done, Error> {
    let mut tally = Tally::default();
    for sql in &work.statements {
        tally.begin(sql.count, &mut work.sink);
        let reported = run(connection, sql, work.sink.as_deref_mut()).await?;
        tally.end(sql.count, reported, &mut work.sink);
    }
    Ok(tally.done(work))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(text: &str, test: impl FnOnce(Statement<'_>) -> bool) -> bool {
        test(Statement {
            text,
            parameters: Vec::new(),
        })
    }

    #[test]
    fn changes_are_counted() {
        for text in [
            "insert into [t] default values",
            " UPDATE [t] set a = 1",
            ";with x as (select 1) delete from x",
            "-- it's\n /* a; select */ delete from [t]",
            "merge into [t] using x on 1 = 1;",
            "set identity_insert [t] on; insert into [t] ([id]) select [id] from [s]; set identity_insert [t] off",
        ] {
            assert!(with(text, |s| s.is_counted()), "{text}");
        }
        for text in [
            "set identity_insert [t] on",
            "create table #t (a int)",
            "",
            "--",
            "/* insert",
            "…",
        ] {
            assert!(!with(text, |s| s.is_counted()), "{text}");
        }
    }

    #[test]
    fn traces_are_noticed() {
        for text in [
            "begin transaction",
            "set nocount on",
            "use [other]",
            "select 1 into #t",
            "select 1 begin tran",
            "exec p",
            "create table #t (a int)",
            "",
            "select 1; set xact_abort on",
            "delete from [t]; SET LOCK_TIMEOUT 5",
            "update [t] set [a] = 1; set transaction isolation level serializable",
            "select 1; create table #t (a int)",
        ] {
            assert!(with(text, |s| s.is_raw()), "{text}");
        }
        for text in [
            "select [a] from [t] order by [a]",
            "insert into [t] ([a]) values (1)",
            "merge into [t] using x on 1 = 1;",
            "update [t] set [a] = 1",
        ] {
            assert!(!with(text, |s| s.is_raw()), "{text}");
        }
    }
}
