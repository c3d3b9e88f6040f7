//! Migrates, then listens.
use drizzle::prelude::*;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let url = std::env::var("DATABASE_URL").map_err(|_| "DATABASE_URL is not set")?;
    let db = Db::<Postgres>::connect(&url).await?;
    for name in drizzle_example_rest::migrate(&db).await? {
        println!("applied {name}");
    }
    let listener = tokio::net::TcpListener::bind("127.0.0.1:3000").await?;
    println!("http://{}/openapi.json", listener.local_addr()?);
    axum::serve(listener, drizzle_example_rest::app(db)).await?;
    Ok(())
}
