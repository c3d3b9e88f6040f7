use crate::visits_schema::*;
use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Utc};

fn instant(text: &str) -> Result<DateTime<Utc>, Error> {
    DateTime::parse_from_rfc3339(text).map(|at| at.to_utc()).map_err(|_| Error::Rollback)
}

/// One visit, in the last moments of January, in a leap year.
async fn visit(db: &Db<D>) -> Result<Visit, Error> {
    let at = instant("2024-01-31T22:58:59.123456Z")?;
    let visit = Visit { id: 5, on: at.date_naive(), at, local: at.naive_utc(), flags: 6, price: -2.345 };
    db.create_table(visits).execute().await?;
    let row = NewVisit::new().id(visit.id).on(visit.on).at(visit.at).local(visit.local).flags(visit.flags).price(visit.price);
    db.insert(visits).values(row).execute().await?;
    Ok(visit)
}

tests! {
    /// The database's clock is near this one's, and in UTC.
    async fn clocks(db) {
        visit(db).await?;
        let (instant, local): (DateTime<Utc>, NaiveDateTime) = db.select((now(), now())).from(visits).one().await?;
        assert!((Utc::now() - instant).num_minutes().abs() < 5, "{instant}");
        assert!((Utc::now().naive_utc() - local).num_minutes().abs() < 5, "{local}");
        let before = Utc::now().date_naive();
        let (date, _time): (NaiveDate, NaiveTime) = db.select((current_date(), current_time())).from(visits).one().await?;
        assert!((before..=Utc::now().date_naive()).contains(&date), "{date}");
        assert_eq!(db.update(visits).set(visits::at, now::<DateTime<Utc>>()).filter(lt(visits::at, now::<DateTime<Utc>>())).execute().await?, 1);
        let later = db.select(visits::id).from(visits).filter(gt(visits::at, add_hours(now::<DateTime<Utc>>(), -1))).all().await?;
        assert_eq!(later, [5]);
    }

    async fn starts_of_units(db) {
        visit(db).await?;
        let row: (DateTime<Utc>, DateTime<Utc>, DateTime<Utc>, DateTime<Utc>, DateTime<Utc>, DateTime<Utc>) = db
            .select((
                date_trunc(Unit::Year, visits::at),
                date_trunc(Unit::Month, visits::at),
                date_trunc(Unit::Day, visits::at),
                date_trunc(Unit::Hour, visits::at),
                date_trunc(Unit::Minute, visits::at),
                date_trunc(Unit::Second, visits::at),
            ))
            .from(visits)
            .one()
            .await?;
        let at = ["2024-01-01T00:00:00Z", "2024-01-01T00:00:00Z", "2024-01-31T00:00:00Z", "2024-01-31T22:00:00Z", "2024-01-31T22:58:00Z", "2024-01-31T22:58:59Z"];
        for (found, expected) in [row.0, row.1, row.2, row.3, row.4, row.5].into_iter().zip(at) {
            assert_eq!(found, instant(expected)?);
        }
        let local: (NaiveDateTime, NaiveDateTime, NaiveDateTime, NaiveDate, NaiveDate) = db
            .select((
                date_trunc(Unit::Month, visits::local),
                date_trunc(Unit::Hour, visits::local),
                date_trunc(Unit::Second, visits::local),
                date_trunc(Unit::Year, visits::on),
                date_trunc(Unit::Month, visits::on),
            ))
            .from(visits)
            .one()
            .await?;
        assert_eq!(local.0, instant("2024-01-01T00:00:00Z")?.naive_utc());
        assert_eq!(local.1, instant("2024-01-31T22:00:00Z")?.naive_utc());
        assert_eq!(local.2, instant("2024-01-31T22:58:59Z")?.naive_utc());
        assert_eq!((local.3, local.4), (instant("2024-01-01T00:00:00Z")?.date_naive(), instant("2024-01-01T00:00:00Z")?.date_naive()));
        let of_month = db.select(visits::id).from(visits).filter(eq(date_trunc(Unit::Month, visits::at), instant(at[1])?)).all().await?;
        assert_eq!(of_month, [5]);
    }

    /// Nothing of a second is lost on the way.
    async fn later_and_earlier(db) {
        visit(db).await?;
        let row: (DateTime<Utc>, DateTime<Utc>, NaiveDateTime, NaiveDateTime, NaiveDate) = db
            .select((
                add_days(visits::at, 30),
                add_hours(visits::at, -23),
                add_minutes(visits::local, visits::id),
                add_seconds(visits::local, 61),
                add_days(visits::on, -31),
            ))
            .from(visits)
            .one()
            .await?;
        assert_eq!(row.0, instant("2024-03-01T22:58:59.123456Z")?);
        assert_eq!(row.1, instant("2024-01-30T23:58:59.123456Z")?);
        assert_eq!(row.2, instant("2024-01-31T23:03:59.123456Z")?.naive_utc());
        assert_eq!(row.3, instant("2024-01-31T23:00:00.123456Z")?.naive_utc());
        assert_eq!(row.4, instant("2023-12-31T00:00:00Z")?.date_naive());
        let row: (i32, i64, i64, i32, i32) = db
            .select((
                days_between(visits::on, row.4),
                epoch(visits::at),
                epoch(add_days(visits::at, 1)) - epoch(visits::at),
                quarter(visits::on),
                day_of_year(add_days(visits::at, 30)),
            ))
            .from(visits)
            .one()
            .await?;
        assert_eq!(row, (31, 1_706_741_939, 86_400, 1, 61));
        let old = db.update(visits).set(visits::at, instant("1969-12-31T23:59:58.5Z")?).all_rows().execute().await?;
        assert_eq!((old, db.select(epoch(visits::at)).from(visits).one().await?), (1, -2));
    }

    needs(months)
    async fn months_later(db) {
        visit(db).await?;
        let row: (DateTime<Utc>, NaiveDateTime, NaiveDate) =
            db.select((add_months(visits::at, 1), add_months(visits::local, -2), add_months(visits::on, visits::id))).from(visits).one().await?;
        assert_eq!(row.0, instant("2024-02-29T22:58:59.123456Z")?);
        assert_eq!(row.1, instant("2023-11-30T22:58:59.123456Z")?.naive_utc());
        assert_eq!(row.2, instant("2024-06-30T00:00:00Z")?.date_naive());
    }

    async fn rounding_and_bits(db) {
        visit(db).await?;
        let row: (f64, f64, i32, i32, f64) =
            db.select((round(visits::price), round_to(visits::price, 1), sign(visits::price), sign(visits::id - 5), round_to(visits::price * 100.0, 0))).from(visits).one().await?;
        assert_eq!((row.0, row.1, row.2, row.3), (-2.0, -2.3, -1, 0));
        assert!(row.4 == -234.0 || row.4 == -235.0, "{}", row.4);
        let bits: (i32, i32, i32, i32, i32) =
            db.select((visits::flags & 3, visits::flags | visits::id, visits::flags ^ visits::id, bit_not(visits::flags), (visits::flags - 9) & -2)).from(visits).one().await?;
        assert_eq!(bits, (2, 7, 3, -7, -4));
        assert_eq!(db.select(visits::id).from(visits).filter(eq(visits::flags & 4, 4)).all().await?, [5]);
        let chance: (f64, f64) = db.select((random(), random())).from(visits).one().await?;
        assert!((0.0..1.0).contains(&chance.0) && (0.0..1.0).contains(&chance.1) && chance.0 != chance.1, "{chance:?}");
    }

    needs(math)
    async fn logarithms(db) {
        visit(db).await?;
        let row: (f64, f64, f64, f64) =
            db.select((trunc(visits::price), exp(visits::price - visits::price), ln(exp(visits::price)), log10(visits::price * -1000.0 / 2.345))).from(visits).one().await?;
        assert_eq!((row.0, row.1), (-2.0, 1.0));
        assert!((row.2 + 2.345).abs() < 1e-9 && (row.3 - 3.0).abs() < 1e-9, "{row:?}");
    }

    async fn texts_with_separators(db) {
        db.create_table(users).execute().await?;
        db.insert(users).values([NewUser::new().name("a"), NewUser::new().name("b").email("x".to_owned())]).execute().await?;
        let rows: Vec<String> = db.select(concat_ws(", ", (users::name, users::email, "z"))).from(users).order_by(users::id).all().await?;
        assert_eq!(rows, ["a, z", "b, x, z"]);
    }

    needs(md5)
    async fn hashes(db) {
        db.create_table(users).execute().await?;
        db.insert(users).values(NewUser::new().name("añb")).execute().await?;
        assert_eq!(db.select(md5(users::name)).from(users).one().await?, "fbd7e8901f346427d220aab6ffb131eb");
    }
}
