#[allow(unused_imports, reason = "not every dialect has these types")]
use crate::special::*;
#[allow(unused_imports, reason = "not every dialect has these types")]
use drizzle::types::{Bits, Inet, Interval};

tests! {
    needs(arrays) async fn intervals_move_points_in_time(db) {
        db.create_table(visits).execute().await?;
        let at: chrono::DateTime<chrono::Utc> = "2024-01-31T12:00:00.000001Z".parse()?;
        let host = Inet { address: "10.1.2.3".parse()?, prefix: 32 };
        let visit = |id, stay| NewVisit::new().id(id).at(at).stay(stay).host(host);
        db.insert(visits).values([visit(1, Interval::months(1)), visit(2, Interval::new(0, -1, 1_500_000)), visit(3, Interval::ZERO)]).execute().await?;
        let ends = db.select((add_interval(visits::at, visits::stay), sub_interval(visits::at, Interval::days(31)))).from(visits).order_by(visits::id).all().await?;
        let instant = |text: &str| text.parse::<chrono::DateTime<chrono::Utc>>();
        let before = instant("2023-12-31T12:00:00.000001Z")?;
        assert_eq!(ends, [(instant("2024-02-29T12:00:00.000001Z")?, before), (instant("2024-01-30T12:00:01.500001Z")?, before), (at, before)]);
        let sum = db.select(add_interval(visits::stay, Interval::new(1, 2, 3))).from(visits).filter(eq(visits::id, 1)).one().await?;
        assert_eq!(sum, Interval::new(2, 2, 3));
        let between = db.select(interval_between(visits::at, before)).from(visits).filter(eq(visits::id, 1)).one().await?;
        assert_eq!(between, Interval::days(31));
        // Intervals are equal by their length: a month is 30 days, a day 24 hours.
        assert_eq!(db.select(visits::id).from(visits).filter(eq(visits::stay, Interval::days(30))).all().await?, [1]);
        assert_eq!(db.select(visits::id).from(visits).filter(lt(visits::stay, Interval::ZERO)).all().await?, [2]);
        db.update(visits).set(visits::at, add_interval(visits::at, Interval::hours(36))).filter(eq(visits::id, 3)).execute().await?;
        assert_eq!(db.select(visits::at).from(visits).filter(eq(visits::id, 3)).one().await?, instant("2024-02-02T00:00:00.000001Z")?);
    }

    needs(arrays) async fn addresses_and_bits(db) {
        db.create_table(visits).execute().await?;
        let net = |address: &str, prefix| Inet { address: address.parse().expect("an address"), prefix };
        let hosts = [net("10.1.2.3", 32), net("10.1.0.0", 16), net("fe80::1", 64)];
        for (id, host) in (1..).zip(hosts) {
            let flags = (id > 1).then(|| (0..id).map(|bit| bit % 2 == 0).collect::<Bits>());
            db.insert(visits).values(NewVisit::new().id(id).at(chrono::DateTime::UNIX_EPOCH).stay(Interval::ZERO).host(host).flags(flags)).execute().await?;
        }
        let ids = db.select(visits::id).from(visits).order_by(visits::id);
        assert_eq!(ids.clone().filter(net_contained(visits::host, net("10.1.0.0", 16))).all().await?, [1, 2]);
        assert_eq!(ids.clone().filter(net_contains(visits::host, net("fe80::2", 128))).all().await?, [3]);
        assert_eq!(ids.clone().filter(eq(visits::host, hosts[2])).all().await?, [3]);
        assert_eq!(ids.clone().filter(eq(visits::flags, [true, false, true].into_iter().collect::<Bits>())).all().await?, [3]);
        // Values that stand alone keep their types.
        assert_eq!(db.select((val(hosts[1]), val(Interval::days(2)), val(Bits::default()))).one().await?, (hosts[1], Interval::days(2), Bits::default()));
        let wrong = db.insert(visits).values(NewVisit::new().id(9).at(chrono::DateTime::UNIX_EPOCH).stay(Interval::ZERO).host(net("10.0.0.0", 33))).execute().await;
        assert!(matches!(wrong, Err(Error::Encode { reason, .. }) if reason.contains("prefix")));
    }

    /// The text of a value, as defaults have it, is the same value.
    needs(nested_arrays) async fn literals(db) {
        use drizzle::dialect::Dialect as _;
        use drizzle::types::*;
        async fn same<T: SqlType + Clone + PartialEq + std::fmt::Debug>(db: &Db<D>, value: T) -> Outcome {
            let literal = D::SYNTAX.literal(&value.clone().into_value());
            let back: Vec<T> = db.rows(sql!("select {Sql::raw(literal)}")).await?;
            assert_eq!(back, [value]);
            Ok(())
        }
        let points = || vec![Point::new(0.1, f64::MAX), Point::new(f64::NEG_INFINITY, -2.0)];
        same(db, Interval::new(i32::MIN, i32::MAX, i64::MIN)).await?;
        same(db, Interval::new(-1, 2, i64::MAX)).await?;
        same(db, Inet { address: "::ffff:1.2.3.4".parse()?, prefix: 7 }).await?;
        same(db, MacAddr8([1, 2, 3, 0xab, 0, 0xff, 7, 8])).await?;
        same(db, [true, false, true, true].into_iter().collect::<Bits>()).await?;
        same(db, Oid(u32::MAX)).await?;
        same(db, points()[1]).await?;
        same(db, Line { a: 0.1, b: -2.5, c: f64::MIN_POSITIVE }).await?;
        same(db, LineSegment(points()[0], points()[1])).await?;
        same(db, Path { closed: false, points: points() }).await?;
        same(db, Path { closed: true, points: points() }).await?;
        same(db, Polygon(points())).await?;
        same(db, Circle { center: Point::new(1.5, -0.1), radius: 2.0 }).await?;
        same(db, vec![Interval::days(1), Interval::ZERO]).await?;
        same(db, vec![vec![Some("it's".to_owned()), None], vec![Some("\\\"{},".into()), Some(String::new())]]).await?;
        same(db, vec![f64::INFINITY, f64::MIN_POSITIVE, 0.1]).await?;
    }
}
