#[allow(unused_imports, reason = "not every dialect has arrays")]
use crate::special::*;

#[allow(dead_code, reason = "not every dialect has arrays")]
fn some_arrays() -> Arrays {
    let wall = |text: &str| text.parse::<chrono::NaiveDateTime>().expect("a date and time");
    let least = wall("0001-01-01T00:00:00");
    let most = wall("9999-12-31T23:59:59.999999");
    Arrays {
        id: 1,
        flags: vec![true, false],
        grades: vec![Grade(i16::MIN), Grade(i16::MAX)],
        ints: vec![i32::MIN, 0, i32::MAX],
        bigs: vec![i64::MIN, 0, i64::MAX],
        reals: vec![f32::MIN, 0.1, f32::INFINITY],
        doubles: vec![f64::MAX, f64::MIN_POSITIVE, f64::NEG_INFINITY],
        texts: vec![String::new(), "NULL".into(), "a,\"b\"{}\\'".into(), "😀 ‏עברית".into(), "x".repeat(1 << 20)],
        files: vec![vec![], vec![0, 255]],
        dates: vec![least.date(), most.date()],
        times: vec![least.time(), most.time()],
        walls: vec![least, most],
        instants: vec![least.and_utc(), most.and_utc()],
        uuids: vec![uuid::Uuid::nil(), uuid::Uuid::max()],
        decimals: vec![rust_decimal::Decimal::MIN, "-12.50".parse().expect("a number"), rust_decimal::Decimal::MAX],
        roles: vec![Role::Boss, Role::Guest],
    }
}

#[allow(dead_code, reason = "not every dialect has arrays")]
fn new(a: &Arrays) -> NewArrays {
    let a = a.clone();
    NewArrays::new().id(a.id).flags(a.flags).grades(a.grades).ints(a.ints).bigs(a.bigs).reals(a.reals).doubles(a.doubles).texts(a.texts)
        .files(a.files).dates(a.dates).times(a.times).walls(a.walls).instants(a.instants).uuids(a.uuids).decimals(a.decimals).roles(a.roles)
}

