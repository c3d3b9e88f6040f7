//! What the fuzz targets do, with the inputs that they have kept, and with a few hundred changes of each: the same ones
//! each time. `fuzz/README.md` tells how to go on from here.
use arbitrary::{Arbitrary as _, Unstructured};
use std::fs;
use std::path::{Path, PathBuf};

#[allow(
    unreachable_pub,
    dead_code,
    reason = "it is a library where it is at home"
)]
#[path = "../../fuzz/src/lib.rs"]
mod targets;

/// Numbers that look random and are the same each time.
struct Numbers(u64);
impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end.max(1)
    }
}

/// The input with a few bytes taken away, repeated, exchanged or set to what matters to some parser.
fn changed(input: &[u8], numbers: &mut Numbers) -> Vec<u8> {
    const MARKS: &[u8] = b"\0\"'`\\()[]{}<>;:,.=!#$%&*-/+|?@_ \n\r\t09aZ\xc3\xa9\xff";
    let mut bytes = input.to_vec();
    for _ in 0..1 + numbers.below(4) {
        let at = numbers.below(bytes.len() + 1);
        let end = (at + numbers.below(20)).min(bytes.len());
        match numbers.below(5) {
            0 => drop(bytes.drain(at..end)),
            1 => {
                let piece = bytes[at..end].to_vec();
                let to = numbers.below(bytes.len() + 1);
                bytes.splice(to..to, piece);
            }
            2 if at < bytes.len() => bytes[at] = MARKS[numbers.below(MARKS.len())],
            3 => bytes.truncate(at.max(bytes.len() / 2)),
            _ => bytes.insert(at, MARKS[numbers.below(MARKS.len())]),
        }
    }
    bytes
}

/// The files of a folder beside this crate.
fn files(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("..")
        .join(folder);
    let kept = fs::read_dir(folder).expect("the kept inputs");
    let mut paths: Vec<_> = kept.map(|entry| entry.expect("a file").path()).collect();
    paths.sort();
    paths
}

/// Gives every kept input of a target to it, then changes of each. A panic of the target is a failure.
fn replay(target: &str, changes: usize, run: impl Fn(&[u8])) {
    replay_of(
        target,
        &files(&format!("fuzz/corpus/{target}")),
        changes,
        run,
    );
}

fn replay_of(target: &str, paths: &[PathBuf], changes: usize, run: impl Fn(&[u8])) {
    assert!(!paths.is_empty(), "no input is kept for `{target}`");
    let mut tried = 0;
    for (i, path) in paths.iter().enumerate() {
        let input = fs::read(path).expect("a file");
        run(&input);
        let mut numbers = Numbers(i as u64);
        for _ in 0..changes {
            run(&changed(&input, &mut numbers));
        }
        tried += changes + 1;
    }
    println!("{target}: {tried} inputs");
}

fn text(run: impl Fn(&str)) -> impl Fn(&[u8]) {
    move |bytes| run(&String::from_utf8_lossy(bytes))
}

#[test]
fn macro_input() {
    replay("macro_input", 100, text(targets::macro_input::run));
}

#[test]
fn schema_file() {
    let mut schemas = files("tests/tests/seed");
    let suite = files("tests/tests/suite");
    schemas.extend(suite.into_iter().filter(|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name == "rare_indexes.rs" || name.ends_with("schema.rs")
    }));
    replay_of("schema_file", &schemas, 60, text(targets::schema_file::run));
}

#[test]
fn migration_file() {
    replay("migration_file", 1_000, |bytes| {
        if let Ok(input) = <(u8, &str)>::arbitrary_take_rest(Unstructured::new(bytes)) {
            targets::migration_file::run(input);
        }
    });
}

#[test]
fn snapshot() {
    replay("snapshot", 100, text(targets::snapshot::run));
}

#[test]
fn config() {
    replay("config", 1_000, text(targets::config::run));
}

#[test]
fn names() {
    replay("names", 100, |bytes| {
        if let Ok(input) = targets::names::Names::arbitrary_take_rest(Unstructured::new(bytes)) {
            targets::names::run(input);
        }
    });
}
