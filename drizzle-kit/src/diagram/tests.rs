use super::*;
use drizzle_core::catalog::{Catalog, PrimaryKey, Unique};

fn column(name: &str, ty: &str, not_null: bool) -> Column {
    Column {
        name: name.into(),
        ty: ty.into(),
        not_null,
        ..Column::default()
    }
}

fn key(columns: &[&str], table: &str, foreign: &[&str]) -> ForeignKey {
    let owned = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    ForeignKey {
        columns: owned(columns),
        foreign_table: table.into(),
        foreign_columns: owned(foreign),
        ..ForeignKey::default()
    }
}

fn table(name: &str, columns: Vec<Column>, primary: &[&str], keys: Vec<ForeignKey>) -> Table {
    Table {
        name: name.into(),
        columns,
        primary_key: Some(PrimaryKey {
            columns: primary.iter().map(|name| (*name).to_owned()).collect(),
            ..PrimaryKey::default()
        }),
        foreign_keys: keys,
        ..Table::default()
    }
}

/// Every kind of end, a table that refers to itself, a table alone, and names that need care.
fn schema() -> Catalog {
    let id = || column("id", "bigint", true);
    let mut profiles = table(
        "profiles",
        vec![
            id(),
            column("user_id", "bigint", true),
            column("fee", "numeric(10, 2)", true),
        ],
        &["id"],
        vec![key(&["user_id"], "users", &["id"])],
    );
    profiles.uniques.push(Unique {
        name: "u".into(),
        columns: vec!["user_id".into()],
        ..Unique::default()
    });
    Catalog {
        tables: vec![
            table(
                "users",
                vec![
                    id(),
                    column("name", "text", true),
                    column("invited_by", "bigint", false),
                ],
                &["id"],
                vec![key(&["invited_by"], "users", &["id"])],
            ),
            profiles,
            table(
                "a \"b\" <c>",
                vec![
                    column("user", "bigint", true),
                    column("group", "bigint", true),
                ],
                &["user", "group"],
                vec![
                    key(&["user"], "users", &["id"]),
                    key(&["group"], "elsewhere", &["id"]),
                ],
            ),
            table("alone", vec![id()], &["id"], vec![]),
        ],
        ..Catalog::default()
    }
}

#[test]
fn as_mermaid() {
    let expected = r#"erDiagram
    users {
        bigint id PK
        text name
        bigint invited_by FK "may be NULL"
    }
    profiles {
        bigint id PK
        bigint user_id FK, UK
        numeric(10__2) fee "numeric(10, 2)"
    }
    "a 'b' <c>" {
        bigint user PK, FK
        bigint group PK, FK
    }
    alone {
        bigint id PK
    }
    users |o..o{ users : invited_by
    users ||..o| profiles : user_id
    users ||--o{ "a 'b' <c>" : user
    elsewhere ||--o{ "a 'b' <c>" : group
"#;
    assert_eq!(mermaid(&schema()), expected);
}

/// The places of boxes: no two share any.
fn places(catalog: &Catalog) -> Vec<(String, usize, usize, usize, usize)> {
    let layout = layout::layout(catalog);
    let place = |placed: &layout::Box| {
        let right = placed.x + placed.width;
        let bottom = placed.y + placed.height();
        (placed.name.clone(), placed.x, placed.y, right, bottom)
    };
    let places: Vec<_> = layout.boxes.iter().map(place).collect();
    for (i, (name, x, y, right, bottom)) in places.iter().enumerate() {
        assert!(*right <= layout.width && *bottom <= layout.height, "{name}");
        for (other, x2, y2, right2, bottom2) in &places[..i] {
            let apart = right <= x2 || right2 <= x || bottom <= y2 || bottom2 <= y;
            assert!(apart, "{name} and {other} share a place");
        }
    }
    places
}

#[test]
fn tables_stand_behind_those_that_they_refer_to() {
    let places = places(&schema());
    let x = |name: &str| {
        places
            .iter()
            .find(|place| place.0 == name)
            .map(|place| place.1)
    };
    assert!(x("users") < x("profiles") && x("users") < x("a \"b\" <c>"));
    assert_eq!(x("users"), x("alone"));
}

#[test]
fn circles_and_crowds_have_their_places() {
    let id = || column("id", "bigint", true);
    // A ring of three, a chain of two hundred, and a hundred on their own.
    let mut tables: Vec<Table> = (0..3)
        .map(|n| {
            let next = format!("ring{}", (n + 1) % 3);
            table(
                &format!("ring{n}"),
                vec![id()],
                &["id"],
                vec![key(&["id"], &next, &["id"])],
            )
        })
        .collect();
    tables.extend((0..200).map(|n| {
        let before = format!("chain{}", n - 1);
        let keys = if n == 0 {
            vec![]
        } else {
            vec![key(&["id"], &before, &["id"])]
        };
        table(&format!("chain{n}"), vec![id()], &["id"], keys)
    }));
    tables.extend((0..100).map(|n| table(&format!("alone{n}"), vec![id()], &["id"], vec![])));
    let catalog = Catalog {
        tables,
        ..Catalog::default()
    };
    assert_eq!(places(&catalog).len(), 303);
    let picture = svg(&catalog);
    assert_eq!(picture.matches("class=\"edge").count(), 3 + 199);
}

#[test]
fn as_svg() {
    let picture = svg(&schema());
    assert_eq!(picture.matches("<g>").count(), 4);
    // `elsewhere` is no table of the schema, so there is nowhere to lead.
    assert_eq!(picture.matches("class=\"edge").count(), 3);
    assert!(picture.contains("a &quot;b&quot; &lt;c&gt;"), "{picture}");
    assert!(picture.contains("<title>users.invited_by → users.id</title>"));
    for outside in ["<script", "href", "@import", "url("] {
        assert!(!picture.contains(outside), "{outside}");
    }
    // Each tag that is opened is closed.
    for tag in ["svg", "g", "text", "path", "title", "style"] {
        let opened = picture.matches(&format!("<{tag} ")).count()
            + picture.matches(&format!("<{tag}>")).count();
        let closed = picture.matches(&format!("</{tag}>")).count();
        if tag == "path" {
            assert!(closed <= opened);
        } else {
            assert_eq!(opened, closed, "{tag}");
        }
    }
}

#[test]
fn nothing_is_a_picture_too() {
    let empty = Catalog::default();
    assert_eq!(mermaid(&empty), "erDiagram\n");
    assert!(svg(&empty).ends_with("</svg>\n"));
}
