//! Hand-written SQL: what stands in its braces, and what is put together at run time.
use crate::schema::*;
use crate::{expressions, golden};
use drizzle::prelude::*;
use expect_test::expect;

#[test]
fn in_braces() {
    expressions!(sql!("upper({users::name})" as String) => expect![[r#"
        sqlite, postgres, cockroach: select upper("users"."name") from "users"
        mysql: select upper(`users`.`name`) from `users`
        mssql: select upper([users].[name]) from [users]
    "#]]);
    expressions!(sql!("cast(count({users::id}) as int)" as i64) => expect![[r#"
        sqlite, postgres, cockroach: select cast(count("users"."id") as int) from "users"
        mysql: select cast(count(`users`.`id`) as int) from `users`
        mssql: select cast(count([users].[id]) as int) from [users]
    "#]]);
    expressions!(sql!("{users::id} = {1}" as bool) => expect![[r#"
        sqlite: select "users"."id" = ? from "users" -- loose I32
        postgres, cockroach: select "users"."id" = $1 from "users" -- loose I32
        mysql: select `users`.`id` = ? from `users` -- loose I32
        mssql: select [users].[id] = @P1 from [users] -- loose I32
    "#]]);
    let name = String::from("x");
    expressions!(sql!("{users::name} = {name.as_str()}" as bool), sql!("{users::name} = {&name}" as bool) => expect![[r#"
        sqlite: select "users"."name" = ? from "users" -- loose Text
        postgres, cockroach: select "users"."name" = $1 from "users" -- loose Text
        mysql: select `users`.`name` = ? from `users` -- loose Text
        mssql: select [users].[name] = @P1 from [users] -- loose Text
    "#]]);
    let nothing = None::<i32>;
    expressions!(sql!("{users::id} is not distinct from {nothing}" as bool) => expect![[r#"
        sqlite: select "users"."id" is not distinct from ? from "users" -- loose I32
        postgres, cockroach: select "users"."id" is not distinct from $1 from "users" -- loose I32
        mysql: select `users`.`id` is not distinct from ? from `users` -- loose I32
        mssql: select [users].[id] is not distinct from @P1 from [users] -- loose I32
    "#]]);
    expressions!(sql!("{users::age + 1} * {users::id}" as i32) => expect![[r#"
        sqlite: select ("users"."age" + ?) * "users"."id" from "users" -- I32
        postgres, cockroach: select ("users"."age" + $1) * "users"."id" from "users" -- I32
        mysql: select (`users`.`age` + ?) * `users`.`id` from `users` -- I32
        mssql: select ([users].[age] + @P1) * [users].[id] from [users] -- I32
    "#]]);
    expressions!(sql!("case when {eq(users::id, 1)} then {2} end" as Option<i32>) => expect![[r#"
        sqlite: select case when ("users"."id" = ?) then ? end from "users" -- loose I32, I32
        postgres, cockroach: select case when ("users"."id" = $1) then $2 end from "users" -- loose I32, I32
        mysql: select case when (`users`.`id` = ?) then ? end from `users` -- loose I32, I32
        mssql: select case when ([users].[id] = @P1) then @P2 end from [users] -- loose I32, I32
    "#]]);
    expressions!(sql!("coalesce({select(posts::title).from(posts).filter(eq(posts::author_id, users::id))}, {name.clone()})" as String) => expect![[r#"
        sqlite: select coalesce((select "posts"."head line" from "posts" where "posts"."author_id" = "users"."id"), ?) from "users" -- loose Text
        postgres, cockroach: select coalesce((select "posts"."head line" from "posts" where "posts"."author_id" = "users"."id"), $1) from "users" -- loose Text
        mysql: select coalesce((select `posts`.`head line` from `posts` where `posts`.`author_id` = `users`.`id`), ?) from `users` -- loose Text
        mssql: select coalesce((select [posts].[head line] from [posts] where [posts].[author_id] = [users].[id]), @P1) from [users] -- loose Text
    "#]]);
    expressions!(sql!("'{{}}'" as String) => expect![[r#"
        sqlite, postgres, cockroach: select '{}' from "users"
        mysql: select '{}' from `users`
        mssql: select '{}' from [users]
    "#]]);
    expressions!(sql!("1" as i32) => expect![[r#"
        sqlite, postgres, cockroach: select 1 from "users"
        mysql: select 1 from `users`
        mssql: select 1 from [users]
    "#]]);
}

#[test]
fn nested() {
    expressions!(eq(sql!("1 + 1" as i32), 2) => expect![[r#"
        sqlite: select (1 + 1) = ? from "users" -- I32
        postgres, cockroach: select (1 + 1) = $1 from "users" -- I32
        mysql: select (1 + 1) = ? from `users` -- I32
        mssql: select case when (1 + 1) = @P1 then cast(1 as bit) when not ((1 + 1) = @P2) then cast(0 as bit) end from [users] -- I32, I32
    "#]]);
    expressions!(sql!("1 + 1" as i32) * 2 => expect![[r#"
        sqlite: select (1 + 1) * ? from "users" -- I32
        postgres, cockroach: select (1 + 1) * $1 from "users" -- I32
        mysql: select (1 + 1) * ? from `users` -- I32
        mssql: select (1 + 1) * @P1 from [users] -- I32
    "#]]);
    expressions!(not(sql!("1 = 1 or 1 = 2" as bool)) => expect![[r#"
        sqlite, postgres, cockroach: select not (1 = 1 or 1 = 2) from "users"
        mysql: select not (1 = 1 or 1 = 2) from `users`
        mssql: select case when not (1 = 1 or 1 = 2) then cast(1 as bit) when not (not (1 = 1 or 1 = 2)) then cast(0 as bit) end from [users]
    "#]]);
    expressions!(and((sql!("1 = 1 or 1 = 2" as bool), users::verified)) => expect![[r#"
        sqlite, postgres, cockroach: select (1 = 1 or 1 = 2) and "users"."verified" from "users"
        mysql: select (1 = 1 or 1 = 2) and `users`.`verified` from `users`
        mssql: select case when (1 = 1 or 1 = 2) and [users].[verified] = 1 then cast(1 as bit) when not ((1 = 1 or 1 = 2) and [users].[verified] = 1) then cast(0 as bit) end from [users]
    "#]]);
    expressions!(lower(sql!("'A' || 'B'" as String)) => expect![[r#"
        sqlite, postgres, cockroach: select lower('A' || 'B') from "users"
        mysql: select lower('A' || 'B') from `users`
        mssql: select lower('A' || 'B') from [users]
    "#]]);
    expressions!(is_null(sql!("1 + 1" as Option<i32>)) => expect![[r#"
        sqlite, postgres, cockroach: select (1 + 1) is null from "users"
        mysql: select (1 + 1) is null from `users`
        mssql: select case when (1 + 1) is null then cast(1 as bit) else cast(0 as bit) end from [users]
    "#]]);
    expressions!(eq(users::id, sql!("1 + 1")) => expect![[r#"
        sqlite, postgres, cockroach: select "users"."id" = (1 + 1) from "users"
        mysql: select `users`.`id` = (1 + 1) from `users`
        mssql: select case when [users].[id] = (1 + 1) then cast(1 as bit) when not ([users].[id] = (1 + 1)) then cast(0 as bit) end from [users]
    "#]]);
    expressions!(eq(sql!("lower({users::name})"), "x") => expect![[r#"
        sqlite: select (lower("users"."name")) = ? from "users" -- loose Text
        postgres, cockroach: select (lower("users"."name")) = $1 from "users" -- loose Text
        mysql: select (lower(`users`.`name`)) = ? from `users` -- loose Text
        mssql: select case when (lower([users].[name])) = @P1 then cast(1 as bit) when not ((lower([users].[name])) = @P2) then cast(0 as bit) end from [users] -- loose Text, Text
    "#]]);
    let sum = sql!("1 + 1" as i32);
    expressions!(sql!("{sum.clone()} * 2" as i32) => expect![[r#"
        sqlite, postgres, cockroach: select (1 + 1) * 2 from "users"
        mysql: select (1 + 1) * 2 from `users`
        mssql: select (1 + 1) * 2 from [users]
    "#]]);
}

#[test]
fn pieces() {
    let name = Sql::identifier("name");
    expressions!(sql!("{name.clone()}" as String) => expect![[r#"
        sqlite, postgres, cockroach: select "name" from "users"
        mysql: select `name` from `users`
        mssql: select [name] from [users]
    "#]]);
    let text = Sql::raw("1 + 1");
    expressions!(sql!("{text.clone()} * 2" as i32) => expect![[r#"
        sqlite, postgres, cockroach: select 1 + 1 * 2 from "users"
        mysql: select 1 + 1 * 2 from `users`
        mssql: select 1 + 1 * 2 from [users]
    "#]]);
    let list = Sql::list([1, 2, 3]);
    expressions!(sql!("{users::id} in {list.clone()}" as bool) => expect![[r#"
        sqlite: select "users"."id" in (?, ?, ?) from "users" -- loose I32, I32, I32
        postgres, cockroach: select "users"."id" in ($1, $2, $3) from "users" -- loose I32, I32, I32
        mysql: select `users`.`id` in (?, ?, ?) from `users` -- loose I32, I32, I32
        mssql: select [users].[id] in (@P1, @P2, @P3) from [users] -- loose I32, I32, I32
    "#]]);
    let joined = Sql::join(
        [Sql::identifier("id"), Sql::identifier("age"), Sql::value(1)],
        " + ",
    );
    expressions!(sql!("{joined.clone()}" as i32) => expect![[r#"
        sqlite: select "id" + "age" + ? from "users" -- loose I32
        postgres, cockroach: select "id" + "age" + $1 from "users" -- loose I32
        mysql: select `id` + `age` + ? from `users` -- loose I32
        mssql: select [id] + [age] + @P1 from [users] -- loose I32
    "#]]);
    let count = Sql::raw("(select count(*) from ")
        .append(Sql::table(posts))
        .append(Sql::raw(")"));
    expressions!(sql!("{count.clone()}" as i64) => expect![[r#"
        sqlite, postgres, cockroach: select (select count(*) from "posts") from "users"
        mysql: select (select count(*) from `posts`) from `users`
        mssql: select (select count(*) from [posts]) from [users]
    "#]]);
    let nothing = Sql::empty();
    expressions!(sql!("1{nothing.clone()}" as i32) => expect![[r#"
        sqlite, postgres, cockroach: select 1 from "users"
        mysql: select 1 from `users`
        mssql: select 1 from [users]
    "#]]);
}

#[test]
fn names_with_quotes() {
    let odd = Sql::identifier("odd \" name");
    expressions!(sql!("1 as {odd.clone()}" as i32) => expect![[r#"
        sqlite, postgres, cockroach: select 1 as "odd "" name" from "users"
        mysql: select 1 as `odd " name` from `users`
        mssql: select 1 as [odd " name] from [users]
    "#]]);
}

#[test]
fn as_conditions() {
    golden!(db => db.select(users::id).from(users).filter(sql!("{users::id} > {1} or {users::verified}")), expect![[r#"
        sqlite: select "users"."id" from "users" where "users"."id" > ? or "users"."verified" -- loose I32
        postgres, cockroach: select "users"."id" from "users" where "users"."id" > $1 or "users"."verified" -- loose I32
        mysql, mariadb: select `users`.`id` from `users` where `users`.`id` > ? or `users`.`verified` -- loose I32
        mssql: select [users].[id] from [users] where [users].[id] > @P1 or [users].[verified] -- loose I32
    "#]]);
    golden!(db => db.select(users::id).from(users).filter((sql!("{users::id} > {1} or {users::verified}"), users::verified)), expect![[r#"
        sqlite: select "users"."id" from "users" where ("users"."id" > ? or "users"."verified") and "users"."verified" -- loose I32
        postgres, cockroach: select "users"."id" from "users" where ("users"."id" > $1 or "users"."verified") and "users"."verified" -- loose I32
        mysql, mariadb: select `users`.`id` from `users` where (`users`.`id` > ? or `users`.`verified`) and `users`.`verified` -- loose I32
        mssql: select [users].[id] from [users] where ([users].[id] > @P1 or [users].[verified]) and [users].[verified] = 1 -- loose I32
    "#]]);
    golden!(db => db.select(users::id).from(users).order_by(desc(sql!("length({users::name})"))), expect![[r#"
        sqlite, postgres, cockroach: select "users"."id" from "users" order by length("users"."name") desc
        mysql, mariadb: select `users`.`id` from `users` order by length(`users`.`name`) desc
        mssql: select [users].[id] from [users] order by length([users].[name]) desc
    "#]]);
    golden!(db => db.select(users::id).from(users).group_by((users::id, sql!("lower({users::name})"))), expect![[r#"
        sqlite, postgres, cockroach: select "users"."id" from "users" group by "users"."id", lower("users"."name")
        mysql, mariadb: select `users`.`id` from `users` group by `users`.`id`, lower(`users`.`name`)
        mssql: select [users].[id] from [users] group by [users].[id], lower([users].[name])
    "#]]);
    golden!(db => db.select(users::id).from(users).inner_join(posts, sql!("{posts::author_id} = {users::id}")), expect![[r#"
        sqlite, postgres, cockroach: select "users"."id" from "users" inner join "posts" on "posts"."author_id" = "users"."id"
        mysql, mariadb: select `users`.`id` from `users` inner join `posts` on `posts`.`author_id` = `users`.`id`
        mssql: select [users].[id] from [users] inner join [posts] on [posts].[author_id] = [users].[id]
    "#]]);
}
