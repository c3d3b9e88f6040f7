//! A file's text, taken apart into statements.

/// What a dialect's text is made of, as far as it matters where a statement ends.
#[derive(Debug, Clone, Copy)]
pub struct Lexis {
    /// Whether a backslash in quotes keeps the next character from ending them.
    pub backslashes: bool,
    /// Whether there are texts between `$tag$`.
    pub dollars: bool,
    /// Whether names can stand in backticks.
    pub backticks: bool,
    /// Whether names can stand in brackets.
    pub brackets: bool,
    /// Whether `#` begins a comment.
    pub hashes: bool,
    /// Whether comments nest.
    pub nested_comments: bool,
    /// Whether triggers and routines have bodies between `begin` and `end`.
    pub bodies: bool,
    /// Whether statements are sent in batches between lines that say `go`, and not one by one.
    pub batches: bool,
}

/// A statement of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Statement<'t> {
    /// Its text, without what is around it.
    pub sql: &'t str,
    /// The line where it begins, from 1.
    pub line: usize,
}

/// Between two statements, whatever they hold: what `drizzle-kit` writes.
pub const BREAKPOINT: &str = "--> statement-breakpoint";

/// The statements of a text.
///
/// # Errors
/// The line, and why the text can't be taken apart.
pub fn statements(text: &str, lexis: Lexis) -> Result<Vec<Statement<'_>>, (usize, String)> {
    let mut found = Vec::new();
    let mut start = 0;
    for part in text.split_inclusive(BREAKPOINT) {
        let body = part.strip_suffix(BREAKPOINT).unwrap_or(part);
        let mut scanner = Scanner {
            text,
            at: start,
            end: start + body.len(),
            lexis,
        };
        match lexis.batches {
            true => scanner.batches(&mut found),
            false => scanner.statements(&mut found)?,
        }
        start += part.len();
    }
    Ok(found)
}

struct Scanner<'t> {
    text: &'t str,
    at: usize,
    end: usize,
    lexis: Lexis,
}

/// What a piece of text is.
#[derive(Debug, PartialEq, Eq)]
enum Token<'t> {
    /// Blanks and comments.
    Nothing,
    Word(&'t str),
    Semicolon,
    Other,
}

