//! What few tables, columns and indexes say.
#![allow(dead_code)]
use crate::golden;
use drizzle::prelude::*;
use expect_test::expect;

#[table(postgres, mysql, cockroach, name = "commented", comment = "it's \\ a table")]
pub struct Commented {
    #[column(primary_key, comment = "the key")]
    pub id: i32,
    pub name: String,
}

#[table(sqlite, name = "stern", strict, without_rowid)]
pub struct Stern {
    #[column(primary_key)]
    pub id: i32,
    pub name: Option<String>,
}

#[table(postgres, cockroach, name = "rare")]
#[index(rare_lower_idx, on(sql("lower(title)"), desc(size)), filter = "size > 0")]
#[index(rare_gin_idx, on(op(title, "gin_trgm_ops")), using = gin)]
pub struct Rare {
    #[column(primary_key)]
    pub id: i32,
    pub title: String,
    pub size: Option<i32>,
}

#[table(mssql, name = "filled")]
#[index(filled_size_idx, on(size), with = "fillfactor = 70")]
#[unique_index(filled_title_idx, on(title), nulls_not_distinct)]
#[unique(filled_key, on(size), nulls_not_distinct)]
pub struct Filled {
    #[column(primary_key)]
    pub id: i32,
    #[column(varchar(40))]
    pub title: Option<String>,
    pub size: Option<i32>,
}

#[table(sqlite, postgres, name = "nodes")]
#[foreign_key(nodes_next_fk, on(next), references(nodes::id), deferrable)]
pub struct Node {
    #[column(primary_key)]
    pub id: i32,
    pub next: Option<i32>,
    #[column(references(nodes::id, on_delete = cascade, initially_deferred))]
    pub parent: Option<i32>,
}

#[test]
fn comments() {
    golden!(postgres mysql cockroach; db => db.create_table(commented), expect![[""]]);
}

#[test]
fn stern_tables() {
    golden!(sqlite; db => db.create_table(stern), expect![[""]]);
}

#[test]
fn rare_indexes() {
    golden!(postgres cockroach; db => db.create_table(rare), expect![[""]]);
    golden!(mssql; db => db.create_table(filled), expect![[""]]);
}

#[test]
fn deferrable_keys() {
    golden!(sqlite postgres; db => db.create_table(nodes), expect![[""]]);
}
