//! How functions are written.
use crate::ast::Form;

/// The part of a dialect that knows the text of functions and operators.
pub trait Forms {
    /// The text of a function, as `Form::standard` has it; none where there is no such function.
    fn form(&self, form: Form) -> Option<&'static str>;
}

impl Forms for super::Postgres {
    fn form(&self, form: Form) -> Option<&'static str> {
        Some(form.standard())
    }
}
