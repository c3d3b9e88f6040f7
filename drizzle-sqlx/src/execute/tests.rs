//! Statements on their way, with a database in memory.
#![allow(
    unreachable_pub,
    reason = "what a table makes is public as its struct is"
)]
use crate::middleware::{Middleware, Outcome, Statement};
use crate::prelude::*;
use std::sync::{Arc, Mutex};

#[table(sqlite, name = "people")]
#[derive(Debug, Clone, PartialEq)]
pub struct Person {
    #[column(auto_increment, primary_key)]
    pub id: i64,
    pub name: String,
}

async fn db() -> Db<Sqlite> {
    let db = Db::<Sqlite>::connect(":memory:").await.unwrap();
    db.create_table(people).execute().await.unwrap();
    db
}

fn person(name: &str) -> NewPerson {
    NewPerson::new().name(name)
}

/// Writes down what it sees.
#[derive(Default)]
struct Diary(Mutex<Vec<String>>);

impl Diary {
    fn read(&self) -> Vec<String> {
        std::mem::take(&mut self.0.lock().unwrap())
    }
    fn write(&self, line: String) {
        self.0.lock().unwrap().push(line);
    }
}

impl Middleware for Diary {
    fn before(&self, statement: &mut Statement) -> Result<(), Error> {
        if statement.writes().any(|table| table.name == "people")
            && statement.action() == crate::middleware::Action::Delete
        {
            return Err(Error::other("nobody is deleted"));
        }
        statement.tag("by", "diary");
        Ok(())
    }
    fn after(&self, statement: &Statement, outcome: &Outcome<'_>) {
        let tables: Vec<_> = statement.reads().map(|table| table.name).collect();
        let written: Vec<_> = statement.writes().map(|table| table.name).collect();
        self.write(format!(
            "{:?} reads {tables:?} writes {written:?} values {} rows {} affected {} tx {}",
            statement.action(),
            statement.values(),
            outcome.rows,
            outcome.affected,
            statement.in_transaction(),
        ));
    }
    fn error(&self, statement: &Statement, outcome: &Outcome<'_>) {
        let unique = matches!(outcome.error, Some(Error::Unique(_)));
        self.write(format!("failed {:?} {unique}", statement.action()));
    }
}

#[tokio::test]
async fn middleware_sees_each_statement() {
    let plain = db().await;
    let diary = Arc::new(Diary::default());
    let db = plain.middleware(diary.clone());
    db.insert(people)
        .values([person("Ada"), person("Bob")])
        .execute()
        .await
        .unwrap();
    let all: Vec<Person> = db.select(..).from(people).all().await.unwrap();
    assert_eq!(all.len(), 2);
    let same = db
        .insert(people)
        .values(NewPerson::new().name("Eve").id(1))
        .execute()
        .await;
    assert!(matches!(same, Err(Error::Unique(_))), "{same:?}");
    db.transaction(async |tx| {
        let first: Option<Person> = tx.select(..).from(people).first().await?;
        assert!(first.is_some());
        tx.update(people)
            .set(people::name, "x")
            .all_rows()
            .execute()
            .await
    })
    .await
    .unwrap();
    let mut rows = db.select(people::name).from(people).stream();
    while rows.next().await.unwrap().is_some() {}
    drop(rows);
    assert_eq!(
        diary.read(),
        [
            "Insert reads [] writes [\"people\"] values [2 hidden] rows 0 affected 2 tx false",
            "Select reads [\"people\"] writes [] values [0 hidden] rows 2 affected 0 tx false",
            "failed Insert true",
            "Select reads [\"people\"] writes [] values [1 hidden] rows 1 affected 0 tx true",
            "Update reads [] writes [\"people\"] values [1 hidden] rows 0 affected 2 tx true",
            "Select reads [\"people\"] writes [] values [0 hidden] rows 2 affected 0 tx false",
        ]
    );
    // A denied statement is not sent, and nobody else is told of it.
    let denied = db.delete(people).all_rows().execute().await;
    assert!(matches!(denied, Err(Error::Other(_))), "{denied:?}");
    assert_eq!(plain.count(people).one().await.unwrap(), 2);
    assert!(diary.read().is_empty());
}

/// Keeps lines, for the tests of loggers.
#[derive(Clone, Default)]
struct Lines(Arc<Mutex<Vec<String>>>);
impl crate::logger::Logger for Lines {
    fn log(&self, statement: &Statement, outcome: &Outcome<'_>) {
        let line = super::logger::line(statement, outcome);
        let line = line
            .rsplit_once(", ")
            .map_or(line.as_str(), |(line, _)| line);
        self.0.lock().unwrap().push(line.to_owned());
    }
}

#[tokio::test]
async fn values_are_logged_only_where_they_may_be() {
    let plain = db().await;
    let lines = Lines::default();
    let db = plain.logger(lines.clone());
    db.insert(people)
        .values(person("O'Hara"))
        .execute()
        .await
        .unwrap();
    db.show_values()
        .insert(people)
        .values(person("O'Hara"))
        .execute()
        .await
        .unwrap();
    let failed = db.execute(sql!("select no_such_column")).await;
    assert!(failed.is_err());
    assert_eq!(
        *lines.0.lock().unwrap(),
        [
            "Query: insert into \"people\" (\"name\") values (?) -- params: [1 hidden] -- 1 rows",
            "Query: insert into \"people\" (\"name\") values (?) -- params: ['O''Hara'] -- 1 rows",
            "Query: select no_such_column -- failed",
        ]
    );
}

#[tokio::test]
async fn a_write_of_several_statements_counts_them_together() {
    let plain = db().await;
    let diary = Arc::new(Diary::default());
    let db = plain.middleware(diary.clone());
    // More rows than one statement takes parameters.
    let many: Vec<_> = (0..40_000).map(|n| person(&n.to_string())).collect();
    let rows = db.insert(people).values(many).execute().await.unwrap();
    assert_eq!(rows, 40_000);
    let seen = diary.read();
    assert!(seen.len() > 1, "{seen:?}");
    assert!(
        seen.iter().all(|line| line.ends_with("tx true")),
        "{seen:?}"
    );
    assert_eq!(plain.count(people).one().await.unwrap(), 40_000);
}
