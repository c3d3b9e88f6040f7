// The schema of a postgres database, as `drizzle-kit pull` found it.
//
// The database has more than is said here:
// - the partitioning of table `measurements`
// - extension `citext`
#![allow(unused_imports)]
use drizzle::prelude::*;

#[derive(SqlEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[sql_enum(name = "mood")]
pub enum Mood {
    #[sql(rename = "sad")]
    Sad,
    #[sql(rename = "it's ok")]
    ItSOk,
    #[sql(rename = "Happy")]
    Happy,
}

#[derive(SqlEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[sql_enum(name = "unused")]
pub enum Unused {
    #[sql(rename = "x")]
    X,
    #[sql(rename = "y")]
    Y,
}

#[derive(SqlEnum, Debug, Clone, Copy, PartialEq, Eq)]
#[sql_enum(name = "Mood", schema = "side Schema")]
pub enum SideSchemaMood {
    #[sql(rename = "a")]
    A,
    #[sql(rename = "b")]
    B,
}

#[derive(SqlDomain, Debug, Clone, PartialEq)]
#[sql_domain(name = "Unused", sql_type = "numeric(8,3)")]
pub struct Unused2(pub rust_decimal::Decimal);

#[derive(SqlDomain, Debug, Clone, PartialEq)]
#[sql_domain(name = "positive", check = "VALUE > 0")]
pub struct Positive(pub i32);

#[derive(SqlDomain, Debug, Clone, PartialEq)]
#[sql_domain(name = "short_text", sql_type = "character varying(20)", check = "(VALUE)::text <> ''::text")]
pub struct ShortText(pub String);

#[derive(SqlDomain, Debug, Clone, PartialEq)]
#[sql_domain(name = "Very Positive", schema = "side Schema", check = "(VALUE)::integer > 10")]
pub struct VeryPositive(pub Positive);

#[derive(SqlComposite, Debug, Clone, PartialEq)]
#[sql_composite(name = "Full Name")]
pub struct FullName {
    #[sql(sql_type = "character varying(30)")]
    pub first: Option<String>,
    #[sql(rename = "last Name")]
    pub last_name: Option<String>,
    pub mood: Option<Mood>,
    pub r#type: Option<Vec<Option<i32>>>,
}

#[derive(SqlComposite, Debug, Clone, PartialEq)]
#[sql_composite(name = "point_3d")]
pub struct Point3d {
    pub x: Option<f64>,
    pub y: Option<f64>,
    pub z: Option<f32>,
}

sequence! {
    #[sequence(postgres, name = "order_numbers", start = 1000, increment = 10, min = 1, max = 2147483647, cache = 5, cycle)]
    pub order_numbers: i32;
    #[sequence(postgres, name = "plain", start = 1, increment = 1, min = 1, max = 9223372036854775807)]
    pub plain: i64;
    #[sequence(postgres, name = "down", schema = "side Schema", start = 7, increment = -2, min = -100, max = 7)]
    pub down: i64;
}

#[table(postgres, name = "bookings")]
#[foreign_key("bookings_building_room_fkey", on(building, room), references(rooms::building, rooms::number))]
#[derive(Debug, Clone, PartialEq)]
pub struct Booking {
    #[column(identity(always), primary_key)]
    pub id: i32,
    pub building: String,
    pub room: i32,
    pub during: Option<drizzle::types::Range<chrono::DateTime<chrono::Utc>>>,
}

#[table(postgres, name = "cache")]
#[derive(Debug, Clone, PartialEq)]
pub struct Cache {
    #[column(primary_key)]
    pub key: String,
    pub value: Option<String>,
}

#[table(postgres, name = "circle_a")]
#[derive(Debug, Clone, PartialEq)]
pub struct CircleA {
    #[column(primary_key)]
    pub id: i32,
    #[column(references(circle_b::id))]
    pub b: Option<i32>,
}

#[table(postgres, name = "circle_b")]
#[derive(Debug, Clone, PartialEq)]
pub struct CircleB {
    #[column(primary_key)]
    pub id: i32,
    #[column(references(circle_a::id))]
    pub a: Option<i32>,
}

#[table(postgres, name = "friends")]
#[primary_key(a, b, name = "friends_of_each_other")]
#[derive(Debug, Clone, PartialEq)]
pub struct Friend {
    #[column(references(people::id, on_delete = cascade))]
    pub a: i32,
    #[column(references(people::id, on_delete = cascade))]
    pub b: i32,
    pub since: Option<chrono::NaiveDate>,
}

#[table(postgres, name = "measurements")]
#[derive(Debug, Clone, PartialEq)]
pub struct Measurement {
    pub at: chrono::NaiveDate,
    pub value: Option<i32>,
}

