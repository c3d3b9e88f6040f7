use drizzle::prelude::*;

#[table(postgres, mysql, name = "boxes", module = "boxes")]
pub struct Parcel {
    #[column(primary_key)]
    pub id: i32,
    pub tags: Option<Vec<String>>,
}

fn main() {}
