async fn tables(db: &Db<D>) -> Result<(), Error> {
    db.create_table(archive).execute().await?;
    db.create_table(accounts).execute().await?;
    db.create_table(memberships).execute().await?;
    db.create_table(measurements).execute().await?;
    db.insert(archive).values([(1, "one"), (2, "two"), (3, "three"), (4, "four")].map(|(id, name)| NewArchived::new().id(id).name(name))).execute().await?;
    db.insert(accounts).values([(1, 10), (2, 20), (3, 30)].map(|(id, balance)| NewAccount::new().user_id(id).balance(balance))).execute().await?;
    let members = [(1, 7, 1), (1, 8, 2), (2, 7, 3), (9, 7, 4)];
    db.insert(memberships).values(members.map(|(user, group, level)| NewMembership::new().user_id(user).group_id(group).level(level))).execute().await?;
    db.insert(measurements).values([(7, "seven", Some(70)), (8, "eight", None)].map(|(id, label, value)| NewMeasurement::new().id(id).label(label).value(value))).execute().await?;
    Ok(())
}

async fn names(db: &Db<D>) -> Result<Vec<String>, Error> {
    db.select(archive::name).from(archive).order_by(archive::id).all().await
}

async fn balances(db: &Db<D>) -> Result<Vec<i64>, Error> {
    db.select(accounts::balance).from(accounts).order_by(accounts::user_id).all().await
}

