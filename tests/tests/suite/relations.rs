use crate::relations_schema::*;
use chrono::{DateTime, Utc};
use drizzle::exec::Executor;

fn at() -> DateTime<Utc> {
    "2024-02-29T12:30:00.123456Z".parse().unwrap()
}
fn price(text: &str) -> rust_decimal::Decimal {
    text.parse().unwrap()
}

/// Ada (1), whose mentor is Bob (2), whose mentor is Cyd (3). Ada wrote 10 and 11, Bob 12; Cyd edits 10 and 12.
pub(super) async fn filled(db: &Db<D>) -> Outcome {
    db.create_table(people).execute().await?;
    db.create_table(books).execute().await?;
    db.create_table(reviews).execute().await?;
    db.create_table(clubs).execute().await?;
    db.create_table(people_to_clubs).execute().await?;
    db.create_table(shelves).execute().await?;
    db.create_table(copies).execute().await?;
    for (id, name, mentor) in [(3, "Cyd", None), (2, "Bob", Some(3)), (1, "Ada", Some(2)), (4, "Dan", None)] {
        db.insert(people).values(NewPerson::new().id(id).name(name).mentor_id(mentor)).execute().await?;
    }
    let book = |id: i64, title: Option<&str>, author, editor: Option<i64>, state| {
        NewBook::new().id(id).title(title.map(str::to_owned)).author_id(author).editor_id(editor).state(state)
            .price(price(&format!("{id}.1250"))).printed(at()).isbn(uuid::Uuid::from_u128(id as u128)).cover(vec![0, id as u8])
    };
    db.insert(books).values([
        book(10, Some("A 'quoted' \"title\""), 1, Some(3), State::Out),
        book(11, None, 1, None, State::Draft),
        book(12, Some("😀"), 2, Some(3), State::Out),
    ]).execute().await?;
    let review = |id, book, by: Option<i64>, stars| NewReview::new().id(id).book_id(book).reviewer_id(by).stars(stars);
    db.insert(reviews).values([
        review(100, 10, Some(2), 5), review(101, 10, Some(3), 1), review(102, 10, None, 3), review(103, 12, Some(1), 4),
    ]).execute().await?;
    db.insert(clubs).values([NewClub::new().id(7).name("chess"), NewClub::new().id(8).name("go"), NewClub::new().id(9).name("empty")]).execute().await?;
    let member = |person, club| NewPersonToClub::new().person_id(person).club_id(club);
    db.insert(people_to_clubs).values([member(1, 7), member(1, 8), member(2, 7)]).execute().await?;
    db.insert(shelves).values([NewShelf::new().room("a").number(1).label("a1"), NewShelf::new().room("a").number(2).label("a2")]).execute().await?;
    let copy = |id, book, room: Option<&str>, shelf: Option<i32>| NewCopy::new().id(id).book_id(book).room(room.map(str::to_owned)).shelf(shelf);
    db.insert(copies).values([copy(1, 10, Some("a"), Some(1)), copy(2, 10, Some("a"), Some(2)), copy(3, 12, Some("a"), Some(1)), copy(4, 12, None, Some(1))]).execute().await?;
    Ok(())
}

