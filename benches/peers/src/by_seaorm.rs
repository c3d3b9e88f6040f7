//! The queries with SeaORM, whose queries are the same on every database.
use crate::schema::Loaded;
use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue::Set, LoaderTrait, QueryOrder};

pub(crate) mod users {
    use sea_orm::entity::prelude::*;
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "users")]
    pub(crate) struct Model {
        #[sea_orm(primary_key)]
        pub(crate) id: i32,
        pub(crate) name: String,
        pub(crate) hair_color: Option<String>,
    }
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {
        #[sea_orm(has_many = "super::posts::Entity")]
        Posts,
    }
    impl Related<super::posts::Entity> for Entity {
        fn to() -> RelationDef {
            Relation::Posts.def()
        }
    }
    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod posts {
    use sea_orm::entity::prelude::*;
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "posts")]
    pub(crate) struct Model {
        #[sea_orm(primary_key)]
        pub(crate) id: i32,
        pub(crate) user_id: i32,
        pub(crate) title: String,
        pub(crate) body: Option<String>,
    }
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {
        #[sea_orm(
            belongs_to = "super::users::Entity",
            from = "Column::UserId",
            to = "super::users::Column::Id"
        )]
        Users,
        #[sea_orm(has_many = "super::comments::Entity")]
        Comments,
    }
    impl Related<super::users::Entity> for Entity {
        fn to() -> RelationDef {
            Relation::Users.def()
        }
    }
    impl Related<super::comments::Entity> for Entity {
        fn to() -> RelationDef {
            Relation::Comments.def()
        }
    }
    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod comments {
    use sea_orm::entity::prelude::*;
    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "comments")]
    pub(crate) struct Model {
        #[sea_orm(primary_key)]
        pub(crate) id: i32,
        pub(crate) post_id: i32,
        pub(crate) text: String,
    }
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {
        #[sea_orm(
            belongs_to = "super::posts::Entity",
            from = "Column::PostId",
            to = "super::posts::Column::Id"
        )]
        Posts,
    }
    impl Related<super::posts::Entity> for Entity {
        fn to() -> RelationDef {
            Relation::Posts.def()
        }
    }
    impl ActiveModelBehavior for ActiveModel {}
}

impl From<users::Model> for crate::schema::User {
    fn from(
        users::Model {
            id,
            name,
            hair_color,
        }: users::Model,
    ) -> Self {
        crate::schema::User {
            id,
            name,
            hair_color,
        }
    }
}
impl From<posts::Model> for crate::schema::Post {
    fn from(
        posts::Model {
            id,
            user_id,
            title,
            body,
        }: posts::Model,
    ) -> Self {
        crate::schema::Post {
            id,
            user_id,
            title,
            body,
        }
    }
}
impl From<comments::Model> for crate::schema::Comment {
    fn from(comments::Model { id, post_id, text }: comments::Model) -> Self {
        crate::schema::Comment { id, post_id, text }
    }
}

/// A user's posts, each with its comments.
pub(crate) type Nested = Vec<(users::Model, Vec<(posts::Model, Vec<comments::Model>)>)>;

/// As the other sides have it; not measured.
pub(crate) fn loaded(nested: Nested) -> Vec<Loaded> {
    let comments = |all: Vec<comments::Model>| all.into_iter().map(Into::into).collect();
    let post = |(post, of_post): (posts::Model, _)| (post.into(), comments(of_post));
    let user = |(user, posts): (users::Model, Vec<_>)| {
        (user.into(), posts.into_iter().map(post).collect())
    };
    nested.into_iter().map(user).collect()
}

pub(crate) async fn trivial_query(db: &DatabaseConnection) -> Result<Vec<users::Model>, DbErr> {
    users::Entity::find().all(db).await
}

pub(crate) async fn medium_complex_query(
    db: &DatabaseConnection,
) -> Result<Vec<(users::Model, Option<posts::Model>)>, DbErr> {
    users::Entity::find()
        .find_also_related(posts::Entity)
        .filter(users::Column::HairColor.eq("black"))
        .order_by_desc(users::Column::Name)
        .all(db)
        .await
}

pub(crate) async fn loading_associations(db: &DatabaseConnection) -> Result<Nested, DbErr> {
    let all_users = users::Entity::find().all(db).await?;
    let of_users = all_users.load_many(posts::Entity, db).await?;
    let all_posts: Vec<posts::Model> = of_users.iter().flatten().cloned().collect();
    let mut of_posts = all_posts.load_many(comments::Entity, db).await?.into_iter();
    let with_comments = |posts: Vec<posts::Model>| {
        let posts = posts.into_iter();
        posts
            .map(|post| (post, of_posts.next().unwrap_or_default()))
            .collect()
    };
    let nested = of_users.into_iter().map(with_comments);
    Ok(all_users.into_iter().zip(nested).collect())
}

pub(crate) async fn insert(db: &DatabaseConnection, names: &[String]) -> Result<u64, DbErr> {
    let new = |name: &String| users::ActiveModel {
        name: Set(name.clone()),
        hair_color: Set(Some("black".into())),
        ..Default::default()
    };
    users::Entity::insert_many(names.iter().map(new))
        .exec_without_returning(db)
        .await
}
