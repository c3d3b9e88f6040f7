//! Transfers between accounts for a while, by many tasks, while sessions are killed and futures are dropped. In the end
//! every transfer that was told to be committed is there, and the total is as it was.
//!
//! ```sh
//! DRIZZLE_POSTGRES_URL=$(bash tests/servers/postgres.sh start 17) \
//!     cargo run -p drizzle-tests --features sqlite,postgres --example soak -- 60
//! ```
//!
//! It runs on each database whose feature is on, so many seconds each: 60 if nothing else is said.
#[cfg(any(
    feature = "sqlite",
    feature = "postgres",
    feature = "mysql",
    feature = "cockroach"
))]
#[allow(dead_code, reason = "the tests use the rest of it")]
#[path = "../tests/faults/ledger.rs"]
mod ledger;
#[cfg(any(
    feature = "sqlite",
    feature = "postgres",
    feature = "mysql",
    feature = "cockroach"
))]
#[allow(dead_code, reason = "the tests use the rest of it")]
#[path = "../tests/faults/site.rs"]
mod site;
#[cfg(any(
    feature = "sqlite",
    feature = "postgres",
    feature = "mysql",
    feature = "cockroach"
))]
#[allow(dead_code, reason = "the tests use the rest of it")]
#[path = "../tests/faults/soak.rs"]
mod soak;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let seconds = match std::env::args().nth(1) {
        Some(seconds) => seconds.parse()?,
        None => 60,
    };
    let length = std::time::Duration::from_secs(seconds);
    #[cfg(feature = "sqlite")]
    soak::run::<drizzle::prelude::Sqlite>(soak::Length::Time(length)).await;
    #[cfg(feature = "postgres")]
    soak::run::<drizzle::prelude::Postgres>(soak::Length::Time(length)).await;
    #[cfg(feature = "mysql")]
    soak::run::<drizzle::prelude::MySql>(soak::Length::Time(length)).await;
    #[cfg(feature = "cockroach")]
    soak::run::<drizzle::prelude::Cockroach>(soak::Length::Time(length)).await;
    println!("{length:?} on each database");
    Ok(())
}
