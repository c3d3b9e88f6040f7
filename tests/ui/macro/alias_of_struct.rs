use drizzle::prelude::*;

alias!(User as parent);

fn main() {}
