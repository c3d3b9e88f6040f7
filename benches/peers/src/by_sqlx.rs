//! The queries with sqlx, written by hand.
use crate::schema::*;
use sqlx::{AssertSqlSafe, FromRow};

pub(crate) type Error = sqlx::Error;

/// A user and what a left join found.
#[derive(FromRow)]
struct UserWithPost {
    id: i32,
    name: String,
    hair_color: Option<String>,
    post_id: Option<i32>,
    user_id: Option<i32>,
    title: Option<String>,
    body: Option<String>,
}

impl UserWithPost {
    fn split(self) -> (User, Option<Post>) {
        let user = User {
            id: self.id,
            name: self.name,
            hair_color: self.hair_color,
        };
        let post = match (self.post_id, self.user_id, self.title) {
            (Some(id), Some(user_id), Some(title)) => Some(Post {
                id,
                user_id,
                title,
                body: self.body,
            }),
            _ => None,
        };
        (user, post)
    }
}

/// A user with a document of posts.
#[derive(FromRow)]
struct JsonUser {
    id: i32,
    name: String,
    hair_color: Option<String>,
    posts: sqlx::types::Json<Vec<JsonPost>>,
}
#[derive(serde::Deserialize)]
struct JsonPost {
    id: i32,
    user_id: i32,
    title: String,
    body: Option<String>,
    comments: Vec<JsonComment>,
}
#[derive(serde::Deserialize)]
struct JsonComment {
    id: i32,
    post_id: i32,
    text: String,
}

impl JsonUser {
    fn loaded(self) -> Loaded {
        let JsonUser {
            id,
            name,
            hair_color,
            posts,
        } = self;
        let comment = |c: JsonComment| Comment {
            id: c.id,
            post_id: c.post_id,
            text: c.text,
        };
        let post = |p: JsonPost| {
            let comments = p.comments.into_iter().map(comment).collect();
            let post = Post {
                id: p.id,
                user_id: p.user_id,
                title: p.title,
                body: p.body,
            };
            (post, comments)
        };
        let posts = posts.0.into_iter().map(post).collect();
        let user = User {
            id,
            name,
            hair_color,
        };
        (user, posts)
    }
}

const ALL_USERS: &str = "select id, name, hair_color from users";

pub(crate) mod on_sqlite {
    use super::*;
    use sqlx::SqlitePool as Pool;

    pub(crate) async fn trivial_query(pool: &Pool) -> Result<Vec<User>, Error> {
        sqlx::query_as(ALL_USERS).fetch_all(pool).await
    }

    pub(crate) async fn medium_complex_query(
        pool: &Pool,
    ) -> Result<Vec<(User, Option<Post>)>, Error> {
        let rows: Vec<UserWithPost> = sqlx::query_as(
            "select u.id, u.name, u.hair_color, p.id as post_id, p.user_id, p.title, p.body
             from users as u left join posts as p on u.id = p.user_id
             where u.hair_color = ? order by u.name desc",
        )
        .bind("black")
        .fetch_all(pool)
        .await?;
        Ok(rows.into_iter().map(UserWithPost::split).collect())
    }

    pub(crate) async fn loading_associations(pool: &Pool) -> Result<Vec<Loaded>, Error> {
        let users: Vec<User> = sqlx::query_as(ALL_USERS).fetch_all(pool).await?;
        let marks = vec!["?"; users.len()].join(", ");
        let sql = format!("select id, user_id, title, body from posts where user_id in ({marks})");
        let mut query = sqlx::query_as(AssertSqlSafe(sql));
        for user in &users {
            query = query.bind(user.id);
        }
        let posts: Vec<Post> = query.fetch_all(pool).await?;
        let marks = vec!["?"; posts.len()].join(", ");
        let sql = format!("select id, post_id, text from comments where post_id in ({marks})");
        let mut query = sqlx::query_as(AssertSqlSafe(sql));
        for post in &posts {
            query = query.bind(post.id);
        }
        let comments: Vec<Comment> = query.fetch_all(pool).await?;
        Ok(grouped(users, posts, comments))
    }

