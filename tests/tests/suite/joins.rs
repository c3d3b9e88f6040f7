/// Anne wrote two posts, one without a subtitle; Bertha none; one post has no author.
async fn blog(db: &Db<D>) -> Result<(), Error> {
    db.create_table(users).execute().await?;
    db.create_table(posts).execute().await?;
    db.create_table(comments).execute().await?;
    db.create_table(notes).execute().await?;
    db.insert(users).values([NewUser::new().name("Anne"), NewUser::new().name("Bertha").invited_by(1)]).execute().await?;
    db.insert(posts)
        .values([
            NewPost::new().title("one").author_id(1),
            NewPost::new().title("two").subtitle("sub").author_id(1),
            NewPost::new().title("orphan"),
        ])
        .execute()
        .await?;
    db.insert(comments).values(NewComment::new().post_id(2).body("good")).execute().await?;
    Ok(())
}

tests! {
    async fn left_join_flat(db) {
        blog(db).await?;
        let rows: Vec<(String, Option<String>)> =
            db.select((users::name, posts::title)).from(users).left_join(posts, eq(posts::author_id, users::id)).order_by((users::id, posts::id)).all().await?;
        let rows: Vec<_> = rows.iter().map(|(name, title)| (name.as_str(), title.as_deref())).collect();
        assert_eq!(rows, [("Anne", Some("one")), ("Anne", Some("two")), ("Bertha", None)]);
    }

    /// The first column of a matching row is NULL; the row is there all the same.
    async fn left_join_rows(db) {
        blog(db).await?;
        let rows: Vec<(User, Option<Post>)> =
            db.select(..).from(users).left_join(posts, eq(posts::author_id, users::id)).order_by((users::id, posts::id)).all().await?;
        assert_eq!(rows.len(), 3);
        assert_eq!(rows[0].1, Some(Post { subtitle: None, id: 1, title: "one".into(), author_id: Some(1) }));
        assert_eq!(rows[1].1.as_ref().and_then(|p| p.subtitle.as_deref()), Some("sub"));
        assert_eq!((rows[2].0.name.as_str(), &rows[2].1), ("Bertha", &None));
    }

    /// Also where no column tells a row of NULLs from no row.
    async fn left_join_without_any_required_column(db) {
        blog(db).await?;
        db.insert(notes).values([NewNote::new().user_id(1), NewNote::new()]).execute().await?;
        let rows: Vec<(User, Option<Note>)> = db.select(..).from(users).left_join(notes, eq(notes::user_id, users::id)).order_by(users::id).all().await?;
        assert_eq!(rows.iter().map(|(_, note)| note.clone()).collect::<Vec<_>>(), [Some(Note { user_id: Some(1), text: None }), None]);
        let rows: Vec<(User, Option<Note>)> =
            db.select(..).from(users).left_join(notes, and((is_null(notes::user_id), eq(users::id, 2)))).order_by(users::id).all().await?;
        assert_eq!(rows.iter().map(|(_, note)| note.clone()).collect::<Vec<_>>(), [None, Some(Note { user_id: None, text: None })]);
    }

    async fn left_join_in_a_record(db) {
        blog(db).await?;
        let rows = db
            .select(fields! { user: users, post: { title: posts::title, whole: posts }, length: length(posts::title) })
            .from(users)
            .left_join(posts, eq(posts::author_id, users::id))
            .filter(eq(users::id, 2))
            .all()
            .await?;
        let row = &rows[0];
        let (title, whole, length): (&Option<String>, &Option<Post>, Option<i32>) = (&row.post.title, &row.post.whole, row.length);
        assert_eq!((row.user.id, title, whole, length), (2, &None, &None, None));
    }

    async fn self_join_by_alias(db) {
        blog(db).await?;
        alias!(users as inviter);
        let rows: Vec<(String, Option<String>)> =
            db.select((users::name, inviter::name)).from(users).left_join(inviter, eq(inviter::id, users::invited_by)).order_by(users::id).all().await?;
        assert_eq!(rows, [("Anne".into(), None), ("Bertha".into(), Some("Anne".to_owned()))]);
        let rows: Vec<(User, Option<User>)> = db.select(..).from(users).left_join(inviter, eq(inviter::id, users::invited_by)).order_by(users::id).all().await?;
        assert_eq!(rows[1].1.as_ref().map(|u| u.id), Some(1));
        let rows: Vec<String> = db.select(inviter::name).from(inviter).filter(eq(inviter::id, 2)).all().await?;
        assert_eq!(rows, ["Bertha"]);
    }

    async fn inner_and_cross_join(db) {
        blog(db).await?;
        let rows: Vec<(User, Post)> = db.select(..).from(users).inner_join(posts, eq(posts::author_id, users::id)).all().await?;
        assert_eq!(rows.len(), 2);
        assert_eq!(db.select((users::id, posts::id)).from(users).cross_join(posts).all().await?.len(), 6);
    }

    async fn right_join(db) {
        blog(db).await?;
        let rows: Vec<(Option<User>, Post)> = db.select(..).from(users).right_join(posts, eq(posts::author_id, users::id)).order_by(posts::id).all().await?;
        assert_eq!(rows.iter().map(|(u, p)| (u.as_ref().map(|u| u.id), p.id)).collect::<Vec<_>>(), [(Some(1), 1), (Some(1), 2), (None, 3)]);
    }

    needs(full_join) async fn full_join(db) {
        blog(db).await?;
        let rows: Vec<(Option<User>, Option<Post>)> = db.select(..).from(users).full_join(posts, eq(posts::author_id, users::id)).all().await?;
        assert_eq!(rows.len(), 4);
        assert!(rows.iter().all(|(u, p)| u.is_some() || p.is_some()));
        assert_eq!(rows.iter().filter(|(u, _)| u.is_none()).count(), 1);
        assert_eq!(rows.iter().filter(|(_, p)| p.is_none()).count(), 1);
    }

    /// What a join makes nullable stays so, and nothing else becomes it.
    async fn nullability_of_several_joins(db) {
        blog(db).await?;
        let left_then_inner: Vec<(User, Option<Post>, Comment)> =
            db.select(..).from(users).left_join(posts, eq(posts::author_id, users::id)).inner_join(comments, eq(comments::post_id, posts::id)).all().await?;
        assert_eq!(left_then_inner.len(), 1);
        let right_after_left: Vec<(Option<User>, Option<Post>, Comment)> =
            db.select(..).from(users).left_join(posts, eq(posts::author_id, users::id)).right_join(comments, eq(comments::post_id, posts::id)).all().await?;
        assert_eq!(right_after_left[0].1.as_ref().map(|p| p.id), Some(2));
        let left_after_right: Vec<(Option<User>, Post, Option<Comment>)> = db
            .select(..)
            .from(users)
            .right_join(posts, eq(posts::author_id, users::id))
            .left_join(comments, eq(comments::post_id, posts::id))
            .order_by(posts::id)
            .all()
            .await?;
        assert_eq!(left_after_right.iter().map(|(u, p, c)| (u.is_some(), p.id, c.is_some())).collect::<Vec<_>>(), [(true, 1, false), (true, 2, true), (false, 3, false)]);
        // Columns and expressions follow the tables they are made of.
        let row: (i32, Option<String>, Option<i32>, i32, bool, i64, Option<i32>) = db
            .select((
                users::id,
                posts::title,
                posts::id + users::id,
                coalesce(posts::id, 0),
                is_null(posts::id),
                select(count(comments::id)).from(comments).filter(eq(comments::post_id, posts::id)).scalar(),
                when(is_null(posts::id), 1).end(),
            ))
            .from(users)
            .left_join(posts, eq(posts::author_id, users::id))
            .filter(eq(users::id, 2))
            .one()
            .await?;
        assert_eq!(row, (2, None, None, 0, true, 0, Some(1)));
    }

    async fn join_with_a_filter_on_the_joined_table(db) {
        blog(db).await?;
        let rows: Vec<(i32, Option<i32>)> = db
            .select((users::id, posts::id))
            .from(users)
            .left_join(posts, (eq(posts::author_id, users::id), eq(posts::title, "two")))
            .order_by(users::id)
            .all()
            .await?;
        assert_eq!(rows, [(1, Some(2)), (2, None)]);
    }
}
