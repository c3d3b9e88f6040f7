//! Locks of rows, hints about tables, comments.
use crate::golden;
use crate::schema::*;
use drizzle::prelude::*;
use expect_test::expect;

#[test]
fn strengths() {
    golden!(postgres cockroach mysql mariadb; db => db.select(users::id).from(users).filter(eq(users::id, 1)).for_update(), expect![[r#"
        postgres, cockroach: select "users"."id" from "users" where "users"."id" = $1 for update -- I32
        mysql, mariadb: select `users`.`id` from `users` where `users`.`id` = ? for update -- I32
    "#]]);
    golden!(postgres cockroach mysql mariadb; db => db.select(users::id).from(users).order_by(users::id).limit(1).for_share(), expect![[r#"
        postgres, cockroach: select "users"."id" from "users" order by "users"."id" limit $1 for share -- I64
        mysql: select `users`.`id` from `users` order by `users`.`id` limit ? for share -- I64
        mariadb: select `users`.`id` from `users` order by `users`.`id` limit ? lock in share mode -- I64
    "#]]);
    golden!(postgres cockroach; db => db.select(users::id).from(users).for_no_key_update(), expect![[r#"
        postgres, cockroach: select "users"."id" from "users" for no key update
    "#]]);
    golden!(postgres cockroach; db => db.select(users::id).from(users).for_key_share(), expect![[r#"
        postgres, cockroach: select "users"."id" from "users" for key share
    "#]]);
}

#[test]
fn whose_rows_and_how_to_wait() {
    golden!(postgres cockroach mysql mariadb; db => db.select(users::id).from(users).limit(2).offset(1).for_update().nowait(), expect![[r#"
        postgres, cockroach: select "users"."id" from "users" limit $1 offset $2 for update nowait -- I64, I64
        mysql, mariadb: select `users`.`id` from `users` limit ? offset ? for update nowait -- I64, I64
    "#]]);
    golden!(postgres cockroach mysql mariadb; db => db.select(users::id).from(users).for_share().skip_locked(), expect![[r#"
        postgres, cockroach: select "users"."id" from "users" for share skip locked
        mysql: select `users`.`id` from `users` for share skip locked
        mariadb: select `users`.`id` from `users` lock in share mode skip locked
    "#]]);
    golden!(postgres cockroach mysql mariadb; db => {
        alias!(users as u);
        db.select((u::id, posts::id)).from(u).left_join(posts, eq(posts::author_id, u::id)).for_update().of(u).skip_locked()
    }, expect![[r#"
        postgres, cockroach: select "u"."id", "posts"."id" from "users" "u" left join "posts" on "posts"."author_id" = "u"."id" for update of "u" skip locked
        mysql: select `u`.`id`, `posts`.`id` from `users` `u` left join `posts` on `posts`.`author_id` = `u`.`id` for update of `u` skip locked
        mariadb: error: MariaDB locks the rows of all tables of a query: leave out `.of(..)`, and the second lock
    "#]]);
    golden!(postgres cockroach mysql mariadb; db => db.select(users::id).from(users).inner_join(posts, eq(posts::author_id, users::id)).for_update().of(users).for_share().of((posts,)).nowait(), expect![[r#"
        postgres, cockroach: select "users"."id" from "users" inner join "posts" on "posts"."author_id" = "users"."id" for update of "users" for share of "posts" nowait
        mysql: select `users`.`id` from `users` inner join `posts` on `posts`.`author_id` = `users`.`id` for update of `users` for share of `posts` nowait
        mariadb: error: MariaDB locks the rows of all tables of a query: leave out `.of(..)`, and the second lock
    "#]]);
    // Without a lock, nothing is left out silently.
    golden!(db => db.select(users::id).from(users).nowait(), expect![[r#"
        sqlite, postgres, cockroach, mysql, mariadb, mssql: error: `.of(..)`, `.nowait()` and `.skip_locked()` belong to a lock: call `.for_update()` or another one before them
    "#]]);
}

/// The head of a queue, in a write and in a common table expression.
#[test]
fn in_subqueries() {
    golden!(postgres cockroach mysql mariadb; db => db.update(users).set(users::verified, true).filter(in_array(
        users::id,
        select(users::id).from(users).order_by(users::id).limit(1).for_update().skip_locked(),
    )), expect![[r#"
        postgres, cockroach: update "users" set "verified" = $1 where "users"."id" in (select "users"."id" from "users" order by "users"."id" limit $2 for update skip locked) -- Bool, I64
        mysql: update `users` set `verified` = ? where `users`.`id` in (select * from (select * from (select `users`.`id` from `users` order by `users`.`id` limit ? for update skip locked) `drizzle_query`) `drizzle_query`) -- Bool, I64
        mariadb: update `users` set `verified` = ? where `users`.`id` in (select * from (select `users`.`id` from `users` order by `users`.`id` limit ? for update skip locked) `drizzle_query`) -- Bool, I64
    "#]]);
    golden!(postgres cockroach mysql mariadb; db => {
        let next = db.with("next", select(fields! { id: users::id }).from(users).limit(1).for_update());
        db.select(next.id).from(&next)
    }, expect![[r#"
        postgres, cockroach: with "next" as (select "users"."id" as "id" from "users" limit $1 for update) select "next"."id" from "next" -- I64
        mysql, mariadb: with `next` as (select `users`.`id` as `id` from `users` limit ? for update) select `next`.`id` from `next` -- I64
    "#]]);
}

#[test]
fn hints() {
    golden!(mysql mariadb; db => db.select(users::id).from(users.use_index(&["users_name", "PRIMARY"])), expect![[r#"
        mysql, mariadb: select `users`.`id` from `users` use index (`users_name`, `PRIMARY`)
    "#]]);
    golden!(mysql mariadb; db => db.select(users::id).from(users.use_index(&[])), expect![[r#"
        mysql, mariadb: select `users`.`id` from `users` use index ()
    "#]]);
    golden!(mysql mariadb; db => {
        alias!(posts as p);
        db.select(users::id).from(users.force_index(&["od`d"]).ignore_index(&["b"])).left_join(p.ignore_index(&["c"]), eq(p::author_id, users::id)).filter(eq(users::id, 1))
    }, expect![[r#"
        mysql, mariadb: select `users`.`id` from `users` force index (`od``d`) ignore index (`b`) left join `posts` `p` ignore index (`c`) on `p`.`author_id` = `users`.`id` where `users`.`id` = ? -- I32
    "#]]);
    golden!(mysql mariadb; db => db.select(users::id).from(users.force_index(&[])), expect![[r#"
        mysql, mariadb: error: `force_index` names no index
    "#]]);
    // The locks of SQL Server.
    golden!(mssql; db => db.select(users::id).from(users.with_hints([TableHint::UpdLock, TableHint::RowLock, TableHint::ReadPast])).order_by(users::id).limit(1), expect![[r#"
        mssql: select top (@P1) [users].[id] from [users] with (updlock, rowlock, readpast) order by [users].[id] -- I64
    "#]]);
    golden!(mssql; db => {
        alias!(notes as n);
        db.select((users::id, n)).from(users.with_hints([TableHint::HoldLock])).left_join(n.with_hints([TableHint::NoLock]), eq(n::user_id, users::id))
    }, expect![[r#"
        mssql: select [users].[id], [n].[drizzle_row], [n].[user_id], [n].[text] from [users] with (holdlock) left join (select *, 1 as [drizzle_row] from [notes] with (nolock)) [n] on [n].[user_id] = [users].[id]
    "#]]);
}

#[test]
fn comments() {
    golden!(db => db.select(users::id).from(users).limit(1).comment("the report").tag("route", "/users/:id").tag("controller", "it's"), expect![[r#"
        sqlite: select "users"."id" from "users" limit ? /* the report */ /*controller='it%27s',route='%2Fusers%2F%3Aid'*/ -- I64
        postgres, cockroach: select "users"."id" from "users" limit $1 /* the report */ /*controller='it%27s',route='%2Fusers%2F%3Aid'*/ -- I64
        mysql, mariadb: select `users`.`id` from `users` limit ? /* the report */ /*controller='it%27s',route='%2Fusers%2F%3Aid'*/ -- I64
        mssql: select top (@P1) [users].[id] from [users] /* the report */ /*controller='it%27s',route='%2Fusers%2F%3Aid'*/ -- I64
    "#]]);
    golden!(db => db.select(users::id).from(users).comment("a */ drop table users; /* b"), expect![[r#"
        sqlite, postgres, cockroach: select "users"."id" from "users" /* a * / drop table users; / * b */
        mysql, mariadb: select `users`.`id` from `users` /* a * / drop table users; / * b */
        mssql: select [users].[id] from [users] /* a * / drop table users; / * b */
    "#]]);
    golden!(db => db.insert(users).values(NewUser::new().name("Ada").age(1).id(1)).tag("k", "v"), expect![[r#"
        sqlite: insert into "users" ("id", "name", "age") values (?, ?, ?) /*k='v'*/ -- I32, Text, I32
        postgres, cockroach: insert into "users" ("id", "name", "age") values ($1, $2, $3) /*k='v'*/ -- I32, Text, I32
        mysql, mariadb: insert into `users` (`id`, `name`, `age`) values (?, ?, ?) /*k='v'*/ -- I32, Text, I32
        mssql: set identity_insert [users] on; insert into [users] ([id], [name], [age]) values (@P1, @P2, @P3); set identity_insert [users] off /*k='v'*/ -- I32, Text, I32
    "#]]);
    golden!(db => db.insert(users).values(NewUser::new().name("Ada").age(1)).on_conflict(users::id).do_update().set(users::name, "x").tag("k", "v"), expect![[r#"
        sqlite: insert into "users" ("name", "age") values (?, ?) on conflict ("id") do update set "name" = ? /*k='v'*/ -- Text, I32, Text
        postgres, cockroach: insert into "users" ("name", "age") values ($1, $2) on conflict ("id") do update set "name" = $3 /*k='v'*/ -- Text, I32, Text
        mysql: insert into `users` (`name`, `age`) values (?, ?) as excluded on duplicate key update `name` = ? /*k='v'*/ -- Text, I32, Text
        mariadb: insert into `users` (`name`, `age`) values (?, ?) on duplicate key update `name` = ? /*k='v'*/ -- Text, I32, Text
        mssql: merge into [users] with (holdlock) using (values (@P1, @P2)) as excluded ([name], [age]) on 1 = 0 when matched then update set [name] = @P3 when not matched then insert ([name], [age]) values (excluded.[name], excluded.[age]); /*k='v'*/ -- Text, I32, Text
    "#]]);
    golden!(db => db.update(users).set(users::name, "x").filter(eq(users::id, 1)).comment("c"), expect![[r#"
        sqlite: update "users" set "name" = ? where "users"."id" = ? /* c */ -- Text, I32
        postgres, cockroach: update "users" set "name" = $1 where "users"."id" = $2 /* c */ -- Text, I32
        mysql, mariadb: update `users` set `name` = ? where `users`.`id` = ? /* c */ -- Text, I32
        mssql: update [users] set [name] = @P1 where [users].[id] = @P2 /* c */ -- Text, I32
    "#]]);
    golden!(db => db.delete(users).filter(eq(users::id, 1)).comment("c"), expect![[r#"
        sqlite: delete from "users" where "users"."id" = ? /* c */ -- I32
        postgres, cockroach: delete from "users" where "users"."id" = $1 /* c */ -- I32
        mysql, mariadb: delete from `users` where `users`.`id` = ? /* c */ -- I32
        mssql: delete from [users] where [users].[id] = @P1 /* c */ -- I32
    "#]]);
    golden!(postgres mysql; db => db.select(users::id).from(users).comment("c").for_update(), expect![[r#"
        postgres: select "users"."id" from "users" for update /* c */
        mysql: select `users`.`id` from `users` for update /* c */
    "#]]);
    golden!(postgres mysql; db => union(db.select(users::id).from(users).comment("left"), db.select(posts::id).from(posts)), expect![[r#"
        postgres: select "users"."id" from "users" /* left */ union select "posts"."id" from "posts"
        mysql: select `users`.`id` from `users` /* left */ union select `posts`.`id` from `posts`
    "#]]);
}
