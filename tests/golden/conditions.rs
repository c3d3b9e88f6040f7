//! Fields under `#[cfg(..)]`: what is left out of the struct is left out of its table.
#![allow(
    clippy::non_minimal_cfg,
    reason = "a condition that always holds is what is tested"
)]
use crate::golden;
use drizzle::prelude::*;
use expect_test::expect;

#[table(sqlite, postgres, mysql, cockroach, mssql, name = "areas")]
#[derive(Debug, Clone, PartialEq)]
pub struct Area {
    #[cfg(any())]
    pub hidden: Missing,
    #[column(primary_key)]
    pub id: i32,
}

#[table(sqlite, postgres, mysql, cockroach, mssql, name = "notes")]
#[unique(on(area, title))]
#[index(notes_rare_idx, on(desc(title), area))]
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Note {
    #[cfg(any())]
    #[column(primary_key, unique)]
    pub old_id: NoSuchType,
    #[cfg(all())]
    #[column(primary_key)]
    pub id: i32,
    #[cfg(any())]
    pub title: i64,
    #[cfg(all())]
    #[column(varchar(20))]
    pub title: String,
    #[cfg(any())]
    #[column(generated = "id + 1")]
    pub next: Option<i32>,
    #[column(references(areas::id), unique)]
    pub area: Option<i32>,
    #[column(default_fn = || 7)]
    pub size: i32,
}

#[view(sqlite, postgres, as = select(fields! { id: notes::id, size: notes::size }).from(notes))]
#[allow(dead_code)]
#[derive(Debug)]
pub struct NoteSize {
    #[cfg(any())]
    pub hidden: i32,
    pub id: i32,
    #[cfg(all())]
    pub size: i32,
}

#[test]
fn keys_are_of_the_fields_that_are_there() {
    golden!(sqlite; db => db.create_table(notes), expect![[r#"
        sqlite: create table "notes" (
        sqlite:   "id" integer not null,
        sqlite:   "title" text not null,
        sqlite:   "area" integer,
        sqlite:   "size" integer not null,
        sqlite:   primary key ("id"),
        sqlite:   constraint "notes_area_key" unique ("area"),
        sqlite:   constraint "notes_area_title_key" unique ("area", "title"),
        sqlite:   constraint "notes_area_fkey" foreign key ("area") references "areas" ("id")
        sqlite: )
        sqlite: create index "notes_rare_idx" on "notes" ("title" desc, "area")
    "#]]);
    assert_eq!(
        Note::default(),
        Note {
            id: 0,
            title: String::new(),
            area: None,
            size: 0
        }
    );
}

#[test]
fn rows_have_the_values_of_the_fields_that_are_there() {
    let new = || NewNote::new().id(1).title("a").area(3);
    golden!(sqlite; db => db.insert(notes).values(new()), expect![[r#"
        sqlite: insert into "notes" ("id", "title", "area", "size") values (?, ?, ?, ?) -- I32, Text, I32, I32
    "#]]);
    // The models derive what the struct does.
    assert_eq!(NoteChanges::default().clone(), NoteChanges::default());
    let changes = || NoteChanges {
        area: Some(None),
        ..Default::default()
    };
    golden!(sqlite; db => db.update(notes).changes(changes()).filter(eq(notes::id, 1)), expect![[r#"
        sqlite: update "notes" set "area" = ? where "notes"."id" = ? -- I32, I32
    "#]]);
}

#[test]
fn views_have_the_columns_that_are_there() {
    golden!(sqlite postgres; db => db.create_schema_objects(schema![areas, notes, note_sizes]), expect![[r#"
        sqlite: create table "areas" (
        sqlite:   "id" integer not null,
        sqlite:   primary key ("id")
        sqlite: )
        sqlite: create table "notes" (
        sqlite:   "id" integer not null,
        sqlite:   "title" text not null,
        sqlite:   "area" integer,
        sqlite:   "size" integer not null,
        sqlite:   primary key ("id"),
        sqlite:   constraint "notes_area_key" unique ("area"),
        sqlite:   constraint "notes_area_title_key" unique ("area", "title"),
        sqlite:   constraint "notes_area_fkey" foreign key ("area") references "areas" ("id")
        sqlite: )
        sqlite: create index "notes_rare_idx" on "notes" ("title" desc, "area")
        sqlite: create view "note_sizes" as select "notes"."id" as "id", "notes"."size" as "size" from "notes"
        postgres: create table "areas" (
        postgres:   "id" integer not null,
        postgres:   primary key ("id")
        postgres: )
        postgres: create table "notes" (
        postgres:   "id" integer not null,
        postgres:   "title" varchar(20) not null,
        postgres:   "area" integer,
        postgres:   "size" integer not null,
        postgres:   primary key ("id"),
        postgres:   constraint "notes_area_key" unique ("area"),
        postgres:   constraint "notes_area_title_key" unique ("area", "title"),
        postgres:   constraint "notes_area_fkey" foreign key ("area") references "areas" ("id")
        postgres: )
        postgres: create index "notes_rare_idx" on "notes" ("title" desc, "area")
        postgres: create view "note_sizes" as select "notes"."id" as "id", "notes"."size" as "size" from "notes"
    "#]]);
}
