//! How functions are written.
use crate::ast::{Form, NumberForm};

/// The part of a dialect that knows the text of functions and operators.
pub trait Forms {
    /// The text of a function, as `Form::standard` has it; none where there is no such function.
    fn form(&self, form: Form) -> Option<&'static str>;
}

impl Forms for super::Postgres {
    fn form(&self, form: Form) -> Option<&'static str> {
        Some(match form {
            Form::Number(form) => number_form(form),
            form => form.standard(),
        })
    }
}

fn number_form(form: NumberForm) -> &'static str {
    match form {
        // Only decimals are rounded to a number of decimals.
        NumberForm::RoundFloatTo => "cast(round(cast({0} as numeric), {1}) as double precision)",
        NumberForm::Sign => "cast(sign({0}) as integer)",
        NumberForm::BitXor => "([0] # [1])",
        form => form.standard(),
    }
}
