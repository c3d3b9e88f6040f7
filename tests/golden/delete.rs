//! Deletes.
use crate::golden;
use crate::schema::*;
use drizzle::prelude::*;
use expect_test::expect;

#[test]
fn filters() {
    golden!(db => db.delete(users).filter(eq(users::id, 1)), expect![[r#"
        sqlite: delete from "users" where "users"."id" = ? -- I32
        postgres, cockroach: delete from "users" where "users"."id" = $1 -- I32
        mysql, mariadb: delete from `users` where `users`.`id` = ? -- I32
        mssql: delete from [users] where [users].[id] = @P1 -- I32
    "#]]);
    golden!(db => db.delete(users).filter((eq(users::id, 1), or((users::verified, gt(users::age, 3))))), expect![[r#"
        sqlite: delete from "users" where "users"."id" = ? and ("users"."verified" or "users"."age" > ?) -- I32, I32
        postgres, cockroach: delete from "users" where "users"."id" = $1 and ("users"."verified" or "users"."age" > $2) -- I32, I32
        mysql, mariadb: delete from `users` where `users`.`id` = ? and (`users`.`verified` or `users`.`age` > ?) -- I32, I32
        mssql: delete from [users] where [users].[id] = @P1 and ([users].[verified] = 1 or [users].[age] > @P2) -- I32, I32
    "#]]);
    golden!(db => db.delete(users).filter(eq(users::id, 1)).filter(users::verified), expect![[r#"
        sqlite: delete from "users" where "users"."id" = ? and "users"."verified" -- I32
        postgres, cockroach: delete from "users" where "users"."id" = $1 and "users"."verified" -- I32
        mysql, mariadb: delete from `users` where `users`.`id` = ? and `users`.`verified` -- I32
        mssql: delete from [users] where [users].[id] = @P1 and [users].[verified] = 1 -- I32
    "#]]);
    golden!(db => db.delete(users).all_rows(), expect![[r#"
        sqlite, postgres, cockroach: delete from "users"
        mysql, mariadb: delete from `users`
        mssql: delete from [users]
    "#]]);
    golden!(db => db.delete(users).filter(not_exists(select(..).from(posts).filter(eq(posts::author_id, users::id)))), expect![[r#"
        sqlite, postgres, cockroach: delete from "users" where not exists (select 1 from "posts" where "posts"."author_id" = "users"."id")
        mysql, mariadb: delete from `users` where not exists (select 1 from `posts` where `posts`.`author_id` = `users`.`id`)
        mssql: delete from [users] where not exists (select 1 from [posts] where [posts].[author_id] = [users].[id])
    "#]]);
    golden!(db => db.delete(users).filter(in_array(users::id, select(parent::invited_by).from(parent))), expect![[r#"
        sqlite, postgres, cockroach: delete from "users" where "users"."id" in (select "parent"."invited_by" from "users" "parent")
        mysql: delete from `users` where `users`.`id` in (select * from (select `parent`.`invited_by` from `users` `parent` limit 18446744073709551615) `drizzle_query`)
        mariadb: delete from `users` where `users`.`id` in (select `parent`.`invited_by` from `users` `parent`)
        mssql: delete from [users] where [users].[id] in (select [parent].[invited_by] from [users] [parent])
    "#]]);
    golden!(postgres; db => db.delete(events).filter(eq(events::kind, "login")), expect![[r#"
        postgres: delete from "audit"."events" where "audit"."events"."kind" = $1 -- Text
    "#]]);
}

#[test]
fn returning() {
    golden!(sqlite postgres cockroach mssql; db => db.delete(users).filter(eq(users::id, 1)).returning(..), expect![[r#"
        sqlite: delete from "users" where "users"."id" = ? returning "users"."id", "users"."name", "users"."email", "users"."role", "users"."verified", "users"."age", "users"."score", "users"."invited_by" -- I32
        postgres, cockroach: delete from "users" where "users"."id" = $1 returning "users"."id", "users"."name", "users"."email", "users"."role", "users"."verified", "users"."age", "users"."score", "users"."invited_by" -- I32
        mssql: delete from [users] output deleted.[id], deleted.[name], deleted.[email], deleted.[role], deleted.[verified], deleted.[age], deleted.[score], deleted.[invited_by] where [users].[id] = @P1 -- I32
    "#]]);
    golden!(sqlite postgres cockroach mssql; db => db.delete(users).all_rows().returning(users::id), expect![[r#"
        sqlite, postgres, cockroach: delete from "users" returning "users"."id"
        mssql: delete from [users] output deleted.[id]
    "#]]);
}

#[test]
fn what_is_refused() {
    golden!(db => db.delete(users).filter(None::<Filter<users::users>>), expect![[r#"
        sqlite, postgres, cockroach, mysql, mariadb, mssql: error: the filter of a write to `users` has no condition; if every row is meant, use `.all_rows()`
    "#]]);
    golden!(db => db.delete(users).filter(in_array(users::id, Vec::<i32>::new())), expect![[r#"
        sqlite, postgres, cockroach: delete from "users" where 1 = 0
        mysql, mariadb: delete from `users` where 1 = 0
        mssql: delete from [users] where 1 = 0
    "#]]);
}
