#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

#[view(sqlite, as = select(fields! { id: events::id }).from(events))]
pub struct Seen {
    pub id: i32,
}

fn main() {}
