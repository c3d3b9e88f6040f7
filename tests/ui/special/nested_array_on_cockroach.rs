use drizzle::prelude::*;

#[table(cockroach, name = "grids")]
pub struct Grid {
    #[column(primary_key)]
    pub id: i32,
    pub cells: Vec<Vec<i64>>,
}

fn main() {}
