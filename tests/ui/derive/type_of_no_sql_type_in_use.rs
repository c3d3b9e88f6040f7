use drizzle::prelude::*;

#[derive(SqlType, Debug, Clone, PartialEq)]
pub struct Price(pub u128);

#[table(sqlite, postgres, name = "books")]
#[derive(Debug, Clone)]
pub struct Book {
    #[column(serial, primary_key)]
    pub id: i32,
    pub price: Price,
}

pub async fn case(db: &impl Executor<Sqlite>) -> Result<(), Error> {
    let _: Vec<Book> = db.select(..).from(books).filter(eq(books::price, Price(1))).all().await?;
    Ok(())
}

fn main() {}
