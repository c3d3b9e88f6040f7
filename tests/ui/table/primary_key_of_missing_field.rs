use drizzle::prelude::*;

#[table(sqlite, postgres, name = "members")]
#[primary_key(user_id, group)]
pub struct Member {
    pub user_id: i32,
    pub group_id: i32,
}

fn main() {}
