use drizzle::prelude::*;

#[table(sqlite, postgrs, name = "users")]
#[index(on(nmae))]
pub struct User {
    #[column(serial, primray_key)]
    pub id: i32,
    #[column(varchar(0), unique)]
    pub name: String,
    #[column(default = LIMIT)]
    pub age: i32,
}

fn main() {}
