//! JSON documents: the forms of the dialect, filled in.
use super::Writer;
use super::expr::Binding;
use crate::ast::{Expr, Json, JsonOp, Step};
use crate::dialect::{JsonKey, JsonPlaces};
use crate::value::Value;
use std::borrow::Cow;
use std::fmt::Write as _;

impl Writer {
    pub(super) fn json(&mut self, json: &Json) {
        if let Some(mistake) = &json.path.mistake {
            return self.refuse(mistake.clone());
        }
        let changes = matches!(json.op, JsonOp::Set | JsonOp::Remove);
        if changes && json.path.steps.is_empty() {
            return self
                .refuse("the path leads to the whole JSON document: set the column itself".into());
        }
        let rows = self.syntax.json_places() == JsonPlaces::Rows;
        let unplaced = json.op == JsonOp::Remove
            && rows
            && matches!(json.path.steps.last(), Some(Step::Index(_)));
        let Some(form) = self.syntax.json_form(json.op).filter(|_| !unplaced) else {
            let name = self.syntax.name();
            return self.refuse(match unplaced {
                true => format!(
                    "{name} can't take an element out of a JSON array: read the document and set it"
                ),
                false => format!("{name} has no JSON operation `{:?}`", json.op),
            });
        };
        if rows && !changes {
            self.json_row(json, &json.path.steps, form);
        } else {
            self.json_form(json, &json.path.steps, form);
        }
    }

    /// Writes a form about the place where these steps lead.
    fn json_form(&mut self, json: &Json, steps: &[Step], form: &str) {
        let mut rest = form;
        while let Some(at) = rest.find('{') {
            self.raw(&rest[..at]);
            rest = &rest[at..];
            match rest.as_bytes() {
                [_, slot @ b'a'..=b'z', b'}', ..] => {
                    self.json_slot(json, steps, *slot);
                    rest = &rest[3..];
                }
                _ => {
                    self.raw("{");
                    rest = &rest[1..];
                }
            }
        }
        self.raw(rest);
    }

    fn json_slot(&mut self, json: &Json, steps: &[Step], slot: u8) {
        let last = steps.last();
        let index = matches!(last, Some(Step::Index(_)));
        match slot {
            b'd' => self.json_document(json),
            b'x' => self.json_there(json, steps),
            b't' => self.json_chain(json, steps, true),
            b'p' => self.json_path(steps, ""),
            b'a' => self.json_keys(steps),
            b'j' => {
                let row = format!("[j{}]", steps.len());
                self.raw(&row);
            }
            b'y' => {
                let parent = steps.split_last().map_or(steps, |(_, parent)| parent);
                let form = self.syntax.json_raw_type();
                if self.syntax.json_places() == JsonPlaces::Rows {
                    self.json_row(json, parent, form);
                } else {
                    self.json_form(json, parent, form);
                }
            }
            b'w' => self.raw(self.syntax.json_containers()[usize::from(index)]),
            b'r' => self.raw(if index { "replace" } else { "set" }),
            b'c' => self.raw(if index { "false" } else { "true" }),
            _ => self.json_new(json, steps),
        }
    }

    fn json_document(&mut self, json: &Json) {
        if let Expr::Column(_, column) = &json.document
            && self.syntax.casts_json(column)
            && let Some((before, after)) = self.syntax.json_value()
        {
            self.raw(before);
            self.expr(&json.document);
            self.raw(after);
        } else {
            self.operand(&json.document, Binding::Atom);
        }
    }

    /// What is at a place, as JSON.
    fn json_there(&mut self, json: &Json, steps: &[Step]) {
        match self.syntax.json_places() {
            JsonPlaces::Operators => self.json_chain(json, steps, false),
            JsonPlaces::Rows => {
                let form = self.syntax.json_form(JsonOp::Get).unwrap_or_default();
                self.json_row(json, steps, form);
            }
            JsonPlaces::Path { .. } if steps.is_empty() => self.json_document(json),
            JsonPlaces::Path { read } => self.json_guarded(json, steps, |w| {
                w.raw(read[0]);
                w.json_document(json);
                w.raw(read[1]);
                w.json_path(steps, "");
                w.raw(read[2]);
            }),
        }
    }

