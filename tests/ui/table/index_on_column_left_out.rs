use drizzle::prelude::*;

#[table(sqlite, name = "notes")]
#[index(on(old))]
pub struct Note {
    #[column(primary_key)]
    pub id: i32,
    #[cfg(any())]
    pub old: i32,
}

fn main() {}
