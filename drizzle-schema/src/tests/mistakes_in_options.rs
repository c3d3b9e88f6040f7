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
                sqlite has no `comment` here, only `postgres`, `mysql`, `cockroach`, `mssql`; leave it out, or `sqlite` among the dialects
            comment
                sqlite has no `comment` here, only `postgres`, `mysql`, `cockroach`, `mssql`; leave it out, or `sqlite` among the dialects
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

#[test]
fn what_few_tables_say() {
    mistakes(
        "#[table(postgres, mysql, engine = \"InnoDB\", unlogged, auto_increment = 5, collate = \"a b\")]
        struct Post { id: i32 }",
        expect![[r#"
            "a b"
                `collate` takes one word: letters, digits and `_`
            engine
                postgres has no `engine` here, only `mysql`; leave it out, or `postgres` among the dialects
            auto_increment
                postgres has no `auto_increment` here, only `mysql`; leave it out, or `postgres` among the dialects
            unlogged
                mysql has no `unlogged` here, only `postgres`; leave it out, or `mysql` among the dialects
            auto_increment
                no column of this table counts itself up: write `#[column(auto_increment)]`
        "#]],
    );
    mistakes(
        "#[table(mysql, auto_increment = 0, tablespace = \"x\")] struct Post { id: i32 }",
        expect![[r#"
            auto_increment
                `auto_increment` counts from 1 or more
            tablespace
                mysql has no `tablespace` here, only `postgres`; leave it out, or `mysql` among the dialects
        "#]],
    );
}

#[test]
fn what_few_keys_say() {
    rare(
        "mysql, sqlite, mssql",
        "#[primary_key(id, deferrable)] #[unique(on(title), clustered, nonclustered)]",
        expect![[r#"
            nonclustered
                `unique` has both `clustered` and `nonclustered`; keep one of them
            clustered
                mysql has no `clustered` here, only `mssql`; leave it out, or `mysql` among the dialects
            deferrable
                mysql has no `deferrable` here, only `postgres`; leave it out, or `mysql` among the dialects
            clustered
                sqlite has no `clustered` here, only `mssql`; leave it out, or `sqlite` among the dialects
            deferrable
                sqlite has no `deferrable` here, only `postgres`; leave it out, or `sqlite` among the dialects
            deferrable
                mssql has no `deferrable` here, only `postgres`; leave it out, or `mssql` among the dialects
        "#]],
    );
    rare(
        "mysql, sqlite",
        "#[foreign_key(on(id), references(posts::id), match_full)]",
        expect![[r#"
            match_full
                mysql has no `match_full` here, only `postgres`, `cockroach`; leave it out, or `mysql` among the dialects
            match_full
                sqlite has no `match_full` here, only `postgres`, `cockroach`; leave it out, or `sqlite` among the dialects
        "#]],
    );
    rare(
        "cockroach",
        "#[index(on(title), using = brin)] #[unique_index(on(id), using = gin)] #[index(on(id), concurrently)]",
        expect![[r#"
            using
                a `gin` index can't be unique, only a `btree` one can; write `#[index(..)]`, or leave `using` out
            index
                the index is named `posts_id_idx`, but this table has a constraint or an index of that name; give one of them another name
            using
                cockroach has no `brin` indexes, only `btree`, `gin`, `gist`, `inverted`, `cspann`; leave it out, or `cockroach` among the dialects
            concurrently
                cockroach has no `concurrently` here, only `postgres`; leave it out, or `cockroach` among the dialects
        "#]],
    );
    rare(
        "postgres",
        "#[index(on(title), fulltext)] #[unique_index(on(id), spatial)] #[index(a, on(id), clustered, clustered)]",
        expect![[r#"
            spatial
                a `spatial` index has nothing that could be unique; write `#[index(..)]`
            clustered
                `index` already has `clustered`
            fulltext
                postgres has no `fulltext` here, only `mysql`; leave it out, or `postgres` among the dialects
            clustered
                postgres has no `clustered` here, only `mssql`; leave it out, or `postgres` among the dialects
        "#]],
    );
}

#[test]
fn what_few_columns_say() {
    let one = |dialect: &str, options: &str, expected: Expect| {
        mistakes(
            &format!("#[table({dialect})] struct Post {{ #[column({options})] id: i32 }}"),
            expected,
        );
    };
    one(
        "mssql, cockroach, mysql",
        "identity(start = 5, cycle, name = \"s\"), primary_key",
        expect![[r#"
            cycle
                mssql has no `cycle` here, only `postgres`; leave it out, or `mssql` among the dialects
            name
                mssql has no `name` here, only `postgres`; leave it out, or `mssql` among the dialects
            cycle
                cockroach has no `cycle` here, only `postgres`; leave it out, or `cockroach` among the dialects
            name
                cockroach has no `name` here, only `postgres`; leave it out, or `cockroach` among the dialects
            start
                mysql has no `start` here, only `postgres`, `cockroach`, `mssql`; leave it out, or `mysql` among the dialects
            cycle
                mysql has no `cycle` here, only `postgres`; leave it out, or `mysql` among the dialects
            name
                mysql has no `name` here, only `postgres`; leave it out, or `mysql` among the dialects
        "#]],
    );
    one(
        "postgres",
        "identity(start = 5, min = 6, increment = 0, cache = 0)",
        expect![[r#"
            increment
                a column that adds 0 never gets another number
            start
                the first number, 5, is not between the least and the greatest
            cache
                `cache` takes how many numbers are taken at once: 1 or more
        "#]],
    );
    one(
        "postgres",
        "identity(min = 6, max = 6, begin = 1)",
        expect![[r#"
            begin
                unknown option `begin` of `identity`; the options are `always`, `start`, `increment`, `min`, `max`, `cache`, `cycle`, `name`
        "#]],
    );
    one(
        "postgres, cockroach",
        "charset = \"latin1\", collate = \"C\", on_update_now",
        expect![[r#"
            charset
                postgres has no `charset` here, only `mysql`; leave it out, or `postgres` among the dialects
            on_update_now
                postgres has no `on_update_now` here, only `mysql`; leave it out, or `postgres` among the dialects
            charset
                cockroach has no `charset` here, only `mysql`; leave it out, or `cockroach` among the dialects
            on_update_now
                cockroach has no `on_update_now` here, only `mysql`; leave it out, or `cockroach` among the dialects
            collate
                cockroach has no `collate` here, only `sqlite`, `postgres`, `mysql`, `mssql`; leave it out, or `cockroach` among the dialects
        "#]],
    );
    one(
        "mssql",
        "unique(clustred, name = \"k\"), collate = \"de-DE\", default = random_uuid(4)",
        expect![[r#"
            clustred
                unknown option `clustred` of `unique`; did you mean `clustered`?
            4
                `random_uuid()` takes no argument
            collate
                on mssql, a collation is one word: letters, digits and `_`
        "#]],
    );
    one(
        "sqlite",
        "primary_key(initially_deferred), unique(nulls_not_distinct)",
        expect![[r#"
            nulls_not_distinct
                sqlite has no `nulls_not_distinct` here, only `postgres`, `mssql`; leave it out, or `sqlite` among the dialects
            initially_deferred
                sqlite has no `initially_deferred` here, only `postgres`; leave it out, or `sqlite` among the dialects
        "#]],
    );
}
