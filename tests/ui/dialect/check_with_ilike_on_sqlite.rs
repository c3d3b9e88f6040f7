use drizzle::prelude::*;

#[table(postgres, sqlite, name = "notes")]
#[check(notes_text_check, notes::text.ilike("a%"))]
pub struct Note {
    #[column(primary_key)]
    pub id: i32,
    pub text: String,
}

fn main() {}
