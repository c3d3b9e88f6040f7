//! Functions and operators of numbers.

/// A function or operator of numbers whose text each dialect knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
#[allow(missing_docs, reason = "the names of SQL's functions")]
pub enum NumberForm {
    Round,
    /// To so many decimals.
    RoundTo,
    /// A float to so many decimals.
    RoundFloatTo,
    Trunc,
    Sign,
    Exp,
    Ln,
    Log10,
    Random,
    BitAnd,
    BitOr,
    BitXor,
    BitNot,
}

impl NumberForm {
    /// As most databases write it; see [`Form::standard`](super::Form).
    pub(crate) fn standard(self) -> &'static str {
        match self {
            NumberForm::Round => "round({0})",
            NumberForm::RoundTo | NumberForm::RoundFloatTo => "round({0}, {1})",
            NumberForm::Trunc => "trunc({0})",
            NumberForm::Sign => "sign({0})",
            NumberForm::Exp => "exp({0})",
            NumberForm::Ln => "ln({0})",
            NumberForm::Log10 => "log10({0})",
            NumberForm::Random => "random()",
            NumberForm::BitAnd => "([0] & [1])",
            NumberForm::BitOr => "([0] | [1])",
            NumberForm::BitXor => "([0] ^ [1])",
            NumberForm::BitNot => "(~[0])",
        }
    }
}
