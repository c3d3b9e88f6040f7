//! Comments that are statements of their own.
use super::Writer;
use crate::catalog::{Column, Table};
use crate::dialect::{CommentForm, Commented};

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
        self.comment(table, None, table.comment.as_deref())
    }

    /// `comment on column ..`: where comments are statements, also one that takes the comment away.
    pub fn comment_on_column(&self, table: &Table, column: &Column) -> String {
        let name = self.name(&column.name);
        self.comment(
            table,
            Some((&column.name, &name)),
            column.comment.as_deref(),
        )
    }

    fn comment(&self, table: &Table, column: Option<(&str, &str)>, text: Option<&str>) -> String {
        let on = Commented {
            schema: table.schema.as_deref(),
            table: &table.name,
            quoted_table: &self.table(table),
            column,
        };
        self.syntax.comment_on(&on, text)
    }
}
