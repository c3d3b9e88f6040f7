//! Composite types and multiranges.
use crate::golden;
use drizzle::prelude::*;
use drizzle::types::{MultiRange, Range, TsQuery};
use expect_test::expect;

#[derive(SqlEnum, Debug, Clone, Copy, PartialEq)]
pub enum Colour {
    Red,
}

#[derive(SqlComposite, Debug, Clone, PartialEq)]
#[sql_composite(schema = "shop")]
pub struct Size {
    pub width: f64,
    pub colours: Vec<Colour>,
}

#[derive(SqlComposite, Debug, Clone, PartialEq)]
#[sql_composite(name = "the part")]
pub struct Part {
    #[sql(rename = "a \"name\"")]
    pub name: Option<String>,
    pub size: Size,
}

#[table(postgres, name = "machines")]
#[derive(Debug, Clone, PartialEq)]
pub struct Machine {
    #[column(primary_key)]
    pub id: i32,
    pub part: Option<Part>,
    pub parts: Vec<Part>,
    pub days: MultiRange<i64>,
    pub wanted: Option<TsQuery>,
}

fn part() -> Part {
    Part {
        name: None,
        size: Size {
            width: 1.5,
            colours: vec![Colour::Red],
        },
    }
}

#[test]
fn definitions() {
    golden!(postgres; db => db.create_schema_objects(schema![machines]), expect![[r#"
        postgres: create schema if not exists "shop"
        postgres: do $drizzle$ begin create type "colour" as enum ('red'); exception when duplicate_object then null; end $drizzle$
        postgres: do $drizzle$ begin create type "shop"."size" as ("width" double precision, "colours" "colour"[]); exception when duplicate_object then null; end $drizzle$
        postgres: do $drizzle$ begin create type "the part" as ("a ""name""" text, "size" "shop"."size"); exception when duplicate_object then null; end $drizzle$
        postgres: create table "machines" (
        postgres:   "id" integer not null,
        postgres:   "part" "the part",
        postgres:   "parts" "the part"[] not null,
        postgres:   "days" int8multirange not null,
        postgres:   "wanted" tsquery,
        postgres:   primary key ("id")
        postgres: )
    "#]]);
    golden!(postgres; db => db.drop_schema_objects(schema![machines]), expect![[r#"
        postgres: drop table "machines"
        postgres: drop type "the part"
        postgres: drop type "shop"."size"
        postgres: drop type "colour"
    "#]]);
}

#[test]
fn statements() {
    golden!(postgres; db => db.insert(machines).values(NewMachine::new().id(1).part(part()).parts(vec![part()]).days(MultiRange(vec![Range::from(1..5)])).wanted(TsQuery("'a'".into()))), expect![[r#"
        postgres: insert into "machines" ("id", "part", "parts", "days", "wanted") values ($1, cast($2 as "the part"), cast($3 as "the part"[]), int8multirange(variadic $4), cast($5 as tsquery)) -- I32, the part, the part[], Range(I64)[], tsquery
    "#]]);
    golden!(postgres; db => db.select((machines::part, range_overlaps(machines::days, MultiRange::default()))).from(machines).filter(eq(machines::part, part())), expect![[r#"
        postgres: select "machines"."part", "machines"."days" && int8multirange(variadic $1) from "machines" where "machines"."part" = cast($2 as "the part") -- loose Range(I64)[], the part
    "#]]);
    golden!(postgres; db => db.update(machines).set(machines::part, None::<Part>).filter(range_contains(machines::days, 5i64)), expect![[r#"
        postgres: update "machines" set "part" = cast($1 as "the part") where "machines"."days" @> $2 -- the part, I64
    "#]]);
}
