#[allow(dead_code, reason = "not every dialect has these joins")]
async fn blog(db: &Db<D>) -> Result<(), Error> {
    db.create_table(users).execute().await?;
    db.create_table(posts).execute().await?;
    db.create_table(notes).execute().await?;
    db.insert(users).values([NewUser::new().name("Anne").age(20), NewUser::new().name("Bertha").age(30), NewUser::new().name("Cid")]).execute().await?;
    let titles = [("a", 1), ("b", 1), ("c", 2), ("d", 1)];
    db.insert(posts).values(titles.map(|(title, author)| NewPost::new().title(title).author_id(author))).execute().await?;
    let new = |user, text: Option<&str>| NewNote::new().user_id(user).text(text.map(str::to_owned));
    db.insert(notes).values([new(1, Some("n")), new(2, None), new(2, Some("m"))]).execute().await?;
    Ok(())
}

tests! {
    needs(lateral) async fn the_last_rows_of_each(db) {
        blog(db).await?;
        let last = select(fields! { title: posts::title }).from(posts).filter(eq(posts::author_id, users::id)).order_by(desc(posts::id)).limit(2).subquery("last");
        let left = db.select((users::name, last.title)).from(users).left_join_lateral(&last, ()).order_by((users::id, desc(last.title)));
        if refused(&left.to_sql(), "lateral") {
            return Ok(());
        }
        let rows: Vec<(String, Option<String>)> = left.all().await?;
        let rows: Vec<_> = rows.iter().map(|(name, title)| (name.as_str(), title.as_deref())).collect();
        assert_eq!(rows, [("Anne", Some("d")), ("Anne", Some("b")), ("Bertha", Some("c")), ("Cid", None)]);
        let rows: Vec<(String, String)> = db.select((users::name, last.title)).from(users).cross_join_lateral(&last).order_by((users::id, last.title)).all().await?;
        assert_eq!(rows.len(), 3);
        assert_eq!(rows[2], ("Bertha".into(), "c".into()));
    }

    /// A condition of the join leaves rows out, or turns them into `None`.
    needs(lateral) async fn with_a_condition(db) {
        blog(db).await?;
        let total = select(fields! { n: count(posts::id), last: max(posts::title) }).from(posts).filter(eq(posts::author_id, users::id)).subquery("total");
        let left = db.select((users::id, total.n, total.last)).from(users).left_join_lateral(&total, and((gt(total.n, 0), lt(users::age, 30)))).order_by(users::id);
        if refused(&left.to_sql(), "lateral") {
            return Ok(());
        }
        let rows: Vec<(i32, Option<i64>, Option<String>)> = left.all().await?;
        assert_eq!(rows, [(1, Some(3), Some("d".into())), (2, None, None), (3, None, None)]);
        // A count of nothing is a row.
        let rows: Vec<(i32, i64)> = db.select((users::id, total.n)).from(users).inner_join_lateral(&total, lt(total.n, 2)).order_by(users::id).all().await?;
        assert_eq!(rows, [(2, 1), (3, 0)]);
    }

    /// What a lateral subquery selects of the tables around it may be NULL, also if the subquery gives a row.
    needs(lateral) async fn columns_of_the_tables_around(db) {
        blog(db).await?;
        alias!(posts as late);
        let seen = select(fields! { title: late::title, note: notes::text, loud: upper(late::title) }).from(notes).filter(eq(notes::user_id, users::id)).subquery("seen");
        let query = db.select((users::id, seen.title, seen.note, seen.loud)).from(users).left_join(late, and((eq(late::author_id, users::id), gt(late::id, 3)))).inner_join_lateral(&seen, ()).order_by((users::id, seen.note.desc().nulls_last()));
        if refused(&query.to_sql(), "lateral") {
            return Ok(());
        }
        let rows: Vec<(i32, Option<String>, Option<String>, Option<String>)> = query.all().await?;
        assert_eq!(rows, [(1, Some("d".into()), Some("n".into()), Some("D".into())), (2, None, Some("m".into()), None), (2, None, None, None)]);
    }

    needs(lateral) async fn one_after_the_other(db) {
        blog(db).await?;
        let first = select(fields! { id: min(posts::id) }).from(posts).filter(eq(posts::author_id, users::id)).subquery("first");
        let title = select(fields! { text: posts::title }).from(posts).filter(eq(posts::id, first.id)).subquery("title");
        let query = db.select((users::id, title.text)).from(users).left_join_lateral(&first, ()).left_join_lateral(&title, ()).order_by(users::id);
        if refused(&query.to_sql(), "lateral") {
            return Ok(());
        }
        let rows: Vec<(i32, Option<String>)> = query.all().await?;
        assert_eq!(rows, [(1, Some("a".into())), (2, Some("c".into())), (3, None)]);
        // In a subquery, it may use the tables around it.
        let older = select(fields! { title: posts::title }).from(posts).filter(and((eq(posts::author_id, users::id), eq(posts::title, notes::text)))).subquery("older");
        let query = db.select(users::id).from(users).filter(not_exists(select(..).from(notes).inner_join_lateral(&older, ()).filter(eq(notes::user_id, users::id)))).order_by(users::id);
        assert_eq!(query.all().await?, [1, 2, 3]);
    }
}
