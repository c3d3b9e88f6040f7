//! Pairs of schemas with the statements between them, in `tests/corpus`: one folder each, with what was, what is to be,
//! and the statements of every dialect. `UPDATE_EXPECT=1` writes them.
use crate::model::Case;
use crate::property::{holds_of_texts, texts};
use crate::servers::Server;
use drizzle_core::dialect::ALL;
use drizzle_kit::questions::Answers;
use drizzle_kit::{diff, down, statements};
use std::fs;
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus")
}

pub(crate) fn cases() -> Vec<Case> {
    let only = std::env::var("CASE").ok();
    let mut names: Vec<_> = fs::read_dir(folder())
        .expect("the corpus")
        .map(|entry| {
            entry
                .expect("a folder")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    names.sort();
    names.retain(|name| only.as_ref().is_none_or(|only| name.contains(only)));
    names
        .iter()
        .map(|name| {
            let folder = folder().join(name);
            match fs::read_to_string(folder.join("schema.txt")) {
                Ok(text) => Case::parse(name, &text),
                Err(_) => {
                    let answers = fs::read_to_string(folder.join("answers.txt"));
                    Case::of_sources(name, folder, answers.expect("answers"))
                }
            }
        })
        .collect()
}

/// What is done, what is lost, and the statements there and back.
fn expected(case: &Case, syntax: &'static dyn drizzle_core::dialect::Syntax) -> String {
    let (from, to, _) = case.catalogs(syntax);
    let answers =
        Answers::of_lines(&case.answers).unwrap_or_else(|error| panic!("{}: {error}", case.name));
    let mut out = String::new();
    let changes =
        diff(&from, &to, &answers).unwrap_or_else(|questions| panic!("{}: {questions}", case.name));
    for change in &changes {
        if let Some(loses) = &change.loses {
            out += &format!("-- loses: {loses}\n");
        }
        if let Some(fails) = &change.fails {
            out += &format!("-- fails if {fails}\n");
        }
    }
    let told = |result: Result<Vec<_>, drizzle_core::Error>| match result {
        Ok(statements) => texts(&statements),
        Err(error) => format!("-- refused: {error}\n"),
    };
    out += &told(statements(syntax, &from, &to, &changes));
    out += "\n-- down\n";
    let back =
        down(&from, &to, &answers).unwrap_or_else(|questions| panic!("{}: {questions}", case.name));
    for loses in back.iter().filter_map(|change| change.loses.as_ref()) {
        out += &format!("-- loses: {loses}\n");
    }
    out + &told(statements(syntax, &to, &from, &back))
}

#[test]
fn the_statements_are_those() {
    let update = std::env::var_os("UPDATE_EXPECT").is_some();
    let mut wrong = Vec::new();
    for case in cases() {
        for syntax in ALL.into_iter().filter(|syntax| case.is_for(*syntax)) {
            let file = folder()
                .join(&case.name)
                .join(format!("{}.sql", syntax.name()));
            let found = expected(&case, syntax);
            if update {
                fs::write(&file, found).expect("a file");
            } else if fs::read_to_string(&file).unwrap_or_default() != found {
                wrong.push(format!("{}\n{found}", file.display()));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "other statements than expected; read them, then UPDATE_EXPECT=1\n\n{}",
        wrong.join("\n")
    );
}

async fn all_on(server: &mut Server) {
    let mut failed = Vec::new();
    for case in cases() {
        if !case.is_for(server.syntax()) {
            continue;
        }
        // One after the other, but told together.
        let result = {
            let run = std::panic::AssertUnwindSafe(holds_of_texts(server, &case));
            futures_util::FutureExt::catch_unwind(run).await
        };
        if let Err(panic) = result {
            let text = panic.downcast_ref::<String>().cloned().unwrap_or_default();
            failed.push(format!("## {}\n{text}", case.name));
            let _ = server.execute("rollback").await;
        }
    }
    assert!(
        failed.is_empty(),
        "{} fail\n\n{}",
        failed.len(),
        failed.join("\n\n")
    );
}

#[tokio::test]
async fn sqlite() {
    all_on(&mut Server::sqlite().await).await;
}

#[tokio::test]
#[cfg_attr(
    not(feature = "postgres"),
    ignore = "needs a server: --features postgres, DRIZZLE_POSTGRES_URL"
)]
async fn postgres() {
    all_on(&mut Server::postgres("DRIZZLE_POSTGRES_URL", "drizzle_kit_corpus").await).await;
}

#[tokio::test]
#[cfg_attr(
    not(feature = "cockroach"),
    ignore = "needs a server: --features cockroach, DRIZZLE_COCKROACH_URL"
)]
async fn cockroach() {
    all_on(&mut Server::cockroach("drizzle_kit_corpus_cockroach").await).await;
}

#[tokio::test]
#[cfg_attr(
    not(feature = "mysql"),
    ignore = "needs a server: --features mysql, DRIZZLE_MYSQL_URL"
)]
async fn mysql() {
    all_on(&mut Server::mysql("DRIZZLE_MYSQL_URL", "drizzle_kit_corpus").await).await;
}
