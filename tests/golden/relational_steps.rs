//! Nested queries and inserts that take several statements, of which the later ones need what the earlier ones gave.
//! The database is a script: it writes down each statement, and gives the rows that the test says.
use crate::relational_queries::*;
use drizzle::decode::Reader;
use drizzle::dialect::{Dialect, Syntax};
use drizzle::exec::{Atomic, Cursor, Done, Executor, Runs, Work};
use drizzle::prelude::*;
use drizzle::types::TypeError;
use drizzle::value::ValueRef;
use expect_test::{Expect, expect};
use std::any::Any;
use std::collections::VecDeque;
use std::pin::Pin;
use std::sync::Mutex;

type Future<'a, T> = Pin<Box<dyn std::future::Future<Output = Result<T, Error>> + Send + 'a>>;

#[derive(Clone, Copy)]
enum Cell {
    Number(i64),
    Text(&'static str),
    Null,
}
use Cell::{Null, Number as N, Text as T};

/// A database that gives these rows, one list for each time that it is asked.
struct Script {
    syntax: &'static dyn Syntax,
    rows: Mutex<VecDeque<&'static [&'static [Cell]]>>,
    written: Mutex<Vec<String>>,
}

struct Row(&'static [Cell], usize);
impl Reader for Row {
    fn next(&mut self) -> Result<ValueRef<'_>, TypeError> {
        let cell = self
            .0
            .get(self.1)
            .ok_or_else(|| TypeError::range("a column", "the end"))?;
        self.1 += 1;
        Ok(match cell {
            Cell::Number(n) => ValueRef::I64(*n),
            Cell::Text(text) => ValueRef::Text(text),
            Cell::Null => ValueRef::Null,
        })
    }
    fn is_null(&mut self, ahead: usize) -> bool {
        matches!(self.0.get(self.1 + ahead), Some(Cell::Null))
    }
    fn seek(&mut self, position: usize) {
        self.1 = position;
    }
    fn position(&self) -> usize {
        self.1
    }
}

impl Runs for Script {
    fn run<'a>(&'a self, mut work: Work) -> Future<'a, Done> {
        Box::pin(async move {
            for sql in &work.statements {
                self.written.lock().unwrap().push(sql.text.clone());
            }
            if let Some(sink) = &mut work.sink {
                let rows = self.rows.lock().unwrap().pop_front().unwrap_or_default();
                for row in rows {
                    sink.row(&mut Row(row, 0)).map_err(|error| Error::Decode {
                        error,
                        sql: String::new(),
                    })?;
                }
            }
            Ok(Done {
                affected: 0,
                sql: String::new(),
                sink: work.sink,
            })
        })
    }
}

impl<D: Dialect> Executor<D> for Script {
    fn chosen_schema(&self) -> Option<&str> {
        None
    }

    fn syntax(&self) -> &'static dyn Syntax {
        self.syntax
    }
    fn open<'a>(&'a self, _: drizzle::render::Sql) -> Future<'a, Box<dyn Cursor + 'a>> {
        Box::pin(async { Err(Error::Rollback) })
    }
    fn atomically<'a>(&'a self, work: Atomic<D>) -> Future<'a, Box<dyn Any + Send>> {
        Box::pin(async move { work(self).await })
    }
}

