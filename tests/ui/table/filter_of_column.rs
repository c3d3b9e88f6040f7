use drizzle::prelude::*;

#[table(sqlite, name = "notes", filter = notes::deleted_at)]
pub struct Note {
    #[column(primary_key)]
    pub id: i64,
    pub deleted_at: Option<i64>,
}

fn main() {}
