//! The order of changes: what depends on something goes before it, and comes after it.
use super::{Change, Name, Part, What};
use crate::questions::Kind;

/// In the order in which they can be done.
pub(super) fn ordered(changes: Vec<Change>) -> Vec<Change> {
    let wanted: Vec<(Name, String)> = changes.iter().filter_map(renamed_column).collect();
    let mut ordered: Vec<(u8, Change)> = Vec::new();
    for change in changes {
        let mut place = place(&change.what);
        if let What::Drop(Part::Column(table, column)) = &change.what {
            // Another column takes its name, or it comes again.
            let taken = wanted.contains(&(table.clone(), column.name.clone()));
            if taken || change.loses.is_none() {
                place = EARLY_COLUMN;
            }
        }
        ordered.push((place, change));
    }
    ordered.sort_by_key(|(place, _)| *place);
    let changes = ordered.into_iter().map(|(_, change)| change).collect();
    without_collisions(changes)
}

fn renamed_column(change: &Change) -> Option<(Name, String)> {
    match &change.what {
        What::Rename {
            kind: Kind::Column,
            of: Some(table),
            to,
            ..
        } => Some((table.clone(), to.name.clone())),
        _ => None,
    }
}

const EARLY_COLUMN: u8 = 17;

fn place(what: &What) -> u8 {
    match what {
        What::Drop(part) => match part {
            Part::View(_) => 0,
            Part::Policy(..) => 1,
            Part::ForeignKey(..) => 2,
            Part::Check(..) => 3,
            Part::Index(..) => 4,
            Part::Unique(..) | Part::PrimaryKey(..) => 5,
            Part::Table(_) => 6,
            Part::Column(..) => 28,
            Part::Sequence(_) => 43,
            Part::Domain(_) => 44,
            Part::Composite(_) => 45,
            Part::Enum(_) => 46,
            Part::Extension(_) => 47,
            Part::Role(_) => 48,
            _ => 49,
        },
        What::Rename { kind, .. } => match kind {
            Kind::Schema => 8,
            Kind::Role => 10,
            Kind::Enum => 11,
            Kind::EnumValue => 12,
            Kind::Domain => 13,
            Kind::Composite => 14,
            Kind::Sequence => 15,
            Kind::Table => 16,
            Kind::Column => 18,
            Kind::View | Kind::Constraint | Kind::Index | Kind::Policy => 19,
        },
        What::Create(part) => match part {
            Part::Namespace(_) => 9,
            Part::Extension(_) => 20,
            Part::Role(_) => 20,
            Part::Enum(_) => 21,
            Part::Domain(_) => 22,
            Part::Composite(_) => 22,
            Part::Sequence(_) => 23,
            Part::Column(_, column) if column.generated.is_some() => 29,
            Part::Column(..) => 26,
            Part::PrimaryKey(..) => 30,
            Part::Unique(..) => 31,
            Part::Check(..) => 32,
            Part::Index(..) => 33,
            Part::Table(_) => 34,
            Part::ForeignKey(..) => 35,
            Part::View(_) => 36,
            Part::Policy(..) => 39,
            _ => 40,
        },
        What::Alter { from: _, to } => match to {
            Part::Role(_) => 20,
            Part::Enum(_) | Part::Domain(_) | Part::Composite(_) => 24,
            Part::Sequence(_) => 23,
            Part::Options(..) => 25,
            Part::Column(..) => 27,
            Part::Comment(..) => 37,
            Part::RowSecurity(..) => 38,
            _ => 27,
        },
    }
}

/// Renames so that no name is taken when it is given: `a` to `b` comes after `b` to `c`, and a circle goes over a name
/// of its own.
fn without_collisions(changes: Vec<Change>) -> Vec<Change> {
    let is_rename = |change: &Change| matches!(change.what, What::Rename { .. });
    let mut out = Vec::with_capacity(changes.len());
    let mut group: Vec<Change> = Vec::new();
    for change in changes {
        if is_rename(&change)
            && group
                .first()
                .is_none_or(|first| place(&first.what) == place(&change.what))
        {
            group.push(change);
            continue;
        }
        out.extend(untangled(std::mem::take(&mut group)));
        if is_rename(&change) {
            group.push(change);
        } else {
            out.push(change);
        }
    }
    out.extend(untangled(group));
    out
}

/// A name for what has to step aside; no database finds it too long.
pub(crate) fn aside(name: &str) -> String {
    let mut end = name.len().min(50);
    while !name.is_char_boundary(end) {
        end -= 1;
    }
    format!("__old_{}", &name[..end])
}

fn untangled(mut left: Vec<Change>) -> Vec<Change> {
    let mut out = Vec::with_capacity(left.len());
    while !left.is_empty() {
        let free = |change: &Change| {
            match &change.what {
                What::Rename { kind, of, to, .. } => !left.iter().any(|other| {
                    // Some databases have one set of names for the keys of all tables.
                    let key = matches!(kind, Kind::Constraint | Kind::Index);
                    let taken = matches!(&other.what, What::Rename { kind: k, of: o, from, .. }
                    if k == kind && from == to && (o == of || key));
                    taken && !std::ptr::eq(other, change)
                }),
                _ => true,
            }
        };
        if let Some(at) = left.iter().position(free) {
            out.push(left.remove(at));
            continue;
        }
        // Each waits for another one: one of them steps aside.
        let mut first = left.remove(0);
        if let What::Rename { kind, of, from, to } = &mut first.what {
            let name = aside(&from.name);
            let between = Name {
                schema: from.schema.clone(),
                name,
            };
            let last = What::Rename {
                kind: *kind,
                of: of.clone(),
                from: between.clone(),
                to: to.clone(),
            };
            *to = between;
            left.push(Change::new(last));
        }
        out.push(first);
    }
    out
}
