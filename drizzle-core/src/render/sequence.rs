//! Numbers of sequences.
use super::Writer;
use crate::ast::SequenceCall;
use crate::ddl::SequenceDef;

impl Writer {
    pub(super) fn sequence(&mut self, def: &SequenceDef, call: SequenceCall) {
        if self.schema.is_some() && def.schema.is_none() {
            self.refuse(format!(
                "sequence `{}` says no schema, and the schema of this statement was chosen at run time: say `schema = \"..\"` of the sequence",
                def.name
            ));
        }
        let quoted = def.quoted(self.syntax);
        let written = match call {
            SequenceCall::Next => {
                self.out.about.holds = true;
                self.syntax.next_value(&quoted)
            }
            SequenceCall::Current => self.syntax.current_value(&quoted),
        };
        match written {
            Some(sql) => self.raw(&sql),
            None => self.refuse(format!(
                "there is no sequence `{}` on this server: {} has none; use a column that counts itself up",
                def.name,
                self.syntax.name()
            )),
        }
    }
}
