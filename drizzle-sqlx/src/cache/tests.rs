//! What a cache answers, counted by a logger: what it answers is not sent.
#![allow(
    unreachable_pub,
    reason = "what a table makes is public as its struct is"
)]
use super::{Cache, InMemory};
use crate::logger::{Logger, Outcome, Statement};
use crate::prelude::*;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

#[table(sqlite, name = "people")]
#[derive(Debug, Clone, PartialEq)]
pub struct Person {
    #[column(auto_increment, primary_key)]
    pub id: i64,
    pub name: String,
}

#[table(sqlite, name = "pets")]
#[derive(Debug, Clone, PartialEq)]
pub struct Pet {
    #[column(auto_increment, primary_key)]
    pub id: i64,
    pub name: Option<String>,
    #[column(references(people::id, on_delete = cascade))]
    pub owner: Option<i64>,
}

#[derive(Clone, Default)]
struct Sent(Arc<AtomicUsize>);
impl Logger for Sent {
    fn log(&self, statement: &Statement, _: &Outcome<'_>) {
        self.0
            .fetch_add(usize::from(statement.only_reads()), Ordering::Relaxed);
    }
}

/// A database with a cache, and how many queries were sent.
async fn db() -> (Db<Sqlite>, impl Fn() -> usize) {
    let db = Db::<Sqlite>::connect(":memory:").await.unwrap();
    db.create_table(people).execute().await.unwrap();
    db.create_table(pets).execute().await.unwrap();
    for name in ["Ada", "Bob"] {
        db.insert(people)
            .values(NewPerson::new().name(name))
            .execute()
            .await
            .unwrap();
        db.insert(pets)
            .values(NewPet::new().owner(1))
            .execute()
            .await
            .unwrap();
    }
    let sent = Sent::default();
    let db = db
        .logger(sent.clone())
        .with_cache(Cache::new(InMemory::new(100)));
    (db, move || sent.0.swap(0, Ordering::Relaxed))
}

async fn names(db: &Db<Sqlite>) -> Vec<String> {
    db.select(people::name)
        .from(people)
        .order_by(people::id)
        .all()
        .await
        .unwrap()
}

#[tokio::test]
async fn answers_until_a_table_is_written() {
    let (plain, sent) = db().await;
    let db = plain.cached();
    assert_eq!(
        (names(&db).await, names(&db).await, sent()),
        (
            vec!["Ada".into(), "Bob".into()],
            vec!["Ada".to_owned(), "Bob".into()],
            1
        )
    );
    // Only on a handle that says so; other values are another question.
    names(&plain).await;
    names(&db.uncached()).await;
    assert_eq!(sent(), 2);
    for (id, asked) in [(1, 1), (2, 1), (1, 0), (2, 0)] {
        let name = db
            .select(people::name)
            .from(people)
            .filter(eq(people::id, id))
            .first()
            .await
            .unwrap();
        assert_eq!((name.unwrap().len(), sent()), (3, asked));
    }
    // Another table does not matter; the own one does, whichever handle with the cache writes it.
    plain
        .insert(pets)
        .values(NewPet::new().name("Rex"))
        .execute()
        .await
        .unwrap();
    assert_eq!((names(&db).await.len(), sent()), (2, 0));
    plain
        .update(people)
        .set(people::name, "Ann")
        .filter(eq(people::id, 1))
        .execute()
        .await
        .unwrap();
    assert_eq!((names(&db).await[0].as_str(), sent()), ("Ann", 1));
    // A write by hand may write anything, and others can tell.
    db.execute(sql!("update people set name = 'Abe' where id = 1"))
        .await
        .unwrap();
    assert_eq!((names(&db).await[0].as_str(), sent()), ("Abe", 1));
    db.invalidate(people);
    names(&db).await;
    db.invalidate_all();
    names(&db).await;
    assert_eq!(sent(), 2);
}