tests! {
    needs(arrays) async fn arrays_of_every_type_come_back(db) {
        db.create_table(arrays).execute().await?;
        for row in [some_arrays(), Arrays { id: 2, ..Arrays::default() }] {
            let back = db.insert(arrays).values(new(&row)).returning(..).one().await?;
            assert_eq!(back, row);
            assert_eq!(db.select(..).from(arrays).filter(eq(arrays::id, row.id)).one().await?, row);
        }
    }

    needs(arrays) async fn arrays_are_compared(db) {
        db.create_table(arrays).execute().await?;
        let row = some_arrays();
        db.insert(arrays).values(new(&row)).execute().await?;
        let filter = and((
            eq(arrays::ints, &row.ints), eq(arrays::texts, &row.texts), eq(arrays::roles, &row.roles), eq(arrays::files, row.files.clone()),
            eq(arrays::instants, &row.instants), eq(arrays::decimals, &row.decimals), gt(arrays::bigs, vec![i64::MIN]),
        ));
        assert_eq!(db.count(arrays).filter(filter).one().await?, 1);
    }

    needs(arrays) async fn nulls_in_arrays(db) {
        db.create_table(gaps).execute().await?;
        let now: chrono::DateTime<chrono::Utc> = "2024-02-29T12:30:00.123456Z".parse()?;
        let full = Gaps {
            id: 2,
            ints: Some(vec![None, Some(7), None]),
            texts: Some(vec![Some("NULL".into()), None, Some(String::new())]),
            files: Some(vec![None, Some(vec![0])]),
            roles: Some(vec![None, Some(Role::Boss)]),
            instants: Some(vec![Some(now), None]),
        };
        for row in [Gaps { id: 1, ..Gaps::default() }, full] {
            let Gaps { id, ints, texts, files, roles, instants } = row.clone();
            let new = NewGaps::new().id(id).ints(ints).texts(texts).files(files).roles(roles).instants(instants);
            assert_eq!(db.insert(gaps).values(new).returning(..).one().await?, row);
        }
        // A NULL among elements that may not be one is an error, not a value.
        let wrong = db.select(sql!("{gaps::ints}" as Vec<i32>)).from(gaps).filter(eq(gaps::id, 2)).all().await;
        assert!(wrong.is_err_and(|e| e.to_string().contains("NULL")));
    }

    needs(arrays) async fn defaults_of_arrays(db) {
        db.create_table(array_defaults).execute().await?;
        let row = db.insert(array_defaults).values(NewArrayDefaults::new().id(1)).returning(..).one().await?;
        let expected = ArrayDefaults {
            id: 1,
            texts: vec!["it's".into(), "{\"a\",b}".into(), String::new()],
            empty: vec![],
            ints: vec![Some(-1), Some(2)],
            roles: vec![Role::Boss, Role::Guest],
            doubles: vec![1.5, -0.1],
            files: vec![vec![0, 255], b"''".to_vec()],
        };
        assert_eq!(row, expected);
    }

    needs(arrays) async fn operators_of_arrays(db) {
        db.create_table(arrays).execute().await?;
        let row = |id, texts: &[&str], roles: &[Role]| new(&Arrays {
            id,
            texts: texts.iter().map(|text| (*text).to_owned()).collect(),
            roles: roles.to_vec(),
            grades: vec![Grade(id as i16)],
            ..Arrays::default()
        });
        let rows = [row(1, &["a", "b"], &[Role::Boss]), row(2, &["b", "c", "b"], &[Role::Guest, Role::Boss]), row(3, &[], &[])];
        db.insert(arrays).values(rows).execute().await?;
        let list = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<String>>();
        let found = async |filter: Filter<arrays::arrays, D>| db.select(arrays::id).from(arrays).filter(filter).order_by(arrays::id).all().await;
        assert_eq!(found(array_contains(arrays::texts, list(&["b"])).boxed()).await?, [1, 2]);
        assert_eq!(found(array_contained(arrays::texts, list(&["b", "a", "x"])).boxed()).await?, [1, 3]);
        assert_eq!(found(array_overlaps(arrays::texts, list(&["c", "x"])).boxed()).await?, [2]);
        assert_eq!(found(array_contains(arrays::roles, vec![Role::Guest]).boxed()).await?, [2]);
        assert_eq!(found(eq_any(arrays::id, vec![3, 1]).boxed()).await?, [1, 3]);
        assert_eq!(found(ne_all(arrays::id, vec![3, 1]).boxed()).await?, [2]);
        assert_eq!(found(eq_any(val(Role::Guest), arrays::roles).boxed()).await?, [2]);
        assert_eq!(found(eq(element(arrays::texts, 2), "b").boxed()).await?, [1]);
        assert_eq!(found(eq(element(arrays::roles, arrays::id), Role::Boss).boxed()).await?, [1, 2]);
        let lengths = db.select((cardinality(arrays::texts), array_length(arrays::texts, 1), array_position(arrays::texts, "b"), element(arrays::texts, 1)))
            .from(arrays).order_by(arrays::id).all().await?;
        assert_eq!(lengths, [(2, Some(2), Some(2), Some("a".into())), (3, Some(3), Some(1), Some("b".into())), (0, None, None, None)]);
        let changed = db.select((array_append(arrays::texts, "z"), array_prepend(arrays::roles, Role::Guest), array_remove(arrays::texts, "b"), array_cat(arrays::grades, vec![Grade(9)])))
            .from(arrays).order_by(arrays::id).all().await?;
        assert_eq!(changed[0], (list(&["a", "b", "z"]), vec![Role::Guest, Role::Boss], list(&["a"]), vec![Grade(1), Grade(9)]));
        assert_eq!(changed[1].2, list(&["c"]));
        assert_eq!(changed[2], (list(&["z"]), vec![Role::Guest], vec![], vec![Grade(3), Grade(9)]));
        db.update(arrays).set(arrays::texts, array_append(arrays::texts, "new")).filter(eq(arrays::id, 3)).execute().await?;
        assert_eq!(db.select(arrays::texts).from(arrays).filter(eq(arrays::id, 3)).one().await?, list(&["new"]));
    }

    /// Arrays that stand alone keep their types, and prepared statements take them.
    needs(arrays) async fn lone_arrays(db) {
        assert_eq!(db.select((val(vec![1i64, 2]), val(Vec::<String>::new()), val(vec![Some(true), None]))).one().await?, (vec![1, 2], vec![], vec![Some(true), None]));
        db.create_table(arrays).execute().await?;
        let row = some_arrays();
        db.insert(arrays).values(new(&row)).execute().await?;
        let p = params! { ids: Vec<i32>, roles: Vec<Role> };
        let query = db.select(arrays::id).from(arrays).filter((eq_any(arrays::id, p.ids), eq(arrays::roles, p.roles))).prepare();
        assert_eq!(query.bind(p.values(vec![1, 5], row.roles.clone())).all().await?, [1]);
        assert_eq!(query.bind(p.values(vec![2], row.roles)).all().await?, [0i32; 0]);
    }

    needs(nested_arrays) async fn arrays_of_several_dimensions(db) {
        db.create_table(grids).execute().await?;
        let row = db.insert(grids).values(NewGrid::new().id(1)).returning(..).one().await?;
        assert_eq!(row, Grid { id: 1, cells: vec![vec![1, 2], vec![3, -4]], cubes: None, roles: None, documents: None });
        let cubes = vec![vec![vec![Some(1.5), None]], vec![vec![None, Some(-2.0)]]];
        let documents = vec![serde_json::json!({"a": [1]}), serde_json::Value::Null];
        let full = Grid { id: 2, cells: vec![], cubes: Some(cubes), roles: Some(vec![vec![Role::Guest, Role::Boss]]), documents: Some(documents) };
        let Grid { id, cells, cubes, roles, documents } = full.clone();
        let new = NewGrid::new().id(id).cells(cells).cubes(cubes).roles(roles).documents(documents);
        assert_eq!(db.insert(grids).values(new).returning(..).one().await?, full);
        assert_eq!(db.count(grids).filter(array_contains(grids::cells, vec![vec![3]])).one().await?, 1);
        // Rows of different lengths are no array: nothing is sent.
        let uneven = db.insert(grids).values(NewGrid::new().id(3).cells(vec![vec![1], vec![2, 3]])).execute().await;
        assert!(matches!(uneven, Err(Error::Encode { reason, .. }) if reason.contains("differ in length")));
        let flat = db.select(sql!("array[1, 2]" as Vec<Vec<i32>>)).one().await;
        assert!(flat.is_err());
        let shifted = db.select(sql!("'[0:1]={{1,2}}'::int4[]" as Vec<i32>)).one().await;
        assert!(shifted.is_err_and(|e| e.to_string().contains("position")));
    }
}