tests! {
    /// Rows of rows of rows, in the order asked for at each level; a parent without rows has an empty list.
    async fn nested_lists(db) {
        filled(db).await?;
        let found = db.query(find!(people {
            name,
            order_by: desc(people::name),
            books { id, title, order_by: desc(books::id), reviews { stars, order_by: asc(reviews::stars) } },
        })).all().await?;
        let found: Vec<_> = found.into_iter().map(|p| {
            let books: Vec<_> = p.books.into_iter().map(|b| (b.id, b.title, b.reviews.into_iter().map(|r| r.stars).collect::<Vec<_>>())).collect();
            (p.name, books)
        }).collect();
        let title = Some("A 'quoted' \"title\"".to_owned());
        assert_eq!(found, [
            ("Dan".into(), vec![]),
            ("Cyd".into(), vec![]),
            ("Bob".into(), vec![(12, Some("😀".into()), vec![4])]),
            ("Ada".into(), vec![(11, None, vec![]), (10, title, vec![1, 3, 5])]),
        ]);
    }

    /// One row where the key is not NULL, an `Option` where it may be; a relation to the same table.
    async fn to_one(db) {
        filled(db).await?;
        let found = db.query(find!(books { id, order_by: books::id, author { name, mentor { name, mentor { name } } }, editor { .. } })).all().await?;
        let names: Vec<(i64, String, Option<String>)> = found.iter().map(|b| (b.id, b.author.name.clone(), b.editor.as_ref().map(|e: &Person| e.name.clone()))).collect();
        assert_eq!(names, [(10, "Ada".into(), Some("Cyd".into())), (11, "Ada".into(), None), (12, "Bob".into(), Some("Cyd".into()))]);
        let mentor = found[0].author.mentor.as_ref().unwrap();
        assert_eq!((mentor.name.as_str(), mentor.mentor.as_ref().unwrap().name.as_str()), ("Bob", "Cyd"));
        assert!(found[2].author.mentor.as_ref().unwrap().mentor.is_none());
    }

    /// Whole rows, with every value as it is, and rows of relations beside them.
    async fn whole_rows(db) {
        filled(db).await?;
        let found = db.query(find!(people { .., filter: eq(people::id, 1), books { .., order_by: books::id, reviews { .., order_by: reviews::id } }, pupils { .. } })).one().await?;
        assert_eq!((found.name.as_str(), found.mentor_id), ("Ada", Some(2)));
        assert!(found.pupils.is_empty());
        let expected = db.select(..).from(books).filter(eq(books::author_id, 1)).order_by(books::id).all().await?;
        assert_eq!(found.books.iter().map(|b| b.row.clone()).collect::<Vec<_>>(), expected);
        assert_eq!(expected[0].price.to_string(), "10.1250");
        let expected = db.select(..).from(reviews).filter(eq(reviews::book_id, 10)).order_by(reviews::id).all().await?;
        assert_eq!(found.books[0].reviews, expected);
        let plain: Vec<Club> = db.query(find!(clubs { .., order_by: clubs::id })).all().await?;
        assert_eq!(plain.len(), 3);
    }

    /// Through a table between, in both directions.
    async fn many_to_many(db) {
        filled(db).await?;
        let found = db.query(find!(people { name, order_by: people::id, clubs { name, order_by: clubs::name } })).all().await?;
        let names: Vec<_> = found.iter().map(|p| (p.name.as_str(), p.clubs.iter().map(|c| c.name.as_str()).collect::<Vec<_>>())).collect();
        assert_eq!(names, [("Ada", vec!["chess", "go"]), ("Bob", vec!["chess"]), ("Cyd", vec![]), ("Dan", vec![])]);
        let found = db.query(find!(clubs { name, order_by: clubs::id, members { name, order_by: desc(people::id), clubs { id, order_by: clubs::id } } })).all().await?;
        let names: Vec<_> = found.iter().map(|c| c.members.iter().map(|m| (m.name.as_str(), m.clubs.len())).collect::<Vec<_>>()).collect();
        assert_eq!(names, [vec![("Bob", 1), ("Ada", 2)], vec![("Ada", 2)], vec![]]);
    }

    /// A limit is that of each parent, and what is below belongs to the rows that are left.
    async fn limits_of_each_parent(db) {
        filled(db).await?;
        let found = db.query(find!(books { id, order_by: books::id, limit: 2, reviews { id, stars, order_by: desc(reviews::stars), limit: 2, reviewer { name } } })).all().await?;
        let rows: Vec<_> = found.iter().map(|b| (b.id, b.reviews.iter().map(|r| (r.stars, r.reviewer.as_ref().map(|p| p.name.as_str()))).collect::<Vec<_>>())).collect();
        assert_eq!(rows, [(10, vec![(5, Some("Bob")), (3, None)]), (11, vec![])]);
        let found = db.query(find!(books { order_by: books::id, offset: 1, limit: 2, id, reviews { id, order_by: reviews::id, offset: 1 } })).all().await?;
        assert_eq!(found.iter().map(|b| (b.id, b.reviews.len())).collect::<Vec<_>>(), [(11, 0), (12, 0)]);
        let found = db.query(find!(people { id, order_by: people::id, limit: 1, offset: 2, edited { id, order_by: books::id, limit: 1, offset: 1 } })).all().await?;
        assert_eq!(found.iter().map(|p| (p.id, p.edited.iter().map(|b| b.id).collect::<Vec<_>>())).collect::<Vec<_>>(), [(3, vec![12])]);
        // Without an order, it is still as many.
        let found = db.query(find!(books { id, filter: eq(books::id, 10), reviews { id, limit: 2 } })).one().await?;
        assert_eq!(found.reviews.len(), 2);
    }

    /// Conditions on the rows of a level, and the same relation twice under other names.
    async fn filters_of_levels(db) {
        filled(db).await?;
        let found = db.query(find!(people {
            name, order_by: people::id,
            good: books { id, filter: gt(books::price, price("10.5")) },
            drafts: books { id, filter: eq(books::state, State::Draft) },
            published { id },
            mentor { id, filter: eq(people::name, "Cyd") },
        })).all().await?;
        let ids = |rows: &[i64]| rows.to_vec();
        assert_eq!(found[0].good.iter().map(|b| b.id).collect::<Vec<_>>(), ids(&[11]));
        assert_eq!(found[0].drafts.iter().map(|b| b.id).collect::<Vec<_>>(), ids(&[11]));
        assert_eq!(found[0].published.iter().map(|b| b.id).collect::<Vec<_>>(), ids(&[10]));
        // Whatever the key says: the filter may leave nothing.
        assert_eq!(found.iter().map(|p| p.mentor.as_ref().map(|m| m.id)).collect::<Vec<_>>(), [None, Some(3), None, None]);
    }

    /// Keys of two columns, of which one may be NULL.
    async fn composite_keys(db) {
        filled(db).await?;
        let found = db.query(find!(copies { id, order_by: copies::id, place { label } })).all().await?;
        assert_eq!(found.iter().map(|c| c.place.as_ref().map(|p| p.label.as_str())).collect::<Vec<_>>(), [Some("a1"), Some("a2"), Some("a1"), None]);
        let found = db.query(find!(shelves { label, order_by: shelves::label, copies { id, order_by: copies::id, book { id } } })).all().await?;
        assert_eq!(found.iter().map(|s| s.copies.iter().map(|c| (c.id, c.book.id)).collect::<Vec<_>>()).collect::<Vec<_>>(), [vec![(1, 10), (3, 12)], vec![(2, 10)]]);
    }

    /// Fields of one's own: aggregates of a relation, expressions, SQL.
    async fn computed_fields(db) {
        filled(db).await?;
        let found = db.query(find!(people {
            name, order_by: (desc(count_of(books)), asc(people::id)),
            total: count_of(books),
            pupils_total: count_of(pupils),
            clubs_total: count_of(clubs),
            loud: upper(people::name),
            books { id, order_by: books::id, stars: sum_of(reviews, reviews::stars), best: max_of(reviews, reviews::stars), worst: min_of(reviews, reviews::stars), one: sql!("1 + 1" as i32) },
        })).all().await?;
        assert_eq!(found.iter().map(|p| (p.name.as_str(), p.total, p.pupils_total, p.clubs_total)).collect::<Vec<_>>(), [("Ada", 2, 0, 2), ("Bob", 1, 1, 1), ("Cyd", 0, 1, 0), ("Dan", 0, 0, 0)]);
        assert_eq!(found[0].loud, "ADA");
        assert_eq!(found[0].books.iter().map(|b| (b.stars, b.best, b.worst, b.one)).collect::<Vec<_>>(), [(Some(9), Some(5), Some(1), 2), (None, None, None, 2)]);
    }

    /// By relations: some, none, every; nested, through a table, and of a table to itself.
    async fn filters_by_relations(db) {
        filled(db).await?;
        let names = async |filter: Filter<people::people>| -> Result<Vec<String>, Error> {
            db.select(people::name).from(people).filter(filter).order_by(people::id).all().await
        };
        assert_eq!(names(some(people().books(), eq(books::state, State::Draft)).boxed()).await?, ["Ada"]);
        assert_eq!(names(none(people().books(), eq(books::state, State::Draft)).boxed()).await?, ["Bob", "Cyd", "Dan"]);
        assert_eq!(names(every(people().books(), is_not_null(books::title)).boxed()).await?, ["Bob", "Cyd", "Dan"]);
        // Where the condition is NULL, it does not hold.
        assert_eq!(names(every(people().books(), like(books::title, "%")).boxed()).await?, ["Bob", "Cyd", "Dan"]);
        assert_eq!(names(some(people().mentor(), eq(people::name, "Bob")).boxed()).await?, ["Ada"]);
        assert_eq!(names(some(people().pupils(), some(people().pupils(), eq(people::name, "Ada"))).boxed()).await?, ["Cyd"]);
        assert_eq!(names(none(people().pupils(), ..).boxed()).await?, ["Ada", "Dan"]);
        assert_eq!(names(some(people().clubs(), eq(clubs::name, "go")).boxed()).await?, ["Ada"]);
        assert_eq!(names(some(people().books(), some(books().reviews(), some(reviews().reviewer(), eq(people::name, "Cyd")))).boxed()).await?, ["Ada"]);
        assert_eq!(names(some(people().published(), ..).boxed()).await?, ["Ada", "Bob"]);
        let found = db.query(find!(people { name, filter: some(books, gt(books::id, 11)), books { id, filter: none(reviews, ..) } })).all().await?;
        assert_eq!(found.iter().map(|p| (p.name.as_str(), p.books.len())).collect::<Vec<_>>(), [("Bob", 0)]);
    }

    /// One, first, stream, prepared, in a transaction.
    async fn ways_to_run(db) {
        filled(db).await?;
        let by_id = |id: i64| find!(people { name, filter: eq(people::id, id), books { id } });
        assert_eq!(db.query(by_id(1)).one().await?.books.len(), 2);
        assert!(matches!(db.query(by_id(99)).one().await, Err(Error::NotFound { .. })));
        assert!(matches!(db.query(find!(people { name, books { id } })).one().await, Err(Error::TooManyRows { .. })));
        assert_eq!(db.query(find!(people { name, order_by: desc(people::id), books { id } })).first().await?.unwrap().name, "Dan");
        assert!(db.query(by_id(99)).first().await?.is_none());
        let mut rows = db.query(find!(people { name, order_by: people::id, books { id } })).stream();
        let mut names = Vec::new();
        while let Some(row) = rows.next().await? {
            names.push((row.name, row.books.len()));
        }
        assert_eq!(names, [("Ada".into(), 2), ("Bob".into(), 1), ("Cyd".into(), 0), ("Dan".to_owned(), 0)]);
        let p = params! { id: i64, most: i64 };
        let query = db.query(find!(people { name, filter: eq(people::id, p.id), books { id, order_by: books::id, limit: p.most } })).prepare();
        assert_eq!(query.bind(p.values(1, 1)).one().await?.books.len(), 1);
        assert_eq!(query.bind(p.values(1, 5)).one().await?.books.len(), 2);
        assert_eq!(query.bind(p.values(2, 5)).all().await?[0].name, "Bob");
        let total = db.transaction(async |tx| {
            tx.delete(reviews).all_rows().execute().await?;
            Ok(tx.query(find!(books { id, reviews { id } })).all().await?.iter().map(|b| b.reviews.len()).sum::<usize>())
        }).await?;
        assert_eq!(total, 0);
    }

    /// One statement for each level gives the same; also where nothing is above, and where keys are NULL or of two columns.
    async fn batched(db) {
        filled(db).await?;
        let found = db.query(find!(people { name, order_by: desc(people::id), mentor { name }, clubs { name, order_by: clubs::id }, books { id, order_by: desc(books::id), limit: 1, reviews { stars, order_by: reviews::id, reviewer { name } } } })).batched().all().await?;
        let rows: Vec<_> = found.iter().map(|p| (p.name.as_str(), p.mentor.as_ref().map(|m| m.name.as_str()), p.clubs.len(), p.books.iter().map(|b| (b.id, b.reviews.iter().map(|r| r.reviewer.as_ref().map(|p| p.name.as_str())).collect::<Vec<_>>())).collect::<Vec<_>>())).collect();
        assert_eq!(rows, [("Dan", None, 0, vec![]), ("Cyd", None, 0, vec![]), ("Bob", Some("Cyd"), 1, vec![(12, vec![Some("Ada")])]), ("Ada", Some("Bob"), 2, vec![(11, vec![])])]);
        let places = db.query(find!(copies { id, order_by: copies::id, place { label } })).batched().all().await?;
        assert_eq!(places.iter().map(|c| c.place.as_ref().map(|p| p.label.as_str())).collect::<Vec<_>>(), [Some("a1"), Some("a2"), Some("a1"), None]);
        assert!(db.query(find!(people { id, filter: eq(people::id, 99), books { id, reviews { id } } })).batched().all().await?.is_empty());
        assert_eq!(db.query(find!(people { id, filter: eq(people::id, 1), books { id } })).batched().one().await?.books.len(), 2);
        assert!(matches!(db.query(find!(people { id, books { id } })).batched().one().await, Err(Error::TooManyRows { .. })));
        assert!(matches!(db.query(find!(people { id, filter: eq(people::id, 99), books { id } })).batched().one().await, Err(Error::NotFound { .. })));
        assert_eq!(db.query(find!(people { id, order_by: desc(people::id), books { id } })).batched().first().await?.map(|p| p.id), Some(4));
        let cards = db.query_as::<Card>().filter(some(people().books(), ..)).order_by(people::id).batched().all().await?;
        assert_eq!(cards, db.query_as::<Card>().filter(some(people().books(), ..)).order_by(people::id).all().await?);
        let more = (0..2500_i64).map(|n| NewPerson::new().id(100 + n).name("x").mentor_id(Some(1 + n % 4)));
        db.insert(people).values(more.collect::<Vec<_>>()).execute().await?;
        let found = db.query(find!(people { id, mentor { id, clubs { id } } })).batched().all().await?;
        assert_eq!(found.len(), 2504);
        assert!(found.iter().filter(|p| p.id >= 100).all(|p| p.mentor.as_ref().is_some_and(|m| m.id == 1 + (p.id - 100) % 4 && m.clubs.len() == [2, 1, 0, 0][m.id as usize - 1])));
    }

    /// What a web handler returns.
    async fn nested_json(db) {
        filled(db).await?;
        let found = db.query(find!(people { .., filter: eq(people::id, 2), mentor { name }, books { id, state } })).one().await?;
        let json = serde_json::to_value(&found)?;
        assert_eq!(json, serde_json::json!({"id": 2, "name": "Bob", "mentor_id": 3, "mentor": {"name": "Cyd"}, "books": [{"id": 12, "state": "Out"}]}));
    }
}

