use drizzle::prelude::*;

#[table(postgres, name = "users")]
pub struct User {
    #[column(primary_key(nonclustered))]
    pub id: i32,
}

fn main() {}
