async fn start(db: &Db<D>) -> Result<(), Error> {
    db.create_table(users).execute().await?;
    db.create_table(posts).execute().await?;
    db.insert(users).values(NewUser::new().name("secret-name").email("secret@example.org")).execute().await?;
    Ok(())
}

/// The whole text of an error and its sources.
fn text(error: &Error) -> String {
    let mut text = format!("{error} {error:?}");
    let mut source = std::error::Error::source(error);
    while let Some(e) = source {
        text += &format!(" {e} {e:?}");
        source = e.source();
    }
    text
}

tests! {
    async fn unique(db) {
        start(db).await?;
        let error = db.insert(users).values(NewUser::new().name("other-secret").email("secret@example.org")).execute().await.unwrap_err();
        let Error::Unique(violation) = &error else { panic!("{error:?}") };
        assert!(told_table(&violation.table, "users"), "{violation:?}");
        assert_eq!(violation.columns, told(&["email"]));
        assert!(error.sql().unwrap().starts_with("insert into "));
        assert!(error.to_string().contains("insert into") && error.to_string().contains("email"), "{error}");
        assert!(!text(&error).contains("secret"), "{}", text(&error));
        let error = db.insert(users).values(NewUser::new().id(1).name("n")).execute().await.unwrap_err();
        assert!(matches!(&error, Error::Unique(v) if v.columns == told(&["id"])), "{error:?}");
    }

    async fn foreign_key(db) {
        start(db).await?;
        let error = db.insert(posts).values(NewPost::new().title("secret title").author_id(99)).execute().await.unwrap_err();
        assert!(matches!(error, Error::ForeignKey(_)), "{error:?}");
        assert!(!text(&error).contains("secret"), "{}", text(&error));
        // What refers to a row goes with it, or forgets it, as the schema says.
        db.create_table(bookmarks).execute().await?;
        db.insert(posts).values(NewPost::new().id(7).title("t").author_id(1)).execute().await?;
        db.insert(bookmarks).values(NewBookmark::new().id(1).post_id(7)).execute().await?;
        db.delete(users).filter(eq(users::id, 1)).execute().await?;
        assert_eq!(db.count(posts).one().await?, 0);
        assert_eq!(db.select(bookmarks::post_id).from(bookmarks).one().await?, None);
    }

    async fn check(db) {
        start(db).await?;
        let error = db.insert(posts).values(NewPost::new().title("").subtitle("secret")).execute().await.unwrap_err();
        assert!(matches!(&error, Error::Check(v) if v.constraint.as_deref() == Some("title_not_empty")), "{error:?}");
        assert!(!text(&error).contains("secret"), "{}", text(&error));
    }

    async fn not_null(db) {
        start(db).await?;
        let error = db.execute(sql!("insert into users (email) values ({\"secret2\"})")).await.unwrap_err();
        assert!(matches!(&error, Error::NotNull(v) if told_table(&v.table, "users") && v.columns == ["name"]), "{error:?}");
        assert!(!text(&error).contains("secret2"), "{}", text(&error));
    }

    async fn other_database_errors(db) {
        let error = db.select(..).from(users).filter(eq(users::name, "secret")).all().await.unwrap_err();
        assert!(matches!(&error, Error::Database(e) if e.code.is_some() && e.sql.contains("users")), "{error:?}");
        assert!(!text(&error).contains("secret"), "{}", text(&error));
        // The connection is fit for the next statement.
        assert_eq!(db.rows::<i32>(sql!("select {7}")).await?, [7]);
    }

    /// A value that does not fit names the column, what was expected and what was found; never the value.
    async fn decode(db) {
        db.create_table(archive).execute().await?;
        db.execute(sql!("drop table archive")).await?;
        db.execute(sql!("create table archive (id bigint, name text)")).await?;
        db.execute(sql!("insert into archive values ({1i64 << 40}, {\"n\"})")).await?;
        let error = db.select(..).from(archive).all().await.unwrap_err();
        let Error::Decode { error: decode, sql } = &error else { panic!("{error:?}") };
        assert_eq!((&*decode.column, &*decode.expected), ("archive.id", "i32"));
        assert!(sql.contains("archive") && !text(&error).contains("1099511627776"), "{}", text(&error));
        db.execute(sql!("update archive set id = 1, name = null")).await?;
        let error = db.select(..).from(archive).all().await.unwrap_err();
        assert!(matches!(&error, Error::Decode { error, .. } if error.column == "archive.name" && error.found == "NULL"), "{error:?}");
        let error = db.select((archive::id, archive::name)).from(archive).all().await.unwrap_err();
        assert!(matches!(&error, Error::Decode { error, .. } if error.column == "archive.name"), "{error:?}");
        let error = db.rows::<(i32, i32)>(sql!("select {1}, {\"x\"}")).await.unwrap_err();
        assert!(matches!(&error, Error::Decode { error, .. } if error.expected == "i32" && error.found == "text"), "{error:?}");
    }

    /// A label that the Rust enum does not have.
    async fn unknown_label(db) {
        start(db).await?;
        db.execute(sql!("drop table posts")).await?;
        db.execute(sql!("drop table users")).await?;
        db.execute(sql!("create table users (id integer, role text)")).await?;
        db.execute(sql!("insert into users values (1, {\"emperor\"})")).await?;
        let error = db.select(users::role).from(users).all().await.unwrap_err();
        let message = error.to_string();
        assert!(message.contains("enum `role`") && message.contains("emperor") && message.contains("guest"), "{message}");
    }
}
