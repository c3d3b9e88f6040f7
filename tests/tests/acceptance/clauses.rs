async fn three(db: &Db<D>) -> Result<(), Error> {
    db.create_table(users).execute().await?;
    let rows = [("Anne", Some(20)), ("Bertha", Some(30)), ("Charlotte", None)];
    db.insert(users).values(rows.map(|(name, age)| NewUser::new().name(name).age(age))).execute().await?;
    Ok(())
}

tests! {
    /// Values are bound in the order of the text, whatever the order the clauses were written in.
    async fn values_in_every_clause(db) {
        three(db).await?;
        db.create_table(posts).execute().await?;
        db.insert(posts).values([("a", 1), ("b", 1), ("c", 2)].map(|(title, author)| NewPost::new().title(title).author_id(author))).execute().await?;
        let long = db.with("long", select(fields! { id: users::id, tag: concat((users::name, "-tag")) }).from(users).filter(gt(length(users::name), 4)));
        let counted = select(fields! { author: posts::author_id, n: count(posts::id) + 1000 }).from(posts).filter(ne(posts::title, "b")).group_by(posts::author_id).subquery("counted");
        let rows: Vec<(i32, i32, String, Option<i64>)> = db
            .select((users::id, when(eq(users::id, 2), 7).otherwise(8), long.tag, counted.n))
            .limit(5)
            .offset(0)
            .from(users)
            .filter(between(users::id, 1, 50))
            .inner_join(&long, (eq(long.id, users::id), ne(users::name, "nobody")))
            .left_join(&counted, (eq(counted.author, users::id), lt(counted.n, 5000)))
            .order_by((desc(users::id + 0), users::name))
            .filter(not_in_array(users::id, [40, 41]))
            .all()
            .await?;
        assert_eq!(rows, [(3, 8, "Charlotte-tag".into(), None), (2, 7, "Bertha-tag".into(), Some(1001))]);
        let both = union_all(
            db.select((users::id, concat((users::name, "!")))).from(users).filter(eq(users::id, 1)),
            db.select((users::id + 100, concat((users::name, "?")))).from(users).filter(eq(users::id, 2)).limit(1),
        );
        assert_eq!(both.order_by(users::id).limit(2).offset(0).all().await?, [(1, "Anne!".into()), (102, "Bertha?".into())]);
    }

    /// Hand-written SQL as a key of groups and of an order, in `having` and in `returning`.
    async fn hand_written_parts(db) {
        three(db).await?;
        db.insert(users).values(NewUser::new().name("anne").age(40)).execute().await?;
        let folded = || sql!("lower({users::name})" as String);
        let rows: Vec<(String, i64)> = db
            .select((folded(), count_all()))
            .from(users)
            .group_by((folded(), sql!("{users::verified}")))
            .having(sql!("count(*) > {1}"))
            .order_by(folded())
            .all()
            .await?;
        assert_eq!(rows, [("anne".to_owned(), 2)]);
        let rows: Vec<(i32, String)> = updated!(db, users, db.update(users).set(users::name, sql!("upper({users::name})" as String)), sql!("{users::id} = {3}") => (users::id, folded()))?;
        assert_eq!(rows, [(3, "charlotte".into())]);
        let gone: Vec<i64> = deleted!(db, users, sql!("{users::age} > {25}") => sql!("{users::id} * {2}" as i64))?;
        assert_eq!(gone.iter().sum::<i64>(), 12);
        // What was written by hand keeps together beside what was not.
        let found = db.select(users::id).from(users).filter((sql!("1 = 1 or 1 = 1"), eq(users::id, 1))).all().await?;
        assert_eq!(found, [1]);
        let product: i32 = db.select(sql!("{users::id} + {1}" as i32) * 10).from(users).filter(eq(users::id, 1)).one().await?;
        assert_eq!(product, 20);
    }

    /// An expression with a bound value groups by itself.
    needs(keys_with_values) async fn groups_of_expressions_with_values(db) {
        three(db).await?;
        let kind = || when(gte(users::age, 30), "old").otherwise("other");
        let rows: Vec<(String, i64)> = db.select((kind(), count_all())).from(users).group_by(kind()).order_by(kind()).all().await?;
        assert_eq!(rows, [("old".into(), 1), ("other".into(), 2)]);
        let rows: Vec<i32> = db.select(users::id % 2).from(users).distinct().order_by(users::id % 2).all().await?;
        assert_eq!(rows, [0, 1]);
        // With other values around, in the key that is only ordered by, and in a condition on the groups.
        let rows: Vec<(i64, String)> = db
            .select((count_all() + 1, concat((kind(), "!"))))
            .from(users)
            .filter((ne(users::id, 30), ne(users::name, "old")))
            .group_by((kind(), users::id % 2))
            .having(and((gte(count_all(), 1), ne(kind(), "?"), gte(users::id % 2, 0))))
            .order_by((desc(kind()), users::id % 2))
            .limit(30)
            .all()
            .await?;
        assert_eq!(rows, [(3, "other!".into()), (2, "old!".into())]);
        let p = params! { least: i32 };
        let kind = when(gte(users::age, p.least), 1).otherwise(0);
        let query = db.select((kind.clone(), count_all())).from(users).group_by(kind.clone()).order_by(kind).prepare();
        assert_eq!(query.bind(p.values(20)).all().await?, [(0, 1), (1, 2)]);
        assert_eq!(query.bind(p.values(1)).all().await?, [(0, 1), (1, 2)]);
        // Within a subquery, and again around it.
        let inner = select(fields! { half: users::id / 2, n: count_all() }).from(users).group_by(users::id / 2).subquery("inner");
        let rows: Vec<(i32, Option<i64>)> = db.select((inner.half * 2, sum(inner.n))).from(&inner).group_by(inner.half * 2).order_by(inner.half * 2).all().await?;
        assert_eq!(rows, [(0, Some(1)), (2, Some(2))]);
    }

    /// Conditions as values: compared, selected, ordered by and negated, with SQL's third truth value.
    async fn conditions_are_values(db) {
        three(db).await?;
        let rows: Vec<(Option<bool>, bool, bool)> = db
            .select((gt(users::age, 25), is_null(users::age), exists(select(..).from(users))))
            .from(users)
            .order_by(users::id)
            .all()
            .await?;
        assert_eq!(rows, [(Some(false), false, true), (Some(true), false, true), (None, true, true)]);
        let ids = async |filter: Filter<users::users>| db.select(users::id).from(users).filter(filter).order_by(users::id).all().await;
        assert_eq!(ids(not(gt(users::age, 25)).boxed()).await?, [1]);
        assert_eq!(ids(eq(is_null(users::age), true).boxed()).await?, [3]);
        assert_eq!(ids(eq(users::verified, is_null(users::age)).boxed()).await?, [1, 2]);
        assert_eq!(ids(or((not(and((eq(users::id, 1), eq(users::verified, false)))), is_null(users::age))).boxed()).await?, [2, 3]);
        assert_eq!(ids(and((or((eq(users::id, 1), eq(users::id, 2))), or((eq(users::id, 2), eq(users::id, 3))))).boxed()).await?, [2]);
        assert_eq!(ids(not(not(eq(users::id, 2))).boxed()).await?, [2]);
        assert_eq!(ids(not(users::verified).boxed()).await?, [1, 2, 3]);
        assert_eq!(db.count(users).filter(users::verified).one().await?, 0);
        assert_eq!(db.count(users).filter(or((users::verified, is_null(users::age)))).one().await?, 1);
        assert_eq!(db.select(users::id).from(users).order_by((is_null(users::age), desc(users::age))).all().await?, [2, 1, 3]);
    }

    /// Arithmetic keeps its grouping, whatever the operators.
    async fn grouping_of_arithmetic(db) {
        three(db).await?;
        let id = users::id;
        let row: (i32, i32, i32, i32, i32, i32) = db
            .select(((id + 1) * 2, id + id * 2, id - (id - 1), (id * 10) / 4 * 4, id * 10 / (id + 1), (id + 7) % 4 - 3))
            .from(users)
            .filter(eq(users::id, 3))
            .one()
            .await?;
        assert_eq!(row, (8, 9, 1, 28, 7, -1));
    }

    /// Options and lists of conditions, nested, with nothing left in some of them.
    async fn nested_empty_conditions(db) {
        three(db).await?;
        let none = None::<Filter<users::users>>;
        let count = async |filter: Filter<users::users>| db.count(users).filter(filter).one().await;
        assert_eq!(count(and((none.clone(), or((none.clone(), none.clone())))).boxed()).await?, 3);
        assert_eq!(count(or((none.clone(), eq(users::id, 1))).boxed()).await?, 1);
        assert_eq!(count(and((eq(users::id, 1), or(Vec::<Filter<users::users>>::new()))).boxed()).await?, 1);
        let filters: Vec<Option<Filter<users::users>>> = vec![None, Some(eq(users::id, 2).boxed()), None];
        assert_eq!(db.count(users).filter(filters).one().await?, 1);
        let rows: Vec<(i32, i64)> = db.select((users::verified.cast::<i32>(), count_all())).from(users).group_by(users::verified).having(none).all().await?;
        assert_eq!(rows, [(0, 3)]);
        let order = None::<drizzle::expr::Ordered<_>>.or(Some(desc(users::id)));
        assert_eq!(db.select(users::id).from(users).order_by(order).all().await?, [3, 2, 1]);
    }

    /// A write with a filter of which nothing is left touches nothing, in all its forms.
    async fn writes_with_filters_of_nothing(db) {
        three(db).await?;
        let no_ids: Vec<Filter<users::users>> = Vec::new();
        let refused = |result: Result<u64, Error>| matches!(result, Err(Error::EmptyFilter { table: "users" }));
        assert!(refused(db.delete(users).filter(no_ids.clone()).execute().await));
        assert!(refused(db.delete(users).filter((no_ids.clone(), None::<Filter<users::users>>)).execute().await));
        assert!(refused(db.delete(users).filter(or((and(no_ids.clone()), or(no_ids.clone())))).execute().await));
        assert!(refused(db.update(users).set(users::name, "x").filter(None::<Filter<users::users>>).execute().await));
        assert!(refused(db.update(users).changes(UserChanges { name: Some("x".into()), ..Default::default() }).filter([None, None::<Filter<users::users>>]).execute().await));
        // Of an empty list of values nothing is found, which is a condition.
        assert_eq!(db.delete(users).filter(in_array(users::id, Vec::<i32>::new())).execute().await?, 0);
        assert_eq!(db.update(users).set(users::name, "x").filter((none_of(), eq(users::id, 1))).execute().await?, 1);
        assert_eq!(db.select(users::name).from(users).order_by(users::id).all().await?, ["x", "Bertha", "Charlotte"]);
    }

    /// With `returning` too.
    needs(returning) async fn refused_before_they_return(db) {
        three(db).await?;
        let no_ids: Vec<Filter<users::users>> = Vec::new();
        assert!(matches!(db.delete(users).filter(no_ids).returning(..).all().await, Err(Error::EmptyFilter { .. })));
        let refused = db.update(users).changes(UserChanges::default()).all_rows().returning(users::id).all().await;
        assert!(matches!(refused, Err(Error::NothingToSet { table: "users" })), "{refused:?}");
        assert_eq!(db.count(users).one().await?, 3);
    }

    /// An update that sets nothing is refused before the filter is looked at.
    async fn updates_that_set_nothing(db) {
        three(db).await?;
        let changes: UserChanges = serde_json::from_str("{}")?;
        let refused = db.update(users).changes(changes).all_rows().execute().await;
        assert!(matches!(refused, Err(Error::NothingToSet { table: "users" })), "{refused:?}");
        let both = db.update(users).changes(UserChanges::default()).set(users::age, 1).filter(eq(users::id, 3)).execute().await?;
        assert_eq!((both, db.select(users::age).from(users).filter(eq(users::id, 3)).one().await?), (1, Some(1)));
        // The later of two values counts.
        db.update(users).set(users::age, 2).set(users::age, 3).filter(eq(users::id, 3)).execute().await?;
        assert_eq!(db.select(users::age).from(users).filter(eq(users::id, 3)).one().await?, Some(3));
        db.insert(users).values(NewUser::new().id(3).name("again")).on_conflict(users::id).do_update().set(users::age, 4).set(users::age, 5).execute().await?;
        assert_eq!(db.select((users::name, users::age)).from(users).filter(eq(users::id, 3)).one().await?, ("Charlotte".into(), Some(5)));
    }

    /// Hundreds of values in a list; more than a statement takes are an error, and nothing is sent.
    async fn long_lists(db) {
        three(db).await?;
        assert_eq!(db.count(users).filter(in_array(users::id, (2..5_000).collect::<Vec<i32>>())).one().await?, 2);
        let too_many = db.delete(users).filter(in_array(users::id, (0..70_000).collect::<Vec<i32>>())).execute().await;
        assert!(matches!(&too_many, Err(Error::Invalid(reason)) if reason.contains("70000 parameters")), "{too_many:?}");
        assert_eq!(db.count(users).one().await?, 3);
    }

    /// Every builder can be kept, looked at and run more than once.
    async fn builders_are_kept(db) {
        three(db).await?;
        let insert = db.insert(users).values(NewUser::new().name("Dora"));
        assert_eq!(insert.to_sql()?, insert.to_sql()?);
        insert.clone().execute().await?;
        insert.execute().await?;
        let update = db.update(users).set(users::age, coalesce(users::age, 0) + 1).filter(eq(users::name, "Dora"));
        assert_eq!(update.to_sql()?, update.to_sql()?);
        assert_eq!((update.clone().execute().await?, update.execute().await?), (2, 2));
        assert_eq!(db.select(users::age).from(users).filter(eq(users::name, "Dora")).all().await?, [Some(2), Some(2)]);
        let delete = db.delete(users).filter(eq(users::name, "Dora"));
        assert_eq!(delete.to_sql()?, delete.to_sql()?);
        assert_eq!((delete.clone().execute().await?, delete.execute().await?), (2, 0));
        let base = db.select(users::id).from(users);
        let (old, young) = (base.clone().filter(gt(users::age, 25)), base.clone().filter(lt(users::age, 25)));
        assert_eq!((old.all().await?, young.all().await?, base.all().await?.len()), (vec![2], vec![1], 3));
        let compound = union(db.select(users::id).from(users), db.select(users::id).from(users));
        assert_eq!(compound.to_sql()?, compound.clone().to_sql()?);
        assert_eq!(compound.all().await?.len(), 3);
    }
}

fn none_of() -> Option<Filter<users::users>> {
    None
}
