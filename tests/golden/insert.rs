//! Inserts, and what they do about conflicts.
use crate::golden;
use crate::schema::*;
use drizzle::prelude::*;
use expect_test::expect;

#[test]
fn values() {
    golden!(db => db.insert(users).values(NewUser::new().name("Ada").age(36)), expect![[r#"
        sqlite: insert into "users" ("name", "age") values (?, ?) -- Text, I32
        postgres: insert into "users" ("name", "age") values ($1, $2) -- Text, I32
    "#]]);
    golden!(db => db.insert(users).values(NewUser::new().name("Ada").age(36).email("a@x").role(Role::Admin).verified(true).score(1.5).invited_by(1).id(7)), expect![[r#"
        sqlite: insert into "users" ("id", "name", "email", "role", "verified", "age", "score", "invited_by") values (?, ?, ?, ?, ?, ?, ?, ?) -- I32, Text, Text, roles, Bool, I32, F64, I32
        postgres: insert into "users" ("id", "name", "email", "role", "verified", "age", "score", "invited_by") values ($1, $2, $3, $4, $5, $6, $7, $8) -- I32, Text, Text, roles, Bool, I32, F64, I32
    "#]]);
    golden!(db => db.insert(users).values(NewUser::new().name("Ada").age(36).email(None::<String>)), expect![[r#"
        sqlite: insert into "users" ("name", "email", "age") values (?, ?, ?) -- Text, Text, I32
        postgres: insert into "users" ("name", "email", "age") values ($1, $2, $3) -- Text, Text, I32
    "#]]);
    golden!(db => db.insert(users).values(vec![NewUser::new().name("Ada").age(36), NewUser::new().name("Ada").age(36)]), expect![[r#"
        sqlite: insert into "users" ("name", "age") values (?, ?), (?, ?) -- Text, I32, Text, I32
        postgres: insert into "users" ("name", "age") values ($1, $2), ($3, $4) -- Text, I32, Text, I32
    "#]]);
    golden!(db => db.insert(users).values([NewUser::new().name("Ada").age(36), NewUser::new().name("Ada").age(36).email("a@x")]), expect![[r#"
        sqlite: insert into "users" ("name", "age") values (?, ?) -- Text, I32
        sqlite: insert into "users" ("name", "email", "age") values (?, ?, ?) -- Text, Text, I32
        postgres: insert into "users" ("name", "email", "age") values ($1, default, $2), ($3, $4, $5) -- Text, I32, Text, Text, I32
    "#]]);
    golden!(db => db.insert(users).values(vec![NewUser::new().name("Ada").age(36), NewUser::new().name("Ada").age(36).email("a@x"), NewUser::new().name("Ada").age(36).score(1.0), NewUser::new().name("Ada").age(36).score(2.0)]), expect![[r#"
        sqlite: insert into "users" ("name", "age") values (?, ?) -- Text, I32
        sqlite: insert into "users" ("name", "email", "age") values (?, ?, ?) -- Text, Text, I32
        sqlite: insert into "users" ("name", "age", "score") values (?, ?, ?), (?, ?, ?) -- Text, I32, F64, Text, I32, F64
        postgres: insert into "users" ("name", "email", "age", "score") values ($1, default, $2, default), ($3, $4, $5, default), ($6, default, $7, $8), ($9, default, $10, $11) -- Text, I32, Text, Text, I32, Text, I32, F64, Text, I32, F64
    "#]]);
    golden!(db => db.insert(users).values(Vec::<NewUser>::new()), expect![[""]]);
}

#[test]
fn defaults() {
    golden!(db => db.insert(counters).values(NewCounter::new()), expect![[r#"
        sqlite: insert into "counters" default values
        postgres: insert into "counters" default values
    "#]]);
    golden!(db => db.insert(counters).values(vec![NewCounter::new(), NewCounter::new()]), expect![[r#"
        sqlite: insert into "counters" default values
        sqlite: insert into "counters" default values
        postgres: insert into "counters" ("id") values (default), (default)
    "#]]);
    golden!(db => db.insert(counters).values(vec![NewCounter::new(), NewCounter::new().hits(3), NewCounter::new()]), expect![[r#"
        sqlite: insert into "counters" default values
        sqlite: insert into "counters" ("hits") values (?) -- I64
        sqlite: insert into "counters" default values
        postgres: insert into "counters" ("hits") values (default), ($1), (default) -- I64
    "#]]);
}

#[test]
fn expressions() {
    golden!(db => db.insert(users).values(NewUser::new().name(lower(val("Ada".to_owned()))).age(val(1) + 2)), expect![[r#"
        sqlite: insert into "users" ("name", "age") values (lower(?), ? + ?) -- loose Text, I32, I32
        postgres: insert into "users" ("name", "age") values (lower($1), $2 + $3) -- loose Text, I32, I32
    "#]]);
    golden!(db => db.insert(users).values(NewUser::new().name(sql!("upper('ada')" as String)).age(1)), expect![[r#"
        sqlite: insert into "users" ("name", "age") values (upper('ada'), ?) -- I32
        postgres: insert into "users" ("name", "age") values (upper('ada'), $1) -- I32
    "#]]);
}

#[test]
fn from_a_query() {
    golden!(db => db.insert(posts).columns((posts::title, posts::author_id)).select(db.select((users::name, users::id)).from(users).filter(users::verified)), expect![[r#"
        sqlite: insert into "posts" ("head line", "author_id") select "users"."name", "users"."id" from "users" where "users"."verified"
        postgres: insert into "posts" ("head line", "author_id") select "users"."name", "users"."id" from "users" where "users"."verified"
    "#]]);
    golden!(db => db.insert(posts).columns(posts::title).select(select((users::name,)).from(users)), expect![[r#"
        sqlite: insert into "posts" ("head line") select "users"."name" from "users"
        postgres: insert into "posts" ("head line") select "users"."name" from "users"
    "#]]);
    golden!(db => db.insert(notes).select(db.select((users::id, users::name)).from(users)), expect![[r#"
        sqlite: insert into "notes" ("user_id", "text") select "users"."id", "users"."name" from "users"
        postgres: insert into "notes" ("user_id", "text") select "users"."id", "users"."name" from "users"
    "#]]);
    golden!(db => db.insert(posts).columns((posts::title, posts::author_id)).select(db.select((users::name, users::id)).from(users)).on_conflict_do_nothing(), expect![[r#"
        sqlite: insert into "posts" ("head line", "author_id") select "users"."name", "users"."id" from "users" where true on conflict do nothing
        postgres: insert into "posts" ("head line", "author_id") select "users"."name", "users"."id" from "users" where true on conflict do nothing
    "#]]);
    golden!(db => db.insert(posts).columns((posts::title, posts::author_id)).select(db.select((users::name, users::id)).from(users).inner_join(parent, eq(parent::id, users::invited_by))).on_conflict(posts::id).do_nothing(), expect![[r#"
        sqlite: insert into "posts" ("head line", "author_id") select "users"."name", "users"."id" from "users" inner join "users" "parent" on "parent"."id" = "users"."invited_by" where true on conflict ("id") do nothing
        postgres: insert into "posts" ("head line", "author_id") select "users"."name", "users"."id" from "users" inner join "users" "parent" on "parent"."id" = "users"."invited_by" where true on conflict ("id") do nothing
    "#]]);
    golden!(db => db.insert(posts).columns((posts::title, posts::author_id)).select(db.select((users::name, users::id)).from(users).order_by(users::id).limit(3)).on_conflict(posts::id).do_update().set(posts::title, "again"), expect![[r#"
        sqlite: insert into "posts" ("head line", "author_id") select "users"."name", "users"."id" from "users" where true order by "users"."id" limit ? on conflict ("id") do update set "head line" = ? -- I64, Text
        postgres: insert into "posts" ("head line", "author_id") select "users"."name", "users"."id" from "users" where true order by "users"."id" limit $1 on conflict ("id") do update set "head line" = $2 -- I64, Text
    "#]]);
    golden!(db => db.insert(posts).columns((posts::title, posts::author_id)).select(db.select((users::name, max(users::id))).from(users).group_by(users::name)).on_conflict_do_nothing(), expect![[r#"
        sqlite: insert into "posts" ("head line", "author_id") select "users"."name", max("users"."id") from "users" group by "users"."name" on conflict do nothing
        postgres: insert into "posts" ("head line", "author_id") select "users"."name", max("users"."id") from "users" group by "users"."name" on conflict do nothing
    "#]]);
}

#[test]
fn conflicts() {
    golden!(db => db.insert(users).values(NewUser::new().name("Ada").age(36)).on_conflict_do_nothing(), expect![[r#"
        sqlite: insert into "users" ("name", "age") values (?, ?) on conflict do nothing -- Text, I32
        postgres: insert into "users" ("name", "age") values ($1, $2) on conflict do nothing -- Text, I32
    "#]]);
    golden!(db => db.insert(users).values(NewUser::new().name("Ada").age(36)).on_conflict(users::email).do_nothing(), expect![[r#"
        sqlite: insert into "users" ("name", "age") values (?, ?) on conflict ("email") do nothing -- Text, I32
        postgres: insert into "users" ("name", "age") values ($1, $2) on conflict ("email") do nothing -- Text, I32
    "#]]);
    golden!(db => db.insert(users).values(NewUser::new().name("Ada").age(36)).on_conflict((users::email, users::name)).do_nothing(), expect![[r#"
        sqlite: insert into "users" ("name", "age") values (?, ?) on conflict ("email", "name") do nothing -- Text, I32
        postgres: insert into "users" ("name", "age") values ($1, $2) on conflict ("email", "name") do nothing -- Text, I32
    "#]]);
    golden!(db => db.insert(users).values(NewUser::new().name("Ada").age(36)).on_conflict(users::email).filter(users::verified).do_nothing(), expect![[r#"
        sqlite: insert into "users" ("name", "age") values (?, ?) on conflict ("email") where "verified" do nothing -- Text, I32
        postgres: insert into "users" ("name", "age") values ($1, $2) on conflict ("email") where "verified" do nothing -- Text, I32
    "#]]);
    golden!(db => db.insert(users).values(NewUser::new().name("Ada").age(36)).on_conflict(users::email).do_update().set(users::name, excluded(users::name)), expect![[r#"
        sqlite: insert into "users" ("name", "age") values (?, ?) on conflict ("email") do update set "name" = excluded."name" -- Text, I32
        postgres: insert into "users" ("name", "age") values ($1, $2) on conflict ("email") do update set "name" = excluded."name" -- Text, I32
    "#]]);
    golden!(db => db.insert(users).values(NewUser::new().name("Ada").age(36)).on_conflict(users::email).do_update().set(users::name, "again").set(users::age, users::age + excluded(users::age)), expect![[r#"
        sqlite: insert into "users" ("name", "age") values (?, ?) on conflict ("email") do update set "name" = ?, "age" = "users"."age" + excluded."age" -- Text, I32, Text
        postgres: insert into "users" ("name", "age") values ($1, $2) on conflict ("email") do update set "name" = $3, "age" = "users"."age" + excluded."age" -- Text, I32, Text
    "#]]);
    golden!(db => db.insert(users).values(NewUser::new().name("Ada").age(36)).on_conflict(users::email).do_update().set_excluded((users::name, users::age)), expect![[r#"
        sqlite: insert into "users" ("name", "age") values (?, ?) on conflict ("email") do update set "name" = excluded."name", "age" = excluded."age" -- Text, I32
        postgres: insert into "users" ("name", "age") values ($1, $2) on conflict ("email") do update set "name" = excluded."name", "age" = excluded."age" -- Text, I32
    "#]]);
    golden!(db => db.insert(users).values(NewUser::new().name("Ada").age(36)).on_conflict(users::email).filter((users::verified, gt(users::age, 1))).do_update().set_excluded(users::name).filter(lt(users::age, excluded(users::age))), expect![[r#"
        sqlite: insert into "users" ("name", "age") values (?, ?) on conflict ("email") where "verified" and "age" > ? do update set "name" = excluded."name" where "users"."age" < excluded."age" -- Text, I32, I32
        postgres: insert into "users" ("name", "age") values ($1, $2) on conflict ("email") where "verified" and "age" > $3 do update set "name" = excluded."name" where "users"."age" < excluded."age" -- Text, I32, I32
    "#]]);
    golden!(db => db.insert(users).values(NewUser::new().name("Ada").age(36)).on_conflict(users::id).do_update().set(users::email, None::<String>).filter(exists(select(..).from(posts).filter(eq(posts::author_id, users::id)))), expect![[r#"
        sqlite: insert into "users" ("name", "age") values (?, ?) on conflict ("id") do update set "email" = ? where exists (select 1 from "posts" where "posts"."author_id" = "users"."id") -- Text, I32, Text
        postgres: insert into "users" ("name", "age") values ($1, $2) on conflict ("id") do update set "email" = $3 where exists (select 1 from "posts" where "posts"."author_id" = "users"."id") -- Text, I32, Text
    "#]]);
    golden!(postgres db => db.insert(events).values(NewEvent::new().user_id(1).kind("login")).on_conflict(events::id).do_update().set(events::kind, concat((events::kind, excluded(events::kind)))).filter(ne(events::kind, "x")), expect![[r#"
        postgres: insert into "audit"."events" ("user_id", "kind") values ($1, $2) on conflict ("id") do update set "kind" = ("audit"."events"."kind" || excluded."kind") where "audit"."events"."kind" <> $3 -- I32, Text, Text
    "#]]);
    golden!(db => db.insert(counters).values(NewCounter::new()).on_conflict_do_nothing(), expect![[r#"
        sqlite: insert into "counters" ("id") values (null) on conflict do nothing
        postgres: insert into "counters" default values on conflict do nothing
    "#]]);
    golden!(db => db.insert(notes).values(vec![NewNote::new(), NewNote::new().user_id(1)]).on_conflict_do_nothing(), expect![[r#"
        sqlite: insert into "notes" ("user_id") values (null) on conflict do nothing
        sqlite: insert into "notes" ("user_id") values (?) on conflict do nothing -- I32
        postgres: insert into "notes" ("user_id") values (default), ($1) on conflict do nothing -- I32
    "#]]);
}

#[test]
fn returning() {
    golden!(db => db.insert(users).values(NewUser::new().name("Ada").age(36)).returning(..), expect![[r#"
        sqlite: insert into "users" ("name", "age") values (?, ?) returning "users"."id", "users"."name", "users"."email", "users"."role", "users"."verified", "users"."age", "users"."score", "users"."invited_by" -- Text, I32
        postgres: insert into "users" ("name", "age") values ($1, $2) returning "users"."id", "users"."name", "users"."email", "users"."role", "users"."verified", "users"."age", "users"."score", "users"."invited_by" -- Text, I32
    "#]]);
    golden!(db => db.insert(users).values(NewUser::new().name("Ada").age(36)).returning(users::id), expect![[r#"
        sqlite: insert into "users" ("name", "age") values (?, ?) returning "users"."id" -- Text, I32
        postgres: insert into "users" ("name", "age") values ($1, $2) returning "users"."id" -- Text, I32
    "#]]);
    golden!(db => db.insert(users).values(NewUser::new().name("Ada").age(36)).returning(fields! { id: users::id, name: upper(users::name) }), expect![[r#"
        sqlite: insert into "users" ("name", "age") values (?, ?) returning "users"."id", upper("users"."name") -- Text, I32
        postgres: insert into "users" ("name", "age") values ($1, $2) returning "users"."id", upper("users"."name") -- Text, I32
    "#]]);
    golden!(db => db.insert(users).values(NewUser::new().name("Ada").age(36)).on_conflict(users::email).do_update().set_excluded(users::name).returning((users::id, users::name)), expect![[r#"
        sqlite: insert into "users" ("name", "age") values (?, ?) on conflict ("email") do update set "name" = excluded."name" returning "users"."id", "users"."name" -- Text, I32
        postgres: insert into "users" ("name", "age") values ($1, $2) on conflict ("email") do update set "name" = excluded."name" returning "users"."id", "users"."name" -- Text, I32
    "#]]);
    golden!(db => db.insert(counters).values(NewCounter::new()).returning(..), expect![[r#"
        sqlite: insert into "counters" default values returning "counters"."id", "counters"."hits", "counters"."note", "counters"."twice"
        postgres: insert into "counters" default values returning "counters"."id", "counters"."hits", "counters"."note", "counters"."twice"
    "#]]);
    golden!(db => db.insert(users).values(NewUser::new().name("Ada").age(36)).returning(select(count_all()).from(posts).filter(eq(posts::author_id, users::id)).scalar()), expect![[r#"
        sqlite: insert into "users" ("name", "age") values (?, ?) returning (select count(*) from "posts" where "posts"."author_id" = "users"."id") -- Text, I32
        postgres: insert into "users" ("name", "age") values ($1, $2) returning (select count(*) from "posts" where "posts"."author_id" = "users"."id") -- Text, I32
    "#]]);
    golden!(postgres db => db.insert(events).values(NewEvent::new().user_id(1).kind("login")).returning(..), expect![[r#"
        postgres: insert into "audit"."events" ("user_id", "kind") values ($1, $2) returning "audit"."events"."id", "audit"."events"."user_id", "audit"."events"."kind" -- I32, Text
    "#]]);
}
