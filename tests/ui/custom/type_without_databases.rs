use drizzle::prelude::*;

#[derive(Debug, Clone, SqlCustom)]
pub struct Tag(pub String);

fn main() {}
