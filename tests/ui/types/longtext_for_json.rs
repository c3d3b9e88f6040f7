use drizzle::prelude::*;

#[table(mysql, name = "users")]
pub struct User {
    #[column(primary_key)]
    pub id: i32,
    #[column(longtext)]
    pub value: serde_json::Value,
}

fn main() {}
