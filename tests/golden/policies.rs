//! Row-level security, and roles.
#![allow(dead_code)]
use crate::golden;
use drizzle::prelude::*;
use expect_test::expect;

role! {
    /// Everything that both databases have.
    #[role(postgres, cockroach, name = "app \"reader\"", login, create_db, create_role, bypass_rls)]
    pub reader;

    #[role(postgres, no_inherit)]
    plain;
}

#[table(postgres, cockroach, name = "articles", force_rls)]
#[policy(own_rows, for = select, to = reader, using = "author = current_user")]
#[policy("never again", as = restrictive, for = delete, to = (public, "someone else"), using = "false")]
#[policy(everything, to = (current_user, session_user), using = "true", with_check = "id > 0")]
#[policy(new_rows, for = insert, with_check = "author = current_user")]
pub struct Article {
    #[column(primary_key)]
    pub id: i32,
    pub author: String,
}

/// On, without any policy.
#[table(postgres, cockroach, name = "hidden", schema = "vault", rls)]
pub struct Hidden {
    #[column(primary_key)]
    pub id: i32,
}

#[test]
fn policies() {
    golden!(postgres cockroach; db => db.create_schema_objects(schema![articles, reader]), expect![[r#"
        postgres: create role "app ""reader""" with login createdb createrole bypassrls
        postgres: create table "articles" (
        postgres:   "id" integer not null,
        postgres:   "author" text not null,
        postgres:   primary key ("id")
        postgres: )
        postgres: alter table "articles" enable row level security
        postgres: alter table "articles" force row level security
        postgres: create policy "own_rows" on "articles" as permissive for select to "app ""reader""" using (author = current_user)
        postgres: create policy "never again" on "articles" as restrictive for delete to public, "someone else" using (false)
        postgres: create policy "everything" on "articles" as permissive for all to current_user, session_user using (true) with check (id > 0)
        postgres: create policy "new_rows" on "articles" as permissive for insert with check (author = current_user)
        cockroach: create role "app ""reader""" with login createdb createrole bypassrls
        cockroach: create table "articles" (
        cockroach:   "id" int4 not null,
        cockroach:   "author" string not null,
        cockroach:   primary key ("id")
        cockroach: )
        cockroach: alter table "articles" enable row level security
        cockroach: alter table "articles" force row level security
        cockroach: create policy "own_rows" on "articles" as permissive for select to "app ""reader""" using (author = current_user)
        cockroach: create policy "never again" on "articles" as restrictive for delete to public, "someone else" using (false)
        cockroach: create policy "everything" on "articles" as permissive for all to current_user, session_user using (true) with check (id > 0)
        cockroach: create policy "new_rows" on "articles" as permissive for insert with check (author = current_user)
    "#]]);
    golden!(postgres cockroach; db => db.create_schema_objects(schema![articles, reader]).if_not_exists(), expect![[r#"
        postgres: do $drizzle$ begin create role "app ""reader""" with login createdb createrole bypassrls; exception when duplicate_object or duplicate_table then null; end $drizzle$
        postgres: create table if not exists "articles" (
        postgres:   "id" integer not null,
        postgres:   "author" text not null,
        postgres:   primary key ("id")
        postgres: )
        postgres: alter table "articles" enable row level security
        postgres: alter table "articles" force row level security
        postgres: do $drizzle$ begin create policy "own_rows" on "articles" as permissive for select to "app ""reader""" using (author = current_user); exception when duplicate_object or duplicate_table then null; end $drizzle$
        postgres: do $drizzle$ begin create policy "never again" on "articles" as restrictive for delete to public, "someone else" using (false); exception when duplicate_object or duplicate_table then null; end $drizzle$
        postgres: do $drizzle$ begin create policy "everything" on "articles" as permissive for all to current_user, session_user using (true) with check (id > 0); exception when duplicate_object or duplicate_table then null; end $drizzle$
        postgres: do $drizzle$ begin create policy "new_rows" on "articles" as permissive for insert with check (author = current_user); exception when duplicate_object or duplicate_table then null; end $drizzle$
        cockroach: create role if not exists "app ""reader""" with login createdb createrole bypassrls
        cockroach: create table if not exists "articles" (
        cockroach:   "id" int4 not null,
        cockroach:   "author" string not null,
        cockroach:   primary key ("id")
        cockroach: )
        cockroach: alter table "articles" enable row level security
        cockroach: alter table "articles" force row level security
        cockroach: create policy if not exists "own_rows" on "articles" as permissive for select to "app ""reader""" using (author = current_user)
        cockroach: create policy if not exists "never again" on "articles" as restrictive for delete to public, "someone else" using (false)
        cockroach: create policy if not exists "everything" on "articles" as permissive for all to current_user, session_user using (true) with check (id > 0)
        cockroach: create policy if not exists "new_rows" on "articles" as permissive for insert with check (author = current_user)
    "#]]);
    golden!(postgres cockroach; db => db.drop_schema_objects(schema![articles, reader]), expect![[r#"
        postgres, cockroach: drop table "articles"
        postgres, cockroach: drop role "app ""reader"""
    "#]]);
    golden!(postgres cockroach; db => db.create_table(hidden), expect![[r#"
        postgres: create table "vault"."hidden" (
        postgres:   "id" integer not null,
        postgres:   primary key ("id")
        postgres: )
        postgres: alter table "vault"."hidden" enable row level security
        cockroach: create table "vault"."hidden" (
        cockroach:   "id" int4 not null,
        cockroach:   primary key ("id")
        cockroach: )
        cockroach: alter table "vault"."hidden" enable row level security
    "#]]);
}

#[test]
fn roles() {
    golden!(postgres; db => db.create_schema_objects(schema![plain]), expect![[r#"
        postgres: create role "plain" with noinherit
    "#]]);
    golden!(postgres; db => db.drop_schema_objects(schema![plain, plain]).if_exists(), expect![[r#"
        postgres: drop role if exists "plain"
    "#]]);
}
