//! Locks, hints and comments.
use super::Writer;
use crate::ast::{Comment, Lock, LockWait, SourceHint};

impl Writer {
    pub(super) fn locks(&mut self, locks: &[Lock]) {
        for lock in locks {
            self.out.about.holds = true;
            self.lock(lock, locks.len());
        }
    }

    fn lock(&mut self, lock: &Lock, count: usize) {
        let dialect = self.syntax.name();
        let Some(strength) = lock.strength else {
            return self.refuse(
                "`.of(..)`, `.nowait()` and `.skip_locked()` belong to a lock: call `.for_update()` or another one before them".into(),
            );
        };
        // The type does not allow it; a clause is never dropped silently.
        let Some(words) = self.syntax.lock(strength) else {
            return self.refuse(format!("{dialect} has no {strength:?} locks of rows"));
        };
        if let Some(reason) = self.syntax.refuses_lock_of()
            && (!lock.of.is_empty() || count > 1)
        {
            return self.refuse(reason.into());
        }
        self.raw(words);
        if !lock.of.is_empty() {
            self.raw(" of ");
            self.list(&lock.of, ", ", |w, name| w.name(name));
        }
        self.raw(match lock.wait {
            LockWait::Wait => "",
            LockWait::NoWait => " nowait",
            LockWait::SkipLocked => " skip locked",
        });
    }

    /// What is said of a table, after its name.
    pub(super) fn hints(&mut self, hints: &[SourceHint]) {
        let mut tables = Vec::new();
        for hint in hints {
            match hint {
                SourceHint::Index { word, names } => {
                    if names.is_empty() && *word != "use" {
                        self.refuse(format!("`{word}_index` names no index"));
                    }
                    self.raw(" ");
                    self.raw(word);
                    self.raw(" index (");
                    self.list(names, ", ", |w, name| w.name(name));
                    self.raw(")");
                }
                SourceHint::Table(hint) => {
                    self.out.about.holds |= hint.holds();
                    tables.push(hint);
                }
            }
        }
        if !tables.is_empty() {
            self.raw(" with (");
            self.list(&tables, ", ", |w, hint| w.raw(hint.words()));
            self.raw(")");
        }
    }

    /// The comment at the end of a statement.
    pub(super) fn comment(&mut self, comment: &Comment) {
        if !comment.is_empty() {
            comment.write(&mut self.out.text);
            self.out.once = true;
        }
    }
}
