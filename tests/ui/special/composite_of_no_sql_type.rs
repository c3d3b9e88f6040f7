use drizzle::prelude::*;

pub struct Street(pub String);

#[derive(SqlComposite)]
pub struct Address {
    pub street: Street,
}

#[table(postgres, name = "people")]
pub struct Person {
    #[column(primary_key)]
    pub id: i32,
    pub home: Address,
}

fn main() {}
