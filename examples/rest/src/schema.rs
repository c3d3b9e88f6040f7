//! The tables, how they are related, and what the service answers with.
#![allow(missing_docs, reason = "the fields say it")]
use chrono::{DateTime, Utc};
use drizzle::prelude::*;
use serde::Serialize;
use utoipa::ToSchema;

#[table(postgres, name = "users")]
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct User {
    #[column(auto_increment, primary_key)]
    pub id: i64,
    pub name: String,
    #[column(unique)]
    pub email: String,
    #[column(default = now())]
    pub created_at: DateTime<Utc>,
}

#[table(postgres, name = "posts")]
#[index(posts_author_idx, on(author_id))]
#[check(posts_title_not_empty, "length(title) > 0")]
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Post {
    #[column(auto_increment, primary_key)]
    pub id: i64,
    pub title: String,
    pub body: String,
    #[column(references(users::id, on_delete = cascade))]
    pub author_id: i64,
    #[column(default = now())]
    pub created_at: DateTime<Utc>,
}

#[table(postgres, name = "comments")]
#[index(comments_post_idx, on(post_id))]
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Comment {
    #[column(auto_increment, primary_key)]
    pub id: i64,
    pub text: String,
    #[column(references(posts::id, on_delete = cascade))]
    pub post_id: i64,
}

relations! {
    users { posts: many(posts) }
    posts {
        author: one(users) on (author_id => id),
        comments: many(comments),
    }
    comments { post: one(posts) on (post_id => id) }
}

/// A user with the latest posts.
#[derive(Debug, Shape, Serialize, ToSchema)]
#[shape(users)]
pub struct UserCard {
    pub id: i64,
    pub name: String,
    #[shape(expr = count_of(posts))]
    pub written: i64,
    #[shape(order_by = desc(posts::id), limit = 5)]
    pub posts: Vec<PostSummary>,
}

/// A post in a list.
#[derive(Debug, Shape, Serialize, ToSchema)]
#[shape(posts)]
pub struct PostSummary {
    pub id: i64,
    pub title: String,
    #[shape(expr = count_of(comments))]
    pub comments: i64,
}

/// A post with all that belongs to it.
#[derive(Debug, Shape, Serialize, ToSchema)]
#[shape(posts)]
pub struct PostPage {
    pub id: i64,
    pub title: String,
    pub body: String,
    #[shape]
    pub author: Author,
    #[shape(order_by = comments::id)]
    pub comments: Vec<CommentText>,
}

/// Who wrote a post.
#[derive(Debug, Shape, Serialize, ToSchema)]
#[shape(users)]
pub struct Author {
    pub id: i64,
    pub name: String,
}

/// What somebody said about a post.
#[derive(Debug, Shape, Serialize, ToSchema)]
#[shape(comments)]
pub struct CommentText {
    pub text: String,
}
