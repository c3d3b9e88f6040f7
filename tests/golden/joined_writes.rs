//! Updates and deletes that read other tables, and those that take only some rows.
use crate::golden;
use crate::schema::*;
use drizzle::prelude::*;
use expect_test::expect;

#[test]
fn update_from() {
    golden!(db => db.update(users).from(posts).set(users::name, posts::title).filter(eq(posts::author_id, users::id)), expect![[r#"
        sqlite, postgres, cockroach: update "users" set "name" = "posts"."head line" from "posts" where "posts"."author_id" = "users"."id"
        mysql, mariadb: update `users`, `posts` set `users`.`name` = `posts`.`head line` where `posts`.`author_id` = `users`.`id`
        mssql: update [users] set [name] = [posts].[head line] from [users], [posts] where [posts].[author_id] = [users].[id]
    "#]]);
    golden!(db => db.update(users).set(users::age, users::age + 1).from(posts).inner_join(counters, eq(counters::id, posts::id)).left_join(notes, eq(notes::user_id, posts::author_id)).set(users::email, notes::text).set(users::name, posts::title).filter((eq(posts::author_id, users::id), gt(counters::hits, 3))), expect![[r#"
        sqlite: update "users" set "age" = "users"."age" + ?, "email" = "notes"."text", "name" = "posts"."head line" from "posts" inner join "counters" on "counters"."id" = "posts"."id" left join "notes" on "notes"."user_id" = "posts"."author_id" where "posts"."author_id" = "users"."id" and "counters"."hits" > ? -- I32, I64
        postgres, cockroach: update "users" set "age" = "users"."age" + $1, "email" = "notes"."text", "name" = "posts"."head line" from "posts" inner join "counters" on "counters"."id" = "posts"."id" left join "notes" on "notes"."user_id" = "posts"."author_id" where "posts"."author_id" = "users"."id" and "counters"."hits" > $2 -- I32, I64
        mysql, mariadb: update `users`, `posts` inner join `counters` on `counters`.`id` = `posts`.`id` left join `notes` on `notes`.`user_id` = `posts`.`author_id` set `users`.`age` = `users`.`age` + ?, `users`.`email` = `notes`.`text`, `users`.`name` = `posts`.`head line` where `posts`.`author_id` = `users`.`id` and `counters`.`hits` > ? -- I32, I64
        mssql: update [users] set [age] = [users].[age] + @P1, [email] = [notes].[text], [name] = [posts].[head line] from [users], [posts] inner join [counters] on [counters].[id] = [posts].[id] left join [notes] on [notes].[user_id] = [posts].[author_id] where [posts].[author_id] = [users].[id] and [counters].[hits] > @P2 -- I32, I64
    "#]]);
    golden!(db => {
        let totals = select(fields! { author: posts::author_id, n: count(posts::id) }).from(posts).group_by(posts::author_id).subquery("totals");
        db.update(users).from(&totals).set(users::score, cast::<f64, _>(totals.n)).filter(eq(totals.author, users::id))
    }, expect![[r#"
        sqlite: update "users" set "score" = cast("totals"."n" as real) from (select "posts"."author_id" as "author", count("posts"."id") as "n" from "posts" group by "posts"."author_id") "totals" where "totals"."author" = "users"."id"
        postgres: update "users" set "score" = cast("totals"."n" as double precision) from (select "posts"."author_id" as "author", count("posts"."id") as "n" from "posts" group by "posts"."author_id") "totals" where "totals"."author" = "users"."id"
        cockroach: update "users" set "score" = cast("totals"."n" as float8) from (select "posts"."author_id" as "author", count("posts"."id") as "n" from "posts" group by "posts"."author_id") "totals" where "totals"."author" = "users"."id"
        mysql, mariadb: update `users`, (select `posts`.`author_id` as `author`, count(`posts`.`id`) as `n` from `posts` group by `posts`.`author_id`) `totals` set `users`.`score` = cast(`totals`.`n` as double) where `totals`.`author` = `users`.`id`
        mssql: update [users] set [score] = cast([totals].[n] as float) from [users], (select [posts].[author_id] as [author], count_big([posts].[id]) as [n] from [posts] group by [posts].[author_id]) [totals] where [totals].[author] = [users].[id]
    "#]]);
    // The table itself under another name.
    golden!(db => {
        alias!(users as inviter);
        db.update(users).from(inviter).set(users::name, inviter::name).filter(eq(users::invited_by, inviter::id))
    }, expect![[r#"
        sqlite, postgres, cockroach: update "users" set "name" = "inviter"."name" from "users" "inviter" where "users"."invited_by" = "inviter"."id"
        mysql, mariadb: update `users`, `users` `inviter` set `users`.`name` = `inviter`.`name` where `users`.`invited_by` = `inviter`.`id`
        mssql: update [users] set [name] = [inviter].[name] from [users], [users] [inviter] where [users].[invited_by] = [inviter].[id]
    "#]]);
    golden!(db => db.update(users).from(posts).set(users::verified, true).all_rows(), expect![[r#"
        sqlite: update "users" set "verified" = ? from "posts" -- Bool
        postgres, cockroach: update "users" set "verified" = $1 from "posts" -- Bool
        mysql, mariadb: update `users`, `posts` set `users`.`verified` = ? -- Bool
        mssql: update [users] set [verified] = @P1 from [users], [posts] -- Bool
    "#]]);
    golden!(db => {
        let writers = db.with("writers", select(fields! { id: posts::author_id }).from(posts));
        db.update(users).from(&writers).set(users::verified, true).filter(eq(writers.id, users::id))
    }, expect![[r#"
        sqlite: with "writers" as (select "posts"."author_id" as "id" from "posts") update "users" set "verified" = ? from "writers" where "writers"."id" = "users"."id" -- Bool
        postgres, cockroach: with "writers" as (select "posts"."author_id" as "id" from "posts") update "users" set "verified" = $1 from "writers" where "writers"."id" = "users"."id" -- Bool
        mysql: with `writers` as (select `posts`.`author_id` as `id` from `posts`) update `users`, `writers` set `users`.`verified` = ? where `writers`.`id` = `users`.`id` -- Bool
        mariadb: error: mariadb has no common table expression before an update or delete: make `writers` a subquery
        mssql: with [writers] as (select [posts].[author_id] as [id] from [posts]) update [users] set [verified] = @P1 from [users], [writers] where [writers].[id] = [users].[id] -- Bool
    "#]]);
    // A subquery that reads the updated table.
    golden!(db => {
        let older = select(fields! { id: users::id, age: users::age + 1 }).from(users).subquery("older");
        db.update(users).from(&older).set(users::age, older.age).filter(eq(older.id, users::id))
    }, expect![[r#"
        sqlite: update "users" set "age" = "older"."age" from (select "users"."id" as "id", "users"."age" + ? as "age" from "users") "older" where "older"."id" = "users"."id" -- I32
        postgres, cockroach: update "users" set "age" = "older"."age" from (select "users"."id" as "id", "users"."age" + $1 as "age" from "users") "older" where "older"."id" = "users"."id" -- I32
        mysql: update `users`, (select * from (select `users`.`id` as `id`, `users`.`age` + ? as `age` from `users` limit 18446744073709551615) `drizzle_query`) `older` set `users`.`age` = `older`.`age` where `older`.`id` = `users`.`id` -- I32
        mariadb: update `users`, (select `users`.`id` as `id`, `users`.`age` + ? as `age` from `users`) `older` set `users`.`age` = `older`.`age` where `older`.`id` = `users`.`id` -- I32
        mssql: update [users] set [age] = [older].[age] from [users], (select [users].[id] as [id], [users].[age] + @P1 as [age] from [users]) [older] where [older].[id] = [users].[id] -- I32
    "#]]);
}

#[test]
fn update_from_returning() {
    golden!(sqlite postgres cockroach mssql; db => db.update(users).from(posts).set(users::name, posts::title).filter(eq(posts::author_id, users::id)).returning((users::id, users::name)), expect![[r#"
        sqlite, postgres, cockroach: update "users" set "name" = "posts"."head line" from "posts" where "posts"."author_id" = "users"."id" returning "users"."id", "users"."name"
        mssql: update [users] set [name] = [posts].[head line] output inserted.[id], inserted.[name] from [users], [posts] where [posts].[author_id] = [users].[id]
    "#]]);
}

#[test]
fn delete_using() {
    golden!(db => db.delete(users).using(posts).filter(and((eq(posts::author_id, users::id), eq(posts::title, "x")))), expect![[r#"
        sqlite: delete from "users" where exists (select 1 from "posts" where "posts"."author_id" = "users"."id" and "posts"."head line" = ?) -- Text
        postgres, cockroach: delete from "users" using "posts" where "posts"."author_id" = "users"."id" and "posts"."head line" = $1 -- Text
        mysql, mariadb: delete `users` from `users`, `posts` where `posts`.`author_id` = `users`.`id` and `posts`.`head line` = ? -- Text
        mssql: delete [users] from [users], [posts] where [posts].[author_id] = [users].[id] and [posts].[head line] = @P1 -- Text
    "#]]);
    golden!(db => db.delete(users).using(posts).inner_join(counters, eq(counters::id, posts::id)).left_join(notes, eq(notes::user_id, posts::author_id)).filter((eq(posts::author_id, users::id), is_null(notes::text))), expect![[r#"
        sqlite: delete from "users" where exists (select 1 from "posts" inner join "counters" on "counters"."id" = "posts"."id" left join "notes" on "notes"."user_id" = "posts"."author_id" where "posts"."author_id" = "users"."id" and "notes"."text" is null)
        postgres, cockroach: delete from "users" using "posts" inner join "counters" on "counters"."id" = "posts"."id" left join "notes" on "notes"."user_id" = "posts"."author_id" where "posts"."author_id" = "users"."id" and "notes"."text" is null
        mysql, mariadb: delete `users` from `users`, `posts` inner join `counters` on `counters`.`id` = `posts`.`id` left join `notes` on `notes`.`user_id` = `posts`.`author_id` where `posts`.`author_id` = `users`.`id` and `notes`.`text` is null
        mssql: delete [users] from [users], [posts] inner join [counters] on [counters].[id] = [posts].[id] left join [notes] on [notes].[user_id] = [posts].[author_id] where [posts].[author_id] = [users].[id] and [notes].[text] is null
    "#]]);
    golden!(db => {
        alias!(users as inviter);
        db.delete(users).using(inviter).filter(eq(users::invited_by, inviter::id))
    }, expect![[r#"
        sqlite: delete from "users" where exists (select 1 from "users" "inviter" where "users"."invited_by" = "inviter"."id")
        postgres, cockroach: delete from "users" using "users" "inviter" where "users"."invited_by" = "inviter"."id"
        mysql, mariadb: delete `users` from `users`, `users` `inviter` where `users`.`invited_by` = `inviter`.`id`
        mssql: delete [users] from [users], [users] [inviter] where [users].[invited_by] = [inviter].[id]
    "#]]);
    golden!(db => {
        alias!(users as invited);
        db.delete(invited).using(users).filter(eq(invited::invited_by, users::id))
    }, expect![[r#"
        sqlite: delete from "users" as "invited" where exists (select 1 from "users" where "invited"."invited_by" = "users"."id")
        postgres, cockroach: delete from "users" as "invited" using "users" where "invited"."invited_by" = "users"."id"
        mysql, mariadb: delete `invited` from `users` as `invited`, `users` where `invited`.`invited_by` = `users`.`id`
        mssql: delete [invited] from [users] as [invited], [users] where [invited].[invited_by] = [users].[id]
    "#]]);
    golden!(db => db.delete(users).using(posts).all_rows(), expect![[r#"
        sqlite: delete from "users" where exists (select 1 from "posts")
        postgres, cockroach: delete from "users" using "posts"
        mysql, mariadb: delete `users` from `users`, `posts`
        mssql: delete [users] from [users], [posts]
    "#]]);
    golden!(sqlite postgres cockroach mssql; db => db.delete(users).using(posts).filter(eq(posts::author_id, users::id)).returning(users::id), expect![[r#"
        sqlite: delete from "users" where exists (select 1 from "posts" where "posts"."author_id" = "users"."id") returning "users"."id"
        postgres, cockroach: delete from "users" using "posts" where "posts"."author_id" = "users"."id" returning "users"."id"
        mssql: delete [users] output deleted.[id] from [users], [posts] where [posts].[author_id] = [users].[id]
    "#]]);
}

#[test]
fn some_rows() {
    golden!(cockroach mysql mariadb mssql; db => db.update(users).set(users::verified, true).filter(gt(users::age, 3)).limit(10), expect![[r#"
        cockroach: update "users" set "verified" = $1 where "users"."age" > $2 limit $3 -- Bool, I32, I64
        mysql, mariadb: update `users` set `verified` = ? where `users`.`age` > ? limit ? -- Bool, I32, I64
        mssql: update top (@P1) [users] set [verified] = @P2 where [users].[age] > @P3 -- I64, Bool, I32
    "#]]);
    golden!(cockroach mysql mariadb; db => db.update(users).set(users::verified, true).all_rows().order_by((desc(users::age), users::id)).limit(10), expect![[r#"
        cockroach: update "users" set "verified" = $1 order by "users"."age" desc, "users"."id" limit $2 -- Bool, I64
        mysql, mariadb: update `users` set `verified` = ? order by `users`.`age` desc, `users`.`id` limit ? -- Bool, I64
    "#]]);
    golden!(cockroach mysql mariadb; db => db.update(users).set(users::id, users::id + 1).all_rows().order_by(desc(users::id)), expect![[r#"
        cockroach: error: cockroach orders the rows of an update or delete only with a limit: add `.limit(n)`, or leave out the order
        mysql, mariadb: update `users` set `id` = `users`.`id` + ? order by `users`.`id` desc -- I32
    "#]]);
    golden!(cockroach mysql mariadb mssql; db => db.delete(users).filter(gt(users::age, 3)).limit(10), expect![[r#"
        cockroach: delete from "users" where "users"."age" > $1 limit $2 -- I32, I64
        mysql, mariadb: delete from `users` where `users`.`age` > ? limit ? -- I32, I64
        mssql: delete top (@P1) from [users] where [users].[age] > @P2 -- I64, I32
    "#]]);
    golden!(cockroach mysql mariadb; db => db.delete(users).all_rows().order_by(users::id.desc().nulls_last()).limit(10), expect![[r#"
        cockroach: delete from "users" order by "users"."id" desc nulls last limit $1 -- I64
        mysql, mariadb: delete from `users` order by case when `users`.`id` is null then 1 else 0 end, `users`.`id` desc limit ? -- I64
    "#]]);
    golden!(cockroach mssql; db => db.delete(users).filter(gt(users::age, 3)).limit(10).returning(users::id), expect![[r#"
        cockroach: delete from "users" where "users"."age" > $1 limit $2 returning "users"."id" -- I32, I64
        mssql: delete top (@P1) from [users] output deleted.[id] where [users].[age] > @P2 -- I64, I32
    "#]]);
    golden!(cockroach mysql mariadb mssql; db => {
        alias!(users as invited);
        db.delete(invited).filter(gt(invited::age, 3)).limit(10)
    }, expect![[r#"
        cockroach: delete from "users" as "invited" where "invited"."age" > $1 limit $2 -- I32, I64
        mysql: error: mysql deletes some rows only from a table under its own name: leave out the alias `invited`
        mariadb: error: mariadb deletes some rows only from a table under its own name: leave out the alias `invited`
        mssql: delete top (@P1) [invited] from [users] as [invited] where [invited].[age] > @P2 -- I64, I32
    "#]]);
    golden!(cockroach mysql mariadb mssql; db => db.delete(users).all_rows().limit(-1), expect![[r#"
        cockroach: error: a value can't be sent: the limit of a query must not be negative; in: delete from "users" limit $1
        mysql, mariadb: error: a value can't be sent: the limit of a query must not be negative; in: delete from `users` limit ?
        mssql: error: a value can't be sent: the limit of a query must not be negative; in: delete top (@P1) from [users]
    "#]]);
}

#[test]
fn what_is_refused() {
    golden!(db => db.update(users).from(posts).set(users::name, posts::title).set(users::email, users::name).filter(eq(posts::author_id, users::id)), expect![[r#"
        sqlite, postgres, cockroach: update "users" set "name" = "posts"."head line", "email" = "users"."name" from "posts" where "posts"."author_id" = "users"."id"
        mysql: error: mysql assigns in any order where it updates from other tables, so that column `name` might be read after it was set: use two statements, or values from a subquery
        mariadb: error: mariadb assigns in any order where it updates from other tables, so that column `name` might be read after it was set: use two statements, or values from a subquery
        mssql: update [users] set [name] = [posts].[head line], [email] = [users].[name] from [users], [posts] where [posts].[author_id] = [users].[id]
    "#]]);
    golden!(db => db.update(users).from(posts).set(users::name, posts::title).filter(None::<Filter<users::users>>), expect![[r#"
        sqlite, postgres, cockroach, mysql, mariadb, mssql: error: the filter of a write to `users` has no condition; if every row is meant, use `.all_rows()`
    "#]]);
    golden!(db => db.delete(users).using(posts).filter(None::<Filter<users::users>>), expect![[r#"
        sqlite, postgres, cockroach, mysql, mariadb, mssql: error: the filter of a write to `users` has no condition; if every row is meant, use `.all_rows()`
    "#]]);
}
