//! Default filters of tables: where the condition stands.
use crate::golden;
use drizzle::prelude::*;
use expect_test::expect;

const TENANT: Scoped<i64> = scoped("tenant");

/// Soft deletes, and only the documents of the tenant.
#[table(sqlite, postgres, mysql, cockroach, mssql, name = "documents", filter = (is_null(documents::deleted_at), eq(documents::tenant_id, TENANT)))]
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    #[column(primary_key)]
    pub id: i64,
    pub tenant_id: i64,
    pub title: String,
    pub parent_id: Option<i64>,
    pub owner_id: i64,
    pub deleted_at: Option<i64>,
}

/// A column that is a condition by itself.
#[table(sqlite, postgres, mysql, cockroach, mssql, name = "owners", filter = owners::active)]
#[derive(Debug, Clone, PartialEq)]
pub struct Owner {
    #[column(primary_key)]
    pub id: i64,
    pub name: String,
    #[column(default = true)]
    pub active: bool,
}

#[table(sqlite, postgres, mysql, cockroach, mssql, name = "tags")]
#[derive(Debug, Clone, PartialEq)]
pub struct Tag {
    #[column(primary_key)]
    pub id: i64,
    pub word: String,
}

/// Its filter looks at itself, and stops there.
#[table(sqlite, postgres, mysql, cockroach, mssql, name = "document_tags", filter = some(document_tags().document(), ..))]
#[primary_key(document_id, tag_id)]
#[derive(Debug, Clone, PartialEq)]
pub struct DocumentTag {
    pub document_id: i64,
    pub tag_id: i64,
}

relations! {
    owners { documents: many(documents) }
    documents {
        owner: one(owners) on (owner_id => id),
        parent: one(documents) on (parent_id => id),
        children: many(documents),
        tags: many(tags) through document_tags(document_id => tag_id),
    }
    document_tags { document: one(documents) on (document_id => id) }
}
alias!(documents as old);

