// The schema of a cockroach database, as `drizzle-kit pull` found it.
#![allow(unused_imports)]
use drizzle::prelude::*;

#[derive(SqlEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[sql_enum(name = "mood")]
pub enum Mood {
    #[sql(rename = "sad")]
    Sad,
    #[sql(rename = "happy")]
    Happy,
}

sequence! {
    #[sequence(cockroach, name = "numbers", start = 10, increment = 5, min = 1, max = 9223372036854775807)]
    pub numbers: i64;
}

#[table(cockroach, name = "friends")]
#[primary_key(a, b)]
#[derive(Debug, Clone, PartialEq)]
pub struct Friend {
    #[column(references(people::id, on_delete = cascade))]
    pub a: i64,
    #[column(references(people::id, on_delete = cascade))]
    pub b: i64,
}

#[table(cockroach, name = "people")]
#[unique("people_name_key", on(name, count))]
#[index("people_order_idx", on(desc(count)), filter = "yes")]
#[check("people_price_check", "price >= (0)::numeric")]
#[derive(Debug, Clone, PartialEq)]
pub struct Person {
    #[column(primary_key)]
    pub id: i64,
    #[column(varchar(64), default = "nobody")]
    pub name: String,
    pub note: Option<String>,
    #[column(default = Mood::Happy)]
    pub mood: Mood,
    #[column(default = true)]
    pub yes: bool,
    #[column(default = -3)]
    pub count: Option<i32>,
    #[column(numeric(10, 2))]
    pub price: Option<rust_decimal::Decimal>,
    pub data: Option<serde_json::Value>,
    pub raw: Option<Vec<u8>>,
    #[column(default = sql("gen_random_uuid()"))]
    pub key: Option<uuid::Uuid>,
    #[column(default = sql("now()"))]
    pub made: chrono::DateTime<chrono::Utc>,
    #[column(timestamp(3))]
    pub seen: Option<chrono::NaiveDateTime>,
    pub tags: Option<Vec<Option<String>>>,
    pub address: Option<drizzle::types::Inet>,
    pub pause: Option<drizzle::types::Interval>,
    #[column(default = next_value(numbers))]
    pub number: Option<i64>,
    #[column(generated("upper((name)::text)", stored))]
    pub upper_name: Option<String>,
    #[column(references(people::id, on_delete = set_null))]
    pub parent_id: Option<i64>,
}

// Whether a column of a view may be NULL, no database tells.
#[view(cockroach, name = "happy_people", as = "SELECT id,\n    name\n   FROM people\n  WHERE (mood = 'happy'::mood)")]
#[derive(Debug, Clone, PartialEq)]
pub struct HappyPeople {
    pub id: Option<i64>,
    pub name: Option<String>,
}

relations! {
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
}

/// Everything that is here.
pub fn schema() -> drizzle::ddl::Schema<Cockroach> {
    schema![friends, happy_people, numbers, people]
}
