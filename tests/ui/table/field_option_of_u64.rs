use drizzle::prelude::*;

#[table(mysql, postgres, name = "users")]
pub struct User {
    #[column(serial, primary_key)]
    pub id: i32,
    pub visits: Option<u64>,
}

fn main() {}
