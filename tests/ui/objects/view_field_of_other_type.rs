#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

#[view(sqlite, as = select(fields! { id: users::id, posts: count(posts::id) }).from(users).cross_join(posts).group_by(users::id))]
pub struct Author {
    pub id: i32,
    pub posts: i32,
}

fn main() {}
