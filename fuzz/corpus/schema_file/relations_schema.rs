//! Tables with every kind of relation.
#![allow(dead_code)]
use drizzle::prelude::*;

#[derive(SqlEnum, Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[sql_enum(name = "shelf_state")]
pub enum State {
    Draft,
    #[sql(rename = "it's \"out\"")]
    Out,
}

#[table(sqlite, postgres, mysql, cockroach, mssql, name = "people")]
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Person {
    #[column(primary_key)]
    pub id: i64,
    pub name: String,
    #[column(references(people::id))]
    pub mentor_id: Option<i64>,
}

#[table(sqlite, postgres, mysql, cockroach, mssql, name = "books")]
#[derive(Debug, Clone, PartialEq)]
pub struct Book {
    #[column(primary_key)]
    pub id: i64,
    pub title: Option<String>,
    #[column(references(people::id))]
    pub author_id: i64,
    #[column(references(people::id))]
    pub editor_id: Option<i64>,
    #[column(default = State::Draft)]
    pub state: State,
    #[column(numeric(20, 4))]
    pub price: rust_decimal::Decimal,
    pub printed: chrono::DateTime<chrono::Utc>,
    pub isbn: uuid::Uuid,
    pub cover: Vec<u8>,
}

#[table(sqlite, postgres, mysql, cockroach, mssql, name = "reviews")]
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Review {
    #[column(primary_key)]
    pub id: i64,
    #[column(references(books::id))]
    pub book_id: i64,
    #[column(references(people::id))]
    pub reviewer_id: Option<i64>,
    pub stars: i32,
}

#[table(sqlite, postgres, mysql, cockroach, mssql, name = "clubs")]
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Club {
    #[column(primary_key)]
    pub id: i64,
    pub name: String,
}

#[table(sqlite, postgres, mysql, cockroach, mssql, name = "people_to_clubs")]
#[primary_key(person_id, club_id)]
#[derive(Debug, Clone, PartialEq)]
pub struct PersonToClub {
    #[column(references(people::id))]
    pub person_id: i64,
    #[column(references(clubs::id))]
    pub club_id: i64,
}

/// Keys of two columns.
#[table(sqlite, postgres, mysql, cockroach, mssql, name = "shelves")]
#[primary_key(room, number)]
#[derive(Debug, Clone, PartialEq)]
pub struct Shelf {
    #[column(varchar(20))]
    pub room: String,
    pub number: i32,
    pub label: String,
}

#[table(sqlite, postgres, mysql, cockroach, mssql, name = "copies")]
#[foreign_key(on(room, shelf), references(shelves::room, shelves::number))]
#[derive(Debug, Clone, PartialEq)]
pub struct Copy {
    #[column(primary_key)]
    pub id: i64,
    #[column(references(books::id))]
    pub book_id: i64,
    #[column(varchar(20))]
    pub room: Option<String>,
    pub shelf: Option<i32>,
}

relations! {
    people {
        books: many(books.author),
        edited: many(books.editor),
        mentor: one(people) on (mentor_id => id),
        pupils: many(people),
        clubs: many(clubs) through people_to_clubs(person_id => club_id),
        reviews: many(reviews),
        published: many(books) on (id => author_id) where eq(books::state, State::Out),
    }
    books {
        author: one(people) on (author_id => id),
        editor: one(people) on (editor_id => id),
        reviews: many(reviews),
        copies: many(copies),
    }
    reviews {
        book: one(books) on (book_id => id),
        reviewer: one(people) on (reviewer_id => id),
    }
    clubs {
        members: many(people) through people_to_clubs(id => club_id; person_id => id),
    }
    copies {
        book: one(books) on (book_id => id),
        place: one(shelves) on (room => room, shelf => number),
    }
    shelves {
        copies: many(copies),
    }
}
