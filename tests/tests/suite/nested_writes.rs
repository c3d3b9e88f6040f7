use crate::nested_writes_schema::*;

async fn created(db: &Db<D>) -> Outcome {
    db.create_table(writers).execute().await?;
    db.create_table(articles).execute().await?;
    db.create_table(remarks).execute().await?;
    db.create_table(topics).execute().await?;
    db.create_table(article_topics).execute().await?;
    db.create_table(profiles).execute().await?;
    db.create_table(rooms).execute().await?;
    db.create_table(seats).execute().await?;
    db.create_table(interests).execute().await?;
    Ok(())
}

/// How many rows each table has.
async fn rows(db: &impl Executor<D>) -> Result<[i64; 5], Error> {
    Ok([
        db.count(writers).one().await?, db.count(articles).one().await?, db.count(remarks).one().await?,
        db.count(topics).one().await?, db.count(article_topics).one().await?,
    ])
}

tests! {
    /// Three levels, a table between, and rows that are there already; each row below belongs to its own row above.
    async fn whole_trees(db) {
        created(db).await?;
        let known = db.insert(topics).values(NewTopic::new().word("known")).returning(topics::id).one().await?;
        let remark = |text: &str| NewRemark::new().text(text);
        let found: Vec<Writer> = db.insert_nested(writers, [
            nested(NewWriter::new().name("Ada"))
                .with(writers().articles(), [
                    nested(NewArticle::new().title("a1")).with(articles().remarks(), [remark("r1"), remark("r2")]).connect(articles().topics(), [known]),
                    nested(NewArticle::new().title("a2")),
                ])
                .with(writers().profile(), [NewProfile::new().motto("on")]),
            nested(NewWriter::new().name("Bob").rank(1)),
            nested(NewWriter::new().name("Cyd")).with(writers().articles(), [
                nested(NewArticle::new().title("c1"))
                    .with(articles().remarks(), vec![remark("r3")])
                    .with(articles().topics(), [NewTopic::new().word("t1"), NewTopic::new().word("t2")])
                    .connect(articles().topics(), [known]),
            ]),
        ]).await?;
        assert_eq!(found.iter().map(|w| (w.name.as_str(), w.rank)).collect::<Vec<_>>(), [("Ada", 7), ("Bob", 1), ("Cyd", 7)]);
        let tree = db.query(find!(writers {
            id, name, order_by: writers::id,
            profile { motto },
            articles { title, order_by: articles::title, remarks { text, order_by: remarks::text }, topics { word, order_by: topics::word } },
        })).all().await?;
        assert_eq!(tree.iter().map(|w| w.id).collect::<Vec<_>>(), found.iter().map(|w| w.id).collect::<Vec<_>>());
        assert_eq!(tree.iter().map(|w| w.profile.as_ref().map(|p| p.motto.as_str())).collect::<Vec<_>>(), [Some("on"), None, None]);
        let tree: Vec<_> = tree.iter().map(|w| {
            let articles = w.articles.iter().map(|a| (a.title.as_str(), a.remarks.iter().map(|r| r.text.as_str()).collect(), a.topics.iter().map(|t| t.word.as_str()).collect()));
            (w.name.as_str(), articles.collect())
        }).collect();
        let expected: [(&str, Vec<(&str, Vec<&str>, Vec<&str>)>); 3] = [
            ("Ada", vec![("a1", vec!["r1", "r2"], vec!["known"]), ("a2", vec![], vec![])]),
            ("Bob", vec![]),
            ("Cyd", vec![("c1", vec!["r3"], vec!["known", "t1", "t2"])]),
        ];
        assert_eq!(tree, expected);
        // What the program computes for rows between.
        assert_eq!(db.select(article_topics::weight).from(article_topics).all().await?, [3, 3, 3, 3]);
        assert_eq!(rows(db).await?, [3, 3, 3, 3, 4]);
    }

    /// One row gives one; the other relation of the same tables, an optional key, and keys of two columns.
    async fn keys_of_every_kind(db) {
        created(db).await?;
        let ada: Writer = db.insert_nested(writers, nested(NewWriter::new().name("Ada"))).await?;
        let bob = db.insert_nested(writers, nested(NewWriter::new().name("Bob")).with(writers().checks(), [NewArticle::new().title("x").writer_id(ada.id)])).await?;
        let article = db.select(..).from(articles).one().await?;
        assert_eq!((article.writer_id, article.checked_by), (ada.id, Some(bob.id)));
        let id = uuid::Uuid::from_u128;
        let room = db.insert_nested(rooms, nested(NewRoom::new().house("it's").number(4)).with(rooms().seats(), [NewSeat::new().id(id(1)), NewSeat::new().id(id(2))])).await?;
        assert_eq!((room.house.as_str(), room.number), ("it's", 4));
        let found = db.select(..).from(seats).order_by(seats::id).all().await?;
        assert_eq!(found, [1, 2].map(|n| Seat { id: id(n), house: "it's".into(), room: 4 }));
        assert!(db.insert_nested(writers, Vec::<Nested<NewWriter>>::new()).await?.is_empty());
        // Complete models do, too.
        assert_eq!(db.insert_nested(writers, [NewWriter::new().name("Cyd")]).await?.len(), 1);
    }

    /// All or nothing, by itself and within a transaction.
    async fn failures_leave_nothing(db) {
        created(db).await?;
        let tree = || nested(NewWriter::new().name("Ada")).with(writers().articles(), [
            nested(NewArticle::new().title("a")).with(articles().topics(), [NewTopic::new().word("t")]).with(articles().remarks(), [NewRemark::new().text("same"), NewRemark::new().text("same")]),
        ]);
        assert!(matches!(db.insert_nested(writers, tree()).await, Err(Error::Unique(_))));
        assert_eq!(rows(db).await?, [0; 5]);
        assert!(db.insert_nested(writers, nested(NewWriter::new().name("Ada")).with(writers().articles(), [nested(NewArticle::new().title("a")).connect(articles().topics(), [99])])).await.is_err());
        assert_eq!(rows(db).await?, [0; 5]);
        db.transaction(async |tx| {
            tx.insert(topics).values(NewTopic::new().word("kept")).execute().await?;
            assert!(tx.insert_nested(writers, tree()).await.is_err());
            tx.insert_nested(writers, nested(NewWriter::new().name("Bob")).with(writers().articles(), [NewArticle::new().title("b")])).await?;
            assert_eq!(rows(tx).await?, [1, 1, 0, 1, 0]);
            Ok(())
        }).await?;
        let undone = db.transaction(async |tx| {
            tx.insert_nested(writers, nested(NewWriter::new().name("Cyd")).with(writers().articles(), [NewArticle::new().title("c")])).await?;
            tx.rollback()?;
            Ok(())
        }).await;
        assert!(undone.is_err());
        assert_eq!(rows(db).await?, [1, 1, 0, 1, 0]);
        // What can't be right is told before anything is sent.
        let given = nested(NewWriter::new().name("Ada")).with(writers().articles(), [NewArticle::new().title("a").writer_id(1)]);
        match db.insert_nested(writers, given).await {
            Err(Error::Invalid(reason)) => assert!(reason.contains("`articles`") && reason.contains("`writer_id`"), "{reason}"),
            other => panic!("inserted: {other:?}"),
        }
        match db.insert_nested(writers, nested(NewWriter::new().name("Ada")).connect(writers().interests(), [1])).await {
            Err(Error::Invalid(reason)) => assert!(reason.contains("`since`"), "{reason}"),
            other => panic!("inserted: {other:?}"),
        }
        assert_eq!(rows(db).await?, [1, 1, 0, 1, 0]);
    }

    /// More rows than one statement takes.
    async fn many_rows(db) {
        created(db).await?;
        let tree: Vec<_> = (0..60).map(|n| {
            let list = (0..n % 40).map(|m| NewArticle::new().title(format!("{n}.{m}"))).collect::<Vec<_>>();
            nested(NewWriter::new().name(n.to_string())).with(writers().articles(), list)
        }).collect();
        let found = db.insert_nested(writers, tree).await?;
        assert_eq!(found.iter().map(|w| w.name.clone()).collect::<Vec<_>>(), (0..60).map(|n| n.to_string()).collect::<Vec<_>>());
        let tree = db.query(find!(writers { name, articles { title } })).all().await?;
        for writer in tree {
            let n: usize = writer.name.parse()?;
            assert_eq!(writer.articles.len(), n % 40);
            assert!(writer.articles.iter().all(|a| a.title.starts_with(&format!("{n}."))));
        }
    }
}
