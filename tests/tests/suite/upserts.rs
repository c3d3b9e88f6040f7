async fn start(db: &Db<D>) -> Result<(), Error> {
    db.create_table(users).execute().await?;
    db.create_table(memberships).execute().await?;
    db.insert(users).values(NewUser::new().name("John").email("j@x").age(1)).execute().await?;
    db.insert(memberships).values(NewMembership::new().user_id(1).group_id(2)).execute().await?;
    Ok(())
}
fn again(name: &str) -> NewUser {
    NewUser::new().name(name).email("j@x").age(5)
}

tests! {
    async fn do_nothing(db) {
        start(db).await?;
        assert_eq!(db.insert(users).values(again("Jim")).on_conflict_do_nothing().execute().await?, 0);
        assert_eq!(db.insert(users).values(again("Jim")).on_conflict(users::email).do_nothing().execute().await?, 0);
        let composite = db.insert(memberships).values(NewMembership::new().user_id(1).group_id(2).level(9));
        assert_eq!(composite.on_conflict((memberships::user_id, memberships::group_id)).do_nothing().execute().await?, 0);
        assert_eq!(db.insert(users).values([again("Jim"), NewUser::new().name("new").email("n@x")]).on_conflict_do_nothing().execute().await?, 1);
        assert_eq!(db.select((users::name, users::age)).from(users).filter(eq(users::email, "j@x")).one().await?, ("John".into(), Some(1)));
    }

    needs(returning) async fn do_nothing_returning(db) {
        start(db).await?;
        let kept = db.insert(users).values([again("Jim"), NewUser::new().name("new").email("n@x")]).on_conflict_do_nothing().returning(users::name).all().await?;
        assert_eq!(kept, ["new"]);
    }

    async fn do_update(db) {
        start(db).await?;
        let write = db
            .insert(users)
            .values(again("Jim"))
            .on_conflict(users::email)
            .do_update()
            .set(users::name, excluded(users::name))
            .set(users::age, users::age + excluded(users::age))
            .set(users::verified, true);
        let rows: Vec<User> = upserted!(db, users, write, eq(users::email, "j@x") => ..)?;
        let [row] = &rows[..] else { panic!("{rows:?}") };
        assert_eq!((row.id, row.name.as_str(), row.age, row.verified), (1, "Jim", Some(6), true));
        let affected = db.insert(users).values(again("Joe")).on_conflict(users::email).do_update().set_excluded((users::name, users::age)).execute().await?;
        assert_eq!(affected, 1);
        assert_eq!(db.select((users::name, users::age)).from(users).one().await?, ("Joe".into(), Some(5)));
        let write = db
            .insert(memberships)
            .values([NewMembership::new().user_id(1).group_id(2).level(7), NewMembership::new().user_id(1).group_id(3)])
            .on_conflict((memberships::user_id, memberships::group_id))
            .do_update()
            .set_excluded(memberships::level);
        let rows: Vec<Membership> = upserted!(db, memberships, write, eq(memberships::user_id, 1) => ..)?;
        assert_eq!(rows, [Membership { user_id: 1, group_id: 2, level: 7 }, Membership { user_id: 1, group_id: 3, level: 1 }]);
    }

    /// Which rows to update.
    needs(upsert_filter) async fn filters(db) {
        start(db).await?;
        let only_older = |age: i32| {
            db.insert(users).values(again("Jim").age(age)).on_conflict(users::email).do_update().set_excluded((users::name, users::age)).filter(gt(excluded(users::age), users::age))
        };
        assert_eq!(only_older(0).execute().await?, 0);
        assert_eq!(only_older(2).execute().await?, 1);
    }

    needs(conflict_filter) async fn conflicts_of_a_partial_index(db) {
        db.create_table(slots).execute().await?;
        let slot = |id: i32, taken: i32| NewSlot::new().id(id).room(1).taken(taken);
        db.insert(slots).values([slot(1, 0), slot(2, 0), slot(3, 1)]).execute().await?;
        let row = db
            .insert(slots)
            .values(slot(4, 1))
            .on_conflict(slots::room)
            .filter(sql!("taken = 1"))
            .do_update()
            .set(slots::taken, 2)
            .returning(..)
            .one()
            .await?;
        assert_eq!(row, Slot { id: 3, room: 1, taken: 2 });
    }

    async fn upsert_from_a_query(db) {
        start(db).await?;
        db.create_table(archive).execute().await?;
        for suffix in ["1", "2"] {
            db.insert(archive)
                .select(select((users::id, concat((users::name, suffix)))).from(users))
                .on_conflict(archive::id)
                .do_update()
                .set_excluded(archive::name)
                .execute()
                .await?;
        }
        assert_eq!(db.select(archive::name).from(archive).all().await?, ["John2"]);
    }

    /// A unique key by its name, and all that the rows give.
    async fn by_name(db) {
        start(db).await?;
        let upsert = db.insert(users).values([again("Jim"), NewUser::new().name("new").email("n@x").age(2)]);
        assert_eq!(upsert.on_conflict_constraint("users_email_key").do_update().set_all_excluded().execute().await?, 2);
        let rows = db.select((users::id, users::name, users::age)).from(users).filter(eq(users::email, "j@x")).all().await?;
        assert_eq!(rows, [(1, "Jim".into(), Some(5))]);
        let again = db.insert(users).values(again("Joe")).on_conflict_constraint("users_email_key").do_nothing().execute().await?;
        assert_eq!(again, 0);
        let level = |level: i32| NewMembership::new().user_id(1).group_id(2).level(level);
        let upsert = db.insert(memberships).values(level(7)).on_conflict_constraint("memberships_pkey");
        assert_eq!(upsert.do_update().set_all_excluded().execute().await?, 1);
        assert_eq!(db.select(memberships::level).from(memberships).one().await?, 7);
        let unknown = db.insert(memberships).values(level(8)).on_conflict_constraint("nowhere").do_nothing().execute().await;
        assert!(unknown.is_err(), "{unknown:?}");
        let nothing_to_set = db.insert(memberships).values(NewMembership::new().user_id(1).group_id(2));
        let nothing_to_set = nothing_to_set.on_conflict((memberships::user_id, memberships::group_id)).do_update().set_all_excluded().execute().await;
        assert!(matches!(nothing_to_set, Err(Error::Invalid(_))), "{nothing_to_set:?}");
        assert_eq!(db.select(memberships::level).from(memberships).one().await?, 7);
    }

    /// None is lost of upserts at the same time, and no row is there twice.
    async fn at_the_same_time(db) {
        db.create_table(accounts).execute().await?;
        let add = async |who: i32| {
            for round in 0..20 {
                let new = NewAccount::new().user_id((who + round) % 3).balance(1);
                let upsert = db.insert(accounts).values(new).on_conflict(accounts::user_id).do_update();
                upsert.set(accounts::balance, accounts::balance + excluded(accounts::balance)).execute().await?;
            }
            Ok::<_, Error>(())
        };
        futures_util::future::try_join_all((0..6).map(&add)).await?;
        let balances = db.select((accounts::user_id, accounts::balance)).from(accounts).order_by(accounts::user_id).all().await?;
        assert_eq!(balances, [(0, 40), (1, 40), (2, 40)]);
    }
}
