//! Statements in a schema that was chosen at run time.
use crate::schema::*;
use drizzle::dialect::Dialect;
use drizzle::exec::{Cursor, Done, Runs, Work};
use drizzle::prelude::*;
use drizzle::render::Sql as Rendered;
use expect_test::expect;

type Future<'a, T> =
    std::pin::Pin<Box<dyn std::future::Future<Output = Result<T, Error>> + Send + 'a>>;

/// A handle of a tenant whose name is worth its quotes.
struct Tenant;
impl Runs for Tenant {
    fn run<'a>(&'a self, _: Work) -> Future<'a, Done> {
        Box::pin(async { Err(Error::Rollback) })
    }
}
impl<D: Dialect> Executor<D> for Tenant {
    fn chosen_schema(&self) -> Option<&str> {
        Some("t\"`]1")
    }
    fn open<'a>(&'a self, _: Rendered) -> Future<'a, Box<dyn Cursor + 'a>> {
        Box::pin(async { Err(Error::Rollback) })
    }
}

/// The statement of a builder on each dialect.
macro_rules! written {
    (@ [$($dialect:ident),*] |$db:ident| $build:expr) => {{
        let mut out = String::new();
        $({
            fn on(db: &impl Executor<$dialect>) -> &impl Executor<$dialect> {
                db
            }
            let $db = on(&Tenant);
            let text = match $build {
                Ok(text) => text,
                Err(error) => format!("refused: {error}"),
            };
            out += &format!("{}: {text}\n", $dialect::SYNTAX.name());
        })*
        out
    }};
    ($($builder:tt)*) => {
        written!(@ [Sqlite, Postgres, MySql, Cockroach, Mssql] $($builder)*)
    };
}

