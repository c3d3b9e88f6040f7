//! Types that only PostgreSQL has, or CockroachDB as well.
use crate::golden;
use drizzle::prelude::*;
use drizzle::types::{
    Bits, Cidr, Circle, Inet, Interval, Line, LineSegment, MacAddr, MacAddr8, Money, Oid, Path,
    Point, Polygon, Rectangle,
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
        postgres, cockroach: select "visits"."stay" + $1, "visits"."stay" - "visits"."stay" from "visits" -- interval
    "#]]);
    golden!(postgres cockroach; db => db.select(interval_between(val(chrono::DateTime::UNIX_EPOCH), chrono::DateTime::UNIX_EPOCH)), expect![[r#"
        postgres, cockroach: select $1 - $2 -- loose TimestampTz, TimestampTz
    "#]]);
    golden!(postgres cockroach; db => db.select(visits::id).from(visits).filter((net_contains(visits::host, host), net_contained(visits::host, host).not())), expect![[r#"
        postgres, cockroach: select "visits"."id" from "visits" where "visits"."host" >>= $1 and not ("visits"."host" <<= $2) -- inet, inet
    "#]]);
    golden!(postgres cockroach; db => db.update(visits).set(visits::flags, Bits::from_bytes(vec![1])).filter(eq(visits::stay, Interval::ZERO)), expect![[r#"
        postgres, cockroach: update "visits" set "flags" = $1 where "visits"."stay" = $2 -- varbit, interval
    "#]]);
}
