use drizzle::prelude::*;

#[derive(SqlEnum, Debug, Clone, PartialEq)]
#[sql_enum(nam = "roles")]
pub enum Role {
    Guest,
    Admin,
}

fn main() {}
