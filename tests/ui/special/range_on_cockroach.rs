use drizzle::prelude::*;
use drizzle::types::Range;

#[table(cockroach, name = "bookings")]
pub struct Booking {
    #[column(primary_key)]
    pub id: i32,
    pub seats: Range<i64>,
}

fn main() {}
