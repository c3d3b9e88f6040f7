//! One test for each rule; whole texts are in the golden tests.
use super::create_table;
use crate::dialect::{
    COCKROACH_STAND_IN, Cockroach, Dialect, MARIADB, Mssql, MySql, Postgres, Sqlite, Syntax,
};
use crate::schema::{
    Action, Auto, CheckDef, ColumnDef, ConditionDef, DefaultDef, ForeignKeyDef, ForeignKeys,
    IndexDef, SqlTypeDef, TableDef, UniqueDef,
};
use crate::value::{EnumDef, Kind, Value};

mod rare;

const MYSQL: &dyn Syntax = MySql::SYNTAX;
const MSSQL: &dyn Syntax = Mssql::SYNTAX;

const ID: ColumnDef = ColumnDef::of::<i32>("id", "id");
const TEXT: ColumnDef = ColumnDef::of::<String>("t", "t");
const MAYBE: ColumnDef = ColumnDef::of::<Option<i32>>("m", "m");
const BYTES: ColumnDef = ColumnDef::of::<Vec<u8>>("b", "b");

fn kind(kind: Kind) -> ColumnDef {
    ColumnDef { kind, ..TEXT }
}
/// Definitions live as long as the program.
fn list<T, const N: usize>(items: [T; N]) -> &'static [T] {
    Vec::from(items).leak()
}
fn table<const N: usize>(columns: [ColumnDef; N]) -> TableDef {
    TableDef::new("t", None, list(columns))
}
const fn key(columns: &'static [usize]) -> UniqueDef {
    UniqueDef::new("u", columns)
}
const fn index(unique: bool, columns: &'static [(usize, bool)]) -> IndexDef {
    IndexDef::new("i", unique, columns)
}
/// `references other (column) on delete ..`.
fn reference(
    own: &'static [usize],
    other: &'static TableDef,
    column: &'static str,
    on_delete: Action,
) -> ForeignKeyDef {
    ForeignKeyDef::new("f", own, &[(other, column)], on_delete, Action::NoAction)
}

/// The lines within the parentheses.
#[track_caller]
fn parts(syntax: &'static dyn Syntax, table: &TableDef) -> Vec<String> {
    let statements = create_table(syntax, table, false).expect("the table can be created");
    let create = statements
        .iter()
        .find(|sql| sql.starts_with("create table"))
        .expect("there is a table");
    let lines = create.lines().skip(1).filter(|line| *line != ")");
    lines
        .map(|line| line.trim().trim_end_matches(',').to_owned())
        .collect()
}

#[track_caller]
fn refused(syntax: &'static dyn Syntax, table: &TableDef, words: &str) {
    let error = create_table(syntax, table, false).expect_err("the table is refused");
    let message = error.to_string();
    let name = syntax.name();
    assert!(
        message.starts_with(&format!("table `t` can't be created on {name}: ")),
        "{message}"
    );
    assert!(message.contains(words), "{message}");
}

#[test]
fn text_and_bytes_in_keys() {
    const COLUMNS: [ColumnDef; 3] = [TEXT, BYTES, TEXT.sql_type(SqlTypeDef::Text)];
    let free = table(COLUMNS);
    assert_eq!(
        parts(MYSQL, &free),
        [
            "`t` longtext not null",
            "`b` longblob not null",
            "`t` longtext not null"
        ]
    );
    assert_eq!(parts(MSSQL, &free)[0], "[t] nvarchar(max) not null");
    let keys = [
        TableDef {
            primary_key: &[0, 1, 2],
            ..table(COLUMNS)
        },
        TableDef {
            uniques: list([key(&[0, 1, 2])]),
            ..table(COLUMNS)
        },
        TableDef {
            indexes: list([index(false, &[(0, false), (1, false), (2, true)])]),
            ..table(COLUMNS)
        },
    ];
    for table in keys {
        assert_eq!(
            parts(MYSQL, &table)[..3],
            [
                "`t` varchar(255) not null",
                "`b` varbinary(255) not null",
                "`t` varchar(255) not null"
            ]
        );
        assert_eq!(
            parts(MSSQL, &table)[..3],
            [
                "[t] nvarchar(450) not null",
                "[b] varbinary(900) not null",
                "[t] nvarchar(450) not null"
            ]
        );
        assert_eq!(parts(Postgres::SYNTAX, &table)[0], "\"t\" text not null");
        assert_eq!(parts(Cockroach::SYNTAX, &table)[1], "\"b\" bytes not null");
    }
}

