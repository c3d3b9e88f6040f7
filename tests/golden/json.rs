//! JSON documents: what is at a path, changes, and the operators that only some dialects have.
use crate::golden;
use drizzle::prelude::*;
use expect_test::expect;
use serde_json::json;

#[table(sqlite, postgres, mysql, cockroach, mssql, name = "docs")]
#[derive(Debug, Clone, PartialEq)]
pub struct Doc {
    #[column(primary_key)]
    pub id: i32,
    pub meta: serde_json::Value,
    #[column(json)]
    pub old: Option<serde_json::Value>,
}

#[test]
fn reads() {
    golden!(db => db.select(docs::meta.path("a.b[1]")).from(docs), expect![[r#"
        sqlite: select ("docs"."meta" -> '$."a"."b"[1]') from "docs"
        postgres, cockroach: select ("docs"."meta" -> 'a' -> 'b' -> 1) from "docs"
        mysql, mariadb: select json_extract(`docs`.`meta`, '$."a"."b"[1]') from `docs`
        mssql: select (select top (1) case [j3].[type] when 0 then N'null' when 1 then N'"' + string_escape([j3].[value], 'json') + N'"' else [j3].[value] end from openjson(N'[' + [docs].[meta] + N']') as [j0] cross apply openjson(case [j0].[type] when 5 then [j0].[value] end) as [j1] cross apply openjson(case [j1].[type] when 5 then [j1].[value] end) as [j2] cross apply openjson(case [j2].[type] when 4 then [j2].[value] end) as [j3] where [j1].[key] = N'a' and [j2].[key] = N'b' and [j3].[key] = N'1') from [docs]
    "#]]);
    golden!(db => db.select(docs::meta.path("a").as_text()).from(docs), expect![[r#"
        sqlite: select case json_type("docs"."meta", '$."a"') when 'text' then json_extract("docs"."meta", '$."a"') end from "docs"
        postgres, cockroach: select case jsonb_typeof(("docs"."meta" -> 'a')) when 'string' then ("docs"."meta" ->> 'a') end from "docs"
        mysql, mariadb: select case json_type(json_extract(`docs`.`meta`, '$."a"')) when 'STRING' then json_unquote(json_extract(`docs`.`meta`, '$."a"')) end from `docs`
        mssql: select (select top (1) case [j1].[type] when 1 then [j1].[value] end from openjson(N'[' + [docs].[meta] + N']') as [j0] cross apply openjson(case [j0].[type] when 5 then [j0].[value] end) as [j1] where [j1].[key] = N'a') from [docs]
    "#]]);
    golden!(db => db.select(docs::meta.path("a").as_i64()).from(docs), expect![[r#"
        sqlite: select case when json_type("docs"."meta", '$."a"') = 'integer' and typeof(json_extract("docs"."meta", '$."a"')) = 'integer' then json_extract("docs"."meta", '$."a"') end from "docs"
        postgres, cockroach: select case when jsonb_typeof(("docs"."meta" -> 'a')) = 'number' and ("docs"."meta" ->> 'a') ~ '^-?[0-9]{1,19}$' then case when cast(("docs"."meta" ->> 'a') as numeric) between -9223372036854775808 and 9223372036854775807 then cast(("docs"."meta" ->> 'a') as int8) end end from "docs"
        mysql: select case when json_type(json_extract(`docs`.`meta`, '$."a"')) = 'INTEGER' or json_type(json_extract(`docs`.`meta`, '$."a"')) = 'UNSIGNED INTEGER' and json_extract(`docs`.`meta`, '$."a"') <= 9223372036854775807 then cast(json_extract(`docs`.`meta`, '$."a"') as signed) end from `docs`
        mariadb: select case when json_type(json_extract(`docs`.`meta`, '$."a"')) = 'INTEGER' and json_extract(`docs`.`meta`, '$."a"') regexp '^-?[0-9]{1,19}$' and cast(json_extract(`docs`.`meta`, '$."a"') as decimal(20)) between -9223372036854775808 and 9223372036854775807 then cast(json_extract(`docs`.`meta`, '$."a"') as signed) end from `docs`
        mssql: select (select top (1) case when [j1].[type] = 2 and [j1].[value] not like N'%[^-0-9]%' then try_cast([j1].[value] as bigint) end from openjson(N'[' + [docs].[meta] + N']') as [j0] cross apply openjson(case [j0].[type] when 5 then [j0].[value] end) as [j1] where [j1].[key] = N'a') from [docs]
    "#]]);
    golden!(db => db.select(docs::meta.path("a").as_f64()).from(docs), expect![[r#"
        sqlite: select case when json_type("docs"."meta", '$."a"') in ('integer', 'real') then cast(json_extract("docs"."meta", '$."a"') as real) end from "docs"
        postgres, cockroach: select case jsonb_typeof(("docs"."meta" -> 'a')) when 'number' then cast(("docs"."meta" ->> 'a') as float8) end from "docs"
        mysql, mariadb: select case when json_type(json_extract(`docs`.`meta`, '$."a"')) in ('INTEGER', 'UNSIGNED INTEGER', 'DOUBLE', 'DECIMAL') then cast(json_extract(`docs`.`meta`, '$."a"') as double) end from `docs`
        mssql: select (select top (1) case [j1].[type] when 2 then try_cast([j1].[value] as float) end from openjson(N'[' + [docs].[meta] + N']') as [j0] cross apply openjson(case [j0].[type] when 5 then [j0].[value] end) as [j1] where [j1].[key] = N'a') from [docs]
    "#]]);
    golden!(db => db.select(docs::meta.path("a").as_bool()).from(docs), expect![[r#"
        sqlite: select case json_type("docs"."meta", '$."a"') when 'true' then 1 when 'false' then 0 end from "docs"
        postgres, cockroach: select case jsonb_typeof(("docs"."meta" -> 'a')) when 'boolean' then cast(("docs"."meta" ->> 'a') as bool) end from "docs"
        mysql: select case json_type(json_extract(`docs`.`meta`, '$."a"')) when 'BOOLEAN' then cast(json_extract(`docs`.`meta`, '$."a"') as signed) end from `docs`
        mariadb: select case json_type(json_extract(`docs`.`meta`, '$."a"')) when 'BOOLEAN' then json_extract(`docs`.`meta`, '$."a"') = 'true' end from `docs`
        mssql: select (select top (1) case when [j1].[type] = 3 and [j1].[value] = N'true' then cast(1 as bit) when [j1].[type] = 3 then cast(0 as bit) end from openjson(N'[' + [docs].[meta] + N']') as [j0] cross apply openjson(case [j0].[type] when 5 then [j0].[value] end) as [j1] where [j1].[key] = N'a') from [docs]
    "#]]);
    golden!(db => db.select(json_typeof(docs::meta.path("a"))).from(docs), expect![[r#"
        sqlite: select case json_type("docs"."meta", '$."a"') when 'null' then 'null' when 'true' then 'boolean' when 'false' then 'boolean' when 'integer' then 'number' when 'real' then 'number' when 'text' then 'string' when 'array' then 'array' when 'object' then 'object' end from "docs"
        postgres, cockroach: select jsonb_typeof(("docs"."meta" -> 'a')) from "docs"
        mysql, mariadb: select case json_type(json_extract(`docs`.`meta`, '$."a"')) when 'NULL' then 'null' when 'BOOLEAN' then 'boolean' when 'INTEGER' then 'number' when 'UNSIGNED INTEGER' then 'number' when 'DOUBLE' then 'number' when 'DECIMAL' then 'number' when 'STRING' then 'string' when 'ARRAY' then 'array' when 'OBJECT' then 'object' end from `docs`
        mssql: select (select top (1) case [j1].[type] when 0 then N'null' when 1 then N'string' when 2 then N'number' when 3 then N'boolean' when 4 then N'array' when 5 then N'object' end from openjson(N'[' + [docs].[meta] + N']') as [j0] cross apply openjson(case [j0].[type] when 5 then [j0].[value] end) as [j1] where [j1].[key] = N'a') from [docs]
    "#]]);
    golden!(db => db.select(docs::old.as_text()).from(docs), expect![[r#"
        sqlite: select case json_type("docs"."old", '$') when 'text' then json_extract("docs"."old", '$') end from "docs"
        postgres: select case jsonb_typeof(cast("docs"."old" as jsonb)) when 'string' then (cast("docs"."old" as jsonb) #>> '{}') end from "docs"
        cockroach: select case jsonb_typeof("docs"."old") when 'string' then ("docs"."old" #>> '{}') end from "docs"
        mysql, mariadb: select case json_type(`docs`.`old`) when 'STRING' then json_unquote(`docs`.`old`) end from `docs`
        mssql: select (select top (1) case [j0].[type] when 1 then [j0].[value] end from openjson(N'[' + [docs].[old] + N']') as [j0]) from [docs]
    "#]]);
    // PostgreSQL and MySQL take what is no array for its own element 0.
    golden!(db => db.select(docs::meta.path("a[0][0]")).from(docs), expect![[r#"
        sqlite: select ("docs"."meta" -> '$."a"[0][0]') from "docs"
        postgres, cockroach: select case when jsonb_typeof(("docs"."meta" -> 'a')) = 'array' and jsonb_typeof(case when jsonb_typeof(("docs"."meta" -> 'a')) = 'array' then ("docs"."meta" -> 'a' -> 0) end) = 'array' then ("docs"."meta" -> 'a' -> 0 -> 0) end from "docs"
        mysql, mariadb: select case when json_type(json_extract(`docs`.`meta`, '$."a"')) = 'ARRAY' and json_type(case when json_type(json_extract(`docs`.`meta`, '$."a"')) = 'ARRAY' then json_extract(`docs`.`meta`, '$."a"[0]') end) = 'ARRAY' then json_extract(`docs`.`meta`, '$."a"[0][0]') end from `docs`
        mssql: select (select top (1) case [j3].[type] when 0 then N'null' when 1 then N'"' + string_escape([j3].[value], 'json') + N'"' else [j3].[value] end from openjson(N'[' + [docs].[meta] + N']') as [j0] cross apply openjson(case [j0].[type] when 5 then [j0].[value] end) as [j1] cross apply openjson(case [j1].[type] when 4 then [j1].[value] end) as [j2] cross apply openjson(case [j2].[type] when 4 then [j2].[value] end) as [j3] where [j1].[key] = N'a' and [j2].[key] = N'0' and [j3].[key] = N'0') from [docs]
    "#]]);
    golden!(db => db.select(docs::id).from(docs).filter(is_null(docs::meta.path("a"))), expect![[r#"
        sqlite: select "docs"."id" from "docs" where ("docs"."meta" -> '$."a"') is null
        postgres, cockroach: select "docs"."id" from "docs" where ("docs"."meta" -> 'a') is null
        mysql, mariadb: select `docs`.`id` from `docs` where json_extract(`docs`.`meta`, '$."a"') is null
        mssql: select [docs].[id] from [docs] where (select top (1) case [j1].[type] when 0 then N'null' when 1 then N'"' + string_escape([j1].[value], 'json') + N'"' else [j1].[value] end from openjson(N'[' + [docs].[meta] + N']') as [j0] cross apply openjson(case [j0].[type] when 5 then [j0].[value] end) as [j1] where [j1].[key] = N'a') is null
    "#]]);
    golden!(db => db.select(docs::id).from(docs).filter(docs::meta.path("on").as_bool()), expect![[r#"
        sqlite: select "docs"."id" from "docs" where case json_type("docs"."meta", '$."on"') when 'true' then 1 when 'false' then 0 end
        postgres, cockroach: select "docs"."id" from "docs" where case jsonb_typeof(("docs"."meta" -> 'on')) when 'boolean' then cast(("docs"."meta" ->> 'on') as bool) end
        mysql: select `docs`.`id` from `docs` where case json_type(json_extract(`docs`.`meta`, '$."on"')) when 'BOOLEAN' then cast(json_extract(`docs`.`meta`, '$."on"') as signed) end
        mariadb: select `docs`.`id` from `docs` where case json_type(json_extract(`docs`.`meta`, '$."on"')) when 'BOOLEAN' then json_extract(`docs`.`meta`, '$."on"') = 'true' end
        mssql: select [docs].[id] from [docs] where (select top (1) case when [j1].[type] = 3 and [j1].[value] = N'true' then cast(1 as bit) when [j1].[type] = 3 then cast(0 as bit) end from openjson(N'[' + [docs].[meta] + N']') as [j0] cross apply openjson(case [j0].[type] when 5 then [j0].[value] end) as [j1] where [j1].[key] = N'on') = 1
    "#]]);
    // Two paths are one.
    golden!(db => db.select(docs::meta.path("a").path("b").as_text()).from(docs), expect![[r#"
        sqlite: select case json_type("docs"."meta", '$."a"."b"') when 'text' then json_extract("docs"."meta", '$."a"."b"') end from "docs"
        postgres, cockroach: select case jsonb_typeof(("docs"."meta" -> 'a' -> 'b')) when 'string' then ("docs"."meta" -> 'a' ->> 'b') end from "docs"
        mysql, mariadb: select case json_type(json_extract(`docs`.`meta`, '$."a"."b"')) when 'STRING' then json_unquote(json_extract(`docs`.`meta`, '$."a"."b"')) end from `docs`
        mssql: select (select top (1) case [j2].[type] when 1 then [j2].[value] end from openjson(N'[' + [docs].[meta] + N']') as [j0] cross apply openjson(case [j0].[type] when 5 then [j0].[value] end) as [j1] cross apply openjson(case [j1].[type] when 5 then [j1].[value] end) as [j2] where [j1].[key] = N'a' and [j2].[key] = N'b') from [docs]
    "#]]);
}

#[test]
fn keys() {
    golden!(db => db.select(docs::meta.path(JsonPath::root().key("a'b\"").index(0)).as_text()).from(docs), expect![[r#"
        sqlite: select case json_type("docs"."meta", ?) when 'text' then json_extract("docs"."meta", ?) end from "docs" -- Text, Text
        postgres, cockroach: select case jsonb_typeof(case when jsonb_typeof(("docs"."meta" -> cast($1 as text))) = 'array' then ("docs"."meta" -> cast($2 as text) -> 0) end) when 'string' then case when jsonb_typeof(("docs"."meta" -> cast($3 as text))) = 'array' then ("docs"."meta" -> cast($4 as text) ->> 0) end end from "docs" -- Text, Text, Text, Text
        mysql, mariadb: select case json_type(case when json_type(json_extract(`docs`.`meta`, ?)) = 'ARRAY' then json_extract(`docs`.`meta`, ?) end) when 'STRING' then json_unquote(case when json_type(json_extract(`docs`.`meta`, ?)) = 'ARRAY' then json_extract(`docs`.`meta`, ?) end) end from `docs` -- Text, Text, Text, Text
        mssql: select (select top (1) case [j2].[type] when 1 then [j2].[value] end from openjson(N'[' + [docs].[meta] + N']') as [j0] cross apply openjson(case [j0].[type] when 5 then [j0].[value] end) as [j1] cross apply openjson(case [j1].[type] when 4 then [j1].[value] end) as [j2] where [j1].[key] = @P1 and [j2].[key] = N'0') from [docs] -- Text
    "#]]);
    golden!(db => db.select(docs::meta.path("\"it's\".\"a.b\\\\\"").as_text()).from(docs), expect![[r#"
        sqlite: select case json_type("docs"."meta", ?) when 'text' then json_extract("docs"."meta", ?) end from "docs" -- Text, Text
        postgres, cockroach: select case jsonb_typeof(("docs"."meta" -> 'it''s' -> cast($1 as text))) when 'string' then ("docs"."meta" -> 'it''s' ->> cast($2 as text)) end from "docs" -- Text, Text
        mysql, mariadb: select case json_type(json_extract(`docs`.`meta`, ?)) when 'STRING' then json_unquote(json_extract(`docs`.`meta`, ?)) end from `docs` -- Text, Text
        mssql: select (select top (1) case [j2].[type] when 1 then [j2].[value] end from openjson(N'[' + [docs].[meta] + N']') as [j0] cross apply openjson(case [j0].[type] when 5 then [j0].[value] end) as [j1] cross apply openjson(case [j1].[type] when 5 then [j1].[value] end) as [j2] where [j1].[key] = N'it''s' and [j2].[key] = @P1) from [docs] -- Text
    "#]]);
    golden!(db => db.select(docs::meta.path("a..b").as_text()).from(docs), expect![[r#"
        sqlite, postgres, cockroach, mysql, mariadb, mssql: error: `a..b` is no path into a JSON document; write it as `a.b[0]."any key"`, or with `JsonPath`
    "#]]);
}

#[test]
fn changes() {
    golden!(db => db.update(docs).set(docs::meta, json_set(docs::meta, "a.b", "x")).all_rows(), expect![[r#"
        sqlite: update "docs" set "meta" = case json_type("docs"."meta", '$."a"') when 'object' then json_set("docs"."meta", '$."a"."b"', json(?)) else "docs"."meta" end -- Json
        postgres, cockroach: update "docs" set "meta" = case jsonb_typeof(("docs"."meta" -> 'a')) when 'object' then jsonb_set("docs"."meta", array['a', 'b'], cast($1 as jsonb), true) else "docs"."meta" end -- Json
        mysql: update `docs` set `meta` = case json_type(json_extract(`docs`.`meta`, '$."a"')) when 'OBJECT' then json_set(`docs`.`meta`, '$."a"."b"', cast(? as json)) else `docs`.`meta` end -- Json
        mariadb: update `docs` set `meta` = case json_type(json_extract(`docs`.`meta`, '$."a"')) when 'OBJECT' then json_set(`docs`.`meta`, '$."a"."b"', json_compact(?)) else `docs`.`meta` end -- Json
        mssql: update [docs] set [meta] = case (select top (1) [j1].[type] from openjson(N'[' + [docs].[meta] + N']') as [j0] cross apply openjson(case [j0].[type] when 5 then [j0].[value] end) as [j1] where [j1].[key] = N'a') when 5 then json_modify([docs].[meta], N'$."a"."b"', (select [value] from openjson(N'[' + @P1 + N']'))) else [docs].[meta] end -- Text
    "#]]);
    golden!(db => db.update(docs).set(docs::meta, json_set(docs::meta, "a", json!([1, {}]))).all_rows(), expect![[r#"
        sqlite: update "docs" set "meta" = case json_type("docs"."meta", '$') when 'object' then json_set("docs"."meta", '$."a"', json(?)) else "docs"."meta" end -- Json
        postgres, cockroach: update "docs" set "meta" = case jsonb_typeof("docs"."meta") when 'object' then jsonb_set("docs"."meta", array['a'], cast($1 as jsonb), true) else "docs"."meta" end -- Json
        mysql: update `docs` set `meta` = case json_type(`docs`.`meta`) when 'OBJECT' then json_set(`docs`.`meta`, '$."a"', cast(? as json)) else `docs`.`meta` end -- Json
        mariadb: update `docs` set `meta` = case json_type(`docs`.`meta`) when 'OBJECT' then json_set(`docs`.`meta`, '$."a"', json_compact(?)) else `docs`.`meta` end -- Json
        mssql: update [docs] set [meta] = case (select top (1) [j0].[type] from openjson(N'[' + [docs].[meta] + N']') as [j0]) when 5 then json_modify([docs].[meta], N'$."a"', json_query(@P1)) else [docs].[meta] end -- Text
    "#]]);
    golden!(db => db.update(docs).set(docs::meta, json_set(docs::meta, "a[1]", 1.5)).all_rows(), expect![[r#"
        sqlite: update "docs" set "meta" = case json_type("docs"."meta", '$."a"') when 'array' then json_replace("docs"."meta", '$."a"[1]', json(?)) else "docs"."meta" end -- Json
        postgres, cockroach: update "docs" set "meta" = case jsonb_typeof(("docs"."meta" -> 'a')) when 'array' then jsonb_set("docs"."meta", array['a', '1'], cast($1 as jsonb), false) else "docs"."meta" end -- Json
        mysql: update `docs` set `meta` = case json_type(json_extract(`docs`.`meta`, '$."a"')) when 'ARRAY' then json_replace(`docs`.`meta`, '$."a"[1]', cast(? as json)) else `docs`.`meta` end -- Json
        mariadb: update `docs` set `meta` = case json_type(json_extract(`docs`.`meta`, '$."a"')) when 'ARRAY' then json_replace(`docs`.`meta`, '$."a"[1]', json_compact(?)) else `docs`.`meta` end -- Json
        mssql: update [docs] set [meta] = case (select top (1) [j1].[type] from openjson(N'[' + [docs].[meta] + N']') as [j0] cross apply openjson(case [j0].[type] when 5 then [j0].[value] end) as [j1] where [j1].[key] = N'a') when 4 then case when (select top (1) [j2].[type] from openjson(N'[' + [docs].[meta] + N']') as [j0] cross apply openjson(case [j0].[type] when 5 then [j0].[value] end) as [j1] cross apply openjson(case [j1].[type] when 4 then [j1].[value] end) as [j2] where [j1].[key] = N'a' and [j2].[key] = N'1') is null then [docs].[meta] else json_modify([docs].[meta], N'$."a"[1]', @P1) end else [docs].[meta] end -- Decimal
    "#]]);
    golden!(db => db.update(docs).set(docs::old, json_set(docs::old, "a", ())).all_rows(), expect![[r#"
        sqlite: update "docs" set "old" = case json_type("docs"."old", '$') when 'object' then json_set("docs"."old", '$."a"', json(?)) else "docs"."old" end -- Json
        postgres: update "docs" set "old" = case jsonb_typeof(cast("docs"."old" as jsonb)) when 'object' then jsonb_set(cast("docs"."old" as jsonb), array['a'], cast($1 as jsonb), true) else cast("docs"."old" as jsonb) end -- Json
        cockroach: update "docs" set "old" = case jsonb_typeof("docs"."old") when 'object' then jsonb_set("docs"."old", array['a'], cast($1 as jsonb), true) else "docs"."old" end -- Json
        mysql: update `docs` set `old` = case json_type(`docs`.`old`) when 'OBJECT' then json_set(`docs`.`old`, '$."a"', cast(? as json)) else `docs`.`old` end -- Json
        mariadb: update `docs` set `old` = case json_type(`docs`.`old`) when 'OBJECT' then json_set(`docs`.`old`, '$."a"', json_compact(?)) else `docs`.`old` end -- Json
        mssql: update [docs] set [old] = case (select top (1) [j0].[type] from openjson(N'[' + [docs].[old] + N']') as [j0]) when 5 then json_modify(json_modify([docs].[old], N'$."a"', N''), N'strict $."a"', null) else [docs].[old] end
    "#]]);
    golden!(db => db.update(docs).set(docs::meta, json_set(docs::meta, JsonPath::root().key("x"), true)).all_rows(), expect![[r#"
        sqlite: update "docs" set "meta" = case json_type("docs"."meta", '$') when 'object' then json_set("docs"."meta", ?, json(?)) else "docs"."meta" end -- Text, Json
        postgres, cockroach: update "docs" set "meta" = case jsonb_typeof("docs"."meta") when 'object' then jsonb_set("docs"."meta", array[cast($1 as text)], cast($2 as jsonb), true) else "docs"."meta" end -- Text, Json
        mysql: update `docs` set `meta` = case json_type(`docs`.`meta`) when 'OBJECT' then json_set(`docs`.`meta`, ?, cast(? as json)) else `docs`.`meta` end -- Text, Json
        mariadb: update `docs` set `meta` = case json_type(`docs`.`meta`) when 'OBJECT' then json_set(`docs`.`meta`, ?, json_compact(?)) else `docs`.`meta` end -- Text, Json
        mssql: update [docs] set [meta] = case (select top (1) [j0].[type] from openjson(N'[' + [docs].[meta] + N']') as [j0]) when 5 then json_modify([docs].[meta], @P1, cast(1 as bit)) else [docs].[meta] end -- Text
    "#]]);
    golden!(db => db.update(docs).set(docs::meta, json_set(docs::meta, JsonPath::root().key("\""), 1)).all_rows(), expect![[r#"
        sqlite: update "docs" set "meta" = case json_type("docs"."meta", '$') when 'object' then json_set("docs"."meta", ?, json(?)) else "docs"."meta" end -- Text, Json
        postgres, cockroach: update "docs" set "meta" = case jsonb_typeof("docs"."meta") when 'object' then jsonb_set("docs"."meta", array[cast($1 as text)], cast($2 as jsonb), true) else "docs"."meta" end -- Text, Json
        mysql: update `docs` set `meta` = case json_type(`docs`.`meta`) when 'OBJECT' then json_set(`docs`.`meta`, ?, cast(? as json)) else `docs`.`meta` end -- Text, Json
        mariadb: update `docs` set `meta` = case json_type(`docs`.`meta`) when 'OBJECT' then json_set(`docs`.`meta`, ?, json_compact(?)) else `docs`.`meta` end -- Text, Json
        mssql: error: mssql has no path to a JSON key with such a character
    "#]]);
    golden!(db => db.update(docs).set(docs::meta, json_set(docs::meta, "", 1)).all_rows(), expect![[r#"
        sqlite, postgres, cockroach, mysql, mariadb, mssql: error: the path leads to the whole JSON document: set the column itself
    "#]]);
    golden!(db => db.update(docs).set(docs::meta, json_remove(docs::meta, "a.b")).all_rows(), expect![[r#"
        sqlite: update "docs" set "meta" = case json_type("docs"."meta", '$."a"') when 'object' then json_remove("docs"."meta", '$."a"."b"') else "docs"."meta" end
        postgres, cockroach: update "docs" set "meta" = case jsonb_typeof(("docs"."meta" -> 'a')) when 'object' then "docs"."meta" #- array['a', 'b'] else "docs"."meta" end
        mysql, mariadb: update `docs` set `meta` = case json_type(json_extract(`docs`.`meta`, '$."a"')) when 'OBJECT' then json_remove(`docs`.`meta`, '$."a"."b"') else `docs`.`meta` end
        mssql: update [docs] set [meta] = case (select top (1) [j1].[type] from openjson(N'[' + [docs].[meta] + N']') as [j0] cross apply openjson(case [j0].[type] when 5 then [j0].[value] end) as [j1] where [j1].[key] = N'a') when 5 then json_modify([docs].[meta], N'$."a"."b"', null) else [docs].[meta] end
    "#]]);
    golden!(db => db.update(docs).set(docs::meta, json_remove(docs::meta, "a[0]")).all_rows(), expect![[r#"
        sqlite: update "docs" set "meta" = case json_type("docs"."meta", '$."a"') when 'array' then json_remove("docs"."meta", '$."a"[0]') else "docs"."meta" end
        postgres, cockroach: update "docs" set "meta" = case jsonb_typeof(("docs"."meta" -> 'a')) when 'array' then "docs"."meta" #- array['a', '0'] else "docs"."meta" end
        mysql, mariadb: update `docs` set `meta` = case json_type(json_extract(`docs`.`meta`, '$."a"')) when 'ARRAY' then json_remove(`docs`.`meta`, '$."a"[0]') else `docs`.`meta` end
        mssql: error: mssql can't take an element out of a JSON array: read the document and set it
    "#]]);
    golden!(sqlite mysql mariadb; db => db.update(docs).set(docs::meta, json_merge_patch(docs::meta, json!({"a": null}))).all_rows(), expect![[r#"
        sqlite: update "docs" set "meta" = json_patch("docs"."meta", json(?)) -- Json
        mysql: update `docs` set `meta` = json_merge_patch(`docs`.`meta`, cast(? as json)) -- Json
        mariadb: update `docs` set `meta` = json_merge_patch(`docs`.`meta`, json_compact(?)) -- Json
    "#]]);
}

#[test]
fn operators() {
    golden!(postgres cockroach mysql mariadb; db => db.select(docs::id).from(docs).filter(json_contains(docs::meta, json!({"a": 1}))), expect![[r#"
        postgres, cockroach: select "docs"."id" from "docs" where ("docs"."meta" @> cast($1 as jsonb)) -- Json
        mysql: select `docs`.`id` from `docs` where json_contains(`docs`.`meta`, cast(? as json)) -- Json
        mariadb: select `docs`.`id` from `docs` where json_contains(`docs`.`meta`, json_compact(?)) -- Json
    "#]]);
    golden!(postgres cockroach mysql mariadb; db => db.select(docs::id).from(docs).filter(json_contained(docs::meta.path("a"), json!([1]))), expect![[r#"
        postgres, cockroach: select "docs"."id" from "docs" where (("docs"."meta" -> 'a') <@ cast($1 as jsonb)) -- Json
        mysql: select `docs`.`id` from `docs` where json_contains(cast(? as json), json_extract(`docs`.`meta`, '$."a"')) -- Json
        mariadb: select `docs`.`id` from `docs` where json_contains(json_compact(?), json_extract(`docs`.`meta`, '$."a"')) -- Json
    "#]]);
    golden!(postgres cockroach; db => db.select(docs::id).from(docs).filter(json_has_key(docs::old, "a")), expect![[r#"
        postgres: select "docs"."id" from "docs" where (cast("docs"."old" as jsonb) ? $1) -- Text
        cockroach: select "docs"."id" from "docs" where ("docs"."old" ? $1) -- Text
    "#]]);
    golden!(postgres cockroach; db => db.select(docs::id).from(docs).filter(or((json_has_any_key(docs::meta, ["a", "b"]), json_has_all_keys(docs::meta, ["c"])))), expect![[r#"
        postgres, cockroach: select "docs"."id" from "docs" where ("docs"."meta" ?| (cast(array[$1, $2] as text[]))) or ("docs"."meta" ?& (cast(array[$3] as text[]))) -- Text, Text, Text
    "#]]);
    golden!(postgres cockroach; db => db.select(json_concat(docs::meta, json!({"a": 1}))).from(docs), expect![[r#"
        postgres, cockroach: select ("docs"."meta" || cast($1 as jsonb)) from "docs" -- Json
    "#]]);
    golden!(postgres; db => db.select(docs::id).from(docs).filter(jsonb_path_exists(docs::meta, "$.a ? (@ > 1)")), expect![[r#"
        postgres: select "docs"."id" from "docs" where jsonb_path_exists("docs"."meta", (cast(cast($1 as text) as jsonpath))) -- Text
    "#]]);
}
