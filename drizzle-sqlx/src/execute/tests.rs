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

#[tokio::test]
async fn replicas_answer_queries() {
    use crate::replicas::{InTurn, Random, with_replicas};
    let (primary, one, two) = (db().await, db().await, db().await);
    for (db, name) in [(&primary, "primary"), (&one, "one"), (&two, "two")] {
        db.insert(people)
            .values(person(name))
            .execute()
            .await
            .unwrap();
    }
    let both = with_replicas(
        primary.clone(),
        [one.clone(), two.clone()],
        InTurn::default(),
    );
    let asked = async |db: &Db<Sqlite>| -> String {
        db.select(people::name)
            .from(people)
            .order_by(people::id)
            .first()
            .await
            .unwrap()
            .unwrap()
    };
    assert_eq!(
        [asked(&both).await, asked(&both).await, asked(&both).await],
        ["one", "two", "one"]
    );
    assert_eq!(asked(&both.primary()).await, "primary");
    let in_transaction =
        both.transaction(async |tx| tx.select(people::name).from(people).one().await);
    assert_eq!(in_transaction.await.unwrap(), "primary");
    both.insert(people)
        .values(person("new"))
        .execute()
        .await
        .unwrap();
    let counts = [&primary, &one, &two].map(|db| db.count(people).one());
    assert_eq!(
        futures_util::future::join_all(counts)
            .await
            .into_iter()
            .map(Result::unwrap)
            .collect::<Vec<_>>(),
        [2, 1, 1]
    );
    // A place past the end is counted from the beginning again; without replicas there is the primary.
    let far = with_replicas(primary.clone(), [one.clone(), two.clone()], |_| 3);
    assert_eq!(asked(&far).await, "two");
    let none = with_replicas(primary.clone(), [], Random);
    assert_eq!(asked(&none).await, "primary");
    let any = with_replicas(primary, [one, two], Random);
    assert_ne!(asked(&any).await, "primary");
}

/// What traces tell.
mod traces {
    use super::*;
    use std::fmt::Debug;
    use std::time::Duration;
    use tracing::field::{Field, Visit};
    use tracing::span::{Attributes, Id, Record};
    use tracing::subscriber::Interest;
    use tracing::{Event, Level, Metadata, Subscriber};
    use tracing_core::span::Current;