#[test]
fn queries_and_writes() {
    let select = written!(|db| {
        alias!(users as author);
        let others = exists(
            select(posts::id)
                .from(posts)
                .filter(eq(posts::author_id, users::id)),
        );
        db.select(users::name)
            .from(users)
            .inner_join(author, eq(author::id, users::id))
            .filter(others)
            .to_sql()
            .map(|sql| sql.text)
    });
    expect![[r#"
        sqlite: select "users"."name" from "t""`]1"."users" inner join "t""`]1"."users" "author" on "author"."id" = "users"."id" where exists (select 1 from "t""`]1"."posts" where "posts"."author_id" = "users"."id")
        postgres: select "users"."name" from "t""`]1"."users" inner join "t""`]1"."users" "author" on "author"."id" = "users"."id" where exists (select 1 from "t""`]1"."posts" where "posts"."author_id" = "users"."id")
        mysql: select `users`.`name` from `t"``]1`.`users` inner join `t"``]1`.`users` `author` on `author`.`id` = `users`.`id` where exists (select 1 from `t"``]1`.`posts` where `posts`.`author_id` = `users`.`id`)
        cockroach: select "users"."name" from "t""`]1"."users" inner join "t""`]1"."users" "author" on "author"."id" = "users"."id" where exists (select 1 from "t""`]1"."posts" where "posts"."author_id" = "users"."id")
        mssql: select [users].[name] from [t"`]]1].[users] inner join [t"`]]1].[users] [author] on [author].[id] = [users].[id] where exists (select 1 from [t"`]]1].[posts] where [posts].[author_id] = [users].[id])
    "#]].assert_eq(&select);
    let insert = written!(|db| {
        let insert = db
            .insert(users)
            .values(NewUser::new().id(1).name("a").age(3));
        insert.to_sql().map(|all| {
            all.into_iter()
                .map(|sql| sql.text)
                .collect::<Vec<_>>()
                .join("; ")
        })
    });
    expect![[r#"
        sqlite: insert into "t""`]1"."users" ("id", "name", "age") values (?, ?, ?)
        postgres: insert into "t""`]1"."users" ("id", "name", "age") values ($1, $2, $3)
        mysql: insert into `t"``]1`.`users` (`id`, `name`, `age`) values (?, ?, ?)
        cockroach: insert into "t""`]1"."users" ("id", "name", "age") values ($1, $2, $3)
        mssql: set identity_insert [t"`]]1].[users] on; insert into [t"`]]1].[users] ([id], [name], [age]) values (@P1, @P2, @P3); set identity_insert [t"`]]1].[users] off
    "#]].assert_eq(&insert);
    let update = written!(|db| db
        .update(users)
        .set(users::name, "x")
        .filter(eq(users::id, 1))
        .to_sql()
        .map(|sql| sql.text));
    expect![[r#"
        sqlite: update "t""`]1"."users" set "name" = ? where "users"."id" = ?
        postgres: update "t""`]1"."users" set "name" = $1 where "users"."id" = $2
        mysql: update `t"``]1`.`users` set `name` = ? where `users`.`id` = ?
        cockroach: update "t""`]1"."users" set "name" = $1 where "users"."id" = $2
        mssql: update [t"`]]1].[users] set [name] = @P1 where [users].[id] = @P2
    "#]]
    .assert_eq(&update);
    let delete = written!(|db| db
        .delete(posts)
        .using(users)
        .filter(eq(posts::author_id, users::id))
        .to_sql()
        .map(|sql| sql.text));
    expect![[r#"
        sqlite: delete from "t""`]1"."posts" where exists (select 1 from "t""`]1"."users" where "posts"."author_id" = "users"."id")
        postgres: delete from "t""`]1"."posts" using "t""`]1"."users" where "posts"."author_id" = "users"."id"
        mysql: delete `t"``]1`.`posts` from `t"``]1`.`posts`, `t"``]1`.`users` where `posts`.`author_id` = `users`.`id`
        cockroach: delete from "t""`]1"."posts" using "t""`]1"."users" where "posts"."author_id" = "users"."id"
        mssql: delete [t"`]]1].[posts] from [t"`]]1].[posts], [t"`]]1].[users] where [posts].[author_id] = [users].[id]
    "#]].assert_eq(&delete);
}

#[test]
fn definitions() {
    let create = written!(|db| db.create_table(posts).to_sql().map(|all| all.join(";\n")));
    expect![[r#"
        sqlite: create table "t""`]1"."posts" (
          "id" integer primary key autoincrement,
          "head line" text not null,
          "author_id" integer,
          constraint "posts_author_id_fkey" foreign key ("author_id") references "users" ("id") on delete cascade
        )
        postgres: create table "t""`]1"."posts" (
          "id" serial not null,
          "head line" text not null,
          "author_id" integer,
          primary key ("id"),
          constraint "posts_author_id_fkey" foreign key ("author_id") references "t""`]1"."users" ("id") on delete cascade
        )
        mysql: create table `t"``]1`.`posts` (
          `id` int auto_increment not null,
          `head line` longtext not null,
          `author_id` int,
          primary key (`id`),
          constraint `posts_author_id_fkey` foreign key (`author_id`) references `t"``]1`.`users` (`id`) on delete cascade
        )
        cockroach: create table "t""`]1"."posts" (
          "id" int4 generated by default as identity not null,
          "head line" string not null,
          "author_id" int4,
          primary key ("id"),
          constraint "posts_author_id_fkey" foreign key ("author_id") references "t""`]1"."users" ("id") on delete cascade
        )
        mssql: create table [t"`]]1].[posts] (
          [id] int identity(1, 1) not null,
          [head line] nvarchar(max) not null,
          [author_id] int,
          constraint [posts_pkey] primary key ([id]),
          constraint [posts_author_id_fkey] foreign key ([author_id]) references [t"`]]1].[users] ([id]) on delete cascade
        )
    "#]].assert_eq(&create);
    let drop = written!(|db| db.drop_table(posts).to_sql().map(|all| all.join("; ")));
    expect![[r#"
        sqlite: drop table "t""`]1"."posts"
        postgres: drop table "t""`]1"."posts"
        mysql: drop table `t"``]1`.`posts`
        cockroach: drop table "t""`]1"."posts"
        mssql: drop table [t"`]]1].[posts]
    "#]]
    .assert_eq(&drop);
}
