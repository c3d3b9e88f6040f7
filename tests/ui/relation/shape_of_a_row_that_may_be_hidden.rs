use drizzle::prelude::*;

#[table(sqlite, name = "owners", filter = is_null(owners::deleted_at))]
pub struct Owner {
    #[column(primary_key)]
    pub id: i32,
    pub deleted_at: Option<i64>,
}
#[table(sqlite, name = "pets")]
pub struct Pet {
    #[column(primary_key)]
    pub id: i32,
    pub owner_id: i32,
}
relations! {
    pets { owner: one(owners) on (owner_id => id) }
}

#[derive(Shape)]
#[shape(owners)]
pub struct Key {
    pub id: i32,
}
#[derive(Shape)]
#[shape(pets)]
pub struct Card {
    #[shape]
    pub owner: Key,
}

fn main() {}
