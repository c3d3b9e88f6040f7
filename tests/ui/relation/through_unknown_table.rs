#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

#[table(sqlite, name = "groups")]
pub struct Group {
    #[column(primary_key)]
    pub id: i32,
    pub name: String,
}
#[table(sqlite, name = "members")]
#[primary_key(user_id, group_id)]
pub struct Member {
    pub user_id: i32,
    pub group_id: i32,
    pub since: String,
}
#[table(sqlite, name = "shelves")]
#[primary_key(room, number)]
pub struct Shelf {
    pub room: String,
    pub number: i32,
}

relations! {
    users { groups: many(groups) through memberz(user_id => group_id) }
}

fn main() {}
