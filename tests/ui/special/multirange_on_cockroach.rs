use drizzle::prelude::*;
use drizzle::types::MultiRange;

#[table(postgres, cockroach, name = "rooms")]
pub struct Room {
    #[column(primary_key)]
    pub id: i32,
    pub booked: MultiRange<i32>,
}

fn main() {}
