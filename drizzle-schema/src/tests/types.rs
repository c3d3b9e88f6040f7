//! `SqlEnum` and `SqlType`.

use expect_test::{Expect, expect};
use syn::{DeriveInput, Member};

use super::listed;
use crate::{sql_enum, sql_type};

fn input(source: &str) -> DeriveInput {
    syn::parse_str(source).expect("the source of a test parses")
}

fn labels(source: &str) -> Vec<String> {
    let model = sql_enum(&input(source)).unwrap_or_else(|errors| panic!("{errors}"));
    model
        .variants
        .into_iter()
        .map(|variant| variant.label)
        .collect()
}

fn enum_mistakes(source: &str, expected: Expect) {
    expected.assert_eq(&listed(
        &sql_enum(&input(source)).expect_err("the enum has a mistake"),
    ));
}

fn type_mistakes(source: &str, expected: Expect) {
    expected.assert_eq(&listed(
        &sql_type(&input(source)).expect_err("the type has a mistake"),
    ));
}

#[test]
fn an_enum() {
    let model = sql_enum(&input(
        "#[sql_enum(name = \"roles\", schema = \"auth\", crate = \"x::y\")] pub enum Role { Guest, #[sql(rename = \"U\")] User, #[cfg(test)] r#Self_ }",
    ))
    .unwrap_or_else(|errors| panic!("{errors}"));
    assert_eq!(
        (&*model.name, model.schema.as_deref(), model.krate.is_some()),
        ("roles", Some("auth"), true)
    );
    let labels: Vec<&str> = model
        .variants
        .iter()
        .map(|variant| &*variant.label)
        .collect();
    assert_eq!(labels, ["guest", "U", "self"]);
    assert_eq!(model.variants[2].cfgs.len(), 1);
    let plain =
        sql_enum(&input("enum OrderState { Open }")).unwrap_or_else(|errors| panic!("{errors}"));
    assert_eq!(plain.name, "order_state");
}

#[test]
fn every_case() {
    for (case, label) in [
        ("snake_case", "in_progress"),
        ("lowercase", "inprogress"),
        ("UPPERCASE", "INPROGRESS"),
        ("camelCase", "inProgress"),
        ("PascalCase", "InProgress"),
        ("kebab-case", "in-progress"),
        ("SCREAMING_SNAKE_CASE", "IN_PROGRESS"),
    ] {
        assert_eq!(
            labels(&format!(
                "#[sql_enum(rename_all = \"{case}\")] enum S {{ InProgress }}"
            )),
            [label]
        );
    }
}

