//! Updates.
use crate::golden;
use crate::schema::*;
use drizzle::prelude::*;
use expect_test::expect;

#[test]
fn sets() {
    golden!(db => db.update(users).set(users::name, "Ada").filter(eq(users::id, 1)), expect![[r#"
        sqlite: update "users" set "name" = ? where "users"."id" = ? -- Text, I32
        postgres, cockroach: update "users" set "name" = $1 where "users"."id" = $2 -- Text, I32
        mysql, mariadb: update `users` set `name` = ? where `users`.`id` = ? -- Text, I32
        mssql: update [users] set [name] = @P1 where [users].[id] = @P2 -- Text, I32
    "#]]);
    golden!(db => db.update(users).set(users::name, "Ada").set(users::email, None::<String>).set(users::role, Role::Admin).all_rows(), expect![[r#"
        sqlite: update "users" set "name" = ?, "email" = ?, "role" = ? -- Text, Text, roles
        postgres, cockroach: update "users" set "name" = $1, "email" = $2, "role" = $3 -- Text, Text, roles
        mysql, mariadb: update `users` set `name` = ?, `email` = ?, `role` = ? -- Text, Text, roles
        mssql: update [users] set [name] = @P1, [email] = @P2, [role] = @P3 -- Text, Text, roles
    "#]]);
    golden!(db => db.update(users).set(users::name, "Ada").set(users::name, "Grace").all_rows(), expect![[r#"
        sqlite: update "users" set "name" = ? -- Text
        postgres, cockroach: update "users" set "name" = $1 -- Text
        mysql, mariadb: update `users` set `name` = ? -- Text
        mssql: update [users] set [name] = @P1 -- Text
    "#]]);
    golden!(db => db.update(users).set(users::email, "a@x").filter((eq(users::id, 1), users::verified)).filter(gt(users::age, 3)), expect![[r#"
        sqlite: update "users" set "email" = ? where "users"."id" = ? and "users"."verified" and "users"."age" > ? -- Text, I32, I32
        postgres, cockroach: update "users" set "email" = $1 where "users"."id" = $2 and "users"."verified" and "users"."age" > $3 -- Text, I32, I32
        mysql, mariadb: update `users` set `email` = ? where `users`.`id` = ? and `users`.`verified` and `users`.`age` > ? -- Text, I32, I32
        mssql: update [users] set [email] = @P1 where [users].[id] = @P2 and [users].[verified] = 1 and [users].[age] > @P3 -- Text, I32, I32
    "#]]);
}

#[test]
fn expressions() {
    golden!(db => db.update(users).set(users::age, users::age + 1).filter(eq(users::id, 1)), expect![[r#"
        sqlite: update "users" set "age" = "users"."age" + ? where "users"."id" = ? -- I32, I32
        postgres, cockroach: update "users" set "age" = "users"."age" + $1 where "users"."id" = $2 -- I32, I32
        mysql, mariadb: update `users` set `age` = `users`.`age` + ? where `users`.`id` = ? -- I32, I32
        mssql: update [users] set [age] = [users].[age] + @P1 where [users].[id] = @P2 -- I32, I32
    "#]]);
    golden!(db => db.update(users).set(users::name, upper(users::name)).all_rows(), expect![[r#"
        sqlite, postgres, cockroach: update "users" set "name" = upper("users"."name")
        mysql, mariadb: update `users` set `name` = upper(`users`.`name`)
        mssql: update [users] set [name] = upper([users].[name])
    "#]]);
    golden!(db => db.update(users).set(users::age, when(users::verified, 1).otherwise(users::age)).all_rows(), expect![[r#"
        sqlite: update "users" set "age" = case when "users"."verified" then ? else "users"."age" end -- I32
        postgres, cockroach: update "users" set "age" = case when "users"."verified" then $1 else "users"."age" end -- I32
        mysql, mariadb: update `users` set `age` = case when `users`.`verified` then ? else `users`.`age` end -- I32
        mssql: update [users] set [age] = case when [users].[verified] = 1 then @P1 else [users].[age] end -- I32
    "#]]);
    golden!(db => db.update(users).set(users::score, select(avg(posts::id)).from(posts).filter(eq(posts::author_id, users::id)).scalar()).all_rows(), expect![[r#"
        sqlite, postgres, cockroach: update "users" set "score" = (select avg("posts"."id") from "posts" where "posts"."author_id" = "users"."id")
        mysql, mariadb: update `users` set `score` = (select avg(cast(`posts`.`id` as double)) from `posts` where `posts`.`author_id` = `users`.`id`)
        mssql: update [users] set [score] = (select avg(cast([posts].[id] as float)) from [posts] where [posts].[author_id] = [users].[id])
    "#]]);
    golden!(db => db.update(users).set(users::verified, gt(users::age, 18)).all_rows(), expect![[r#"
        sqlite: update "users" set "verified" = "users"."age" > ? -- I32
        postgres, cockroach: update "users" set "verified" = "users"."age" > $1 -- I32
        mysql, mariadb: update `users` set `verified` = `users`.`age` > ? -- I32
        mssql: update [users] set [verified] = case when [users].[age] > @P1 then cast(1 as bit) when not ([users].[age] > @P2) then cast(0 as bit) end -- I32, I32
    "#]]);
    golden!(db => db.update(users).set(users::email, sql!("nullif({users::email}, '')" as Option<String>)).all_rows(), expect![[r#"
        sqlite, postgres, cockroach: update "users" set "email" = nullif("users"."email", '')
        mysql, mariadb: update `users` set `email` = nullif(`users`.`email`, '')
        mssql: update [users] set [email] = nullif([users].[email], '')
    "#]]);
}

#[test]
fn changes() {
    golden!(db => db.update(users).changes(UserChanges { name: Some("Ada".into()), email: Some(None), ..UserChanges::default() }).filter(eq(users::id, 1)), expect![[r#"
        sqlite: update "users" set "name" = ?, "email" = ? where "users"."id" = ? -- Text, Text, I32
        postgres, cockroach: update "users" set "name" = $1, "email" = $2 where "users"."id" = $3 -- Text, Text, I32
        mysql, mariadb: update `users` set `name` = ?, `email` = ? where `users`.`id` = ? -- Text, Text, I32
        mssql: update [users] set [name] = @P1, [email] = @P2 where [users].[id] = @P3 -- Text, Text, I32
    "#]]);
    golden!(db => db.update(users).changes(UserChanges { name: Some("Ada".into()), ..UserChanges::default() }).set(users::age, 1).all_rows(), expect![[r#"
        sqlite: update "users" set "name" = ?, "age" = ? -- Text, I32
        postgres, cockroach: update "users" set "name" = $1, "age" = $2 -- Text, I32
        mysql, mariadb: update `users` set `name` = ?, `age` = ? -- Text, I32
        mssql: update [users] set [name] = @P1, [age] = @P2 -- Text, I32
    "#]]);
}

#[test]
fn returning() {
    golden!(sqlite postgres cockroach mssql; db => db.update(users).set(users::name, "Ada").filter(eq(users::id, 1)).returning(..), expect![[r#"
        sqlite: update "users" set "name" = ? where "users"."id" = ? returning "users"."id", "users"."name", "users"."email", "users"."role", "users"."verified", "users"."age", "users"."score", "users"."invited_by" -- Text, I32
        postgres, cockroach: update "users" set "name" = $1 where "users"."id" = $2 returning "users"."id", "users"."name", "users"."email", "users"."role", "users"."verified", "users"."age", "users"."score", "users"."invited_by" -- Text, I32
        mssql: update [users] set [name] = @P1 output inserted.[id], inserted.[name], inserted.[email], inserted.[role], inserted.[verified], inserted.[age], inserted.[score], inserted.[invited_by] where [users].[id] = @P2 -- Text, I32
    "#]]);
    golden!(sqlite postgres cockroach mssql; db => db.update(users).set(users::name, "Ada").all_rows().returning((users::id, lower(users::name))), expect![[r#"
        sqlite: update "users" set "name" = ? returning "users"."id", lower("users"."name") -- Text
        postgres, cockroach: update "users" set "name" = $1 returning "users"."id", lower("users"."name") -- Text
        mssql: update [users] set [name] = @P1 output inserted.[id], lower(inserted.[name]) -- Text
    "#]]);
    golden!(postgres; db => db.update(events).set(events::kind, "x").filter(eq(events::id, 1)).returning(events::id), expect![[r#"
        postgres: update "audit"."events" set "kind" = $1 where "audit"."events"."id" = $2 returning "audit"."events"."id" -- Text, I64
    "#]]);
}

#[test]
fn what_is_refused() {
    golden!(db => db.update(users).changes(UserChanges::default()).all_rows(), expect![[r#"
        sqlite, postgres, cockroach, mysql, mariadb, mssql: error: the update of `users` sets nothing
    "#]]);
    golden!(db => db.update(users).set(users::name, "Ada").filter(None::<Filter<users::users>>), expect![[r#"
        sqlite, postgres, cockroach, mysql, mariadb, mssql: error: the filter of a write to `users` has no condition; if every row is meant, use `.all_rows()`
    "#]]);
    golden!(db => db.update(users).set(users::name, "Ada").filter(and(Vec::<Filter<users::users>>::new())), expect![[r#"
        sqlite, postgres, cockroach, mysql, mariadb, mssql: error: the filter of a write to `users` has no condition; if every row is meant, use `.all_rows()`
    "#]]);
}
