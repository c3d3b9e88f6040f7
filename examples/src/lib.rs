//! Examples of Drizzle for Rust: each is a program in `examples/`, one for each chapter of the guide, run with
//! `cargo run --example NAME`. They share this shop. Bigger ones are crates in the folders beside: `rest`, a service on axum and PostgreSQL;
//! `todo`, a command-line tool on SQLite; `ledger`, a library for every database.
use chrono::{DateTime, Utc};
use drizzle::prelude::*;

/// How far an order is.
#[derive(SqlEnum, Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It can still change.
    Open,
    /// It is paid.
    Paid,
    /// It is on its way.
    Sent,
}

/// Who buys.
#[table(sqlite, postgres, mysql, cockroach, mssql, name = "customers")]
#[derive(Debug, Clone, PartialEq)]
pub struct Customer {
    /// The key.
    #[column(auto_increment, primary_key)]
    pub id: i64,
    /// The name.
    pub name: String,
    /// The city, if it is known.
    pub city: Option<String>,
}

/// What is sold.
#[table(sqlite, postgres, mysql, cockroach, mssql, name = "products")]
#[check(products_price_positive, "price > 0")]
#[derive(Debug, Clone, PartialEq)]
pub struct Product {
    /// The key.
    #[column(auto_increment, primary_key)]
    pub id: i64,
    /// The name.
    #[column(unique)]
    pub name: String,
    /// In cents.
    pub price: i64,
}

/// What is bought.
#[table(sqlite, postgres, mysql, cockroach, mssql, name = "orders")]
#[index(orders_customer_idx, on(customer_id))]
#[derive(Debug, Clone, PartialEq)]
pub struct Order {
    /// The key.
    #[column(auto_increment, primary_key)]
    pub id: i64,
    /// By whom.
    #[column(references(customers::id))]
    pub customer_id: i64,
    /// How far it is.
    #[column(default = State::Open)]
    pub state: State,
    /// When.
    #[column(default = now())]
    pub at: DateTime<Utc>,
}

/// A product in an order.
#[table(sqlite, postgres, mysql, cockroach, mssql, name = "items")]
#[primary_key(order_id, product_id)]
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// The order.
    #[column(references(orders::id, on_delete = cascade))]
    pub order_id: i64,
    /// The product.
    #[column(references(products::id))]
    pub product_id: i64,
    /// How many.
    #[column(default = 1)]
    pub amount: i32,
}

relations! {
    customers { orders: many(orders) }
    orders {
        customer: one(customers) on (customer_id => id),
        items: many(items),
        products: many(products) through items(order_id => product_id),
    }
    items {
        order: one(orders) on (order_id => id),
        product: one(products) on (product_id => id),
    }
    products { items: many(items) }
}

/// A shop in memory: Ada has ordered pens and paper, and then ink; Grace a pen; Linus nothing.
///
/// # Errors
/// None that is expected.
pub async fn shop() -> Result<Db<Sqlite>, Error> {
    let db = Db::connect("sqlite::memory:").await?;
    db.create_schema_objects(schema![customers, products, orders, items])
        .execute()
        .await?;
    let customer = |name: &str, city: Option<&str>| {
        NewCustomer::new().name(name).city(city.map(str::to_owned))
    };
    db.insert(customers)
        .values([
            customer("Ada", Some("London")),
            customer("Grace", Some("New York")),
            customer("Linus", None),
        ])
        .execute()
        .await?;
    let product = |(name, price): (&str, i64)| NewProduct::new().name(name).price(price);
    db.insert(products)
        .values([("pen", 250), ("paper", 400), ("ink", 900)].map(product))
        .execute()
        .await?;
    let order = |customer, state| NewOrder::new().customer_id(customer).state(state);
    db.insert(orders)
        .values([
            order(1, State::Sent),
            order(1, State::Open),
            order(2, State::Paid),
        ])
        .execute()
        .await?;
    let item = |(order, product, amount): (i64, i64, i32)| {
        NewItem::new()
            .order_id(order)
            .product_id(product)
            .amount(amount)
    };
    db.insert(items)
        .values([(1, 1, 3), (1, 2, 1), (2, 3, 1), (3, 1, 1)].map(item))
        .execute()
        .await?;
    Ok(db)
}
