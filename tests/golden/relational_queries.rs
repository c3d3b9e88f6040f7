//! The relational queries of Drizzle, R1 to R17 of its inventory, in our words and as our statements.
use crate::golden;
use drizzle::prelude::*;
use expect_test::expect;

#[table(sqlite, postgres, mysql, cockroach, mssql, name = "users")]
#[derive(Debug, Clone, PartialEq)]
pub struct User {
    #[column(serial, primary_key)]
    pub id: i32,
    pub name: String,
    pub email: Option<String>,
    pub age: Option<i32>,
    #[column(default = false)]
    pub verified: bool,
}
#[table(sqlite, postgres, mysql, cockroach, mssql, name = "posts")]
#[derive(Debug, Clone, PartialEq)]
pub struct Post {
    #[column(serial, primary_key)]
    pub id: i32,
    pub title: String,
    #[column(references(users::id))]
    pub author_id: Option<i32>,
}
#[table(sqlite, postgres, mysql, cockroach, mssql, name = "comments")]
#[derive(Debug, Clone, PartialEq)]
pub struct Comment {
    #[column(serial, primary_key)]
    pub id: i32,
    pub body: String,
    #[column(references(posts::id))]
    pub post_id: i32,
}
#[table(sqlite, postgres, mysql, cockroach, mssql, name = "groups")]
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    #[column(serial, primary_key)]
    pub id: i32,
    pub name: String,
}
#[table(sqlite, postgres, mysql, cockroach, mssql, name = "users_to_groups")]
#[primary_key(user_id, group_id)]
#[derive(Debug, Clone, PartialEq)]
pub struct UserToGroup {
    #[column(references(users::id))]
    pub user_id: i32,
    #[column(references(groups::id))]
    pub group_id: i32,
}
#[table(sqlite, postgres, mysql, cockroach, mssql, name = "accounts")]
#[derive(Debug, Clone, PartialEq)]
pub struct Account {
    #[column(serial, primary_key)]
    pub id: i32,
    #[column(references(users::id))]
    pub user_id: i32,
}
/// In a schema of its own.
#[table(postgres, name = "visits", schema = "audit")]
#[derive(Debug, Clone, PartialEq)]
pub struct Visit {
    #[column(serial, primary_key)]
    pub id: i32,
    pub user_id: i32,
}

relations! {
    users {
        posts: many(posts),
        account: one(accounts),
        groups: many(groups) through users_to_groups(user_id => group_id),
        m_posts: many(posts) on (id => author_id) where like(posts::title, "M%"),
    }
    posts {
        author: one(users) on (author_id => id),
        comments: many(comments),
    }
    comments { post: one(posts) on (post_id => id) }
    accounts { user: one(users) on (user_id => id) }
    groups { participants: many(users) through users_to_groups(group_id => user_id) }
    visits { user: one(users) on (user_id => id) }
}

