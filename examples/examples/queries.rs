//! Selects, groups, windows, subqueries, writes.
//!
//! `cargo run --example queries`
use drizzle::prelude::*;
use drizzle_examples::*;

#[tokio::main]
async fn main() -> Result<(), Error> {
    let db = shop().await?;

    // Filters that may be there or not.
    let (city, part): (Option<&str>, Option<&str>) = (None, Some("a"));
    let found: Vec<Customer> = db
        .select(..)
        .from(customers)
        .filter((
            city.map(|city| eq(customers::city, city)),
            part.map(|part| contains(customers::name, part)),
        ))
        .order_by(customers::name)
        .all()
        .await?;
    println!("{found:?}");
    assert_eq!(found.len(), 2);

    // What each product brought in.
    let totals = db
        .select(fields! {
            product: products::name,
            sold: sum(items::amount),
            cents: sum(products::price * cast::<i64, _>(items::amount)),
        })
        .from(items)
        .inner_join(products, eq(products::id, items::product_id))
        .group_by(products::name)
        .order_by(products::name)
        .all()
        .await?;
    for row in &totals {
        println!("{:<6} {:?} {:?}", row.product, row.sold, row.cents);
    }
    assert_eq!(totals[2].cents, Some(1_000));

    // Products that nobody has ordered more than once.
    let often = select(items::product_id)
        .from(items)
        .group_by(items::product_id)
        .having(gt(sum(items::amount), 1));
    let rest: Vec<String> = db
        .select(products::name)
        .from(products)
        .filter(not_in_array(products::id, often))
        .order_by(products::name)
        .all()
        .await?;
    assert_eq!(rest, ["ink", "paper"]);

    // Many rows, each with its own value, in one statement.
    let prices = [(1, 260), (2, 410)].map(|(id, price)| {
        let changes = ProductChanges {
            price: Some(price),
            ..Default::default()
        };
        (id, changes)
    });
    db.update_many(products)
        .by(products::id)
        .rows(prices)
        .execute()
        .await?;
    let ranked: Vec<(String, i64)> = db
        .select((
            products::name,
            rank().over(window().order_by(desc(products::price))),
        ))
        .from(products)
        .order_by(products::id)
        .all()
        .await?;
    println!("{ranked:?}");
    assert_eq!(ranked[0], ("pen".to_owned(), 3));
    Ok(())
}
