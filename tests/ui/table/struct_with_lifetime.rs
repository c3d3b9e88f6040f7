use drizzle::prelude::*;

#[table(sqlite, name = "users")]
pub struct User<'a> {
    pub name: &'a str,
}

fn main() {}
