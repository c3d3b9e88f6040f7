//! `create table`, as SQLite keeps it.
use super::super::text::unwrapped;
use super::same;
use super::tokens::{Kind, Tokens, unquoted, unreadable};
use drizzle::Error;
use drizzle_core::catalog::{
    Action, Auto, AutoColumn, Check, Column, Counts, ForeignKey, Generated, PrimaryKey, Table,
    Unique,
};

/// Reads the statement that made a table.
pub(super) fn table(name: String, sql: &str, left_out: &mut Vec<String>) -> Result<Table, Error> {
    let mut tokens = Tokens::new(sql);
    while !tokens.sees_sign('(') {
        if tokens.next().is_none() {
            return Err(unreadable());
        }
    }
    let body = tokens.parenthesized()?;
    let mut reading = Reading {
        table: Table {
            name,
            ..Table::default()
        },
    };
    for part in body.parts() {
        reading.part(part)?;
    }
    while !tokens.is_done() {
        if tokens.take(&["strict"]) {
            reading.table.options.strict = true;
        } else if tokens.take(&["without", "rowid"]) {
            reading.table.options.without_rowid = true;
        } else {
            tokens.skip(1);
        }
    }
    Ok(reading.finish(left_out))
}

/// A type as it is compared: in small letters, with one space where there are some.
pub(super) fn type_name(text: &str) -> String {
    let mut out = String::new();
    for c in text.trim().to_lowercase().chars() {
        match c {
            c if c.is_whitespace() => {
                if !out.ends_with([' ', '(']) {
                    out.push(' ');
                }
            }
            ',' | ')' => {
                out.truncate(out.trim_end().len());
                out.push(c);
                if c == ',' {
                    out.push(' ');
                }
            }
            '(' => {
                out.truncate(out.trim_end().len());
                out.push(c);
            }
            c => out.push(c),
        }
    }
    out
}

struct Reading {
    table: Table,
}

impl Reading {
    fn part(&mut self, mut tokens: Tokens<'_>) -> Result<(), Error> {
        let constraint = ["constraint", "primary", "unique", "check", "foreign"];
        if constraint.iter().any(|word| tokens.sees(word)) {
            while !tokens.is_done() {
                let name = constraint_name(&mut tokens)?;
                self.constraint(name, &mut tokens)?;
            }
            return Ok(());
        }
        let mut column = Column {
            name: tokens.name()?,
            ..Column::default()
        };
        let length = type_length(&tokens);
        column.ty = type_name(tokens.until(length));
        // A column without a type holds anything, as one of this type does.
        if column.ty.is_empty() {
            "blob".clone_into(&mut column.ty);
        }
        tokens.skip(length);
        while !tokens.is_done() {
            let name = constraint_name(&mut tokens)?;
            self.of_column(&mut column, name, &mut tokens)?;
        }
        self.table.columns.push(column);
        Ok(())
    }

    fn of_column(
        &mut self,
        column: &mut Column,
        name: Option<String>,
        tokens: &mut Tokens<'_>,
    ) -> Result<(), Error> {
        if tokens.take(&["primary", "key"]) {
            let _ = tokens.take(&["asc"]) || tokens.take(&["desc"]);
            conflict(tokens);
            if tokens.take(&["autoincrement"]) {
                column.auto = Some(AutoColumn {
                    kind: Auto::Increment,
                    counts: Counts::default(),
                });
            }
            self.primary_key(name, vec![column.name.clone()]);
        } else if tokens.take(&["not", "null"]) {
            conflict(tokens);
            column.not_null = true;
        } else if tokens.take(&["null"]) {
            conflict(tokens);
        } else if tokens.take(&["unique"]) {
            conflict(tokens);
            self.unique(name, vec![column.name.clone()]);
        } else if tokens.take(&["check"]) {
            let condition = tokens.parenthesized()?;
            self.check(name, condition.rest());
        } else if tokens.take(&["default"]) {
            column.default = default(tokens)?;
        } else if tokens.take(&["collate"]) {
            column.collate = Some(tokens.name()?.to_lowercase());
        } else if tokens.sees("references") {
            self.foreign_key(name, vec![column.name.clone()], tokens)?;
        } else if tokens.take(&["generated", "always", "as"]) || tokens.take(&["as"]) {
            let expression = tokens.parenthesized()?;
            let stored = tokens.take(&["stored"]);
            let _ = tokens.take(&["virtual"]);
            column.generated = Some(Generated {
                expr: unwrapped(expression.rest()).to_owned(),
                stored,
            });
        } else {
            // Such as `not deferrable`, which is what is anyway.
            tokens.skip(1);
        }
        Ok(())
    }

