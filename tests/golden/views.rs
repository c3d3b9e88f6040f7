//! Views: their definitions, and queries of them.
#![allow(dead_code)]
use crate::golden;
use crate::schema::{Role, posts, users};
use chrono::{DateTime, TimeZone as _, Utc};
use drizzle::prelude::*;
use expect_test::expect;

/// With every kind of literal, in another order than the query's.
#[view(sqlite, postgres, mysql, cockroach, mssql, name = "authors", as =
    select(fields! {
        posts: count(posts::id),
        id: users::id,
        name: users::name,
        one: val(1_i64),
        kind: val(String::from("it's \\ an author")),
    })
    .from(users)
    .left_join(posts, eq(posts::author_id, users::id))
    .filter(and((eq(users::role, Role::Admin), gt(users::score, 0.5), like(users::name, "%_\\%'"))))
    .group_by((users::id, users::name))
    .order_by(users::name)
)]
#[derive(Debug, Clone, PartialEq)]
pub struct Author {
    pub id: i32,
    #[column(name = "full name")]
    pub name: String,
    pub posts: i64,
    pub one: i64,
    pub kind: Option<String>,
}

/// A view of a view, by SQL, and with nullable columns only.
#[view(sqlite, postgres, mysql, cockroach, mssql, name = "names", as = sql!("select {authors::name} as name from {Sql::table(authors)} where {authors::posts} > {3}"))]
pub struct Name {
    pub name: Option<String>,
}

/// By text.
#[view(
    sqlite,
    postgres,
    mysql,
    cockroach,
    mssql,
    name = "ones",
    as = "select 1 as one"
)]
pub struct One {
    pub one: i32,
}

/// There already.
#[view(sqlite, postgres, mysql, cockroach, mssql, name = "legacy")]
pub struct Legacy {
    pub id: i32,
}

#[view(postgres, cockroach, name = "totals", schema = "reports", materialized, as =
    select(fields! { author: posts::author_id, posts: count(posts::id) })
        .from(posts)
        .filter(lt(posts::id, 10))
        .group_by(posts::author_id)
        .limit(100)
)]
#[unique_index(totals_idx, on(author))]
pub struct Total {
    pub author: Option<i32>,
    pub posts: i64,
}

#[view(postgres, name = "later", materialized, no_data, as = select(fields! { id: users::id }).from(users))]
pub struct Later {
    pub id: i32,
}

#[view(postgres, name = "safe", security_barrier, security_invoker, check_option = local, as =
    select(fields! { id: users::id }).from(users).filter(eq(users::verified, true)))]
pub struct Safe {
    pub id: i32,
}

#[view(mysql, name = "merged", security_invoker, algorithm = merge, check_option, as =
    select(fields! { id: users::id }).from(users).filter(eq(users::verified, true)))]
pub struct Merged {
    pub id: i32,
}

#[table(mssql, name = "things", schema = "dbo")]
pub struct Thing {
    #[column(primary_key)]
    pub id: i32,
}

#[view(mssql, name = "bound", schema = "dbo", schemabinding, check_option, as =
    select(fields! { id: things::id }).from(things).filter(gt(things::id, 0)))]
pub struct Bound {
    pub id: i32,
}

#[view(mssql, name = "unbound", schemabinding, as = select(fields! { id: users::id }).from(users))]
pub struct Unbound {
    pub id: i32,
}

/// Literals of types whose text alone does not tell them.
#[view(sqlite, postgres, mysql, cockroach, mssql, name = "literals", as =
    select(fields! {
        id: users::id,
        since: val(Utc.with_ymd_and_hms(2024, 2, 29, 12, 30, 0).single().unwrap_or_default()),
        ratio: val(0.1_f64),
        bytes: val(vec![0_u8, 255]),
        flag: val(true),
    })
    .from(users)
)]
pub struct Literal {
    pub id: i32,
    pub since: DateTime<Utc>,
    pub ratio: f64,
    pub bytes: Vec<u8>,
    pub flag: bool,
}

