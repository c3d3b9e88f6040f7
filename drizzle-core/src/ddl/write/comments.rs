//! Comments that are statements of their own.
use super::Writer;
use crate::catalog::{Column, Table};
use crate::dialect::CommentForm;

impl Writer {
    /// The statements that comment on a table and its columns, where its definition does not.
    pub(super) fn comments(&self, table: &Table) -> Vec<String> {
        if self.syntax.comments() != CommentForm::Statements {
            return Vec::new();
        }
        let of_table = table.comment.iter().map(|_| self.comment_on_table(table));
        let columns = table.columns.iter();
        let commented = columns.filter(|column| column.comment.is_some());
        let of_columns = commented.map(|column| self.comment_on_column(table, column));
        of_table.chain(of_columns).collect()
    }

    /// `comment on table ..`: where comments are statements, also one that takes the comment away.
    pub fn comment_on_table(&self, table: &Table) -> String {
        let text = self.text(table.comment.as_deref());
        format!("comment on table {} is {text}", self.table(table))
    }

    /// `comment on column ..`: where comments are statements, also one that takes the comment away.
    pub fn comment_on_column(&self, table: &Table, column: &Column) -> String {
        let (table, name) = (self.table(table), self.name(&column.name));
        let text = self.text(column.comment.as_deref());
        format!("comment on column {table}.{name} is {text}")
    }

    fn text(&self, comment: Option<&str>) -> String {
        match comment {
            Some(comment) => self.syntax.text_literal(comment),
            None => "null".to_owned(),
        }
    }
}
