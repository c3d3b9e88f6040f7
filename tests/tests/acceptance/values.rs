use crate::awkward::*;
use chrono::{DateTime, TimeDelta, Utc};
use rust_decimal::Decimal;

#[allow(dead_code, reason = "not every dialect has the tests that use it")]
fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}

tests! {
    /// Exact numbers come back with their digits, and are found by them.
    needs(exact_decimals) async fn decimals(db) {
        db.create_table(prices).execute().await?;
        let amounts = ["9.50", "10.25", "-3", "100", "0", "79228162514264337593543950335", "0.0000000000000000000000000001"];
        for (id, amount) in amounts.iter().enumerate() {
            db.insert(prices).values(NewPrice::new().id(id as i32).amount(decimal(amount))).execute().await?;
        }
        let back = db.select(prices::amount).from(prices).order_by(prices::id).all().await?;
        assert_eq!(back, amounts.map(decimal));
        if KEEPS_SCALE {
            assert_eq!(back.iter().map(Decimal::to_string).collect::<Vec<_>>(), amounts);
        }
        for (id, amount) in amounts.iter().enumerate() {
            assert_eq!(db.select(prices::id).from(prices).filter(eq(prices::amount, decimal(amount))).one().await?, id as i32);
        }
        assert_eq!(db.count(prices).filter(in_array(prices::amount, [decimal("-3"), decimal("1")])).one().await?, 1);
    }

    /// Decimals are numbers and not their digits, wherever they are compared or put in an order.
    needs(exact_decimals) async fn decimals_are_numbers(db) {
        db.create_table(prices).execute().await?;
        let amounts = ["9.50", "10.25", "-3", "100", "79228162514264337593543950335", "79228162514264337593543950334"];
        for (id, amount) in (0..).zip(amounts) {
            db.insert(prices).values(NewPrice::new().id(id).amount(decimal(amount))).execute().await?;
        }
        let ids = db.select(prices::id).from(prices);
        let where_ = async |filter: Filter<prices::prices>| ids.clone().filter(filter).order_by(prices::id).all().await;
        assert_eq!(where_(gt(prices::amount, decimal("9.5")).boxed()).await?, [1, 3, 4, 5]);
        assert_eq!(where_(lte(prices::amount, decimal("9.5")).boxed()).await?, [0, 2]);
        assert_eq!(where_(eq(prices::amount, decimal("9.5")).boxed()).await?, [0]);
        assert_eq!(where_(ne(prices::amount, decimal("9.500")).boxed()).await?, [1, 2, 3, 4, 5]);
        assert_eq!(where_(in_array(prices::amount, [decimal("9.5"), decimal("-3.0")]).boxed()).await?, [0, 2]);
        assert_eq!(where_(between(prices::amount, decimal("2"), decimal("20")).boxed()).await?, [0, 1]);
        assert_eq!(where_(gt(coalesce(prices::amount, decimal("0")), decimal("20")).boxed()).await?, [3, 4, 5]);
        assert_eq!(ids.clone().filter(eq(prices::amount, select(max(prices::amount)).from(prices).scalar())).all().await?, [4]);
        assert_eq!(ids.clone().order_by(prices::amount).all().await?, [2, 0, 1, 3, 5, 4]);
        assert_eq!(db.select((min(prices::amount), max(prices::amount))).from(prices).one().await?, (Some(decimal("-3")), Some(decimal(amounts[4]))));
        // Two spellings of one number are one group.
        db.insert(prices).values(NewPrice::new().id(9).amount(decimal("9.5"))).execute().await?;
        let groups: Vec<i64> = db.select(count_all()).from(prices).group_by(prices::amount).having(gt(max(prices::amount), decimal("9"))).order_by(max(prices::amount)).all().await?;
        assert_eq!(groups, [2, 1, 1, 1, 1]);
        assert_eq!(db.select(prices::amount).from(prices).distinct().all().await?.len(), 6);
        let named = select(fields! { amount: prices::amount }).from(prices).subquery("named");
        assert_eq!(db.select(named.amount).from(&named).filter(gt(named.amount, decimal("20"))).order_by(named.amount).all().await?.len(), 3);
        alias!(prices as other);
        let pairs = db.select((prices::id, other::id)).from(prices).inner_join(other, and((eq(other::amount, prices::amount), lt(prices::id, other::id)))).all().await?;
        assert_eq!(pairs, [(0, 9)]);
    }

    /// Tables may share an enum.
    async fn tables_with_one_enum(db) {
        db.create_table(dogs).execute().await?;
        db.create_table(cats).execute().await?;
        db.create_table(cats).if_not_exists().execute().await?;
    }

    /// Values that stand alone keep their types.
    async fn lone_values(db) {
        let bytes = vec![0u8, 255, 128];
        assert_eq!(db.select(val(bytes.clone())).one().await?, bytes);
        let id = uuid::Uuid::from_u128(0xff00_0000_0000_0000_0000_0000_0000_0001);
        assert_eq!(db.select((val(id), val("é".to_owned()), val(7i64), val(true))).one().await?, (id, "é".to_owned(), 7, true));
        assert_eq!(db.select(val(decimal("12.5"))).one().await?, decimal("12.5"));
    }

    /// An integer that does not fit is an error, never another number.
    async fn overflow(db) {
        db.create_table(measurements).execute().await?;
        db.create_table(users).execute().await?;
        db.insert(users).values(NewUser::new().name("n").age(i32::MAX)).execute().await?;
        assert!(db.select(users::age + 1).from(users).all().await.is_err());
        db.insert(measurements).values([NewMeasurement::new().id(1).label("a").value(i64::MAX), NewMeasurement::new().id(2).label("b").value(i64::MAX)]).execute().await?;
        assert!(db.select(sum(measurements::value)).from(measurements).all().await.is_err());
        assert!(updated!(db, users, db.update(users).set(users::age, users::age + 1), eq(users::id, 1) => users::age).is_err());
    }

    /// Instants are kept to the microsecond, and are compared and ordered as instants.
    async fn instants(db) {
        db.create_table(events).execute().await?;
        let start: DateTime<Utc> = "2024-03-10T12:00:00Z".parse()?;
        let steps = [0, 1, 10, 999_999, 1_000_000, 60_000_000];
        let rows = steps.map(|micros| NewEvent::new().at(start + TimeDelta::microseconds(micros)));
        db.insert(events).values(rows).execute().await?;
        let back = db.select(events::at).from(events).order_by(events::at).all().await?;
        assert_eq!(back, steps.map(|micros| start + TimeDelta::microseconds(micros)));
        for (n, micros) in steps.into_iter().enumerate() {
            let at = start + TimeDelta::microseconds(micros);
            assert_eq!(db.count(events).filter(lt(events::at, at)).one().await?, n as i64);
            assert_eq!(db.select(events::id).from(events).filter(eq(events::at, at)).one().await?, n as i32 + 1);
        }
        assert_eq!(db.select(max(events::at)).from(events).one().await?, Some(start + TimeDelta::minutes(1)));
        // What the database wrote itself compares with what was bound.
        let now = db.insert(events).values(NewEvent::new()).returning(events::at).one().await?;
        assert_eq!(db.count(events).filter(eq(events::at, now)).one().await?, 1);
        assert_eq!(db.count(events).filter(and((gt(events::at, start + TimeDelta::days(1)), lt(events::at, Utc::now() + TimeDelta::minutes(1))))).one().await?, 1);
        // What is finer than a microsecond is kept or rounded.
        let fine = start + TimeDelta::nanoseconds(1_999);
        let row = db.insert(events).values(NewEvent::new().at(fine)).returning(events::at).one().await?;
        assert!((row - fine).abs() < TimeDelta::microseconds(1), "{row}");
    }

    /// A whole row of defaults: the database's, the enum's, and those of the client.
    async fn defaults_of_every_kind(db) {
        db.create_table(events).execute().await?;
        db.insert(events).values([NewEvent::new(), NewEvent::new()]).execute().await?;
        assert_eq!(db.insert(events).values(NewEvent::new()).on_conflict_do_nothing().execute().await?, 1);
        let row = db.select((events::size, events::count, events::version)).from(events).filter(eq(events::id, 3)).one().await?;
        assert_eq!(row, (Size::Large, 0, 5));
        let row = updated!(db, events, db.update(events).set(events::count, 9), eq(events::id, 1) => (events::count, events::version, events::size))?;
        assert_eq!(row, [(9, 5, Size::Large)]);
        let row = updated!(db, events, db.update(events).set(events::version, 1), eq(events::id, 1) => events::version)?;
        assert_eq!(row, [1]);
    }

    /// JSON is stored as JSON: an object is an object and a string a string, with nothing encoded twice.
    async fn json(db) {
        db.create_table(nullable_kinds).execute().await?;
        let documents = [serde_json::json!({"a": {"b": [1, "x"]}}), serde_json::json!("te\"xt"), serde_json::json!(12), serde_json::json!([]), serde_json::json!("{\"a\": 1}")];
        for (id, document) in documents.iter().enumerate() {
            let row = db.insert(nullable_kinds).values(NewNullableKinds::new().id(id as i32).json(document.clone())).returning(nullable_kinds::json).one().await?;
            assert_eq!(row.as_ref(), Some(document));
        }
        let texts: Vec<Option<String>> = db.select(nullable_kinds::json.cast::<String>()).from(nullable_kinds).order_by(nullable_kinds::id).all().await?;
        let parsed: Vec<serde_json::Value> = texts.iter().flatten().map(|text| serde_json::from_str(text)).collect::<Result<_, _>>()?;
        assert_eq!(parsed, documents);
        let settings = Json(Settings { theme: "'\"\\".into(), sizes: vec![] });
        let row = updated!(db, nullable_kinds, db.update(nullable_kinds).set(nullable_kinds::settings, settings.clone()), eq(nullable_kinds::id, 0) => nullable_kinds::settings)?;
        assert_eq!(row, [Some(settings)]);
    }

    /// A document equals itself.
    async fn json_is_compared(db) {
        db.create_table(nullable_kinds).execute().await?;
        let document = serde_json::json!({"a": [1, "x"], "b": null});
        let row = |id| NewNullableKinds::new().id(id);
        db.insert(nullable_kinds).values([row(1).json(document.clone()), row(2).json(serde_json::json!("x")), row(3)]).execute().await?;
        let same = |value: serde_json::Value| db.select(nullable_kinds::id).from(nullable_kinds).filter(eq(nullable_kinds::json, value));
        assert_eq!(same(document.clone()).all().await?, [1]);
        assert_eq!(same(serde_json::json!("x")).all().await?, [2]);
        assert_eq!(db.update(nullable_kinds).set(nullable_kinds::json, document.clone()).filter(eq(nullable_kinds::id, 3)).execute().await?, 1);
        assert_eq!(same(document).order_by(nullable_kinds::id).all().await?, [1, 3]);
    }

    /// What is stored is JSON to the database's own operators as well.
    needs(json_arrows) async fn json_operators(db) {
        db.create_table(nullable_kinds).execute().await?;
        let settings = Json(Settings { theme: "'\"\\".into(), sizes: vec![] });
        let row = NewNullableKinds::new().id(0).json(serde_json::json!({"a": {"b": [1, "x"]}})).settings(settings);
        db.insert(nullable_kinds).values(row).execute().await?;
        let inner: Option<String> = db.select(sql!("{nullable_kinds::json} -> 'a' -> 'b' ->> 1" as Option<String>)).from(nullable_kinds).one().await?;
        assert_eq!(inner.as_deref(), Some("x"));
        let theme: Option<String> = db.select(sql!("{nullable_kinds::settings} ->> 'theme'" as Option<String>)).from(nullable_kinds).one().await?;
        assert_eq!(theme.as_deref(), Some("'\"\\"));
    }

    /// What may be given for a column: a value, a reference, an `Option`, an expression.
    async fn forms_of_values(db) {
        db.create_table(users).execute().await?;
        let (owned, maybe) = ("owned".to_owned(), Some("m@x".to_owned()));
        db.insert(users).values(NewUser::new().name(&owned).email(maybe.clone()).age(Some(1))).execute().await?;
        db.insert(users).values(NewUser::new().name(owned.as_str()).email("s@x").age(None)).execute().await?;
        db.insert(users).values(NewUser::new().name(owned.clone()).email(None::<String>).age(sql!("{1} + {2}" as i32))).execute().await?;
        let rows = db.select((users::name, users::email, users::age)).from(users).order_by(users::id).all().await?;
        assert_eq!(rows, [(owned.clone(), maybe, Some(1)), (owned.clone(), Some("s@x".into()), None), (owned, None, Some(3))]);
        db.update(users).set(users::email, Some("e@x".to_owned())).set(users::age, users::id).set(users::name, "n").filter(eq(users::id, 3)).execute().await?;
        db.update(users).set(users::email, None).set(users::age, coalesce(users::age, users::id) * 2).filter(eq(users::id, 1)).execute().await?;
        let rows = db.select((users::name, users::email, users::age)).from(users).filter(ne(users::id, 2)).order_by(users::id).all().await?;
        assert_eq!(rows, [("owned".into(), None, Some(2)), ("n".into(), Some("e@x".into()), Some(3))]);
    }

    /// Text of any script and size, and bytes with zeros in them.
    async fn text_and_bytes(db) {
        db.create_table(nullable_kinds).execute().await?;
        let texts = [" leading and trailing ", "", "'", "''\"\"", "Ünïcödé", "日本語", "🦀🦀", "a\tb\r\nc", "NULL", "null", "\u{1}\u{7f}", "%_\\"];
        for (id, text) in texts.into_iter().enumerate() {
            let bytes = [&[0, 255, 0], text.as_bytes()].concat();
            let row = db.insert(nullable_kinds).values(NewNullableKinds::new().id(id as i32).text(text).bytes(bytes.clone())).returning(..).one().await?;
            assert_eq!((row.text.as_deref(), row.bytes.as_ref()), (Some(text), Some(&bytes)));
            assert_eq!(db.select(nullable_kinds::id).from(nullable_kinds).filter((eq(nullable_kinds::text, text), eq(nullable_kinds::bytes, bytes))).one().await?, id as i32);
        }
        let lengths: Vec<Option<i32>> = db.select(length(nullable_kinds::text)).from(nullable_kinds).filter(in_array(nullable_kinds::text, ["日本語", "🦀🦀", ""])).order_by(nullable_kinds::id).all().await?;
        assert_eq!(lengths, [Some(0), Some(3), Some(2)]);
    }

    /// More rows than a statement takes, each of another shape than the next, with conflicts and values of their own.
    needs(upsert_filter) async fn big_inserts_with_conflicts(db) {
        db.create_table(measurements).execute().await?;
        let rows = |label: &'static str, n: i64| (0..n).map(move |id| NewMeasurement::new().id(id).label(label).value(id)).collect::<Vec<_>>();
        assert_eq!(db.insert(measurements).values(rows("first", 30_000)).execute().await?, 30_000);
        let changed = db
            .insert(measurements)
            .values(rows("second", 40_000))
            .on_conflict(measurements::id)
            .do_update()
            .set(measurements::label, concat((excluded(measurements::label), " time")))
            .set(measurements::value, measurements::value + 5)
            .filter(gte(measurements::id, 10))
            .execute()
            .await?;
        assert_eq!(changed, 39_990);
        let count = async |label: &'static str| db.count(measurements).filter(eq(measurements::label, label)).one().await;
        assert_eq!((count("first").await?, count("second time").await?, count("second").await?), (10, 29_990, 10_000));
        let kept = db.insert(measurements).values(rows("third", 40_001)).on_conflict_do_nothing().returning((measurements::id, concat((measurements::label, "!")))).all().await?;
        assert_eq!(kept, [(40_000, "third!".into())]);
        let mixed: Vec<NewMeasurement> = (50_000..50_400i64).map(|id| if id % 2 == 0 { NewMeasurement::new().id(id).label("even").value(id) } else { NewMeasurement::new().id(id).label("odd") }).collect();
        let back = db.insert(measurements).values(mixed).returning((measurements::id, measurements::value)).all().await?;
        assert!(back.iter().zip(50_000..).all(|((id, value), expected)| *id == expected && *value == (expected % 2 == 0).then_some(expected)));
        assert_eq!(back.len(), 400);
    }
}
