//! Functions that dialects write in different ways, and groups of groups.
use super::Writer;
use super::expr::Binding;
use crate::ast::{Expr, Form, Grouping, GroupingKind};
use crate::dialect::{ConcatForm, RollupForm};

impl Writer {
    /// A function in the dialect's words.
    pub(super) fn formed(&mut self, form: Form, args: &[Expr]) {
        self.undecided(args.iter());
        if form.is_numeric() {
            args.iter().for_each(|arg| self.exact(arg));
        }
        let Some(text) = self.syntax.form(form) else {
            let name = format!("{form:?}").to_lowercase();
            return self.refuse(format!("{} has no `{name}`", self.syntax.name()));
        };
        let mut rest = text;
        while let Some((at, open)) = rest.char_indices().find(|(_, c)| matches!(c, '{' | '[')) {
            self.raw(&rest[..at]);
            let mut after = rest[at + 1..].chars();
            let arg = after.next().and_then(|digit| digit.to_digit(10));
            after.next();
            rest = after.as_str();
            let Some(arg) = arg.and_then(|index| args.get(index as usize)) else {
                continue;
            };
            let arg = self.beside(arg, args.iter());
            if open == '{' {
                self.expr(&arg);
            } else {
                self.operand(&arg, Binding::Atom);
            }
        }
        self.raw(rest);
    }

    /// Texts joined with a separator, the first argument.
    pub(super) fn joined(&mut self, args: &[Expr]) {
        let first_as = match self.syntax.concat() {
            ConcatForm::Operator { first_as, .. } => first_as,
            ConcatForm::Function(_) => None,
        };
        self.raw("concat_ws(");
        for (i, arg) in args.iter().enumerate() {
            self.raw(if i > 0 { ", " } else { "" });
            match first_as {
                Some(kind) if i == 1 => self.expr(&Expr::Cast(arg.clone().into(), kind, None)),
                _ => self.expr(arg),
            }
        }
        self.raw(")");
    }

    /// `group by` its keys, some of which may be groups of groups.
    pub(super) fn group_keys(&mut self, keys: &[Expr], mut key: impl FnMut(&mut Self, &Expr)) {
        if let [Expr::Grouping(grouping)] = keys
            && grouping.kind == GroupingKind::Rollup
            && self.syntax.rollup() == RollupForm::Suffix
        {
            for (i, one) in grouping.sets.iter().flatten().enumerate() {
                if i > 0 {
                    self.raw(", ");
                }
                key(self, one);
            }
            return self.raw(" with rollup");
        }
        self.list(keys, ", ", |w, one| match one {
            Expr::Grouping(grouping) => w.grouping(grouping, &mut key),
            one => key(w, one),
        });
    }

    fn grouping(&mut self, grouping: &Grouping, key: &mut impl FnMut(&mut Self, &Expr)) {
        if self.syntax.rollup() == RollupForm::Suffix {
            self.refuse(format!(
                "{} has `rollup` only as the one thing that rows are grouped by",
                self.syntax.name()
            ));
        }
        self.raw(match grouping.kind {
            GroupingKind::Rollup => "rollup (",
            GroupingKind::Cube => "cube (",
            GroupingKind::Sets => "grouping sets (",
        });
        let each = grouping.kind == GroupingKind::Sets;
        for (i, set) in grouping.sets.iter().enumerate() {
            self.raw(if i > 0 { ", " } else { "" });
            self.raw(if each { "(" } else { "" });
            for (j, one) in set.iter().enumerate() {
                self.raw(if j > 0 { ", " } else { "" });
                key(self, one);
            }
            self.raw(if each { ")" } else { "" });
        }
        self.raw(")");
    }
}
