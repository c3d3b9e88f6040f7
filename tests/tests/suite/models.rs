/// A column of each kind: those that nobody but the database fills in, a required one, and those that may be left out.
#[table(sqlite, postgres, mysql, cockroach, mssql, name = "bills")]
#[derive(Debug, Clone, PartialEq)]
pub struct Bill {
    #[column(primary_key, identity(always))]
    pub id: i64,
    pub amount: i32,
    #[column(generated("amount * 2", stored))]
    pub double: i32,
    #[column(default = 3)]
    pub count: i32,
    #[column(default = now())]
    pub created: i64,
    #[column(default = sql("4 + 5"))]
    pub sum: i32,
    #[column(default_fn = || 6)]
    pub made: i32,
    #[column(on_update_fn = || 7)]
    pub touched: i32,
    pub note: Option<i32>,
    #[column(default = 8)]
    pub noted: Option<i32>,
}

tests! {
    /// The insert model from JSON: what has a default, or may be NULL, may be left out; `null` is NULL.
    async fn from_json(db) {
        db.create_table(users).execute().await?;
        let new: NewUser = serde_json::from_str(r#"{"name": "Ada", "age": 36}"#)?;
        let row = db.insert(users).values(new).returning(..).one().await?;
        assert_eq!((row.name.as_str(), row.age, row.role, row.email), ("Ada", Some(36), Role::Member, None));
        let new: NewUser = serde_json::from_str(r#"{"name": "Grace", "email": null, "role": "Guest", "verified": true}"#)?;
        let row = db.insert(users).values(new).returning(..).one().await?;
        assert_eq!((row.email, row.role, row.verified), (None, Role::Guest, true));
        let missing = serde_json::from_str::<NewUser>(r#"{"age": 1}"#).unwrap_err();
        assert!(missing.to_string().contains("missing field `name`"), "{missing}");
    }

    /// The update model from JSON: a missing field is no change, `null` is NULL.
    async fn changes_from_json(db) {
        db.create_table(users).execute().await?;
        db.insert(users).values(NewUser::new().name("Ada").age(36).email("a@x")).execute().await?;
        let changes: UserChanges = serde_json::from_str(r#"{"age": null, "verified": true}"#)?;
        assert_eq!((changes.name.clone(), changes.age), (None, Some(None)));
        let rows: Vec<User> = updated!(db, users, db.update(users).changes(changes), eq(users::id, 1) => ..)?;
        let [row] = &rows[..] else { panic!("{rows:?}") };
        assert_eq!((row.name.as_str(), row.age, row.verified, row.email.as_deref()), ("Ada", None, true, Some("a@x")));
    }

    /// Models and results to JSON.
    async fn to_json(db) {
        db.create_table(users).execute().await?;
        let new = NewUser::new().name("Ada").age(36);
        assert_eq!(serde_json::to_value(&new)?, serde_json::json!({"name": "Ada", "age": 36}));
        assert_eq!(serde_json::to_value(UserChanges { age: Some(None), ..Default::default() })?, serde_json::json!({"age": null}));
        db.insert(users).values(new).execute().await?;
        let rows = db.select(fields! { id: users::id, who: { name: users::name, age: users::age } }).from(users).all().await?;
        assert_eq!(serde_json::to_value(&rows)?, serde_json::json!([{"id": 1, "who": {"name": "Ada", "age": 36}}]));
        let row: User = db.select(..).from(users).one().await?;
        assert_eq!(serde_json::from_value::<User>(serde_json::to_value(&row)?)?, row);
    }

    /// The types of a table's models by name.
    async fn names_of_models(db) {
        fn complete(model: InsertModel<users::users>) -> NewUser {
            model
        }
        db.create_table(users).execute().await?;
        let row: SelectModel<users::users> = db.insert(users).values(complete(NewUser::new().name("n"))).returning(..).one().await?;
        let changes: UpdateModel<users::users> = UserChanges { name: Some(row.name + "!"), ..Default::default() };
        assert_eq!(updated!(db, users, db.update(users).changes(changes), eq(users::id, 1) => users::name)?, ["n!"]);
    }

    /// What a new row leaves out has the value of the database or of the program.
    async fn what_a_new_row_leaves_out(db) {
        db.create_table(bills).execute().await?;
        db.insert(bills).values(NewBill::new().amount(1)).execute().await?;
        let row: Bill = db.select(..).from(bills).one().await?;
        assert!(row.id > 0 && row.created > 1_600_000_000, "{row:?}");
        let expected = Bill {
            id: row.id, amount: 1, double: 2, count: 3, created: row.created, sum: 9, made: 6, touched: 7, note: None, noted: Some(8),
        };
        assert_eq!(row, expected);
        // What is given is as it is given, also NULL where there is a default.
        let new = NewBill::new().amount(10).count(20).created(30).sum(40).made(50).touched(60).note(70).noted(None);
        db.insert(bills).values(new).execute().await?;
        let row: Bill = db.select(..).from(bills).filter(eq(bills::amount, 10)).one().await?;
        let expected = Bill {
            id: row.id, amount: 10, double: 20, count: 20, created: 30, sum: 40, made: 50, touched: 60, note: Some(70), noted: None,
        };
        assert_eq!(row, expected);
        let changes = BillChanges { amount: Some(11), note: Some(None), ..Default::default() };
        db.update(bills).changes(changes).filter(eq(bills::id, row.id)).execute().await?;
        let changed: Bill = db.select(..).from(bills).filter(eq(bills::id, row.id)).one().await?;
        assert_eq!(changed, Bill { amount: 11, double: 22, touched: 7, note: None, ..expected });
    }
}
