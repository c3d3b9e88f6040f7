//! Common table expressions: recursive ones, hints, writes in them, and where they stand.
use crate::golden;
use crate::schema::*;
use drizzle::prelude::*;
use expect_test::expect;

#[test]
fn recursive() {
    golden!(db => {
        let tree = db.with_recursive("tree", select(fields! { id: users::id, depth: val(0), path: users::name }).from(users).filter(is_null(users::invited_by)), |tree| {
            select((users::id, tree.depth + 1, concat((tree.path, "/", users::name)))).from(users).inner_join(tree, eq(users::invited_by, tree.id)).filter(lt(tree.depth, 5))
        });
        db.select((tree.id, tree.depth, tree.path)).from(&tree).order_by(tree.path)
    }, expect![[r#"
        sqlite: with recursive "tree" as (select "users"."id" as "id", ? as "depth", "users"."name" as "path" from "users" where "users"."invited_by" is null union all select "users"."id", "tree"."depth" + ?, ("tree"."path" || ? || "users"."name") from "users" inner join "tree" on "users"."invited_by" = "tree"."id" where "tree"."depth" < ?) select "tree"."id", "tree"."depth", "tree"."path" from "tree" order by "tree"."path" -- loose I32, I32, Text, I32
        postgres: with recursive "tree" as (select "users"."id" as "id", $1 as "depth", cast("users"."name" as text) as "path" from "users" where "users"."invited_by" is null union all select "users"."id", "tree"."depth" + $2, cast(("tree"."path" || $3 || "users"."name") as text) from "users" inner join "tree" on "users"."invited_by" = "tree"."id" where "tree"."depth" < $4) select "tree"."id", "tree"."depth", "tree"."path" from "tree" order by "tree"."path" -- loose I32, I32, Text, I32
        cockroach: with recursive "tree" as (select "users"."id" as "id", $1 as "depth", cast("users"."name" as string) as "path" from "users" where "users"."invited_by" is null union all select "users"."id", "tree"."depth" + $2, cast(("tree"."path" || $3 || "users"."name") as string) from "users" inner join "tree" on "users"."invited_by" = "tree"."id" where "tree"."depth" < $4) select "tree"."id", "tree"."depth", "tree"."path" from "tree" order by "tree"."path" -- loose I32, I32, Text, I32
        mysql, mariadb: with recursive `tree` as (select `users`.`id` as `id`, ? as `depth`, `users`.`name` as `path` from `users` where `users`.`invited_by` is null union all select `users`.`id`, `tree`.`depth` + ? as `drizzle_1`, concat(`tree`.`path`, ?, `users`.`name`) as `drizzle_2` from `users` inner join `tree` on `users`.`invited_by` = `tree`.`id` where `tree`.`depth` < ?) select `tree`.`id`, `tree`.`depth`, `tree`.`path` from `tree` order by `tree`.`path` -- loose I32, I32, Text, I32
        mssql: with [tree] as (select cast([users].[id] as int) as [id], cast(@P1 as int) as [depth], cast([users].[name] as nvarchar(max)) as [path] from [users] where [users].[invited_by] is null union all select cast([users].[id] as int) as [drizzle_0], cast([tree].[depth] + @P2 as int) as [drizzle_1], cast((cast([tree].[path] as nvarchar(max)) + @P3 + [users].[name]) as nvarchar(max)) as [drizzle_2] from [users] inner join [tree] on [users].[invited_by] = [tree].[id] where [tree].[depth] < @P4) select [tree].[id], [tree].[depth], [tree].[path] from [tree] order by [tree].[path] -- loose I32, I32, Text, I32
    "#]]);
    golden!(db => {
        let first = db.select(fields! { id: users::id }).from(users).filter(eq(users::id, 1));
        let tree = db.with_recursive("tree", first, |tree| db.select(fields! { id: users::id }).from(users).inner_join(tree, eq(users::invited_by, tree.id)));
        let named = db.with("named", db.select(fields! { name: users::name }).from(users).inner_join(&tree, eq(tree.id, users::id)));
        db.select(named.name).from(&named)
    }, expect![[r#"
        sqlite: with recursive "tree" as (select "users"."id" as "id" from "users" where "users"."id" = ? union all select "users"."id" from "users" inner join "tree" on "users"."invited_by" = "tree"."id"), "named" as (select "users"."name" as "name" from "users" inner join "tree" on "tree"."id" = "users"."id") select "named"."name" from "named" -- I32
        postgres, cockroach: with recursive "tree" as (select "users"."id" as "id" from "users" where "users"."id" = $1 union all select "users"."id" from "users" inner join "tree" on "users"."invited_by" = "tree"."id"), "named" as (select "users"."name" as "name" from "users" inner join "tree" on "tree"."id" = "users"."id") select "named"."name" from "named" -- I32
        mysql, mariadb: with recursive `tree` as (select `users`.`id` as `id` from `users` where `users`.`id` = ? union all select `users`.`id` from `users` inner join `tree` on `users`.`invited_by` = `tree`.`id`), `named` as (select `users`.`name` as `name` from `users` inner join `tree` on `tree`.`id` = `users`.`id`) select `named`.`name` from `named` -- I32
        mssql: with [tree] as (select cast([users].[id] as int) as [id] from [users] where [users].[id] = @P1 union all select cast([users].[id] as int) as [drizzle_0] from [users] inner join [tree] on [users].[invited_by] = [tree].[id]), [named] as (select [users].[name] as [name] from [users] inner join [tree] on [tree].[id] = [users].[id]) select [named].[name] from [named] -- I32
    "#]]);
    golden!(sqlite postgres cockroach mysql mariadb; db => {
        let tree = db.with_recursive_union("tree", select(fields! { id: users::invited_by }).from(users), |tree| select(users::invited_by).from(users).inner_join(tree, eq(users::id, tree.id)));
        db.count(&tree)
    }, expect![[r#"
        sqlite, postgres, cockroach: with recursive "tree" as (select "users"."invited_by" as "id" from "users" union select "users"."invited_by" from "users" inner join "tree" on "users"."id" = "tree"."id") select count(*) from "tree"
        mysql, mariadb: with recursive `tree` as (select `users`.`invited_by` as `id` from `users` union select `users`.`invited_by` from `users` inner join `tree` on `users`.`id` = `tree`.`id`) select count(*) from `tree`
    "#]]);
    golden!(db => {
        let tree = db.with_recursive("tree", select(fields! { id: users::id }).from(users), |tree| select(users::id).from(users).inner_join(tree, eq(users::invited_by, tree.id)).limit(3));
        db.count(&tree)
    }, expect![[r#"
        sqlite, postgres, cockroach, mysql, mariadb, mssql: error: the term of `tree` that refers to itself can't have a limit, which would be about the rows of one step only: the query that uses `tree` can
    "#]]);
}

#[test]
fn where_they_stand() {
    // One that the whole statement has is not written again.
    golden!(db => {
        let busy = db.with("busy", select(fields! { id: posts::author_id }).from(posts).group_by(posts::author_id));
        db.select((users::id, busy.id)).from(users).left_join(&busy, eq(busy.id, users::id)).filter(exists(select(busy.id).from(&busy)))
    }, expect![[r#"
        sqlite, postgres, cockroach: with "busy" as (select "posts"."author_id" as "id" from "posts" group by "posts"."author_id") select "users"."id", "busy"."id" from "users" left join "busy" on "busy"."id" = "users"."id" where exists (select 1 from "busy")
        mysql, mariadb: with `busy` as (select `posts`.`author_id` as `id` from `posts` group by `posts`.`author_id`) select `users`.`id`, `busy`.`id` from `users` left join `busy` on `busy`.`id` = `users`.`id` where exists (select 1 from `busy`)
        mssql: with [busy] as (select [posts].[author_id] as [id] from [posts] group by [posts].[author_id]) select [users].[id], [busy].[id] from [users] left join [busy] on [busy].[id] = [users].[id] where exists (select 1 from [busy])
    "#]]);
    golden!(db => {
        let busy = db.with("busy", select(fields! { id: posts::author_id }).from(posts));
        db.delete(users).using(&busy).filter((eq(busy.id, users::id), in_array(users::id, select(busy.id).from(&busy))))
    }, expect![[r#"
        sqlite: with "busy" as (select "posts"."author_id" as "id" from "posts") delete from "users" where exists (select 1 from "busy" where "busy"."id" = "users"."id" and "users"."id" in (select "busy"."id" from "busy"))
        postgres, cockroach: with "busy" as (select "posts"."author_id" as "id" from "posts") delete from "users" using "busy" where "busy"."id" = "users"."id" and "users"."id" in (select "busy"."id" from "busy")
        mysql: with `busy` as (select `posts`.`author_id` as `id` from `posts`) delete `users` from `users`, `busy` where `busy`.`id` = `users`.`id` and `users`.`id` in (select `busy`.`id` from `busy`)
        mariadb: error: mariadb has no common table expression before an update or delete: make `busy` a subquery
        mssql: with [busy] as (select [posts].[author_id] as [id] from [posts]) delete [users] from [users], [busy] where [busy].[id] = [users].[id] and [users].[id] in (select [busy].[id] from [busy])
    "#]]);
    golden!(db => {
        let busy = db.with("busy", select(fields! { id: users::id }).from(users));
        db.insert(notes).columns((notes::user_id,)).select(db.select((busy.id,)).from(&busy))
    }, expect![[r#"
        sqlite, postgres, cockroach: insert into "notes" ("user_id") with "busy" as (select "users"."id" as "id" from "users") select "busy"."id" from "busy"
        mysql, mariadb: insert into `notes` (`user_id`) with `busy` as (select `users`.`id` as `id` from `users`) select `busy`.`id` from `busy`
        mssql: with [busy] as (select [users].[id] as [id] from [users]) insert into [notes] ([user_id]) select [busy].[id] from [busy]
    "#]]);
    // A name that hides a table.
    golden!(db => {
        alias!(users as others);
        let hides = db.with("users", select(fields! { id: users::id }).from(users).filter(users::verified));
        db.select((hides.id, others::id)).from(&hides).cross_join(others)
    }, expect![[r#"
        sqlite, postgres, cockroach, mysql, mariadb, mssql: error: a common table expression and a table of this statement are both called `users`: give the common table expression another name
    "#]]);
}

#[test]
fn hints() {
    golden!(sqlite postgres cockroach; db => {
        let once = db.with("once", select(fields! { id: users::id }).from(users)).materialized();
        let merged = db.with("merged", select(fields! { id: posts::id }).from(posts)).not_materialized();
        db.select((once.id, merged.id)).from(&once).inner_join(&merged, eq(merged.id, once.id))
    }, expect![[r#"
        sqlite, postgres, cockroach: with "once" as materialized (select "users"."id" as "id" from "users"), "merged" as not materialized (select "posts"."id" as "id" from "posts") select "once"."id", "merged"."id" from "once" inner join "merged" on "merged"."id" = "once"."id"
    "#]]);
}

#[test]
fn writes() {
    golden!(postgres cockroach; db => {
        let gone = db.with("gone", db.delete(posts).filter(eq(posts::title, "x")).returning(fields! { id: posts::id, author: posts::author_id }));
        db.select((users::name, gone.id)).from(&gone).left_join(users, eq(users::id, gone.author))
    }, expect![[r#"
        postgres, cockroach: with "gone" as (delete from "posts" where "posts"."head line" = $1 returning "posts"."id" as "id", "posts"."author_id" as "author") select "users"."name", "gone"."id" from "gone" left join "users" on "users"."id" = "gone"."author" -- Text
    "#]]);
    golden!(postgres cockroach; db => {
        let gone = db.with("gone", db.delete(posts).all_rows().returning(fields! { author: posts::author_id }));
        db.insert(notes).columns((notes::user_id,)).select(db.select((gone.author,)).from(&gone)).returning(notes::user_id)
    }, expect![[r#"
        postgres, cockroach: with "gone" as (delete from "posts" returning "posts"."author_id" as "author") insert into "notes" ("user_id") select "gone"."author" from "gone" returning "notes"."user_id"
    "#]]);
    golden!(postgres cockroach; db => {
        let new = db.with("new", db.insert(posts).values([NewPost::new().title("a").author_id(1), NewPost::new().title("b")]).returning(fields! { id: posts::id }));
        db.select(new.id).from(&new)
    }, expect![[r#"
        postgres, cockroach: with "new" as (insert into "posts" ("head line", "author_id") values ($1, $2), ($3, default) returning "posts"."id" as "id") select "new"."id" from "new" -- Text, I32, Text
    "#]]);
    golden!(postgres cockroach; db => {
        let old = db.with("old", select(fields! { id: users::id }).from(users).filter(gt(users::age, 90)));
        let changed = db.with("changed", db.update(users).from(&old).set(users::verified, true).filter(eq(old.id, users::id)).returning(fields! { id: users::id }));
        db.delete(posts).using(&changed).filter(eq(posts::author_id, changed.id))
    }, expect![[r#"
        postgres, cockroach: with "old" as (select "users"."id" as "id" from "users" where "users"."age" > $1), "changed" as (update "users" set "verified" = $2 from "old" where "old"."id" = "users"."id" returning "users"."id" as "id") delete from "posts" using "changed" where "posts"."author_id" = "changed"."id" -- I32, Bool
    "#]]);
    // Not within another query.
    golden!(postgres cockroach; db => {
        let gone = db.with("gone", db.delete(posts).all_rows().returning(fields! { author: posts::author_id }));
        db.select(users::id).from(users).filter(in_array(users::id, select(gone.author).from(&gone)))
    }, expect![[r#"
        postgres, cockroach: error: `gone` writes, so it can only stand in front of the whole statement: use it in the outer query
    "#]]);
    golden!(postgres cockroach; db => {
        let gone = db.with("gone", db.delete(posts).filter(None::<Filter<posts::posts>>).returning(fields! { author: posts::author_id }));
        db.select(gone.author).from(&gone)
    }, expect![[r#"
        postgres, cockroach: error: the filter of a write to `posts` has no condition; if every row is meant, use `.all_rows()`
    "#]]);
    golden!(postgres cockroach; db => {
        let new = db.with("new", db.insert(posts).values(Vec::<NewPost>::new()).returning(fields! { id: posts::id }));
        db.select(new.id).from(&new)
    }, expect![[r#"
        postgres, cockroach: error: the insert into `posts` has no rows, and is part of another statement
    "#]]);
}

#[test]
fn set_operations() {
    golden!(postgres cockroach mysql mariadb; db => db.select(users::id).from(users).except_all(db.select(posts::id).from(posts)).intersect_all(db.select(counters::id).from(counters)), expect![[r#"
        postgres, cockroach: (select "users"."id" from "users" except all select "posts"."id" from "posts") intersect all select "counters"."id" from "counters"
        mysql, mariadb: (select `users`.`id` from `users` except all select `posts`.`id` from `posts`) intersect all select `counters`.`id` from `counters`
    "#]]);
    golden!(postgres cockroach mysql mariadb; db => except_all(db.select(users::id).from(users), intersect_all(db.select(posts::id).from(posts), db.select(counters::id).from(counters))), expect![[r#"
        postgres, cockroach: select "users"."id" from "users" except all (select "posts"."id" from "posts" intersect all select "counters"."id" from "counters")
        mysql, mariadb: select `users`.`id` from `users` except all (select `posts`.`id` from `posts` intersect all select `counters`.`id` from `counters`)
    "#]]);
    // Records of the same names and types; the first may be NULL where the second is not.
    golden!(db => union(db.select(fields! { id: users::id, note: users::email }).from(users), select(fields! { id: posts::id, note: posts::title }).from(posts)), expect![[r#"
        sqlite, postgres, cockroach: select "users"."id", "users"."email" from "users" union select "posts"."id", "posts"."head line" from "posts"
        mysql, mariadb: select `users`.`id`, `users`.`email` from `users` union select `posts`.`id`, `posts`.`head line` from `posts`
        mssql: select [users].[id], [users].[email] from [users] union select [posts].[id], [posts].[head line] from [posts]
    "#]]);
    golden!(db => union_all(db.select((users::id, nullable(users::name))).from(users), select((posts::id, sql!("null" as Option<String>))).from(posts)), expect![[r#"
        sqlite, postgres, cockroach: select "users"."id", "users"."name" from "users" union all select "posts"."id", null from "posts"
        mysql, mariadb: select `users`.`id`, `users`.`name` from `users` union all select `posts`.`id`, null from `posts`
        mssql: select [users].[id], [users].[name] from [users] union all select [posts].[id], null from [posts]
    "#]]);
    golden!(db => union(db.select(fields! { name: users::name, role: lower(users::name) }).from(users), select(fields! { role: users::name, name: users::name }).from(users)), expect![[r#"
        sqlite, postgres, cockroach, mysql, mariadb, mssql: error: the sides of a set operation have the fields (name, role) and (role, name): name and order them alike
    "#]]);
    golden!(db => {
        let low = db.with("low", select(fields! { id: posts::id }).from(posts));
        db.insert(notes).select(union(db.select((low.id, nullable(val("x")))).from(&low), select((users::id, users::email)).from(users)).limit(3))
    }, expect![[r#"
        sqlite: insert into "notes" ("user_id", "text") with "low" as (select "posts"."id" as "id" from "posts") select "low"."id", ? from "low" union select "users"."id", "users"."email" from "users" limit ? -- loose Text, I64
        postgres, cockroach: insert into "notes" ("user_id", "text") with "low" as (select "posts"."id" as "id" from "posts") select "low"."id", $1 from "low" union select "users"."id", "users"."email" from "users" limit $2 -- loose Text, I64
        mysql, mariadb: insert into `notes` (`user_id`, `text`) with `low` as (select `posts`.`id` as `id` from `posts`) select `low`.`id`, ? from `low` union select `users`.`id`, `users`.`email` from `users` limit ? -- loose Text, I64
        mssql: with [low] as (select [posts].[id] as [id] from [posts]) insert into [notes] ([user_id], [text]) select top (@P1) * from (select [low].[id], @P2 as [drizzle_1] from [low] union select [users].[id], [users].[email] from [users]) [drizzle_query] -- loose I64, Text
    "#]]);
    // A table in one side, and a common table expression of its name in the other.
    golden!(db => {
        let hides = db.with("posts", select(fields! { id: users::id }).from(users));
        union(db.select(hides.id).from(&hides), db.select(posts::id).from(posts))
    }, expect![[r#"
        sqlite, postgres, cockroach, mysql, mariadb, mssql: error: a common table expression and a table of this statement are both called `posts`: give the common table expression another name
    "#]]);
}

#[test]
fn lists_of_values() {
    golden!(db => {
        let pairs = values("pairs", [(1, Some("a")), (2, None)].map(|(id, text)| fields! { id: val(id), text: val_or_null(text.map(str::to_owned)) }));
        db.select((users::name, pairs.text)).from(users).inner_join(&pairs, eq(pairs.id, users::id))
    }, expect![[r#"
        sqlite: select "users"."name", "pairs"."text" from "users" inner join (select column1 as "id", column2 as "text" from (values (?, ?), (?, ?))) "pairs" on "pairs"."id" = "users"."id" -- loose I32, Text, I32, Text
        postgres, cockroach: select "users"."name", "pairs"."text" from "users" inner join (values ($1, $2), ($3, $4)) "pairs" ("id", "text") on "pairs"."id" = "users"."id" -- loose I32, Text, I32, Text
        mysql: select `users`.`name`, `pairs`.`text` from `users` inner join (values row(cast(? as signed), cast(? as char)), row(cast(? as signed), cast(? as char))) `pairs` (`id`, `text`) on `pairs`.`id` = `users`.`id` -- loose I32, Text, I32, Text
        mariadb: error: mariadb has no lists of values in `from` that keep their types, and `pairs` is one: insert the rows into a table, or ask for them with `in_array`
        mssql: select [users].[name], [pairs].[text] from [users] inner join (values (@P1, @P2), (@P3, @P4)) [pairs] ([id], [text]) on [pairs].[id] = [users].[id] -- loose I32, Text, I32, Text
    "#]]);
    golden!(db => {
        let pairs = values("pairs", [(1, 2)].map(|(id, age)| fields! { id: val(id), age: val(age) }));
        db.update(users).from(&pairs).set(users::age, pairs.age).filter(eq(pairs.id, users::id))
    }, expect![[r#"
        sqlite: update "users" set "age" = "pairs"."age" from (select column1 as "id", column2 as "age" from (values (?, ?))) "pairs" where "pairs"."id" = "users"."id" -- loose I32, I32
        postgres, cockroach: update "users" set "age" = "pairs"."age" from (values ($1, $2)) "pairs" ("id", "age") where "pairs"."id" = "users"."id" -- loose I32, I32
        mysql: update `users`, (values row(cast(? as signed), cast(? as signed))) `pairs` (`id`, `age`) set `users`.`age` = `pairs`.`age` where `pairs`.`id` = `users`.`id` -- loose I32, I32
        mariadb: error: mariadb has no lists of values in `from` that keep their types, and `pairs` is one: insert the rows into a table, or ask for them with `in_array`
        mssql: update [users] set [age] = [pairs].[age] from [users], (values (@P1, @P2)) [pairs] ([id], [age]) where [pairs].[id] = [users].[id] -- loose I32, I32
    "#]]);
    golden!(db => {
        let none = values("none", Vec::<(i32, bool)>::new().into_iter().map(|(id, flag)| fields! { id: val(id), flag: val(flag) }));
        db.select((none.id, none.flag)).from(&none)
    }, expect![[r#"
        sqlite: select "none"."id", "none"."flag" from (select cast(? as integer) as "id", cast(? as integer) as "flag" limit ?) "none" -- I32, Bool, I64
        postgres: select "none"."id", "none"."flag" from (select cast($1 as integer) as "id", cast($2 as boolean) as "flag" limit $3) "none" -- I32, Bool, I64
        cockroach: select "none"."id", "none"."flag" from (select cast($1 as int4) as "id", cast($2 as boolean) as "flag" limit $3) "none" -- I32, Bool, I64
        mysql, mariadb: select `none`.`id`, `none`.`flag` from (select cast(? as signed) as `id`, cast(? as signed) as `flag` limit ?) `none` -- I32, Bool, I64
        mssql: select [none].[id], [none].[flag] from (select top (@P1) cast(@P2 as int) as [id], cast(@P3 as bit) as [flag]) [none] -- I64, I32, Bool
    "#]]);
}
