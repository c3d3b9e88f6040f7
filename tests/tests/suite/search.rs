#[allow(unused_imports, reason = "not every dialect has a search")]
use crate::visits_schema::*;

/// Titles with and without a fox.
#[allow(dead_code, reason = "not every dialect has a search")]
async fn titles(db: &Db<D>) -> Result<(), Error> {
    db.create_table(users).execute().await?;
    db.create_table(posts).execute().await?;
    let rows = ["The quick brown fox", "A lazy dog", "Foxes and a dog, and a fox"];
    db.insert(posts).values(rows.map(|title| NewPost::new().title(title))).execute().await?;
    Ok(())
}

tests! {
    needs(ts_vectors)
    async fn vectors_of_words(db) {
        titles(db).await?;
        let words = || to_tsvector("english", posts::title);
        let found = db.select(posts::id).from(posts).filter(ts_match(words(), plainto_tsquery("english", "fox")))
            .order_by((desc(ts_rank(words(), plainto_tsquery("english", "fox"))), posts::id)).all().await?;
        assert_eq!(found, [3, 1]);
        let without = db.select(posts::id).from(posts).filter(ts_match(words(), websearch_to_tsquery("english", "fox -dog"))).all().await?;
        assert_eq!(without, [1]);
        let phrase = db.select(posts::id).from(posts).filter(ts_match(words(), phraseto_tsquery("english", "brown fox"))).all().await?;
        assert_eq!(phrase, [1]);
        let either = db.select((posts::id, ts_rank_cd(words(), to_tsquery("english", "brown | lazy")))).from(posts)
            .filter(ts_match(words(), to_tsquery("english", "brown | lazy"))).order_by(posts::id).all().await?;
        assert_eq!(either.iter().map(|row| row.0).collect::<Vec<_>>(), [1, 2]);
        assert!(either.iter().all(|row| row.1 > 0.0));
        let piece = db.select(ts_headline("english", posts::title, plainto_tsquery("english", "fox"))).from(posts).filter(eq(posts::id, 1)).one().await?;
        assert_eq!(piece, "The quick brown <b>fox</b>");
        // What is wrong in a query that people write is no error, except where its syntax is asked for.
        assert!(db.select(posts::id).from(posts).filter(ts_match(words(), websearch_to_tsquery("english", "& |"))).all().await?.is_empty());
        assert!(db.select(posts::id).from(posts).filter(ts_match(words(), to_tsquery("english", "& |"))).all().await.is_err());
    }

    needs(match_against)
    async fn match_against_columns(db) {
        titles(db).await?;
        db.execute(sql!("create fulltext index posts_title on posts (title)")).await?;
        let found = db.select(posts::id).from(posts).filter(match_against(posts::title, "+fox -dog", SearchMode::Boolean)).all().await?;
        assert_eq!(found, [1]);
        let scores = db.select((posts::id, match_score(posts::title, "lazy", SearchMode::Natural), match_against(posts::title, "lazy", SearchMode::Natural)))
            .from(posts).order_by(posts::id).all().await?;
        assert_eq!(scores.iter().map(|row| (row.0, row.1 > 0.0, row.2)).collect::<Vec<_>>(), [(1, false, false), (2, true, true), (3, false, false)]);
    }

    needs(fts5)
    async fn fts5_tables(db) {
        db.execute(sql!("create virtual table docs using fts5(title, body)")).await?;
        db.insert(docs).values([
            NewDoc::new().title("one").body("The quick brown fox"),
            NewDoc::new().title("two").body("A lazy dog and a fox"),
            NewDoc::new().title("AND \"x\"").body("nothing"),
        ]).execute().await?;
        let rows: Vec<(String, String)> = db.select((docs::title, snippet(docs, "[", "]", "…", 3))).from(docs)
            .filter(fts_match(docs, "fox NOT dog")).order_by(bm25(docs)).all().await?;
        assert_eq!(rows, [("one".into(), "…quick brown [fox]".into())]);
        let strange = db.select(docs::title).from(docs).filter(fts_match(docs, fts_phrase("AND \"x\""))).all().await?;
        assert_eq!(strange, ["AND \"x\""]);
        assert!(db.select(docs::title).from(docs).filter(fts_match(docs, "AND \"")).all().await.is_err());
    }
}