    fn constraint(&mut self, name: Option<String>, tokens: &mut Tokens<'_>) -> Result<(), Error> {
        if tokens.take(&["primary", "key"]) {
            let columns = columns(tokens)?;
            conflict(tokens);
            self.primary_key(name, columns);
        } else if tokens.take(&["unique"]) {
            let columns = columns(tokens)?;
            conflict(tokens);
            self.unique(name, columns);
        } else if tokens.take(&["check"]) {
            let condition = tokens.parenthesized()?;
            self.check(name, condition.rest());
            conflict(tokens);
        } else if tokens.take(&["foreign", "key"]) {
            let columns = columns(tokens)?;
            self.foreign_key(name, columns, tokens)?;
        } else {
            return Err(unreadable());
        }
        Ok(())
    }

    fn primary_key(&mut self, name: Option<String>, columns: Vec<String>) {
        self.table.primary_key = Some(PrimaryKey {
            name,
            columns,
            ..PrimaryKey::default()
        });
    }

    fn unique(&mut self, name: Option<String>, columns: Vec<String>) {
        let name = name.unwrap_or_else(|| self.made_up(&columns, "key"));
        self.table.uniques.push(Unique {
            name,
            columns,
            ..Unique::default()
        });
    }

    fn check(&mut self, name: Option<String>, expr: &str) {
        let number = self.table.checks.len() + 1;
        let name = name.unwrap_or_else(|| self.made_up(&[number.to_string()], "check"));
        let expr = unwrapped(expr).to_owned();
        self.table.checks.push(Check { name, expr });
    }

    fn foreign_key(
        &mut self,
        name: Option<String>,
        columns: Vec<String>,
        tokens: &mut Tokens<'_>,
    ) -> Result<(), Error> {
        if !tokens.take(&["references"]) {
            return Err(unreadable());
        }
        let mut key = ForeignKey {
            name: name.unwrap_or_else(|| self.made_up(&columns, "fkey")),
            columns,
            foreign_table: tokens.name()?,
            ..ForeignKey::default()
        };
        if tokens.sees_sign('(') {
            key.foreign_columns = self::columns(tokens)?;
        }
        loop {
            if tokens.take(&["on", "delete"]) {
                key.on_delete = action(tokens);
            } else if tokens.take(&["on", "update"]) {
                key.on_update = action(tokens);
            } else if tokens.take(&["match"]) {
                // SQLite reads it, and does nothing about it.
                tokens.skip(1);
            } else if tokens.take(&["not", "deferrable"]) {
                let _ = tokens.take(&["initially", "immediate"])
                    || tokens.take(&["initially", "deferred"]);
            } else if tokens.take(&["deferrable"]) {
                let deferred = tokens.take(&["initially", "deferred"]);
                let _ = tokens.take(&["initially", "immediate"]);
                key.deferrable = Some(deferred);
            } else {
                break;
            }
        }
        self.table.foreign_keys.push(key);
        Ok(())
    }

    /// The name of a constraint that has none: the one that a schema would give it.
    fn made_up(&self, columns: &[String], suffix: &str) -> String {
        format!("{}_{}_{suffix}", self.table.name, columns.join("_"))
    }

