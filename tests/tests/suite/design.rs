#[allow(unused_imports, reason = "not every dialect has what the example shows")]
use crate::design_schema::{
    Account, CreateSession, NewAccount, NewGroup, NewPost, NewUser, NewUserToGroup, Post, Role, Session, User, UserChanges, accounts, archive, groups, logins,
    posts, users, users_to_groups,
};

tests! {
    /// Every example of the design, in its order.
    needs(partial_index) async fn every_example(db) {
        db.create_table(users).execute().await?;
        db.create_table(posts).execute().await?;
        db.create_table(groups).execute().await?;
        db.create_table(users_to_groups).execute().await?;
        db.create_table(accounts).execute().await?;
        db.create_table(archive).execute().await?;
        db.create_table(logins).execute().await?;

        // insert
        db.insert(users).values(NewUser::new().name("John").email("john@example.com")).execute().await?;
        let john: User = db.insert(users).values(NewUser::new().name("John").email("j@x").age(20)).returning(..).one().await?;
        assert_eq!((john.id, john.role, john.verified, john.deleted_at), (2, Some(Role::User), false, None));
        let many: Vec<NewUser> = ["a", "b"].map(|name| NewUser::new().name(name).email(name).verified(true).invited_by(1)).into();
        db.insert(users).values(many).execute().await?;
        let new = || NewUser::new().name("Johnny").email("j@x");
        db.insert(users).values(new()).on_conflict(users::email).do_update().set(users::name, excluded(users::name)).execute().await?;
        db.insert(users).values(new()).on_conflict_do_nothing().execute().await?;
        db.insert(archive).select(db.select((users::id, users::name)).from(users)).execute().await?;
        db.insert(groups).values(NewGroup::new().name("g")).execute().await?;
        db.insert(users_to_groups).values(NewUserToGroup::new().user_id(1).group_id(1)).execute().await?;
        db.insert(posts).values([NewPost::new().title("one").slug("one").author_id(1), NewPost::new().title("two").slug("two").author_id(1)]).execute().await?;

        // select
        let all: Vec<User> = db.select(..).from(users).all().await?;
        assert_eq!(all.len(), 4);
        let rows: Vec<(i32, String)> = db.select((users::id, users::name)).from(users).all().await?;
        assert_eq!(rows.len(), 4);
        let rows = db.select(fields! { id: users::id, name: users::name }).from(users).order_by(users::id).all().await?;
        assert_eq!((rows[1].id, rows[1].name.as_str()), (2, "Johnny"));
        let one: User = db.select(..).from(users).filter(eq(users::id, 1)).one().await?;
        assert_eq!(one.name, "John");
        let maybe: Option<User> = db.select(..).from(users).filter(eq(users::id, 1)).first().await?;
        assert_eq!(maybe, Some(one));
        let mut rows = db.select(..).from(users).stream();
        let mut streamed = 0;
        while rows.next().await?.is_some() {
            streamed += 1;
        }
        drop(rows);
        assert_eq!(streamed, 4);
        let n: i64 = db.count(users).filter(eq(users::verified, true)).one().await?;
        assert_eq!(n, 2);

        // joins
        let rows: Vec<(User, Option<Post>)> =
            db.select(..).from(users).left_join(posts, eq(users::id, posts::author_id)).all().await?;
        assert_eq!(rows.iter().filter(|(_, post)| post.is_some()).count(), 2);
        alias!(users as parent);
        let rows: Vec<(String, Option<String>)> =
            db.select((users::name, parent::name)).from(users).left_join(parent, eq(parent::id, users::invited_by)).order_by(users::id).all().await?;
        assert_eq!(rows[2], ("a".into(), Some("John".into())));

        // update, delete
        db.update(users).set(users::name, "John Updated").filter(eq(users::id, 1)).execute().await?;
        let changes = UserChanges { age: Some(Some(33)), ..Default::default() };
        db.update(users).changes(changes).filter(eq(users::id, 1)).execute().await?;
        db.insert(accounts).values([NewAccount::new().user_id(1).balance(100), NewAccount::new().user_id(2).balance(0)]).execute().await?;
        let (amount, from) = (10, 1);
        db.update(accounts).set(accounts::balance, accounts::balance - amount).filter(eq(accounts::user_id, from)).execute().await?;
        let gone: Vec<User> = db.delete(users).filter(eq(users::email, "b")).returning(..).all().await?;
        assert_eq!(gone.len(), 1);
        db.insert(logins).values(CreateSession::new().token("t")).execute().await?;
        assert_eq!(db.select(..).from(logins).one().await?, Session { token: "t".into() });
        assert_eq!(db.delete(logins).all_rows().execute().await?, 1);

        // operators
        let both = and((gte(users::age, 18), eq(users::verified, true)));
        let same = users::age.gte(18).and(users::verified.eq(true));
        assert_eq!(db.count(users).filter(both).one().await?, db.count(users).filter(same).one().await?);
        assert_eq!(db.select(sql!("cast(count({users::id}) as int)" as i64)).from(users).one().await?, 3);

        // subqueries, CTEs, set operations
        let totals = select(fields! { author: posts::author_id, total: count(posts::id) })
            .from(posts).group_by(posts::author_id).subquery("totals");
        let written = db.select(..).from(users).filter(exists(select(posts::id).from(posts).filter(eq(posts::author_id, users::id)))).all().await?;
        assert_eq!(written.len(), 1);
        let rows = db
            .select(fields! { name: users::name, posts: select(count(posts::id)).from(posts).filter(eq(posts::author_id, users::id)).scalar() })
            .from(users)
            .order_by(users::id)
            .all()
            .await?;
        assert_eq!((rows[0].posts, rows[1].posts), (2, 0));
        let rows = db.select(fields! { name: users::name, total: totals.total }).from(users).left_join(&totals, eq(totals.author, users::id)).order_by(users::id).all().await?;
        assert_eq!((rows[0].total, rows[1].total), (Some(2), None));
        let regional = db.with("regional", db.select(fields! { id: users::id }).from(users));
        assert_eq!(db.select(regional.id).from(&regional).with(&regional).all().await?.len(), 3);
        let names = union(db.select(users::name).from(users), db.select(posts::title).from(posts)).order_by(asc(users::name)).limit(10).all().await?;
        assert_eq!(names.len(), 5);

        // prepared once, run often
        let p = params! { id: i32 };
        let by_id = db.select(..).from(users).filter(eq(users::id, p.id)).prepare();
        let user = by_id.bind(p.values(1)).one().await?;
        assert_eq!(user.name, "John Updated");

        // transactions
        let (a, amount) = (1, 50);
        let balance = db.transaction(async |tx| {
            let from = tx.select(..).from(accounts).filter(eq(accounts::user_id, a)).one().await?;
            if from.balance < amount { tx.rollback()?; }
            tx.transaction(async |nested| {
                nested.update(accounts).set(accounts::balance, from.balance - amount).filter(eq(accounts::user_id, a)).execute().await?;
                Ok(())
            }).await?;
            Ok(from.balance)
        }).await?;
        assert_eq!(balance, 90);
        assert_eq!(db.select(..).from(accounts).filter(eq(accounts::user_id, 1)).one().await?, Account { user_id: 1, balance: 40 });
    }
}
