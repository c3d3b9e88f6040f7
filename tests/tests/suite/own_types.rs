use crate::own_types_schema::*;
use drizzle::types::SqlEnum as _;

async fn three(db: &Db<D>) -> Result<Vec<TaskId>, Error> {
    db.create_table(tasks).execute().await?;
    let mut ids = Vec::new();
    for (title, priority) in [("one", Priority::Low), ("two", Priority::High), ("three", Priority::High)] {
        let new = NewTask::new().title(Title(title.into())).priority(priority).parent(ids.first().copied()).points(Points(5));
        ids.push(db.insert(tasks).values(new).returning(tasks::id).one().await?);
    }
    Ok(ids)
}

tests! {
    async fn enums_of_every_storage(db) {
        db.create_table(tasks).execute().await?;
        let new = NewTask::new().title(Title("all".into())).rank(Rank(Priority::High)).size(Size::Large).huge(Huge::Least).kind(TaskKind::NewFeature);
        let row = db.insert(tasks).values(new).returning(..).one().await?;
        assert_eq!((row.priority, row.rank, row.size, row.huge), (Priority::Normal, Some(Rank(Priority::High)), Some(Size::Large), Some(Huge::Least)));
        assert_eq!((row.phase, row.kind), (Phase::NotBegun, Some(TaskKind::NewFeature)));
        for huge in [Huge::Least, Huge::Most] {
            db.update(tasks).set(tasks::huge, huge).set(tasks::phase, Phase::Going).set(tasks::size, None).all_rows().execute().await?;
            let found = db.select((tasks::huge, tasks::phase, tasks::size)).from(tasks)
                .filter(and((eq(tasks::huge, huge), in_array(tasks::phase, [Phase::Going]), is_null(tasks::size)))).one().await?;
            assert_eq!(found, (Some(huge), Phase::Going, None));
        }
        // Numbers have an order, and it is theirs.
        assert_eq!(db.count(tasks).filter(gt(tasks::rank, Rank(Priority::Low))).one().await?, 1);
        assert_eq!((Phase::NotBegun.label(), Phase::Going.label(), TaskKind::BugFix.label()), ("NOT_BEGUN", "it's on", "bug-fix"));
        // What the database holds.
        let stored: Vec<(i64, String)> = db.rows(sql!("select {tasks::rank}, {tasks::phase} from {Sql::table(tasks)}")).await?;
        assert_eq!(stored, [(10, "it's on".into())]);
    }

    /// The database refuses what is no value of the enum.
    async fn other_values_are_refused(db) {
        three(db).await?;
        for wrong in [
            db.execute(sql!("update {Sql::table(tasks)} set {Sql::identifier(\"priority\")} = 7")).await.unwrap_err(),
            db.execute(sql!("update {Sql::table(tasks)} set {Sql::identifier(\"phase\")} = 'over'")).await.unwrap_err(),
        ] {
            assert!(matches!(wrong, Error::Check(_)), "{wrong:?}");
        }
    }

    /// A value that the program does not know is an error that says where it was, and which it is.
    async fn unknown_values_are_named(db) {
        db.execute(sql!("create table {Sql::identifier(\"tasks\")} ({Sql::identifier(\"priority\")} bigint, {Sql::identifier(\"phase\")} varchar(200))")).await?;
        db.execute(sql!("insert into {Sql::identifier(\"tasks\")} values (7, 'unheard_of'), (0, 'a secret, which is no label'), (0, 'it''s on')")).await?;
        let by = |priority: i64| db.select(tasks::priority).from(tasks).filter(eq(tasks::priority.cast::<i64>(), priority));
        let error = by(7).all().await.unwrap_err().to_string();
        assert!(error.contains("tasks.priority") && error.contains("enum `priority` (-1, 0, 10)") && error.contains("found the number 7"), "{error}");
        let phase = |like: &'static str| db.select(tasks::phase).from(tasks).filter(tasks::phase.cast::<String>().like(like));
        let error = phase("unheard%").all().await.unwrap_err().to_string();
        assert!(error.contains("tasks.phase") && error.contains("enum `phase` (NOT_BEGUN, it's on)") && error.contains("found the label \"unheard_of\""), "{error}");
        let error = phase("a secret%").all().await.unwrap_err().to_string();
        assert!(error.contains("a text of 27 characters") && !error.contains("secret"), "{error}");
        assert_eq!(phase("it%").all().await?, [Phase::Going]);
    }

    async fn newtypes_everywhere(db) {
        let ids = three(db).await?;
        assert_eq!(ids.iter().map(|id| id.0).collect::<std::collections::HashSet<_>>().len(), 3);
        let ticket = Ticket(uuid::Uuid::from_u128(7));
        let cost = Cost("12.50".parse().unwrap());
        let notes = Notes(Json(vec!["a".into(), "b".into()]));
        let changed = db.update(tasks).set(tasks::ticket, ticket).set(tasks::cost, cost).set(tasks::notes, notes.clone())
            .set(tasks::points, tasks::points + Points(2)).filter(eq(tasks::id, ids[1])).execute().await?;
        assert_eq!(changed, 1);
        let row = db.select(..).from(tasks).filter(and((eq(tasks::ticket, ticket), eq(tasks::title, Title("two".into()))))).one().await?;
        assert_eq!((row.id, row.parent, row.notes, row.points), (ids[1], Some(ids[0]), Some(notes), Some(Points(7))));
        assert_eq!(row.cost, Some(cost));
        // In lists, parameters, joins, records and as what is in them.
        assert_eq!(db.count(tasks).filter(in_array(tasks::id, [ids[0], ids[2]])).one().await?, 2);
        let p = params! { id: TaskId };
        let by_id = db.select(tasks::title).from(tasks).filter(eq(tasks::id, p.id)).prepare();
        for (id, title) in ids.iter().zip(["one", "two", "three"]) {
            assert_eq!(by_id.bind(p.values(*id)).one().await?, Title(title.into()));
        }
        alias!(tasks as parent);
        let joined = db.select(fields! { id: tasks::id, above: parent::title, shout: upper(tasks::title.inner()) }).from(tasks)
            .left_join(parent, eq(parent::id, tasks::parent)).order_by(tasks::id.inner()).all().await?;
        assert_eq!((joined[0].id, joined[0].above.clone()), (ids[0], None));
        assert_eq!((joined[2].above.clone(), joined[2].shout.as_str()), (Some(Title("one".into())), "THREE"));
        assert_eq!(db.count(tasks).filter(like(tasks::title.inner(), "t%")).one().await?, 2);
        assert_eq!(db.select(sum(tasks::points.inner())).from(tasks).one().await?, Some(17));
        assert_eq!(db.select(max(tasks::id)).from(tasks).one().await?, ids.iter().max_by_key(|id| id.0).copied());
    }
}
