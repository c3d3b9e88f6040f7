//! Types that only PostgreSQL has, or CockroachDB as well.
use crate::golden;
use drizzle::prelude::*;
use drizzle::types::{
    Bits, CiText, Cidr, Circle, Hstore, Inet, Interval, Line, LineSegment, Ltree, MacAddr,
    MacAddr8, Money, Oid, Path, Point, Polygon, Range, Rectangle, TsVector, Xml,
};
use expect_test::expect;

#[table(postgres, cockroach, name = "visits")]
#[derive(Debug, Clone, PartialEq)]
pub struct Visit {
    #[column(primary_key)]
    pub id: Oid,
    #[column(default = Interval::ZERO)]
    pub stay: Interval,
    pub host: Inet,
    #[column(bit(8))]
    pub flags: Bits,
    #[column(varbit(20))]
    pub more_flags: Option<Bits>,
    pub any_flags: Option<Vec<Bits>>,
}

#[table(postgres, name = "shapes")]
#[derive(Debug, Clone, PartialEq)]
pub struct Shape {
    #[column(primary_key)]
    pub id: i32,
    pub network: Cidr,
    pub hardware: MacAddr,
    pub longer: Option<MacAddr8>,
    pub price: Money,
    pub place: Point,
    pub straight: Line,
    pub segment: LineSegment,
    pub area: Rectangle,
    pub way: Path,
    pub field: Polygon,
    pub round: Circle,
}

#[table(postgres, name = "bookings")]
#[derive(Debug, Clone, PartialEq)]
pub struct Booking {
    #[column(primary_key)]
    pub id: i32,
    pub days: Range<chrono::NaiveDate>,
    pub seats: Option<Vec<Range<i64>>>,
    pub prices: Option<Range<rust_decimal::Decimal>>,
    pub name: CiText,
    pub document: Option<Xml>,
    pub path: Ltree,
    pub pairs: Hstore,
    pub words: TsVector,
}

#[test]
fn ranges_and_texts() {
    let days = || Range::from(chrono::NaiveDate::MIN..);
    golden!(postgres; db => db.create_table(bookings), expect![[r#"
        postgres: create table "bookings" (
        postgres:   "id" integer not null,
        postgres:   "days" daterange not null,
        postgres:   "seats" int8range[],
        postgres:   "prices" numrange,
        postgres:   "name" citext not null,
        postgres:   "document" xml,
        postgres:   "path" ltree not null,
        postgres:   "pairs" hstore not null,
        postgres:   "words" tsvector not null,
        postgres:   primary key ("id")
        postgres: )
    "#]]);
    golden!(postgres; db => db.select(bookings::id).from(bookings).filter((range_contains(bookings::days, chrono::NaiveDate::MIN), range_covers(bookings::days, days()), range_within(bookings::days, days()), range_overlaps(bookings::days, days()), range_adjacent(bookings::days, days()), range_before(bookings::days, days()))), expect![[r#"
        postgres: select "bookings"."id" from "bookings" where "bookings"."days" @> $1 and "bookings"."days" @> $2 and "bookings"."days" <@ $3 and "bookings"."days" && $4 and "bookings"."days" -|- $5 and "bookings"."days" << $6 -- loose Date, Range(Date), Range(Date), Range(Date), Range(Date), Range(Date)
    "#]]);
    golden!(postgres; db => db.select((range_lower(bookings::days), range_upper(bookings::days), range_is_empty(bookings::days), range_intersection(bookings::days, days()))).from(bookings), expect![[r#"
        postgres: select lower("bookings"."days"), upper("bookings"."days"), isempty("bookings"."days"), "bookings"."days" * $1 from "bookings" -- loose Range(Date)
    "#]]);
    golden!(postgres; db => db.update(bookings).set(bookings::name, CiText("a".into())).set(bookings::document, Xml("a".into())).set(bookings::pairs, Hstore::default()).filter(eq(bookings::words, TsVector::default())), expect![[r#"
        postgres: update "bookings" set "name" = cast($1 as citext), "document" = cast($2 as xml), "pairs" = cast($3 as hstore) where "bookings"."words" = cast($4 as tsvector) -- citext, xml, hstore, tsvector
    "#]]);
}

#[test]
fn create() {
    golden!(postgres cockroach; db => db.create_table(visits), expect![[r#"
        postgres, cockroach: create table "visits" (
        postgres, cockroach:   "id" oid not null,
        postgres, cockroach:   "stay" interval not null default '0 months 0 days 0 microseconds'::interval,
        postgres, cockroach:   "host" inet not null,
        postgres, cockroach:   "flags" bit(8) not null,
        postgres, cockroach:   "more_flags" varbit(20),
        postgres, cockroach:   "any_flags" varbit[],
        postgres, cockroach:   primary key ("id")
        postgres, cockroach: )
    "#]]);
    golden!(postgres; db => db.create_table(shapes), expect![[r#"
        postgres: create table "shapes" (
        postgres:   "id" integer not null,
        postgres:   "network" cidr not null,
        postgres:   "hardware" macaddr not null,
        postgres:   "longer" macaddr8,
        postgres:   "price" money not null,
        postgres:   "place" point not null,
        postgres:   "straight" line not null,
        postgres:   "segment" lseg not null,
        postgres:   "area" box not null,
        postgres:   "way" path not null,
        postgres:   "field" polygon not null,
        postgres:   "round" circle not null,
        postgres:   primary key ("id")
        postgres: )
    "#]]);
}

#[test]
fn operators() {
    let host = Inet {
        address: std::net::Ipv4Addr::LOCALHOST.into(),
        prefix: 8,
    };
    golden!(postgres cockroach; db => db.select((add_interval(visits::stay, Interval::days(1)), sub_interval(visits::stay, visits::stay))).from(visits), expect![[r#"
        postgres, cockroach: select "visits"."stay" + $1, "visits"."stay" - "visits"."stay" from "visits" -- loose interval
    "#]]);
    golden!(postgres cockroach; db => db.select(interval_between(val(chrono::DateTime::UNIX_EPOCH), chrono::DateTime::UNIX_EPOCH)), expect![[r#"
        postgres, cockroach: select $1 - $2 -- loose TimestampTz, TimestampTz
    "#]]);
    golden!(postgres cockroach; db => db.select(visits::id).from(visits).filter((net_contains(visits::host, host), net_contained(visits::host, host).not())), expect![[r#"
        postgres, cockroach: select "visits"."id" from "visits" where "visits"."host" >>= $1 and not ("visits"."host" <<= $2) -- loose inet, inet
    "#]]);
    golden!(postgres cockroach; db => db.update(visits).set(visits::flags, Bits::from_bytes(vec![1])).filter(eq(visits::stay, Interval::ZERO)), expect![[r#"
        postgres, cockroach: update "visits" set "flags" = $1 where "visits"."stay" = $2 -- varbit, interval
    "#]]);
}
