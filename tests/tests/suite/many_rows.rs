async fn filled(db: &Db<D>, names: &[&str]) -> Result<(), Error> {
    db.create_table(users).execute().await?;
    db.insert(users).values(names.iter().map(|name| NewUser::new().name(*name).age(1)).collect::<Vec<_>>()).execute().await?;
    Ok(())
}

tests! {
    /// Each row gets its own values; the others stay as they are, and the found ones are counted.
    async fn many_rows_are_updated(db) {
        filled(db, &["Anne", "Bertha", "Cid", "Dora"]).await?;
        let changes = [
            (1, UserChanges { name: Some("Ann".into()), age: Some(Some(20)), role: Some(Role::Boss), ..Default::default() }),
            (3, UserChanges { name: Some("C\\i'd".into()), age: Some(None), role: Some(Role::Guest), ..Default::default() }),
            (99, UserChanges { name: Some("nobody".into()), age: Some(Some(1)), role: Some(Role::Guest), ..Default::default() }),
        ];
        assert_eq!(db.update_many(users).by(users::id).rows(changes).execute().await?, 2);
        let rows = db.select((users::name, users::age, users::role)).from(users).order_by(users::id).all().await?;
        assert_eq!(rows, [
            ("Ann".into(), Some(20), Role::Boss),
            ("Bertha".into(), Some(1), Role::Member),
            ("C\\i'd".into(), None, Role::Guest),
            ("Dora".into(), Some(1), Role::Member),
        ]);
        // What was the same before counts as found, too; and of no rows, none is.
        let again = [(1, UserChanges { name: Some("Ann".into()), ..Default::default() })];
        assert_eq!(db.update_many(users).by(users::id).rows(again).execute().await?, 1);
        assert_eq!(db.update_many(users).by(users::id).rows(Vec::<(i32, UserChanges)>::new()).execute().await?, 0);
    }

    /// Rows that set different columns; all of it or nothing.
    async fn many_rows_take_effect_together(db) {
        filled(db, &["Anne", "Bertha", "Cid"]).await?;
        let email = |email: &str| Some(Some(email.to_owned()));
        let changes = vec![
            (1, UserChanges { email: email("a@x"), ..Default::default() }),
            (2, UserChanges { name: Some("B".into()), ..Default::default() }),
            (3, UserChanges { email: email("c@x"), ..Default::default() }),
        ];
        assert_eq!(db.update_many(users).by(users::id).rows(changes).execute().await?, 3);
        let clash = vec![
            (2, UserChanges { name: Some("changed".into()), ..Default::default() }),
            (1, UserChanges { email: email("d@x"), ..Default::default() }),
            (3, UserChanges { email: email("d@x"), ..Default::default() }),
        ];
        let refused = db.update_many(users).by(users::id).rows(clash).execute().await;
        assert!(matches!(refused, Err(Error::Unique(_))), "{refused:?}");
        let rows = db.select((users::name, users::email)).from(users).order_by(users::id).all().await?;
        assert_eq!(rows, [("Anne".into(), Some("a@x".into())), ("B".into(), None), ("Cid".to_owned(), Some("c@x".to_owned()))]);
    }

    /// By two columns, of more rows than one statement takes.
    async fn many_rows_are_split(db) {
        db.create_table(memberships).execute().await?;
        let rows = 2_500;
        let new = (0..rows).map(|n| NewMembership::new().user_id(n).group_id(n % 7)).collect::<Vec<_>>();
        assert_eq!(db.insert(memberships).values(new).execute().await?, rows as u64);
        let changes = (0..rows).map(|n| ((n, n % 7), MembershipChanges { level: Some(n * 2), ..Default::default() }));
        let update = db.update_many(memberships).by((memberships::user_id, memberships::group_id)).rows(changes);
        assert_eq!(update.execute().await?, rows as u64);
        let levels = db.select(memberships::level).from(memberships).order_by(memberships::user_id).all().await?;
        assert_eq!(levels, (0..rows).map(|n| n * 2).collect::<Vec<_>>());
    }

    /// Page after page: each row once, also where keys are equal, in mixed directions.
    async fn pages_by_cursor(db) {
        db.create_table(users).execute().await?;
        let new = (0..11).map(|n| NewUser::new().name(["a", "b", "c"][n % 3]).verified(n % 2 == 0));
        db.insert(users).values(new.collect::<Vec<_>>()).execute().await?;
        let expected = db.select((users::name, users::id)).from(users).order_by((desc(users::name), asc(users::id))).all().await?;
        let (mut pages, mut cursor) = (Vec::new(), None::<(String, i32)>);
        loop {
            // As a client would give it back.
            let text = serde_json::to_string(&cursor)?;
            let page = db.select((users::name, users::id)).from(users).after((desc(users::name), asc(users::id)), serde_json::from_str(&text)?).limit(3).all().await?;
            let Some(last) = page.last() else { break };
            cursor = Some(last.clone());
            pages.extend(page);
        }
        assert_eq!(pages, expected);
        assert_eq!(db.select(users::id).from(users).after(desc(users::id), Some(3)).all().await?, [2, 1]);
    }

    /// A join that is decided at run time.
    async fn joins_at_run_time(db) {
        filled(db, &["Anne", "Bertha"]).await?;
        db.create_table(posts).execute().await?;
        db.insert(posts).values(NewPost::new().title("a").author_id(2)).execute().await?;
        for (title, expected) in [(None, vec!["Anne", "Bertha"]), (Some("a"), vec!["Bertha"]), (Some("b"), vec![])] {
            let mut query = db.select(users::name).from(users);
            if let Some(title) = title {
                query = query.with_join(|q| q.inner_join(posts, eq(posts::author_id, users::id)).filter(eq(posts::title, title)));
            }
            let orders: Vec<OrderBy<users::users>> = vec![users::age.desc().boxed(), users::name.asc().boxed()];
            assert_eq!(query.order_by(orders).all().await?, expected);
        }
        let row = db.query_sql::<(String, Option<i32>), _>(sql!("select {users::name}, {users::age} from {Sql::table(users)} where {users::id} = {2}")).one().await?;
        assert_eq!(row, ("Bertha".to_owned(), Some(1)));
        assert_eq!(db.query_sql::<String, _>(sql!("select {users::name} from {Sql::table(users)} where {users::id} = {9}")).first().await?, None);
    }

    /// Inserts, updates and deletes that are rendered once.
    async fn prepared_writes(db) {
        db.create_table(users).execute().await?;
        let p = params! { name: String, age: i32 };
        let insert = db.insert(users).values(NewUser::new().name(p.name).age(p.age)).prepare();
        for (name, age) in [("Anne", 1), ("Bertha", 2), ("Cid", 3)] {
            assert_eq!(insert.bind(p.values(name, age)).execute().await?, 1);
        }
        let p = params! { id: i32, years: i32 };
        let update = db.update(users).set(users::age, p.years).filter(eq(users::id, p.id)).prepare();
        assert_eq!(update.bind(p.values(1, 10)).execute().await?, 1);
        assert_eq!(update.bind(p.values(9, 10)).execute().await?, 0);
        let p = params! { least: i32 };
        let delete = db.delete(users).filter(lt(users::age, p.least)).prepare();
        assert_eq!(delete.bind(p.values(3)).execute().await?, 1);
        let rows = db.select((users::name, users::age)).from(users).order_by(users::id).all().await?;
        assert_eq!(rows, [("Anne".to_owned(), Some(10)), ("Cid".to_owned(), Some(3))]);
        let p = params! { name: String };
        let insert = db.insert(users).values(NewUser::new().name(p.name)).returning(users::name).prepare();
        assert_eq!(insert.bind(p.values("Dora")).one().await?, "Dora");
        assert_eq!(insert.bind(p.values("Eve")).one().await?, "Eve");
    }

    /// Where a conflict is, too; and what the program computes for each row is not repeated.
    async fn prepared_upserts(db) {
        db.create_table(accounts).execute().await?;
        let p = params! { id: i32, balance: i64, bonus: i64 };
        let new = NewAccount::new().user_id(p.id).balance(p.balance);
        let upsert = db.insert(accounts).values(new).on_conflict(accounts::user_id).do_update().set(accounts::balance, accounts::balance + p.bonus).prepare();
        upsert.bind(p.values(1, 10, 5)).execute().await?;
        upsert.bind(p.values(1, 10, 5)).execute().await?;
        upsert.bind(p.values(2, 7, 1)).execute().await?;
        assert_eq!(db.select(accounts::balance).from(accounts).order_by(accounts::user_id).all().await?, [15, 7]);
        let p = params! { name: String };
        let refused = db.insert(audited).values(NewAudited::new().name(p.name)).prepare().bind(p.values("x")).execute().await;
        assert!(matches!(&refused, Err(Error::Invalid(why)) if why.contains("give it a parameter")), "{refused:?}");
    }
}
