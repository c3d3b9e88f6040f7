use crate::default_filters_schema::*;

/// Two shops, of which the second is closed; of tenant 1 the wares 10, 11 and 12, of which 12 is deleted; of tenant 2
/// the ware 20. Ware 11 and 12 are parts of 10.
async fn filled(db: &Db<D>) -> Outcome {
    db.create_table(shops).execute().await?;
    db.create_table(wares).execute().await?;
    db.create_table(labels).execute().await?;
    db.insert(shops).values([
        NewShop::new().id(1).name("one"), NewShop::new().id(2).name("two").open(false),
    ]).execute().await?;
    let ware = |id, tenant, shop, part_of: Option<i64>, deleted: Option<i64>| {
        NewWare::new().id(id).tenant_id(tenant).name(format!("w{id}")).shop_id(shop).part_of(part_of).deleted_at(deleted)
    };
    // Inserts are not filtered: not the deleted one, nor the closed shop's.
    db.insert(wares).values([ware(10, 1, 1, None, None)]).execute().await?;
    db.insert(wares).values([ware(11, 1, 2, Some(10), None), ware(12, 1, 1, Some(10), Some(99)), ware(20, 2, 1, None, None)]).execute().await?;
    let label = |id, ware| NewLabel::new().id(id).ware_id(ware).text(format!("l{id}"));
    db.insert(labels).values([label(1, 10), label(2, 12), label(3, 20)]).execute().await?;
    Ok(())
}

