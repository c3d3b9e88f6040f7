//! The queries with tokio-postgres: statements that are kept, columns by index, no pool.
use crate::schema::*;
use tokio_postgres::types::ToSql;
use tokio_postgres::{Client, Error, Row, Statement};

/// A connection with its statements.
pub(crate) struct Postgres {
    client: Client,
    users: Statement,
    medium: Statement,
    posts_of: Statement,
    comments_of: Statement,
    inserts: Vec<(usize, Statement)>,
}

fn user(row: &Row) -> Result<User, Error> {
    Ok(User {
        id: row.try_get(0)?,
        name: row.try_get(1)?,
        hair_color: row.try_get(2)?,
    })
}
fn post(row: &Row, at: usize) -> Result<Post, Error> {
    Ok(Post {
        id: row.try_get(at)?,
        user_id: row.try_get(at + 1)?,
        title: row.try_get(at + 2)?,
        body: row.try_get(at + 3)?,
    })
}
fn comment(row: &Row) -> Result<Comment, Error> {
    Ok(Comment {
        id: row.try_get(0)?,
        post_id: row.try_get(1)?,
        text: row.try_get(2)?,
    })
}

impl Postgres {
    /// Connects within a schema whose tables are there.
    pub(crate) async fn new(url: &str, schema: &str, inserts: &[usize]) -> Result<Self, Error> {
        let mut config: tokio_postgres::Config = url.parse()?;
        config.options(format!("-c search_path={schema}"));
        let (client, connection) = config.connect(tokio_postgres::NoTls).await?;
        tokio::spawn(connection);
        let mut statements = Vec::new();
        for &rows in inserts {
            let marks: Vec<String> = (0..rows)
                .map(|n| format!("(${}, ${})", 2 * n + 1, 2 * n + 2))
                .collect();
            let sql = format!(
                "insert into users (name, hair_color) values {}",
                marks.join(", ")
            );
            statements.push((rows, client.prepare(&sql).await?));
        }
        Ok(Postgres {
            users: client
                .prepare("select id, name, hair_color from users")
                .await?,
            medium: client
                .prepare(
                    "select u.id, u.name, u.hair_color, p.id, p.user_id, p.title, p.body
                     from users as u left join posts as p on u.id = p.user_id
                     where u.hair_color = $1 order by u.name desc",
                )
                .await?,
            posts_of: client
                .prepare("select id, user_id, title, body from posts where user_id = any($1)")
                .await?,
            comments_of: client
                .prepare("select id, post_id, text from comments where post_id = any($1)")
                .await?,
            inserts: statements,
            client,
        })
    }

    pub(crate) async fn trivial_query(&self) -> Result<Vec<User>, Error> {
        self.client
            .query(&self.users, &[])
            .await?
            .iter()
            .map(user)
            .collect()
    }

    pub(crate) async fn medium_complex_query(&self) -> Result<Vec<(User, Option<Post>)>, Error> {
        let rows = self.client.query(&self.medium, &[&"black"]).await?;
        let row = |row: &Row| {
            let found = row.try_get::<_, Option<i32>>(3)?.is_some();
            Ok((user(row)?, if found { Some(post(row, 3)?) } else { None }))
        };
        rows.iter().map(row).collect()
    }

    pub(crate) async fn loading_associations(&self) -> Result<Vec<Loaded>, Error> {
        let users = self.trivial_query().await?;
        let ids: Vec<i32> = users.iter().map(|user| user.id).collect();
        let posts = self.client.query(&self.posts_of, &[&ids]).await?;
        let posts: Vec<Post> = posts
            .iter()
            .map(|row| post(row, 0))
            .collect::<Result<_, _>>()?;
        let ids: Vec<i32> = posts.iter().map(|post| post.id).collect();
        let comments = self.client.query(&self.comments_of, &[&ids]).await?;
        let comments = comments.iter().map(comment).collect::<Result<_, _>>()?;
        Ok(grouped(users, posts, comments))
    }

    pub(crate) async fn insert(&self, names: &[String]) -> Result<u64, Error> {
        let Some((_, statement)) = self.inserts.iter().find(|(rows, _)| *rows == names.len())
        else {
            return Ok(0);
        };
        let values: Vec<&(dyn ToSql + Sync)> = names
            .iter()
            .flat_map(|name| [name as &(dyn ToSql + Sync), &"black"])
            .collect();
        self.client.execute(statement, &values).await
    }
}
