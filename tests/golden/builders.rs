//! What holds of builders themselves: rendering takes nothing away, and a copy is its own.
use crate::schema::*;
use crate::{POSTGRES, SQLITE};
use drizzle::prelude::*;

macro_rules! renders_twice {
    ($($query:expr;)*) => {$({
        let query = $query;
        let first = query.to_sql().expect("the query renders");
        assert_eq!(first, query.to_sql().expect("the query renders"));
        assert_eq!(first, query.clone().to_sql().expect("the query renders"));
    })*};
}

#[test]
fn rendering_is_repeatable() {
    let db = &POSTGRES;
    renders_twice! {
        db.select(..).from(users).filter(eq(users::id, 1)).order_by(users::id).limit(1);
        db.count(users).filter(users::verified);
        union(db.select(users::id).from(users), db.select(posts::id).from(posts)).limit(3);
        db.insert(users).values([NewUser::new().name("Ada").age(36), NewUser::new().name("Grace").age(85)]);
        db.update(users).set(users::age, users::age + 1).filter(eq(users::id, 1));
        db.delete(users).filter(eq(users::id, 1));
    }
}

#[test]
fn a_copy_is_its_own() {
    let db = &SQLITE;
    let everyone = db.select(users::id).from(users);
    let adults = everyone.clone().filter(gte(users::age, 18));
    let text = |sql: Result<drizzle::render::Sql, Error>| sql.expect("the query renders").text;
    assert_eq!(
        text(everyone.to_sql()),
        r#"select "users"."id" from "users""#
    );
    assert_eq!(
        text(adults.to_sql()),
        r#"select "users"."id" from "users" where "users"."age" >= ?"#
    );
}

#[test]
fn a_free_query_renders_for_any_dialect() {
    let query = select(users::id).from(users).filter(eq(users::id, 1));
    let text = |sql: Result<drizzle::render::Sql, Error>| sql.expect("the query renders").text;
    assert_eq!(
        text(query.to_sql::<Sqlite>()),
        r#"select "users"."id" from "users" where "users"."id" = ?"#
    );
    assert_eq!(
        text(query.to_sql::<Postgres>()),
        r#"select "users"."id" from "users" where "users"."id" = $1"#
    );
}

#[test]
fn an_expression_may_be_used_again() {
    let condition = and((eq(users::id, 1), users::verified));
    let db = &SQLITE;
    let once = db.select(users::id).from(users).filter(condition.clone());
    let again = db.count(users).filter(condition);
    let text = |sql: Result<drizzle::render::Sql, Error>| sql.expect("the query renders").text;
    assert!(text(once.to_sql()).ends_with(r#"where "users"."id" = ? and "users"."verified""#));
    assert!(text(again.to_sql()).ends_with(r#"where "users"."id" = ? and "users"."verified""#));
}

#[test]
fn many_rows_are_split_by_the_limit_of_parameters() {
    let rows: Vec<_> = (0..40_000)
        .map(|age| NewUser::new().name("x").age(age))
        .collect();
    let statements = |sql: Result<Vec<drizzle::render::Sql>, Error>| {
        sql.expect("the insert renders")
            .iter()
            .map(|sql| sql.values.len())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        statements(SQLITE.insert(users).values(rows.clone()).to_sql()),
        [32_766, 32_766, 14_468]
    );
    assert_eq!(
        statements(POSTGRES.insert(users).values(rows).to_sql()),
        [65_534, 14_466]
    );
}

#[test]
fn parameters_of_a_prepared_query() {
    let p = params! { id: i32, rows: i64 };
    let prepared = SQLITE
        .select(users::id)
        .from(users)
        .filter(or((eq(users::id, p.id), gt(users::age, p.id))))
        .limit(p.rows)
        .prepare();
    let expected =
        r#"select "users"."id" from "users" where "users"."id" = ? or "users"."age" > ? limit ?"#;
    assert_eq!(prepared.sql(), Some(expected));
}
