//! The queries with Drizzle.
use crate::schema::*;
use drizzle::prelude::*;

/// The same functions for each dialect.
macro_rules! queries {
    ($dialect:ident, $module:ident) => {
        #[allow(dead_code, reason = "nested rows are not measured on every database")]
        pub(crate) mod $module {
            use super::*;

            pub(crate) async fn trivial_query(db: &Db<$dialect>) -> Result<Vec<User>, Error> {
                db.select(..).from(users).all().await
            }

            pub(crate) async fn medium_complex_query(
                db: &Db<$dialect>,
            ) -> Result<Vec<(User, Option<Post>)>, Error> {
                db.select(..)
                    .from(users)
                    .left_join(posts, eq(users::id, posts::user_id))
                    .filter(eq(users::hair_color, "black"))
                    .order_by(desc(users::name))
                    .all()
                    .await
            }

            pub(crate) async fn loading_associations(
                db: &Db<$dialect>,
            ) -> Result<Vec<Loaded>, Error> {
                let all_users: Vec<User> = db.select(..).from(users).all().await?;
                let ids: Vec<i32> = all_users.iter().map(|user| user.id).collect();
                let of_users = in_array(posts::user_id, ids);
                let all_posts: Vec<Post> = db.select(..).from(posts).filter(of_users).all().await?;
                let ids: Vec<i32> = all_posts.iter().map(|post| post.id).collect();
                let of_posts = in_array(comments::post_id, ids);
                let all_comments = db.select(..).from(comments).filter(of_posts).all().await?;
                Ok(grouped(all_users, all_posts, all_comments))
            }

            /// As nested rows, in one statement.
            pub(crate) async fn nested(db: &Db<$dialect>) -> Result<Vec<Loaded>, Error> {
                let rows = db.query(find!(users { .., order_by: users::id, posts { .., order_by: posts::id, comments { .., order_by: comments::id } } })).all().await?;
                Ok(rows
                    .into_iter()
                    .map(|user| {
                        let posts = user.posts.into_iter();
                        (user.row, posts.map(|post| (post.row, post.comments)).collect())
                    })
                    .collect())
            }

            /// As nested rows, one statement for each level.
            pub(crate) async fn batched(db: &Db<$dialect>) -> Result<Vec<Loaded>, Error> {
                let rows = db.query(find!(users { .., order_by: users::id, posts { .., order_by: posts::id, comments { .., order_by: comments::id } } })).batched().all().await?;
                Ok(rows
                    .into_iter()
                    .map(|user| {
                        let posts = user.posts.into_iter();
                        (user.row, posts.map(|post| (post.row, post.comments)).collect())
                    })
                    .collect())
            }

            pub(crate) async fn insert_one(db: &Db<$dialect>, name: &str) -> Result<u64, Error> {
                let new = NewUser::new().name(name).hair_color("black");
                db.insert(users).values(new).execute().await
            }

            pub(crate) async fn insert_many(
                db: &Db<$dialect>,
                names: &[String],
            ) -> Result<u64, Error> {
                let new = |name: &String| NewUser::new().name(name.as_str()).hair_color("black");
                let new: Vec<NewUser> = names.iter().map(new).collect();
                db.insert(users).values(new).execute().await
            }
        }
    };
}

queries!(Sqlite, on_sqlite);
queries!(Postgres, on_postgres);
queries!(MySql, on_mysql);
