//! The tool as it is run.
use std::path::PathBuf;
use std::process::Command;

/// A file that is gone with the value.
struct File(PathBuf);

impl File {
    fn new(name: &str) -> Self {
        let file = format!("todo-{name}-{}.db", std::process::id());
        File(std::env::temp_dir().join(file))
    }

    /// What the tool prints, or what it says is wrong.
    fn run(&self, args: &[&str]) -> Result<String, String> {
        let output = Command::new(env!("CARGO_BIN_EXE_todo"))
            .arg("--file")
            .arg(&self.0)
            .args(args)
            .output()
            .expect("the tool runs");
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        if output.status.success() {
            Ok(text(&output.stdout))
        } else {
            Err(text(&output.stderr))
        }
    }
}

impl Drop for File {
    fn drop(&mut self) {
        for ending in ["db", "db-wal", "db-shm"] {
            _ = std::fs::remove_file(self.0.with_extension(ending));
        }
    }
}

#[test]
fn tasks_from_their_beginning_to_their_end() {
    let file = File::new("tasks");
    assert_eq!(file.run(&["add", "read the guide"]), Ok("1\n".into()));
    let second = [
        "add",
        "pay",
        "--due",
        "2020-01-31",
        "--label",
        "home",
        "--label",
        "bank",
    ];
    assert_eq!(file.run(&second), Ok("2\n".into()));
    let listed = "[ ] 2 pay (by 2020-01-31) #bank #home\n[ ] 1 read the guide\n";
    assert_eq!(file.run(&["list"]), Ok(listed.into()));
    let late = "[ ] 2 pay (by 2020-01-31) #bank #home\n";
    assert_eq!(file.run(&["list", "--late"]), Ok(late.into()));
    assert_eq!(file.run(&["list", "--label", "bank"]), Ok(late.into()));
    assert_eq!(
        file.run(&["list", "--title", "guide"]),
        Ok("[ ] 1 read the guide\n".into())
    );
    assert_eq!(file.run(&["done", "2"]), Ok(String::new()));
    assert_eq!(
        file.run(&["labels"]),
        Ok("bank: 0 of 1 open\nhome: 0 of 1 open\n".into())
    );
    assert_eq!(file.run(&["list"]), Ok("[ ] 1 read the guide\n".into()));
    assert_eq!(file.run(&["clean"]), Ok("1 removed\n".into()));
    assert_eq!(file.run(&["labels"]), Ok(String::new()));
}

#[test]
fn mistakes() {
    let file = File::new("mistakes");
    assert_eq!(
        file.run(&["add", "  "]),
        Err("a task needs a title\n".into())
    );
    let twice = ["add", "x", "--label", "a", "--label", "a"];
    assert_eq!(file.run(&twice), Err("a label is given twice\n".into()));
    assert_eq!(file.run(&["list", "--all"]), Ok(String::new()));
    assert_eq!(file.run(&["done", "9"]), Err("there is no task 9\n".into()));
}