#[test]
fn a_reference_has_the_type_it_refers_to() {
    static SHORT: TableDef = TableDef {
        uniques: &[key(&[0])],
        ..TableDef::new("o", None, &[TEXT.sql_type(SqlTypeDef::Varchar(20))])
    };
    static LONG: TableDef = TableDef {
        primary_key: &[0],
        ..TableDef::new("o", None, &[TEXT])
    };
    let to = |foreign_keys| TableDef {
        foreign_keys,
        ..table([TEXT])
    };
    let short = to(ForeignKeys::new(|| {
        vec![reference(&[0], &SHORT, "t", Action::NoAction)]
    }));
    assert_eq!(parts(MYSQL, &short)[0], "`t` varchar(20) not null");
    assert_eq!(parts(MSSQL, &short)[0], "[t] nvarchar(20) not null");
    let long = to(ForeignKeys::new(|| {
        vec![reference(&[0], &LONG, "t", Action::NoAction)]
    }));
    assert_eq!(parts(MYSQL, &long)[0], "`t` varchar(255) not null");
    // What is asked for stays.
    let asked = TableDef {
        foreign_keys: long.foreign_keys,
        ..table([TEXT.sql_type(SqlTypeDef::Varchar(9))])
    };
    assert_eq!(parts(MYSQL, &asked)[0], "`t` varchar(9) not null");
}

#[test]
fn references_in_a_circle() {
    static ONE: TableDef = TableDef {
        foreign_keys: ForeignKeys::new(|| vec![reference(&[0], &OTHER, "t", Action::NoAction)]),
        ..TableDef::new("t", None, &[TEXT])
    };
    static OTHER: TableDef = TableDef {
        foreign_keys: ForeignKeys::new(|| vec![reference(&[0], &ONE, "t", Action::NoAction)]),
        ..TableDef::new("o", None, &[TEXT])
    };
    static ITSELF: TableDef = TableDef {
        foreign_keys: ForeignKeys::new(|| vec![reference(&[0], &ITSELF, "t", Action::NoAction)]),
        ..TableDef::new("t", None, &[TEXT])
    };
    assert_eq!(parts(MYSQL, &ONE)[0], "`t` varchar(255) not null");
    assert_eq!(parts(MYSQL, &ITSELF)[0], "`t` varchar(255) not null");
}

#[test]
fn indexes_stand_in_the_table_or_after_it() {
    const INDEXES: &[IndexDef] = &[
        index(true, &[(0, true)]),
        index(false, &[(0, false), (1, false)]),
    ];
    let table = TableDef {
        indexes: INDEXES,
        ..table([ID, MAYBE])
    };
    assert_eq!(
        parts(MYSQL, &table)[2..],
        ["unique index `i` (`id` desc)", "index `i` (`id`, `m`)"]
    );
    assert_eq!(
        parts(MSSQL, &table)[2..],
        ["index [i] unique ([id] desc)", "index [i] ([id], [m])"]
    );
    for syntax in [Sqlite::SYNTAX, Postgres::SYNTAX, Cockroach::SYNTAX] {
        let statements = create_table(syntax, &table, true).unwrap();
        assert_eq!(
            statements[1..],
            [
                "create unique index if not exists \"i\" on \"t\" (\"id\" desc)",
                "create index if not exists \"i\" on \"t\" (\"id\", \"m\")"
            ]
        );
    }
}

#[test]
fn nothing_happens_to_a_table_that_is_there() {
    let table = TableDef::new("t'x]", Some("s"), list([ID]));
    let first = |syntax| {
        let statements = create_table(syntax, &table, true).unwrap();
        assert_eq!(statements.len(), 1);
        statements[0].split(" (\n").next().unwrap().to_owned()
    };
    assert_eq!(first(MYSQL), "create table if not exists `s`.`t'x]`");
    assert_eq!(
        first(MSSQL),
        "if object_id(N'[s].[t''x]]]', N'U') is null\ncreate table [s].[t'x]]]"
    );
    assert_eq!(
        first(Cockroach::SYNTAX),
        "create table if not exists \"s\".\"t'x]\""
    );
}

