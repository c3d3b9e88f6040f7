//! The chapters on errors: what they show of the compiler is taken from `tests/ui`, so it is what the compiler says.
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// The first error of a case.
struct Told {
    message: String,
    /// The code, with what the compiler points at.
    code: String,
    /// What to do, as the compiler says.
    ways_out: Vec<String>,
}

/// Without the paths that only a test's tables have, or that `use drizzle::prelude::*` makes superfluous.
fn shortened(text: &str) -> String {
    let mut text = text.to_owned();
    for path in [
        "drizzle::prelude::",
        "drizzle::expr::",
        "drizzle::",
        "schema::",
    ] {
        text = text.replace(path, "");
    }
    // `users::users` is the table `users`, `__parent::parent` the alias.
    let mut words = String::new();
    for (number, part) in text.split('`').enumerate() {
        if number > 0 {
            words.push('`');
        }
        match part.split_once("::") {
            Some((module, table)) if number % 2 == 1 && module.trim_start_matches('_') == table => {
                words.push_str(table);
            }
            _ => words.push_str(part),
        }
    }
    words
}

/// Of a line such as `7 |     code`, or `  |   ^^^ label`, what stands after the bar, and whether it is code.
fn after_bar(line: &str) -> Option<(bool, &str)> {
    let (number, rest) = line.split_once('|')?;
    let number = number.trim();
    let code = !number.is_empty();
    number
        .chars()
        .all(|c| c.is_ascii_digit())
        .then_some((code, rest))
}

fn told(stderr: &str) -> Told {
    let mut lines = stderr.lines();
    let first = lines.next().unwrap_or_default();
    let message = first.split_once(": ").map_or(first, |(_, text)| text);
    let mut code: Vec<String> = Vec::new();
    let mut ways_out: Vec<String> = Vec::new();
    let mut snippet = true;
    for line in lines {
        if line.starts_with("error") {
            break;
        }
        let said = line.trim_start();
        let said = said.strip_prefix("= ").unwrap_or(said);
        if let Some(text) = said
            .strip_prefix("note: ")
            .or_else(|| said.strip_prefix("help: "))
        {
            snippet = false;
            // What the compiler adds by itself says nothing to do.
            let own = [
                "required ",
                "the trait ",
                "the following ",
                "the full ",
                "consider using `--verbose`",
                "this error originates",
                "required for",
                "expected ",
                "type parameters",
                "these traits",
                "for that trait",
                "function defined here",
                "method defined here",
                "associated function defined here",
                "consider manually",
                "you might have meant to write a `const` generic",
                "this is an associated function",
                "the found expression",
            ];
            let numbered = text.starts_with(|c: char| c.is_ascii_digit());
            if !numbered && !own.iter().any(|start| text.starts_with(start)) && !text.ends_with(':')
            {
                ways_out.push(shortened(text));
            }
            continue;
        }
        if !snippet {
            continue;
        }
        match after_bar(line) {
            Some((true, text)) => code.push(text.to_owned()),
            Some((false, text)) if text.contains('^') => {
                // Only what is wrong, not the calls around it.
                let text: String = match text.find(|c: char| c.is_alphabetic() || c == '`') {
                    Some(label) => text[..label].replace('-', " ") + &text[label..],
                    None => text.replace('-', " "),
                };
                code.push(shortened(&text).trim_end().to_owned());
            }
            _ => {}
        }
    }
    let indent = code
        .iter()
        .map(|line| line.len() - line.trim_start().len())
        .min()
        .unwrap_or(0);
    let code = code
        .iter()
        .map(|line| &line[indent..])
        .collect::<Vec<_>>()
        .join("\n");
    ways_out.dedup();
    Told {
        message: shortened(message),
        code,
        ways_out,
    }
}

fn cases() -> BTreeMap<String, Told> {
    let folder = root().join("tests/ui");
    let entries = |path: &Path| -> Vec<PathBuf> {
        let entries = std::fs::read_dir(path).expect("the folder of cases");
        entries
            .map(|entry| entry.expect("an entry").path())
            .collect()
    };
    let mut found = BTreeMap::new();
    for kind in entries(&folder).into_iter().filter(|path| path.is_dir()) {
        for file in entries(&kind) {
            if file.extension().is_some_and(|ending| ending == "stderr") {
                let name = file
                    .with_extension("")
                    .strip_prefix(&folder)
                    .expect("below the folder")
                    .to_string_lossy()
                    .replace('\\', "/");
                found.insert(name, told(&read(&file)));
            }
        }
    }
    found
}

