use drizzle::prelude::*;

#[derive(SqlEnum, Debug, Clone, Copy)]
#[sql_enum(smallint)]
pub enum Priority {
    Low = 1,
    High = 40_000,
}

fn main() {}
