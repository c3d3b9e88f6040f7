//! Parsers of databases that can't be installed here, given what the suite has written down for them
//! (`tests/tests/suite/record.rs`).
use crate::run::{answer, root};
use crate::summary::Summary;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Longer statements are inserts of many rows, of which a shorter one is there as well.
const LONGEST: usize = 16 * 1024;

/// Checking nothing is no success: then the tests did not write down what they should have.
const NOTHING: &str = "no statement was written down";

/// A folder for recordings, emptied.
pub(crate) fn folder(name: &str) -> Result<PathBuf, String> {
    let folder = root().join("target/records").join(name);
    if folder.exists() {
        std::fs::remove_dir_all(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    }
    std::fs::create_dir_all(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    Ok(folder)
}

/// The statements of one test, by kind: `ddl`, `sql`, `raw`, `refused`.
type Recorded = BTreeMap<String, Vec<String>>;

fn read(folder: &Path) -> Result<BTreeMap<String, Recorded>, String> {
    let mut tests: BTreeMap<String, Recorded> = BTreeMap::new();
    let failed = |e: std::io::Error| format!("{}: {e}", folder.display());
    for entry in std::fs::read_dir(folder).map_err(failed)? {
        let text = std::fs::read_to_string(entry.map_err(failed)?.path()).map_err(failed)?;
        for line in text.lines() {
            let object: Value = serde_json::from_str(line).map_err(|e| e.to_string())?;
            let Some(object) = object.as_object() else {
                continue;
            };
            let test = object.get("test").and_then(Value::as_str);
            let recorded = tests
                .entry(test.unwrap_or_default().to_owned())
                .or_default();
            for (kind, text) in object.iter().filter(|(kind, _)| *kind != "test") {
                let text = text.as_str().unwrap_or_default();
                if text.len() <= LONGEST {
                    recorded
                        .entry(kind.clone())
                        .or_default()
                        .push(text.to_owned());
                }
            }
        }
    }
    Ok(tests)
}

// ---------------------------------------------------------------- CockroachDB

/// The grammar of a CockroachDB release, if there is one.
pub(crate) fn grammar() -> Option<PathBuf> {
    let given = std::env::var_os("DRIZZLE_COCKROACH_GRAMMAR").map(PathBuf::from);
    let beside = ["tests/servers", "../shared/servers"];
    let beside = beside.map(|folder| root().join(folder).join("cockroach-25.4.bnf"));
    given.into_iter().chain(beside).find(|path| path.exists())
}

/// CockroachDB's grammar, on every statement that its suite has sent.
pub(crate) fn cockroach(summary: &mut Summary, folder: &Path) -> Result<(), String> {
    let (part, name) = ("cockroach", "(its grammar)");
    let Some(grammar) = grammar() else {
        summary.skipped(
            part,
            name,
            "no grammar: DRIZZLE_COCKROACH_GRAMMAR is not set",
        );
        return Ok(());
    };
    let mut texts: Vec<String> = read(folder)?
        .into_values()
        .flat_map(|recorded| {
            let kept = recorded.into_iter().filter(|(kind, _)| kind != "refused");
            kept.flat_map(|(_, texts)| texts)
        })
        .collect();
    texts.sort();
    texts.dedup();
    if texts.is_empty() {
        summary.failed(part, name, NOTHING);
        return Ok(());
    }
    let grammar = grammar.display().to_string();
    let input = texts.join(";\n") + ";\n";
    let Ok((_, output)) = answer(
        "python3",
        &["tests/servers/crdb_syntax.py", &grammar],
        &input,
    ) else {
        summary.skipped(part, name, "python3 can't be run");
        return Ok(());
    };
    let wrong: Vec<String> = output
        .lines()
        .filter(|line| line.starts_with("at "))
        .map(str::to_owned)
        .collect();
    let passed = output
        .lines()
        .rev()
        .find_map(|line| line.split_once(" passed, ")?.0.parse().ok());
    match passed {
        Some(passed) => summary.checked(part, name, passed, &wrong),
        None => summary.failed(part, name, "crdb_syntax.py gave no answer"),
    }
    Ok(())
}

// ---------------------------------------------------------------- SQL Server

/// Tables by name, and the statements that use them.
#[derive(Default)]
struct Schema {
    tables: BTreeMap<String, String>,
    statements: Vec<(String, String)>,
}

/// Microsoft's parser, on every statement that was written down.
pub(crate) fn parse(summary: &mut Summary, folder: &Path) -> Result<(), String> {
    let (part, name) = ("mssql", "(its parser)");
    let tests = read(folder)?;
    let statements: Vec<(String, String)> = tests
        .iter()
        .flat_map(|(test, recorded)| {
            let kinds = recorded.iter().filter(|(kind, _)| *kind != "refused");
            kinds.flat_map(move |(_, texts)| {
                texts.iter().map(move |text| (test.clone(), text.clone()))
            })
        })
        .collect();
    if statements.is_empty() {
        summary.failed(part, name, NOTHING);
        return Ok(());
    }
    tsql_check(None, &statements)?.tell(summary, part, name);
    Ok(())
}

/// What every statement of the suite on SQLite is on SQL Server: Microsoft's parser, and its resolution of names where
/// SQL Server has all tables of a test.
pub(crate) fn mssql(summary: &mut Summary, folder: &Path) -> Result<(), String> {
    parse(summary, folder)?;
    let (part, name) = ("mssql", "(its names)");
    let tests = read(folder)?;
    for (i, schema) in schemas(&tests).into_iter().enumerate() {
        let ddl = schema.tables.into_values().collect::<Vec<_>>();
        let file = folder.join(format!("schema-{i}.sql"));
        std::fs::write(&file, ddl.join(";\ngo\n") + ";\n").map_err(|e| e.to_string())?;
        tsql_check(Some(&file), &schema.statements)?.tell(summary, part, name);
    }
    Ok(())
}

/// Tests whose tables do not contradict each other share a schema. A test with a table that SQL Server refuses has none.
fn schemas(tests: &BTreeMap<String, Recorded>) -> Vec<Schema> {
    let mut schemas: Vec<Schema> = Vec::new();
    for (test, recorded) in tests {
        let texts = |kind: &str| recorded.get(kind).map_or(&[][..], Vec::as_slice);
        if texts("ddl").is_empty()
            || texts("refused")
                .iter()
                .any(|text| text.contains("can't be created"))
        {
            continue;
        }
        let tables: Vec<(String, String)> =
            texts("ddl").iter().filter_map(|ddl| created(ddl)).collect();
        let fits = |schema: &Schema| {
            let known = |(name, ddl): &(String, String)| {
                schema.tables.get(name).is_none_or(|there| there == ddl)
            };
            tables.iter().all(known)
        };
        let at = schemas.iter().position(fits).unwrap_or_else(|| {
            schemas.push(Schema::default());
            schemas.len() - 1
        });
        schemas[at].tables.extend(tables);
        let statements = texts("sql").iter().map(|text| (test.clone(), text.clone()));
        schemas[at].statements.extend(statements);
    }
    schemas
}

/// The name of the table or view that a definition creates, and the definition without its guard.
fn created(ddl: &str) -> Option<(String, String)> {
    if let Some(at) = ddl.find("create table ") {
        let definition = &ddl[at..];
        let name = definition["create table ".len()..].split(" (\n").next()?;
        return Some((name.to_owned(), definition.to_owned()));
    }
    let (guard, definition) = ddl.split_at(ddl.find("create view ")?);
    // Behind a guard it is a text of its own.
    let definition = match guard.ends_with("exec(N'") {
        true => definition.strip_suffix("')")?.replace("''", "'"),
        false => definition.to_owned(),
    };
    let name = definition["create view ".len()..].split(" as ").next()?;
    let name = name.split(" with ").next()?;
    Some((name.to_owned(), definition))
}

/// What the parser says.
#[derive(Debug, PartialEq)]
enum Verdict {
    /// It is not to be had here, and why.
    Absent(&'static str),
    /// It ended before it had answered, and how.
    Broken(String),
    /// So many statements are right; a line for each that is not, or that is wrong in the schema.
    Given { right: usize, wrong: Vec<String> },
}

impl Verdict {
    fn tell(&self, summary: &mut Summary, part: &str, name: &str) {
        match self {
            Verdict::Absent(reason) => summary.skipped(part, name, reason),
            Verdict::Broken(reason) => summary.failed(part, name, reason),
            Verdict::Given { right, wrong } => summary.checked(part, name, *right, wrong),
        }
    }
}

fn tsql_check(schema: Option<&Path>, statements: &[(String, String)]) -> Result<Verdict, String> {
    let mut args = vec!["tests/servers/tsql-check", "--jsonl", "--compat", "140"];
    let schema = schema.map(|path| path.display().to_string());
    if let Some(schema) = &schema {
        args.extend(["--schema", schema]);
    }
    let requests: String = statements
        .iter()
        .enumerate()
        .map(|(id, (_, sql))| format!("{}\n", json!({ "id": id, "sql": sql })))
        .collect();
    match answer("python3", &args, &requests) {
        Err(_) => Ok(Verdict::Absent("python3 can't be run")),
        Ok((Some(2), _)) => Ok(Verdict::Absent(
            "tsql-check could not be installed; see above",
        )),
        Ok((status, output)) => verdict(status, &output, statements),
    }
}

/// Reads the answers, one a line. The exit status of a parser that broke off may be the one of wrong statements: what
/// was not answered is not right.
fn verdict(
    status: Option<i32>,
    output: &str,
    statements: &[(String, String)],
) -> Result<Verdict, String> {
    let (mut answered, mut right, mut wrong) = (0, 0, Vec::new());
    for line in output.lines() {
        let answer: Value = serde_json::from_str(line).map_err(|e| e.to_string())?;
        let of = answer["id"]
            .as_u64()
            .and_then(|id| statements.get(usize::try_from(id).ok()?));
        answered += usize::from(of.is_some());
        let errors = answer["errors"].as_array().map_or(&[][..], Vec::as_slice);
        if errors.is_empty() {
            right += usize::from(of.is_some());
            continue;
        }
        let (test, sql) = of.map_or(("the schema", ""), |(test, sql)| (test, sql));
        let messages: Vec<_> = errors
            .iter()
            .map(|error| error["message"].to_string())
            .collect();
        wrong.push(format!("{test}: {}: {sql}", messages.join(" ")));
    }
    if answered == statements.len() && matches!(status, Some(0 | 1)) {
        return Ok(Verdict::Given { right, wrong });
    }
    let ended = status.map_or("by a signal".into(), |status| {
        format!("with status {status}")
    });
    Ok(Verdict::Broken(format!(
        "tsql-check ended {ended} after {answered} of {} statements; see above",
        statements.len()
    )))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn statements() -> Vec<(String, String)> {
        [("a", "select 1"), ("b", "selekt 2")]
            .map(|(test, sql)| (test.into(), sql.into()))
            .into()
    }

    #[test]
    fn every_statement_is_answered_for() {
        let output = "{\"id\":0,\"errors\":[]}\n{\"id\":1,\"errors\":[{\"message\":\"no\"}]}\n";
        let given = Verdict::Given {
            right: 1,
            wrong: vec!["b: \"no\": selekt 2".into()],
        };
        assert_eq!(verdict(Some(1), output, &statements()), Ok(given));
    }

    /// Python's status after an exception is the one of wrong statements.
    #[test]
    fn a_parser_that_breaks_off_is_a_failure() {
        for status in [Some(0), Some(1), Some(139), None] {
            let verdict = verdict(status, "{\"id\":0,\"errors\":[]}\n", &statements());
            assert!(matches!(verdict, Ok(Verdict::Broken(_))), "{verdict:?}");
        }
    }

    /// Mistakes of the schema belong to no statement.
    #[test]
    fn a_wrong_schema_without_statements() {
        let output = "{\"id\":null,\"errors\":[{\"message\":\"no\"}]}\n";
        let given = Verdict::Given {
            right: 0,
            wrong: vec!["the schema: \"no\": ".into()],
        };
        assert_eq!(verdict(Some(1), output, &[]), Ok(given));
    }

    #[test]
    fn nothing_written_down_is_a_failure() -> Result<(), String> {
        let folder = folder("nothing")?;
        let mut summary = Summary::default();
        parse(&mut summary, &folder)?;
        assert!(summary.result().is_err());
        Ok(())
    }
}
