//! The service on a server: `DRIZZLE_POSTGRES_URL=$(bash tests/servers/postgres.sh start) cargo test -p drizzle-example-rest`.
use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use drizzle::driver::postgres::PgOptions;
use drizzle::prelude::*;
use http_body_util::BodyExt as _;
use serde_json::{Value, json};
use tower::ServiceExt as _;

/// Runs a test on a schema of its own.
async fn with_app(name: &str, test: impl AsyncFnOnce(Router)) {
    let url = std::env::var("DRIZZLE_POSTGRES_URL")
        .expect("a server: DRIZZLE_POSTGRES_URL=$(bash tests/servers/postgres.sh start)");
    let name = format!("rest_{name}_{}", std::process::id());
    let schema = || Sql::identifier(name.clone());
    let admin = Db::<Postgres>::connect(&url).await.unwrap();
    admin
        .execute(sql!("create schema {schema()}"))
        .await
        .unwrap();
    let path = name.clone();
    let options =
        PgOptions::new().connect_options(move |o| o.options([("search_path", path.as_str())]));
    let db = Db::connect_with(&url, options).await.unwrap();
    assert_eq!(drizzle_example_rest::migrate(&db).await.unwrap().len(), 1);
    // A second instance finds nothing to do.
    assert!(drizzle_example_rest::migrate(&db).await.unwrap().is_empty());
    test(drizzle_example_rest::app(db.clone())).await;
    db.close().await;
    admin
        .execute(sql!("drop schema {schema()} cascade"))
        .await
        .unwrap();
}

async fn call(app: &Router, method: &str, path: &str, body: Value) -> (StatusCode, Value) {
    let request = Request::builder()
        .method(method)
        .uri(path)
        .header("content-type", "application/json")
        .body(Body::from(body.to_string()))
        .unwrap();
    let response = app.clone().oneshot(request).await.unwrap();
    let status = response.status();
    let bytes = response.into_body().collect().await.unwrap().to_bytes();
    let body = serde_json::from_slice(&bytes).unwrap_or(Value::Null);
    (status, body)
}

#[tokio::test]
async fn users_and_posts() {
    with_app("users_and_posts", async |app| {
        let ada = json!({ "name": "Ada", "email": "ada@example.org" });
        let (status, user) = call(&app, "POST", "/users", ada).await;
        assert_eq!((status, &user["id"]), (StatusCode::CREATED, &json!(1)));
        let new = json!({ "title": "On the engine", "body": "..", "comments": ["First!", "Second"] });
        let (status, post) = call(&app, "POST", "/users/1/posts", new).await;
        assert_eq!(status, StatusCode::CREATED, "{post}");
        assert_eq!(post["author"], json!({ "id": 1, "name": "Ada" }));
        assert_eq!(post["comments"], json!([{ "text": "First!" }, { "text": "Second" }]));
        let (status, card) = call(&app, "GET", "/users/1", Value::Null).await;
        assert_eq!(status, StatusCode::OK);
        assert_eq!(
            card,
            json!({ "id": 1, "name": "Ada", "written": 1, "posts": [{ "id": 1, "title": "On the engine", "comments": 2 }] })
        );
        let (status, user) = call(&app, "PATCH", "/users/1", json!({ "name": "Ada L." })).await;
        assert_eq!((status, &user["name"]), (StatusCode::OK, &json!("Ada L.")));
        assert_eq!(user["email"], "ada@example.org");
        let (status, _) = call(&app, "DELETE", "/users/1", Value::Null).await;
        assert_eq!(status, StatusCode::NO_CONTENT);
        let (status, _) = call(&app, "GET", "/posts/1", Value::Null).await;
        assert_eq!(status, StatusCode::NOT_FOUND);
    })
    .await;
}

#[tokio::test]
async fn pages() {
    with_app("pages", async |app| {
        let ada = json!({ "name": "Ada", "email": "ada@example.org" });
        call(&app, "POST", "/users", ada).await;
        for n in 1..=25 {
            let new = json!({ "title": format!("Post {n}"), "body": "" });
            call(&app, "POST", "/users/1/posts", new).await;
        }
        let (_, first) = call(&app, "GET", "/posts?author=1", Value::Null).await;
        let titles = |page: &Value| page["posts"].as_array().map_or(0, Vec::len);
        assert_eq!((titles(&first), &first["next"]), (20, &json!(6)));
        assert_eq!(first["posts"][0]["title"], "Post 25");
        let (_, second) = call(&app, "GET", "/posts?author=1&after=6", Value::Null).await;
        assert_eq!((titles(&second), &second["next"]), (5, &Value::Null));
        let (_, found) = call(&app, "GET", "/posts?title=POST%202", Value::Null).await;
        assert_eq!(titles(&found), 7);
        // `%` is a character like others.
        let (_, found) = call(&app, "GET", "/posts?title=%25", Value::Null).await;
        assert_eq!(titles(&found), 0);
    })
    .await;
}

#[tokio::test]
async fn errors() {
    with_app("errors", async |app| {
        let ada = json!({ "name": "Ada", "email": "ada@example.org" });
        call(&app, "POST", "/users", ada.clone()).await;
        let (status, problem) = call(&app, "POST", "/users", ada).await;
        assert_eq!(status, StatusCode::CONFLICT);
        assert_eq!(
            (&problem["error"], &problem["columns"]),
            (&json!("taken"), &json!(["email"]))
        );
        // The problem names the column, and not what was sent.
        assert!(!problem.to_string().contains("ada@"), "{problem}");
        let post = |title: &str| json!({ "title": title, "body": "" });
        let (status, problem) = call(&app, "POST", "/users/99/posts", post("Lost")).await;
        assert_eq!(
            (status, &problem["error"]),
            (
                StatusCode::UNPROCESSABLE_ENTITY,
                &json!("no_such_reference")
            )
        );
        let (status, problem) = call(&app, "POST", "/users/1/posts", post("")).await;
        assert_eq!(
            (status, &problem["constraint"]),
            (
                StatusCode::UNPROCESSABLE_ENTITY,
                &json!("posts_title_not_empty")
            )
        );
        let (status, _) = call(&app, "GET", "/users/99", Value::Null).await;
        assert_eq!(status, StatusCode::NOT_FOUND);
        let (status, _) = call(&app, "DELETE", "/users/99", Value::Null).await;
        assert_eq!(status, StatusCode::NOT_FOUND);
    })
    .await;
}

#[tokio::test]
async fn description() {
    with_app("description", async |app| {
        let (status, api) = call(&app, "GET", "/openapi.json", Value::Null).await;
        assert_eq!(status, StatusCode::OK);
        assert!(api["paths"]["/users/{id}"]["patch"].is_object());
        let card = &api["components"]["schemas"]["UserCard"]["properties"];
        assert_eq!(
            card["posts"]["items"]["$ref"],
            "#/components/schemas/PostSummary"
        );
    })
    .await;
}
