//! Functions of text, numbers and dates, choices among values, and groups of groups.
use crate::schema::*;
use crate::{expressions, golden};
use drizzle::prelude::*;
use expect_test::expect;

#[test]
fn texts() {
    golden!(db => db.select((trim(users::name), ltrim(users::name), rtrim(users::email))).from(users), expect![[r#"
        sqlite, postgres, cockroach: select trim("users"."name"), ltrim("users"."name"), rtrim("users"."email") from "users"
        mysql, mariadb: select trim(`users`.`name`), ltrim(`users`.`name`), rtrim(`users`.`email`) from `users`
        mssql: select trim([users].[name]), ltrim([users].[name]), rtrim([users].[email]) from [users]
    "#]]);
    golden!(db => db.select((substring(users::name, 2, 3), left(users::name, 2), right(users::email, 3))).from(users), expect![[r#"
        sqlite: select substr("users"."name", 2, 3), substr("users"."name", 1, 2), substr("users"."email", -3) from "users"
        postgres, cockroach: select substr("users"."name", 2, 3), left("users"."name", 2), right("users"."email", 3) from "users"
        mysql, mariadb: select substr(`users`.`name`, 2, 3), left(`users`.`name`, 2), right(`users`.`email`, 3) from `users`
        mssql: select substring([users].[name], 2, 3), left([users].[name], 2), right([users].[email], 3) from [users]
    "#]]);
    golden!(db => db.select((replace(users::name, "a", "b"), position(users::name, "x"), repeat(users::name, 3))).from(users), expect![[r#"
        sqlite: select replace("users"."name", ?, ?), instr("users"."name", ?), replace(hex(zeroblob(3)), '00', "users"."name") from "users" -- Text, Text, Text
        postgres, cockroach: select replace("users"."name", $1, $2), strpos("users"."name", $3), repeat("users"."name", 3) from "users" -- Text, Text, Text
        mysql, mariadb: select replace(`users`.`name`, ?, ?), locate(?, `users`.`name`), repeat(`users`.`name`, 3) from `users` -- Text, Text, Text
        mssql: select replace(cast([users].[name] as nvarchar(max)), @P1, @P2), case when datalength(@P3) = 0 and [users].[name] is not null then 1 else cast(charindex(@P4, [users].[name]) as int) end, replicate(cast([users].[name] as nvarchar(max)), 3) from [users] -- Text, Text, Text, Text
    "#]]);
    expressions!(left(users::name, 0) => expect![[r#"
        sqlite: error: a value can't be sent: the length of `left` has to be 1 or more; in: select substr("users"."name", 1, ?) from "users"
        postgres, cockroach: error: a value can't be sent: the length of `left` has to be 1 or more; in: select left("users"."name", $1) from "users"
        mysql: error: a value can't be sent: the length of `left` has to be 1 or more; in: select left(`users`.`name`, ?) from `users`
        mssql: error: a value can't be sent: the length of `left` has to be 1 or more; in: select left([users].[name], @P1) from [users]
    "#]]);
    expressions!(position(users::name, users::email) => expect![[r#"
        sqlite: select instr("users"."name", "users"."email") from "users"
        postgres, cockroach: select strpos("users"."name", "users"."email") from "users"
        mysql: select locate(`users`.`email`, `users`.`name`) from `users`
        mssql: select case when datalength([users].[email]) = 0 and [users].[name] is not null then 1 else cast(charindex([users].[email], [users].[name]) as int) end from [users]
    "#]]);
    expressions!(postgres cockroach mysql; lpad(users::name, 5, "*") => expect![[r#"
        postgres, cockroach: select lpad("users"."name", 5, $1) from "users" -- Text
        mysql: select lpad(`users`.`name`, 5, ?) from `users` -- Text
    "#]]);
    expressions!(postgres cockroach mysql; rpad(users::name, 5, users::email) => expect![[r#"
        postgres, cockroach: select rpad("users"."name", 5, "users"."email") from "users"
        mysql: select rpad(`users`.`name`, 5, `users`.`email`) from `users`
    "#]]);
    expressions!(postgres cockroach mysql mssql; reverse(users::name) => expect![[r#"
        postgres, cockroach: select reverse("users"."name") from "users"
        mysql: select reverse(`users`.`name`) from `users`
        mssql: select reverse([users].[name]) from [users]
    "#]]);
    expressions!(postgres cockroach; split_part(users::email, "@", 2) => expect![[r#"
        postgres, cockroach: select split_part("users"."email", $1, 2) from "users" -- Text
    "#]]);
    golden!(postgres cockroach mysql mariadb; db => db.select(users::id).from(users).filter(not(regexp_like(users::name, "^a"))), expect![[r#"
        postgres, cockroach: select "users"."id" from "users" where not ("users"."name" ~ $1) -- Text
        mysql, mariadb: select `users`.`id` from `users` where not (`users`.`name` regexp ?) -- Text
    "#]]);
}

/// What a user typed is no pattern.
#[test]
fn parts_of_texts() {
    golden!(db => db.select(users::id).from(users).filter(users::name.contains("50%")), expect![[r#"
        sqlite: select "users"."id" from "users" where "users"."name" like ? escape '\' -- Text
        postgres, cockroach: select "users"."id" from "users" where "users"."name" like $1 -- Text
        mysql, mariadb: select `users`.`id` from `users` where `users`.`name` like ? -- Text
        mssql: select [users].[id] from [users] where [users].[name] like replace(@P1, N'[', N'\[') escape N'\' -- Text
    "#]]);
    expressions!(contains(users::name, "x"), users::name.contains("x") => expect![[r#"
        sqlite: select "users"."name" like ? escape '\' from "users" -- Text
        postgres, cockroach: select "users"."name" like $1 from "users" -- Text
        mysql: select `users`.`name` like ? from `users` -- Text
        mssql: select case when [users].[name] like replace(@P1, N'[', N'\[') escape N'\' then cast(1 as bit) when not ([users].[name] like replace(@P2, N'[', N'\[') escape N'\') then cast(0 as bit) end from [users] -- Text, Text
    "#]]);
    expressions!(starts_with(users::name, r"_\"), users::name.starts_with(r"_\") => expect![[r#"
        sqlite: select "users"."name" like ? escape '\' from "users" -- Text
        postgres, cockroach: select "users"."name" like $1 from "users" -- Text
        mysql: select `users`.`name` like ? from `users` -- Text
        mssql: select case when [users].[name] like replace(@P1, N'[', N'\[') escape N'\' then cast(1 as bit) when not ([users].[name] like replace(@P2, N'[', N'\[') escape N'\') then cast(0 as bit) end from [users] -- Text, Text
    "#]]);
    expressions!(ends_with(users::name, "x"), users::name.ends_with("x") => expect![[r#"
        sqlite: select "users"."name" like ? escape '\' from "users" -- Text
        postgres, cockroach: select "users"."name" like $1 from "users" -- Text
        mysql: select `users`.`name` like ? from `users` -- Text
        mssql: select case when [users].[name] like replace(@P1, N'[', N'\[') escape N'\' then cast(1 as bit) when not ([users].[name] like replace(@P2, N'[', N'\[') escape N'\') then cast(0 as bit) end from [users] -- Text, Text
    "#]]);
    golden!(db => db.select(users::id).from(users).filter(users::name.contains(users::email)), expect![[r#"
        sqlite: select "users"."id" from "users" where "users"."name" like (? || replace(replace(replace("users"."email", ?, ?), ?, ?), ?, ?) || ?) escape '\' -- Text, Text, Text, Text, Text, Text, Text, Text
        postgres, cockroach: select "users"."id" from "users" where "users"."name" like ($1 || replace(replace(replace("users"."email", $2, $3), $4, $5), $6, $7) || $8) -- Text, Text, Text, Text, Text, Text, Text, Text
        mysql, mariadb: select `users`.`id` from `users` where `users`.`name` like concat(?, replace(replace(replace(`users`.`email`, ?, ?), ?, ?), ?, ?), ?) -- Text, Text, Text, Text, Text, Text, Text, Text
        mssql: select [users].[id] from [users] where [users].[name] like replace((cast(@P1 as nvarchar(max)) + replace(cast(replace(cast(replace(cast([users].[email] as nvarchar(max)), @P2, @P3) as nvarchar(max)), @P4, @P5) as nvarchar(max)), @P6, @P7) + @P8), N'[', N'\[') escape N'\' -- Text, Text, Text, Text, Text, Text, Text, Text
    "#]]);
    golden!(db => db.select(users::id).from(users).filter(users::name.ends_with(lower(users::email))), expect![[r#"
        sqlite: select "users"."id" from "users" where "users"."name" like (? || replace(replace(replace(lower("users"."email"), ?, ?), ?, ?), ?, ?)) escape '\' -- Text, Text, Text, Text, Text, Text, Text
        postgres, cockroach: select "users"."id" from "users" where "users"."name" like ($1 || replace(replace(replace(lower("users"."email"), $2, $3), $4, $5), $6, $7)) -- Text, Text, Text, Text, Text, Text, Text
        mysql, mariadb: select `users`.`id` from `users` where `users`.`name` like concat(?, replace(replace(replace(lower(`users`.`email`), ?, ?), ?, ?), ?, ?)) -- Text, Text, Text, Text, Text, Text, Text
        mssql: select [users].[id] from [users] where [users].[name] like replace((cast(@P1 as nvarchar(max)) + replace(cast(replace(cast(replace(cast(lower([users].[email]) as nvarchar(max)), @P2, @P3) as nvarchar(max)), @P4, @P5) as nvarchar(max)), @P6, @P7)), N'[', N'\[') escape N'\' -- Text, Text, Text, Text, Text, Text, Text
    "#]]);
}

#[test]
fn choices() {
    golden!(db => db.select((nullif(users::age, 0), greatest(users::age, 18), least(users::age, users::id + 1))).from(users), expect![[r#"
        sqlite: select nullif("users"."age", ?), max("users"."age", ?), min("users"."age", "users"."id" + ?) from "users" -- I32, I32, I32
        postgres, cockroach: select nullif("users"."age", $1), case when "users"."age" >= $2 then "users"."age" when "users"."age" < $3 then $4 end, case when "users"."age" <= ("users"."id" + $5) then "users"."age" when "users"."age" > ("users"."id" + $6) then "users"."id" + $7 end from "users" -- I32, I32, I32, I32, I32, I32, I32
        mysql, mariadb: select nullif(`users`.`age`, ?), greatest(`users`.`age`, ?), least(`users`.`age`, `users`.`id` + ?) from `users` -- I32, I32, I32
        mssql: select nullif([users].[age], @P1), case when [users].[age] >= @P2 then [users].[age] when [users].[age] < @P3 then @P4 end, case when [users].[age] <= ([users].[id] + @P5) then [users].[age] when [users].[age] > ([users].[id] + @P6) then [users].[id] + @P7 end from [users] -- I32, I32, I32, I32, I32, I32, I32
    "#]]);
    golden!(db => db.select(users::id).from(users).filter(is_distinct_from(users::email, "x")), expect![[r#"
        sqlite: select "users"."id" from "users" where "users"."email" is distinct from ? -- Text
        postgres, cockroach: select "users"."id" from "users" where "users"."email" is distinct from $1 -- Text
        mysql, mariadb: select `users`.`id` from `users` where not (`users`.`email` <=> ?) -- Text
        mssql: select [users].[id] from [users] where not exists (select [users].[email] intersect select @P1) -- Text
    "#]]);
    expressions!(users::score.is_not_distinct_from(users::score) => expect![[r#"
        sqlite, postgres, cockroach: select "users"."score" is not distinct from "users"."score" from "users"
        mysql: select `users`.`score` <=> `users`.`score` from `users`
        mssql: select case when exists (select [users].[score] intersect select [users].[score]) then cast(1 as bit) when not (exists (select [users].[score] intersect select [users].[score])) then cast(0 as bit) end from [users]
    "#]]);
    golden!(db => db.select(users::id).from(users).filter(not(users::age.is_distinct_from(users::id + 1))), expect![[r#"
        sqlite: select "users"."id" from "users" where not ("users"."age" is distinct from ("users"."id" + ?)) -- I32
        postgres, cockroach: select "users"."id" from "users" where not ("users"."age" is distinct from ("users"."id" + $1)) -- I32
        mysql, mariadb: select `users`.`id` from `users` where not (not (`users`.`age` <=> (`users`.`id` + ?))) -- I32
        mssql: select [users].[id] from [users] where not (not exists (select [users].[age] intersect select [users].[id] + @P1)) -- I32
    "#]]);
}

#[test]
fn numbers() {
    golden!(db => db.select(abs(users::age - 1)).from(users), expect![[r#"
        sqlite: select abs("users"."age" - ?) from "users" -- I32
        postgres, cockroach: select abs("users"."age" - $1) from "users" -- I32
        mysql, mariadb: select abs(`users`.`age` - ?) from `users` -- I32
        mssql: select abs([users].[age] - @P1) from [users] -- I32
    "#]]);
    golden!(postgres cockroach mysql mariadb mssql; db => db.select((ceil(users::score), floor(users::score), sqrt(users::score), power(users::score, 2.0))).from(users), expect![[r#"
        postgres, cockroach: select ceil("users"."score"), floor("users"."score"), sqrt("users"."score"), power("users"."score", $1) from "users" -- F64
        mysql, mariadb: select ceil(`users`.`score`), floor(`users`.`score`), sqrt(`users`.`score`), power(`users`.`score`, ?) from `users` -- F64
        mssql: select ceiling([users].[score]), floor([users].[score]), sqrt([users].[score]), power([users].[score], @P1) from [users] -- F64
    "#]]);
}

#[test]
fn groups_of_groups() {
    golden!(postgres mysql mariadb mssql; db => db.select((users::role, users::age, count_all())).from(users).group_by(rollup((users::role, users::age))), expect![[r#"
        postgres: select "users"."role", "users"."age", count(*) from "users" group by rollup ("users"."role", "users"."age")
        mysql, mariadb: select `users`.`role`, `users`.`age`, count(*) from `users` group by `users`.`role`, `users`.`age` with rollup
        mssql: select [users].[role], [users].[age], count_big(*) from [users] group by rollup ([users].[role], [users].[age])
    "#]]);
    golden!(postgres mysql mariadb mssql; db => db.select((users::role, grouping(users::role), count_all())).from(users).group_by(rollup(users::role)).having(gt(count_all(), 1)), expect![[r#"
        postgres: select "users"."role", grouping("users"."role"), count(*) from "users" group by rollup ("users"."role") having count(*) > $1 -- I64
        mysql: select `users`.`role`, grouping(`users`.`role`), count(*) from `users` group by `users`.`role` with rollup having count(*) > ? -- I64
        mariadb: error: mysql has no `grouping`
        mssql: select [users].[role], cast(grouping([users].[role]) as int), count_big(*) from [users] group by rollup ([users].[role]) having count_big(*) > @P1 -- I64
    "#]]);
    golden!(postgres mysql mariadb mssql; db => db.select((users::role, count_all())).from(users).group_by(rollup(users::role)).order_by(users::role), expect![[r#"
        postgres: select "users"."role", count(*) from "users" group by rollup ("users"."role") order by "users"."role"
        mysql: select `users`.`role`, count(*) from `users` group by `users`.`role` with rollup order by `users`.`role`
        mariadb: error: MariaDB can't order the rows of a `rollup`: order those of a subquery
        mssql: select [users].[role], count_big(*) from [users] group by rollup ([users].[role]) order by [users].[role]
    "#]]);
    golden!(postgres mysql mariadb mssql; db => db.select((users::role, count_all())).from(users).group_by((users::verified, rollup(users::role))), expect![[r#"
        postgres: select "users"."role", count(*) from "users" group by "users"."verified", rollup ("users"."role")
        mysql, mariadb: error: mysql has `rollup` only as the one thing that rows are grouped by
        mssql: select [users].[role], count_big(*) from [users] group by [users].[verified], rollup ([users].[role])
    "#]]);
    golden!(postgres mssql; db => db.select((users::role, count_all())).from(users).group_by(cube((users::role, users::verified))), expect![[r#"
        postgres: select "users"."role", count(*) from "users" group by cube ("users"."role", "users"."verified")
        mssql: select [users].[role], count_big(*) from [users] group by cube ([users].[role], [users].[verified])
    "#]]);
    golden!(postgres mssql; db => db.select((users::role, users::verified, count_all())).from(users).group_by(grouping_sets(((users::role, users::verified), users::role, no_keys()))), expect![[r#"
        postgres: select "users"."role", "users"."verified", count(*) from "users" group by grouping sets (("users"."role", "users"."verified"), ("users"."role"), ())
        mssql: select [users].[role], [users].[verified], count_big(*) from [users] group by grouping sets (([users].[role], [users].[verified]), ([users].[role]), ())
    "#]]);
}
