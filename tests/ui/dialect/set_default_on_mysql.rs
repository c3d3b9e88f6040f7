// MySQL takes the words, and then refuses the delete.
use drizzle::prelude::*;

#[table(postgres, mysql, name = "users")]
pub struct User {
    #[column(primary_key)]
    pub id: i32,
    #[column(default = 1, references(users::id, on_delete = set_default))]
    pub invited_by: i32,
}

fn main() {}
