use futures_util::{Stream, stream};

/// What a program's own stream of rows may fail with.
#[derive(Debug)]
enum Failure {
    Line(usize),
    Database(Error),
}
impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Failure::Database(error)
    }
}

/// Rows, of which one can't be read.
fn lines(rows: Vec<NewUser>, unreadable: Option<usize>) -> impl Stream<Item = Result<NewUser, Failure>> {
    stream::iter(rows.into_iter().enumerate().map(move |(line, row)| if Some(line) == unreadable { Err(Failure::Line(line)) } else { Ok(row) }))
}

/// Many rows, in the form that is fastest.
fn people(count: i32) -> Vec<NewUser> {
    let person = |n: i32| {
        let user = NewUser::new().name(format!("user {n}\t\\N \u{1f600}")).age((n % 5 != 0).then_some(n));
        user.email((n % 3 != 0).then(|| format!("{n}@example.org"))).role(if n % 2 == 0 { Role::Guest } else { Role::Boss })
    };
    (0..count).map(person).collect()
}

tests! {
    /// The same rows as an insert without it gives, with defaults and numbers of their own.
    async fn bulk_rows_are_as_inserted(db) {
        db.create_table(users).execute().await?;
        let count = 3_000;
        assert_eq!(db.insert(users).values(people(count)).bulk().execute().await?, count as u64);
        let read = || db.select((users::name, users::age, users::email, users::role, users::verified)).from(users).order_by(users::id);
        let bulk = read().all().await?;
        db.delete(users).all_rows().execute().await?;
        db.insert(users).values(people(count)).execute().await?;
        assert_eq!(bulk, read().all().await?);
        assert_eq!(bulk.len(), count as usize);
        // Of no rows, none.
        assert_eq!(db.insert(users).values(people(0)).bulk().execute().await?, 0);
    }

    /// Nothing stays of rows of which one is refused; the error is that of an insert.
    async fn bulk_is_all_or_nothing(db) {
        db.create_table(users).execute().await?;
        let mut rows = people(2_000);
        rows.push(NewUser::new().name("again").email("1@example.org"));
        let refused = db.insert(users).values(rows).bulk().execute().await;
        assert!(matches!(refused, Err(Error::Unique(_))), "{refused:?}");
        assert_eq!(db.count(users).one().await?, 0);
        // The connection is as good as before.
        assert_eq!(db.insert(users).values(people(10)).bulk().execute().await?, 10);
        let undone: Result<(), Error> = db.transaction(async |tx| {
            tx.insert(users).values(NewUser::new().name("kept no longer")).execute().await?;
            tx.insert(users).values([NewUser::new().name("and not this")]).bulk().execute().await?;
            assert_eq!(tx.count(users).one().await?, 12);
            Err(Error::Rollback)
        }).await;
        assert!(undone.is_err());
        assert_eq!(db.count(users).one().await?, 10);
    }

    /// What no stream of rows can say is inserted all the same.
    async fn bulk_of_what_is_no_value(db) {
        db.create_table(users).execute().await?;
        let mixed = vec![NewUser::new().name("a").age(1), NewUser::new().name("b"), NewUser::new().name("c").verified(true)];
        assert_eq!(db.insert(users).values(mixed).bulk().execute().await?, 3);
        let expression = [NewUser::new().name(lower(val("D"))).age(4)];
        assert_eq!(db.insert(users).values(expression).bulk().execute().await?, 1);
        let kept = db.insert(users).values([NewUser::new().name("e").email("e@x"), NewUser::new().name("f").email("e@x")]);
        assert_eq!(kept.bulk().on_conflict(users::email).do_nothing().execute().await?, 1);
        let names = db.select(users::name).from(users).order_by(users::id).all().await?;
        assert_eq!(names, ["a", "b", "c", "d", "e"]);
    }

    /// A stream of rows is inserted in pieces, in its order.
    async fn rows_of_a_stream(db) {
        db.create_table(users).execute().await?;
        assert_eq!(db.insert(users).rows_from(lines(people(25), None)).pieces_of(10).execute().await.unwrap(), 25);
        let names = db.select(users::name).from(users).order_by(users::id).all().await?;
        assert!(names.iter().zip(0..).all(|(name, n)| name.starts_with(&format!("user {n}\t"))), "{names:?}");
        assert_eq!(db.insert(users).rows_from(lines(Vec::new(), None)).execute().await.unwrap(), 0);
        let many = stream::iter((0..5_000).map(|n| Ok::<_, Error>(NewUser::new().name(n.to_string()))));
        assert_eq!(db.insert(users).rows_from(many).execute().await?, 5_000);
        assert_eq!(db.count(users).one().await?, 5_025);
    }

    /// What fails, the stream or a row of it, undoes all of its pieces, and nothing else of the transaction around it.
    async fn a_stream_is_all_or_nothing(db) {
        db.create_table(users).execute().await?;
        let failed = db.insert(users).rows_from(lines(people(25), Some(22))).pieces_of(10).execute().await;
        assert!(matches!(failed, Err(Failure::Line(22))), "{failed:?}");
        let mut again = people(25);
        again.push(NewUser::new().name("again").email("1@example.org"));
        let failed = db.insert(users).rows_from(lines(again.clone(), None)).pieces_of(10).execute().await;
        assert!(matches!(failed, Err(Failure::Database(Error::Unique(_)))), "{failed:?}");
        assert_eq!(db.count(users).one().await?, 0);
        db.transaction(async |tx| {
            tx.insert(users).values(NewUser::new().name("first")).execute().await?;
            let failed = tx.insert(users).rows_from(lines(again, None)).pieces_of(10).execute().await;
            assert!(matches!(failed, Err(Failure::Database(Error::Unique(_)))), "{failed:?}");
            assert_eq!(tx.insert(users).rows_from(lines(people(3), None)).execute().await.unwrap(), 3);
            Ok::<_, Error>(())
        }).await?;
        assert_eq!(db.count(users).one().await?, 4);
    }
}
