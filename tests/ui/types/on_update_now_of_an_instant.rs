use drizzle::prelude::*;

#[table(mysql, name = "users")]
pub struct User {
    #[column(primary_key)]
    pub id: i32,
    #[column(on_update_now)]
    pub value: chrono::DateTime<chrono::Utc>,
}

fn main() {}