    /// Three statements, each ordered.
    pub(crate) async fn nested(pool: &Pool) -> Result<Vec<Loaded>, Error> {
        let users: Vec<User> = sqlx::query_as(AssertSqlSafe(format!("{ALL_USERS} order by id")))
            .fetch_all(pool)
            .await?;
        let ids = |ids: Vec<i32>| serde_json::to_string(&ids).unwrap_or_default();
        let keys = ids(users.iter().map(|user| user.id).collect());
        let sql = "select id, user_id, title, body from posts where user_id in (select value from json_each(?)) order by id";
        let posts: Vec<Post> = sqlx::query_as(sql).bind(keys).fetch_all(pool).await?;
        let keys = ids(posts.iter().map(|post| post.id).collect());
        let sql = "select id, post_id, text from comments where post_id in (select value from json_each(?)) order by id";
        let comments: Vec<Comment> = sqlx::query_as(sql).bind(keys).fetch_all(pool).await?;
        Ok(grouped(users, posts, comments))
    }

    /// The SQL that Drizzle for TypeScript sends.
    pub(crate) async fn json(pool: &Pool) -> Result<Vec<Loaded>, Error> {
        let sql = "select u.id, u.name, u.hair_color, (select coalesce(json_group_array(json_object('id', id, 'user_id', user_id, 'title', title, 'body', body, 'comments', jsonb(comments))), jsonb_array())
             from (select p.*, (select coalesce(jsonb_group_array(json_object('id', id, 'post_id', post_id, 'text', text)), jsonb_array()) from (select c.* from comments c where c.post_id = p.id order by c.id) c) as comments
             from posts p where p.user_id = u.id order by p.id) p) as posts from users u order by u.id";
        let rows: Vec<JsonUser> = sqlx::query_as(sql).fetch_all(pool).await?;
        Ok(rows.into_iter().map(JsonUser::loaded).collect())
    }

    pub(crate) async fn insert_one(pool: &Pool, name: &str) -> Result<u64, Error> {
        let query = sqlx::query("insert into users (name, hair_color) values (?, ?)");
        let done = query.bind(name).bind("black").execute(pool).await?;
        Ok(done.rows_affected())
    }

    pub(crate) async fn insert_many(pool: &Pool, names: &[String]) -> Result<u64, Error> {
        let mut insert = sqlx::QueryBuilder::new("insert into users (name, hair_color) ");
        insert.push_values(names, |mut row, name| {
            row.push_bind(name).push_bind("black");
        });
        Ok(insert.build().execute(pool).await?.rows_affected())
    }
}

pub(crate) mod on_postgres {
    use super::*;
    use sqlx::PgPool as Pool;

    pub(crate) async fn trivial_query(pool: &Pool) -> Result<Vec<User>, Error> {
        sqlx::query_as(ALL_USERS).fetch_all(pool).await
    }

    pub(crate) async fn medium_complex_query(
        pool: &Pool,
    ) -> Result<Vec<(User, Option<Post>)>, Error> {
        let rows: Vec<UserWithPost> = sqlx::query_as(
            "select u.id, u.name, u.hair_color, p.id as post_id, p.user_id, p.title, p.body
             from users as u left join posts as p on u.id = p.user_id
             where u.hair_color = $1 order by u.name desc",
        )
        .bind("black")
        .fetch_all(pool)
        .await?;
        Ok(rows.into_iter().map(UserWithPost::split).collect())
    }

    pub(crate) async fn loading_associations(pool: &Pool) -> Result<Vec<Loaded>, Error> {
        let users: Vec<User> = sqlx::query_as(ALL_USERS).fetch_all(pool).await?;
        let ids: Vec<i32> = users.iter().map(|user| user.id).collect();
        let sql = "select id, user_id, title, body from posts where user_id = any($1)";
        let posts: Vec<Post> = sqlx::query_as(sql).bind(ids).fetch_all(pool).await?;
        let ids: Vec<i32> = posts.iter().map(|post| post.id).collect();
        let sql = "select id, post_id, text from comments where post_id = any($1)";
        let comments: Vec<Comment> = sqlx::query_as(sql).bind(ids).fetch_all(pool).await?;
        Ok(grouped(users, posts, comments))
    }

    /// Three statements, each ordered.
    pub(crate) async fn nested(pool: &Pool) -> Result<Vec<Loaded>, Error> {
        let users: Vec<User> = sqlx::query_as(AssertSqlSafe(format!("{ALL_USERS} order by id")))
            .fetch_all(pool)
            .await?;
        let ids: Vec<i32> = users.iter().map(|user| user.id).collect();
        let sql = "select id, user_id, title, body from posts where user_id = any($1) order by id";
        let posts: Vec<Post> = sqlx::query_as(sql).bind(ids).fetch_all(pool).await?;
        let ids: Vec<i32> = posts.iter().map(|post| post.id).collect();
        let sql = "select id, post_id, text from comments where post_id = any($1) order by id";
        let comments: Vec<Comment> = sqlx::query_as(sql).bind(ids).fetch_all(pool).await?;
        Ok(grouped(users, posts, comments))
    }

