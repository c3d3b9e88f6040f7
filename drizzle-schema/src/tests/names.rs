//! Names that nobody wrote.

use super::good;

fn named(ident: &str) -> (String, String) {
    let table = good(&format!("#[table(postgres)] struct {ident} {{ id: i32 }}"));
    (table.name, table.module.to_string())
}

#[test]
fn a_table_is_the_plural_of_its_struct() {
    for (ident, name) in [
        ("User", "users"),
        ("Category", "categories"),
        ("Box", "boxes"),
        ("UserToGroup", "user_to_groups"),
        ("r#Type", "types"),
    ] {
        assert_eq!(named(ident), (name.to_owned(), name.to_owned()));
    }
}

#[test]
fn the_models_are_called_after_the_struct() {
    let table = good("#[table(postgres)] struct User { id: i32 }");
    assert_eq!(
        (table.insert.to_string(), table.changes.to_string()),
        ("NewUser".into(), "UserChanges".into())
    );
}

#[test]
fn a_module_of_its_own_allows_any_table_name() {
    let table =
        good("#[table(postgres, name = \"type\", module = r#type)] struct Kind { id: i32 }");
    assert_eq!(
        (&*table.name, table.module.to_string()),
        ("type", "r#type".to_owned())
    );
}

#[test]
fn a_constraint_is_called_after_table_and_columns() {
    let table = good(
        "#[table(postgres, name = \"p\")] #[index(on(a, b))] #[unique(on(a, b))]
         #[foreign_key(on(a, b), references(o::x, o::y))]
         struct Post { a: i32, #[column(name = \"bee\", check = \"true\", unique, references(o::z))] b: i32 }",
    );
    assert_eq!(table.indexes[0].name, "p_a_bee_idx");
    assert_eq!(table.uniques[0].name, "p_bee_key");
    assert_eq!(table.uniques[1].name, "p_a_bee_key");
    assert_eq!(table.checks[0].name, "p_bee_check");
    assert_eq!(table.foreign_keys[0].name, "p_bee_fkey");
    assert_eq!(table.foreign_keys[1].name, "p_a_bee_fkey");
}

#[test]
fn a_long_name_fits_and_stays_the_same() {
    let column = "a_rather_long_name_for_a_column_of_a_table_of_posts_by_authors";
    let source =
        format!("#[table(postgres)] #[index(on({column}))] struct Post {{ {column}: i32 }}");
    let name = &good(&source).indexes[0].name;
    assert_eq!(name.len(), 63);
    assert_eq!(*name, good(&source).indexes[0].name);
}

#[test]
fn one_dialect_may_have_longer_names_than_another() {
    let name = "n".repeat(64);
    good(&format!(
        "#[table(sqlite, name = \"{name}\")] struct Post {{ id: i32 }}"
    ));
}
