//! For each database a table that says everything that attributes can say there, with the tables it refers to.
#![allow(dead_code)]
use drizzle::prelude::*;

pub mod on_postgres {
    use super::*;

    #[table(postgres, name = "places")]
    #[unique(places_area_no_key, on(area, no), nulls_not_distinct)]
    #[unique(places_no_key, on(no), deferrable)]
    #[derive(Debug)]
    pub struct Place {
        #[column(primary_key)]
        pub id: i32,
        pub area: i32,
        pub no: i32,
    }

    #[table(
        postgres,
        name = "everything",
        unlogged,
        with = "fillfactor = 70",
        tablespace = "pg_default",
        comment = "it's all"
    )]
    #[index(everything_later_idx, on(tag), concurrently)]
    #[index(everything_gin_idx, on(doc), using = gin)]
    #[index(
        everything_rare_idx,
        on(sql("lower(tag)"), nulls_first(desc(area))),
        filter = "area > 0",
        include(no),
        with = "fillfactor = 80"
    )]
    #[check(everything_check, "area <> no")]
    #[foreign_key(
        everything_place_fk,
        on(area, no),
        references(places::area, places::no),
        match_full
    )]
    #[derive(Debug)]
    pub struct Everything {
        #[column(
            primary_key(initially_deferred),
            identity(
                always,
                start = 100,
                increment = 5,
                min = 5,
                max = 1000,
                cache = 10,
                cycle,
                name = "everything_ids"
            )
        )]
        pub id: i64,
        #[column(identity(start = -1, increment = -2, min = -100, max = -1))]
        pub down: i32,
        #[column(default = random_uuid())]
        pub token: uuid::Uuid,
        #[column(collate = "C", unique(nulls_not_distinct), comment = "a tag")]
        pub tag: Option<String>,
        #[column(varchar(20), default = "x", check = "length(short) > 0")]
        pub short: String,
        pub area: Option<i32>,
        pub no: Option<i32>,
        pub doc: serde_json::Value,
        #[column(generated("area + no", stored))]
        pub sum: Option<i32>,
        #[column(references(places::id, on_delete = cascade, initially_deferred))]
        pub place: Option<i32>,
    }
}

pub mod on_mysql {
    use super::*;

    #[table(mysql, name = "places")]
    #[derive(Debug)]
    pub struct Place {
        #[column(primary_key)]
        pub id: i32,
    }

    #[table(
        mysql,
        name = "everything",
        engine = "InnoDB",
        charset = "utf8mb4",
        collate = "utf8mb4_unicode_ci",
        row_format = "DYNAMIC",
        auto_increment = 1000,
        comment = "it's all"
    )]
    #[index(everything_words_idx, on(body), fulltext)]
    #[index(everything_shape_idx, on(shape), spatial)]
    #[index(everything_prefix_idx, on(prefix(body, 20), desc(size)))]
    #[unique_index(everything_size_idx, on(size), using = btree)]
    #[check(everything_check, "size <> 7")]
    #[derive(Debug)]
    pub struct Everything {
        #[column(primary_key, auto_increment)]
        pub id: u64,
        #[column(default = random_uuid())]
        pub token: uuid::Uuid,
        #[column(
            varchar(40),
            charset = "latin1",
            collate = "latin1_bin",
            unique,
            comment = "a tag"
        )]
        pub tag: Option<String>,
        pub body: String,
        #[column(sql_type = "point")]
        pub shape: Vec<u8>,
        pub size: i32,
        #[column(default = now(), on_update_now)]
        pub changed: chrono::NaiveDateTime,
        #[column(timestamp(3), on_update_now)]
        pub touched: Option<chrono::NaiveDateTime>,
        #[column(generated("size * 2", virtual))]
        pub twice: Option<i32>,
        #[column(references(places::id, on_delete = cascade, on_update = set_null))]
        pub place: Option<i32>,
    }
}

pub mod on_sqlite {
    use super::*;

    #[table(sqlite, name = "places", strict)]
    #[derive(Debug)]
    pub struct Place {
        #[column(primary_key)]
        pub id: i32,
    }

    #[table(sqlite, name = "everything", strict, without_rowid)]
    #[index(
        everything_rare_idx,
        on(sql("lower(tag)"), desc(size)),
        filter = "size > 0"
    )]
    #[check(everything_check, "size <> 7")]
    #[derive(Debug)]
    pub struct Everything {
        #[column(primary_key, default = random_uuid())]
        pub token: uuid::Uuid,
        #[column(collate = "nocase", unique)]
        pub tag: Option<String>,
        #[column(default = 3)]
        pub size: i32,
        #[column(generated("size * 2", virtual))]
        pub twice: Option<i32>,
        #[column(references(places::id, on_delete = cascade, initially_deferred))]
        pub place: Option<i32>,
    }
}

