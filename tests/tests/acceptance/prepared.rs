async fn three(db: &Db<D>) -> Result<(), Error> {
    db.create_table(users).execute().await?;
    db.create_table(posts).execute().await?;
    let rows = [("Anne", 20, Role::Guest), ("Bertha", 30, Role::Boss), ("Cid", 40, Role::Boss)];
    db.insert(users).values(rows.map(|(name, age, role)| NewUser::new().name(name).age(age).role(role))).execute().await?;
    db.insert(posts).values([(1, "a"), (2, "b"), (2, "c")].map(|(author, title)| NewPost::new().title(title).author_id(author))).execute().await?;
    Ok(())
}

tests! {
    /// Parameters in conditions, expressions, joins, `having`, `limit` and `offset`, in another order than that of
    /// their declaration, and one of them twice.
    async fn parameters_everywhere(db) {
        three(db).await?;
        let p = params! { skip: i64, least: i32, bonus: i32, most: i64, title: String };
        let query = db
            .select((users::name, users::age + p.bonus, count(posts::id)))
            .from(users)
            .left_join(posts, (eq(posts::author_id, users::id), ne(posts::title, p.title)))
            .filter(and((gte(users::age, p.least), lt(users::age, p.least + 100))))
            .group_by((users::name, users::age))
            .having(gte(count(posts::id), 0))
            .order_by(users::name)
            .limit(p.most)
            .offset(p.skip)
            .prepare();
        let rows = query.bind(p.values(0, 30, 5, 10, "c")).all().await?;
        assert_eq!(rows, [("Bertha".into(), Some(35), 1), ("Cid".into(), Some(45), 0)]);
        let rows = query.bind(p.values(1, 20, 0, 1, "nothing")).all().await?;
        assert_eq!(rows, [("Bertha".into(), Some(30), 2)]);
        assert_eq!(query.bind(p.values(0, 90, 0, 1, "c")).first().await?, None);
    }

    /// Values go through the same conversion as elsewhere: enums, decimals, dates, newtypes.
    needs(exact_decimals) async fn parameters_of_many_types(db) {
        use crate::awkward::*;
        db.create_table(prices).execute().await?;
        three(db).await?;
        let p = params! { role: Role, at_least: chrono::DateTime<chrono::Utc> };
        let query = db.select(users::name).from(users).filter((eq(users::role, p.role), gt(users::created_at, p.at_least))).order_by(users::id).prepare();
        let epoch = chrono::DateTime::UNIX_EPOCH;
        assert_eq!(query.bind(p.values(Role::Boss, epoch)).all().await?, ["Bertha", "Cid"]);
        assert_eq!(query.bind(p.values(Role::Guest, epoch)).all().await?, ["Anne"]);
        assert_eq!(query.bind(p.values(Role::Guest, chrono::Utc::now() + chrono::TimeDelta::days(1))).all().await?, [""; 0]);
        let amount = rust_decimal::Decimal::new(10, 2);
        db.insert(prices).values(NewPrice::new().id(1).amount(amount)).execute().await?;
        let p = params! { amount: rust_decimal::Decimal };
        let query = db.select(prices::id).from(prices).filter(eq(prices::amount, p.amount)).prepare();
        assert_eq!(query.bind(p.values(amount)).all().await?, [1]);
        db.create_table(audited).execute().await?;
        let id = db.insert(audited).values(NewAudited::new().name("n").data([0, 255].as_slice())).returning(audited::id).one().await?;
        let p = params! { id: uuid::Uuid, data: Vec<u8> };
        let query = db.count(audited).filter((eq(audited::id, p.id), eq(audited::data, p.data))).prepare();
        assert_eq!(query.bind(p.values(id, vec![0, 255])).one().await?, 1);
        assert_eq!(query.bind(p.values(id, vec![0])).one().await?, 0);
        db.create_table(kinds).if_not_exists().execute().await?;
        let p = params! { length: Meters, day: chrono::NaiveDate };
        let query = db.count(kinds).filter(or((eq(kinds::length, p.length), eq(kinds::date, p.day)))).prepare();
        assert_eq!(query.bind(p.values(Meters(1.0), chrono::NaiveDate::from_ymd_opt(2000, 1, 1).unwrap())).one().await?, 0);
    }

    /// In a subquery and in hand-written SQL, too.
    async fn parameters_in_subqueries_and_sql(db) {
        three(db).await?;
        let p = params! { title: String, least: i32 };
        let query = db
            .select(users::name)
            .from(users)
            .filter(exists(select(posts::id).from(posts).filter((eq(posts::author_id, users::id), eq(posts::title, p.title)))))
            .filter(sql!("{users::age} >= {p.least}"))
            .prepare();
        assert_eq!(query.bind(p.values("a", 0)).all().await?, ["Anne"]);
        assert_eq!(query.bind(p.values("b", 0)).all().await?, ["Bertha"]);
        assert_eq!(query.bind(p.values("b", 31)).all().await?, [""; 0]);
    }

    async fn streamed_and_in_a_transaction(db) {
        three(db).await?;
        let p = params! { least: i32 };
        let outside = db.select(users::id).from(users).filter(gte(users::age, p.least)).order_by(users::id).prepare();
        let mut rows = outside.bind(p.values(25)).stream();
        let mut found = Vec::new();
        while let Some(id) = rows.next().await? {
            found.push(id);
        }
        drop(rows);
        assert_eq!(found, [2, 3]);
        let seen = db.transaction(async |tx| {
            let inside = tx.select(users::id).from(users).filter(gte(users::age, p.least)).order_by(users::id).prepare();
            let before = inside.bind(p.values(25)).all().await?;
            tx.insert(users).values(NewUser::new().name("Dora").age(50)).execute().await?;
            let after = inside.bind(p.values(25)).all().await?;
            tx.rollback()?;
            Ok((before, after))
        }).await;
        assert!(matches!(seen, Err(Error::Rollback)));
        assert_eq!(outside.bind(p.values(0)).all().await?, [1, 2, 3]);
    }

    /// A value that is missing, or meant for other parameters, is an error; a negative limit too.
    async fn wrong_values(db) {
        three(db).await?;
        let p = params! { id: i32, most: i64 };
        let (q, r) = (params! { name: String }, params! { name: String, most: i64 });
        let query = db.select(users::id).from(users).filter(eq(users::id, p.id)).limit(p.most).prepare();
        let missing = query.bind(q.values("x")).all().await;
        assert!(matches!(&missing, Err(Error::Encode { .. })), "{missing:?}");
        let other = query.bind(r.values("x", 1)).all().await;
        assert!(matches!(&other, Err(Error::Encode { reason, .. }) if reason.contains("parameter 1")), "{other:?}");
        let negative = query.bind(p.values(1, -1)).all().await;
        assert!(matches!(&negative, Err(Error::Encode { reason, .. }) if reason.contains("negative")), "{negative:?}");
        assert!(query.bind(p.values(1, -1)).stream().next().await.is_err());
        assert_eq!(query.bind(p.values(1, 1)).all().await?, [1]);
    }

    /// Without its value a parameter is an error, never NULL.
    async fn a_parameter_without_a_value(db) {
        three(db).await?;
        let p = params! { age: i32 };
        let read = db.select(users::id).from(users).filter(ne(users::age, p.age)).all().await;
        assert!(matches!(&read, Err(Error::Encode { .. })), "{read:?}");
        let written = db.update(users).set(users::age, p.age).all_rows().execute().await;
        assert!(matches!(&written, Err(Error::Encode { .. })), "{written:?}");
        assert_eq!(db.count(users).filter(is_null(users::age)).one().await?, 0);
    }
}
