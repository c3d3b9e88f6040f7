use drizzle::prelude::*;

#[table(postgres, name = "users")]
pub struct User {
    #[column(primary_key)]
    pub id: i32,
    #[column(varchar(20))]
    pub value: i64,
}

fn main() {}
