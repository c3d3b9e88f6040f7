use drizzle::prelude::*;

#[table(postgres, name = "boxes", module = "boxes")]
pub struct Parcel {
    #[column(primary_key)]
    pub id: i32,
    pub sizes: Vec<i32>,
}

pub async fn case(db: &impl Executor<Postgres>) -> Result<(), Error> {
    let _ = db.select(array_append(boxes::sizes, "x")).from(boxes).all();
    Ok(())
}

fn main() {}
