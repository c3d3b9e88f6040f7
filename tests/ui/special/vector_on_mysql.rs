use drizzle::prelude::*;
use drizzle::types::Vector;

#[table(mysql, name = "documents")]
pub struct Document {
    #[column(primary_key)]
    pub id: i32,
    #[column(vector(3))]
    pub meaning: Vector,
}

fn main() {}
