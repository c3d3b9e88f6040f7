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
}
