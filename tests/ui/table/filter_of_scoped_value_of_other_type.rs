use drizzle::prelude::*;

const TENANT: Scoped<String> = scoped("tenant");

#[table(sqlite, name = "notes", filter = eq(notes::id, TENANT))]
pub struct Note {
    #[column(primary_key)]
    pub id: i64,
    pub deleted_at: Option<i64>,
}

fn main() {}
