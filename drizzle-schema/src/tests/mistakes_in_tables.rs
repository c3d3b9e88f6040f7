//! One test per mistake in `#[table(..)]`, on the struct and between fields.

use expect_test::{Expect, expect};

use super::{above, mistakes};

fn table(args: &str, expected: Expect) {
    mistakes(
        &format!("#[table({args})] struct Post {{ id: i32 }}"),
        expected,
    );
}

macro_rules! mistakes_in {
    ($check:ident $($name:ident: $text:literal => $expected:expr;)*) => {
        $(#[test] fn $name() { $check($text, $expected); })*
    };
}

mistakes_in! { table
    no_dialect: "" => expect![[r#"
        Post
            `Post` names no dialect; write for example `#[table(sqlite)]` (known: `sqlite`, `postgres`, `mysql`, `cockroach`, `mssql`)
    "#]];
    only_a_name: "name = \"posts\"" => expect![[r#"
        Post
            `Post` names no dialect; write for example `#[table(sqlite)]` (known: `sqlite`, `postgres`, `mysql`, `cockroach`, `mssql`)
    "#]];
    misspelt_dialect: "sqllite" => expect![[r#"
        sqllite
            unknown dialect `sqllite`; did you mean `sqlite`?
    "#]];
    other_name_of_a_dialect: "postgresql" => expect![[r#"
        postgresql
            unknown dialect `postgresql`; did you mean `postgres`?
    "#]];
    unknown_dialect: "oracle" => expect![[r#"
        oracle
            unknown dialect `oracle`; the dialects are `sqlite`, `postgres`, `mysql`, `cockroach`, `mssql`
    "#]];
    other_names_of_dialects: "mariadb, sqlserver, cockroachdb" => expect![[r#"
        mariadb
            unknown dialect `mariadb`; did you mean `mysql`?
        sqlserver
            unknown dialect `sqlserver`; did you mean `mssql`?
        cockroachdb
            unknown dialect `cockroachdb`; did you mean `cockroach`?
    "#]];
    dialect_twice: "sqlite, postgres, sqlite" => expect![[r#"
        sqlite
            the dialect `sqlite` is named twice
    "#]];
    dialect_with_a_value: "sqlite(3)" => expect![[r#"
        (
            `sqlite` takes no value
    "#]];
    option_without_value: "sqlite, name" => expect![[r#"
        name
            `name` needs a value: `name = ".."`
    "#]];
    option_that_looks_like_a_dialect: "sqlite, nmae" => expect![[r#"
        nmae
            unknown dialect `nmae`; if you mean the option, write `name = ".."`
    "#]];
    misspelt_option: "sqlite, nmae = \"x\"" => expect![[r#"
        nmae
            unknown option `nmae` of table `Post`; did you mean `name`?
    "#]];
    option_twice: "sqlite, name = \"x\", name = \"y\"" => expect![[r#"
        name
            table `Post` already has `name`
    "#]];
    empty_names: "sqlite, name = \"\", schema = \"\"" => expect![[r#"
        ""
            the table name is empty
        ""
            the schema name is empty
    "#]];
    nul_in_a_name: "sqlite, name = \"a\\0\", module = a" => expect![[r#"
        "a\0"
            the table name contains a NUL character
    "#]];
    name_that_is_no_module: "sqlite, name = \"my posts\"" => expect![[r#"
        "my posts"
            the table name `my posts` can't be the name of a Rust module; add `module = ".."`
    "#]];
    name_that_is_a_keyword: "sqlite, name = \"type\"" => expect![[r#"
        "type"
            the table name `type` can't be the name of a Rust module; add `module = ".."`
    "#]];
    module_that_is_no_identifier: "sqlite, module = \"a b\"" => expect![[r#"
        "a b"
            `a b` is not an identifier `module` can use
    "#]];
    insert_that_is_no_identifier: "sqlite, insert = 3" => expect![[r#"
        3
            `insert` takes an identifier: `insert = ".."`
    "#]];
    crate_that_is_no_path: "sqlite, crate = \"a-b\"" => expect![[r#"
        "a-b"
            `a-b` is not a path
    "#]];
    module_like_the_struct: "sqlite, module = Post" => expect![[r#"
        Post
            the struct and `module` have the same name `Post`; give one of them another
    "#]];
    insert_like_changes: "sqlite, insert = Edit, changes = Edit" => expect![[r#"
        Edit
            `insert` and `changes` have the same name `Edit`; give one of them another
    "#]];
    changes_like_the_struct: "sqlite, changes = \"Post\"" => expect![[r#"
        "Post"
            the struct and `changes` have the same name `Post`; give one of them another
    "#]];
}

mistakes_in! { above
    index_on_an_unknown_field: "#[index(on(slugg))]" => expect![[r#"
        slugg
            `index` names column `slugg`, but `Post` has no such field; its fields are `id`, `slug`
    "#]];
    index_without_columns: "#[index(slug)]" => expect![[r#"
        index
            `index` names no column: write `#[index(slug, on(column))]`, or `#[index(on(slug))]` if `slug` is the column
    "#]];
    index_with_two_names: "#[index(id, slug)]" => expect![[r#"
        slug
            `index` already has the name `id`; columns are written `on(slug)`
    "#]];
    index_without_parentheses: "#[index]" => expect![[r#"
        #[index]
            `index` needs its options in parentheses: `#[index(..)]`
    "#]];
    index_on_a_column_twice: "#[index(on(id, slug, desc(id)))]" => expect![[r#"
        id
            `index` names column `id` twice
    "#]];
    index_on_a_string: "#[index(on(\"slug\"))]" => expect![[r#"
        "slug"
            a column is named by its field, without quotes: `slug`
    "#]];
    index_with_unknown_order: "#[index(on(down(slug)))]" => expect![[r#"
        down
            unknown word `down` in `on(..)`; the words are `asc`, `desc`, `nulls_first`, `nulls_last`, `op`, `prefix`, `collate` and `sql`
    "#]];
    index_with_misspelt_option: "#[index(on(slug), fliter = \"x\")]" => expect![[r#"
        fliter
            unknown option `fliter` of `index`; did you mean `filter`?
    "#]];
    index_with_empty_filter: "#[index(on(slug), filter = \"\")]" => expect![[r#"
        ""
            the SQL of `filter` is empty
    "#]];
    index_that_includes_nothing: "#[index(on(slug), include())]" => expect![[r#"
        include
            `include` names no column: write `include(column, ..)`, or leave it out
    "#]];
    index_that_includes_its_key: "#[index(on(slug), include(id, slug))]" => expect![[r#"
        slug
            `include` names column `slug`, which is in `on(..)` already
    "#]];
    index_that_includes_a_column_twice: "#[index(on(slug), include(id, id))]" => expect![[r#"
        id
            `include` names column `id` twice
    "#]];
    index_that_includes_an_unknown_field: "#[index(on(slug), include(sulg))]" => expect![[r#"
        sulg
            `include` names column `sulg`, but `Post` has no such field; its fields are `id`, `slug`
    "#]];
    index_with_include_twice: "#[index(on(slug), include(id), include(id))]" => expect![[r#"
        include
            `index` already has `include`
    "#]];
    index_with_include_as_a_value: "#[index(on(slug), include = id)]" => expect![[r#"
        include
            write `include(column, ..)`
    "#]];
    index_sharded_twice: "#[index(on(slug), hash_sharded, hash_sharded)]" => expect![[r#"
        hash_sharded
            `index` already has `hash_sharded`
        hash_sharded
            only `cockroach` spreads keys over its nodes; leave out `hash_sharded`, or `postgres` among the dialects
    "#]];
    index_sharded_with_a_value: "#[index(on(slug), hash_sharded = 8)]" => expect![[r#"
        =
            `hash_sharded` takes no value
    "#]];
    index_sharded_elsewhere: "#[index(on(slug), hash_sharded)]" => expect![[r#"
        hash_sharded
            only `cockroach` spreads keys over its nodes; leave out `hash_sharded`, or `postgres` among the dialects
    "#]];
    index_with_storing: "#[index(on(slug), storing(id))]" => expect![[r#"
        storing
            unknown option `storing` of `index`; did you mean `include`?
    "#]];
    index_with_on_twice: "#[index(on(slug), on(id))]" => expect![[r#"
        on
            `index` already has `on`
    "#]];
    index_with_on_as_a_value: "#[index(on = slug)]" => expect![[r#"
        on
            write `on(column, ..)`
    "#]];
    index_with_empty_name: "#[index(\"\", on(slug))]" => expect![[r#"
        ""
            the name of the index is empty
    "#]];
    the_same_index_twice: "#[index(on(slug))] #[index(on(slug))]" => expect![[r#"
        index
            the index is named `posts_slug_idx`, but this table has a constraint or an index of that name; give one of them another name
    "#]];
    the_same_name_twice: "#[unique(x, on(slug))] #[unique_index(x, on(id))] #[check(x, \"true\")]" => expect![[r#"
        x
            the check is named `x`, but this table has a constraint or an index of that name; give one of them another name
        x
            the index is named `x`, but this table has a constraint or an index of that name; give one of them another name
    "#]];
    unique_on_an_unknown_field: "#[unique(on(id, slugg))]" => expect![[r#"
        slugg
            `unique` names column `slugg`, but `Post` has no such field; its fields are `id`, `slug`
    "#]];
    unique_without_columns: "#[unique(on())]" => expect![[r#"
        unique
            `unique` names no column: write `#[unique(on(column, ..))]`
    "#]];
    unique_with_unknown_option: "#[unique(on(id), filter = \"x\")]" => expect![[r#"
        filter
            unknown option `filter` of `unique`; the options are `on`, `nulls_not_distinct`, `deferrable`, `initially_deferred`, `clustered`, `nonclustered`, `name`
    "#]];
    check_without_name: "#[check(\"id > 0\")]" => expect![[r#"
        "id > 0"
            a check has a name and an expression: `#[check(name, "expression")]`
    "#]];
    check_without_expression: "#[check(positive)]" => expect![[r#"
        positive
            a check has a name and an expression: `#[check(name, "expression")]`
    "#]];
    check_with_more: "#[check(positive, \"id > 0\", 3)]" => expect![[r#"
        3
            a check has a name and an expression: `#[check(name, "expression")]`
    "#]];
    check_with_empty_expression: "#[check(positive, \"\")]" => expect![[r#"
        ""
            the SQL of `check` is empty
    "#]];
    primary_key_without_columns: "#[primary_key()]" => expect![[r#"
        primary_key
            `primary_key` names no column: write `#[primary_key(column, ..)]`
    "#]];
    primary_key_on_an_unknown_field: "#[primary_key(id, key)]" => expect![[r#"
        key
            `primary_key` names column `key`, but `Post` has no such field; its fields are `id`, `slug`
    "#]];
    primary_key_on_a_column_twice: "#[primary_key(id, id)]" => expect![[r#"
        id
            `primary_key` names column `id` twice
    "#]];
    primary_key_with_unknown_option: "#[primary_key(id, nme = \"x\")]" => expect![[r#"
        nme
            unknown option `nme` of `primary_key`; its one option is `name`
    "#]];
    primary_key_twice: "#[primary_key(id)] #[primary_key(slug)]" => expect![[r#"
        primary_key
            a table has one primary key; for several columns write `#[primary_key(id, slug)]` on the struct
    "#]];
    primary_key_with_order: "#[primary_key(desc(id))]" => expect![[r#"
        desc
            expected the name of a field, found `desc` with a value
    "#]];
    foreign_key_with_other_counts: "#[foreign_key(on(id, slug), references(others::id))]" => expect![[r#"
        references
            `foreign_key` has 2 columns in `on(..)`, but 1 in `references(..)`
    "#]];
    foreign_key_of_two_tables: "#[foreign_key(on(id, slug), references(others::id, more::slug))]" => expect![[r#"
        more
            `foreign_key` references columns of `others` and of `more`; they must be of one table
    "#]];
    foreign_key_without_references: "#[foreign_key(on(id))]" => expect![[r#"
        foreign_key
            `foreign_key` has no columns in `references(..)`: write `#[foreign_key(on(a, b), references(others::x, others::y))]`
    "#]];
    foreign_key_without_on: "#[foreign_key(references(others::id))]" => expect![[r#"
        foreign_key
            `foreign_key` has no columns in `on(..)`: write `#[foreign_key(on(a, b), references(others::x, others::y))]`
    "#]];
    foreign_key_to_a_table: "#[foreign_key(on(id), references(others))]" => expect![[r#"
        others
            `others` is not the path of a column: write `others::column` or `table::others`
    "#]];
    foreign_key_on_an_unknown_field: "#[foreign_key(on(ids), references(others::id))]" => expect![[r#"
        ids
            `foreign_key` names column `ids`, but `Post` has no such field; its fields are `id`, `slug`
    "#]];
    foreign_key_with_unknown_action: "#[foreign_key(on(id), references(others::id), on_delete = nothing)]" => expect![[r#"
        nothing
            unknown action `nothing` of `on_delete`; the actions are `cascade`, `restrict`, `no_action`, `set_null`, `set_default`
    "#]];
    foreign_key_with_unknown_option: "#[foreign_key(on(id), reference(others::id))]" => expect![[r#"
        reference
            unknown option `reference` of `foreign_key`; did you mean `references`?
    "#]];
    column_on_the_struct: "#[column(primary_key)]" => expect![[r#"
        #[column(primary_key)]
            `#[column]` belongs on a field, not on the struct; options of the whole table go into `#[table(..)]`
    "#]];
    a_second_table: "#[table(sqlite)]" => expect![[r#"
        #[table(sqlite)]
            `Post` has a second `#[table(..)]`; write one, with all of its dialects
    "#]];
    a_condition_around_an_index: "#[cfg_attr(test, index(on(slug)))]" => expect![[r#"
        #[cfg_attr(test, index(on(slug)))]
            `#[index(..)]` can't stand inside `cfg_attr`, because a schema must read the same in every build; write it without a condition
    "#]];
}

macro_rules! mistakes_in_structs {
    ($($name:ident: $source:literal => $expected:expr;)*) => {
        $(#[test] fn $name() { mistakes(concat!("#[table(postgres)] ", $source), $expected); })*
    };
}

mistakes_in_structs! {
    no_fields: "struct Post {}" => expect![[r#"
        {}
            `Post` has no fields; a table needs at least one column
    "#]];
    unit: "struct Post;" => expect![[r#"
        Post
            `Post` has no fields; a table needs at least one column
    "#]];
    tuple: "#[index(on(id))] struct Post(i32);" => expect![[r#"
        (i32)
            the fields of `Post` need names, because columns are called after them
    "#]];
    generics: "struct Post<T> { id: T }" => expect![[r#"
        <T>
            `Post` can't have generics or lifetimes: a table is one concrete struct
    "#]];
    lifetimes: "struct Post<'a> { id: &'a str }" => expect![[r#"
        <'a>
            `Post` can't have generics or lifetimes: a table is one concrete struct
    "#]];
    where_clause: "struct Post where i32: Copy { id: i32 }" => expect![[r#"
        where i32: Copy
            `Post` can't have a `where` clause: a table is one concrete struct
    "#]];
    two_keys: "struct Post { #[column(primary_key)] id: i32, #[column(primary_key)] no: i32 }" => expect![[r#"
        primary_key
            a table has one primary key; for several columns write `#[primary_key(id, no)]` on the struct
    "#]];
    a_key_on_both: "#[primary_key(id, no)] struct Post { #[column(primary_key)] id: i32, no: i32 }" => expect![[r#"
        primary_key
            a table has one primary key; for several columns write `#[primary_key(id, no)]` on the struct
    "#]];
    a_key_on_both_of_one_column: "#[primary_key(id)] struct Post { #[column(primary_key)] id: i32 }" => expect![[r#"
        primary_key
            a table has one primary key; write it once
    "#]];
    column_by_its_sql_name: "#[index(on(created))] struct Post { #[column(name = \"created\")] created_at: i32 }" => expect![[r#"
        created
            `index` names column `created`, but here columns are named by their field: write `created_at`
    "#]];
    unique_on_the_field_and_on_the_struct: "#[unique(on(id))] struct Post { #[column(unique)] id: i32 }" => expect![[r#"
        unique
            the unique constraint is named `posts_id_key`, but this table has a constraint or an index of that name; give one of them another name
    "#]];
}

#[test]
fn all_mistakes_at_once() {
    mistakes(
        r#"
        #[table(sqllite, nmae = "posts", name = "")]
        #[index(on(slugg), filtr = "x")]
        #[unique(on(id, id))]
        #[column(unique)]
        struct Post<T> {
            #[column(primray_key, text, name = 3, text)]
            id: T,
            #[column(default = LIMIT, varchar(0), unique unique, references(users))]
            #[index]
            slug: String,
            #[column(primary_key)]
            one: i32,
            #[column(name = "one", primary_key)]
            two: i32,
        }
        "#,
        expect![[r#"
            sqllite
                unknown dialect `sqllite`; did you mean `sqlite`?
            nmae
                unknown option `nmae` of table `Post`; did you mean `name`?
            filtr
                unknown option `filtr` of `index`; did you mean `filter`?
            #[column(unique)]
                `#[column]` belongs on a field, not on the struct; options of the whole table go into `#[table(..)]`
            <T>
                `Post` can't have generics or lifetimes: a table is one concrete struct
            primray_key
                unknown attribute `primray_key` on column `id`; did you mean `primary_key`?
            3
                `name` takes a string: `name = ".."`
            text
                column `id` already has `text`
            LIMIT
                a default must be a literal, an enum variant, `now()`, `random_uuid()` or `sql("..")`, because drizzle-kit reads it without compiling; for a value computed in Rust use `default_fn = ..`
            0
                the length of `varchar` must be at least 1
            unique
                expected `,`
            users
                `users` is not the path of a column: write `users::column` or `table::users`
            #[index]
                `#[index]` belongs on the struct, not on the field `slug`; write `#[index(on(slug))]` on the struct
            ""
                the table name is empty
            "one"
                field `two` maps to column `one`, and so does field `one`
            primary_key
                a table has one primary key; for several columns write `#[primary_key(one, two)]` on the struct
            id
                `unique` names column `id` twice
            slugg
                `index` names column `slugg`, but `Post` has no such field; its fields are `id`, `slug`, `one`, `two`
        "#]],
    );
}

#[test]
fn a_condition_around_the_table() {
    mistakes(
        "#[cfg_attr(test, table(sqlite))] struct Post { id: i32 }",
        expect![[r#"
            #[cfg_attr(test, table(sqlite))]
                `#[table(..)]` can't stand inside `cfg_attr`, because a schema must read the same in every build; write it without a condition
        "#]],
    );
}

#[test]
fn a_table_without_parentheses() {
    mistakes(
        "#[table] struct Post { id: i32 }",
        expect![[r#"
            Post
                `Post` names no dialect; write for example `#[table(sqlite)]` (known: `sqlite`, `postgres`, `mysql`, `cockroach`, `mssql`)
        "#]],
    );
}

#[test]
fn a_raw_identifier_as_the_table_name() {
    super::good("#[table(postgres, name = \"r#type\")] struct Post { id: i32 }");
}

#[test]
fn no_table() {
    assert!(
        crate::annotated(&super::item(
            "#[tabled] #[cfg_attr(test, derive(Debug))] struct Post { id: i32 }"
        ))
        .is_none()
    );
}

fn on(dialects: &str, attributes: &str, fields: &str, expected: Expect) {
    mistakes(
        &format!("#[table({dialects})] {attributes} struct Post {{ {fields} }}"),
        expected,
    );
}

#[test]
fn columns_beside_an_index() {
    on(
        "sqlite, postgres, mysql, cockroach, mssql",
        "#[index(on(a), include(b))] #[unique_index(on(b), include(a, id))]",
        "#[column(primary_key)] id: i32, a: i32, b: i32",
        expect![[r#"
            include
                sqlite has no `include` in an index; add the columns to `on(..)`, or leave out `sqlite` among the dialects
            include
                sqlite has no `include` in an index; leave out the option, or leave out `sqlite` among the dialects
            include
                mysql has no `include` in an index; add the columns to `on(..)`, or leave out `mysql` among the dialects
            include
                mysql has no `include` in an index; leave out the option, or leave out `mysql` among the dialects
            id
                on cockroach, every index has the primary key's columns; leave `id` out of `include`
        "#]],
    );
}

#[test]
fn what_mysql_does_not_have() {
    on(
        "sqlite, mysql",
        "#[index(on(id), filter = \"id > 1\")] #[foreign_key(on(id, a), references(o::x, o::y), on_update = set_default)]",
        "id: i32, #[column(references(o::z, on_delete = set_default, on_update = set_default))] a: i32",
        expect![[r#"
            filter
                mysql has no partial indexes; leave out the filter, or `mysql` among the dialects
            on_delete
                mysql has no `set_default`; use `set_null`, `restrict` or `cascade`, or leave out `mysql` among the dialects
            on_update
                mysql has no `set_default`; use `set_null`, `restrict` or `cascade`, or leave out `mysql` among the dialects
        "#]],
    );
    on(
        "mysql",
        "",
        "#[column(serial)] id: i32",
        expect![[r#"
        serial
            on mysql, `serial` needs column `id` to come first in a key; add `primary_key` or `unique` to it, or an index on it
    "#]],
    );
    on(
        "mysql",
        "#[primary_key(a, id)]",
        "#[column(auto_increment)] id: i32, a: i32",
        expect![[r#"
            auto_increment
                on mysql, `auto_increment` needs column `id` to come first in a key; add `primary_key` or `unique` to it, or an index on it
        "#]],
    );
    on(
        "sqlite, mysql",
        "#[index(on(id))]",
        "#[column(auto_increment)] id: i32, a: i32",
        expect![[r#"
            auto_increment
                on sqlite, `auto_increment` needs column `id` to be the primary key by itself; add `primary_key` to it
        "#]],
    );
    for key in [
        "#[primary_key(id, a)]",
        "#[index(on(id, a))]",
        "#[unique(on(id, a))]",
    ] {
        super::good(&format!(
            "#[table(mysql)] {key} struct Post {{ #[column(auto_increment)] id: i32, a: i32 }}"
        ));
    }
    super::good("#[table(mssql, postgres, cockroach)] struct Post { #[column(serial)] id: i32 }");
}

#[test]
fn one_column_counts_up() {
    for dialect in ["mysql", "mssql"] {
        on(
            dialect,
            "",
            "#[column(serial, primary_key)] id: i32, #[column(identity, unique)] other: i32",
            match dialect {
                "mysql" => expect![[r#"
                    identity
                        on mysql, one column of a table counts up, and column `id` does already
                "#]],
                _ => expect![[r#"
                    identity
                        on mssql, one column of a table counts up, and column `id` does already
                "#]],
            },
        );
    }
    super::good(
        "#[table(postgres, cockroach)] struct Post { #[column(serial)] id: i32, #[column(identity)] other: i32 }",
    );
}

#[test]
fn sizes_of_types() {
    on(
        "postgres, mysql, mssql",
        "",
        "#[column(varchar(16_384))] a: String, #[column(char(256))] b: String, #[column(char(4001))] c: String,
         #[column(numeric(66, 2))] d: Decimal, #[column(numeric(38, 31))] e: Decimal",
        expect![[r#"
            varchar
                on mysql, `varchar` goes up to 16383, and column `a` asks for 16384; use `text`
            char
                on mysql, `char` goes up to 255, and column `b` asks for 256; use `varchar(n)`
            char
                on mysql, `char` goes up to 255, and column `c` asks for 4001; use `varchar(n)`
            numeric
                on mysql, `numeric` goes up to 65, and column `d` asks for 66; choose a smaller precision
            numeric
                on mysql, `numeric` goes up to 30, and column `e` asks for 31; choose a smaller scale
            varchar
                on mssql, `varchar` goes up to 4000, and column `a` asks for 16384; use `text`
            char
                on mssql, `char` goes up to 4000, and column `c` asks for 4001; use `text`
            numeric
                on mssql, `numeric` goes up to 38, and column `d` asks for 66; choose a smaller precision
        "#]],
    );
    super::good(
        "#[table(mysql)] struct Post { #[column(varchar(16383))] a: String, #[column(char(255))] b: String,
         #[column(numeric(65, 30))] d: Decimal }",
    );
    super::good(
        "#[table(mssql)] struct Post { #[column(varchar(4000))] a: String, #[column(numeric(38, 38))] d: Decimal }",
    );
}

#[test]
fn names_that_a_dialect_changes() {
    let fits = "é".repeat(64);
    super::good(&format!(
        "#[table(mysql)] struct Post {{ #[column(name = \"{fits}\")] id: i32 }}"
    ));
    let fits = "😀".repeat(64);
    super::good(&format!(
        "#[table(mssql)] struct Post {{ #[column(name = \"{fits}\")] id: i32 }}"
    ));
    let long = "x".repeat(500);
    super::good(&format!(
        "#[table(sqlite, cockroach)] struct Post {{ #[column(name = \"{long}\")] id: i32 }}"
    ));
    on(
        "mysql",
        "",
        "#[column(name = \"a \")] id: i32",
        expect![[r#"
            "a "
                the name of column `id` ends with a space, and mysql has no such names
        "#]],
    );
    on(
        "mysql",
        "",
        "#[column(name = \"a😀\")] id: i32",
        expect![[r#"
            "a😀"
                the name of column `id` contains `😀`, and mysql keeps no characters beyond U+FFFF in names
        "#]],
    );
    on(
        "mysql",
        "#[index(a_name_of_more_than_sixty_four_characters_is_too_long_for_mysql_to_keep, on(id))]",
        "id: i32",
        expect![[r#"
            a_name_of_more_than_sixty_four_characters_is_too_long_for_mysql_to_keep
                the name of the index has 71 characters, and mysql keeps only 64; choose a shorter one
        "#]],
    );
    let long = format!("#[column(name = \"{}😀\")] id: i32", "x".repeat(127));
    on(
        "mssql",
        "",
        &long,
        expect![[r#"
        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx😀"
            the name of column `id` has 129 UTF-16 units, and mssql keeps only 128; choose a shorter one
    "#]],
    );
}

#[test]
fn names_that_differ_only_in_case() {
    let fields = "#[column(name = \"Ä\")] a: i32, #[column(name = \"ä\")] b: i32";
    on(
        "mysql",
        "",
        fields,
        expect![[r#"
        "ä"
            field `b` maps to column `ä`, and so does field `a`
    "#]],
    );
    on(
        "mssql",
        "",
        fields,
        expect![[r#"
        "ä"
            field `b` maps to column `ä`, and so does field `a`
    "#]],
    );
    for dialect in ["sqlite", "postgres", "cockroach"] {
        super::good(&format!("#[table({dialect})] struct Post {{ {fields} }}"));
    }
}
