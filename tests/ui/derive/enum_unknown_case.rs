use drizzle::prelude::*;

#[derive(SqlEnum, Debug, Clone, PartialEq)]
#[sql_enum(rename_all = "Snake")]
pub enum Role {
    Guest,
    Admin,
}

fn main() {}
