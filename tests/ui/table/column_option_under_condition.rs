use drizzle::prelude::*;

#[table(sqlite, name = "notes")]
pub struct Note {
    #[column(primary_key)]
    pub id: i32,
    #[cfg_attr(all(), column(unique))]
    pub old: i32,
}

fn main() {}
