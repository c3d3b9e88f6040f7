#[path = "../schema.rs"]
mod schema;
use drizzle::prelude::*;
use schema::*;

#[view(sqlite, name = "seen", as = select(fields! { id: users::id }).from(users))]
pub struct Seen {
    pub id: i32,
}

#[table(sqlite)]
pub struct Other {
    #[column(references(seen::id))]
    pub id: i32,
}

fn main() {}