#[view(sqlite, postgres, mysql, cockroach, mssql, name = "endless", as =
    select(fields! { id: users::id }).from(users).filter(lt(users::score, f64::INFINITY)))]
pub struct Endless {
    pub id: i32,
}

#[test]
fn views_follow_what_they_select_from() {
    golden!(db => db.create_schema_objects(schema![names, ones, legacy, authors]), expect![[r#"
        sqlite: create view "authors" as select "users"."id" as "id", "users"."name" as "full name", count("posts"."id") as "posts", cast(1 as integer) as "one", cast('it''s \ an author' as text) as "kind" from "users" left join "posts" on "posts"."author_id" = "users"."id" where "users"."role" = 'ad''min' and "users"."score" > cast(0.5 as real) and "users"."name" like '%_\%''' escape '\' group by "users"."id", "users"."name" order by "users"."name"
        sqlite: create view "names" as select "authors"."full name" as name from "authors" where "authors"."posts" > 3
        sqlite: create view "ones" as select 1 as one
        postgres: create view "authors" as select "users"."id" as "id", "users"."name" as "full name", count("posts"."id") as "posts", cast(1 as bigint) as "one", cast('it''s \ an author' as text) as "kind" from "users" left join "posts" on "posts"."author_id" = "users"."id" where "users"."role" = 'ad''min'::"roles" and "users"."score" > cast(0.5 as double precision) and "users"."name" like '%_\%''' group by "users"."id", "users"."name" order by "users"."name"
        postgres: create view "names" as select "authors"."full name" as name from "authors" where "authors"."posts" > 3
        postgres: create view "ones" as select 1 as one
        cockroach: create view "authors" as select "users"."id" as "id", "users"."name" as "full name", count("posts"."id") as "posts", cast(1 as int8) as "one", cast('it''s \ an author' as string) as "kind" from "users" left join "posts" on "posts"."author_id" = "users"."id" where "users"."role" = 'ad''min'::"roles" and "users"."score" > cast(0.5 as float8) and "users"."name" like '%_\%''' group by "users"."id", "users"."name" order by "users"."name"
        cockroach: create view "names" as select "authors"."full name" as name from "authors" where "authors"."posts" > 3
        cockroach: create view "ones" as select 1 as one
        mysql, mariadb: create view `authors` as select `users`.`id` as `id`, `users`.`name` as `full name`, count(`posts`.`id`) as `posts`, cast(1 as signed) as `one`, cast(convert(x'69742773205c20616e20617574686f72' using utf8mb4) as char) as `kind` from `users` left join `posts` on `posts`.`author_id` = `users`.`id` where `users`.`role` = 'ad''min' and `users`.`score` > cast(0.5 as double) and `users`.`name` like convert(x'255f5c2527' using utf8mb4) group by `users`.`id`, `users`.`name` order by `users`.`name`
        mysql, mariadb: create view `names` as select `authors`.`full name` as name from `authors` where `authors`.`posts` > 3
        mysql, mariadb: create view `ones` as select 1 as one
        mssql: create view [authors] as select [users].[id] as [id], [users].[name] as [full name], count_big([posts].[id]) as [posts], cast(1 as bigint) as [one], cast(N'it''s \ an author' as nvarchar(max)) as [kind] from [users] left join [posts] on [posts].[author_id] = [users].[id] where [users].[role] = N'ad''min' and [users].[score] > cast(5e-1 as float) and [users].[name] like replace(N'%_\%''', N'[', N'\[') escape N'\' group by [users].[id], [users].[name] order by [users].[name] offset 0 rows
        mssql: create view [names] as select [authors].[full name] as name from [authors] where [authors].[posts] > 3
        mssql: create view [ones] as select 1 as one
    "#]]);
    golden!(db => db.create_schema_objects(schema![names, ones, legacy, authors]).if_not_exists(), expect![[r#"
        sqlite: create view if not exists "authors" as select "users"."id" as "id", "users"."name" as "full name", count("posts"."id") as "posts", cast(1 as integer) as "one", cast('it''s \ an author' as text) as "kind" from "users" left join "posts" on "posts"."author_id" = "users"."id" where "users"."role" = 'ad''min' and "users"."score" > cast(0.5 as real) and "users"."name" like '%_\%''' escape '\' group by "users"."id", "users"."name" order by "users"."name"
        sqlite: create view if not exists "names" as select "authors"."full name" as name from "authors" where "authors"."posts" > 3
        sqlite: create view if not exists "ones" as select 1 as one
        postgres: do $drizzle$ begin create view "authors" as select "users"."id" as "id", "users"."name" as "full name", count("posts"."id") as "posts", cast(1 as bigint) as "one", cast('it''s \ an author' as text) as "kind" from "users" left join "posts" on "posts"."author_id" = "users"."id" where "users"."role" = 'ad''min'::"roles" and "users"."score" > cast(0.5 as double precision) and "users"."name" like '%_\%''' group by "users"."id", "users"."name" order by "users"."name"; exception when duplicate_object or duplicate_table then null; end $drizzle$
        postgres: do $drizzle$ begin create view "names" as select "authors"."full name" as name from "authors" where "authors"."posts" > 3; exception when duplicate_object or duplicate_table then null; end $drizzle$
        postgres: do $drizzle$ begin create view "ones" as select 1 as one; exception when duplicate_object or duplicate_table then null; end $drizzle$
        cockroach: create view if not exists "authors" as select "users"."id" as "id", "users"."name" as "full name", count("posts"."id") as "posts", cast(1 as int8) as "one", cast('it''s \ an author' as string) as "kind" from "users" left join "posts" on "posts"."author_id" = "users"."id" where "users"."role" = 'ad''min'::"roles" and "users"."score" > cast(0.5 as float8) and "users"."name" like '%_\%''' group by "users"."id", "users"."name" order by "users"."name"
        cockroach: create view if not exists "names" as select "authors"."full name" as name from "authors" where "authors"."posts" > 3
        cockroach: create view if not exists "ones" as select 1 as one
        mysql: create or replace view `authors` as select `users`.`id` as `id`, `users`.`name` as `full name`, count(`posts`.`id`) as `posts`, cast(1 as signed) as `one`, cast(convert(x'69742773205c20616e20617574686f72' using utf8mb4) as char) as `kind` from `users` left join `posts` on `posts`.`author_id` = `users`.`id` where `users`.`role` = 'ad''min' and `users`.`score` > cast(0.5 as double) and `users`.`name` like convert(x'255f5c2527' using utf8mb4) group by `users`.`id`, `users`.`name` order by `users`.`name`
        mysql: create or replace view `names` as select `authors`.`full name` as name from `authors` where `authors`.`posts` > 3
        mysql: create or replace view `ones` as select 1 as one
        mariadb: create view if not exists `authors` as select `users`.`id` as `id`, `users`.`name` as `full name`, count(`posts`.`id`) as `posts`, cast(1 as signed) as `one`, cast(convert(x'69742773205c20616e20617574686f72' using utf8mb4) as char) as `kind` from `users` left join `posts` on `posts`.`author_id` = `users`.`id` where `users`.`role` = 'ad''min' and `users`.`score` > cast(0.5 as double) and `users`.`name` like convert(x'255f5c2527' using utf8mb4) group by `users`.`id`, `users`.`name` order by `users`.`name`
        mariadb: create view if not exists `names` as select `authors`.`full name` as name from `authors` where `authors`.`posts` > 3
        mariadb: create view if not exists `ones` as select 1 as one
        mssql: if object_id(N'[authors]', N'V') is null
        mssql: exec(N'create view [authors] as select [users].[id] as [id], [users].[name] as [full name], count_big([posts].[id]) as [posts], cast(1 as bigint) as [one], cast(N''it''''s \ an author'' as nvarchar(max)) as [kind] from [users] left join [posts] on [posts].[author_id] = [users].[id] where [users].[role] = N''ad''''min'' and [users].[score] > cast(5e-1 as float) and [users].[name] like replace(N''%_\%'''''', N''['', N''\['') escape N''\'' group by [users].[id], [users].[name] order by [users].[name] offset 0 rows')
        mssql: if object_id(N'[names]', N'V') is null
        mssql: exec(N'create view [names] as select [authors].[full name] as name from [authors] where [authors].[posts] > 3')
        mssql: if object_id(N'[ones]', N'V') is null
        mssql: exec(N'create view [ones] as select 1 as one')
    "#]]);
    golden!(db => db.drop_schema_objects(schema![authors, ones, legacy, names]).if_exists(), expect![[r#"
        sqlite, postgres, cockroach: drop view if exists "names"
        sqlite, postgres, cockroach: drop view if exists "ones"
        sqlite, postgres, cockroach: drop view if exists "authors"
        mysql, mariadb: drop view if exists `names`
        mysql, mariadb: drop view if exists `ones`
        mysql, mariadb: drop view if exists `authors`
        mssql: drop view if exists [names]
        mssql: drop view if exists [ones]
        mssql: drop view if exists [authors]
    "#]]);
}

#[test]
fn options() {
    golden!(postgres; db => db.create_schema_objects(schema![safe]), expect![[r#"
        postgres: create view "safe" with (security_barrier, security_invoker) as select "users"."id" as "id" from "users" where "users"."verified" = true with local check option
    "#]]);
    golden!(mysql mariadb; db => db.create_schema_objects(schema![merged]), expect![[r#"
        mysql, mariadb: create algorithm = merge sql security invoker view `merged` as select `users`.`id` as `id` from `users` where `users`.`verified` = true with cascaded check option
    "#]]);
    golden!(mssql; db => db.create_schema_objects(schema![bound]), expect![[r#"
        mssql: if not exists (select 1 from sys.schemas where quotename(name) = N'[dbo]')
        mssql: exec(N'create schema [dbo]')
        mssql: create view [dbo].[bound] with schemabinding as select [dbo].[things].[id] as [id] from [dbo].[things] where [dbo].[things].[id] > 0 with check option
    "#]]);
    golden!(mssql; db => db.create_schema_objects(schema![unbound]), expect![[r#"
        mssql: error: view `unbound` can't be created on mssql: it is bound to `users`, whose schema has to be told then; add `schema = "dbo"` to that table
    "#]]);
}

#[test]
fn materialized() {
    golden!(postgres cockroach; db => db.create_schema_objects(schema![totals]), expect![[r#"
        postgres, cockroach: create schema if not exists "reports"
        postgres, cockroach: create materialized view "reports"."totals" as select "posts"."author_id" as "author", count("posts"."id") as "posts" from "posts" where "posts"."id" < 10 group by "posts"."author_id" limit 100
        postgres, cockroach: create unique index "totals_idx" on "reports"."totals" ("author")
    "#]]);
    golden!(postgres cockroach; db => db.create_schema_objects(schema![totals]).if_not_exists(), expect![[r#"
        postgres, cockroach: create schema if not exists "reports"
        postgres, cockroach: create materialized view if not exists "reports"."totals" as select "posts"."author_id" as "author", count("posts"."id") as "posts" from "posts" where "posts"."id" < 10 group by "posts"."author_id" limit 100
        postgres, cockroach: create unique index if not exists "totals_idx" on "reports"."totals" ("author")
    "#]]);
    golden!(postgres cockroach; db => db.drop_schema_objects(schema![totals]), expect![[r#"
        postgres, cockroach: drop materialized view "reports"."totals"
    "#]]);
    golden!(postgres; db => db.create_schema_objects(schema![later]), expect![[r#"
        postgres: create materialized view "later" as select "users"."id" as "id" from "users" with no data
    "#]]);
    golden!(postgres cockroach; db => db.refresh_materialized_view(totals), expect![[r#"
        postgres, cockroach: refresh materialized view "reports"."totals"
    "#]]);
    golden!(postgres cockroach; db => db.refresh_materialized_view(totals).concurrently(), expect![[r#"
        postgres, cockroach: refresh materialized view concurrently "reports"."totals"
    "#]]);
    golden!(postgres cockroach; db => db.refresh_materialized_view(totals).with_no_data(), expect![[r#"
        postgres, cockroach: refresh materialized view "reports"."totals" with no data
    "#]]);
    golden!(postgres cockroach; db => db.refresh_materialized_view(totals).concurrently().with_no_data(), expect![[r#"
        postgres, cockroach: error: a view can't be refreshed concurrently to have no rows; choose one of the two
    "#]]);
}

#[test]
fn values_become_literals() {
    golden!(db => db.create_schema_objects(schema![literals]), expect![[r#"
        sqlite: create view "literals" as select "users"."id" as "id", cast('2024-02-29 12:30:00' as text) as "since", cast(0.1 as real) as "ratio", cast(x'00ff' as blob) as "bytes", cast(1 as integer) as "flag" from "users"
        postgres: create view "literals" as select "users"."id" as "id", cast('2024-02-29 12:30:00+00' as timestamptz) as "since", cast(0.1 as double precision) as "ratio", cast('\x00ff' as bytea) as "bytes", cast(true as boolean) as "flag" from "users"
        cockroach: create view "literals" as select "users"."id" as "id", cast('2024-02-29 12:30:00+00' as timestamptz) as "since", cast(0.1 as float8) as "ratio", cast('\x00ff' as bytes) as "bytes", cast(true as boolean) as "flag" from "users"
        mysql, mariadb: create view `literals` as select `users`.`id` as `id`, cast('2024-02-29 12:30:00' as datetime(6)) as `since`, cast(0.1 as double) as `ratio`, cast(x'00ff' as binary) as `bytes`, cast(true as signed) as `flag` from `users`
        mssql: create view [literals] as select [users].[id] as [id], cast('2024-02-29 12:30:00 +00:00' as datetimeoffset(7)) as [since], cast(1e-1 as float) as [ratio], cast(0x00ff as varbinary(max)) as [bytes], cast(1 as bit) as [flag] from [users]
    "#]]);
    golden!(db => db.create_schema_objects(schema![endless]), expect![[r#"
        sqlite: create view "endless" as select "users"."id" as "id" from "users" where "users"."score" < cast(9e999 as real)
        postgres: create view "endless" as select "users"."id" as "id" from "users" where "users"."score" < cast('Infinity' as double precision)
        cockroach: create view "endless" as select "users"."id" as "id" from "users" where "users"."score" < cast('Infinity' as float8)
        mysql, mariadb: error: view `endless` can't be created on mysql: mysql has no infinite numbers, and no NaN
        mssql: error: view `endless` can't be created on mssql: mssql has no infinite numbers, and no NaN
    "#]]);
}

#[test]
fn selected_and_joined() {
    alias!(authors as others, names as named);
    golden!(db => db.select(..).from(authors).filter(gt(authors::posts, 1)), expect![[r#"
        sqlite: select "authors"."id", "authors"."full name", "authors"."posts", "authors"."one", "authors"."kind" from "authors" where "authors"."posts" > ? -- I64
        postgres, cockroach: select "authors"."id", "authors"."full name", "authors"."posts", "authors"."one", "authors"."kind" from "authors" where "authors"."posts" > $1 -- I64
        mysql, mariadb: select `authors`.`id`, `authors`.`full name`, `authors`.`posts`, `authors`.`one`, `authors`.`kind` from `authors` where `authors`.`posts` > ? -- I64
        mssql: select [authors].[id], [authors].[full name], [authors].[posts], [authors].[one], [authors].[kind] from [authors] where [authors].[posts] > @P1 -- I64
    "#]]);
    golden!(db => db.select((users::id, authors::name, others::posts)).from(users)
        .left_join(authors, eq(authors::id, users::id))
        .inner_join(others, eq(others::id, users::id)), expect![[r#"
            sqlite, postgres, cockroach: select "users"."id", "authors"."full name", "others"."posts" from "users" left join "authors" on "authors"."id" = "users"."id" inner join "authors" "others" on "others"."id" = "users"."id"
            mysql, mariadb: select `users`.`id`, `authors`.`full name`, `others`.`posts` from `users` left join `authors` on `authors`.`id` = `users`.`id` inner join `authors` `others` on `others`.`id` = `users`.`id`
            mssql: select [users].[id], [authors].[full name], [others].[posts] from [users] left join [authors] on [authors].[id] = [users].[id] inner join [authors] [others] on [others].[id] = [users].[id]
        "#]]);
    // A view has no row of its own to tell from none.
    golden!(db => db.select(..).from(users).left_join(names, eq(names::name, users::name)), expect![[r#"
        sqlite, postgres, cockroach: select "users"."id", "users"."name", "users"."email", "users"."role", "users"."verified", "users"."age", "users"."score", "users"."invited_by", "names"."drizzle_row", "names"."name" from "users" left join (select *, 1 as "drizzle_row" from "names") "names" on "names"."name" = "users"."name"
        mysql, mariadb: select `users`.`id`, `users`.`name`, `users`.`email`, `users`.`role`, `users`.`verified`, `users`.`age`, `users`.`score`, `users`.`invited_by`, `names`.`drizzle_row`, `names`.`name` from `users` left join (select *, 1 as `drizzle_row` from `names`) `names` on `names`.`name` = `users`.`name`
        mssql: select [users].[id], [users].[name], [users].[email], [users].[role], [users].[verified], [users].[age], [users].[score], [users].[invited_by], [names].[drizzle_row], [names].[name] from [users] left join (select *, 1 as [drizzle_row] from [names]) [names] on [names].[name] = [users].[name]
    "#]]);
    golden!(db => db.select(..).from(users).left_join(named, eq(named::name, users::name)), expect![[r#"
        sqlite, postgres, cockroach: select "users"."id", "users"."name", "users"."email", "users"."role", "users"."verified", "users"."age", "users"."score", "users"."invited_by", "named"."drizzle_row", "named"."name" from "users" left join (select *, 1 as "drizzle_row" from "names") "named" on "named"."name" = "users"."name"
        mysql, mariadb: select `users`.`id`, `users`.`name`, `users`.`email`, `users`.`role`, `users`.`verified`, `users`.`age`, `users`.`score`, `users`.`invited_by`, `named`.`drizzle_row`, `named`.`name` from `users` left join (select *, 1 as `drizzle_row` from `names`) `named` on `named`.`name` = `users`.`name`
        mssql: select [users].[id], [users].[name], [users].[email], [users].[role], [users].[verified], [users].[age], [users].[score], [users].[invited_by], [named].[drizzle_row], [named].[name] from [users] left join (select *, 1 as [drizzle_row] from [names]) [named] on [named].[name] = [users].[name]
    "#]]);
    golden!(db => db.select(users::id).from(users)
        .filter(exists(select(authors::id).from(authors).filter(eq(authors::id, users::id)))), expect![[r#"
            sqlite, postgres, cockroach: select "users"."id" from "users" where exists (select 1 from "authors" where "authors"."id" = "users"."id")
            mysql, mariadb: select `users`.`id` from `users` where exists (select 1 from `authors` where `authors`.`id` = `users`.`id`)
            mssql: select [users].[id] from [users] where exists (select 1 from [authors] where [authors].[id] = [users].[id])
        "#]]);
}
