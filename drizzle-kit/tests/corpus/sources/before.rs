use drizzle::prelude::*;

#[derive(SqlEnum)]
#[sql_enum(name = "roles")]
pub enum Role {
    Guest,
    User,
    Admin,
}

#[table(sqlite, postgres, mysql, cockroach, mssql, name = "people")]
#[index(people_name_idx, on(name))]
pub struct Person {
    #[column(primary_key, auto_increment)]
    pub id: i64,
    pub name: String,
    #[column(unique)]
    pub email: Option<String>,
    #[column(default = Role::Guest)]
    pub role: Role,
    pub age: Option<i32>,
    #[column(default = false)]
    pub verified: bool,
}

#[table(sqlite, postgres, mysql, cockroach, mssql, name = "posts")]
pub struct Post {
    #[column(primary_key, auto_increment)]
    pub id: i64,
    #[column(references(people::id, on_delete = cascade))]
    pub author_id: i64,
    pub title: String,
    pub body: Option<Vec<u8>>,
}