#[test]
fn a_unique_value_may_be_missing_more_than_once() {
    let constraint = TableDef {
        uniques: list([key(&[0, 1])]),
        ..table([ID, MAYBE])
    };
    assert_eq!(
        parts(MYSQL, &constraint)[2],
        "constraint `u` unique (`id`, `m`)"
    );
    assert_eq!(
        parts(MSSQL, &constraint)[2],
        "index [u] unique ([id], [m]) where [m] is not null"
    );
    let filtered = IndexDef {
        filter: Some(ConditionDef::Sql("id > 1")),
        ..index(true, &[(1, false)])
    };
    let filtered = TableDef {
        indexes: list([filtered]),
        ..table([ID, MAYBE])
    };
    assert_eq!(
        parts(MSSQL, &filtered)[2],
        "index [i] unique ([m]) where id > 1 and [m] is not null"
    );
    let not_null = TableDef {
        uniques: list([key(&[0])]),
        ..table([ID])
    };
    assert_eq!(parts(MSSQL, &not_null)[1], "constraint [u] unique ([id])");
}

#[test]
fn defaults() {
    fn value() -> Value {
        Value::Text("it's".into())
    }
    fn backslash() -> Value {
        Value::Text("\\".into())
    }
    const TEXT_DEFAULT: ColumnDef = TEXT.default(DefaultDef::Value(value));
    let of = |column: ColumnDef| {
        let table = table([column]);
        [MYSQL, MARIADB, MSSQL].map(|syntax| {
            let part = parts(syntax, &table).remove(0);
            part.split("default ").nth(1).unwrap().to_owned()
        })
    };
    let same = |mysql: &str, mssql: &str| [mysql, mysql, mssql].map(str::to_owned);
    assert_eq!(of(TEXT_DEFAULT), same("('it''s')", "(N'it''s')"));
    let short = TEXT_DEFAULT.sql_type(SqlTypeDef::Varchar(9));
    assert_eq!(of(short), same("'it''s'", "(N'it''s')"));
    let bytes = short.default(DefaultDef::Value(backslash));
    assert_eq!(of(bytes), same("(convert(x'5c' using utf8mb4))", "(N'\\')"));
    let expression = ID.default(DefaultDef::Sql("1 + 1"));
    assert_eq!(of(expression), same("(1 + 1)", "(1 + 1)"));
    let now = kind(Kind::Timestamp).default(DefaultDef::Now);
    assert_eq!(of(now), same("current_timestamp(6)", "(sysutcdatetime())"));
    let date = now.sql_type(SqlTypeDef::Date);
    assert_eq!(
        of(date),
        same("(current_timestamp(6))", "(sysutcdatetime())")
    );
    let date = kind(Kind::Date).default(DefaultDef::Now);
    assert_eq!(of(date), same("(current_date)", "(sysutcdatetime())"));
}

#[test]
fn generated_columns() {
    let stored = table([ID.generated("1 + 1", true)]);
    assert_eq!(
        parts(MYSQL, &stored),
        ["`id` int generated always as (1 + 1) stored not null"]
    );
    assert_eq!(
        parts(MARIADB, &stored),
        [
            "`id` int generated always as (1 + 1) stored",
            "constraint `t_id_not_null` check (`id` is not null)"
        ]
    );
    assert_eq!(
        parts(MSSQL, &stored),
        ["[id] as cast((1 + 1) as int) persisted not null"]
    );
    let read = table([MAYBE.generated("1", false)]);
    assert_eq!(
        parts(MYSQL, &read),
        ["`m` int generated always as (1) virtual"]
    );
    assert_eq!(parts(MSSQL, &read), ["[m] as cast((1) as int)"]);
    let read = table([ID.generated("1", false)]);
    refused(MSSQL, &read, "column `id` is computed when it is read");
}

