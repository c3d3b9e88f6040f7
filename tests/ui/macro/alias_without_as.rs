use drizzle::prelude::*;

alias!(users parent);

fn main() {}
