use drizzle::prelude::*;

#[table(sqlite, name = "writers")]
pub struct Writer {
    #[column(auto_increment, primary_key)]
    pub id: i64,
    pub name: String,
}
#[table(sqlite, name = "articles")]
pub struct Article {
    #[column(auto_increment, primary_key)]
    pub id: i64,
    pub writer_id: i64,
    pub title: String,
}
relations! { writers { articles: many(articles), long: many(articles) on (id => writer_id) where gt(articles::id, 1) } articles { writer: one(writers) on (writer_id => id) } }

pub fn case(db: &impl Executor<Sqlite>) {
    let _ = db.insert_nested(articles, nested(NewArticle::new().title("a")));
}

fn main() {}
