use drizzle::prelude::*;
use drizzle::types::Range;

#[table(postgres, name = "bookings")]
pub struct Booking {
    #[column(primary_key)]
    pub id: i32,
    pub names: Range<String>,
}

fn main() {}