#[test]
fn names_are_made_up_once() {
    const FLAG: ColumnDef = ColumnDef::of::<i32>("c", "c").default(DefaultDef::Sql("1"));
    let taken = TableDef {
        checks: &[CheckDef {
            name: "T_C_DF",
            expr: ConditionDef::Sql("1 = 1"),
        }],
        primary_key: &[0],
        ..table([FLAG])
    };
    assert_eq!(
        parts(MSSQL, &taken),
        [
            "[c] int not null constraint [t_c_df2] default (1)",
            "constraint [t_pkey] primary key ([c])",
            "constraint [T_C_DF] check (1 = 1)"
        ]
    );
    let long = "é".repeat(100).leak();
    let long = TableDef::new(long, None, &[FLAG]);
    let part = parts(MSSQL, &long).remove(0);
    let name = part.split(['[', ']']).nth(3).unwrap();
    assert!(name.len() <= 63 && name.starts_with("éé"), "{name}");
}

static PLAIN: EnumDef = EnumDef {
    name: "e",
    schema: Some("s"),
    labels: &["a", "b'"],
};
static ODD: EnumDef = EnumDef {
    name: "e",
    schema: None,
    labels: &["a\\b"],
};
static BLANK: EnumDef = EnumDef {
    name: "e",
    schema: None,
    labels: &["a", "b "],
};

#[test]
fn enums() {
    let plain = table([kind(Kind::Enum(&PLAIN))]);
    assert_eq!(parts(MYSQL, &plain), ["`t` enum('a', 'b''') not null"]);
    assert_eq!(
        parts(MSSQL, &plain),
        [
            "[t] nvarchar(255) not null",
            "constraint [t_t_check] check ([t] in (N'a', N'b'''))"
        ]
    );
    let first = |syntax| create_table(syntax, &plain, false).unwrap().remove(0);
    assert_eq!(
        first(Cockroach::SYNTAX),
        "create type if not exists \"s\".\"e\" as enum ('a', 'b''')"
    );
    assert_eq!(first(COCKROACH_STAND_IN), first(Postgres::SYNTAX));
    assert!(first(Postgres::SYNTAX).starts_with("do $"));
    assert_eq!(
        parts(MYSQL, &table([kind(Kind::Enum(&ODD))])),
        ["`t` enum(x'615c62') not null"]
    );
    refused(MYSQL, &table([kind(Kind::Enum(&BLANK))]), "label `b `");
    // As text it keeps its spaces.
    let text = kind(Kind::Enum(&BLANK)).sql_type(SqlTypeDef::Text);
    assert_eq!(parts(MYSQL, &table([text])), ["`t` longtext not null"]);
}

#[test]
fn json() {
    let json = kind(Kind::Json);
    let check = "isjson(N'[' + [t] + N']') = 1 and isjson(N'{\"a\":' + [t] + N'}') = 1";
    assert_eq!(
        parts(MSSQL, &table([json])),
        [
            "[t] nvarchar(max) not null".to_owned(),
            format!("constraint [t_t_json] check ({check})")
        ]
    );
    let as_text = table([json.sql_type(SqlTypeDef::Text)]);
    assert_eq!(parts(MSSQL, &as_text), ["[t] nvarchar(max) not null"]);
    let in_key = TableDef {
        uniques: list([key(&[0])]),
        ..table([json])
    };
    refused(MYSQL, &in_key, "column `t` is JSON");
    refused(MSSQL, &in_key, "column `t` is JSON");
    create_table(Postgres::SYNTAX, &in_key, false).unwrap();
}

#[test]
fn decimals_have_a_precision() {
    let decimal = kind(Kind::Decimal);
    refused(MSSQL, &table([decimal]), "numeric(precision, scale)");
    refused(
        MSSQL,
        &table([decimal.sql_type(SqlTypeDef::Numeric(None))]),
        "column `t`",
    );
    let exact = table([decimal.sql_type(SqlTypeDef::Numeric(Some((10, 2))))]);
    assert_eq!(parts(MSSQL, &exact), ["[t] decimal(10, 2) not null"]);
    let text = table([decimal.sql_type(SqlTypeDef::Text)]);
    assert_eq!(parts(MSSQL, &text), ["[t] nvarchar(max) not null"]);
    // Every value of the Rust type fits.
    assert_eq!(
        parts(MYSQL, &table([decimal])),
        ["`t` decimal(65, 30) not null"]
    );
}

