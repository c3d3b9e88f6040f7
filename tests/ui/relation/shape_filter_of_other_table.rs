#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

relations! {
    users { posts: many(posts) }
    posts { author: one(users) on (author_id => id) }
}

#[derive(Shape)]
#[shape(posts)]
pub struct Title {
    pub title: String,
}
#[derive(Shape)]
#[shape(users)]
pub struct Card {
    #[shape(filter = eq(users::id, 1))]
    pub posts: Vec<Title>,
}

fn main() {}
