// The schema of a mysql database, as `drizzle-kit pull` found it.
#![allow(unused_imports)]
use drizzle::prelude::*;

#[derive(SqlEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[sql_enum(name = "PersonType")]
pub enum PersonType {
    #[sql(rename = "plain")]
    Plain,
    #[sql(rename = "it's, (odd)")]
    ItSOdd,
}

#[derive(SqlEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[sql_enum(name = "PersonMarks")]
pub enum PersonMarks {
    #[sql(rename = "a")]
    A,
    #[sql(rename = "b")]
    B,
}

#[table(mysql, name = "bookings")]
#[foreign_key("room_fkey", on(building, room), references(rooms::building, rooms::number))]
#[derive(Debug, Clone, PartialEq)]
pub struct Booking {
    #[column(primary_key)]
    pub id: i32,
    #[column(varchar(20))]
    pub building: Option<String>,
    pub room: Option<i32>,
}

#[table(mysql, name = "friends")]
#[primary_key(a, b)]
#[derive(Debug, Clone, PartialEq)]
pub struct Friend {
    #[column(references(people::id, on_delete = cascade))]
    pub a: i32,
    #[column(references(people::id, on_delete = cascade, on_update = cascade))]
    pub b: i32,
    #[column(comment = "it's long ago")]
    pub since: Option<chrono::NaiveDate>,
}

#[table(mysql, name = "kept", engine = "MyISAM", charset = "latin1", collate = "latin1_bin", row_format = "dynamic")]
#[index("kept_place_idx", on(place), spatial)]
#[derive(Debug, Clone, PartialEq)]
pub struct Kept {
    #[column(auto_increment, primary_key)]
    pub id: i32,
    #[column(varchar(20))]
    pub name: Option<String>,
    #[column(varchar(20), collate = "latin1_german1_ci")]
    pub other: Option<String>,
    #[column(varchar(20), charset = "utf8mb4", collate = "utf8mb4_uca1400_ai_ci")]
    pub wide: Option<String>,
    // Nobody knows a Rust type for `point`; its text is read.
    #[column(sql_type = "point")]
    pub place: String,
}

#[table(mysql, name = "people", comment = "all of \"them\"")]
#[unique_index("people_name_key", on(name, count))]
#[index("people_order_idx", on(desc(born), count))]
#[index("people_prefix_idx", on(prefix(note, 20)))]
#[check("mood", "`name` <> 'sad' and `count` < 1000")]
#[foreign_key("people_parent_fkey", on(parent_id), references(people::id), on_delete = set_null)]
#[derive(Debug, Clone, PartialEq)]
pub struct Person {
    #[column(auto_increment, primary_key)]
    pub id: i32,
    #[column(varchar(64), default = "it's nobody")]
    pub name: String,
    #[column(char(3), default = sql("'a\\\\b'"))]
    pub short: Option<String>,
    #[column(name = "two words", sql_type = "text")]
    pub two_words: Option<String>,
    #[column(default = PersonType::ItSOdd)]
    pub r#type: PersonType,
    pub marks: Option<SqlSet<PersonMarks>>,
    #[column(default = true)]
    pub yes: bool,
    pub tiny: Option<i8>,
    #[column(default = 7)]
    pub byte: Option<u8>,
    pub small: Option<i16>,
    #[column(mediumint)]
    pub middle: Option<u32>,
    #[column(default = -3)]
    pub count: i32,
    pub big: Option<u64>,
    #[column(numeric(10, 2), default = sql("1.50"))]
    pub price: Option<rust_decimal::Decimal>,
    #[column(default = 0.5)]
    pub ratio: Option<f64>,
    pub rough: Option<f32>,
    pub born: Option<chrono::NaiveDate>,
    #[column(time(3))]
    pub at: Option<chrono::NaiveTime>,
    #[column(default = sql("current_timestamp(6)"))]
    pub made: chrono::NaiveDateTime,
    #[column(timestamp(0), default = sql("current_timestamp()"))]
    pub seen: Option<chrono::NaiveDateTime>,
    #[column(sql_type = "timestamp(3)")]
    pub stamp: Option<chrono::DateTime<chrono::Utc>>,
    pub born_in: Option<Year>,
    pub data: Option<serde_json::Value>,
    pub raw: Option<Vec<u8>>,
    #[column(varbinary(8))]
    pub few: Option<Vec<u8>>,
    pub hash: Option<[u8; 16]>,
    pub note: Option<String>,
    #[column(mediumtext)]
    pub medium: Option<String>,
    #[column(varchar(64), generated("ucase(`name`)", stored))]
    pub shout: Option<String>,
    #[column(varchar(64), generated("lcase(`name`)", virtual))]
    pub whisper: Option<String>,
    #[column(default = sql("1 + 2"))]
    pub later: Option<i32>,
    pub parent_id: Option<i32>,
    // Nobody knows a Rust type for `point`; its text is read.
    #[column(sql_type = "point")]
    pub place: Option<String>,
}

#[table(mysql, name = "rooms")]
#[primary_key(building, number)]
#[derive(Debug, Clone, PartialEq)]
pub struct Room {
    #[column(varchar(20))]
    pub building: String,
    pub number: i32,
}

#[table(mysql, name = "texts")]
#[index("texts_body_idx", on(body), fulltext)]
#[derive(Debug, Clone, PartialEq)]
pub struct Text {
    #[column(primary_key)]
    pub id: i32,
    #[column(varchar(10), collate = "utf8mb4_bin")]
    pub exact: Option<String>,
    #[column(varchar(10), charset = "latin1", collate = "latin1_german1_ci")]
    pub latin: Option<String>,
    #[column(varchar(10), charset = "latin1", collate = "latin1_swedish_ci")]
    pub usual: Option<String>,
    #[column(default = sql("current_timestamp(6)"), on_update_now)]
    pub touched: chrono::NaiveDateTime,
    #[column(sql_type = "timestamp", on_update_now)]
    pub stamped: Option<chrono::DateTime<chrono::Utc>>,
    #[column(sql_type = "text")]
    pub body: Option<String>,
}

// Whether a column of a view may be NULL, no database tells.
#[view(mysql, name = "plain_people", as = "select `people`.`id` AS `id`,`people`.`name` AS `name`,`people`.`type` AS `type` from `people` where `people`.`type` = 'plain'")]
#[derive(Debug, Clone, PartialEq)]
pub struct PlainPeople {
    pub id: Option<i32>,
    pub name: Option<String>,
    pub r#type: Option<PersonType>,
}

// Whether a column of a view may be NULL, no database tells.
#[view(mysql, name = "happier", check_option = local, as = "select `plain_people`.`id` AS `id`,`plain_people`.`name` AS `name`,`plain_people`.`type` AS `type` from `plain_people` where `plain_people`.`id` > 10")]
#[derive(Debug, Clone, PartialEq)]
pub struct Happier {
    pub id: Option<i32>,
    pub name: Option<String>,
    pub r#type: Option<PersonType>,
}

relations! {
    bookings {
        room_row: one(rooms) on (building => building, room => number),
    }
    friends {
        a_person: one(people) on (a => id),
        b_person: one(people) on (b => id),
    }
    people {
        friends: many(friends.a_person),
        friends_as_b_person: many(friends.b_person),
        parent: one(people) on (parent_id => id),
        people_of_parent: many(people.parent),
    }
    rooms {
        bookings: many(bookings.room_row),
    }
}

/// Everything that is here.
pub fn schema() -> drizzle::ddl::Schema<MySql> {
    schema![bookings, friends, happier, kept, people, plain_people, rooms, texts]
}