impl<'t> Scanner<'t> {
    fn rest(&self) -> &'t str {
        &self.text[self.at..self.end]
    }

    fn line(&self, at: usize) -> usize {
        1 + self.text[..at].matches('\n').count()
    }

    fn push(&self, start: usize, end: usize, found: &mut Vec<Statement<'t>>) {
        let sql = self.text[start..end].trim_end();
        if !sql.is_empty() {
            let line = self.line(start);
            found.push(Statement { sql, line });
        }
    }

    fn statements(&mut self, found: &mut Vec<Statement<'t>>) -> Result<(), (usize, String)> {
        loop {
            // Blanks and comments in front belong to nobody.
            let start = loop {
                let start = self.at;
                match self.next() {
                    None => return Ok(()),
                    Some(Token::Nothing | Token::Semicolon) => {}
                    Some(token) => {
                        if matches!(token, Token::Word(word) if word.eq_ignore_ascii_case("delimiter"))
                        {
                            let reason = "`delimiter` is no SQL but a command of a client; leave it out: bodies between \
                                          `begin` and `end` are kept together, and `--> statement-breakpoint` on a line ends a statement";
                            return Err((self.line(start), reason.to_owned()));
                        }
                        self.at = start;
                        break start;
                    }
                }
            };
            let end = self.statement();
            self.push(start, end, found);
        }
    }

    /// Goes behind the statement that begins here; gives its end, without the semicolon.
    fn statement(&mut self) -> usize {
        let mut words = 0;
        // Whether its first words say that it has a body.
        let mut body = self.lexis.bodies;
        let mut routine = false;
        let mut depth = 0usize;
        let mut ended = false;
        let mut end = self.at;
        loop {
            let start = self.at;
            let Some(token) = self.next() else { return end };
            match token {
                Token::Nothing => continue,
                Token::Semicolon if depth == 0 => return start,
                Token::Word(word) if body => {
                    let word = word.to_ascii_lowercase();
                    words += 1;
                    if words == 1 {
                        body = word == "create";
                    }
                    match word.as_str() {
                        "trigger" | "procedure" | "function" | "event" if words < 12 => {
                            routine = true;
                        }
                        // `end if`, `end loop`: of what is not counted.
                        "if" | "loop" | "while" | "repeat" if ended => depth += 1,
                        "case" if ended => {}
                        "begin" | "case" if routine => depth += 1,
                        "end" if routine => depth = depth.saturating_sub(1),
                        _ => {}
                    }
                    ended = routine && word == "end";
                }
                _ => ended = false,
            }
            end = self.at;
        }
    }

    /// Batches end at lines that hold nothing but `go`.
    fn batches(&mut self, found: &mut Vec<Statement<'t>>) {
        let mut start = None;
        let mut end = self.at;
        loop {
            let at = self.at;
            match self.next() {
                None => break,
                Some(Token::Word(word)) if word.eq_ignore_ascii_case("go") && self.alone(at) => {
                    if let Some(start) = start.take() {
                        self.push(start, end, found);
                    }
                }
                Some(Token::Nothing) => {}
                Some(_) => {
                    start.get_or_insert(at);
                    end = self.at;
                }
            }
        }
        if let Some(start) = start {
            self.push(start, end, found);
        }
    }

    /// Whether nothing else is on the line of the word that begins there and has just been read.
    fn alone(&self, start: usize) -> bool {
        let before = self.text[..start].rsplit('\n').next().unwrap_or_default();
        let after = self.rest().split('\n').next().unwrap_or_default();
        before.trim().is_empty() && after.trim().is_empty()
    }

    fn next(&mut self) -> Option<Token<'t>> {
        let rest = self.rest();
        let first = rest.chars().next()?;
        let second = rest[first.len_utf8()..].chars().next();
        let start = self.at;
        match (first, second) {
            ('-', Some('-')) => self.skip_line(),
            ('#', _) if self.lexis.hashes => self.skip_line(),
            ('/', Some('*')) => self.comment(),
            ('\'', _) => {
                let escaped = self.lexis.backslashes || self.is_escape_text(start);
                return Some(self.quoted('\'', escaped));
            }
            ('"', _) => return Some(self.quoted('"', self.lexis.backslashes)),
            ('`', _) if self.lexis.backticks => return Some(self.quoted('`', false)),
            ('[', _) if self.lexis.brackets => return Some(self.quoted(']', false)),
            ('$', _) if self.lexis.dollars => {
                if let Some(tag) = dollar_tag(rest) {
                    let inner = &rest[tag.len()..];
                    let end = inner.find(tag).map_or(inner.len(), |at| at + tag.len());
                    self.at += tag.len() + end;
                    return Some(Token::Other);
                }
                self.at += 1;
                return Some(Token::Other);
            }
            (';', _) => {
                self.at += 1;
                return Some(Token::Semicolon);
            }
            (c, _) if c.is_whitespace() => self.at += c.len_utf8(),
            (c, _) if c.is_alphabetic() || c == '_' => {
                let of_word = |c: char| c.is_alphanumeric() || c == '_' || c == '$';
                let length = rest.find(|c| !of_word(c)).unwrap_or(rest.len());
                self.at += length;
                return Some(Token::Word(&rest[..length]));
            }
            (c, _) => {
                self.at += c.len_utf8();
                return Some(Token::Other);
            }
        }
        Some(Token::Nothing)
    }

    fn skip_line(&mut self) {
        let rest = self.rest();
        self.at += rest.find('\n').unwrap_or(rest.len());
    }

    fn comment(&mut self) {
        self.at += 2;
        let mut depth = 1;
        while depth > 0 && self.at < self.end {
            let rest = self.rest();
            if rest.starts_with("*/") {
                depth -= 1;
                self.at += 2;
            } else if rest.starts_with("/*") && self.lexis.nested_comments {
                depth += 1;
                self.at += 2;
            } else {
                self.at += rest.chars().next().map_or(1, char::len_utf8);
            }
        }
    }

    /// `e'..'`, in which backslashes escape where they do not otherwise.
    fn is_escape_text(&self, start: usize) -> bool {
        let mut before = self.text[..start].chars().rev();
        let letter = self.lexis.dollars && matches!(before.next(), Some('e' | 'E'));
        letter
            && !before
                .next()
                .is_some_and(|c| c.is_alphanumeric() || c == '_')
    }

    fn quoted(&mut self, close: char, backslashes: bool) -> Token<'t> {
        self.at += 1;
        let mut chars = self.rest().char_indices().peekable();
        let mut length = self.rest().len();
        while let Some((at, c)) = chars.next() {
            if c == '\\' && backslashes {
                chars.next();
            } else if c == close {
                if chars.peek().is_some_and(|(_, next)| *next == close) {
                    chars.next();
                } else {
                    length = at + c.len_utf8();
                    break;
                }
            }
        }
        self.at += length;
        Token::Other
    }
}

