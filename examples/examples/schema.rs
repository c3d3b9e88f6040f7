//! What a schema is as SQL, on each database.
//!
//! `cargo run --example schema`
use drizzle::ddl;
use drizzle::dialect::Dialect;
use drizzle::prelude::*;
use drizzle_examples::*;

fn show<D: Dialect>(schema: ddl::Schema<D>) -> Result<Vec<String>, Error> {
    let statements = ddl::create(&schema, false)?;
    println!("-- {}", D::SYNTAX.name());
    for statement in &statements {
        println!("{statement};");
    }
    Ok(statements)
}

fn main() -> Result<(), Error> {
    // The order is that of the foreign keys, whatever is written.
    let sqlite = show::<Sqlite>(schema![items, orders, products, customers])?;
    assert!(
        sqlite[0].starts_with(r#"create table "customers""#)
            || sqlite[0].starts_with(r#"create table "products""#)
    );
    let postgres = show::<Postgres>(schema![customers, products, orders, items])?;
    assert!(
        postgres[0].contains("create type \"state\" as enum ('open', 'paid', 'sent')"),
        "{postgres:?}"
    );
    let mysql = show::<MySql>(schema![customers, products, orders, items])?;
    assert!(
        mysql
            .iter()
            .any(|text| text.contains("enum('open', 'paid', 'sent')"))
    );
    show::<Cockroach>(schema![customers, products, orders, items])?;
    show::<Mssql>(schema![customers, products, orders, items])?;
    Ok(())
}
