//! Aggregates of texts, truth values and arrays, how far numbers lie apart, and windows with names.
use crate::schema::*;
use crate::{expressions, golden};
use drizzle::prelude::*;
use expect_test::expect;

#[test]
fn texts_of_many_rows() {
    expressions!(string_agg(users::name, ", "), users::name.string_agg(", ") => expect![[r#"
        sqlite: select group_concat("users"."name", ?) from "users" -- Text
        postgres, cockroach: select string_agg("users"."name", $1) from "users" -- Text
        mysql: select group_concat(`users`.`name` separator ', ') from `users`
        mssql: select string_agg(cast([users].[name] as nvarchar(max)), @P1) from [users] -- Text
    "#]]);
    golden!(db => db.select((users::role, string_agg(users::name, "|").order_by((users::age, desc(users::id)))))
        .from(users).group_by(users::role), expect![[r#"
            sqlite: select "users"."role", group_concat("users"."name", ? order by "users"."age", "users"."id" desc) from "users" group by "users"."role" -- Text
            postgres, cockroach: select "users"."role", string_agg("users"."name", $1 order by "users"."age", "users"."id" desc) from "users" group by "users"."role" -- Text
            mysql, mariadb: select `users`.`role`, group_concat(`users`.`name` order by `users`.`age`, `users`.`id` desc separator '|') from `users` group by `users`.`role`
            mssql: select [users].[role], string_agg(cast([users].[name] as nvarchar(max)), @P1) within group (order by [users].[age], [users].[id] desc) from [users] group by [users].[role] -- Text
        "#]]);
    golden!(db => db.select(string_agg(lower(users::name), r"\").filter(gt(users::age, 18))).from(users), expect![[r#"
        sqlite: select group_concat(lower("users"."name"), ?) filter (where "users"."age" > ?) from "users" -- Text, I32
        postgres, cockroach: select string_agg(lower("users"."name"), $1) filter (where "users"."age" > $2) from "users" -- Text, I32
        mysql, mariadb: select group_concat(case when `users`.`age` > ? then lower(`users`.`name`) end separator x'5c') from `users` -- I32
        mssql: select string_agg(cast(case when [users].[age] > @P1 then lower([users].[name]) end as nvarchar(max)), @P2) from [users] -- I32, Text
    "#]]);
}

#[test]
fn truth_of_many_rows() {
    expressions!(bool_and(users::verified) => expect![[r#"
        sqlite: select min("users"."verified") from "users"
        postgres, cockroach: select bool_and("users"."verified") from "users"
        mysql: select min(`users`.`verified`) from `users`
        mssql: select min(cast([users].[verified] as int)) from [users]
    "#]]);
    expressions!(bool_or(gt(users::age, 18)) => expect![[r#"
        sqlite: select max("users"."age" > ?) from "users" -- I32
        postgres, cockroach: select bool_or("users"."age" > $1) from "users" -- I32
        mysql: select max(`users`.`age` > ?) from `users` -- I32
        mssql: select max(cast(case when [users].[age] > @P1 then cast(1 as bit) when not ([users].[age] > @P2) then cast(0 as bit) end as int)) from [users] -- I32, I32
    "#]]);
    golden!(db => db.select(users::role).from(users).group_by(users::role).having(bool_and(users::verified)), expect![[r#"
        sqlite: select "users"."role" from "users" group by "users"."role" having min("users"."verified")
        postgres, cockroach: select "users"."role" from "users" group by "users"."role" having bool_and("users"."verified")
        mysql, mariadb: select `users`.`role` from `users` group by `users`.`role` having min(`users`.`verified`)
        mssql: select [users].[role] from [users] group by [users].[role] having min(cast([users].[verified] as int)) = 1
    "#]]);
    golden!(db => db.select(bool_or(users::verified).filter(gt(users::age, 18)).over(partition_by(users::role))).from(users), expect![[r#"
        sqlite: select max("users"."verified") filter (where "users"."age" > ?) over (partition by "users"."role") from "users" -- I32
        postgres, cockroach: select bool_or("users"."verified") filter (where "users"."age" > $1) over (partition by "users"."role") from "users" -- I32
        mysql, mariadb: select max(case when `users`.`age` > ? then `users`.`verified` end) over (partition by `users`.`role`) from `users` -- I32
        mssql: select max(cast(case when [users].[age] > @P1 then [users].[verified] end as int)) over (partition by [users].[role]) from [users] -- I32
    "#]]);
}

/// Of integers as of floats, the result is a float.
#[test]
fn spreads() {
    golden!(postgres cockroach mysql mariadb mssql; db => db.select((stddev_pop(users::age), stddev_samp(users::score), var_pop(users::age), var_samp(users::score))).from(users), expect![[r#"
        postgres: select stddev_pop(cast("users"."age" as double precision)), stddev_samp("users"."score"), var_pop(cast("users"."age" as double precision)), var_samp("users"."score") from "users"
        cockroach: select stddev_pop(cast("users"."age" as float8)), stddev_samp("users"."score"), var_pop(cast("users"."age" as float8)), var_samp("users"."score") from "users"
        mysql, mariadb: select stddev_pop(cast(`users`.`age` as double)), stddev_samp(`users`.`score`), var_pop(cast(`users`.`age` as double)), var_samp(`users`.`score`) from `users`
        mssql: select stdevp(cast([users].[age] as float)), stdev([users].[score]), varp(cast([users].[age] as float)), var([users].[score]) from [users]
    "#]]);
    golden!(postgres cockroach mysql mariadb mssql; db => db.select(stddev_pop(users::score).filter(users::verified)).from(users), expect![[r#"
        postgres, cockroach: select stddev_pop("users"."score") filter (where "users"."verified") from "users"
        mysql, mariadb: select stddev_pop(case when `users`.`verified` then `users`.`score` end) from `users`
        mssql: select stdevp(case when [users].[verified] = 1 then [users].[score] end) from [users]
    "#]]);
}

#[test]
fn arrays_of_many_rows() {
    golden!(postgres cockroach; db => db.select((array_agg(users::name).order_by(users::id), array_agg_nullable(users::email), array_agg(users::id).filter(users::verified))).from(users), expect![[r#"
        postgres, cockroach: select array_agg("users"."name" order by "users"."id"), array_agg("users"."email"), array_agg("users"."id") filter (where "users"."verified") from "users"
    "#]]);
}

/// Databases' own functions give NULL where there are values, or do not exist.
#[test]
fn any_of_many_rows() {
    golden!(db => db.select((users::invited_by, any_value(users::name), users::verified.any_value(), count_all())).from(users).group_by(users::invited_by), expect![[r#"
        sqlite: select "users"."invited_by", min("users"."name"), min("users"."verified"), count(*) from "users" group by "users"."invited_by"
        postgres, cockroach: select "users"."invited_by", (array_agg("users"."name") filter (where "users"."name" is not null))[1], (array_agg("users"."verified") filter (where "users"."verified" is not null))[1], count(*) from "users" group by "users"."invited_by"
        mysql, mariadb: select `users`.`invited_by`, min(`users`.`name`), min(`users`.`verified`), count(*) from `users` group by `users`.`invited_by`
        mssql: select [users].[invited_by], min([users].[name]), min(cast([users].[verified] as int)), count_big(*) from [users] group by [users].[invited_by]
    "#]]);
    expressions!(any_value(users::email).filter(gt(users::age, 18)) => expect![[r#"
        sqlite: select min("users"."email") filter (where "users"."age" > ?) from "users" -- I32
        postgres, cockroach: select (array_agg("users"."email") filter (where "users"."age" > $1 and "users"."email" is not null))[1] from "users" -- I32
        mysql: select min(case when `users`.`age` > ? then `users`.`email` end) from `users` -- I32
        mssql: select min(case when [users].[age] > @P1 then [users].[email] end) from [users] -- I32
    "#]]);
}

/// SQL Server has the clause since 2022 only.
#[test]
fn named_windows() {
    let w = partition_by(users::role).order_by(users::id).named("w");
    golden!(db => db.select((rank().over(&w), sum(users::age).over(&w), lag(users::name, 1).over(&w))).from(users)
        .filter(gt(users::age, 1)).order_by((users::id, row_number().over(&w))), expect![[r#"
            sqlite: select rank() over "w", sum("users"."age") over "w", lag("users"."name", 1) over "w" from "users" where "users"."age" > ? window "w" as (partition by "users"."role" order by "users"."id") order by "users"."id", row_number() over "w" -- I32
            postgres, cockroach: select rank() over "w", sum("users"."age") over "w", lag("users"."name", 1) over "w" from "users" where "users"."age" > $1 window "w" as (partition by "users"."role" order by "users"."id") order by "users"."id", row_number() over "w" -- I32
            mysql, mariadb: select rank() over `w`, sum(`users`.`age`) over `w`, lag(`users`.`name`, 1) over `w` from `users` where `users`.`age` > ? window `w` as (partition by `users`.`role` order by `users`.`id`) order by `users`.`id`, row_number() over `w` -- I32
            mssql: select rank() over (partition by [users].[role] order by [users].[id]), sum(cast([users].[age] as bigint)) over (partition by [users].[role] order by [users].[id]), lag([users].[name], 1) over (partition by [users].[role] order by [users].[id]) from [users] where [users].[age] > @P1 order by [users].[id], row_number() over (partition by [users].[role] order by [users].[id]) -- I32
        "#]]);
    let (a, b) = (
        partition_by(users::role).named("a"),
        window()
            .order_by(users::id)
            .rows_between(preceding(1), current_row())
            .named("b"),
    );
    golden!(db => db.select((count_all().over(&a), sum(users::age).over(&b))).from(users), expect![[r#"
        sqlite, postgres, cockroach: select count(*) over "a", sum("users"."age") over "b" from "users" window "a" as (partition by "users"."role"), "b" as (order by "users"."id" rows between 1 preceding and current row)
        mysql, mariadb: select count(*) over `a`, sum(`users`.`age`) over `b` from `users` window `a` as (partition by `users`.`role`), `b` as (order by `users`.`id` rows between 1 preceding and current row)
        mssql: select count_big(*) over (partition by [users].[role]), sum(cast([users].[age] as bigint)) over (order by [users].[id] rows between 1 preceding and current row) from [users]
    "#]]);
    // First used after the clause.
    golden!(db => db.select(users::id).from(users).order_by(row_number().over(&b)), expect![[r#"
        sqlite, postgres, cockroach: select "users"."id" from "users" order by row_number() over (order by "users"."id" rows between 1 preceding and current row)
        mysql, mariadb: select `users`.`id` from `users` order by row_number() over (order by `users`.`id` rows between 1 preceding and current row)
        mssql: select [users].[id] from [users] order by row_number() over (order by [users].[id] rows between 1 preceding and current row)
    "#]]);
    let other = window().order_by(users::age).named("a");
    golden!(db => db.select((count_all().over(&a), rank().over(&other))).from(users), expect![[r#"
        sqlite, postgres, cockroach, mysql, mariadb: error: two windows of one select are named `a`
        mssql: select count_big(*) over (partition by [users].[role]), rank() over (order by [users].[age]) from [users]
    "#]]);
    // A select of its own has its own windows.
    let inner = select(fields! { id: users::id, place: rank().over(&a) })
        .from(users)
        .subquery("inner");
    golden!(db => db.select(rank().over(window().order_by(inner.place).named("a"))).from(&inner), expect![[r#"
        sqlite, postgres, cockroach: select rank() over "a" from (select "users"."id" as "id", rank() over "a" as "place" from "users" window "a" as (partition by "users"."role")) "inner" window "a" as (order by "inner"."place")
        mysql, mariadb: select rank() over `a` from (select `users`.`id` as `id`, rank() over `a` as `place` from `users` window `a` as (partition by `users`.`role`)) `inner` window `a` as (order by `inner`.`place`)
        mssql: select rank() over (order by [inner].[place]) from (select [users].[id] as [id], rank() over (partition by [users].[role] order by (select null)) as [place] from [users]) [inner]
    "#]]);
}
