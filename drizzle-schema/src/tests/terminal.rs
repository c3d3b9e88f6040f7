//! The printer for the terminal, and that for the compiler.

use expect_test::expect;
use proc_macro2::Span;

use super::read;
use crate::Errors;

#[test]
fn each_mistake_with_its_line() {
    let source = "
#[table(sqlite)]
#[index(on(slugg))]
pub struct Post {
    #[column(primray_key)]
    pub id: i32,
\t#[column(default =
        1 + 1)]
    pub slug: String,
    #[column(name = \"\u{e9}\", namme = \"x\")]
    pub title: String,
}
";
    let errors = read(source).expect_err("the table has mistakes");
    expect![[r#"
        error: `index` names column `slugg`, but `Post` has no such field; its fields are `id`, `slug`, `title`
         --> src/schema.rs:3:12
          |
        3 | #[index(on(slugg))]
          |            ^^^^^

        error: unknown attribute `primray_key` on column `id`; did you mean `primary_key`?
         --> src/schema.rs:5:14
          |
        5 |     #[column(primray_key)]
          |              ^^^^^^^^^^^

        error: a default must be a literal, an enum variant, `now()`, `random_uuid()` or `sql("..")`, because drizzle-kit reads it without compiling; for a value computed in Rust use `default_fn = ..`
         --> src/schema.rs:8:9
          |
        8 |         1 + 1)]
          |         ^^^^^

        error: unknown attribute `namme` on column `title`; did you mean `name`?
          --> src/schema.rs:10:26
           |
        10 |     #[column(name = "é", namme = "x")]
           |                          ^^^^^
    "#]].assert_eq(&errors.render("src/schema.rs", source));
}

#[test]
fn a_mistake_without_a_place() {
    let mut errors = Errors::new();
    errors.at(Span::call_site(), "nothing to point at");
    expect![[r#"
        error: nothing to point at
         --> src/schema.rs
    "#]]
    .assert_eq(&errors.render("src/schema.rs", "struct Post;\n"));
}

#[test]
fn nothing_to_say() {
    assert_eq!(Errors::new().render("src/schema.rs", ""), "");
    assert!(Errors::new().finish(1).is_ok());
}

#[test]
fn the_compiler_sees_every_mistake() {
    let errors = read("#[table(oracle)] struct Post {}").expect_err("the table has mistakes");
    let count = errors.len();
    let tokens = errors.into_syn().into_compile_error().to_string();
    assert_eq!((count, tokens.matches("compile_error").count()), (2, 2));
}