#[table(postgres, name = "people", comment = "All of \"them\", it's so")]
#[unique("people_name_email_key", on(name, email), nulls_not_distinct)]
#[index("people_data_idx", on(data), using = "gin")]
#[unique_index("people_equal_idx", on(short), nulls_not_distinct)]
#[unique_index("people_include_idx", on(count), include(huge, price), with = "fillfactor=70")]
#[index("people_lower_idx", on(sql("lower(name::text)"), desc(born)))]
#[index("people_order_idx", on(nulls_first(born), nulls_last(desc(collate(name, "C")))))]
#[index("people_pattern_idx", on(op(note, "text_pattern_ops")), filter = "yes AND (mood <> 'sad'::mood)")]
#[check("mood_and_name", "(mood <> 'sad'::mood) AND ((name)::text = ANY ((ARRAY['a'::character varying, 'b'::character varying, 'nobody'::character varying])::text[]))")]
#[check("people_price_check", "price >= (0)::numeric")]
#[derive(Debug, Clone, PartialEq)]
pub struct Person {
    #[column(serial, primary_key)]
    pub id: i32,
    #[column(serial)]
    pub big: i64,
    #[column(serial)]
    pub small: i16,
    #[column(varchar(64), default = "nobody", comment = "what they are called")]
    pub name: String,
    #[column(char(2))]
    pub short: Option<String>,
    #[column(sql_type = "character varying")]
    pub endless: Option<String>,
    pub email: Option<drizzle::types::CiText>,
    #[column(default = Mood::ItSOk)]
    pub mood: Mood,
    #[column(default = sql("'{}'::mood[]"))]
    pub moods: Option<Vec<Option<Mood>>>,
    pub born: Option<chrono::NaiveDate>,
    #[column(time(3))]
    pub at: Option<chrono::NaiveTime>,
    #[column(default = sql("now()"))]
    pub made: chrono::NaiveDateTime,
    #[column(timestamptz(3), default = sql("CURRENT_TIMESTAMP"))]
    pub changed: Option<chrono::DateTime<chrono::Utc>>,
    #[column(default = sql("now()"))]
    pub seen: chrono::DateTime<chrono::Utc>,
    #[column(numeric(10, 2))]
    pub price: Option<rust_decimal::Decimal>,
    pub amount: Option<rust_decimal::Decimal>,
    #[column(default = 0.5)]
    pub ratio: Option<f64>,
    pub tiny: Option<f32>,
    #[column(default = true)]
    pub yes: bool,
    #[column(default = -3)]
    pub count: Option<i32>,
    #[column(default = 9000000000)]
    pub huge: Option<i64>,
    #[column(default = sql("'{\"a\": [1]}'::jsonb"))]
    pub data: Option<serde_json::Value>,
    #[column(json)]
    pub plain: Option<serde_json::Value>,
    pub raw: Option<Vec<u8>>,
    #[column(default = sql("gen_random_uuid()"))]
    pub key: Option<uuid::Uuid>,
    pub quantity: Option<Positive>,
    #[column(default = sql("ARRAY['x'::text, 'y'::text]"))]
    pub tags: Vec<Option<String>>,
    #[column(sql_type = "character varying(5)[]")]
    pub limited: Option<Vec<Option<String>>>,
    pub address: Option<drizzle::types::Inet>,
    pub period: Option<drizzle::types::Range<chrono::DateTime<chrono::Utc>>>,
    // Nobody knows a Rust type for `interval day to second(3)`; its text is read.
    #[column(sql_type = "interval day to second(3)")]
    pub span: Option<String>,
    pub pause: Option<drizzle::types::Interval>,
    pub place: Option<drizzle::types::Point>,
    #[column(bit(3))]
    pub bits: Option<drizzle::types::Bits>,
    #[column(varbit(9))]
    pub bitty: Option<drizzle::types::Bits>,
    pub cash: Option<drizzle::types::Money>,
    pub words: Option<drizzle::types::TsVector>,
    #[column(default = sql("'line\nbreak \\ it''s'::text"))]
    pub note: Option<String>,
    #[column(default = next_value(order_numbers))]
    pub number: i32,
    #[column(generated("upper((name)::text)", stored))]
    pub upper_name: Option<String>,
    #[column(references(people::id, on_delete = set_null, on_update = cascade, initially_deferred))]
    pub parent_id: Option<i32>,
    #[column(references(weird_name::id))]
    pub weird: Option<i64>,
    // Nobody knows a Rust type for `pg_lsn`; its text is read.
    #[column(sql_type = "pg_lsn")]
    pub unknown: Option<String>,
}

#[table(postgres, name = "rooms")]
#[primary_key(building, number)]
#[derive(Debug, Clone, PartialEq)]
pub struct Room {
    pub building: String,
    pub number: i32,
}

#[table(postgres, name = "scratch", unlogged)]
#[derive(Debug, Clone, PartialEq)]
pub struct Scratch {
    #[column(primary_key(initially_deferred))]
    pub id: i32,
}

