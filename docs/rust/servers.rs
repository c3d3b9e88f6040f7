//! An empty database for each block.
use crate::Outcome;
use drizzle::driver::Driver;
use drizzle::driver::postgres::PgOptions;
use drizzle::prelude::*;
use std::sync::atomic::{AtomicU32, Ordering};

/// A database that blocks run on.
#[allow(async_fn_in_trait, reason = "only this crate implements and awaits it")]
pub trait Server: Driver + Sized {
    /// Names the server; where it is not set, blocks are compiled only. None: embedded.
    const VARIABLE: Option<&'static str>;
    /// Runs the block on an empty database, which is gone afterwards.
    async fn empty(url: &str, block: impl AsyncFnOnce(Db<Self>) -> Outcome) -> Outcome;
}

/// Runs a block on an empty database of the dialect that the block's `Db<D>` names.
pub fn on<D: Server>(block: impl AsyncFnOnce(Db<D>) -> Outcome) {
    let url = match D::VARIABLE.map(std::env::var) {
        None => String::new(),
        Some(Ok(url)) => url,
        Some(Err(_)) => return,
    };
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    if let Err(error) = runtime.block_on(D::empty(&url, block)) {
        panic!("{error}: {error:?}");
    }
}

fn unique_name() -> String {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    format!("guide_{}_{number}", std::process::id())
}

impl Server for Sqlite {
    const VARIABLE: Option<&'static str> = None;
    async fn empty(_: &str, block: impl AsyncFnOnce(Db<Self>) -> Outcome) -> Outcome {
        block(Db::connect("sqlite::memory:").await?).await
    }
}

/// PostgreSQL and its stand-in for CockroachDB: a schema of one's own, on the path of every connection.
macro_rules! by_schema {
    ($dialect:ty, $variable:literal) => {
        impl Server for $dialect {
            const VARIABLE: Option<&'static str> = Some($variable);
            async fn empty(url: &str, block: impl AsyncFnOnce(Db<Self>) -> Outcome) -> Outcome {
                let admin = Db::<Self>::connect(url).await?;
                let name = unique_name();
                let schema = || Sql::identifier(name.clone());
                admin.execute(sql!("create schema {schema()}")).await?;
                let path = format!("{name},public");
                let options = PgOptions::default()
                    .connect_options(move |o| o.options([("search_path", path.as_str())]));
                let outcome = match Db::connect_with(url, options).await {
                    Ok(db) => {
                        let outcome = block(db.clone()).await;
                        db.close().await;
                        outcome
                    }
                    Err(error) => Err(error.into()),
                };
                admin
                    .execute(sql!("drop schema {schema()} cascade"))
                    .await?;
                outcome
            }
        }
    };
}
by_schema!(Postgres, "DRIZZLE_POSTGRES_URL");
by_schema!(Cockroach, "DRIZZLE_COCKROACH_URL");

impl Server for MySql {
    const VARIABLE: Option<&'static str> = Some("DRIZZLE_MYSQL_URL");
    async fn empty(url: &str, block: impl AsyncFnOnce(Db<Self>) -> Outcome) -> Outcome {
        let admin = Db::<Self>::connect(url).await?;
        let name = unique_name();
        let database = || Sql::identifier(name.clone());
        admin
            .execute(sql!("create database {database()} character set utf8mb4"))
            .await?;
        let server = url.rsplit_once('/').map_or(url, |(server, _)| server);
        let outcome = match Db::connect(&format!("{server}/{name}")).await {
            Ok(db) => {
                let outcome = block(db.clone()).await;
                db.close().await;
                outcome
            }
            Err(error) => Err(error.into()),
        };
        admin.execute(sql!("drop database {database()}")).await?;
        outcome
    }
}

impl Server for Mssql {
    const VARIABLE: Option<&'static str> = Some("DRIZZLE_MSSQL_URL");
    async fn empty(url: &str, block: impl AsyncFnOnce(Db<Self>) -> Outcome) -> Outcome {
        let admin = Db::<Self>::connect(url).await?;
        let name = unique_name();
        let database = || Sql::identifier(name.clone());
        admin.execute(sql!("create database {database()}")).await?;
        let (address, options) = url.split_once('?').unwrap_or((url, ""));
        let (scheme, rest) = address.split_once("://").unwrap_or(("mssql", address));
        let server = rest.split('/').next().unwrap_or(rest);
        let outcome = match Db::connect(&format!("{scheme}://{server}/{name}?{options}")).await {
            Ok(db) => {
                let outcome = block(db.clone()).await;
                db.close().await;
                outcome
            }
            Err(error) => Err(error.into()),
        };
        admin.execute(sql!("drop database {database()}")).await?;
        outcome
    }
}
