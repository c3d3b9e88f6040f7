//! The text of a migration, taken apart into statements: nothing is lost, and nothing is there twice.
use drizzle::migrate::split::{BREAKPOINT, Lexis, statements};

/// Tries one input.
pub fn run(input: (u8, &str)) {
    let (bits, text) = input;
    let is = |bit: u8| bits >> bit & 1 == 1;
    let lexis = Lexis {
        backslashes: is(0),
        dollars: is(1),
        backticks: is(2),
        brackets: is(3),
        hashes: is(4),
        nested_comments: is(5),
        bodies: is(6),
        batches: is(7),
    };
    let Ok(found) = statements(text, lexis) else {
        return;
    };
    let mut end = 0;
    for statement in &found {
        let start = statement.sql.as_ptr() as usize - text.as_ptr() as usize;
        assert!(start >= end, "statements overlap");
        assert!(!statement.sql.trim().is_empty(), "an empty statement");
        assert!(
            !statement.sql.contains(BREAKPOINT),
            "a statement over a breakpoint"
        );
        let line = text[..start].matches('\n').count() + 1;
        assert_eq!(statement.line, line, "where it begins");
        end = start + statement.sql.len();
        if !lexis.batches {
            let again = statements(statement.sql, lexis)
                .expect("a statement of a text that was taken apart");
            assert_eq!(again.len(), 1, "a statement is one: {:?}", statement.sql);
        }
    }
}
