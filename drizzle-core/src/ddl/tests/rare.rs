//! What few tables and indexes say.
use super::*;
use crate::schema::{IndexMore, TableOptions};

const PLAIN: IndexMore = IndexMore::NONE;

#[test]
fn storage_parameters_of_partial_indexes() {
    let partial = IndexDef {
        include: &[1],
        filter: Some(crate::schema::ConditionDef::Sql("id > 1")),
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
    refused(Sqlite::SYNTAX, &quoted, "there are no comments");
    let mssql = create_table(MSSQL, &quoted, false).unwrap();
    let added = "exec sys.sp_addextendedproperty N'MS_Description', N'it''s', N'SCHEMA', @schema, N'TABLE', N't'";
    assert!(mssql[1].ends_with(added), "{}", mssql[1]);
    let column = format!("{added}, N'COLUMN', N'id'");
    assert!(mssql[2].ends_with(&column), "{}", mssql[2]);
    let backslash = with("a\\b");
    for syntax in [MYSQL, MARIADB] {
        refused(syntax, &backslash, "a comment can't have a backslash");
    }
    let postgres = create_table(Postgres::SYNTAX, &backslash, false).unwrap();
    assert_eq!(postgres[1], "comment on table \"t\" is 'a\\b'");
}

/// That a table is refused, with these words among others.
fn says(syntax: &'static dyn Syntax, table: &TableDef, words: &str) {
    let error = create_table(syntax, table, false).expect_err("the table is refused");
    assert!(error.to_string().contains(words), "{error}");
}

const ID_ALONE: &[ColumnDef] = &[ColumnDef::of::<i32>("id", "id")];

#[test]
fn integers_refer_to_integers_of_their_width() {
    static WIDE: TableDef = TableDef {
        primary_key: &[0],
        ..TableDef::new("wide", None, &[ColumnDef::of::<i64>("id", "id")])
    };
    let narrow = TableDef {
        foreign_keys: ForeignKeys::new(|| {
            let (none, id) = (Action::NoAction, &[(&WIDE, "id")]);
            vec![ForeignKeyDef::new("k", &[0], id, none, none)]
        }),
        ..TableDef::new("narrow", None, ID_ALONE)
    };
    for syntax in [MYSQL, MARIADB, MSSQL] {
        says(syntax, &narrow, "give both columns the same type");
    }
    assert!(create_table(Postgres::SYNTAX, &narrow, false).is_ok());
}

#[test]
fn nothing_refers_to_a_key_that_waits() {
    use crate::schema::KeyMore;
    static LATE: TableDef = TableDef {
        primary_key: &[0],
        primary_key_more: KeyMore {
            deferrable: Some(true),
            clustered: None,
        },
        ..TableDef::new("late", None, &[ColumnDef::of::<i32>("id", "id")])
    };
    let table = TableDef {
        foreign_keys: ForeignKeys::new(|| {
            let (none, id) = (Action::NoAction, &[(&LATE, "id")]);
            vec![ForeignKeyDef::new("k", &[0], id, none, none)]
        }),
        ..TableDef::new("t", None, ID_ALONE)
    };
    says(Postgres::SYNTAX, &table, "leave out `deferrable` there");
    says(
        MYSQL,
        &LATE,
        "is checked at the end of the transaction, which is not done here",
    );
}
