use drizzle::prelude::*;

#[table(postgres, name = "bills")]
pub struct Bill {
    #[column(primary_key, identity(always))]
    pub id: i64,
    pub amount: i32,
    #[column(generated = "amount * 2")]
    pub double: i32,
}

pub fn case() -> BillChanges {
    BillChanges { double: Some(1), ..Default::default() }
}

fn main() {}