tests! {
    /// The value comes from the handle, and where there is none nothing is sent.
    async fn values_of_the_handle(db) {
        filled(db).await?;
        let one = db.scoped(TENANT, 1);
        let two = db.scoped(TENANT, 2);
        let ids = async |db: &Db<D>| db.select(wares::id).from(wares).order_by(wares::id).all().await;
        assert_eq!(ids(&one).await?, [10, 11]);
        assert_eq!(ids(&two).await?, [20]);
        match ids(db).await {
            Err(Error::Encode { reason, .. }) => assert!(reason.contains("`tenant` is not set"), "{reason}"),
            other => panic!("ran without a tenant: {other:?}"),
        }
        let mut rows = two.select(wares::id).from(wares).stream();
        assert_eq!((rows.next().await?, rows.next().await?), (Some(20), None));
        drop(rows);
        assert!(db.select(wares::id).from(wares).stream().next().await.is_err());
        // A transaction has the value of its database, and a nested one that of the outer.
        one.transaction(async |tx| {
            assert_eq!(tx.count(wares).one().await?, 2);
            assert_eq!(tx.scoped(TENANT, 2).count(wares).one().await?, 1);
            tx.transaction(async |tx| {
                assert_eq!(tx.select(wares::id).from(wares).order_by(wares::id).all().await?, [10, 11]);
                Ok(())
            }).await
        }).await?;
        // The handle stays as it was.
        assert!(db.count(wares).one().await.is_err());
        let p = params! { id: i64 };
        let prepared = one.select(wares::name).from(wares).filter(eq(wares::id, p.id)).prepare();
        assert_eq!(prepared.bind(p.values(11)).first().await?, Some("w11".into()));
        assert_eq!(prepared.bind(p.values(20)).first().await?, None);
    }

    async fn selects_and_joins(db) {
        filled(db).await?;
        let db = &db.scoped(TENANT, 1);
        assert_eq!(db.select(shops::id).from(shops).all().await?, [1]);
        assert_eq!(db.select(shops::id).from(shops).filter(or((eq(shops::id, 1), eq(shops::id, 2)))).all().await?, [1]);
        // A deleted ware is no ware, not a shop without wares.
        let found = db.select((labels::id, wares::id)).from(labels).left_join(wares, eq(wares::id, labels::ware_id)).order_by(labels::id).all().await?;
        assert_eq!(found, [(1, Some(10)), (2, None), (3, None)]);
        let found = db.select((labels::id, wares::id)).from(labels).inner_join(wares, eq(wares::id, labels::ware_id)).all().await?;
        assert_eq!(found, [(1, 10)]);
        let found = db.select((shops::id, wares::id)).from(shops).right_join(wares, eq(wares::shop_id, shops::id)).order_by(wares::id).all().await?;
        assert_eq!(found, [(Some(1), 10), (None, 11)]);
        let found = db.select((wares::id, others::id)).from(wares).left_join(others, eq(others::part_of, wares::id)).order_by(wares::id).all().await?;
        assert_eq!(found, [(10, Some(11)), (11, None)]);
        assert_eq!(db.select(others::id).from(others).order_by(others::id).all().await?, [10, 11]);
        let open = select(shops::id).from(shops);
        assert_eq!(db.select(wares::id).from(wares).filter(in_array(wares::shop_id, open)).all().await?, [10]);
        // The way out is for the whole query, or for one within.
        let all = db.select(wares::id).from(wares).order_by(wares::id).ignore_default_filters().all().await?;
        assert_eq!(all, [10, 11, 12, 20]);
        let any = select(shops::id).from(shops).ignore_default_filters();
        assert_eq!(db.select(wares::id).from(wares).filter(in_array(wares::shop_id, any)).order_by(wares::id).all().await?, [10, 11]);
        let count = db.select(count_all()).from(wares).filter(exists(select(shops::id).from(shops).filter(eq(shops::id, wares::shop_id)))).ignore_default_filters().one().await?;
        assert_eq!(count, 4);
    }

    needs(full_join) async fn full_joins(db) {
        filled(db).await?;
        let db = &db.scoped(TENANT, 1);
        let found = db.select((shops::id, wares::id)).from(shops).full_join(wares, eq(wares::shop_id, shops::id)).order_by(wares::id).all().await?;
        assert_eq!(found.into_iter().filter(|pair| pair.1.is_some()).collect::<Vec<_>>(), [(Some(1), Some(10)), (None, Some(11))]);
    }

    async fn relations(db) {
        filled(db).await?;
        let db = &db.scoped(TENANT, 1);
        let found = db.query(find!(shops { id, wares { id, order_by: wares::id, labels { text } }, total: count_of(wares) })).all().await?;
        assert_eq!(found.iter().map(|s| (s.id, s.total, s.wares.iter().map(|w| (w.id, w.labels.len())).collect::<Vec<_>>())).collect::<Vec<_>>(), [(1, 1, vec![(10, 1)])]);
        // The row that a key refers to may be hidden, whatever the key says.
        let found = db.query(find!(labels { id, order_by: labels::id, ware { name, shop { name } } })).all().await?;
        assert_eq!(found.iter().map(|l| l.ware.as_ref().map(|w| (w.name.as_str(), w.shop.as_ref().map(|s| s.name.as_str())))).collect::<Vec<_>>(), [Some(("w10", Some("one"))), None, None]);
        let found = db.query(find!(wares { id, order_by: wares::id, shop { id }, parts { id } })).all().await?;
        assert_eq!(found.iter().map(|w| (w.id, w.shop.as_ref().map(|s| s.id), w.parts.iter().map(|p| p.id).collect::<Vec<_>>())).collect::<Vec<_>>(), [(10, Some(1), vec![11]), (11, None, vec![])]);
        let found = db.query(find!(wares { id, order_by: wares::id, parts { id, order_by: wares::id, ignore_default_filters: true } })).all().await?;
        assert_eq!(found.iter().map(|w| w.parts.len()).collect::<Vec<_>>(), [2, 0]);
        let found = db.query(find!(shops { id, order_by: shops::id, wares { id } })).ignore_default_filters().all().await?;
        assert_eq!(found.iter().map(|s| (s.id, s.wares.len())).collect::<Vec<_>>(), [(1, 3), (2, 1)]);
        assert_eq!(db.select(labels::id).from(labels).filter(some(labels().ware(), ..)).all().await?, [1]);
        assert_eq!(db.select(labels::id).from(labels).filter(none(labels().ware(), ..)).order_by(labels::id).all().await?, [2, 3]);
        assert_eq!(db.select(wares::id).from(wares).filter(none(wares().parts(), ..)).all().await?, [11]);
        assert_eq!(db.select(wares::id).from(wares).filter(every(wares().parts(), eq(wares::name, "w11"))).order_by(wares::id).all().await?, [10, 11]);
        assert_eq!(db.select(count_of(wares().parts())).from(wares).order_by(wares::id).all().await?, [1, 0]);
    }

    async fn writes(db) {
        filled(db).await?;
        let one = &db.scoped(TENANT, 1);
        assert_eq!(one.update(wares).set(wares::name, "new").all_rows().execute().await?, 2);
        // A soft delete, and a second one that finds nothing.
        let delete = async || one.update(wares).set(wares::deleted_at, 5).filter(eq(wares::id, 11)).execute().await;
        assert_eq!((delete().await?, delete().await?), (1, 0));
        assert_eq!(one.count(wares).one().await?, 1);
        let restored = one.update(wares).set(wares::deleted_at, None).filter((eq(wares::id, 11), eq(wares::tenant_id, 1))).ignore_default_filters().execute().await?;
        assert_eq!((restored, one.count(wares).one().await?), (1, 2));
        // What belongs to others is not there.
        assert_eq!(one.update(wares).set(wares::name, "stolen").filter(eq(wares::id, 20)).execute().await?, 0);
        assert_eq!(one.delete(wares).filter(eq(wares::id, 20)).execute().await?, 0);
        let changes = || WareChanges { name: Some("many".into()), ..WareChanges::default() };
        assert_eq!(one.update_many(wares).by(wares::id).rows([(10, changes()), (12, changes()), (20, changes())]).execute().await?, 1);
        let names = db.select(wares::name).from(wares).order_by(wares::id).ignore_default_filters().all().await?;
        assert_eq!(names, ["many", "new", "w12", "w20"]);
        assert!(db.delete(wares).all_rows().execute().await.is_err());
        db.delete(labels).all_rows().execute().await?;
        assert_eq!(one.delete(wares).filter(eq(wares::id, 11)).execute().await?, 1);
        assert_eq!(db.delete(wares).filter(eq(wares::id, 12)).ignore_default_filters().execute().await?, 1);
        assert_eq!(db.count(wares).ignore_default_filters().one().await?, 2);
    }
}