/// A text with what stands between backticks left out: messages of one kind are the same then.
fn kind_of(text: &str) -> String {
    text.split('`').step_by(2).collect::<Vec<_>>().join("`_`")
}

/// The mistakes of a folder, as `tests/ui/README.md` tells.
fn subjects() -> BTreeMap<String, String> {
    let text = read(&root().join("tests/ui/README.md"));
    let row = |line: &str| {
        let (name, subject) = line.strip_prefix("| `")?.split_once("` | ")?;
        (!name.contains('/')).then(|| (name.to_owned(), subject.trim_end_matches(" |").to_owned()))
    };
    text.lines().filter_map(row).collect()
}

/// The message, and of one that says nothing by itself also what the compiler points out.
fn heading(told: &Told) -> String {
    let mut heading = told.message.clone();
    if heading == "mismatched types" {
        let label = told
            .code
            .lines()
            .find_map(|line| Some(line.rsplit_once("^ ")?.1));
        heading.extend(label.map(|label| format!(": {label}")));
    }
    let code = |(number, part): (usize, &str)| match number % 2 {
        0 => part.replace('<', "\\<"),
        _ => part.to_owned(),
    };
    let parts: Vec<_> = heading.split('`').enumerate().map(code).collect();
    parts.join("`")
}

fn entry(out: &mut String, told: &Told) {
    _ = writeln!(out, "```text\n{}\n```", told.code);
    for way in &told.ways_out {
        _ = writeln!(out, "\n- {way}");
    }
}

/// The list of all errors.
fn list() -> String {
    let mut out = String::from(
        "# All errors\n\n\
        <!-- Made from tests/ui by `UPDATE_EXPECT=1 cargo test -p drizzle-guide --lib errors`. -->\n\n\
        Each compile error that has a test, by what it is about: the message, the code with what the compiler points at, \
        and the way out where the message's first line does not say it. How to read them is told in \
        [errors explained](errors.md).\n",
    );
    let subjects = subjects();
    let cases = cases();
    let mut folders: BTreeMap<&str, Vec<&Told>> = BTreeMap::new();
    for (name, told) in &cases {
        let folder = name.split('/').next().unwrap_or(name);
        folders.entry(folder).or_default().push(told);
    }
    let mut known = std::collections::BTreeSet::new();
    for (folder, all) in folders {
        let subject = subjects.get(folder).map_or(folder, String::as_str);
        let mut part = String::new();
        for told in all {
            if known.insert((kind_of(&heading(told)), kind_of(&told.ways_out.join(" ")))) {
                _ = writeln!(part, "\n### {}\n", heading(told));
                entry(&mut part, told);
            }
        }
        if !part.is_empty() {
            _ = writeln!(out, "\n## In {subject}\n{part}");
        }
    }
    // Headings have one blank line before them.
    while out.contains("\n\n\n") {
        out = out.replace("\n\n\n", "\n\n");
    }
    out.trim_end().to_owned() + "\n"
}

const START: &str = "<!-- case ";

/// The chapter, with what the compiler says between its marks.
fn chapter(text: &str) -> String {
    let cases = cases();
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(START) {
        let (name, after) = after.split_once(" -->").expect("the end of a mark");
        let (_, after) = after.split_once("<!-- end -->").expect("the end of a case");
        let told = cases
            .get(name)
            .unwrap_or_else(|| panic!("tests/ui has no case {name}"));
        _ = write!(
            out,
            "{before}{START}{name} -->\n```text\nerror: {}\n\n{}\n```\n<!-- end -->",
            told.message, told.code
        );
        rest = after;
    }
    out + rest
}

fn up_to_date(file: &str, expected: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(file);
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        std::fs::write(&path, expected).expect("the chapter can be written");
    }
    assert!(
        read(&path) == expected,
        "docs/src/{file} is out of date: run this test with UPDATE_EXPECT=1"
    );
}

#[test]
fn the_list_of_errors() {
    up_to_date("all-errors.md", &list());
}

#[test]
fn the_errors_explained() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/errors.md");
    up_to_date("errors.md", &chapter(&read(&file)));
}
