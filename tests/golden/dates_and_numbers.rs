//! What time it is, computing with dates, numbers and bits, and functions of text that few databases write alike.
use crate::{expressions, golden};
use drizzle::prelude::*;
use expect_test::expect;

#[allow(dead_code, reason = "its SQL is what matters")]
/// Dates, times and points in time.
#[table(sqlite, postgres, mysql, cockroach, mssql, name = "visits")]
pub struct Visit {
    #[column(primary_key)]
    pub id: i32,
    pub on: chrono::NaiveDate,
    pub at: chrono::DateTime<chrono::Utc>,
    pub local: chrono::NaiveDateTime,
    pub hour: chrono::NaiveTime,
    pub flags: i32,
    pub price: f64,
}

type Instant = chrono::DateTime<chrono::Utc>;

#[test]
fn clocks() {
    golden!(db => db.select((now::<Instant>(), now::<chrono::NaiveDateTime>(), current_date::<chrono::NaiveDate>(), current_time::<chrono::NaiveTime>())), expect![[r#"
        sqlite: select strftime('%Y-%m-%d %H:%M:%f', 'now'), strftime('%Y-%m-%d %H:%M:%f', 'now'), current_date, strftime('%H:%M:%f', 'now')
        postgres, cockroach: select now(), (now() at time zone 'UTC'), cast(now() at time zone 'UTC' as date), cast(now() at time zone 'UTC' as time)
        mysql, mariadb: select current_timestamp(6), current_timestamp(6), current_date(), current_time(6)
        mssql: select sysdatetimeoffset(), sysutcdatetime(), cast(sysutcdatetime() as date), cast(sysutcdatetime() as time(7))
    "#]]);
    golden!(db => db.update(visits).set(visits::at, now::<Instant>()).filter(lt(visits::at, now::<Instant>())), expect![[r#"
        sqlite: update "visits" set "at" = strftime('%Y-%m-%d %H:%M:%f', 'now') where "visits"."at" < strftime('%Y-%m-%d %H:%M:%f', 'now')
        postgres, cockroach: update "visits" set "at" = now() where "visits"."at" < now()
        mysql, mariadb: update `visits` set `at` = current_timestamp(6) where `visits`.`at` < current_timestamp(6)
        mssql: update [visits] set [at] = sysdatetimeoffset() where [visits].[at] < sysdatetimeoffset()
    "#]]);
}

#[test]
fn starts_of_units() {
    golden!(db => db.select((date_trunc(Unit::Year, visits::at), date_trunc(Unit::Month, visits::local), date_trunc(Unit::Month, visits::on))).from(visits), expect![[r#"
        sqlite: select strftime('%Y-01-01 00:00:00', substr("visits"."at", 1, 19)), strftime('%Y-%m-01 00:00:00', substr("visits"."local", 1, 19)), strftime('%Y-%m-01', "visits"."on") from "visits"
        postgres, cockroach: select (date_trunc('year', "visits"."at" at time zone 'UTC') at time zone 'UTC'), date_trunc('month', "visits"."local"), cast(date_trunc('month', cast("visits"."on" as timestamp)) as date) from "visits"
        mysql, mariadb: select cast(date_format(`visits`.`at`, '%Y-01-01 00:00:00') as datetime(6)), cast(date_format(`visits`.`local`, '%Y-%m-01 00:00:00') as datetime(6)), cast(date_format(`visits`.`on`, '%Y-%m-01') as date) from `visits`
        mssql: select todatetimeoffset(datetime2fromparts(year(switchoffset([visits].[at], '+00:00')), 1, 1, 0, 0, 0, 0, 7), '+00:00'), datetime2fromparts(year([visits].[local]), month([visits].[local]), 1, 0, 0, 0, 0, 7), datefromparts(year([visits].[on]), month([visits].[on]), 1) from [visits]
    "#]]);
    golden!(db => db.select((date_trunc(Unit::Month, visits::at), date_trunc(Unit::Day, visits::at), date_trunc(Unit::Hour, visits::at), date_trunc(Unit::Minute, visits::at), date_trunc(Unit::Second, visits::at))).from(visits), expect![[r#"
        sqlite: select strftime('%Y-%m-01 00:00:00', substr("visits"."at", 1, 19)), strftime('%Y-%m-%d 00:00:00', substr("visits"."at", 1, 19)), strftime('%Y-%m-%d %H:00:00', substr("visits"."at", 1, 19)), strftime('%Y-%m-%d %H:%M:00', substr("visits"."at", 1, 19)), substr("visits"."at", 1, 19) from "visits"
        postgres, cockroach: select (date_trunc('month', "visits"."at" at time zone 'UTC') at time zone 'UTC'), (date_trunc('day', "visits"."at" at time zone 'UTC') at time zone 'UTC'), (date_trunc('hour', "visits"."at" at time zone 'UTC') at time zone 'UTC'), (date_trunc('minute', "visits"."at" at time zone 'UTC') at time zone 'UTC'), (date_trunc('second', "visits"."at" at time zone 'UTC') at time zone 'UTC') from "visits"
        mysql, mariadb: select cast(date_format(`visits`.`at`, '%Y-%m-01 00:00:00') as datetime(6)), cast(date_format(`visits`.`at`, '%Y-%m-%d 00:00:00') as datetime(6)), cast(date_format(`visits`.`at`, '%Y-%m-%d %H:00:00') as datetime(6)), cast(date_format(`visits`.`at`, '%Y-%m-%d %H:%i:00') as datetime(6)), cast(date_format(`visits`.`at`, '%Y-%m-%d %H:%i:%s') as datetime(6)) from `visits`
        mssql: select todatetimeoffset(datetime2fromparts(year(switchoffset([visits].[at], '+00:00')), month(switchoffset([visits].[at], '+00:00')), 1, 0, 0, 0, 0, 7), '+00:00'), todatetimeoffset(cast(cast(switchoffset([visits].[at], '+00:00') as date) as datetime2(7)), '+00:00'), todatetimeoffset(dateadd(hour, datepart(hour, switchoffset([visits].[at], '+00:00')), cast(cast(switchoffset([visits].[at], '+00:00') as date) as datetime2(7))), '+00:00'), todatetimeoffset(dateadd(minute, datepart(hour, switchoffset([visits].[at], '+00:00')) * 60 + datepart(minute, switchoffset([visits].[at], '+00:00')), cast(cast(switchoffset([visits].[at], '+00:00') as date) as datetime2(7))), '+00:00'), dateadd(nanosecond, -datepart(nanosecond, [visits].[at]), [visits].[at]) from [visits]
    "#]]);
    golden!(db => db.select((date_trunc(Unit::Year, visits::local), date_trunc(Unit::Day, visits::local), date_trunc(Unit::Hour, visits::local), date_trunc(Unit::Minute, visits::local), date_trunc(Unit::Second, visits::local))).from(visits), expect![[r#"
        sqlite: select strftime('%Y-01-01 00:00:00', substr("visits"."local", 1, 19)), strftime('%Y-%m-%d 00:00:00', substr("visits"."local", 1, 19)), strftime('%Y-%m-%d %H:00:00', substr("visits"."local", 1, 19)), strftime('%Y-%m-%d %H:%M:00', substr("visits"."local", 1, 19)), substr("visits"."local", 1, 19) from "visits"
        postgres, cockroach: select date_trunc('year', "visits"."local"), date_trunc('day', "visits"."local"), date_trunc('hour', "visits"."local"), date_trunc('minute', "visits"."local"), date_trunc('second', "visits"."local") from "visits"
        mysql, mariadb: select cast(date_format(`visits`.`local`, '%Y-01-01 00:00:00') as datetime(6)), cast(date_format(`visits`.`local`, '%Y-%m-%d 00:00:00') as datetime(6)), cast(date_format(`visits`.`local`, '%Y-%m-%d %H:00:00') as datetime(6)), cast(date_format(`visits`.`local`, '%Y-%m-%d %H:%i:00') as datetime(6)), cast(date_format(`visits`.`local`, '%Y-%m-%d %H:%i:%s') as datetime(6)) from `visits`
        mssql: select datetime2fromparts(year([visits].[local]), 1, 1, 0, 0, 0, 0, 7), cast(cast([visits].[local] as date) as datetime2(7)), dateadd(hour, datepart(hour, [visits].[local]), cast(cast([visits].[local] as date) as datetime2(7))), dateadd(minute, datepart(hour, [visits].[local]) * 60 + datepart(minute, [visits].[local]), cast(cast([visits].[local] as date) as datetime2(7))), dateadd(nanosecond, -datepart(nanosecond, [visits].[local]), [visits].[local]) from [visits]
    "#]]);
}

#[test]
fn later_and_earlier() {
    golden!(db => db.select((add_days(visits::at, 3), add_hours(visits::at, -1), add_minutes(visits::local, visits::id), add_seconds(visits::local, 9), add_days(visits::on, 1))).from(visits), expect![[r#"
        sqlite: select (strftime('%Y-%m-%d %H:%M:%S', substr("visits"."at", 1, 19), ? || ' days') || substr("visits"."at", 20)), (strftime('%Y-%m-%d %H:%M:%S', substr("visits"."at", 1, 19), ? || ' hours') || substr("visits"."at", 20)), (strftime('%Y-%m-%d %H:%M:%S', substr("visits"."local", 1, 19), "visits"."id" || ' minutes') || substr("visits"."local", 20)), (strftime('%Y-%m-%d %H:%M:%S', substr("visits"."local", 1, 19), ? || ' seconds') || substr("visits"."local", 20)), date("visits"."on", ? || ' days') from "visits" -- I32, I32, I32, I32
        postgres, cockroach: select ("visits"."at" + cast($1 as integer) * interval '24 hours'), ("visits"."at" + cast($2 as integer) * interval '1 hour'), ("visits"."local" + cast("visits"."id" as integer) * interval '1 minute'), ("visits"."local" + cast($3 as integer) * interval '1 second'), cast("visits"."on" + cast($4 as integer) * interval '1 day' as date) from "visits" -- I32, I32, I32, I32
        mysql, mariadb: select date_add(`visits`.`at`, interval ? day), date_add(`visits`.`at`, interval ? hour), date_add(`visits`.`local`, interval `visits`.`id` minute), date_add(`visits`.`local`, interval ? second), date_add(`visits`.`on`, interval ? day) from `visits` -- I32, I32, I32, I32
        mssql: select dateadd(day, @P1, [visits].[at]), dateadd(hour, @P2, [visits].[at]), dateadd(minute, [visits].[id], [visits].[local]), dateadd(second, @P3, [visits].[local]), dateadd(day, @P4, [visits].[on]) from [visits] -- I32, I32, I32, I32
    "#]]);
    golden!(postgres cockroach mysql mariadb mssql; db => db.select((add_months(visits::at, 1), add_months(visits::local, 1), add_months(visits::on, visits::id))).from(visits), expect![[r#"
        postgres, cockroach: select (("visits"."at" at time zone 'UTC' + cast($1 as integer) * interval '1 month') at time zone 'UTC'), ("visits"."local" + cast($2 as integer) * interval '1 month'), cast("visits"."on" + cast("visits"."id" as integer) * interval '1 month' as date) from "visits" -- I32, I32
        mysql, mariadb: select date_add(`visits`.`at`, interval ? month), date_add(`visits`.`local`, interval ? month), date_add(`visits`.`on`, interval `visits`.`id` month) from `visits` -- I32, I32
        mssql: select dateadd(month, @P1, [visits].[at]), dateadd(month, @P2, [visits].[local]), dateadd(month, [visits].[id], [visits].[on]) from [visits] -- I32, I32
    "#]]);
    golden!(db => db.select((days_between(visits::on, current_date::<chrono::NaiveDate>()), epoch(visits::at), epoch(now::<Instant>()) - epoch(visits::at))).from(visits), expect![[r#"
        sqlite: select cast(julianday("visits"."on") - julianday(current_date) as integer), cast(strftime('%s', substr("visits"."at", 1, 19)) as integer), cast(strftime('%s', substr(strftime('%Y-%m-%d %H:%M:%f', 'now'), 1, 19)) as integer) - cast(strftime('%s', substr("visits"."at", 1, 19)) as integer) from "visits"
        postgres, cockroach: select ("visits"."on" - cast(cast(now() at time zone 'UTC' as date) as date)), cast(floor(extract(epoch from "visits"."at")) as bigint), cast(floor(extract(epoch from now())) as bigint) - cast(floor(extract(epoch from "visits"."at")) as bigint) from "visits"
        mysql, mariadb: select datediff(`visits`.`on`, current_date()), cast(floor(timestampdiff(microsecond, '1970-01-01', `visits`.`at`) / 1000000) as signed), cast(floor(timestampdiff(microsecond, '1970-01-01', current_timestamp(6)) / 1000000) as signed) - cast(floor(timestampdiff(microsecond, '1970-01-01', `visits`.`at`) / 1000000) as signed) from `visits`
        mssql: select datediff(day, cast(sysutcdatetime() as date), [visits].[on]), datediff_big(second, '1970-01-01', [visits].[at]), datediff_big(second, '1970-01-01', sysdatetimeoffset()) - datediff_big(second, '1970-01-01', [visits].[at]) from [visits]
    "#]]);
    golden!(db => db.select((quarter(visits::on), day_of_year(visits::at))).from(visits), expect![[r#"
        sqlite: select ((cast(strftime('%m', "visits"."on") as integer) + 2) / 3), cast(strftime('%j', "visits"."at") as integer) from "visits"
        postgres, cockroach: select cast(extract(quarter from "visits"."on") as integer), cast(extract(doy from "visits"."at" at time zone 'UTC') as integer) from "visits"
        mysql, mariadb: select quarter(`visits`.`on`), dayofyear(`visits`.`at`) from `visits`
        mssql: select datepart(quarter, [visits].[on]), datepart(dayofyear, switchoffset([visits].[at], '+00:00')) from [visits]
    "#]]);
}

#[test]
fn numbers() {
    golden!(db => db.select((round(visits::price), round_to(visits::price, 2), sign(visits::flags), random())).from(visits), expect![[r#"
        sqlite: select round("visits"."price"), round("visits"."price", 2), sign("visits"."flags"), ((random() & 9007199254740991) / 9007199254740992.0) from "visits"
        postgres: select round("visits"."price"), cast(round(cast("visits"."price" as numeric), 2) as double precision), cast(sign("visits"."flags") as integer), random() from "visits"
        cockroach: select round("visits"."price"), round("visits"."price", 2), cast(sign("visits"."flags") as int8), random() from "visits"
        mysql, mariadb: select round(`visits`.`price`), round(`visits`.`price`, 2), sign(`visits`.`flags`), rand() from `visits`
        mssql: select round([visits].[price], 0), round([visits].[price], 2), cast(sign([visits].[flags]) as int), rand(checksum(newid())) from [visits]
    "#]]);
    golden!(postgres cockroach mysql mariadb mssql; db => db.select((trunc(visits::price), exp(visits::price), ln(visits::price), log10(visits::price))).from(visits), expect![[r#"
        postgres: select trunc("visits"."price"), exp("visits"."price"), ln("visits"."price"), log10("visits"."price") from "visits"
        cockroach: select trunc("visits"."price"), exp("visits"."price"), ln("visits"."price"), log("visits"."price") from "visits"
        mysql, mariadb: select truncate(`visits`.`price`, 0), exp(`visits`.`price`), ln(`visits`.`price`), log10(`visits`.`price`) from `visits`
        mssql: select round([visits].[price], 0, 1), exp([visits].[price]), log([visits].[price]), log10([visits].[price]) from [visits]
    "#]]);
    golden!(db => db.select((visits::flags & 4, visits::flags | visits::id, visits::flags ^ 1, bit_not(visits::flags) + 1)).from(visits), expect![[r#"
        sqlite: select ("visits"."flags" & ?), ("visits"."flags" | "visits"."id"), (("visits"."flags" | ?) - ("visits"."flags" & ?)), (~"visits"."flags") + ? from "visits" -- I32, I32, I32, I32
        postgres, cockroach: select ("visits"."flags" & $1), ("visits"."flags" | "visits"."id"), ("visits"."flags" # $2), (~"visits"."flags") + $3 from "visits" -- I32, I32, I32
        mysql, mariadb: select cast(`visits`.`flags` & ? as signed), cast(`visits`.`flags` | `visits`.`id` as signed), cast(`visits`.`flags` ^ ? as signed), cast(~`visits`.`flags` as signed) + ? from `visits` -- I32, I32, I32
        mssql: select ([visits].[flags] & @P1), ([visits].[flags] | [visits].[id]), ([visits].[flags] ^ @P2), (~[visits].[flags]) + @P3 from [visits] -- I32, I32, I32
    "#]]);
}

#[test]
fn texts() {
    use crate::schema::users;
    expressions!(concat_ws(", ", (users::name, users::email, "x")) => expect![[r#"
        sqlite: select concat_ws(?, "users"."name", "users"."email", ?) from "users" -- loose Text, Text
        postgres, cockroach: select concat_ws($1, "users"."name", "users"."email", $2) from "users" -- loose Text, Text
        mysql: select concat_ws(?, `users`.`name`, `users`.`email`, ?) from `users` -- loose Text, Text
        mssql: select concat_ws(@P1, cast([users].[name] as nvarchar(max)), [users].[email], @P2) from [users] -- loose Text, Text
    "#]]);
    golden!(sqlite; db => db.select(users::id).from(users).order_by(users::name.collate("NOCASE")), expect![[r#"
        sqlite: select "users"."id" from "users" order by "users"."name" collate "NOCASE"
    "#]]);
    golden!(postgres cockroach; db => db.select(users::id).from(users).filter(eq(collate(users::name, "C"), "x")), expect![[r#"
        postgres, cockroach: select "users"."id" from "users" where "users"."name" collate "C" = $1 -- Text
    "#]]);
    golden!(mysql mariadb; db => db.select(users::id).from(users).order_by(collate(users::name, "utf8mb4_bin")), expect![[r#"
        mysql, mariadb: select `users`.`id` from `users` order by `users`.`name` collate utf8mb4_bin
    "#]]);
    golden!(mssql; db => db.select(users::id).from(users).order_by(desc(collate(users::name, "Latin1_General_CS_AS"))), expect![[r#"
        mssql: select [users].[id] from [users] order by [users].[name] collate Latin1_General_CS_AS desc
    "#]]);
    golden!(db => db.select(users::id).from(users).order_by(collate(users::name, r#"x" ]` --"#)), expect![[r#"
        sqlite, postgres, cockroach, mysql, mariadb, mssql: error: `x" ]` --` is no name of a collation
    "#]]);
    expressions!(postgres cockroach; md5(users::name) => expect![[r#"
        postgres, cockroach: select md5("users"."name") from "users"
    "#]]);
}
