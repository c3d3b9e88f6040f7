//! Views, policies, roles, sequences and types of the program's own.

use expect_test::{Expect, expect};
use syn::DeriveInput;

use super::{above, item, listed};
use crate::Errors;

fn refused<T>(result: Result<T, Errors>, expected: Expect) {
    let errors = result.err().expect("there is a mistake");
    expected.assert_eq(&listed(&errors));
}

fn view(args: &str, body: &str, expected: Expect) {
    let args = args.parse().expect("tokens");
    let source = format!("{body} struct Seen {{ id: i32, slug: String }}");
    refused(crate::view(args, &item(&source)), expected);
}

fn roles(text: &str, expected: Expect) {
    refused(crate::roles(text.parse().expect("tokens")), expected);
}

fn sequences(text: &str, expected: Expect) {
    refused(crate::sequences(text.parse().expect("tokens")), expected);
}

fn input(source: &str) -> DeriveInput {
    syn::parse_str(source).expect("the source of a test parses")
}

#[test]
fn options_of_views() {
    view(
        "postgres, insert = \"New\"",
        "",
        expect![[r#"
        insert
            a view has no model to write rows with; leave out `insert`
    "#]],
    );
    view(
        "postgres, as",
        "",
        expect![[r#"
        as
            `as` needs a value: `as = select(..)`
    "#]],
    );
    view(
        "postgres, as = 3",
        "",
        expect![[r#"
        3
            `as` takes a query: `as = select(fields! { .. }).from(..)`, or SQL as a string
    "#]],
    );
    view(
        "postgres, materialised",
        "",
        expect![[r#"
        materialised
            unknown option `materialised` of view `Seen`; did you mean `materialized`?
    "#]],
    );
    view(
        "postgres, materialized, materialized",
        "",
        expect![[r#"
        materialized
            view `Seen` already has `materialized`
    "#]],
    );
    view(
        "postgres, as = \"select 1\", no_data",
        "",
        expect![[r#"
        no_data
            only a `materialized` view can be without its rows
    "#]],
    );
    view(
        "postgres, as = \"select 1\", materialized, check_option",
        "",
        expect![[r#"
            check_option
                a materialized view has no `check_option`; leave out one of them
        "#]],
    );
    view(
        "postgres, security_barrier",
        "",
        expect![[r#"
        security_barrier
            a view without a query is there already; leave out `security_barrier`, or add `as = select(..)`
    "#]],
    );
    view(
        "mssql, as = \"select 1\", check_option = local",
        "",
        expect![[r#"
            check_option
                on mssql a check option is always cascaded; write `check_option`, or leave out `mssql` among the dialects
        "#]],
    );
    view(
        "mysql, as = \"select 1\", algorithm = fast",
        "",
        expect![[r#"
            fast
                write `algorithm = merge` or `algorithm = temptable`
        "#]],
    );
    view(
        "sqlite, as = \"select 1\", schemabinding",
        "",
        expect![[r#"
        schemabinding
            sqlite has no `schemabinding` of views; leave out the option, or `sqlite` among the dialects
    "#]],
    );
    view(
        "postgres, as = \"select 1\"",
        "#[check(a, \"id > 0\")] #[unique(on(id))]",
        expect![[r#"
            unique
                a view has no constraints; they are the tables'
            check
                a view has no constraints; they are the tables'
        "#]],
    );
    view(
        "postgres, as = \"select 1\"",
        "#[index(on(id))]",
        expect![[r#"
            index
                only a materialized view has indexes
        "#]],
    );
    view(
        "postgres, as = \"\"",
        "",
        expect![[r#"
        ""
            the SQL of `as` is empty
    "#]],
    );
}

#[test]
fn options_of_policies() {
    above(
        "#[policy(using = \"true\")]",
        expect![[r#"
        using
            the name of the policy comes first: `#[policy(own_rows, for = select, ..)]`
    "#]],
    );
    above(
        "#[policy(own, using = \"true\")] #[policy(own, using = \"false\")]",
        expect![[r#"
            policy
                there is a policy `own` already
        "#]],
    );
    above(
        "#[policy(own, for = delete, with_check = \"true\")]",
        expect![[r#"
            with_check
                this statement writes no rows; say `using`, which rows are there for it
        "#]],
    );
    above(
        "#[policy(own, as = strict, using = \"true\")]",
        expect![[r#"
        strict
            write `as = restrictive` or `as = permissive`
    "#]],
    );
    above(
        "#[policy(own, to = 3, using = \"true\")]",
        expect![[r#"
        3
            expected a role: what `role!` has made, a name as a string, `public` or `current_user`
    "#]],
    );
    above(
        "#[policy(own, to = \"\", using = \"true\")]",
        expect![[r#"
        ""
            the name of the role is empty
    "#]],
    );
    above(
        "#[policy(own, usign = \"true\")]",
        expect![[r#"
        usign
            unknown option `usign` of the policy; did you mean `using`?
    "#]],
    );
    above(
        "#[policy(own, using)]",
        expect![[r#"
        using
            `using` needs a value: `using = ".."`
    "#]],
    );
    above(
        "#[policy(own, with_check)]",
        expect![[r#"
        with_check
            `with_check` needs a value: `with_check = ".."`
    "#]],
    );
}

#[test]
fn roles_and_their_options() {
    roles(
        "reader",
        expect![[r#"
        reader
            role `reader` names no dialect; write for example `#[role(postgres)]`
    "#]],
    );
    roles(
        "#[role(login)] pub reader;",
        expect![[r#"
        reader
            role `reader` names no dialect; write for example `#[role(postgres)]`
    "#]],
    );
    roles(
        "#[role(postgres, logon)] pub reader;",
        expect![[r#"
        logon
            unknown option `logon` of role `reader`; did you mean `login`?
    "#]],
    );
    roles(
        "#[role(cockroach, no_inherit)] pub reader;",
        expect![[r#"
        no_inherit
            on cockroach every role inherits; leave out `no_inherit`, or `cockroach` among the dialects
    "#]],
    );
    roles(
        "#[role(postgres, name = \"\")] pub reader;",
        expect![[r#"
        ""
            the role's name is empty
    "#]],
    );
    roles(
        "#[role(postgres, 3)] pub reader;",
        expect![[r#"
        3
            expected an option such as `postgres` or `login`
    "#]],
    );
}

#[test]
fn sequences_and_their_options() {
    sequences(
        "numbers",
        expect![[r#"
        ?
            sequence `numbers` has no type; write `numbers: i64`
    "#]],
    );
    sequences(
        "#[sequence(postgres)] numbers;",
        expect![[r#"
        ;
            sequence `numbers` has no type; write `numbers: i64`
    "#]],
    );
    sequences(
        "#[sequence(postgres, begin = 1)] numbers: i64;",
        expect![[r#"
            begin
                unknown option `begin` of sequence `numbers`; the options are `name`, `schema`, `start`, `increment`, `min`, `max`, `cache`, `cycle`
        "#]],
    );
    sequences(
        "#[sequence(postgres, start = first)] numbers: i64;",
        expect![[r#"
            first
                `start` takes a whole number
        "#]],
    );
    sequences(
        "#[sequence(postgres, start = 99999999999999999999)] numbers: i64;",
        expect![[r#"
            99999999999999999999
                `start` takes a number of 64 bits
        "#]],
    );
    sequences(
        "#[sequence(postgres, increment = 0)] numbers: i64;",
        expect![[r#"
            increment
                a sequence that adds 0 never gives another number
        "#]],
    );
    sequences(
        "#[sequence(postgres, max = 40000)] numbers: i16;",
        expect![[r#"
            max
                a number of 16 bits is between -32768 and 32767
        "#]],
    );
    sequences(
        "#[sequence(postgres, min = 5, max = 5)] numbers: i32;",
        expect![[r#"
            max
                there is no room between the least number, 5, and the greatest, 5
        "#]],
    );
    sequences(
        "#[sequence(postgres, name = \"\")] numbers: i64;",
        expect![[r#"
            ""
                the sequence's name is empty
        "#]],
    );
    sequences(
        "#[sequence(postgres, -)] numbers: i64;",
        expect![[r#"
        -
            expected an option such as `postgres` or `start = 1`
    "#]],
    );
}

#[test]
fn composite_types() {
    let composite =
        |source: &str, expected| refused(crate::sql_composite(&input(source)), expected);
    composite(
        "struct Place {}",
        expect![[r#"
        Place
            `Place` has no fields; a composite type needs at least one
    "#]],
    );
    composite(
        "struct Place { #[column(unique)] street: String }",
        expect![[r##"
            #[column(unique)]
                field `street` of a composite type takes `#[sql(rename = "..", sql_type = "..")]` only
        "##]],
    );
    composite(
        "struct Place { #[sql(name = \"a\")] street: String }",
        expect![[r#"
            name
                unknown option `name` of field `street`; the options are `rename`, `sql_type`
        "#]],
    );
    composite(
        "struct Place { #[sql(rename = \"a\")] street: String, a: i32 }",
        expect![[r#"
            a
                two fields are called `a` in the database
        "#]],
    );
    composite(
        "struct Place { #[sql(3)] street: String }",
        expect![[r#"
        3
            expected an option such as `rename = ".."`
    "#]],
    );
    composite(
        "struct Place { #[sql(sql_type)] street: String }",
        expect![[r#"
            sql_type
                `sql_type` needs a value: `sql_type = "varchar(20)"`
        "#]],
    );
}

#[test]
fn domains_and_newtypes() {
    let domain = |source: &str, expected| refused(crate::sql_domain(&input(source)), expected);
    domain(
        "#[sql_domain(3)] struct Email(String);",
        expect![[r#"
        3
            expected an option such as `name = ".."` or `check = ".."`
    "#]],
    );
    domain(
        "#[sql_domain(check)] struct Email(String);",
        expect![[r#"
        check
            `check` needs a value: `check = ".."`
    "#]],
    );
    domain(
        "#[sql_domain(sql_type)] struct Email(String);",
        expect![[r#"
        sql_type
            `sql_type` needs a value: `sql_type = "varchar(50)"`
    "#]],
    );
    let newtype = |source: &str, expected| refused(crate::sql_type(&input(source)), expected);
    newtype(
        "union Id { a: i32 }",
        expect![[r#"
        Id
            `Id` is a union; `SqlType` is for a struct with one field
    "#]],
    );
    newtype(
        "#[sql_type(3)] struct Id(i64);",
        expect![[r#"
        3
            expected an option such as `crate = ".."` or `arithmetic`
    "#]],
    );
}

#[test]
fn custom_types() {
    let custom = |source: &str, expected| refused(crate::sql_custom(&input(source)), expected);
    custom(
        "#[sql_custom(postgres(\"text\", \"varchar\"))] struct Url(String);",
        expect![[r#"
            "varchar"
                `postgres` has two SQL types
        "#]],
    );
    custom(
        "#[sql_custom(postgres())] struct Url(String);",
        expect![[r#"
        postgres
            `postgres` names no SQL type: write `postgres("text")`
    "#]],
    );
    custom(
        "#[sql_custom(postgres(\"text\", 3))] struct Url(String);",
        expect![[r#"
            3
                expected an option such as `write = "f(?)"` or `read = "g(?)"`
        "#]],
    );
}

#[test]
fn enums() {
    let sql_enum = |source: &str, expected| refused(crate::sql_enum(&input(source)), expected);
    sql_enum(
        "#[sql_enum(rename_all)] enum Mood { Sad }",
        expect![[r#"
        rename_all
            `rename_all` needs a value: `rename_all = "snake_case"`
    "#]],
    );
    sql_enum(
        "enum Mood { #[sql(3)] Sad }",
        expect![[r#"
        3
            expected an option such as `rename = ".."`
    "#]],
    );
}

#[test]
fn relations_between_tables() {
    let relations = |text: &str, expected: Expect| {
        let Err((_, errors)) = crate::relations::parse(text.parse().expect("tokens")) else {
            panic!("there is a mistake in {text}");
        };
        expected.assert_eq(&listed(&errors));
    };
    relations(
        "users",
        expect![[r#"
        ?
            unexpected end of input, expected the relations of a table: `users { posts: many(posts), .. }`
    "#]],
    );
    relations(
        "users { posts: many() }",
        expect![[r#"
        )
            expected the other table: `many(posts)`
    "#]],
    );
    relations(
        "users { posts: many(posts, comments) }",
        expect![[r#"
        comments
            only `one(users, optional)` and `one(users, required)` say how many rows there are
    "#]],
    );
    relations(
        "users { groups: many(groups) through users_to_groups }",
        expect![[r#"
            }
                unexpected end of input, write the table between and its two columns: `through users_to_groups(user_id => group_id)`, or all columns: `through users_to_groups(id => user_id; group_id => id)`
        "#]],
    );
}
