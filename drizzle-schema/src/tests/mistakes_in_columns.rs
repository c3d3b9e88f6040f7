//! One test per mistake on a field.

use expect_test::expect;

use super::{column, mistakes};

macro_rules! mistakes_in_columns {
    ($($name:ident: $options:literal => $expected:expr;)*) => {
        $(#[test] fn $name() { column($options, $expected); })*
    };
}

mistakes_in_columns! {
    misspelt: "primray_key" => expect![[r#"
        primray_key
            unknown attribute `primray_key` on column `id`; did you mean `primary_key`?
    "#]];
    unknown: "colour" => expect![[r#"
        colour
            unknown attribute `colour` on column `id`; the options are `name`, `primary_key`, `auto_increment`, `serial`, `identity`, `unique`, `default`, `default_fn`, `on_update_fn`, `references`, `check`, `comment`, `charset`, `collate`, `on_update_now`, `generated`, `sql_type` and types such as `varchar(n)`
    "#]];
    word_of_another_tool: "int" => expect![[r#"
        int
            unknown attribute `int` on column `id`; did you mean `integer`?
    "#]];
    not_null: "not_null" => expect![[r#"
        not_null
            unknown attribute `not_null` on column `id`; a column is nullable when its type is `Option<..>`, and `NOT NULL` otherwise
    "#]];
    action_without_reference: "on_delete = cascade" => expect![[r#"
        on_delete
            unknown attribute `on_delete` on column `id`; it belongs into the reference: `references(table::column, on_delete = ..)`
    "#]];
    index_on_a_column: "index" => expect![[r#"
        index
            unknown attribute `index` on column `id`; an index is written on the struct: `#[index(on(column))]`
    "#]];
    no_word: "\"id\"" => expect![[r#"
        "id"
            expected an option such as `primary_key` or `name = ".."`
    "#]];
    two_commas: "primary_key,, unique" => expect![[r#"
        ,
            there is nothing before this comma
    "#]];
    missing_comma: "primary_key unique" => expect![[r#"
        unique
            expected `,`
    "#]];
    twice: "primary_key, primary_key" => expect![[r#"
        primary_key
            column `id` already has `primary_key`
    "#]];
    twice_the_same_type: "text, text" => expect![[r#"
        text
            column `id` already has `text`
    "#]];
    two_types: "text, varchar(3)" => expect![[r#"
        varchar
            column `id` has both `text` and `varchar`; keep one of them
    "#]];
    flag_with_a_value: "primary_key = true" => expect![[r#"
        =
            `primary_key` takes no value
    "#]];
    two_ways_to_count: "serial, identity" => expect![[r#"
        identity
            column `id` has both `serial` and `identity`; keep one of them
    "#]];
    unknown_identity: "identity(never)" => expect![[r#"
        never
            unknown option `never` of `identity`; the options are `always`, `start`, `increment`, `min`, `max`, `cache`, `cycle`, `name`
    "#]];
    counting_with_default: "default = 1, serial" => expect![[r#"
        serial
            column `id` has both `default` and `serial`; keep one of them
    "#]];
    counting_with_default_fn: "serial, default_fn = next" => expect![[r#"
        default_fn
            column `id` has both `serial` and `default_fn`; keep one of them
    "#]];
    counting_with_generated: "auto_increment, generated = \"1\"" => expect![[r#"
        generated
            column `id` has both `auto_increment` and `generated`; keep one of them
    "#]];
    counting_text: "serial, text" => expect![[r#"
        text
            column `id` has both `serial` and `text`; keep one of them
    "#]];
    name_without_value: "name" => expect![[r#"
        name
            `name` needs a value: `name = ".."`
    "#]];
    name_without_value_after_equals: "name =, primary_key" => expect![[r#"
        name
            `name` needs a value: `name = ".."`
    "#]];
    name_that_is_no_string: "name = id" => expect![[r#"
        id
            `name` takes a string: `name = ".."`
    "#]];
    empty_name: "name = \"\"" => expect![[r#"
        ""
            the name of column `id` is empty
    "#]];
    nul_in_a_name: "name = \"a\\0b\"" => expect![[r#"
        "a\0b"
            the name of column `id` contains a NUL character
    "#]];
    long_name: "name = \"a123456789b123456789c123456789d123456789e123456789f123456789g123\"" => expect![[r#"
        "a123456789b123456789c123456789d123456789e123456789f123456789g123"
            the name of column `id` has 64 bytes, and postgres keeps only 63; choose a shorter one
    "#]];
    empty_constraint_name: "unique = \"\"" => expect![[r#"
        ""
            the name of the unique constraint is empty
    "#]];
    unique_in_parentheses: "unique(\"x\")" => expect![[r#"
        "x"
            write `unique`, `unique = "name"` or `unique(nulls_not_distinct)`
    "#]];
    default_without_value: "default" => expect![[r#"
        default
            `default` needs a value: `default = ..`
    "#]];
    default_is_a_const: "default = LIMIT" => expect![[r#"
        LIMIT
            a default must be a literal, an enum variant, `now()`, `random_uuid()` or `sql("..")`, because drizzle-kit reads it without compiling; for a value computed in Rust use `default_fn = ..`
    "#]];
    default_is_a_const_in_a_module: "default = i32::MAX" => expect![[r#"
        i32::MAX
            a default must be a literal, an enum variant, `now()`, `random_uuid()` or `sql("..")`, because drizzle-kit reads it without compiling; for a value computed in Rust use `default_fn = ..`
    "#]];
    default_is_a_call: "default = Role::default()" => expect![[r#"
        Role::default()
            a default must be a literal, an enum variant, `now()`, `random_uuid()` or `sql("..")`, because drizzle-kit reads it without compiling; for a value computed in Rust use `default_fn = ..`
    "#]];
    default_is_a_sum: "default = 1 + 1" => expect![[r#"
        1 + 1
            a default must be a literal, an enum variant, `now()`, `random_uuid()` or `sql("..")`, because drizzle-kit reads it without compiling; for a value computed in Rust use `default_fn = ..`
    "#]];
    default_is_a_char: "default = 'c'" => expect![[r#"
        'c'
            a default must be a literal, an enum variant, `now()`, `random_uuid()` or `sql("..")`, because drizzle-kit reads it without compiling; for a value computed in Rust use `default_fn = ..`
    "#]];
    default_is_a_negated_path: "default = -Role::User" => expect![[r#"
        -Role::User
            a default must be a literal, an enum variant, `now()`, `random_uuid()` or `sql("..")`, because drizzle-kit reads it without compiling; for a value computed in Rust use `default_fn = ..`
    "#]];
    now_with_an_argument: "default = now(3)" => expect![[r#"
        3
            `now()` takes no argument
    "#]];
    sql_without_text: "default = sql(1)" => expect![[r#"
        sql(1)
            `sql(..)` takes one string literal: `sql("..")`
    "#]];
    blank_sql: "default = sql(\" \")" => expect![[r#"
        " "
            the SQL of `sql` is empty
    "#]];
    two_defaults: "default = 1, default_fn = one" => expect![[r#"
        default_fn
            column `id` has both `default` and `default_fn`; keep one of them
    "#]];
    default_with_generated: "generated = \"1\", default = 1" => expect![[r#"
        default
            column `id` has both `generated` and `default`; keep one of them
    "#]];
    default_fn_with_generated: "generated = \"1\", default_fn = one" => expect![[r#"
        default_fn
            column `id` has both `generated` and `default_fn`; keep one of them
    "#]];
    on_update_fn_with_generated: "on_update_fn = one, generated = \"1\"" => expect![[r#"
        generated
            column `id` has both `on_update_fn` and `generated`; keep one of them
    "#]];
    default_fn_is_called: "default_fn = Uuid::new_v4()" => expect![[r#"
        Uuid::new_v4()
            `default_fn` takes the function, not a call of it: leave out the `()`
    "#]];
    default_fn_is_a_literal: "default_fn = 3" => expect![[r#"
        3
            `default_fn` takes the path of a function or a closure: `default_fn = || ..`
    "#]];
    generated_without_text: "generated" => expect![[r#"
        generated
            `generated` needs a value: `generated = ".."`
    "#]];
    generated_neither_stored_nor_virtual: "generated(\"1\", kept)" => expect![[r#"
        kept
            write `generated("..", stored)` or `generated("..", virtual)`
    "#]];
    generated_with_more: "generated(\"1\", stored, virtual)" => expect![[r#"
        virtual
            write `generated("..", stored)` or `generated("..", virtual)`
    "#]];
    empty_check: "check = \"\"" => expect![[r#"
        ""
            the SQL of `check` is empty
    "#]];
    check_without_expression: "check(\"name\")" => expect![[r#"
        "name"
            write `check("name", "expression")` or `check = "expression"`
    "#]];
    varchar_without_length: "varchar" => expect![[r#"
        varchar
            write `varchar(n)`
    "#]];
    varchar_of_nothing: "varchar(0)" => expect![[r#"
        0
            the length of `varchar` must be at least 1
    "#]];
    varchar_of_two: "varchar(1, 2)" => expect![[r#"
        varchar
            `varchar` takes one length: `varchar(n)`
    "#]];
    varchar_of_a_word: "varchar(max)" => expect![[r#"
        max
            expected a whole number, as in `varchar(n)`
    "#]];
    varchar_too_long: "varchar(99999999999)" => expect![[r#"
        99999999999
            expected a whole number, as in `varchar(n)`
    "#]];
    numeric_without_precision: "numeric(0, 0)" => expect![[r#"
        0
            the precision of `numeric` must be at least 1
    "#]];
    numeric_with_large_scale: "numeric(4, 5)" => expect![[r#"
        5
            the scale of `numeric` is 5, but its precision is only 4
    "#]];
    numeric_of_three: "numeric(4, 5, 6)" => expect![[r#"
        numeric
            `numeric` takes two numbers: `numeric(precision, scale)`
    "#]];
    text_with_length: "text(3)" => expect![[r#"
        (
            `text` takes no value
    "#]];
    references_without_path: "references" => expect![[r#"
        references
            write `references(table::column)`
    "#]];
    references_nothing: "references()" => expect![[r#"
        references
            `references` of column `id` names no column: write `references(table::column)`
    "#]];
    references_a_table: "references(users)" => expect![[r#"
        users
            `users` is not the path of a column: write `users::column` or `table::users`
    "#]];
    references_a_string: "references(\"users.id\")" => expect![[r#"
        "users.id"
            a reference is the path of a column: `table::column`
    "#]];
    references_two: "references(users::id, users::no)" => expect![[r#"
        users
            a column references one column; for several write `#[foreign_key(..)]` on the struct
    "#]];
    references_with_unknown_action: "references(users::id, on_delete = cascad)" => expect![[r#"
        cascad
            unknown action `cascad` of `on_delete`; did you mean `cascade`?
    "#]];
    references_with_unknown_option: "references(users::id, on_delte = cascade)" => expect![[r#"
        on_delte
            unknown option `on_delte` in `references` of column `id`; did you mean `on_delete`?
    "#]];
    references_with_action_twice: "references(users::id, on_delete = cascade, on_delete = restrict)" => expect![[r#"
        on_delete
            `references` of column `id` already has `on_delete`
    "#]];
}

#[test]
fn twice_in_two_attributes() {
    mistakes(
        "#[table(postgres)] struct Post { #[column(unique)] #[column(unique)] id: i32 }",
        expect![[r#"
            unique
                column `id` already has `unique`
        "#]],
    );
}

#[test]
fn without_parentheses() {
    mistakes(
        "#[table(postgres)] struct Post { #[column] a: i32, #[column = 3] b: i32 }",
        expect![[r#"
            #[column]
                `column` needs its options in parentheses: `#[column(..)]`
            #[column = 3]
                `column` needs its options in parentheses: `#[column(..)]`
        "#]],
    );
}

#[test]
fn attributes_of_the_struct_on_a_field() {
    mistakes(
        "#[table(postgres)] struct Post {
            #[index] a: i32, #[unique_index(on(b))] b: i32, #[unique] c: i32, #[check(x, \"y\")] d: i32,
            #[primary_key] e: i32, #[foreign_key(x)] f: i32, #[table(postgres)] g: i32,
        }",
        expect![[r##"
            #[index]
                `#[index]` belongs on the struct, not on the field `a`; write `#[index(on(a))]` on the struct
            #[unique_index(on(b))]
                `#[unique_index]` belongs on the struct, not on the field `b`; write `#[unique_index(on(b))]` on the struct
            #[unique]
                `#[unique]` belongs on the struct, not on the field `c`; for one column write `#[column(unique)]`
            #[check(x, "y")]
                `#[check]` belongs on the struct, not on the field `d`; for one column write `#[column(check = "..")]`
            #[primary_key]
                `#[primary_key]` belongs on the struct, not on the field `e`; for one column write `#[column(primary_key)]`
            #[foreign_key(x)]
                `#[foreign_key]` belongs on the struct, not on the field `f`; for one column write `#[column(references(table::column))]`
            #[table(postgres)]
                `#[table]` belongs on the struct, not on the field `g`; write `#[table(..)]` on the struct
        "##]],
    );
}

#[test]
fn a_condition_around_an_attribute() {
    mistakes(
        "#[table(postgres)] struct Post { #[cfg_attr(feature = \"x\", serde(skip), column(unique))] id: i32 }",
        expect![[r##"
            #[cfg_attr(feature = "x", serde(skip), column(unique))]
                `#[column(..)]` can't stand inside `cfg_attr`, because a schema must read the same in every build; write it without a condition
        "##]],
    );
}

#[test]
fn two_fields_of_one_column() {
    mistakes(
        "#[table(postgres)] struct Post { id: i32, #[column(name = \"id\")] key: i32 }",
        expect![[r#"
            "id"
                field `key` maps to column `id`, and so does field `id`
        "#]],
    );
}

#[test]
fn two_fields_of_one_column_where_case_does_not_count() {
    mistakes(
        "#[table(sqlite)] struct Post { id: i32, #[column(name = \"ID\")] key: i32 }",
        expect![[r#"
            "ID"
                field `key` maps to column `ID`, and so does field `id`
        "#]],
    );
}

#[test]
fn sqlite_counts_only_the_key() {
    mistakes(
        "#[table(sqlite)] struct Post { #[column(serial)] id: i32 }",
        expect![[r#"
            serial
                on sqlite, `serial` needs column `id` to be the primary key by itself; add `primary_key` to it
        "#]],
    );
    mistakes(
        "#[table(sqlite)] struct Post { #[column(primary_key)] id: i32, #[column(identity)] no: i32 }",
        expect![[r#"
            identity
                on sqlite, `identity` needs column `no` to be the primary key by itself; the table has another key
        "#]],
    );
    mistakes(
        "#[table(sqlite)] #[primary_key(id, no)] struct Post { #[column(serial)] id: i32, no: i32 }",
        expect![[r#"
            serial
                on sqlite, `serial` needs column `id` to be the primary key by itself; the table has another key
        "#]],
    );
}
