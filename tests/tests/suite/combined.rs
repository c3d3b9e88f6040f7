async fn rows(db: &Db<D>) -> Result<(), Error> {
    db.create_table(measurements).execute().await?;
    db.create_table(archive).execute().await?;
    let values = [(1, "a", Some(1)), (2, "b", None), (3, "a", Some(1)), (4, "c", Some(3)), (5, "a", Some(1))];
    db.insert(measurements).values(values.map(|(id, label, value)| NewMeasurement::new().id(id).label(label).value(value))).execute().await?;
    db.insert(archive).values([(1, "a"), (2, "b"), (3, "a")].map(|(id, name)| NewArchived::new().id(id).name(name))).execute().await?;
    Ok(())
}

tests! {
    /// Records of two queries, of which the first may be NULL where the second never is.
    async fn records(db) {
        rows(db).await?;
        let first = || db.select(fields! { label: measurements::label, n: measurements::value }).from(measurements);
        let second = select(fields! { label: archive::name, n: cast::<i64, _>(archive::id) }).from(archive);
        let found = union(first(), second.clone()).order_by((measurements::label, measurements::value)).all().await?;
        let found: Vec<(&str, Option<i64>)> = found.iter().map(|row| (row.label.as_str(), row.n)).collect();
        assert_eq!(found.len(), 5);
        assert!(found.contains(&("b", None)) && found.contains(&("b", Some(2))) && found.contains(&("a", Some(3))));
        let all = first().union_all(second).all().await?;
        assert_eq!(all.len(), 8);
        // Fields that change places would be mixed up.
        let mixed = union(db.select(fields! { a: archive::name, b: lower(archive::name) }).from(archive), select(fields! { b: archive::name, a: archive::name }).from(archive)).all().await;
        assert!(matches!(&mixed, Err(Error::Invalid(reason)) if reason.contains("(a, b) and (b, a)")), "{mixed:?}");
        // The first is said to be NULL at times.
        let either: Vec<(i64, Option<String>)> = db.select((measurements::id, nullable(measurements::label))).from(measurements).filter(eq(measurements::id, 4i64)).union(select((measurements::id, sql!("null" as Option<String>))).from(measurements).filter(eq(measurements::id, 2i64))).order_by(measurements::id).all().await?;
        assert_eq!(either, [(2, None), (4, Some("c".into()))]);
    }

    async fn inserted(db) {
        rows(db).await?;
        let both = union_all(db.select((archive::id + 10, archive::name)).from(archive), select((archive::id + 20, upper(archive::name))).from(archive).filter(eq(archive::id, 2)));
        assert_eq!(db.insert(archive).select(both).execute().await?, 4);
        assert_eq!(db.select(archive::name).from(archive).filter(gt(archive::id, 11)).order_by(archive::id).all().await?, ["b", "a", "B"]);
    }

    needs(set_all) async fn as_often_as_both(db) {
        rows(db).await?;
        let labels = || db.select(measurements::label).from(measurements);
        let names = || select(archive::name).from(archive);
        let sorted = |mut rows: Vec<String>| { rows.sort(); rows };
        assert_eq!(sorted(labels().intersect_all(names()).all().await?), ["a", "a", "b"]);
        assert_eq!(sorted(labels().except_all(names()).all().await?), ["a", "c"]);
        assert_eq!(sorted(except_all(labels(), intersect_all(labels(), db.select(archive::name).from(archive))).all().await?), ["a", "c"]);
        // (labels except all names) intersect all names, not the other way round.
        assert_eq!(sorted(except_all(labels(), names()).intersect_all(names()).all().await?), ["a"]);
    }

    async fn of_common_table_expressions(db) {
        rows(db).await?;
        let low = db.with("low", select(fields! { name: archive::name }).from(archive).filter(lt(archive::id, 3)));
        let found: Vec<String> = union(db.select(low.name).from(&low), db.select(measurements::label).from(measurements).filter(in_array(measurements::label, select(low.name).from(&low)))).order_by(low.name).all().await?;
        assert_eq!(found, ["a", "b"]);
    }

    async fn lists_of_values(db) {
        rows(db).await?;
        let pairs = || values("pairs", [(1, "one", Some(1.5)), (3, "three", None), (9, "nine", Some(-1.0))].map(|(id, text, f)| fields! { id: val(id), text: val(text), f: val_or_null(f), flag: val(id > 2) }));
        let list = pairs();
        if refused(&db.select(list.id).from(&list).to_sql(), "lists of values") {
            return Ok(());
        }
        let found: Vec<(i32, String, Option<f64>, bool)> = db.select((list.id, list.text, list.f, list.flag)).from(&list).order_by(list.id).all().await?;
        assert_eq!(found, [(1, "one".into(), Some(1.5), false), (3, "three".into(), None, true), (9, "nine".into(), Some(-1.0), true)]);
        let found: Vec<(String, Option<String>)> = db.select((archive::name, list.text)).from(archive).left_join(&list, eq(list.id, archive::id)).order_by(archive::id).all().await?;
        assert_eq!(found, [("a".into(), Some("one".into())), ("b".into(), None), ("a".into(), Some("three".into()))]);
        assert_eq!(db.count(&list).filter(gt(list.id, 1)).one().await?, 2);
        assert_eq!(db.update(archive).from(&list).set(archive::name, list.text).filter(eq(list.id, archive::id)).execute().await?, 2);
        assert_eq!(db.select(archive::name).from(archive).order_by(archive::id).all().await?, ["one", "b", "three"]);
        assert_eq!(db.delete(archive).using(&list).filter(eq(list.text, archive::name)).execute().await?, 2);
        let none = values("none", Vec::<(i64, String)>::new().into_iter().map(|(id, text)| fields! { id: val(id), text: val(text) }));
        assert_eq!(db.select((none.id, none.text)).from(&none).all().await?, []);
        let rows: Vec<(i64, Option<String>)> = db.select((measurements::id, none.text)).from(measurements).left_join(&none, eq(none.id, measurements::id)).filter(eq(measurements::id, 2i64)).all().await?;
        assert_eq!(rows, [(2, None)]);
    }
}
