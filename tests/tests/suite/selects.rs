use futures_util::StreamExt as _;

async fn three(db: &Db<D>) -> Result<(), Error> {
    db.create_table(users).execute().await?;
    let rows = [("Anne", Some(20)), ("Bertha", Some(30)), ("Charlotte", None)];
    let rows = rows.map(|(name, age)| NewUser::new().name(name).age(age).email(format!("{name}@example.org")));
    db.insert(users).values(rows).execute().await?;
    Ok(())
}

tests! {
    /// Every column is decoded; `now()` is now.
    async fn select_all_fields(db) {
        three(db).await?;
        let all: Vec<User> = db.select(..).from(users).order_by(users::id).all().await?;
        assert_eq!(all.len(), 3);
        let anne = &all[0];
        assert_eq!((anne.id, anne.name.as_str(), anne.age, anne.verified, anne.role), (1, "Anne", Some(20), false, Role::Member));
        assert!((chrono::Utc::now() - anne.created_at).num_seconds().abs() <= 2);
        assert_eq!(anne.invited_by, None);
    }

    async fn select_typed_sql(db) {
        three(db).await?;
        let names: Vec<String> = db.select(sql!("upper({users::name})" as String)).from(users).order_by(users::id).all().await?;
        assert_eq!(names, ["ANNE", "BERTHA", "CHARLOTTE"]);
        let plus: Vec<Option<i64>> = db.select(sql!("{users::age} + {5}" as Option<i64>)).from(users).order_by(users::id).all().await?;
        assert_eq!(plus, [Some(25), Some(35), None]);
    }

    async fn in_a_list_and_in_nothing(db) {
        three(db).await?;
        let ids = |rows: Vec<User>| rows.into_iter().map(|u| u.id).collect::<Vec<_>>();
        assert_eq!(ids(db.select(..).from(users).filter(in_array(users::id, [1, 3])).order_by(users::id).all().await?), [1, 3]);
        assert_eq!(ids(db.select(..).from(users).filter(users::id.not_in_array(vec![1, 3])).all().await?), [2]);
        assert_eq!(ids(db.select(..).from(users).filter(in_array(users::id, Vec::<i32>::new())).all().await?), [0i32; 0]);
        assert_eq!(db.select(..).from(users).filter(not_in_array(users::id, Vec::<i32>::new())).all().await?.len(), 3);
        assert_eq!(db.select(..).from(users).filter(in_array(users::name, ["Anne"].as_slice())).all().await?.len(), 1);
    }

    async fn distinct_rows(db) {
        three(db).await?;
        db.insert(users).values(NewUser::new().name("Anne")).execute().await?;
        let names = db.select(users::name).from(users).distinct().order_by(users::name).all().await?;
        assert_eq!(names, ["Anne", "Bertha", "Charlotte"]);
    }

    async fn partial_and_nested_selections(db) {
        three(db).await?;
        let (name, (id, age)) = db.select((users::name, (users::id, users::age))).from(users).filter(eq(users::id, 2)).one().await?;
        assert_eq!((name.as_str(), id, age), ("Bertha", 2, Some(30)));
        let rows = db
            .select(fields! { id: users::id, person: { name: users::name, age: users::age }, row: users })
            .from(users)
            .order_by(desc(users::id))
            .all()
            .await?;
        assert_eq!((rows[0].id, rows[0].person.name.as_str(), rows[0].person.age, rows[0].row.id), (3, "Charlotte", None, 3));
    }

    /// `limit 0` gives no row; a negative limit is refused before anything is sent; an offset may stand alone.
    async fn limit_and_offset(db) {
        three(db).await?;
        let query = db.select(users::id).from(users).order_by(users::id);
        assert_eq!(query.clone().limit(0).all().await?, [0; 0]);
        assert_eq!(query.clone().limit(2).all().await?, [1, 2]);
        assert_eq!(query.clone().limit(1).offset(1).all().await?, [2]);
        assert_eq!(query.clone().offset(1).all().await?, [2, 3]);
        let refused = query.limit(-1).all().await;
        assert!(matches!(&refused, Err(Error::Encode { reason, .. }) if reason.contains("negative")), "{refused:?}");
    }

    async fn order_with_nulls_first_and_last(db) {
        three(db).await?;
        let by = db.select(users::id).from(users);
        assert_eq!(by.clone().order_by(asc(users::age).nulls_first()).all().await?, [3, 1, 2]);
        assert_eq!(by.clone().order_by(users::age.desc().nulls_last()).all().await?, [2, 1, 3]);
        assert_eq!(by.clone().order_by((users::verified, desc(users::name))).all().await?, [3, 2, 1]);
        assert_eq!(by.order_by(vec![desc(users::id)]).order_by(users::name).all().await?, [3, 2, 1]);
    }

    async fn groups_and_having(db) {
        three(db).await?;
        db.insert(users).values(NewUser::new().name("Anne").age(40)).execute().await?;
        let rows: Vec<(String, i64, Option<i64>)> = db
            .select((users::name, count_all(), sum(users::age)))
            .from(users)
            .group_by(users::name)
            .having(gt(count_all(), 1))
            .all()
            .await?;
        assert_eq!(rows, [("Anne".to_owned(), 2, Some(60))]);
        let by_sql: Vec<(i32, i64)> = db
            .select((length(users::name), count(users::id)))
            .from(users)
            .group_by((length(users::name), users::verified))
            .order_by(length(users::name))
            .all()
            .await?;
        assert_eq!(by_sql, [(4, 2), (6, 1), (9, 1)]);
    }

    /// The same query gives the same text twice, and is still there to run.
    async fn to_sql_does_not_consume(db) {
        three(db).await?;
        let query = db.select(users::id).from(users).filter(eq(users::name, "Anne")).limit(3);
        let first = query.to_sql()?;
        assert_eq!(first, query.to_sql()?);
        assert_eq!(query.all().await?, [1]);
    }

    /// Aggregates have the right types, and the right values over no rows.
    async fn aggregates(db) {
        three(db).await?;
        let all: (i64, i64, i64, Option<i64>, Option<f64>, Option<i32>, Option<i32>) = db
            .select((count_all(), count(users::age), count_distinct(users::verified), sum(users::age), avg(users::age), min(users::age), max(users::age)))
            .from(users)
            .one()
            .await?;
        assert_eq!(all, (3, 2, 1, Some(50), Some(25.0), Some(20), Some(30)));
        let none: (i64, Option<i64>, Option<f64>, Option<String>) = db
            .select((users::id.count(), users::age.sum(), users::age.avg(), users::name.max()))
            .from(users)
            .filter(eq(users::id, 99))
            .one()
            .await?;
        assert_eq!(none, (0, None, None, None));
        db.create_table(measurements).execute().await?;
        db.insert(measurements).values([
            NewMeasurement::new().id(1).label("a").value(1i64 << 62),
            NewMeasurement::new().id(2).label("b").value((1i64 << 62) - 1),
        ]).execute().await?;
        assert_eq!(db.select(sum(measurements::value)).from(measurements).one().await?, Some(i64::MAX));
        assert_eq!(db.select(sum_distinct(measurements::value)).from(measurements).one().await?, Some(i64::MAX));
    }

    /// A count is fresh on reuse after an insert.
    async fn count_of_a_table(db) {
        three(db).await?;
        let old = db.count(users).filter(gte(users::age, 30));
        assert_eq!(old.clone().one().await?, 1);
        db.insert(users).values(NewUser::new().name("Emily").age(31)).execute().await?;
        assert_eq!(old.one().await?, 2);
        assert_eq!(db.count(users).one().await?, 4);
    }

    async fn operators(db) {
        three(db).await?;
        let ids = async |filter: Filter<users::users>| db.select(users::id).from(users).filter(filter).order_by(users::id).all().await;
        assert_eq!(ids(ne(users::id, 2).boxed()).await?, [1, 3]);
        assert_eq!(ids(gt(users::id, 2).boxed()).await?, [3]);
        assert_eq!(ids(lt(users::id, 2).boxed()).await?, [1]);
        assert_eq!(ids(lte(users::age, 20).boxed()).await?, [1]);
        assert_eq!(ids(between(users::id, 2, 3).boxed()).await?, [2, 3]);
        assert_eq!(ids(users::id.not_between(2, 3).boxed()).await?, [1]);
        assert_eq!(ids(like(users::name, "%rth%").boxed()).await?, [2]);
        assert_eq!(ids(users::name.not_like("%rth%").boxed()).await?, [1, 3]);
        assert_eq!(ids(is_null(users::age).boxed()).await?, [3]);
        assert_eq!(ids(is_not_null(users::age).boxed()).await?, [1, 2]);
        assert_eq!(ids((!eq(users::id, 1)).boxed()).await?, [2, 3]);
        assert_eq!(ids(eq(users::role, Role::Member).boxed()).await?, [1, 2, 3]);
        assert_eq!(ids(or((eq(users::id, 1), and((gt(users::id, 2), eq(users::verified, false))))).boxed()).await?, [1, 3]);
        assert_eq!(ids(eq(users::id + 1, users::id * 2).boxed()).await?, [1]);
        assert_eq!(ids(eq((users::id - 1) * 2 % 3, 1).boxed()).await?, [3]);
        let name = "Bertha".to_owned();
        assert_eq!(ids(eq(users::name, &name).boxed()).await?, [2]);
        assert_eq!(name.len(), 6);
    }

    async fn functions(db) {
        three(db).await?;
        let row: (String, String, i32, String, i32, String) = db
            .select((
                lower(users::name),
                upper(users::name),
                length(users::name),
                concat((users::name, "-", users::name)),
                coalesce(users::age, -1),
                cast::<String, _>(users::id),
            ))
            .from(users)
            .filter(eq(users::id, 3))
            .one()
            .await?;
        assert_eq!(row, ("charlotte".into(), "CHARLOTTE".into(), 9, "Charlotte-Charlotte".into(), -1, "3".into()));
        let kinds: Vec<String> =
            db.select(when(gt(users::age, 25), "old").when(is_null(users::age), "unknown").otherwise("young")).from(users).order_by(users::id).all().await?;
        assert_eq!(kinds, ["young", "old", "unknown"]);
        let kinds: Vec<Option<i32>> = db.select(when(eq(users::id, 1), 10).end()).from(users).order_by(users::id).all().await?;
        assert_eq!(kinds, [Some(10), None, None]);
    }

    /// Conditions that are there or not, and lists of them.
    async fn dynamic_conditions(db) {
        three(db).await?;
        let search = async |name: Option<&str>, least: Option<i32>| {
            db.select(users::id)
                .from(users)
                .filter(name.map(|name| like(users::name, format!("%{name}%"))))
                .filter(least.map(|least| gte(users::age, least)))
                .order_by(users::id)
                .all()
                .await
        };
        assert_eq!(search(None, None).await?, [1, 2, 3]);
        assert_eq!(search(Some("nn"), None).await?, [1]);
        assert_eq!(search(Some("e"), Some(25)).await?, [2]);
        let mut list: Vec<Filter<users::users>> = Vec::new();
        assert_eq!(db.select(users::id).from(users).filter(or(list.clone())).all().await?.len(), 3);
        list.push(eq(users::id, 1).boxed());
        list.push(like(users::name, "Ch%").boxed());
        assert_eq!(db.select(users::id).from(users).filter(or(list)).order_by(users::id).all().await?, [1, 3]);
        let ids = [2, 3];
        assert_eq!(db.select(users::id).from(users).filter(or(ids.map(|id| eq(users::id, id)))).order_by(users::id).all().await?, [2, 3]);
        assert_eq!(db.select(users::id).from(users).filter(or(ids.iter().map(|id| eq(users::id, id)))).order_by(users::id).all().await?, [2, 3]);
    }

    /// A condition written once, for every query that has the table.
    async fn reusable_conditions(db) {
        fn adult<S: Has<users::users>>() -> impl Condition<S> {
            gte(users::age, 25)
        }
        three(db).await?;
        db.create_table(posts).execute().await?;
        assert_eq!(db.select(users::id).from(users).filter(adult()).all().await?, [2]);
        assert_eq!(db.select(users::id).from(users).left_join(posts, eq(posts::author_id, users::id)).filter((adult(), gt(users::id, 0))).all().await?, [2]);
    }

    async fn one_row_or_an_error(db) {
        three(db).await?;
        let one = db.select(users::name).from(users).filter(eq(users::id, 1)).one().await?;
        assert_eq!(one, "Anne");
        let none = db.select(users::name).from(users).filter(eq(users::id, 9)).one().await;
        assert!(matches!(&none, Err(Error::NotFound { sql }) if sql.contains("users")), "{none:?}");
        let many = db.select(users::name).from(users).one().await;
        assert!(matches!(many, Err(Error::TooManyRows { .. })));
        assert_eq!(db.select(users::name).from(users).order_by(users::id).first().await?.as_deref(), Some("Anne"));
        assert_eq!(db.select(users::name).from(users).filter(eq(users::id, 9)).first().await?, None);
    }

    async fn prepared_once_run_often(db) {
        three(db).await?;
        let p = params! { id: i32, name: String, most: i64 };
        let query = db.select(users::id).from(users).filter(or((eq(users::id, p.id), eq(users::name, p.name)))).order_by(users::id).limit(p.most).prepare();
        assert_eq!(query.bind(p.values(1, "Charlotte", 10)).all().await?, [1, 3]);
        assert_eq!(query.bind(p.values(1, "Charlotte", 1)).all().await?, [1]);
        assert_eq!(query.bind(p.values(2, "nobody", 10)).one().await?, 2);
        assert_eq!(query.bind(p.values(7, "nobody", 10)).first().await?, None);
    }

    /// Ten thousand rows one by one; one that is dropped early leaves the connection fit for use.
    async fn streams(db) {
        db.create_table(measurements).execute().await?;
        let rows: Vec<_> = (0..10_000).map(|id| NewMeasurement::new().id(id).label(format!("label {id}"))).collect();
        assert_eq!(db.insert(measurements).values(rows).execute().await?, 10_000);
        let mut rows = db.select(..).from(measurements).order_by(measurements::id).stream();
        let mut expected = 0;
        while let Some(row) = rows.next().await? {
            assert_eq!((row.id, row.label), (expected, format!("label {expected}")));
            expected += 1;
        }
        assert_eq!(expected, 10_000);
        drop(rows);
        let some: Vec<_> = db.select(measurements::id).from(measurements).order_by(measurements::id).stream().take(3).collect().await;
        assert_eq!(some.into_iter().collect::<Result<Vec<_>, _>>()?, [0, 1, 2]);
        assert_eq!(db.count(measurements).one().await?, 10_000);
        let streamed = db.transaction(async |tx| {
            let mut rows = tx.select(measurements::id).from(measurements).order_by(measurements::id).stream();
            let first = rows.next().await?;
            drop(rows);
            tx.delete(measurements).filter(gt(measurements::id, 0)).execute().await?;
            Ok(first)
        }).await?;
        assert_eq!((streamed, db.count(measurements).one().await?), (Some(0), 1));
    }

    async fn hand_written_statements(db) {
        three(db).await?;
        let name = "Bertha";
        let rows: Vec<(i32, String)> = db.rows(sql!("select id, name from {Sql::table(users)} where name = {name}")).await?;
        assert_eq!(rows, [(2, "Bertha".to_owned())]);
        assert_eq!(db.execute(sql!("update users set name = {\"B\"} where id in {Sql::list([2, 3])}")).await?, 2);
        let columns = Sql::join(["id", "name"].map(Sql::identifier), ", ");
        assert_eq!(db.rows::<(i32, String)>(sql!("select {columns} from users where id = {3}")).await?, [(3, "B".to_owned())]);
    }

    async fn keywords_and_odd_names(db) {
        db.create_table(keywords).execute().await?;
        db.insert(keywords).values(NewKeyword::new().order(1).r#type("t").group("g").size(5)).execute().await?;
        db.update(keywords).set(keywords::size, keywords::size + 1).filter(eq(keywords::r#type, "t")).execute().await?;
        let row = db.select(..).from(keywords).filter(eq(keywords::group, "g")).order_by(keywords::size).one().await?;
        assert_eq!(row, Keyword { order: 1, r#type: "t".into(), group: Some("g".into()), size: Some(6) });
        alias!(keywords as r#match);
        let row = db.select((keywords::order, r#match::size)).from(keywords).inner_join(r#match, eq(r#match::order, keywords::order)).one().await?;
        assert_eq!(row, (1, Some(6)));
    }

    /// More columns than a tuple may have.
    async fn many_columns(db) {
        db.create_table(users).execute().await?;
        db.insert(users).values(NewUser::new().name("n")).execute().await?;
        let row = db
            .select(fields! {
                a: users::id, b: users::id, c: users::id, d: users::id, e: users::id, f: users::id, g: users::id, h: users::id, i: users::id,
                j: users::id, k: users::id, l: users::id, m: users::id, n: users::name, o: users::id, p: users::id, q: users::id, r: users::age,
            })
            .from(users)
            .one()
            .await?;
        assert_eq!((row.a, row.q, row.n.as_str(), row.r), (1, 1, "n", None));
        let wide = db
            .select((users::id, users::id, users::id, users::id, users::id, users::id, users::id, users::id, users::id, users::id, users::id, users::id, users::id, users::id, users::id, users::name))
            .from(users)
            .one()
            .await?;
        assert_eq!(wide.15, "n");
    }
}
