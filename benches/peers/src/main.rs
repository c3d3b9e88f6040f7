//! The queries of Diesel's benchmark suite, and nested rows: ours next to others.
//!
//! `cargo run --release -- tables` measures and writes `docs/src/benchmarks.md`; `cargo run --release -- measure PART`
//! measures the cases whose name holds that; `count 'SQLite insert 1' ours 1000` runs one side of one case so many
//! times, for tools that count instructions.
use harness::{Bench, Mode};
use tokio::runtime::Builder;

mod by_diesel;
mod by_rusqlite;
mod by_seaorm;
mod by_sqlx;
mod by_tokio_postgres;
mod harness;
mod on_mysql;
mod on_postgres;
mod on_sqlite;
mod ours;
mod schema;

/// The rows of the cases that only read.
const SIZES: [i32; 5] = [1, 10, 100, 1_000, 10_000];
/// The rows that one insert adds.
const INSERTS: [usize; 3] = [1, 10, 100];
/// Users with ten posts each, and how many comments each post has.
const NESTED: [(i32, i32); 2] = [(100, 5), (1_000, 10)];

/// The document that `tables` writes.
const DOCUMENT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/src/benchmarks.md");

/// All sides have to agree, or they are not compared.
fn agree<T: PartialEq>(name: &str, sides: impl IntoIterator<Item = T>) {
    let mut sides = sides.into_iter();
    let first = sides.next().expect("a case has sides");
    assert!(sides.all(|side| side == first), "{name}: the sides differ");
}

fn names(count: usize) -> Vec<String> {
    (0..count).map(|n| format!("User {n}")).collect()
}

/// Rows of one side as the others have them.
fn users<T: Into<schema::User>>(rows: Vec<T>) -> Vec<schema::User> {
    rows.into_iter().map(Into::into).collect()
}
fn pairs<T: Into<schema::User>, U: Into<schema::Post>>(
    rows: Vec<(T, Option<U>)>,
) -> Vec<(schema::User, Option<schema::Post>)> {
    let row = |(user, post): (T, Option<U>)| (user.into(), post.map(Into::into));
    rows.into_iter().map(row).collect()
}
fn sorted(mut rows: Vec<schema::Loaded>) -> Vec<schema::Loaded> {
    rows.sort_by_key(|(user, _)| user.id);
    for (_, posts) in &mut rows {
        posts.sort_by_key(|(post, _)| post.id);
        for (_, comments) in posts {
            comments.sort_by_key(|comment| comment.id);
        }
    }
    rows
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let mode = match args.as_slice() {
        ["tables"] => Mode::Measure(String::new()),
        ["measure", rest @ ..] => Mode::Measure(rest.join(" ")),
        ["count", case, side, times] => Mode::Count((*case).into(), (*side).into(), times.parse()?),
        _ => return Err("tables, measure PART, or count CASE SIDE TIMES".into()),
    };
    let runtime = Builder::new_current_thread().enable_all().build()?;
    let mut bench = Bench::new(mode);
    on_sqlite::measure(&mut bench, &runtime);
    match std::env::var("DRIZZLE_POSTGRES_URL") {
        Ok(url) => on_postgres::measure(&mut bench, &runtime, &url),
        Err(_) => eprintln!("PostgreSQL: skipped, DRIZZLE_POSTGRES_URL is not set"),
    }
    match std::env::var("DRIZZLE_MYSQL_URL") {
        Ok(url) => on_mysql::measure(&mut bench, &runtime, &url),
        Err(_) => eprintln!("MySQL: skipped, DRIZZLE_MYSQL_URL is not set"),
    }
    if args == ["tables"] {
        let head = include_str!("head.md");
        std::fs::write(DOCUMENT, format!("{head}{}", bench.tables()))?;
    }
    Ok(())
}
