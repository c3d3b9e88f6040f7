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
    #[shape(expr = count_of(posts))]
    pub total: String,
}

fn main() {}
