use drizzle::prelude::*;

alias!(users as);

fn main() {}