#[test]
fn what_references_do() {
    static OTHER: TableDef = TableDef::new("o", None, &[ID, MAYBE]);
    let to = |foreign_keys| TableDef {
        foreign_keys,
        ..table([ID])
    };
    let restrict = to(ForeignKeys::new(|| {
        vec![reference(&[0], &OTHER, "id", Action::Restrict)]
    }));
    assert!(parts(MYSQL, &restrict)[1].ends_with("(`id`) on delete restrict"));
    assert!(parts(MSSQL, &restrict)[1].ends_with("references [o] ([id])"));
    let default = to(ForeignKeys::new(|| {
        vec![reference(&[0], &OTHER, "id", Action::SetDefault)]
    }));
    refused(MYSQL, &default, "foreign key `f` sets a default");
    assert!(parts(MSSQL, &default)[1].ends_with(" on delete set default"));
    let nullable = to(ForeignKeys::new(|| {
        vec![reference(&[0], &OTHER, "m", Action::NoAction)]
    }));
    refused(MSSQL, &nullable, "refers to `o`.`m`, which may be NULL");
    create_table(MYSQL, &nullable, false).unwrap();
    static ITSELF: TableDef = TableDef {
        foreign_keys: ForeignKeys::new(|| vec![reference(&[0], &ITSELF, "id", Action::SetNull)]),
        ..TableDef::new("t", None, &[ID])
    };
    refused(MSSQL, &ITSELF, "foreign key `f` refers to its own table");
    create_table(MYSQL, &ITSELF, false).unwrap();
}

#[test]
fn partial_indexes() {
    let partial = IndexDef {
        filter: Some(ConditionDef::Sql("id > 1")),
        ..index(false, &[(0, false)])
    };
    let table = TableDef {
        indexes: list([partial]),
        ..table([ID])
    };
    refused(MYSQL, &table, "index `i` has a filter");
    assert_eq!(parts(MSSQL, &table)[1], "index [i] ([id]) where id > 1");
}

#[test]
fn columns_beside_the_key_of_an_index() {
    let with = IndexDef {
        filter: Some(ConditionDef::Sql("id > 1")),
        include: &[1],
        ..index(true, &[(0, false)])
    };
    let table = TableDef {
        indexes: list([with]),
        ..table([ID, MAYBE])
    };
    let unfiltered = TableDef {
        indexes: list([IndexDef {
            filter: None,
            ..with
        }]),
        ..table
    };
    refused(MYSQL, &unfiltered, "index `i` includes columns");
    refused(Sqlite::SYNTAX, &unfiltered, "index `i` includes columns");
    let mssql = "create unique index [i] on [t] ([id]) include ([m]) where id > 1";
    assert_eq!(create_table(MSSQL, &table, false).unwrap()[1], mssql);
    let guard = "if not exists (select 1 from sys.indexes where object_id = object_id(N'[t]', N'U') and quotename(name) = N'[i]')";
    assert_eq!(
        create_table(MSSQL, &table, true).unwrap()[1],
        format!("{guard}\n{mssql}")
    );
    let of = |syntax| create_table(syntax, &table, false).unwrap().remove(1);
    let standard = "create unique index \"i\" on \"t\" (\"id\") include (\"m\") where id > 1";
    assert_eq!(of(Postgres::SYNTAX), standard);
    assert_eq!(of(COCKROACH_STAND_IN), standard);
    assert_eq!(
        of(Cockroach::SYNTAX),
        "create unique index \"i\" on \"t\" (\"id\") storing (\"m\") where id > 1"
    );
}

#[test]
fn columns_that_count_up() {
    let of = |auto, column: ColumnDef| {
        let table = table([column.auto(auto)]);
        [MYSQL, MSSQL, Cockroach::SYNTAX].map(|syntax| parts(syntax, &table).remove(0))
    };
    let big = ColumnDef::of::<i64>("id", "id");
    assert_eq!(
        of(Auto::Serial, ID),
        [
            "`id` int auto_increment not null",
            "[id] int identity(1, 1) not null",
            "\"id\" int4 generated by default as identity not null"
        ]
    );
    assert_eq!(
        of(Auto::Increment, big),
        [
            "`id` bigint auto_increment not null",
            "[id] bigint identity(1, 1) not null",
            "\"id\" int8 default unique_rowid() not null"
        ]
    );
    assert_eq!(
        of(Auto::Always, big)[2],
        "\"id\" int8 generated always as identity not null"
    );
}
