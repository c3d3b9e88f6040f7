use drizzle::prelude::*;

#[table(postgres, name = "grids")]
pub struct Grid {
    #[column(primary_key)]
    pub id: i32,
    pub cells: Vec<Option<Vec<i64>>>,
}

fn main() {}
