use drizzle::prelude::*;

#[table(postgres, name = "switches")]
pub struct Switch {
    #[column(primary_key)]
    pub id: i32,
    #[column(bit(8))]
    pub flags: String,
}

fn main() {}
