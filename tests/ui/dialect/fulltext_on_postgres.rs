use drizzle::prelude::*;

#[table(postgres, name = "users")]
#[index(on(name), fulltext)]
pub struct User {
    #[column(primary_key)]
    pub id: i32,
    pub name: String,
}

fn main() {}
