use drizzle::prelude::*;

#[table(sqlite, name = "users")]
pub struct User<T> {
    pub id: T,
}

fn main() {}
