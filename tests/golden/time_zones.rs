//! Instants beside columns with and without a time zone.
use crate::golden;
use chrono::{DateTime, Utc};
use drizzle::prelude::*;
use expect_test::expect;

#[table(sqlite, postgres, mysql, cockroach, mssql)]
#[allow(dead_code)]
pub struct Meeting {
    #[column(primary_key)]
    pub id: i32,
    pub zoned: DateTime<Utc>,
    #[column(timestamp)]
    pub plain: Option<DateTime<Utc>>,
}

fn at() -> DateTime<Utc> {
    DateTime::UNIX_EPOCH
}

#[test]
fn comparisons() {
    golden!(db => db.select(meetings::id).from(meetings).filter((eq(meetings::zoned, at()), eq(meetings::plain, at()), in_array(meetings::plain, [at()]), between(meetings::plain, at(), at()))), expect![[r#"
        sqlite: select "meetings"."id" from "meetings" where "meetings"."zoned" = ? and "meetings"."plain" = ? and "meetings"."plain" in (?) and "meetings"."plain" between ? and ? -- TimestampTz, Timestamp, Timestamp, Timestamp, Timestamp
        postgres, cockroach: select "meetings"."id" from "meetings" where "meetings"."zoned" = $1 and "meetings"."plain" = $2 and "meetings"."plain" in ($3) and "meetings"."plain" between $4 and $5 -- TimestampTz, Timestamp, Timestamp, Timestamp, Timestamp
        mysql, mariadb: select `meetings`.`id` from `meetings` where `meetings`.`zoned` = ? and `meetings`.`plain` = ? and `meetings`.`plain` in (?) and `meetings`.`plain` between ? and ? -- TimestampTz, Timestamp, Timestamp, Timestamp, Timestamp
        mssql: select [meetings].[id] from [meetings] where [meetings].[zoned] = @P1 and [meetings].[plain] = @P2 and [meetings].[plain] in (@P3) and [meetings].[plain] between @P4 and @P5 -- TimestampTz, Timestamp, Timestamp, Timestamp, Timestamp
    "#]]);
    golden!(db => db.select(meetings::id).from(meetings).filter((eq(meetings::zoned, meetings::plain), lt(meetings::plain, meetings::zoned))), expect![[r#"
        sqlite: select "meetings"."id" from "meetings" where "meetings"."zoned" = "meetings"."plain" and "meetings"."plain" < "meetings"."zoned"
        postgres, cockroach: select "meetings"."id" from "meetings" where ("meetings"."zoned" at time zone 'utc') = "meetings"."plain" and "meetings"."plain" < ("meetings"."zoned" at time zone 'utc')
        mysql, mariadb: select `meetings`.`id` from `meetings` where `meetings`.`zoned` = `meetings`.`plain` and `meetings`.`plain` < `meetings`.`zoned`
        mssql: select [meetings].[id] from [meetings] where [meetings].[zoned] = [meetings].[plain] and [meetings].[plain] < [meetings].[zoned]
    "#]]);
    golden!(db => db.select((coalesce(meetings::plain, at()), greatest(meetings::plain, at()))).from(meetings), expect![[r#"
        sqlite: select coalesce("meetings"."plain", ?), max("meetings"."plain", ?) from "meetings" -- Timestamp, Timestamp
        postgres, cockroach: select coalesce("meetings"."plain", $1), case when "meetings"."plain" >= $2 then "meetings"."plain" when "meetings"."plain" < $3 then $4 end from "meetings" -- Timestamp, Timestamp, Timestamp, Timestamp
        mysql, mariadb: select coalesce(`meetings`.`plain`, ?), greatest(`meetings`.`plain`, ?) from `meetings` -- Timestamp, Timestamp
        mssql: select coalesce([meetings].[plain], @P1), case when [meetings].[plain] >= @P2 then [meetings].[plain] when [meetings].[plain] < @P3 then @P4 end from [meetings] -- Timestamp, Timestamp, Timestamp, Timestamp
    "#]]);
}

#[test]
fn writes() {
    golden!(db => db.insert(meetings).values(NewMeeting::new().id(1).zoned(at()).plain(at())), expect![[r#"
        sqlite: insert into "meetings" ("id", "zoned", "plain") values (?, ?, ?) -- I32, TimestampTz, Timestamp
        postgres, cockroach: insert into "meetings" ("id", "zoned", "plain") values ($1, $2, $3) -- I32, TimestampTz, Timestamp
        mysql, mariadb: insert into `meetings` (`id`, `zoned`, `plain`) values (?, ?, ?) -- I32, TimestampTz, Timestamp
        mssql: insert into [meetings] ([id], [zoned], [plain]) values (@P1, @P2, @P3) -- I32, TimestampTz, Timestamp
    "#]]);
    golden!(db => db.update(meetings).set(meetings::zoned, at()).set(meetings::plain, at()).all_rows(), expect![[r#"
        sqlite: update "meetings" set "zoned" = ?, "plain" = ? -- TimestampTz, Timestamp
        postgres, cockroach: update "meetings" set "zoned" = $1, "plain" = $2 -- TimestampTz, Timestamp
        mysql, mariadb: update `meetings` set `zoned` = ?, `plain` = ? -- TimestampTz, Timestamp
        mssql: update [meetings] set [zoned] = @P1, [plain] = @P2 -- TimestampTz, Timestamp
    "#]]);
    golden!(db => db.update(meetings).set(meetings::plain, meetings::zoned).all_rows(), expect![[r#"
        sqlite: update "meetings" set "plain" = "meetings"."zoned"
        postgres, cockroach: update "meetings" set "plain" = "meetings"."zoned" at time zone 'utc'
        mysql, mariadb: update `meetings` set `plain` = `meetings`.`zoned`
        mssql: update [meetings] set [plain] = [meetings].[zoned]
    "#]]);
    golden!(db => db.update(meetings).set(meetings::zoned, coalesce(meetings::plain, at())).all_rows(), expect![[r#"
        sqlite: update "meetings" set "zoned" = coalesce("meetings"."plain", ?) -- Timestamp
        postgres, cockroach: update "meetings" set "zoned" = coalesce("meetings"."plain", $1) at time zone 'utc' -- Timestamp
        mysql, mariadb: update `meetings` set `zoned` = coalesce(`meetings`.`plain`, ?) -- Timestamp
        mssql: update [meetings] set [zoned] = coalesce([meetings].[plain], @P1) -- Timestamp
    "#]]);
    golden!(db => db.update_many(meetings).by(meetings::id).rows([(1, MeetingChanges { zoned: Some(at()), plain: Some(None), ..Default::default() })]), expect![[r#"
        sqlite: update "meetings" set "plain" = "drizzle_rows"."column2", "zoned" = "drizzle_rows"."column3" from (values (?, ?, ?)) as "drizzle_rows" where "meetings"."id" = "drizzle_rows"."column1" -- I32, Timestamp, TimestampTz
        postgres: update "meetings" set "plain" = "drizzle_rows"."plain", "zoned" = "drizzle_rows"."zoned" from (values (cast($1 as integer), cast($2 as timestamp), cast($3 as timestamptz))) as "drizzle_rows" ("id", "plain", "zoned") where "meetings"."id" = "drizzle_rows"."id" -- I32, Timestamp, TimestampTz
        cockroach: update "meetings" set "plain" = "drizzle_rows"."plain", "zoned" = "drizzle_rows"."zoned" from (values (cast($1 as int4), cast($2 as timestamp), cast($3 as timestamptz))) as "drizzle_rows" ("id", "plain", "zoned") where "meetings"."id" = "drizzle_rows"."id" -- I32, Timestamp, TimestampTz
        mysql, mariadb: update `meetings` set `plain` = case when `meetings`.`id` = ? then ? end, `zoned` = case when `meetings`.`id` = ? then ? end where `meetings`.`id` in (?) -- loose I32, TimestampTz, I32, TimestampTz, I32
        mssql: update [meetings] set [plain] = [drizzle_rows].[plain], [zoned] = [drizzle_rows].[zoned] from (values (cast(@P1 as int), cast(@P2 as datetime2(7)), cast(@P3 as datetimeoffset(7)))) as [drizzle_rows] ([id], [plain], [zoned]) where [meetings].[id] = [drizzle_rows].[id] -- I32, Timestamp, TimestampTz
    "#]]);
}
