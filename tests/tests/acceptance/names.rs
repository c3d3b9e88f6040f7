use crate::awkward::*;

async fn start(db: &Db<D>) -> Result<(), Error> {
    db.create_table(odd).execute().await?;
    db.create_table(upper_case).execute().await?;
    db.insert(odd).values([NewOdd::new().first(1).second("x"), NewOdd::new().first(2).size(Size::Large)]).execute().await?;
    db.insert(upper_case).values([NewUpper::new().id(1).odd_id(1), NewUpper::new().id(2)]).execute().await?;
    Ok(())
}

tests! {
    /// Quotes, spaces, capitals, placeholders and keywords in names, in every kind of statement.
    async fn every_statement(db) {
        start(db).await?;
        let row: Odd = db.select(..).from(odd).filter(eq(odd::first, 1)).one().await?;
        let text = "it's \"x\" \\ $1 ?".to_owned();
        assert_eq!(row, Odd { id: 1, first: 1, second: Some("x".into()), size: Size::Small, question: text.clone(), dollar: Some(7) });
        let rows: Vec<Odd> = updated!(db, odd, db.update(odd).set(odd::first, odd::first + 10).set(odd::question, "?"), (ne(odd::question, ""), eq(odd::size, Size::Large)) => ..)?;
        let [row] = &rows[..] else { panic!("{rows:?}") };
        assert_eq!((row.id, row.first, row.size, row.question.as_str()), (2, 12, Size::Large, "?"));
        assert_eq!(deleted!(db, odd, eq(odd::id, 2) => odd::first)?, [12]);
        assert_eq!(db.count(odd).filter(in_array(odd::second, ["x"])).one().await?, 1);
    }

    needs(upsert_filter) async fn upsert(db) {
        start(db).await?;
        let row = db
            .insert(odd)
            .values(NewOdd::new().first(1).second("x").dollar(1))
            .on_conflict((odd::first, odd::second))
            .do_update()
            .set(odd::dollar, odd::dollar + excluded(odd::dollar))
            .set_excluded(odd::second)
            .filter(is_not_null(odd::dollar))
            .returning((odd::id, odd::dollar))
            .one()
            .await?;
        assert_eq!(row, (1, Some(8)));
    }

    async fn joins_subqueries_and_sets(db) {
        start(db).await?;
        let rows: Vec<(Upper, Option<Odd>)> = db.select(..).from(upper_case).left_join(odd, eq(odd::id, upper_case::odd_id)).order_by(upper_case::id).all().await?;
        assert_eq!(rows.iter().map(|(u, o)| (u.id, o.as_ref().map(|o| o.first))).collect::<Vec<_>>(), [(1, Some(1)), (2, None)]);
        alias!(odd as r#where);
        let rows: Vec<(i32, i32)> = db.select((odd::id, r#where::id)).from(odd).inner_join(r#where, gt(r#where::first, odd::first)).all().await?;
        assert_eq!(rows, [(1, 2)]);
        let totals = select(fields! { r#type: odd::size, group: count_all(), first: min(odd::second) }).from(odd).group_by(odd::size).subquery("a \"subquery\"; --");
        let rows: Vec<(Size, i64, Option<String>)> = db.select((totals.r#type, totals.group, totals.first)).from(&totals).order_by(totals.first.asc().nulls_last()).all().await?;
        assert_eq!(rows, [(Size::Small, 1, Some("x".into())), (Size::Large, 1, None)]);
        let named = db.with("with \"as\" (select 1); --", select(fields! { order: odd::id }).from(odd));
        assert_eq!(db.select(named.order).from(&named).order_by(desc(named.order)).all().await?, [2, 1]);
        let union: Vec<Option<String>> = db.select(odd::second).from(odd).union_all(db.select(odd::second).from(odd)).order_by(odd::second.asc().nulls_first()).all().await?;
        assert_eq!(union, [None, None, Some("x".into()), Some("x".into())]);
        let rows = db.select(..).from(odd).filter(exists(select(..).from(upper_case).filter(eq(upper_case::odd_id, odd::id)))).all().await?;
        assert_eq!(rows.len(), 1);
        assert_eq!(db.select(sql!("{odd::first} + {1}" as i32)).from(odd).order_by(odd::id).all().await?, [2, 3]);
    }

    /// An error names the constraint, the table and the column as they are.
    async fn errors(db) {
        start(db).await?;
        let error = db.insert(upper_case).values(NewUpper::new().id(4).odd_id(13)).execute().await.unwrap_err();
        assert!(matches!(&error, Error::Check(v) if v.constraint.as_deref() == Some("odd 'check'")), "{error:?}");
        let error = db.insert(odd).values(NewOdd::new().id(1).first(5)).execute().await.unwrap_err();
        let Error::Unique(violation) = &error else { panic!("{error:?}") };
        assert!(told_table(&violation.table, "Order; \"by\" 'größe' --"), "{violation:?}");
        assert_eq!(violation.columns, told(&["ID of \"it\""]));
        let error = db.insert(odd).values(NewOdd::new().first(1).second("x")).execute().await.unwrap_err();
        let Error::Unique(violation) = &error else { panic!("{error:?}") };
        assert!(told_table(&violation.table, "Order; \"by\" 'größe' --"), "{violation:?}");
        let error = db.insert(upper_case).values(NewUpper::new().id(3).odd_id(99)).execute().await.unwrap_err();
        assert!(matches!(&error, Error::ForeignKey(_)), "{error:?}");
        db.delete(odd).filter(eq(odd::id, 1)).execute().await?;
        assert_eq!(db.select(upper_case::id).from(upper_case).all().await?, [2]);
    }

    /// Labels of an enum are text like any other: in defaults, values and filters.
    async fn labels(db) {
        start(db).await?;
        for size in [Size::Small, Size::Large] {
            assert_eq!(db.select(odd::size).from(odd).filter(eq(odd::size, size)).one().await?, size);
            assert_eq!(db.update(odd).set(odd::size, size).filter(eq(odd::size, size)).execute().await?, 1);
            assert_eq!(db.select(val(size)).one().await?, size);
        }
        assert_eq!(db.count(odd).one().await?, 2);
    }

    /// Tables may share an enum; the second of them finds its type there.
    async fn an_enum_of_two_tables(db) {
        db.create_table(dogs).execute().await?;
        db.create_table(cats).if_not_exists().execute().await?;
        db.insert(dogs).values(NewDog::new().id(1).size(Size::Large)).execute().await?;
        db.insert(cats).values([NewCat::new().id(1).size(Size::Large), NewCat::new().id(2)]).execute().await?;
        assert_eq!(db.select((dogs::id, cats::id)).from(dogs).inner_join(cats, eq(dogs::size, cats::size)).all().await?, [(1, 1)]);
    }

    /// A name of text that a user wrote, in hand-written SQL.
    async fn identifiers_from_outside(db) {
        start(db).await?;
        let evil = "id\" from \"UPPER\"; drop table \"UPPER\"; --";
        let refused = db.rows::<i32>(sql!("select {Sql::identifier(evil)} from {Sql::table(upper_case)} as t")).await;
        assert!(refused.is_err(), "{refused:?}");
        assert_eq!(db.count(upper_case).one().await?, 2);
    }
}