/// Shapes that are structs.
#[derive(Shape, Debug, PartialEq)]
#[shape(people)]
struct Card {
    name: String,
    #[shape(name = mentor_id)]
    mentor_key: Option<i64>,
    #[shape(expr = count_of(books))]
    total: i64,
    #[shape(order_by = desc(books::id), limit = 1)]
    books: Vec<BookCard>,
    #[shape]
    mentor: Option<Name>,
}
#[derive(Shape, Debug, PartialEq)]
#[shape(books)]
struct BookCard {
    id: i64,
    price: rust_decimal::Decimal,
    #[shape]
    author: Name,
    #[shape(filter = gt(reviews::stars, 3))]
    reviews: Vec<Stars>,
}
#[derive(Shape, Debug, PartialEq)]
#[shape(people)]
struct Name {
    name: String,
}
#[derive(Shape, Debug, PartialEq)]
#[shape(reviews)]
struct Stars {
    stars: i32,
}

tests! {
    async fn shapes_with_names(db) {
        filled(db).await?;
        let name = |name: &str| Name { name: name.into() };
        let cards: Vec<Card> = db.query_as::<Card>().filter(some(people().books(), ..)).order_by(people::id).all().await?;
        assert_eq!(cards, [
            Card { name: "Ada".into(), mentor_key: Some(2), total: 2, books: vec![BookCard { id: 11, price: price("11.1250"), author: name("Ada"), reviews: vec![] }], mentor: Some(name("Bob")) },
            Card { name: "Bob".into(), mentor_key: Some(3), total: 1, books: vec![BookCard { id: 12, price: price("12.1250"), author: name("Bob"), reviews: vec![Stars { stars: 4 }] }], mentor: Some(name("Cyd")) },
        ]);
        let last = db.query_as::<Card>().order_by(desc(people::id)).limit(2).offset(1).all().await?;
        assert_eq!(last.iter().map(|c| c.name.as_str()).collect::<Vec<_>>(), ["Cyd", "Bob"]);
    }
}
