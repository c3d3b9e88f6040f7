use drizzle::prelude::*;

#[table(sqlite, postgres, name = "notes")]
pub struct Note {
    #[column(primary_key)]
    pub id: i32,
    #[column(check = notes::size)]
    pub size: i32,
}

fn main() {}
