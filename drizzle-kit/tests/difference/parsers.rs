//! The statements of the corpus, as the parsers of databases see them that can't be had.
use crate::corpus::cases;
use drizzle_core::catalog::Catalog;
use drizzle_core::dialect::{Cockroach, Dialect, Mssql};
use drizzle_core::error::Error;
use drizzle_core::exec::{Cursor, Done, Executor, Runs, Work};
use drizzle_core::render::Sql;
use drizzle_kit::questions::Answers;
use drizzle_kit::{diff, down, seed, statements};
use futures_util::future::BoxFuture;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Mutex;

/// Remembers statements, and does nothing.
#[derive(Default)]
struct Remembered(Mutex<Vec<String>>);

impl Runs for Remembered {
    fn run<'a>(&'a self, work: Work) -> BoxFuture<'a, Result<Done, Error>> {
        Box::pin(async {
            let texts = work.statements.into_iter().map(|statement| statement.text);
            self.0.lock().expect("nobody has panicked").extend(texts);
            Ok(Done {
                affected: 0,
                sql: String::new(),
                sink: work.sink,
            })
        })
    }
}

impl<D: Dialect> Executor<D> for Remembered {
    fn chosen_schema(&self) -> Option<&str> {
        None
    }

    fn open<'a>(&'a self, _: Sql) -> BoxFuture<'a, Result<Box<dyn Cursor + 'a>, Error>> {
        Box::pin(async { Err(Error::Invalid("there are no rows".into())) })
    }
}

/// What makes and unmakes the rows of a schema.
fn seeded<D: Dialect>(catalog: &Catalog) -> Vec<String> {
    let options = seed::Options::new().rows(3);
    // Not every schema has room for rows.
    let Ok(rows) = seed::plan(D::SYNTAX, catalog, &options) else {
        return Vec::new();
    };
    let all = Remembered::default();
    futures_util::FutureExt::now_or_never(seed::send::<D>(&all, &rows))
        .expect("nobody is waited for")
        .expect("nobody refuses");
    let mut all = all.0.into_inner().expect("nobody has panicked");
    all.extend(seed::reset_statements(D::SYNTAX, catalog).expect("a dialect"));
    all
}

/// Every statement of every case, with the case's name.
fn all<D: Dialect>() -> Vec<(String, String)> {
    let syntax = D::SYNTAX;
    let mut all = Vec::new();
    for case in cases().iter().filter(|case| case.is_for(syntax)) {
        let (from, to, _) = case.catalogs(syntax);
        let answers = Answers::of_lines(&case.answers).expect("answers");
        let ways = [
            (&from, &to, diff(&from, &to, &answers)),
            (&to, &from, down(&from, &to, &answers)),
        ];
        for catalog in [&from, &to] {
            let texts = seeded::<D>(catalog).into_iter();
            all.extend(texts.map(|text| (format!("rows of {}", case.name), text)));
        }
        for (from, to, changes) in ways {
            // What is refused is told in the corpus.
            let Ok(found) = statements(syntax, from, to, &changes.expect("answers")) else {
                continue;
            };
            all.extend(
                found
                    .into_iter()
                    .map(|statement| (case.name.clone(), statement.sql)),
            );
        }
    }
    // And those of random ones.
    for seed in 1..=300 {
        let (from, to, answers, _, case) = crate::random::pair(syntax, seed);
        let texts = seeded::<D>(&from).into_iter();
        all.extend(texts.map(|text| (format!("rows of SEED={seed}"), text)));
        let ways = [
            (&from, &to, diff(&from, &to, &answers)),
            (&to, &from, down(&from, &to, &answers)),
        ];
        for (from, to, changes) in ways {
            let found = statements(syntax, from, to, &changes.expect("answers"));
            let found = found.unwrap_or_else(|error| panic!("{case}: {error}"));
            all.extend(
                found
                    .into_iter()
                    .map(|statement| (format!("SEED={seed}"), statement.sql)),
            );
        }
    }
    all
}

/// Sends a text to a checker, and gives what it says.
fn ask(args: &[&str], input: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/servers");
    let mut child = Command::new("python3")
        .args(args)
        .current_dir(root)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("python3");
    let mut stdin = child.stdin.take().expect("an input");
    let input = input.to_owned();
    let writer = std::thread::spawn(move || stdin.write_all(input.as_bytes()));
    let output = child.wait_with_output().expect("an answer");
    writer
        .join()
        .expect("a writer")
        .expect("an input that is read");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
#[ignore = "needs python3 and .NET"]
fn sql_server() {
    let all = all::<Mssql>();
    let requests: String = all
        .iter()
        .enumerate()
        .map(|(id, (_, sql))| format!("{}\n", serde_json::json!({ "id": id, "sql": sql })))
        .collect();
    let answers = ask(&["tsql-check", "--jsonl", "--compat", "140"], &requests);
    let mut wrong = Vec::new();
    let mut answered = 0;
    for line in answers.lines() {
        let answer: serde_json::Value = serde_json::from_str(line).expect("an answer");
        answered += 1;
        let at = answer["id"]
            .as_u64()
            .and_then(|id| usize::try_from(id).ok())
            .expect("a number");
        if answer["errors"]
            .as_array()
            .is_some_and(|errors| !errors.is_empty())
        {
            wrong.push(format!(
                "{}: {}\n{}",
                all[at].0, all[at].1, answer["errors"]
            ));
        }
    }
    assert_eq!(answered, all.len(), "every statement is answered");
    assert!(
        all.iter().any(|(_, sql)| sql.starts_with("insert into")),
        "rows are made"
    );
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
#[ignore = "needs DRIZZLE_COCKROACH_GRAMMAR, the stmt_block.bnf of a release"]
fn cockroach() {
    let grammar = std::env::var("DRIZZLE_COCKROACH_GRAMMAR").expect("DRIZZLE_COCKROACH_GRAMMAR");
    let input: String = all::<Cockroach>()
        .iter()
        .map(|(_, sql)| format!("{sql};\n"))
        .collect();
    let answer = ask(&["crdb_syntax.py", &grammar], &input);
    assert!(
        !answer.lines().any(|line| line.starts_with("at ")),
        "{answer}"
    );
    assert!(answer.contains(" passed, "), "{answer}");
}
