use crate::time_zones_schema::*;
use chrono::{DateTime, TimeDelta, TimeZone as _, Utc};

fn instant() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2024, 3, 31, 1, 30, 0).unwrap() + TimeDelta::microseconds(123_456)
}
fn meeting(id: i32, at: DateTime<Utc>) -> NewMeeting {
    NewMeeting::new().id(id).zoned(at).named(at).plain(at).maybe(at)
}
/// A row's instants.
type Instants = (i32, DateTime<Utc>, DateTime<Utc>, DateTime<Utc>, Option<DateTime<Utc>>);
fn all(id: i32, at: DateTime<Utc>) -> Instants {
    (id, at, at, at, Some(at))
}

tests! {
    /// Written, compared and read in a session with another time zone, an instant is the same to every other session.
    async fn instants_do_not_depend_on_the_session(db) {
        db.create_table(meetings).execute().await?;
        let (at, hour) = (instant(), TimeDelta::hours(1));
        let later = at + hour;
        let columns = || (meetings::id, meetings::zoned, meetings::named, meetings::plain, meetings::maybe);
        let in_session = db
            .transaction(async |tx| {
                if let Some(zone) = OTHER_ZONE {
                    let zone = Sql::raw(zone);
                    tx.execute(sql!("{zone}")).await?;
                }
                tx.insert(meetings).values(meeting(1, at)).execute().await?;
                tx.insert(meetings).values([meeting(2, at - hour), meeting(3, at - hour), meeting(4, at - hour)]).execute().await?;
                // Comparisons, by themselves and prepared.
                let equal = or((eq(meetings::zoned, at), eq(meetings::named, at)));
                assert_eq!(tx.select(meetings::id).from(meetings).filter(equal).all().await?, [1]);
                let equal = and((eq(meetings::plain, at), eq(meetings::maybe, at), in_array(meetings::plain, [at, later])));
                assert_eq!(tx.select(meetings::id).from(meetings).filter(equal).all().await?, [1]);
                let near = TimeDelta::seconds(1);
                let between = and((between(meetings::plain, at - near, at + near), gt(meetings::plain, at - near), lt(meetings::maybe, at + near)));
                assert_eq!(tx.select(meetings::id).from(meetings).filter(between).all().await?, [1]);
                let p = params! { at: DateTime<Utc> };
                let prepared = tx.select(meetings::id).from(meetings).filter(and((eq(meetings::plain, p.at), eq(meetings::zoned, p.at)))).prepare();
                assert_eq!(prepared.bind(p.values(at)).all().await?, [1]);
                // Columns of different types beside each other.
                let equal = and((eq(meetings::zoned, meetings::plain), eq(meetings::plain, meetings::zoned)));
                assert_eq!(tx.count(meetings).filter(equal).one().await?, 4);
                // Functions.
                let chosen = tx.select((coalesce(meetings::maybe, later), max(meetings::plain))).from(meetings).group_by(meetings::maybe).order_by(meetings::maybe).all().await?;
                assert_eq!(chosen, [(at - hour, Some(at - hour)), (at, Some(at))]);
                // Assignments: values, columns, rows, conflicts.
                let set = tx.update(meetings).set(meetings::zoned, later).set(meetings::named, later).set(meetings::plain, at).set(meetings::maybe, Some(later));
                set.filter(eq(meetings::id, 2)).execute().await?;
                let set = tx.update(meetings).set(meetings::plain, meetings::zoned).set(meetings::named, coalesce(meetings::maybe, at));
                set.filter(eq(meetings::id, 2)).execute().await?;
                let changes = MeetingChanges { zoned: Some(later), named: Some(later), plain: Some(later), maybe: Some(Some(later)), ..Default::default() };
                tx.update_many(meetings).by(meetings::id).rows([(3, changes)]).execute().await?;
                let write = tx.insert(meetings).values(meeting(4, later)).on_conflict(meetings::id).do_update();
                write.set_excluded((meetings::zoned, meetings::named)).set(meetings::plain, later).set(meetings::maybe, excluded(meetings::maybe)).execute().await?;
                tx.select(columns()).from(meetings).order_by(meetings::id).all().await
            })
            .await?;
        assert_eq!(in_session, [all(1, at), all(2, later), all(3, later), all(4, later)]);
        let outside = db.select(columns()).from(meetings).order_by(meetings::id).all().await?;
        assert_eq!(outside, in_session);
        // What the database put in is the time of the same moment, in every form.
        let made = (meetings::zoned_now, meetings::plain_now, meetings::seconds_now, meetings::millis_now);
        let made = db.select(made).from(meetings).all().await?;
        let near = |one: DateTime<Utc>, other: DateTime<Utc>| (one - other).abs() < TimeDelta::minutes(1);
        let alike = |(zoned, plain, seconds, millis): &(DateTime<Utc>, DateTime<Utc>, UnixSeconds<DateTime<Utc>>, UnixMillis<DateTime<Utc>>)| {
            near(*zoned, *plain) && near(*zoned, seconds.get()) && near(*zoned, millis.get())
        };
        assert!(made.iter().all(alike), "{made:?}");
    }

    /// A text with the character NUL comes back, or is refused before anything is sent.
    async fn texts_with_nul(db) {
        db.create_table(users).execute().await?;
        for text in ["a\0b", "\0"] {
            let written = db.insert(users).values(NewUser::new().name(text)).execute().await;
            let read = db.select(users::name).from(users).filter(eq(users::name, text)).all().await;
            if KEEPS_NUL {
                written?;
                assert_eq!(read?, [text]);
            } else {
                for error in [written.map(drop).unwrap_err(), read.map(drop).unwrap_err()] {
                    let Error::Encode { reason, .. } = &error else { panic!("{error:?}") };
                    assert!(reason.contains("NUL"), "{reason}");
                }
            }
        }
        let expected = if KEEPS_NUL { 2 } else { 0 };
        assert_eq!(db.count(users).one().await?, expected);
    }
}
