use drizzle::prelude::*;

#[table(sqlite, postgres, mysql, cockroach, mssql, name = "docs")]
pub struct Doc {
    #[column(primary_key)]
    pub id: i32,
    pub name: String,
    pub meta: serde_json::Value,
}

pub async fn case(db: &impl Executor<Cockroach>) -> Result<(), Error> {
    let _ = db.select(docs::id).from(docs).filter(jsonb_path_exists(docs::meta, "$.a")).all();
    Ok(())
}

fn main() {}
