//! What has to hold of every two schemas.
use crate::model::Row;
use crate::servers::{Cells, Server};
use drizzle_core::catalog::{Catalog, Column, Table};
use drizzle_core::ddl::Writer;
use drizzle_kit::questions::{Answers, Kind};
use drizzle_kit::{Change, Name, Part, Statement, What, diff, down, statements};
use std::collections::{BTreeMap, BTreeSet};

/// What a database of a catalog looks like.
pub(crate) async fn fresh(server: &mut Server, catalog: &Catalog) -> BTreeSet<String> {
    server.reset().await;
    let writer = Writer::new(server.syntax());
    for statement in writer.create(catalog, false).expect("a schema") {
        server.must(&statement).await;
    }
    server.dump().await
}

fn name(table: &Table) -> Name {
    Name {
        schema: table.schema.clone(),
        name: table.name.clone(),
    }
}

/// The rows of every table, in an order of their own.
async fn rows(
    server: &mut Server,
    catalog: &Catalog,
) -> BTreeMap<String, BTreeMap<String, Vec<Option<String>>>> {
    let writer = Writer::new(server.syntax());
    let ty = if matches!(server, Server::MySql(..)) {
        "char"
    } else {
        "text"
    };
    let mut found = BTreeMap::new();
    for table in &catalog.tables {
        let cells = table
            .columns
            .iter()
            .map(|column| format!("cast({} as {ty})", writer.name(&column.name)));
        let cells: Vec<_> = cells.collect();
        let order = table
            .primary_key
            .iter()
            .flat_map(|key| &key.columns)
            .map(|column| writer.name(column));
        let order: Vec<_> = order.collect();
        let order = if order.is_empty() {
            "1".to_owned()
        } else {
            order.join(", ")
        };
        let rows: Vec<Cells> = server
            .rows(&format!(
                "select {} from {} order by {order}",
                cells.join(", "),
                writer.table(table)
            ))
            .await;
        let mut columns = BTreeMap::new();
        for (at, column) in table.columns.iter().enumerate() {
            columns.insert(
                column.name.clone(),
                rows.iter().map(|row| row[at].clone()).collect(),
            );
        }
        columns.insert("*".into(), rows.iter().map(|_| None).collect());
        found.insert(name(table).to_string(), columns);
    }
    found
}

/// Where a table or column is after the changes.
fn now(changes: &[Change], table: &Table, column: Option<&Column>) -> (String, String) {
    let mut name = name(table);
    // Another one has its name.
    let taken = |kind: Kind, of: Option<&Name>, name: &Name| {
        let is = |rename: &What, source: bool| {
            matches!(rename, What::Rename { kind: k, of: o, from, to }
            if *k == kind && o.as_ref() == of && if source { from == name } else { to == name })
        };
        changes.iter().any(|change| is(&change.what, false))
            && !changes.iter().any(|change| is(&change.what, true))
    };
    if taken(Kind::Table, None, &name) {
        return ("gone".into(), "gone".into());
    }
    for change in changes {
        match &change.what {
            What::Rename {
                kind: Kind::Table,
                from,
                to,
                ..
            } if *from == name => name = to.clone(),
            What::Rename {
                kind: Kind::Schema,
                from,
                to,
                ..
            } if name.schema.as_ref() == Some(&from.name) => {
                name.schema = Some(to.name.clone());
            }
            _ => {}
        }
    }
    let mut own = column
        .map(|column| column.name.clone())
        .unwrap_or_else(|| "*".into());
    let own_name = Name {
        schema: None,
        name: own.clone(),
    };
    if taken(Kind::Column, Some(&name), &own_name) {
        return (name.to_string(), "gone".into());
    }
    for change in changes {
        if let What::Rename {
            kind: Kind::Column,
            of: Some(of),
            from,
            to,
        } = &change.what
            && *of == name
            && from.name == own
        {
            own = to.name.clone();
        }
    }
    (name.to_string(), own)
}

fn converted(changes: &[Change], table: &str, column: &str) -> bool {
    changes.iter().any(|change| match &change.what {
        What::Alter {
            from: Part::Column(_, from),
            to: Part::Column(of, to),
        } => {
            of.to_string() == table
                && to.name == column
                && (from.ty != to.ty || change.fill.is_some() || to.generated != from.generated)
        }
        What::Drop(Part::Column(of, dropped)) => of.to_string() == table && dropped.name == column,
        _ => false,
    })
}

pub(crate) fn texts(statements: &[Statement]) -> String {
    let lines = statements.iter().map(|statement| {
        let place = match statement.place {
            drizzle_kit::Place::Within => "",
            drizzle_kit::Place::Outside => "-- outside of a transaction\n",
            drizzle_kit::Place::BeforeCommit => "-- committed before the next\n",
        };
        format!("{place}{};\n", statement.sql)
    });
    lines.collect()
}

