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
        postgres: select "users"."id" = $1 from "users" -- I32
    "#]]);
    expressions!(ne(users::id, 1), users::id.ne(1) => expect![[r#"
        sqlite: select "users"."id" <> ? from "users" -- I32
        postgres: select "users"."id" <> $1 from "users" -- I32
    "#]]);
    expressions!(gt(users::id, 1), users::id.gt(1) => expect![[r#"
        sqlite: select "users"."id" > ? from "users" -- I32
        postgres: select "users"."id" > $1 from "users" -- I32
    "#]]);
    expressions!(gte(users::id, 1), users::id.gte(1) => expect![[r#"
        sqlite: select "users"."id" >= ? from "users" -- I32
        postgres: select "users"."id" >= $1 from "users" -- I32
    "#]]);
    expressions!(lt(users::id, 1), users::id.lt(1) => expect![[r#"
        sqlite: select "users"."id" < ? from "users" -- I32
        postgres: select "users"."id" < $1 from "users" -- I32
    "#]]);
    expressions!(lte(users::id, 1), users::id.lte(1) => expect![[r#"
        sqlite: select "users"."id" <= ? from "users" -- I32
        postgres: select "users"."id" <= $1 from "users" -- I32
    "#]]);
    expressions!(eq(users::id, users::age) => expect![[r#"
        sqlite: select "users"."id" = "users"."age" from "users"
        postgres: select "users"."id" = "users"."age" from "users"
    "#]]);
    expressions!(eq(users::name, "x"), eq(users::name, String::from("x")), eq(users::name, &String::from("x")) => expect![[r#"
        sqlite: select "users"."name" = ? from "users" -- Text
        postgres: select "users"."name" = $1 from "users" -- Text
    "#]]);
    expressions!(eq(users::role, Role::Admin) => expect![[r#"
        sqlite: select "users"."role" = ? from "users" -- roles
        postgres: select "users"."role" = $1 from "users" -- roles
    "#]]);
    expressions!(eq(users::verified, true) => expect![[r#"
        sqlite: select "users"."verified" = ? from "users" -- Bool
        postgres: select "users"."verified" = $1 from "users" -- Bool
    "#]]);
    expressions!(eq(users::score, 1.5) => expect![[r#"
        sqlite: select "users"."score" = ? from "users" -- F64
        postgres: select "users"."score" = $1 from "users" -- F64
    "#]]);
    expressions!(eq(eq(users::id, 1), eq(users::age, 2)) => expect![[r#"
        sqlite: select ("users"."id" = ?) = ("users"."age" = ?) from "users" -- I32, I32
        postgres: select ("users"."id" = $1) = ("users"."age" = $2) from "users" -- I32, I32
    "#]]);
    expressions!(eq(users::verified, gt(users::age, 18)) => expect![[r#"
        sqlite: select "users"."verified" = ("users"."age" > ?) from "users" -- I32
        postgres: select "users"."verified" = ("users"."age" > $1) from "users" -- I32
    "#]]);
}

#[test]
fn null_tests() {
    expressions!(is_null(users::email), users::email.is_null() => expect![[r#"
        sqlite: select "users"."email" is null from "users"
        postgres: select "users"."email" is null from "users"
    "#]]);
    expressions!(is_not_null(users::email), users::email.is_not_null() => expect![[r#"
        sqlite: select "users"."email" is not null from "users"
        postgres: select "users"."email" is not null from "users"
    "#]]);
    expressions!(is_null(eq(users::email, "x")) => expect![[r#"
        sqlite: select ("users"."email" = ?) is null from "users" -- Text
        postgres: select ("users"."email" = $1) is null from "users" -- Text
    "#]]);
    expressions!(is_null(users::age + 1) => expect![[r#"
        sqlite: select "users"."age" + ? is null from "users" -- I32
        postgres: select "users"."age" + $1 is null from "users" -- I32
    "#]]);
    expressions!(is_null(or((users::verified, eq(users::id, 1)))) => expect![[r#"
        sqlite: select ("users"."verified" or "users"."id" = ?) is null from "users" -- I32
        postgres: select ("users"."verified" or "users"."id" = $1) is null from "users" -- I32
    "#]]);
}

#[test]
fn ranges() {
    expressions!(between(users::age, 18, 65), users::age.between(18, 65) => expect![[r#"
        sqlite: select "users"."age" between ? and ? from "users" -- I32, I32
        postgres: select "users"."age" between $1 and $2 from "users" -- I32, I32
    "#]]);
    expressions!(not_between(users::age, 18, 65), users::age.not_between(18, 65) => expect![[r#"
        sqlite: select "users"."age" not between ? and ? from "users" -- I32, I32
        postgres: select "users"."age" not between $1 and $2 from "users" -- I32, I32
    "#]]);
    expressions!(between(users::age, users::id + 1, users::id * 2) => expect![[r#"
        sqlite: select "users"."age" between "users"."id" + ? and "users"."id" * ? from "users" -- I32, I32
        postgres: select "users"."age" between "users"."id" + $1 and "users"."id" * $2 from "users" -- I32, I32
    "#]]);
    expressions!(between(users::age + 1, 18, 65) => expect![[r#"
        sqlite: select "users"."age" + ? between ? and ? from "users" -- I32, I32, I32
        postgres: select "users"."age" + $1 between $2 and $3 from "users" -- I32, I32, I32
    "#]]);
}

#[test]
fn patterns() {
    expressions!(like(users::name, "A%"), users::name.like("A%") => expect![[r#"
        sqlite: select "users"."name" like ? from "users" -- Text
        postgres: select "users"."name" like $1 from "users" -- Text
    "#]]);
    expressions!(not_like(users::name, "A%"), users::name.not_like("A%") => expect![[r#"
        sqlite: select "users"."name" not like ? from "users" -- Text
        postgres: select "users"."name" not like $1 from "users" -- Text
    "#]]);
    expressions!(like(users::name, concat((users::email, "%"))) => expect![[r#"
        sqlite: select "users"."name" like ("users"."email" || ?) from "users" -- Text
        postgres: select "users"."name" like ("users"."email" || $1) from "users" -- Text
    "#]]);
    expressions!(postgres ilike(users::name, "A%"), users::name.ilike("A%") => expect![[r#"
        postgres: select "users"."name" ilike $1 from "users" -- Text
    "#]]);
    expressions!(postgres not_ilike(users::name, "A%"), users::name.not_ilike("A%") => expect![[r#"
        postgres: select "users"."name" not ilike $1 from "users" -- Text
    "#]]);
}

#[test]
fn lists() {
    expressions!(in_array(users::id, [1, 2]), users::id.in_array([1, 2]), in_array(users::id, vec![1, 2]), in_array(users::id, &vec![1, 2]), in_array(users::id, &[1, 2][..]) => expect![[r#"
        sqlite: select "users"."id" in (?, ?) from "users" -- I32, I32
        postgres: select "users"."id" in ($1, $2) from "users" -- I32, I32
    "#]]);
    expressions!(not_in_array(users::id, [1, 2]), users::id.not_in_array([1, 2]) => expect![[r#"
        sqlite: select "users"."id" not in (?, ?) from "users" -- I32, I32
        postgres: select "users"."id" not in ($1, $2) from "users" -- I32, I32
    "#]]);
    expressions!(in_array(users::id, Vec::<i32>::new()) => expect![[r#"
        sqlite: select 1 = 0 from "users"
        postgres: select 1 = 0 from "users"
    "#]]);
    expressions!(not_in_array(users::id, Vec::<i32>::new()) => expect![[r#"
        sqlite: select 1 = 1 from "users"
        postgres: select 1 = 1 from "users"
    "#]]);
    expressions!(in_array(users::name, ["a", "b"]) => expect![[r#"
        sqlite: select "users"."name" in (?, ?) from "users" -- Text, Text
        postgres: select "users"."name" in ($1, $2) from "users" -- Text, Text
    "#]]);
    expressions!(in_array(users::role, [Role::Guest, Role::Admin]) => expect![[r#"
        sqlite: select "users"."role" in (?, ?) from "users" -- roles, roles
        postgres: select "users"."role" in ($1, $2) from "users" -- roles, roles
    "#]]);
    expressions!(in_array(users::age + 1, [1, 2]) => expect![[r#"
        sqlite: select "users"."age" + ? in (?, ?) from "users" -- I32, I32, I32
        postgres: select "users"."age" + $1 in ($2, $3) from "users" -- I32, I32, I32
    "#]]);
    expressions!(not(in_array(users::id, Vec::<i32>::new())) => expect![[r#"
        sqlite: select not (1 = 0) from "users"
        postgres: select not (1 = 0) from "users"
    "#]]);
    expressions!(and((in_array(users::id, Vec::<i32>::new()), users::verified)) => expect![[r#"
        sqlite: select 1 = 0 and "users"."verified" from "users"
        postgres: select 1 = 0 and "users"."verified" from "users"
    "#]]);
}

#[test]
fn logic() {
    expressions!(and((eq(users::id, 1), users::verified)), eq(users::id, 1).and(users::verified) => expect![[r#"
        sqlite: select "users"."id" = ? and "users"."verified" from "users" -- I32
        postgres: select "users"."id" = $1 and "users"."verified" from "users" -- I32
    "#]]);
    expressions!(or((eq(users::id, 1), users::verified)), eq(users::id, 1).or(users::verified) => expect![[r#"
        sqlite: select "users"."id" = ? or "users"."verified" from "users" -- I32
        postgres: select "users"."id" = $1 or "users"."verified" from "users" -- I32
    "#]]);
    expressions!(not(users::verified), users::verified.not(), !users::verified => expect![[r#"
        sqlite: select not "users"."verified" from "users"
        postgres: select not "users"."verified" from "users"
    "#]]);
    expressions!(not(eq(users::id, 1)), !eq(users::id, 1) => expect![[r#"
        sqlite: select not ("users"."id" = ?) from "users" -- I32
        postgres: select not ("users"."id" = $1) from "users" -- I32
    "#]]);
    expressions!(and((or((eq(users::id, 1), eq(users::id, 2))), users::verified)), eq(users::id, 1).or(eq(users::id, 2)).and(users::verified) => expect![[r#"
        sqlite: select ("users"."id" = ? or "users"."id" = ?) and "users"."verified" from "users" -- I32, I32
        postgres: select ("users"."id" = $1 or "users"."id" = $2) and "users"."verified" from "users" -- I32, I32
    "#]]);
    expressions!(or((and((eq(users::id, 1), eq(users::age, 2))), users::verified)), eq(users::id, 1).and(eq(users::age, 2)).or(users::verified) => expect![[r#"
        sqlite: select "users"."id" = ? and "users"."age" = ? or "users"."verified" from "users" -- I32, I32
        postgres: select "users"."id" = $1 and "users"."age" = $2 or "users"."verified" from "users" -- I32, I32
    "#]]);
    expressions!(and((users::verified, and((eq(users::id, 1), eq(users::age, 2))))) => expect![[r#"
        sqlite: select "users"."verified" and ("users"."id" = ? and "users"."age" = ?) from "users" -- I32, I32
        postgres: select "users"."verified" and ("users"."id" = $1 and "users"."age" = $2) from "users" -- I32, I32
    "#]]);
    expressions!(or((users::verified, or((eq(users::id, 1), eq(users::age, 2))))) => expect![[r#"
        sqlite: select "users"."verified" or ("users"."id" = ? or "users"."age" = ?) from "users" -- I32, I32
        postgres: select "users"."verified" or ("users"."id" = $1 or "users"."age" = $2) from "users" -- I32, I32
    "#]]);
    expressions!(not(and((eq(users::id, 1), users::verified))) => expect![[r#"
        sqlite: select not ("users"."id" = ? and "users"."verified") from "users" -- I32
        postgres: select not ("users"."id" = $1 and "users"."verified") from "users" -- I32
    "#]]);
    expressions!(not(not(users::verified)) => expect![[r#"
        sqlite: select not (not "users"."verified") from "users"
        postgres: select not (not "users"."verified") from "users"
    "#]]);
    expressions!(and((not(users::verified), not(eq(users::id, 1)))) => expect![[r#"
        sqlite: select not "users"."verified" and not ("users"."id" = ?) from "users" -- I32
        postgres: select not "users"."verified" and not ("users"."id" = $1) from "users" -- I32
    "#]]);
    expressions!(eq(not(users::verified), true) => expect![[r#"
        sqlite: select (not "users"."verified") = ? from "users" -- Bool
        postgres: select (not "users"."verified") = $1 from "users" -- Bool
    "#]]);
    expressions!(and((users::verified, None::<Filter<users::users>>)) => expect![[r#"
        sqlite: select "users"."verified" from "users"
        postgres: select "users"."verified" from "users"
    "#]]);
    expressions!(or((users::verified, None::<Filter<users::users>>)) => expect![[r#"
        sqlite: select "users"."verified" from "users"
        postgres: select "users"."verified" from "users"
    "#]]);
    expressions!(and((or((None::<Filter<users::users>>, None::<Filter<users::users>>)), users::verified)) => expect![[r#"
        sqlite: select "users"."verified" from "users"
        postgres: select "users"."verified" from "users"
    "#]]);
    expressions!(and((users::verified,)) => expect![[r#"
        sqlite: select "users"."verified" from "users"
        postgres: select "users"."verified" from "users"
    "#]]);
    expressions!(not(and((users::verified,))) => expect![[r#"
        sqlite: select not "users"."verified" from "users"
        postgres: select not "users"."verified" from "users"
    "#]]);
    expressions!(not(or((eq(users::id, 1),))) => expect![[r#"
        sqlite: select not ("users"."id" = ?) from "users" -- I32
        postgres: select not ("users"."id" = $1) from "users" -- I32
    "#]]);
    expressions!(and(Vec::<Filter<users::users>>::new()) => expect![[r#"
        sqlite: select true from "users"
        postgres: select true from "users"
    "#]]);
    expressions!(or(Vec::<Filter<users::users>>::new()) => expect![[r#"
        sqlite: select true from "users"
        postgres: select true from "users"
    "#]]);
    expressions!(not(or(Vec::<Filter<users::users>>::new())) => expect![[r#"
        sqlite: select true from "users"
        postgres: select true from "users"
    "#]]);
    expressions!(eq(and((users::verified, eq(users::id, 1))), true) => expect![[r#"
        sqlite: select ("users"."verified" and "users"."id" = ?) = ? from "users" -- I32, Bool
        postgres: select ("users"."verified" and "users"."id" = $1) = $2 from "users" -- I32, Bool
    "#]]);
}

#[test]
fn arithmetic() {
    expressions!(users::age + 1 => expect![[r#"
        sqlite: select "users"."age" + ? from "users" -- I32
        postgres: select "users"."age" + $1 from "users" -- I32
    "#]]);
    expressions!(users::age - 1 => expect![[r#"
        sqlite: select "users"."age" - ? from "users" -- I32
        postgres: select "users"."age" - $1 from "users" -- I32
    "#]]);
    expressions!(users::age * 2 => expect![[r#"
        sqlite: select "users"."age" * ? from "users" -- I32
        postgres: select "users"."age" * $1 from "users" -- I32
    "#]]);
    expressions!(users::age / 2 => expect![[r#"
        sqlite: select "users"."age" / ? from "users" -- I32
        postgres: select "users"."age" / $1 from "users" -- I32
    "#]]);
    expressions!(users::age % 2 => expect![[r#"
        sqlite: select "users"."age" % ? from "users" -- I32
        postgres: select "users"."age" % $1 from "users" -- I32
    "#]]);
    expressions!(users::age + users::id * 2 => expect![[r#"
        sqlite: select "users"."age" + "users"."id" * ? from "users" -- I32
        postgres: select "users"."age" + "users"."id" * $1 from "users" -- I32
    "#]]);
    expressions!((users::age + users::id) * 2 => expect![[r#"
        sqlite: select ("users"."age" + "users"."id") * ? from "users" -- I32
        postgres: select ("users"."age" + "users"."id") * $1 from "users" -- I32
    "#]]);
    expressions!(users::age - (users::id - 1) => expect![[r#"
        sqlite: select "users"."age" - ("users"."id" - ?) from "users" -- I32
        postgres: select "users"."age" - ("users"."id" - $1) from "users" -- I32
    "#]]);
    expressions!(users::age - users::id - 1 => expect![[r#"
        sqlite: select "users"."age" - "users"."id" - ? from "users" -- I32
        postgres: select "users"."age" - "users"."id" - $1 from "users" -- I32
    "#]]);
    expressions!(users::age / (users::id / 2) => expect![[r#"
        sqlite: select "users"."age" / ("users"."id" / ?) from "users" -- I32
        postgres: select "users"."age" / ("users"."id" / $1) from "users" -- I32
    "#]]);
    expressions!(users::age / users::id / 2 => expect![[r#"
        sqlite: select "users"."age" / "users"."id" / ? from "users" -- I32
        postgres: select "users"."age" / "users"."id" / $1 from "users" -- I32
    "#]]);
    expressions!(users::age * (users::id % 2) => expect![[r#"
        sqlite: select "users"."age" * ("users"."id" % ?) from "users" -- I32
        postgres: select "users"."age" * ("users"."id" % $1) from "users" -- I32
    "#]]);
    expressions!(users::age % users::id * 2 => expect![[r#"
        sqlite: select "users"."age" % "users"."id" * ? from "users" -- I32
        postgres: select "users"."age" % "users"."id" * $1 from "users" -- I32
    "#]]);
    expressions!((users::age - 1) + (users::id - 2) => expect![[r#"
        sqlite: select "users"."age" - ? + ("users"."id" - ?) from "users" -- I32, I32
        postgres: select "users"."age" - $1 + ("users"."id" - $2) from "users" -- I32, I32
    "#]]);
    expressions!(users::age + (users::id + 2) => expect![[r#"
        sqlite: select "users"."age" + ("users"."id" + ?) from "users" -- I32
        postgres: select "users"."age" + ("users"."id" + $1) from "users" -- I32
    "#]]);
    expressions!(users::score * 1.5 => expect![[r#"
        sqlite: select "users"."score" * ? from "users" -- F64
        postgres: select "users"."score" * $1 from "users" -- F64
    "#]]);
    expressions!(gt(users::age + 1, users::id * 2) => expect![[r#"
        sqlite: select "users"."age" + ? > "users"."id" * ? from "users" -- I32, I32
        postgres: select "users"."age" + $1 > "users"."id" * $2 from "users" -- I32, I32
    "#]]);
    expressions!(sum(users::age) / count(users::id) => expect![[r#"
        sqlite: select sum("users"."age") / count("users"."id") from "users"
        postgres: select sum("users"."age") / count("users"."id") from "users"
    "#]]);
    expressions!(users::age + -1 => expect![[r#"
        sqlite: select "users"."age" + ? from "users" -- I32
        postgres: select "users"."age" + $1 from "users" -- I32
    "#]]);
}

#[test]
fn aggregates() {
    expressions!(count_all() => expect![[r#"
        sqlite: select count(*) from "users"
        postgres: select count(*) from "users"
    "#]]);
    expressions!(count(users::email), users::email.count() => expect![[r#"
        sqlite: select count("users"."email") from "users"
        postgres: select count("users"."email") from "users"
    "#]]);
    expressions!(count_distinct(users::email) => expect![[r#"
        sqlite: select count(distinct "users"."email") from "users"
        postgres: select count(distinct "users"."email") from "users"
    "#]]);
    expressions!(sum(users::age), users::age.sum() => expect![[r#"
        sqlite: select sum("users"."age") from "users"
        postgres: select sum("users"."age") from "users"
    "#]]);
    expressions!(sum_distinct(users::age) => expect![[r#"
        sqlite: select sum(distinct "users"."age") from "users"
        postgres: select sum(distinct "users"."age") from "users"
    "#]]);
    expressions!(avg(users::age), users::age.avg() => expect![[r#"
        sqlite: select avg("users"."age") from "users"
        postgres: select avg("users"."age") from "users"
    "#]]);
    expressions!(avg_distinct(users::age) => expect![[r#"
        sqlite: select avg(distinct "users"."age") from "users"
        postgres: select avg(distinct "users"."age") from "users"
    "#]]);
    expressions!(min(users::name), users::name.min() => expect![[r#"
        sqlite: select min("users"."name") from "users"
        postgres: select min("users"."name") from "users"
    "#]]);
    expressions!(max(users::name), users::name.max() => expect![[r#"
        sqlite: select max("users"."name") from "users"
        postgres: select max("users"."name") from "users"
    "#]]);
    expressions!(sum(users::age + 1) => expect![[r#"
        sqlite: select sum("users"."age" + ?) from "users" -- I32
        postgres: select sum("users"."age" + $1) from "users" -- I32
    "#]]);
    expressions!(avg(users::score) => expect![[r#"
        sqlite: select avg("users"."score") from "users"
        postgres: select avg("users"."score") from "users"
    "#]]);
}

#[test]
fn functions() {
    expressions!(lower(users::name), users::name.lower() => expect![[r#"
        sqlite: select lower("users"."name") from "users"
        postgres: select lower("users"."name") from "users"
    "#]]);
    expressions!(upper(users::name), users::name.upper() => expect![[r#"
        sqlite: select upper("users"."name") from "users"
        postgres: select upper("users"."name") from "users"
    "#]]);
    expressions!(length(users::name), users::name.length() => expect![[r#"
        sqlite: select length("users"."name") from "users"
        postgres: select length("users"."name") from "users"
    "#]]);
    expressions!(coalesce(users::email, users::name), users::email.coalesce(users::name) => expect![[r#"
        sqlite: select coalesce("users"."email", "users"."name") from "users"
        postgres: select coalesce("users"."email", "users"."name") from "users"
    "#]]);
    expressions!(coalesce(users::email, "none"), users::email.coalesce("none") => expect![[r#"
        sqlite: select coalesce("users"."email", ?) from "users" -- Text
        postgres: select coalesce("users"."email", $1) from "users" -- Text
    "#]]);
    expressions!(coalesce(coalesce(users::email, users::name), "none") => expect![[r#"
        sqlite: select coalesce(coalesce("users"."email", "users"."name"), ?) from "users" -- Text
        postgres: select coalesce(coalesce("users"."email", "users"."name"), $1) from "users" -- Text
    "#]]);
    expressions!(coalesce(users::score, 0.0) + 1.0 => expect![[r#"
        sqlite: select coalesce("users"."score", ?) + ? from "users" -- F64, F64
        postgres: select coalesce("users"."score", $1) + $2 from "users" -- F64, F64
    "#]]);
    expressions!(concat((users::name, " <", users::email, ">")) => expect![[r#"
        sqlite: select ("users"."name" || ? || "users"."email" || ?) from "users" -- Text, Text
        postgres: select ("users"."name" || $1 || "users"."email" || $2) from "users" -- Text, Text
    "#]]);
    expressions!(concat(("a", "b")) => expect![[r#"
        sqlite: select (? || ?) from "users" -- Text, Text
        postgres: select ($1 || $2) from "users" -- Text, Text
    "#]]);
    expressions!(eq(concat((users::name, "x")), "y") => expect![[r#"
        sqlite: select ("users"."name" || ?) = ? from "users" -- Text, Text
        postgres: select ("users"."name" || $1) = $2 from "users" -- Text, Text
    "#]]);
    expressions!(lower(concat((users::name, "x"))) => expect![[r#"
        sqlite: select lower(("users"."name" || ?)) from "users" -- Text
        postgres: select lower(("users"."name" || $1)) from "users" -- Text
    "#]]);
    expressions!(concat((when(users::verified, "a").otherwise("b"), users::name)) => expect![[r#"
        sqlite: select (case when "users"."verified" then ? else ? end || "users"."name") from "users" -- loose Text, Text
        postgres: select (case when "users"."verified" then $1 else $2 end || "users"."name") from "users" -- loose Text, Text
    "#]]);
    expressions!(val(1) => expect![[r#"
        sqlite: select ? from "users" -- loose I32
        postgres: select $1 from "users" -- loose I32
    "#]]);
    expressions!(val("x".to_owned()) => expect![[r#"
        sqlite: select ? from "users" -- loose Text
        postgres: select $1 from "users" -- loose Text
    "#]]);
    expressions!(val(Role::Admin) => expect![[r#"
        sqlite: select ? from "users" -- loose roles
        postgres: select $1 from "users" -- loose roles
    "#]]);
    expressions!(val(true) => expect![[r#"
        sqlite: select ? from "users" -- loose Bool
        postgres: select $1 from "users" -- loose Bool
    "#]]);
    expressions!(val(1) + users::id => expect![[r#"
        sqlite: select ? + "users"."id" from "users" -- loose I32
        postgres: select $1 + "users"."id" from "users" -- loose I32
    "#]]);
}

#[test]
fn casts() {
    expressions!(cast::<String, _>(users::id), users::id.cast::<String>() => expect![[r#"
        sqlite: select cast("users"."id" as text) from "users"
        postgres: select cast("users"."id" as text) from "users"
    "#]]);
    expressions!(cast::<i64, _>(users::name) => expect![[r#"
        sqlite: select cast("users"."name" as integer) from "users"
        postgres: select cast("users"."name" as bigint) from "users"
    "#]]);
    expressions!(cast::<f64, _>(users::age) / 2.0 => expect![[r#"
        sqlite: select cast("users"."age" as real) / ? from "users" -- F64
        postgres: select cast("users"."age" as double precision) / $1 from "users" -- F64
    "#]]);
    expressions!(cast::<i16, _>(users::age + 1) => expect![[r#"
        sqlite: select cast("users"."age" + ? as integer) from "users" -- I32
        postgres: select cast("users"."age" + $1 as smallint) from "users" -- I32
    "#]]);
    expressions!(cast::<Role, _>(users::name) => expect![[r#"
        sqlite: select cast("users"."name" as text) from "users"
        postgres: select cast("users"."name" as "roles") from "users"
    "#]]);
    expressions!(cast::<bool, _>(users::age) => expect![[r#"
        sqlite: select cast("users"."age" as integer) from "users"
        postgres: select cast("users"."age" as boolean) from "users"
    "#]]);
    expressions!(cast::<Vec<u8>, _>(users::name) => expect![[r#"
        sqlite: select cast("users"."name" as blob) from "users"
        postgres: select cast("users"."name" as bytea) from "users"
    "#]]);
    expressions!(cast::<i32, _>(val("1".to_owned())) => expect![[r#"
        sqlite: select cast(? as integer) from "users" -- loose Text
        postgres: select cast($1 as integer) from "users" -- loose Text
    "#]]);
}

#[test]
fn cases() {
    expressions!(when(lt(users::age, 18), "minor").otherwise("adult") => expect![[r#"
        sqlite: select case when "users"."age" < ? then ? else ? end from "users" -- loose I32, Text, Text
        postgres: select case when "users"."age" < $1 then $2 else $3 end from "users" -- loose I32, Text, Text
    "#]]);
    expressions!(when(lt(users::age, 18), "minor").when(lt(users::age, 65), "adult").otherwise(users::name) => expect![[r#"
        sqlite: select case when "users"."age" < ? then ? when "users"."age" < ? then ? else "users"."name" end from "users" -- I32, Text, I32, Text
        postgres: select case when "users"."age" < $1 then $2 when "users"."age" < $3 then $4 else "users"."name" end from "users" -- I32, Text, I32, Text
    "#]]);
    expressions!(when(users::verified, users::email).end() => expect![[r#"
        sqlite: select case when "users"."verified" then "users"."email" end from "users"
        postgres: select case when "users"."verified" then "users"."email" end from "users"
    "#]]);
    expressions!(when(users::verified, 1).otherwise(0) => expect![[r#"
        sqlite: select case when "users"."verified" then ? else ? end from "users" -- loose I32, I32
        postgres: select case when "users"."verified" then $1 else $2 end from "users" -- loose I32, I32
    "#]]);
    expressions!(sum(when(users::verified, 1).otherwise(0)) => expect![[r#"
        sqlite: select sum(case when "users"."verified" then ? else ? end) from "users" -- loose I32, I32
        postgres: select sum(case when "users"."verified" then $1 else $2 end) from "users" -- loose I32, I32
    "#]]);
    expressions!(when((users::verified, gt(users::age, 18)), 1).otherwise(0) => expect![[r#"
        sqlite: select case when "users"."verified" and "users"."age" > ? then ? else ? end from "users" -- loose I32, I32, I32
        postgres: select case when "users"."verified" and "users"."age" > $1 then $2 else $3 end from "users" -- loose I32, I32, I32
    "#]]);
    expressions!(when(users::verified, users::age).otherwise(0) + 1 => expect![[r#"
        sqlite: select case when "users"."verified" then "users"."age" else ? end + ? from "users" -- I32, I32
        postgres: select case when "users"."verified" then "users"."age" else $1 end + $2 from "users" -- I32, I32
    "#]]);
    expressions!(eq(when(users::verified, 1).otherwise(0), 1) => expect![[r#"
        sqlite: select case when "users"."verified" then ? else ? end = ? from "users" -- loose I32, I32, I32
        postgres: select case when "users"."verified" then $1 else $2 end = $3 from "users" -- loose I32, I32, I32
    "#]]);
    expressions!(when(users::verified, Role::Admin).otherwise(Role::Guest) => expect![[r#"
        sqlite: select case when "users"."verified" then ? else ? end from "users" -- loose roles, roles
        postgres: select case when "users"."verified" then $1 else $2 end from "users" -- loose roles, roles
    "#]]);
    expressions!(when(users::verified, true).otherwise(false) => expect![[r#"
        sqlite: select case when "users"."verified" then ? else ? end from "users" -- loose Bool, Bool
        postgres: select case when "users"."verified" then $1 else $2 end from "users" -- loose Bool, Bool
    "#]]);
    expressions!(when(users::verified, 1.5).end() => expect![[r#"
        sqlite: select case when "users"."verified" then ? end from "users" -- loose F64
        postgres: select case when "users"."verified" then $1 end from "users" -- loose F64
    "#]]);
    expressions!(when(None::<Filter<users::users>>, 1).otherwise(0) => expect![[r#"
        sqlite: select case when true then ? else ? end from "users" -- loose I32, I32
        postgres: select case when true then $1 else $2 end from "users" -- loose I32, I32
    "#]]);
    expressions!(when(users::verified, 1).otherwise(users::age) => expect![[r#"
        sqlite: select case when "users"."verified" then ? else "users"."age" end from "users" -- I32
        postgres: select case when "users"."verified" then $1 else "users"."age" end from "users" -- I32
    "#]]);
    expressions!(when(users::verified, eq(users::id, 1)).otherwise(users::verified) => expect![[r#"
        sqlite: select case when "users"."verified" then "users"."id" = ? else "users"."verified" end from "users" -- I32
        postgres: select case when "users"."verified" then "users"."id" = $1 else "users"."verified" end from "users" -- I32
    "#]]);
}
