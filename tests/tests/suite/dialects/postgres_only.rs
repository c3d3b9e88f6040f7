//! What only PostgreSQL has, or had first: tests that name it.
use super::postgres::run;
use super::schema::*;
use drizzle::prelude::*;

#[test]
fn distinct_on_ilike_and_isolation() {
    run(async |db: Db<Postgres>| {
        db.create_table(users).execute().await?;
        let rows = [("Anne", 3), ("anne", 1), ("Bertha", 2)];
        db.insert(users)
            .values(rows.map(|(name, age)| NewUser::new().name(name).age(age)))
            .execute()
            .await?;
        let found = db
            .select(users::id)
            .from(users)
            .filter(ilike(users::name, "ANN%").and(users::name.not_ilike("b%")))
            .order_by(users::id)
            .all()
            .await?;
        assert_eq!(found, [1, 2]);
        let youngest: Vec<(String, Option<i32>)> = db
            .select((lower(users::name), users::age))
            .from(users)
            .distinct_on(lower(users::name))
            .order_by((lower(users::name), users::age))
            .all()
            .await?;
        assert_eq!(
            youngest,
            [("anne".into(), Some(1)), ("bertha".into(), Some(2))]
        );
        let config = TxConfig::serializable().read_only();
        let level = db
            .transaction_with(config, async |tx| {
                let refused = tx
                    .transaction(async |tx| tx.delete(users).all_rows().execute().await)
                    .await;
                assert!(refused.is_err());
                tx.rows::<String>(sql!("select current_setting({\"transaction_isolation\"})"))
                    .await
            })
            .await?;
        assert_eq!(level, ["serializable"]);
        assert_eq!(db.count(users).one().await?, 3);
        Ok(())
    });
}

/// Decimals are numbers, not their digits.
#[test]
fn exact_numbers() {
    use crate::awkward::{NewPrice, prices};
    use rust_decimal::Decimal;
    let decimal = |text: &str| text.parse::<Decimal>().expect("a number");
    run(async |db: Db<Postgres>| {
        db.create_table(prices).execute().await?;
        let amounts = ["9.50", "10.25", "-3", "100"].map(decimal);
        let rows = (0..).zip(amounts);
        let rows = rows.map(|(id, amount)| NewPrice::new().id(id).amount(amount));
        db.insert(prices)
            .values(rows.collect::<Vec<_>>())
            .execute()
            .await?;
        let ids = db.select(prices::id).from(prices);
        let more = ids
            .clone()
            .filter(gt(prices::amount, decimal("9.5")))
            .order_by(prices::id);
        assert_eq!(more.all().await?, [1, 3]);
        let same = ids.clone().filter(eq(prices::amount, decimal("9.5")));
        assert_eq!(same.all().await?, [0]);
        assert_eq!(ids.order_by(prices::amount).all().await?, [2, 0, 1, 3]);
        let all = db.select((
            min(prices::amount),
            max(prices::amount),
            sum(prices::amount),
        ));
        let [least, most, total] = ["-3", "100", "116.75"].map(|n| Some(decimal(n)));
        assert_eq!(all.from(prices).one().await?, (least, most, total));
        let doubled = db
            .update(prices)
            .set(prices::amount, prices::amount * decimal("2"))
            .filter(eq(prices::id, 1))
            .returning(prices::amount);
        assert_eq!(doubled.one().await?, decimal("20.5"));
        Ok(())
    });
}

/// An instant is the same in every time zone of the session, and a wall clock is no instant.
#[test]
fn time_zones_of_sessions() {
    use crate::schema::{NewMoments, moments};
    use time::{Date, Month, PrimitiveDateTime, Time, UtcOffset};
    run(async |db: Db<Postgres>| {
        db.create_table(moments).execute().await?;
        let day = Date::from_calendar_date(2024, Month::March, 31).expect("a day");
        let clock = Time::from_hms_micro(1, 30, 0, 123_456).expect("a time");
        let wall = PrimitiveDateTime::new(day, clock);
        let instant = wall.assume_offset(UtcOffset::from_hms(-8, 0, 0).expect("an offset"));
        for (id, zone) in (1..).zip(["UTC", "Europe/Berlin", "Asia/Kolkata"]) {
            let row = db
                .transaction(async |tx| {
                    tx.rows::<String>(sql!("select set_config('TimeZone', {zone}, true)"))
                        .await?;
                    let new = NewMoments::new().id(id).instant(instant).wall(wall);
                    let new = new.date(day).time(clock);
                    tx.insert(moments).values(new).returning(..).one().await
                })
                .await?;
            assert_eq!((row.instant, row.wall), (instant, Some(wall)));
            assert_eq!((row.date, row.time), (day, clock));
        }
        let same = db
            .count(moments)
            .filter((eq(moments::instant, instant), eq(moments::wall, wall)));
        assert_eq!(same.one().await?, 3);
        let zone = db.rows::<String>(sql!("select current_setting('TimeZone')"));
        assert_ne!(zone.await?, ["Asia/Kolkata"]);
        Ok(())
    });
}

