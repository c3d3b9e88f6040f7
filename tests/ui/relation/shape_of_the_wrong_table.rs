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
pub struct Name {
    pub name: String,
}
#[derive(Shape)]
#[shape(users)]
pub struct Card {
    #[shape]
    pub posts: Vec<Name>,
}

fn main() {}
