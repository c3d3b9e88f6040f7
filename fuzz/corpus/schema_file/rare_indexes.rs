//! Indexes, keys and options of tables that only some databases have, and what their catalogs say of them.
#![allow(dead_code)]
use drizzle::prelude::*;

#[cfg(feature = "postgres")]
pub mod on_postgres {
    use super::*;

    #[table(postgres, name = "rare")]
    #[index(
        rare_lower_idx,
        on(sql("lower(title)"), desc(size)),
        filter = "size > 0"
    )]
    #[index(rare_pattern_idx, on(op(title, "text_pattern_ops")))]
    #[index(
        rare_order_idx,
        on(nulls_first(size), nulls_last(desc(collate(title, "C"))))
    )]
    #[index(rare_json_idx, on(doc), using = gin)]
    #[index(rare_fill_idx, on(parent), with = "fillfactor = 70")]
    #[unique_index(rare_equal_idx, on(size), nulls_not_distinct)]
    #[unique(rare_pair_key, on(title, size), nulls_not_distinct)]
    #[derive(Debug)]
    pub struct Rare {
        #[column(primary_key)]
        pub id: i32,
        pub title: String,
        pub size: Option<i32>,
        pub doc: serde_json::Value,
        #[column(references(rare::id, initially_deferred))]
        pub parent: Option<i32>,
    }

    #[table(postgres, name = "commented", comment = "it's a table")]
    #[derive(Debug)]
    pub struct Commented {
        #[column(primary_key, comment = "the key")]
        pub id: i32,
    }

    #[test]
    fn comments() {
        crate::postgres::run(async |db| {
            db.create_table(commented).execute().await?;
            let found: Vec<(String, String)> = db.rows(sql!("select obj_description('commented'::regclass), col_description('commented'::regclass, 1)")).await?;
            assert_eq!(found, [("it's a table".to_owned(), "the key".to_owned())]);
            Ok(())
        });
    }

    #[test]
    fn indexes_and_keys() {
        crate::postgres::run(async |db| {
            db.create_table(rare).execute().await?;
            let of = async |name: &str| {
                let text = sql!(
                    "select pg_get_indexdef(oid) from pg_class where relname = {name.to_owned()}"
                );
                db.rows::<String>(text).await.map(|mut rows| rows.remove(0))
            };
            let ends = |text: String| text.split_once(" USING ").map(|(_, rest)| rest.to_owned());
            let is = |text: &str| Some(text.to_owned());
            assert_eq!(
                ends(of("rare_lower_idx").await?),
                is("btree (lower(title), size DESC) WHERE (size > 0)")
            );
            assert_eq!(
                ends(of("rare_pattern_idx").await?),
                is("btree (title text_pattern_ops)")
            );
            assert_eq!(
                ends(of("rare_order_idx").await?),
                is("btree (size NULLS FIRST, title COLLATE \"C\" DESC NULLS LAST)")
            );
            assert_eq!(ends(of("rare_json_idx").await?), is("gin (doc)"));
            assert_eq!(
                ends(of("rare_fill_idx").await?),
                is("btree (parent) WITH (fillfactor='70')")
            );
            assert_eq!(
                ends(of("rare_equal_idx").await?),
                is("btree (size) NULLS NOT DISTINCT")
            );
            assert_eq!(
                ends(of("rare_pair_key").await?),
                is("btree (title, size) NULLS NOT DISTINCT")
            );
            let new = |id: i32, size: Option<i32>, parent| {
                NewRare::new()
                    .id(id)
                    .title("t")
                    .size(size)
                    .doc(serde_json::json!({}))
                    .parent(parent)
            };
            // The parent comes later, in the same transaction.
            db.transaction(async |tx| {
                tx.insert(rare)
                    .values(new(1, None, Some(2)))
                    .execute()
                    .await?;
                tx.insert(rare)
                    .values(new(2, Some(1), None))
                    .execute()
                    .await?;
                Ok(())
            })
            .await?;
            let error = db
                .insert(rare)
                .values(new(3, None, None))
                .execute()
                .await
                .unwrap_err();
            assert!(matches!(error, Error::Unique(_)), "{error:?}");
            Ok(())
        });
    }
}

#[cfg(feature = "mysql")]
pub mod on_mysql {
    use super::*;

    #[table(mysql, name = "rare")]
    #[index(rare_body_idx, on(prefix(body, 20), desc(size)))]
    #[unique_index(rare_tree_idx, on(size), using = btree)]
    #[derive(Debug)]
    pub struct Rare {
        #[column(primary_key)]
        pub id: i32,
        pub body: String,
        pub size: i32,
    }

    #[table(mysql, name = "commented", comment = "it's a table")]
    #[derive(Debug)]
    pub struct Commented {
        #[column(primary_key, auto_increment, comment = "the key")]
        pub id: i32,
        #[column(default = 1, comment = "it's a number")]
        pub size: i32,
    }