/// Runs everything that has to hold of two schemas on a server.
pub(crate) async fn holds(
    server: &mut Server,
    case: &str,
    from: &Catalog,
    to: &Catalog,
    answers: &Answers,
    inserts: &[Row],
) {
    let syntax = server.syntax();
    let expected = fresh(server, to).await;
    let before = fresh(server, from).await;
    let writer = Writer::new(syntax);
    for (table, values) in inserts {
        let columns: Vec<_> = values
            .iter()
            .map(|(column, _)| writer.name(column))
            .collect();
        let values: Vec<_> = values.iter().map(|(_, value)| value.as_str()).collect();
        let table = table
            .split('.')
            .map(|part| writer.name(part))
            .collect::<Vec<_>>()
            .join(".");
        server
            .must(&format!(
                "insert into {table} ({}) values ({})",
                columns.join(", "),
                values.join(", ")
            ))
            .await;
    }
    if let Server::Sqlite(_) = server {
        server.must("pragma foreign_keys = on").await;
    }
    let old_rows = rows(server, from).await;

    let changes = diff(from, to, answers).unwrap_or_else(|questions| panic!("{case}: {questions}"));
    let up =
        statements(syntax, from, to, &changes).unwrap_or_else(|error| panic!("{case}: {error}"));
    if let Err(error) = server.run(&up).await {
        panic!(
            "{case} on {}: {error}\n-- all:\n{}",
            syntax.server(),
            texts(&up)
        );
    }
    same(case, "up", &up, &expected, &server.dump().await);
    let new_rows = rows(server, to).await;
    for table in &from.tables {
        for column in table.columns.iter().map(Some).chain([None]) {
            let (table, own) = now(&changes, table, column);
            let Some(columns) = new_rows.get(&table) else {
                continue;
            };
            let generated = column.is_some_and(|column| column.generated.is_some());
            let relabelled = changes.iter().any(|change| {
                matches!(
                    change.what,
                    What::Rename {
                        kind: Kind::EnumValue,
                        ..
                    }
                )
            });
            if converted(&changes, &table, &own) || generated || relabelled {
                continue;
            }
            let Some(values) = columns.get(&own) else {
                continue;
            };
            let (old_table, old_own) = (
                self::name(from_table(from, &changes, &table)).to_string(),
                column.map(|c| c.name.clone()).unwrap_or_else(|| "*".into()),
            );
            assert_eq!(
                &old_rows[&old_table][&old_own],
                values,
                "{case} on {}: rows of {table}.{own}\n{}",
                syntax.server(),
                texts(&up)
            );
        }
    }
    assert_eq!(diff(to, to, &Answers::none()), Ok(Vec::new()), "{case}");
    let read: Catalog =
        serde_json::from_str(&serde_json::to_string(to).expect("a text")).expect("a catalog");
    assert_eq!(diff(&read, to, &Answers::none()), Ok(Vec::new()), "{case}");

    let back = down(from, to, answers).unwrap_or_else(|questions| panic!("{case}: {questions}"));
    let back_statements =
        statements(syntax, to, from, &back).unwrap_or_else(|error| panic!("{case}: {error}"));
    let lossy = changes
        .iter()
        .chain(&back)
        .any(|change| change.loses.is_some() || change.fill.is_some());
    if lossy {
        // Rows that have lost something need not be ones of the old schema.
        fresh(server, to).await;
    }
    if let Err(error) = server.run(&back_statements).await {
        panic!(
            "{case} back on {}: {error}\n-- all:\n{}",
            syntax.server(),
            texts(&back_statements)
        );
    }
    same(
        case,
        "down",
        &back_statements,
        &before,
        &server.dump().await,
    );
    if !lossy {
        assert_eq!(
            old_rows,
            rows(server, from).await,
            "{case} back on {}",
            syntax.server()
        );
    }
}

fn from_table<'a>(from: &'a Catalog, changes: &[Change], now_called: &str) -> &'a Table {
    let mut tables = from.tables.iter();
    tables
        .find(|table| now(changes, table, None).0 == now_called)
        .expect("a table before")
}

fn same(
    case: &str,
    way: &str,
    statements: &[Statement],
    expected: &BTreeSet<String>,
    found: &BTreeSet<String>,
) {
    let missing: Vec<_> = expected.difference(found).cloned().collect();
    let more: Vec<_> = found.difference(expected).cloned().collect();
    assert!(
        missing.is_empty() && more.is_empty(),
        "{case} {way}: differs from a database that is created so\nmissing:\n  {}\nmore:\n  {}\n{}",
        missing.join("\n  "),
        more.join("\n  "),
        texts(statements)
    );
}

/// The same for two texts.
pub(crate) async fn holds_of_texts(server: &mut Server, case: &crate::model::Case) {
    let (from, to, inserts) = case.catalogs(server.syntax());
    let answers = Answers::of_lines(&case.answers).expect("answers");
    holds(server, &case.name, &from, &to, &answers, &inserts).await;
}
