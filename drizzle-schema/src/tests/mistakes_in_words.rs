//! Words that lack their value, and words that only some databases have.

use expect_test::expect;

use super::{above, column, mistakes};

#[test]
fn words_that_lack_their_value() {
    column(
        "name",
        expect![[r#"
        name
            `name` needs a value: `name = ".."`
    "#]],
    );
    column(
        "comment",
        expect![[r#"
        comment
            `comment` needs a value: `comment = ".."`
    "#]],
    );
    column(
        "comment = \"a\\0b\"",
        expect![[r#"
        "a\0b"
            a comment can't contain a NUL character
    "#]],
    );
    column(
        "collate",
        expect![[r#"
        collate
            `collate` needs a value: `collate = ".."`
    "#]],
    );
    column(
        "collate = \" \"",
        expect![[r#"
        " "
            `collate` needs a name
    "#]],
    );
    column(
        "references",
        expect![[r#"
        references
            write `references(table::column)`
    "#]],
    );
    column(
        "references(users::id, 3)",
        expect![[r#"
        3
            a column references one column; for several write `#[foreign_key(..)]` on the struct
    "#]],
    );
    column(
        "default = next_value(1 + 2)",
        expect![[r#"
        next_value(1 + 2)
            `next_value(..)` takes the name of a sequence: `next_value(order_numbers)`
    "#]],
    );
    column(
        "identity(3)",
        expect![[r#"
        3
            expected an option such as `always` or `start = 1`
    "#]],
    );
    column(
        "identity(start = first)",
        expect![[r#"
        first
            `start` takes a whole number
    "#]],
    );
    column(
        "identity(start = 99999999999999999999)",
        expect![[r#"
        99999999999999999999
            `start` takes a number of 64 bits
    "#]],
    );
    column(
        "identity(min = 5, max = 5)",
        expect![[r#"
        max
            there is no room between the least number, 5, and the greatest, 5
    "#]],
    );
    column(
        "timestamp(10)",
        expect![[r#"
        10
            `timestamp` keeps at most 9 decimals of a second
    "#]],
    );
    column(
        "timestamp(1, 2)",
        expect![[r#"
        timestamp
            `timestamp` takes one number: `timestamp(decimals)`
    "#]],
    );
    column(
        "set",
        expect![[r#"
        set
            unknown attribute `set` on column `id`; a set is a field of type `SqlSet<..>` of an enum
    "#]],
    );
    column(
        "binary",
        expect![[r#"
        binary
            unknown attribute `binary` on column `id`; so many bytes are a field of type `[u8; N]`, any number of them is `blob`
    "#]],
    );
    above(
        "#[index]",
        expect![[r#"
        #[index]
            `index` needs its options in parentheses: `#[index(..)]`
    "#]],
    );
    above(
        "#[index()]",
        expect![[r#"
        index
            `index` names no column: write `#[index(on(column))]`
    "#]],
    );
    above(
        "#[index(3)]",
        expect![[r#"
        3
            expected a name or an option such as `on(..)`
    "#]],
    );
    above(
        "#[index(on(id), filter)]",
        expect![[r#"
        filter
            `filter` needs a value: `filter = ".."`
    "#]],
    );
    above(
        "#[index(on(id), with)]",
        expect![[r#"
        with
            `with` needs a value: `with = "fillfactor = 70"`
    "#]],
    );
    above(
        "#[index(a, on(sql()))]",
        expect![[r#"
        sql
            write `sql("..")`
    "#]],
    );
    above(
        "#[index(on(collate(slug)))]",
        expect![[r#"
        collate
            write `collate(column, "C")`
    "#]],
    );
    above(
        "#[index(on(desc(id, slug)))]",
        expect![[r#"
        ,
            expected nothing more here
    "#]],
    );
    above(
        "#[foreign_key(on(id), references(users::<i32>::id))]",
        expect![[r#"
            users
                a reference is the path of a column: `table::column`
        "#]],
    );
}

#[test]
fn options_of_tables_that_lack_their_value() {
    let table = |args: &str, expected| {
        mistakes(
            &format!("#[table({args})] struct Post {{ id: i32 }}"),
            expected,
        );
    };
    table(
        "3",
        expect![[r#"
        3
            expected an option such as `sqlite` or `name = ".."`
        Post
            `Post` names no dialect; write for example `#[table(sqlite)]` (known: `sqlite`, `postgres`, `mysql`, `cockroach`, `mssql`)
    "#]],
    );
    table(
        "postgres, comment",
        expect![[r#"
        comment
            `comment` needs a value: `comment = ".."`
    "#]],
    );
    table(
        "postgres, filter = ",
        expect![[r#"
        filter
            `filter` needs a value: `filter = is_null(users::deleted_at)`
    "#]],
    );
    table(
        "postgres, with",
        expect![[r#"
        with
            `with` needs a value: `with = "fillfactor = 70"`
    "#]],
    );
    table(
        "mysql, auto_increment",
        expect![[r#"
        auto_increment
            `auto_increment` needs a value: `auto_increment = 1000`
    "#]],
    );
    table(
        "postgres, crate",
        expect![[r#"
        crate
            `crate` needs a value: `crate = "path::to"`
    "#]],
    );
    mistakes(
        "#[table(mysql)] #[index(on(slug), fulltext, spatial)] struct Post { id: i32, slug: String }",
        expect![[r#"
            spatial
                an index is `fulltext` or `spatial`, not both
        "#]],
    );
    mistakes(
        "#[table(postgres)] struct Post { #[column(identity(name = \"\"))] id: i32 }",
        expect![[r#"
            ""
                the name of the sequence is empty
        "#]],
    );
    mistakes(
        "#[table(postgres)] #[check(post_user_fkey, \"id > 0\")] struct Post { #[column(references(users::id, name = \"post_user_fkey\"))] id: i32, user: i32 }",
        expect![[r#"
            "post_user_fkey"
                the foreign key is named `post_user_fkey`, but this table has a constraint or an index of that name; give one of them another name
        "#]],
    );
}

#[test]
fn types_of_sql_server_elsewhere() {
    for word in ["smalldatetime", "money", "smallmoney", "xml"] {
        let expected = match word {
            "smalldatetime" => expect![[r#"
                smalldatetime
                    postgres has no `smalldatetime`; use `timestamp(0)`, or leave out `postgres` among the dialects
            "#]],
            "money" => expect![[r#"
                money
                    postgres has no `money`; use `numeric(19, 4)`, or leave out `postgres` among the dialects
            "#]],
            "smallmoney" => expect![[r#"
                smallmoney
                    postgres has no `smallmoney`; use `numeric(10, 4)`, or leave out `postgres` among the dialects
            "#]],
            _ => expect![[r#"
                xml
                    postgres has no `xml`; use `text`, or on postgres a field of type `Xml`, or leave out `postgres` among the dialects
            "#]],
        };
        column(word, expected);
    }
}
