//! Tables without a mistake.

use expect_test::expect;
use quote::ToTokens as _;

use super::{good, item};
use crate::{Action, Auto, DefaultKind, Dialect, Order, SqlTypeKind, TableModel, strip};

const POST: &str = r#"
#[drizzle::table(sqlite, postgres, name = "posts", schema = "blog", module = "articles", insert = "CreatePost", changes = EditPost, crate = "crate::db")]
#[index(author_idx, on(author_id, desc(created_at)), filter = "deleted_at is null")]
#[unique_index(on(slug))]
#[unique("one_title", on(author_id, title))]
#[check(title_not_empty, "length(title) > 0")]
#[foreign_key(on(author_id, slug), references(crate::others::x, crate::others::y), on_update = cascade)]
#[derive(Debug, Clone, serde::Serialize)]
/// A post.
pub struct Post {
    /// The key.
    #[column(auto_increment, primary_key)]
    pub id: i64,
    #[column(varchar(80), unique)]
    #[column(check = "slug <> ''")]
    #[cfg(test)]
    #[serde(skip)]
    slug: String,
    #[column(name = "post_title", default = "untitled", char(3))]
    title: String,
    #[column(references(users::id, on_delete = set_null, name = "author"))]
    author_id: Option<i32>,
    #[column(default = now(), timestamptz)]
    created_at: Time,
    #[column(default = Role::User)]
    role: Role,
    #[column(default = -1, numeric(10, 2), check("small", "score < 9"))]
    score: Decimal,
    #[column(default = sql("random()"), on_update_fn = |old, new| old + new, unique = "lucky")]
    luck: i32,
    #[column(default_fn = Uuid::new_v4, uuid)]
    token: Uuid,
    #[column(generated("lower(title)", virtual))]
    r#type: String,
    #[column(generated = "1")]
    one: i32,
}
"#;

/// The parts of a model that messages and tokens would drown.
fn summary(table: &TableModel) -> String {
    let mut text = format!(
        "{} {:?} {:?} {} {} {}\n",
        table.ident, table.name, table.schema, table.module, table.insert, table.changes
    );
    for column in &table.columns {
        text += &format!(
            "column {} {:?} key={} default={} insertable={}",
            column.ident,
            column.name,
            column.primary_key,
            column.has_default(),
            column.is_insertable()
        );
        if let Some(sql_type) = &column.sql_type {
            text += &format!(" {:?}", sql_type.kind);
        }
        text += "\n";
    }
    if let Some(key) = &table.primary_key {
        text += &format!("key {:?} {:?}\n", key.name, key.columns);
    }
    for index in &table.indexes {
        text += &format!(
            "index {} {} {:?} {:?}\n",
            index.name, index.unique, index.columns, index.filter
        );
    }
    for unique in &table.uniques {
        text += &format!("unique {} {:?}\n", unique.name, unique.columns);
    }
    for check in &table.checks {
        text += &format!("check {} {:?}\n", check.name, check.expr);
    }
    for key in &table.foreign_keys {
        text += &format!(
            "foreign key {} {:?} -> {} ({}) delete={:?} update={:?}\n",
            key.name,
            key.columns,
            key.table.to_token_stream(),
            key.foreign
                .iter()
                .map(ToString::to_string)
                .collect::<Vec<_>>()
                .join(", "),
            key.on_delete,
            key.on_update,
        );
    }
    text
}

