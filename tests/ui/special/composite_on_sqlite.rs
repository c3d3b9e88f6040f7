use drizzle::prelude::*;

#[derive(SqlComposite, Debug, Clone, PartialEq)]
pub struct Address {
    pub street: String,
}

#[table(postgres, sqlite, name = "people")]
pub struct Person {
    #[column(primary_key)]
    pub id: i32,
    pub home: Address,
}

fn main() {}
