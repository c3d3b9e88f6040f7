//! The tables of Diesel's benchmark suite, and what they are filled with.
use drizzle::prelude::*;
use std::collections::HashMap;

#[table(sqlite, postgres, mysql, name = "users")]
#[derive(Debug, Clone, PartialEq, sqlx::FromRow)]
pub(crate) struct User {
    #[column(serial, primary_key)]
    pub(crate) id: i32,
    pub(crate) name: String,
    pub(crate) hair_color: Option<String>,
}

#[table(sqlite, postgres, mysql, name = "posts")]
#[derive(Debug, Clone, PartialEq, sqlx::FromRow)]
pub(crate) struct Post {
    #[column(serial, primary_key)]
    pub(crate) id: i32,
    pub(crate) user_id: i32,
    pub(crate) title: String,
    pub(crate) body: Option<String>,
}

#[table(sqlite, postgres, mysql, name = "comments")]
#[derive(Debug, Clone, PartialEq, sqlx::FromRow)]
pub(crate) struct Comment {
    #[column(serial, primary_key)]
    pub(crate) id: i32,
    pub(crate) post_id: i32,
    pub(crate) text: String,
}

relations! {
    users { posts: many(posts) on (id => user_id) }
    posts { comments: many(comments) on (id => post_id) }
}

/// A user's posts, each with its comments.
pub(crate) type Loaded = (User, Vec<(Post, Vec<Comment>)>);

/// Puts children to their parents.
pub(crate) fn grouped(users: Vec<User>, posts: Vec<Post>, comments: Vec<Comment>) -> Vec<Loaded> {
    let mut of_post = by_key(comments, |comment| comment.post_id);
    let mut of_user = by_key(posts, |post| post.user_id);
    let with_comments = |post: Post| {
        let comments = of_post.remove(&post.id).unwrap_or_default();
        (post, comments)
    };
    let mut with_comments = with_comments;
    let with_posts = |user: User| {
        let posts = of_user.remove(&user.id).unwrap_or_default();
        (user, posts.into_iter().map(&mut with_comments).collect())
    };
    users.into_iter().map(with_posts).collect()
}

fn by_key<T>(children: Vec<T>, key: impl Fn(&T) -> i32) -> HashMap<i32, Vec<T>> {
    let mut by_key: HashMap<i32, Vec<T>> = HashMap::new();
    for child in children {
        by_key.entry(key(&child)).or_default().push(child);
    }
    by_key
}

/// Which rows a case needs.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Fill {
    /// Nothing.
    Empty,
    /// Users whose hair is black and brown in turn; every second one with black hair has a post.
    Users(i32),
    /// Users with ten posts each, and posts with ten comments each.
    Associations(i32),
    /// So many users with ten posts each, and posts with so many comments each.
    Nested(i32, i32),
}

impl Fill {
    /// The statements that create the tables and fill them. They name their ids, so that every database
    /// holds the same rows.
    pub(crate) fn script(self, integer: &str, serial: &str) -> Vec<String> {
        let mut script = vec![
            "drop table if exists comments".to_owned(),
            "drop table if exists posts".to_owned(),
            "drop table if exists users".to_owned(),
            format!("create table users (id {serial}, name text not null, hair_color text)"),
            format!(
                "create table posts (id {serial}, user_id {integer} not null, title text not null, body text)"
            ),
            format!(
                "create table comments (id {serial}, post_id {integer} not null, text text not null)"
            ),
            "create index posts_user_id on posts (user_id)".to_owned(),
            "create index comments_post_id on comments (post_id)".to_owned(),
        ];
        let text = |text: &str| format!("'{text}'");
        let or_null = |value: &Option<String>| value.as_deref().map_or("null".into(), text);
        let user = |u: &User| format!("({}, '{}', {})", u.id, u.name, or_null(&u.hair_color));
        let post = |p: &Post| {
            let body = or_null(&p.body);
            format!("({}, {}, '{}', {body})", p.id, p.user_id, p.title)
        };
        let comment = |c: &Comment| format!("({}, {}, '{}')", c.id, c.post_id, c.text);
        let (users, posts, comments) = self.rows();
        let tables: [(&str, Vec<String>); 3] = [
            ("users", users.iter().map(user).collect()),
            ("posts", posts.iter().map(post).collect()),
            ("comments", comments.iter().map(comment).collect()),
        ];
        for (table, rows) in &tables {
            let inserts = rows.chunks(500);
            script.extend(
                inserts.map(|rows| format!("insert into {table} values {}", rows.join(", "))),
            );
        }
        script
    }

    fn rows(self) -> (Vec<User>, Vec<Post>, Vec<Comment>) {
        let users = |count: i32| {
            (0..count).map(|n| {
                let color = if n % 2 == 0 { "black" } else { "brown" };
                User {
                    id: n + 1,
                    name: format!("User {n}"),
                    hair_color: Some(color.into()),
                }
            })
        };
        let post = |id: i32, user: i32| Post {
            id,
            user_id: user,
            title: format!("Post {id} of user {user}"),
            body: (id % 2 == 0).then(|| "What I did, and why".into()),
        };
        match self {
            Fill::Empty => Default::default(),
            Fill::Users(count) => {
                let posts = (0..count).step_by(4).map(|n| post(n + 1, n + 1));
                (users(count).collect(), posts.collect(), Vec::new())
            }
            Fill::Nested(count, each) => {
                let posts = (0..count * 10).map(|n| post(n + 1, n / 10 + 1));
                let comments = (0..count * 10 * each).map(|n| Comment {
                    id: n + 1,
                    post_id: n / each + 1,
                    text: format!("Comment {n}"),
                });
                (users(count).collect(), posts.collect(), comments.collect())
            }
            Fill::Associations(count) => {
                let posts = (0..count * 10).map(|n| post(n + 1, n / 10 + 1));
                let comments = (0..count * 100).map(|n| Comment {
                    id: n + 1,
                    post_id: n / 10 + 1,
                    text: format!("Comment {n}"),
                });
                (users(count).collect(), posts.collect(), comments.collect())
            }
        }
    }
}
