//! Types of the program's own, with SQL of their own.
use crate::golden;
use drizzle::prelude::*;
use expect_test::expect;

/// Kept as PostGIS and MySQL keep points; text where there is no such type.
#[derive(Debug, Clone, PartialEq, SqlCustom)]
#[sql_custom(
    postgres(
        "geometry(Point, 4326)",
        write = "ST_GeomFromText(?, 4326)",
        read = "ST_AsText(?)"
    ),
    mysql("point", write = "ST_GeomFromText(?)", read = "ST_AsText(?)"),
    sqlite("text"),
    mssql("geography", write = "geography::Parse(?)", read = "(?).ToString()"),
    cockroach("geometry", write = "ST_GeomFromText(?)", read = "ST_AsText(?)")
)]
pub struct Place(pub String);

impl CustomType for Place {
    type Encoded = String;
    fn encode(self) -> Result<String, &'static str> {
        Ok(self.0)
    }
    fn decode(text: String) -> Result<Self, &'static str> {
        Ok(Place(text))
    }
}

#[table(sqlite, postgres, mysql, cockroach, mssql)]
#[allow(dead_code)]
pub struct Shop {
    #[column(primary_key)]
    pub id: i32,
    pub place: Place,
    pub depot: Option<Place>,
}

fn here() -> Place {
    Place("POINT(1 2)".into())
}

