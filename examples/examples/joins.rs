//! Joins, and what may be missing.
//!
//! `cargo run --example joins`
use drizzle::prelude::*;
use drizzle_examples::*;

#[tokio::main]
async fn main() -> Result<(), Error> {
    let db = shop().await?;

    // A customer without orders stays, without one.
    let rows: Vec<(Customer, Option<Order>)> = db
        .select(..)
        .from(customers)
        .left_join(orders, eq(orders::customer_id, customers::id))
        .order_by((customers::id, orders::id))
        .all()
        .await?;
    for (customer, order) in &rows {
        println!("{:<6} {:?}", customer.name, order.as_ref().map(|o| o.state));
    }
    assert_eq!(rows.len(), 4);
    assert!(rows[3].1.is_none());

    // Four tables.
    let lines = db
        .select(fields! { name: customers::name, product: products::name, amount: items::amount })
        .from(orders)
        .inner_join(customers, eq(customers::id, orders::customer_id))
        .inner_join(items, eq(items::order_id, orders::id))
        .inner_join(products, eq(products::id, items::product_id))
        .filter(ne(orders::state, State::Open))
        .order_by((customers::name, products::name))
        .all()
        .await?;
    for line in &lines {
        println!("{} {} {}", line.name, line.amount, line.product);
    }
    assert_eq!(lines.len(), 3);

    // A table with itself: who is from another city.
    alias!(customers as other);
    let pairs: Vec<(String, String)> = db
        .select((customers::name, other::name))
        .from(customers)
        .inner_join(
            other,
            and((
                lt(customers::id, other::id),
                ne(customers::city, other::city),
            )),
        )
        .all()
        .await?;
    assert_eq!(pairs, [("Ada".to_owned(), "Grace".to_owned())]);
    Ok(())
}
