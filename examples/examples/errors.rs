//! Errors by their kind, and what they tell.
//!
//! `cargo run --example errors`
use drizzle::prelude::*;
use drizzle_examples::*;

#[tokio::main]
async fn main() -> Result<(), Error> {
    let db = shop().await?;

    // A row that is not there.
    let nobody = db.select(..).from(customers).filter(eq(customers::id, 99));
    assert!(matches!(nobody.one().await, Err(Error::NotFound { .. })));

    // Constraints, with what they are about.
    let again = NewProduct::new().name("pen").price(1);
    let Err(Error::Unique(taken)) = db.insert(products).values(again).execute().await else {
        panic!("there is a pen already")
    };
    println!("{:?} of {:?} is taken", taken.columns, taken.table);
    assert_eq!(taken.columns, ["name"]);
    let free = NewProduct::new().name("free").price(0);
    let Err(Error::Check(wrong)) = db.insert(products).values(free).execute().await else {
        panic!("nothing is free")
    };
    assert_eq!(wrong.constraint.as_deref(), Some("products_price_positive"));
    let order = db.insert(orders).values(NewOrder::new().customer_id(99));
    assert!(matches!(order.execute().await, Err(Error::ForeignKey(_))));

    // The text has the statement, and nothing that was in a row.
    let secret = NewProduct::new().name("a secret").price(-1);
    let error = db
        .insert(products)
        .values(secret)
        .execute()
        .await
        .unwrap_err();
    println!("{error}");
    assert!(!format!("{error} {error:?}").contains("a secret"));

    // What would be too much is refused before it is sent.
    let none: Vec<Filter<items::items>> = Vec::new();
    let everything = db.delete(items).filter(none).execute().await;
    assert!(matches!(everything, Err(Error::EmptyFilter { .. })));
    Ok(())
}
