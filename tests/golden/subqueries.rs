//! Subqueries as conditions, as values and as tables, and common table expressions.
use crate::golden;
use crate::schema::*;
use drizzle::prelude::*;
use expect_test::expect;

#[test]
fn exists_and_in() {
    golden!(db => db.select(users::id).from(users).filter(exists(select(posts::id).from(posts).filter(eq(posts::author_id, users::id)))), expect![[r#"
        sqlite, postgres, cockroach: select "users"."id" from "users" where exists (select 1 from "posts" where "posts"."author_id" = "users"."id")
        mysql, mariadb: select `users`.`id` from `users` where exists (select 1 from `posts` where `posts`.`author_id` = `users`.`id`)
        mssql: select [users].[id] from [users] where exists (select 1 from [posts] where [posts].[author_id] = [users].[id])
    "#]]);
    golden!(db => db.select(users::id).from(users).filter(not_exists(select(..).from(posts).filter(eq(posts::author_id, users::id)))), expect![[r#"
        sqlite, postgres, cockroach: select "users"."id" from "users" where not exists (select 1 from "posts" where "posts"."author_id" = "users"."id")
        mysql, mariadb: select `users`.`id` from `users` where not exists (select 1 from `posts` where `posts`.`author_id` = `users`.`id`)
        mssql: select [users].[id] from [users] where not exists (select 1 from [posts] where [posts].[author_id] = [users].[id])
    "#]]);
    golden!(db => db.select(users::id).from(users).filter(not(exists(select(..).from(posts)))), expect![[r#"
        sqlite, postgres, cockroach: select "users"."id" from "users" where not exists (select 1 from "posts")
        mysql, mariadb: select `users`.`id` from `users` where not exists (select 1 from `posts`)
        mssql: select [users].[id] from [users] where not exists (select 1 from [posts])
    "#]]);
    golden!(db => db.select(exists(select(..).from(posts).filter(eq(posts::author_id, users::id)))).from(users), expect![[r#"
        sqlite, postgres, cockroach: select exists (select 1 from "posts" where "posts"."author_id" = "users"."id") from "users"
        mysql, mariadb: select exists (select 1 from `posts` where `posts`.`author_id` = `users`.`id`) from `users`
        mssql: select case when exists (select 1 from [posts] where [posts].[author_id] = [users].[id]) then cast(1 as bit) else cast(0 as bit) end from [users]
    "#]]);
    golden!(db => db.select(users::id).from(users).filter(eq(users::verified, not_exists(select(..).from(posts)))), expect![[r#"
        sqlite, postgres, cockroach: select "users"."id" from "users" where "users"."verified" = (not exists (select 1 from "posts"))
        mysql, mariadb: select `users`.`id` from `users` where `users`.`verified` = (not exists (select 1 from `posts`))
        mssql: select [users].[id] from [users] where [users].[verified] = case when not exists (select 1 from [posts]) then cast(1 as bit) else cast(0 as bit) end
    "#]]);
    golden!(db => db.select(is_null(not_exists(select(..).from(posts)))).from(users), expect![[r#"
        sqlite, postgres, cockroach: select (not exists (select 1 from "posts")) is null from "users"
        mysql, mariadb: select (not exists (select 1 from `posts`)) is null from `users`
        mssql: select case when case when not exists (select 1 from [posts]) then cast(1 as bit) else cast(0 as bit) end is null then cast(1 as bit) else cast(0 as bit) end from [users]
    "#]]);
    golden!(db => db.select(users::id).from(users).filter(and((not_exists(select(..).from(posts)), users::verified))), expect![[r#"
        sqlite, postgres, cockroach: select "users"."id" from "users" where not exists (select 1 from "posts") and "users"."verified"
        mysql, mariadb: select `users`.`id` from `users` where not exists (select 1 from `posts`) and `users`.`verified`
        mssql: select [users].[id] from [users] where not exists (select 1 from [posts]) and [users].[verified] = 1
    "#]]);
    golden!(db => db.select(users::id).from(users).filter(in_array(users::id, select(posts::author_id).from(posts).filter(like(posts::title, "A%")))), expect![[r#"
        sqlite: select "users"."id" from "users" where "users"."id" in (select "posts"."author_id" from "posts" where "posts"."head line" like ? escape '\') -- Text
        postgres, cockroach: select "users"."id" from "users" where "users"."id" in (select "posts"."author_id" from "posts" where "posts"."head line" like $1) -- Text
        mysql, mariadb: select `users`.`id` from `users` where `users`.`id` in (select `posts`.`author_id` from `posts` where `posts`.`head line` like ?) -- Text
        mssql: select [users].[id] from [users] where [users].[id] in (select [posts].[author_id] from [posts] where [posts].[head line] like replace(@P1, N'[', N'\[') escape N'\') -- Text
    "#]]);
    golden!(db => db.select(users::id).from(users).filter(not_in_array(users::id, select(posts::author_id).from(posts).filter(is_not_null(posts::author_id)).order_by(posts::id).limit(3))), expect![[r#"
        sqlite: select "users"."id" from "users" where "users"."id" not in (select "posts"."author_id" from "posts" where "posts"."author_id" is not null order by "posts"."id" limit ?) -- I64
        postgres, cockroach: select "users"."id" from "users" where "users"."id" not in (select "posts"."author_id" from "posts" where "posts"."author_id" is not null order by "posts"."id" limit $1) -- I64
        mysql, mariadb: select `users`.`id` from `users` where `users`.`id` not in (select * from (select `posts`.`author_id` from `posts` where `posts`.`author_id` is not null order by `posts`.`id` limit ?) `drizzle_query`) -- I64
        mssql: select [users].[id] from [users] where [users].[id] not in (select top (@P1) [posts].[author_id] from [posts] where [posts].[author_id] is not null order by [posts].[id]) -- I64
    "#]]);
    golden!(db => db.select(users::id).from(users).filter(users::id.in_array(select(max(posts::author_id)).from(posts).group_by(posts::title))), expect![[r#"
        sqlite, postgres, cockroach: select "users"."id" from "users" where "users"."id" in (select max("posts"."author_id") from "posts" group by "posts"."head line")
        mysql, mariadb: select `users`.`id` from `users` where `users`.`id` in (select max(`posts`.`author_id`) from `posts` group by `posts`.`head line`)
        mssql: select [users].[id] from [users] where [users].[id] in (select max([posts].[author_id]) from [posts] group by [posts].[head line])
    "#]]);
    golden!(db => db.select(users::id).from(users).filter(exists(select(posts::id).from(posts).group_by(posts::id).having(gt(count(posts::id), 2)))), expect![[r#"
        sqlite: select "users"."id" from "users" where exists (select 1 from "posts" group by "posts"."id" having count("posts"."id") > ?) -- I64
        postgres, cockroach: select "users"."id" from "users" where exists (select 1 from "posts" group by "posts"."id" having count("posts"."id") > $1) -- I64
        mysql, mariadb: select `users`.`id` from `users` where exists (select 1 from `posts` group by `posts`.`id` having count(`posts`.`id`) > ?) -- I64
        mssql: select [users].[id] from [users] where exists (select 1 from [posts] group by [posts].[id] having count_big([posts].[id]) > @P1) -- I64
    "#]]);
    golden!(db => db.select(users::id).from(users).filter(exists(select(max(posts::id)).from(posts).having(gt(count_all(), 2)))), expect![[r#"
        sqlite: select "users"."id" from "users" where exists (select count(*) from "posts" having count(*) > ?) -- I64
        postgres, cockroach: select "users"."id" from "users" where exists (select count(*) from "posts" having count(*) > $1) -- I64
        mysql, mariadb: select `users`.`id` from `users` where exists (select count(*) from `posts` having count(*) > ?) -- I64
        mssql: select [users].[id] from [users] where exists (select count_big(*) from [posts] having count_big(*) > @P1) -- I64
    "#]]);
}

#[test]
fn as_a_value() {
    golden!(db => db.select((users::name, select(count(posts::id)).from(posts).filter(eq(posts::author_id, users::id)).scalar())).from(users), expect![[r#"
        sqlite, postgres, cockroach: select "users"."name", (select count("posts"."id") from "posts" where "posts"."author_id" = "users"."id") from "users"
        mysql, mariadb: select `users`.`name`, (select count(`posts`.`id`) from `posts` where `posts`.`author_id` = `users`.`id`) from `users`
        mssql: select [users].[name], (select count_big([posts].[id]) from [posts] where [posts].[author_id] = [users].[id]) from [users]
    "#]]);
    golden!(db => db.select(fields! { name: users::name, last: select(posts::title).from(posts).filter(eq(posts::author_id, users::id)).order_by(desc(posts::id)).limit(1).scalar() }).from(users), expect![[r#"
        sqlite: select "users"."name", (select "posts"."head line" from "posts" where "posts"."author_id" = "users"."id" order by "posts"."id" desc limit ?) from "users" -- I64
        postgres, cockroach: select "users"."name", (select "posts"."head line" from "posts" where "posts"."author_id" = "users"."id" order by "posts"."id" desc limit $1) from "users" -- I64
        mysql, mariadb: select `users`.`name`, (select `posts`.`head line` from `posts` where `posts`.`author_id` = `users`.`id` order by `posts`.`id` desc limit ?) from `users` -- I64
        mssql: select [users].[name], (select top (@P1) [posts].[head line] from [posts] where [posts].[author_id] = [users].[id] order by [posts].[id] desc) from [users] -- I64
    "#]]);
    golden!(db => db.select(users::id).from(users).filter(eq(users::id, select(max(posts::author_id)).from(posts).scalar())), expect![[r#"
        sqlite, postgres, cockroach: select "users"."id" from "users" where "users"."id" = (select max("posts"."author_id") from "posts")
        mysql, mariadb: select `users`.`id` from `users` where `users`.`id` = (select max(`posts`.`author_id`) from `posts`)
        mssql: select [users].[id] from [users] where [users].[id] = (select max([posts].[author_id]) from [posts])
    "#]]);
    golden!(db => db.select(users::id).from(users).order_by(desc(select(count_all()).from(posts).filter(eq(posts::author_id, users::id)).scalar())), expect![[r#"
        sqlite, postgres, cockroach: select "users"."id" from "users" order by (select count(*) from "posts" where "posts"."author_id" = "users"."id") desc
        mysql, mariadb: select `users`.`id` from `users` order by (select count(*) from `posts` where `posts`.`author_id` = `users`.`id`) desc
        mssql: select [users].[id] from [users] order by (select count_big(*) from [posts] where [posts].[author_id] = [users].[id]) desc
    "#]]);
    golden!(db => db.select(select(count_all()).from(posts).scalar() + 1), expect![[r#"
        sqlite: select (select count(*) from "posts") + ? -- I64
        postgres, cockroach: select (select count(*) from "posts") + $1 -- I64
        mysql, mariadb: select (select count(*) from `posts`) + ? -- I64
        mssql: select (select count_big(*) from [posts]) + @P1 -- I64
    "#]]);
    golden!(db => db.select(parent::id).from(parent).filter(exists(select(users::id).from(users).filter((eq(users::invited_by, parent::id), exists(select(..).from(posts).filter((eq(posts::author_id, users::id), gt(posts::id, parent::id)))))))), expect![[r#"
        sqlite, postgres, cockroach: select "parent"."id" from "users" "parent" where exists (select 1 from "users" where "users"."invited_by" = "parent"."id" and exists (select 1 from "posts" where "posts"."author_id" = "users"."id" and "posts"."id" > "parent"."id"))
        mysql, mariadb: select `parent`.`id` from `users` `parent` where exists (select 1 from `users` where `users`.`invited_by` = `parent`.`id` and exists (select 1 from `posts` where `posts`.`author_id` = `users`.`id` and `posts`.`id` > `parent`.`id`))
        mssql: select [parent].[id] from [users] [parent] where exists (select 1 from [users] where [users].[invited_by] = [parent].[id] and exists (select 1 from [posts] where [posts].[author_id] = [users].[id] and [posts].[id] > [parent].[id]))
    "#]]);
}

#[test]
fn as_a_table() {
    golden!(db => { let totals = select(fields! { author: posts::author_id, total: count(posts::id) }).from(posts).group_by(posts::author_id).subquery("totals"); db.select((totals.author, totals.total)).from(&totals).filter(gt(totals.total, 2)).order_by(totals.author) }, expect![[r#"
        sqlite: select "totals"."author", "totals"."total" from (select "posts"."author_id" as "author", count("posts"."id") as "total" from "posts" group by "posts"."author_id") "totals" where "totals"."total" > ? order by "totals"."author" -- I64
        postgres, cockroach: select "totals"."author", "totals"."total" from (select "posts"."author_id" as "author", count("posts"."id") as "total" from "posts" group by "posts"."author_id") "totals" where "totals"."total" > $1 order by "totals"."author" -- I64
        mysql, mariadb: select `totals`.`author`, `totals`.`total` from (select `posts`.`author_id` as `author`, count(`posts`.`id`) as `total` from `posts` group by `posts`.`author_id`) `totals` where `totals`.`total` > ? order by `totals`.`author` -- I64
        mssql: select [totals].[author], [totals].[total] from (select [posts].[author_id] as [author], count_big([posts].[id]) as [total] from [posts] group by [posts].[author_id]) [totals] where [totals].[total] > @P1 order by [totals].[author] -- I64
    "#]]);
    golden!(db => { let totals = select(fields! { author: posts::author_id, total: count(posts::id) }).from(posts).filter(like(posts::title, "A%")).group_by(posts::author_id).subquery("totals"); db.select(fields! { name: users::name, total: totals.total }).from(users).left_join(&totals, eq(totals.author, users::id)).filter(eq(users::age, 3)) }, expect![[r#"
        sqlite: select "users"."name", "totals"."total" from "users" left join (select "posts"."author_id" as "author", count("posts"."id") as "total" from "posts" where "posts"."head line" like ? escape '\' group by "posts"."author_id") "totals" on "totals"."author" = "users"."id" where "users"."age" = ? -- Text, I32
        postgres, cockroach: select "users"."name", "totals"."total" from "users" left join (select "posts"."author_id" as "author", count("posts"."id") as "total" from "posts" where "posts"."head line" like $1 group by "posts"."author_id") "totals" on "totals"."author" = "users"."id" where "users"."age" = $2 -- Text, I32
        mysql, mariadb: select `users`.`name`, `totals`.`total` from `users` left join (select `posts`.`author_id` as `author`, count(`posts`.`id`) as `total` from `posts` where `posts`.`head line` like ? group by `posts`.`author_id`) `totals` on `totals`.`author` = `users`.`id` where `users`.`age` = ? -- Text, I32
        mssql: select [users].[name], [totals].[total] from [users] left join (select [posts].[author_id] as [author], count_big([posts].[id]) as [total] from [posts] where [posts].[head line] like replace(@P1, N'[', N'\[') escape N'\' group by [posts].[author_id]) [totals] on [totals].[author] = [users].[id] where [users].[age] = @P2 -- Text, I32
    "#]]);
    golden!(db => { let odd = select(fields! { id: users::id }).from(users).subquery("odd \" name"); db.select(odd.id).from(&odd) }, expect![[r#"
        sqlite, postgres, cockroach: select "odd "" name"."id" from (select "users"."id" as "id" from "users") "odd "" name"
        mysql, mariadb: select `odd " name`.`id` from (select `users`.`id` as `id` from `users`) `odd " name`
        mssql: select [odd " name].[id] from (select [users].[id] as [id] from [users]) [odd " name]
    "#]]);
    golden!(db => { let inner = select(fields! { id: users::id }).from(users).filter(users::verified).subquery("inner_users"); let outer = select(fields! { id: inner.id }).from(&inner).limit(3).subquery("outer_users"); db.select(outer.id).from(&outer) }, expect![[r#"
        sqlite: select "outer_users"."id" from (select "inner_users"."id" as "id" from (select "users"."id" as "id" from "users" where "users"."verified") "inner_users" limit ?) "outer_users" -- I64
        postgres, cockroach: select "outer_users"."id" from (select "inner_users"."id" as "id" from (select "users"."id" as "id" from "users" where "users"."verified") "inner_users" limit $1) "outer_users" -- I64
        mysql, mariadb: select `outer_users`.`id` from (select `inner_users`.`id` as `id` from (select `users`.`id` as `id` from `users` where `users`.`verified`) `inner_users` limit ?) `outer_users` -- I64
        mssql: select [outer_users].[id] from (select top (@P1) [inner_users].[id] as [id] from (select [users].[id] as [id] from [users] where [users].[verified] = 1) [inner_users]) [outer_users] -- I64
    "#]]);
}

#[test]
fn common_table_expressions() {
    golden!(db => { let regional = db.with("regional", db.select(fields! { id: users::id, name: users::name }).from(users).filter(eq(users::verified, true))); db.select((regional.id, regional.name)).from(&regional).filter(gt(regional.id, 3)) }, expect![[r#"
        sqlite: with "regional" as (select "users"."id" as "id", "users"."name" as "name" from "users" where "users"."verified" = ?) select "regional"."id", "regional"."name" from "regional" where "regional"."id" > ? -- Bool, I32
        postgres, cockroach: with "regional" as (select "users"."id" as "id", "users"."name" as "name" from "users" where "users"."verified" = $1) select "regional"."id", "regional"."name" from "regional" where "regional"."id" > $2 -- Bool, I32
        mysql, mariadb: with `regional` as (select `users`.`id` as `id`, `users`.`name` as `name` from `users` where `users`.`verified` = ?) select `regional`.`id`, `regional`.`name` from `regional` where `regional`.`id` > ? -- Bool, I32
        mssql: with [regional] as (select [users].[id] as [id], [users].[name] as [name] from [users] where [users].[verified] = @P1) select [regional].[id], [regional].[name] from [regional] where [regional].[id] > @P2 -- Bool, I32
    "#]]);
    golden!(db => { let regional = db.with("regional", select(fields! { id: users::id }).from(users)); db.select((posts::title, regional.id)).from(posts).inner_join(&regional, eq(regional.id, posts::author_id)) }, expect![[r#"
        sqlite, postgres, cockroach: with "regional" as (select "users"."id" as "id" from "users") select "posts"."head line", "regional"."id" from "posts" inner join "regional" on "regional"."id" = "posts"."author_id"
        mysql, mariadb: with `regional` as (select `users`.`id` as `id` from `users`) select `posts`.`head line`, `regional`.`id` from `posts` inner join `regional` on `regional`.`id` = `posts`.`author_id`
        mssql: with [regional] as (select [users].[id] as [id] from [users]) select [posts].[head line], [regional].[id] from [posts] inner join [regional] on [regional].[id] = [posts].[author_id]
    "#]]);
    golden!(db => { let first = db.with("first", select(fields! { id: users::id }).from(users)); let second = db.with("second", select(fields! { id: first.id }).from(&first).filter(gt(first.id, 1))); db.select((first.id, second.id)).from(&second).inner_join(&first, eq(first.id, second.id)) }, expect![[r#"
        sqlite: with "first" as (select "users"."id" as "id" from "users"), "second" as (select "first"."id" as "id" from "first" where "first"."id" > ?) select "first"."id", "second"."id" from "second" inner join "first" on "first"."id" = "second"."id" -- I32
        postgres, cockroach: with "first" as (select "users"."id" as "id" from "users"), "second" as (select "first"."id" as "id" from "first" where "first"."id" > $1) select "first"."id", "second"."id" from "second" inner join "first" on "first"."id" = "second"."id" -- I32
        mysql, mariadb: with `first` as (select `users`.`id` as `id` from `users`), `second` as (select `first`.`id` as `id` from `first` where `first`.`id` > ?) select `first`.`id`, `second`.`id` from `second` inner join `first` on `first`.`id` = `second`.`id` -- I32
        mssql: with [first] as (select [users].[id] as [id] from [users]), [second] as (select [first].[id] as [id] from [first] where [first].[id] > @P1) select [first].[id], [second].[id] from [second] inner join [first] on [first].[id] = [second].[id] -- I32
    "#]]);
    golden!(db => { let first = db.with("first", select(fields! { id: users::id }).from(users)); let second = db.with("second", select(fields! { id: first.id }).from(&first).filter(gt(first.id, 1))); db.select((first.id, second.id)).from(&first).inner_join(&second, eq(first.id, second.id)) }, expect![[r#"
        sqlite: with "first" as (select "users"."id" as "id" from "users"), "second" as (select "first"."id" as "id" from "first" where "first"."id" > ?) select "first"."id", "second"."id" from "first" inner join "second" on "first"."id" = "second"."id" -- I32
        postgres, cockroach: with "first" as (select "users"."id" as "id" from "users"), "second" as (select "first"."id" as "id" from "first" where "first"."id" > $1) select "first"."id", "second"."id" from "first" inner join "second" on "first"."id" = "second"."id" -- I32
        mysql, mariadb: with `first` as (select `users`.`id` as `id` from `users`), `second` as (select `first`.`id` as `id` from `first` where `first`.`id` > ?) select `first`.`id`, `second`.`id` from `first` inner join `second` on `first`.`id` = `second`.`id` -- I32
        mssql: with [first] as (select [users].[id] as [id] from [users]), [second] as (select [first].[id] as [id] from [first] where [first].[id] > @P1) select [first].[id], [second].[id] from [first] inner join [second] on [first].[id] = [second].[id] -- I32
    "#]]);
    golden!(db => { let totals = db.with("totals", select(fields! { author: posts::author_id, total: count(posts::id) }).from(posts).group_by(posts::author_id)); db.select(sql!("(select max(total) from totals)" as Option<i64>)).from(users).with(&totals) }, expect![[r#"
        sqlite, postgres, cockroach: with "totals" as (select "posts"."author_id" as "author", count("posts"."id") as "total" from "posts" group by "posts"."author_id") select (select max(total) from totals) from "users"
        mysql, mariadb: with `totals` as (select `posts`.`author_id` as `author`, count(`posts`.`id`) as `total` from `posts` group by `posts`.`author_id`) select (select max(total) from totals) from `users`
        mssql: with [totals] as (select [posts].[author_id] as [author], count_big([posts].[id]) as [total] from [posts] group by [posts].[author_id]) select (select max(total) from totals) from [users]
    "#]]);
    golden!(db => { let totals = db.with("totals", select(fields! { author: posts::author_id }).from(posts)); db.select(users::id).from(users).filter(in_array(users::id, select(totals.author).from(&totals))) }, expect![[r#"
        sqlite, postgres, cockroach: select "users"."id" from "users" where "users"."id" in (with "totals" as (select "posts"."author_id" as "author" from "posts") select "totals"."author" from "totals")
        mysql, mariadb: select `users`.`id` from `users` where `users`.`id` in (with `totals` as (select `posts`.`author_id` as `author` from `posts`) select `totals`.`author` from `totals`)
        mssql: error: mssql has no common table expression within another query: use `totals` in the outer query too, or make it a subquery
    "#]]);
}
