//! Arrays: columns, values, operators.
use crate::golden;
use crate::schema::Role;
use drizzle::prelude::*;
use expect_test::expect;

#[table(postgres, cockroach, name = "boxes", module = "boxes")]
#[derive(Debug, Clone, PartialEq)]
pub struct Parcel {
    #[column(primary_key)]
    pub id: i32,
    #[column(default = ["a", "it's"])]
    pub tags: Vec<String>,
    #[column(default = [])]
    pub sizes: Vec<Option<i64>>,
    #[column(default = [Role::Admin])]
    pub roles: Vec<Role>,
    pub files: Option<Vec<Vec<u8>>>,
}

#[table(postgres, name = "grids")]
#[derive(Debug, Clone, PartialEq)]
pub struct Grid {
    #[column(primary_key)]
    pub id: i32,
    #[column(default = [[1, 2], [3, -4]])]
    pub cells: Vec<Vec<i32>>,
    pub cubes: Option<Vec<Vec<Vec<Option<f64>>>>>,
}

#[test]
fn create() {
    golden!(postgres cockroach; db => db.create_table(boxes), expect![[r#"
        postgres: do $drizzle$ begin create type "roles" as enum ('guest', 'ad''min'); exception when duplicate_object then null; end $drizzle$
        postgres: create table "boxes" (
        postgres:   "id" integer not null,
        postgres:   "tags" text[] not null default array['a', 'it''s']::text[],
        postgres:   "sizes" bigint[] not null default array[]::bigint[],
        postgres:   "roles" "roles"[] not null default array['ad''min'::"roles"]::"roles"[],
        postgres:   "files" bytea[],
        postgres:   primary key ("id")
        postgres: )
        cockroach: create type if not exists "roles" as enum ('guest', 'ad''min')
        cockroach: create table "boxes" (
        cockroach:   "id" int4 not null,
        cockroach:   "tags" text[] not null default array['a', 'it''s']::text[],
        cockroach:   "sizes" int8[] not null default array[]::int8[],
        cockroach:   "roles" "roles"[] not null default array['ad''min'::"roles"]::"roles"[],
        cockroach:   "files" bytea[],
        cockroach:   primary key ("id")
        cockroach: )
    "#]]);
    golden!(postgres; db => db.create_table(grids), expect![[r#"
        postgres: create table "grids" (
        postgres:   "id" integer not null,
        postgres:   "cells" integer[][] not null default array[[1, 2], [3, -4]]::integer[][],
        postgres:   "cubes" double precision[][][],
        postgres:   primary key ("id")
        postgres: )
    "#]]);
}

#[test]
fn values() {
    golden!(postgres cockroach; db => db.insert(boxes).values(NewParcel::new().id(1).tags(vec!["x".into()]).roles(vec![Role::Guest]).files(None)), expect![[r#"
        postgres, cockroach: insert into "boxes" ("id", "tags", "roles", "files") values ($1, $2, cast($3 as "roles"[]), $4) -- I32, Text[], roles[], Bytes[]
    "#]]);
    golden!(postgres; db => db.insert(grids).values(NewGrid::new().id(1).cells(vec![vec![1]])), expect![[r#"
        postgres: insert into "grids" ("id", "cells") values ($1, $2) -- I32, I32[][]
    "#]]);
    golden!(postgres cockroach; db => db.update(boxes).set(boxes::roles, vec![Role::Guest]).filter(eq(boxes::tags, vec!["a".to_owned()])), expect![[r#"
        postgres, cockroach: update "boxes" set "roles" = cast($1 as "roles"[]) where "boxes"."tags" = $2 -- roles[], Text[]
    "#]]);
}

#[test]
fn operators() {
    let list = || vec!["a".to_owned()];
    golden!(postgres cockroach; db => db.select(boxes::id).from(boxes).filter(array_contains(boxes::tags, list())), expect![[r#"
        postgres, cockroach: select "boxes"."id" from "boxes" where "boxes"."tags" @> $1 -- loose Text[]
    "#]]);
    golden!(postgres cockroach; db => db.select(boxes::id).from(boxes).filter(array_contained(boxes::tags, list())), expect![[r#"
        postgres, cockroach: select "boxes"."id" from "boxes" where "boxes"."tags" <@ $1 -- loose Text[]
    "#]]);
    golden!(postgres cockroach; db => db.select(boxes::id).from(boxes).filter(array_overlaps(boxes::roles, vec![Role::Admin])), expect![[r#"
        postgres, cockroach: select "boxes"."id" from "boxes" where "boxes"."roles" && cast($1 as "roles"[]) -- loose roles[]
    "#]]);
    golden!(postgres cockroach; db => db.select(boxes::id).from(boxes).filter(eq_any(boxes::id, vec![1, 2])), expect![[r#"
        postgres, cockroach: select "boxes"."id" from "boxes" where "boxes"."id" = any($1) -- loose I32[]
    "#]]);
    golden!(postgres cockroach; db => db.select(boxes::id).from(boxes).filter(ne_all(boxes::id, vec![1, 2])), expect![[r#"
        postgres, cockroach: select "boxes"."id" from "boxes" where "boxes"."id" <> all($1) -- loose I32[]
    "#]]);
    golden!(postgres cockroach; db => db.select(boxes::id).from(boxes).filter(eq(element(boxes::tags, 1), "a")), expect![[r#"
        postgres, cockroach: select "boxes"."id" from "boxes" where ("boxes"."tags")[$1] = $2 -- I32, Text
    "#]]);
    golden!(postgres cockroach; db => db.select((cardinality(boxes::tags), array_length(boxes::tags, 1), array_position(boxes::tags, "a"))).from(boxes), expect![[r#"
        postgres, cockroach: select cardinality("boxes"."tags"), array_length("boxes"."tags", $1), array_position("boxes"."tags", $2) from "boxes" -- I32, Text
    "#]]);
    golden!(postgres cockroach; db => db.select((array_append(boxes::tags, "a"), array_prepend(boxes::tags, "a"), array_remove(boxes::tags, "a"), array_cat(boxes::tags, list()))).from(boxes), expect![[r#"
        postgres, cockroach: select array_append("boxes"."tags", $1), array_prepend($2, "boxes"."tags"), array_remove("boxes"."tags", $3), array_cat("boxes"."tags", $4) from "boxes" -- Text, Text, Text, Text[]
    "#]]);
    golden!(postgres cockroach; db => db.select(val(vec![Role::Guest])), expect![[r#"
        postgres, cockroach: select cast($1 as "roles"[]) -- loose roles[]
    "#]]);
}
