/// `((1 and not 2) or 3) ..`: levels that can't be written as one list.
fn levels(count: i32) -> Filter<users::users> {
    (0..count).fold(eq(users::id, 1).boxed(), |inner, i| match i % 2 {
        0 => or((inner, eq(users::id, -i))).boxed(),
        _ => and((inner, ne(users::id, -i))).boxed(),
    })
}

async fn two_users(db: &Db<D>) -> Result<(), Error> {
    db.create_table(users).execute().await?;
    db.insert(users).values([NewUser::new().name("a"), NewUser::new().name("b")]).execute().await?;
    Ok(())
}

tests! {
    /// Conditions that nest deep work; what would break the server's stack, or this program's, is refused.
    async fn deep_conditions(db) {
        two_users(db).await?;
        assert_eq!(db.select(users::id).from(users).filter(levels(100)).all().await?, [1]);
        for count in [300, 3_000] {
            let refused = db.select(users::id).from(users).filter(levels(count)).all().await;
            assert!(matches!(&refused, Err(Error::Invalid(reason)) if reason.contains("256 levels")), "{refused:?}");
        }
        let refused = db.delete(users).filter(levels(300)).execute().await;
        assert!(matches!(refused, Err(Error::Invalid(_))), "{refused:?}");
        assert_eq!(db.count(users).one().await?, 2);
    }

    /// A condition that is built up in a loop is one list, at whichever end it grows.
    async fn conditions_from_a_loop(db) {
        two_users(db).await?;
        let any = (3..800).fold(eq(users::id, 2).boxed(), |so_far: Filter<users::users>, i| or((so_far, eq(users::id, i))).boxed());
        assert_eq!(db.select(users::id).from(users).filter(any).all().await?, [2]);
        let all = (3..800).fold(ne(users::id, 2).boxed(), |so_far: Filter<users::users>, i| ne(users::id, i).and(so_far).boxed());
        assert_eq!(db.select(users::id).from(users).filter(all).all().await?, [1]);
    }

    /// A text of 100 MiB comes back, or the server's refusal does; what follows works in both cases.
    async fn hundred_mebibytes(db) {
        db.create_table(notes).execute().await?;
        let text = "0123456789abcdé\u{1F600}".repeat(100 * 1024 * 1024 / 20);
        let length = text.len();
        match db.insert(notes).values(NewNote::new().user_id(1).text(text.clone())).execute().await {
            Ok(_) => {
                let read = db.select(notes::text).from(notes).one().await?;
                assert!(read.as_deref() == Some(text.as_str()), "{:?} of {length} bytes", read.map(|text| text.len()));
            }
            Err(error) => assert!(!error.to_string().contains("0123456789"), "the message holds the value"),
        }
        db.insert(notes).values(NewNote::new().user_id(2).text("small")).execute().await?;
        assert_eq!(db.select(notes::text).from(notes).filter(eq(notes::user_id, 2)).all().await?, [Some("small".to_owned())]);
    }
}