#[test]
fn everything_at_once() {
    let table = good(POST);
    expect![[r#"
        Post "posts" Some("blog") articles CreatePost EditPost
        column id "id" key=true default=true insertable=true
        column slug "slug" key=false default=false insertable=true Varchar(80)
        column title "post_title" key=false default=true insertable=true Char(3)
        column author_id "author_id" key=false default=false insertable=true
        column created_at "created_at" key=false default=true insertable=true Timestamptz(None)
        column role "role" key=false default=true insertable=true
        column score "score" key=false default=true insertable=true Numeric(Some((10, 2)))
        column luck "luck" key=false default=true insertable=true
        column token "token" key=false default=true insertable=true Uuid
        column r#type "type" key=false default=true insertable=false
        column one "one" key=false default=true insertable=false
        key None [0]
        index author_idx false [(3, Asc), (4, Desc)] Some(Sql("deleted_at is null"))
        index posts_slug_idx true [(1, Asc)] None
        unique posts_slug_key [1]
        unique lucky [7]
        unique one_title [3, 2]
        check posts_slug_check Sql("slug <> ''")
        check small Sql("score < 9")
        check title_not_empty Sql("length(title) > 0")
        foreign key author [3] -> users (id) delete=SetNull update=NoAction
        foreign key posts_author_id_slug_fkey [3, 1] -> crate :: others (x, y) delete=NoAction update=Cascade
    "#]].assert_eq(&summary(&table));
    assert_eq!(
        table
            .dialects
            .iter()
            .map(|named| named.dialect)
            .collect::<Vec<_>>(),
        [Dialect::Sqlite, Dialect::Postgres]
    );
    assert_eq!(table.krate.to_token_stream().to_string(), "crate :: db");
    assert_eq!(table.attrs.len(), 2);
    assert!(
        table.has_derive("Serialize") && table.has_derive("Clone") && !table.has_derive("Copy")
    );

    let id = table.column("id").expect("the field exists");
    assert_eq!((id.auto, id.docs.len()), (Some(Auto::AutoIncrement), 1));
    let slug = table.column("slug").expect("the field exists");
    assert_eq!(slug.attrs.len(), 1);
    let kinds: Vec<&str> = table
        .columns
        .iter()
        .filter_map(|column| column.default.as_ref())
        .map(|default| match default.kind {
            DefaultKind::Literal(_) => "literal",
            DefaultKind::Variant(_) => "variant",
            DefaultKind::Now => "now",
            DefaultKind::Sql(_) => "sql",
            DefaultKind::NextValue(_) => "next_value",
            DefaultKind::Array(_) => "array",
            DefaultKind::RandomUuid => "random_uuid",
        })
        .collect();
    assert_eq!(kinds, ["literal", "now", "variant", "literal", "sql"]);
    let stored: Vec<bool> = table
        .columns
        .iter()
        .filter_map(|column| Some(column.generated.as_ref()?.stored))
        .collect();
    assert_eq!(stored, [false, true]);
}

#[test]
fn the_plainest_table() {
    let table = good(
        "#[table(sqlite)] struct Category { id: i32, columns: i32, aliased: i32, categories: i32 }",
    );
    expect![[r#"
        Category "categories" None categories NewCategory CategoryChanges
        column id "id" key=false default=false insertable=true
        column columns "columns" key=false default=false insertable=true
        column aliased "aliased" key=false default=false insertable=true
        column categories "categories" key=false default=false insertable=true
    "#]]
    .assert_eq(&summary(&table));
    assert!(!table.columns[0].has_default() && table.columns[0].is_insertable());
}

#[test]
fn a_key_of_several_columns() {
    let table = good(
        "#[table(postgres)] #[primary_key(user_id, group_id, name = \"membership\")]
         struct UserToGroup { user_id: i32, group_id: i32 }",
    );
    expect![[r#"
        UserToGroup "user_to_groups" None user_to_groups NewUserToGroup UserToGroupChanges
        column user_id "user_id" key=true default=false insertable=true
        column group_id "group_id" key=true default=false insertable=true
        key Some("membership") [0, 1]
    "#]]
    .assert_eq(&summary(&table));
}

#[test]
fn a_key_of_one_column_on_the_struct_counts_up_on_sqlite() {
    let table =
        good("#[table(sqlite)] #[primary_key(id)] struct User { #[column(serial)] id: i32 }");
    assert_eq!(table.columns[0].auto, Some(Auto::Serial));
}

#[test]
fn identity_always_is_not_insertable() {
    let table = good(
        "#[table(postgres)] struct User { #[column(identity(always))] id: i32, #[column(identity)] no: i32 }",
    );
    assert_eq!(
        table
            .columns
            .iter()
            .map(|column| column.is_insertable())
            .collect::<Vec<_>>(),
        [false, true]
    );
}

#[test]
fn every_type() {
    let words = [
        ("text", SqlTypeKind::Text),
        ("varchar(1)", SqlTypeKind::Varchar(1)),
        ("char(2)", SqlTypeKind::Char(2)),
        ("smallint", SqlTypeKind::Smallint),
        ("integer", SqlTypeKind::Integer),
        ("bigint", SqlTypeKind::Bigint),
        ("real", SqlTypeKind::Real),
        ("double", SqlTypeKind::Double),
        ("numeric", SqlTypeKind::Numeric(None)),
        ("numeric(5)", SqlTypeKind::Numeric(Some((5, 0)))),
        ("numeric(5, 5)", SqlTypeKind::Numeric(Some((5, 5)))),
        ("boolean", SqlTypeKind::Boolean),
        ("json", SqlTypeKind::Json),
        ("jsonb", SqlTypeKind::Jsonb),
        ("blob", SqlTypeKind::Blob),
        ("uuid", SqlTypeKind::Uuid),
        ("date", SqlTypeKind::Date),
        ("time", SqlTypeKind::Time(None)),
        ("timestamp", SqlTypeKind::Timestamp(None)),
        ("timestamptz", SqlTypeKind::Timestamptz(None)),
        ("time(3)", SqlTypeKind::Time(Some(3))),
        ("timestamptz(0)", SqlTypeKind::Timestamptz(Some(0))),
        ("sql_type = \"geography\"", SqlTypeKind::Custom),
    ];
    for (word, kind) in words {
        let table = good(&format!(
            "#[table(postgres)] struct T {{ #[column({word})] id: i32 }}"
        ));
        assert_eq!(
            table.columns[0]
                .sql_type
                .as_ref()
                .map(|sql_type| sql_type.kind),
            Some(kind),
            "{word}"
        );
    }
}

#[test]
fn every_action_and_order() {
    let words = [
        ("cascade", Action::Cascade),
        ("restrict", Action::Restrict),
        ("no_action", Action::NoAction),
        ("set_null", Action::SetNull),
        ("set_default", Action::SetDefault),
    ];
    for (word, action) in words {
        let table = good(&format!(
            "#[table(postgres)] #[index(on(asc(id)))]
             struct T {{ #[column(references(::a::users::id, on_update = {word}))] id: i32 }}"
        ));
        assert_eq!(table.foreign_keys[0].on_update, action);
        assert_eq!(table.indexes[0].columns, [(0, Order::Asc)]);
    }
}

#[test]
fn a_raw_identifier_as_a_column_anywhere() {
    let table = good("#[table(postgres)] #[unique(on(r#type))] struct T { r#type: i32 }");
    assert_eq!(
        (&*table.columns[0].field, &*table.columns[0].name),
        ("type", "type")
    );
    assert_eq!(table.columns[0].ident, "r#type");
}

#[test]
fn stripping_keeps_what_is_not_ours() {
    let stripped = strip(&item(POST)).to_token_stream().to_string();
    for ours in [
        "table",
        "column",
        "index",
        "unique",
        "check (",
        "foreign_key",
    ] {
        assert!(!stripped.contains(ours), "{ours} in {stripped}");
    }
    for other in [
        "derive (Debug",
        "serde (skip)",
        "cfg (test)",
        "A post.",
        "The key.",
    ] {
        assert!(stripped.contains(other), "{other} not in {stripped}");
    }
}

#[test]
fn stripping_works_on_faulty_input() {
    let stripped = strip(&item(
        "#[index] #[column = 3] #[table(mysql)] struct T<'a>(#[column(what( is))] i32, #[cfg_attr(x, column(y))] &'a str);",
    ));
    assert_eq!(
        stripped.to_token_stream().to_string(),
        "struct T < 'a > (i32 , & 'a str) ;"
    );
}

#[test]
fn fields_under_conditions_are_left_to_the_compiler() {
    let of = |args: &str, text: &str| {
        let args = args.parse().expect("tokens");
        crate::conditional(&args, &item(text))
    };
    assert!(of("sqlite", "struct A { #[cfg_attr(x, serde(skip))] a: i32 }").is_none());
    let krate = |args: &str| {
        of(args, "struct A { #[cfg(x)] a: i32 }").map(|found| {
            let found = found.expect("nothing is wrong");
            found.krate.to_token_stream().to_string()
        })
    };
    assert_eq!(krate("sqlite, name = \"x\"").as_deref(), Some(""));
    assert_eq!(
        krate("sqlite, crate = \"crate::db\", as = select(a, b)").as_deref(),
        Some("crate :: db")
    );
    assert_eq!(krate("crate = a::b, sqlite").as_deref(), Some("a :: b"));
    assert!(of("sqlite", "struct A { #[cfg_attr(x, cfg(y))] a: i32 }").is_some());
    let refused = of(
        "sqlite",
        "struct A { #[cfg(x)] a: i32, #[cfg_attr(x, column(unique))] b: i32 }",
    );
    assert!(refused.expect("it has conditions").is_err());
}