/// `$$` or `$tag$` at the beginning of a text.
fn dollar_tag(text: &str) -> Option<&str> {
    let end = text[1..].find('$')? + 2;
    let tag = &text[1..end - 1];
    let named = tag.chars().all(|c| c.is_alphanumeric() || c == '_');
    let digit = tag.starts_with(|c: char| c.is_ascii_digit());
    (named && !digit).then_some(&text[..end])
}

#[cfg(test)]
mod tests {
    use super::{Lexis, Statement, statements};

    const PLAIN: Lexis = Lexis {
        backslashes: false,
        dollars: false,
        backticks: false,
        brackets: false,
        hashes: false,
        nested_comments: false,
        bodies: false,
        batches: false,
    };
    const POSTGRES: Lexis = Lexis {
        dollars: true,
        nested_comments: true,
        ..PLAIN
    };
    const MYSQL: Lexis = Lexis {
        backslashes: true,
        backticks: true,
        hashes: true,
        bodies: true,
        ..PLAIN
    };

    #[track_caller]
    fn split(text: &str, lexis: Lexis) -> Vec<&str> {
        let statements = statements(text, lexis).expect("it can be taken apart");
        statements.iter().map(|statement| statement.sql).collect()
    }

    #[test]
    fn semicolons_end_statements_outside_of_quotes() {
        let text = "a ';' \"x;\"; -- no; more\n/* ; */ b 'it''s;';;\n c";
        assert_eq!(split(text, PLAIN), ["a ';' \"x;\"", "b 'it''s;'", "c"]);
        assert_eq!(split(" -- nothing\n;;", PLAIN), [""; 0]);
    }

    #[test]
    fn lines_are_told() {
        let found = statements("-- one\n\ncreate a;\n  create b", PLAIN);
        let expected = [
            Statement {
                sql: "create a",
                line: 3,
            },
            Statement {
                sql: "create b",
                line: 4,
            },
        ];
        assert_eq!(found.as_deref(), Ok(&expected[..]));
    }

    #[test]
    fn breakpoints_end_statements() {
        let text = "a\n--> statement-breakpoint\nb; c\n--> statement-breakpoint\n";
        assert_eq!(split(text, PLAIN), ["a", "b", "c"]);
    }

    #[test]
    fn postgres_texts() {
        let text =
            "do $a$ begin; $$ ; end $a$; select e'\\';', 'a\\'; select $1; /* /* */ ; */ select 1";
        let expected = [
            "do $a$ begin; $$ ; end $a$",
            "select e'\\';', 'a\\'",
            "select $1",
            "select 1",
        ];
        assert_eq!(split(text, POSTGRES), expected);
    }

    #[test]
    fn bodies_are_kept_together() {
        let trigger = "create definer = `a` trigger t after insert on x for each row begin\n\
                       if new.a then set @b = 'end;'; end if; case new.b when 1 then set @c = 1; end case;\n\
                       set @d = case when 1 then 2 end; begin set @e = 1; end; end";
        let text = format!("{trigger}; # begin;\ncreate table `begin;` (a int); begin; commit");
        let expected = [trigger, "create table `begin;` (a int)", "begin", "commit"];
        assert_eq!(split(&text, MYSQL), expected);
        let error = statements("\ndelimiter //\n", MYSQL).unwrap_err();
        assert_eq!(error.0, 2);
    }

    #[test]
    fn batches_end_at_go() {
        let lexis = Lexis {
            batches: true,
            brackets: true,
            ..PLAIN
        };
        let text = "create table a (b int); insert into a values (1);\nGO\ncreate trigger [go\n] ; x\n  go  \n-- go\nselect 'a\ngo\n'";
        let expected = [
            "create table a (b int); insert into a values (1);",
            "create trigger [go\n] ; x",
            "select 'a\ngo\n'",
        ];
        assert_eq!(split(text, lexis), expected);
    }

    #[test]
    fn any_text_ends() {
        for text in [
            "'",
            "\"",
            "$a$",
            "/*",
            "[",
            "`",
            "$",
            "--",
            "e'\\",
            "create trigger begin",
            "\u{1f600};'",
        ] {
            for lexis in [
                PLAIN,
                POSTGRES,
                MYSQL,
                Lexis {
                    batches: true,
                    brackets: true,
                    ..PLAIN
                },
            ] {
                let _ = statements(text, lexis);
            }
        }
    }
}
