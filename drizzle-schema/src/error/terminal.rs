//! The printer for the terminal.

use proc_macro2::Span;

use super::Errors;

const TAB: &str = "    ";

pub(super) fn render(errors: &Errors, file_name: &str, source: &str) -> String {
    let lines: Vec<&str> = source.lines().collect();
    let mut found: Vec<_> = errors.iter().collect();
    found.sort_by_key(|(span, _)| (span.start().line, span.start().column));
    found
        .iter()
        .map(|(span, message)| one(*span, message, file_name, &lines))
        .collect::<Vec<_>>()
        .join("\n")
}

fn one(span: Span, message: &str, file_name: &str, lines: &[&str]) -> String {
    let (start, end) = (span.start(), span.end());
    // A span without a place, such as the end of an empty list, has an empty range at the origin.
    let placed = start != end || start.column > 0;
    let Some(line) = start
        .line
        .checked_sub(1)
        .and_then(|index| lines.get(index))
        .filter(|_| placed)
    else {
        return format!("error: {message}\n --> {file_name}\n");
    };

    let number = start.line.to_string();
    let margin = " ".repeat(number.len());
    let column = start.column;
    let until = if end.line == start.line {
        end.column
    } else {
        line.chars().count()
    };
    let before = width(line.chars().take(column));
    let under = width(
        line.chars()
            .skip(column)
            .take(until.saturating_sub(column).max(1)),
    )
    .max(1);
    format!(
        "error: {message}\n\
         {margin}--> {file_name}:{number}:{}\n\
         {margin} |\n\
         {number} | {}\n\
         {margin} | {}{}\n",
        column + 1,
        line.replace('\t', TAB).trim_end(),
        " ".repeat(before),
        "^".repeat(under),
    )
}

fn width(chars: impl Iterator<Item = char>) -> usize {
    chars.map(|c| if c == '\t' { TAB.len() } else { 1 }).sum()
}
