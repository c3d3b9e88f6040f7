//! Joins and aliases.
use crate::golden;
use crate::schema::*;
use drizzle::prelude::*;
use expect_test::expect;

#[test]
fn every_join() {
    golden!(db => db.select(..).from(users).inner_join(posts, eq(posts::author_id, users::id)), expect![[r#"
        sqlite, postgres, cockroach: select "users"."id", "users"."name", "users"."email", "users"."role", "users"."verified", "users"."age", "users"."score", "users"."invited_by", "posts"."id", "posts"."head line", "posts"."author_id" from "users" inner join "posts" on "posts"."author_id" = "users"."id"
        mysql, mariadb: select `users`.`id`, `users`.`name`, `users`.`email`, `users`.`role`, `users`.`verified`, `users`.`age`, `users`.`score`, `users`.`invited_by`, `posts`.`id`, `posts`.`head line`, `posts`.`author_id` from `users` inner join `posts` on `posts`.`author_id` = `users`.`id`
        mssql: select [users].[id], [users].[name], [users].[email], [users].[role], [users].[verified], [users].[age], [users].[score], [users].[invited_by], [posts].[id], [posts].[head line], [posts].[author_id] from [users] inner join [posts] on [posts].[author_id] = [users].[id]
    "#]]);
    golden!(db => db.select((users::id, posts::id)).from(users).left_join(posts, eq(posts::author_id, users::id)), expect![[r#"
        sqlite, postgres, cockroach: select "users"."id", "posts"."id" from "users" left join "posts" on "posts"."author_id" = "users"."id"
        mysql, mariadb: select `users`.`id`, `posts`.`id` from `users` left join `posts` on `posts`.`author_id` = `users`.`id`
        mssql: select [users].[id], [posts].[id] from [users] left join [posts] on [posts].[author_id] = [users].[id]
    "#]]);
    golden!(db => db.select((users::id, posts::id)).from(users).right_join(posts, eq(posts::author_id, users::id)), expect![[r#"
        sqlite, postgres, cockroach: select "users"."id", "posts"."id" from "users" right join "posts" on "posts"."author_id" = "users"."id"
        mysql, mariadb: select `users`.`id`, `posts`.`id` from `users` right join `posts` on `posts`.`author_id` = `users`.`id`
        mssql: select [users].[id], [posts].[id] from [users] right join [posts] on [posts].[author_id] = [users].[id]
    "#]]);
    golden!(sqlite postgres cockroach mssql; db => db.select((users::id, posts::id)).from(users).full_join(posts, eq(posts::author_id, users::id)), expect![[r#"
        sqlite, postgres, cockroach: select "users"."id", "posts"."id" from "users" full join "posts" on "posts"."author_id" = "users"."id"
        mssql: select [users].[id], [posts].[id] from [users] full join [posts] on [posts].[author_id] = [users].[id]
    "#]]);
    golden!(db => db.select((users::id, posts::id)).from(users).cross_join(posts), expect![[r#"
        sqlite, postgres, cockroach: select "users"."id", "posts"."id" from "users" cross join "posts"
        mysql, mariadb: select `users`.`id`, `posts`.`id` from `users` cross join `posts`
        mssql: select [users].[id], [posts].[id] from [users] cross join [posts]
    "#]]);
}

#[test]
fn conditions() {
    golden!(db => db.select(users::id).from(users).inner_join(posts, (eq(posts::author_id, users::id), like(posts::title, "A%"))), expect![[r#"
        sqlite: select "users"."id" from "users" inner join "posts" on "posts"."author_id" = "users"."id" and "posts"."head line" like ? escape '\' -- Text
        postgres, cockroach: select "users"."id" from "users" inner join "posts" on "posts"."author_id" = "users"."id" and "posts"."head line" like $1 -- Text
        mysql, mariadb: select `users`.`id` from `users` inner join `posts` on `posts`.`author_id` = `users`.`id` and `posts`.`head line` like ? -- Text
        mssql: select [users].[id] from [users] inner join [posts] on [posts].[author_id] = [users].[id] and [posts].[head line] like replace(@P1, N'[', N'\[') escape N'\' -- Text
    "#]]);
    golden!(db => db.select(users::id).from(users).inner_join(posts, None::<Filter<posts::posts>>), expect![[r#"
        sqlite, postgres, cockroach: select "users"."id" from "users" inner join "posts" on true
        mysql, mariadb: select `users`.`id` from `users` inner join `posts` on true
        mssql: select [users].[id] from [users] inner join [posts] on 1 = 1
    "#]]);
    golden!(db => db.select(users::id).from(users).left_join(posts, or((eq(posts::author_id, users::id), is_null(posts::author_id)))), expect![[r#"
        sqlite, postgres, cockroach: select "users"."id" from "users" left join "posts" on "posts"."author_id" = "users"."id" or "posts"."author_id" is null
        mysql, mariadb: select `users`.`id` from `users` left join `posts` on `posts`.`author_id` = `users`.`id` or `posts`.`author_id` is null
        mssql: select [users].[id] from [users] left join [posts] on [posts].[author_id] = [users].[id] or [posts].[author_id] is null
    "#]]);
}

#[test]
fn several() {
    golden!(db => db.select((users::id, posts::id, counters::hits)).from(users).inner_join(posts, eq(posts::author_id, users::id)).left_join(counters, eq(counters::id, posts::id)).filter(users::verified), expect![[r#"
        sqlite, postgres, cockroach: select "users"."id", "posts"."id", "counters"."hits" from "users" inner join "posts" on "posts"."author_id" = "users"."id" left join "counters" on "counters"."id" = "posts"."id" where "users"."verified"
        mysql, mariadb: select `users`.`id`, `posts`.`id`, `counters`.`hits` from `users` inner join `posts` on `posts`.`author_id` = `users`.`id` left join `counters` on `counters`.`id` = `posts`.`id` where `users`.`verified`
        mssql: select [users].[id], [posts].[id], [counters].[hits] from [users] inner join [posts] on [posts].[author_id] = [users].[id] left join [counters] on [counters].[id] = [posts].[id] where [users].[verified] = 1
    "#]]);
}

#[test]
fn aliases() {
    golden!(db => db.select((users::name, parent::name)).from(users).left_join(parent, eq(parent::id, users::invited_by)), expect![[r#"
        sqlite, postgres, cockroach: select "users"."name", "parent"."name" from "users" left join "users" "parent" on "parent"."id" = "users"."invited_by"
        mysql, mariadb: select `users`.`name`, `parent`.`name` from `users` left join `users` `parent` on `parent`.`id` = `users`.`invited_by`
        mssql: select [users].[name], [parent].[name] from [users] left join [users] [parent] on [parent].[id] = [users].[invited_by]
    "#]]);
    golden!(db => db.select(..).from(parent), expect![[r#"
        sqlite, postgres, cockroach: select "parent"."id", "parent"."name", "parent"."email", "parent"."role", "parent"."verified", "parent"."age", "parent"."score", "parent"."invited_by" from "users" "parent"
        mysql, mariadb: select `parent`.`id`, `parent`.`name`, `parent`.`email`, `parent`.`role`, `parent`.`verified`, `parent`.`age`, `parent`.`score`, `parent`.`invited_by` from `users` `parent`
        mssql: select [parent].[id], [parent].[name], [parent].[email], [parent].[role], [parent].[verified], [parent].[age], [parent].[score], [parent].[invited_by] from [users] [parent]
    "#]]);
    golden!(db => db.select((posts::title, other_posts::title)).from(posts).cross_join(other_posts).filter(ne(posts::id, other_posts::id)), expect![[r#"
        sqlite, postgres, cockroach: select "posts"."head line", "other_posts"."head line" from "posts" cross join "posts" "other_posts" where "posts"."id" <> "other_posts"."id"
        mysql, mariadb: select `posts`.`head line`, `other_posts`.`head line` from `posts` cross join `posts` `other_posts` where `posts`.`id` <> `other_posts`.`id`
        mssql: select [posts].[head line], [other_posts].[head line] from [posts] cross join [posts] [other_posts] where [posts].[id] <> [other_posts].[id]
    "#]]);
}

#[test]
fn rows_without_a_column_that_is_not_null() {
    golden!(db => db.select((users::id, notes)).from(users).left_join(notes, eq(notes::user_id, users::id)), expect![[r#"
        sqlite: select "users"."id", "notes".rowid, "notes"."user_id", "notes"."text" from "users" left join "notes" on "notes"."user_id" = "users"."id"
        postgres, cockroach: select "users"."id", "notes".tableoid::int8, "notes"."user_id", "notes"."text" from "users" left join "notes" on "notes"."user_id" = "users"."id"
        mysql, mariadb: select `users`.`id`, `notes`.`drizzle_row`, `notes`.`user_id`, `notes`.`text` from `users` left join (select *, 1 as `drizzle_row` from `notes`) `notes` on `notes`.`user_id` = `users`.`id`
        mssql: select [users].[id], [notes].[drizzle_row], [notes].[user_id], [notes].[text] from [users] left join (select *, 1 as [drizzle_row] from [notes]) [notes] on [notes].[user_id] = [users].[id]
    "#]]);
    golden!(db => db.select(notes).from(users).inner_join(notes, eq(notes::user_id, users::id)), expect![[r#"
        sqlite, postgres, cockroach: select "notes"."user_id", "notes"."text" from "users" inner join "notes" on "notes"."user_id" = "users"."id"
        mysql, mariadb: select `notes`.`user_id`, `notes`.`text` from `users` inner join `notes` on `notes`.`user_id` = `users`.`id`
        mssql: select [notes].[user_id], [notes].[text] from [users] inner join [notes] on [notes].[user_id] = [users].[id]
    "#]]);
}