#[test]
fn of_one_table() {
    golden!(db => db.select(documents::id).from(documents), expect![[r#"
        sqlite: select "documents"."id" from "documents" where "documents"."deleted_at" is null and "documents"."tenant_id" = ? -- I64
        postgres, cockroach: select "documents"."id" from "documents" where "documents"."deleted_at" is null and "documents"."tenant_id" = $1 -- I64
        mysql, mariadb: select `documents`.`id` from `documents` where `documents`.`deleted_at` is null and `documents`.`tenant_id` = ? -- I64
        mssql: select [documents].[id] from [documents] where [documents].[deleted_at] is null and [documents].[tenant_id] = @P1 -- I64
    "#]]);
    golden!(db => db.select(documents::id).from(documents).filter(or((eq(documents::id, 1), like(documents::title, "a%")))).limit(5), expect![[r#"
        sqlite: select "documents"."id" from "documents" where ("documents"."id" = ? or "documents"."title" like ? escape '\') and ("documents"."deleted_at" is null and "documents"."tenant_id" = ?) limit ? -- I64, Text, I64, I64
        postgres, cockroach: select "documents"."id" from "documents" where ("documents"."id" = $1 or "documents"."title" like $2) and ("documents"."deleted_at" is null and "documents"."tenant_id" = $3) limit $4 -- I64, Text, I64, I64
        mysql, mariadb: select `documents`.`id` from `documents` where (`documents`.`id` = ? or `documents`.`title` like ?) and (`documents`.`deleted_at` is null and `documents`.`tenant_id` = ?) limit ? -- I64, Text, I64, I64
        mssql: select top (@P1) [documents].[id] from [documents] where ([documents].[id] = @P2 or [documents].[title] like replace(@P3, N'[', N'\[') escape N'\') and ([documents].[deleted_at] is null and [documents].[tenant_id] = @P4) -- I64, I64, Text, I64
    "#]]);
    golden!(db => db.select(owners::id).from(owners).filter(eq(owners::name, "Ada")), expect![[r#"
        sqlite: select "owners"."id" from "owners" where "owners"."name" = ? and "owners"."active" -- Text
        postgres, cockroach: select "owners"."id" from "owners" where "owners"."name" = $1 and "owners"."active" -- Text
        mysql, mariadb: select `owners`.`id` from `owners` where `owners`.`name` = ? and `owners`.`active` -- Text
        mssql: select [owners].[id] from [owners] where [owners].[name] = @P1 and [owners].[active] = 1 -- Text
    "#]]);
    golden!(db => db.select(old::id).from(old), expect![[r#"
        sqlite: select "old"."id" from "documents" "old" where "old"."deleted_at" is null and "old"."tenant_id" = ? -- I64
        postgres, cockroach: select "old"."id" from "documents" "old" where "old"."deleted_at" is null and "old"."tenant_id" = $1 -- I64
        mysql, mariadb: select `old`.`id` from `documents` `old` where `old`.`deleted_at` is null and `old`.`tenant_id` = ? -- I64
        mssql: select [old].[id] from [documents] [old] where [old].[deleted_at] is null and [old].[tenant_id] = @P1 -- I64
    "#]]);
    golden!(db => db.count(documents), expect![[r#"
        sqlite: select count(*) from "documents" where "documents"."deleted_at" is null and "documents"."tenant_id" = ? -- I64
        postgres, cockroach: select count(*) from "documents" where "documents"."deleted_at" is null and "documents"."tenant_id" = $1 -- I64
        mysql, mariadb: select count(*) from `documents` where `documents`.`deleted_at` is null and `documents`.`tenant_id` = ? -- I64
        mssql: select count_big(*) from [documents] where [documents].[deleted_at] is null and [documents].[tenant_id] = @P1 -- I64
    "#]]);
    golden!(db => db.select(documents::id).from(documents).ignore_default_filters(), expect![[r#"
        sqlite, postgres, cockroach: select "documents"."id" from "documents"
        mysql, mariadb: select `documents`.`id` from `documents`
        mssql: select [documents].[id] from [documents]
    "#]]);
}

#[test]
fn of_joins() {
    golden!(db => db.select((owners::id, documents::id)).from(owners).inner_join(documents, eq(documents::owner_id, owners::id)), expect![[r#"
        sqlite: select "owners"."id", "documents"."id" from "owners" inner join "documents" on "documents"."owner_id" = "owners"."id" and ("documents"."deleted_at" is null and "documents"."tenant_id" = ?) where "owners"."active" -- I64
        postgres, cockroach: select "owners"."id", "documents"."id" from "owners" inner join "documents" on "documents"."owner_id" = "owners"."id" and ("documents"."deleted_at" is null and "documents"."tenant_id" = $1) where "owners"."active" -- I64
        mysql, mariadb: select `owners`.`id`, `documents`.`id` from `owners` inner join `documents` on `documents`.`owner_id` = `owners`.`id` and (`documents`.`deleted_at` is null and `documents`.`tenant_id` = ?) where `owners`.`active` -- I64
        mssql: select [owners].[id], [documents].[id] from [owners] inner join [documents] on [documents].[owner_id] = [owners].[id] and ([documents].[deleted_at] is null and [documents].[tenant_id] = @P1) where [owners].[active] = 1 -- I64
    "#]]);
    golden!(db => db.select((owners::id, documents::id)).from(owners).left_join(documents, eq(documents::owner_id, owners::id)), expect![[r#"
        sqlite: select "owners"."id", "documents"."id" from "owners" left join "documents" on "documents"."owner_id" = "owners"."id" and ("documents"."deleted_at" is null and "documents"."tenant_id" = ?) where "owners"."active" -- I64
        postgres, cockroach: select "owners"."id", "documents"."id" from "owners" left join "documents" on "documents"."owner_id" = "owners"."id" and ("documents"."deleted_at" is null and "documents"."tenant_id" = $1) where "owners"."active" -- I64
        mysql, mariadb: select `owners`.`id`, `documents`.`id` from `owners` left join `documents` on `documents`.`owner_id` = `owners`.`id` and (`documents`.`deleted_at` is null and `documents`.`tenant_id` = ?) where `owners`.`active` -- I64
        mssql: select [owners].[id], [documents].[id] from [owners] left join [documents] on [documents].[owner_id] = [owners].[id] and ([documents].[deleted_at] is null and [documents].[tenant_id] = @P1) where [owners].[active] = 1 -- I64
    "#]]);
    golden!(db => db.select((tags::id, owners::id)).from(tags).cross_join(owners), expect![[r#"
        sqlite, postgres, cockroach: select "tags"."id", "owners"."id" from "tags" cross join "owners" where "owners"."active"
        mysql, mariadb: select `tags`.`id`, `owners`.`id` from `tags` cross join `owners` where `owners`.`active`
        mssql: select [tags].[id], [owners].[id] from [tags] cross join [owners] where [owners].[active] = 1
    "#]]);
    golden!(db => db.select((owners::id, old::id)).from(owners).right_join(old, or((eq(old::owner_id, owners::id), eq(old::id, 3)))), expect![[r#"
        sqlite: select "owners"."id", "old"."id" from (select * from "owners" where "owners"."active") "owners" right join "documents" "old" on "old"."owner_id" = "owners"."id" or "old"."id" = ? where "old"."deleted_at" is null and "old"."tenant_id" = ? -- I64, I64
        postgres, cockroach: select "owners"."id", "old"."id" from (select * from "owners" where "owners"."active") "owners" right join "documents" "old" on "old"."owner_id" = "owners"."id" or "old"."id" = $1 where "old"."deleted_at" is null and "old"."tenant_id" = $2 -- I64, I64
        mysql, mariadb: select `owners`.`id`, `old`.`id` from (select * from `owners` where `owners`.`active`) `owners` right join `documents` `old` on `old`.`owner_id` = `owners`.`id` or `old`.`id` = ? where `old`.`deleted_at` is null and `old`.`tenant_id` = ? -- I64, I64
        mssql: select [owners].[id], [old].[id] from (select * from [owners] where [owners].[active] = 1) [owners] right join [documents] [old] on [old].[owner_id] = [owners].[id] or [old].[id] = @P1 where [old].[deleted_at] is null and [old].[tenant_id] = @P2 -- I64, I64
    "#]]);
    golden!(sqlite postgres cockroach mssql; db => db.select((owners::id, old::id)).from(owners).full_join(old, eq(old::owner_id, owners::id)), expect![[r#"
        sqlite: select "owners"."id", "old"."id" from (select * from "owners" where "owners"."active") "owners" full join (select * from "documents" "old" where "old"."deleted_at" is null and "old"."tenant_id" = ?) "old" on "old"."owner_id" = "owners"."id" -- I64
        postgres, cockroach: select "owners"."id", "old"."id" from (select * from "owners" where "owners"."active") "owners" full join (select * from "documents" "old" where "old"."deleted_at" is null and "old"."tenant_id" = $1) "old" on "old"."owner_id" = "owners"."id" -- I64
        mssql: select [owners].[id], [old].[id] from (select * from [owners] where [owners].[active] = 1) [owners] full join (select * from [documents] [old] where [old].[deleted_at] is null and [old].[tenant_id] = @P1) [old] on [old].[owner_id] = [owners].[id] -- I64
    "#]]);
    golden!(db => db.select(documents::id).from(documents).inner_join(old, eq(documents::parent_id, old::id)).ignore_default_filters(), expect![[r#"
        sqlite, postgres, cockroach: select "documents"."id" from "documents" inner join "documents" "old" on "documents"."parent_id" = "old"."id"
        mysql, mariadb: select `documents`.`id` from `documents` inner join `documents` `old` on `documents`.`parent_id` = `old`.`id`
        mssql: select [documents].[id] from [documents] inner join [documents] [old] on [documents].[parent_id] = [old].[id]
    "#]]);
}

#[test]
fn of_queries_within() {
    golden!(db => db.select(tags::id).from(tags).filter(exists(select(owners::id).from(owners).filter(eq(owners::id, tags::id)))), expect![[r#"
        sqlite, postgres, cockroach: select "tags"."id" from "tags" where exists (select 1 from "owners" where "owners"."id" = "tags"."id" and "owners"."active")
        mysql, mariadb: select `tags`.`id` from `tags` where exists (select 1 from `owners` where `owners`.`id` = `tags`.`id` and `owners`.`active`)
        mssql: select [tags].[id] from [tags] where exists (select 1 from [owners] where [owners].[id] = [tags].[id] and [owners].[active] = 1)
    "#]]);
    golden!(db => db.select(tags::id).from(tags).filter(exists(select(owners::id).from(owners).filter(eq(owners::id, tags::id)))).ignore_default_filters(), expect![[r#"
        sqlite, postgres, cockroach: select "tags"."id" from "tags" where exists (select 1 from "owners" where "owners"."id" = "tags"."id")
        mysql, mariadb: select `tags`.`id` from `tags` where exists (select 1 from `owners` where `owners`.`id` = `tags`.`id`)
        mssql: select [tags].[id] from [tags] where exists (select 1 from [owners] where [owners].[id] = [tags].[id])
    "#]]);
    golden!(db => db.select(owners::id).from(owners).filter(exists(select(documents::id).from(documents).filter(eq(documents::owner_id, owners::id)).ignore_default_filters())), expect![[r#"
        sqlite, postgres, cockroach: select "owners"."id" from "owners" where exists (select 1 from "documents" where "documents"."owner_id" = "owners"."id") and "owners"."active"
        mysql, mariadb: select `owners`.`id` from `owners` where exists (select 1 from `documents` where `documents`.`owner_id` = `owners`.`id`) and `owners`.`active`
        mssql: select [owners].[id] from [owners] where exists (select 1 from [documents] where [documents].[owner_id] = [owners].[id]) and [owners].[active] = 1
    "#]]);
    golden!(db => { let o = db.with("o", select(fields! { id: owners::id }).from(owners)); db.select(o.id).from(&o) }, expect![[r#"
        sqlite, postgres, cockroach: with "o" as (select "owners"."id" as "id" from "owners" where "owners"."active") select "o"."id" from "o"
        mysql, mariadb: with `o` as (select `owners`.`id` as `id` from `owners` where `owners`.`active`) select `o`.`id` from `o`
        mssql: with [o] as (select [owners].[id] as [id] from [owners] where [owners].[active] = 1) select [o].[id] from [o]
    "#]]);
    golden!(db => db.select(owners::id).from(owners).union_all(select(documents::id).from(documents)), expect![[r#"
        sqlite: select "owners"."id" from "owners" where "owners"."active" union all select "documents"."id" from "documents" where "documents"."deleted_at" is null and "documents"."tenant_id" = ? -- I64
        postgres, cockroach: select "owners"."id" from "owners" where "owners"."active" union all select "documents"."id" from "documents" where "documents"."deleted_at" is null and "documents"."tenant_id" = $1 -- I64
        mysql, mariadb: select `owners`.`id` from `owners` where `owners`.`active` union all select `documents`.`id` from `documents` where `documents`.`deleted_at` is null and `documents`.`tenant_id` = ? -- I64
        mssql: select [owners].[id] from [owners] where [owners].[active] = 1 union all select [documents].[id] from [documents] where [documents].[deleted_at] is null and [documents].[tenant_id] = @P1 -- I64
    "#]]);
}

#[test]
fn of_writes() {
    golden!(db => db.update(documents).set(documents::title, "x").filter(eq(documents::id, 1)), expect![[r#"
        sqlite: update "documents" set "title" = ? where "documents"."id" = ? and ("documents"."deleted_at" is null and "documents"."tenant_id" = ?) -- Text, I64, I64
        postgres, cockroach: update "documents" set "title" = $1 where "documents"."id" = $2 and ("documents"."deleted_at" is null and "documents"."tenant_id" = $3) -- Text, I64, I64
        mysql, mariadb: update `documents` set `title` = ? where `documents`.`id` = ? and (`documents`.`deleted_at` is null and `documents`.`tenant_id` = ?) -- Text, I64, I64
        mssql: update [documents] set [title] = @P1 where [documents].[id] = @P2 and ([documents].[deleted_at] is null and [documents].[tenant_id] = @P3) -- Text, I64, I64
    "#]]);
    golden!(db => db.update(owners).set(owners::name, "x").all_rows(), expect![[r#"
        sqlite: update "owners" set "name" = ? where "owners"."active" -- Text
        postgres, cockroach: update "owners" set "name" = $1 where "owners"."active" -- Text
        mysql, mariadb: update `owners` set `name` = ? where `owners`.`active` -- Text
        mssql: update [owners] set [name] = @P1 where [owners].[active] = 1 -- Text
    "#]]);
    golden!(db => db.update(documents).set(documents::deleted_at, None).filter(eq(documents::id, 1)).ignore_default_filters(), expect![[r#"
        sqlite: update "documents" set "deleted_at" = ? where "documents"."id" = ? -- I64, I64
        postgres, cockroach: update "documents" set "deleted_at" = $1 where "documents"."id" = $2 -- I64, I64
        mysql, mariadb: update `documents` set `deleted_at` = ? where `documents`.`id` = ? -- I64, I64
        mssql: update [documents] set [deleted_at] = @P1 where [documents].[id] = @P2 -- I64, I64
    "#]]);
    golden!(db => db.delete(owners).filter(or((eq(owners::id, 1), eq(owners::id, 2)))), expect![[r#"
        sqlite: delete from "owners" where ("owners"."id" = ? or "owners"."id" = ?) and "owners"."active" -- I64, I64
        postgres, cockroach: delete from "owners" where ("owners"."id" = $1 or "owners"."id" = $2) and "owners"."active" -- I64, I64
        mysql, mariadb: delete from `owners` where (`owners`.`id` = ? or `owners`.`id` = ?) and `owners`.`active` -- I64, I64
        mssql: delete from [owners] where ([owners].[id] = @P1 or [owners].[id] = @P2) and [owners].[active] = 1 -- I64, I64
    "#]]);
    golden!(db => db.delete(owners).all_rows(), expect![[r#"
        sqlite, postgres, cockroach: delete from "owners" where "owners"."active"
        mysql, mariadb: delete from `owners` where `owners`.`active`
        mssql: delete from [owners] where [owners].[active] = 1
    "#]]);
    golden!(db => db.delete(owners).ignore_default_filters().all_rows(), expect![[r#"
        sqlite, postgres, cockroach: delete from "owners"
        mysql, mariadb: delete from `owners`
        mssql: delete from [owners]
    "#]]);
    golden!(db => db.update(tags).from(owners).set(tags::word, owners::name).filter(eq(owners::id, tags::id)), expect![[r#"
        sqlite, postgres, cockroach: update "tags" set "word" = "owners"."name" from "owners" where "owners"."id" = "tags"."id" and "owners"."active"
        mysql, mariadb: update `tags`, `owners` set `tags`.`word` = `owners`.`name` where `owners`.`id` = `tags`.`id` and `owners`.`active`
        mssql: update [tags] set [word] = [owners].[name] from [tags], [owners] where [owners].[id] = [tags].[id] and [owners].[active] = 1
    "#]]);
    golden!(db => db.insert(owners).values(NewOwner::new().id(1).name("Ada")), expect![[r#"
        sqlite: insert into "owners" ("id", "name") values (?, ?) -- I64, Text
        postgres, cockroach: insert into "owners" ("id", "name") values ($1, $2) -- I64, Text
        mysql, mariadb: insert into `owners` (`id`, `name`) values (?, ?) -- I64, Text
        mssql: insert into [owners] ([id], [name]) values (@P1, @P2) -- I64, Text
    "#]]);
}

#[test]
fn of_relations() {
    golden!(db => db.query(find!(owners { id, documents { title } })), expect![[r#"
        sqlite: with "l0" as (select 0 as "p", row_number() over () as "n", "owners"."id" as "c0", "owners"."id" as "k0" from "owners" where "owners"."active") select 0 as "l", "l0"."p" as "p", "l0"."n" as "n", "l0"."c0" as "c0" from "l0" union all select 1, "l0"."n", 0, "documents"."title" from "documents" inner join "l0" on "documents"."owner_id" = "l0"."k0" where "documents"."deleted_at" is null and "documents"."tenant_id" = ? -- I64
        postgres: with "l0" as (select 0 as "p", row_number() over () as "n", "owners"."id" as "c0", "owners"."id" as "k0" from "owners" where "owners"."active") select 0 as "l", "l0"."p" as "p", "l0"."n" as "n", "l0"."c0" as "c0", cast(null as text) as "c1" from "l0" union all select 1, "l0"."n", 0, cast(null as bigint), "documents"."title" from "documents" inner join "l0" on "documents"."owner_id" = "l0"."k0" where "documents"."deleted_at" is null and "documents"."tenant_id" = $1 -- I64
        cockroach: with "l0" as (select 0 as "p", row_number() over () as "n", "owners"."id" as "c0", "owners"."id" as "k0" from "owners" where "owners"."active") select 0 as "l", "l0"."p" as "p", "l0"."n" as "n", "l0"."c0" as "c0", cast(null as string) as "c1" from "l0" union all select 1, "l0"."n", 0, cast(null as int8), "documents"."title" from "documents" inner join "l0" on "documents"."owner_id" = "l0"."k0" where "documents"."deleted_at" is null and "documents"."tenant_id" = $1 -- I64
        mysql: with `l0` as (select 0 as `p`, row_number() over () as `n`, `owners`.`id` as `c0`, `owners`.`id` as `k0` from `owners` where `owners`.`active`) select 0 as `l`, `l0`.`p` as `p`, `l0`.`n` as `n`, `l0`.`c0` as `c0`, null as `c1` from `l0` union all select 1, `l0`.`n`, 0, null, `documents`.`title` from `documents` inner join `l0` on `documents`.`owner_id` = `l0`.`k0` where `documents`.`deleted_at` is null and `documents`.`tenant_id` = ? -- I64
        mariadb: with `l0` as (select 0 as `p`, row_number() over (order by `owners`.`id`) as `n`, `owners`.`id` as `c0`, `owners`.`id` as `k0` from `owners` where `owners`.`active`) select 0 as `l`, `l0`.`p` as `p`, `l0`.`n` as `n`, `l0`.`c0` as `c0`, null as `c1` from `l0` union all select 1, `l0`.`n`, 0, null, `documents`.`title` from `documents` inner join `l0` on `documents`.`owner_id` = `l0`.`k0` where `documents`.`deleted_at` is null and `documents`.`tenant_id` = ? -- I64
        mssql: with [l0] as (select 0 as [p], row_number() over (order by [owners].[id]) as [n], [owners].[id] as [c0], [owners].[id] as [k0] from [owners] where [owners].[active] = 1) select 0 as [l], [l0].[p] as [p], [l0].[n] as [n], [l0].[c0] as [c0], cast(null as nvarchar(max)) as [c1] from [l0] union all select 1, [l0].[n], 0, cast(null as bigint), [documents].[title] from [documents] inner join [l0] on [documents].[owner_id] = [l0].[k0] where [documents].[deleted_at] is null and [documents].[tenant_id] = @P1 -- I64
    "#]]);
    golden!(db => db.query(find!(documents { id, owner { name }, parent { id, limit: 1 }, tags { word } })), expect![[r#"
        sqlite: with "l0" as (select 0 as "p", row_number() over () as "n", "documents"."id" as "c0", "documents"."owner_id" as "k0", "documents"."parent_id" as "k1", "documents"."id" as "k2" from "documents" where "documents"."deleted_at" is null and "documents"."tenant_id" = ?) select 0 as "l", "l0"."p" as "p", "l0"."n" as "n", "l0"."c0" as "c0" from "l0" union all select 1, "l0"."n", 0, "owners"."name" from "owners" inner join "l0" on "owners"."id" = "l0"."k0" where "owners"."active" union all select 2, "t"."p", "t"."n", "t"."c0" from (select "l0"."n" as "p", row_number() over (order by "l0"."n", "documents"."id") as "n", "documents"."id" as "c0", row_number() over (partition by "l0"."n" order by "documents"."id") as "r" from "documents" inner join "l0" on "documents"."id" = "l0"."k1" where "documents"."deleted_at" is null and "documents"."tenant_id" = ?) "t" where "t"."r" <= ? union all select 3, "l0"."n", 0, "tags"."word" from "tags" inner join "document_tags" on "document_tags"."tag_id" = "tags"."id" and exists (select 1 from "documents" where "documents"."id" = "document_tags"."document_id" and ("documents"."deleted_at" is null and "documents"."tenant_id" = ?)) inner join "l0" on "document_tags"."document_id" = "l0"."k2" -- I64, I64, I64, I64
        postgres: with "l0" as (select 0 as "p", row_number() over () as "n", "documents"."id" as "c0", "documents"."owner_id" as "k0", "documents"."parent_id" as "k1", "documents"."id" as "k2" from "documents" where "documents"."deleted_at" is null and "documents"."tenant_id" = $1) select 0 as "l", "l0"."p" as "p", "l0"."n" as "n", "l0"."c0" as "c0", cast(null as text) as "c1" from "l0" union all select 1, "l0"."n", 0, cast(null as bigint), "owners"."name" from "owners" inner join "l0" on "owners"."id" = "l0"."k0" where "owners"."active" union all select 2, "t"."p", "t"."n", "t"."c0", cast(null as text) from (select "l0"."n" as "p", row_number() over (order by "l0"."n", "documents"."id") as "n", "documents"."id" as "c0", row_number() over (partition by "l0"."n" order by "documents"."id") as "r" from "documents" inner join "l0" on "documents"."id" = "l0"."k1" where "documents"."deleted_at" is null and "documents"."tenant_id" = $2) "t" where "t"."r" <= $3 union all select 3, "l0"."n", 0, cast(null as bigint), "tags"."word" from "tags" inner join "document_tags" on "document_tags"."tag_id" = "tags"."id" and exists (select 1 from "documents" where "documents"."id" = "document_tags"."document_id" and ("documents"."deleted_at" is null and "documents"."tenant_id" = $4)) inner join "l0" on "document_tags"."document_id" = "l0"."k2" -- I64, I64, I64, I64
        cockroach: with "l0" as (select 0 as "p", row_number() over () as "n", "documents"."id" as "c0", "documents"."owner_id" as "k0", "documents"."parent_id" as "k1", "documents"."id" as "k2" from "documents" where "documents"."deleted_at" is null and "documents"."tenant_id" = $1) select 0 as "l", "l0"."p" as "p", "l0"."n" as "n", "l0"."c0" as "c0", cast(null as string) as "c1" from "l0" union all select 1, "l0"."n", 0, cast(null as int8), "owners"."name" from "owners" inner join "l0" on "owners"."id" = "l0"."k0" where "owners"."active" union all select 2, "t"."p", "t"."n", "t"."c0", cast(null as string) from (select "l0"."n" as "p", row_number() over (order by "l0"."n", "documents"."id") as "n", "documents"."id" as "c0", row_number() over (partition by "l0"."n" order by "documents"."id") as "r" from "documents" inner join "l0" on "documents"."id" = "l0"."k1" where "documents"."deleted_at" is null and "documents"."tenant_id" = $2) "t" where "t"."r" <= $3 union all select 3, "l0"."n", 0, cast(null as int8), "tags"."word" from "tags" inner join "document_tags" on "document_tags"."tag_id" = "tags"."id" and exists (select 1 from "documents" where "documents"."id" = "document_tags"."document_id" and ("documents"."deleted_at" is null and "documents"."tenant_id" = $4)) inner join "l0" on "document_tags"."document_id" = "l0"."k2" -- I64, I64, I64, I64
        mysql: with `l0` as (select 0 as `p`, row_number() over () as `n`, `documents`.`id` as `c0`, `documents`.`owner_id` as `k0`, `documents`.`parent_id` as `k1`, `documents`.`id` as `k2` from `documents` where `documents`.`deleted_at` is null and `documents`.`tenant_id` = ?) select 0 as `l`, `l0`.`p` as `p`, `l0`.`n` as `n`, `l0`.`c0` as `c0`, null as `c1`, null as `c2` from `l0` union all select 1, `l0`.`n`, 0, null, `owners`.`name`, null from `owners` inner join `l0` on `owners`.`id` = `l0`.`k0` where `owners`.`active` union all select 2, `t`.`p`, `t`.`n`, `t`.`c0`, null, null from (select `l0`.`n` as `p`, row_number() over (order by `l0`.`n`, `documents`.`id`) as `n`, `documents`.`id` as `c0`, row_number() over (partition by `l0`.`n` order by `documents`.`id`) as `r` from `documents` inner join `l0` on `documents`.`id` = `l0`.`k1` where `documents`.`deleted_at` is null and `documents`.`tenant_id` = ?) `t` where `t`.`r` <= ? union all select 3, `l0`.`n`, 0, null, null, `tags`.`word` from `tags` inner join `document_tags` on `document_tags`.`tag_id` = `tags`.`id` and exists (select 1 from `documents` where `documents`.`id` = `document_tags`.`document_id` and (`documents`.`deleted_at` is null and `documents`.`tenant_id` = ?)) inner join `l0` on `document_tags`.`document_id` = `l0`.`k2` -- I64, I64, I64, I64
        mariadb: with `l0` as (select 0 as `p`, row_number() over (order by `documents`.`id`) as `n`, `documents`.`id` as `c0`, `documents`.`owner_id` as `k0`, `documents`.`parent_id` as `k1`, `documents`.`id` as `k2` from `documents` where `documents`.`deleted_at` is null and `documents`.`tenant_id` = ?) select 0 as `l`, `l0`.`p` as `p`, `l0`.`n` as `n`, `l0`.`c0` as `c0`, null as `c1`, null as `c2` from `l0` union all select 1, `l0`.`n`, 0, null, `owners`.`name`, null from `owners` inner join `l0` on `owners`.`id` = `l0`.`k0` where `owners`.`active` union all select 2, `t`.`p`, `t`.`n`, `t`.`c0`, null, null from (select `l0`.`n` as `p`, row_number() over (order by `l0`.`n`, `documents`.`id`) as `n`, `documents`.`id` as `c0`, row_number() over (partition by `l0`.`n` order by `documents`.`id`) as `r` from `documents` inner join `l0` on `documents`.`id` = `l0`.`k1` where `documents`.`deleted_at` is null and `documents`.`tenant_id` = ?) `t` where `t`.`r` <= ? union all select 3, `l0`.`n`, 0, null, null, `tags`.`word` from `tags` inner join `document_tags` on `document_tags`.`tag_id` = `tags`.`id` and exists (select 1 from `documents` where `documents`.`id` = `document_tags`.`document_id` and (`documents`.`deleted_at` is null and `documents`.`tenant_id` = ?)) inner join `l0` on `document_tags`.`document_id` = `l0`.`k2` -- I64, I64, I64, I64
        mssql: with [l0] as (select 0 as [p], row_number() over (order by [documents].[id]) as [n], [documents].[id] as [c0], [documents].[owner_id] as [k0], [documents].[parent_id] as [k1], [documents].[id] as [k2] from [documents] where [documents].[deleted_at] is null and [documents].[tenant_id] = @P1) select 0 as [l], [l0].[p] as [p], [l0].[n] as [n], [l0].[c0] as [c0], cast(null as nvarchar(max)) as [c1] from [l0] union all select 1, [l0].[n], 0, cast(null as bigint), [owners].[name] from [owners] inner join [l0] on [owners].[id] = [l0].[k0] where [owners].[active] = 1 union all select 2, [t].[p], [t].[n], [t].[c0], cast(null as nvarchar(max)) from (select [l0].[n] as [p], row_number() over (order by [l0].[n], [documents].[id]) as [n], [documents].[id] as [c0], row_number() over (partition by [l0].[n] order by [documents].[id]) as [r] from [documents] inner join [l0] on [documents].[id] = [l0].[k1] where [documents].[deleted_at] is null and [documents].[tenant_id] = @P2) [t] where [t].[r] <= @P3 union all select 3, [l0].[n], 0, cast(null as bigint), [tags].[word] from [tags] inner join [document_tags] on [document_tags].[tag_id] = [tags].[id] and exists (select 1 from [documents] where [documents].[id] = [document_tags].[document_id] and ([documents].[deleted_at] is null and [documents].[tenant_id] = @P4)) inner join [l0] on [document_tags].[document_id] = [l0].[k2] -- I64, I64, I64, I64
    "#]]);
    golden!(db => db.query(find!(owners { id, documents { id, ignore_default_filters: true } })), expect![[r#"
        sqlite, postgres, cockroach: with "l0" as (select 0 as "p", row_number() over () as "n", "owners"."id" as "c0", "owners"."id" as "k0" from "owners" where "owners"."active") select 0 as "l", "l0"."p" as "p", "l0"."n" as "n", "l0"."c0" as "c0" from "l0" union all select 1, "l0"."n", 0, "documents"."id" from "documents" inner join "l0" on "documents"."owner_id" = "l0"."k0"
        mysql: with `l0` as (select 0 as `p`, row_number() over () as `n`, `owners`.`id` as `c0`, `owners`.`id` as `k0` from `owners` where `owners`.`active`) select 0 as `l`, `l0`.`p` as `p`, `l0`.`n` as `n`, `l0`.`c0` as `c0` from `l0` union all select 1, `l0`.`n`, 0, `documents`.`id` from `documents` inner join `l0` on `documents`.`owner_id` = `l0`.`k0`
        mariadb: with `l0` as (select 0 as `p`, row_number() over (order by `owners`.`id`) as `n`, `owners`.`id` as `c0`, `owners`.`id` as `k0` from `owners` where `owners`.`active`) select 0 as `l`, `l0`.`p` as `p`, `l0`.`n` as `n`, `l0`.`c0` as `c0` from `l0` union all select 1, `l0`.`n`, 0, `documents`.`id` from `documents` inner join `l0` on `documents`.`owner_id` = `l0`.`k0`
        mssql: with [l0] as (select 0 as [p], row_number() over (order by [owners].[id]) as [n], [owners].[id] as [c0], [owners].[id] as [k0] from [owners] where [owners].[active] = 1) select 0 as [l], [l0].[p] as [p], [l0].[n] as [n], [l0].[c0] as [c0] from [l0] union all select 1, [l0].[n], 0, [documents].[id] from [documents] inner join [l0] on [documents].[owner_id] = [l0].[k0]
    "#]]);
    golden!(db => db.query(find!(owners { id, documents { id } })).ignore_default_filters(), expect![[r#"
        sqlite, postgres, cockroach: with "l0" as (select 0 as "p", row_number() over () as "n", "owners"."id" as "c0", "owners"."id" as "k0" from "owners") select 0 as "l", "l0"."p" as "p", "l0"."n" as "n", "l0"."c0" as "c0" from "l0" union all select 1, "l0"."n", 0, "documents"."id" from "documents" inner join "l0" on "documents"."owner_id" = "l0"."k0"
        mysql: with `l0` as (select 0 as `p`, row_number() over () as `n`, `owners`.`id` as `c0`, `owners`.`id` as `k0` from `owners`) select 0 as `l`, `l0`.`p` as `p`, `l0`.`n` as `n`, `l0`.`c0` as `c0` from `l0` union all select 1, `l0`.`n`, 0, `documents`.`id` from `documents` inner join `l0` on `documents`.`owner_id` = `l0`.`k0`
        mariadb: with `l0` as (select 0 as `p`, row_number() over (order by `owners`.`id`) as `n`, `owners`.`id` as `c0`, `owners`.`id` as `k0` from `owners`) select 0 as `l`, `l0`.`p` as `p`, `l0`.`n` as `n`, `l0`.`c0` as `c0` from `l0` union all select 1, `l0`.`n`, 0, `documents`.`id` from `documents` inner join `l0` on `documents`.`owner_id` = `l0`.`k0`
        mssql: with [l0] as (select 0 as [p], row_number() over (order by [owners].[id]) as [n], [owners].[id] as [c0], [owners].[id] as [k0] from [owners]) select 0 as [l], [l0].[p] as [p], [l0].[n] as [n], [l0].[c0] as [c0] from [l0] union all select 1, [l0].[n], 0, [documents].[id] from [documents] inner join [l0] on [documents].[owner_id] = [l0].[k0]
    "#]]);
    golden!(db => db.query(find!(owners { total: count_of(documents), filter: none(documents, ..) })), expect![[r#"
        sqlite: select 0 as "l", 0 as "p", 0 as "n", (select count(*) from "documents" where "documents"."owner_id" = "owners"."id" and ("documents"."deleted_at" is null and "documents"."tenant_id" = ?)) as "c0" from "owners" where not exists (select 1 from "documents" where "documents"."owner_id" = "owners"."id" and ("documents"."deleted_at" is null and "documents"."tenant_id" = ?)) and "owners"."active" -- I64, I64
        postgres, cockroach: select 0 as "l", 0 as "p", 0 as "n", (select count(*) from "documents" where "documents"."owner_id" = "owners"."id" and ("documents"."deleted_at" is null and "documents"."tenant_id" = $1)) as "c0" from "owners" where not exists (select 1 from "documents" where "documents"."owner_id" = "owners"."id" and ("documents"."deleted_at" is null and "documents"."tenant_id" = $2)) and "owners"."active" -- I64, I64
        mysql, mariadb: select 0 as `l`, 0 as `p`, 0 as `n`, (select count(*) from `documents` where `documents`.`owner_id` = `owners`.`id` and (`documents`.`deleted_at` is null and `documents`.`tenant_id` = ?)) as `c0` from `owners` where not exists (select 1 from `documents` where `documents`.`owner_id` = `owners`.`id` and (`documents`.`deleted_at` is null and `documents`.`tenant_id` = ?)) and `owners`.`active` -- I64, I64
        mssql: select 0 as [l], 0 as [p], 0 as [n], (select count_big(*) from [documents] where [documents].[owner_id] = [owners].[id] and ([documents].[deleted_at] is null and [documents].[tenant_id] = @P1)) as [c0] from [owners] where not exists (select 1 from [documents] where [documents].[owner_id] = [owners].[id] and ([documents].[deleted_at] is null and [documents].[tenant_id] = @P2)) and [owners].[active] = 1 -- I64, I64
    "#]]);
    golden!(db => db.query(find!(documents { children: count_of(children), filter: some(children, some(documents().children(), ..)) })), expect![[r#"
        sqlite: select 0 as "l", 0 as "p", 0 as "n", (select count(*) from "documents" "_r1" where "_r1"."parent_id" = "documents"."id" and ("_r1"."deleted_at" is null and "_r1"."tenant_id" = ?)) as "c0" from "documents" where exists (select 1 from "documents" "_r1" where "_r1"."parent_id" = "documents"."id" and exists (select 1 from "documents" "_r2" where "_r2"."parent_id" = "_r1"."id" and ("_r2"."deleted_at" is null and "_r2"."tenant_id" = ?)) and ("_r1"."deleted_at" is null and "_r1"."tenant_id" = ?)) and ("documents"."deleted_at" is null and "documents"."tenant_id" = ?) -- I64, I64, I64, I64
        postgres, cockroach: select 0 as "l", 0 as "p", 0 as "n", (select count(*) from "documents" "_r1" where "_r1"."parent_id" = "documents"."id" and ("_r1"."deleted_at" is null and "_r1"."tenant_id" = $1)) as "c0" from "documents" where exists (select 1 from "documents" "_r1" where "_r1"."parent_id" = "documents"."id" and exists (select 1 from "documents" "_r2" where "_r2"."parent_id" = "_r1"."id" and ("_r2"."deleted_at" is null and "_r2"."tenant_id" = $2)) and ("_r1"."deleted_at" is null and "_r1"."tenant_id" = $3)) and ("documents"."deleted_at" is null and "documents"."tenant_id" = $4) -- I64, I64, I64, I64
        mysql, mariadb: select 0 as `l`, 0 as `p`, 0 as `n`, (select count(*) from `documents` `_r1` where `_r1`.`parent_id` = `documents`.`id` and (`_r1`.`deleted_at` is null and `_r1`.`tenant_id` = ?)) as `c0` from `documents` where exists (select 1 from `documents` `_r1` where `_r1`.`parent_id` = `documents`.`id` and exists (select 1 from `documents` `_r2` where `_r2`.`parent_id` = `_r1`.`id` and (`_r2`.`deleted_at` is null and `_r2`.`tenant_id` = ?)) and (`_r1`.`deleted_at` is null and `_r1`.`tenant_id` = ?)) and (`documents`.`deleted_at` is null and `documents`.`tenant_id` = ?) -- I64, I64, I64, I64
        mssql: select 0 as [l], 0 as [p], 0 as [n], (select count_big(*) from [documents] [_r1] where [_r1].[parent_id] = [documents].[id] and ([_r1].[deleted_at] is null and [_r1].[tenant_id] = @P1)) as [c0] from [documents] where exists (select 1 from [documents] [_r1] where [_r1].[parent_id] = [documents].[id] and exists (select 1 from [documents] [_r2] where [_r2].[parent_id] = [_r1].[id] and ([_r2].[deleted_at] is null and [_r2].[tenant_id] = @P2)) and ([_r1].[deleted_at] is null and [_r1].[tenant_id] = @P3)) and ([documents].[deleted_at] is null and [documents].[tenant_id] = @P4) -- I64, I64, I64, I64
    "#]]);
}
