use drizzle::prelude::*;

#[derive(SqlEnum)]
#[sql_enum(name = "roles")]
pub enum Role {
    Guest,
    User,
    Moderator,
    Admin,
}

#[table(sqlite, postgres, mysql, cockroach, mssql, name = "users")]
#[index(users_full_name_idx, on(full_name, age))]
pub struct User {
    #[column(primary_key, auto_increment)]
    pub id: i64,
    pub full_name: String,
    #[column(unique)]
    pub email: String,
    #[column(default = Role::User)]
    pub role: Role,
    pub age: Option<i64>,
    #[column(default = true)]
    pub verified: bool,
    pub nickname: Option<String>,
}

#[table(sqlite, postgres, mysql, cockroach, mssql, name = "posts")]
#[index(posts_author_id_idx, on(author_id))]
pub struct Post {
    #[column(primary_key, auto_increment)]
    pub id: i64,
    #[column(references(users::id, on_delete = cascade))]
    pub author_id: i64,
    pub title: String,
    pub likes: i32,
    pub score: Option<f64>,
}

#[table(sqlite, postgres, mysql, cockroach, mssql, name = "tags")]
#[primary_key(post_id, label)]
pub struct Tag {
    pub post_id: i64,
    pub label: String,
}
