use crate::custom_types_schema::*;

const A: Print = Print([0, 1, 2, 0xff]);
const B: Print = Print([0xde, 0xad, 0xbe, 0xef]);
fn version(major: u16, minor: u16) -> Version {
    Version { major, minor }
}
async fn filled(db: &Db<D>) -> Result<(), Error> {
    db.create_table(programs).execute().await?;
    db.create_table(patches).execute().await?;
    db.insert(programs).values([
        NewProgram::new().id(1).print(A).other(B),
        NewProgram::new().id(2).print(B).other(None),
    ]).execute().await?;
    db.update(programs).set(programs::version, version(2, 0)).filter(eq(programs::id, 2)).execute().await?;
    db.insert(patches).values([
        NewPatch::new().id(10).program_id(1).print(A),
        NewPatch::new().id(11).program_id(1).print(None),
        NewPatch::new().id(12).program_id(2).print(B),
    ]).execute().await?;
    Ok(())
}

tests! {
    /// Rows, columns, NULLs, defaults; comparisons, lists, parameters.
    async fn custom_types_come_back(db) {
        filled(db).await?;
        let rows = db.select(..).from(programs).order_by(programs::id).all().await?;
        let first = Program { id: 1, print: A, other: Some(B), version: version(1, 5) };
        assert_eq!(rows, [first.clone(), Program { id: 2, print: B, other: None, version: version(2, 0) }]);
        let filter = and((eq(programs::print, A), eq(programs::other, B), in_array(programs::print, [A, B]), lt(programs::version, version(1, 10))));
        assert_eq!(db.select((programs::print, programs::version)).from(programs).filter(filter).all().await?, [(A, version(1, 5))]);
        assert_eq!(db.select(programs::id).from(programs).filter(is_null(programs::other)).all().await?, [2]);
        assert_eq!(db.select(max(programs::version)).from(programs).one().await?, Some(version(2, 0)));
        assert_eq!(db.select(coalesce(programs::other, A)).from(programs).order_by(programs::id).all().await?, [B, A]);
        let p = params! { print: Print, version: Version };
        let prepared = db.select((programs::id, programs::print)).from(programs).filter((eq(programs::print, p.print), gte(programs::version, p.version))).prepare();
        assert_eq!(prepared.bind(p.values(B, version(2, 0))).all().await?, [(2, B)]);
        assert_eq!(prepared.bind(p.values(B, version(2, 1))).all().await?, []);
        // What can't be encoded is refused before anything is sent; the message does not tell the value.
        let error = db.update(programs).set(programs::version, version(1, 4321)).all_rows().execute().await.unwrap_err();
        let Error::Encode { reason, .. } = &error else { panic!("{error:?}") };
        assert!(reason.contains("below 1000") && !error.to_string().contains("4321"), "{error}");
        // What can't be decoded is an error that names the column.
        db.execute(sql!("update {Sql::table(programs)} set {Sql::identifier(\"version\")} = -5")).await?;
        let error = db.select(programs::version).from(programs).limit(1).one().await.unwrap_err().to_string();
        assert!(error.contains("programs.version") && error.contains("Version") && error.contains("a negative number"), "{error}");
    }

    /// Writes of every kind, and what they return.
    async fn custom_types_are_written(db) {
        filled(db).await?;
        let filter = || eq(programs::id, 1);
        let rows = updated!(db, programs, db.update(programs).set(programs::print, B).set(programs::other, programs::print), filter() => (programs::print, programs::other))?;
        assert_eq!(rows, [(B, Some(A))]);
        let changes = |print| ProgramChanges { print: Some(print), other: Some(None), ..Default::default() };
        assert_eq!(db.update_many(programs).by(programs::id).rows([(1, changes(A)), (2, changes(A))]).execute().await?, 2);
        assert_eq!(db.select((programs::print, programs::other)).from(programs).all().await?, [(A, None), (A, None)]);
        let write = db.insert(programs).values(NewProgram::new().id(1).print(B).other(A)).on_conflict(programs::id).do_update().set_excluded((programs::print, programs::other));
        let rows: Vec<Program> = upserted!(db, programs, write, filter() => ..)?;
        assert_eq!(rows, [Program { id: 1, print: B, other: Some(A), version: version(1, 5) }]);
        let copied = db.insert(patches).select(select((programs::id + 100, programs::id, programs::other)).from(programs));
        assert_eq!(copied.execute().await?, 2);
        assert_eq!(db.select(patches::print).from(patches).filter(gt(patches::id, 100)).order_by(patches::id).all().await?, [Some(A), None]);
    }

    /// In subqueries, common table expressions, set operations and joins, values stay what they are until they are read.
    async fn custom_types_within_queries(db) {
        filled(db).await?;
        let inner = select(fields! { id: programs::id, print: programs::print }).from(programs).subquery("inner_programs");
        let rows = db.select((inner.id, inner.print)).from(&inner).filter(eq(inner.print, B)).all().await?;
        assert_eq!(rows, [(2, B)]);
        let prints = db.with("prints", db.select(fields! { print: patches::print, id: patches::id }).from(patches));
        let rows: Vec<(i32, Option<Print>)> = db.select((prints.id, prints.print)).from(&prints).order_by(prints.id).all().await?;
        assert_eq!(rows, [(10, Some(A)), (11, None), (12, Some(B))]);
        let all = union_all(db.select((programs::id, programs::print)).from(programs), select((programs::id + 10, programs::print)).from(programs)).order_by(programs::id).all().await?;
        assert_eq!(all, [(1, A), (2, B), (11, A), (12, B)]);
        let among = in_array(programs::print, select(patches::print).from(patches).filter(eq(patches::id, 12)));
        assert_eq!(db.select(programs::print).from(programs).filter(among).all().await?, [B]);
        let same = db.select((patches::id, programs)).from(patches).left_join(programs, eq(programs::print, patches::print)).order_by(patches::id).all().await?;
        assert_eq!(same.iter().map(|(id, program)| (*id, program.as_ref().map(|p| p.print.clone()))).collect::<Vec<_>>(), [(10, Some(A)), (11, None), (12, Some(B))]);
        let scalar = select(max(programs::version)).from(programs).scalar();
        assert_eq!(db.select((patches::id, scalar)).from(patches).limit(1).order_by(patches::id).one().await?, (10, Some(version(2, 0))));
    }

    /// Nested rows: each level's values, and NULLs in the place of other levels' columns.
    async fn custom_types_in_nested_rows(db) {
        filled(db).await?;
        let found = db.query(find!(programs { print, version, order_by: asc(programs::id), patches { id, print, order_by: desc(patches::id), limit: 1, program { other } } })).all().await?;
        let found: Vec<_> = found.into_iter().map(|p| (p.print, p.version, p.patches.into_iter().map(|patch| (patch.id, patch.print, patch.program.other)).collect::<Vec<_>>())).collect();
        assert_eq!(found, [(A, version(1, 5), vec![(11, None, Some(B))]), (B, version(2, 0), vec![(12, Some(B), None)])]);
    }
}
