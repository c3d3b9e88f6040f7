//! Lateral joins, which SQL Server calls `apply`; SQLite and MariaDB have none.
use crate::golden;
use crate::schema::*;
use drizzle::prelude::*;
use expect_test::expect;

#[test]
fn joins() {
    golden!(postgres cockroach mysql mariadb mssql; db => {
        let latest = select(fields! { title: posts::title }).from(posts).filter(eq(posts::author_id, users::id)).order_by(desc(posts::id)).limit(2).subquery("latest");
        db.select((users::name, latest.title)).from(users).left_join_lateral(&latest, ())
    }, expect![[r#"
        postgres, cockroach: select "users"."name", "latest"."title" from "users" left join lateral (select "posts"."head line" as "title" from "posts" where "posts"."author_id" = "users"."id" order by "posts"."id" desc limit $1) "latest" on true -- I64
        mysql: select `users`.`name`, `latest`.`title` from `users` left join lateral (select `posts`.`head line` as `title` from `posts` where `posts`.`author_id` = `users`.`id` order by `posts`.`id` desc limit ?) `latest` on true -- I64
        mariadb: error: mariadb has no lateral joins, and `latest` is joined so: select one value with a correlated subquery, or join a subquery that is grouped by what it is joined on
        mssql: select [users].[name], [latest].[title] from [users] outer apply (select top (@P1) [posts].[head line] as [title] from [posts] where [posts].[author_id] = [users].[id] order by [posts].[id] desc) [latest] -- I64
    "#]]);
    golden!(postgres cockroach mysql mssql; db => {
        let latest = select(fields! { title: posts::title }).from(posts).filter(eq(posts::author_id, users::id)).order_by(desc(posts::id)).limit(2).subquery("latest");
        db.select((users::name, latest.title)).from(users).cross_join_lateral(&latest)
    }, expect![[r#"
        postgres, cockroach: select "users"."name", "latest"."title" from "users" cross join lateral (select "posts"."head line" as "title" from "posts" where "posts"."author_id" = "users"."id" order by "posts"."id" desc limit $1) "latest" -- I64
        mysql: select `users`.`name`, `latest`.`title` from `users` cross join lateral (select `posts`.`head line` as `title` from `posts` where `posts`.`author_id` = `users`.`id` order by `posts`.`id` desc limit ?) `latest` -- I64
        mssql: select [users].[name], [latest].[title] from [users] cross apply (select top (@P1) [posts].[head line] as [title] from [posts] where [posts].[author_id] = [users].[id] order by [posts].[id] desc) [latest] -- I64
    "#]]);
    golden!(postgres cockroach mysql mssql; db => {
        let total = select(fields! { n: count(posts::id) }).from(posts).filter(eq(posts::author_id, users::id)).subquery("total");
        db.select((users::name, total.n)).from(users).inner_join_lateral(&total, gt(total.n, 2)).filter(users::verified)
    }, expect![[r#"
        postgres, cockroach: select "users"."name", "total"."n" from "users" inner join lateral (select count("posts"."id") as "n" from "posts" where "posts"."author_id" = "users"."id") "total" on "total"."n" > $1 where "users"."verified" -- I64
        mysql: select `users`.`name`, `total`.`n` from `users` inner join lateral (select count(`posts`.`id`) as `n` from `posts` where `posts`.`author_id` = `users`.`id`) `total` on `total`.`n` > ? where `users`.`verified` -- I64
        mssql: select [users].[name], [total].[n] from [users] cross apply (select * from (select count_big([posts].[id]) as [n] from [posts] where [posts].[author_id] = [users].[id]) [total] where [total].[n] > @P1) [total] where [users].[verified] = 1 -- I64
    "#]]);
    golden!(postgres cockroach mysql mssql; db => {
        let total = select(fields! { n: count(posts::id) }).from(posts).filter(eq(posts::author_id, users::id)).subquery("total");
        db.select((users::name, total.n)).from(users).left_join_lateral(&total, and((gt(total.n, 2), gt(users::age, 30))))
    }, expect![[r#"
        postgres, cockroach: select "users"."name", "total"."n" from "users" left join lateral (select count("posts"."id") as "n" from "posts" where "posts"."author_id" = "users"."id") "total" on "total"."n" > $1 and "users"."age" > $2 -- I64, I32
        mysql: select `users`.`name`, `total`.`n` from `users` left join lateral (select count(`posts`.`id`) as `n` from `posts` where `posts`.`author_id` = `users`.`id`) `total` on `total`.`n` > ? and `users`.`age` > ? -- I64, I32
        mssql: select [users].[name], [total].[n] from [users] outer apply (select * from (select count_big([posts].[id]) as [n] from [posts] where [posts].[author_id] = [users].[id]) [total] where [total].[n] > @P1 and [users].[age] > @P2) [total] -- I64, I32
    "#]]);
}

#[test]
fn several() {
    // The second uses the first; a table stands between them.
    golden!(postgres cockroach mysql mssql; db => {
        let first = select(fields! { id: min(posts::id) }).from(posts).filter(eq(posts::author_id, users::id)).subquery("first");
        let note = select(fields! { text: notes::text, loud: upper(users::name) }).from(notes).filter(eq(notes::user_id, first.id)).limit(1).subquery("note");
        db.select((users::id, counters::hits, note.text, note.loud)).from(users).left_join_lateral(&first, ()).inner_join(counters, eq(counters::id, users::id)).left_join_lateral(&note, is_not_null(note.text))
    }, expect![[r#"
        postgres, cockroach: select "users"."id", "counters"."hits", "note"."text", "note"."loud" from "users" left join lateral (select min("posts"."id") as "id" from "posts" where "posts"."author_id" = "users"."id") "first" on true inner join "counters" on "counters"."id" = "users"."id" left join lateral (select "notes"."text" as "text", upper("users"."name") as "loud" from "notes" where "notes"."user_id" = "first"."id" limit $1) "note" on "note"."text" is not null -- I64
        mysql: select `users`.`id`, `counters`.`hits`, `note`.`text`, `note`.`loud` from `users` left join lateral (select min(`posts`.`id`) as `id` from `posts` where `posts`.`author_id` = `users`.`id`) `first` on true inner join `counters` on `counters`.`id` = `users`.`id` left join lateral (select `notes`.`text` as `text`, upper(`users`.`name`) as `loud` from `notes` where `notes`.`user_id` = `first`.`id` limit ?) `note` on `note`.`text` is not null -- I64
        mssql: select [users].[id], [counters].[hits], [note].[text], [note].[loud] from [users] outer apply (select min([posts].[id]) as [id] from [posts] where [posts].[author_id] = [users].[id]) [first] inner join [counters] on [counters].[id] = [users].[id] outer apply (select * from (select top (@P1) [notes].[text] as [text], upper([users].[name]) as [loud] from [notes] where [notes].[user_id] = [first].[id]) [note] where [note].[text] is not null) [note] -- I64
    "#]]);
    // Within a subquery, of which the innermost uses the outermost table.
    golden!(postgres cockroach mysql mssql; db => {
        let last = select(fields! { id: max(counters::id) }).from(counters).filter(and((lt(counters::id, posts::id), gt(counters::hits, 3), ne(counters::id, users::age)))).subquery("last");
        db.select(users::id).from(users).filter(exists(select(posts::id).from(posts).cross_join_lateral(&last).filter(eq(posts::author_id, users::id))))
    }, expect![[r#"
        postgres, cockroach: select "users"."id" from "users" where exists (select 1 from "posts" cross join lateral (select max("counters"."id") as "id" from "counters" where "counters"."id" < "posts"."id" and "counters"."hits" > $1 and "counters"."id" <> "users"."age") "last" where "posts"."author_id" = "users"."id") -- I64
        mysql: select `users`.`id` from `users` where exists (select 1 from `posts` cross join lateral (select max(`counters`.`id`) as `id` from `counters` where `counters`.`id` < `posts`.`id` and `counters`.`hits` > ? and `counters`.`id` <> `users`.`age`) `last` where `posts`.`author_id` = `users`.`id`) -- I64
        mssql: select [users].[id] from [users] where exists (select 1 from [posts] cross apply (select max([counters].[id]) as [id] from [counters] where [counters].[id] < [posts].[id] and [counters].[hits] > @P1 and [counters].[id] <> [users].[age]) [last] where [posts].[author_id] = [users].[id]) -- I64
    "#]]);
    // A CTE uses no other table, so there is nothing lateral about it.
    golden!(postgres cockroach mysql mariadb mssql; db => {
        let writers = db.with("writers", select(fields! { id: posts::author_id }).from(posts));
        db.select((users::id, writers.id)).from(users).left_join_lateral(&writers, eq(writers.id, users::id))
    }, expect![[r#"
        postgres, cockroach: with "writers" as (select "posts"."author_id" as "id" from "posts") select "users"."id", "writers"."id" from "users" left join "writers" on "writers"."id" = "users"."id"
        mysql, mariadb: with `writers` as (select `posts`.`author_id` as `id` from `posts`) select `users`.`id`, `writers`.`id` from `users` left join `writers` on `writers`.`id` = `users`.`id`
        mssql: with [writers] as (select [posts].[author_id] as [id] from [posts]) select [users].[id], [writers].[id] from [users] left join [writers] on [writers].[id] = [users].[id]
    "#]]);
}
