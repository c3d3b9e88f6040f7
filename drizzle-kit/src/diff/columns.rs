//! Columns.
use super::freed::Freed;
use super::tables::Pair;
use super::{Change, Differ, Part, What};
use crate::questions::Question;
use crate::statements::zero;
use crate::{counts, types, words};
use drizzle_core::catalog::Column;

impl Differ<'_> {
    pub(super) fn columns(&mut self, pair: &Pair<'_>, freed: &Freed) {
        let new = pair.new_name();
        for (before, mapped) in pair.before.columns.iter().zip(&pair.mapped.columns) {
            let after = pair
                .after
                .columns
                .iter()
                .find(|after| after.name == mapped.name);
            match after {
                None => self.drop(Part::Column(new.clone(), before.clone())),
                Some(after) if freed.recreates(&new, &after.name) => {
                    let mut change =
                        Change::new(What::Drop(Part::Column(new.clone(), before.clone())));
                    // What is computed is computed again.
                    change.loses = change.loses.filter(|_| before.generated.is_none());
                    self.changes.push(change);
                    self.add(pair, after);
                }
                Some(after) if same_column(mapped, after) => {}
                Some(after) => self.change(pair, mapped, after),
            }
        }
        for after in &pair.after.columns {
            if !pair
                .mapped
                .columns
                .iter()
                .any(|mapped| mapped.name == after.name)
            {
                self.add(pair, after);
            }
        }
    }

    /// How answers may call a column.
    fn paths(&self, pair: &Pair<'_>, column: &str) -> Vec<String> {
        let before = self
            .renames
            .before(&pair.new_name(), column)
            .unwrap_or(column);
        let (old, new) = (pair.old_name(), pair.new_name());
        vec![
            format!("{new}.{column}"),
            format!("{old}.{column}"),
            format!("{old}.{before}"),
        ]
    }

    fn add(&mut self, pair: &Pair<'_>, after: &Column) {
        let mut change = Change::new(What::Create(Part::Column(pair.new_name(), after.clone())));
        let given = after.default.is_some() || after.auto.is_some() || after.generated.is_some();
        if after.not_null && !given {
            self.fill(pair, after, true, &mut change);
        }
        self.changes.push(change);
    }

    fn fill(&mut self, pair: &Pair<'_>, after: &Column, new: bool, change: &mut Change) {
        let paths = self.paths(pair, &after.name);
        let zero = zero(&after.ty);
        let likely = after.default.clone().or_else(|| zero.map(str::to_owned));
        match self.answers.fill(&paths).filter(|_| !self.alone) {
            Some(fill) => change.fill = fill,
            None if self.alone => {
                let column = &paths[0];
                change.loses = Some(match new {
                    true => format!(
                        "the values that column `{column}` had are gone: rows get an empty one"
                    ),
                    false => format!("NULLs of column `{column}` become an empty value"),
                });
                change.fill = likely;
            }
            None => {
                let (column, ty) = (paths[0].clone(), after.ty.clone());
                self.asked.push(Question::Fill {
                    column,
                    ty,
                    new,
                    likely,
                });
            }
        }
        if change.fill.is_some() {
            change.fails = None;
        }
    }

    fn change(&mut self, pair: &Pair<'_>, mapped: &Column, after: &Column) {
        let from = Part::Column(pair.new_name(), mapped.clone());
        let to = Part::Column(pair.new_name(), after.clone());
        let mut change = Change::new(What::Alter { from, to });
        let computed = after.generated.is_some() || mapped.generated.is_some();
        if after.not_null && !mapped.not_null && !computed {
            self.fill(pair, after, false, &mut change);
        }
        if !words::same(&mapped.ty, &after.ty) {
            let paths = self.paths(pair, &after.name);
            change.using = self.answers.convert(&paths).filter(|_| !self.alone);
            let known = change.using.is_some() || types::converts(&mapped.ty, &after.ty);
            if !known && !self.alone && self.rules.converts_by_cast() {
                let (column, from, to) = (paths[0].clone(), mapped.ty.clone(), after.ty.clone());
                self.asked.push(Question::Convert { column, from, to });
            }
        }
        self.changes.push(change);
    }
}

/// Whether both count up in one way, or neither does.
fn same_auto(one: &Column, other: &Column) -> bool {
    match (&one.auto, &other.auto) {
        (None, None) => true,
        (Some(first), Some(second)) => {
            let counts =
                counts::told(&first.counts, &one.ty) == counts::told(&second.counts, &other.ty);
            // With another type they count to another end by themselves.
            first.kind == second.kind
                && (counts || !words::same(&one.ty, &other.ty) && first.counts == second.counts)
        }
        _ => false,
    }
}

/// Whether two columns of one name are the same.
pub(crate) fn same_column(one: &Column, other: &Column) -> bool {
    let named = one.default_name == other.default_name
        || one.default_name.is_none()
        || other.default_name.is_none();
    let generated = match (&one.generated, &other.generated) {
        (None, None) => true,
        (Some(one), Some(other)) => {
            one.stored == other.stored && words::same(&one.expr, &other.expr)
        }
        _ => false,
    };
    words::same(&one.ty, &other.ty)
        && one.not_null == other.not_null
        && same_auto(one, other)
        && words::same_option(&one.default, &other.default)
        && named
        && words::same_option(&one.on_update, &other.on_update)
        && generated
        && one.charset == other.charset
        && one.collate == other.collate
        && one.comment == other.comment
}
