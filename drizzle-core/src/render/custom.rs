//! Types of the program's own.
use super::Writer;
use crate::value::{CustomDef, CustomSql, Kind, Value, around, sent};

impl Writer {
    /// Refuses a type that is none of this dialect.
    pub(super) fn needs_custom(&mut self, def: &CustomDef) {
        if !self.syntax.has_custom(def) {
            self.refuse(format!(
                "`{}` has no column type on {}: name it in its `#[sql_custom(..)]`",
                def.name,
                self.syntax.name()
            ));
        }
    }

    /// A value, in the form that it is written in.
    pub(super) fn bind_converted(&mut self, kind: Kind, value: Value) {
        let (before, after) = self.syntax.conversion(kind).0.map_or(("", ""), around);
        self.raw(before);
        self.bind_taken(sent(value));
        self.raw(after);
    }

    /// What stands around a selected expression of this type.
    pub(super) fn read_form(&self, read: Option<Kind>) -> (&'static str, &'static str) {
        let read = read.filter(|_| self.read_here);
        let form = read.and_then(|kind| self.syntax.conversion(kind).1);
        form.map_or(("", ""), around)
    }

    /// The kind that values are kept as: one that is written as it is sent is kept so, too.
    pub(super) fn kept_as(&self, kind: Kind) -> Kind {
        let plain = |sql: CustomSql| sql.write.is_none();
        match kind {
            Kind::Custom(def) if def.everywhere.is_some() => *def.base,
            Kind::Custom(def) if self.syntax.custom(def).is_some_and(plain) => *def.base,
            kind => kind,
        }
    }

    /// A literal of such a type.
    pub(super) fn custom_literal(&mut self, value: &Value) -> bool {
        let Kind::Custom(def) = value.kind() else {
            return false;
        };
        self.needs_custom(def);
        let form = self.syntax.custom(def).and_then(|sql| sql.write);
        let (before, after) = form.map_or(("", ""), around);
        self.raw(before);
        self.cast_literal(&sent(value.clone()));
        self.raw(after);
        true
    }
}
