use drizzle::prelude::*;
use drizzle::types::Hstore;

#[table(postgres, sqlite, name = "settings")]
pub struct Setting {
    #[column(primary_key)]
    pub id: i32,
    pub pairs: Hstore,
}

fn main() {}
