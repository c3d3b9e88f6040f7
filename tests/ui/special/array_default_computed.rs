use drizzle::prelude::*;

#[table(postgres, name = "boxes", module = "boxes")]
pub struct Parcel {
    #[column(primary_key)]
    pub id: i32,
    #[column(default = [sql("1")])]
    pub sizes: Vec<i32>,
}

fn main() {}
