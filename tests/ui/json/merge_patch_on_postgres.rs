use drizzle::prelude::*;

#[table(sqlite, postgres, mysql, cockroach, mssql, name = "docs")]
pub struct Doc {
    #[column(primary_key)]
    pub id: i32,
    pub name: String,
    pub meta: serde_json::Value,
}

pub async fn case(db: &impl Executor<Postgres>) -> Result<(), Error> {
    let _ = db.update(docs).set(docs::meta, json_merge_patch(docs::meta, 1)).all_rows().execute();
    Ok(())
}

fn main() {}
