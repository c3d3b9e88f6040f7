//! A REST service on axum and PostgreSQL: typed errors become status codes, answers hold related rows, migrations are
//! applied at the start, and `/openapi.json` describes it all.
//!
//! `DATABASE_URL=$(bash tests/servers/postgres.sh start) cargo run -p drizzle-example-rest`
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::{Json, Router};
use drizzle::migrate::{MigrateError, Migrator};
use drizzle::prelude::*;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub mod error;
pub mod schema;

use error::{ApiError, Problem};
use schema::*;

type Pool = State<Db<Postgres>>;
type Answer<T> = Result<T, ApiError>;

/// Brings the database up to date. Several instances may start at once.
///
/// # Errors
/// When a migration fails.
pub async fn migrate(db: &Db<Postgres>) -> Result<Vec<String>, MigrateError> {
    Migrator::new(drizzle::embed_migrations!("drizzle"))
        .run(db)
        .await
}

/// The routes.
pub fn app(db: Db<Postgres>) -> Router {
    let (router, api) = OpenApiRouter::new()
        .routes(routes!(create_user))
        .routes(routes!(user, change_user, delete_user))
        .routes(routes!(create_post))
        .routes(routes!(list_posts))
        .routes(routes!(post))
        .split_for_parts();
    router
        .route(
            "/openapi.json",
            axum::routing::get(async move || Json(api.clone())),
        )
        .with_state(db)
}

/// A user to be.
#[derive(Debug, Deserialize, ToSchema)]
struct CreateUser {
    name: String,
    email: String,
}

/// What changes of a user.
#[derive(Debug, Deserialize, ToSchema)]
struct ChangeUser {
    name: Option<String>,
    email: Option<String>,
}

/// A post to be, with its first comments.
#[derive(Debug, Deserialize, ToSchema)]
struct CreatePost {
    title: String,
    body: String,
    #[serde(default)]
    comments: Vec<String>,
}

#[utoipa::path(post, path = "/users", request_body = CreateUser, responses(
    (status = 201, body = User), (status = 409, body = Problem)
))]
async fn create_user(
    State(db): Pool,
    Json(new): Json<CreateUser>,
) -> Answer<(StatusCode, Json<User>)> {
    let new = NewUser::new().name(new.name).email(new.email);
    let user = db.insert(users).values(new).returning(..).one().await?;
    Ok((StatusCode::CREATED, Json(user)))
}

#[utoipa::path(get, path = "/users/{id}", params(("id" = i64, Path)), responses(
    (status = 200, body = UserCard), (status = 404, body = Problem)
))]
async fn user(State(db): Pool, Path(id): Path<i64>) -> Answer<Json<UserCard>> {
    let query = db.query_as::<UserCard>();
    Ok(Json(query.filter(eq(users::id, id)).one().await?))
}

#[utoipa::path(patch, path = "/users/{id}", params(("id" = i64, Path)), request_body = ChangeUser, responses(
    (status = 200, body = User), (status = 404, body = Problem), (status = 409, body = Problem)
))]
async fn change_user(
    State(db): Pool,
    Path(id): Path<i64>,
    Json(change): Json<ChangeUser>,
) -> Answer<Json<User>> {
    let changes = UserChanges {
        name: change.name,
        email: change.email,
        ..Default::default()
    };
    let user = db
        .update(users)
        .changes(changes)
        .filter(eq(users::id, id))
        .returning(..)
        .one()
        .await?;
    Ok(Json(user))
}

#[utoipa::path(delete, path = "/users/{id}", params(("id" = i64, Path)), responses(
    (status = 204), (status = 404, body = Problem)
))]
async fn delete_user(State(db): Pool, Path(id): Path<i64>) -> Answer<StatusCode> {
    let gone = db.delete(users).filter(eq(users::id, id));
    gone.returning(users::id).one().await?;
    Ok(StatusCode::NO_CONTENT)
}

#[utoipa::path(post, path = "/users/{id}/posts", params(("id" = i64, Path)), request_body = CreatePost, responses(
    (status = 201, body = PostPage), (status = 422, body = Problem)
))]
async fn create_post(
    State(db): Pool,
    Path(author): Path<i64>,
    Json(new): Json<CreatePost>,
) -> Answer<(StatusCode, Json<PostPage>)> {
    // The post and its comments, or nothing.
    let row = NewPost::new()
        .title(new.title)
        .body(new.body)
        .author_id(author);
    let texts: Vec<_> = new
        .comments
        .into_iter()
        .map(|text| NewComment::new().text(text))
        .collect();
    let tree = nested(row).with(posts().comments(), texts);
    let written: Post = db.insert_nested(posts, tree).await?;
    let page = page_of(&db, written.id).await?;
    Ok((StatusCode::CREATED, Json(page)))
}

#[utoipa::path(get, path = "/posts/{id}", params(("id" = i64, Path)), responses(
    (status = 200, body = PostPage), (status = 404, body = Problem)
))]
async fn post(State(db): Pool, Path(id): Path<i64>) -> Answer<Json<PostPage>> {
    Ok(Json(page_of(&db, id).await?))
}

async fn page_of(db: &impl Executor<Postgres>, id: i64) -> Result<PostPage, Error> {
    let query = db.query_as::<PostPage>();
    query.filter(eq(posts::id, id)).one().await
}

/// Which posts, and after which one.
#[derive(Debug, Deserialize, IntoParams)]
struct Search {
    /// Words of the title.
    title: Option<String>,
    author: Option<i64>,
    /// The last post of the page before.
    after: Option<i64>,
}

/// A page of a list.
#[derive(Debug, Serialize, ToSchema)]
struct Page {
    posts: Vec<Post>,
    /// What to give as `after` for the next page.
    next: Option<i64>,
}

const PAGE: i64 = 20;

#[utoipa::path(get, path = "/posts", params(Search), responses((status = 200, body = Page)))]
async fn list_posts(State(db): Pool, Query(search): Query<Search>) -> Answer<Json<Page>> {
    let found: Vec<Post> = db
        .select(..)
        .from(posts)
        .filter((
            search
                .title
                .map(|words| lower(posts::title).contains(words.to_lowercase())),
            search.author.map(|id| eq(posts::author_id, id)),
        ))
        .after(desc(posts::id), search.after)
        .limit(PAGE)
        .all()
        .await?;
    let full = found.len() as i64 == PAGE;
    let next = found.last().filter(|_| full).map(|post| post.id);
    Ok(Json(Page { posts: found, next }))
}
