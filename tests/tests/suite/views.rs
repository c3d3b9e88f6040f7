// Views: what they give is what their query gives, alone and joined.

#[view(sqlite, postgres, mysql, cockroach, mssql, name = "authors", as =
    select(fields! {
        name: users::name,
        id: users::id,
        posts: count(posts::id),
        since: min(users::created_at),
    })
    .from(users)
    .left_join(posts, eq(posts::author_id, users::id))
    .filter(and((ne(users::name, "Robert'); drop table users; --\\"), in_array(users::role, [Role::Member, Role::Boss]))))
    .group_by((users::id, users::name))
)]
#[derive(Debug, Clone, PartialEq)]
pub struct Author {
    pub id: i32,
    #[column(name = "full name")]
    pub name: String,
    pub posts: i64,
    pub since: Option<chrono::DateTime<chrono::Utc>>,
}

/// A view of a view.
#[view(sqlite, postgres, mysql, cockroach, mssql, name = "prolific", as =
    select(fields! { author: authors::id }).from(authors).filter(gte(authors::posts, 2)))]
#[derive(Debug, Clone, PartialEq)]
pub struct Prolific {
    pub author: Option<i32>,
}

/// Written by hand.
#[view(sqlite, postgres, mysql, cockroach, mssql, name = "titles", as =
    sql!("select {posts::id} as id, {posts::title} as title from {Sql::table(posts)} where {posts::title} <> {\"it's\"}"))]
#[derive(Debug, Clone, PartialEq)]
pub struct Title {
    pub id: i32,
    pub title: String,
}

/// The same view, which is there already for who names it so.
#[view(sqlite, postgres, mysql, cockroach, mssql, name = "titles", module = "existing")]
#[derive(Debug, Clone, PartialEq)]
pub struct Existing {
    pub title: String,
}

/// Literals keep their types and digits.
#[view(sqlite, postgres, mysql, cockroach, mssql, name = "literals", as =
    select(fields! {
        big: val(i64::MAX),
        small: val(-7_i16),
        ratio: val(0.1_f64 + 0.2),
        text: val(String::from("a\\'b\u{1F980}")),
        since: val(chrono::DateTime::from_timestamp(1_700_000_000, 123_456_000).unwrap_or_default()),
        day: val(chrono::NaiveDate::from_ymd_opt(2024, 2, 29).unwrap_or_default()),
        id: val(uuid::Uuid::from_u128(0x1234_5678_9abc_def0_1234_5678_9abc_def0)),
        bytes: val(vec![0_u8, 39, 255]),
    })
)]
#[derive(Debug, Clone, PartialEq)]
pub struct Literal {
    pub big: i64,
    pub small: i16,
    pub ratio: f64,
    pub text: String,
    pub since: chrono::DateTime<chrono::Utc>,
    pub day: chrono::NaiveDate,
    pub id: uuid::Uuid,
    pub bytes: Vec<u8>,
}

async fn people(db: &Db<D>) -> Result<(), Error> {
    db.create_schema_objects(schema![prolific, titles, authors, posts, users]).execute().await?;
    for name in ["Ada", "Bob", "Robert'); drop table users; --\\"] {
        db.insert(users).values(NewUser::new().name(name)).execute().await?;
        let id = db.select(users::id).from(users).filter(eq(users::name, name)).one().await?;
        for title in ["One", "it's"].into_iter().take(if name == "Bob" { 1 } else { 2 }) {
            db.insert(posts).values(NewPost::new().title(title).author_id(id)).execute().await?;
        }
    }
    Ok(())
}

/// Kept until it is refreshed.
#[view(postgres, cockroach, name = "kept", materialized, as =
    select(fields! { author: posts::author_id, posts: count(posts::id) })
        .from(posts)
        .filter(is_not_null(posts::author_id))
        .group_by(posts::author_id))]
#[unique_index(kept_author, on(author))]
#[derive(Debug, Clone, PartialEq)]
pub struct Kept {
    pub author: Option<i32>,
    pub posts: i64,
}

/// Nothing that it does not show is written through it.
#[view(postgres, mysql, mssql, name = "checked", check_option, as =
    select(fields! { id: notes::user_id, text: notes::text }).from(notes).filter(gt(notes::user_id, 10)))]
#[derive(Debug, Clone, PartialEq)]
pub struct CheckedNote {
    pub id: Option<i32>,
    pub text: Option<String>,
}

