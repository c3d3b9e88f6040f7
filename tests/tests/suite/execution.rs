use drizzle::middleware::{Action, Middleware, Outcome as Ended, Statement};
use drizzle::replicas::with_replicas;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

/// Writes down what it sees, and denies deletes.
#[derive(Default)]
struct Diary(Mutex<Vec<String>>);
impl Diary {
    fn read(&self) -> Vec<String> {
        std::mem::take(&mut *self.0.lock().unwrap())
    }
}
impl Middleware for Diary {
    fn before(&self, statement: &mut Statement) -> Result<(), Error> {
        if statement.action() == Action::Delete {
            return Err(Error::other("nothing is deleted here"));
        }
        // Whatever is in a tag, it stays in the comment.
        statement.tag("route", "*/ drop table users; '");
        Ok(())
    }
    fn after(&self, statement: &Statement, ended: &Ended<'_>) {
        let tables: Vec<_> = statement.reads().chain(statement.writes()).map(|table| table.name).collect();
        let ended = (ended.rows.max(ended.affected), statement.in_transaction());
        self.0.lock().unwrap().push(format!("{:?} {} {ended:?}", statement.action(), tables.join(" ")));
    }
    fn error(&self, statement: &Statement, ended: &Ended<'_>) {
        let failed = ended.error.is_some();
        self.0.lock().unwrap().push(format!("{:?} failed {failed}", statement.action()));
    }
}

/// Handles of one database as a primary and its replica, and how many queries the replica got.
fn replicated(db: &Db<D>) -> (Db<D>, Arc<AtomicUsize>) {
    let asked = Arc::new(AtomicUsize::new(0));
    let counter = asked.clone();
    let pick = move |replicas: usize| {
        assert_eq!(replicas, 1);
        counter.fetch_add(1, Ordering::Relaxed)
    };
    (with_replicas(db.clone(), [db.clone()], pick), asked)
}

