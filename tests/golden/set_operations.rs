//! Union, intersect and except: how they nest, and what orders and cuts them.
use crate::golden;
use crate::schema::*;
use drizzle::prelude::*;
use expect_test::expect;

#[test]
fn each() {
    golden!(db => union(db.select(users::id).from(users), db.select(posts::id).from(posts)), expect![[r#"
        sqlite, postgres, cockroach: select "users"."id" from "users" union select "posts"."id" from "posts"
        mysql, mariadb: select `users`.`id` from `users` union select `posts`.`id` from `posts`
        mssql: select [users].[id] from [users] union select [posts].[id] from [posts]
    "#]]);
    golden!(db => union_all(db.select(users::id).from(users), db.select(posts::id).from(posts)), expect![[r#"
        sqlite, postgres, cockroach: select "users"."id" from "users" union all select "posts"."id" from "posts"
        mysql, mariadb: select `users`.`id` from `users` union all select `posts`.`id` from `posts`
        mssql: select [users].[id] from [users] union all select [posts].[id] from [posts]
    "#]]);
    golden!(db => intersect(db.select(users::id).from(users), db.select(posts::id).from(posts)), expect![[r#"
        sqlite, postgres, cockroach: select "users"."id" from "users" intersect select "posts"."id" from "posts"
        mysql, mariadb: select `users`.`id` from `users` intersect select `posts`.`id` from `posts`
        mssql: select [users].[id] from [users] intersect select [posts].[id] from [posts]
    "#]]);
    golden!(db => except(db.select(users::id).from(users), db.select(posts::id).from(posts)), expect![[r#"
        sqlite, postgres, cockroach: select "users"."id" from "users" except select "posts"."id" from "posts"
        mysql, mariadb: select `users`.`id` from `users` except select `posts`.`id` from `posts`
        mssql: select [users].[id] from [users] except select [posts].[id] from [posts]
    "#]]);
    golden!(db => db.select(users::id).from(users).union(db.select(posts::id).from(posts)), expect![[r#"
        sqlite, postgres, cockroach: select "users"."id" from "users" union select "posts"."id" from "posts"
        mysql, mariadb: select `users`.`id` from `users` union select `posts`.`id` from `posts`
        mssql: select [users].[id] from [users] union select [posts].[id] from [posts]
    "#]]);
    golden!(db => db.select(users::id).from(users).union_all(db.select(posts::id).from(posts)), expect![[r#"
        sqlite, postgres, cockroach: select "users"."id" from "users" union all select "posts"."id" from "posts"
        mysql, mariadb: select `users`.`id` from `users` union all select `posts`.`id` from `posts`
        mssql: select [users].[id] from [users] union all select [posts].[id] from [posts]
    "#]]);
    golden!(db => db.select(users::id).from(users).intersect(db.select(posts::id).from(posts)), expect![[r#"
        sqlite, postgres, cockroach: select "users"."id" from "users" intersect select "posts"."id" from "posts"
        mysql, mariadb: select `users`.`id` from `users` intersect select `posts`.`id` from `posts`
        mssql: select [users].[id] from [users] intersect select [posts].[id] from [posts]
    "#]]);
    golden!(db => db.select(users::id).from(users).except(db.select(posts::id).from(posts)), expect![[r#"
        sqlite, postgres, cockroach: select "users"."id" from "users" except select "posts"."id" from "posts"
        mysql, mariadb: select `users`.`id` from `users` except select `posts`.`id` from `posts`
        mssql: select [users].[id] from [users] except select [posts].[id] from [posts]
    "#]]);
    golden!(db => db.select(users::id).from(users).union(select(posts::id).from(posts).filter(eq(posts::title, "x"))), expect![[r#"
        sqlite: select "users"."id" from "users" union select "posts"."id" from "posts" where "posts"."head line" = ? -- Text
        postgres, cockroach: select "users"."id" from "users" union select "posts"."id" from "posts" where "posts"."head line" = $1 -- Text
        mysql, mariadb: select `users`.`id` from `users` union select `posts`.`id` from `posts` where `posts`.`head line` = ? -- Text
        mssql: select [users].[id] from [users] union select [posts].[id] from [posts] where [posts].[head line] = @P1 -- Text
    "#]]);
}

#[test]
fn nested_and_mixed() {
    golden!(db => db.select(users::id).from(users).union(db.select(posts::id).from(posts)).union_all(db.select(counters::id).from(counters)), expect![[r#"
        sqlite, postgres, cockroach: select "users"."id" from "users" union select "posts"."id" from "posts" union all select "counters"."id" from "counters"
        mysql, mariadb: select `users`.`id` from `users` union select `posts`.`id` from `posts` union all select `counters`.`id` from `counters`
        mssql: select [users].[id] from [users] union select [posts].[id] from [posts] union all select [counters].[id] from [counters]
    "#]]);
    golden!(db => db.select(users::id).from(users).union(db.select(posts::id).from(posts)).intersect(db.select(counters::id).from(counters)), expect![[r#"
        sqlite: select "users"."id" from "users" union select "posts"."id" from "posts" intersect select "counters"."id" from "counters"
        postgres, cockroach: (select "users"."id" from "users" union select "posts"."id" from "posts") intersect select "counters"."id" from "counters"
        mysql, mariadb: (select `users`.`id` from `users` union select `posts`.`id` from `posts`) intersect select `counters`.`id` from `counters`
        mssql: select * from (select [users].[id] from [users] union select [posts].[id] from [posts]) [drizzle_query] intersect select [counters].[id] from [counters]
    "#]]);
    golden!(db => db.select(users::id).from(users).intersect(db.select(posts::id).from(posts)).union(db.select(counters::id).from(counters)), expect![[r#"
        sqlite, postgres, cockroach: select "users"."id" from "users" intersect select "posts"."id" from "posts" union select "counters"."id" from "counters"
        mysql, mariadb: select `users`.`id` from `users` intersect select `posts`.`id` from `posts` union select `counters`.`id` from `counters`
        mssql: select [users].[id] from [users] intersect select [posts].[id] from [posts] union select [counters].[id] from [counters]
    "#]]);
    golden!(db => union(db.select(users::id).from(users), intersect(db.select(posts::id).from(posts), db.select(counters::id).from(counters))), expect![[r#"
        sqlite: select "users"."id" from "users" union select * from (select "posts"."id" from "posts" intersect select "counters"."id" from "counters")
        postgres, cockroach: select "users"."id" from "users" union (select "posts"."id" from "posts" intersect select "counters"."id" from "counters")
        mysql, mariadb: select `users`.`id` from `users` union (select `posts`.`id` from `posts` intersect select `counters`.`id` from `counters`)
        mssql: select [users].[id] from [users] union select * from (select [posts].[id] from [posts] intersect select [counters].[id] from [counters]) [drizzle_query]
    "#]]);
    golden!(db => except(db.select(users::id).from(users), except(db.select(posts::id).from(posts), db.select(counters::id).from(counters))), expect![[r#"
        sqlite: select "users"."id" from "users" except select * from (select "posts"."id" from "posts" except select "counters"."id" from "counters")
        postgres, cockroach: select "users"."id" from "users" except (select "posts"."id" from "posts" except select "counters"."id" from "counters")
        mysql, mariadb: select `users`.`id` from `users` except (select `posts`.`id` from `posts` except select `counters`.`id` from `counters`)
        mssql: select [users].[id] from [users] except select * from (select [posts].[id] from [posts] except select [counters].[id] from [counters]) [drizzle_query]
    "#]]);
    golden!(db => except(except(db.select(users::id).from(users), db.select(posts::id).from(posts)), db.select(counters::id).from(counters)), expect![[r#"
        sqlite, postgres, cockroach: select "users"."id" from "users" except select "posts"."id" from "posts" except select "counters"."id" from "counters"
        mysql, mariadb: select `users`.`id` from `users` except select `posts`.`id` from `posts` except select `counters`.`id` from `counters`
        mssql: select [users].[id] from [users] except select [posts].[id] from [posts] except select [counters].[id] from [counters]
    "#]]);
    golden!(db => union(union(db.select(users::id).from(users), db.select(posts::id).from(posts)), union_all(db.select(counters::id).from(counters), db.select(users::id).from(users))), expect![[r#"
        sqlite: select "users"."id" from "users" union select "posts"."id" from "posts" union select * from (select "counters"."id" from "counters" union all select "users"."id" from "users")
        postgres, cockroach: select "users"."id" from "users" union select "posts"."id" from "posts" union (select "counters"."id" from "counters" union all select "users"."id" from "users")
        mysql, mariadb: select `users`.`id` from `users` union select `posts`.`id` from `posts` union (select `counters`.`id` from `counters` union all select `users`.`id` from `users`)
        mssql: select [users].[id] from [users] union select [posts].[id] from [posts] union select * from (select [counters].[id] from [counters] union all select [users].[id] from [users]) [drizzle_query]
    "#]]);
}

#[test]
fn order_and_limit() {
    golden!(db => union(db.select(users::id).from(users), db.select(posts::id).from(posts)).order_by(users::id), expect![[r#"
        sqlite, postgres, cockroach: select "users"."id" from "users" union select "posts"."id" from "posts" order by "id"
        mysql, mariadb: select `users`.`id` from `users` union select `posts`.`id` from `posts` order by `id`
        mssql: select [users].[id] from [users] union select [posts].[id] from [posts] order by [id]
    "#]]);
    golden!(db => union(db.select((users::id, users::name)).from(users), db.select((posts::id, posts::title)).from(posts)).order_by((desc(users::name).nulls_last(), asc(users::id))).limit(10).offset(20), expect![[r#"
        sqlite: select "users"."id", "users"."name" from "users" union select "posts"."id", "posts"."head line" from "posts" order by "name" desc nulls last, "id" limit ? offset ? -- I64, I64
        postgres, cockroach: select "users"."id", "users"."name" from "users" union select "posts"."id", "posts"."head line" from "posts" order by "name" desc nulls last, "id" limit $1 offset $2 -- I64, I64
        mysql, mariadb: select `users`.`id`, `users`.`name` from `users` union select `posts`.`id`, `posts`.`head line` from `posts` order by case when `name` is null then 1 else 0 end, `name` desc, `id` limit ? offset ? -- I64, I64
        mssql: select * from (select [users].[id], [users].[name] from [users] union select [posts].[id], [posts].[head line] from [posts]) [drizzle_query] order by case when [name] is null then 1 else 0 end, [name] desc, [id] offset @P1 rows fetch next @P2 rows only -- I64, I64
    "#]]);
    golden!(db => union(db.select(users::id).from(users), db.select(posts::id).from(posts)).offset(20), expect![[r#"
        sqlite: select "users"."id" from "users" union select "posts"."id" from "posts" limit -1 offset ? -- I64
        postgres, cockroach: select "users"."id" from "users" union select "posts"."id" from "posts" offset $1 -- I64
        mysql, mariadb: select `users`.`id` from `users` union select `posts`.`id` from `posts` limit 18446744073709551615 offset ? -- I64
        mssql: select * from (select [users].[id] from [users] union select [posts].[id] from [posts]) [drizzle_query] order by (select null) offset @P1 rows -- I64
    "#]]);
    golden!(db => union(db.select(users::id).from(users).order_by(users::name).limit(3), db.select(posts::id).from(posts).offset(2)), expect![[r#"
        sqlite: select * from (select "users"."id" from "users" order by "users"."name" limit ?) union select * from (select "posts"."id" from "posts" limit -1 offset ?) -- I64, I64
        postgres, cockroach: (select "users"."id" from "users" order by "users"."name" limit $1) union (select "posts"."id" from "posts" offset $2) -- I64, I64
        mysql, mariadb: (select `users`.`id` from `users` order by `users`.`name` limit ?) union (select `posts`.`id` from `posts` limit 18446744073709551615 offset ?) -- I64, I64
        mssql: select * from (select top (@P1) [users].[id] from [users] order by [users].[name]) [drizzle_query] union select * from (select [posts].[id] from [posts] order by (select null) offset @P2 rows) [drizzle_query] -- I64, I64
    "#]]);
    golden!(db => union(db.select(users::id).from(users), db.select(posts::id).from(posts).order_by(posts::title).limit(3)).order_by(users::id), expect![[r#"
        sqlite: select "users"."id" from "users" union select * from (select "posts"."id" from "posts" order by "posts"."head line" limit ?) order by "id" -- I64
        postgres, cockroach: select "users"."id" from "users" union (select "posts"."id" from "posts" order by "posts"."head line" limit $1) order by "id" -- I64
        mysql, mariadb: select `users`.`id` from `users` union (select `posts`.`id` from `posts` order by `posts`.`head line` limit ?) order by `id` -- I64
        mssql: select [users].[id] from [users] union select * from (select top (@P1) [posts].[id] from [posts] order by [posts].[head line]) [drizzle_query] order by [id] -- I64
    "#]]);
    golden!(db => union(union(db.select(users::id).from(users), db.select(posts::id).from(posts)).limit(2), db.select(counters::id).from(counters)), expect![[r#"
        sqlite: select * from (select "users"."id" from "users" union select "posts"."id" from "posts" limit ?) union select "counters"."id" from "counters" -- I64
        postgres, cockroach: (select "users"."id" from "users" union select "posts"."id" from "posts" limit $1) union select "counters"."id" from "counters" -- I64
        mysql, mariadb: (select `users`.`id` from `users` union select `posts`.`id` from `posts` limit ?) union select `counters`.`id` from `counters` -- I64
        mssql: select * from (select top (@P1) * from (select [users].[id] from [users] union select [posts].[id] from [posts]) [drizzle_query]) [drizzle_query] union select [counters].[id] from [counters] -- I64
    "#]]);
    golden!(db => union(db.select(users::id).from(users), db.select(posts::id).from(posts)).limit(-1), expect![[r#"
        sqlite: error: a value can't be sent: the limit of a query must not be negative; in: select "users"."id" from "users" union select "posts"."id" from "posts" limit ?
        postgres, cockroach: error: a value can't be sent: the limit of a query must not be negative; in: select "users"."id" from "users" union select "posts"."id" from "posts" limit $1
        mysql, mariadb: error: a value can't be sent: the limit of a query must not be negative; in: select `users`.`id` from `users` union select `posts`.`id` from `posts` limit ?
        mssql: error: a value can't be sent: the limit of a query must not be negative; in: select top (@P1) * from (select [users].[id] from [users] union select [posts].[id] from [posts]) [drizzle_query]
    "#]]);
}

#[test]
fn with_common_table_expressions() {
    golden!(db => { let regional = db.with("regional", select(fields! { id: users::id }).from(users)); union(db.select(regional.id).from(&regional), db.select(posts::id).from(posts)) }, expect![[r#"
        sqlite, postgres, cockroach: with "regional" as (select "users"."id" as "id" from "users") select "regional"."id" from "regional" union select "posts"."id" from "posts"
        mysql, mariadb: with `regional` as (select `users`.`id` as `id` from `users`) select `regional`.`id` from `regional` union select `posts`.`id` from `posts`
        mssql: with [regional] as (select [users].[id] as [id] from [users]) select [regional].[id] from [regional] union select [posts].[id] from [posts]
    "#]]);
    golden!(db => { let regional = db.with("regional", select(fields! { id: users::id }).from(users)); union(db.select(regional.id).from(&regional), db.select(regional.id).from(&regional).filter(gt(regional.id, 3))) }, expect![[r#"
        sqlite: with "regional" as (select "users"."id" as "id" from "users") select "regional"."id" from "regional" union select "regional"."id" from "regional" where "regional"."id" > ? -- I32
        postgres, cockroach: with "regional" as (select "users"."id" as "id" from "users") select "regional"."id" from "regional" union select "regional"."id" from "regional" where "regional"."id" > $1 -- I32
        mysql, mariadb: with `regional` as (select `users`.`id` as `id` from `users`) select `regional`.`id` from `regional` union select `regional`.`id` from `regional` where `regional`.`id` > ? -- I32
        mssql: with [regional] as (select [users].[id] as [id] from [users]) select [regional].[id] from [regional] union select [regional].[id] from [regional] where [regional].[id] > @P1 -- I32
    "#]]);
}
