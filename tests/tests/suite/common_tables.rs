async fn family(db: &Db<D>) -> Result<(), Error> {
    db.create_table(users).execute().await?;
    db.create_table(archive).execute().await?;
    let new = |name: &str, by: Option<i32>| NewUser::new().name(name).invited_by(by).age(30);
    for new in [new("root", None), new("a", Some(1)), new("b", Some(1)), new("a1", Some(2)), new("a11", Some(4)), new("other", None)] {
        db.insert(users).values(new).execute().await?;
    }
    db.insert(archive).values([(1, "one"), (2, "two"), (3, "three")].map(|(id, name)| NewArchived::new().id(id).name(name))).execute().await?;
    Ok(())
}

tests! {
    async fn a_tree(db) {
        family(db).await?;
        let tree = db.with_recursive("tree", select(fields! { id: users::id, depth: val(0), path: users::name, by: users::invited_by }).from(users).filter(is_null(users::invited_by)), |tree| {
            select((users::id, tree.depth + 1, concat((tree.path, "/", users::name)), users::invited_by)).from(users).inner_join(tree, eq(users::invited_by, tree.id))
        });
        let rows: Vec<(i32, i32, String, Option<i32>)> = db.select((tree.id, tree.depth, tree.path, tree.by)).from(&tree).order_by(tree.id).all().await?;
        let rows: Vec<_> = rows.iter().map(|(id, depth, path, by)| (*id, *depth, path.as_str(), *by)).collect();
        assert_eq!(rows, [(1, 0, "root", None), (2, 1, "root/a", Some(1)), (3, 1, "root/b", Some(1)), (4, 2, "root/a/a1", Some(2)), (5, 3, "root/a/a1/a11", Some(4)), (6, 0, "other", None)]);
        // Joined, counted, and used by another one.
        let names: Vec<(String, i32)> = db.select((users::name, tree.depth)).from(users).inner_join(&tree, eq(tree.id, users::id)).filter(gt(tree.depth, 1)).order_by(users::id).all().await?;
        assert_eq!(names, [("a1".into(), 2), ("a11".into(), 3)]);
        assert_eq!(db.count(&tree).filter(eq(tree.depth, 1)).one().await?, 2);
        let depths = db.with("depths", db.select(fields! { depth: tree.depth, n: count_all() }).from(&tree).group_by(tree.depth));
        let rows: Vec<(i32, i64)> = db.select((depths.depth, depths.n)).from(&depths).order_by(depths.depth).all().await?;
        assert_eq!(rows, [(0, 2), (1, 2), (2, 1), (3, 1)]);
    }

    /// Numbers from nothing, and a term that uses another CTE.
    async fn a_series(db) {
        family(db).await?;
        let numbers = db.with_recursive("numbers", select(fields! { n: val(1i64) }), |numbers| select(numbers.n + 1i64).from(numbers).filter(lt(numbers.n, 10i64)));
        let rows: Vec<i64> = db.select(numbers.n).from(&numbers).order_by(desc(numbers.n)).limit(3).all().await?;
        assert_eq!(rows, [10, 9, 8]);
        let wanted = db.with("wanted", select(fields! { id: archive::id }).from(archive).filter(lt(archive::id, 3)));
        let chain = db.with_recursive("chain", select(fields! { id: users::id }).from(users).filter(eq(users::id, 5)), |chain| {
            db.select(coalesce(users::invited_by, 0)).from(users).inner_join(chain, eq(chain.id, users::id)).inner_join(&wanted, lt(wanted.id, users::id)).filter(eq(wanted.id, 1))
        });
        let mut ids: Vec<i32> = db.select(chain.id).from(&chain).all().await?;
        ids.sort_unstable();
        assert_eq!(ids, [1, 2, 4, 5]);
    }

    /// The first term says that a column may be NULL, since it may be in the second.
    async fn nullable_in_the_second_term(db) {
        family(db).await?;
        let up = db.with_recursive("up", select(fields! { id: nullable(users::id), step: val(0) }).from(users).filter(eq(users::id, 4)), |up| {
            select((users::invited_by, up.step + 1)).from(users).inner_join(up, eq(up.id, users::id))
        });
        let rows: Vec<(Option<i32>, i32)> = db.select((up.id, up.step)).from(&up).order_by(up.step).all().await?;
        assert_eq!(rows, [(Some(4), 0), (Some(2), 1), (Some(1), 2), (None, 3)]);
    }

    needs(recursive_union) async fn each_row_once(db) {
        family(db).await?;
        db.update(users).set(users::invited_by, 5).filter(eq(users::id, 1)).execute().await?;
        // A circle.
        let all = db.with_recursive_union("all_of_them", select(fields! { id: users::id }).from(users).filter(eq(users::id, 2)), |all| {
            select(users::id).from(users).inner_join(all, eq(users::invited_by, all.id))
        });
        let mut ids: Vec<i32> = db.select(all.id).from(&all).all().await?;
        ids.sort_unstable();
        assert_eq!(ids, [1, 2, 3, 4, 5]);
    }

    needs(materialized) async fn hints(db) {
        family(db).await?;
        let once = db.with("once", select(fields! { id: users::id }).from(users).filter(gt(users::id, 4))).materialized();
        let merged = db.with("merged", select(fields! { id: archive::id }).from(archive)).not_materialized();
        let rows: Vec<(i32, Option<i32>)> = db.select((once.id, merged.id)).from(&once).left_join(&merged, eq(merged.id, once.id - 4)).order_by(once.id).all().await?;
        assert_eq!(rows, [(5, Some(1)), (6, Some(2))]);
    }

    needs(writing_ctes) async fn rows_that_a_write_returns(db) {
        family(db).await?;
        let gone = db.with("gone", db.delete(archive).filter(gt(archive::id, 1)).returning(fields! { id: archive::id, name: archive::name }));
        let rows: Vec<(String, Option<String>)> = db.select((users::name, gone.name)).from(users).left_join(&gone, eq(gone.id, users::id)).filter(lt(users::id, 4)).order_by(users::id).all().await?;
        assert_eq!(rows, [("root".into(), None), ("a".into(), Some("two".into())), ("b".into(), Some("three".into()))]);
        assert_eq!(db.count(archive).one().await?, 1);
        // Moved in one statement.
        let new = db.with("new", db.insert(archive).values([NewArchived::new().id(20).name("x"), NewArchived::new().id(21).name("y")]).returning(fields! { id: archive::id }));
        let changed = db.with("changed", db.update(users).from(&new).set(users::age, new.id).filter(eq(users::id, new.id - 19)).returning(fields! { id: users::id, age: users::age }));
        let rows: Vec<(i32, Option<i32>)> = db.select((changed.id, changed.age)).from(&changed).order_by(changed.id).all().await?;
        assert_eq!(rows, [(1, Some(20)), (2, Some(21))]);
        let moved = db.with("moved", db.delete(archive).filter(eq(archive::id, 20)).returning(fields! { id: archive::id, name: archive::name }));
        let back: Vec<i32> = db.insert(archive).select(db.select((moved.id + 100, moved.name)).from(&moved)).returning(archive::id).all().await?;
        assert_eq!(back, [120]);
        assert_eq!(db.select(archive::id).from(archive).order_by(archive::id).all().await?, [1, 21, 120]);
    }

    async fn before_an_insert(db) {
        family(db).await?;
        let high = db.with("high", select(fields! { id: users::id, name: users::name }).from(users).filter(gt(users::id, 4)));
        assert_eq!(db.insert(archive).select(db.select((high.id, high.name)).from(&high)).execute().await?, 2);
        assert_eq!(db.count(archive).one().await?, 5);
        // What the whole has, a subquery of it can use.
        let rows: Vec<i32> = db.select(high.id).from(&high).filter(in_array(high.id, select(max(high.id)).from(&high))).all().await?;
        assert_eq!(rows, [6]);
    }
}