#[test]
fn definitions() {
    golden!(db => db.create_table(shops), expect![[r#"
        sqlite: create table "shops" (
        sqlite:   "id" integer not null,
        sqlite:   "place" text not null,
        sqlite:   "depot" text,
        sqlite:   primary key ("id")
        sqlite: )
        postgres: create table "shops" (
        postgres:   "id" integer not null,
        postgres:   "place" geometry(Point, 4326) not null,
        postgres:   "depot" geometry(Point, 4326),
        postgres:   primary key ("id")
        postgres: )
        cockroach: create table "shops" (
        cockroach:   "id" int4 not null,
        cockroach:   "place" geometry not null,
        cockroach:   "depot" geometry,
        cockroach:   primary key ("id")
        cockroach: )
        mysql, mariadb: create table `shops` (
        mysql, mariadb:   `id` int not null,
        mysql, mariadb:   `place` point not null,
        mysql, mariadb:   `depot` point,
        mysql, mariadb:   primary key (`id`)
        mysql, mariadb: )
        mssql: create table [shops] (
        mssql:   [id] int not null,
        mssql:   [place] geography not null,
        mssql:   [depot] geography,
        mssql:   constraint [shops_pkey] primary key ([id])
        mssql: )
    "#]]);
}

#[test]
fn writes() {
    golden!(db => db.insert(shops).values(NewShop::new().id(1).place(here()).depot(None)), expect![[r#"
        sqlite: insert into "shops" ("id", "place", "depot") values (?, ?, ?) -- I32, Text, Text
        postgres: insert into "shops" ("id", "place", "depot") values ($1, ST_GeomFromText($2, 4326), ST_GeomFromText($3, 4326)) -- I32, Text, Text
        cockroach: insert into "shops" ("id", "place", "depot") values ($1, ST_GeomFromText($2), ST_GeomFromText($3)) -- I32, Text, Text
        mysql, mariadb: insert into `shops` (`id`, `place`, `depot`) values (?, ST_GeomFromText(?), ST_GeomFromText(?)) -- I32, Text, Text
        mssql: insert into [shops] ([id], [place], [depot]) values (@P1, geography::Parse(@P2), geography::Parse(@P3)) -- I32, Text, Text
    "#]]);
    golden!(db => db.update(shops).set(shops::place, here()).filter(eq(shops::depot, shops::place)), expect![[r#"
        sqlite: update "shops" set "place" = ? where "shops"."depot" = "shops"."place" -- Text
        postgres: update "shops" set "place" = ST_GeomFromText($1, 4326) where "shops"."depot" = "shops"."place" -- Text
        cockroach: update "shops" set "place" = ST_GeomFromText($1) where "shops"."depot" = "shops"."place" -- Text
        mysql, mariadb: update `shops` set `place` = ST_GeomFromText(?) where `shops`.`depot` = `shops`.`place` -- Text
        mssql: update [shops] set [place] = geography::Parse(@P1) where [shops].[depot] = [shops].[place] -- Text
    "#]]);
    golden!(db => db.insert(shops).select(select((shops::id + 1, shops::place, shops::depot)).from(shops)), expect![[r#"
        sqlite: insert into "shops" ("id", "place", "depot") select "shops"."id" + ?, "shops"."place", "shops"."depot" from "shops" -- I32
        postgres, cockroach: insert into "shops" ("id", "place", "depot") select "shops"."id" + $1, "shops"."place", "shops"."depot" from "shops" -- I32
        mysql, mariadb: insert into `shops` (`id`, `place`, `depot`) select `shops`.`id` + ?, `shops`.`place`, `shops`.`depot` from `shops` -- I32
        mssql: insert into [shops] ([id], [place], [depot]) select [shops].[id] + @P1, [shops].[place], [shops].[depot] from [shops] -- I32
    "#]]);
    golden!(sqlite postgres cockroach mssql; db => db.delete(shops).filter(eq(shops::id, 1)).returning(shops::place), expect![[r#"
        sqlite: delete from "shops" where "shops"."id" = ? returning "shops"."place" -- I32
        postgres, cockroach: delete from "shops" where "shops"."id" = $1 returning ST_AsText("shops"."place") -- I32
        mssql: delete from [shops] output (deleted.[place]).ToString() where [shops].[id] = @P1 -- I32
    "#]]);
}

#[test]
fn queries() {
    golden!(db => db.select((shops::place, coalesce(shops::depot, here()))).from(shops).filter(in_array(shops::place, [here()])), expect![[r#"
        sqlite: select "shops"."place", coalesce("shops"."depot", ?) from "shops" where "shops"."place" in (?) -- Text, Text
        postgres: select ST_AsText("shops"."place"), ST_AsText(coalesce("shops"."depot", ST_GeomFromText($1, 4326))) from "shops" where "shops"."place" in (ST_GeomFromText($2, 4326)) -- Text, Text
        cockroach: select ST_AsText("shops"."place"), ST_AsText(coalesce("shops"."depot", ST_GeomFromText($1))) from "shops" where "shops"."place" in (ST_GeomFromText($2)) -- Text, Text
        mysql, mariadb: select ST_AsText(`shops`.`place`), ST_AsText(coalesce(`shops`.`depot`, ST_GeomFromText(?))) from `shops` where `shops`.`place` in (ST_GeomFromText(?)) -- Text, Text
        mssql: select ([shops].[place]).ToString(), (coalesce([shops].[depot], geography::Parse(@P1))).ToString() from [shops] where [shops].[place] in (geography::Parse(@P2)) -- Text, Text
    "#]]);
    golden!(db => {
        let inner = select(fields! { place: shops::place }).from(shops).subquery("inner_shops");
        db.select(inner.place).from(&inner)
    }, expect![[r#"
        sqlite: select "inner_shops"."place" from (select "shops"."place" as "place" from "shops") "inner_shops"
        postgres, cockroach: select ST_AsText("inner_shops"."place") from (select "shops"."place" as "place" from "shops") "inner_shops"
        mysql, mariadb: select ST_AsText(`inner_shops`.`place`) from (select `shops`.`place` as `place` from `shops`) `inner_shops`
        mssql: select ([inner_shops].[place]).ToString() from (select [shops].[place] as [place] from [shops]) [inner_shops]
    "#]]);
    golden!(db => union(db.select(shops::place).from(shops), select(shops::place).from(shops)), expect![[r#"
        sqlite: select "shops"."place" from "shops" union select "shops"."place" from "shops"
        postgres, cockroach: select ST_AsText("shops"."place") from "shops" union select ST_AsText("shops"."place") from "shops"
        mysql, mariadb: select ST_AsText(`shops`.`place`) from `shops` union select ST_AsText(`shops`.`place`) from `shops`
        mssql: select ([shops].[place]).ToString() from [shops] union select ([shops].[place]).ToString() from [shops]
    "#]]);
    golden!(db => db.select(sql!("middle({shops::place}, {here()})" as Place)).from(shops), expect![[r#"
        sqlite: select middle("shops"."place", ?) from "shops" -- loose Text
        postgres: select ST_AsText(middle("shops"."place", ST_GeomFromText($1, 4326))) from "shops" -- loose Text
        cockroach: select ST_AsText(middle("shops"."place", ST_GeomFromText($1))) from "shops" -- loose Text
        mysql, mariadb: select ST_AsText(middle(`shops`.`place`, ST_GeomFromText(?))) from `shops` -- loose Text
        mssql: select (middle([shops].[place], geography::Parse(@P1))).ToString() from [shops] -- loose Text
    "#]]);
}
