// MySQL would index every row.
use drizzle::prelude::*;

#[table(postgres, mysql, name = "users")]
#[unique_index(on(email), filter = "deleted = false")]
pub struct User {
    #[column(primary_key)]
    pub id: i32,
    pub email: String,
    pub deleted: bool,
}

fn main() {}
