// Whole schemas: created in the order of their foreign keys, and dropped again.

/// Tables that refer to each other in a circle, and to themselves.
#[table(sqlite, postgres, mysql, cockroach, mssql, name = "teams")]
#[derive(Debug, Clone, PartialEq)]
pub struct Team {
    #[column(primary_key)]
    pub id: i32,
    #[column(references(players::id))]
    pub captain: Option<i32>,
    #[column(references(teams::id))]
    pub parent: Option<i32>,
}

#[table(sqlite, postgres, mysql, cockroach, mssql, name = "players")]
#[derive(Debug, Clone, PartialEq)]
pub struct Player {
    #[column(primary_key)]
    pub id: i32,
    #[column(references(teams::id))]
    pub team: i32,
}

tests! {
    async fn tables_in_any_order(db) {
        let all = || schema![comments, bookmarks, posts, users, notes];
        db.create_schema_objects(all()).execute().await?;
        db.insert(users).values(NewUser::new().name("Ada")).execute().await?;
        let user = db.select(users::id).from(users).one().await?;
        db.insert(posts).values(NewPost::new().title("One").author_id(user)).execute().await?;
        let post = db.select(posts::id).from(posts).one().await?;
        db.insert(comments).values(NewComment::new().post_id(post).body("!")).execute().await?;
        // What is there stays as it is.
        db.create_schema_objects(all()).if_not_exists().execute().await?;
        assert_eq!(db.count(comments).one().await?, 1);
        db.drop_schema_objects(all()).execute().await?;
        assert!(db.count(users).one().await.is_err());
        db.drop_schema_objects(all()).if_exists().execute().await?;
        // And from the beginning.
        db.create_schema_objects(all()).execute().await?;
        assert_eq!(db.count(users).one().await?, 0);
    }

    async fn circles_are_closed_and_dropped(db) {
        db.create_schema_objects(schema![teams, players]).execute().await?;
        db.insert(teams).values(NewTeam::new().id(1)).execute().await?;
        db.insert(players).values(NewPlayer::new().id(7).team(1)).execute().await?;
        db.update(teams).set(teams::captain, 7).filter(eq(teams::id, 1)).execute().await?;
        let error = db.insert(players).values(NewPlayer::new().id(8).team(2)).execute().await.unwrap_err();
        assert!(matches!(error, Error::ForeignKey(_)), "{error:?}");
        let error = db.update(teams).set(teams::captain, 9).filter(eq(teams::id, 1)).execute().await.unwrap_err();
        assert!(matches!(error, Error::ForeignKey(_)), "{error:?}");
        db.drop_schema_objects(schema![teams, players]).execute().await?;
        // Nothing of it is left: it can be created again, and dropped where it is there or not.
        db.create_schema_objects(schema![players, teams]).execute().await?;
        db.insert(teams).values(NewTeam::new().id(1)).execute().await?;
        db.insert(players).values(NewPlayer::new().id(7).team(1)).execute().await?;
        db.update(teams).set(teams::captain, 7).filter(eq(teams::id, 1)).execute().await?;
        for _ in 0..2 {
            db.drop_schema_objects(schema![teams, players]).if_exists().execute().await?;
        }
        db.create_schema_objects(schema![teams, players]).execute().await?;
        assert_eq!(db.count(teams).one().await?, 0);
    }

    needs(guarded_foreign_keys) async fn circles_are_closed_once(db) {
        for _ in 0..2 {
            db.create_schema_objects(schema![teams, players]).if_not_exists().execute().await?;
        }
        db.insert(teams).values(NewTeam::new().id(1)).execute().await?;
        let error = db.update(teams).set(teams::captain, 9).filter(eq(teams::id, 1)).execute().await.unwrap_err();
        assert!(matches!(error, Error::ForeignKey(_)), "{error:?}");
    }

    needs(ddl_in_transactions) async fn all_or_nothing(db) {
        db.create_table(notes).execute().await?;
        // The last one is there already.
        assert!(db.create_schema_objects(schema![users, posts, notes]).execute().await.is_err());
        db.create_schema_objects(schema![users, posts, notes]).if_not_exists().execute().await?;
        // The last one that is dropped is not there.
        db.drop_table(posts).execute().await?;
        db.drop_table(users).execute().await?;
        assert!(db.drop_schema_objects(schema![users, notes]).execute().await.is_err());
        assert_eq!(db.count(notes).one().await?, 0);
    }

    async fn a_table_that_may_not_be_there(db) {
        db.drop_table(notes).if_exists().execute().await?;
        assert!(db.drop_table(notes).execute().await.is_err());
        db.create_table(notes).execute().await?;
        db.drop_table(notes).execute().await?;
        assert!(db.count(notes).one().await.is_err());
    }
}
