async fn blog(db: &Db<D>) -> Result<(), Error> {
    db.create_table(users).execute().await?;
    db.create_table(posts).execute().await?;
    db.insert(users).values([NewUser::new().name("Anne").age(20), NewUser::new().name("Bertha").age(30), NewUser::new().name("Cid")]).execute().await?;
    let titles = [("a", 1), ("b", 1), ("c", 2)];
    db.insert(posts).values(titles.map(|(title, author)| NewPost::new().title(title).author_id(author))).execute().await?;
    Ok(())
}

tests! {
    /// Columns of both tables are qualified, so that each user gets a count of their own.
    async fn correlated_subquery_in_a_field(db) {
        blog(db).await?;
        let rows = db
            .select(fields! {
                name: users::name,
                posts: select(count(posts::id)).from(posts).filter(eq(posts::author_id, users::id)).scalar(),
                last: select(max(posts::title)).from(posts).filter(eq(posts::author_id, users::id)).scalar(),
                first_title: select(posts::title).from(posts).filter(eq(posts::author_id, users::id)).order_by(posts::id).limit(1).scalar(),
            })
            .from(users)
            .order_by(users::id)
            .all()
            .await?;
        let rows: Vec<(&str, i64, Option<&str>, Option<&str>)> =
            rows.iter().map(|r| (r.name.as_str(), r.posts, r.last.as_deref(), r.first_title.as_deref())).collect();
        assert_eq!(rows, [("Anne", 2, Some("b"), Some("a")), ("Bertha", 1, Some("c"), Some("c")), ("Cid", 0, None, None)]);
    }

    async fn exists_and_not_exists(db) {
        blog(db).await?;
        let theirs = || select(..).from(posts).filter(eq(posts::author_id, users::id));
        assert_eq!(db.select(users::id).from(users).filter(exists(theirs())).order_by(users::id).all().await?, [1, 2]);
        assert_eq!(db.select(users::id).from(users).filter(not_exists(theirs())).all().await?, [3]);
        assert_eq!(db.select(users::id).from(users).filter(exists(theirs().filter(eq(posts::title, "c")))).all().await?, [2]);
    }

    async fn in_a_subquery(db) {
        blog(db).await?;
        let authors = || select(posts::author_id).from(posts).filter(ne(posts::title, "c"));
        assert_eq!(db.select(users::id).from(users).filter(in_array(users::id, authors())).all().await?, [1]);
        assert_eq!(db.select(users::id).from(users).filter(not_in_array(users::id, authors())).order_by(users::id).all().await?, [2, 3]);
        // Two levels deep, the innermost refers to the outermost.
        let deep = select(posts::id).from(posts).filter(and((eq(posts::author_id, users::id), in_array(posts::id, select(max(posts::id)).from(posts).filter(gt(users::age, 25))))));
        assert_eq!(db.select(users::id).from(users).filter(exists(deep)).all().await?, [2]);
    }

    async fn subquery_as_a_table(db) {
        blog(db).await?;
        let totals = select(fields! { author: posts::author_id, total: count(posts::id) }).from(posts).group_by(posts::author_id).subquery("totals");
        let rows: Vec<(String, Option<i64>)> =
            db.select((users::name, totals.total)).from(users).left_join(&totals, eq(totals.author, users::id)).order_by(users::id).all().await?;
        assert_eq!(rows, [("Anne".into(), Some(2)), ("Bertha".into(), Some(1)), ("Cid".into(), None)]);
        let rows: Vec<(Option<i32>, i64)> = db.select((totals.author, totals.total)).from(&totals).filter(gt(totals.total, 1)).all().await?;
        assert_eq!(rows, [(Some(1), 2)]);
    }

    /// A subquery of a join, with an expression as a column.
    async fn subquery_with_a_join(db) {
        blog(db).await?;
        let loud = select(fields! { id: users::id, shout: upper(posts::title), years: users::age })
            .from(users)
            .left_join(posts, eq(posts::author_id, users::id))
            .subquery("loud");
        let rows: Vec<(i32, Option<String>, Option<i32>)> = db.select((loud.id, loud.shout, loud.years)).from(&loud).order_by((loud.id, loud.shout)).all().await?;
        assert_eq!(rows[0], (1, Some("A".into()), Some(20)));
        assert_eq!(rows[3], (3, None, None));
    }

    async fn common_table_expressions(db) {
        blog(db).await?;
        let writers = db.with("writers", select(fields! { id: posts::author_id, n: count_all() }).from(posts).group_by(posts::author_id));
        let rows: Vec<(String, i64)> = db.select((users::name, writers.n)).from(users).inner_join(&writers, eq(writers.id, users::id)).order_by(users::id).all().await?;
        assert_eq!(rows, [("Anne".into(), 2), ("Bertha".into(), 1)]);
        // One that builds on another; named again, it is not written twice.
        let busy = db.with("busy", db.select(fields! { id: writers.id }).from(&writers).filter(gt(writers.n, 1)));
        let ids: Vec<Option<i32>> = db.select(busy.id).from(&busy).with(&busy).all().await?;
        assert_eq!(ids, [Some(1)]);
        let both = db.select((busy.id, writers.n)).from(&busy).inner_join(&writers, eq(writers.id, busy.id));
        assert_eq!(both.to_sql()?.text.matches(" as (").count(), 2);
        assert_eq!(both.all().await?, [(Some(1), 2)]);
        let other = db.with("writers", db.select(fields! { id: users::id }).from(users));
        let twice = db.select(writers.n).from(&writers).inner_join(&other, eq(other.id, writers.id)).all().await;
        assert!(matches!(&twice, Err(Error::Invalid(reason)) if reason.contains("`writers`")), "{twice:?}");
    }

    async fn set_operations(db) {
        blog(db).await?;
        let names = || db.select(users::name).from(users);
        let titles = || db.select(posts::title).from(posts);
        assert_eq!(union(names(), titles()).order_by(asc(users::name)).limit(2).all().await?.len(), 2);
        assert_eq!(union_all(names(), names()).all().await?.len(), 6);
        assert_eq!(names().union(names()).all().await?.len(), 3);
        assert_eq!(intersect(names(), names().filter(eq(users::id, 2))).all().await?, ["Bertha"]);
        assert_eq!(except(names(), names().filter(gt(users::id, 1))).all().await?, ["Anne"]);
        // Grouping is kept: a union of (a except b), not (a union b) except.
        let kept = union(names().filter(eq(users::id, 1)), except(names(), names().filter(lt(users::id, 3)))).order_by(users::name).all().await?;
        assert_eq!(kept, ["Anne", "Cid"]);
        let grouped = except(union(names(), titles()), titles()).order_by(desc(users::name)).all().await?;
        assert_eq!(grouped, ["Cid", "Bertha", "Anne"]);
        let mixed = intersect(union(names(), titles()), names()).order_by(users::name).offset(1).all().await?;
        assert_eq!(mixed, ["Bertha", "Cid"]);
        let limited = union_all(names().order_by(desc(users::id)).limit(1), titles().order_by(posts::id).limit(1)).all().await?;
        assert_eq!(limited.len(), 2);
        assert!(limited.contains(&"Cid".to_owned()) && limited.contains(&"a".to_owned()));
    }

    async fn values_computed_by_subqueries(db) {
        blog(db).await?;
        db.update(users)
            .set(users::age, coalesce(select(count(posts::id)).from(posts).filter(eq(posts::author_id, users::id)).scalar(), 0i64))
            .filter(eq(users::id, 1))
            .execute()
            .await?;
        assert_eq!(db.select(users::age).from(users).filter(eq(users::id, 1)).one().await?, Some(2));
        let gone = deleted!(db, users, not_exists(select(..).from(posts).filter(eq(posts::author_id, users::id))) => users::id)?;
        assert_eq!(gone, [3]);
    }
}