role! {
    /// Sees what is published. Roles are the whole server's, so its name is long.
    #[role(postgres, name = "drizzle_test_reader_of_published_articles")]
    reader;
}

#[table(postgres, name = "articles", force_rls)]
#[policy(published_only, for = select, to = reader, using = "published")]
#[policy(no_drafts_of_others, for = insert, to = reader, with_check = "published")]
#[derive(Debug, Clone, PartialEq)]
pub struct Article {
    #[column(primary_key)]
    pub id: i32,
    pub published: bool,
}

#[test]
fn policies_say_which_rows_are_there() {
    run(async |db: Db<Postgres>| {
        let all = || schema![articles, reader];
        for _ in 0..2 {
            db.create_schema_objects(all())
                .if_not_exists()
                .execute()
                .await?;
        }
        db.insert(articles)
            .values(
                [(1, true), (2, false)]
                    .map(|(id, published)| NewArticle::new().id(id).published(published)),
            )
            .execute()
            .await?;
        let role = || Sql::identifier("drizzle_test_reader_of_published_articles");
        let schema: Vec<String> = db.rows(sql!("select current_schema()")).await?;
        let schema = || Sql::identifier(schema[0].clone());
        db.execute(sql!("grant usage on schema {schema()} to {role()}"))
            .await?;
        db.execute(sql!("grant select, insert on articles to {role()}"))
            .await?;
        let seen = db
            .transaction(async |tx| {
                tx.execute(sql!("set local role {role()}")).await?;
                let refused = tx
                    .transaction(async |tx| {
                        let draft = NewArticle::new().id(3).published(false);
                        tx.insert(articles).values(draft).execute().await
                    })
                    .await;
                assert!(refused.is_err());
                let new = NewArticle::new().id(4).published(true);
                tx.insert(articles).values(new).execute().await?;
                tx.select(articles::id)
                    .from(articles)
                    .order_by(articles::id)
                    .all()
                    .await
            })
            .await?;
        assert_eq!(seen, [1, 4]);
        assert_eq!(db.count(articles).one().await?, 3);
        db.execute(sql!("revoke all on schema {schema()} from {role()}"))
            .await?;
        db.drop_schema_objects(all()).execute().await?;
        db.drop_schema_objects(all()).if_exists().execute().await?;
        Ok(())
    });
}

/// Notifications arrive when their transaction is committed, in order, with their types.
#[test]
fn listen_and_notify() {
    use drizzle::driver::postgres::notify;
    use drizzle::types::Json;
    run(async |db: Db<Postgres>| {
        // Channels are of the whole database: nobody else has this one.
        let channel = format!("{} \"; drop table x; --", crate::unique_name());
        let mut texts = db.listen::<String>([&channel]).await?;
        db.transaction(async |tx| {
            notify(tx, &channel, &"one".to_owned()).await?;
            notify(tx, &channel, &"it's two".to_owned()).await
        })
        .await?;
        let undone = db
            .transaction(async |tx| {
                notify(tx, &channel, &"never".to_owned()).await?;
                Err::<(), _>(Error::Rollback)
            })
            .await;
        assert!(undone.is_err());
        notify(&db, &channel, &"three".to_owned()).await?;
        for expected in ["one", "it's two", "three"] {
            let found = texts.next().await?;
            assert_eq!(
                (found.payload.as_str(), &found.channel),
                (expected, &channel)
            );
        }
        drop(texts);
        let mut numbers = db.listen::<i64>([&channel]).await?;
        notify(&db, &channel, &"no number".to_owned()).await?;
        notify(&db, &channel, &7i64).await?;
        let misread = numbers.next().await.unwrap_err();
        assert!(!misread.to_string().contains("no number"), "{misread}");
        assert_eq!(numbers.next().await?.payload, 7);
        drop(numbers);
        let mut documents = db.listen::<Json<Vec<u8>>>([&channel]).await?;
        notify(&db, &channel, &Json(vec![1u8, 2])).await?;
        assert_eq!(documents.next().await?.payload.0, [1, 2]);
        Ok(())
    });
}
