use drizzle::prelude::*;

#[table(postgres, name = "visits")]
#[primary_key(user, at, hash_sharded)]
pub struct Visit {
    pub user: i64,
    pub at: i64,
}

fn main() {}
