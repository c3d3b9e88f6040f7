//! Nested rows in one statement, and nested inserts.
//!
//! `cargo run --example relations`
use drizzle::prelude::*;
use drizzle_examples::*;

/// A customer's page.
#[derive(Debug, Shape)]
#[shape(customers)]
struct Page {
    name: String,
    #[shape(filter = ne(orders::state, State::Sent), order_by = desc(orders::id))]
    orders: Vec<OpenOrder>,
}
/// An order on it.
#[derive(Debug, Shape)]
#[shape(orders)]
struct OpenOrder {
    id: i64,
    #[shape]
    products: Vec<Bought>,
}
/// A product in it.
#[derive(Debug, Shape)]
#[shape(products)]
struct Bought {
    name: String,
}

#[tokio::main]
async fn main() -> Result<(), Error> {
    let db = shop().await?;

    let found = db
        .query(find!(customers {
            name,
            order_by: customers::id,
            placed: count_of(orders),
            orders {
                state,
                order_by: orders::id,
                items { amount, product { name } },
            },
        }))
        .all()
        .await?;
    for customer in &found {
        println!("{} has ordered {} times", customer.name, customer.placed);
        for order in &customer.orders {
            for item in &order.items {
                println!("  {:?}: {} {}", order.state, item.amount, item.product.name);
            }
        }
    }
    assert_eq!(found[0].orders[0].items[0].product.name, "pen");

    // An order with its items: the keys are filled in.
    let item = |product, amount| NewItem::new().product_id(product).amount(amount);
    let order: Order = db
        .insert_nested(
            orders,
            nested(NewOrder::new().customer_id(3)).with(orders().items(), [item(1, 2), item(3, 1)]),
        )
        .await?;

    let page: Page = db
        .query_as::<Page>()
        .filter(some(customers().orders(), eq(orders::id, order.id)))
        .one()
        .await?;
    println!("{page:?}");
    assert_eq!((page.name.as_str(), page.orders[0].id), ("Linus", order.id));
    assert_eq!(page.orders[0].products[0].name, "pen");
    Ok(())
}
