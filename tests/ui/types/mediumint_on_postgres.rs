use drizzle::prelude::*;

#[table(mysql, postgres, name = "users")]
pub struct User {
    #[column(primary_key)]
    pub id: i32,
    #[column(mediumint)]
    pub visits: i32,
}

fn main() {}
