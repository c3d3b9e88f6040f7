//! What few tables say: options after their columns, and comments.
use super::Definition;
use crate::dialect::{CommentForm, Syntax};
use crate::schema::TableDef;

/// Why a table can't have its options.
pub(super) fn refused(syntax: &dyn Syntax, table: &TableDef) -> Option<String> {
    let of_columns = table.columns.iter().filter_map(|column| column.comment);
    for comment in table.options.comment.into_iter().chain(of_columns) {
        if syntax.comments() == CommentForm::Nowhere {
            return Some("there are no comments; leave them out".into());
        }
        if let Some(reason) = syntax.refuses_comment(comment) {
            return Some(reason.to_owned());
        }
    }
    let of_rowids = table.options.strict || table.options.without_rowid;
    (of_rowids && !syntax.has_rowids())
        .then(|| "there is neither `strict` nor `without_rowid`; leave them out".into())
}

impl Definition<'_> {
    /// What follows the columns of the table.
    pub(super) fn options(&self) -> String {
        let options = self.table.options;
        let mut words = Vec::new();
        if options.strict {
            words.push("strict".to_owned());
        }
        if options.without_rowid {
            words.push("without rowid".to_owned());
        }
        if let (CommentForm::Inline, Some(comment)) = (self.syntax.comments(), options.comment) {
            words.push(format!("comment = {}", self.syntax.text_literal(comment)));
        }
        match words.is_empty() {
            true => String::new(),
            false => format!(" {}", words.join(", ")),
        }
    }

    /// What follows a column's definition.
    pub(super) fn column_comment(&self, comment: Option<&str>) -> String {
        match (self.syntax.comments(), comment) {
            (CommentForm::Inline, Some(comment)) => {
                format!(" comment {}", self.syntax.text_literal(comment))
            }
            _ => String::new(),
        }
    }

    /// The statements that comment on the table and its columns.
    pub(super) fn comments(&mut self) {
        if self.syntax.comments() != CommentForm::Statements {
            return;
        }
        let table = self.quoted.table(self.table);
        if let Some(comment) = self.table.options.comment {
            let text = self.syntax.text_literal(comment);
            self.indexes
                .push(format!("comment on table {table} is {text}"));
        }
        for column in self.table.columns {
            if let Some(comment) = column.comment {
                let (name, text) = (
                    self.quoted.name(column.name),
                    self.syntax.text_literal(comment),
                );
                self.indexes
                    .push(format!("comment on column {table}.{name} is {text}"));
            }
        }
    }
}
