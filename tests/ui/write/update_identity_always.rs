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
    let _ = db.update(bills).set(bills::id, 1).all_rows().execute();
    Ok(())
}

fn main() {}
