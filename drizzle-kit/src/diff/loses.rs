//! What is lost with a change, and when it fails.
use super::{Part, What};
use crate::{types, words};

/// A sentence on the data that is lost.
pub(super) fn loses(what: &What) -> Option<String> {
    match what {
        What::Drop(Part::Table(table)) => Some(format!(
            "table `{}` is dropped with its rows",
            super::Name::of(table)
        )),
        What::Drop(Part::Column(table, column)) if column.generated.is_none() => Some(format!(
            "column `{table}.{}` is dropped with its values",
            column.name
        )),
        What::Drop(Part::Sequence(sequence)) => Some(format!(
            "sequence `{}` is dropped with its count",
            sequence.name
        )),
        What::Drop(Part::Namespace(name)) => Some(format!("schema `{name}` is dropped")),
        What::Drop(Part::Extension(name)) => {
            Some(format!("extension `{name}` is dropped with what it keeps"))
        }
        What::Drop(Part::Role(role)) => {
            Some(format!("role `{}` is dropped with its rights", role.name))
        }
        What::Alter {
            from: Part::Column(table, from),
            to: Part::Column(_, to),
        } => {
            let column = format!("`{table}.{}`", to.name);
            if from.generated.is_none() && to.generated.is_some() {
                return Some(format!(
                    "values of column {column} are replaced by computed ones"
                ));
            }
            let changed = !words::same(&from.ty, &to.ty);
            (changed && to.generated.is_none() && !types::widens(&from.ty, &to.ty)).then(|| {
                format!("values of column {column} are converted from {} to {}: what does not fit is cut or refused", from.ty, to.ty)
            })
        }
        _ => None,
    }
}

/// A sentence on rows for which it fails.
pub(super) fn fails(what: &What) -> Option<String> {
    match what {
        What::Create(Part::Unique(table, unique)) => Some(format!(
            "rows of `{table}` repeat values of {}",
            unique.columns.join(", ")
        )),
        What::Create(Part::PrimaryKey(table, key)) => Some(format!(
            "rows of `{table}` repeat values of {}, or have NULL there",
            key.columns.join(", ")
        )),
        What::Create(Part::Index(table, index)) if index.unique => Some(format!(
            "rows of `{table}` repeat values of index `{}`",
            index.name
        )),
        What::Create(Part::Check(table, check)) => {
            Some(format!("rows of `{table}` don't meet `{}`", check.name))
        }
        What::Create(Part::ForeignKey(table, key)) => Some(format!(
            "rows of `{table}` refer to rows of `{}` that are not there",
            key.foreign_table
        )),
        What::Create(Part::Column(table, column))
            if column.not_null
                && column.default.is_none()
                && column.auto.is_none()
                && column.generated.is_none() =>
        {
            Some(format!("`{table}` has rows"))
        }
        What::Alter {
            from: Part::Column(table, from),
            to: Part::Column(_, to),
        } if to.not_null && !from.not_null => {
            Some(format!("rows of `{table}` have NULL in `{}`", to.name))
        }
        What::Alter {
            from: Part::Enum(from),
            to: Part::Enum(to),
        } => {
            let gone = from
                .labels
                .iter()
                .filter(|label| !to.labels.contains(label));
            let gone: Vec<_> = gone.map(|label| format!("`{label}`")).collect();
            (!gone.is_empty()).then(|| {
                format!(
                    "rows have {}, which `{}` has no more",
                    gone.join(" or "),
                    to.name
                )
            })
        }
        _ => None,
    }
}
