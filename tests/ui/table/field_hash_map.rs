use drizzle::prelude::*;
use std::collections::HashMap;

#[table(sqlite, postgres, name = "users")]
pub struct User {
    #[column(serial, primary_key)]
    pub id: i32,
    pub tags: HashMap<String, String>,
}

fn main() {}
