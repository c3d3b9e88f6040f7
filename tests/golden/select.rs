//! What is selected, filtered, grouped, ordered and cut.
use crate::golden;
use crate::schema::*;
use drizzle::prelude::*;
use drizzle::query::Free;
use expect_test::expect;

#[test]
fn what_is_selected() {
    golden!(db => db.select(..).from(users), expect![[r#"
        sqlite, postgres, cockroach: select "users"."id", "users"."name", "users"."email", "users"."role", "users"."verified", "users"."age", "users"."score", "users"."invited_by" from "users"
        mysql, mariadb: select `users`.`id`, `users`.`name`, `users`.`email`, `users`.`role`, `users`.`verified`, `users`.`age`, `users`.`score`, `users`.`invited_by` from `users`
        mssql: select [users].[id], [users].[name], [users].[email], [users].[role], [users].[verified], [users].[age], [users].[score], [users].[invited_by] from [users]
    "#]]);
    golden!(db => db.select(users::id).from(users), expect![[r#"
        sqlite, postgres, cockroach: select "users"."id" from "users"
        mysql, mariadb: select `users`.`id` from `users`
        mssql: select [users].[id] from [users]
    "#]]);
    golden!(db => db.select((users::id, users::name)).from(users), expect![[r#"
        sqlite, postgres, cockroach: select "users"."id", "users"."name" from "users"
        mysql, mariadb: select `users`.`id`, `users`.`name` from `users`
        mssql: select [users].[id], [users].[name] from [users]
    "#]]);
    golden!(db => db.select(users).from(users), expect![[r#"
        sqlite, postgres, cockroach: select "users"."id", "users"."name", "users"."email", "users"."role", "users"."verified", "users"."age", "users"."score", "users"."invited_by" from "users"
        mysql, mariadb: select `users`.`id`, `users`.`name`, `users`.`email`, `users`.`role`, `users`.`verified`, `users`.`age`, `users`.`score`, `users`.`invited_by` from `users`
        mssql: select [users].[id], [users].[name], [users].[email], [users].[role], [users].[verified], [users].[age], [users].[score], [users].[invited_by] from [users]
    "#]]);
    golden!(db => db.select((users, posts::title)).from(users).inner_join(posts, eq(posts::author_id, users::id)), expect![[r#"
        sqlite, postgres, cockroach: select "users"."id", "users"."name", "users"."email", "users"."role", "users"."verified", "users"."age", "users"."score", "users"."invited_by", "posts"."head line" from "users" inner join "posts" on "posts"."author_id" = "users"."id"
        mysql, mariadb: select `users`.`id`, `users`.`name`, `users`.`email`, `users`.`role`, `users`.`verified`, `users`.`age`, `users`.`score`, `users`.`invited_by`, `posts`.`head line` from `users` inner join `posts` on `posts`.`author_id` = `users`.`id`
        mssql: select [users].[id], [users].[name], [users].[email], [users].[role], [users].[verified], [users].[age], [users].[score], [users].[invited_by], [posts].[head line] from [users] inner join [posts] on [posts].[author_id] = [users].[id]
    "#]]);
    golden!(db => db.select((users::id, (users::name, users::email))).from(users), expect![[r#"
        sqlite, postgres, cockroach: select "users"."id", "users"."name", "users"."email" from "users"
        mysql, mariadb: select `users`.`id`, `users`.`name`, `users`.`email` from `users`
        mssql: select [users].[id], [users].[name], [users].[email] from [users]
    "#]]);
    golden!(db => db.select(fields! { id: users::id, label: users::name }).from(users), expect![[r#"
        sqlite, postgres, cockroach: select "users"."id", "users"."name" from "users"
        mysql, mariadb: select `users`.`id`, `users`.`name` from `users`
        mssql: select [users].[id], [users].[name] from [users]
    "#]]);
    golden!(db => db.select(fields! { users::id, users::name }).from(users), expect![[r#"
        sqlite, postgres, cockroach: select "users"."id", "users"."name" from "users"
        mysql, mariadb: select `users`.`id`, `users`.`name` from `users`
        mssql: select [users].[id], [users].[name] from [users]
    "#]]);
    golden!(db => db.select(fields! { id: users::id, contact: { name: users::name, email: users::email } }).from(users), expect![[r#"
        sqlite, postgres, cockroach: select "users"."id", "users"."name", "users"."email" from "users"
        mysql, mariadb: select `users`.`id`, `users`.`name`, `users`.`email` from `users`
        mssql: select [users].[id], [users].[name], [users].[email] from [users]
    "#]]);
    golden!(db => db.select((users::id, fields! { user: users, title: posts::title })).from(users).left_join(posts, eq(posts::author_id, users::id)), expect![[r#"
        sqlite, postgres, cockroach: select "users"."id", "users"."id", "users"."name", "users"."email", "users"."role", "users"."verified", "users"."age", "users"."score", "users"."invited_by", "posts"."head line" from "users" left join "posts" on "posts"."author_id" = "users"."id"
        mysql, mariadb: select `users`.`id`, `users`.`id`, `users`.`name`, `users`.`email`, `users`.`role`, `users`.`verified`, `users`.`age`, `users`.`score`, `users`.`invited_by`, `posts`.`head line` from `users` left join `posts` on `posts`.`author_id` = `users`.`id`
        mssql: select [users].[id], [users].[id], [users].[name], [users].[email], [users].[role], [users].[verified], [users].[age], [users].[score], [users].[invited_by], [posts].[head line] from [users] left join [posts] on [posts].[author_id] = [users].[id]
    "#]]);
    golden!(db => db.select(val(1)), expect![[r#"
        sqlite, mysql, mariadb: select ? -- loose I32
        postgres, cockroach: select $1 -- loose I32
        mssql: select @P1 -- loose I32
    "#]]);
    golden!(db => db.select(..).from(notes), expect![[r#"
        sqlite, postgres, cockroach: select "notes"."user_id", "notes"."text" from "notes"
        mysql, mariadb: select `notes`.`user_id`, `notes`.`text` from `notes`
        mssql: select [notes].[user_id], [notes].[text] from [notes]
    "#]]);
}

#[test]
fn distinct() {
    golden!(db => db.select(users::name).from(users).distinct(), expect![[r#"
        sqlite, postgres, cockroach: select distinct "users"."name" from "users"
        mysql, mariadb: select distinct `users`.`name` from `users`
        mssql: select distinct [users].[name] from [users]
    "#]]);
    golden!(postgres; db => db.select(..).from(users).distinct_on(users::name).order_by((users::name, desc(users::id))), expect![[r#"
        postgres: select distinct on ("users"."name") "users"."id", "users"."name", "users"."email", "users"."role", "users"."verified", "users"."age", "users"."score", "users"."invited_by" from "users" order by "users"."name", "users"."id" desc
    "#]]);
    golden!(postgres; db => db.select(users::id).from(users).distinct_on((users::name, lower(users::email))), expect![[r#"
        postgres: select distinct on ("users"."name", lower("users"."email")) "users"."id" from "users"
    "#]]);
}

#[test]
fn filter() {
    golden!(db => db.select(users::id).from(users).filter(eq(users::id, 1)), expect![[r#"
        sqlite: select "users"."id" from "users" where "users"."id" = ? -- I32
        postgres, cockroach: select "users"."id" from "users" where "users"."id" = $1 -- I32
        mysql, mariadb: select `users`.`id` from `users` where `users`.`id` = ? -- I32
        mssql: select [users].[id] from [users] where [users].[id] = @P1 -- I32
    "#]]);
    golden!(db => db.select(users::id).from(users).filter(users::verified), expect![[r#"
        sqlite, postgres, cockroach: select "users"."id" from "users" where "users"."verified"
        mysql, mariadb: select `users`.`id` from `users` where `users`.`verified`
        mssql: select [users].[id] from [users] where [users].[verified] = 1
    "#]]);
    golden!(db => db.select(users::id).from(users).filter((eq(users::id, 1), gt(users::age, 18), users::verified)), expect![[r#"
        sqlite: select "users"."id" from "users" where "users"."id" = ? and "users"."age" > ? and "users"."verified" -- I32, I32
        postgres, cockroach: select "users"."id" from "users" where "users"."id" = $1 and "users"."age" > $2 and "users"."verified" -- I32, I32
        mysql, mariadb: select `users`.`id` from `users` where `users`.`id` = ? and `users`.`age` > ? and `users`.`verified` -- I32, I32
        mssql: select [users].[id] from [users] where [users].[id] = @P1 and [users].[age] > @P2 and [users].[verified] = 1 -- I32, I32
    "#]]);
    golden!(db => db.select(users::id).from(users).filter(eq(users::id, 1)).filter(gt(users::age, 18)).filter(users::verified), expect![[r#"
        sqlite: select "users"."id" from "users" where "users"."id" = ? and "users"."age" > ? and "users"."verified" -- I32, I32
        postgres, cockroach: select "users"."id" from "users" where "users"."id" = $1 and "users"."age" > $2 and "users"."verified" -- I32, I32
        mysql, mariadb: select `users`.`id` from `users` where `users`.`id` = ? and `users`.`age` > ? and `users`.`verified` -- I32, I32
        mssql: select [users].[id] from [users] where [users].[id] = @P1 and [users].[age] > @P2 and [users].[verified] = 1 -- I32, I32
    "#]]);
    golden!(db => db.select(users::id).from(users).filter(or((eq(users::id, 1), eq(users::id, 2)))).filter(gt(users::age, 18)), expect![[r#"
        sqlite: select "users"."id" from "users" where ("users"."id" = ? or "users"."id" = ?) and "users"."age" > ? -- I32, I32, I32
        postgres, cockroach: select "users"."id" from "users" where ("users"."id" = $1 or "users"."id" = $2) and "users"."age" > $3 -- I32, I32, I32
        mysql, mariadb: select `users`.`id` from `users` where (`users`.`id` = ? or `users`.`id` = ?) and `users`.`age` > ? -- I32, I32, I32
        mssql: select [users].[id] from [users] where ([users].[id] = @P1 or [users].[id] = @P2) and [users].[age] > @P3 -- I32, I32, I32
    "#]]);
    golden!(db => db.select(users::id).from(users).filter(Some(eq(users::id, 1))), expect![[r#"
        sqlite: select "users"."id" from "users" where "users"."id" = ? -- I32
        postgres, cockroach: select "users"."id" from "users" where "users"."id" = $1 -- I32
        mysql, mariadb: select `users`.`id` from `users` where `users`.`id` = ? -- I32
        mssql: select [users].[id] from [users] where [users].[id] = @P1 -- I32
    "#]]);
    golden!(db => db.select(users::id).from(users).filter(None::<Filter<users::users>>), expect![[r#"
        sqlite, postgres, cockroach: select "users"."id" from "users"
        mysql, mariadb: select `users`.`id` from `users`
        mssql: select [users].[id] from [users]
    "#]]);
    golden!(db => db.select(users::id).from(users).filter((Some(eq(users::id, 1)), None::<Filter<users::users>>, users::verified)), expect![[r#"
        sqlite: select "users"."id" from "users" where "users"."id" = ? and "users"."verified" -- I32
        postgres, cockroach: select "users"."id" from "users" where "users"."id" = $1 and "users"."verified" -- I32
        mysql, mariadb: select `users`.`id` from `users` where `users`.`id` = ? and `users`.`verified` -- I32
        mssql: select [users].[id] from [users] where [users].[id] = @P1 and [users].[verified] = 1 -- I32
    "#]]);
    golden!(db => db.select(users::id).from(users).filter(vec![eq(users::id, 1), eq(users::id, 2)]), expect![[r#"
        sqlite: select "users"."id" from "users" where "users"."id" = ? and "users"."id" = ? -- I32, I32
        postgres, cockroach: select "users"."id" from "users" where "users"."id" = $1 and "users"."id" = $2 -- I32, I32
        mysql, mariadb: select `users`.`id` from `users` where `users`.`id` = ? and `users`.`id` = ? -- I32, I32
        mssql: select [users].[id] from [users] where [users].[id] = @P1 and [users].[id] = @P2 -- I32, I32
    "#]]);
    golden!(db => db.select(users::id).from(users).filter(Vec::<Filter<users::users>>::new()), expect![[r#"
        sqlite, postgres, cockroach: select "users"."id" from "users"
        mysql, mariadb: select `users`.`id` from `users`
        mssql: select [users].[id] from [users]
    "#]]);
    golden!(db => db.select(users::id).from(users).filter([eq(users::id, 1), eq(users::id, 2)]), expect![[r#"
        sqlite: select "users"."id" from "users" where "users"."id" = ? and "users"."id" = ? -- I32, I32
        postgres, cockroach: select "users"."id" from "users" where "users"."id" = $1 and "users"."id" = $2 -- I32, I32
        mysql, mariadb: select `users`.`id` from `users` where `users`.`id` = ? and `users`.`id` = ? -- I32, I32
        mssql: select [users].[id] from [users] where [users].[id] = @P1 and [users].[id] = @P2 -- I32, I32
    "#]]);
    golden!(db => db.select(users::id).from(users).filter(vec![eq(users::id, 1).boxed::<users::users, Free>(), like(users::name, "A%").boxed::<users::users, Free>(), or((users::verified, gt(users::age, 18))).boxed()]), expect![[r#"
        sqlite: select "users"."id" from "users" where "users"."id" = ? and "users"."name" like ? escape '\' and ("users"."verified" or "users"."age" > ?) -- I32, Text, I32
        postgres, cockroach: select "users"."id" from "users" where "users"."id" = $1 and "users"."name" like $2 and ("users"."verified" or "users"."age" > $3) -- I32, Text, I32
        mysql, mariadb: select `users`.`id` from `users` where `users`.`id` = ? and `users`.`name` like ? and (`users`.`verified` or `users`.`age` > ?) -- I32, Text, I32
        mssql: select [users].[id] from [users] where [users].[id] = @P1 and [users].[name] like replace(@P2, N'[', N'\[') escape N'\' and ([users].[verified] = 1 or [users].[age] > @P3) -- I32, Text, I32
    "#]]);
    golden!(db => db.select(users::id).from(users).filter(and([1, 2].into_iter().map(|id| ne(users::id, id)).collect::<Vec<_>>())), expect![[r#"
        sqlite: select "users"."id" from "users" where "users"."id" <> ? and "users"."id" <> ? -- I32, I32
        postgres, cockroach: select "users"."id" from "users" where "users"."id" <> $1 and "users"."id" <> $2 -- I32, I32
        mysql, mariadb: select `users`.`id` from `users` where `users`.`id` <> ? and `users`.`id` <> ? -- I32, I32
        mssql: select [users].[id] from [users] where [users].[id] <> @P1 and [users].[id] <> @P2 -- I32, I32
    "#]]);
}

#[test]
fn group_by_and_having() {
    golden!(db => db.select((posts::author_id, count(posts::id))).from(posts).group_by(posts::author_id), expect![[r#"
        sqlite, postgres, cockroach: select "posts"."author_id", count("posts"."id") from "posts" group by "posts"."author_id"
        mysql, mariadb: select `posts`.`author_id`, count(`posts`.`id`) from `posts` group by `posts`.`author_id`
        mssql: select [posts].[author_id], count_big([posts].[id]) from [posts] group by [posts].[author_id]
    "#]]);
    golden!(db => db.select((posts::author_id, lower(posts::title), count_all())).from(posts).group_by((posts::author_id, lower(posts::title))), expect![[r#"
        sqlite, postgres, cockroach: select "posts"."author_id", lower("posts"."head line"), count(*) from "posts" group by "posts"."author_id", lower("posts"."head line")
        mysql, mariadb: select `posts`.`author_id`, lower(`posts`.`head line`), count(*) from `posts` group by `posts`.`author_id`, lower(`posts`.`head line`)
        mssql: select [posts].[author_id], lower([posts].[head line]), count_big(*) from [posts] group by [posts].[author_id], lower([posts].[head line])
    "#]]);
    golden!(db => db.select((posts::author_id, count(posts::id))).from(posts).filter(is_not_null(posts::author_id)).group_by(posts::author_id).having(gt(count(posts::id), 2)), expect![[r#"
        sqlite: select "posts"."author_id", count("posts"."id") from "posts" where "posts"."author_id" is not null group by "posts"."author_id" having count("posts"."id") > ? -- I64
        postgres, cockroach: select "posts"."author_id", count("posts"."id") from "posts" where "posts"."author_id" is not null group by "posts"."author_id" having count("posts"."id") > $1 -- I64
        mysql, mariadb: select `posts`.`author_id`, count(`posts`.`id`) from `posts` where `posts`.`author_id` is not null group by `posts`.`author_id` having count(`posts`.`id`) > ? -- I64
        mssql: select [posts].[author_id], count_big([posts].[id]) from [posts] where [posts].[author_id] is not null group by [posts].[author_id] having count_big([posts].[id]) > @P1 -- I64
    "#]]);
    golden!(db => db.select(posts::author_id).from(posts).group_by(posts::author_id).having((gt(count(posts::id), 2), lt(max(posts::id), 100))).order_by(desc(count(posts::id))), expect![[r#"
        sqlite: select "posts"."author_id" from "posts" group by "posts"."author_id" having count("posts"."id") > ? and max("posts"."id") < ? order by count("posts"."id") desc -- I64, I32
        postgres, cockroach: select "posts"."author_id" from "posts" group by "posts"."author_id" having count("posts"."id") > $1 and max("posts"."id") < $2 order by count("posts"."id") desc -- I64, I32
        mysql, mariadb: select `posts`.`author_id` from `posts` group by `posts`.`author_id` having count(`posts`.`id`) > ? and max(`posts`.`id`) < ? order by count(`posts`.`id`) desc -- I64, I32
        mssql: select [posts].[author_id] from [posts] group by [posts].[author_id] having count_big([posts].[id]) > @P1 and max([posts].[id]) < @P2 order by count_big([posts].[id]) desc -- I64, I32
    "#]]);
    golden!(db => db.select(count_all()).from(posts).having(gt(count_all(), 2)), expect![[r#"
        sqlite: select count(*) from "posts" having count(*) > ? -- I64
        postgres, cockroach: select count(*) from "posts" having count(*) > $1 -- I64
        mysql, mariadb: select count(*) from `posts` having count(*) > ? -- I64
        mssql: select count_big(*) from [posts] having count_big(*) > @P1 -- I64
    "#]]);
}

#[test]
fn order_by() {
    golden!(db => db.select(users::id).from(users).order_by(users::name), expect![[r#"
        sqlite, postgres, cockroach: select "users"."id" from "users" order by "users"."name"
        mysql, mariadb: select `users`.`id` from `users` order by `users`.`name`
        mssql: select [users].[id] from [users] order by [users].[name]
    "#]]);
    golden!(db => db.select(users::id).from(users).order_by(asc(users::name)), expect![[r#"
        sqlite, postgres, cockroach: select "users"."id" from "users" order by "users"."name"
        mysql, mariadb: select `users`.`id` from `users` order by `users`.`name`
        mssql: select [users].[id] from [users] order by [users].[name]
    "#]]);
    golden!(db => db.select(users::id).from(users).order_by((desc(users::score).nulls_last(), asc(users::name).nulls_first(), users::id.desc())), expect![[r#"
        sqlite, postgres, cockroach: select "users"."id" from "users" order by "users"."score" desc nulls last, "users"."name" nulls first, "users"."id" desc
        mysql, mariadb: select `users`.`id` from `users` order by case when `users`.`score` is null then 1 else 0 end, `users`.`score` desc, case when `users`.`name` is null then 0 else 1 end, `users`.`name`, `users`.`id` desc
        mssql: select [users].[id] from [users] order by case when [users].[score] is null then 1 else 0 end, [users].[score] desc, case when [users].[name] is null then 0 else 1 end, [users].[name], [users].[id] desc
    "#]]);
    golden!(db => db.select(users::id).from(users).order_by(users::name.asc()).order_by(lower(users::email)), expect![[r#"
        sqlite, postgres, cockroach: select "users"."id" from "users" order by "users"."name", lower("users"."email")
        mysql, mariadb: select `users`.`id` from `users` order by `users`.`name`, lower(`users`.`email`)
        mssql: select [users].[id] from [users] order by [users].[name], lower([users].[email])
    "#]]);
    golden!(db => db.select(users::id).from(users).order_by(vec![asc(users::name), desc(users::name)]), expect![[r#"
        sqlite, postgres, cockroach: select "users"."id" from "users" order by "users"."name", "users"."name" desc
        mysql, mariadb: select `users`.`id` from `users` order by `users`.`name`, `users`.`name` desc
        mssql: select [users].[id] from [users] order by [users].[name], [users].[name] desc
    "#]]);
    golden!(db => db.select(users::id).from(users).order_by(Some(desc(users::id))), expect![[r#"
        sqlite, postgres, cockroach: select "users"."id" from "users" order by "users"."id" desc
        mysql, mariadb: select `users`.`id` from `users` order by `users`.`id` desc
        mssql: select [users].[id] from [users] order by [users].[id] desc
    "#]]);
    golden!(db => db.select(users::id).from(users).order_by(when(eq(users::role, Role::Admin), 0).otherwise(1)), expect![[r#"
        sqlite: select "users"."id" from "users" order by case when "users"."role" = ? then ? else ? end -- loose roles, I32, I32
        postgres, cockroach: select "users"."id" from "users" order by case when "users"."role" = $1 then $2 else $3 end -- loose roles, I32, I32
        mysql, mariadb: select `users`.`id` from `users` order by case when `users`.`role` = ? then ? else ? end -- loose roles, I32, I32
        mssql: select [users].[id] from [users] order by case when [users].[role] = @P1 then @P2 else @P3 end -- loose roles, I32, I32
    "#]]);
}

#[test]
fn limit_and_offset() {
    golden!(db => db.select(users::id).from(users).limit(10), expect![[r#"
        sqlite: select "users"."id" from "users" limit ? -- I64
        postgres, cockroach: select "users"."id" from "users" limit $1 -- I64
        mysql, mariadb: select `users`.`id` from `users` limit ? -- I64
        mssql: select top (@P1) [users].[id] from [users] -- I64
    "#]]);
    golden!(db => db.select(users::id).from(users).offset(20), expect![[r#"
        sqlite: select "users"."id" from "users" limit -1 offset ? -- I64
        postgres, cockroach: select "users"."id" from "users" offset $1 -- I64
        mysql, mariadb: select `users`.`id` from `users` limit 18446744073709551615 offset ? -- I64
        mssql: select [users].[id] from [users] order by (select null) offset @P1 rows -- I64
    "#]]);
    golden!(db => db.select(users::id).from(users).order_by(users::id).limit(10).offset(20), expect![[r#"
        sqlite: select "users"."id" from "users" order by "users"."id" limit ? offset ? -- I64, I64
        postgres, cockroach: select "users"."id" from "users" order by "users"."id" limit $1 offset $2 -- I64, I64
        mysql, mariadb: select `users`.`id` from `users` order by `users`.`id` limit ? offset ? -- I64, I64
        mssql: select [users].[id] from [users] order by [users].[id] offset @P1 rows fetch next @P2 rows only -- I64, I64
    "#]]);
    golden!(db => db.select(users::id).from(users).limit(10_u64).offset(20_usize), expect![[r#"
        sqlite: select "users"."id" from "users" limit ? offset ? -- I64, I64
        postgres, cockroach: select "users"."id" from "users" limit $1 offset $2 -- I64, I64
        mysql, mariadb: select `users`.`id` from `users` limit ? offset ? -- I64, I64
        mssql: select [users].[id] from [users] order by (select null) offset @P1 rows fetch next @P2 rows only -- I64, I64
    "#]]);
    golden!(db => db.select(users::id).from(users).limit(-1), expect![[r#"
        sqlite: error: a value can't be sent: the limit of a query must not be negative; in: select "users"."id" from "users" limit ?
        postgres, cockroach: error: a value can't be sent: the limit of a query must not be negative; in: select "users"."id" from "users" limit $1
        mysql, mariadb: error: a value can't be sent: the limit of a query must not be negative; in: select `users`.`id` from `users` limit ?
        mssql: error: a value can't be sent: the limit of a query must not be negative; in: select top (@P1) [users].[id] from [users]
    "#]]);
}

#[test]
fn counts() {
    golden!(db => db.count(users), expect![[r#"
        sqlite, postgres, cockroach: select count(*) from "users"
        mysql, mariadb: select count(*) from `users`
        mssql: select count_big(*) from [users]
    "#]]);
    golden!(db => db.count(users).filter(eq(users::verified, true)), expect![[r#"
        sqlite: select count(*) from "users" where "users"."verified" = ? -- Bool
        postgres, cockroach: select count(*) from "users" where "users"."verified" = $1 -- Bool
        mysql, mariadb: select count(*) from `users` where `users`.`verified` = ? -- Bool
        mssql: select count_big(*) from [users] where [users].[verified] = @P1 -- Bool
    "#]]);
    golden!(db => db.count(parent).filter(eq(parent::verified, true)), expect![[r#"
        sqlite: select count(*) from "users" "parent" where "parent"."verified" = ? -- Bool
        postgres, cockroach: select count(*) from "users" "parent" where "parent"."verified" = $1 -- Bool
        mysql, mariadb: select count(*) from `users` `parent` where `parent`.`verified` = ? -- Bool
        mssql: select count_big(*) from [users] [parent] where [parent].[verified] = @P1 -- Bool
    "#]]);
    golden!(db => db.count(users).inner_join(posts, eq(posts::author_id, users::id)).filter(gt(posts::id, 1)), expect![[r#"
        sqlite: select count(*) from "users" inner join "posts" on "posts"."author_id" = "users"."id" where "posts"."id" > ? -- I32
        postgres, cockroach: select count(*) from "users" inner join "posts" on "posts"."author_id" = "users"."id" where "posts"."id" > $1 -- I32
        mysql, mariadb: select count(*) from `users` inner join `posts` on `posts`.`author_id` = `users`.`id` where `posts`.`id` > ? -- I32
        mssql: select count_big(*) from [users] inner join [posts] on [posts].[author_id] = [users].[id] where [posts].[id] > @P1 -- I32
    "#]]);
}

#[test]
fn tables_in_a_schema() {
    golden!(postgres; db => db.select(..).from(events).filter(eq(events::kind, "login")).order_by(events::id), expect![[r#"
        postgres: select "audit"."events"."id", "audit"."events"."user_id", "audit"."events"."kind" from "audit"."events" where "audit"."events"."kind" = $1 order by "audit"."events"."id" -- Text
    "#]]);
    golden!(postgres; db => db.select((users::name, events::kind)).from(users).inner_join(events, eq(events::user_id, users::id)), expect![[r#"
        postgres: select "users"."name", "audit"."events"."kind" from "users" inner join "audit"."events" on "audit"."events"."user_id" = "users"."id"
    "#]]);
}

#[test]
fn as_of_system_time() {
    use drizzle::dialect::AsOf;
    use std::time::Duration;
    golden!(cockroach; db => db.select(users::id).from(users).inner_join(posts, eq(posts::author_id, users::id)).filter(users::verified).order_by(users::id).limit(1).as_of_system_time(AsOf::ago(Duration::from_millis(1500))), expect![[r#"
        cockroach: select "users"."id" from "users" inner join "posts" on "posts"."author_id" = "users"."id" as of system time '-1500000us' where "users"."verified" order by "users"."id" limit $1 -- I64
    "#]]);
    golden!(cockroach; db => db.select(users::id).from(users).as_of_system_time(AsOf::follower_read()), expect![[r#"
        cockroach: select "users"."id" from "users" as of system time follower_read_timestamp()
    "#]]);
    golden!(cockroach; db => db.select(users::id).from(users).as_of_system_time(AsOf::max_staleness(Duration::from_secs(10))), expect![[r#"
        cockroach: select "users"."id" from "users" as of system time with_max_staleness('10000000us')
    "#]]);
}
