async fn named(db: &Db<D>, names: &[(&str, Option<&str>)]) -> Result<(), Error> {
    db.create_table(users).execute().await?;
    let rows = names.iter().map(|(name, email)| NewUser::new().name(*name).email(email.map(str::to_owned)));
    db.insert(users).values(rows.collect::<Vec<_>>()).execute().await?;
    Ok(())
}

tests! {
    async fn functions_of_text(db) {
        named(db, &[("  añb ", None), ("abcabc", Some("c"))]).await?;
        let rows: Vec<(String, String, String, i32)> = db
            .select((trim(users::name), ltrim(users::name), rtrim(users::name), length(trim(users::name))))
            .from(users)
            .order_by(users::id)
            .all()
            .await?;
        assert_eq!(rows[0], ("añb".into(), "añb ".into(), "  añb".into(), 3));
        let row: (String, String, String, String, String) = db
            .select((
                substring(users::name, 2, 3),
                left(users::name, 2),
                right(users::name, 2),
                replace(users::name, "bc", "-"),
                repeat(left(users::name, 2), 3),
            ))
            .from(users)
            .filter(eq(users::id, 2))
            .one()
            .await?;
        assert_eq!(row, ("bca".into(), "ab".into(), "bc".into(), "a-a-".into(), "ababab".into()));
        let long: (String, String, String) = db
            .select((left(users::name, 99), right(users::name, 99), substring(users::name, 99, 1)))
            .from(users)
            .filter(eq(users::id, 2))
            .one()
            .await?;
        assert_eq!(long, ("abcabc".into(), "abcabc".into(), String::new()));
        let places: Vec<(i32, i32, Option<i32>)> = db
            .select((position(users::name, "b"), position(users::name, ""), position(users::name, users::email)))
            .from(users)
            .order_by(users::id)
            .all()
            .await?;
        assert_eq!(places, [(5, 1, None), (2, 1, Some(3))]);
        assert!(db.select(left(users::name, 0)).from(users).all().await.is_err());
    }

    needs(pad)
    async fn padded_text(db) {
        named(db, &[("ab", None)]).await?;
        let row: (String, String, String) = db
            .select((lpad(users::name, 5, "xy"), rpad(users::name, 5, "xy"), lpad(users::name, 1, "x")))
            .from(users)
            .one()
            .await?;
        assert_eq!(row, ("xyxab".into(), "abxyx".into(), "a".into()));
    }

    needs(reverse_text)
    async fn reversed_text(db) {
        named(db, &[("añb", None)]).await?;
        assert_eq!(db.select(reverse(users::name)).from(users).one().await?, "bña");
    }

    needs(split_part)
    async fn parts_between_separators(db) {
        named(db, &[("a@b@c", None)]).await?;
        let row: (String, String) = db.select((split_part(users::name, "@", 2), split_part(users::name, "@", 4))).from(users).one().await?;
        assert_eq!(row, ("b".into(), String::new()));
    }

    needs(regexp)
    async fn regular_expressions(db) {
        named(db, &[("abc", None), ("xbc", None)]).await?;
        assert_eq!(db.select(users::id).from(users).filter(regexp_like(users::name, "^[ab]+c$")).all().await?, [1]);
        assert_eq!(db.select(users::id).from(users).filter(not(regexp_like(users::name, "^[ab]+c$"))).all().await?, [2]);
    }

    /// `%`, `_`, `[` and backslashes of a text that is looked for mean themselves, also in a column.
    async fn parts_of_texts(db) {
        named(db, &[("50% off", Some("50%")), ("500 off", Some("_")), (r"a_b\c[d]", Some(r"_b\c[d]")), ("axb", None)]).await?;
        let ids = async |condition| db.select(users::id).from(users).filter(condition).order_by(users::id).all().await;
        let found: Filter<users::users> = users::name.contains("50%").boxed();
        assert_eq!(ids(found).await?, [1]);
        assert_eq!(ids(starts_with(users::name, "50").boxed()).await?, [1, 2]);
        assert_eq!(ids(starts_with(users::name, "a_").boxed()).await?, [3]);
        assert_eq!(ids(ends_with(users::name, r"\c[d]").boxed()).await?, [3]);
        assert_eq!(ids(users::name.contains("").boxed()).await?, [1, 2, 3, 4]);
        assert_eq!(ids(users::name.contains(users::email).boxed()).await?, [1, 3]);
        assert_eq!(ids(users::name.starts_with(users::email).boxed()).await?, [1]);
        assert_eq!(ids(users::name.ends_with(users::email).boxed()).await?, [3]);
    }

    /// NULL is no value to `greatest`, and a value to `is_distinct_from`, on every database.
    async fn choices_and_null(db) {
        named(db, &[("a", Some("a")), ("b", Some("x")), ("c", None)]).await?;
        let rows: Vec<(Option<String>, Option<String>, Option<String>, String)> = db
            .select((
                nullif(users::name, "a"),
                greatest(users::name, users::email),
                least(users::email, "m"),
                greatest(users::name, "b"),
            ))
            .from(users)
            .order_by(users::id)
            .all()
            .await?;
        let text = |text: &str| Some(text.to_owned());
        assert_eq!(rows, [
            (None, text("a"), text("a"), "b".into()),
            (text("b"), text("x"), text("m"), "b".into()),
            (text("c"), None, None, "c".into()),
        ]);
        let distinct: Vec<(bool, bool, bool)> = db
            .select((
                is_distinct_from(users::email, users::name),
                users::email.is_not_distinct_from(users::email),
                is_distinct_from(users::email, "x"),
            ))
            .from(users)
            .order_by(users::id)
            .all()
            .await?;
        assert_eq!(distinct, [(false, true, true), (true, true, false), (true, true, true)]);
        assert_eq!(db.select(users::id).from(users).filter(is_distinct_from(users::email, "x")).order_by(users::id).all().await?, [1, 3]);
        assert_eq!(db.select(users::id).from(users).filter(not(is_distinct_from(users::email, "x"))).all().await?, [2]);
    }

    async fn absolute_values(db) {
        named(db, &[("a", None)]).await?;
        assert_eq!(db.select(abs(users::id - 5)).from(users).one().await?, 4);
    }

    needs(math)
    async fn functions_of_fractions(db) {
        named(db, &[("a", None)]).await?;
        let fraction = || cast::<f64, _>(users::id) - 1.0 + 2.25;
        let row: (f64, f64, f64, f64) = db
            .select((ceil(fraction()), floor(fraction()), sqrt(fraction()), power(fraction(), 2.0)))
            .from(users)
            .one()
            .await?;
        assert_eq!(row, (3.0, 2.0, 1.5, 5.0625));
    }

    /// The parts of instants are those in UTC; a week starts with Monday.
    async fn parts_of_dates(db) {
        let at = chrono::DateTime::parse_from_rfc3339("2023-12-31T22:58:59.75Z")?.to_utc();
        db.create_table(users).execute().await?;
        db.insert(users).values([
            NewUser::new().name("a").created_at(at),
            NewUser::new().name("b").created_at(at + chrono::Duration::days(1)),
        ]).execute().await?;
        let when = users::created_at;
        let rows: Vec<(i32, i32, i32, i32, i32, i32, i32)> = db
            .select((year(when), month(when), day(when), weekday(when), hour(when), minute(when), second(when)))
            .from(users)
            .order_by(users::id)
            .all()
            .await?;
        assert_eq!(rows, [(2023, 12, 31, 7, 22, 58, 59), (2024, 1, 1, 1, 22, 58, 59)]);
    }

    needs(rollup)
    async fn totals(db) {
        named(db, &[("a", None), ("a", None), ("b", None)]).await?;
        let mut rows: Vec<(Option<String>, i64)> = db
            .select((users::name, count_all()))
            .from(users)
            .group_by(rollup(users::name))
            .all()
            .await?;
        rows.sort();
        assert_eq!(rows, [(None, 3), (Some("a".into()), 2), (Some("b".into()), 1)]);
    }

    needs(grouping_sets)
    async fn sets_of_keys(db) {
        named(db, &[("a", None), ("a", None), ("b", None)]).await?;
        let rows: Vec<(Option<String>, i32, i64)> = db
            .select((users::name, grouping(users::name), count_all()))
            .from(users)
            .group_by(grouping_sets((users::name, no_keys())))
            .order_by((grouping(users::name), users::name))
            .all()
            .await?;
        assert_eq!(rows, [(Some("a".into()), 0, 2), (Some("b".into()), 0, 1), (None, 1, 3)]);
        let cubed = db.select(count_all()).from(users).group_by(cube((users::name, users::verified))).all().await?;
        assert_eq!(cubed.len(), 6);
    }
}
