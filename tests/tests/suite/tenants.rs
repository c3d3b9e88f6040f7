/// A schema of its own, with a name that needs its quotes; gives the name.
#[allow(dead_code, reason = "not every dialect has the tests")]
async fn tenant(db: &Db<D>, name: &str) -> Result<String, Error> {
    // Where schemas are databases, others have some, too.
    let name = format!("{}_{name}", crate::unique_name());
    let id = || Sql::identifier(name.clone());
    match db.syntax().name() {
        // A database in memory has one connection, which keeps what is attached.
        "sqlite" => db.execute(sql!("attach database ':memory:' as {id()}")).await?,
        _ => db.execute(sql!("create schema {id()}")).await?,
    };
    Ok(name)
}

#[allow(dead_code, reason = "not every dialect has the tests")]
async fn gone(db: &Db<D>, name: String) -> Result<(), Error> {
    let name = Sql::identifier(name);
    match db.syntax().name() {
        "sqlite" => db.execute(sql!("detach database {name}")).await?,
        "postgres" | "cockroach" => db.execute(sql!("drop schema {name} cascade")).await?,
        _ => db.execute(sql!("drop schema {name}")).await?,
    };
    Ok(())
}

tests! {
    needs(run_time_schemas) async fn tables_of_two_tenants(db) {
        let first = tenant(db, "a \"b\" `c` ]; drop table users; --").await?;
        let second = tenant(db, "two").await?;
        db.create_table(users).execute().await?;
        db.create_table(posts).execute().await?;
        for name in [&first, &second] {
            let db = db.schema(name.as_str());
            db.create_table(users).execute().await?;
            db.create_table(posts).execute().await?;
        }
        let one = db.schema(first.as_str());
        one.insert(users).values([NewUser::new().name("Ada").id(1), NewUser::new().name("Bob").id(2)]).execute().await?;
        one.insert(posts).values([NewPost::new().title("first").author_id(1), NewPost::new().title("second").author_id(2)]).execute().await?;
        let two = db.schema(second.as_str());
        two.transaction(async |tx| {
            tx.insert(users).values(NewUser::new().name("Eve").id(9)).execute().await?;
            tx.transaction(async |tx| tx.insert(posts).values(NewPost::new().title("third").author_id(9)).execute().await).await?;
            let other = tx.schema(first.as_str());
            other.update(users).set(users::age, 30).filter(eq(users::name, "Ada")).execute().await
        }).await?;
        assert_eq!((db.count(users).one().await?, one.count(users).one().await?, two.count(users).one().await?), (0, 2, 1));
        let tx = two.begin().await?;
        assert_eq!(tx.select(users::name).from(users).all().await?, ["Eve"]);
        assert_eq!(tx.update(users).set(users::age, 40).all_rows().execute().await?, 1);
        tx.transaction(async |tx| tx.update(users).set(users::age, 41).all_rows().execute().await).await?;
        tx.commit().await?;
        assert_eq!(two.select(users::age).from(users).one().await?, Some(41));

        alias!(users as author);
        let rows: Vec<(String, Option<String>)> = one
            .select((posts::title, author::name))
            .from(posts)
            .left_join(author, eq(author::id, posts::author_id))
            .filter(exists(select(users::id).from(users).filter(eq(users::age, 30))))
            .order_by(posts::id)
            .all()
            .await?;
        assert_eq!(rows, [("first".into(), Some("Ada".into())), ("second".into(), Some("Bob".into()))]);
        let counted = db.with("written", one.select(fields! { id: posts::author_id }).from(posts));
        let ids: Vec<Option<i32>> = one.select(counted.id).from(&counted).order_by(counted.id).all().await?;
        assert_eq!(ids, [Some(1), Some(2)]);
        // By hand, a table that is named as one gets the schema, too.
        let table = Sql::table(users);
        let names: Vec<String> = two.rows(sql!("select name from {table}")).await?;
        assert_eq!(names, ["Eve"]);
        let table = Sql::table(posts);
        let refused = two.select(sql!("(select count(*) from {table})" as i64)).from(users).all().await;
        assert!(matches!(refused, Err(Error::Invalid(_))), "{refused:?}");

        let changed = one.update_many(users).by(users::id).rows([(1, UserChanges { name: Some("Ann".into()), ..Default::default() })]);
        assert_eq!(changed.execute().await?, 1);
        one.delete(posts).using(users).filter((eq(users::id, posts::author_id), eq(users::name, "Ann"))).execute().await?;
        assert_eq!(one.select(posts::title).from(posts).all().await?, ["second"]);
        assert_eq!(two.select(posts::title).from(posts).all().await?, ["third"]);
        one.delete(posts).all_rows().execute().await?;
        for name in [first, second] {
            let own = db.schema(name.as_str());
            own.drop_table(posts).execute().await?;
            own.drop_table(users).execute().await?;
            gone(db, name).await?;
        }
        assert_eq!(db.count(posts).one().await?, 0);
    }
}
