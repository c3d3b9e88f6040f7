use drizzle::prelude::*;

alias!(people as parent);

fn main() {}
