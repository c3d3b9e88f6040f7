#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

relations! {
    users { posts: many(posts) }
    posts { author: one(users) on (author_id => id) }
}

#[derive(Shape)]
#[shape(users)]
pub struct Card {
    #[shape]
    pub comments: Vec<Title>,
}
#[derive(Shape)]
#[shape(posts)]
pub struct Title {
    pub title: String,
}

fn main() {}
