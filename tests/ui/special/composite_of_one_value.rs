use drizzle::prelude::*;

#[derive(SqlComposite)]
pub struct Street(pub String);

fn main() {}
