
/// Ages: 1 → 10, 2 → 20, 3 → 20, 4 → none.
async fn four(db: &Db<D>) -> Result<(), Error> {
    db.create_table(users).execute().await?;
    let rows = [("a", Some(10)), ("b", Some(20)), ("c", Some(20)), ("d", None)];
    let rows = rows.map(|(name, age)| NewUser::new().name(name).age(age));
    db.insert(users).values(rows).execute().await?;
    Ok(())
}

tests! {
    async fn rows_are_compared_by_the_first_values_that_differ(db) {
        four(db).await?;
        let ids = async |condition: Filter<users::users>| db.select(users::id).from(users).filter(condition).order_by(users::id).all().await;
        let key = || row((users::age, users::id));
        assert_eq!(ids(key().gt((20, 2)).boxed()).await?, [3]);
        assert_eq!(ids(key().gte((20, 2)).boxed()).await?, [2, 3]);
        assert_eq!(ids(key().lt((20, 2)).boxed()).await?, [1]);
        assert_eq!(ids(key().lte((20, users::id)).boxed()).await?, [1, 2, 3]);
        assert_eq!(ids(key().eq((20, 2)).boxed()).await?, [2]);
        // The id of the last row differs, so its age does not matter.
        assert_eq!(ids(key().ne((20, 2)).boxed()).await?, [1, 3, 4]);
        assert_eq!(ids(row((users::name, users::id, users::verified)).gt(("b", 2, true)).boxed()).await?, [3, 4]);
    }

    async fn rows_in_lists(db) {
        four(db).await?;
        let ids = async |condition: Filter<users::users>| db.select(users::id).from(users).filter(condition).order_by(users::id).all().await;
        let key = || row((users::age, users::name));
        assert_eq!(ids(key().in_rows([(20, "c"), (10, "a"), (10, "b")]).boxed()).await?, [1, 3]);
        assert_eq!(ids(key().not_in_rows(vec![(20, "c"), (10, "a")]).boxed()).await?, [2, 4]);
        let none: [(i32, &str); 0] = [];
        assert_eq!(ids(key().in_rows(none).boxed()).await?, Vec::<i32>::new());
        assert_eq!(ids(key().not_in_rows(none).boxed()).await?, [1, 2, 3, 4]);
    }

    needs(row_queries)
    async fn rows_in_subqueries(db) {
        four(db).await?;
        db.create_table(posts).execute().await?;
        db.insert(posts).values([NewPost::new().title("b").author_id(2), NewPost::new().title("x").author_id(3)]).execute().await?;
        let found = db.select(users::id).from(users)
            .filter(row((users::id, users::name)).in_query(select((posts::author_id, posts::title)).from(posts))).all().await?;
        assert_eq!(found, [2]);
        let others = db.select(users::id).from(users)
            .filter(row((users::id, users::name)).not_in_query(select((posts::author_id, posts::title)).from(posts))).order_by(users::id).all().await?;
        assert_eq!(others, [1, 3, 4]);
    }
}
