//! Types that only PostgreSQL has, or CockroachDB as well.
use crate::golden;
use drizzle::prelude::*;
use drizzle::types::{
    Bits, CiText, Cidr, Circle, HalfVector, Hstore, Inet, Interval, Line, LineSegment, Ltree,
    MacAddr, MacAddr8, Money, Oid, Path, Point, Polygon, Range, Rectangle, SparseVector, TsVector,
    Vector, Xml,
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

#[derive(SqlDomain, Debug, Clone, PartialEq)]
#[sql_domain(name = "e mail", schema = "shop", check = "value like '%@%'")]
pub struct Email(pub String);

#[derive(SqlDomain, Debug, Clone, Copy, PartialEq)]
pub struct Share(pub f64);

#[table(postgres, name = "contacts")]
#[derive(Debug, Clone, PartialEq)]
pub struct Contact {
    #[column(primary_key)]
    pub email: Email,
    pub share: Option<Share>,
    pub others: Option<Vec<Email>>,
}

#[test]
fn domains() {
    golden!(postgres; db => db.create_table(contacts), expect![[r#"
        postgres: do $drizzle$ begin create domain "shop"."e mail" as text check (value like '%@%'); exception when duplicate_object then null; end $drizzle$
        postgres: do $drizzle$ begin create domain "share" as double precision; exception when duplicate_object then null; end $drizzle$
        postgres: create table "contacts" (
        postgres:   "email" "shop"."e mail" not null,
        postgres:   "share" "share",
        postgres:   "others" "shop"."e mail"[],
        postgres:   primary key ("email")
        postgres: )
    "#]]);
    golden!(postgres; db => db.insert(contacts).values(NewContact::new().email(Email("a@b".into())).share(Share(0.5)).others(vec![Email("c@d".into())])), expect![[r#"
        postgres: insert into "contacts" ("email", "share", "others") values ($1, $2, cast($3 as "shop"."e mail"[])) -- Text, F64, e mail[]
    "#]]);
}

#[table(postgres, name = "documents")]
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    #[column(primary_key)]
    pub id: i32,
    #[column(vector(3))]
    pub meaning: Vector,
    #[column(halfvec(3))]
    pub shorter: Option<HalfVector>,
    #[column(sparsevec(1000))]
    pub words: Option<SparseVector>,
}

#[test]
fn vectors() {
    let near = || Vector(vec![1.0, 2.0, 3.0]);
    golden!(postgres; db => db.create_table(documents), expect![[r#"
        postgres: create table "documents" (
        postgres:   "id" integer not null,
        postgres:   "meaning" vector(3) not null,
        postgres:   "shorter" halfvec(3),
        postgres:   "words" sparsevec(1000),
        postgres:   primary key ("id")
        postgres: )
    "#]]);
    golden!(postgres; db => db.select((documents::id, l2_distance(documents::meaning, near()))).from(documents).filter(lt(cosine_distance(documents::meaning, near()), 0.5)).order_by(l2_distance(documents::meaning, near())).limit(5), expect![[r#"
        postgres: select "documents"."id", "documents"."meaning" <-> cast($1 as vector) from "documents" where ("documents"."meaning" <=> cast($2 as vector)) < $3 order by "documents"."meaning" <-> cast($4 as vector) limit $5 -- loose vector, vector, F64, vector, I64
    "#]]);
    golden!(postgres; db => db.select((l1_distance(documents::shorter, HalfVector(vec![0.0])), inner_product(documents::words, documents::words))).from(documents), expect![[r#"
        postgres: select "documents"."shorter" <+> cast($1 as halfvec), "documents"."words" <#> "documents"."words" from "documents" -- loose halfvec
    "#]]);
}
