//! What schemas don't know of is kept too.
use crate::model::schema;
use crate::servers::Server;
use drizzle_kit::questions::Answers;
use drizzle_kit::{diff, statements};

const BEFORE: &str = "
table users
  id int auto pk
  name text
table posts
  id int not null pk
  user_id int not null
  fk posts_user_fk: user_id -> users(id) on delete cascade
";

/// A table of SQLite's is created anew with rows, children, triggers of its own, triggers and views that are about it,
/// and the greatest number that was given.
#[tokio::test]
async fn a_table_that_is_created_anew_keeps_everything() {
    let mut server = Server::sqlite().await;
    let (from, _) = schema(server.syntax(), BEFORE);
    let after = BEFORE.replace(
        "name text\n",
        "name text not null default 'q'\n  check users_name: length({name}) < 9\n",
    );
    let (to, _) = schema(server.syntax(), &after);
    crate::property::fresh(&mut server, &from).await;
    for sql in [
        "create table log (text text)",
        "create trigger logged after insert on users begin insert into log values ('new ' || new.name); end",
        "create trigger posted after insert on posts begin update users set name = 'poster' where id = new.user_id; end",
        "create view mine as select name from users",
        "create trigger viewed instead of insert on mine begin insert into users (name) values (new.name); end",
        "insert into users (id, name) values (1, 'a'), (2, null), (9, 'gone')",
        "delete from users where id = 9",
        "insert into posts values (1, 1), (2, 2)",
        "delete from log",
        "pragma foreign_keys = on",
    ] {
        server.must(sql).await;
    }
    let answers = Answers::of_lines("fill users.name = 'filled'").expect("answers");
    let changes = diff(&from, &to, &answers).expect("all is answered");
    let up = statements(server.syntax(), &from, &to, &changes).expect("statements");
    server.run(&up).await.expect("a migration");

    let one = |text: &str| vec![Some(text.to_owned())];
    let users = server
        .rows("select id || ' ' || name from users order by id")
        .await;
    assert_eq!(users, [one("1 poster"), one("2 poster")]);
    assert_eq!(
        server
            .rows("select cast(count(*) as text) from posts")
            .await,
        [one("2")]
    );
    // Nothing of it was written by a trigger.
    assert_eq!(
        server.rows("select text from log").await,
        Vec::<Vec<_>>::new()
    );
    server.must("insert into mine (name) values ('b')").await;
    assert_eq!(server.rows("select text from log").await, [one("new b")]);
    // The number 9 is not given again.
    assert_eq!(
        server.rows("select cast(max(id) as text) from users").await,
        [one("10")]
    );
    server.must("insert into posts values (3, 10)").await;
    assert_eq!(
        server.rows("select name from users where id = 10").await,
        [one("poster")]
    );
    server.must("delete from users where id = 1").await;
    assert_eq!(
        server
            .rows("select cast(count(*) as text) from posts")
            .await,
        [one("2")]
    );
    assert_eq!(server.rows("pragma integrity_check").await, [one("ok")]);
    let settings = server
        .rows("select cast((select foreign_keys from pragma_foreign_keys) as text)")
        .await;
    assert_eq!(settings, [one("1")]);
}

/// A row that refers to nothing is seen before anything is committed.
#[tokio::test]
async fn a_row_that_refers_to_nothing_stops_it() {
    let mut server = Server::sqlite().await;
    let (from, _) = schema(
        server.syntax(),
        "table a\n  id int not null pk\ntable b\n  id int not null pk\n  a_id int\n",
    );
    let (to, _) = schema(
        server.syntax(),
        "table a\n  id int not null pk\ntable b\n  id int not null pk\n  a_id int\n  fk b_a_fk: a_id -> a(id)\n",
    );
    let before = crate::property::fresh(&mut server, &from).await;
    server.must("insert into b values (1, 5)").await;
    let changes = diff(&from, &to, &Answers::none()).expect("no questions");
    let up = statements(server.syntax(), &from, &to, &changes).expect("statements");
    let error = server.run(&up).await.expect_err("row 1 refers to nothing");
    assert!(
        error.contains("every row refers to one that is there"),
        "{error}"
    );
    assert_eq!(server.dump().await, before);
}
