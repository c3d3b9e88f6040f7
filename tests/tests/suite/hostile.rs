use crate::hostile_texts::{corpus, sample};
use crate::json_schema::*;
use drizzle_core::catalog::{Catalog, Check, Column, Index, Key, KeyOf, PrimaryKey, Table, Unique};
use drizzle_core::ddl::Writer;
use drizzle_core::value::Value;

fn named(name: &String) -> NewUser {
    NewUser::new().name(name)
}

/// Whether the database has such names. MySQL and MariaDB have none that begin or end with what is no visible character,
/// and none beyond Unicode's first plane.
fn can_be_name(name: &str) -> bool {
    let invisible = |c: char| c.is_whitespace() || c.is_control();
    ANY_NAME || !(name.starts_with(invisible) || name.ends_with(invisible) || name.chars().any(|c| c > '\u{ffff}'))
}

tests! {
    /// Values come back as they went in: rows of an insert, of a bulk insert, of an update of many rows.
    async fn rows(db) {
        db.create_table(users).execute().await?;
        let texts = corpus();
        assert!(texts.len() > 5_000, "{}", texts.len());
        let names = || db.select(users::name).from(users).order_by(users::id);
        db.insert(users).values(texts.iter().map(named).collect::<Vec<_>>()).execute().await?;
        assert_eq!(names().all().await?, texts);
        for chunk in texts.chunks(500) {
            let found = db.count(users).filter(in_array(users::name, chunk.to_vec())).one().await?;
            assert_eq!(found, chunk.len() as i64);
        }
        let ids = db.select(users::id).from(users).order_by(users::id).all().await?;
        let changes = ids.iter().zip(&texts).map(|(id, text)| (*id, UserChanges { email: Some(Some(text.clone())), ..UserChanges::default() }));
        db.update_many(users).by(users::id).rows(changes.collect::<Vec<_>>()).execute().await?;
        let emails = db.select(users::email).from(users).order_by(users::id).all().await?;
        assert!(emails.iter().flatten().eq(&texts));
        db.delete(users).all_rows().execute().await?;
        db.insert(users).values(texts.iter().map(named).collect::<Vec<_>>()).bulk().execute().await?;
        assert_eq!(names().all().await?, texts);
    }

    /// A value is a value wherever it stands in a statement, and the table stays as it was.
    async fn values(db) {
        db.create_table(users).execute().await?;
        db.insert(users).values(NewUser::new().name("one")).execute().await?;
        for text in sample(7) {
            let (same, id) = db.select((val(text.clone()), users::id)).from(users).filter(ne(users::name, text.clone())).one().await?;
            assert_eq!(same, text);
            assert_eq!(db.rows::<String>(sql!("select {text.clone()}")).await?, std::slice::from_ref(&text));
            assert_eq!(db.update(users).set(users::email, text.clone()).filter(and((eq(users::id, id), ne(users::name, text.clone())))).execute().await?, 1);
            assert_eq!(db.select(users::id).from(users).filter(eq(users::email, text.clone())).all().await?, [id]);
            assert_eq!(db.delete(users).filter(eq(users::name, text)).execute().await?, 0);
        }
        assert_eq!(db.select(users::name).from(users).all().await?, ["one"]);
    }

    /// `contains` and its kin find what Rust finds: no sign of a pattern is left in the text.
    async fn patterns(db) {
        db.create_table(users).execute().await?;
        let texts = corpus();
        db.insert(users).values(texts.iter().map(named).collect::<Vec<_>>()).execute().await?;
        for part in sample(60) {
            let count = async |condition: Filter<users::users>| db.count(users).filter(condition).one().await;
            let is = |test: fn(&str, &str) -> bool| texts.iter().filter(|text| test(text, &part)).count() as i64;
            assert_eq!(count(contains(users::name, part.clone()).boxed()).await?, is(|a, b| a.contains(b)), "{part:?}");
            assert_eq!(count(starts_with(users::name, part.clone()).boxed()).await?, is(|a, b| a.starts_with(b)), "{part:?}");
            assert_eq!(count(ends_with(users::name, part.clone()).boxed()).await?, is(|a, b| a.ends_with(b)), "{part:?}");
            assert_eq!(count(like(users::name, drizzle::expr::like_escape(&part)).boxed()).await?, 1, "{part:?}");
        }
    }

    /// A key is a key of the document, whatever it looks like.
    async fn json_keys(db) {
        db.create_table(documents).execute().await?;
        let texts = sample(7);
        let whole: serde_json::Value = (0_i64..).zip(&texts).map(|(i, text)| (text.clone(), serde_json::json!([i, text]))).collect::<serde_json::Map<_, _>>().into();
        db.insert(documents).values(NewDocument::new().id(1).meta(whole.clone())).execute().await?;
        assert_eq!(db.select(documents::meta).from(documents).one().await?, whole);
        for (i, text) in (0..).zip(&texts) {
            let path = JsonPath::root().key(text.clone());
            let read = documents::meta.path(path.clone().index(1)).as_text();
            match db.select((documents::meta.path(path.index(0)).as_i64(), read)).from(documents).one().await {
                Ok(found) => assert_eq!(found, (Some(i), Some(text.clone()))),
                // MariaDB's paths have no such keys, whatever the quotes.
                Err(Error::Invalid(reason)) => assert!(reason.starts_with("MariaDB") && text.starts_with('-'), "{text:?}: {reason}"),
                Err(error) => return Err(error.into()),
            }
        }
    }

    /// Names in hand-written SQL are names, or refused.
    async fn names(db) {
        db.create_table(users).execute().await?;
        db.insert(users).values(NewUser::new().name("one")).execute().await?;
        for text in sample(5) {
            let name = || Sql::identifier(text.clone());
            let read = db.rows::<i32>(sql!("select {name()}.{name()} from (select {7} as {name()} from {Sql::table(users)}) as {name()}")).await;
            match read {
                Ok(rows) => assert_eq!(rows, [7], "{text:?}"),
                Err(error) => assert!(!can_be_name(&text), "{text:?}: {error}"),
            }
        }
        assert_eq!(db.select(users::name).from(users).all().await?, ["one"]);
    }

    /// A comment ends where it ends, and a tag is encoded.
    async fn comments(db) {
        db.create_table(users).execute().await?;
        db.insert(users).values(NewUser::new().name("one")).execute().await?;
        for text in sample(5).into_iter().chain(["\0".into(), "a\0*/".into()]) {
            let read = db.select(users::name).from(users).comment(&text).tag(&text, &text).comment(format!("*{text}/"));
            assert_eq!(read.all().await?, ["one"], "{text:?}");
        }
    }

    /// What stands between texts that become one is no bound value on every database.
    async fn separators(db) {
        db.create_table(users).execute().await?;
        db.insert(users).values(["a", "b"].map(|name| NewUser::new().name(name))).execute().await?;
        for text in sample(20) {
            let joined = db.select(string_agg(users::name, text.clone()).order_by(users::id)).from(users).one().await?;
            assert_eq!(joined, Some(format!("a{text}b")));
        }
    }

    /// Definitions: names of tables, columns, constraints and indexes, and texts of defaults.
    async fn definitions(db) {
        db.create_table(users).execute().await?;
        let writer = Writer::new(db.syntax());
        for text in sample(60).iter().filter(|text| can_be_name(text)) {
            let key = Column { name: text.clone(), ty: "integer".into(), not_null: true, ..Column::default() };
            let default = Some(format!("({})", db.syntax().literal(&Value::Text(text.clone().into()))));
            let default = Column { name: format!("{text}2"), ty: "varchar(200)".into(), default, ..Column::default() };
            let table = Table {
                name: text.clone(),
                primary_key: Some(PrimaryKey { columns: vec![text.clone()], ..PrimaryKey::default() }),
                uniques: vec![Unique { name: format!("{text}3"), columns: vec![text.clone(), format!("{text}2")], ..Unique::default() }],
                checks: vec![Check { name: format!("{text}4"), expr: format!("{} > 0", writer.name(text)) }],
                indexes: vec![Index { name: format!("{text}5"), keys: vec![Key { of: KeyOf::Column(format!("{text}2")), ..Key::default() }], ..Index::default() }],
                columns: vec![key, default],
                ..Table::default()
            };
            let catalog = Catalog { tables: vec![table], ..Catalog::default() };
            for statement in writer.create(&catalog, false)? {
                db.execute(sql!("{Sql::raw(statement)}")).await?;
            }
            let (table, column) = (|| Sql::identifier(text.clone()), || Sql::identifier(format!("{text}2")));
            db.execute(sql!("insert into {table()} ({table()}) values ({1})")).await?;
            assert_eq!(db.rows::<String>(sql!("select {column()} from {table()}")).await?, std::slice::from_ref(text));
            for statement in writer.drop(&catalog, false) {
                db.execute(sql!("{Sql::raw(statement)}")).await?;
            }
        }
        assert_eq!(db.count(users).one().await?, 0);
    }

    /// The character NUL is kept, or refused before anything is sent; it cuts nothing off.
    async fn nul(db) {
        db.create_table(users).execute().await?;
        for text in ["\0", "a\0b", "'\0", "a\0'; drop table users; --"] {
            let inserted = db.insert(users).values(NewUser::new().name(text)).execute().await;
            if KEEPS_NUL {
                assert_eq!(inserted?, 1);
                assert_eq!(db.select(users::name).from(users).filter(eq(users::name, text)).one().await?, text);
            } else {
                assert!(matches!(inserted, Err(Error::Encode { .. })), "{inserted:?}");
            }
            let column = Sql::identifier(format!("name{text}"));
            let named = db.execute(sql!("insert into users ({column}) values ({1})")).await;
            assert!(named.is_err(), "{named:?}");
        }
        assert_eq!(db.count(users).one().await?, if KEEPS_NUL { 4 } else { 0 });
    }
}
