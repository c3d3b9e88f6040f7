#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

#[table(sqlite, postgres, name = "notes")]
pub struct Note {
    #[column(primary_key)]
    pub id: i32,
    #[column(check = gt(posts::id, 0))]
    pub size: i32,
}

fn main() {}
