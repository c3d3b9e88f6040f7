//! The order of tables: each after those that it refers to, and what is done about circles.
use super::error::SeedError;
use super::model::{Group, Holds, Made, Model, Spread};
use super::options::name_of;
use super::way::Way;

/// The order, and what lets foreign keys wait. References that close a circle are made later, or checked later.
pub(super) fn order(
    model: &mut Model,
    way: &'static dyn Way,
) -> Result<(Vec<usize>, Vec<&'static str>), SeedError> {
    let count = model.tables.len();
    let mut done = vec![false; count];
    let mut order = Vec::with_capacity(count);
    let mut defers: Vec<&'static str> = Vec::new();
    while order.len() < count {
        let left: Vec<usize> = (0..count).filter(|at| !done[*at]).collect();
        let open = |model: &Model, at: usize| {
            let groups = model.tables[at].groups.iter().enumerate();
            let open = groups.filter(|(_, group)| group.parent != at && !done[group.parent]);
            open.map(|(index, _)| index).collect::<Vec<_>>()
        };
        // An empty table may be anywhere.
        let is_free = |at: &usize| open(model, *at).is_empty() || model.tables[*at].rows == 0;
        let mut chosen = left.iter().copied().find(is_free);
        if chosen.is_none() {
            let can_wait = |at: &usize| {
                let made = &model.tables[*at];
                open(model, *at)
                    .iter()
                    .all(|group| is_breakable(made, &made.groups[*group], way))
            };
            chosen = left.iter().copied().find(can_wait);
            if let Some(at) = chosen {
                for group in open(model, at) {
                    model.tables[at].groups[group].later = true;
                }
            }
        }
        if chosen.is_none() {
            let deferred = |at: &usize| {
                let groups = open(model, *at);
                let statements = groups
                    .iter()
                    .map(|group| way.defers(&model.tables[*at].groups[*group].key));
                statements.collect::<Option<Vec<_>>>()
            };
            if let Some((at, statements)) = left
                .iter()
                .find_map(|at| deferred(at).map(|statements| (*at, statements)))
            {
                defers.extend(statements);
                chosen = Some(at);
            }
        }
        let Some(at) = chosen else {
            let names = left.iter().map(|at| name_of(&model.tables[*at].table));
            return Err(SeedError::Circle(names.collect()));
        };
        done[at] = true;
        order.push(at);
    }
    defers.sort_unstable();
    defers.dedup();
    Ok((order, defers))
}

/// Whether a reference can be NULL at first, and its row be found again.
fn is_breakable(made: &Made, group: &Group, way: &'static dyn Way) -> bool {
    let key = made.table.primary_key.as_ref();
    let is_found = key.is_some_and(|key| {
        made.table.columns.iter().enumerate().all(|(at, column)| {
            !key.columns.contains(&column.name)
                || (!matches!(made.columns[at], Holds::Left) && !group.columns.contains(&at))
        })
    });
    let nullable = empty_columns(made, group);
    let enough = match group.key.match_full {
        true => nullable.len() == group.columns.len(),
        false => !nullable.is_empty(),
    };
    // Several rows with NULL would be the same one.
    let may_repeat = group.spread == Spread::Any || !way.nulls_are_equal();
    is_found && enough && may_repeat && group.nulls_repeat
}

/// The columns of a reference that may be NULL.
pub(super) fn empty_columns(made: &Made, group: &Group) -> Vec<usize> {
    let columns = group.columns.iter().copied();
    columns
        .filter(|at| !made.table.columns[*at].not_null)
        .collect()
}