    fn finish(mut self, left_out: &mut Vec<String>) -> Table {
        let table = &mut self.table;
        let name = table.name.clone();
        let columns = &table.columns;
        let written = |list: &mut Vec<String>| {
            for column in list {
                if let Some(known) = columns.iter().find(|known| same(&known.name, column)) {
                    column.clone_from(&known.name);
                }
            }
        };
        table
            .uniques
            .iter_mut()
            .for_each(|unique| written(&mut unique.columns));
        table
            .foreign_keys
            .iter_mut()
            .for_each(|key| written(&mut key.columns));
        let Some(key) = &mut table.primary_key else {
            return self.table;
        };
        written(&mut key.columns);
        let alone = key.columns.len() == 1;
        for column in &mut table.columns {
            if !key.columns.contains(&column.name) || column.not_null {
                continue;
            }
            column.not_null = true;
            let is_rowid = alone && column.ty == "integer" && !table.options.without_rowid;
            if !is_rowid && !table.options.without_rowid {
                let column = &column.name;
                left_out.push(format!("that `{column}` of table `{name}` may be NULL although it is in the primary key"));
            }
        }
        self.table
    }
}

/// How many tokens a column's type has.
fn type_length(tokens: &Tokens<'_>) -> usize {
    let ends = [
        "constraint",
        "primary",
        "not",
        "null",
        "unique",
        "check",
        "default",
        "collate",
        "references",
        "generated",
        "as",
    ];
    let mut ahead = tokens.clone();
    let mut count = 0;
    while let Some(token) = ahead.peek() {
        if token.kind == Kind::Word && ends.iter().any(|word| ahead.sees(word)) {
            break;
        }
        if ahead.sees_sign('(') {
            let before = ahead.left();
            if ahead.parenthesized().is_err() {
                break;
            }
            count += before - ahead.left();
            break;
        }
        ahead.skip(1);
        count += 1;
    }
    count
}

fn constraint_name(tokens: &mut Tokens<'_>) -> Result<Option<String>, Error> {
    match tokens.take(&["constraint"]) {
        true => tokens.name().map(Some),
        false => Ok(None),
    }
}

fn conflict(tokens: &mut Tokens<'_>) {
    if tokens.take(&["on", "conflict"]) {
        tokens.skip(1);
    }
}

fn columns(tokens: &mut Tokens<'_>) -> Result<Vec<String>, Error> {
    let list = tokens.parenthesized()?;
    list.parts()
        .into_iter()
        .map(|mut part| part.name())
        .collect()
}

fn action(tokens: &mut Tokens<'_>) -> Action {
    let words: [(&[&str], Action); 5] = [
        (&["set", "null"], Action::SetNull),
        (&["set", "default"], Action::SetDefault),
        (&["cascade"], Action::Cascade),
        (&["restrict"], Action::Restrict),
        (&["no", "action"], Action::NoAction),
    ];
    let said = words.into_iter().find(|(words, _)| tokens.take(words));
    said.map_or(Action::NoAction, |(_, action)| action)
}

