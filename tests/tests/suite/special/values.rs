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
        db.transaction(async |tx| {
            let first = || tx.select(visits::id).from(visits);
            for _ in 0..2 {
                first().filter(lt(sub_interval(visits::at, Interval::days(31)), at)).all().await?;
                first().filter(gt(interval_between(visits::at, before), Interval::ZERO)).all().await?;
            }
            Ok(())
        })
        .await?;
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
        let at: chrono::DateTime<chrono::Utc> = "2024-02-29T12:30:00.123456Z".parse()?;
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
        same(db, Range::from(rust_decimal::Decimal::MIN..=rust_decimal::Decimal::MAX)).await?;
        same(db, Range::from(..at)).await?;
        same(db, Range::<i64>::Empty).await?;
        same(db, Xml("<a>'</a>".into())).await?;
        same(db, vec![Interval::days(1), Interval::ZERO]).await?;
        same(db, vec![vec![Some("it's".to_owned()), None], vec![Some("\\\"{},".into()), Some(String::new())]]).await?;
        same(db, vec![f64::INFINITY, f64::MIN_POSITIVE, 0.1]).await?;
    }

    needs(nested_arrays) async fn ranges(db) {
        use drizzle::types::Range;
        db.create_table(bookings).execute().await?;
        let day = |day: u32| chrono::NaiveDate::from_ymd_opt(2024, 2, day).expect("a day");
        let booking = |id, days: Range<chrono::NaiveDate>, seats| NewBooking::new().id(id).days(days).seats(seats);
        let rows = [booking(1, Range::from(day(1)..day(5)), Some(Range::from(1..=3))), booking(2, Range::from(day(5)..), None), booking(3, Range::Empty, Some(Range::from(..)))];
        db.insert(bookings).values(rows).execute().await?;
        let found = async |filter: Filter<bookings::bookings, D>| db.select(bookings::id).from(bookings).filter(filter).order_by(bookings::id).all().await;
        assert_eq!(found(range_contains(bookings::days, day(4)).boxed()).await?, [1]);
        // The same text with parameters of another type, on one connection.
        db.transaction(async |tx| {
            let ids = tx.select(bookings::id).from(bookings).order_by(bookings::id);
            for _ in 0..2 {
                assert_eq!(ids.clone().filter(range_contains(bookings::days, day(4))).all().await?, [1]);
                assert_eq!(ids.clone().filter(range_covers(bookings::days, Range::from(day(4)..day(5)))).all().await?, [1]);
            }
            Ok(())
        })
        .await?;
        assert_eq!(found(range_contains(bookings::seats, 3).boxed()).await?, [1, 3]);
        assert_eq!(found(range_overlaps(bookings::days, Range::from(day(4)..=day(5))).boxed()).await?, [1, 2]);
        assert_eq!(found(range_adjacent(bookings::days, Range::from(day(5)..day(6))).boxed()).await?, [1]);
        assert_eq!(found(range_before(bookings::days, Range::from(day(5)..)).boxed()).await?, [1]);
        assert_eq!(found(range_within(bookings::days, Range::from(day(1)..day(9))).boxed()).await?, [1, 3]);
        assert_eq!(found(range_covers(bookings::days, Range::from(day(8)..day(9))).boxed()).await?, [2]);
        assert_eq!(found(range_is_empty(bookings::days).boxed()).await?, [3]);
        assert_eq!(found(eq(bookings::days, Range::Empty).boxed()).await?, [3]);
        let bounds = db.select((range_lower(bookings::days), range_upper(bookings::days), range_intersection(bookings::days, Range::from(day(2)..=day(6))))).from(bookings).order_by(bookings::id).all().await?;
        assert_eq!(bounds, [(Some(day(1)), Some(day(5)), Range::from(day(2)..day(5))), (Some(day(5)), None, Range::from(day(5)..day(7))), (None, None, Range::Empty)]);
        // Integers and dates come back with the lower bound and without the upper one.
        assert_eq!(db.select(bookings::seats).from(bookings).order_by(bookings::id).all().await?, [Some(Range::from(1..4)), None, Some(Range::from(..))]);
        // A lower bound above the upper one is the server's to refuse.
        assert!(db.insert(bookings).values(booking(4, Range::from(day(5)..day(1)), None)).execute().await.is_err());
    }

    needs(nested_arrays) async fn types_of_extensions(db) {
        use drizzle::types::{CiText, Hstore, Ltree};
        // In the schema that every search path has.
        for extension in ["citext", "hstore", "ltree"] {
            db.execute(sql!("create extension if not exists {Sql::identifier(extension)}")).await?;
            db.execute(sql!("alter extension {Sql::identifier(extension)} set schema pg_catalog")).await?;
        }
        db.create_table(extended).execute().await?;
        let pairs = [("a", Some("1")), ("\"q\" \\ =>", Some("é😀'")), ("null", None), ("", Some(""))];
        let pairs = Hstore(pairs.into_iter().map(|(key, value)| (key.to_owned(), value.map(str::to_owned))).collect());
        let row = Extended { id: 1, name: CiText("Ada 😀".into()), path: Ltree("Top.Science.Astronomy".into()), pairs: pairs.clone(), names: Some(vec![Some(CiText("a,\"B".into())), None]) };
        let Extended { id, name, path, pairs: _, names } = row.clone();
        let new = NewExtended::new().id(id).name(name).path(path).pairs(pairs.clone()).names(names);
        assert_eq!(db.insert(extended).values(new).returning(..).one().await?, row);
        let empty = Extended { id: 2, name: CiText(String::new()), path: Ltree(String::new()), pairs: Hstore::default(), names: None };
        let new = NewExtended::new().id(2).name(CiText(String::new())).path(Ltree(String::new())).pairs(Hstore::default()).names(None);
        assert_eq!(db.insert(extended).values(new).returning(..).one().await?, empty);
        let ids = db.select(extended::id).from(extended);
        assert_eq!(ids.clone().filter(eq(extended::name, CiText("ADA 😀".into()))).all().await?, [1]);
        assert_eq!(ids.clone().filter(eq(extended::pairs, pairs.clone())).all().await?, [1]);
        assert_eq!(ids.clone().filter(sql!("{extended::path} <@ {Ltree(\"Top.Science\".into())}")).all().await?, [1]);
        assert_eq!(ids.filter(array_contains(extended::names, vec![Some(CiText("A,\"b".into()))])).all().await?, [1]);
        assert_eq!(db.select((val(pairs.clone()), val(CiText("x".into())))).one().await?, (pairs, CiText("x".into())));
    }

    needs(nested_arrays) async fn domains(db) {
        db.create_table(contacts).execute().await?;
        db.create_table(contacts).if_not_exists().execute().await?;
        let email = |text: &str| Email(text.to_owned());
        let full = Contact { id: Positive(1), email: email("a@b"), share: Some(Percent(Positive(99))), others: Some(vec![Some(email("c@d")), None]) };
        let bare = Contact { id: Positive(2), email: email("@"), share: None, others: None };
        for row in [full, bare] {
            let Contact { id, email, share, others } = row.clone();
            let new = NewContact::new().id(id).email(email).share(share).others(others);
            assert_eq!(db.insert(contacts).values(new).returning(..).one().await?, row);
        }
        let ids = db.select(contacts::id).from(contacts);
        assert_eq!(ids.clone().filter(eq(contacts::email, email("a@b"))).all().await?, [Positive(1)]);
        assert_eq!(ids.clone().filter(eq_any(contacts::email, vec![email("@"), email("x@")])).all().await?, [Positive(2)]);
        assert_eq!(ids.filter(array_contains(contacts::others, vec![Some(email("c@d"))])).all().await?, [Positive(1)]);
        // What the conditions refuse.
        let wrong = db.update(contacts).set(contacts::share, Percent(Positive(100))).all_rows().execute().await;
        assert!(wrong.is_err());
        let wrong = db.insert(contacts).values(NewContact::new().id(Positive(3)).email(email("none"))).execute().await;
        assert!(wrong.is_err());
    }
}
