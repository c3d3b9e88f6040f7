tests! {
    async fn insert_returning(db) {
        db.create_table(users).execute().await?;
        let john: User = db.insert(users).values(NewUser::new().name("John").email("john@example.org")).returning(..).one().await?;
        assert_eq!((john.id, john.name.as_str(), john.verified), (1, "John", false));
        let shout: String = db.insert(users).values(NewUser::new().name("jane")).returning(upper(users::name)).one().await?;
        assert_eq!(shout, "JANE");
        let row = db.insert(users).values(NewUser::new().name("Jim")).returning(fields! { id: users::id, twice: users::id * 2 }).one().await?;
        assert_eq!((row.id, row.twice), (3, 6));
    }

    /// Returned in the order they were given.
    async fn insert_many_returning(db) {
        db.create_table(users).execute().await?;
        let many: Vec<NewUser> = (0..50).map(|i| NewUser::new().name(format!("user {i}"))).collect();
        let rows: Vec<(i32, String)> = db.insert(users).values(many).returning((users::id, users::name)).all().await?;
        assert!(rows.iter().enumerate().all(|(i, (id, name))| *id == i as i32 + 1 && *name == format!("user {i}")));
        assert_eq!(rows.len(), 50);
    }

    /// The rows that come back are those that were inserted, whoever else inserts at the same time.
    async fn insert_returning_at_the_same_time(db) {
        db.create_table(users).execute().await?;
        let insert = async |who: usize| {
            for batch in 0..8 {
                let names: Vec<String> = (0..20).map(|i| format!("{who} {batch} {i}")).collect();
                let new = names.iter().map(|name| NewUser::new().name(name.clone())).collect::<Vec<_>>();
                let rows: Vec<(i32, String)> = db.insert(users).values(new).returning((users::id, users::name)).all().await?;
                assert!(rows.iter().map(|(_, name)| name).eq(&names), "{rows:?}");
            }
            Ok::<_, Error>(())
        };
        futures_util::future::try_join_all((0..4).map(&insert)).await?;
        let ids: Vec<i32> = db.select(users::id).from(users).order_by(users::id).all().await?;
        assert_eq!(ids.len(), 640);
        // A row with a number of its own beside rows without one.
        let mixed = [NewUser::new().name("a"), NewUser::new().name("b").id(5000), NewUser::new().name("c")];
        let rows: Vec<(i32, String)> = db.insert(users).values(mixed).returning((users::id, users::name)).all().await?;
        assert!(rows.iter().map(|(_, name)| name.as_str()).eq(["a", "b", "c"]) && rows[1].0 == 5000, "{rows:?}");
    }

    async fn insert_of_nothing(db) {
        db.create_table(users).execute().await?;
        assert_eq!(db.insert(users).values(Vec::<NewUser>::new()).execute().await?, 0);
        assert_eq!(db.insert(users).values(Vec::<NewUser>::new()).returning(..).all().await?, []);
    }

    async fn defaults_and_overridden_defaults(db) {
        db.create_table(defaults).execute().await?;
        db.insert(defaults).values(NewDefaulted::new()).execute().await?;
        db.insert(defaults).values([NewDefaulted::new(), NewDefaulted::new()]).execute().await?;
        let given = NewDefaulted::new().text("x").number(1).float(0.0).flag(false).computed(5).nothing(9);
        db.insert(defaults).values(given).execute().await?;
        let rows = db.select(..).from(defaults).order_by(defaults::id).all().await?;
        let default = |id| Defaulted { id, text: "it's".into(), number: -7, float: 1.5, flag: true, computed: 42, nothing: None };
        assert_eq!(rows[..3], [default(1), default(2), default(3)]);
        assert_eq!(rows[3], Defaulted { id: 4, text: "x".into(), number: 1, float: 0.0, flag: false, computed: 5, nothing: Some(9) });
    }

    /// Each row gets the database's default where it gives no value, whatever the others give.
    async fn rows_of_different_shapes(db) {
        db.create_table(defaults).execute().await?;
        let rows = vec![NewDefaulted::new(), NewDefaulted::new().text("b"), NewDefaulted::new().number(3).text("c"), NewDefaulted::new().nothing(None), NewDefaulted::new().id(10)];
        let back = db.insert(defaults).values(rows).returning((defaults::id, defaults::text, defaults::number)).all().await?;
        let it = || "it's".to_owned();
        assert_eq!(back, [(1, it(), -7), (2, "b".into(), -7), (3, "c".into(), 3), (4, it(), -7), (10, it(), -7)]);
    }

    async fn values_that_are_expressions(db) {
        db.create_table(users).execute().await?;
        let row = db.insert(users).values(NewUser::new().name(lower(val("ABC".to_owned()))).age(sql!("1 + {1}" as i32))).returning((users::name, users::age)).one().await?;
        assert_eq!(row, ("abc".to_owned(), Some(2)));
    }

    /// More rows than one statement has parameters for: all of them, in order, or none.
    async fn big_inserts_are_split(db) {
        db.create_table(measurements).execute().await?;
        let rows = |n: i64| (0..n).map(|id| NewMeasurement::new().id(id).label("x").value(id * 2)).collect::<Vec<_>>();
        assert_eq!(db.insert(measurements).values(rows(40_000)).execute().await?, 40_000);
        assert_eq!(db.select((count_all(), sum(measurements::value))).from(measurements).one().await?, (40_000, Some(39_999 * 40_000)));
        db.delete(measurements).all_rows().execute().await?;
        let mut repeated = rows(40_000);
        repeated.push(NewMeasurement::new().id(0).label("again"));
        let error = db.insert(measurements).values(repeated.clone()).execute().await.unwrap_err();
        assert!(matches!(error, Error::Unique(_)), "{error:?}");
        assert_eq!(db.count(measurements).one().await?, 0);
        // Within a transaction that goes on, too.
        let left = db.transaction(async |tx| {
            tx.insert(measurements).values(NewMeasurement::new().id(-1).label("first")).execute().await?;
            assert!(tx.insert(measurements).values(repeated).execute().await.is_err());
            tx.count(measurements).one().await
        }).await?;
        assert_eq!((left, db.count(measurements).one().await?), (1, 1));
    }

    async fn insert_from_a_query(db) {
        db.create_table(users).execute().await?;
        db.create_table(archive).execute().await?;
        db.insert(users).values([NewUser::new().name("a"), NewUser::new().name("b")]).execute().await?;
        assert_eq!(db.insert(archive).select(db.select((users::id, users::name)).from(users)).execute().await?, 2);
        let other_order = db.insert(archive).columns((archive::name, archive::id)).select(select((upper(users::name), users::id + 10)).from(users));
        assert_eq!(other_order.execute().await?, 2);
        let rows = db.select((archive::id, archive::name)).from(archive).filter(gt(archive::id, 10)).order_by(archive::id).all().await?;
        assert_eq!(rows, [(11, "A".into()), (12, "B".into())]);
    }

    needs(returning) async fn insert_from_a_query_returning(db) {
        db.create_table(users).execute().await?;
        db.create_table(archive).execute().await?;
        db.insert(users).values([NewUser::new().name("a"), NewUser::new().name("b")]).execute().await?;
        let mut rows = db.insert(archive).select(db.select((users::id, users::name)).from(users)).returning((archive::id, archive::name)).all().await?;
        rows.sort();
        assert_eq!(rows, [(1, "a".into()), (2, "b".into())]);
    }

    async fn generated_columns(db) {
        db.create_table(boxes).execute().await?;
        let row = db.insert(boxes).values(NewArea::new().id(1).width(2).height(3)).returning(..).one().await?;
        assert_eq!(row.area, Some(6));
        let row = updated!(db, boxes, db.update(boxes).set(boxes::width, 5), eq(boxes::id, 1) => boxes::area)?;
        assert_eq!(row, [Some(15)]);
    }

    async fn client_side_defaults(db) {
        db.create_table(audited).execute().await?;
        let first = db.insert(audited).values(NewAudited::new().name("a")).returning(..).one().await?;
        assert_eq!((first.data.as_slice(), first.note.as_deref()), (&[][..], Some("touched")));
        assert!(!first.id.is_nil() && first.changed > 0);
        // An explicit NULL is kept, on insert and on update.
        let second = db.insert(audited).values(NewAudited::new().name("b").note(None).changed(-5)).returning(..).one().await?;
        assert_eq!((second.note, second.changed), (None, -5));
        let updated: Vec<Audited> = updated!(db, audited, db.update(audited).set(audited::name, "c"), eq(audited::id, first.id) => ..)?;
        let [updated] = &updated[..] else { panic!("{updated:?}") };
        assert!(updated.changed > first.changed);
        assert_eq!((updated.id, updated.name.as_str()), (first.id, "c"));
        let kept = updated!(
            db, audited, db.update(audited).set(audited::note, None).set(audited::changed, audited::changed + 1000),
            eq(audited::id, first.id) => (audited::note, audited::changed)
        )?;
        assert_eq!(kept, [(None, updated.changed + 1000)]);
    }

    async fn updates(db) {
        db.create_table(users).execute().await?;
        db.insert(users).values([NewUser::new().name("a").age(1), NewUser::new().name("b").age(2), NewUser::new().name("c")]).execute().await?;
        assert_eq!(db.update(users).set(users::name, "x").filter(eq(users::id, 1)).execute().await?, 1);
        assert_eq!(db.update(users).set(users::age, users::age + 10).filter(lt(users::id, 3)).execute().await?, 2);
        let mut back: Vec<(String, Option<i32>)> = updated!(db, users, db.update(users).set(users::verified, true), gt(users::id, 0) => (users::name, users::age))?;
        // In which order rows are updated is the database's affair.
        back.sort_by(|a, b| b.cmp(a));
        assert_eq!(back, [("x".to_owned(), Some(11)), ("c".to_owned(), None), ("b".to_owned(), Some(12))]);
        assert_eq!(db.update(users).set(users::name, upper(users::name)).filter(eq(users::id, 9)).execute().await?, 0);
        let changes = UserChanges { name: Some("y".into()), age: Some(None), ..Default::default() };
        let row = updated!(db, users, db.update(users).changes(changes), eq(users::id, 2) => (users::name, users::age, users::verified))?;
        assert_eq!(row, [("y".to_owned(), None, true)]);
        assert_eq!(db.update(users).set(users::age, 7).all_rows().execute().await?, 3);
    }

    /// Nothing to set is an error and no SQL; so is a filter that turns out to have no condition.
    async fn writes_that_would_touch_too_much(db) {
        db.create_table(users).execute().await?;
        db.insert(users).values(NewUser::new().name("a")).execute().await?;
        let nothing = db.update(users).changes(UserChanges::default()).filter(eq(users::id, 1)).execute().await;
        assert!(matches!(nothing, Err(Error::NothingToSet { table: "users" })), "{nothing:?}");
        let none = db.delete(users).filter(None::<Filter<users::users>>).execute().await;
        assert!(matches!(none, Err(Error::EmptyFilter { table: "users" })), "{none:?}");
        let empty = db.update(users).set(users::name, "b").filter(and(Vec::<Filter<users::users>>::new())).execute().await;
        assert!(matches!(empty, Err(Error::EmptyFilter { .. })), "{empty:?}");
        let negated = db.delete(users).filter(not(or(Vec::<Filter<users::users>>::new()))).execute().await;
        assert!(matches!(negated, Err(Error::EmptyFilter { .. })), "{negated:?}");
        assert_eq!(db.select(users::name).from(users).all().await?, ["a"]);
    }

    async fn deletes(db) {
        db.create_table(users).execute().await?;
        db.insert(users).values([NewUser::new().name("a"), NewUser::new().name("b"), NewUser::new().name("c")]).execute().await?;
        let gone: Vec<User> = deleted!(db, users, eq(users::name, "b") => ..)?;
        assert_eq!(gone.iter().map(|u| u.id).collect::<Vec<_>>(), [2]);
        assert_eq!(db.delete(users).filter(eq(users::name, "b")).execute().await?, 0);
        assert_eq!(db.delete(users).all_rows().execute().await?, 2);
    }

    async fn functions_take_a_database_or_a_transaction(db) {
        async fn add(db: &impl Executor<D>, name: &str) -> Result<i32, Error> {
            db.insert(users).values(NewUser::new().name(name)).returning(users::id).one().await
        }
        db.create_table(users).execute().await?;
        let outside = add(db, "a").await?;
        let inside = db.transaction(async |tx| add(tx, "b").await).await?;
        assert_eq!((outside, inside, db.count(users).one().await?), (1, 2, 2));
    }

    async fn column_types_that_are_asked_for(db) {
        db.create_table(typed).execute().await?;
        db.create_table(typed).if_not_exists().execute().await?;
        let price = rust_decimal::Decimal::new(1250, 2);
        let row = db.insert(typed).values(NewTyped::new().code("abc").price(price).role(Role::Boss).raw(serde_json::json!({"a": [1, null]}))).returning(..).one().await?;
        assert!(row.id > 0);
        assert_eq!(row, Typed { id: row.id, code: Some("abc".into()), price: Some(price), role: Some(Role::Boss), raw: Some(serde_json::json!({"a": [1, null]})) });
        // The unique index covers only rows with a code.
        db.insert(typed).values([NewTyped::new(), NewTyped::new()]).execute().await?;
        assert!(matches!(db.insert(typed).values(NewTyped::new().code("abc")).execute().await, Err(Error::Unique(_))));
    }
}