/// What follows `default`: a literal or a word as they are, anything else in parentheses. NULL is none.
fn default(tokens: &mut Tokens<'_>) -> Result<Option<String>, Error> {
    let text = match tokens.sees_sign('(') {
        true => unwrapped(tokens.parenthesized()?.rest()).to_owned(),
        false => {
            let signed = tokens.sees_sign('-') || tokens.sees_sign('+');
            let count = 1 + usize::from(signed);
            let text = tokens.until(count).to_owned();
            tokens.skip(count);
            text
        }
    };
    let mut parts = Tokens::new(&text);
    let signed = parts.take_sign('-') || parts.take_sign('+');
    let plain = match parts.next() {
        Some(token) if parts.is_done() => Some((token.kind, parts.text(&token).to_owned())),
        _ => None,
    };
    Ok(Some(match plain {
        Some((Kind::Word, word)) if !signed && word.eq_ignore_ascii_case("null") => {
            return Ok(None);
        }
        Some((Kind::Word, word)) if word.starts_with(|c: char| c.is_ascii_digit()) => {
            let sign = if text.starts_with('-') { "-" } else { "" };
            format!("{sign}{word}")
        }
        Some((Kind::Word, word)) if word.ends_with('\'') => word,
        Some((Kind::Word, word)) if !signed => word.to_lowercase(),
        Some((Kind::Text, text)) if !signed => text,
        // SQLite takes a quoted name for a text here.
        Some((Kind::Name, name)) if !signed => format!("'{}'", unquoted(&name).replace('\'', "''")),
        _ => format!("({text})"),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(sql: &str) -> Table {
        table("t".into(), sql, &mut Vec::new()).unwrap()
    }

    #[test]
    fn a_table_with_everything() {
        let table = read(
            "create table \"t\" ( -- a comment, with (signs\n a INTEGER PRIMARY KEY AUTOINCREMENT, [b c] NVARCHAR ( 160 ) NOT NULL \
             DEFAULT 'it''s, (well)' COLLATE NOCASE CONSTRAINT positive CHECK ((length([b c]) > 0)), d numeric(10 ,2) default -1.50, \
             e default (1 + (2)), f text references other on delete set null deferrable initially deferred, \
             g text generated always as (lower(f)) stored, h as (1), unique (\"d\" desc, E), \
             constraint pair foreign key (d, e) references other (x, y) on update cascade, check (d > e)) strict, without rowid",
        );
        let [a, b, d, e, f, g, h] = &table.columns[..] else {
            panic!("{table:#?}")
        };
        assert!(a.auto.is_some() && a.not_null && a.ty == "integer");
        assert_eq!(
            (b.name.as_str(), b.ty.as_str(), b.not_null),
            ("b c", "nvarchar(160)", true)
        );
        assert_eq!(
            (b.default.as_deref(), b.collate.as_deref()),
            (Some("'it''s, (well)'"), Some("nocase"))
        );
        assert_eq!(
            (d.ty.as_str(), d.default.as_deref()),
            ("numeric(10, 2)", Some("-1.50"))
        );
        assert_eq!(
            (e.ty.as_str(), e.default.as_deref()),
            ("blob", Some("(1 + (2))"))
        );
        assert_eq!(f.ty, "text");
        assert!(
            g.generated
                .as_ref()
                .is_some_and(|g| g.stored && g.expr == "lower(f)")
        );
        assert!(
            h.generated
                .as_ref()
                .is_some_and(|h| !h.stored && h.expr == "1")
        );
        assert_eq!(table.uniques[0].columns, ["d", "e"]);
        let checks: Vec<_> = table
            .checks
            .iter()
            .map(|c| (c.name.as_str(), c.expr.as_str()))
            .collect();
        assert_eq!(
            checks,
            [("positive", "length([b c]) > 0"), ("t_2_check", "d > e")]
        );
        let [one, two] = &table.foreign_keys[..] else {
            panic!("{table:#?}")
        };
        assert_eq!(
            (one.on_delete, one.deferrable),
            (Action::SetNull, Some(true))
        );
        assert_eq!(
            (two.name.as_str(), two.on_update),
            ("pair", Action::Cascade)
        );
        assert_eq!(two.foreign_columns, ["x", "y"]);
        assert!(table.options.strict && table.options.without_rowid);
    }

    #[test]
    fn defaults_are_told_in_one_way() {
        let cases = [
            ("5", Some("5")),
            ("(5)", Some("5")),
            ("+5", Some("5")),
            ("NULL", None),
            ("\"x'y\"", Some("'x''y'")),
            ("CURRENT_TIMESTAMP", Some("current_timestamp")),
            ("(CURRENT_TIMESTAMP)", Some("current_timestamp")),
            ("(unixepoch())", Some("(unixepoch())")),
            ("TRUE", Some("true")),
            ("-1.5e-3", Some("-1.5e-3")),
            ("X'00ff'", Some("X'00ff'")),
        ];
        for (text, expected) in cases {
            let table = read(&format!("create table t (a integer default {text})"));
            assert_eq!(table.columns[0].default.as_deref(), expected, "{text}");
        }
    }
}
