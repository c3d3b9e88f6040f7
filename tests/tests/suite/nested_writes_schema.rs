//! Tables whose rows are inserted together.
#![allow(dead_code)]
use drizzle::prelude::*;

#[table(sqlite, postgres, mysql, cockroach, mssql, name = "writers")]
#[derive(Debug, Clone, PartialEq)]
pub struct Writer {
    #[column(auto_increment, primary_key)]
    pub id: i64,
    pub name: String,
    #[column(default = 7)]
    pub rank: i32,
}

#[table(sqlite, postgres, mysql, cockroach, mssql, name = "articles")]
#[derive(Debug, Clone, PartialEq)]
pub struct Article {
    #[column(auto_increment, primary_key)]
    pub id: i64,
    #[column(references(writers::id))]
    pub writer_id: i64,
    #[column(references(writers::id))]
    pub checked_by: Option<i64>,
    pub title: String,
}

#[table(sqlite, postgres, mysql, cockroach, mssql, name = "remarks")]
#[derive(Debug, Clone, PartialEq)]
pub struct Remark {
    #[column(auto_increment, primary_key)]
    pub id: i64,
    #[column(references(articles::id))]
    pub article_id: i64,
    #[column(unique, varchar(40))]
    pub text: String,
}

#[table(sqlite, postgres, mysql, cockroach, mssql, name = "topics")]
#[derive(Debug, Clone, PartialEq)]
pub struct Topic {
    #[column(auto_increment, primary_key)]
    pub id: i64,
    pub word: String,
}

#[table(sqlite, postgres, mysql, cockroach, mssql, name = "article_topics")]
#[primary_key(article_id, topic_id)]
#[derive(Debug, Clone, PartialEq)]
pub struct ArticleTopic {
    #[column(references(articles::id))]
    pub article_id: i64,
    #[column(references(topics::id))]
    pub topic_id: i64,
    #[column(default_fn = || 3)]
    pub weight: i32,
}

/// One for each writer, by the same key.
#[table(sqlite, postgres, mysql, cockroach, mssql, name = "profiles")]
#[derive(Debug, Clone, PartialEq)]
pub struct Profile {
    #[column(primary_key, references(writers::id))]
    pub writer_id: i64,
    pub motto: String,
}

/// Its key is the program's, of two columns.
#[table(sqlite, postgres, mysql, cockroach, mssql, name = "rooms")]
#[primary_key(house, number)]
#[derive(Debug, Clone, PartialEq)]
pub struct Room {
    #[column(varchar(20))]
    pub house: String,
    pub number: i32,
}

#[table(sqlite, postgres, mysql, cockroach, mssql, name = "seats")]
#[foreign_key(on(house, room), references(rooms::house, rooms::number))]
#[derive(Debug, Clone, PartialEq)]
pub struct Seat {
    #[column(primary_key)]
    pub id: uuid::Uuid,
    #[column(varchar(20))]
    pub house: String,
    pub room: i32,
}

/// Between writers and topics, with a column that nothing gives a value.
#[table(sqlite, postgres, mysql, cockroach, mssql, name = "interests")]
#[primary_key(writer_id, topic_id)]
#[derive(Debug, Clone, PartialEq)]
pub struct Interest {
    #[column(references(writers::id))]
    pub writer_id: i64,
    #[column(references(topics::id))]
    pub topic_id: i64,
    pub since: i32,
}

relations! {
    writers {
        articles: many(articles.writer),
        checks: many(articles.checker),
        profile: one(profiles),
        interests: many(topics) through interests(writer_id => topic_id),
    }
    articles {
        writer: one(writers) on (writer_id => id),
        checker: one(writers) on (checked_by => id),
        remarks: many(remarks),
        topics: many(topics) through article_topics(article_id => topic_id),
    }
    remarks { article: one(articles) on (article_id => id) }
    topics { articles: many(articles) through article_topics(topic_id => article_id) }
    profiles { writer: one(writers) on (writer_id => id) }
    rooms { seats: many(seats) }
    seats { place: one(rooms) on (house => house, room => number) }
}
