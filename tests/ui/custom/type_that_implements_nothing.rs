use drizzle::prelude::*;

pub struct Place {
    pub x: f64,
    pub y: f64,
}

#[table(sqlite, postgres, name = "shops")]
pub struct Shop {
    #[column(primary_key)]
    pub id: i32,
    pub place: Option<Place>,
}

fn main() {}
