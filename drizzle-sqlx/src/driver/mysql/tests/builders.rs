//! Queries of the builders, as far as a driver has to do with them.
use super::*;
use crate::prelude::*;

#[table(mysql, name = "people")]
#[derive(Debug, Clone, PartialEq)]
struct Person {
    #[column(auto_increment, primary_key)]
    id: i64,
    #[column(varchar(50), unique)]
    name: String,
    age: Option<i32>,
    admin: bool,
    score: f32,
    photo: Option<Vec<u8>>,
}

#[test]
fn rows_are_written_and_read() {
    on_server(async |db| {
        db.create_table(people).execute().await.unwrap();
        let new = |name: &str, age: Option<i32>| {
            NewPerson::new()
                .name(name)
                .age(age)
                .admin(age.is_some())
                .score(0.1)
                .photo(vec![0, 255])
        };
        let inserted = db
            .insert(people)
            .values([new("Ada", Some(36)), new("Bob", None)])
            .execute()
            .await
            .unwrap();
        assert_eq!(inserted, 2);
        let all = db
            .select(..)
            .from(people)
            .order_by(people::id)
            .all()
            .await
            .unwrap();
        assert_eq!(
            all[0],
            Person {
                id: 1,
                name: "Ada".into(),
                age: Some(36),
                admin: true,
                score: 0.1,
                photo: Some(vec![0, 255]),
            }
        );
        assert_eq!(
            (&*all[1].name, all[1].age, all[1].admin),
            ("Bob", None, false)
        );
        // Nothing changes, but the rows are found.
        let found = db
            .update(people)
            .set(people::admin, true)
            .filter(eq(people::score, 0.1))
            .execute()
            .await;
        assert_eq!(found.unwrap(), 2);
        let names = db
            .select(people::name)
            .from(people)
            .filter(is_null(people::age))
            .filter(eq(people::admin, true))
            .all()
            .await
            .unwrap();
        assert_eq!(names, ["Bob"]);
        let repeated = db.insert(people).values(new("Ada", None)).execute().await;
        assert!(matches!(repeated, Err(Error::Unique(_))), "{repeated:?}");
        assert_eq!(
            db.delete(people)
                .filter(eq(people::name, "Ada"))
                .execute()
                .await
                .unwrap(),
            1
        );
        assert_eq!(db.count(people).one().await.unwrap(), 1);
    });
}
