use drizzle::prelude::*;

#[table(postgres, name = "bills")]
pub struct Bill {
    #[column(primary_key, identity(always))]
    pub id: i64,
    pub amount: i32,
    #[column(generated = "amount * 2")]
    pub double: i32,
}

pub async fn case(db: &impl Executor<Postgres>) -> Result<(), Error> {
    let new = NewBill::new().amount(1);
    let _ = db.insert(bills).values(new).on_conflict(bills::id).do_update().set(bills::double, 1).execute();
    Ok(())
}

fn main() {}