#[test]
fn enums_of_numbers() {
    let model = sql_enum(&input(
        "#[sql_enum(smallint)] enum Size { Small = -1, Large = 32_767 }",
    ))
    .unwrap_or_else(|errors| panic!("{errors}"));
    assert_eq!(model.storage, crate::Storage::SmallInt);
    let numbers: Vec<_> = model.variants.iter().map(|v| v.number).collect();
    assert_eq!(numbers, [-1, 32_767]);
    let model = sql_enum(&input("#[sql_enum(text)] enum Size { Small }"))
        .unwrap_or_else(|errors| panic!("{errors}"));
    assert_eq!(model.storage, crate::Storage::Text);
    enum_mistakes(
        "#[sql_enum(smallint)] enum Size { A, B = 32768, C = ONE, D = -32769, E = 99999999999999999999999999999999999999999999 }",
        expect![[r#"
            A
                variant `A` has no number, which is what is stored of it; write `A = 1`
            32768
                the number of variant `B` is not between -32768 and 32767
            ONE
                the number of variant `C` has to be written as a literal, such as `1`
            -32769
                the number of variant `D` is not between -32768 and 32767
            99999999999999999999999999999999999999999999
                the number of variant `E` has to be written as a literal, such as `1`
        "#]],
    );
    enum_mistakes(
        "#[sql_enum(smallint, text)] enum Size { A = 1 }",
        expect![[r#"
            text
                enum `Size` says twice what it is stored as
        "#]],
    );
}

#[test]
fn mistakes_in_enums() {
    enum_mistakes(
        "enum Role {}",
        expect![[r#"
        Role
            `Role` has no variants; a type in the database needs at least one value
    "#]],
    );
    enum_mistakes(
        "struct Role { id: i32 }",
        expect![[r#"
        Role
            `Role` is no enum; for a struct around one value write `#[derive(SqlType)]`
    "#]],
    );
    enum_mistakes(
        "enum Role<T> { A(T), B { x: i32 } }",
        expect![[r#"
        <T>
            `Role` can't have generics or lifetimes: it is one type in the database
        (T)
            variant `A` of `Role` can't have fields: in the database it is one word
        { x: i32 }
            variant `B` of `Role` can't have fields: in the database it is one word
    "#]],
    );
    enum_mistakes(
        "#[sql_enum(nam = \"x\", rename_all = \"Snake\")] enum Role { A }",
        expect![[r#"
            nam
                unknown option `nam` of enum `Role`; did you mean `name`?
            "Snake"
                unknown case `Snake`; the cases are `snake_case`, `lowercase`, `UPPERCASE`, `camelCase`, `PascalCase`, `kebab-case`, `SCREAMING_SNAKE_CASE`
        "#]],
    );
    enum_mistakes(
        "#[sql_enum(name = \"\")] #[sql(rename = \"x\")] enum Role { A }",
        expect![[r##"
            #[sql(rename = "x")]
                `#[sql(..)]` belongs on a variant; for enum `Role` write `#[sql_enum(..)]`
            ""
                the type name is empty
        "##]],
    );
    enum_mistakes(
        "enum Role { #[sql(rename = \"b\")] A, B, #[sql(rename = \"\")] C, #[sql(name = \"x\")] D, #[sql_enum(name = \"x\")] E }",
        expect![[r#"
            B
                variant `B` has the label `b`, and so has variant `A`; give one of them another with `#[sql(rename = "..")]`
            ""
                the label of variant `C` is empty
            name
                unknown option `name` of variant `D`; its one option is `rename`
            #[sql_enum(name = "x")]
                `#[sql_enum(..)]` belongs on the enum; for variant `E` write `#[sql(rename = "..")]`
        "#]],
    );
    enum_mistakes(
        "enum Role { #[sql(rename = \"a123456789b123456789c123456789d123456789e123456789f123456789g123\")] A }",
        expect![[r#"
            "a123456789b123456789c123456789d123456789e123456789f123456789g123"
                the label of variant `A` has 64 bytes, but only 63 are kept; choose a shorter one
        "#]],
    );
}

#[test]
fn a_newtype() {
    let tuple =
        sql_type(&input("pub struct UserId(pub i64);")).unwrap_or_else(|errors| panic!("{errors}"));
    assert!(matches!(tuple.member, Member::Unnamed(index) if index.index == 0));
    let named = sql_type(&input(
        "#[sql_type(crate = \"a::b\")] struct UserId { value: i64 }",
    ))
    .unwrap_or_else(|errors| panic!("{errors}"));
    assert!(matches!(named.member, Member::Named(name) if name == "value"));
    assert!(named.krate.is_some());
}

#[test]
fn mistakes_in_newtypes() {
    type_mistakes(
        "struct UserId;",
        expect![[r#"
        UserId
            `UserId` has no field; `SqlType` needs exactly one
    "#]],
    );
    type_mistakes(
        "struct UserId(i32, i64);",
        expect![[r#"
        i64
            `UserId` has more than one field; `SqlType` needs exactly one
    "#]],
    );
    type_mistakes(
        "struct UserId<T> { value: T }",
        expect![[r#"
        <T>
            `UserId` can't have generics or lifetimes: it stands for one type
    "#]],
    );
    type_mistakes(
        "enum UserId { A }",
        expect![[r#"
        UserId
            `UserId` is an enum: write `#[derive(SqlEnum)]`
    "#]],
    );
    type_mistakes(
        "#[sql_type(name = \"x\")] struct UserId(i32);",
        expect![[r#"
            name
                unknown option `name` of type `UserId`; the options are `arithmetic`, `crate`
        "#]],
    );
}

#[test]
fn a_condition_around_an_attribute_of_an_enum() {
    enum_mistakes(
        "#[cfg_attr(test, sql_enum(name = \"x\"))] enum Role { #[cfg_attr(test, sql(rename = \"x\"))] A }",
        expect![[r##"
            #[cfg_attr(test, sql_enum(name = "x"))]
                `#[sql_enum(..)]` can't stand inside `cfg_attr`, because a schema must read the same in every build; write it without a condition
            #[cfg_attr(test, sql(rename = "x"))]
                `#[sql(..)]` can't stand inside `cfg_attr`, because a schema must read the same in every build; write it without a condition
        "##]],
    );
}