    /// Writes down fields of spans and events.
    #[derive(Clone, Default)]
    struct Traces(
        Arc<Mutex<Vec<String>>>,
        Arc<Mutex<Option<&'static Metadata<'static>>>>,
    );
    struct Fields(Vec<String>);
    impl Visit for Fields {
        fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
            let value = match field.name() {
                "elapsed" => "some".to_owned(),
                _ => format!("{value:?}"),
            };
            self.0.push(format!("{}={value}", field.name()));
        }
    }
    impl Traces {
        fn note(&self, what: String, record: impl FnOnce(&mut Fields)) {
            let mut fields = Fields(Vec::new());
            record(&mut fields);
            self.0
                .lock()
                .unwrap()
                .push(format!("{what} {}", fields.0.join(" ")));
        }
    }
    impl Subscriber for Traces {
        fn enabled(&self, metadata: &Metadata<'_>) -> bool {
            !["tokio", "sqlx"]
                .iter()
                .any(|other| metadata.target().starts_with(other))
        }
        fn new_span(&self, span: &Attributes<'_>) -> Id {
            self.note("span".into(), |fields| span.record(fields));
            Id::from_u64(1)
        }
        fn record(&self, _: &Id, values: &Record<'_>) {
            self.note("record".into(), |fields| values.record(fields));
        }
        fn record_follows_from(&self, _: &Id, _: &Id) {}
        fn event(&self, event: &Event<'_>) {
            let level = *event.metadata().level();
            assert!(level == Level::DEBUG || level == Level::WARN);
            self.note(level.to_string(), |fields| event.record(fields));
        }
        fn enter(&self, _: &Id) {}
        fn exit(&self, _: &Id) {}
        fn current_span(&self) -> Current {
            match *self.1.lock().unwrap() {
                Some(of) => Current::new(Id::from_u64(1), of),
                None => Current::none(),
            }
        }
    }

    /// Keeps the question open at each place that makes events: other tests run beside this one, and what nobody
    /// listened to for a moment would not be asked about again.
    struct Undecided;
    impl Subscriber for Undecided {
        fn register_callsite(&self, _: &'static Metadata<'static>) -> Interest {
            Interest::sometimes()
        }
        fn enabled(&self, _: &Metadata<'_>) -> bool {
            false
        }
        fn new_span(&self, _: &Attributes<'_>) -> Id {
            Id::from_u64(1)
        }
        fn record(&self, _: &Id, _: &Record<'_>) {}
        fn record_follows_from(&self, _: &Id, _: &Id) {}
        fn event(&self, _: &Event<'_>) {}
        fn enter(&self, _: &Id) {}
        fn exit(&self, _: &Id) {}
    }

    fn listen(traces: &Traces) -> tracing::subscriber::DefaultGuard {
        // Another test may have done so.
        _ = tracing::subscriber::set_global_default(Undecided);
        tracing::subscriber::set_default(traces.clone())
    }

    #[tokio::test]
    async fn spans_and_events() {
        let db = db().await;
        db.insert(people)
            .values(person("secret"))
            .execute()
            .await
            .unwrap();
        let traces = Traces::default();
        let _guard = listen(&traces);
        let query = db
            .select(people::id)
            .from(people)
            .filter(eq(people::name, "secret"));
        query.all().await.unwrap();
        let text = "select \"people\".\"id\" from \"people\" where \"people\".\"name\" = ?";
        assert_eq!(
            std::mem::take(&mut *traces.0.lock().unwrap()),
            [
                format!(
                    "span otel.name=\"select people\" otel.kind=\"client\" db.system.name=\"sqlite\" db.operation.name=\"select\" db.collection.name=\"people\" db.query.text={text:?}"
                ),
                "record db.response.returned_rows=1".to_owned(),
                format!(
                    "DEBUG message=statement db.system.name=\"sqlite\" db.query.text={text:?} db.response.returned_rows=1 affected_rows=0 elapsed=some"
                ),
            ]
        );
        // Every statement is slow here, and values may be shown.
        let slow = db.slow_queries(Duration::ZERO).show_values();
        slow.insert(people)
            .values(person("x").id(1))
            .execute()
            .await
            .unwrap_err();
        let traces = traces.0.lock().unwrap();
        let text = "insert into \"people\" (\"id\", \"name\") values (?, ?)";
        assert_eq!(
            traces[1..],
            [
                "record db.response.returned_rows=0".to_owned(),
                "record error.type=\"unique\"".to_owned(),
                "record db.response.status_code=\"1555\"".to_owned(),
                format!(
                    "WARN message=slow statement db.system.name=\"sqlite\" db.query.text={text:?} db.query.parameters=[1, 'x'] db.response.returned_rows=0 affected_rows=0 elapsed=some error.type=\"unique\""
                ),
            ]
        );
    }

    #[tokio::test]
    async fn statements_tell_their_span() {
        let db = db().await.tag_spans();
        let traces = Traces::default();
        let _guard = listen(&traces);
        let lines = Lines::default();
        let db = db.logger(lines.clone());
        db.count(people).one().await.unwrap();
        let span = tracing::info_span!(target: "shop", "checkout's");
        *traces.1.lock().unwrap() = span.metadata();
        db.count(people).one().await.unwrap();
        db.select(people::id)
            .from(people)
            .tag("route", "/")
            .all()
            .await
            .unwrap();
        assert_eq!(
            *lines.0.lock().unwrap(),
            [
                "Query: select count(*) from \"people\" -- 1 rows",
                "Query: select count(*) from \"people\" /*span='checkout%27s',target='shop'*/ -- 1 rows",
                "Query: select \"people\".\"id\" from \"people\" /*route='%2F',span='checkout%27s',target='shop'*/ -- 0 rows",
            ]
        );
    }
}