pub mod on_mssql {
    use super::*;

    #[table(mssql, name = "places", schema = "dbo", comment = "where")]
    #[unique(places_area_no_key, on(area, no), clustered)]
    #[derive(Debug)]
    pub struct Place {
        #[column(primary_key)]
        pub id: i32,
        pub area: i32,
        #[column(comment = "it's a number")]
        pub no: i32,
    }

    #[table(mssql, name = "everything", comment = "it's all")]
    #[primary_key(id, name = "everything_pk", nonclustered)]
    #[index(everything_size_idx, on(desc(size)), clustered)]
    #[index(everything_more_idx, on(tag), include(size), filter = "size > 0")]
    #[unique_index(everything_tag_idx, on(tag, size), nulls_not_distinct)]
    #[check(everything_check, "size <> 7")]
    #[foreign_key(on(area, no), references(places::area, places::no), on_delete = cascade)]
    #[derive(Debug)]
    pub struct Everything {
        #[column(identity(start = 100, increment = 5))]
        pub id: i64,
        #[column(default = random_uuid())]
        pub token: uuid::Uuid,
        #[column(
            varchar(40),
            collate = "Latin1_General_100_CI_AS_SC_UTF8",
            comment = "a tag"
        )]
        pub tag: Option<String>,
        #[column(unique(nonclustered))]
        pub size: i32,
        pub area: Option<i32>,
        pub no: Option<i32>,
        #[column(generated("size * 2", stored))]
        pub twice: Option<i32>,
    }
}

pub mod on_cockroach {
    use super::*;

    #[table(cockroach, name = "places")]
    #[unique(places_area_no_key, on(area, no))]
    #[derive(Debug)]
    pub struct Place {
        #[column(primary_key)]
        pub id: i32,
        pub area: i32,
        pub no: i32,
    }

    #[table(cockroach, name = "everything", comment = "it's all")]
    #[index(everything_gin_idx, on(doc), using = gin)]
    #[index(everything_sharded_idx, on(area), hash_sharded)]
    #[index(everything_rare_idx, on(tag), filter = "area > 0", include(no))]
    #[check(everything_check, "area <> no")]
    #[foreign_key(
        everything_place_fk,
        on(area, no),
        references(places::area, places::no),
        match_full
    )]
    #[derive(Debug)]
    pub struct Everything {
        #[column(
            primary_key,
            identity(always, start = 100, increment = 5, min = 5, max = 1000, cache = 10)
        )]
        pub id: i64,
        #[column(identity(start = 7))]
        pub no2: i64,
        #[column(default = random_uuid())]
        pub token: uuid::Uuid,
        #[column(unique, comment = "a tag")]
        pub tag: Option<String>,
        pub area: Option<i32>,
        pub no: Option<i32>,
        pub doc: serde_json::Value,
        #[column(generated("area + no", stored))]
        pub sum: Option<i32>,
    }
}

/// Enums that are kept as text or as integers, on every database.
pub mod enums {
    use super::*;

    /// Kept as text everywhere.
    #[derive(SqlEnum, Debug, Clone, Copy, PartialEq)]
    #[sql_enum(text)]
    pub enum Color {
        Red,
        DarkBlue,
    }

    /// Kept as a number.
    #[derive(SqlEnum, Debug, Clone, Copy, PartialEq)]
    #[sql_enum(integer)]
    pub enum Level {
        Low = 1,
        High = 10,
    }

    #[table(sqlite, postgres, mysql, cockroach, mssql, name = "painted")]
    #[derive(Debug)]
    pub struct Painted {
        #[column(primary_key)]
        pub id: i32,
        #[column(default = Color::DarkBlue)]
        pub color: Color,
        pub level: Option<Level>,
    }
}

/// Checks that are expressions in Rust.
pub mod checked {
    use super::*;

    #[table(sqlite, postgres, mysql, cockroach, mssql, name = "products")]
    #[check(
        products_dates_check,
        or((is_null(products::until), lt(products::since, products::until)))
    )]
    #[check(products_words_check, "name <> '?'")]
    #[derive(Debug, Clone, PartialEq)]
    pub struct Product {
        #[column(primary_key)]
        pub id: i32,
        #[column(check = (ne(products::name, "it's"), ne(products::name, "")))]
        pub name: String,
        #[column(check("products_price", products::price.gte(0)))]
        pub price: i64,
        #[column(check = in_array(products::grade, [1, 2, 3]))]
        pub grade: Option<i32>,
        pub since: i32,
        pub until: Option<i32>,
    }
}
