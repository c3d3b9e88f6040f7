//! The queries with rusqlite: prepared once, columns by index.
use crate::schema::*;
use rusqlite::{Connection, Result, Row, ToSql, params, params_from_iter};

fn user(row: &Row<'_>) -> Result<User> {
    Ok(User {
        id: row.get(0)?,
        name: row.get(1)?,
        hair_color: row.get(2)?,
    })
}

fn post(row: &Row<'_>, at: usize) -> Result<Post> {
    let (id, user_id) = (row.get(at)?, row.get(at + 1)?);
    Ok(Post {
        id,
        user_id,
        title: row.get(at + 2)?,
        body: row.get(at + 3)?,
    })
}

fn comment(row: &Row<'_>) -> Result<Comment> {
    Ok(Comment {
        id: row.get(0)?,
        post_id: row.get(1)?,
        text: row.get(2)?,
    })
}

pub(crate) fn trivial_query(db: &Connection) -> Result<Vec<User>> {
    let mut statement = db.prepare_cached("select id, name, hair_color from users")?;
    statement.query_map([], user)?.collect()
}

pub(crate) fn medium_complex_query(db: &Connection) -> Result<Vec<(User, Option<Post>)>> {
    let mut statement = db.prepare_cached(
        "select u.id, u.name, u.hair_color, p.id, p.user_id, p.title, p.body
         from users as u left join posts as p on u.id = p.user_id
         where u.hair_color = ? order by u.name desc",
    )?;
    let rows = statement.query_map(["black"], |row| {
        let found = row.get_ref(3)? != rusqlite::types::ValueRef::Null;
        Ok((user(row)?, if found { Some(post(row, 3)?) } else { None }))
    })?;
    rows.collect()
}

pub(crate) fn loading_associations(db: &Connection) -> Result<Vec<Loaded>> {
    let users = trivial_query(db)?;
    let marks = vec!["?"; users.len()].join(", ");
    let sql = format!("select id, user_id, title, body from posts where user_id in ({marks})");
    let mut statement = db.prepare_cached(&sql)?;
    let ids = params_from_iter(users.iter().map(|user| user.id));
    let posts = statement
        .query_map(ids, |row| post(row, 0))?
        .collect::<Result<Vec<_>>>()?;
    let marks = vec!["?"; posts.len()].join(", ");
    let sql = format!("select id, post_id, text from comments where post_id in ({marks})");
    let mut statement = db.prepare_cached(&sql)?;
    let ids = params_from_iter(posts.iter().map(|post| post.id));
    let comments = statement
        .query_map(ids, comment)?
        .collect::<Result<Vec<_>>>()?;
    Ok(grouped(users, posts, comments))
}

pub(crate) fn insert_one(db: &Connection, name: &str) -> Result<u64> {
    let mut statement = db.prepare_cached("insert into users (name, hair_color) values (?, ?)")?;
    Ok(statement.execute(params![name, "black"])? as u64)
}

pub(crate) fn insert_many(db: &Connection, names: &[String]) -> Result<u64> {
    let marks = vec!["(?, ?)"; names.len()].join(", ");
    let sql = format!("insert into users (name, hair_color) values {marks}");
    let mut statement = db.prepare_cached(&sql)?;
    let values = names.iter().flat_map(|name| [name as &dyn ToSql, &"black"]);
    Ok(statement.execute(params_from_iter(values))? as u64)
}
