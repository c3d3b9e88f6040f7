//! What few tables say: options after their columns, and comments.
use super::Describing;
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

impl Describing<'_> {
    pub(super) fn options(&mut self) {
        let options = self.table.options;
        self.out.options.strict = options.strict;
        self.out.options.without_rowid = options.without_rowid;
        if let Some(storage) = options.storage {
            let text = |text: Option<&'static str>| text.map(str::to_owned);
            let out = &mut self.out.options;
            out.engine = text(storage.engine);
            out.charset = text(storage.charset);
            out.collate = text(storage.collate);
            out.row_format = text(storage.row_format);
            out.auto_increment = storage.auto_increment;
            out.unlogged = storage.unlogged;
            out.tablespace = text(storage.tablespace);
            out.with = text(storage.with);
        }
        self.out.comment = options.comment.map(str::to_owned);
    }
}
