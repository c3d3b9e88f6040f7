#[allow(dead_code, reason = "not every dialect has locks")]
async fn three(db: &Db<D>) -> Result<(), Error> {
    db.create_table(users).execute().await?;
    db.insert(users).values(["Anne", "Bertha", "Cid"].map(|name| NewUser::new().name(name))).execute().await?;
    Ok(())
}

tests! {
    /// What one transaction has locked, another connection does not get, and need not wait for.
    needs(row_locks) async fn locked_rows_fail_or_are_skipped(db) {
        three(db).await?;
        db.transaction(async |tx| {
            let anne = tx.select(users::name).from(users).filter(eq(users::id, 1)).for_update().one().await?;
            assert_eq!(anne, "Anne");
            let refused = db.select(users::id).from(users).filter(eq(users::id, 1)).for_update().nowait().one().await;
            assert!(matches!(&refused, Err(Error::Locked(e)) if e.code.is_some() && !e.sql.is_empty()), "{refused:?}");
            let free = db.select(users::id).from(users).order_by(users::id).for_update().skip_locked().all().await?;
            assert_eq!(free, [2, 3]);
            let free = db.select(users::id).from(users).order_by(users::id).for_share().skip_locked().all().await?;
            assert_eq!(free, [2, 3]);
            // Reading needs no lock.
            assert_eq!(db.count(users).one().await?, 3);
            Ok(())
        }).await?;
        assert_eq!(db.select(users::id).from(users).order_by(users::id).for_update().nowait().all().await?, [1, 2, 3]);
    }

    /// A lock to share is given to several, and refused to who wants the rows alone.
    needs(row_locks) async fn shared_locks(db) {
        three(db).await?;
        db.transaction(async |tx| {
            tx.select(users::id).from(users).filter(eq(users::id, 2)).for_share().one().await?;
            assert_eq!(db.select(users::id).from(users).filter(eq(users::id, 2)).for_share().nowait().one().await?, 2);
            let alone = db.select(users::id).from(users).filter(eq(users::id, 2)).for_update().nowait().one().await;
            assert!(matches!(alone, Err(Error::Locked(_))), "{alone:?}");
            Ok(())
        }).await?;
    }

    /// Each of two workers takes another job, while the transaction of the first is still open.
    needs(row_locks) async fn a_queue(db) {
        three(db).await?;
        // Chosen first, then changed: MySQL's update would wait for each row that it looks at.
        let take = async |tx: &Tx<'_, D>| {
            let next = tx.select(users::id).from(users).filter(eq(users::verified, false)).order_by(users::id).limit(1).for_update().skip_locked();
            let id = next.one().await?;
            tx.update(users).set(users::verified, true).filter(eq(users::id, id)).execute().await?;
            Ok::<_, Error>(id)
        };
        db.transaction(async |first| {
            assert_eq!(take(first).await?, 1);
            db.transaction(async |second| {
                assert_eq!(take(second).await?, 2);
                Ok(())
            }).await
        }).await?;
        assert_eq!(db.select(users::id).from(users).filter(users::verified).order_by(users::id).all().await?, [1, 2]);
    }

    /// Of two joined tables, the rows of one are locked.
    needs(locks_of_tables) async fn locks_of_one_table(db) {
        three(db).await?;
        db.create_table(posts).execute().await?;
        db.insert(posts).values(NewPost::new().title("a").author_id(1)).execute().await?;
        db.transaction(async |tx| {
            let query = tx.select((users::id, posts::id)).from(users).left_join(posts, eq(posts::author_id, users::id));
            assert_eq!(query.filter(eq(users::id, 1)).for_update().of(users).all().await?, [(1, Some(1))]);
            assert_eq!(db.select(posts::id).from(posts).for_update().nowait().all().await?, [1]);
            assert_eq!(db.select(users::id).from(users).order_by(users::id).for_update().skip_locked().all().await?, [2, 3]);
            Ok(())
        }).await?;
    }

    needs(key_locks) async fn locks_of_keys(db) {
        three(db).await?;
        db.transaction(async |tx| {
            tx.select(users::id).from(users).filter(eq(users::id, 1)).for_no_key_update().one().await?;
            assert_eq!(db.select(users::id).from(users).order_by(users::id).for_key_share().nowait().all().await?, [1, 2, 3]);
            let refused = db.select(users::id).from(users).for_share().nowait().all().await;
            assert!(matches!(refused, Err(Error::Locked(_))), "{refused:?}");
            Ok(())
        }).await?;
    }

    needs(index_hints) async fn hints_about_indexes(db) {
        three(db).await?;
        db.create_table(posts).execute().await?;
        db.insert(posts).values(NewPost::new().title("a").author_id(1)).execute().await?;
        let hinted = db.select(posts::title).from(posts.force_index(&["posts_author_idx"])).filter(eq(posts::author_id, 1));
        assert_eq!(hinted.all().await?, ["a"]);
        let joined = db.select((users::name, posts::title)).from(users).inner_join(posts.use_index(&[]).ignore_index(&["PRIMARY"]), eq(posts::author_id, users::id));
        assert_eq!(joined.all().await?, [("Anne".to_owned(), "a".to_owned())]);
        let unknown = db.select(posts::title).from(posts.use_index(&["no_such_index"])).all().await;
        assert!(matches!(unknown, Err(Error::Database(_))), "{unknown:?}");
    }

    /// What a comment says changes nothing, whatever it says; nor how many rows are counted.
    async fn comments_say_nothing_to_the_database(db) {
        db.create_table(users).execute().await?;
        let says = "*/ drop table users; -- /* ' \" ? @P1 $1 :a\n\0 /*! */ +";
        let new = ["Anne", "Bertha"].map(|name| NewUser::new().name(name));
        assert_eq!(db.insert(users).values(new).comment(says).tag(says, says).execute().await?, 2);
        let ids = db.insert(users).values(NewUser::new().name("Cid")).tag("k", says).returning(users::id).all().await?;
        assert_eq!(ids, [3]);
        for request in 0..3 {
            let query = db.select(users::name).from(users).filter(eq(users::id, 2)).comment(says).tag("request", request.to_string());
            assert_eq!(query.one().await?, "Bertha");
        }
        let p = params! { id: i32 };
        let prepared = db.select(users::name).from(users).filter(eq(users::id, p.id)).tag("query", says).prepare();
        assert_eq!(prepared.bind(p.values(1)).one().await?, "Anne");
        assert_eq!(prepared.bind(p.values(3)).one().await?, "Cid");
        assert_eq!(db.update(users).set(users::age, 1).filter(eq(users::id, 1)).comment(says).execute().await?, 1);
        assert_eq!(db.delete(users).filter(eq(users::id, 1)).tag(says, "").execute().await?, 1);
        assert_eq!(db.count(users).comment("").one().await?, 2);
    }
}
