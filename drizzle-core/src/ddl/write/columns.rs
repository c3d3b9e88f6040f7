//! Columns.
use super::Writer;
use crate::catalog::Column;
use crate::dialect::CommentForm;
use std::fmt::Write as _;

impl Writer {
    /// A column as its table defines it: its name, type and the rest.
    pub fn column(&self, column: &Column) -> String {
        let mut sql = self.name(&column.name);
        sql.push(' ');
        let mut not_null = column.not_null;
        if column.auto.is_some() {
            let auto = self.syntax.auto_column(column);
            sql += &auto.sql;
            not_null = !auto.primary_key;
        } else if let Some(generated) = &column.generated {
            sql += &self.syntax.generated(&self.type_of(column), generated);
        } else {
            sql += &self.type_of(column);
        }
        if not_null {
            sql += " not null";
        }
        if let Some(default) = &column.default {
            if let Some(name) = &column.default_name {
                let _ = write!(sql, " constraint {}", self.name(name));
            }
            let _ = write!(sql, " default {default}");
        }
        if let Some(value) = &column.on_update {
            let _ = write!(sql, " on update {value}");
        }
        if let (CommentForm::Inline, Some(comment)) = (self.syntax.comments(), &column.comment) {
            let _ = write!(sql, " comment {}", self.syntax.text_literal(comment));
        }
        sql
    }

    /// A column's type, and how its texts are compared.
    pub fn type_of(&self, column: &Column) -> String {
        let mut ty = column.ty.clone();
        if let Some(charset) = &column.charset {
            let _ = write!(ty, " character set {charset}");
        }
        match &column.collate {
            Some(collation) if self.syntax.quotes_collations() => {
                let _ = write!(ty, " collate {}", self.name(collation));
            }
            Some(collation) => {
                let _ = write!(ty, " collate {collation}");
            }
            None => {}
        }
        ty
    }

    /// Whether a column's definition says already that it is the primary key.
    pub fn says_primary_key(&self, column: &Column) -> bool {
        column.auto.is_some() && self.syntax.auto_column(column).primary_key
    }
}
