use drizzle::prelude::*;

#[table(mysql, name = "users")]
pub struct User {
    #[column(primary_key)]
    pub id: i32,
    #[column(unique, auto_increment)]
    pub value: f64,
}

fn main() {}
