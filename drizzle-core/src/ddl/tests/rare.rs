//! What few tables and indexes say.
use super::*;
use crate::schema::{IndexMore, TableOptions};

const PLAIN: IndexMore = IndexMore {
    keys: &[],
    using: None,
    with: None,
    nulls_not_distinct: false,
};

#[test]
fn storage_parameters_of_partial_indexes() {
    let partial = IndexDef {
        include: &[1],
        filter: Some("id > 1"),
        more: Some(&IndexMore {
            with: Some("fillfactor = 70"),
            ..PLAIN
        }),
        ..index(false, &[(0, false)])
    };
    let table = TableDef {
        indexes: list([partial]),
        ..table([ID, MAYBE])
    };
    let of = |syntax| create_table(syntax, &table, false).unwrap().remove(1);
    assert_eq!(
        of(MSSQL),
        "create index [i] on [t] ([id]) include ([m]) where id > 1 with (fillfactor = 70)"
    );
    assert_eq!(
        of(Postgres::SYNTAX),
        "create index \"i\" on \"t\" (\"id\") include (\"m\") with (fillfactor = 70) where id > 1"
    );
}

#[test]
fn an_index_is_of_the_method_that_was_asked_for() {
    let using = |more| TableDef {
        indexes: list([IndexDef {
            more: Some(more),
            ..index(false, &[(0, false)])
        }]),
        ..table([ID])
    };
    const TREE: IndexMore = IndexMore {
        using: Some("btree"),
        ..PLAIN
    };
    const HASH: IndexMore = IndexMore {
        using: Some("hash"),
        ..PLAIN
    };
    for syntax in [MYSQL, MARIADB] {
        assert_eq!(
            parts(syntax, &using(&TREE))[1],
            "index `i` using btree (`id`)"
        );
        refused(syntax, &using(&HASH), "uses `hash`, which is not there");
    }
    let postgres = create_table(Postgres::SYNTAX, &using(&HASH), false).unwrap();
    assert_eq!(
        postgres[1],
        "create index \"i\" on \"t\" using hash (\"id\")"
    );
}

#[test]
fn comments() {
    let with = |comment| TableDef {
        options: TableOptions {
            comment: Some(comment),
            ..TableOptions::NONE
        },
        ..table([ID.comment(comment)])
    };
    let quoted = with("it's");
    let whole = |syntax| create_table(syntax, &quoted, false).unwrap().join("; ");
    assert_eq!(
        whole(MYSQL),
        "create table `t` (\n  `id` int not null comment 'it''s'\n) comment = 'it''s'"
    );
    for syntax in [Postgres::SYNTAX, Cockroach::SYNTAX] {
        let created = whole(syntax);
        let comments =
            "; comment on table \"t\" is 'it''s'; comment on column \"t\".\"id\" is 'it''s'";
        assert!(created.ends_with(comments), "{created}");
    }
    for syntax in [MSSQL, Sqlite::SYNTAX] {
        refused(syntax, &quoted, "there are no comments");
    }
    let backslash = with("a\\b");
    for syntax in [MYSQL, MARIADB] {
        refused(syntax, &backslash, "a comment can't have a backslash");
    }
    let postgres = create_table(Postgres::SYNTAX, &backslash, false).unwrap();
    assert_eq!(postgres[1], "comment on table \"t\" is 'a\\b'");
}
