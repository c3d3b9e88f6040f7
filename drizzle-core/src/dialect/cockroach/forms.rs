//! How functions are written.
use super::CockroachSyntax;
use crate::ast::{Form, NumberForm};
use crate::dialect::forms::Forms;

impl Forms for CockroachSyntax {
    fn form(&self, form: Form) -> Option<&'static str> {
        match form {
            Form::Grouping => None,
            Form::Number(NumberForm::Sign) => Some("cast(sign({0}) as int8)"),
            Form::Number(NumberForm::BitXor) => Some("([0] # [1])"),
            // The logarithm to the base of ten.
            Form::Number(NumberForm::Log10) => Some("log({0})"),
            form => Some(form.standard()),
        }
    }
}
