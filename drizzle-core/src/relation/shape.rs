//! Levels without relations: a selection as it is.
use super::{Plan, Shape};
use crate::ast;
use crate::decode::{DecodeError, Reader};
use crate::query::{Selection, WholeTable};
use crate::schema::Table;
use crate::scope::Valid;
use crate::value::Kind;

/// A level that gives what a selection gives.
#[derive(Debug, Clone)]
pub struct Fields<Sel>(Sel);
/// A level that gives what a selection gives.
pub fn fields<Sel>(selection: Sel) -> Fields<Sel> {
    Fields(selection)
}
/// Every column of a table.
pub fn whole<T: Table>(_table: &T) -> WholeTable<T> {
    WholeTable::new()
}

impl<Sel: Valid<S>, S> Valid<S> for Fields<Sel> {}
impl<Sel: Selection<S>, S> Shape<S> for Fields<Sel> {
    type Output = Sel::Output;
    type Own = Sel::Output;
    type Branches = ();
    fn own(&self, out: &mut Vec<ast::Item>, kinds: &mut Vec<Kind>) {
        self.0.select(out);
        self.0.kinds(kinds);
    }
    fn decode(row: &mut dyn Reader) -> Result<Self::Own, DecodeError> {
        Sel::decode(row)
    }
    fn branches(&self, _: &mut Plan, _: usize) {}
    fn build(own: Self::Own, (): ()) -> Self::Output {
        own
    }
}
