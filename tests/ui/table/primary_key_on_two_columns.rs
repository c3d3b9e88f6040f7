use drizzle::prelude::*;

#[table(sqlite, postgres, name = "members")]
pub struct Member {
    #[column(primary_key)]
    pub user_id: i32,
    #[column(primary_key)]
    pub group_id: i32,
}

fn main() {}
