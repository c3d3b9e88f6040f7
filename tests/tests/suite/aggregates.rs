
/// Ages: 1 → 10, 2 → 20, 3 → 20, 4 → none.
async fn four(db: &Db<D>) -> Result<(), Error> {
    db.create_table(users).execute().await?;
    let rows = [("a", Some(10), false, None), ("b", Some(20), true, Some("b@x")), ("c", Some(20), true, None), ("d", None, false, Some("d@x"))];
    let rows = rows.map(|(name, age, verified, email)| NewUser::new().name(name).age(age).verified(verified).email(email.map(str::to_owned)));
    db.insert(users).values(rows).execute().await?;
    Ok(())
}

tests! {
    async fn texts_of_many_rows(db) {
        four(db).await?;
        assert_eq!(db.select(string_agg(users::name, ", ").order_by(desc(users::id))).from(users).one().await?.as_deref(), Some("d, c, b, a"));
        let rows: Vec<(bool, Option<String>, Option<String>)> = db
            .select((
                users::verified,
                string_agg(users::name, r"'\").order_by((desc(users::age).nulls_last(), users::id)),
                string_agg(users::name, "").filter(gt(users::age, 10)).order_by(users::id),
            ))
            .from(users)
            .group_by(users::verified)
            .order_by(users::verified)
            .all()
            .await?;
        assert_eq!(rows, [(false, Some(r"a'\d".into()), None), (true, Some(r"b'\c".into()), Some("bc".into()))]);
        assert_eq!(db.select(string_agg(users::name, ",")).from(users).filter(eq(users::id, 9)).one().await?, None);
        // Databases cut such texts by default.
        let long = "x".repeat(3_000);
        db.update(users).set(users::name, &long).all_rows().execute().await?;
        let all = db.select(string_agg(users::name, ",")).from(users).one().await?;
        assert_eq!(all.map(|text| text.len()), Some(12_003));
    }

    async fn truth_of_many_rows(db) {
        four(db).await?;
        let row: (Option<bool>, Option<bool>, Option<bool>, Option<bool>) = db
            .select((bool_and(users::verified), bool_or(users::verified), bool_and(gte(users::age, 10)), bool_or(gt(users::age, 20))))
            .from(users)
            .one()
            .await?;
        assert_eq!(row, (Some(false), Some(true), Some(true), Some(false)));
        let none: (Option<bool>, Option<bool>) =
            db.select((bool_and(users::verified), bool_or(users::verified))).from(users).filter(eq(users::id, 9)).one().await?;
        assert_eq!(none, (None, None));
        let verified: Vec<Option<i32>> =
            db.select(users::age).from(users).group_by(users::age).having(bool_and(users::verified)).all().await?;
        assert_eq!(verified, [Some(20)]);
        let filtered = db.select(bool_and(users::verified).filter(eq(users::age, 20))).from(users).one().await?;
        assert_eq!(filtered, Some(true));
    }

    needs(stddev)
    async fn spreads(db) {
        four(db).await?;
        let row: (Option<f64>, Option<f64>, Option<f64>, Option<f64>) = db
            .select((var_pop(users::id), stddev_pop(users::id), var_samp(users::id), stddev_samp(users::age)))
            .from(users)
            .filter(in_array(users::id, [1, 2, 3]))
            .one()
            .await?;
        let expected = [2.0 / 3.0, (2.0_f64 / 3.0).sqrt(), 1.0, (100.0_f64 / 3.0).sqrt()];
        for (found, expected) in [row.0, row.1, row.2, row.3].into_iter().zip(expected) {
            assert!(found.is_some_and(|found| (found - expected).abs() < 1e-9), "{found:?} is not {expected}");
        }
        let of_one: (Option<f64>, Option<f64>) =
            db.select((stddev_pop(users::id), stddev_samp(users::id))).from(users).filter(eq(users::id, 1)).one().await?;
        assert_eq!(of_one, (Some(0.0), None));
    }

    needs(arrays)
    async fn arrays_of_many_rows(db) {
        four(db).await?;
        let row: (Option<Vec<String>>, Option<Vec<Option<i32>>>, Option<Vec<i32>>) = db
            .select((
                array_agg(users::name).order_by(desc(users::id)),
                array_agg_nullable(users::age).order_by(users::id),
                array_agg(users::id).filter(eq(users::id, 9)),
            ))
            .from(users)
            .one()
            .await?;
        assert_eq!(row, (Some(["d", "c", "b", "a"].map(String::from).to_vec()), Some(vec![Some(10), Some(20), Some(20), None]), None));
    }

    /// A value of some row, and none only if no row has one.
    async fn any_of_many_rows(db) {
        four(db).await?;
        let rows: Vec<(bool, Option<String>, Option<bool>, i64)> = db
            .select((users::verified, any_value(users::email), any_value(users::verified), count_all()))
            .from(users)
            .group_by(users::verified)
            .order_by(users::verified)
            .all()
            .await?;
        assert_eq!(rows, [(false, Some("d@x".into()), Some(false), 2), (true, Some("b@x".into()), Some(true), 2)]);
        let none = db.select(any_value(users::email).filter(eq(users::id, 1))).from(users).one().await?;
        assert_eq!(none, None);
    }

    async fn windows_with_names(db) {
        four(db).await?;
        let (w, all) = (partition_by(users::verified).order_by(users::id).named("w"), window().order_by(desc(users::id)).named("all"));
        let rows: Vec<(i64, i64, Option<String>)> = db
            .select((row_number().over(&w), row_number().over(&all), lag(users::name, 1).over(&w)))
            .from(users)
            .filter(gt(users::id, 0))
            .order_by((row_number().over(&w), row_number().over(&all)))
            .all()
            .await?;
        assert_eq!(rows, [(1, 3, None), (1, 4, None), (2, 1, Some("a".into())), (2, 2, Some("b".into()))]);
        let ordered: Vec<i32> = db.select(users::id).from(users).order_by(row_number().over(&all)).all().await?;
        assert_eq!(ordered, [4, 3, 2, 1]);
    }
}
