use drizzle::prelude::*;

#[derive(SqlEnum, Debug, Clone, PartialEq)]
pub enum Role {
    #[sql(rename = "admin")]
    Root,
    Admin,
}

fn main() {}
