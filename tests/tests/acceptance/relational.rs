use crate::relational_schema::*;
use crate::relations_schema::*;
use super::relations::filled;

tests! {
    /// 73: none, several, with relations, with parameters, in a transaction and after a rollback.
    async fn find_many_and_first(db) {
        filled(db).await?;
        let none = db.query(find!(people { id, filter: eq(people::name, "nobody"), books { id } })).all().await?;
        assert!(none.is_empty());
        assert!(db.query(find!(people { id, filter: eq(people::name, "nobody") })).first().await?.is_none());
        let several = db.query(find!(people { id, order_by: people::id })).all().await?;
        assert_eq!(several.iter().map(|p| p.id).collect::<Vec<_>>(), [1, 2, 3, 4]);
        let first = db.query(find!(people { id, order_by: desc(people::id), books { id } })).first().await?;
        assert_eq!(first.map(|p| (p.id, p.books.len())), Some((4, 0)));
        let p = params! { name: String, most: i64 };
        let prepared = db.query(find!(people { id, filter: like(people::name, p.name), order_by: people::id, limit: p.most, books { id, limit: p.most } })).prepare();
        assert_eq!(prepared.bind(p.values("%d%", 1)).all().await?.iter().map(|p| (p.id, p.books.len())).collect::<Vec<_>>(), [(1, 1)]);
        assert_eq!(prepared.bind(p.values("%", 2)).all().await?.iter().map(|p| (p.id, p.books.len())).collect::<Vec<_>>(), [(1, 2), (2, 1)]);
        assert!(prepared.bind(p.values("x", 2)).first().await?.is_none());
        let undone = db.transaction(async |tx| {
            tx.insert(people).values(NewPerson::new().id(5).name("Eve").mentor_id(1)).execute().await?;
            let found = tx.query(find!(people { id, filter: eq(people::id, 1), pupils { name } })).one().await?;
            assert_eq!(found.pupils.iter().map(|p| p.name.as_str()).collect::<Vec<_>>(), ["Eve"]);
            tx.rollback()?;
            Ok(())
        }).await;
        assert!(matches!(undone, Err(Error::Rollback)));
        assert!(db.query(find!(people { id, filter: eq(people::id, 1), pupils { name } })).one().await?.pupils.is_empty());
    }

    /// 74: limit, offset, order, condition, some columns and computed ones, at the first and the second level.
    async fn every_clause_at_every_level(db) {
        filled(db).await?;
        let found = db.query(find!(people {
            name, initial: lower(people::name), filter: lt(people::id, 4), order_by: desc(people::id), limit: 2, offset: 1,
            books {
                id, loud: upper(books::title), filter: ne(books::state, State::Draft), order_by: desc(books::id), limit: 1,
                reviews { stars, twice: reviews::stars * 2, filter: gt(reviews::stars, 1), order_by: desc(reviews::stars), limit: 1, offset: 1 },
            },
        })).all().await?;
        let rows: Vec<_> = found.iter().map(|p| {
            let books: Vec<_> = p.books.iter().map(|b| (b.id, b.loud.as_deref().map(str::len), b.reviews.iter().map(|r| (r.stars, r.twice)).collect::<Vec<_>>())).collect();
            (p.name.as_str(), p.initial.as_str(), books)
        }).collect();
        assert_eq!(rows, [("Bob", "bob", vec![(12, Some(4), vec![])]), ("Ada", "ada", vec![(10, Some(18), vec![(3, 6)])])]);
        // Every column, and some of the level below.
        let found = db.query(find!(books { .., filter: eq(books::id, 12), author { name } })).one().await?;
        assert_eq!((found.row.id, found.price.to_string(), found.author.name.as_str()), (12, "12.1250".into(), "Bob"));
    }

    /// 75: conditions and orders of columns that are not selected.
    async fn clauses_of_columns_that_are_not_selected(db) {
        filled(db).await?;
        let found = db.query(find!(people { name, filter: gt(people::id, 1), order_by: desc(people::id), books { title, filter: eq(books::author_id, 2), order_by: books::price } })).all().await?;
        assert_eq!(found.iter().map(|p| (p.name.as_str(), p.books.len())).collect::<Vec<_>>(), [("Dan", 0), ("Cyd", 0), ("Bob", 1)]);
    }

    /// 76: no row is `None`; a key that is never NULL has its row; a condition may take it away again.
    async fn one_row_or_none(db) {
        filled(db).await?;
        let found = db.query(find!(books { id, order_by: books::id, editor { name }, author { name }, ada: author { id, filter: eq(people::name, "Ada") } })).all().await?;
        let rows: Vec<(Option<&str>, &str, Option<i64>)> = found.iter().map(|b| (b.editor.as_ref().map(|e| e.name.as_str()), b.author.name.as_str(), b.ada.as_ref().map(|a| a.id))).collect();
        assert_eq!(rows, [(Some("Cyd"), "Ada", Some(1)), (None, "Ada", Some(1)), (Some("Cyd"), "Bob", None)]);
    }

    /// 77: users, their posts, the comments of those, and who wrote the comments.
    async fn four_levels(db) {
        filled(db).await?;
        let found = db.query(find!(people { name, order_by: people::id, books { id, order_by: books::id, reviews { stars, order_by: reviews::id, reviewer { name } } } })).all().await?;
        let names = |p: usize, b: usize| found[p].books[b].reviews.iter().map(|r| r.reviewer.as_ref().map(|p| p.name.as_str())).collect::<Vec<_>>();
        assert_eq!((names(0, 0), names(0, 1), names(1, 0)), (vec![Some("Bob"), Some("Cyd"), None], vec![], vec![Some("Ada")]));
        let batched = db.query(find!(people { name, order_by: people::id, books { id, order_by: books::id, reviews { stars, order_by: reviews::id, reviewer { name } } } })).batched().all().await?;
        assert_eq!(format!("{batched:?}"), format!("{found:?}"));
    }

    /// 78: through a table between, in both directions, with every clause; levels with other numbers of columns.
    async fn through_a_table(db) {
        filled(db).await?;
        let found = db.query(find!(people { id, order_by: people::id, clubs { .., filter: ne(clubs::name, "empty"), order_by: desc(clubs::name), limit: 1 } })).all().await?;
        assert_eq!(found.iter().map(|p| p.clubs.iter().map(|c| c.name.as_str()).collect::<Vec<_>>()).collect::<Vec<_>>(), [vec!["go"], vec!["chess"], vec![], vec![]]);
        let found = db.query(find!(clubs { id, name, order_by: clubs::id, members { .., order_by: people::id, offset: 1, books { .., order_by: books::id } } })).all().await?;
        assert_eq!(found.iter().map(|c| c.members.iter().map(|m| (m.id, m.books.len())).collect::<Vec<_>>()).collect::<Vec<_>>(), [vec![(2, 1)], vec![], vec![]]);
    }

    /// 79: by relations, with and, or and not, through a table, and by what a view computes.
    async fn filters_by_relation(db) {
        filled(db).await?;
        db.create_schema_objects(schema![loud_people]).execute().await?;
        let ids = async |filter: Filter<people::people>| -> Result<Vec<i64>, Error> {
            Ok(db.query(find!(people { id, filter: filter, order_by: people::id })).all().await?.iter().map(|p| p.id).collect())
        };
        assert_eq!(ids(some(people().books(), ..).boxed()).await?, [1, 2]);
        assert_eq!(ids(none(people().books(), ..).boxed()).await?, [3, 4]);
        assert_eq!(ids(or((some(people().books(), gt(books::id, 11)), some(people().clubs(), eq(clubs::name, "go")))).boxed()).await?, [1, 2]);
        assert_eq!(ids(and((some(people().books(), ..), not(some(people().clubs(), eq(clubs::name, "go"))))).boxed()).await?, [2]);
        assert_eq!(ids(some(people().voice(), like(loud_people::loud, "%D%")).boxed()).await?, [1, 3, 4]);
        assert_eq!(ids(none(people().voice(), gt(loud_people::is_pupil, 0)).boxed()).await?, [3, 4]);
    }

    /// 80: to and from views, of a table to itself, and two relations to the same table.
    async fn views_and_relations_to_the_same_table(db) {
        filled(db).await?;
        db.create_schema_objects(schema![loud_people]).execute().await?;
        let found = db.query(find!(people { name, order_by: people::id, voice { loud }, mentor { name, voice { loud } } })).all().await?;
        assert_eq!(found.iter().map(|p| p.voice.as_ref().map(|v| v.loud.as_str())).collect::<Vec<_>>(), [Some("ADA"), Some("BOB"), Some("CYD"), Some("DAN")]);
        assert_eq!(found[0].mentor.as_ref().and_then(|m| m.voice.as_ref()).map(|v| v.loud.as_str()), Some("BOB"));
        let found = db.query(find!(loud_people { loud, order_by: loud_people::loud, person { name }, books { id, order_by: books::id } })).all().await?;
        assert_eq!(found.iter().map(|v| (v.loud.as_str(), v.person.name.as_str(), v.books.len())).collect::<Vec<_>>(), [("ADA", "Ada", 2), ("BOB", "Bob", 1), ("CYD", "Cyd", 0), ("DAN", "Dan", 0)]);
        let found = db.query(find!(people { id, order_by: people::id, books { id }, edited { id } })).all().await?;
        assert_eq!(found.iter().map(|p| (p.books.len(), p.edited.len())).collect::<Vec<_>>(), [(2, 0), (1, 0), (0, 2), (0, 0)]);
    }

    /// 81: a hundred columns on each of three levels. (That something is selected is a matter of `tests/ui/relation`.)
    async fn a_hundred_columns(db) {
        db.create_table(wide).execute().await?;
        db.insert(wide).values([NewWide::numbered(1, None), NewWide::numbered(2, Some(1)), NewWide::numbered(3, Some(1)), NewWide::numbered(4, Some(2))]).execute().await?;
        let found = db.query(find!(wide { .., filter: eq(wide::id, 1), parts { .., order_by: wide::id, parts { .. } } })).one().await?;
        assert_eq!((found.c00, found.c97, found.parts.len()), (0, 97, 2));
        assert_eq!((found.parts[0].row.c50, found.parts[0].parts[0].id, found.parts[0].parts[0].c97), (50, 4, 97));
        let batched = db.query(find!(wide { .., filter: eq(wide::id, 1), parts { .., order_by: wide::id, parts { .. } } })).batched().one().await?;
        assert_eq!((batched.row, batched.parts.len(), batched.parts[0].parts.len()), (found.row, 2, 1));
    }
}
