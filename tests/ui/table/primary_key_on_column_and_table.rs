use drizzle::prelude::*;

#[table(sqlite, postgres, name = "members")]
#[primary_key(user_id, group_id)]
pub struct Member {
    #[column(primary_key)]
    pub user_id: i32,
    pub group_id: i32,
}

fn main() {}
