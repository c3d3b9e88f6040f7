//! Window functions, their frames, and aggregates of some rows.
use crate::schema::*;
use crate::{expressions, golden};
use drizzle::expr::Exclude;
use drizzle::prelude::*;
use expect_test::expect;

#[test]
fn rankings() {
    golden!(db => db.select((
        row_number().over(window().order_by(users::id)),
        rank().over(partition_by(users::role).order_by((users::age, desc(users::id)))),
        dense_rank().over(window().order_by(desc(users::age).nulls_last())),
    )).from(users), expect![[r#"
        sqlite, postgres, cockroach: select row_number() over (order by "users"."id"), rank() over (partition by "users"."role" order by "users"."age", "users"."id" desc), dense_rank() over (order by "users"."age" desc nulls last) from "users"
        mysql, mariadb: select row_number() over (order by `users`.`id`), rank() over (partition by `users`.`role` order by `users`.`age`, `users`.`id` desc), dense_rank() over (order by case when `users`.`age` is null then 1 else 0 end, `users`.`age` desc) from `users`
        mssql: select row_number() over (order by [users].[id]), rank() over (partition by [users].[role] order by [users].[age], [users].[id] desc), dense_rank() over (order by case when [users].[age] is null then 1 else 0 end, [users].[age] desc) from [users]
    "#]]);
    golden!(db => db.select((
        percent_rank().over(window().order_by(users::age)),
        cume_dist().over(window().order_by(users::age)),
        ntile(4).over(window().order_by(users::age)),
    )).from(users), expect![[r#"
        sqlite, postgres, cockroach: select percent_rank() over (order by "users"."age"), cume_dist() over (order by "users"."age"), ntile(4) over (order by "users"."age") from "users"
        mysql, mariadb: select percent_rank() over (order by `users`.`age`), cume_dist() over (order by `users`.`age`), ntile(4) over (order by `users`.`age`) from `users`
        mssql: select percent_rank() over (order by [users].[age]), cume_dist() over (order by [users].[age]), ntile(4) over (order by [users].[age]) from [users]
    "#]]);
    // SQL Server wants an order, and any is meant.
    expressions!(row_number().over(window()) => expect![[r#"
        sqlite, postgres, cockroach: select row_number() over () from "users"
        mysql: select row_number() over () from `users`
        mssql: select row_number() over (order by (select null)) from [users]
    "#]]);
    expressions!(row_number().over(partition_by((users::role, users::verified))) => expect![[r#"
        sqlite, postgres, cockroach: select row_number() over (partition by "users"."role", "users"."verified") from "users"
        mysql: select row_number() over (partition by `users`.`role`, `users`.`verified`) from `users`
        mssql: select row_number() over (partition by [users].[role], [users].[verified] order by (select null)) from [users]
    "#]]);
    expressions!(ntile(0).over(window().order_by(users::id)) => expect![[r#"
        sqlite: error: a value can't be sent: the number of `ntile` has to be 1 or more; in: select ntile(?) over (order by "users"."id") from "users"
        postgres, cockroach: error: a value can't be sent: the number of `ntile` has to be 1 or more; in: select ntile($1) over (order by "users"."id") from "users"
        mysql: error: a value can't be sent: the number of `ntile` has to be 1 or more; in: select ntile(?) over (order by `users`.`id`) from `users`
        mssql: error: a value can't be sent: the number of `ntile` has to be 1 or more; in: select ntile(@P1) over (order by [users].[id]) from [users]
    "#]]);
}

#[test]
fn neighbours() {
    let by_id = || window().order_by(users::id);
    expressions!(lag(users::name, 1).over(by_id()) => expect![[r#"
        sqlite, postgres, cockroach: select lag("users"."name", 1) over (order by "users"."id") from "users"
        mysql: select lag(`users`.`name`, 1) over (order by `users`.`id`) from `users`
        mssql: select lag([users].[name], 1) over (order by [users].[id]) from [users]
    "#]]);
    expressions!(lead(users::age, 2).over(by_id()) => expect![[r#"
        sqlite, postgres, cockroach: select lead("users"."age", 2) over (order by "users"."id") from "users"
        mysql: select lead(`users`.`age`, 2) over (order by `users`.`id`) from `users`
        mssql: select lead([users].[age], 2) over (order by [users].[id]) from [users]
    "#]]);
    // MariaDB has no default: a neighbour that is never NULL tells whether there is one.
    golden!(db => db.select((
        lag_or(users::age, 1, 0).over(by_id()),
        lead_or(users::score, 1, users::score).over(partition_by(users::role).order_by(users::id)),
    )).from(users), expect![[r#"
        sqlite: select lag("users"."age", 1, ?) over (order by "users"."id"), lead("users"."score", 1, "users"."score") over (partition by "users"."role" order by "users"."id") from "users" -- I32
        postgres, cockroach: select lag("users"."age", 1, $1) over (order by "users"."id"), lead("users"."score", 1, "users"."score") over (partition by "users"."role" order by "users"."id") from "users" -- I32
        mysql: select lag(`users`.`age`, 1, ?) over (order by `users`.`id`), lead(`users`.`score`, 1, `users`.`score`) over (partition by `users`.`role` order by `users`.`id`) from `users` -- I32
        mariadb: select case when lag(1, 1) over (order by `users`.`id`) is null then ? else lag(`users`.`age`, 1) over (order by `users`.`id`) end, case when lead(1, 1) over (partition by `users`.`role` order by `users`.`id`) is null then `users`.`score` else lead(`users`.`score`, 1) over (partition by `users`.`role` order by `users`.`id`) end from `users` -- I32
        mssql: select lag([users].[age], 1, @P1) over (order by [users].[id]), lead([users].[score], 1, [users].[score]) over (partition by [users].[role] order by [users].[id]) from [users] -- I32
    "#]]);
    expressions!(first_value(users::name).over(by_id()) => expect![[r#"
        sqlite, postgres, cockroach: select first_value("users"."name") over (order by "users"."id") from "users"
        mysql: select first_value(`users`.`name`) over (order by `users`.`id`) from `users`
        mssql: select first_value([users].[name]) over (order by [users].[id]) from [users]
    "#]]);
    expressions!(last_value(users::name).over(by_id().rows_between(unbounded_preceding(), unbounded_following())) => expect![[r#"
        sqlite, postgres, cockroach: select last_value("users"."name") over (order by "users"."id" rows between unbounded preceding and unbounded following) from "users"
        mysql: select last_value(`users`.`name`) over (order by `users`.`id` rows between unbounded preceding and unbounded following) from `users`
        mssql: select last_value([users].[name]) over (order by [users].[id] rows between unbounded preceding and unbounded following) from [users]
    "#]]);
    expressions!(sqlite postgres cockroach mysql; nth_value(users::name, 2).over(by_id()) => expect![[r#"
        sqlite, postgres, cockroach: select nth_value("users"."name", 2) over (order by "users"."id") from "users"
        mysql: select nth_value(`users`.`name`, 2) over (order by `users`.`id`) from `users`
    "#]]);
}

#[test]
fn frames() {
    let by_age = || window().order_by(users::age);
    expressions!(sum(users::age).over(window()) => expect![[r#"
        sqlite, postgres, cockroach: select sum("users"."age") over () from "users"
        mysql: select sum(`users`.`age`) over () from `users`
        mssql: select sum(cast([users].[age] as bigint)) over () from [users]
    "#]]);
    expressions!(avg(users::age).over(partition_by(users::role)) => expect![[r#"
        sqlite, postgres, cockroach: select avg("users"."age") over (partition by "users"."role") from "users"
        mysql: select avg(cast(`users`.`age` as double)) over (partition by `users`.`role`) from `users`
        mssql: select avg(cast([users].[age] as float)) over (partition by [users].[role]) from [users]
    "#]]);
    expressions!(count_all().over(by_age().rows_between(preceding(2), following(1))) => expect![[r#"
        sqlite, postgres, cockroach: select count(*) over (order by "users"."age" rows between 2 preceding and 1 following) from "users"
        mysql: select count(*) over (order by `users`.`age` rows between 2 preceding and 1 following) from `users`
        mssql: select count_big(*) over (order by [users].[age] rows between 2 preceding and 1 following) from [users]
    "#]]);
    expressions!(min(users::age).over(window().rows_between(unbounded_preceding(), current_row())) => expect![[r#"
        sqlite, postgres, cockroach: select min("users"."age") over (rows between unbounded preceding and current row) from "users"
        mysql: select min(`users`.`age`) over (rows between unbounded preceding and current row) from `users`
        mssql: select min([users].[age]) over (order by (select null) rows between unbounded preceding and current row) from [users]
    "#]]);
    expressions!(max(users::age).over(by_age().range_between(current_row(), unbounded_following())) => expect![[r#"
        sqlite, postgres, cockroach: select max("users"."age") over (order by "users"."age" range between current row and unbounded following) from "users"
        mysql: select max(`users`.`age`) over (order by `users`.`age` range between current row and unbounded following) from `users`
        mssql: select max([users].[age]) over (order by [users].[age] range between current row and unbounded following) from [users]
    "#]]);
    expressions!(sqlite postgres cockroach mysql; count_all().over(by_age().range_between(preceding(5), current_row())) => expect![[r#"
        sqlite, postgres, cockroach: select count(*) over (order by "users"."age" range between 5 preceding and current row) from "users"
        mysql: select count(*) over (order by `users`.`age` range between 5 preceding and current row) from `users`
    "#]]);
    expressions!(sqlite postgres cockroach; count_all().over(by_age().groups_between(preceding(1), following(1)).exclude(Exclude::Ties)) => expect![[r#"
        sqlite, postgres, cockroach: select count(*) over (order by "users"."age" groups between 1 preceding and 1 following exclude ties) from "users"
    "#]]);
    expressions!(sqlite postgres cockroach; count_all().over(by_age().exclude(Exclude::CurrentRow)) => expect![[r#"
        sqlite, postgres, cockroach: select count(*) over (order by "users"."age" range between unbounded preceding and current row exclude current row) from "users"
    "#]]);
    expressions!(sqlite postgres cockroach; count_all().over(by_age().exclude(Exclude::Group)) => expect![[r#"
        sqlite, postgres, cockroach: select count(*) over (order by "users"."age" range between unbounded preceding and current row exclude group) from "users"
    "#]]);
}

/// What no database takes, or takes as something else.
#[test]
fn refused() {
    expressions!(count_distinct(users::age).over(window()) => expect![[r#"
        sqlite, postgres, cockroach, mysql, mssql: error: no database has aggregates of distinct values over a window
    "#]]);
    expressions!(count_all().over(window().rows_between(following(1), preceding(1))) => expect![[r#"
        sqlite, postgres, cockroach, mysql, mssql: error: the frame of a window ends before it starts
    "#]]);
    expressions!(sqlite postgres cockroach mysql; count_all().over(window().range_between(preceding(1), current_row())) => expect![[r#"
        sqlite, postgres, cockroach, mysql: error: `range_between` with a distance needs exactly one key in `order_by`, a number
    "#]]);
    golden!(db => db.select(users::id).from(users).filter(eq(row_number().over(window()), 1)), expect![[r#"
        sqlite, postgres, cockroach, mysql, mariadb, mssql: error: a window function can't stand in where, which is computed before it: select it in a subquery, and use its column
    "#]]);
    golden!(db => db.select(count_all()).from(users).group_by(row_number().over(window())), expect![[r#"
        sqlite, postgres, cockroach, mysql, mariadb, mssql: error: a window function can't stand in group by, which is computed before it: select it in a subquery, and use its column
    "#]]);
    golden!(db => db.select(count_all()).from(users).group_by(users::age).having(gt(rank().over(window()), 1)), expect![[r#"
        sqlite, postgres, cockroach, mysql, mariadb, mssql: error: a window function can't stand in having, which is computed before it: select it in a subquery, and use its column
    "#]]);
    expressions!(lag(rank().over(window()), 1).over(window()) => expect![[r#"
        sqlite, postgres, cockroach, mysql, mssql: error: a window function can't stand in another window function, which is computed before it: select it in a subquery, and use its column
    "#]]);
}

#[test]
fn in_order_and_subquery() {
    golden!(db => db.select(users::id).from(users).order_by(rank().over(window().order_by(users::age))), expect![[r#"
        sqlite, postgres, cockroach: select "users"."id" from "users" order by rank() over (order by "users"."age")
        mysql, mariadb: select `users`.`id` from `users` order by rank() over (order by `users`.`age`)
        mssql: select [users].[id] from [users] order by rank() over (order by [users].[age])
    "#]]);
    golden!(db => {
        let ranked = select(fields! { id: users::id, place: rank().over(window().order_by(users::age)) }).from(users).subquery("ranked");
        db.select(ranked.id).from(&ranked).filter(lte(ranked.place, 3))
    }, expect![[r#"
        sqlite: select "ranked"."id" from (select "users"."id" as "id", rank() over (order by "users"."age") as "place" from "users") "ranked" where "ranked"."place" <= ? -- I64
        postgres, cockroach: select "ranked"."id" from (select "users"."id" as "id", rank() over (order by "users"."age") as "place" from "users") "ranked" where "ranked"."place" <= $1 -- I64
        mysql, mariadb: select `ranked`.`id` from (select `users`.`id` as `id`, rank() over (order by `users`.`age`) as `place` from `users`) `ranked` where `ranked`.`place` <= ? -- I64
        mssql: select [ranked].[id] from (select [users].[id] as [id], rank() over (order by [users].[age]) as [place] from [users]) [ranked] where [ranked].[place] <= @P1 -- I64
    "#]]);
    golden!(db => db.select((users::role, sum(count_all()).over(window().order_by(users::role)))).from(users).group_by(users::role), expect![[r#"
        sqlite, postgres, cockroach: select "users"."role", sum(count(*)) over (order by "users"."role") from "users" group by "users"."role"
        mysql, mariadb: select `users`.`role`, sum(count(*)) over (order by `users`.`role`) from `users` group by `users`.`role`
        mssql: select [users].[role], sum(count_big(*)) over (order by [users].[role]) from [users] group by [users].[role]
    "#]]);
}

#[test]
fn filtered_aggregates() {
    expressions!(count_all().filter(users::verified) => expect![[r#"
        sqlite, postgres, cockroach: select count(*) filter (where "users"."verified") from "users"
        mysql: select count(case when `users`.`verified` then 1 end) from `users`
        mssql: select count_big(case when [users].[verified] = 1 then 1 end) from [users]
    "#]]);
    expressions!(sum(users::age).filter((gt(users::age, 18), users::verified)) => expect![[r#"
        sqlite: select sum("users"."age") filter (where "users"."age" > ? and "users"."verified") from "users" -- I32
        postgres, cockroach: select sum("users"."age") filter (where "users"."age" > $1 and "users"."verified") from "users" -- I32
        mysql: select sum(case when `users`.`age` > ? and `users`.`verified` then `users`.`age` end) from `users` -- I32
        mssql: select sum(cast(case when [users].[age] > @P1 and [users].[verified] = 1 then [users].[age] end as bigint)) from [users] -- I32
    "#]]);
    expressions!(count_distinct(users::email).filter(users::verified).filter(gt(users::age, 1)) => expect![[r#"
        sqlite: select count(distinct "users"."email") filter (where "users"."verified" and "users"."age" > ?) from "users" -- I32
        postgres, cockroach: select count(distinct "users"."email") filter (where "users"."verified" and "users"."age" > $1) from "users" -- I32
        mysql: select count(distinct case when `users`.`verified` and `users`.`age` > ? then `users`.`email` end) from `users` -- I32
        mssql: select count_big(distinct case when [users].[verified] = 1 and [users].[age] > @P1 then [users].[email] end) from [users] -- I32
    "#]]);
    expressions!(max(users::age).filter(users::verified).over(partition_by(users::role)) => expect![[r#"
        sqlite, postgres, cockroach: select max("users"."age") filter (where "users"."verified") over (partition by "users"."role") from "users"
        mysql: select max(case when `users`.`verified` then `users`.`age` end) over (partition by `users`.`role`) from `users`
        mssql: select max(case when [users].[verified] = 1 then [users].[age] end) over (partition by [users].[role]) from [users]
    "#]]);
    expressions!(max(users::age).filter(Some(gt(users::age, 1)).filter(|_| false)) => expect![[r#"
        sqlite, postgres, cockroach: select max("users"."age") from "users"
        mysql: select max(`users`.`age`) from `users`
        mssql: select max([users].[age]) from [users]
    "#]]);
}
