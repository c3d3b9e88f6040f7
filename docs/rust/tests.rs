//! The book as a whole: its list of chapters, its links.
use crate::CHAPTERS;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn text(file: &str) -> String {
    std::fs::read_to_string(folder().join(file)).unwrap_or_else(|e| panic!("{file}: {e}"))
}

fn files() -> BTreeSet<String> {
    std::fs::read_dir(folder())
        .expect("the folder of chapters")
        .map(|entry| {
            let name = entry.expect("an entry").file_name();
            name.into_string().expect("a plain name")
        })
        .filter(|name| name.ends_with(".md") && name != "SUMMARY.md")
        .collect()
}

/// The targets of the links in a text, without those in code.
fn links(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut code = false;
    for line in text.lines() {
        if line.trim_start().starts_with("```") {
            code = !code;
        }
        if code {
            continue;
        }
        // What stands between backticks is code.
        let prose: String = line.split('`').step_by(2).collect::<Vec<_>>().join("``");
        let mut rest = prose.as_str();
        while let Some((_, after)) = rest.split_once("](") {
            let Some((target, after)) = after.split_once(')') else {
                break;
            };
            found.push(target.to_owned());
            rest = after;
        }
    }
    found
}

/// The anchors of a text's headings, as mdBook and GitHub make them.
fn anchors(text: &str) -> BTreeSet<String> {
    let mut code = false;
    let mut found = BTreeSet::new();
    for line in text.lines() {
        if line.starts_with("```") {
            code = !code;
        }
        if let (false, Some(heading)) = (code, line.strip_prefix('#')) {
            let heading = heading.trim_start_matches('#').trim().to_lowercase();
            let kept = heading
                .chars()
                .filter(|c| c.is_alphanumeric() || " -_".contains(*c));
            found.insert(kept.map(|c| if c == ' ' { '-' } else { c }).collect());
        }
    }
    found
}

#[test]
fn every_file_is_in_the_summary_and_tested() {
    let listed: BTreeSet<String> = links(&text("SUMMARY.md")).into_iter().collect();
    assert_eq!(listed, files(), "SUMMARY.md and the folder");
    let with_code: BTreeSet<String> = files()
        .into_iter()
        .filter(|file| text(file).contains("```rust"))
        .collect();
    let tested: BTreeSet<String> = CHAPTERS
        .iter()
        .map(|(_, file)| (*file).to_owned())
        .collect();
    let missing: Vec<_> = with_code.difference(&tested).collect();
    assert!(
        missing.is_empty(),
        "not in `chapters!` of rust/lib.rs: {missing:?}"
    );
    assert!(tested.is_subset(&files()));
}

#[test]
fn links_lead_somewhere() {
    let mut wrong = Vec::new();
    for file in files() {
        for link in links(&text(&file)) {
            if link.starts_with("https://") {
                continue;
            }
            let (path, anchor) = link.split_once('#').unwrap_or((&link, ""));
            let target = if path.is_empty() { file.as_str() } else { path };
            let Ok(there) = std::fs::read_to_string(folder().join(target)) else {
                wrong.push(format!("{file}: {link}"));
                continue;
            };
            if !anchor.is_empty() && !anchors(&there).contains(anchor) {
                wrong.push(format!("{file}: {link}: no such heading"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A block without a language is taken for Rust by rustdoc, and highlighted by nobody.
#[test]
fn blocks_name_their_language() {
    for file in files() {
        let mut code = false;
        for (number, line) in text(&file).lines().enumerate() {
            let Some(language) = line.trim_start().strip_prefix("```") else {
                continue;
            };
            code = !code;
            assert!(!code || !language.is_empty(), "{file}:{}", number + 1);
        }
        assert!(!code, "{file}: a block without an end");
    }
}
