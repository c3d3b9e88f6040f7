use drizzle::prelude::*;

#[table(mysql, sqlite, name = "users")]
pub struct User {
    #[column(primary_key)]
    pub id: i32,
    pub flags: SqlSet<Flag>,

}

#[derive(SqlEnum)]
pub enum Flag {
    On,
}

fn main() {}
