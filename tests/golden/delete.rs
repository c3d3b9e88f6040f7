//! Deletes.
use crate::golden;
use crate::schema::*;
use drizzle::prelude::*;
use expect_test::expect;

#[test]
fn filters() {
    golden!(db => db.delete(users).filter(eq(users::id, 1)), expect![[r#"
        sqlite: delete from "users" where "users"."id" = ? -- I32
        postgres: delete from "users" where "users"."id" = $1 -- I32
    "#]]);
    golden!(db => db.delete(users).filter((eq(users::id, 1), or((users::verified, gt(users::age, 3))))), expect![[r#"
        sqlite: delete from "users" where "users"."id" = ? and ("users"."verified" or "users"."age" > ?) -- I32, I32
        postgres: delete from "users" where "users"."id" = $1 and ("users"."verified" or "users"."age" > $2) -- I32, I32
    "#]]);
    golden!(db => db.delete(users).filter(eq(users::id, 1)).filter(users::verified), expect![[r#"
        sqlite: delete from "users" where "users"."id" = ? and "users"."verified" -- I32
        postgres: delete from "users" where "users"."id" = $1 and "users"."verified" -- I32
    "#]]);
    golden!(db => db.delete(users).all_rows(), expect![[r#"
        sqlite: delete from "users"
        postgres: delete from "users"
    "#]]);
    golden!(db => db.delete(users).filter(not_exists(select(..).from(posts).filter(eq(posts::author_id, users::id)))), expect![[r#"
        sqlite: delete from "users" where not exists (select 1 from "posts" where "posts"."author_id" = "users"."id")
        postgres: delete from "users" where not exists (select 1 from "posts" where "posts"."author_id" = "users"."id")
    "#]]);
    golden!(db => db.delete(users).filter(in_array(users::id, select(parent::invited_by).from(parent))), expect![[r#"
        sqlite: delete from "users" where "users"."id" in (select "parent"."invited_by" from "users" "parent")
        postgres: delete from "users" where "users"."id" in (select "parent"."invited_by" from "users" "parent")
    "#]]);
    golden!(postgres db => db.delete(events).filter(eq(events::kind, "login")), expect![[r#"
        postgres: delete from "audit"."events" where "audit"."events"."kind" = $1 -- Text
    "#]]);
}

#[test]
fn returning() {
    golden!(db => db.delete(users).filter(eq(users::id, 1)).returning(..), expect![[r#"
        sqlite: delete from "users" where "users"."id" = ? returning "users"."id", "users"."name", "users"."email", "users"."role", "users"."verified", "users"."age", "users"."score", "users"."invited_by" -- I32
        postgres: delete from "users" where "users"."id" = $1 returning "users"."id", "users"."name", "users"."email", "users"."role", "users"."verified", "users"."age", "users"."score", "users"."invited_by" -- I32
    "#]]);
    golden!(db => db.delete(users).all_rows().returning(users::id), expect![[r#"
        sqlite: delete from "users" returning "users"."id"
        postgres: delete from "users" returning "users"."id"
    "#]]);
}

#[test]
fn what_is_refused() {
    golden!(db => db.delete(users).filter(None::<Filter<users::users>>), expect![[r#"
        sqlite: error: the filter of a write to `users` has no condition; if every row is meant, use `.all_rows()`
        postgres: error: the filter of a write to `users` has no condition; if every row is meant, use `.all_rows()`
    "#]]);
    golden!(db => db.delete(users).filter(in_array(users::id, Vec::<i32>::new())), expect![[r#"
        sqlite: delete from "users" where 1 = 0
        postgres: delete from "users" where 1 = 0
    "#]]);
}
