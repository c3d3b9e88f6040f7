//! Many rows: in, changed, and out.
//!
//! `cargo run --release --example performance`
use drizzle::prelude::*;
use drizzle_examples::*;
use std::time::Instant;

const ROWS: i64 = 20_000;

#[tokio::main]
async fn main() -> Result<(), Error> {
    let db = shop().await?;

    let start = Instant::now();
    let new: Vec<NewProduct> = (0..ROWS)
        .map(|n| NewProduct::new().name(format!("product {n}")).price(n + 1))
        .collect();
    // As many statements as the database's limit of parameters needs, in one transaction.
    db.insert(products).values(new).bulk().execute().await?;
    println!("{ROWS} rows inserted in {:?}", start.elapsed());

    // One by one, as they come: nothing is collected.
    let start = Instant::now();
    let mut rows = db.select(products::price).from(products).stream();
    let mut total = 0;
    while let Some(price) = rows.next().await? {
        total += price;
    }
    drop(rows);
    println!("read in {:?}: {total}", start.elapsed());
    assert_eq!(total, ROWS * (ROWS + 1) / 2 + 250 + 400 + 900);

    // Written once, run often.
    let start = Instant::now();
    let p = params! { name: String };
    let by_name = db
        .select(products::price)
        .from(products)
        .filter(eq(products::name, p.name))
        .prepare();
    for n in 0..1_000 {
        let price = by_name.bind(p.values(format!("product {n}"))).one().await?;
        assert_eq!(price, n + 1);
    }
    println!("1000 look-ups in {:?}", start.elapsed());
    Ok(())
}