tests! {
    needs(materialized_views) async fn kept_until_refreshed(db) {
        people(db).await?;
        db.create_schema_objects(schema![kept]).execute().await?;
        let rows = async || db.count(kept).one().await;
        assert_eq!(rows().await?, 3);
        db.delete(posts).all_rows().execute().await?;
        assert_eq!(rows().await?, 3);
        db.refresh_materialized_view(kept).concurrently().execute().await?;
        assert_eq!(rows().await?, 0);
        db.refresh_materialized_view(kept).with_no_data().execute().await?;
        assert!(rows().await.is_err());
        db.refresh_materialized_view(kept).execute().await?;
        assert_eq!(rows().await?, 0);
        db.create_schema_objects(schema![kept]).if_not_exists().execute().await?;
        db.drop_schema_objects(schema![kept]).execute().await?;
        db.drop_schema_objects(schema![kept]).if_exists().execute().await?;
    }

    needs(check_options) async fn writes_through_a_view_are_checked(db) {
        db.create_schema_objects(schema![notes, checked]).execute().await?;
        db.execute(sql!("insert into {Sql::table(checked)} (id, text) values (11, 'shown')")).await?;
        assert!(db.execute(sql!("insert into {Sql::table(checked)} (id, text) values (10, 'hidden')")).await.is_err());
        let all: Vec<CheckedNote> = db.select(..).from(checked).all().await?;
        assert_eq!(all, [CheckedNote { id: Some(11), text: Some("shown".into()) }]);
        assert_eq!(db.count(notes).one().await?, 1);
    }

    async fn selected(db) {
        people(db).await?;
        let all: Vec<Author> = db.select(..).from(authors).order_by(authors::name).all().await?;
        let shown: Vec<_> = all.iter().map(|a| (&*a.name, a.posts, a.since.is_some())).collect();
        assert_eq!(shown, [("Ada", 2, true), ("Bob", 1, true)]);
        let names: Vec<String> = db.select(authors::name).from(authors).filter(eq(authors::posts, 1)).all().await?;
        assert_eq!(names, ["Bob"]);
        assert_eq!(db.count(prolific).one().await?, 1);
        let found: Vec<String> = db.select(titles::title).from(titles).all().await?;
        assert_eq!(found, ["One", "One", "One"]);
        let there: Vec<Existing> = db.select(..).from(existing).all().await?;
        assert_eq!(there.len(), 3);
    }

    async fn joined_with_the_right_nulls(db) {
        people(db).await?;
        let rows: Vec<(String, Option<Prolific>)> = db
            .select((users::name, prolific))
            .from(users)
            .left_join(prolific, eq(prolific::author, users::id))
            .filter(in_array(users::name, ["Ada", "Bob"]))
            .order_by(users::name)
            .all()
            .await?;
        let ada = rows[0].1.as_ref().map(|row| row.author.is_some());
        assert_eq!((ada, &rows[1].1), (Some(true), &None));
        alias!(authors as other);
        let pairs: Vec<(String, Option<String>)> = db
            .select((authors::name, other::name))
            .from(authors)
            .left_join(other, gt(other::posts, authors::posts))
            .order_by(authors::name)
            .all()
            .await?;
        assert_eq!(pairs, [("Ada".into(), None), ("Bob".into(), Some("Ada".into()))]);
        let busy: Vec<String> = db
            .select(users::name)
            .from(users)
            .filter(exists(select(prolific::author).from(prolific).filter(eq(prolific::author, users::id))))
            .all()
            .await?;
        assert_eq!(busy, ["Ada"]);
    }

    async fn literals_keep_their_values(db) {
        db.create_schema_objects(schema![literals]).execute().await?;
        let row: Literal = db.select(..).from(literals).one().await?;
        let expected = Literal {
            big: i64::MAX,
            small: -7,
            ratio: 0.1 + 0.2,
            text: "a\\'b\u{1F980}".into(),
            since: chrono::DateTime::from_timestamp(1_700_000_000, 123_456_000).unwrap_or_default(),
            day: chrono::NaiveDate::from_ymd_opt(2024, 2, 29).unwrap_or_default(),
            id: uuid::Uuid::from_u128(0x1234_5678_9abc_def0_1234_5678_9abc_def0),
            bytes: vec![0, 39, 255],
        };
        assert_eq!(row, expected);
    }

    async fn created_and_dropped_again(db) {
        let all = || schema![prolific, titles, authors, posts, users];
        for _ in 0..2 {
            db.create_schema_objects(all()).if_not_exists().execute().await?;
        }
        assert_eq!(db.count(authors).one().await?, 0);
        db.drop_schema_objects(all()).execute().await?;
        assert!(db.count(authors).one().await.is_err());
        db.drop_schema_objects(all()).if_exists().execute().await?;
    }
}
