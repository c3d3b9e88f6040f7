use drizzle::prelude::*;

#[table(postgres, name = "users")]
#[unique_index(on(name), using = gin)]
pub struct User {
    #[column(primary_key)]
    pub id: i32,
    pub name: String,
}

fn main() {}
