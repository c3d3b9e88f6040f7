//! The queries with Diesel and diesel-async.
use crate::schema::Loaded;
use diesel::prelude::*;

diesel::table! { users (id) { id -> Integer, name -> Text, hair_color -> Nullable<Text>, } }
diesel::table! { posts (id) { id -> Integer, user_id -> Integer, title -> Text, body -> Nullable<Text>, } }
diesel::table! { comments (id) { id -> Integer, post_id -> Integer, text -> Text, } }
diesel::joinable!(posts -> users (user_id));
diesel::joinable!(comments -> posts (post_id));
diesel::allow_tables_to_appear_in_same_query!(users, posts, comments);

#[derive(Debug, Queryable, Identifiable)]
#[diesel(table_name = users)]
pub(crate) struct User {
    pub(crate) id: i32,
    pub(crate) name: String,
    pub(crate) hair_color: Option<String>,
}

#[derive(Debug, Queryable, Identifiable, Associations)]
#[diesel(table_name = posts, belongs_to(User))]
pub(crate) struct Post {
    pub(crate) id: i32,
    pub(crate) user_id: i32,
    pub(crate) title: String,
    pub(crate) body: Option<String>,
}

#[derive(Debug, Queryable, Identifiable, Associations)]
#[diesel(table_name = comments, belongs_to(Post))]
pub(crate) struct Comment {
    pub(crate) id: i32,
    pub(crate) post_id: i32,
    pub(crate) text: String,
}

#[derive(Insertable)]
#[diesel(table_name = users)]
struct NewUser<'a> {
    name: &'a str,
    hair_color: Option<&'a str>,
}

impl<'a> NewUser<'a> {
    fn black(name: &'a String) -> Self {
        NewUser {
            name,
            hair_color: Some("black"),
        }
    }
}

impl From<User> for crate::schema::User {
    fn from(
        User {
            id,
            name,
            hair_color,
        }: User,
    ) -> Self {
        crate::schema::User {
            id,
            name,
            hair_color,
        }
    }
}
impl From<Post> for crate::schema::Post {
    fn from(
        Post {
            id,
            user_id,
            title,
            body,
        }: Post,
    ) -> Self {
        crate::schema::Post {
            id,
            user_id,
            title,
            body,
        }
    }
}
impl From<Comment> for crate::schema::Comment {
    fn from(Comment { id, post_id, text }: Comment) -> Self {
        crate::schema::Comment { id, post_id, text }
    }
}

/// A user's posts, each with its comments.
pub(crate) type Nested = Vec<(User, Vec<(Post, Vec<Comment>)>)>;

/// As the other sides have it; not measured.
pub(crate) fn loaded(nested: Nested) -> Vec<Loaded> {
    let comments = |comments: Vec<Comment>| comments.into_iter().map(Into::into).collect();
    let post = |(post, of_post): (Post, Vec<Comment>)| (post.into(), comments(of_post));
    let user =
        |(user, posts): (User, Vec<_>)| (User::into(user), posts.into_iter().map(post).collect());
    nested.into_iter().map(user).collect()
}

fn grouped(all_users: Vec<User>, all_posts: Vec<Post>, all_comments: Vec<Comment>) -> Nested {
    let all_comments = all_comments.grouped_by(&all_posts);
    let all_posts: Vec<(Post, Vec<Comment>)> = all_posts.into_iter().zip(all_comments).collect();
    let all_posts = all_posts.grouped_by(&all_users);
    all_users.into_iter().zip(all_posts).collect()
}

/// The same functions for each connection; `await` where it is one of diesel-async.
macro_rules! queries {
    ($module:ident, $connection:ty, $dsl:path, [$($asynchronous:tt)?], [$($wait:tt)*]) => {
        pub(crate) mod $module {
            use super::*;
            #[allow(unused_imports, reason = "one of the two is in the prelude")]
            use $dsl as RunQueryDsl;

            pub(crate) $($asynchronous)? fn trivial_query(db: &mut $connection) -> QueryResult<Vec<User>> {
                RunQueryDsl::load(users::table, db) $($wait)*
            }

            pub(crate) $($asynchronous)? fn medium_complex_query(
                db: &mut $connection,
            ) -> QueryResult<Vec<(User, Option<Post>)>> {
                let query = users::table
                    .left_join(posts::table)
                    .filter(users::hair_color.eq("black"))
                    .order(users::name.desc());
                RunQueryDsl::load(query, db) $($wait)*
            }

            pub(crate) $($asynchronous)? fn loading_associations(db: &mut $connection) -> QueryResult<Nested> {
                let all_users: Vec<User> = RunQueryDsl::load(users::table, db) $($wait)* ?;
                let of_users = Post::belonging_to(&all_users);
                let all_posts: Vec<Post> = RunQueryDsl::load(of_users, db) $($wait)* ?;
                let of_posts = Comment::belonging_to(&all_posts);
                let all_comments: Vec<Comment> = RunQueryDsl::load(of_posts, db) $($wait)* ?;
                Ok(grouped(all_users, all_posts, all_comments))
            }

            pub(crate) $($asynchronous)? fn insert(db: &mut $connection, names: &[String]) -> QueryResult<usize> {
                let new: Vec<NewUser<'_>> = names.iter().map(NewUser::black).collect();
                RunQueryDsl::execute(diesel::insert_into(users::table).values(&new), db) $($wait)*
            }
        }
    };
}

queries!(on_sqlite, SqliteConnection, diesel::RunQueryDsl, [], []);
queries!(on_postgres, PgConnection, diesel::RunQueryDsl, [], []);
queries!(asynchronous, diesel_async::AsyncPgConnection, diesel_async::RunQueryDsl, [async], [.await]);