    /// The SQL that Drizzle for TypeScript sends.
    pub(crate) async fn json(pool: &Pool) -> Result<Vec<Loaded>, Error> {
        let sql = "select u.id, u.name, u.hair_color, posts.r as posts from users u
             left join lateral (select coalesce(json_agg(row_to_json(t.*)), '[]') as r from (select p.id, p.user_id, p.title, p.body, comments.r as comments from posts p
             left join lateral (select coalesce(json_agg(row_to_json(t.*)), '[]') as r from (select c.id, c.post_id, c.text from comments c where c.post_id = p.id order by c.id) t) comments on true
             where p.user_id = u.id order by p.id) t) posts on true order by u.id";
        let rows: Vec<JsonUser> = sqlx::query_as(sql).fetch_all(pool).await?;
        Ok(rows.into_iter().map(JsonUser::loaded).collect())
    }

    pub(crate) async fn insert_one(pool: &Pool, name: &str) -> Result<u64, Error> {
        let query = sqlx::query("insert into users (name, hair_color) values ($1, $2)");
        let done = query.bind(name).bind("black").execute(pool).await?;
        Ok(done.rows_affected())
    }

    pub(crate) async fn insert_many(pool: &Pool, names: &[String]) -> Result<u64, Error> {
        let mut insert = sqlx::QueryBuilder::new("insert into users (name, hair_color) ");
        insert.push_values(names, |mut row, name| {
            row.push_bind(name).push_bind("black");
        });
        Ok(insert.build().execute(pool).await?.rows_affected())
    }
}

pub(crate) mod on_mysql {
    use super::*;
    use sqlx::MySqlPool as Pool;

    pub(crate) async fn trivial_query(pool: &Pool) -> Result<Vec<User>, Error> {
        sqlx::query_as(ALL_USERS).fetch_all(pool).await
    }

    pub(crate) async fn medium_complex_query(
        pool: &Pool,
    ) -> Result<Vec<(User, Option<Post>)>, Error> {
        let rows: Vec<UserWithPost> = sqlx::query_as(
            "select u.id, u.name, u.hair_color, p.id as post_id, p.user_id, p.title, p.body
             from users as u left join posts as p on u.id = p.user_id
             where u.hair_color = ? order by u.name desc",
        )
        .bind("black")
        .fetch_all(pool)
        .await?;
        Ok(rows.into_iter().map(UserWithPost::split).collect())
    }

    pub(crate) async fn loading_associations(pool: &Pool) -> Result<Vec<Loaded>, Error> {
        let users: Vec<User> = sqlx::query_as(ALL_USERS).fetch_all(pool).await?;
        let marks = vec!["?"; users.len()].join(", ");
        let sql = format!("select id, user_id, title, body from posts where user_id in ({marks})");
        let mut query = sqlx::query_as(AssertSqlSafe(sql));
        for user in &users {
            query = query.bind(user.id);
        }
        let posts: Vec<Post> = query.fetch_all(pool).await?;
        let marks = vec!["?"; posts.len()].join(", ");
        let sql = format!("select id, post_id, text from comments where post_id in ({marks})");
        let mut query = sqlx::query_as(AssertSqlSafe(sql));
        for post in &posts {
            query = query.bind(post.id);
        }
        let comments: Vec<Comment> = query.fetch_all(pool).await?;
        Ok(grouped(users, posts, comments))
    }

    pub(crate) async fn insert_one(pool: &Pool, name: &str) -> Result<u64, Error> {
        let query = sqlx::query("insert into users (name, hair_color) values (?, ?)");
        let done = query.bind(name).bind("black").execute(pool).await?;
        Ok(done.rows_affected())
    }

    pub(crate) async fn insert_many(pool: &Pool, names: &[String]) -> Result<u64, Error> {
        let mut insert = sqlx::QueryBuilder::new("insert into users (name, hair_color) ");
        insert.push_values(names, |mut row, name| {
            row.push_bind(name).push_bind("black");
        });
        Ok(insert.build().execute(pool).await?.rows_affected())
    }
}
