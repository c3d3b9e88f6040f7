//! Indexes, keys and options of tables that only some databases have.

use expect_test::{Expect, expect};

use super::mistakes;

fn rare(dialect: &str, attributes: &str, expected: Expect) {
    mistakes(
        &format!("#[table({dialect})] {attributes} struct Post {{ id: i32, title: String }}"),
        expected,
    );
}

#[test]
fn what_only_some_databases_index() {
    rare(
        "sqlite",
        "#[index(on(nulls_first(id)))]",
        expect![[r#"
        nulls_first
            sqlite has no `nulls_first` here, only `postgres`; leave it out, or `sqlite` among the dialects
    "#]],
    );
    rare(
        "postgres, mysql",
        "#[index(on(op(title, \"text_pattern_ops\")), with = \"fillfactor = 70\")]",
        expect![[r#"
            op
                mysql has no `op` here, only `postgres`, `cockroach`; leave it out, or `mysql` among the dialects
            with
                mysql has no `with` here, only `postgres`, `mssql`; leave it out, or `mysql` among the dialects
        "#]],
    );
    rare(
        "mssql",
        "#[index(i, on(sql(\"lower(title)\")), using = gin)]",
        expect![[r#"
            sql
                mssql has no `sql` here, only `sqlite`, `postgres`, `mysql`, `cockroach`; leave it out, or `mssql` among the dialects
            using
                mssql has no `using` here, only `postgres`, `mysql`, `cockroach`; leave it out, or `mssql` among the dialects
        "#]],
    );
    rare(
        "mysql",
        "#[unique(on(id), nulls_not_distinct)] #[foreign_key(on(id), references(posts::id), deferrable)]",
        expect![[r#"
            nulls_not_distinct
                mysql has no `nulls_not_distinct` here, only `postgres`, `mssql`; leave it out, or `mysql` among the dialects
            deferrable
                mysql has no `deferrable` here, only `sqlite`, `postgres`; leave it out, or `mysql` among the dialects
        "#]],
    );
    rare(
        "postgres",
        "#[index(on(prefix(title, 20)))]",
        expect![[r#"
        prefix
            postgres has no `prefix` here, only `mysql`; leave it out, or `postgres` among the dialects
    "#]],
    );
}

#[test]
fn keys_of_indexes() {
    rare(
        "postgres",
        "#[index(on(sql(\"lower(title)\")))]",
        expect![[r#"
            sql
                an index of an expression needs a name: `#[index(name, on(..))]`
        "#]],
    );
    rare(
        "postgres",
        "#[index(on(desc(desc(id))))]",
        expect![[r#"
        desc
            `desc` says again what is said already
    "#]],
    );
    rare(
        "postgres",
        "#[index(on(descending(id)))]",
        expect![[r#"
        descending
            unknown word `descending` in `on(..)`; the words are `asc`, `desc`, `nulls_first`, `nulls_last`, `op`, `prefix`, `collate` and `sql`
    "#]],
    );
    rare(
        "postgres",
        "#[index(on(op(title)))]",
        expect![[r#"
        op
            write `op(column, "text_pattern_ops")`
    "#]],
    );
    rare(
        "mysql",
        "#[index(on(prefix(title, 0)))]",
        expect![[r#"
        prefix
            a prefix has at least one character
    "#]],
    );
    rare(
        "mysql",
        "#[index(on(prefix(title)))]",
        expect![[r#"
        prefix
            write the length of the prefix: `prefix(column, 20)`
    "#]],
    );
    rare(
        "postgres",
        "#[index(on(titel))]",
        expect![[r#"
        titel
            `index` names column `titel`, but `Post` has no such field; its fields are `id`, `title`
    "#]],
    );
    rare(
        "postgres",
        "#[index(on(id), nulls_not_distinct)]",
        expect![[r#"
            nulls_not_distinct
                only a unique index asks whether NULLs are equal; write `#[unique_index(..)]`
        "#]],
    );
    rare(
        "postgres",
        "#[index(on(id), using = \"gin; drop\")]",
        expect![[r#"
            using
                an access method is one word: `using = gin`
        "#]],
    );
}

#[test]
fn options_that_only_some_databases_have() {
    mistakes(
        "#[table(postgres, strict, without_rowid)] struct Post { #[column(primary_key)] id: i32 }",
        expect![[r#"
            strict
                postgres has no `strict` here, only `sqlite`; leave it out, or `postgres` among the dialects
            without_rowid
                postgres has no `without_rowid` here, only `sqlite`; leave it out, or `postgres` among the dialects
        "#]],
    );
    mistakes(
        "#[table(sqlite, comment = \"posts\")] struct Post { #[column(primary_key, comment = \"its key\")] id: i32 }",
        expect![[r#"
            comment
                sqlite has no `comment` here, only `postgres`, `mysql`, `cockroach`; leave it out, or `sqlite` among the dialects
            comment
                sqlite has no `comment` here, only `postgres`, `mysql`, `cockroach`; leave it out, or `sqlite` among the dialects
        "#]],
    );
    mistakes(
        "#[table(sqlite, without_rowid)] struct Post { id: i32 }",
        expect![[r#"
            without_rowid
                without a rowid, rows are found by the primary key, which the table has not: write `#[column(primary_key)]`
        "#]],
    );
}

#[test]
fn what_innodb_does_not_do() {
    rare(
        "postgres, mysql",
        "#[index(on(id), using = hash)] #[index(on(title), using = btree)]",
        expect![[r#"
            using
                mysql has no `hash` indexes, only `btree`; leave it out, or `mysql` among the dialects
        "#]],
    );
    mistakes(
        r#"#[table(mysql, comment = "a \\ b")] struct Post { #[column(comment = "c \\ d")] id: i32 }"#,
        expect![[r#"
            comment
                mysql has no backslashes in comments; leave them out, or `mysql` among the dialects
            comment
                mysql has no backslashes in comments; leave them out, or `mysql` among the dialects
        "#]],
    );
    mistakes(
        r#"#[table(mysql)] #[index(i, on(sql("lower(title)"), id))] struct Post { #[column(auto_increment)] id: i32, title: String }"#,
        expect![[r#"
            auto_increment
                on mysql, `auto_increment` needs column `id` to come first in a key; add `primary_key` or `unique` to it, or an index on it
        "#]],
    );
}
