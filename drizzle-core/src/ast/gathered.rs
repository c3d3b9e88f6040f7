//! Aggregates that make one value of the values of many rows, in an order.
use super::{Expr, Order};
use crate::value::Kind;
use std::borrow::Cow;

/// What the values of many rows become.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Gathering {
    /// One text, with this between them.
    Text(Cow<'static, str>),
    /// An array.
    Array,
    /// One of them, of this kind.
    Any(Kind),
}

/// An aggregate of values in an order.
#[derive(Debug, Clone)]
pub struct Gathered {
    /// What it makes of them.
    pub what: Gathering,
    /// The values.
    pub operand: Expr,
    /// In which order they are taken.
    pub order: Vec<Order>,
    /// Those of which rows.
    pub filter: Option<Expr>,
}
