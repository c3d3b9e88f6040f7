//! How functions are written.
use super::CockroachSyntax;
use crate::ast::Form;
use crate::dialect::forms::Forms;

impl Forms for CockroachSyntax {
    fn form(&self, form: Form) -> Option<&'static str> {
        match form {
            Form::Grouping => None,
            form => Some(form.standard()),
        }
    }
}