#[test]
fn r1_to_r4_one_level() {
    golden!(db => db.query(find!(users { .. })), expect![[r#"
        sqlite, postgres, cockroach: select 0 as "l", 0 as "p", 0 as "n", "users"."id" as "c0", "users"."name" as "c1", "users"."email" as "c2", "users"."age" as "c3", "users"."verified" as "c4" from "users"
        mysql, mariadb: select 0 as `l`, 0 as `p`, 0 as `n`, `users`.`id` as `c0`, `users`.`name` as `c1`, `users`.`email` as `c2`, `users`.`age` as `c3`, `users`.`verified` as `c4` from `users`
        mssql: select 0 as [l], 0 as [p], 0 as [n], [users].[id] as [c0], [users].[name] as [c1], [users].[email] as [c2], [users].[age] as [c3], [users].[verified] as [c4] from [users]
    "#]]);
    golden!(db => db.query(find!(users { .., filter: eq(users::id, 1), limit: 1 })), expect![[r#"
        sqlite: select 0 as "l", 0 as "p", 0 as "n", "users"."id" as "c0", "users"."name" as "c1", "users"."email" as "c2", "users"."age" as "c3", "users"."verified" as "c4" from "users" where "users"."id" = ? limit ? -- I32, I64
        postgres, cockroach: select 0 as "l", 0 as "p", 0 as "n", "users"."id" as "c0", "users"."name" as "c1", "users"."email" as "c2", "users"."age" as "c3", "users"."verified" as "c4" from "users" where "users"."id" = $1 limit $2 -- I32, I64
        mysql, mariadb: select 0 as `l`, 0 as `p`, 0 as `n`, `users`.`id` as `c0`, `users`.`name` as `c1`, `users`.`email` as `c2`, `users`.`age` as `c3`, `users`.`verified` as `c4` from `users` where `users`.`id` = ? limit ? -- I32, I64
        mssql: select top (@P1) 0 as [l], 0 as [p], 0 as [n], [users].[id] as [c0], [users].[name] as [c1], [users].[email] as [c2], [users].[age] as [c3], [users].[verified] as [c4] from [users] where [users].[id] = @P2 -- I64, I32
    "#]]);
    golden!(db => db.query(find!(users { id, name })), expect![[r#"
        sqlite, postgres, cockroach: select 0 as "l", 0 as "p", 0 as "n", "users"."id" as "c0", "users"."name" as "c1" from "users"
        mysql, mariadb: select 0 as `l`, 0 as `p`, 0 as `n`, `users`.`id` as `c0`, `users`.`name` as `c1` from `users`
        mssql: select 0 as [l], 0 as [p], 0 as [n], [users].[id] as [c0], [users].[name] as [c1] from [users]
    "#]]);
    // Drizzle leaves columns out by name; here those that are wanted are named.
    golden!(db => db.query(find!(users { id, name, age, verified })), expect![[r#"
        sqlite, postgres, cockroach: select 0 as "l", 0 as "p", 0 as "n", "users"."id" as "c0", "users"."name" as "c1", "users"."age" as "c2", "users"."verified" as "c3" from "users"
        mysql, mariadb: select 0 as `l`, 0 as `p`, 0 as `n`, `users`.`id` as `c0`, `users`.`name` as `c1`, `users`.`age` as `c2`, `users`.`verified` as `c3` from `users`
        mssql: select 0 as [l], 0 as [p], 0 as [n], [users].[id] as [c0], [users].[name] as [c1], [users].[age] as [c2], [users].[verified] as [c3] from [users]
    "#]]);
}

#[test]
fn r5_many() {
    golden!(db => db.query(find!(users { id, posts { .. } })), expect![[r#"
        sqlite: with "l0" as (select 0 as "p", row_number() over () as "n", "users"."id" as "c0", "users"."id" as "k0" from "users") select 0 as "l", "l0"."p" as "p", "l0"."n" as "n", "l0"."c0" as "c0", null as "c1", null as "c2" from "l0" union all select 1, "l0"."n", 0, "posts"."id", "posts"."title", "posts"."author_id" from "posts" inner join "l0" on "posts"."author_id" = "l0"."k0"
        postgres: with "l0" as (select 0 as "p", row_number() over () as "n", "users"."id" as "c0", "users"."id" as "k0" from "users") select 0 as "l", "l0"."p" as "p", "l0"."n" as "n", "l0"."c0" as "c0", cast(null as text) as "c1", cast(null as integer) as "c2" from "l0" union all select 1, "l0"."n", 0, "posts"."id", "posts"."title", "posts"."author_id" from "posts" inner join "l0" on "posts"."author_id" = "l0"."k0"
        cockroach: with "l0" as (select 0 as "p", row_number() over () as "n", "users"."id" as "c0", "users"."id" as "k0" from "users") select 0 as "l", "l0"."p" as "p", "l0"."n" as "n", "l0"."c0" as "c0", cast(null as string) as "c1", cast(null as int4) as "c2" from "l0" union all select 1, "l0"."n", 0, "posts"."id", "posts"."title", "posts"."author_id" from "posts" inner join "l0" on "posts"."author_id" = "l0"."k0"
        mysql: with `l0` as (select 0 as `p`, row_number() over () as `n`, `users`.`id` as `c0`, `users`.`id` as `k0` from `users`) select 0 as `l`, `l0`.`p` as `p`, `l0`.`n` as `n`, `l0`.`c0` as `c0`, null as `c1`, null as `c2` from `l0` union all select 1, `l0`.`n`, 0, `posts`.`id`, `posts`.`title`, `posts`.`author_id` from `posts` inner join `l0` on `posts`.`author_id` = `l0`.`k0`
        mariadb: with `l0` as (select 0 as `p`, row_number() over (order by `users`.`id`) as `n`, `users`.`id` as `c0`, `users`.`id` as `k0` from `users`) select 0 as `l`, `l0`.`p` as `p`, `l0`.`n` as `n`, `l0`.`c0` as `c0`, null as `c1`, null as `c2` from `l0` union all select 1, `l0`.`n`, 0, `posts`.`id`, `posts`.`title`, `posts`.`author_id` from `posts` inner join `l0` on `posts`.`author_id` = `l0`.`k0`
        mssql: with [l0] as (select 0 as [p], row_number() over (order by [users].[id]) as [n], [users].[id] as [c0], [users].[id] as [k0] from [users]) select 0 as [l], [l0].[p] as [p], [l0].[n] as [n], [l0].[c0] as [c0], cast(null as nvarchar(max)) as [c1], cast(null as int) as [c2] from [l0] union all select 1, [l0].[n], 0, [posts].[id], [posts].[title], [posts].[author_id] from [posts] inner join [l0] on [posts].[author_id] = [l0].[k0]
    "#]]);
}

#[test]
fn r6_one() {
    golden!(db => db.query(find!(posts { .., author { id, name } })), expect![[r#"
        sqlite: with "l0" as (select 0 as "p", row_number() over () as "n", "posts"."id" as "c0", "posts"."title" as "c1", "posts"."author_id" as "c2", "posts"."author_id" as "k0" from "posts") select 0 as "l", "l0"."p" as "p", "l0"."n" as "n", "l0"."c0" as "c0", "l0"."c1" as "c1", "l0"."c2" as "c2" from "l0" union all select 1, "l0"."n", 0, "users"."id", "users"."name", null from "users" inner join "l0" on "users"."id" = "l0"."k0"
        postgres: with "l0" as (select 0 as "p", row_number() over () as "n", "posts"."id" as "c0", "posts"."title" as "c1", "posts"."author_id" as "c2", "posts"."author_id" as "k0" from "posts") select 0 as "l", "l0"."p" as "p", "l0"."n" as "n", "l0"."c0" as "c0", "l0"."c1" as "c1", "l0"."c2" as "c2" from "l0" union all select 1, "l0"."n", 0, "users"."id", "users"."name", cast(null as integer) from "users" inner join "l0" on "users"."id" = "l0"."k0"
        cockroach: with "l0" as (select 0 as "p", row_number() over () as "n", "posts"."id" as "c0", "posts"."title" as "c1", "posts"."author_id" as "c2", "posts"."author_id" as "k0" from "posts") select 0 as "l", "l0"."p" as "p", "l0"."n" as "n", "l0"."c0" as "c0", "l0"."c1" as "c1", "l0"."c2" as "c2" from "l0" union all select 1, "l0"."n", 0, "users"."id", "users"."name", cast(null as int4) from "users" inner join "l0" on "users"."id" = "l0"."k0"
        mysql: with `l0` as (select 0 as `p`, row_number() over () as `n`, `posts`.`id` as `c0`, `posts`.`title` as `c1`, `posts`.`author_id` as `c2`, `posts`.`author_id` as `k0` from `posts`) select 0 as `l`, `l0`.`p` as `p`, `l0`.`n` as `n`, `l0`.`c0` as `c0`, `l0`.`c1` as `c1`, `l0`.`c2` as `c2`, null as `c3` from `l0` union all select 1, `l0`.`n`, 0, `users`.`id`, null, null, `users`.`name` from `users` inner join `l0` on `users`.`id` = `l0`.`k0`
        mariadb: with `l0` as (select 0 as `p`, row_number() over (order by `posts`.`id`) as `n`, `posts`.`id` as `c0`, `posts`.`title` as `c1`, `posts`.`author_id` as `c2`, `posts`.`author_id` as `k0` from `posts`) select 0 as `l`, `l0`.`p` as `p`, `l0`.`n` as `n`, `l0`.`c0` as `c0`, `l0`.`c1` as `c1`, `l0`.`c2` as `c2`, null as `c3` from `l0` union all select 1, `l0`.`n`, 0, `users`.`id`, null, null, `users`.`name` from `users` inner join `l0` on `users`.`id` = `l0`.`k0`
        mssql: with [l0] as (select 0 as [p], row_number() over (order by [posts].[id]) as [n], [posts].[id] as [c0], [posts].[title] as [c1], [posts].[author_id] as [c2], [posts].[author_id] as [k0] from [posts]) select 0 as [l], [l0].[p] as [p], [l0].[n] as [n], [l0].[c0] as [c0], [l0].[c1] as [c1], [l0].[c2] as [c2] from [l0] union all select 1, [l0].[n], 0, [users].[id], [users].[name], cast(null as int) from [users] inner join [l0] on [users].[id] = [l0].[k0]
    "#]]);
}

#[test]
fn r7_every_clause_at_two_levels() {
    golden!(db => db.query(find!(users {
        id, limit: 5, order_by: asc(users::id),
        posts { id, filter: like(posts::title, "M%"), order_by: desc(posts::id), limit: 2, offset: 1, comments { body } },
    })), expect![[r#"
        sqlite: with "l0" as (select 0 as "p", row_number() over (order by "users"."id") as "n", "users"."id" as "c0", "users"."id" as "k0" from "users" order by "users"."id" limit ?), "l1" as (select "t"."p" as "p", "t"."n" as "n", "t"."c0" as "c0", "t"."k0" as "k0" from (select "l0"."n" as "p", row_number() over (order by "l0"."n", "posts"."id" desc) as "n", "posts"."id" as "c0", "posts"."id" as "k0", row_number() over (partition by "l0"."n" order by "posts"."id" desc) as "r" from "posts" inner join "l0" on "posts"."author_id" = "l0"."k0" where "posts"."title" like ? escape '\') "t" where "t"."r" > ? and "t"."r" - ? <= ?) select 0 as "l", "l0"."p" as "p", "l0"."n" as "n", "l0"."c0" as "c0" from "l0" union all select 1, "l1"."p", "l1"."n", "l1"."c0" from "l1" union all select 2, "l1"."n", 0, "comments"."body" from "comments" inner join "l1" on "comments"."post_id" = "l1"."k0" -- I64, Text, I64, I64, I64
        postgres: with "l0" as (select 0 as "p", row_number() over (order by "users"."id") as "n", "users"."id" as "c0", "users"."id" as "k0" from "users" order by "users"."id" limit $1), "l1" as (select "t"."p" as "p", "t"."n" as "n", "t"."c0" as "c0", "t"."k0" as "k0" from (select "l0"."n" as "p", row_number() over (order by "l0"."n", "posts"."id" desc) as "n", "posts"."id" as "c0", "posts"."id" as "k0", row_number() over (partition by "l0"."n" order by "posts"."id" desc) as "r" from "posts" inner join "l0" on "posts"."author_id" = "l0"."k0" where "posts"."title" like $2) "t" where "t"."r" > $3 and "t"."r" - $4 <= $5) select 0 as "l", "l0"."p" as "p", "l0"."n" as "n", "l0"."c0" as "c0", cast(null as text) as "c1" from "l0" union all select 1, "l1"."p", "l1"."n", "l1"."c0", cast(null as text) from "l1" union all select 2, "l1"."n", 0, cast(null as integer), "comments"."body" from "comments" inner join "l1" on "comments"."post_id" = "l1"."k0" -- I64, Text, I64, I64, I64
        cockroach: with "l0" as (select 0 as "p", row_number() over (order by "users"."id") as "n", "users"."id" as "c0", "users"."id" as "k0" from "users" order by "users"."id" limit $1), "l1" as (select "t"."p" as "p", "t"."n" as "n", "t"."c0" as "c0", "t"."k0" as "k0" from (select "l0"."n" as "p", row_number() over (order by "l0"."n", "posts"."id" desc) as "n", "posts"."id" as "c0", "posts"."id" as "k0", row_number() over (partition by "l0"."n" order by "posts"."id" desc) as "r" from "posts" inner join "l0" on "posts"."author_id" = "l0"."k0" where "posts"."title" like $2) "t" where "t"."r" > $3 and "t"."r" - $4 <= $5) select 0 as "l", "l0"."p" as "p", "l0"."n" as "n", "l0"."c0" as "c0", cast(null as string) as "c1" from "l0" union all select 1, "l1"."p", "l1"."n", "l1"."c0", cast(null as string) from "l1" union all select 2, "l1"."n", 0, cast(null as int4), "comments"."body" from "comments" inner join "l1" on "comments"."post_id" = "l1"."k0" -- I64, Text, I64, I64, I64
        mysql, mariadb: with `l0` as (select 0 as `p`, row_number() over (order by `users`.`id`) as `n`, `users`.`id` as `c0`, `users`.`id` as `k0` from `users` order by `users`.`id` limit ?), `l1` as (select `t`.`p` as `p`, `t`.`n` as `n`, `t`.`c0` as `c0`, `t`.`k0` as `k0` from (select `l0`.`n` as `p`, row_number() over (order by `l0`.`n`, `posts`.`id` desc) as `n`, `posts`.`id` as `c0`, `posts`.`id` as `k0`, row_number() over (partition by `l0`.`n` order by `posts`.`id` desc) as `r` from `posts` inner join `l0` on `posts`.`author_id` = `l0`.`k0` where `posts`.`title` like ?) `t` where `t`.`r` > ? and `t`.`r` - ? <= ?) select 0 as `l`, `l0`.`p` as `p`, `l0`.`n` as `n`, `l0`.`c0` as `c0`, null as `c1` from `l0` union all select 1, `l1`.`p`, `l1`.`n`, `l1`.`c0`, null from `l1` union all select 2, `l1`.`n`, 0, null, `comments`.`body` from `comments` inner join `l1` on `comments`.`post_id` = `l1`.`k0` -- I64, Text, I64, I64, I64
        mssql: with [l0] as (select top (@P1) 0 as [p], row_number() over (order by [users].[id]) as [n], [users].[id] as [c0], [users].[id] as [k0] from [users] order by [users].[id]), [l1] as (select [t].[p] as [p], [t].[n] as [n], [t].[c0] as [c0], [t].[k0] as [k0] from (select [l0].[n] as [p], row_number() over (order by [l0].[n], [posts].[id] desc) as [n], [posts].[id] as [c0], [posts].[id] as [k0], row_number() over (partition by [l0].[n] order by [posts].[id] desc) as [r] from [posts] inner join [l0] on [posts].[author_id] = [l0].[k0] where [posts].[title] like replace(@P2, N'[', N'\[') escape N'\') [t] where [t].[r] > @P3 and [t].[r] - @P4 <= @P5) select 0 as [l], [l0].[p] as [p], [l0].[n] as [n], [l0].[c0] as [c0], cast(null as nvarchar(max)) as [c1] from [l0] union all select 1, [l1].[p], [l1].[n], [l1].[c0], cast(null as nvarchar(max)) from [l1] union all select 2, [l1].[n], 0, cast(null as int), [comments].[body] from [comments] inner join [l1] on [comments].[post_id] = [l1].[k0] -- I64, Text, I64, I64, I64
    "#]]);
}

#[test]
fn r8_r9_through() {
    golden!(db => db.query(find!(users { id, groups { name } })), expect![[r#"
        sqlite: with "l0" as (select 0 as "p", row_number() over () as "n", "users"."id" as "c0", "users"."id" as "k0" from "users") select 0 as "l", "l0"."p" as "p", "l0"."n" as "n", "l0"."c0" as "c0" from "l0" union all select 1, "l0"."n", 0, "groups"."name" from "groups" inner join "users_to_groups" on "users_to_groups"."group_id" = "groups"."id" inner join "l0" on "users_to_groups"."user_id" = "l0"."k0"
        postgres: with "l0" as (select 0 as "p", row_number() over () as "n", "users"."id" as "c0", "users"."id" as "k0" from "users") select 0 as "l", "l0"."p" as "p", "l0"."n" as "n", "l0"."c0" as "c0", cast(null as text) as "c1" from "l0" union all select 1, "l0"."n", 0, cast(null as integer), "groups"."name" from "groups" inner join "users_to_groups" on "users_to_groups"."group_id" = "groups"."id" inner join "l0" on "users_to_groups"."user_id" = "l0"."k0"
        cockroach: with "l0" as (select 0 as "p", row_number() over () as "n", "users"."id" as "c0", "users"."id" as "k0" from "users") select 0 as "l", "l0"."p" as "p", "l0"."n" as "n", "l0"."c0" as "c0", cast(null as string) as "c1" from "l0" union all select 1, "l0"."n", 0, cast(null as int4), "groups"."name" from "groups" inner join "users_to_groups" on "users_to_groups"."group_id" = "groups"."id" inner join "l0" on "users_to_groups"."user_id" = "l0"."k0"
        mysql: with `l0` as (select 0 as `p`, row_number() over () as `n`, `users`.`id` as `c0`, `users`.`id` as `k0` from `users`) select 0 as `l`, `l0`.`p` as `p`, `l0`.`n` as `n`, `l0`.`c0` as `c0`, null as `c1` from `l0` union all select 1, `l0`.`n`, 0, null, `groups`.`name` from `groups` inner join `users_to_groups` on `users_to_groups`.`group_id` = `groups`.`id` inner join `l0` on `users_to_groups`.`user_id` = `l0`.`k0`
        mariadb: with `l0` as (select 0 as `p`, row_number() over (order by `users`.`id`) as `n`, `users`.`id` as `c0`, `users`.`id` as `k0` from `users`) select 0 as `l`, `l0`.`p` as `p`, `l0`.`n` as `n`, `l0`.`c0` as `c0`, null as `c1` from `l0` union all select 1, `l0`.`n`, 0, null, `groups`.`name` from `groups` inner join `users_to_groups` on `users_to_groups`.`group_id` = `groups`.`id` inner join `l0` on `users_to_groups`.`user_id` = `l0`.`k0`
        mssql: with [l0] as (select 0 as [p], row_number() over (order by [users].[id]) as [n], [users].[id] as [c0], [users].[id] as [k0] from [users]) select 0 as [l], [l0].[p] as [p], [l0].[n] as [n], [l0].[c0] as [c0], cast(null as nvarchar(max)) as [c1] from [l0] union all select 1, [l0].[n], 0, cast(null as int), [groups].[name] from [groups] inner join [users_to_groups] on [users_to_groups].[group_id] = [groups].[id] inner join [l0] on [users_to_groups].[user_id] = [l0].[k0]
    "#]]);
    golden!(db => db.query(find!(groups { .., participants { id } })), expect![[r#"
        sqlite: with "l0" as (select 0 as "p", row_number() over () as "n", "groups"."id" as "c0", "groups"."name" as "c1", "groups"."id" as "k0" from "groups") select 0 as "l", "l0"."p" as "p", "l0"."n" as "n", "l0"."c0" as "c0", "l0"."c1" as "c1" from "l0" union all select 1, "l0"."n", 0, "users"."id", null from "users" inner join "users_to_groups" on "users_to_groups"."user_id" = "users"."id" inner join "l0" on "users_to_groups"."group_id" = "l0"."k0"
        postgres: with "l0" as (select 0 as "p", row_number() over () as "n", "groups"."id" as "c0", "groups"."name" as "c1", "groups"."id" as "k0" from "groups") select 0 as "l", "l0"."p" as "p", "l0"."n" as "n", "l0"."c0" as "c0", "l0"."c1" as "c1" from "l0" union all select 1, "l0"."n", 0, "users"."id", cast(null as text) from "users" inner join "users_to_groups" on "users_to_groups"."user_id" = "users"."id" inner join "l0" on "users_to_groups"."group_id" = "l0"."k0"
        cockroach: with "l0" as (select 0 as "p", row_number() over () as "n", "groups"."id" as "c0", "groups"."name" as "c1", "groups"."id" as "k0" from "groups") select 0 as "l", "l0"."p" as "p", "l0"."n" as "n", "l0"."c0" as "c0", "l0"."c1" as "c1" from "l0" union all select 1, "l0"."n", 0, "users"."id", cast(null as string) from "users" inner join "users_to_groups" on "users_to_groups"."user_id" = "users"."id" inner join "l0" on "users_to_groups"."group_id" = "l0"."k0"
        mysql: with `l0` as (select 0 as `p`, row_number() over () as `n`, `groups`.`id` as `c0`, `groups`.`name` as `c1`, `groups`.`id` as `k0` from `groups`) select 0 as `l`, `l0`.`p` as `p`, `l0`.`n` as `n`, `l0`.`c0` as `c0`, `l0`.`c1` as `c1` from `l0` union all select 1, `l0`.`n`, 0, `users`.`id`, null from `users` inner join `users_to_groups` on `users_to_groups`.`user_id` = `users`.`id` inner join `l0` on `users_to_groups`.`group_id` = `l0`.`k0`
        mariadb: with `l0` as (select 0 as `p`, row_number() over (order by `groups`.`id`) as `n`, `groups`.`id` as `c0`, `groups`.`name` as `c1`, `groups`.`id` as `k0` from `groups`) select 0 as `l`, `l0`.`p` as `p`, `l0`.`n` as `n`, `l0`.`c0` as `c0`, `l0`.`c1` as `c1` from `l0` union all select 1, `l0`.`n`, 0, `users`.`id`, null from `users` inner join `users_to_groups` on `users_to_groups`.`user_id` = `users`.`id` inner join `l0` on `users_to_groups`.`group_id` = `l0`.`k0`
        mssql: with [l0] as (select 0 as [p], row_number() over (order by [groups].[id]) as [n], [groups].[id] as [c0], [groups].[name] as [c1], [groups].[id] as [k0] from [groups]) select 0 as [l], [l0].[p] as [p], [l0].[n] as [n], [l0].[c0] as [c0], [l0].[c1] as [c1] from [l0] union all select 1, [l0].[n], 0, [users].[id], cast(null as nvarchar(max)) from [users] inner join [users_to_groups] on [users_to_groups].[user_id] = [users].[id] inner join [l0] on [users_to_groups].[group_id] = [l0].[k0]
    "#]]);
}

#[test]
fn r10_to_r12_filters_by_relation() {
    golden!(db => db.query(find!(users { id, filter: (gt(users::id, 10), some(posts, like(posts::title, "M%"))) })), expect![[r#"
        sqlite: select 0 as "l", 0 as "p", 0 as "n", "users"."id" as "c0" from "users" where "users"."id" > ? and exists (select 1 from "posts" where "posts"."author_id" = "users"."id" and "posts"."title" like ? escape '\') -- I32, Text
        postgres, cockroach: select 0 as "l", 0 as "p", 0 as "n", "users"."id" as "c0" from "users" where "users"."id" > $1 and exists (select 1 from "posts" where "posts"."author_id" = "users"."id" and "posts"."title" like $2) -- I32, Text
        mysql, mariadb: select 0 as `l`, 0 as `p`, 0 as `n`, `users`.`id` as `c0` from `users` where `users`.`id` > ? and exists (select 1 from `posts` where `posts`.`author_id` = `users`.`id` and `posts`.`title` like ?) -- I32, Text
        mssql: select 0 as [l], 0 as [p], 0 as [n], [users].[id] as [c0] from [users] where [users].[id] > @P1 and exists (select 1 from [posts] where [posts].[author_id] = [users].[id] and [posts].[title] like replace(@P2, N'[', N'\[') escape N'\') -- I32, Text
    "#]]);
    golden!(db => db.query(find!(users { id, filter: (some(posts, ..), none(account, ..)) })), expect![[r#"
        sqlite, postgres, cockroach: select 0 as "l", 0 as "p", 0 as "n", "users"."id" as "c0" from "users" where exists (select 1 from "posts" where "posts"."author_id" = "users"."id") and not exists (select 1 from "accounts" where "accounts"."user_id" = "users"."id")
        mysql, mariadb: select 0 as `l`, 0 as `p`, 0 as `n`, `users`.`id` as `c0` from `users` where exists (select 1 from `posts` where `posts`.`author_id` = `users`.`id`) and not exists (select 1 from `accounts` where `accounts`.`user_id` = `users`.`id`)
        mssql: select 0 as [l], 0 as [p], 0 as [n], [users].[id] as [c0] from [users] where exists (select 1 from [posts] where [posts].[author_id] = [users].[id]) and not exists (select 1 from [accounts] where [accounts].[user_id] = [users].[id])
    "#]]);
    golden!(db => db.query(find!(users { id, filter: some(groups, eq(groups::name, "g")) })), expect![[r#"
        sqlite: select 0 as "l", 0 as "p", 0 as "n", "users"."id" as "c0" from "users" where exists (select 1 from "groups" inner join "users_to_groups" on "users_to_groups"."group_id" = "groups"."id" where "users_to_groups"."user_id" = "users"."id" and "groups"."name" = ?) -- Text
        postgres, cockroach: select 0 as "l", 0 as "p", 0 as "n", "users"."id" as "c0" from "users" where exists (select 1 from "groups" inner join "users_to_groups" on "users_to_groups"."group_id" = "groups"."id" where "users_to_groups"."user_id" = "users"."id" and "groups"."name" = $1) -- Text
        mysql, mariadb: select 0 as `l`, 0 as `p`, 0 as `n`, `users`.`id` as `c0` from `users` where exists (select 1 from `groups` inner join `users_to_groups` on `users_to_groups`.`group_id` = `groups`.`id` where `users_to_groups`.`user_id` = `users`.`id` and `groups`.`name` = ?) -- Text
        mssql: select 0 as [l], 0 as [p], 0 as [n], [users].[id] as [c0] from [users] where exists (select 1 from [groups] inner join [users_to_groups] on [users_to_groups].[group_id] = [groups].[id] where [users_to_groups].[user_id] = [users].[id] and [groups].[name] = @P1) -- Text
    "#]]);
}

#[test]
fn r13_to_r15_conditions_and_fields() {
    golden!(db => db.query(find!(users { id, filter: (or((gt(users::id, 1), like(users::name, "a%"))), not(is_null(users::age)), sql!("{users::age} > 3")) })), expect![[r#"
        sqlite: select 0 as "l", 0 as "p", 0 as "n", "users"."id" as "c0" from "users" where ("users"."id" > ? or "users"."name" like ? escape '\') and not ("users"."age" is null) and ("users"."age" > 3) -- I32, Text
        postgres, cockroach: select 0 as "l", 0 as "p", 0 as "n", "users"."id" as "c0" from "users" where ("users"."id" > $1 or "users"."name" like $2) and not ("users"."age" is null) and ("users"."age" > 3) -- I32, Text
        mysql, mariadb: select 0 as `l`, 0 as `p`, 0 as `n`, `users`.`id` as `c0` from `users` where (`users`.`id` > ? or `users`.`name` like ?) and not (`users`.`age` is null) and (`users`.`age` > 3) -- I32, Text
        mssql: select 0 as [l], 0 as [p], 0 as [n], [users].[id] as [c0] from [users] where ([users].[id] > @P1 or [users].[name] like replace(@P2, N'[', N'\[') escape N'\') and not ([users].[age] is null) and ([users].[age] > 3) -- I32, Text
    "#]]);
    golden!(db => db.query(find!(users { id, up: upper(users::name) })), expect![[r#"
        sqlite, postgres, cockroach: select 0 as "l", 0 as "p", 0 as "n", "users"."id" as "c0", upper("users"."name") as "c1" from "users"
        mysql, mariadb: select 0 as `l`, 0 as `p`, 0 as `n`, `users`.`id` as `c0`, upper(`users`.`name`) as `c1` from `users`
        mssql: select 0 as [l], 0 as [p], 0 as [n], [users].[id] as [c0], upper([users].[name]) as [c1] from [users]
    "#]]);
    golden!(db => db.query(find!(users { id, filter: (in_array(users::id, [1, 2]), ne(users::id, 5), gte(users::age, 1), lte(users::age, 9), or((eq(users::age, 3), eq(users::age, 4)))) })), expect![[r#"
        sqlite: select 0 as "l", 0 as "p", 0 as "n", "users"."id" as "c0" from "users" where "users"."id" in (?, ?) and "users"."id" <> ? and "users"."age" >= ? and "users"."age" <= ? and ("users"."age" = ? or "users"."age" = ?) -- I32, I32, I32, I32, I32, I32, I32
        postgres, cockroach: select 0 as "l", 0 as "p", 0 as "n", "users"."id" as "c0" from "users" where "users"."id" in ($1, $2) and "users"."id" <> $3 and "users"."age" >= $4 and "users"."age" <= $5 and ("users"."age" = $6 or "users"."age" = $7) -- I32, I32, I32, I32, I32, I32, I32
        mysql, mariadb: select 0 as `l`, 0 as `p`, 0 as `n`, `users`.`id` as `c0` from `users` where `users`.`id` in (?, ?) and `users`.`id` <> ? and `users`.`age` >= ? and `users`.`age` <= ? and (`users`.`age` = ? or `users`.`age` = ?) -- I32, I32, I32, I32, I32, I32, I32
        mssql: select 0 as [l], 0 as [p], 0 as [n], [users].[id] as [c0] from [users] where [users].[id] in (@P1, @P2) and [users].[id] <> @P3 and [users].[age] >= @P4 and [users].[age] <= @P5 and ([users].[age] = @P6 or [users].[age] = @P7) -- I32, I32, I32, I32, I32, I32, I32
    "#]]);
}

#[test]
fn r16_relation_with_a_condition() {
    golden!(db => db.query(find!(users { id, m_posts { id } })), expect![[r#"
        sqlite: with "l0" as (select 0 as "p", row_number() over () as "n", "users"."id" as "c0", "users"."id" as "k0" from "users") select 0 as "l", "l0"."p" as "p", "l0"."n" as "n", "l0"."c0" as "c0" from "l0" union all select 1, "l0"."n", 0, "posts"."id" from "posts" inner join "l0" on "posts"."author_id" = "l0"."k0" where "posts"."title" like ? escape '\' -- Text
        postgres, cockroach: with "l0" as (select 0 as "p", row_number() over () as "n", "users"."id" as "c0", "users"."id" as "k0" from "users") select 0 as "l", "l0"."p" as "p", "l0"."n" as "n", "l0"."c0" as "c0" from "l0" union all select 1, "l0"."n", 0, "posts"."id" from "posts" inner join "l0" on "posts"."author_id" = "l0"."k0" where "posts"."title" like $1 -- Text
        mysql: with `l0` as (select 0 as `p`, row_number() over () as `n`, `users`.`id` as `c0`, `users`.`id` as `k0` from `users`) select 0 as `l`, `l0`.`p` as `p`, `l0`.`n` as `n`, `l0`.`c0` as `c0` from `l0` union all select 1, `l0`.`n`, 0, `posts`.`id` from `posts` inner join `l0` on `posts`.`author_id` = `l0`.`k0` where `posts`.`title` like ? -- Text
        mariadb: with `l0` as (select 0 as `p`, row_number() over (order by `users`.`id`) as `n`, `users`.`id` as `c0`, `users`.`id` as `k0` from `users`) select 0 as `l`, `l0`.`p` as `p`, `l0`.`n` as `n`, `l0`.`c0` as `c0` from `l0` union all select 1, `l0`.`n`, 0, `posts`.`id` from `posts` inner join `l0` on `posts`.`author_id` = `l0`.`k0` where `posts`.`title` like ? -- Text
        mssql: with [l0] as (select 0 as [p], row_number() over (order by [users].[id]) as [n], [users].[id] as [c0], [users].[id] as [k0] from [users]) select 0 as [l], [l0].[p] as [p], [l0].[n] as [n], [l0].[c0] as [c0] from [l0] union all select 1, [l0].[n], 0, [posts].[id] from [posts] inner join [l0] on [posts].[author_id] = [l0].[k0] where [posts].[title] like replace(@P1, N'[', N'\[') escape N'\' -- Text
    "#]]);
}

#[test]
fn r17_parameters() {
    let p = params! { id: i32, most: i64 };
    golden!(db => db.query(find!(users { id, filter: gt(users::id, p.id), limit: p.most })), expect![[r#"
        sqlite: select 0 as "l", 0 as "p", 0 as "n", "users"."id" as "c0" from "users" where "users"."id" > ? limit ? -- I32, I64
        postgres, cockroach: select 0 as "l", 0 as "p", 0 as "n", "users"."id" as "c0" from "users" where "users"."id" > $1 limit $2 -- I32, I64
        mysql, mariadb: select 0 as `l`, 0 as `p`, 0 as `n`, `users`.`id` as `c0` from `users` where `users`.`id` > ? limit ? -- I32, I64
        mssql: select top (@P1) 0 as [l], 0 as [p], 0 as [n], [users].[id] as [c0] from [users] where [users].[id] > @P2 -- I64, I32
    "#]]);
}

#[test]
fn tables_of_other_schemas() {
    golden!(postgres; db => db.query(find!(visits { id, user { name, posts { id } } })), expect![[r#"
        postgres: with "l0" as (select 0 as "p", row_number() over () as "n", "audit"."visits"."id" as "c0", "audit"."visits"."user_id" as "k0" from "audit"."visits"), "l1" as (select "l0"."n" as "p", row_number() over (order by "l0"."n") as "n", "users"."name" as "c0", "users"."id" as "k0" from "users" inner join "l0" on "users"."id" = "l0"."k0") select 0 as "l", "l0"."p" as "p", "l0"."n" as "n", "l0"."c0" as "c0", cast(null as text) as "c1" from "l0" union all select 1, "l1"."p", "l1"."n", cast(null as integer), "l1"."c0" from "l1" union all select 2, "l1"."n", 0, "posts"."id", cast(null as text) from "posts" inner join "l1" on "posts"."author_id" = "l1"."k0"
    "#]]);
}
