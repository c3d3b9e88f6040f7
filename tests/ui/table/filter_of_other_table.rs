#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;

use schema::*;

#[table(sqlite, name = "notes", filter = is_null(users::age))]
pub struct Note {
    #[column(primary_key)]
    pub id: i64,
    pub deleted_at: Option<i64>,
}

fn main() {}