    /// What is at a place, unless it is only there because what is no array is its own element 0.
    fn json_guarded(&mut self, json: &Json, steps: &[Step], there: impl FnOnce(&mut Self)) {
        let wraps = self.syntax.json_wraps();
        let firsts = steps.iter().enumerate();
        let wrapped: Vec<_> = firsts
            .filter(|(_, step)| wraps && **step == Step::Index(0))
            .map(|(at, _)| &steps[..at])
            .collect();
        let mut word = "case when ";
        for parent in &wrapped {
            self.raw(word);
            self.json_form(json, parent, self.syntax.json_raw_type());
            self.raw(" = ");
            self.raw(self.syntax.json_containers()[1]);
            word = " and ";
        }
        if !wrapped.is_empty() {
            self.raw(" then ");
        }
        there(self);
        if !wrapped.is_empty() {
            self.raw(" end");
        }
    }

    /// `(document -> 'a' -> 0)`, or `->>` at the end.
    fn json_chain(&mut self, json: &Json, steps: &[Step], text: bool) {
        let Some(last) = steps.len().checked_sub(1) else {
            if text {
                self.raw("(");
            }
            self.json_document(json);
            if text {
                self.raw(" #>> '{}')");
            }
            return;
        };
        self.json_guarded(json, steps, |w| {
            w.raw("(");
            w.json_document(json);
            for (at, step) in steps.iter().enumerate() {
                w.raw(if text && at == last { " ->> " } else { " -> " });
                match step {
                    Step::Key(key) => w.json_key(key),
                    Step::Index(position) => w.raw(&position.to_string()),
                }
            }
            w.raw(")");
        });
    }

    fn json_keys(&mut self, steps: &[Step]) {
        self.raw("array[");
        self.list(steps, ", ", |w, step| match step {
            Step::Key(key) => w.json_key(key),
            Step::Index(position) => w.raw(&format!("'{position}'")),
        });
        self.raw("]");
    }

    /// A key as a text of its own.
    #[allow(clippy::ptr_arg, reason = "what is borrowed is part of the program")]
    fn json_key(&mut self, key: &Cow<'static, str>) {
        match key {
            Cow::Borrowed(key) => {
                let literal = self.syntax.text_literal(key);
                self.raw(&literal);
            }
            // Alone, it might as well be a position.
            Cow::Owned(key) if self.syntax.json_places() == JsonPlaces::Operators => {
                self.raw("cast(");
                self.bind_taken(Value::Text(key.clone().into()));
                self.raw(" as text)");
            }
            Cow::Owned(key) => self.bind_taken(Value::Text(key.clone().into())),
        }
    }

    /// A path as one text, after a word about it.
    fn json_path(&mut self, steps: &[Step], word: &str) {
        let mut path = format!("{word}$");
        let mut fixed = true;
        for step in steps {
            match step {
                Step::Index(position) => _ = write!(path, "[{position}]"),
                Step::Key(key) => {
                    fixed &= matches!(key, Cow::Borrowed(_));
                    match self.syntax.json_key(key) {
                        JsonKey::Quoted => quoted_key(&mut path, key),
                        JsonKey::Impossible(reason) => self.refuse(reason.into()),
                    }
                }
            }
        }
        if fixed {
            let literal = self.syntax.text_literal(&path);
            self.raw(&literal);
        } else {
            self.bind_taken(Value::Text(path.into()));
        }
    }

