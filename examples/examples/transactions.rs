//! All or nothing; and a part that may fail alone.
//!
//! `cargo run --example transactions`
use drizzle::prelude::*;
use drizzle_examples::*;

/// Puts a product into an order that is still open.
async fn add(db: &impl Executor<Sqlite>, order: i64, product: i64) -> Result<(), Error> {
    let state = db.select(orders::state).from(orders);
    let state = state.filter(eq(orders::id, order)).one().await?;
    if state != State::Open {
        return Err(Error::other("the order can't change any more"));
    }
    db.insert(items)
        .values(NewItem::new().order_id(order).product_id(product))
        .on_conflict((items::order_id, items::product_id))
        .do_update()
        .set(items::amount, items::amount + 1)
        .execute()
        .await?;
    Ok(())
}

#[tokio::main]
async fn main() -> Result<(), Error> {
    let db = shop().await?;

    // The same function on the pool, and in a transaction.
    add(&db, 2, 1).await?;
    db.transaction(async |tx| {
        add(tx, 2, 1).await?;
        add(tx, 2, 2).await
    })
    .await?;
    let amounts = async |order: i64| {
        let query = db.select((items::product_id, items::amount)).from(items);
        query
            .filter(eq(items::order_id, order))
            .order_by(items::product_id)
            .all()
            .await
    };
    assert_eq!(amounts(2).await?, [(1, 2), (2, 1), (3, 1)]);

    // The second step fails, so the first is undone.
    let refused = db
        .transaction(async |tx| {
            add(tx, 2, 2).await?;
            add(tx, 1, 3).await
        })
        .await;
    println!("refused: {}", refused.is_err());
    assert_eq!(amounts(2).await?, [(1, 2), (2, 1), (3, 1)]);

    // A savepoint: what fails in it is undone alone.
    db.transaction(async |tx| {
        add(tx, 2, 3).await?;
        let product = NewProduct::new().name("pen").price(1);
        let inner = tx
            .transaction(async |tx| tx.insert(products).values(product).execute().await)
            .await;
        assert!(matches!(inner, Err(Error::Unique(_))));
        Ok(())
    })
    .await?;
    assert_eq!(amounts(2).await?, [(1, 2), (2, 1), (3, 2)]);
    Ok(())
}
