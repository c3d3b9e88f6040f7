use drizzle::prelude::*;

#[table(mssql, name = "users")]
pub struct User {
    #[column(primary_key)]
    pub id: i32,
    #[column(rowversion)]
    pub version: [u8; 8],
}

pub fn case() -> NewUser {
    NewUser::new().id(1).version([0; 8])
}

fn main() {}