tests! {
    async fn update_from_a_table(db) {
        tables(db).await?;
        let found = db.update(accounts).from(archive).set(accounts::balance, accounts::balance + cast::<i64, _>(length(archive::name))).filter((eq(archive::id, accounts::user_id), ne(archive::name, "two"))).execute().await?;
        assert_eq!(found, 2);
        assert_eq!(balances(db).await?, [13, 20, 35]);
        // Rows that keep their values are found, too.
        let found = db.update(accounts).from(archive).set(accounts::balance, accounts::balance).filter(eq(archive::id, accounts::user_id)).execute().await?;
        assert_eq!(found, 3);
        let found = db.update(accounts).set(accounts::balance, 0i64).from(archive).filter(and((eq(archive::id, accounts::user_id), eq(archive::id, 77)))).execute().await?;
        assert_eq!(found, 0);
    }

    /// A row is updated and counted once, however many rows are found with it.
    async fn update_from_several_matches(db) {
        tables(db).await?;
        let found = db.update(accounts).from(memberships).set(accounts::balance, accounts::balance + 1i64).filter(eq(memberships::user_id, accounts::user_id)).execute().await?;
        assert_eq!(found, 2);
        assert_eq!(balances(db).await?, [11, 21, 30]);
        let found = db.update(accounts).from(memberships).set(accounts::balance, accounts::balance + 1i64).all_rows().execute().await?;
        assert_eq!(found, 3);
        assert_eq!(balances(db).await?, [12, 22, 31]);
    }

    async fn update_from_joined_tables(db) {
        tables(db).await?;
        let found = db
            .update(accounts)
            .from(memberships)
            .inner_join(archive, eq(archive::id, memberships::user_id))
            .left_join(measurements, and((eq(measurements::label, "seven"), gt(memberships::level, 2))))
            .set(accounts::balance, coalesce(measurements::value, 1i64))
            .filter((eq(memberships::user_id, accounts::user_id), eq(memberships::group_id, 7)))
            .execute()
            .await?;
        assert_eq!(found, 2);
        assert_eq!(balances(db).await?, [1, 70, 30]);
        // Every row of one table with every row of another.
        let found = db.update(archive).from(accounts).cross_join(measurements).set(archive::name, measurements::label).filter((eq(accounts::user_id, archive::id), eq(measurements::id, accounts::balance / 10i64))).execute().await?;
        assert_eq!(found, 1);
        assert_eq!(names(db).await?, ["one", "seven", "three", "four"]);
    }

    async fn update_from_subqueries(db) {
        tables(db).await?;
        let levels = select(fields! { user: memberships::user_id, level: sum(memberships::level) }).from(memberships).group_by(memberships::user_id).subquery("levels");
        let found = db.update(accounts).from(&levels).set(accounts::balance, coalesce(levels.level, 0i64)).filter(eq(levels.user, accounts::user_id)).execute().await?;
        assert_eq!(found, 2);
        assert_eq!(balances(db).await?, [3, 3, 30]);
        // The updated table itself, as it was before.
        let all = select(fields! { total: sum(accounts::balance) }).from(accounts).subquery("all");
        db.update(accounts).from(&all).set(accounts::balance, coalesce(all.total, 0i64) - accounts::balance).all_rows().execute().await?;
        assert_eq!(balances(db).await?, [33, 33, 6]);
        alias!(accounts as other);
        let found = db.update(accounts).from(other).set(accounts::balance, other::balance).filter(eq(other::user_id, accounts::user_id + 1)).execute().await?;
        assert_eq!(found, 2);
        assert_eq!(balances(db).await?, [33, 6, 6]);
    }

    async fn update_from_a_common_table_expression(db) {
        tables(db).await?;
        let members = db.with("members", select(fields! { id: memberships::user_id }).from(memberships).filter(eq(memberships::group_id, 7)));
        let update = db.update(archive).from(&members).set(archive::name, "member").filter(eq(members.id, archive::id));
        if refused(&update.to_sql(), "common table expression") {
            return Ok(());
        }
        assert_eq!(update.execute().await?, 2);
        assert_eq!(names(db).await?, ["member", "member", "three", "four"]);
    }

    needs(returning) async fn update_from_returns_rows(db) {
        tables(db).await?;
        let mut rows: Vec<(i32, i64)> = db.update(accounts).from(memberships).set(accounts::balance, accounts::balance + 1i64).filter(eq(memberships::user_id, accounts::user_id)).returning((accounts::user_id, accounts::balance)).all().await?;
        rows.sort_unstable();
        assert_eq!(rows, [(1, 11), (2, 21)]);
        let one: Account = db.update(accounts).from(archive).set(accounts::balance, 5i64).filter((eq(archive::id, accounts::user_id), eq(archive::name, "two"))).returning(..).one().await?;
        assert_eq!(one, Account { user_id: 2, balance: 5 });
    }

    async fn delete_using_tables(db) {
        tables(db).await?;
        // Two rows are found with the first account.
        let gone = db.delete(accounts).using(memberships).filter(and((eq(memberships::user_id, accounts::user_id), lt(memberships::level, 3)))).execute().await?;
        assert_eq!(gone, 1);
        assert_eq!(balances(db).await?, [20, 30]);
        let gone = db.delete(archive).using(memberships).inner_join(accounts, eq(accounts::user_id, memberships::user_id)).left_join(measurements, eq(measurements::id, memberships::level)).filter((eq(archive::id, accounts::user_id), is_null(measurements::id))).execute().await?;
        assert_eq!(gone, 1);
        assert_eq!(names(db).await?, ["one", "three", "four"]);
        let gone = db.delete(archive).using(accounts).cross_join(measurements).filter(and((eq(accounts::user_id, archive::id), eq(measurements::value, 71i64)))).execute().await?;
        assert_eq!(gone, 0);
        let gone = db.delete(archive).using(measurements).all_rows().execute().await?;
        assert_eq!(gone, 3);
        // Without any row to read, nothing is deleted.
        db.delete(measurements).all_rows().execute().await?;
        assert_eq!(db.delete(accounts).using(measurements).all_rows().execute().await?, 0);
        assert_eq!(balances(db).await?, [20, 30]);
    }

    /// Rows are found in the table as it was before.
    async fn delete_using_itself(db) {
        tables(db).await?;
        alias!(archive as before);
        let gone = db.delete(archive).using(before).filter(eq(before::id, archive::id - 1)).execute().await?;
        assert_eq!(gone, 3);
        assert_eq!(names(db).await?, ["one"]);
        let most = select(fields! { balance: max(accounts::balance) }).from(accounts).subquery("most");
        let gone = db.delete(accounts).using(&most).filter(lt(accounts::balance, most.balance)).execute().await?;
        assert_eq!(gone, 2);
        assert_eq!(balances(db).await?, [30]);
    }

    needs(returning) async fn delete_using_returns_rows(db) {
        tables(db).await?;
        let mut gone: Vec<Account> = db.delete(accounts).using(memberships).filter(eq(memberships::user_id, accounts::user_id)).returning(..).all().await?;
        gone.sort_unstable_by_key(|account| account.user_id);
        assert_eq!(gone, [Account { user_id: 1, balance: 10 }, Account { user_id: 2, balance: 20 }]);
    }

    needs(limited_writes) async fn some_rows(db) {
        tables(db).await?;
        assert_eq!(db.update(accounts).set(accounts::balance, 0i64).filter(gt(accounts::balance, 5i64)).limit(2).execute().await?, 2);
        assert_eq!(db.count(accounts).filter(eq(accounts::balance, 0i64)).one().await?, 2);
        assert_eq!(db.delete(archive).all_rows().limit(3).execute().await?, 3);
        assert_eq!(db.delete(archive).all_rows().limit(0).execute().await?, 0);
        assert_eq!(db.count(archive).one().await?, 1);
    }

    needs(ordered_writes) async fn some_rows_in_an_order(db) {
        tables(db).await?;
        assert_eq!(db.update(accounts).set(accounts::balance, 0i64).all_rows().order_by(desc(accounts::balance)).limit(2).execute().await?, 2);
        assert_eq!(balances(db).await?, [10, 0, 0]);
        assert_eq!(db.delete(archive).filter(gt(archive::id, 1)).order_by((archive::name, archive::id)).limit(2).execute().await?, 2);
        assert_eq!(names(db).await?, ["one", "two"]);
    }
}
