//! The macros where nothing is as they might expect it: no prelude, the crate under another name, items of the program
//! called like those of the standard library beside every table, raw identifiers and keywords as names, and lints that
//! forbid what code that nobody wrote might do.
#![no_implicit_prelude]
#![deny(
    warnings,
    clippy::pedantic,
    missing_docs,
    unreachable_pub,
    unused_qualifications
)]
#![forbid(unsafe_code)]

// How a program with another name for the library says so.
extern crate database as drizzle;

/// Names that are taken.
#[allow(missing_docs, dead_code)]
pub mod taken {
    pub struct Option;
    pub struct Result;
    pub struct String;
    pub struct Vec;
    pub struct Box;
    pub struct Some;
    pub struct None;
    pub struct Ok;
    pub struct Err;
    pub struct Send;
    pub struct Sync;
    pub struct Sized;
    pub struct Default;
    pub struct Clone;
    pub struct From;
    pub struct Into;
    pub struct Iterator;
    pub struct Db;
    pub struct Table;
    pub struct Expr;
    pub struct Value;
    pub struct Row;
    pub mod drizzle {}
    pub mod core {}
    pub mod std {}
    pub mod serde {}
    #[allow(unused_macros)]
    macro_rules! vec {
        () => {};
    }
    #[allow(unused_macros)]
    macro_rules! concat {
        () => {};
    }
    #[allow(unused_macros)]
    macro_rules! stringify {
        () => {};
    }
}

/// Tables and queries.
pub mod shop {
    #[allow(unused_imports, clippy::wildcard_imports)]
    use crate::taken::*;
    use ::database::driver::Driver;
    use ::database::expr::{asc, count_all, eq, gt};
    use ::database::prelude::Executor;
    use ::database::{alias, fields, find, params, relations, sql, table, Error, SqlEnum, SqlType};

    /// How large something is.
    #[derive(
        SqlEnum, ::std::fmt::Debug, ::std::clone::Clone, ::std::marker::Copy, ::std::cmp::PartialEq,
    )]
    #[sql_enum(text)]
    pub enum Size {
        /// Less.
        Small,
        /// More.
        r#Self_,
    }

    /// A price in cents.
    #[derive(
        SqlType, ::std::fmt::Debug, ::std::clone::Clone, ::std::marker::Copy, ::std::cmp::PartialEq,
    )]
    pub struct Cents(pub i64);

    /// A thing with a name that is a keyword, and columns that are.
    #[table(sqlite, postgres, mysql, cockroach, mssql, name = "types")]
    #[derive(::std::fmt::Debug, ::std::clone::Clone, ::std::cmp::PartialEq)]
    pub struct r#Type {
        /// Its number.
        #[column(primary_key)]
        pub id: i32,
        /// A keyword.
        #[column(unique)]
        pub r#match: ::std::string::String,
        /// Another one.
        pub r#async: ::std::option::Option<i32>,
        /// A name of the expansion's own, perhaps.
        #[column(default = 0)]
        pub table: i32,
        /// And another.
        #[column(default = Size::Small)]
        pub columns: Size,
        /// What it costs.
        pub value: Cents,
    }

    /// A part of a thing, that the outside does not see.
    #[table(sqlite, postgres, mysql, cockroach, mssql, name = "parts")]
    #[index(parts_by_thing, on(r#type))]
    #[derive(::std::fmt::Debug, ::std::clone::Clone)]
    pub(crate) struct Part {
        #[column(primary_key)]
        pub(crate) id: i32,
        #[column(references(types::id))]
        pub(crate) r#type: i32,
        #[cfg(any())]
        pub(crate) not_here: i32,
        secret: ::std::option::Option<::std::vec::Vec<u8>>,
    }

    relations! {
        types { parts: many(parts) }
        parts { of: one(types) on (r#type => id) }
    }

    /// What somebody asks for.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn asked<D: Driver>(
        db: &::database::Db<D>,
        name: &str,
    ) -> ::std::result::Result<i64, Error>
    where
        types::types: ::database::schema::TableOn<D>,
    {
        db.count(types).filter(eq(types::r#match, name)).one().await
    }

    /// Everything once, on a database in memory.
    ///
    /// # Errors
    /// Those of the database.
    ///
    /// # Panics
    /// When something else is found than what was written.
    pub async fn run() -> ::std::result::Result<(i64, usize), Error> {
        let db = ::database::Db::<::database::dialect::Sqlite>::connect("sqlite::memory:").await?;
        db.create_table(types).execute().await?;
        db.create_table(parts).execute().await?;
        let new = NewType::new()
            .id(1)
            .r#match("one")
            .columns(Size::Self_)
            .value(Cents(7));
        db.insert(types).values(new).execute().await?;
        let part = NewPart::new().id(1).r#type(1);
        db.insert(parts).values(part).execute().await?;
        alias!(types as r#other);
        let rows = db
            .select(fields! { r#match: r#other::r#match, size: r#other::columns, n: sql!("1 + {r#other::table}" as i32) })
            .from(r#other)
            .filter(gt(r#other::id, 0))
            .order_by(asc(r#other::id))
            .all()
            .await?;
        ::std::assert_eq!(rows[0].r#match, "one");
        let nested = db
            .query(find!(types { id, parts { id, of { r#match } } }))
            .all()
            .await?;
        ::std::assert_eq!(nested[0].parts[0].of.r#match, "one");
        let wanted = params! { r#type: i32 };
        let prepared = db
            .select(count_all())
            .from(types)
            .filter(eq(types::id, wanted.r#type))
            .prepare();
        let count = prepared.bind(wanted.values(1)).one().await?;
        ::std::result::Result::Ok((count + asked(&db, "one").await?, nested.len()))
    }
}

#[cfg(test)]
mod tests {
    #[::core::prelude::v1::test]
    fn everything_runs() {
        let runtime = ::tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        let done = runtime.block_on(crate::shop::run());
        ::std::assert_eq!(done.unwrap(), (2, 1));
    }
}
