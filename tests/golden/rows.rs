//! Several values as one operand.
use crate::golden;
use crate::schema::*;
use drizzle::prelude::*;
use expect_test::expect;

/// SQL Server has no rows as operands: their values are compared one by one.
#[test]
fn comparisons() {
    golden!(db => db.select(users::id).from(users).filter(row((users::age, users::id)).gt((18, 7))), expect![[r#"
        sqlite: select "users"."id" from "users" where ("users"."age", "users"."id") > (?, ?) -- I32, I32
        postgres, cockroach: select "users"."id" from "users" where ("users"."age", "users"."id") > ($1, $2) -- I32, I32
        mysql, mariadb: select `users`.`id` from `users` where (`users`.`age`, `users`.`id`) > (?, ?) -- I32, I32
        mssql: select [users].[id] from [users] where ([users].[age] > @P1 or [users].[age] = @P2 and [users].[id] > @P3) -- I32, I32, I32
    "#]]);
    golden!(db => db.select(users::id).from(users).filter(and((users::verified, row((users::age, users::name, users::id)).lte((18, "x", users::invited_by))))), expect![[r#"
        sqlite: select "users"."id" from "users" where "users"."verified" and ("users"."age", "users"."name", "users"."id") <= (?, ?, "users"."invited_by") -- I32, Text
        postgres, cockroach: select "users"."id" from "users" where "users"."verified" and ("users"."age", "users"."name", "users"."id") <= ($1, $2, "users"."invited_by") -- I32, Text
        mysql, mariadb: select `users`.`id` from `users` where `users`.`verified` and (`users`.`age`, `users`.`name`, `users`.`id`) <= (?, ?, `users`.`invited_by`) -- I32, Text
        mssql: select [users].[id] from [users] where [users].[verified] = 1 and ([users].[age] < @P1 or [users].[age] = @P2 and ([users].[name] < @P3 or [users].[name] = @P4 and [users].[id] <= [users].[invited_by])) -- I32, I32, Text, Text
    "#]]);
    golden!(db => db.select(users::id).from(users).filter(not(row((users::age, users::id)).eq((18, 7)))), expect![[r#"
        sqlite: select "users"."id" from "users" where not (("users"."age", "users"."id") = (?, ?)) -- I32, I32
        postgres, cockroach: select "users"."id" from "users" where not (("users"."age", "users"."id") = ($1, $2)) -- I32, I32
        mysql, mariadb: select `users`.`id` from `users` where not ((`users`.`age`, `users`.`id`) = (?, ?)) -- I32, I32
        mssql: select [users].[id] from [users] where not (([users].[age] = @P1 and [users].[id] = @P2)) -- I32, I32
    "#]]);
    golden!(db => db.select(users::id).from(users).filter(row((users::age, users::id)).ne((18, 7))), expect![[r#"
        sqlite: select "users"."id" from "users" where ("users"."age", "users"."id") <> (?, ?) -- I32, I32
        postgres, cockroach: select "users"."id" from "users" where ("users"."age", "users"."id") <> ($1, $2) -- I32, I32
        mysql, mariadb: select `users`.`id` from `users` where (`users`.`age`, `users`.`id`) <> (?, ?) -- I32, I32
        mssql: select [users].[id] from [users] where (not ([users].[age] = @P1 and [users].[id] = @P2)) -- I32, I32
    "#]]);
}

#[test]
fn lists() {
    golden!(db => db.select(users::id).from(users).filter(row((users::age, users::name)).in_rows([(18, "a"), (19, "b")])), expect![[r#"
        sqlite: select "users"."id" from "users" where ("users"."age", "users"."name") in (values (?, ?), (?, ?)) -- I32, Text, I32, Text
        postgres, cockroach: select "users"."id" from "users" where ("users"."age", "users"."name") in (($1, $2), ($3, $4)) -- I32, Text, I32, Text
        mysql, mariadb: select `users`.`id` from `users` where (`users`.`age`, `users`.`name`) in ((?, ?), (?, ?)) -- I32, Text, I32, Text
        mssql: select [users].[id] from [users] where ([users].[age] = @P1 and [users].[name] = @P2 or [users].[age] = @P3 and [users].[name] = @P4) -- I32, Text, I32, Text
    "#]]);
    golden!(db => db.select(users::id).from(users).filter(row((users::age, users::name)).not_in_rows(vec![(18, "a")])), expect![[r#"
        sqlite: select "users"."id" from "users" where ("users"."age", "users"."name") not in (values (?, ?)) -- I32, Text
        postgres, cockroach: select "users"."id" from "users" where ("users"."age", "users"."name") not in (($1, $2)) -- I32, Text
        mysql, mariadb: select `users`.`id` from `users` where (`users`.`age`, `users`.`name`) not in ((?, ?)) -- I32, Text
        mssql: select [users].[id] from [users] where (not ([users].[age] = @P1 and [users].[name] = @P2)) -- I32, Text
    "#]]);
    let none: [(i32, &str); 0] = [];
    golden!(db => db.select(users::id).from(users).filter(row((users::age, users::name)).in_rows(none)), expect![[r#"
        sqlite, postgres, cockroach: select "users"."id" from "users" where (1 = 0)
        mysql, mariadb: select `users`.`id` from `users` where (1 = 0)
        mssql: select [users].[id] from [users] where (1 = 0)
    "#]]);
}

#[test]
fn subqueries() {
    golden!(sqlite postgres cockroach mysql mariadb; db => db.select(users::id).from(users)
        .filter(row((users::id, users::name)).in_query(select((posts::author_id, posts::title)).from(posts))), expect![[r#"
            sqlite, postgres, cockroach: select "users"."id" from "users" where ("users"."id", "users"."name") in (select "posts"."author_id", "posts"."head line" from "posts")
            mysql, mariadb: select `users`.`id` from `users` where (`users`.`id`, `users`.`name`) in (select `posts`.`author_id`, `posts`.`head line` from `posts`)
        "#]]);
    golden!(sqlite postgres cockroach mysql mariadb; db => db.select(users::id).from(users)
        .filter(row((users::id, users::name)).not_in_query(select((posts::id, posts::title)).from(posts).filter(eq(posts::id, users::id)).limit(1))), expect![[r#"
            sqlite: select "users"."id" from "users" where ("users"."id", "users"."name") not in (select "posts"."id", "posts"."head line" from "posts" where "posts"."id" = "users"."id" limit ?) -- I64
            postgres, cockroach: select "users"."id" from "users" where ("users"."id", "users"."name") not in (select "posts"."id", "posts"."head line" from "posts" where "posts"."id" = "users"."id" limit $1) -- I64
            mysql, mariadb: select `users`.`id` from `users` where (`users`.`id`, `users`.`name`) not in (select * from (select `posts`.`id`, `posts`.`head line` from `posts` where `posts`.`id` = `users`.`id` limit ?) `drizzle_query`) -- I64
        "#]]);
}
