use drizzle::prelude::*;

#[derive(Debug, Clone, SqlCustom)]
#[sql_custom(postgres("geometry", write = "ST_GeomFromText($1)"))]
pub struct Place(pub String);

fn main() {}
