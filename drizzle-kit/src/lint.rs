//! Statements by hand that lose data. The generated ones say it themselves.

/// What a statement does to data that is there, if it loses some.
pub(crate) fn loses(sql: &str) -> Option<&'static str> {
    let words = words(sql);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["drop", "table", ..] => Some("drops a table"),
        ["drop", "schema" | "database", ..] => Some("drops a schema"),
        ["truncate", ..] => Some("empties a table"),
        ["delete", rest @ ..] if !rest.contains(&"where") => Some("deletes all rows of a table"),
        ["delete", ..] => Some("deletes rows"),
        ["alter", "table", rest @ ..] if drops_column(rest) => Some("drops a column"),
        _ => None,
    }
}

fn drops_column(words: &[&str]) -> bool {
    const OTHERS: [&str; 11] = [
        "constraint",
        "index",
        "key",
        "primary",
        "foreign",
        "check",
        "default",
        "not",
        "identity",
        "expression",
        "partition",
    ];
    words
        .windows(2)
        .any(|pair| pair[0] == "drop" && !OTHERS.contains(&pair[1]))
}

/// The words in lower case. A name in quotes is a word that is none of the database's; comments and texts are nothing.
fn words(sql: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut rest = sql;
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '-' if rest.starts_with("--") => rest.find('\n').unwrap_or(rest.len()),
            '/' if rest.starts_with("/*") => rest.find("*/").map_or(rest.len(), |at| at + 2),
            '\'' => quoted(rest, '\''),
            '"' | '`' | '[' => {
                words.push("\"\"".to_owned());
                quoted(rest, if first == '[' { ']' } else { first })
            }
            c if c.is_alphanumeric() || c == '_' => {
                let part = |c: char| c.is_alphanumeric() || c == '_';
                let length = rest.find(|c| !part(c)).unwrap_or(rest.len());
                words.push(rest[..length].to_lowercase());
                length
            }
            c => c.len_utf8(),
        };
        rest = &rest[length..];
    }
    words
}

/// How long the text in quotes is that `rest` begins with.
fn quoted(rest: &str, end: char) -> usize {
    rest[1..].find(end).map_or(rest.len(), |at| at + 2)
}

#[cfg(test)]
mod tests {
    use super::loses;

    #[test]
    fn statements_that_lose_data() {
        for (sql, expected) in [
            ("drop table \"a\"", Some("drops a table")),
            ("DROP  /* it */ TABLE if exists a", Some("drops a table")),
            ("drop index a", None),
            ("truncate a", Some("empties a table")),
            ("delete from a", Some("deletes all rows of a table")),
            (
                "delete from a -- where\n",
                Some("deletes all rows of a table"),
            ),
            ("delete from a where b = 'x'", Some("deletes rows")),
            ("alter table [a] drop column [b]", Some("drops a column")),
            ("alter table a drop `check`", Some("drops a column")),
            ("alter table a alter column b drop not null", None),
            ("alter table a drop constraint b", None),
            ("insert into a values ('drop table a')", None),
            ("update a set b = 'it''s' where \"drop\" = 1", None),
            ("", None),
            ("'", None),
        ] {
            assert_eq!(loses(sql), expected, "{sql}");
        }
    }
}
