use drizzle::prelude::*;

#[table(cockroach, mysql, name = "users")]
#[index(on(email), hash_sharded)]
pub struct User {
    #[column(primary_key)]
    pub id: i32,
    #[column(varchar(80))]
    pub email: String,
    pub name: String,
}

fn main() {}
