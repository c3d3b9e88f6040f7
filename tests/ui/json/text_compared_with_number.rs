use drizzle::prelude::*;

#[table(sqlite, postgres, mysql, cockroach, mssql, name = "docs")]
pub struct Doc {
    #[column(primary_key)]
    pub id: i32,
    pub name: String,
    pub meta: serde_json::Value,
}

pub async fn case(db: &impl Executor<Sqlite>) -> Result<(), Error> {
    let _ = db.select(docs::id).from(docs).filter(eq(docs::meta.path("a").as_text(), 1)).all();
    Ok(())
}

fn main() {}
