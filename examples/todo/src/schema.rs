//! The tables.
use chrono::NaiveDate;
use drizzle::prelude::*;

#[table(sqlite, name = "tasks")]
#[index(tasks_open_idx, on(due), filter = "done = 0")]
#[check(tasks_title_not_empty, "length(trim(title)) > 0")]
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Task {
    #[column(auto_increment, primary_key)]
    pub(crate) id: i64,
    pub(crate) title: String,
    pub(crate) due: Option<NaiveDate>,
    #[column(default = false)]
    pub(crate) done: bool,
}

#[table(sqlite, name = "labels")]
#[primary_key(task_id, word)]
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Label {
    #[column(references(tasks::id, on_delete = cascade))]
    pub(crate) task_id: i64,
    pub(crate) word: String,
}

relations! {
    tasks { labels: many(labels) }
    labels { task: one(tasks) on (task_id => id) }
}

/// A task with its labels.
#[derive(Debug, Shape)]
#[shape(tasks)]
pub(crate) struct Line {
    pub(crate) id: i64,
    pub(crate) title: String,
    pub(crate) due: Option<NaiveDate>,
    pub(crate) done: bool,
    #[shape(order_by = labels::word)]
    pub(crate) labels: Vec<Word>,
}

/// A label's word.
#[derive(Debug, Shape)]
#[shape(labels)]
pub(crate) struct Word {
    pub(crate) word: String,
}
