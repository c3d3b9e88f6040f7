use drizzle::prelude::*;

#[table(postgres, name = "users", engine = "InnoDB")]
pub struct User {
    #[column(primary_key)]
    pub id: i32,
}

fn main() {}
