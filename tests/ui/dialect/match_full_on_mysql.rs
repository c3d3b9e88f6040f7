use drizzle::prelude::*;

#[table(mysql, name = "users")]
pub struct User {
    #[column(primary_key)]
    pub id: i32,
    #[column(references(users::id, match_full))]
    pub boss: Option<i32>,
}

fn main() {}