/// What a test does on each dialect, and the statements that come of it.
macro_rules! steps {
    ($db:ident => $run:expr, $rows:expr, $expected:expr) => {{
        let rows: &'static [&'static [&'static [Cell]]] = $rows;
        let mut out = String::new();
        macro_rules! on {
            ($name:literal $dialect:ty, $syntax:expr) => {{
                let script = Script { syntax: $syntax, rows: Mutex::new(rows.iter().copied().collect()), written: Mutex::default() };
                {
                    async fn run($db: &impl Executor<$dialect>) -> Result<(), Error> {
                        let _ = $run.await?;
                        Ok(())
                    }
                    futures_util::FutureExt::now_or_never(run(&script)).expect("a script never waits").expect("it runs");
                }
                out += &format!("\n{}:", $name);
                for text in script.written.into_inner().unwrap() {
                    out += &format!("\n    {text}");
                }
            }};
        }
        on!("sqlite" Sqlite, Sqlite::SYNTAX);
        on!("postgres" Postgres, Postgres::SYNTAX);
        on!("cockroach" Cockroach, Cockroach::SYNTAX);
        on!("mysql" MySql, MySql::SYNTAX);
        on!("mariadb" MySql, drizzle::dialect::MARIADB);
        on!("mssql" Mssql, Mssql::SYNTAX);
        out.push('\n');
        let expected: Expect = $expected;
        expected.assert_eq(&out);
    }};
}

#[test]
fn one_statement_for_each_level() {
    steps!(db => db.query(find!(users { name, limit: 2, posts { title, order_by: desc(posts::id), limit: 3, comments { body } }, groups { name } })).batched().all(),
        &[
            &[&[N(0), N(0), T("Ada"), N(7), N(7)], &[N(0), N(0), T("Bob"), N(8), N(8)]],
            &[&[N(1), N(0), T("one"), N(70)], &[N(1), N(1), T("two"), N(71)], &[N(3), N(1), T("chess")]],
            &[&[N(2), N(0), T("good")]],
        ],
        expect![[r#"

            sqlite:
                select 0, 0, "users"."name", "users"."id" from "users" limit ?
                select 1, "t"."p", "t"."c0", "t"."k0" from (select "drizzle_rows"."n" as "p", row_number() over (partition by "drizzle_rows"."n" order by "posts"."id" desc) as "r", "posts"."title" as "c0", "posts"."id" as "k0" from "posts" inner join (select column1 as "n", column2 as "k0" from (values (0, ?), (1, ?))) "drizzle_rows" on "posts"."author_id" = "drizzle_rows"."k0") "t" where "t"."r" <= ? order by "t"."p", "t"."r"
                select 3, "drizzle_rows"."n", "groups"."name" from "groups" inner join "users_to_groups" on "users_to_groups"."group_id" = "groups"."id" inner join (select column1 as "n", column2 as "k0" from (values (0, ?), (1, ?))) "drizzle_rows" on "users_to_groups"."user_id" = "drizzle_rows"."k0"
                select 2, "drizzle_rows"."n", "comments"."body" from "comments" inner join (select column1 as "n", column2 as "k0" from (values (0, ?), (1, ?))) "drizzle_rows" on "comments"."post_id" = "drizzle_rows"."k0"
            postgres:
                select 0, 0, "users"."name", "users"."id" from "users" limit $1
                select 1, "t"."p", "t"."c0", "t"."k0" from (select "drizzle_rows"."n" as "p", row_number() over (partition by "drizzle_rows"."n" order by "posts"."id" desc) as "r", "posts"."title" as "c0", "posts"."id" as "k0" from "posts" inner join (values (0, $1), (1, $2)) "drizzle_rows" ("n", "k0") on "posts"."author_id" = "drizzle_rows"."k0") "t" where "t"."r" <= $3 order by "t"."p", "t"."r"
                select 3, "drizzle_rows"."n", "groups"."name" from "groups" inner join "users_to_groups" on "users_to_groups"."group_id" = "groups"."id" inner join (values (0, $1), (1, $2)) "drizzle_rows" ("n", "k0") on "users_to_groups"."user_id" = "drizzle_rows"."k0"
                select 2, "drizzle_rows"."n", "comments"."body" from "comments" inner join (values (0, $1), (1, $2)) "drizzle_rows" ("n", "k0") on "comments"."post_id" = "drizzle_rows"."k0"
            cockroach:
                select 0, 0, "users"."name", "users"."id" from "users" limit $1
                select 1, "t"."p", "t"."c0", "t"."k0" from (select "drizzle_rows"."n" as "p", row_number() over (partition by "drizzle_rows"."n" order by "posts"."id" desc) as "r", "posts"."title" as "c0", "posts"."id" as "k0" from "posts" inner join (values (0, $1), (1, $2)) "drizzle_rows" ("n", "k0") on "posts"."author_id" = "drizzle_rows"."k0") "t" where "t"."r" <= $3 order by "t"."p", "t"."r"
                select 3, "drizzle_rows"."n", "groups"."name" from "groups" inner join "users_to_groups" on "users_to_groups"."group_id" = "groups"."id" inner join (values (0, $1), (1, $2)) "drizzle_rows" ("n", "k0") on "users_to_groups"."user_id" = "drizzle_rows"."k0"
                select 2, "drizzle_rows"."n", "comments"."body" from "comments" inner join (values (0, $1), (1, $2)) "drizzle_rows" ("n", "k0") on "comments"."post_id" = "drizzle_rows"."k0"
            mysql:
                select 0, 0, `users`.`name`, `users`.`id` from `users` limit ?
                select 1, `t`.`p`, `t`.`c0`, `t`.`k0` from (select `drizzle_rows`.`n` as `p`, row_number() over (partition by `drizzle_rows`.`n` order by `posts`.`id` desc) as `r`, `posts`.`title` as `c0`, `posts`.`id` as `k0` from `posts` inner join (values row(cast(? as signed), cast(? as signed)), row(cast(? as signed), cast(? as signed))) `drizzle_rows` (`n`, `k0`) on `posts`.`author_id` = `drizzle_rows`.`k0`) `t` where `t`.`r` <= ? order by `t`.`p`, `t`.`r`
                select 3, `drizzle_rows`.`n`, `groups`.`name` from `groups` inner join `users_to_groups` on `users_to_groups`.`group_id` = `groups`.`id` inner join (values row(cast(? as signed), cast(? as signed)), row(cast(? as signed), cast(? as signed))) `drizzle_rows` (`n`, `k0`) on `users_to_groups`.`user_id` = `drizzle_rows`.`k0`
                select 2, `drizzle_rows`.`n`, `comments`.`body` from `comments` inner join (values row(cast(? as signed), cast(? as signed)), row(cast(? as signed), cast(? as signed))) `drizzle_rows` (`n`, `k0`) on `comments`.`post_id` = `drizzle_rows`.`k0`
            mariadb:
                select 0, 0, `users`.`name`, `users`.`id` from `users` limit ?
                select 1, `t`.`p`, `t`.`c0`, `t`.`k0` from (select `drizzle_rows`.`n` as `p`, row_number() over (partition by `drizzle_rows`.`n` order by `posts`.`id` desc) as `r`, `posts`.`title` as `c0`, `posts`.`id` as `k0` from `posts` inner join (select ? as `n`, ? as `k0` union all select ? as `n`, ? as `k0`) `drizzle_rows` on `posts`.`author_id` = `drizzle_rows`.`k0`) `t` where `t`.`r` <= ? order by `t`.`p`, `t`.`r`
                select 3, `drizzle_rows`.`n`, `groups`.`name` from `groups` inner join `users_to_groups` on `users_to_groups`.`group_id` = `groups`.`id` inner join (select ? as `n`, ? as `k0` union all select ? as `n`, ? as `k0`) `drizzle_rows` on `users_to_groups`.`user_id` = `drizzle_rows`.`k0`
                select 2, `drizzle_rows`.`n`, `comments`.`body` from `comments` inner join (select ? as `n`, ? as `k0` union all select ? as `n`, ? as `k0`) `drizzle_rows` on `comments`.`post_id` = `drizzle_rows`.`k0`
            mssql:
                select top (@P1) 0, 0, [users].[name], [users].[id] from [users]
                select 1, [t].[p], [t].[c0], [t].[k0] from (select [drizzle_rows].[n] as [p], row_number() over (partition by [drizzle_rows].[n] order by [posts].[id] desc) as [r], [posts].[title] as [c0], [posts].[id] as [k0] from [posts] inner join (values (0, @P1), (1, @P2)) [drizzle_rows] ([n], [k0]) on [posts].[author_id] = [drizzle_rows].[k0]) [t] where [t].[r] <= @P3 order by [t].[p], [t].[r]
                select 3, [drizzle_rows].[n], [groups].[name] from [groups] inner join [users_to_groups] on [users_to_groups].[group_id] = [groups].[id] inner join (values (0, @P1), (1, @P2)) [drizzle_rows] ([n], [k0]) on [users_to_groups].[user_id] = [drizzle_rows].[k0]
                select 2, [drizzle_rows].[n], [comments].[body] from [comments] inner join (values (0, @P1), (1, @P2)) [drizzle_rows] ([n], [k0]) on [comments].[post_id] = [drizzle_rows].[k0]
        "#]]);
}

#[test]
fn nested_inserts() {
    steps!(db => db.insert_nested(users, [
            nested(NewUser::new().name("Ada"))
                .with(users().posts(), [nested(NewPost::new().title("one")).with(posts().comments(), [NewComment::new().body("good")]), nested(NewPost::new().title("two"))])
                .with(users().groups(), [NewGroup::new().name("chess")])
                .connect(users().groups(), [3, 4]),
            nested(NewUser::new().name("Bob")).with(users().posts(), [NewPost::new().title("three")].map(nested)),
        ]),
        &[
            &[&[N(7), T("Ada"), Null, Null, N(0), N(7)], &[N(8), T("Bob"), Null, Null, N(0), N(8)]],
            &[&[N(70)], &[N(71)], &[N(72)]],
            &[&[N(5)]],
        ],
        expect![[r#"

            sqlite:
                insert into "users" ("name") values (?), (?) returning "users"."id", "users"."name", "users"."email", "users"."age", "users"."verified", "users"."id"
                insert into "posts" ("title", "author_id") values (?, ?), (?, ?), (?, ?) returning "posts"."id"
                insert into "comments" ("body", "post_id") values (?, ?)
                insert into "groups" ("name") values (?) returning "groups"."id"
                insert into "users_to_groups" ("user_id", "group_id") values (?, ?), (?, ?), (?, ?)
            postgres:
                insert into "users" ("name") values ($1), ($2) returning "users"."id", "users"."name", "users"."email", "users"."age", "users"."verified", "users"."id"
                insert into "posts" ("title", "author_id") values ($1, $2), ($3, $4), ($5, $6) returning "posts"."id"
                insert into "comments" ("body", "post_id") values ($1, $2)
                insert into "groups" ("name") values ($1) returning "groups"."id"
                insert into "users_to_groups" ("user_id", "group_id") values ($1, $2), ($3, $4), ($5, $6)
            cockroach:
                insert into "users" ("name") values ($1), ($2) returning "users"."id", "users"."name", "users"."email", "users"."age", "users"."verified", "users"."id"
                insert into "posts" ("title", "author_id") values ($1, $2), ($3, $4), ($5, $6) returning "posts"."id"
                insert into "comments" ("body", "post_id") values ($1, $2)
                insert into "groups" ("name") values ($1) returning "groups"."id"
                insert into "users_to_groups" ("user_id", "group_id") values ($1, $2), ($3, $4), ($5, $6)
            mysql:
                insert into `users` (`name`) values (?), (?)
                select `users`.`id`, `users`.`name`, `users`.`email`, `users`.`age`, `users`.`verified`, `users`.`id` from `users` where `users`.`id` between (last_insert_id()) and (last_insert_id() + 1 * @@auto_increment_increment) order by `users`.`id`
                insert into `posts` (`title`, `author_id`) values (?, ?), (?, ?), (?, ?)
                select `posts`.`id` from `posts` where `posts`.`id` between (last_insert_id()) and (last_insert_id() + 2 * @@auto_increment_increment) order by `posts`.`id`
                insert into `comments` (`body`, `post_id`) values (?, ?)
                insert into `groups` (`name`) values (?)
                select `groups`.`id` from `groups` where `groups`.`id` between (last_insert_id()) and (last_insert_id() + 0 * @@auto_increment_increment) order by `groups`.`id`
                insert into `users_to_groups` (`user_id`, `group_id`) values (?, ?), (?, ?), (?, ?)
            mariadb:
                insert into `users` (`name`) values (?), (?) returning `users`.`id`, `users`.`name`, `users`.`email`, `users`.`age`, `users`.`verified`, `users`.`id`
                insert into `posts` (`title`, `author_id`) values (?, ?), (?, ?), (?, ?) returning `posts`.`id`
                insert into `comments` (`body`, `post_id`) values (?, ?)
                insert into `groups` (`name`) values (?) returning `groups`.`id`
                insert into `users_to_groups` (`user_id`, `group_id`) values (?, ?), (?, ?), (?, ?)
            mssql:
                insert into [users] ([name]) output inserted.[id], inserted.[name], inserted.[email], inserted.[age], inserted.[verified], inserted.[id] values (@P1)
                insert into [users] ([name]) output inserted.[id], inserted.[name], inserted.[email], inserted.[age], inserted.[verified], inserted.[id] values (@P1)
                insert into [posts] ([title], [author_id]) output inserted.[id] values (@P1, @P2)
                insert into [posts] ([title], [author_id]) output inserted.[id] values (@P1, @P2)
                insert into [posts] ([title], [author_id]) output inserted.[id] values (@P1, @P2)
                insert into [comments] ([body], [post_id]) values (@P1, @P2)
                insert into [groups] ([name]) output inserted.[id] values (@P1)
                insert into [users_to_groups] ([user_id], [group_id]) values (@P1, @P2), (@P3, @P4), (@P5, @P6)
        "#]]);
}
