// The schema of a sqlite database, as `drizzle-kit pull` found it.
//
// The database has more than is said here:
// - that `code` of table `legacy` may be NULL although it is in the primary key
#![allow(unused_imports)]
use drizzle::prelude::*;

#[table(sqlite, name = "bookings")]
#[foreign_key("bookings_building_room_fkey", on(building, room), references(rooms::building, rooms::number))]
#[derive(Debug, Clone, PartialEq)]
pub struct Booking {
    #[column(primary_key)]
    pub id: i64,
    pub building: Option<String>,
    pub room: Option<i64>,
}

#[table(sqlite, name = "friends", without_rowid)]
#[primary_key(a, b)]
#[derive(Debug, Clone, PartialEq)]
pub struct Friend {
    #[column(references(people::id, on_delete = cascade))]
    pub a: i64,
    #[column(references(people::id, on_delete = cascade, on_update = restrict))]
    pub b: i64,
    pub since: Option<String>,
}

#[table(sqlite, name = "legacy")]
#[derive(Debug, Clone, PartialEq)]
pub struct Legacy {
    #[column(primary_key)]
    pub code: String,
    pub desc: Option<String>,
}

#[table(sqlite, name = "people")]
#[unique("people_Email_key", on(email))]
#[unique("people_name_count_key", on(name, count))]
#[unique_index("people unique", on(ratio))]
#[index("people_collate_idx", on(desc(collate(name, "nocase"))))]
#[index("people_lower_idx", on(sql("lower(name)"), desc(count)), filter = "count > 0 and name is not null")]
#[check("people_1_check", "price >= 0")]
#[check("weird \"check\"", "name <> ')' and type in ('a', 'b')")]
#[derive(Debug, Clone, PartialEq)]
pub struct Person {
    #[column(auto_increment, primary_key)]
    pub id: i64,
    #[column(default = "nobody")]
    pub name: String,
    #[column(name = "Email", sql_type = "varchar(64)")]
    pub email: Option<String>,
    pub r#type: Option<String>,
    #[column(name = "two words", default = "double")]
    pub two_words: Option<String>,
    #[column(default = 0.5)]
    pub ratio: Option<f64>,
    #[column(default = sql("-1.5e-3"))]
    pub negative: Option<f64>,
    #[column(default = -3)]
    pub count: i64,
    #[column(sql_type = "boolean", default = sql("true"))]
    pub yes: bool,
    #[column(default = sql("x'00ff'"))]
    pub raw: Option<Vec<u8>>,
    #[column(sql_type = "numeric(10, 2)")]
    pub price: Option<f64>,
    #[column(sql_type = "datetime", default = sql("current_timestamp"))]
    pub made: Option<chrono::NaiveDateTime>,
    #[column(default = sql("unixepoch()"))]
    pub seen: i64,
    pub anything: Option<Vec<u8>>,
    #[column(generated("upper(name)", stored))]
    pub upper_name: Option<String>,
    #[column(generated("lower(name)", virtual))]
    pub lower_name: Option<String>,
    #[column(references(people::id, on_delete = set_null, initially_deferred))]
    pub parent_id: Option<i64>,
}

#[table(sqlite, name = "rooms")]
#[primary_key(building, number)]
#[derive(Debug, Clone, PartialEq)]
pub struct Room {
    pub building: String,
    pub number: i64,
}

#[table(sqlite, name = "sorted")]
#[unique("sorted_name_key", on(name))]
#[index("sorted_code_idx", on(desc(collate(code, "nocase"))))]
#[derive(Debug, Clone, PartialEq)]
pub struct Sorted {
    #[column(primary_key)]
    pub id: i64,
    #[column(collate = "nocase")]
    pub name: String,
    #[column(collate = "rtrim")]
    pub code: Option<String>,
    #[column(references(sorted::id, initially_deferred))]
    pub parent: Option<i64>,
}

#[table(sqlite, name = "strict_ones", strict)]
#[derive(Debug, Clone, PartialEq)]
pub struct StrictOne {
    #[column(primary_key)]
    pub id: i64,
    #[column(sql_type = "any")]
    pub value: Option<f64>,
}

// Whether a column of a view may be NULL, no database tells.
#[view(sqlite, name = "happy_people", as = "select id, name, upper(name) as loud from people where type = 'a'")]
#[derive(Debug, Clone, PartialEq)]
pub struct HappyPeople {
    pub id: Option<i64>,
    pub name: Option<String>,
    // Nobody knows a Rust type for ``; its text is read.
    pub loud: Option<String>,
}

// Whether a column of a view may be NULL, no database tells.
#[view(sqlite, name = "happier", as = "select * from happy_people where id > 10")]
#[derive(Debug, Clone, PartialEq)]
pub struct Happier {
    pub id: Option<i64>,
    pub name: Option<String>,
    // Nobody knows a Rust type for ``; its text is read.
    pub loud: Option<String>,
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
    sorted {
        sorted: one(sorted) on (parent => id),
        sorted_of_sorted: many(sorted.sorted),
    }
}

/// Everything that is here.
pub fn schema() -> drizzle::ddl::Schema<Sqlite> {
    schema![bookings, friends, happier, happy_people, legacy, people, rooms, sorted, strict_ones]
}
