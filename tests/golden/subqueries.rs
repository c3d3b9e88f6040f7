//! Subqueries as conditions, as values and as tables, and common table expressions.
use crate::golden;
use crate::schema::*;
use drizzle::prelude::*;
use expect_test::expect;

#[test]
fn exists_and_in() {
    golden!(db => db.select(users::id).from(users).filter(exists(select(posts::id).from(posts).filter(eq(posts::author_id, users::id)))), expect![[r#"
        sqlite: select "users"."id" from "users" where exists (select 1 from "posts" where "posts"."author_id" = "users"."id")
        postgres: select "users"."id" from "users" where exists (select 1 from "posts" where "posts"."author_id" = "users"."id")
    "#]]);
    golden!(db => db.select(users::id).from(users).filter(not_exists(select(..).from(posts).filter(eq(posts::author_id, users::id)))), expect![[r#"
        sqlite: select "users"."id" from "users" where not exists (select 1 from "posts" where "posts"."author_id" = "users"."id")
        postgres: select "users"."id" from "users" where not exists (select 1 from "posts" where "posts"."author_id" = "users"."id")
    "#]]);
    golden!(db => db.select(users::id).from(users).filter(not(exists(select(..).from(posts)))), expect![[r#"
        sqlite: select "users"."id" from "users" where not exists (select 1 from "posts")
        postgres: select "users"."id" from "users" where not exists (select 1 from "posts")
    "#]]);
    golden!(db => db.select(exists(select(..).from(posts).filter(eq(posts::author_id, users::id)))).from(users), expect![[r#"
        sqlite: select exists (select 1 from "posts" where "posts"."author_id" = "users"."id") from "users"
        postgres: select exists (select 1 from "posts" where "posts"."author_id" = "users"."id") from "users"
    "#]]);
    golden!(db => db.select(users::id).from(users).filter(eq(users::verified, not_exists(select(..).from(posts)))), expect![[r#"
        sqlite: select "users"."id" from "users" where "users"."verified" = (not exists (select 1 from "posts"))
        postgres: select "users"."id" from "users" where "users"."verified" = (not exists (select 1 from "posts"))
    "#]]);
    golden!(db => db.select(is_null(not_exists(select(..).from(posts)))).from(users), expect![[r#"
        sqlite: select (not exists (select 1 from "posts")) is null from "users"
        postgres: select (not exists (select 1 from "posts")) is null from "users"
    "#]]);
    golden!(db => db.select(users::id).from(users).filter(and((not_exists(select(..).from(posts)), users::verified))), expect![[r#"
        sqlite: select "users"."id" from "users" where not exists (select 1 from "posts") and "users"."verified"
        postgres: select "users"."id" from "users" where not exists (select 1 from "posts") and "users"."verified"
    "#]]);
    golden!(db => db.select(users::id).from(users).filter(in_array(users::id, select(posts::author_id).from(posts).filter(like(posts::title, "A%")))), expect![[r#"
        sqlite: select "users"."id" from "users" where "users"."id" in (select "posts"."author_id" from "posts" where "posts"."head line" like ?) -- Text
        postgres: select "users"."id" from "users" where "users"."id" in (select "posts"."author_id" from "posts" where "posts"."head line" like $1) -- Text
    "#]]);
    golden!(db => db.select(users::id).from(users).filter(not_in_array(users::id, select(posts::author_id).from(posts).filter(is_not_null(posts::author_id)).order_by(posts::id).limit(3))), expect![[r#"
        sqlite: select "users"."id" from "users" where "users"."id" not in (select "posts"."author_id" from "posts" where "posts"."author_id" is not null order by "posts"."id" limit ?) -- I64
        postgres: select "users"."id" from "users" where "users"."id" not in (select "posts"."author_id" from "posts" where "posts"."author_id" is not null order by "posts"."id" limit $1) -- I64
    "#]]);
    golden!(db => db.select(users::id).from(users).filter(users::id.in_array(select(max(posts::author_id)).from(posts).group_by(posts::title))), expect![[r#"
        sqlite: select "users"."id" from "users" where "users"."id" in (select max("posts"."author_id") from "posts" group by "posts"."head line")
        postgres: select "users"."id" from "users" where "users"."id" in (select max("posts"."author_id") from "posts" group by "posts"."head line")
    "#]]);
    golden!(db => db.select(users::id).from(users).filter(exists(select(posts::id).from(posts).group_by(posts::id).having(gt(count(posts::id), 2)))), expect![[r#"
        sqlite: select "users"."id" from "users" where exists (select 1 from "posts" group by "posts"."id" having count("posts"."id") > ?) -- I64
        postgres: select "users"."id" from "users" where exists (select 1 from "posts" group by "posts"."id" having count("posts"."id") > $1) -- I64
    "#]]);
    golden!(db => db.select(users::id).from(users).filter(exists(select(max(posts::id)).from(posts).having(gt(count_all(), 2)))), expect![[r#"
        sqlite: select "users"."id" from "users" where exists (select count(*) from "posts" having count(*) > ?) -- I64
        postgres: select "users"."id" from "users" where exists (select count(*) from "posts" having count(*) > $1) -- I64
    "#]]);
}

#[test]
fn as_a_value() {
    golden!(db => db.select((users::name, select(count(posts::id)).from(posts).filter(eq(posts::author_id, users::id)).scalar())).from(users), expect![[r#"
        sqlite: select "users"."name", (select count("posts"."id") from "posts" where "posts"."author_id" = "users"."id") from "users"
        postgres: select "users"."name", (select count("posts"."id") from "posts" where "posts"."author_id" = "users"."id") from "users"
    "#]]);
    golden!(db => db.select(fields! { name: users::name, last: select(posts::title).from(posts).filter(eq(posts::author_id, users::id)).order_by(desc(posts::id)).limit(1).scalar() }).from(users), expect![[r#"
        sqlite: select "users"."name", (select "posts"."head line" from "posts" where "posts"."author_id" = "users"."id" order by "posts"."id" desc limit ?) from "users" -- I64
        postgres: select "users"."name", (select "posts"."head line" from "posts" where "posts"."author_id" = "users"."id" order by "posts"."id" desc limit $1) from "users" -- I64
    "#]]);
    golden!(db => db.select(users::id).from(users).filter(eq(users::id, select(max(posts::author_id)).from(posts).scalar())), expect![[r#"
        sqlite: select "users"."id" from "users" where "users"."id" = (select max("posts"."author_id") from "posts")
        postgres: select "users"."id" from "users" where "users"."id" = (select max("posts"."author_id") from "posts")
    "#]]);
    golden!(db => db.select(users::id).from(users).order_by(desc(select(count_all()).from(posts).filter(eq(posts::author_id, users::id)).scalar())), expect![[r#"
        sqlite: select "users"."id" from "users" order by (select count(*) from "posts" where "posts"."author_id" = "users"."id") desc
        postgres: select "users"."id" from "users" order by (select count(*) from "posts" where "posts"."author_id" = "users"."id") desc
    "#]]);
    golden!(db => db.select(select(count_all()).from(posts).scalar() + 1), expect![[r#"
        sqlite: select (select count(*) from "posts") + ? -- I64
        postgres: select (select count(*) from "posts") + $1 -- I64
    "#]]);
    golden!(db => db.select(parent::id).from(parent).filter(exists(select(users::id).from(users).filter((eq(users::invited_by, parent::id), exists(select(..).from(posts).filter((eq(posts::author_id, users::id), gt(posts::id, parent::id)))))))), expect![[r#"
        sqlite: select "parent"."id" from "users" "parent" where exists (select 1 from "users" where "users"."invited_by" = "parent"."id" and exists (select 1 from "posts" where "posts"."author_id" = "users"."id" and "posts"."id" > "parent"."id"))
        postgres: select "parent"."id" from "users" "parent" where exists (select 1 from "users" where "users"."invited_by" = "parent"."id" and exists (select 1 from "posts" where "posts"."author_id" = "users"."id" and "posts"."id" > "parent"."id"))
    "#]]);
}

#[test]
fn as_a_table() {
    golden!(db => { let totals = select(fields! { author: posts::author_id, total: count(posts::id) }).from(posts).group_by(posts::author_id).subquery("totals"); db.select((totals.author, totals.total)).from(&totals).filter(gt(totals.total, 2)).order_by(totals.author) }, expect![[r#"
        sqlite: select "totals"."author", "totals"."total" from (select "posts"."author_id" as "author", count("posts"."id") as "total" from "posts" group by "posts"."author_id") "totals" where "totals"."total" > ? order by "totals"."author" -- I64
        postgres: select "totals"."author", "totals"."total" from (select "posts"."author_id" as "author", count("posts"."id") as "total" from "posts" group by "posts"."author_id") "totals" where "totals"."total" > $1 order by "totals"."author" -- I64
    "#]]);
    golden!(db => { let totals = select(fields! { author: posts::author_id, total: count(posts::id) }).from(posts).filter(like(posts::title, "A%")).group_by(posts::author_id).subquery("totals"); db.select(fields! { name: users::name, total: totals.total }).from(users).left_join(&totals, eq(totals.author, users::id)).filter(eq(users::age, 3)) }, expect![[r#"
        sqlite: select "users"."name", "totals"."total" from "users" left join (select "posts"."author_id" as "author", count("posts"."id") as "total" from "posts" where "posts"."head line" like ? group by "posts"."author_id") "totals" on "totals"."author" = "users"."id" where "users"."age" = ? -- Text, I32
        postgres: select "users"."name", "totals"."total" from "users" left join (select "posts"."author_id" as "author", count("posts"."id") as "total" from "posts" where "posts"."head line" like $1 group by "posts"."author_id") "totals" on "totals"."author" = "users"."id" where "users"."age" = $2 -- Text, I32
    "#]]);
    golden!(db => { let odd = select(fields! { id: users::id }).from(users).subquery("odd \" name"); db.select(odd.id).from(&odd) }, expect![[r#"
        sqlite: select "odd "" name"."id" from (select "users"."id" as "id" from "users") "odd "" name"
        postgres: select "odd "" name"."id" from (select "users"."id" as "id" from "users") "odd "" name"
    "#]]);
    golden!(db => { let inner = select(fields! { id: users::id }).from(users).filter(users::verified).subquery("inner_users"); let outer = select(fields! { id: inner.id }).from(&inner).limit(3).subquery("outer_users"); db.select(outer.id).from(&outer) }, expect![[r#"
        sqlite: select "outer_users"."id" from (select "inner_users"."id" as "id" from (select "users"."id" as "id" from "users" where "users"."verified") "inner_users" limit ?) "outer_users" -- I64
        postgres: select "outer_users"."id" from (select "inner_users"."id" as "id" from (select "users"."id" as "id" from "users" where "users"."verified") "inner_users" limit $1) "outer_users" -- I64
    "#]]);
}

#[test]
fn common_table_expressions() {
    golden!(db => { let regional = db.with("regional", db.select(fields! { id: users::id, name: users::name }).from(users).filter(eq(users::verified, true))); db.select((regional.id, regional.name)).from(&regional).filter(gt(regional.id, 3)) }, expect![[r#"
        sqlite: with "regional" as (select "users"."id" as "id", "users"."name" as "name" from "users" where "users"."verified" = ?) select "regional"."id", "regional"."name" from "regional" where "regional"."id" > ? -- Bool, I32
        postgres: with "regional" as (select "users"."id" as "id", "users"."name" as "name" from "users" where "users"."verified" = $1) select "regional"."id", "regional"."name" from "regional" where "regional"."id" > $2 -- Bool, I32
    "#]]);
    golden!(db => { let regional = db.with("regional", select(fields! { id: users::id }).from(users)); db.select((posts::title, regional.id)).from(posts).inner_join(&regional, eq(regional.id, posts::author_id)) }, expect![[r#"
        sqlite: with "regional" as (select "users"."id" as "id" from "users") select "posts"."head line", "regional"."id" from "posts" inner join "regional" on "regional"."id" = "posts"."author_id"
        postgres: with "regional" as (select "users"."id" as "id" from "users") select "posts"."head line", "regional"."id" from "posts" inner join "regional" on "regional"."id" = "posts"."author_id"
    "#]]);
    golden!(db => { let first = db.with("first", select(fields! { id: users::id }).from(users)); let second = db.with("second", select(fields! { id: first.id }).from(&first).filter(gt(first.id, 1))); db.select((first.id, second.id)).from(&second).inner_join(&first, eq(first.id, second.id)) }, expect![[r#"
        sqlite: with "first" as (select "users"."id" as "id" from "users"), "second" as (select "first"."id" as "id" from "first" where "first"."id" > ?) select "first"."id", "second"."id" from "second" inner join "first" on "first"."id" = "second"."id" -- I32
        postgres: with "first" as (select "users"."id" as "id" from "users"), "second" as (select "first"."id" as "id" from "first" where "first"."id" > $1) select "first"."id", "second"."id" from "second" inner join "first" on "first"."id" = "second"."id" -- I32
    "#]]);
    golden!(db => { let first = db.with("first", select(fields! { id: users::id }).from(users)); let second = db.with("second", select(fields! { id: first.id }).from(&first).filter(gt(first.id, 1))); db.select((first.id, second.id)).from(&first).inner_join(&second, eq(first.id, second.id)) }, expect![[r#"
        sqlite: with "first" as (select "users"."id" as "id" from "users"), "second" as (select "first"."id" as "id" from "first" where "first"."id" > ?) select "first"."id", "second"."id" from "first" inner join "second" on "first"."id" = "second"."id" -- I32
        postgres: with "first" as (select "users"."id" as "id" from "users"), "second" as (select "first"."id" as "id" from "first" where "first"."id" > $1) select "first"."id", "second"."id" from "first" inner join "second" on "first"."id" = "second"."id" -- I32
    "#]]);
    golden!(db => { let totals = db.with("totals", select(fields! { author: posts::author_id, total: count(posts::id) }).from(posts).group_by(posts::author_id)); db.select(sql!("(select max(total) from totals)" as Option<i64>)).from(users).with(&totals) }, expect![[r#"
        sqlite: with "totals" as (select "posts"."author_id" as "author", count("posts"."id") as "total" from "posts" group by "posts"."author_id") select (select max(total) from totals) from "users"
        postgres: with "totals" as (select "posts"."author_id" as "author", count("posts"."id") as "total" from "posts" group by "posts"."author_id") select (select max(total) from totals) from "users"
    "#]]);
    golden!(db => { let totals = db.with("totals", select(fields! { author: posts::author_id }).from(posts)); db.select(users::id).from(users).filter(in_array(users::id, select(totals.author).from(&totals))) }, expect![[r#"
        sqlite: select "users"."id" from "users" where "users"."id" in (with "totals" as (select "posts"."author_id" as "author" from "posts") select "totals"."author" from "totals")
        postgres: select "users"."id" from "users" where "users"."id" in (with "totals" as (select "posts"."author_id" as "author" from "posts") select "totals"."author" from "totals")
    "#]]);
}