tests! {
    async fn middleware_around_statements(db) {
        db.create_table(users).execute().await?;
        let diary = Arc::new(Diary::default());
        let plain = db;
        let db = db.middleware(diary.clone());
        db.insert(users).values([NewUser::new().name("Ada"), NewUser::new().name("Bob")]).execute().await?;
        let names: Vec<String> = db.select(users::name).from(users).order_by(users::id).all().await?;
        assert_eq!(names, ["Ada", "Bob"]);
        db.transaction(async |tx| {
            tx.update(users).set(users::age, 7).filter(eq(users::name, "Ada")).execute().await?;
            tx.count(users).one().await
        }).await?;
        let mut rows = db.select(users::id).from(users).stream();
        while rows.next().await?.is_some() {}
        drop(rows);
        assert_eq!(diary.read(), [
            "Insert users (2, false)",
            "Select users (2, false)",
            "Update users (1, true)",
            "Select users (1, true)",
            "Select users (2, false)",
        ]);
        assert!(db.execute(sql!("select 1 from nobody_made_this")).await.is_err());
        assert_eq!(diary.read(), ["Other failed true"]);
        // What is denied is not sent, on its own or in a transaction.
        let denied = db.delete(users).all_rows().execute().await;
        assert!(matches!(&denied, Err(Error::Other(why)) if why.to_string().contains("nothing is deleted")), "{denied:?}");
        let denied = db.transaction(async |tx| tx.delete(users).all_rows().execute().await).await;
        assert!(matches!(denied, Err(Error::Other(_))), "{denied:?}");
        assert_eq!(plain.count(users).one().await?, 2);
        assert_eq!(diary.read().len(), 0);
    }

    async fn reads_go_to_replicas(db) {
        db.create_table(users).execute().await?;
        db.create_table(posts).execute().await?;
        let (db, asked) = replicated(db);
        let reads = || asked.swap(0, Ordering::Relaxed);
        db.insert(users).values(NewUser::new().name("Ada")).execute().await?;
        db.update(users).set(users::age, 7).all_rows().execute().await?;
        db.execute(sql!("update users set age = 8")).await?;
        let _: Vec<i32> = db.rows(sql!("select age from users")).await?;
        assert_eq!(reads(), 0);
        let ages: Vec<Option<i32>> = db.select(users::age).from(users).all().await?;
        assert_eq!((ages, reads()), (vec![Some(8)], 1));
        let joined = db.select(users::id).from(users).left_join(posts, eq(posts::author_id, users::id));
        assert_eq!((joined.all().await?.len(), reads()), (1, 1));
        assert_eq!((db.count(users).one().await?, reads()), (1, 1));
        let mut rows = db.select(users::id).from(users).stream();
        while rows.next().await?.is_some() {}
        drop(rows);
        assert_eq!(reads(), 1);
        let written = db.select(users::id).from(users);
        assert_eq!((db.primary().select(users::id).from(users).all().await?.len(), reads()), (1, 0));
        assert_eq!((written.all().await?.len(), reads()), (1, 1));
        db.transaction(async |tx| tx.count(users).one().await).await?;
        db.batch((db.count(users).one(),)).await?;
        db.delete(users).filter(eq(users::name, "Ada")).execute().await?;
        assert_eq!(reads(), 0);
    }

    needs(row_locks) async fn locks_go_to_the_primary(db) {
        db.create_table(users).execute().await?;
        let (db, asked) = replicated(db);
        db.select(users::id).from(users).for_update().all().await?;
        assert_eq!(asked.load(Ordering::Relaxed), 0);
    }

    needs(writing_ctes) async fn writing_ctes_go_to_the_primary(db) {
        db.create_table(users).execute().await?;
        let (db, asked) = replicated(db);
        let added = db.with("added", db.insert(users).values(NewUser::new().name("Ada")).returning(fields! { id: users::id }));
        let ids: Vec<i32> = db.select(added.id).from(&added).all().await?;
        assert_eq!((ids, asked.load(Ordering::Relaxed)), (vec![1], 0));
    }

    async fn batches(db) {
        db.create_table(users).execute().await?;
        let (inserted, names, nobody, count) = db.batch((
            db.insert(users).values([NewUser::new().name("Ada"), NewUser::new().name("Bob")]).execute(),
            db.select(users::name).from(users).order_by(users::id).all(),
            db.select(users::id).from(users).filter(eq(users::name, "Eve")).first(),
            db.count(users).one(),
        )).await?;
        assert_eq!((inserted, names, nobody, count), (2, vec!["Ada".to_owned(), "Bob".to_owned()], None, 2));
        let each = ["Eve", "Dan"].map(|name| db.insert(users).values(NewUser::new().name(name)).execute());
        assert_eq!(db.batch(Vec::from(each)).await?, [1, 1]);
    }

    async fn batches_are_all_or_nothing(db) {
        db.create_table(users).execute().await?;
        let ada = || db.insert(users).values(NewUser::new().name("Ada").id(1)).execute();
        let failed = db.batch((ada(), ada())).await;
        assert!(matches!(failed, Err(Error::Unique(_))), "{failed:?}");
        // So is one that fails for what it found.
        let failed = db.batch((ada(), db.select(users::id).from(users).filter(eq(users::id, 9)).one())).await;
        assert!(matches!(failed, Err(Error::NotFound { .. })), "{failed:?}");
        assert_eq!(db.count(users).one().await?, 0);
        // On a transaction, a failed batch leaves the rest of it.
        db.transaction(async |tx| {
            tx.insert(users).values(NewUser::new().name("Bob").id(2)).execute().await?;
            let failed = tx.batch((
                tx.insert(users).values(NewUser::new().name("Eve").id(3)).execute(),
                tx.insert(users).values(NewUser::new().name("Eve").id(3)).execute(),
            )).await;
            assert!(failed.is_err());
            Ok(())
        }).await?;
        assert_eq!(db.select(users::id).from(users).all().await?, [2]);
        // Queries of another handle would run elsewhere.
        let other = db.clone();
        let mixed = db.batch((other.count(users).one(),)).await;
        assert!(matches!(mixed, Err(Error::Invalid(_))), "{mixed:?}");
    }

    async fn a_cache_answers_until_a_write(db) {
        use drizzle::cache::{Cache, InMemory};
        db.create_table(users).execute().await?;
        db.create_table(posts).execute().await?;
        db.insert(users).values([NewUser::new().name("Ada"), NewUser::new().name("Bob")]).execute().await?;
        let (db, asked) = replicated(db);
        let plain = db.with_cache(Cache::new(InMemory::new(100)));
        let db = plain.cached();
        let sent = || asked.swap(0, Ordering::Relaxed);
        let joined = async || {
            db.select((users, posts::title)).from(users).left_join(posts, eq(posts::author_id, users::id)).order_by(users::id).all().await
        };
        // What is read back from the cache is what came from the server, in every type.
        let first: Vec<(User, Option<String>)> = joined().await?;
        assert_eq!((joined().await?, sent()), (first, 1));
        // A write to a joined table; in a transaction only once it is committed.
        let undone = plain.transaction(async |tx| {
            tx.insert(posts).values(NewPost::new().title("lost").author_id(1)).execute().await?;
            tx.rollback()?;
            Ok(())
        }).await;
        assert!(matches!(undone, Err(Error::Rollback)));
        joined().await?;
        assert_eq!(sent(), 0);
        plain.transaction(async |tx| tx.insert(posts).values(NewPost::new().title("kept").author_id(1)).execute().await).await?;
        assert_eq!((joined().await?[0].1.as_deref(), sent()), (Some("kept"), 1));
        // Posts go with their users, since their key cascades.
        let count = async || db.count(posts).one().await;
        assert_eq!((count().await?, count().await?, sent()), (1, 1, 1));
        plain.delete(users).filter(eq(users::id, 1)).execute().await?;
        assert_eq!((count().await?, sent()), (0, 1));
        plain.insert(users).values(NewUser::new().name("Eve")).execute().await?;
        assert_eq!((joined().await?.len(), sent()), (2, 1));
    }
}
