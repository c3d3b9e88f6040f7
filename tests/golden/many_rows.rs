//! Updates of many rows, and writes that are prepared.
use crate::golden;
use crate::schema::*;
use drizzle::prelude::*;
use expect_test::expect;

#[test]
fn update_many() {
    golden!(db => db.update_many(users).by(users::id).rows([
        (1, UserChanges { name: Some("Ada".into()), age: Some(36), ..Default::default() }),
        (2, UserChanges { age: Some(20), name: Some("Bo".into()), ..Default::default() }),
    ]), expect![[r#"
        sqlite: update "users" set "age" = "drizzle_rows"."column2", "name" = "drizzle_rows"."column3" from (values (?, ?, ?), (?, ?, ?)) as "drizzle_rows" where "users"."id" = "drizzle_rows"."column1" -- I32, I32, Text, I32, I32, Text
        postgres: update "users" set "age" = "drizzle_rows"."age", "name" = "drizzle_rows"."name" from (values (cast($1 as integer), cast($2 as integer), cast($3 as text)), ($4, $5, $6)) as "drizzle_rows" ("id", "age", "name") where "users"."id" = "drizzle_rows"."id" -- I32, I32, Text, I32, I32, Text
        cockroach: update "users" set "age" = "drizzle_rows"."age", "name" = "drizzle_rows"."name" from (values (cast($1 as int4), cast($2 as int4), cast($3 as string)), ($4, $5, $6)) as "drizzle_rows" ("id", "age", "name") where "users"."id" = "drizzle_rows"."id" -- I32, I32, Text, I32, I32, Text
        mysql, mariadb: update `users` set `age` = case when `users`.`id` = ? then ? when `users`.`id` = ? then ? end, `name` = case when `users`.`id` = ? then ? when `users`.`id` = ? then ? end where `users`.`id` in (?, ?) -- loose I32, I32, I32, I32, I32, Text, I32, Text, I32, I32
        mssql: update [users] set [age] = [drizzle_rows].[age], [name] = [drizzle_rows].[name] from (values (cast(@P1 as int), cast(@P2 as int), cast(@P3 as nvarchar(max))), (cast(@P4 as int), cast(@P5 as int), cast(@P6 as nvarchar(max)))) as [drizzle_rows] ([id], [age], [name]) where [users].[id] = [drizzle_rows].[id] -- I32, I32, Text, I32, I32, Text
    "#]]);
    // Rows that set other columns are another statement.
    golden!(db => db.update_many(users).by(users::id).rows([
        (1, UserChanges { email: Some(None), ..Default::default() }),
        (2, UserChanges { score: Some(Some(0.5)), role: Some(Role::Admin), ..Default::default() }),
        (3, UserChanges { email: Some(Some("c@x".into())), ..Default::default() }),
    ]), expect![[r#"
        sqlite: update "users" set "email" = "drizzle_rows"."column2" from (values (?, ?), (?, ?)) as "drizzle_rows" where "users"."id" = "drizzle_rows"."column1" -- I32, Text, I32, Text
        sqlite: update "users" set "role" = "drizzle_rows"."column2", "score" = "drizzle_rows"."column3" from (values (?, ?, ?)) as "drizzle_rows" where "users"."id" = "drizzle_rows"."column1" -- I32, roles, F64
        postgres: update "users" set "email" = "drizzle_rows"."email" from (values (cast($1 as integer), cast($2 as text)), ($3, $4)) as "drizzle_rows" ("id", "email") where "users"."id" = "drizzle_rows"."id" -- I32, Text, I32, Text
        postgres: update "users" set "role" = "drizzle_rows"."role", "score" = "drizzle_rows"."score" from (values (cast($1 as integer), cast($2 as "roles"), cast($3 as double precision))) as "drizzle_rows" ("id", "role", "score") where "users"."id" = "drizzle_rows"."id" -- I32, roles, F64
        cockroach: update "users" set "email" = "drizzle_rows"."email" from (values (cast($1 as int4), cast($2 as string)), ($3, $4)) as "drizzle_rows" ("id", "email") where "users"."id" = "drizzle_rows"."id" -- I32, Text, I32, Text
        cockroach: update "users" set "role" = "drizzle_rows"."role", "score" = "drizzle_rows"."score" from (values (cast($1 as int4), cast($2 as "roles"), cast($3 as float8))) as "drizzle_rows" ("id", "role", "score") where "users"."id" = "drizzle_rows"."id" -- I32, roles, F64
        mysql, mariadb: update `users` set `email` = case when `users`.`id` = ? then ? when `users`.`id` = ? then ? end where `users`.`id` in (?, ?) -- loose I32, Text, I32, Text, I32, I32
        mysql, mariadb: update `users` set `role` = case when `users`.`id` = ? then ? end, `score` = case when `users`.`id` = ? then ? end where `users`.`id` in (?) -- loose I32, roles, I32, F64, I32
        mssql: update [users] set [email] = [drizzle_rows].[email] from (values (cast(@P1 as int), cast(@P2 as nvarchar(max))), (cast(@P3 as int), cast(@P4 as nvarchar(max)))) as [drizzle_rows] ([id], [email]) where [users].[id] = [drizzle_rows].[id] -- I32, Text, I32, Text
        mssql: update [users] set [role] = [drizzle_rows].[role], [score] = [drizzle_rows].[score] from (values (cast(@P1 as int), cast(@P2 as nvarchar(255)), cast(@P3 as float))) as [drizzle_rows] ([id], [role], [score]) where [users].[id] = [drizzle_rows].[id] -- I32, roles, F64
    "#]]);
    golden!(db => db.update_many(users).by((users::name, users::age)).rows([
        (("Ada".to_owned(), 36), UserChanges { verified: Some(true), ..Default::default() }),
        (("Bo".to_owned(), 20), UserChanges { verified: Some(false), ..Default::default() }),
    ]), expect![[r#"
        sqlite: update "users" set "verified" = "drizzle_rows"."column3" from (values (?, ?, ?), (?, ?, ?)) as "drizzle_rows" where "users"."name" = "drizzle_rows"."column1" and "users"."age" = "drizzle_rows"."column2" -- Text, I32, Bool, Text, I32, Bool
        postgres: update "users" set "verified" = "drizzle_rows"."verified" from (values (cast($1 as text), cast($2 as integer), cast($3 as boolean)), ($4, $5, $6)) as "drizzle_rows" ("name", "age", "verified") where "users"."name" = "drizzle_rows"."name" and "users"."age" = "drizzle_rows"."age" -- Text, I32, Bool, Text, I32, Bool
        cockroach: update "users" set "verified" = "drizzle_rows"."verified" from (values (cast($1 as string), cast($2 as int4), cast($3 as boolean)), ($4, $5, $6)) as "drizzle_rows" ("name", "age", "verified") where "users"."name" = "drizzle_rows"."name" and "users"."age" = "drizzle_rows"."age" -- Text, I32, Bool, Text, I32, Bool
        mysql, mariadb: update `users` set `verified` = case when `users`.`name` = ? and `users`.`age` = ? then ? when `users`.`name` = ? and `users`.`age` = ? then ? end where `users`.`name` = ? and `users`.`age` = ? or `users`.`name` = ? and `users`.`age` = ? -- loose Text, I32, Bool, Text, I32, Bool, Text, I32, Text, I32
        mssql: update [users] set [verified] = [drizzle_rows].[verified] from (values (cast(@P1 as nvarchar(max)), cast(@P2 as int), cast(@P3 as bit)), (cast(@P4 as nvarchar(max)), cast(@P5 as int), cast(@P6 as bit))) as [drizzle_rows] ([name], [age], [verified]) where [users].[name] = [drizzle_rows].[name] and [users].[age] = [drizzle_rows].[age] -- Text, I32, Bool, Text, I32, Bool
    "#]]);
    golden!(db => db.update_many(users).by(users::id).rows(Vec::<(i32, UserChanges)>::new()), expect![[""]]);
    golden!(db => db.update_many(users).by(users::id).rows([(1, UserChanges::default())]), expect![[r#"
        sqlite, postgres, cockroach, mysql, mariadb, mssql: error: the update of `users` sets nothing
    "#]]);
    golden!(db => db.update_many(users).by(users::id).rows([1, 1].map(|id| (id, UserChanges { age: Some(1), ..Default::default() }))), expect![[r#"
        sqlite, postgres, cockroach, mysql, mariadb, mssql: error: two of the rows to update in `users` have the same key
    "#]]);
    golden!(db => db.update_many(users).by(users::id).rows([(1, UserChanges { id: Some(2), ..Default::default() })]), expect![[r#"
        sqlite, postgres, cockroach, mysql, mariadb, mssql: error: column `id` of `users` tells the rows apart, and can't be changed by the same update
    "#]]);
}

#[test]
fn after_a_cursor() {
    golden!(db => db.select(users::id).from(users).after(users::id, Some(7)).limit(2), expect![[r#"
        sqlite: select "users"."id" from "users" where "users"."id" > ? order by "users"."id" limit ? -- I32, I64
        postgres, cockroach: select "users"."id" from "users" where "users"."id" > $1 order by "users"."id" limit $2 -- I32, I64
        mysql, mariadb: select `users`.`id` from `users` where `users`.`id` > ? order by `users`.`id` limit ? -- I32, I64
        mssql: select top (@P1) [users].[id] from [users] where [users].[id] > @P2 order by [users].[id] -- I64, I32
    "#]]);
    golden!(db => db.select(users::id).from(users).after(desc(users::id), None).limit(2), expect![[r#"
        sqlite: select "users"."id" from "users" order by "users"."id" desc limit ? -- I64
        postgres, cockroach: select "users"."id" from "users" order by "users"."id" desc limit $1 -- I64
        mysql, mariadb: select `users`.`id` from `users` order by `users`.`id` desc limit ? -- I64
        mssql: select top (@P1) [users].[id] from [users] order by [users].[id] desc -- I64
    "#]]);
    golden!(db => db.select(users::id).from(users).filter(users::verified).after((desc(users::age), asc(users::name), asc(users::id)), Some((15, "Ada".to_owned(), 7))).limit(2), expect![[r#"
        sqlite: select "users"."id" from "users" where "users"."verified" and ("users"."age" <= ? and ("users"."age" < ? or "users"."name" >= ? and ("users"."name" > ? or "users"."id" > ?))) order by "users"."age" desc, "users"."name", "users"."id" limit ? -- I32, I32, Text, Text, I32, I64
        postgres, cockroach: select "users"."id" from "users" where "users"."verified" and ("users"."age" <= $1 and ("users"."age" < $2 or "users"."name" >= $3 and ("users"."name" > $4 or "users"."id" > $5))) order by "users"."age" desc, "users"."name", "users"."id" limit $6 -- I32, I32, Text, Text, I32, I64
        mysql, mariadb: select `users`.`id` from `users` where `users`.`verified` and (`users`.`age` <= ? and (`users`.`age` < ? or `users`.`name` >= ? and (`users`.`name` > ? or `users`.`id` > ?))) order by `users`.`age` desc, `users`.`name`, `users`.`id` limit ? -- I32, I32, Text, Text, I32, I64
        mssql: select top (@P1) [users].[id] from [users] where [users].[verified] = 1 and ([users].[age] <= @P2 and ([users].[age] < @P3 or [users].[name] >= @P4 and ([users].[name] > @P5 or [users].[id] > @P6))) order by [users].[age] desc, [users].[name], [users].[id] -- I64, I32, I32, Text, Text, I32
    "#]]);
    golden!(db => db.select(users::id).from(users).after((coalesce(users::email, "").asc(), desc(users::id)), Some(("a@x".to_owned(), 7))), expect![[r#"
        sqlite: select "users"."id" from "users" where coalesce("users"."email", ?) >= ? and (coalesce("users"."email", ?) > ? or "users"."id" < ?) order by coalesce("users"."email", ?), "users"."id" desc -- Text, Text, Text, Text, I32, Text
        postgres, cockroach: select "users"."id" from "users" where coalesce("users"."email", $1) >= $2 and (coalesce("users"."email", $3) > $4 or "users"."id" < $5) order by coalesce("users"."email", $6), "users"."id" desc -- Text, Text, Text, Text, I32, Text
        mysql, mariadb: select `users`.`id` from `users` where coalesce(`users`.`email`, ?) >= ? and (coalesce(`users`.`email`, ?) > ? or `users`.`id` < ?) order by coalesce(`users`.`email`, ?), `users`.`id` desc -- Text, Text, Text, Text, I32, Text
        mssql: select [users].[id] from [users] where coalesce([users].[email], @P1) >= @P2 and (coalesce([users].[email], @P3) > @P4 or [users].[id] < @P5) order by coalesce([users].[email], @P6), [users].[id] desc -- Text, Text, Text, Text, I32, Text
    "#]]);
}

#[test]
fn decided_at_run_time() {
    golden!(db => {
        let mut query = db.select(..).from(notes);
        for (joined, title) in [(true, "a"), (false, "b")] {
            if joined {
                query = query.with_join(|q| q.inner_join(posts, eq(posts::author_id, notes::user_id)).filter(eq(posts::title, title)));
            }
        }
        let orders: Vec<OrderBy<notes::notes>> = vec![desc(notes::text).nulls_last().boxed(), asc(notes::user_id + 1).boxed()];
        query.order_by(orders)
    }, expect![[r#"
        sqlite: select "notes"."user_id", "notes"."text" from "notes" inner join "posts" on "posts"."author_id" = "notes"."user_id" where "posts"."head line" = ? order by "notes"."text" desc nulls last, "notes"."user_id" + ? -- Text, I32
        postgres, cockroach: select "notes"."user_id", "notes"."text" from "notes" inner join "posts" on "posts"."author_id" = "notes"."user_id" where "posts"."head line" = $1 order by "notes"."text" desc nulls last, "notes"."user_id" + $2 -- Text, I32
        mysql, mariadb: select `notes`.`user_id`, `notes`.`text` from `notes` inner join `posts` on `posts`.`author_id` = `notes`.`user_id` where `posts`.`head line` = ? order by case when `notes`.`text` is null then 1 else 0 end, `notes`.`text` desc, `notes`.`user_id` + ? -- Text, I32
        mssql: select [notes].[user_id], [notes].[text] from [notes] inner join [posts] on [posts].[author_id] = [notes].[user_id] where [posts].[head line] = @P1 order by case when [notes].[text] is null then 1 else 0 end, [notes].[text] desc, [notes].[user_id] + @P2 -- Text, I32
    "#]]);
    golden!(db => db.query_sql::<(i64, String), _>(sql!("select {1} , name from {Sql::table(users)} where {users::id} > {7}")), expect![[r#"
        sqlite: select ? , name from "users" where "users"."id" > ? -- loose I32, I32
        postgres, cockroach: select $1 , name from "users" where "users"."id" > $2 -- loose I32, I32
        mysql, mariadb: select ? , name from `users` where `users`.`id` > ? -- loose I32, I32
        mssql: select @P1 , name from [users] where [users].[id] > @P2 -- loose I32, I32
    "#]]);
}

/// As a stream where there is one, unless a row says what no stream can.
#[test]
fn bulk() {
    let rows = || {
        vec![
            NewUser::new().name("Ada").age(36),
            NewUser::new().name("Bo").age(20),
        ]
    };
    golden!(db => db.insert(users).values(rows()).bulk(), expect![[r#"
        sqlite: insert into "users" ("name", "age") values (?, ?), (?, ?) -- Text, I32, Text, I32
        postgres, cockroach: copy "users" ("name", "age") from stdin with (format binary) -- Text, I32, Text, I32
        mysql, mariadb: insert into `users` (`name`, `age`) values (?, ?), (?, ?) -- Text, I32, Text, I32
        mssql: insert into [users] ([name], [age]) values (@P1, @P2), (@P3, @P4) -- Text, I32, Text, I32
    "#]]);
    golden!(db => db.insert(users).values(vec![NewUser::new().name("Ada").age(36), NewUser::new().name("Bo").age(20).verified(true)]).bulk(), expect![[r#"
        sqlite: insert into "users" ("name", "age") values (?, ?) -- Text, I32
        sqlite: insert into "users" ("name", "verified", "age") values (?, ?, ?) -- Text, Bool, I32
        postgres, cockroach: insert into "users" ("name", "verified", "age") values ($1, default, $2), ($3, $4, $5) -- Text, I32, Text, Bool, I32
        mysql, mariadb: insert into `users` (`name`, `verified`, `age`) values (?, default, ?), (?, ?, ?) -- Text, I32, Text, Bool, I32
        mssql: insert into [users] ([name], [verified], [age]) values (@P1, default, @P2), (@P3, @P4, @P5) -- Text, I32, Text, Bool, I32
    "#]]);
    golden!(db => db.insert(users).values(vec![NewUser::new().name(lower(val("Ada"))).age(36)]).bulk(), expect![[r#"
        sqlite: insert into "users" ("name", "age") values (lower(?), ?) -- loose Text, I32
        postgres, cockroach: insert into "users" ("name", "age") values (lower($1), $2) -- loose Text, I32
        mysql, mariadb: insert into `users` (`name`, `age`) values (lower(?), ?) -- loose Text, I32
        mssql: insert into [users] ([name], [age]) values (lower(@P1), @P2) -- loose Text, I32
    "#]]);
    golden!(db => db.insert(users).values(rows()).bulk().on_conflict_do_nothing(), expect![[r#"
        sqlite: insert into "users" ("name", "age") values (?, ?), (?, ?) on conflict do nothing -- Text, I32, Text, I32
        postgres, cockroach: insert into "users" ("name", "age") values ($1, $2), ($3, $4) on conflict do nothing -- Text, I32, Text, I32
        mysql: set @drizzle_kept = 0
        mysql: insert into `users` (`name`, `age`) values (?, ?), (?, ?) as excluded on duplicate key update `name` = if((@drizzle_kept := @drizzle_kept + 1) is null, `users`.`name`, `users`.`name`) -- Text, I32, Text, I32
        mysql: select @drizzle_kept
        mariadb: set @drizzle_kept = 0
        mariadb: insert into `users` (`name`, `age`) values (?, ?), (?, ?) on duplicate key update `name` = if((@drizzle_kept := @drizzle_kept + 1) is null, `users`.`name`, `users`.`name`) -- Text, I32, Text, I32
        mariadb: select @drizzle_kept
        mssql: merge into [users] with (holdlock) using (values (@P1, @P2)) as excluded ([name], [age]) on 1 = 0 when not matched then insert ([name], [age]) values (excluded.[name], excluded.[age]); -- Text, I32
        mssql: merge into [users] with (holdlock) using (values (@P1, @P2)) as excluded ([name], [age]) on 1 = 0 when not matched then insert ([name], [age]) values (excluded.[name], excluded.[age]); -- Text, I32
    "#]]);
}