#[table(postgres, name = "secrets", force_rls)]
#[policy("no_delete", for = delete, using = "false", as = restrictive)]
#[policy("own_secrets", using = "owner = CURRENT_USER", with_check = "owner = CURRENT_USER")]
#[derive(Debug, Clone, PartialEq)]
pub struct Secret {
    #[column(primary_key)]
    pub id: i32,
    #[column(default = sql("CURRENT_USER"))]
    pub owner: String,
}

#[table(postgres, name = "storage", with = "fillfactor=70")]
#[unique("storage_a_b_key", on(a, b), initially_deferred)]
#[unique("storage_other_key", on(other), deferrable)]
#[derive(Debug, Clone, PartialEq)]
pub struct Storage {
    #[column(identity(always, start = 100, increment = 5, min = 10, max = 100000, cache = 3, cycle), primary_key)]
    pub id: i64,
    #[column(identity(start = 7, name = "other_numbers"))]
    pub other: i32,
    #[column(collate = "C")]
    pub german: Option<String>,
    #[column(default = sql("'a'::character varying"))]
    pub code: ShortText,
    pub who: Option<FullName>,
    pub whose: Option<Vec<FullName>>,
    pub a: Option<i32>,
    pub b: Option<i32>,
}

#[table(postgres, name = "waiting")]
#[primary_key(id, name = "waiting_key", deferrable)]
#[foreign_key("waiting_room_fkey", on(building, number), references(rooms::building, rooms::number), on_update = cascade, match_full)]
#[derive(Debug, Clone, PartialEq)]
pub struct Waiting {
    pub building: Option<String>,
    pub number: Option<i32>,
    pub id: i32,
}

#[table(postgres, name = "Weird Name", schema = "side Schema", module = "weird_name")]
#[derive(Debug, Clone, PartialEq)]
pub struct WeirdName {
    #[column(name = "Id", identity, primary_key)]
    pub id: i64,
    pub r#type: String,
    #[column(name = "self")]
    pub self_: Option<String>,
    #[column(name = "two words")]
    pub two_words: Option<String>,
    #[column(name = "TWO words")]
    pub two_words_2: Option<String>,
    #[column(name = "1st")]
    pub column_1st: Option<i16>,
    #[column(default = SideSchemaMood::B)]
    pub select: Option<SideSchemaMood>,
    #[column(name = "quote\"d")]
    pub quote_d: Option<VeryPositive>,
}

// Whether a column of a view may be NULL, no database tells.
#[view(postgres, name = "counts", materialized, as = "SELECT mood,\n    count(*) AS n\n   FROM people\n  GROUP BY mood")]
#[unique_index("counts_mood_idx", on(mood))]
#[derive(Debug, Clone, PartialEq)]
pub struct Count {
    pub mood: Option<Mood>,
    pub n: Option<i64>,
}

// Whether a column of a view may be NULL, no database tells.
#[view(postgres, name = "happy_people", as = "SELECT id,\n    name,\n    mood,\n    upper_name AS \"Upper Name\"\n   FROM people\n  WHERE (mood = 'Happy'::mood)")]
#[derive(Debug, Clone, PartialEq)]
pub struct HappyPeople {
    pub id: Option<i32>,
    pub name: Option<String>,
    pub mood: Option<Mood>,
    #[column(name = "Upper Name")]
    pub upper_name: Option<String>,
}

// Whether a column of a view may be NULL, no database tells.
#[view(postgres, name = "happier", check_option = local, as = "SELECT id,\n    name,\n    mood,\n    \"Upper Name\"\n   FROM happy_people\n  WHERE (id > 10)")]
#[derive(Debug, Clone, PartialEq)]
pub struct Happier {
    pub id: Option<i32>,
    pub name: Option<String>,
    pub mood: Option<Mood>,
    #[column(name = "Upper Name")]
    pub upper_name: Option<String>,
}

relations! {
    bookings {
        room_row: one(rooms) on (building => building, room => number),
    }
    circle_a {
        circle_b: one(circle_b) on (b => id),
        circle_b_as_a_circle_a: many(circle_b.a_circle_a),
    }
    circle_b {
        circle_a: many(circle_a.circle_b),
        a_circle_a: one(circle_a) on (a => id),
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
        weird_name: one(weird_name) on (weird => id),
    }
    rooms {
        bookings: many(bookings.room_row),
        waiting: many(waiting.room),
    }
    waiting {
        room: one(rooms) on (building => building, number => number),
    }
    weird_name {
        people: many(people.weird_name),
    }
}

/// Everything that is here.
pub fn schema() -> drizzle::ddl::Schema<Postgres> {
    schema![bookings, cache, circle_a, circle_b, counts, down, friends, happier, happy_people, measurements, order_numbers, people, plain, rooms, scratch, secrets, storage, waiting, weird_name]
        .with_type::<Unused>()
        .with_type::<Unused2>()
        .with_type::<Point3d>()
}