    #[test]
    fn comments() {
        crate::mysql::run(async |db| {
            db.create_table(commented).execute().await?;
            let of_table: Vec<String> = db.rows(sql!("select table_comment from information_schema.tables where table_schema = database() and table_name = 'commented'")).await?;
            assert_eq!(of_table, ["it's a table"]);
            let of_columns: Vec<String> = db.rows(sql!("select column_comment from information_schema.columns where table_schema = database() and table_name = 'commented' order by ordinal_position")).await?;
            assert_eq!(of_columns, ["the key", "it's a number"]);
            Ok(())
        });
    }

    #[test]
    fn indexes_of_prefixes() {
        crate::mysql::run(async |db| {
            db.create_table(rare).execute().await?;
            let parts = db.rows::<(String, Option<i64>)>(sql!("select column_name, sub_part from information_schema.statistics where table_schema = database() and index_name = 'rare_body_idx' order by seq_in_index")).await?;
            assert_eq!(
                parts,
                [("body".to_owned(), Some(20)), ("size".to_owned(), None)]
            );
            // A prefix is no whole key: the column keeps the type of a text of any length.
            let long = "a".repeat(70_000);
            db.insert(rare)
                .values(NewRare::new().id(1).body(long.as_str()).size(1))
                .execute()
                .await?;
            assert_eq!(db.select(rare::body).from(rare).one().await?, long);
            Ok(())
        });
    }

    #[table(mysql, name = "by_expression")]
    #[unique_index(by_lower_idx, on(sql("lower(name)")))]
    #[derive(Debug)]
    pub struct ByExpression {
        #[column(primary_key)]
        pub id: i32,
        #[column(varchar(40))]
        pub name: String,
    }

    #[test]
    fn indexes_of_expressions() {
        crate::mysql::run(async |db| {
            let version: Vec<String> = db.rows(sql!("select version()")).await?;
            let created = db.create_table(by_expression).execute().await;
            if version[0].contains("MariaDB") {
                let error = created.unwrap_err().to_string();
                assert!(
                    error.contains("MariaDB has not; index a generated column"),
                    "{error}"
                );
                return Ok(());
            }
            created?;
            db.insert(by_expression)
                .values(NewByExpression::new().id(1).name("Ada"))
                .execute()
                .await?;
            let error = db
                .insert(by_expression)
                .values(NewByExpression::new().id(2).name("ADA"))
                .execute()
                .await
                .unwrap_err();
            assert!(matches!(error, Error::Unique(_)), "{error:?}");
            Ok(())
        });
    }
}

#[cfg(feature = "sqlite")]
pub mod on_sqlite_memory {
    use super::*;

    #[table(sqlite, name = "rare")]
    #[unique_index(rare_lower_idx, on(sql("lower(name)"), desc(size)))]
    #[index(rare_nocase_idx, on(collate(name, "NOCASE")))]
    #[derive(Debug)]
    pub struct Rare {
        #[column(primary_key)]
        pub id: i32,
        pub name: String,
        pub size: i32,
        #[column(references(rare::id, initially_deferred))]
        pub parent: Option<i32>,
    }

    #[table(sqlite, name = "stern", strict, without_rowid)]
    #[derive(Debug)]
    pub struct Stern {
        #[column(primary_key)]
        pub name: String,
        pub size: i32,
        pub weight: Option<f64>,
        pub picture: Option<Vec<u8>>,
    }

    #[test]
    fn strict_tables_without_rowids() {
        crate::record::not_for_sql_server();
        crate::sqlite_memory::run(async |db| {
            db.create_table(stern).execute().await?;
            db.insert(stern)
                .values(NewStern::new().name("a").size(1))
                .execute()
                .await?;
            let error = db
                .execute(sql!("insert into stern (name, size) values ('b', 'many')"))
                .await
                .unwrap_err();
            assert!(
                error.to_string().contains("TEXT value in INTEGER column"),
                "{error}"
            );
            let error = db
                .rows::<i64>(sql!("select rowid from stern"))
                .await
                .unwrap_err();
            assert!(error.to_string().contains("no such column"), "{error}");
            Ok(())
        });
    }

    #[test]
    fn indexes_and_keys() {
        crate::record::not_for_sql_server();
        crate::sqlite_memory::run(async |db| {
            db.create_table(rare).execute().await?;
            let new = |id, name: &str, parent: Option<i32>| {
                NewRare::new().id(id).name(name).size(1).parent(parent)
            };
            db.transaction(async |tx| {
                tx.insert(rare)
                    .values(new(1, "Ada", Some(2)))
                    .execute()
                    .await?;
                tx.insert(rare)
                    .values(new(2, "Bob", None))
                    .execute()
                    .await?;
                Ok(())
            })
            .await?;
            let error = db
                .insert(rare)
                .values(new(3, "ADA", None))
                .execute()
                .await
                .unwrap_err();
            assert!(matches!(error, Error::Unique(_)), "{error:?}");
            let collations: Vec<String> = db
                .rows(sql!(
                    "select coll from pragma_index_xinfo('rare_nocase_idx') where key = 1"
                ))
                .await?;
            assert_eq!(collations, ["NOCASE"]);
            Ok(())
        });
    }
}
