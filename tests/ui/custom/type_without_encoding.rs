use drizzle::prelude::*;

#[derive(Debug, Clone, SqlCustom)]
#[sql_custom(postgres("citext"), sqlite("text"))]
pub struct Tag(pub String);

#[table(sqlite, postgres, name = "tags")]
pub struct TagRow {
    #[column(primary_key)]
    pub tag: Tag,
}

fn main() {}