#[tokio::test]
async fn keys_that_cascade_count() {
    let (db, sent) = db().await;
    let db = db.cached();
    let count = async || db.count(pets).one().await.unwrap();
    assert_eq!((count().await, count().await, sent()), (2, 2, 1));
    db.delete(people)
        .filter(eq(people::id, 1))
        .execute()
        .await
        .unwrap();
    assert_eq!((count().await, sent()), (0, 1));
}

#[tokio::test]
async fn transactions_tell_after_their_commit() {
    let (plain, sent) = db().await;
    let db = plain.cached();
    names(&db).await;
    sent();
    let undone = db
        .transaction(async |tx| {
            tx.delete(people).all_rows().execute().await?;
            // Nothing is answered from before here.
            assert_eq!(tx.count(people).one().await?, 0);
            Err::<(), _>(Error::Rollback)
        })
        .await;
    assert!(undone.is_err());
    assert_eq!(sent(), 1);
    assert_eq!((names(&db).await.len(), sent()), (2, 0));
    db.transaction(async |tx| {
        tx.update(people)
            .set(people::name, "x")
            .all_rows()
            .execute()
            .await
    })
    .await
    .unwrap();
    assert_eq!((names(&db).await[1].as_str(), sent()), ("x", 1));
    db.batch((db.delete(people).filter(eq(people::id, 2)).execute(),))
        .await
        .unwrap();
    assert_eq!((names(&db).await.len(), sent()), (1, 1));
}

#[tokio::test]
async fn rows_of_every_shape() {
    let (db, sent) = db().await;
    let db = db.cached();
    for asked in [1, 0] {
        let joined = db
            .select((people::name, pets::name, pets::id))
            .from(people)
            .left_join(pets, eq(pets::owner, people::id))
            .order_by((people::id, pets::id));
        let rows: Vec<(String, Option<String>, Option<i64>)> = joined.all().await.unwrap();
        assert_eq!(
            (rows.len(), rows[2].clone(), sent()),
            (3, ("Bob".into(), None, None), asked)
        );
        let all: Vec<(Person, Option<Pet>)> = db
            .select(..)
            .from(people)
            .left_join(pets, eq(pets::owner, people::id))
            .order_by(people::id)
            .all()
            .await
            .unwrap();
        assert_eq!((all.len(), all[2].1.is_none(), sent()), (3, true, asked));
    }
    // Rows by hand are not kept; nor are those that fewer were wanted of taken for all.
    let by_hand = async || {
        db.select(sql!("1" as i64))
            .from(people)
            .all()
            .await
            .unwrap()
            .len()
    };
    assert_eq!((by_hand().await, by_hand().await, sent()), (2, 2, 2));
    let prepared = db
        .select(people::id)
        .from(people)
        .order_by(people::id)
        .prepare();
    let none = || crate::query::ParamValues::new(Vec::new());
    assert_eq!(
        (prepared.bind(none()).first().await.unwrap(), sent()),
        (Some(1), 1)
    );
    assert_eq!(
        (prepared.bind(none()).first().await.unwrap(), sent()),
        (Some(1), 0)
    );
    assert_eq!(
        (prepared.bind(none()).all().await.unwrap().len(), sent()),
        (2, 1)
    );
    assert_eq!(
        (prepared.bind(none()).first().await.unwrap(), sent()),
        (Some(1), 0)
    );
}

#[tokio::test]
async fn a_time_to_live() {
    let (db, sent) = db().await;
    // Of no length: nothing is ever answered.
    let brief = db.cached_for(Duration::ZERO);
    names(&brief).await;
    names(&brief).await;
    assert_eq!(sent(), 2);
    let long = db.cached_for(Duration::from_secs(3600));
    names(&long).await;
    names(&long).await;
    assert_eq!(sent(), 1);
    let without = Db::<Sqlite>::connect(":memory:").await.unwrap().cached();
    let refused = without.count(people).one().await;
    assert!(matches!(refused, Err(Error::Invalid(_))), "{refused:?}");
}
