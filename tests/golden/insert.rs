//! Inserts, and what they do about conflicts.
use crate::golden;
use crate::schema::*;
use drizzle::prelude::*;
use expect_test::expect;

#[test]
fn values() {
    golden!(db => db.insert(users).values(NewUser::new().name("Ada").age(36)), expect![[r#"
        sqlite: insert into "users" ("name", "age") values (?, ?) -- Text, I32
        postgres, cockroach: insert into "users" ("name", "age") values ($1, $2) -- Text, I32
        mysql, mariadb: insert into `users` (`name`, `age`) values (?, ?) -- Text, I32
        mssql: insert into [users] ([name], [age]) values (@P1, @P2) -- Text, I32
    "#]]);
    golden!(db => db.insert(users).values(NewUser::new().name("Ada").age(36).email("a@x").role(Role::Admin).verified(true).score(1.5).invited_by(1).id(7)), expect![[r#"
        sqlite: insert into "users" ("id", "name", "email", "role", "verified", "age", "score", "invited_by") values (?, ?, ?, ?, ?, ?, ?, ?) -- I32, Text, Text, roles, Bool, I32, F64, I32
        postgres, cockroach: insert into "users" ("id", "name", "email", "role", "verified", "age", "score", "invited_by") values ($1, $2, $3, $4, $5, $6, $7, $8) -- I32, Text, Text, roles, Bool, I32, F64, I32
        mysql, mariadb: insert into `users` (`id`, `name`, `email`, `role`, `verified`, `age`, `score`, `invited_by`) values (?, ?, ?, ?, ?, ?, ?, ?) -- I32, Text, Text, roles, Bool, I32, F64, I32
        mssql: set identity_insert [users] on; insert into [users] ([id], [name], [email], [role], [verified], [age], [score], [invited_by]) values (@P1, @P2, @P3, @P4, @P5, @P6, @P7, @P8); set identity_insert [users] off -- I32, Text, Text, roles, Bool, I32, F64, I32
    "#]]);
    golden!(db => db.insert(users).values(NewUser::new().name("Ada").age(36).email(None::<String>)), expect![[r#"
        sqlite: insert into "users" ("name", "email", "age") values (?, ?, ?) -- Text, Text, I32
        postgres, cockroach: insert into "users" ("name", "email", "age") values ($1, $2, $3) -- Text, Text, I32
        mysql, mariadb: insert into `users` (`name`, `email`, `age`) values (?, ?, ?) -- Text, Text, I32
        mssql: insert into [users] ([name], [email], [age]) values (@P1, @P2, @P3) -- Text, Text, I32
    "#]]);
    golden!(db => db.insert(users).values(vec![NewUser::new().name("Ada").age(36), NewUser::new().name("Ada").age(36)]), expect![[r#"
        sqlite: insert into "users" ("name", "age") values (?, ?), (?, ?) -- Text, I32, Text, I32
        postgres, cockroach: insert into "users" ("name", "age") values ($1, $2), ($3, $4) -- Text, I32, Text, I32
        mysql, mariadb: insert into `users` (`name`, `age`) values (?, ?), (?, ?) -- Text, I32, Text, I32
        mssql: insert into [users] ([name], [age]) values (@P1, @P2), (@P3, @P4) -- Text, I32, Text, I32
    "#]]);
    golden!(db => db.insert(users).values([NewUser::new().name("Ada").age(36), NewUser::new().name("Ada").age(36).email("a@x")]), expect![[r#"
        sqlite: insert into "users" ("name", "age") values (?, ?) -- Text, I32
        sqlite: insert into "users" ("name", "email", "age") values (?, ?, ?) -- Text, Text, I32
        postgres, cockroach: insert into "users" ("name", "email", "age") values ($1, default, $2), ($3, $4, $5) -- Text, I32, Text, Text, I32
        mysql, mariadb: insert into `users` (`name`, `email`, `age`) values (?, default, ?), (?, ?, ?) -- Text, I32, Text, Text, I32
        mssql: insert into [users] ([name], [email], [age]) values (@P1, default, @P2), (@P3, @P4, @P5) -- Text, I32, Text, Text, I32
    "#]]);
    golden!(db => db.insert(users).values(vec![NewUser::new().name("Ada").age(36), NewUser::new().name("Ada").age(36).email("a@x"), NewUser::new().name("Ada").age(36).score(1.0), NewUser::new().name("Ada").age(36).score(2.0)]), expect![[r#"
        sqlite: insert into "users" ("name", "age") values (?, ?) -- Text, I32
        sqlite: insert into "users" ("name", "email", "age") values (?, ?, ?) -- Text, Text, I32
        sqlite: insert into "users" ("name", "age", "score") values (?, ?, ?), (?, ?, ?) -- Text, I32, F64, Text, I32, F64
        postgres, cockroach: insert into "users" ("name", "email", "age", "score") values ($1, default, $2, default), ($3, $4, $5, default), ($6, default, $7, $8), ($9, default, $10, $11) -- Text, I32, Text, Text, I32, Text, I32, F64, Text, I32, F64
        mysql, mariadb: insert into `users` (`name`, `email`, `age`, `score`) values (?, default, ?, default), (?, ?, ?, default), (?, default, ?, ?), (?, default, ?, ?) -- Text, I32, Text, Text, I32, Text, I32, F64, Text, I32, F64
        mssql: insert into [users] ([name], [email], [age], [score]) values (@P1, default, @P2, default), (@P3, @P4, @P5, default), (@P6, default, @P7, @P8), (@P9, default, @P10, @P11) -- Text, I32, Text, Text, I32, Text, I32, F64, Text, I32, F64
    "#]]);
    golden!(db => db.insert(users).values(Vec::<NewUser>::new()), expect![[""]]);
}

#[test]
fn defaults() {
    golden!(db => db.insert(counters).values(NewCounter::new()), expect![[r#"
        sqlite, postgres, cockroach: insert into "counters" default values
        mysql, mariadb: insert into `counters` () values ()
        mssql: insert into [counters] default values
    "#]]);
    golden!(db => db.insert(counters).values(vec![NewCounter::new(), NewCounter::new()]), expect![[r#"
        sqlite: insert into "counters" default values
        sqlite: insert into "counters" default values
        postgres, cockroach: insert into "counters" ("id") values (default), (default)
        mysql, mariadb: insert into `counters` (`id`) values (null), (null)
        mssql: insert into [counters] ([hits]) values (default), (default)
    "#]]);
    golden!(db => db.insert(counters).values(vec![NewCounter::new(), NewCounter::new().hits(3), NewCounter::new()]), expect![[r#"
        sqlite: insert into "counters" default values
        sqlite: insert into "counters" ("hits") values (?) -- I64
        sqlite: insert into "counters" default values
        postgres, cockroach: insert into "counters" ("hits") values (default), ($1), (default) -- I64
        mysql, mariadb: insert into `counters` (`hits`) values (default), (?), (default) -- I64
        mssql: insert into [counters] ([hits]) values (default), (@P1), (default) -- I64
    "#]]);
}

#[test]
fn expressions() {
    golden!(db => db.insert(users).values(NewUser::new().name(lower(val("Ada".to_owned()))).age(val(1) + 2)), expect![[r#"
        sqlite: insert into "users" ("name", "age") values (lower(?), ? + ?) -- loose Text, I32, I32
        postgres, cockroach: insert into "users" ("name", "age") values (lower($1), $2 + $3) -- loose Text, I32, I32
        mysql, mariadb: insert into `users` (`name`, `age`) values (lower(?), ? + ?) -- loose Text, I32, I32
        mssql: insert into [users] ([name], [age]) values (lower(@P1), @P2 + @P3) -- loose Text, I32, I32
    "#]]);
    golden!(db => db.insert(users).values(NewUser::new().name(sql!("upper('ada')" as String)).age(1)), expect![[r#"
        sqlite: insert into "users" ("name", "age") values (upper('ada'), ?) -- I32
        postgres, cockroach: insert into "users" ("name", "age") values (upper('ada'), $1) -- I32
        mysql, mariadb: insert into `users` (`name`, `age`) values (upper('ada'), ?) -- I32
        mssql: insert into [users] ([name], [age]) values (upper('ada'), @P1) -- I32
    "#]]);
}

#[test]
fn from_a_query() {
    golden!(db => db.insert(posts).columns((posts::title, posts::author_id)).select(db.select((users::name, users::id)).from(users).filter(users::verified)), expect![[r#"
        sqlite, postgres, cockroach: insert into "posts" ("head line", "author_id") select "users"."name", "users"."id" from "users" where "users"."verified"
        mysql, mariadb: insert into `posts` (`head line`, `author_id`) select `users`.`name`, `users`.`id` from `users` where `users`.`verified`
        mssql: insert into [posts] ([head line], [author_id]) select [users].[name], [users].[id] from [users] where [users].[verified] = 1
    "#]]);
    golden!(db => db.insert(posts).columns(posts::title).select(select((users::name,)).from(users)), expect![[r#"
        sqlite, postgres, cockroach: insert into "posts" ("head line") select "users"."name" from "users"
        mysql, mariadb: insert into `posts` (`head line`) select `users`.`name` from `users`
        mssql: insert into [posts] ([head line]) select [users].[name] from [users]
    "#]]);
    golden!(db => db.insert(notes).select(db.select((users::id, users::name)).from(users)), expect![[r#"
        sqlite, postgres, cockroach: insert into "notes" ("user_id", "text") select "users"."id", "users"."name" from "users"
        mysql, mariadb: insert into `notes` (`user_id`, `text`) select `users`.`id`, `users`.`name` from `users`
        mssql: insert into [notes] ([user_id], [text]) select [users].[id], [users].[name] from [users]
    "#]]);
    golden!(db => db.insert(posts).columns((posts::title, posts::author_id)).select(db.select((users::name, users::id)).from(users)).on_conflict_do_nothing(), expect![[r#"
        sqlite, postgres, cockroach: insert into "posts" ("head line", "author_id") select "users"."name", "users"."id" from "users" where true on conflict do nothing
        mysql: set @drizzle_kept = 0
        mysql: insert into `posts` (`head line`, `author_id`) select * from (select `users`.`name`, `users`.`id` from `users`) `excluded` (`head line`, `author_id`) on duplicate key update `head line` = if((@drizzle_kept := @drizzle_kept + 1) is null, `posts`.`head line`, `posts`.`head line`)
        mysql: select @drizzle_kept
        mariadb: set @drizzle_kept = 0
        mariadb: insert into `posts` (`head line`, `author_id`) select `users`.`name`, `users`.`id` from `users` on duplicate key update `head line` = if((@drizzle_kept := @drizzle_kept + 1) is null, `posts`.`head line`, `posts`.`head line`)
        mariadb: select @drizzle_kept
        mssql: merge into [posts] with (holdlock) using (select [users].[name], [users].[id] from [users]) as excluded ([head line], [author_id]) on 1 = 0 when not matched then insert ([head line], [author_id]) values (excluded.[head line], excluded.[author_id]);
    "#]]);
    golden!(db => db.insert(posts).columns((posts::title, posts::author_id)).select(db.select((users::name, users::id)).from(users).inner_join(parent, eq(parent::id, users::invited_by))).on_conflict(posts::id).do_nothing(), expect![[r#"
        sqlite, postgres, cockroach: insert into "posts" ("head line", "author_id") select "users"."name", "users"."id" from "users" inner join "users" "parent" on "parent"."id" = "users"."invited_by" where true on conflict ("id") do nothing
        mysql: set @drizzle_kept = 0
        mysql: insert into `posts` (`head line`, `author_id`) select * from (select `users`.`name`, `users`.`id` from `users` inner join `users` `parent` on `parent`.`id` = `users`.`invited_by`) `excluded` (`head line`, `author_id`) on duplicate key update `head line` = if((@drizzle_kept := @drizzle_kept + 1) is null, `posts`.`head line`, `posts`.`head line`)
        mysql: select @drizzle_kept
        mariadb: set @drizzle_kept = 0
        mariadb: insert into `posts` (`head line`, `author_id`) select `users`.`name`, `users`.`id` from `users` inner join `users` `parent` on `parent`.`id` = `users`.`invited_by` on duplicate key update `head line` = if((@drizzle_kept := @drizzle_kept + 1) is null, `posts`.`head line`, `posts`.`head line`)
        mariadb: select @drizzle_kept
        mssql: merge into [posts] with (holdlock) using (select [users].[name], [users].[id] from [users] inner join [users] [parent] on [parent].[id] = [users].[invited_by]) as excluded ([head line], [author_id]) on 1 = 0 when not matched then insert ([head line], [author_id]) values (excluded.[head line], excluded.[author_id]);
    "#]]);
    golden!(db => db.insert(posts).columns((posts::title, posts::author_id)).select(db.select((users::name, users::id)).from(users).order_by(users::id).limit(3)).on_conflict(posts::id).do_update().set(posts::title, "again"), expect![[r#"
        sqlite: insert into "posts" ("head line", "author_id") select "users"."name", "users"."id" from "users" where true order by "users"."id" limit ? on conflict ("id") do update set "head line" = ? -- I64, Text
        postgres, cockroach: insert into "posts" ("head line", "author_id") select "users"."name", "users"."id" from "users" where true order by "users"."id" limit $1 on conflict ("id") do update set "head line" = $2 -- I64, Text
        mysql: insert into `posts` (`head line`, `author_id`) select * from (select `users`.`name`, `users`.`id` from `users` order by `users`.`id` limit ?) `excluded` (`head line`, `author_id`) on duplicate key update `head line` = ? -- I64, Text
        mariadb: insert into `posts` (`head line`, `author_id`) select `users`.`name`, `users`.`id` from `users` order by `users`.`id` limit ? on duplicate key update `head line` = ? -- I64, Text
        mssql: merge into [posts] with (holdlock) using (select top (@P1) [users].[name], [users].[id] from [users] order by [users].[id]) as excluded ([head line], [author_id]) on 1 = 0 when matched then update set [head line] = @P2 when not matched then insert ([head line], [author_id]) values (excluded.[head line], excluded.[author_id]); -- I64, Text
    "#]]);
    golden!(db => db.insert(posts).columns((posts::title, posts::author_id)).select(db.select((users::name, max(users::id))).from(users).group_by(users::name)).on_conflict_do_nothing(), expect![[r#"
        sqlite, postgres, cockroach: insert into "posts" ("head line", "author_id") select "users"."name", max("users"."id") from "users" group by "users"."name" on conflict do nothing
        mysql: set @drizzle_kept = 0
        mysql: insert into `posts` (`head line`, `author_id`) select * from (select `users`.`name`, max(`users`.`id`) as `drizzle_1` from `users` group by `users`.`name`) `excluded` (`head line`, `author_id`) on duplicate key update `head line` = if((@drizzle_kept := @drizzle_kept + 1) is null, `posts`.`head line`, `posts`.`head line`)
        mysql: select @drizzle_kept
        mariadb: set @drizzle_kept = 0
        mariadb: insert into `posts` (`head line`, `author_id`) select `users`.`name`, max(`users`.`id`) from `users` group by `users`.`name` on duplicate key update `head line` = if((@drizzle_kept := @drizzle_kept + 1) is null, `posts`.`head line`, `posts`.`head line`)
        mariadb: select @drizzle_kept
        mssql: merge into [posts] with (holdlock) using (select [users].[name], max([users].[id]) from [users] group by [users].[name]) as excluded ([head line], [author_id]) on 1 = 0 when not matched then insert ([head line], [author_id]) values (excluded.[head line], excluded.[author_id]);
    "#]]);
}

#[test]
fn conflicts() {
    golden!(db => db.insert(users).values(NewUser::new().name("Ada").age(36)).on_conflict_do_nothing(), expect![[r#"
        sqlite: insert into "users" ("name", "age") values (?, ?) on conflict do nothing -- Text, I32
        postgres, cockroach: insert into "users" ("name", "age") values ($1, $2) on conflict do nothing -- Text, I32
        mysql: set @drizzle_kept = 0
        mysql: insert into `users` (`name`, `age`) values (?, ?) as excluded on duplicate key update `name` = if((@drizzle_kept := @drizzle_kept + 1) is null, `users`.`name`, `users`.`name`) -- Text, I32
        mysql: select @drizzle_kept
        mariadb: set @drizzle_kept = 0
        mariadb: insert into `users` (`name`, `age`) values (?, ?) on duplicate key update `name` = if((@drizzle_kept := @drizzle_kept + 1) is null, `users`.`name`, `users`.`name`) -- Text, I32
        mariadb: select @drizzle_kept
        mssql: merge into [users] with (holdlock) using (values (@P1, @P2)) as excluded ([name], [age]) on 1 = 0 when not matched then insert ([name], [age]) values (excluded.[name], excluded.[age]); -- Text, I32
    "#]]);
    golden!(db => db.insert(users).values(NewUser::new().name("Ada").age(36)).on_conflict(users::email).do_nothing(), expect![[r#"
        sqlite: insert into "users" ("name", "age") values (?, ?) on conflict ("email") do nothing -- Text, I32
        postgres, cockroach: insert into "users" ("name", "age") values ($1, $2) on conflict ("email") do nothing -- Text, I32
        mysql: set @drizzle_kept = 0
        mysql: insert into `users` (`name`, `age`) values (?, ?) as excluded on duplicate key update `name` = if((@drizzle_kept := @drizzle_kept + 1) is null, `users`.`name`, `users`.`name`) -- Text, I32
        mysql: select @drizzle_kept
        mariadb: set @drizzle_kept = 0
        mariadb: insert into `users` (`name`, `age`) values (?, ?) on duplicate key update `name` = if((@drizzle_kept := @drizzle_kept + 1) is null, `users`.`name`, `users`.`name`) -- Text, I32
        mariadb: select @drizzle_kept
        mssql: merge into [users] with (holdlock) using (values (@P1, @P2)) as excluded ([name], [age]) on 1 = 0 when not matched then insert ([name], [age]) values (excluded.[name], excluded.[age]); -- Text, I32
    "#]]);
    golden!(db => db.insert(users).values(NewUser::new().name("Ada").age(36)).on_conflict((users::email, users::name)).do_nothing(), expect![[r#"
        sqlite: insert into "users" ("name", "age") values (?, ?) on conflict ("email", "name") do nothing -- Text, I32
        postgres, cockroach: insert into "users" ("name", "age") values ($1, $2) on conflict ("email", "name") do nothing -- Text, I32
        mysql: set @drizzle_kept = 0
        mysql: insert into `users` (`name`, `age`) values (?, ?) as excluded on duplicate key update `name` = if((@drizzle_kept := @drizzle_kept + 1) is null, `users`.`name`, `users`.`name`) -- Text, I32
        mysql: select @drizzle_kept
        mariadb: set @drizzle_kept = 0
        mariadb: insert into `users` (`name`, `age`) values (?, ?) on duplicate key update `name` = if((@drizzle_kept := @drizzle_kept + 1) is null, `users`.`name`, `users`.`name`) -- Text, I32
        mariadb: select @drizzle_kept
        mssql: merge into [users] with (holdlock) using (values (@P1, @P2)) as excluded ([name], [age]) on 1 = 0 when not matched then insert ([name], [age]) values (excluded.[name], excluded.[age]); -- Text, I32
    "#]]);
    golden!(sqlite postgres cockroach; db => db.insert(users).values(NewUser::new().name("Ada").age(36)).on_conflict(users::email).filter(users::verified).do_nothing(), expect![[r#"
        sqlite: insert into "users" ("name", "age") values (?, ?) on conflict ("email") where "verified" do nothing -- Text, I32
        postgres, cockroach: insert into "users" ("name", "age") values ($1, $2) on conflict ("email") where "verified" do nothing -- Text, I32
    "#]]);
    golden!(db => db.insert(users).values(NewUser::new().name("Ada").age(36)).on_conflict(users::email).do_update().set(users::name, excluded(users::name)), expect![[r#"
        sqlite: insert into "users" ("name", "age") values (?, ?) on conflict ("email") do update set "name" = excluded."name" -- Text, I32
        postgres, cockroach: insert into "users" ("name", "age") values ($1, $2) on conflict ("email") do update set "name" = excluded."name" -- Text, I32
        mysql: insert into `users` (`name`, `age`) values (?, ?) as excluded on duplicate key update `name` = excluded.`name` -- Text, I32
        mariadb: insert into `users` (`name`, `age`) values (?, ?) on duplicate key update `name` = values(`name`) -- Text, I32
        mssql: merge into [users] with (holdlock) using (values (@P1, @P2)) as excluded ([name], [age]) on 1 = 0 when matched then update set [name] = excluded.[name] when not matched then insert ([name], [age]) values (excluded.[name], excluded.[age]); -- Text, I32
    "#]]);
    golden!(db => db.insert(users).values(NewUser::new().name("Ada").age(36)).on_conflict(users::email).do_update().set(users::name, "again").set(users::age, users::age + excluded(users::age)), expect![[r#"
        sqlite: insert into "users" ("name", "age") values (?, ?) on conflict ("email") do update set "name" = ?, "age" = "users"."age" + excluded."age" -- Text, I32, Text
        postgres, cockroach: insert into "users" ("name", "age") values ($1, $2) on conflict ("email") do update set "name" = $3, "age" = "users"."age" + excluded."age" -- Text, I32, Text
        mysql: insert into `users` (`name`, `age`) values (?, ?) as excluded on duplicate key update `name` = ?, `age` = `users`.`age` + excluded.`age` -- Text, I32, Text
        mariadb: insert into `users` (`name`, `age`) values (?, ?) on duplicate key update `name` = ?, `age` = `users`.`age` + values(`age`) -- Text, I32, Text
        mssql: merge into [users] with (holdlock) using (values (@P1, @P2)) as excluded ([name], [age]) on 1 = 0 when matched then update set [name] = @P3, [age] = [users].[age] + excluded.[age] when not matched then insert ([name], [age]) values (excluded.[name], excluded.[age]); -- Text, I32, Text
    "#]]);
    golden!(db => db.insert(users).values(NewUser::new().name("Ada").age(36)).on_conflict(users::email).do_update().set_excluded((users::name, users::age)), expect![[r#"
        sqlite: insert into "users" ("name", "age") values (?, ?) on conflict ("email") do update set "name" = excluded."name", "age" = excluded."age" -- Text, I32
        postgres, cockroach: insert into "users" ("name", "age") values ($1, $2) on conflict ("email") do update set "name" = excluded."name", "age" = excluded."age" -- Text, I32
        mysql: insert into `users` (`name`, `age`) values (?, ?) as excluded on duplicate key update `name` = excluded.`name`, `age` = excluded.`age` -- Text, I32
        mariadb: insert into `users` (`name`, `age`) values (?, ?) on duplicate key update `name` = values(`name`), `age` = values(`age`) -- Text, I32
        mssql: merge into [users] with (holdlock) using (values (@P1, @P2)) as excluded ([name], [age]) on 1 = 0 when matched then update set [name] = excluded.[name], [age] = excluded.[age] when not matched then insert ([name], [age]) values (excluded.[name], excluded.[age]); -- Text, I32
    "#]]);
    golden!(sqlite postgres cockroach; db => db.insert(users).values(NewUser::new().name("Ada").age(36)).on_conflict(users::email).filter((users::verified, gt(users::age, 1))).do_update().set_excluded(users::name).filter(lt(users::age, excluded(users::age))), expect![[r#"
        sqlite: insert into "users" ("name", "age") values (?, ?) on conflict ("email") where "verified" and "age" > ? do update set "name" = excluded."name" where "users"."age" < excluded."age" -- Text, I32, I32
        postgres, cockroach: insert into "users" ("name", "age") values ($1, $2) on conflict ("email") where "verified" and "age" > $3 do update set "name" = excluded."name" where "users"."age" < excluded."age" -- Text, I32, I32
    "#]]);
    golden!(sqlite postgres cockroach mssql; db => db.insert(users).values(NewUser::new().name("Ada").age(36)).on_conflict(users::id).do_update().set(users::email, None::<String>).filter(exists(select(..).from(posts).filter(eq(posts::author_id, users::id)))), expect![[r#"
        sqlite: insert into "users" ("name", "age") values (?, ?) on conflict ("id") do update set "email" = ? where exists (select 1 from "posts" where "posts"."author_id" = "users"."id") -- Text, I32, Text
        postgres, cockroach: insert into "users" ("name", "age") values ($1, $2) on conflict ("id") do update set "email" = $3 where exists (select 1 from "posts" where "posts"."author_id" = "users"."id") -- Text, I32, Text
        mssql: merge into [users] with (holdlock) using (values (@P1, @P2)) as excluded ([name], [age]) on 1 = 0 when matched and exists (select 1 from [posts] where [posts].[author_id] = [users].[id]) then update set [email] = @P3 when not matched then insert ([name], [age]) values (excluded.[name], excluded.[age]); -- Text, I32, Text
    "#]]);
    golden!(postgres; db => db.insert(events).values(NewEvent::new().user_id(1).kind("login")).on_conflict(events::id).do_update().set(events::kind, concat((events::kind, excluded(events::kind)))).filter(ne(events::kind, "x")), expect![[r#"
        postgres: insert into "audit"."events" ("user_id", "kind") values ($1, $2) on conflict ("id") do update set "kind" = ("audit"."events"."kind" || excluded."kind") where "audit"."events"."kind" <> $3 -- I32, Text, Text
    "#]]);
    golden!(mysql mariadb; db => db.insert(users).values([NewUser::new().name("Ada").age(36).email("a@x"), NewUser::new().name("Bob").age(3).email("b@x")]).on_duplicate_key().do_update().set(users::name, users::email.coalesce(users::name)).set(users::email, excluded(users::email)).set(users::age, users::age + excluded(users::age)), expect![[r#"
        mysql: insert into `users` (`name`, `email`, `age`) values (?, ?, ?), (?, ?, ?) as excluded on duplicate key update `name` = coalesce(`users`.`email`, `users`.`name`), `email` = excluded.`email`, `age` = `users`.`age` + excluded.`age` -- Text, Text, I32, Text, Text, I32
        mariadb: insert into `users` (`name`, `email`, `age`) values (?, ?, ?), (?, ?, ?) on duplicate key update `name` = coalesce(`users`.`email`, `users`.`name`), `email` = values(`email`), `age` = `users`.`age` + values(`age`) -- Text, Text, I32, Text, Text, I32
    "#]]);
    golden!(mysql mariadb; db => db.insert(users).values(NewUser::new().name("Ada").age(36)).on_duplicate_key().do_update().set(users::name, users::email.coalesce("")).set(users::email, users::name), expect![[r#"
        mysql, mariadb: error: mysql assigns one column after the other, so that column `name` would be read after it was set: use two statements
    "#]]);
    golden!(db => db.insert(posts).values([NewPost::new().id(1).title("a").author_id(1), NewPost::new().id(2).title("b").author_id(1)]).on_conflict(posts::id).do_update().set(posts::title, concat((posts::title, excluded(posts::title)))), expect![[r#"
        sqlite: insert into "posts" ("id", "head line", "author_id") values (?, ?, ?), (?, ?, ?) on conflict ("id") do update set "head line" = ("posts"."head line" || excluded."head line") -- I32, Text, I32, I32, Text, I32
        postgres, cockroach: insert into "posts" ("id", "head line", "author_id") values ($1, $2, $3), ($4, $5, $6) on conflict ("id") do update set "head line" = ("posts"."head line" || excluded."head line") -- I32, Text, I32, I32, Text, I32
        mysql: insert into `posts` (`id`, `head line`, `author_id`) values (?, ?, ?), (?, ?, ?) as excluded on duplicate key update `head line` = concat(`posts`.`head line`, excluded.`head line`) -- I32, Text, I32, I32, Text, I32
        mariadb: insert into `posts` (`id`, `head line`, `author_id`) values (?, ?, ?), (?, ?, ?) on duplicate key update `head line` = concat(`posts`.`head line`, values(`head line`)) -- I32, Text, I32, I32, Text, I32
        mssql: set identity_insert [posts] on; merge into [posts] with (holdlock) using (values (@P1, @P2, @P3)) as excluded ([id], [head line], [author_id]) on [posts].[id] = excluded.[id] when matched then update set [head line] = (cast([posts].[head line] as nvarchar(max)) + excluded.[head line]) when not matched then insert ([id], [head line], [author_id]) values (excluded.[id], excluded.[head line], excluded.[author_id]); set identity_insert [posts] off -- I32, Text, I32
        mssql: set identity_insert [posts] on; merge into [posts] with (holdlock) using (values (@P1, @P2, @P3)) as excluded ([id], [head line], [author_id]) on [posts].[id] = excluded.[id] when matched then update set [head line] = (cast([posts].[head line] as nvarchar(max)) + excluded.[head line]) when not matched then insert ([id], [head line], [author_id]) values (excluded.[id], excluded.[head line], excluded.[author_id]); set identity_insert [posts] off -- I32, Text, I32
    "#]]);
    golden!(db => db.insert(counters).values(NewCounter::new()).on_conflict_do_nothing(), expect![[r#"
        sqlite: insert into "counters" ("id") values (null) on conflict do nothing
        postgres, cockroach: insert into "counters" default values on conflict do nothing
        mysql: set @drizzle_kept = 0
        mysql: insert into `counters` () values () as excluded on duplicate key update `hits` = if((@drizzle_kept := @drizzle_kept + 1) is null, `counters`.`hits`, `counters`.`hits`)
        mysql: select @drizzle_kept
        mariadb: set @drizzle_kept = 0
        mariadb: insert into `counters` () values () on duplicate key update `hits` = if((@drizzle_kept := @drizzle_kept + 1) is null, `counters`.`hits`, `counters`.`hits`)
        mariadb: select @drizzle_kept
        mssql: merge into [counters] with (holdlock) using (values (1)) as excluded (drizzle_row) on 1 = 0 when not matched then insert default values;
    "#]]);
    golden!(db => db.insert(notes).values(vec![NewNote::new(), NewNote::new().user_id(1)]).on_conflict_do_nothing(), expect![[r#"
        sqlite: insert into "notes" ("user_id") values (null) on conflict do nothing
        sqlite: insert into "notes" ("user_id") values (?) on conflict do nothing -- I32
        postgres, cockroach: insert into "notes" ("user_id") values (default), ($1) on conflict do nothing -- I32
        mysql: set @drizzle_kept = 0
        mysql: insert into `notes` (`user_id`) values (default), (?) as excluded on duplicate key update `user_id` = if((@drizzle_kept := @drizzle_kept + 1) is null, `notes`.`user_id`, `notes`.`user_id`) -- I32
        mysql: select @drizzle_kept
        mariadb: set @drizzle_kept = 0
        mariadb: insert into `notes` (`user_id`) values (default), (?) on duplicate key update `user_id` = if((@drizzle_kept := @drizzle_kept + 1) is null, `notes`.`user_id`, `notes`.`user_id`) -- I32
        mariadb: select @drizzle_kept
        mssql: merge into [notes] with (holdlock) using (values (1)) as excluded (drizzle_row) on 1 = 0 when not matched then insert default values;
        mssql: merge into [notes] with (holdlock) using (values (@P1)) as excluded ([user_id]) on 1 = 0 when not matched then insert ([user_id]) values (excluded.[user_id]); -- I32
    "#]]);
}

/// How many statements rows are split into: by the parameters and by the rows that a statement may have.
/// By the name of a key; and every column that the rows give.
#[test]
fn conflicts_by_name() {
    let new = || NewUser::new().name("Ada").age(36).email("a@x");
    golden!(db => db.insert(users).values(new()).on_conflict_constraint("users_email_name_key").do_nothing(), expect![[r#"
        sqlite: insert into "users" ("name", "email", "age") values (?, ?, ?) on conflict ("email", "name") do nothing -- Text, Text, I32
        postgres, cockroach: insert into "users" ("name", "email", "age") values ($1, $2, $3) on conflict on constraint "users_email_name_key" do nothing -- Text, Text, I32
        mysql, mariadb: error: mysql can't tell a conflict on `email`, `name` from one on `email`, the other unique key of table `users`: use `.on_duplicate_key()` if both are meant
        mssql: merge into [users] with (holdlock) using (values (@P1, @P2, @P3)) as excluded ([name], [email], [age]) on [users].[email] = excluded.[email] and [users].[name] = excluded.[name] when not matched then insert ([name], [email], [age]) values (excluded.[name], excluded.[email], excluded.[age]); -- Text, Text, I32
    "#]]);
    golden!(db => db.insert(users).values(new()).on_conflict_constraint("users_email_name_key").do_update().set_all_excluded(), expect![[r#"
        sqlite: insert into "users" ("name", "email", "age") values (?, ?, ?) on conflict ("email", "name") do update set "age" = excluded."age" -- Text, Text, I32
        postgres, cockroach: insert into "users" ("name", "email", "age") values ($1, $2, $3) on conflict on constraint "users_email_name_key" do update set "age" = excluded."age" -- Text, Text, I32
        mysql, mariadb: error: mysql can't tell a conflict on `email`, `name` from one on `email`, the other unique key of table `users`: use `.on_duplicate_key()` if both are meant
        mssql: merge into [users] with (holdlock) using (values (@P1, @P2, @P3)) as excluded ([name], [email], [age]) on [users].[email] = excluded.[email] and [users].[name] = excluded.[name] when matched then update set [age] = excluded.[age] when not matched then insert ([name], [email], [age]) values (excluded.[name], excluded.[email], excluded.[age]); -- Text, Text, I32
    "#]]);
    golden!(db => db.insert(users).values(new()).on_conflict_constraint("users_pkey").do_nothing(), expect![[r#"
        sqlite: insert into "users" ("name", "email", "age") values (?, ?, ?) on conflict ("id") do nothing -- Text, Text, I32
        postgres, cockroach: insert into "users" ("name", "email", "age") values ($1, $2, $3) on conflict on constraint "users_pkey" do nothing -- Text, Text, I32
        mysql, mariadb: error: mysql can't tell a conflict on `id` from one on `email`, the other unique key of table `users`: use `.on_duplicate_key()` if both are meant
        mssql: merge into [users] with (holdlock) using (values (@P1, @P2, @P3)) as excluded ([name], [email], [age]) on 1 = 0 when not matched then insert ([name], [email], [age]) values (excluded.[name], excluded.[email], excluded.[age]); -- Text, Text, I32
    "#]]);
    golden!(db => db.insert(users).values(new()).on_conflict_constraint("by_hand").do_nothing(), expect![[r#"
        sqlite: error: table `users` declares no unique key `by_hand`, and sqlite asks for its columns: there are `users_email_key`, `users_email_name_key`
        postgres, cockroach: insert into "users" ("name", "email", "age") values ($1, $2, $3) on conflict on constraint "by_hand" do nothing -- Text, Text, I32
        mysql, mariadb: error: table `users` declares no unique key `by_hand`, and mysql asks for its columns: there are `users_email_key`, `users_email_name_key`
        mssql: error: table `users` declares no unique key `by_hand`, and mssql asks for its columns: there are `users_email_key`, `users_email_name_key`
    "#]]);
    golden!(db => db.insert(users).values(new()).on_conflict(users::email).do_update().set_all_excluded(), expect![[r#"
        sqlite: insert into "users" ("name", "email", "age") values (?, ?, ?) on conflict ("email") do update set "name" = excluded."name", "age" = excluded."age" -- Text, Text, I32
        postgres, cockroach: insert into "users" ("name", "email", "age") values ($1, $2, $3) on conflict ("email") do update set "name" = excluded."name", "age" = excluded."age" -- Text, Text, I32
        mysql: insert into `users` (`name`, `email`, `age`) values (?, ?, ?) as excluded on duplicate key update `name` = excluded.`name`, `age` = excluded.`age` -- Text, Text, I32
        mariadb: insert into `users` (`name`, `email`, `age`) values (?, ?, ?) on duplicate key update `name` = values(`name`), `age` = values(`age`) -- Text, Text, I32
        mssql: merge into [users] with (holdlock) using (values (@P1, @P2, @P3)) as excluded ([name], [email], [age]) on [users].[email] = excluded.[email] when matched then update set [name] = excluded.[name], [age] = excluded.[age] when not matched then insert ([name], [email], [age]) values (excluded.[name], excluded.[email], excluded.[age]); -- Text, Text, I32
    "#]]);
    golden!(db => db.insert(users).values([new(), new().verified(true)]).on_conflict(users::email).do_update().set(users::name, "again").set_all_excluded(), expect![[r#"
        sqlite: insert into "users" ("name", "email", "age") values (?, ?, ?) on conflict ("email") do update set "name" = ?, "verified" = excluded."verified", "age" = excluded."age" -- Text, Text, I32, Text
        sqlite: insert into "users" ("name", "email", "verified", "age") values (?, ?, ?, ?) on conflict ("email") do update set "name" = ?, "verified" = excluded."verified", "age" = excluded."age" -- Text, Text, Bool, I32, Text
        postgres, cockroach: insert into "users" ("name", "email", "verified", "age") values ($1, $2, default, $3), ($4, $5, $6, $7) on conflict ("email") do update set "name" = $8, "verified" = excluded."verified", "age" = excluded."age" -- Text, Text, I32, Text, Text, Bool, I32, Text
        mysql: insert into `users` (`name`, `email`, `verified`, `age`) values (?, ?, default, ?), (?, ?, ?, ?) as excluded on duplicate key update `name` = ?, `verified` = excluded.`verified`, `age` = excluded.`age` -- Text, Text, I32, Text, Text, Bool, I32, Text
        mariadb: insert into `users` (`name`, `email`, `verified`, `age`) values (?, ?, default, ?), (?, ?, ?, ?) on duplicate key update `name` = ?, `verified` = values(`verified`), `age` = values(`age`) -- Text, Text, I32, Text, Text, Bool, I32, Text
        mssql: merge into [users] with (holdlock) using (values (@P1, @P2, @P3)) as excluded ([name], [email], [age]) on [users].[email] = excluded.[email] when matched then update set [name] = @P4, [verified] = 0, [age] = excluded.[age] when not matched then insert ([name], [email], [age]) values (excluded.[name], excluded.[email], excluded.[age]); -- Text, Text, I32, Text
        mssql: merge into [users] with (holdlock) using (values (@P1, @P2, @P3, @P4)) as excluded ([name], [email], [verified], [age]) on [users].[email] = excluded.[email] when matched then update set [name] = @P5, [verified] = excluded.[verified], [age] = excluded.[age] when not matched then insert ([name], [email], [verified], [age]) values (excluded.[name], excluded.[email], excluded.[verified], excluded.[age]); -- Text, Text, Bool, I32, Text
    "#]]);
    golden!(db => db.insert(posts).columns((posts::id, posts::title)).select(db.select((users::id, users::name)).from(users)).on_conflict(posts::id).do_update().set_all_excluded(), expect![[r#"
        sqlite, postgres, cockroach: insert into "posts" ("id", "head line") select "users"."id", "users"."name" from "users" where true on conflict ("id") do update set "head line" = excluded."head line"
        mysql: insert into `posts` (`id`, `head line`) select * from (select `users`.`id`, `users`.`name` from `users`) `excluded` (`id`, `head line`) on duplicate key update `head line` = excluded.`head line`
        mariadb: insert into `posts` (`id`, `head line`) select `users`.`id`, `users`.`name` from `users` on duplicate key update `head line` = values(`head line`)
        mssql: set identity_insert [posts] on; merge into [posts] with (holdlock) using (select [users].[id], [users].[name] from [users]) as excluded ([id], [head line]) on [posts].[id] = excluded.[id] when matched then update set [head line] = excluded.[head line] when not matched then insert ([id], [head line]) values (excluded.[id], excluded.[head line]); set identity_insert [posts] off
    "#]]);
    golden!(db => db.insert(counters).values(NewCounter::new().id(1)).on_conflict(counters::id).do_update().set_all_excluded(), expect![[r#"
        sqlite, postgres, cockroach, mysql, mariadb, mssql: error: the rows to insert into `counters` give no column that `set_all_excluded` could set; use `.do_nothing()`
    "#]]);
}

#[test]
fn limits() {
    let rows: Vec<_> = (0..40_000)
        .map(|i| NewUser::new().name("n").age(i))
        .collect();
    let split = |statements: Result<Vec<drizzle::render::Sql>, Error>| -> Vec<usize> {
        let statements = statements.expect("there is nothing to refuse");
        let mut sizes: Vec<_> = statements.iter().map(|sql| sql.values.len() / 2).collect();
        assert_eq!(sizes.iter().sum::<usize>(), 40_000);
        sizes.dedup();
        sizes
    };
    assert_eq!(
        split(crate::SQLITE.insert(users).values(rows.clone()).to_sql()),
        [16_383, 7_234]
    );
    assert_eq!(
        split(crate::POSTGRES.insert(users).values(rows.clone()).to_sql()),
        [32_767, 7_233]
    );
    assert_eq!(
        split(crate::COCKROACH.insert(users).values(rows.clone()).to_sql()),
        [32_767, 7_233]
    );
    assert_eq!(
        split(crate::MYSQL.insert(users).values(rows.clone()).to_sql()),
        [32_767, 7_233]
    );
    assert_eq!(
        split(crate::MSSQL.insert(users).values(rows.clone()).to_sql()),
        [1_000]
    );
    // Three values a row: there the parameters are the limit.
    let rows: Vec<_> = (0..1_000)
        .map(|i| NewUser::new().name("n").age(i).verified(true))
        .collect();
    let statements = crate::MSSQL
        .insert(users)
        .values(rows)
        .to_sql()
        .expect("there is nothing to refuse");
    let sizes: Vec<_> = statements.iter().map(|sql| sql.values.len() / 3).collect();
    assert_eq!(sizes, [699, 301]);
}

#[test]
fn returning() {
    golden!(db => db.insert(users).values(NewUser::new().name("Ada").age(36)).returning(..), expect![[r#"
        sqlite: insert into "users" ("name", "age") values (?, ?) returning "users"."id", "users"."name", "users"."email", "users"."role", "users"."verified", "users"."age", "users"."score", "users"."invited_by" -- Text, I32
        postgres, cockroach: insert into "users" ("name", "age") values ($1, $2) returning "users"."id", "users"."name", "users"."email", "users"."role", "users"."verified", "users"."age", "users"."score", "users"."invited_by" -- Text, I32
        mysql: insert into `users` (`name`, `age`) values (?, ?) -- Text, I32
        mysql: select `users`.`id`, `users`.`name`, `users`.`email`, `users`.`role`, `users`.`verified`, `users`.`age`, `users`.`score`, `users`.`invited_by` from `users` where `users`.`id` between (last_insert_id()) and (last_insert_id() + 0 * @@auto_increment_increment) order by `users`.`id`
        mariadb: insert into `users` (`name`, `age`) values (?, ?) returning `users`.`id`, `users`.`name`, `users`.`email`, `users`.`role`, `users`.`verified`, `users`.`age`, `users`.`score`, `users`.`invited_by` -- Text, I32
        mssql: insert into [users] ([name], [age]) output inserted.[id], inserted.[name], inserted.[email], inserted.[role], inserted.[verified], inserted.[age], inserted.[score], inserted.[invited_by] values (@P1, @P2) -- Text, I32
    "#]]);
    golden!(db => db.insert(users).values(NewUser::new().name("Ada").age(36)).returning(users::id), expect![[r#"
        sqlite: insert into "users" ("name", "age") values (?, ?) returning "users"."id" -- Text, I32
        postgres, cockroach: insert into "users" ("name", "age") values ($1, $2) returning "users"."id" -- Text, I32
        mysql: insert into `users` (`name`, `age`) values (?, ?) -- Text, I32
        mysql: select `users`.`id` from `users` where `users`.`id` between (last_insert_id()) and (last_insert_id() + 0 * @@auto_increment_increment) order by `users`.`id`
        mariadb: insert into `users` (`name`, `age`) values (?, ?) returning `users`.`id` -- Text, I32
        mssql: insert into [users] ([name], [age]) output inserted.[id] values (@P1, @P2) -- Text, I32
    "#]]);
    golden!(db => db.insert(users).values(NewUser::new().name("Ada").age(36)).returning(fields! { id: users::id, name: upper(users::name) }), expect![[r#"
        sqlite: insert into "users" ("name", "age") values (?, ?) returning "users"."id", upper("users"."name") -- Text, I32
        postgres, cockroach: insert into "users" ("name", "age") values ($1, $2) returning "users"."id", upper("users"."name") -- Text, I32
        mysql: insert into `users` (`name`, `age`) values (?, ?) -- Text, I32
        mysql: select `users`.`id`, upper(`users`.`name`) from `users` where `users`.`id` between (last_insert_id()) and (last_insert_id() + 0 * @@auto_increment_increment) order by `users`.`id`
        mariadb: insert into `users` (`name`, `age`) values (?, ?) returning `users`.`id`, upper(`users`.`name`) -- Text, I32
        mssql: insert into [users] ([name], [age]) output inserted.[id], upper(inserted.[name]) values (@P1, @P2) -- Text, I32
    "#]]);
    golden!(sqlite postgres cockroach mssql; db => db.insert(users).values(NewUser::new().name("Ada").age(36)).on_conflict(users::email).do_update().set_excluded(users::name).returning((users::id, users::name)), expect![[r#"
        sqlite: insert into "users" ("name", "age") values (?, ?) on conflict ("email") do update set "name" = excluded."name" returning "users"."id", "users"."name" -- Text, I32
        postgres, cockroach: insert into "users" ("name", "age") values ($1, $2) on conflict ("email") do update set "name" = excluded."name" returning "users"."id", "users"."name" -- Text, I32
        mssql: merge into [users] with (holdlock) using (values (@P1, @P2)) as excluded ([name], [age]) on 1 = 0 when matched then update set [name] = excluded.[name] when not matched then insert ([name], [age]) values (excluded.[name], excluded.[age]) output inserted.[id], inserted.[name]; -- Text, I32
    "#]]);
    golden!(db => db.insert(counters).values(NewCounter::new()).returning(..), expect![[r#"
        sqlite, postgres, cockroach: insert into "counters" default values returning "counters"."id", "counters"."hits", "counters"."note", "counters"."twice"
        mysql: insert into `counters` () values ()
        mysql: select `counters`.`id`, `counters`.`hits`, `counters`.`note`, `counters`.`twice` from `counters` where `counters`.`id` between (last_insert_id()) and (last_insert_id() + 0 * @@auto_increment_increment) order by `counters`.`id`
        mariadb: insert into `counters` () values () returning `counters`.`id`, `counters`.`hits`, `counters`.`note`, `counters`.`twice`
        mssql: insert into [counters] output inserted.[id], inserted.[hits], inserted.[note], inserted.[twice] default values
    "#]]);
    golden!(db => db.insert(users).values(NewUser::new().name("Ada").age(36)).returning(select(count_all()).from(posts).filter(eq(posts::author_id, users::id)).scalar()), expect![[r#"
        sqlite: insert into "users" ("name", "age") values (?, ?) returning (select count(*) from "posts" where "posts"."author_id" = "users"."id") -- Text, I32
        postgres, cockroach: insert into "users" ("name", "age") values ($1, $2) returning (select count(*) from "posts" where "posts"."author_id" = "users"."id") -- Text, I32
        mysql: insert into `users` (`name`, `age`) values (?, ?) -- Text, I32
        mysql: select (select count(*) from `posts` where `posts`.`author_id` = `users`.`id`) from `users` where `users`.`id` between (last_insert_id()) and (last_insert_id() + 0 * @@auto_increment_increment) order by `users`.`id`
        mariadb: insert into `users` (`name`, `age`) values (?, ?) returning (select count(*) from `posts` where `posts`.`author_id` = `users`.`id`) -- Text, I32
        mssql: error: mssql returns no subqueries from a write: return the columns, and select the rest
    "#]]);
    golden!(postgres; db => db.insert(events).values(NewEvent::new().user_id(1).kind("login")).returning(..), expect![[r#"
        postgres: insert into "audit"."events" ("user_id", "kind") values ($1, $2) returning "audit"."events"."id", "audit"."events"."user_id", "audit"."events"."kind" -- I32, Text
    "#]]);
}
