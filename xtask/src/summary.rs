//! What a test run found: a row for each dialect and server, and for each other part of the project.

#[derive(Default)]
pub(crate) struct Summary {
    rows: Vec<Row>,
    failed: Vec<String>,
}

struct Row {
    part: String,
    server: String,
    passed: usize,
    failed: usize,
    skipped: usize,
    reason: String,
}

impl Summary {
    fn row(&mut self, part: &str, server: &str) -> &mut Row {
        let same = |row: &Row| row.part == part && row.server == server;
        let at = self.rows.iter().position(same).unwrap_or_else(|| {
            self.rows.push(Row {
                part: part.to_owned(),
                server: server.to_owned(),
                passed: 0,
                failed: 0,
                skipped: 0,
                reason: String::new(),
            });
            self.rows.len() - 1
        });
        &mut self.rows[at]
    }

    /// Takes a line of a test run; whether it told of a test.
    pub(crate) fn line(&mut self, part: &str, server: &str, line: &str) -> bool {
        let test = line
            .strip_prefix("test ")
            .and_then(|rest| rest.rsplit_once(" ... "));
        let Some((name, outcome)) = test else {
            return false;
        };
        let (name, outcome) = (name.to_owned(), outcome.to_owned());
        let row = self.row(part, server);
        if outcome.starts_with("ok") {
            row.passed += 1;
        } else if let Some(reason) = outcome.strip_prefix("ignored") {
            row.skipped += 1;
            row.reason = reason.trim_start_matches([',', ' ']).to_owned();
        } else {
            row.failed += 1;
            self.failed.push(format!("{part} {server}: {name}"));
        }
        true
    }

    /// Notes so many things that were checked otherwise, and what was wrong with some.
    pub(crate) fn checked(&mut self, part: &str, server: &str, passed: usize, wrong: &[String]) {
        let row = self.row(part, server);
        row.passed += passed;
        row.failed += wrong.len();
        let wrong = wrong.iter().map(|text| format!("{part} {server}: {text}"));
        self.failed.extend(wrong);
    }

    /// Notes why something could not be run here.
    pub(crate) fn skipped(&mut self, part: &str, server: &str, reason: &str) {
        let row = self.row(part, server);
        row.skipped += 1;
        row.reason = reason.to_owned();
    }

    /// Notes that something could not even begin.
    pub(crate) fn failed(&mut self, part: &str, server: &str, reason: &str) {
        let row = self.row(part, server);
        row.failed += 1;
        row.reason = reason.to_owned();
        self.failed.push(format!("{part} {server}: {reason}"));
    }

    pub(crate) fn print(&self) {
        println!(
            "\n{:<28} {:<22} {:>7} {:>7} {:>8}",
            "", "", "passed", "failed", "skipped"
        );
        for row in &self.rows {
            println!(
                "{:<28} {:<22} {:>7} {:>7} {:>8}  {}",
                row.part, row.server, row.passed, row.failed, row.skipped, row.reason
            );
        }
        let sum = |count: fn(&Row) -> usize| self.rows.iter().map(count).sum::<usize>();
        println!(
            "\n{} passed, {} failed, {} skipped",
            sum(|row| row.passed),
            sum(|row| row.failed),
            sum(|row| row.skipped)
        );
    }

    /// What failed, if anything did.
    pub(crate) fn result(&self) -> Result<(), String> {
        if self.failed.is_empty() {
            Ok(())
        } else {
            Err(format!("failed:\n  {}", self.failed.join("\n  ")))
        }
    }
}
