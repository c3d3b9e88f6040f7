use drizzle::prelude::*;

alias!();

fn main() {}
