//! Operators and functions: what they are called, and how they nest.
#![allow(
    clippy::needless_borrows_for_generic_args,
    reason = "each form a value may have"
)]
use crate::expressions;
use crate::schema::*;
use drizzle::prelude::*;
use expect_test::expect;

#[test]
fn comparisons() {
    expressions!(eq(users::id, 1), users::id.eq(1) => expect![[r#"
        sqlite: select "users"."id" = ? from "users" -- I32
        postgres, cockroach: select "users"."id" = $1 from "users" -- I32
        mysql: select `users`.`id` = ? from `users` -- I32
        mssql: select case when [users].[id] = @P1 then cast(1 as bit) when not ([users].[id] = @P2) then cast(0 as bit) end from [users] -- I32, I32
    "#]]);
    expressions!(ne(users::id, 1), users::id.ne(1) => expect![[r#"
        sqlite: select "users"."id" <> ? from "users" -- I32
        postgres, cockroach: select "users"."id" <> $1 from "users" -- I32
        mysql: select `users`.`id` <> ? from `users` -- I32
        mssql: select case when [users].[id] <> @P1 then cast(1 as bit) when not ([users].[id] <> @P2) then cast(0 as bit) end from [users] -- I32, I32
    "#]]);
    expressions!(gt(users::id, 1), users::id.gt(1) => expect![[r#"
        sqlite: select "users"."id" > ? from "users" -- I32
        postgres, cockroach: select "users"."id" > $1 from "users" -- I32
        mysql: select `users`.`id` > ? from `users` -- I32
        mssql: select case when [users].[id] > @P1 then cast(1 as bit) when not ([users].[id] > @P2) then cast(0 as bit) end from [users] -- I32, I32
    "#]]);
    expressions!(gte(users::id, 1), users::id.gte(1) => expect![[r#"
        sqlite: select "users"."id" >= ? from "users" -- I32
        postgres, cockroach: select "users"."id" >= $1 from "users" -- I32
        mysql: select `users`.`id` >= ? from `users` -- I32
        mssql: select case when [users].[id] >= @P1 then cast(1 as bit) when not ([users].[id] >= @P2) then cast(0 as bit) end from [users] -- I32, I32
    "#]]);
    expressions!(lt(users::id, 1), users::id.lt(1) => expect![[r#"
        sqlite: select "users"."id" < ? from "users" -- I32
        postgres, cockroach: select "users"."id" < $1 from "users" -- I32
        mysql: select `users`.`id` < ? from `users` -- I32
        mssql: select case when [users].[id] < @P1 then cast(1 as bit) when not ([users].[id] < @P2) then cast(0 as bit) end from [users] -- I32, I32
    "#]]);
    expressions!(lte(users::id, 1), users::id.lte(1) => expect![[r#"
        sqlite: select "users"."id" <= ? from "users" -- I32
        postgres, cockroach: select "users"."id" <= $1 from "users" -- I32
        mysql: select `users`.`id` <= ? from `users` -- I32
        mssql: select case when [users].[id] <= @P1 then cast(1 as bit) when not ([users].[id] <= @P2) then cast(0 as bit) end from [users] -- I32, I32
    "#]]);
    expressions!(eq(users::id, users::age) => expect![[r#"
        sqlite, postgres, cockroach: select "users"."id" = "users"."age" from "users"
        mysql: select `users`.`id` = `users`.`age` from `users`
        mssql: select case when [users].[id] = [users].[age] then cast(1 as bit) when not ([users].[id] = [users].[age]) then cast(0 as bit) end from [users]
    "#]]);
    expressions!(eq(users::name, "x"), eq(users::name, String::from("x")), eq(users::name, &String::from("x")) => expect![[r#"
        sqlite: select "users"."name" = ? from "users" -- Text
        postgres, cockroach: select "users"."name" = $1 from "users" -- Text
        mysql: select `users`.`name` = ? from `users` -- Text
        mssql: select case when [users].[name] = @P1 then cast(1 as bit) when not ([users].[name] = @P2) then cast(0 as bit) end from [users] -- Text, Text
    "#]]);
    expressions!(eq(users::role, Role::Admin) => expect![[r#"
        sqlite: select "users"."role" = ? from "users" -- roles
        postgres, cockroach: select "users"."role" = $1 from "users" -- roles
        mysql: select `users`.`role` = ? from `users` -- roles
        mssql: select case when [users].[role] = @P1 then cast(1 as bit) when not ([users].[role] = @P2) then cast(0 as bit) end from [users] -- roles, roles
    "#]]);
    expressions!(eq(users::verified, true) => expect![[r#"
        sqlite: select "users"."verified" = ? from "users" -- Bool
        postgres, cockroach: select "users"."verified" = $1 from "users" -- Bool
        mysql: select `users`.`verified` = ? from `users` -- Bool
        mssql: select case when [users].[verified] = @P1 then cast(1 as bit) when not ([users].[verified] = @P2) then cast(0 as bit) end from [users] -- Bool, Bool
    "#]]);
    expressions!(eq(users::score, 1.5) => expect![[r#"
        sqlite: select "users"."score" = ? from "users" -- F64
        postgres, cockroach: select "users"."score" = $1 from "users" -- F64
        mysql: select `users`.`score` = ? from `users` -- F64
        mssql: select case when [users].[score] = @P1 then cast(1 as bit) when not ([users].[score] = @P2) then cast(0 as bit) end from [users] -- F64, F64
    "#]]);
    expressions!(eq(eq(users::id, 1), eq(users::age, 2)) => expect![[r#"
        sqlite: select ("users"."id" = ?) = ("users"."age" = ?) from "users" -- I32, I32
        postgres, cockroach: select ("users"."id" = $1) = ("users"."age" = $2) from "users" -- I32, I32
        mysql: select (`users`.`id` = ?) = (`users`.`age` = ?) from `users` -- I32, I32
        mssql: select case when case when [users].[id] = @P1 then cast(1 as bit) when not ([users].[id] = @P2) then cast(0 as bit) end = case when [users].[age] = @P3 then cast(1 as bit) when not ([users].[age] = @P4) then cast(0 as bit) end then cast(1 as bit) when not (case when [users].[id] = @P5 then cast(1 as bit) when not ([users].[id] = @P6) then cast(0 as bit) end = case when [users].[age] = @P7 then cast(1 as bit) when not ([users].[age] = @P8) then cast(0 as bit) end) then cast(0 as bit) end from [users] -- I32, I32, I32, I32, I32, I32, I32, I32
    "#]]);
    expressions!(eq(users::verified, gt(users::age, 18)) => expect![[r#"
        sqlite: select "users"."verified" = ("users"."age" > ?) from "users" -- I32
        postgres, cockroach: select "users"."verified" = ("users"."age" > $1) from "users" -- I32
        mysql: select `users`.`verified` = (`users`.`age` > ?) from `users` -- I32
        mssql: select case when [users].[verified] = case when [users].[age] > @P1 then cast(1 as bit) when not ([users].[age] > @P2) then cast(0 as bit) end then cast(1 as bit) when not ([users].[verified] = case when [users].[age] > @P3 then cast(1 as bit) when not ([users].[age] > @P4) then cast(0 as bit) end) then cast(0 as bit) end from [users] -- I32, I32, I32, I32
    "#]]);
}

#[test]
fn null_tests() {
    expressions!(is_null(users::email), users::email.is_null() => expect![[r#"
        sqlite, postgres, cockroach: select "users"."email" is null from "users"
        mysql: select `users`.`email` is null from `users`
        mssql: select case when [users].[email] is null then cast(1 as bit) else cast(0 as bit) end from [users]
    "#]]);
    expressions!(is_not_null(users::email), users::email.is_not_null() => expect![[r#"
        sqlite, postgres, cockroach: select "users"."email" is not null from "users"
        mysql: select `users`.`email` is not null from `users`
        mssql: select case when [users].[email] is not null then cast(1 as bit) else cast(0 as bit) end from [users]
    "#]]);
    expressions!(is_null(eq(users::email, "x")) => expect![[r#"
        sqlite: select ("users"."email" = ?) is null from "users" -- Text
        postgres, cockroach: select ("users"."email" = $1) is null from "users" -- Text
        mysql: select (`users`.`email` = ?) is null from `users` -- Text
        mssql: select case when case when [users].[email] = @P1 then cast(1 as bit) when not ([users].[email] = @P2) then cast(0 as bit) end is null then cast(1 as bit) else cast(0 as bit) end from [users] -- Text, Text
    "#]]);
    expressions!(is_null(users::age + 1) => expect![[r#"
        sqlite: select "users"."age" + ? is null from "users" -- I32
        postgres, cockroach: select "users"."age" + $1 is null from "users" -- I32
        mysql: select `users`.`age` + ? is null from `users` -- I32
        mssql: select case when [users].[age] + @P1 is null then cast(1 as bit) else cast(0 as bit) end from [users] -- I32
    "#]]);
    expressions!(is_null(or((users::verified, eq(users::id, 1)))) => expect![[r#"
        sqlite: select ("users"."verified" or "users"."id" = ?) is null from "users" -- I32
        postgres, cockroach: select ("users"."verified" or "users"."id" = $1) is null from "users" -- I32
        mysql: select (`users`.`verified` or `users`.`id` = ?) is null from `users` -- I32
        mssql: select case when case when [users].[verified] = 1 or [users].[id] = @P1 then cast(1 as bit) when not ([users].[verified] = 1 or [users].[id] = @P2) then cast(0 as bit) end is null then cast(1 as bit) else cast(0 as bit) end from [users] -- I32, I32
    "#]]);
}

#[test]
fn ranges() {
    expressions!(between(users::age, 18, 65), users::age.between(18, 65) => expect![[r#"
        sqlite: select "users"."age" between ? and ? from "users" -- I32, I32
        postgres, cockroach: select "users"."age" between $1 and $2 from "users" -- I32, I32
        mysql: select `users`.`age` between ? and ? from `users` -- I32, I32
        mssql: select case when [users].[age] between @P1 and @P2 then cast(1 as bit) when not ([users].[age] between @P3 and @P4) then cast(0 as bit) end from [users] -- I32, I32, I32, I32
    "#]]);
    expressions!(not_between(users::age, 18, 65), users::age.not_between(18, 65) => expect![[r#"
        sqlite: select "users"."age" not between ? and ? from "users" -- I32, I32
        postgres, cockroach: select "users"."age" not between $1 and $2 from "users" -- I32, I32
        mysql: select `users`.`age` not between ? and ? from `users` -- I32, I32
        mssql: select case when [users].[age] not between @P1 and @P2 then cast(1 as bit) when not ([users].[age] not between @P3 and @P4) then cast(0 as bit) end from [users] -- I32, I32, I32, I32
    "#]]);
    expressions!(between(users::age, users::id + 1, users::id * 2) => expect![[r#"
        sqlite: select "users"."age" between "users"."id" + ? and "users"."id" * ? from "users" -- I32, I32
        postgres, cockroach: select "users"."age" between "users"."id" + $1 and "users"."id" * $2 from "users" -- I32, I32
        mysql: select `users`.`age` between `users`.`id` + ? and `users`.`id` * ? from `users` -- I32, I32
        mssql: select case when [users].[age] between [users].[id] + @P1 and [users].[id] * @P2 then cast(1 as bit) when not ([users].[age] between [users].[id] + @P3 and [users].[id] * @P4) then cast(0 as bit) end from [users] -- I32, I32, I32, I32
    "#]]);
    expressions!(between(users::age + 1, 18, 65) => expect![[r#"
        sqlite: select "users"."age" + ? between ? and ? from "users" -- I32, I32, I32
        postgres, cockroach: select "users"."age" + $1 between $2 and $3 from "users" -- I32, I32, I32
        mysql: select `users`.`age` + ? between ? and ? from `users` -- I32, I32, I32
        mssql: select case when [users].[age] + @P1 between @P2 and @P3 then cast(1 as bit) when not ([users].[age] + @P4 between @P5 and @P6) then cast(0 as bit) end from [users] -- I32, I32, I32, I32, I32, I32
    "#]]);
}

#[test]
fn patterns() {
    expressions!(like(users::name, "A%"), users::name.like("A%") => expect![[r#"
        sqlite: select "users"."name" like ? escape '\' from "users" -- Text
        postgres, cockroach: select "users"."name" like $1 from "users" -- Text
        mysql: select `users`.`name` like ? from `users` -- Text
        mssql: select case when [users].[name] like replace(@P1, N'[', N'\[') escape N'\' then cast(1 as bit) when not ([users].[name] like replace(@P2, N'[', N'\[') escape N'\') then cast(0 as bit) end from [users] -- Text, Text
    "#]]);
    expressions!(not_like(users::name, "A%"), users::name.not_like("A%") => expect![[r#"
        sqlite: select "users"."name" not like ? escape '\' from "users" -- Text
        postgres, cockroach: select "users"."name" not like $1 from "users" -- Text
        mysql: select `users`.`name` not like ? from `users` -- Text
        mssql: select case when [users].[name] not like replace(@P1, N'[', N'\[') escape N'\' then cast(1 as bit) when not ([users].[name] not like replace(@P2, N'[', N'\[') escape N'\') then cast(0 as bit) end from [users] -- Text, Text
    "#]]);
    expressions!(like(users::name, concat((users::email, "%"))) => expect![[r#"
        sqlite: select "users"."name" like ("users"."email" || ?) escape '\' from "users" -- Text
        postgres, cockroach: select "users"."name" like ("users"."email" || $1) from "users" -- Text
        mysql: select `users`.`name` like concat(`users`.`email`, ?) from `users` -- Text
        mssql: select case when [users].[name] like replace((cast([users].[email] as nvarchar(max)) + @P1), N'[', N'\[') escape N'\' then cast(1 as bit) when not ([users].[name] like replace((cast([users].[email] as nvarchar(max)) + @P2), N'[', N'\[') escape N'\') then cast(0 as bit) end from [users] -- Text, Text
    "#]]);
    expressions!(postgres; ilike(users::name, "A%"), users::name.ilike("A%") => expect![[r#"
        postgres: select "users"."name" ilike $1 from "users" -- Text
    "#]]);
    expressions!(postgres; not_ilike(users::name, "A%"), users::name.not_ilike("A%") => expect![[r#"
        postgres: select "users"."name" not ilike $1 from "users" -- Text
    "#]]);
}

#[test]
fn lists() {
    expressions!(in_array(users::id, [1, 2]), users::id.in_array([1, 2]), in_array(users::id, vec![1, 2]), in_array(users::id, &vec![1, 2]), in_array(users::id, &[1, 2][..]) => expect![[r#"
        sqlite: select "users"."id" in (?, ?) from "users" -- I32, I32
        postgres, cockroach: select "users"."id" in ($1, $2) from "users" -- I32, I32
        mysql: select `users`.`id` in (?, ?) from `users` -- I32, I32
        mssql: select case when [users].[id] in (@P1, @P2) then cast(1 as bit) when not ([users].[id] in (@P3, @P4)) then cast(0 as bit) end from [users] -- I32, I32, I32, I32
    "#]]);
    expressions!(not_in_array(users::id, [1, 2]), users::id.not_in_array([1, 2]) => expect![[r#"
        sqlite: select "users"."id" not in (?, ?) from "users" -- I32, I32
        postgres, cockroach: select "users"."id" not in ($1, $2) from "users" -- I32, I32
        mysql: select `users`.`id` not in (?, ?) from `users` -- I32, I32
        mssql: select case when [users].[id] not in (@P1, @P2) then cast(1 as bit) when not ([users].[id] not in (@P3, @P4)) then cast(0 as bit) end from [users] -- I32, I32, I32, I32
    "#]]);
    expressions!(in_array(users::id, Vec::<i32>::new()) => expect![[r#"
        sqlite, postgres, cockroach: select 1 = 0 from "users"
        mysql: select 1 = 0 from `users`
        mssql: select case when 1 = 0 then cast(1 as bit) when not (1 = 0) then cast(0 as bit) end from [users]
    "#]]);
    expressions!(not_in_array(users::id, Vec::<i32>::new()) => expect![[r#"
        sqlite, postgres, cockroach: select 1 = 1 from "users"
        mysql: select 1 = 1 from `users`
        mssql: select case when 1 = 1 then cast(1 as bit) when not (1 = 1) then cast(0 as bit) end from [users]
    "#]]);
    expressions!(in_array(users::name, ["a", "b"]) => expect![[r#"
        sqlite: select "users"."name" in (?, ?) from "users" -- Text, Text
        postgres, cockroach: select "users"."name" in ($1, $2) from "users" -- Text, Text
        mysql: select `users`.`name` in (?, ?) from `users` -- Text, Text
        mssql: select case when [users].[name] in (@P1, @P2) then cast(1 as bit) when not ([users].[name] in (@P3, @P4)) then cast(0 as bit) end from [users] -- Text, Text, Text, Text
    "#]]);
    expressions!(in_array(users::role, [Role::Guest, Role::Admin]) => expect![[r#"
        sqlite: select "users"."role" in (?, ?) from "users" -- roles, roles
        postgres, cockroach: select "users"."role" in ($1, $2) from "users" -- roles, roles
        mysql: select `users`.`role` in (?, ?) from `users` -- roles, roles
        mssql: select case when [users].[role] in (@P1, @P2) then cast(1 as bit) when not ([users].[role] in (@P3, @P4)) then cast(0 as bit) end from [users] -- roles, roles, roles, roles
    "#]]);
    expressions!(in_array(users::age + 1, [1, 2]) => expect![[r#"
        sqlite: select "users"."age" + ? in (?, ?) from "users" -- I32, I32, I32
        postgres, cockroach: select "users"."age" + $1 in ($2, $3) from "users" -- I32, I32, I32
        mysql: select `users`.`age` + ? in (?, ?) from `users` -- I32, I32, I32
        mssql: select case when [users].[age] + @P1 in (@P2, @P3) then cast(1 as bit) when not ([users].[age] + @P4 in (@P5, @P6)) then cast(0 as bit) end from [users] -- I32, I32, I32, I32, I32, I32
    "#]]);
    expressions!(not(in_array(users::id, Vec::<i32>::new())) => expect![[r#"
        sqlite, postgres, cockroach: select not (1 = 0) from "users"
        mysql: select not (1 = 0) from `users`
        mssql: select case when not (1 = 0) then cast(1 as bit) when not (not (1 = 0)) then cast(0 as bit) end from [users]
    "#]]);
    expressions!(and((in_array(users::id, Vec::<i32>::new()), users::verified)) => expect![[r#"
        sqlite, postgres, cockroach: select 1 = 0 and "users"."verified" from "users"
        mysql: select 1 = 0 and `users`.`verified` from `users`
        mssql: select case when 1 = 0 and [users].[verified] = 1 then cast(1 as bit) when not (1 = 0 and [users].[verified] = 1) then cast(0 as bit) end from [users]
    "#]]);
}

#[test]
fn logic() {
    expressions!(and((eq(users::id, 1), users::verified)), eq(users::id, 1).and(users::verified) => expect![[r#"
        sqlite: select "users"."id" = ? and "users"."verified" from "users" -- I32
        postgres, cockroach: select "users"."id" = $1 and "users"."verified" from "users" -- I32
        mysql: select `users`.`id` = ? and `users`.`verified` from `users` -- I32
        mssql: select case when [users].[id] = @P1 and [users].[verified] = 1 then cast(1 as bit) when not ([users].[id] = @P2 and [users].[verified] = 1) then cast(0 as bit) end from [users] -- I32, I32
    "#]]);
    expressions!(or((eq(users::id, 1), users::verified)), eq(users::id, 1).or(users::verified) => expect![[r#"
        sqlite: select "users"."id" = ? or "users"."verified" from "users" -- I32
        postgres, cockroach: select "users"."id" = $1 or "users"."verified" from "users" -- I32
        mysql: select `users`.`id` = ? or `users`.`verified` from `users` -- I32
        mssql: select case when [users].[id] = @P1 or [users].[verified] = 1 then cast(1 as bit) when not ([users].[id] = @P2 or [users].[verified] = 1) then cast(0 as bit) end from [users] -- I32, I32
    "#]]);
    expressions!(not(users::verified), users::verified.not(), !users::verified => expect![[r#"
        sqlite, postgres, cockroach: select not "users"."verified" from "users"
        mysql: select not `users`.`verified` from `users`
        mssql: select case when not ([users].[verified] = 1) then cast(1 as bit) when not (not ([users].[verified] = 1)) then cast(0 as bit) end from [users]
    "#]]);
    expressions!(not(eq(users::id, 1)), !eq(users::id, 1) => expect![[r#"
        sqlite: select not ("users"."id" = ?) from "users" -- I32
        postgres, cockroach: select not ("users"."id" = $1) from "users" -- I32
        mysql: select not (`users`.`id` = ?) from `users` -- I32
        mssql: select case when not ([users].[id] = @P1) then cast(1 as bit) when not (not ([users].[id] = @P2)) then cast(0 as bit) end from [users] -- I32, I32
    "#]]);
    expressions!(and((or((eq(users::id, 1), eq(users::id, 2))), users::verified)), eq(users::id, 1).or(eq(users::id, 2)).and(users::verified) => expect![[r#"
        sqlite: select ("users"."id" = ? or "users"."id" = ?) and "users"."verified" from "users" -- I32, I32
        postgres, cockroach: select ("users"."id" = $1 or "users"."id" = $2) and "users"."verified" from "users" -- I32, I32
        mysql: select (`users`.`id` = ? or `users`.`id` = ?) and `users`.`verified` from `users` -- I32, I32
        mssql: select case when ([users].[id] = @P1 or [users].[id] = @P2) and [users].[verified] = 1 then cast(1 as bit) when not (([users].[id] = @P3 or [users].[id] = @P4) and [users].[verified] = 1) then cast(0 as bit) end from [users] -- I32, I32, I32, I32
    "#]]);
    expressions!(or((and((eq(users::id, 1), eq(users::age, 2))), users::verified)), eq(users::id, 1).and(eq(users::age, 2)).or(users::verified) => expect![[r#"
        sqlite: select "users"."id" = ? and "users"."age" = ? or "users"."verified" from "users" -- I32, I32
        postgres, cockroach: select "users"."id" = $1 and "users"."age" = $2 or "users"."verified" from "users" -- I32, I32
        mysql: select `users`.`id` = ? and `users`.`age` = ? or `users`.`verified` from `users` -- I32, I32
        mssql: select case when [users].[id] = @P1 and [users].[age] = @P2 or [users].[verified] = 1 then cast(1 as bit) when not ([users].[id] = @P3 and [users].[age] = @P4 or [users].[verified] = 1) then cast(0 as bit) end from [users] -- I32, I32, I32, I32
    "#]]);
    expressions!(and((users::verified, and((eq(users::id, 1), eq(users::age, 2))))) => expect![[r#"
        sqlite: select "users"."verified" and "users"."id" = ? and "users"."age" = ? from "users" -- I32, I32
        postgres, cockroach: select "users"."verified" and "users"."id" = $1 and "users"."age" = $2 from "users" -- I32, I32
        mysql: select `users`.`verified` and `users`.`id` = ? and `users`.`age` = ? from `users` -- I32, I32
        mssql: select case when [users].[verified] = 1 and [users].[id] = @P1 and [users].[age] = @P2 then cast(1 as bit) when not ([users].[verified] = 1 and [users].[id] = @P3 and [users].[age] = @P4) then cast(0 as bit) end from [users] -- I32, I32, I32, I32
    "#]]);
    expressions!(or((users::verified, or((eq(users::id, 1), eq(users::age, 2))))) => expect![[r#"
        sqlite: select "users"."verified" or "users"."id" = ? or "users"."age" = ? from "users" -- I32, I32
        postgres, cockroach: select "users"."verified" or "users"."id" = $1 or "users"."age" = $2 from "users" -- I32, I32
        mysql: select `users`.`verified` or `users`.`id` = ? or `users`.`age` = ? from `users` -- I32, I32
        mssql: select case when [users].[verified] = 1 or [users].[id] = @P1 or [users].[age] = @P2 then cast(1 as bit) when not ([users].[verified] = 1 or [users].[id] = @P3 or [users].[age] = @P4) then cast(0 as bit) end from [users] -- I32, I32, I32, I32
    "#]]);
    expressions!(not(and((eq(users::id, 1), users::verified))) => expect![[r#"
        sqlite: select not ("users"."id" = ? and "users"."verified") from "users" -- I32
        postgres, cockroach: select not ("users"."id" = $1 and "users"."verified") from "users" -- I32
        mysql: select not (`users`.`id` = ? and `users`.`verified`) from `users` -- I32
        mssql: select case when not ([users].[id] = @P1 and [users].[verified] = 1) then cast(1 as bit) when not (not ([users].[id] = @P2 and [users].[verified] = 1)) then cast(0 as bit) end from [users] -- I32, I32
    "#]]);
    expressions!(not(not(users::verified)) => expect![[r#"
        sqlite, postgres, cockroach: select not (not "users"."verified") from "users"
        mysql: select not (not `users`.`verified`) from `users`
        mssql: select case when not (not ([users].[verified] = 1)) then cast(1 as bit) when not (not (not ([users].[verified] = 1))) then cast(0 as bit) end from [users]
    "#]]);
    expressions!(and((not(users::verified), not(eq(users::id, 1)))) => expect![[r#"
        sqlite: select not "users"."verified" and not ("users"."id" = ?) from "users" -- I32
        postgres, cockroach: select not "users"."verified" and not ("users"."id" = $1) from "users" -- I32
        mysql: select not `users`.`verified` and not (`users`.`id` = ?) from `users` -- I32
        mssql: select case when not ([users].[verified] = 1) and not ([users].[id] = @P1) then cast(1 as bit) when not (not ([users].[verified] = 1) and not ([users].[id] = @P2)) then cast(0 as bit) end from [users] -- I32, I32
    "#]]);
    expressions!(eq(not(users::verified), true) => expect![[r#"
        sqlite: select (not "users"."verified") = ? from "users" -- Bool
        postgres, cockroach: select (not "users"."verified") = $1 from "users" -- Bool
        mysql: select (not `users`.`verified`) = ? from `users` -- Bool
        mssql: select case when case when not ([users].[verified] = 1) then cast(1 as bit) when not (not ([users].[verified] = 1)) then cast(0 as bit) end = @P1 then cast(1 as bit) when not (case when not ([users].[verified] = 1) then cast(1 as bit) when not (not ([users].[verified] = 1)) then cast(0 as bit) end = @P2) then cast(0 as bit) end from [users] -- Bool, Bool
    "#]]);
    expressions!(and((users::verified, None::<Filter<users::users>>)) => expect![[r#"
        sqlite, postgres, cockroach: select "users"."verified" from "users"
        mysql: select `users`.`verified` from `users`
        mssql: select case when [users].[verified] = 1 then cast(1 as bit) when not ([users].[verified] = 1) then cast(0 as bit) end from [users]
    "#]]);
    expressions!(or((users::verified, None::<Filter<users::users>>)) => expect![[r#"
        sqlite, postgres, cockroach: select "users"."verified" from "users"
        mysql: select `users`.`verified` from `users`
        mssql: select case when [users].[verified] = 1 then cast(1 as bit) when not ([users].[verified] = 1) then cast(0 as bit) end from [users]
    "#]]);
    expressions!(and((or((None::<Filter<users::users>>, None::<Filter<users::users>>)), users::verified)) => expect![[r#"
        sqlite, postgres, cockroach: select "users"."verified" from "users"
        mysql: select `users`.`verified` from `users`
        mssql: select case when [users].[verified] = 1 then cast(1 as bit) when not ([users].[verified] = 1) then cast(0 as bit) end from [users]
    "#]]);
    expressions!(and((users::verified,)) => expect![[r#"
        sqlite, postgres, cockroach: select "users"."verified" from "users"
        mysql: select `users`.`verified` from `users`
        mssql: select case when [users].[verified] = 1 then cast(1 as bit) when not ([users].[verified] = 1) then cast(0 as bit) end from [users]
    "#]]);
    expressions!(not(and((users::verified,))) => expect![[r#"
        sqlite, postgres, cockroach: select not "users"."verified" from "users"
        mysql: select not `users`.`verified` from `users`
        mssql: select case when not [users].[verified] = 1 then cast(1 as bit) when not (not [users].[verified] = 1) then cast(0 as bit) end from [users]
    "#]]);
    expressions!(not(or((eq(users::id, 1),))) => expect![[r#"
        sqlite: select not ("users"."id" = ?) from "users" -- I32
        postgres, cockroach: select not ("users"."id" = $1) from "users" -- I32
        mysql: select not (`users`.`id` = ?) from `users` -- I32
        mssql: select case when not ([users].[id] = @P1) then cast(1 as bit) when not (not ([users].[id] = @P2)) then cast(0 as bit) end from [users] -- I32, I32
    "#]]);
    expressions!(and(Vec::<Filter<users::users>>::new()) => expect![[r#"
        sqlite, postgres, cockroach: select true from "users"
        mysql: select true from `users`
        mssql: select case when 1 = 1 then cast(1 as bit) else cast(0 as bit) end from [users]
    "#]]);
    expressions!(or(Vec::<Filter<users::users>>::new()) => expect![[r#"
        sqlite, postgres, cockroach: select true from "users"
        mysql: select true from `users`
        mssql: select case when 1 = 1 then cast(1 as bit) else cast(0 as bit) end from [users]
    "#]]);
    expressions!(not(or(Vec::<Filter<users::users>>::new())) => expect![[r#"
        sqlite, postgres, cockroach: select true from "users"
        mysql: select true from `users`
        mssql: select case when 1 = 1 then cast(1 as bit) else cast(0 as bit) end from [users]
    "#]]);
    expressions!(eq(and((users::verified, eq(users::id, 1))), true) => expect![[r#"
        sqlite: select ("users"."verified" and "users"."id" = ?) = ? from "users" -- I32, Bool
        postgres, cockroach: select ("users"."verified" and "users"."id" = $1) = $2 from "users" -- I32, Bool
        mysql: select (`users`.`verified` and `users`.`id` = ?) = ? from `users` -- I32, Bool
        mssql: select case when case when [users].[verified] = 1 and [users].[id] = @P1 then cast(1 as bit) when not ([users].[verified] = 1 and [users].[id] = @P2) then cast(0 as bit) end = @P3 then cast(1 as bit) when not (case when [users].[verified] = 1 and [users].[id] = @P4 then cast(1 as bit) when not ([users].[verified] = 1 and [users].[id] = @P5) then cast(0 as bit) end = @P6) then cast(0 as bit) end from [users] -- I32, I32, Bool, I32, I32, Bool
    "#]]);
}

#[test]
fn arithmetic() {
    expressions!(users::age + 1 => expect![[r#"
        sqlite: select "users"."age" + ? from "users" -- I32
        postgres, cockroach: select "users"."age" + $1 from "users" -- I32
        mysql: select `users`.`age` + ? from `users` -- I32
        mssql: select [users].[age] + @P1 from [users] -- I32
    "#]]);
    expressions!(users::age - 1 => expect![[r#"
        sqlite: select "users"."age" - ? from "users" -- I32
        postgres, cockroach: select "users"."age" - $1 from "users" -- I32
        mysql: select `users`.`age` - ? from `users` -- I32
        mssql: select [users].[age] - @P1 from [users] -- I32
    "#]]);
    expressions!(users::age * 2 => expect![[r#"
        sqlite: select "users"."age" * ? from "users" -- I32
        postgres, cockroach: select "users"."age" * $1 from "users" -- I32
        mysql: select `users`.`age` * ? from `users` -- I32
        mssql: select [users].[age] * @P1 from [users] -- I32
    "#]]);
    expressions!(users::age / 2 => expect![[r#"
        sqlite: select "users"."age" / ? from "users" -- I32
        postgres: select "users"."age" / $1 from "users" -- I32
        cockroach: select "users"."age" // $1 from "users" -- I32
        mysql: select `users`.`age` div ? from `users` -- I32
        mssql: select [users].[age] / @P1 from [users] -- I32
    "#]]);
    expressions!(users::age % 2 => expect![[r#"
        sqlite: select "users"."age" % ? from "users" -- I32
        postgres, cockroach: select "users"."age" % $1 from "users" -- I32
        mysql: select `users`.`age` % ? from `users` -- I32
        mssql: select [users].[age] % @P1 from [users] -- I32
    "#]]);
    expressions!(users::age + users::id * 2 => expect![[r#"
        sqlite: select "users"."age" + "users"."id" * ? from "users" -- I32
        postgres, cockroach: select "users"."age" + "users"."id" * $1 from "users" -- I32
        mysql: select `users`.`age` + `users`.`id` * ? from `users` -- I32
        mssql: select [users].[age] + [users].[id] * @P1 from [users] -- I32
    "#]]);
    expressions!((users::age + users::id) * 2 => expect![[r#"
        sqlite: select ("users"."age" + "users"."id") * ? from "users" -- I32
        postgres, cockroach: select ("users"."age" + "users"."id") * $1 from "users" -- I32
        mysql: select (`users`.`age` + `users`.`id`) * ? from `users` -- I32
        mssql: select ([users].[age] + [users].[id]) * @P1 from [users] -- I32
    "#]]);
    expressions!(users::age - (users::id - 1) => expect![[r#"
        sqlite: select "users"."age" - ("users"."id" - ?) from "users" -- I32
        postgres, cockroach: select "users"."age" - ("users"."id" - $1) from "users" -- I32
        mysql: select `users`.`age` - (`users`.`id` - ?) from `users` -- I32
        mssql: select [users].[age] - ([users].[id] - @P1) from [users] -- I32
    "#]]);
    expressions!(users::age - users::id - 1 => expect![[r#"
        sqlite: select "users"."age" - "users"."id" - ? from "users" -- I32
        postgres, cockroach: select "users"."age" - "users"."id" - $1 from "users" -- I32
        mysql: select `users`.`age` - `users`.`id` - ? from `users` -- I32
        mssql: select [users].[age] - [users].[id] - @P1 from [users] -- I32
    "#]]);
    expressions!(users::age / (users::id / 2) => expect![[r#"
        sqlite: select "users"."age" / ("users"."id" / ?) from "users" -- I32
        postgres: select "users"."age" / ("users"."id" / $1) from "users" -- I32
        cockroach: select "users"."age" // ("users"."id" // $1) from "users" -- I32
        mysql: select `users`.`age` div (`users`.`id` div ?) from `users` -- I32
        mssql: select [users].[age] / ([users].[id] / @P1) from [users] -- I32
    "#]]);
    expressions!(users::age / users::id / 2 => expect![[r#"
        sqlite: select "users"."age" / "users"."id" / ? from "users" -- I32
        postgres: select "users"."age" / "users"."id" / $1 from "users" -- I32
        cockroach: select "users"."age" // "users"."id" // $1 from "users" -- I32
        mysql: select `users`.`age` div `users`.`id` div ? from `users` -- I32
        mssql: select [users].[age] / [users].[id] / @P1 from [users] -- I32
    "#]]);
    expressions!(users::age * (users::id % 2) => expect![[r#"
        sqlite: select "users"."age" * ("users"."id" % ?) from "users" -- I32
        postgres, cockroach: select "users"."age" * ("users"."id" % $1) from "users" -- I32
        mysql: select `users`.`age` * (`users`.`id` % ?) from `users` -- I32
        mssql: select [users].[age] * ([users].[id] % @P1) from [users] -- I32
    "#]]);
    expressions!(users::age % users::id * 2 => expect![[r#"
        sqlite: select "users"."age" % "users"."id" * ? from "users" -- I32
        postgres, cockroach: select "users"."age" % "users"."id" * $1 from "users" -- I32
        mysql: select `users`.`age` % `users`.`id` * ? from `users` -- I32
        mssql: select [users].[age] % [users].[id] * @P1 from [users] -- I32
    "#]]);
    expressions!((users::age - 1) + (users::id - 2) => expect![[r#"
        sqlite: select "users"."age" - ? + ("users"."id" - ?) from "users" -- I32, I32
        postgres, cockroach: select "users"."age" - $1 + ("users"."id" - $2) from "users" -- I32, I32
        mysql: select `users`.`age` - ? + (`users`.`id` - ?) from `users` -- I32, I32
        mssql: select [users].[age] - @P1 + ([users].[id] - @P2) from [users] -- I32, I32
    "#]]);
    expressions!(users::age + (users::id + 2) => expect![[r#"
        sqlite: select "users"."age" + ("users"."id" + ?) from "users" -- I32
        postgres, cockroach: select "users"."age" + ("users"."id" + $1) from "users" -- I32
        mysql: select `users`.`age` + (`users`.`id` + ?) from `users` -- I32
        mssql: select [users].[age] + ([users].[id] + @P1) from [users] -- I32
    "#]]);
    expressions!(users::score * 1.5 => expect![[r#"
        sqlite: select "users"."score" * ? from "users" -- F64
        postgres, cockroach: select "users"."score" * $1 from "users" -- F64
        mysql: select `users`.`score` * ? from `users` -- F64
        mssql: select [users].[score] * @P1 from [users] -- F64
    "#]]);
    expressions!(gt(users::age + 1, users::id * 2) => expect![[r#"
        sqlite: select "users"."age" + ? > "users"."id" * ? from "users" -- I32, I32
        postgres, cockroach: select "users"."age" + $1 > "users"."id" * $2 from "users" -- I32, I32
        mysql: select `users`.`age` + ? > `users`.`id` * ? from `users` -- I32, I32
        mssql: select case when [users].[age] + @P1 > [users].[id] * @P2 then cast(1 as bit) when not ([users].[age] + @P3 > [users].[id] * @P4) then cast(0 as bit) end from [users] -- I32, I32, I32, I32
    "#]]);
    expressions!(sum(users::age) / count(users::id) => expect![[r#"
        sqlite, postgres: select sum("users"."age") / count("users"."id") from "users"
        cockroach: select sum("users"."age") // count("users"."id") from "users"
        mysql: select sum(`users`.`age`) div count(`users`.`id`) from `users`
        mssql: select sum(cast([users].[age] as bigint)) / count_big([users].[id]) from [users]
    "#]]);
    expressions!(users::age + -1 => expect![[r#"
        sqlite: select "users"."age" + ? from "users" -- I32
        postgres, cockroach: select "users"."age" + $1 from "users" -- I32
        mysql: select `users`.`age` + ? from `users` -- I32
        mssql: select [users].[age] + @P1 from [users] -- I32
    "#]]);
}

#[test]
fn aggregates() {
    expressions!(count_all() => expect![[r#"
        sqlite, postgres, cockroach: select count(*) from "users"
        mysql: select count(*) from `users`
        mssql: select count_big(*) from [users]
    "#]]);
    expressions!(count(users::email), users::email.count() => expect![[r#"
        sqlite, postgres, cockroach: select count("users"."email") from "users"
        mysql: select count(`users`.`email`) from `users`
        mssql: select count_big([users].[email]) from [users]
    "#]]);
    expressions!(count_distinct(users::email) => expect![[r#"
        sqlite, postgres, cockroach: select count(distinct "users"."email") from "users"
        mysql: select count(distinct `users`.`email`) from `users`
        mssql: select count_big(distinct [users].[email]) from [users]
    "#]]);
    expressions!(sum(users::age), users::age.sum() => expect![[r#"
        sqlite, postgres, cockroach: select sum("users"."age") from "users"
        mysql: select sum(`users`.`age`) from `users`
        mssql: select sum(cast([users].[age] as bigint)) from [users]
    "#]]);
    expressions!(sum_distinct(users::age) => expect![[r#"
        sqlite, postgres, cockroach: select sum(distinct "users"."age") from "users"
        mysql: select sum(distinct `users`.`age`) from `users`
        mssql: select sum(distinct cast([users].[age] as bigint)) from [users]
    "#]]);
    expressions!(avg(users::age), users::age.avg() => expect![[r#"
        sqlite, postgres, cockroach: select avg("users"."age") from "users"
        mysql: select avg(cast(`users`.`age` as double)) from `users`
        mssql: select avg(cast([users].[age] as float)) from [users]
    "#]]);
    expressions!(avg_distinct(users::age) => expect![[r#"
        sqlite, postgres, cockroach: select avg(distinct "users"."age") from "users"
        mysql: select avg(distinct cast(`users`.`age` as double)) from `users`
        mssql: select avg(distinct cast([users].[age] as float)) from [users]
    "#]]);
    expressions!(min(users::name), users::name.min() => expect![[r#"
        sqlite, postgres, cockroach: select min("users"."name") from "users"
        mysql: select min(`users`.`name`) from `users`
        mssql: select min([users].[name]) from [users]
    "#]]);
    expressions!(max(users::name), users::name.max() => expect![[r#"
        sqlite, postgres, cockroach: select max("users"."name") from "users"
        mysql: select max(`users`.`name`) from `users`
        mssql: select max([users].[name]) from [users]
    "#]]);
    expressions!(sum(users::age + 1) => expect![[r#"
        sqlite: select sum("users"."age" + ?) from "users" -- I32
        postgres, cockroach: select sum("users"."age" + $1) from "users" -- I32
        mysql: select sum(`users`.`age` + ?) from `users` -- I32
        mssql: select sum(cast([users].[age] + @P1 as bigint)) from [users] -- I32
    "#]]);
    expressions!(avg(users::score) => expect![[r#"
        sqlite, postgres, cockroach: select avg("users"."score") from "users"
        mysql: select avg(`users`.`score`) from `users`
        mssql: select avg([users].[score]) from [users]
    "#]]);
}

#[test]
fn functions() {
    expressions!(lower(users::name), users::name.lower() => expect![[r#"
        sqlite, postgres, cockroach: select lower("users"."name") from "users"
        mysql: select lower(`users`.`name`) from `users`
        mssql: select lower([users].[name]) from [users]
    "#]]);
    expressions!(upper(users::name), users::name.upper() => expect![[r#"
        sqlite, postgres, cockroach: select upper("users"."name") from "users"
        mysql: select upper(`users`.`name`) from `users`
        mssql: select upper([users].[name]) from [users]
    "#]]);
    expressions!(length(users::name), users::name.length() => expect![[r#"
        sqlite, postgres, cockroach: select length("users"."name") from "users"
        mysql: select char_length(`users`.`name`) from `users`
        mssql: select (datalength(cast([users].[name] as nvarchar(max))) / 2) from [users]
    "#]]);
    expressions!(coalesce(users::email, users::name), users::email.coalesce(users::name) => expect![[r#"
        sqlite, postgres, cockroach: select coalesce("users"."email", "users"."name") from "users"
        mysql: select coalesce(`users`.`email`, `users`.`name`) from `users`
        mssql: select coalesce([users].[email], [users].[name]) from [users]
    "#]]);
    expressions!(coalesce(users::email, "none"), users::email.coalesce("none") => expect![[r#"
        sqlite: select coalesce("users"."email", ?) from "users" -- Text
        postgres, cockroach: select coalesce("users"."email", $1) from "users" -- Text
        mysql: select coalesce(`users`.`email`, ?) from `users` -- Text
        mssql: select coalesce([users].[email], @P1) from [users] -- Text
    "#]]);
    expressions!(coalesce(coalesce(users::email, users::name), "none") => expect![[r#"
        sqlite: select coalesce(coalesce("users"."email", "users"."name"), ?) from "users" -- Text
        postgres, cockroach: select coalesce(coalesce("users"."email", "users"."name"), $1) from "users" -- Text
        mysql: select coalesce(coalesce(`users`.`email`, `users`.`name`), ?) from `users` -- Text
        mssql: select coalesce(coalesce([users].[email], [users].[name]), @P1) from [users] -- Text
    "#]]);
    expressions!(coalesce(users::score, 0.0) + 1.0 => expect![[r#"
        sqlite: select coalesce("users"."score", ?) + ? from "users" -- F64, F64
        postgres, cockroach: select coalesce("users"."score", $1) + $2 from "users" -- F64, F64
        mysql: select coalesce(`users`.`score`, ?) + ? from `users` -- F64, F64
        mssql: select coalesce([users].[score], @P1) + @P2 from [users] -- F64, F64
    "#]]);
    expressions!(concat((users::name, " <", users::email, ">")) => expect![[r#"
        sqlite: select ("users"."name" || ? || "users"."email" || ?) from "users" -- Text, Text
        postgres, cockroach: select ("users"."name" || $1 || "users"."email" || $2) from "users" -- Text, Text
        mysql: select concat(`users`.`name`, ?, `users`.`email`, ?) from `users` -- Text, Text
        mssql: select (cast([users].[name] as nvarchar(max)) + @P1 + [users].[email] + @P2) from [users] -- Text, Text
    "#]]);
    expressions!(concat(("a", "b")) => expect![[r#"
        sqlite: select (? || ?) from "users" -- Text, Text
        postgres, cockroach: select ($1 || $2) from "users" -- Text, Text
        mysql: select concat(?, ?) from `users` -- Text, Text
        mssql: select (cast(@P1 as nvarchar(max)) + @P2) from [users] -- Text, Text
    "#]]);
    expressions!(eq(concat((users::name, "x")), "y") => expect![[r#"
        sqlite: select ("users"."name" || ?) = ? from "users" -- Text, Text
        postgres, cockroach: select ("users"."name" || $1) = $2 from "users" -- Text, Text
        mysql: select concat(`users`.`name`, ?) = ? from `users` -- Text, Text
        mssql: select case when (cast([users].[name] as nvarchar(max)) + @P1) = @P2 then cast(1 as bit) when not ((cast([users].[name] as nvarchar(max)) + @P3) = @P4) then cast(0 as bit) end from [users] -- Text, Text, Text, Text
    "#]]);
    expressions!(lower(concat((users::name, "x"))) => expect![[r#"
        sqlite: select lower(("users"."name" || ?)) from "users" -- Text
        postgres, cockroach: select lower(("users"."name" || $1)) from "users" -- Text
        mysql: select lower(concat(`users`.`name`, ?)) from `users` -- Text
        mssql: select lower((cast([users].[name] as nvarchar(max)) + @P1)) from [users] -- Text
    "#]]);
    expressions!(concat((when(users::verified, "a").otherwise("b"), users::name)) => expect![[r#"
        sqlite: select (case when "users"."verified" then ? else ? end || "users"."name") from "users" -- loose Text, Text
        postgres, cockroach: select (case when "users"."verified" then $1 else $2 end || "users"."name") from "users" -- loose Text, Text
        mysql: select concat(case when `users`.`verified` then ? else ? end, `users`.`name`) from `users` -- loose Text, Text
        mssql: select (cast(case when [users].[verified] = 1 then @P1 else @P2 end as nvarchar(max)) + [users].[name]) from [users] -- loose Text, Text
    "#]]);
    expressions!(val(1) => expect![[r#"
        sqlite: select ? from "users" -- loose I32
        postgres, cockroach: select $1 from "users" -- loose I32
        mysql: select ? from `users` -- loose I32
        mssql: select @P1 from [users] -- loose I32
    "#]]);
    expressions!(val("x".to_owned()) => expect![[r#"
        sqlite: select ? from "users" -- loose Text
        postgres, cockroach: select $1 from "users" -- loose Text
        mysql: select ? from `users` -- loose Text
        mssql: select @P1 from [users] -- loose Text
    "#]]);
    expressions!(val(Role::Admin) => expect![[r#"
        sqlite: select ? from "users" -- loose roles
        postgres, cockroach: select $1 from "users" -- loose roles
        mysql: select ? from `users` -- loose roles
        mssql: select @P1 from [users] -- loose roles
    "#]]);
    expressions!(val(true) => expect![[r#"
        sqlite: select ? from "users" -- loose Bool
        postgres, cockroach: select $1 from "users" -- loose Bool
        mysql: select ? from `users` -- loose Bool
        mssql: select @P1 from [users] -- loose Bool
    "#]]);
    expressions!(val(1) + users::id => expect![[r#"
        sqlite: select ? + "users"."id" from "users" -- loose I32
        postgres, cockroach: select $1 + "users"."id" from "users" -- loose I32
        mysql: select ? + `users`.`id` from `users` -- loose I32
        mssql: select @P1 + [users].[id] from [users] -- loose I32
    "#]]);
}

#[test]
fn casts() {
    expressions!(cast::<String, _>(users::id), users::id.cast::<String>() => expect![[r#"
        sqlite, postgres: select cast("users"."id" as text) from "users"
        cockroach: select cast("users"."id" as string) from "users"
        mysql: select cast(`users`.`id` as char) from `users`
        mssql: select cast([users].[id] as nvarchar(max)) from [users]
    "#]]);
    expressions!(cast::<i64, _>(users::name) => expect![[r#"
        sqlite: select cast("users"."name" as integer) from "users"
        postgres: select cast("users"."name" as bigint) from "users"
        cockroach: select cast("users"."name" as int8) from "users"
        mysql: select cast(`users`.`name` as signed) from `users`
        mssql: select cast([users].[name] as bigint) from [users]
    "#]]);
    expressions!(cast::<f64, _>(users::age) / 2.0 => expect![[r#"
        sqlite: select cast("users"."age" as real) / ? from "users" -- F64
        postgres: select cast("users"."age" as double precision) / $1 from "users" -- F64
        cockroach: select cast("users"."age" as float8) / $1 from "users" -- F64
        mysql: select cast(`users`.`age` as double) / ? from `users` -- F64
        mssql: select cast([users].[age] as float) / @P1 from [users] -- F64
    "#]]);
    expressions!(cast::<i16, _>(users::age + 1) => expect![[r#"
        sqlite: select cast("users"."age" + ? as integer) from "users" -- I32
        postgres: select cast("users"."age" + $1 as smallint) from "users" -- I32
        cockroach: select cast("users"."age" + $1 as int2) from "users" -- I32
        mysql: select cast(`users`.`age` + ? as signed) from `users` -- I32
        mssql: select cast([users].[age] + @P1 as smallint) from [users] -- I32
    "#]]);
    expressions!(cast::<Role, _>(users::name) => expect![[r#"
        sqlite: select cast("users"."name" as text) from "users"
        postgres, cockroach: select cast("users"."name" as "roles") from "users"
        mysql: select cast(`users`.`name` as char) from `users`
        mssql: select cast([users].[name] as nvarchar(255)) from [users]
    "#]]);
    expressions!(cast::<bool, _>(users::age) => expect![[r#"
        sqlite: select cast("users"."age" as integer) from "users"
        postgres, cockroach: select cast("users"."age" as boolean) from "users"
        mysql: select cast(`users`.`age` as signed) from `users`
        mssql: select cast([users].[age] as bit) from [users]
    "#]]);
    expressions!(cast::<Vec<u8>, _>(users::name) => expect![[r#"
        sqlite: select cast("users"."name" as blob) from "users"
        postgres: select cast("users"."name" as bytea) from "users"
        cockroach: select cast("users"."name" as bytes) from "users"
        mysql: select cast(`users`.`name` as binary) from `users`
        mssql: select cast([users].[name] as varbinary(max)) from [users]
    "#]]);
    expressions!(cast::<i32, _>(val("1".to_owned())) => expect![[r#"
        sqlite: select cast(? as integer) from "users" -- loose Text
        postgres: select cast($1 as integer) from "users" -- loose Text
        cockroach: select cast($1 as int4) from "users" -- loose Text
        mysql: select cast(? as signed) from `users` -- loose Text
        mssql: select cast(@P1 as int) from [users] -- loose Text
    "#]]);
}

#[test]
fn cases() {
    expressions!(when(lt(users::age, 18), "minor").otherwise("adult") => expect![[r#"
        sqlite: select case when "users"."age" < ? then ? else ? end from "users" -- loose I32, Text, Text
        postgres, cockroach: select case when "users"."age" < $1 then $2 else $3 end from "users" -- loose I32, Text, Text
        mysql: select case when `users`.`age` < ? then ? else ? end from `users` -- loose I32, Text, Text
        mssql: select case when [users].[age] < @P1 then @P2 else @P3 end from [users] -- loose I32, Text, Text
    "#]]);
    expressions!(when(lt(users::age, 18), "minor").when(lt(users::age, 65), "adult").otherwise(users::name) => expect![[r#"
        sqlite: select case when "users"."age" < ? then ? when "users"."age" < ? then ? else "users"."name" end from "users" -- I32, Text, I32, Text
        postgres, cockroach: select case when "users"."age" < $1 then $2 when "users"."age" < $3 then $4 else "users"."name" end from "users" -- I32, Text, I32, Text
        mysql: select case when `users`.`age` < ? then ? when `users`.`age` < ? then ? else `users`.`name` end from `users` -- I32, Text, I32, Text
        mssql: select case when [users].[age] < @P1 then @P2 when [users].[age] < @P3 then @P4 else [users].[name] end from [users] -- I32, Text, I32, Text
    "#]]);
    expressions!(when(users::verified, users::email).end() => expect![[r#"
        sqlite, postgres, cockroach: select case when "users"."verified" then "users"."email" end from "users"
        mysql: select case when `users`.`verified` then `users`.`email` end from `users`
        mssql: select case when [users].[verified] = 1 then [users].[email] end from [users]
    "#]]);
    expressions!(when(users::verified, 1).otherwise(0) => expect![[r#"
        sqlite: select case when "users"."verified" then ? else ? end from "users" -- loose I32, I32
        postgres, cockroach: select case when "users"."verified" then $1 else $2 end from "users" -- loose I32, I32
        mysql: select case when `users`.`verified` then ? else ? end from `users` -- loose I32, I32
        mssql: select case when [users].[verified] = 1 then @P1 else @P2 end from [users] -- loose I32, I32
    "#]]);
    expressions!(sum(when(users::verified, 1).otherwise(0)) => expect![[r#"
        sqlite: select sum(case when "users"."verified" then ? else ? end) from "users" -- loose I32, I32
        postgres, cockroach: select sum(case when "users"."verified" then $1 else $2 end) from "users" -- loose I32, I32
        mysql: select sum(case when `users`.`verified` then ? else ? end) from `users` -- loose I32, I32
        mssql: select sum(cast(case when [users].[verified] = 1 then @P1 else @P2 end as bigint)) from [users] -- loose I32, I32
    "#]]);
    expressions!(when((users::verified, gt(users::age, 18)), 1).otherwise(0) => expect![[r#"
        sqlite: select case when "users"."verified" and "users"."age" > ? then ? else ? end from "users" -- loose I32, I32, I32
        postgres, cockroach: select case when "users"."verified" and "users"."age" > $1 then $2 else $3 end from "users" -- loose I32, I32, I32
        mysql: select case when `users`.`verified` and `users`.`age` > ? then ? else ? end from `users` -- loose I32, I32, I32
        mssql: select case when [users].[verified] = 1 and [users].[age] > @P1 then @P2 else @P3 end from [users] -- loose I32, I32, I32
    "#]]);
    expressions!(when(users::verified, users::age).otherwise(0) + 1 => expect![[r#"
        sqlite: select case when "users"."verified" then "users"."age" else ? end + ? from "users" -- I32, I32
        postgres, cockroach: select case when "users"."verified" then "users"."age" else $1 end + $2 from "users" -- I32, I32
        mysql: select case when `users`.`verified` then `users`.`age` else ? end + ? from `users` -- I32, I32
        mssql: select case when [users].[verified] = 1 then [users].[age] else @P1 end + @P2 from [users] -- I32, I32
    "#]]);
    expressions!(eq(when(users::verified, 1).otherwise(0), 1) => expect![[r#"
        sqlite: select case when "users"."verified" then ? else ? end = ? from "users" -- loose I32, I32, I32
        postgres, cockroach: select case when "users"."verified" then $1 else $2 end = $3 from "users" -- loose I32, I32, I32
        mysql: select case when `users`.`verified` then ? else ? end = ? from `users` -- loose I32, I32, I32
        mssql: select case when case when [users].[verified] = 1 then @P1 else @P2 end = @P3 then cast(1 as bit) when not (case when [users].[verified] = 1 then @P4 else @P5 end = @P6) then cast(0 as bit) end from [users] -- loose I32, I32, I32, I32, I32, I32
    "#]]);
    expressions!(when(users::verified, Role::Admin).otherwise(Role::Guest) => expect![[r#"
        sqlite: select case when "users"."verified" then ? else ? end from "users" -- loose roles, roles
        postgres, cockroach: select case when "users"."verified" then $1 else $2 end from "users" -- loose roles, roles
        mysql: select case when `users`.`verified` then ? else ? end from `users` -- loose roles, roles
        mssql: select case when [users].[verified] = 1 then @P1 else @P2 end from [users] -- loose roles, roles
    "#]]);
    expressions!(when(users::verified, true).otherwise(false) => expect![[r#"
        sqlite: select case when "users"."verified" then ? else ? end from "users" -- loose Bool, Bool
        postgres, cockroach: select case when "users"."verified" then $1 else $2 end from "users" -- loose Bool, Bool
        mysql: select case when `users`.`verified` then ? else ? end from `users` -- loose Bool, Bool
        mssql: select case when [users].[verified] = 1 then @P1 else @P2 end from [users] -- loose Bool, Bool
    "#]]);
    expressions!(when(users::verified, 1.5).end() => expect![[r#"
        sqlite: select case when "users"."verified" then ? end from "users" -- loose F64
        postgres, cockroach: select case when "users"."verified" then $1 end from "users" -- loose F64
        mysql: select case when `users`.`verified` then ? end from `users` -- loose F64
        mssql: select case when [users].[verified] = 1 then @P1 end from [users] -- loose F64
    "#]]);
    expressions!(when(None::<Filter<users::users>>, 1).otherwise(0) => expect![[r#"
        sqlite: select case when true then ? else ? end from "users" -- loose I32, I32
        postgres, cockroach: select case when true then $1 else $2 end from "users" -- loose I32, I32
        mysql: select case when true then ? else ? end from `users` -- loose I32, I32
        mssql: select case when 1 = 1 then @P1 else @P2 end from [users] -- loose I32, I32
    "#]]);
    expressions!(when(users::verified, 1).otherwise(users::age) => expect![[r#"
        sqlite: select case when "users"."verified" then ? else "users"."age" end from "users" -- I32
        postgres, cockroach: select case when "users"."verified" then $1 else "users"."age" end from "users" -- I32
        mysql: select case when `users`.`verified` then ? else `users`.`age` end from `users` -- I32
        mssql: select case when [users].[verified] = 1 then @P1 else [users].[age] end from [users] -- I32
    "#]]);
    expressions!(when(users::verified, eq(users::id, 1)).otherwise(users::verified) => expect![[r#"
        sqlite: select case when "users"."verified" then "users"."id" = ? else "users"."verified" end from "users" -- I32
        postgres, cockroach: select case when "users"."verified" then "users"."id" = $1 else "users"."verified" end from "users" -- I32
        mysql: select case when `users`.`verified` then `users`.`id` = ? else `users`.`verified` end from `users` -- I32
        mssql: select case when [users].[verified] = 1 then case when [users].[id] = @P1 then cast(1 as bit) when not ([users].[id] = @P2) then cast(0 as bit) end else [users].[verified] end from [users] -- I32, I32
    "#]]);
}