    /// A query for what is at a place, by a row for each step. The document may be a lone value, which only stands in an
    /// array.
    fn json_row(&mut self, json: &Json, steps: &[Step], form: &str) {
        self.raw("(select top (1) ");
        self.json_form(json, steps, form);
        self.raw(" from openjson(N'[' + ");
        self.json_document(json);
        self.raw(" + N']') as [j0]");
        for (at, step) in steps.iter().enumerate() {
            let container =
                self.syntax.json_containers()[usize::from(matches!(step, Step::Index(_)))];
            let next = at + 1;
            self.raw(&format!(
                " cross apply openjson(case [j{at}].[type] when {container} then [j{at}].[value] end) as [j{next}]"
            ));
        }
        let mut word = " where ";
        for (at, step) in steps.iter().enumerate() {
            self.raw(word);
            self.raw(&format!("[j{}].[key] = ", at + 1));
            match step {
                Step::Key(key) => self.json_key(key),
                Step::Index(position) => self.raw(&format!("N'{position}'")),
            }
            word = " and ";
        }
        self.raw(")");
    }

    /// The value that an operation is given.
    fn json_new(&mut self, json: &Json, steps: &[Step]) {
        match (&json.value, self.syntax.json_value()) {
            (Some(Expr::Value(value @ Value::Json(_))), Some((before, after))) => {
                self.raw(before);
                self.bind(value);
                self.raw(after);
            }
            (Some(Expr::Value(Value::Json(text))), None) => self.json_modified(json, steps, text),
            (Some(value), _) => self.operand(value, Binding::Atom),
            (None, _) => {}
        }
    }

    /// `json_modify`, which takes documents from other functions only, and everything else by its SQL type.
    fn json_modified(&mut self, json: &Json, steps: &[Step], text: &str) {
        let index = matches!(steps.last(), Some(Step::Index(_)));
        if index {
            // What is not there would be an error, or a new member.
            self.raw("case when ");
            self.json_row(json, steps, "{j}.[type]");
            self.raw(" is null then ");
            self.json_document(json);
            self.raw(" else ");
        }
        self.raw("json_modify(");
        if text == "null" {
            // NULL would take the member away, unless it has to be there.
            self.raw("json_modify(");
            self.json_document(json);
            self.raw(", ");
            self.json_path(steps, "");
            self.raw(", N''), ");
            self.json_path(steps, "strict ");
            self.raw(", null");
        } else {
            self.json_document(json);
            self.raw(", ");
            self.json_path(steps, "");
            self.raw(", ");
            self.json_scalar(text);
        }
        self.raw(")");
        if index {
            self.raw(" end");
        }
    }

    fn json_scalar(&mut self, text: &str) {
        let (before, value, after) = match text.as_bytes().first() {
            Some(b'{' | b'[') => ("json_query(", Value::Text(text.to_owned().into()), ")"),
            Some(b'"') => (
                "(select [value] from openjson(N'[' + ",
                Value::Text(text.to_owned().into()),
                " + N']'))",
            ),
            Some(b't') => return self.raw("cast(1 as bit)"),
            Some(b'f') => return self.raw("cast(0 as bit)"),
            _ => match (text.parse(), text.parse()) {
                (Ok(number), _) => ("", Value::I64(number), ""),
                // Its digits stay as they are.
                _ if !text.contains(['e', 'E']) && text.len() <= 38 => {
                    ("", Value::Decimal(text.into()), "")
                }
                (_, Ok(number)) => ("", Value::F64(number), ""),
                _ => return self.refuse("a JSON value is no number".into()),
            },
        };
        self.raw(before);
        self.bind_taken(value);
        self.raw(after);
    }
}

/// A key in double quotes, as serde writes it: MariaDB compares it with what is in the document as it is written there.
fn quoted_key(path: &mut String, key: &str) {
    path.push_str(".\"");
    for c in key.chars() {
        match c {
            '"' | '\\' => path.extend(['\\', c]),
            '\n' => path.push_str("\\n"),
            '\r' => path.push_str("\\r"),
            '\t' => path.push_str("\\t"),
            '\u{8}' => path.push_str("\\b"),
            '\u{c}' => path.push_str("\\f"),
            c if c < ' ' => _ = write!(path, "\\u{:04x}", u32::from(c)),
            c => path.push(c),
        }
    }
    path.push('"');
}
