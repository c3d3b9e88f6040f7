use crate::awkward::*;

tests! {
    /// Several columns of one constraint are all named, in their order.
    async fn columns_of_a_composite_key(db) {
        db.create_table(memberships).execute().await?;
        db.insert(memberships).values(NewMembership::new().user_id(1).group_id(2)).execute().await?;
        let error = db.insert(memberships).values([NewMembership::new().user_id(1).group_id(3), NewMembership::new().user_id(1).group_id(2)]).execute().await.unwrap_err();
        let Error::Unique(violation) = &error else { panic!("{error:?}") };
        assert!(told_table(&violation.table, "memberships"), "{violation:?}");
        assert_eq!(violation.columns, told(&["user_id", "group_id"]));
        assert_eq!(db.count(memberships).one().await?, 1);
    }

    /// A row that is referred to can't go, nor can its key change; the error is that of the foreign key.
    async fn foreign_keys_of_deletes_and_updates(db) {
        db.create_table(users).execute().await?;
        db.create_table(posts).execute().await?;
        db.create_table(comments).execute().await?;
        db.insert(posts).values(NewPost::new().title("t")).execute().await?;
        db.insert(comments).values(NewComment::new().post_id(1).body("secret body")).execute().await?;
        let error = db.delete(posts).filter(eq(posts::title, "t")).execute().await.unwrap_err();
        assert!(matches!(&error, Error::ForeignKey(_)), "{error:?}");
        assert!(error.sql().is_some_and(|sql| sql.starts_with("delete from ")), "{error:?}");
        let error = db.update(posts).set(posts::id, 9).filter(eq(posts::id, 1)).execute().await.unwrap_err();
        assert!(matches!(&error, Error::ForeignKey(_)), "{error:?}");
        let error = db.update(comments).set(comments::post_id, 5).all_rows().execute().await.unwrap_err();
        assert!(matches!(&error, Error::ForeignKey(_)) && !format!("{error} {error:?}").contains("secret"), "{error:?}");
        assert_eq!(db.select(comments::post_id).from(comments).all().await?, [1]);
    }

    /// Writes of many rows take effect wholly or not at all, also where only one of them is wrong.
    async fn all_rows_or_none(db) {
        db.create_table(accounts).execute().await?;
        db.insert(accounts).values([NewAccount::new().user_id(1).balance(5), NewAccount::new().user_id(2).balance(1)]).execute().await?;
        let error = db.update(accounts).set(accounts::balance, accounts::balance - 3).all_rows().execute().await.unwrap_err();
        assert!(matches!(&error, Error::Check(v) if v.constraint.as_deref() == Some("balance_not_negative")), "{error:?}");
        assert_eq!(error.violation().and_then(|v| v.constraint.as_deref()), Some("balance_not_negative"));
        let error = db.insert(accounts).values([NewAccount::new().user_id(3).balance(1), NewAccount::new().user_id(4).balance(-1)]).returning(..).all().await.unwrap_err();
        assert!(matches!(error, Error::Check(_)));
        assert_eq!(db.select(accounts::balance).from(accounts).order_by(accounts::user_id).all().await?, [5, 1]);
    }

    /// A value of the database that the enum does not have names the column, when a whole row is read.
    async fn unknown_label_of_a_row(db) {
        db.execute(sql!("create table cats (id integer, size text)")).await?;
        db.execute(sql!("insert into cats values (1, {\"tiny\"})")).await?;
        let error = db.select(..).from(cats).all().await.unwrap_err();
        let Error::Decode { error: decode, sql } = &error else { panic!("{error:?}") };
        assert_eq!(decode.column, "cats.size");
        assert!(decode.expected.contains("größer") && decode.found.contains("tiny"), "{decode}");
        assert!(sql.starts_with("select"), "{sql}");
        // In the middle of a stream too; the connection is fit for use afterwards.
        db.execute(sql!("insert into cats values (2, {\"größer\"})")).await?;
        let mut rows = db.select(..).from(cats).order_by(desc(cats::id)).stream();
        assert_eq!(rows.next().await?, Some(Cat { id: 2, size: Some(Size::Large) }));
        let error = rows.next().await.unwrap_err();
        assert!(matches!(&error, Error::Decode { error, .. } if error.column == "cats.size"), "{error:?}");
        assert_eq!(rows.next().await?, None);
        drop(rows);
        assert_eq!(db.count(cats).one().await?, 2);
    }

    /// `one` of a write: no row and several rows are errors, and say which statement it was.
    needs(returning) async fn one_returned_row(db) {
        db.create_table(users).execute().await?;
        db.insert(users).values([NewUser::new().name("a"), NewUser::new().name("b")]).execute().await?;
        let none = db.update(users).set(users::age, 1).filter(eq(users::id, 99)).returning(users::id).one().await;
        assert!(matches!(&none, Err(Error::NotFound { sql }) if sql.starts_with("update")), "{none:?}");
        let many = db.delete(users).all_rows().returning(users::id).one().await;
        assert!(matches!(&many, Err(Error::TooManyRows { sql }) if sql.starts_with("delete")), "{many:?}");
        assert_eq!(db.insert(users).values(NewUser::new().name("c")).on_conflict_do_nothing().returning(users::name).first().await?.as_deref(), Some("c"));
        assert_eq!(db.update(users).set(users::age, 1).filter(eq(users::id, 99)).returning(users::id).first().await?, None);
    }

    /// No text of an error, however it is printed, holds a value that was bound.
    async fn errors_hold_no_values(db) {
        db.create_table(users).execute().await?;
        db.create_table(typed).execute().await?;
        db.insert(users).values(NewUser::new().name("n").email("hunter2@example.org")).execute().await?;
        let errors = [
            db.insert(users).values(NewUser::new().name("hunter2").email("hunter2@example.org")).execute().await.unwrap_err(),
            db.select(users::id).from(users).filter(eq(users::name, "hunter2")).one().await.unwrap_err(),
            db.execute(sql!("select * from missing where a = {\"hunter2\"}")).await.unwrap_err(),
            db.rows::<i32>(sql!("select name from users where email like {\"hunter2%\"}")).await.unwrap_err(),
            db.execute(sql!("insert into users (name, age) values ({None::<String>}, {20})")).await.unwrap_err(),
        ];
        for error in errors {
            let mut texts = format!("{error}\n{error:?}\n{error:#?}");
            let mut source = std::error::Error::source(&error);
            while let Some(e) = source {
                texts += &format!("\n{e}\n{e:?}");
                source = e.source();
            }
            assert!(!texts.contains("hunter2"), "{texts}");
            assert!(error.sql().is_some_and(|sql| texts.contains(sql)), "{texts}");
        }
        let query = db.select(users::id).from(users).filter(eq(users::name, "hunter2"));
        assert!(!format!("{:?}", query.to_sql()?).contains("hunter2"));
    }
}
