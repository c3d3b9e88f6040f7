use crate::awkward::*;

/// 1 is the root, 2 and 3 are below it, 4 is below 2. Only 2 (weight 20, no text) and 3 (weight 30) have details,
/// and one detail (weight 99) belongs to no node.
async fn tree(db: &Db<D>) -> Result<(), Error> {
    db.create_table(nodes).execute().await?;
    db.create_table(details).execute().await?;
    let rows = [(1, None, None), (2, Some("two"), Some(1)), (3, None, Some(1)), (4, Some("four"), Some(2))];
    db.insert(nodes).values(rows.map(|(id, label, parent)| NewNode::new().id(id).label(label.map(str::to_owned)).parent_id(parent))).execute().await?;
    let rows = [(2, None, 20), (3, Some("d3"), 30), (77, Some("lost"), 99)];
    db.insert(details).values(rows.map(|(node, text, weight)| NewDetail::new().node_id(node).text(text.map(str::to_owned)).weight(weight))).execute().await?;
    Ok(())
}
alias!(nodes as parent, nodes as grandparent, details as other_details);

tests! {
    /// An inner join after a left join leaves the left-joined table nullable: it is SQL's order that counts.
    async fn inner_after_left(db) {
        tree(db).await?;
        let rows: Vec<(i32, Option<i64>, i32, Option<String>)> = db
            .select((nodes::id, details::weight, parent::id, parent::label))
            .from(nodes)
            .left_join(details, eq(details::node_id, nodes::id))
            .inner_join(parent, eq(parent::id, nodes::parent_id))
            .order_by(nodes::id)
            .all()
            .await?;
        assert_eq!(rows, [(2, Some(20), 1, None), (3, Some(30), 1, None), (4, None, 2, Some("two".into()))]);
    }

    /// A right join makes all earlier tables nullable, also those that were joined as not null.
    async fn right_after_inner_and_left(db) {
        tree(db).await?;
        let rows: Vec<(Option<Node>, Option<i32>, Detail)> = db
            .select((nodes, parent::id, details))
            .from(nodes)
            .inner_join(parent, eq(parent::id, nodes::parent_id))
            .right_join(details, eq(details::node_id, nodes::id))
            .order_by(details::weight)
            .all()
            .await?;
        assert_eq!(rows.iter().map(|(n, p, d)| (n.as_ref().map(|n| n.id), *p, d.weight)).collect::<Vec<_>>(), [(Some(2), Some(1), 20), (Some(3), Some(1), 30), (None, None, 99)]);
        let rows: Vec<(Option<i32>, Option<i32>, i64)> = db
            .select((nodes::id, parent::id, details::weight))
            .from(nodes)
            .left_join(parent, eq(parent::id, nodes::parent_id))
            .right_join(details, eq(details::node_id, nodes::id))
            .filter(gt(details::weight, 50))
            .all()
            .await?;
        assert_eq!(rows, [(None, None, 99)]);
    }

    /// After a full join both sides are nullable, and an inner join after it takes nothing back.
    needs(full_join) async fn after_a_full_join(db) {
        tree(db).await?;
        let rows: Vec<(Option<Node>, Option<Detail>)> = db.select(..).from(nodes).full_join(details, eq(details::node_id, nodes::id)).all().await?;
        assert_eq!(rows.len(), 5);
        assert_eq!(rows.iter().filter(|(n, d)| n.is_some() && d.is_some()).count(), 2);
        let rows: Vec<(Option<i32>, Option<i64>, i64)> = db
            .select((nodes::id, details::weight, other_details::weight))
            .from(nodes)
            .full_join(details, eq(details::node_id, nodes::id))
            .inner_join(other_details, eq(other_details::weight, details::weight))
            .order_by(details::weight)
            .all()
            .await?;
        assert_eq!(rows, [(Some(2), Some(20), 20), (Some(3), Some(30), 30), (None, Some(99), 99)]);
        // An alias on the other side of a full join.
        let rows: Vec<(Option<i32>, Option<i32>)> =
            db.select((nodes::id, parent::id)).from(nodes).full_join(parent, eq(parent::id, nodes::parent_id)).order_by((coalesce(nodes::id, 0), parent::id)).all().await?;
        assert_eq!(rows, [(None, Some(3)), (None, Some(4)), (Some(1), None), (Some(2), Some(1)), (Some(3), Some(1)), (Some(4), Some(2))]);
    }

    async fn three_levels_of_the_same_table(db) {
        tree(db).await?;
        let rows: Vec<(Node, Option<Node>, Option<Node>)> = db
            .select(..)
            .from(nodes)
            .left_join(parent, eq(parent::id, nodes::parent_id))
            .left_join(grandparent, eq(grandparent::id, parent::parent_id))
            .order_by(nodes::id)
            .all()
            .await?;
        let ids: Vec<_> = rows.iter().map(|(n, p, g)| (n.id, p.as_ref().map(|p| p.id), g.as_ref().map(|g| g.id))).collect();
        assert_eq!(ids, [(1, None, None), (2, Some(1), None), (3, Some(1), None), (4, Some(2), Some(1))]);
    }

    /// The joined row's first column is NULL, and so are all but one: it is there.
    async fn a_row_of_nearly_nothing(db) {
        tree(db).await?;
        let rows: Vec<(i32, Option<Detail>)> = db.select((nodes::id, details)).from(nodes).left_join(details, eq(details::node_id, nodes::id)).order_by(nodes::id).all().await?;
        assert_eq!(rows[1], (2, Some(Detail { text: None, node_id: 2, weight: 20 })));
        assert_eq!((&rows[0].1, &rows[3].1), (&None, &None));
        let record = db
            .select(fields! { id: nodes::id, detail: details, only: { text: details::text, weight: details::weight } })
            .from(nodes)
            .left_join(details, eq(details::node_id, nodes::id))
            .filter(eq(nodes::id, 2))
            .one()
            .await?;
        let (text, weight): (Option<String>, Option<i64>) = (record.only.text, record.only.weight);
        assert_eq!((record.id, record.detail.map(|d| d.weight), text, weight), (2, Some(20), None, Some(20)));
    }

    needs(full_join) async fn a_full_join_with_a_row_of_nothing(db) {
        db.create_table(marks).execute().await?;
        db.create_table(nodes).execute().await?;
        db.insert(nodes).values([NewNode::new().id(1), NewNode::new().id(2)]).execute().await?;
        db.insert(marks).values(NewMark::new()).execute().await?;
        let rows: Vec<(Option<Node>, Option<Mark>)> = db.select(..).from(nodes).full_join(marks, eq(marks::rowid, nodes::id)).order_by(nodes::id.asc().nulls_last()).all().await?;
        assert_eq!(rows.iter().map(|(n, m)| (n.is_some(), m.is_some())).collect::<Vec<_>>(), [(true, false), (true, false), (false, true)]);
    }

    needs(full_join) async fn a_full_join_with_a_subquery(db) {
        tree(db).await?;
        let heavy = select(fields! { node: details::node_id, weight: details::weight }).from(details).subquery("heavy");
        let full: Vec<(Option<i32>, Option<i64>)> = db.select((nodes::id, heavy.weight)).from(nodes).full_join(&heavy, eq(heavy.node, nodes::id)).all().await?;
        assert_eq!((full.len(), full.iter().filter(|row| row.0.is_none()).count(), full.iter().filter(|row| row.1.is_none()).count()), (5, 1, 2));
    }

    /// No column is required, and one is called as SQLite calls the number of a row.
    async fn a_row_of_nothing(db) {
        db.create_table(marks).execute().await?;
        db.create_table(nodes).execute().await?;
        db.insert(nodes).values([NewNode::new().id(1), NewNode::new().id(2)]).execute().await?;
        db.insert(marks).values(NewMark::new()).execute().await?;
        let on = || (is_null(marks::text), eq(nodes::id, 1));
        let rows: Vec<(i32, Option<Mark>)> = db.select((nodes::id, marks)).from(nodes).left_join(marks, on()).order_by(nodes::id).all().await?;
        assert_eq!(rows, [(1, Some(Mark { rowid: None, text: None })), (2, None)]);
        alias!(marks as other);
        let rows: Vec<(Option<Mark>, Node)> = db.select(..).from(other).right_join(nodes, and((is_null(other::text), eq(nodes::id, 2)))).order_by(nodes::id).all().await?;
        assert_eq!(rows.iter().map(|(m, n)| (m.is_some(), n.id)).collect::<Vec<_>>(), [(false, 1), (true, 2)]);
    }

    /// Expressions are as nullable as the tables they are made of, and `coalesce` takes it away.
    async fn expressions_over_a_left_join(db) {
        tree(db).await?;
        let rows: Vec<(Option<i64>, i64, Option<i64>, Option<bool>, bool, Option<String>, String, Option<i64>)> = db
            .select((
                details::weight + 1,
                coalesce(details::weight, 0),
                details::weight + nodes::id,
                eq(details::weight, 20),
                is_null(details::weight),
                upper(details::text),
                coalesce(details::text, nodes::label).coalesce("neither"),
                cast::<i64, _>(details::weight),
            ))
            .from(nodes)
            .left_join(details, eq(details::node_id, nodes::id))
            .filter(gte(nodes::id, 3))
            .order_by(nodes::id)
            .all()
            .await?;
        assert_eq!(rows[0], (Some(31), 30, Some(33), Some(false), false, Some("D3".into()), "d3".into(), Some(30)));
        assert_eq!(rows[1], (None, 0, None, None, true, None, "four".into(), None));
    }

    /// A `coalesce` over both sides of a right join is not null, for one of them is there.
    async fn coalesce_over_a_right_join(db) {
        tree(db).await?;
        let rows: Vec<i32> = db
            .select(coalesce(nodes::id, details::node_id))
            .from(nodes)
            .right_join(details, eq(details::node_id, nodes::id))
            .order_by(details::weight)
            .all()
            .await?;
        assert_eq!(rows, [2, 3, 77]);
    }

    /// `case` may be NULL if any of its results may, or if there is no `else`; conditions do not count.
    async fn cases(db) {
        tree(db).await?;
        let from = || select(fields! { id: nodes::id, weight: details::weight }).from(nodes).left_join(details, eq(details::node_id, nodes::id)).subquery("joined");
        let joined = from();
        let rows: Vec<(i32, i32, Option<i64>, Option<i64>, Option<String>)> = db
            .select((
                joined.id,
                when(gt(joined.weight, 25), 1).when(is_null(joined.weight), 2).otherwise(3),
                when(eq(joined.id, 1), 0i64).otherwise(joined.weight),
                when(eq(joined.id, 3), joined.weight).otherwise(-1),
                when(gt(joined.weight, 25), "heavy").end(),
            ))
            .from(&joined)
            .order_by(joined.id)
            .all()
            .await?;
        assert_eq!(rows, [(1, 2, Some(0), Some(-1), None), (2, 3, Some(20), Some(-1), None), (3, 1, Some(30), Some(30), Some("heavy".into())), (4, 2, None, Some(-1), None)]);
    }

    /// Aggregates of no values are NULL, but for counts; so they are in a group of an outer join.
    async fn aggregates_over_a_left_join(db) {
        tree(db).await?;
        let rows: Vec<(i32, i64, i64, Option<i64>, Option<f64>, Option<i64>, i64)> = db
            .select((
                nodes::id,
                count_all(),
                count(details::weight),
                sum(details::weight),
                avg(details::weight),
                max(details::weight),
                coalesce(sum(details::weight), 0),
            ))
            .from(nodes)
            .left_join(details, eq(details::node_id, nodes::id))
            .filter(lte(nodes::id, 2))
            .group_by(nodes::id)
            .order_by(nodes::id)
            .all()
            .await?;
        assert_eq!(rows, [(1, 1, 0, None, None, None, 0), (2, 1, 1, Some(20), Some(20.0), Some(20), 20)]);
    }

    /// What a subquery makes nullable stays so outside, and a left join of it makes all of it nullable.
    async fn subqueries_in_joins(db) {
        tree(db).await?;
        let heavy = select(fields! { node: details::node_id, text: details::text, weight: details::weight, n: count_all() })
            .from(details)
            .group_by((details::node_id, details::text, details::weight))
            .subquery("heavy");
        let inner: Vec<(i32, Option<String>, i64, i64)> =
            db.select((heavy.node, heavy.text, heavy.weight, heavy.n)).from(nodes).inner_join(&heavy, eq(heavy.node, nodes::id)).order_by(nodes::id).all().await?;
        assert_eq!(inner, [(2, None, 20, 1), (3, Some("d3".into()), 30, 1)]);
        let left: Vec<(i32, Option<i32>, Option<i64>)> =
            db.select((nodes::id, heavy.node, heavy.n)).from(nodes).left_join(&heavy, eq(heavy.node, nodes::id)).order_by(nodes::id).all().await?;
        assert_eq!(left, [(1, None, None), (2, Some(2), Some(1)), (3, Some(3), Some(1)), (4, None, None)]);
        let right: Vec<(Option<i32>, i64)> =
            db.select((nodes::id, heavy.weight)).from(nodes).right_join(&heavy, eq(heavy.node, nodes::id)).order_by(heavy.weight).all().await?;
        assert_eq!(right, [(Some(2), 20), (Some(3), 30), (None, 99)]);
        // A subquery over a subquery over a left join.
        let joined = select(fields! { id: nodes::id, weight: details::weight }).from(nodes).left_join(details, eq(details::node_id, nodes::id)).subquery("joined");
        let twice = select(fields! { id: joined.id, double: joined.weight * 2 }).from(&joined).subquery("twice");
        let rows: Vec<(i32, Option<i64>)> = db.select((twice.id, twice.double)).from(&twice).order_by(twice.id).limit(2).all().await?;
        assert_eq!(rows, [(1, None), (2, Some(40))]);
    }

    /// A scalar subquery may find no row; one that counts always finds one, unless it is limited or grouped.
    async fn scalar_subqueries(db) {
        tree(db).await?;
        let theirs = || details::node_id.eq(nodes::id);
        let rows: Vec<(i64, Option<i64>, Option<i64>, Option<i64>, Option<i64>)> = db
            .select((
                select(count_all()).from(details).filter(theirs()).scalar(),
                select(count_all()).from(details).filter(theirs()).group_by(details::node_id).scalar(),
                select(count_all()).from(details).filter(theirs()).limit(0).scalar(),
                select(count_all()).from(details).filter(theirs()).having(gt(count_all(), 0)).scalar(),
                select(details::weight).from(details).filter(theirs()).scalar(),
            ))
            .from(nodes)
            .filter(lte(nodes::id, 2))
            .order_by(nodes::id)
            .all()
            .await?;
        assert_eq!(rows, [(0, None, None, None, None), (1, Some(1), None, Some(1), Some(20))]);
    }

    /// Both sides give rows of the same type, so that a NULL of the second side is expected.
    async fn unions_of_nullable_and_not_null(db) {
        tree(db).await?;
        let ids = db.select(sql!("{nodes::id}" as Option<i32>)).from(nodes);
        let rows: Vec<Option<i32>> = ids.union(db.select(nodes::parent_id).from(nodes)).all().await?;
        assert_eq!(rows.len(), 5);
        assert_eq!(rows.iter().filter(|row| row.is_none()).count(), 1);
    }
}
