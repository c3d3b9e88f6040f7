use drizzle::prelude::*;

#[derive(Debug, Clone, SqlCustom)]
#[sql_custom(postgres("citext"), sqlite("text"))]
pub struct Tag(pub String);

impl CustomType for Tag {
    type Encoded = String;
    fn encode(self) -> Result<String, &'static str> {
        Ok(self.0)
    }
    fn decode(text: String) -> Result<Self, &'static str> {
        Ok(Tag(text))
    }
}

#[table(sqlite, mysql, name = "tags")]
pub struct TagRow {
    #[column(primary_key)]
    pub id: i32,
    pub tag: Tag,
}

fn main() {}
