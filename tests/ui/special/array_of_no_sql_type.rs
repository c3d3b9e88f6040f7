use drizzle::prelude::*;

#[table(postgres, name = "boxes", module = "boxes")]
pub struct Parcel {
    #[column(primary_key)]
    pub id: i32,
    pub starts: Vec<std::time::Instant>,
}

fn main() {}
