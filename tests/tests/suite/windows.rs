#[allow(unused_imports, reason = "not every dialect has it")]
use drizzle::expr::Exclude;

/// Ages: 1 → 10, 2 → 20, 3 → 20, 4 → none.
async fn four(db: &Db<D>) -> Result<(), Error> {
    db.create_table(users).execute().await?;
    let rows = [("a", Some(10), false), ("b", Some(20), true), ("c", Some(20), true), ("d", None, false)];
    let rows = rows.map(|(name, age, verified)| NewUser::new().name(name).age(age).verified(verified));
    db.insert(users).values(rows).execute().await?;
    Ok(())
}

tests! {
    async fn rankings(db) {
        four(db).await?;
        let by_age = || window().order_by(desc(users::age).nulls_last());
        let rows: Vec<(i64, i64, i64, i64)> = db
            .select((
                row_number().over(window().order_by((desc(users::age).nulls_last(), users::id))),
                rank().over(by_age()),
                dense_rank().over(by_age()),
                ntile(2).over(window().order_by(users::id)),
            ))
            .from(users)
            .order_by(users::id)
            .all()
            .await?;
        assert_eq!(rows, [(3, 3, 2, 1), (1, 1, 1, 1), (2, 1, 1, 2), (4, 4, 3, 2)]);
        let parts: Vec<(f64, f64)> = db
            .select((percent_rank().over(by_age()), cume_dist().over(by_age())))
            .from(users)
            .order_by(users::id)
            .all()
            .await?;
        assert_eq!(parts[1], (0.0, 0.5));
        assert_eq!(parts[3], (1.0, 1.0));
    }

    /// A neighbour that is not there is NULL, or the default; one that is NULL stays NULL.
    async fn neighbours(db) {
        four(db).await?;
        let by_id = || window().order_by(users::id);
        let rows: Vec<(Option<String>, Option<i32>, Option<i32>, String)> = db
            .select((
                lag(users::name, 1).over(by_id()),
                lead_or(users::age, 1, -1).over(by_id()),
                lag_or(users::age, 2, users::id).over(by_id()),
                lead_or(users::name, 2, "none").over(by_id()),
            ))
            .from(users)
            .order_by(users::id)
            .all()
            .await?;
        let text = |text: &str| text.to_owned();
        assert_eq!(rows, [
            (None, Some(20), Some(1), text("c")),
            (Some(text("a")), Some(20), Some(2), text("d")),
            (Some(text("b")), None, Some(10), text("none")),
            (Some(text("c")), Some(-1), Some(20), text("none")),
        ]);
    }

    /// A frame that always holds the current row gives a value of a NOT NULL column, others may not.
    async fn values_of_frames(db) {
        four(db).await?;
        let whole = || window().order_by(users::id).rows_between(unbounded_preceding(), unbounded_following());
        let rows: Vec<(String, String, Option<String>)> = db
            .select((
                first_value(users::name).over(whole()),
                last_value(users::name).over(whole()),
                first_value(users::name).over(window().order_by(users::id).rows_between(following(1), following(2))),
            ))
            .from(users)
            .order_by(users::id)
            .all()
            .await?;
        let text = |text: &str| text.to_owned();
        assert_eq!(rows[0], (text("a"), text("d"), Some(text("b"))));
        assert_eq!(rows[3], (text("a"), text("d"), None));
    }

    needs(nth_value)
    async fn the_nth_value(db) {
        four(db).await?;
        let second: Vec<Option<String>> = db
            .select(nth_value(users::name, 2).over(window().order_by(users::id)))
            .from(users)
            .order_by(users::id)
            .all()
            .await?;
        assert_eq!(second, [None, Some("b".into()), Some("b".into()), Some("b".into())]);
    }

    /// Aggregates keep their types over a window; of a NOT NULL column they are never NULL.
    async fn aggregates_over_windows(db) {
        four(db).await?;
        let rows: Vec<(i64, i64, Option<i64>, i32)> = db
            .select((
                count_all().over(window()),
                sum(users::id).over(window().order_by(users::id)),
                sum(users::age).over(window().order_by(users::id).rows_between(preceding(1), current_row())),
                max(users::id).over(window().order_by(users::id).range_between(current_row(), unbounded_following())),
            ))
            .from(users)
            .order_by(users::id)
            .all()
            .await?;
        assert_eq!(rows, [
            (4, 1, Some(10), 4),
            (4, 3, Some(30), 4),
            (4, 6, Some(40), 4),
            (4, 10, Some(20), 4),
        ]);
        let averages: Vec<(Option<f64>, f64)> = db
            .select((avg(users::age).over(window().order_by(users::id)), avg(users::id).over(partition_by(users::verified))))
            .from(users)
            .filter(is_not_null(users::age))
            .order_by(users::id)
            .all()
            .await?;
        assert_eq!(averages, [(Some(10.0), 1.0), (Some(15.0), 2.5), (Some(50.0 / 3.0), 2.5)]);
    }

    needs(range_offsets)
    async fn frames_of_a_distance(db) {
        four(db).await?;
        let near = db
            .select(count_all().over(window().order_by(users::id).range_between(preceding(1), following(1))))
            .from(users)
            .order_by(users::id)
            .all()
            .await?;
        assert_eq!(near, [2, 3, 3, 2]);
    }

    needs(frame_groups)
    async fn frames_of_groups(db) {
        four(db).await?;
        let frame = || window().order_by(asc(users::age).nulls_first()).groups_between(preceding(1), current_row());
        let rows: Vec<(i64, i64, Option<i64>)> = db
            .select((
                count_all().over(frame()),
                count_all().over(frame().exclude(Exclude::Group)),
                sum(users::id).over(frame().exclude(Exclude::CurrentRow)),
            ))
            .from(users)
            .order_by(users::id)
            .all()
            .await?;
        assert_eq!(rows, [(2, 1, Some(4)), (3, 1, Some(4)), (3, 1, Some(3)), (1, 0, None)]);
    }

    /// The first of each group, and windows over groups.
    async fn windows_in_subqueries_and_over_groups(db) {
        four(db).await?;
        let numbered = select(fields! { id: users::id, place: row_number().over(partition_by(users::verified).order_by(users::id)) })
            .from(users)
            .subquery("numbered");
        let first = db.select(numbered.id).from(&numbered).filter(eq(numbered.place, 1)).order_by(numbered.id).all().await?;
        assert_eq!(first, [1, 2]);
        let running: Vec<(bool, i64)> = db
            .select((users::verified, sum(count_all()).over(window().order_by(users::verified))))
            .from(users)
            .group_by(users::verified)
            .order_by(users::verified)
            .all()
            .await?;
        assert_eq!(running, [(false, 2), (true, 4)]);
        let refused = db.select(users::id).from(users).filter(eq(rank().over(window()), 1)).all().await;
        assert!(matches!(&refused, Err(Error::Invalid(reason)) if reason.contains("subquery")), "{refused:?}");
    }

    async fn filtered_aggregates(db) {
        four(db).await?;
        let row: (i64, i64, Option<i64>, Option<f64>, Option<i64>, i64) = db
            .select((
                count_all(),
                count_all().filter(users::verified),
                sum(users::age).filter(not(users::verified)),
                avg(users::age).filter(gt(users::age, 10)),
                sum(users::id).filter(eq(users::name, "nobody")),
                count_distinct(users::age).filter(users::verified),
            ))
            .from(users)
            .one()
            .await?;
        assert_eq!(row, (4, 2, Some(10), Some(20.0), None, 1));
        let none: Vec<Option<i64>> = db
            .select(sum(users::id).filter(users::verified).over(partition_by(users::verified)))
            .from(users)
            .order_by(users::id)
            .all()
            .await?;
        assert_eq!(none, [None, Some(5), Some(5), None]);
    }
}
