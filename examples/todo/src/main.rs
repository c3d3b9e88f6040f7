//! A list of tasks in a file: `cargo run -p drizzle-example-todo -- add "learn Drizzle" --label rust`.
use chrono::{NaiveDate, Utc};
use clap::{Parser, Subcommand};
use drizzle::migrate::Migrator;
use drizzle::prelude::*;
use std::error::Error as StdError;
use std::process::ExitCode;

mod schema;
use schema::*;

/// A list of tasks in a file.
#[derive(Debug, Parser)]
struct Cli {
    /// The file; it is made if it is not there.
    #[arg(long, default_value = "todo.db")]
    file: String,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Adds a task.
    Add {
        title: String,
        /// When it has to be done, such as 2026-12-24.
        #[arg(long)]
        due: Option<NaiveDate>,
        /// A word to find it by; more than once for several.
        #[arg(long)]
        label: Vec<String>,
    },
    /// Shows tasks: what is due first comes first.
    List {
        /// Also what is done.
        #[arg(long)]
        all: bool,
        /// Only tasks with this label.
        #[arg(long)]
        label: Option<String>,
        /// Only tasks with this in their title.
        #[arg(long)]
        title: Option<String>,
        /// Only tasks that should have been done by now.
        #[arg(long)]
        late: bool,
    },
    /// Notes that a task is done.
    Done { id: i64 },
    /// Removes what is done.
    Clean,
    /// Counts tasks by label.
    Labels,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    match run(Cli::parse()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

async fn run(cli: Cli) -> Result<(), Box<dyn StdError>> {
    let db = Db::<Sqlite>::connect(&format!("sqlite://{}", cli.file)).await?;
    // The file is brought up to date by whichever version of the tool comes first.
    Migrator::new(drizzle::embed_migrations!("drizzle"))
        .run(&db)
        .await?;
    match cli.command {
        Command::Add { title, due, label } => println!("{}", add(&db, title, due, label).await?),
        Command::List {
            all,
            label,
            title,
            late,
        } => {
            let found = db
                .query_as::<Line>()
                .filter((
                    (!all).then(|| eq(tasks::done, false)),
                    label.map(|word| some(tasks().labels(), eq(labels::word, word))),
                    title.map(|part| contains(tasks::title, part)),
                    late.then(|| lt(tasks::due, Utc::now().date_naive())),
                ))
                .order_by((asc(tasks::due).nulls_last(), asc(tasks::id)))
                .all()
                .await?;
            found.iter().for_each(show);
        }
        Command::Done { id } => {
            let changed = db.update(tasks).set(tasks::done, true);
            if changed.filter(eq(tasks::id, id)).execute().await? == 0 {
                return Err(format!("there is no task {id}").into());
            }
        }
        Command::Clean => {
            let gone = db.delete(tasks).filter(tasks::done).execute().await?;
            println!("{gone} removed");
        }
        Command::Labels => {
            let counts = db
                .select(fields! { word: labels::word, open: count_all().filter(not(tasks::done)), all: count_all() })
                .from(labels)
                .inner_join(tasks, eq(tasks::id, labels::task_id))
                .group_by(labels::word)
                .order_by(labels::word)
                .all()
                .await?;
            for row in counts {
                println!("{}: {} of {} open", row.word, row.open, row.all);
            }
        }
    }
    db.close().await;
    Ok(())
}

/// The task and its labels, or nothing; gives its number.
async fn add(
    db: &Db<Sqlite>,
    title: String,
    due: Option<NaiveDate>,
    words: Vec<String>,
) -> Result<i64, Box<dyn StdError>> {
    let task = nested(NewTask::new().title(title).due(due)).with(
        tasks().labels(),
        words
            .into_iter()
            .map(|word| NewLabel::new().word(word))
            .collect::<Vec<_>>(),
    );
    match db.insert_nested(tasks, task).await {
        Ok(task) => Ok(task.id),
        Err(Error::Check(_)) => Err("a task needs a title".into()),
        Err(Error::Unique(_)) => Err("a label is given twice".into()),
        Err(error) => Err(error.into()),
    }
}

fn show(line: &Line) {
    let done = if line.done { "x" } else { " " };
    let mut text = format!("[{done}] {} {}", line.id, line.title);
    if let Some(due) = line.due {
        text += &format!(" (by {due})");
    }
    for label in &line.labels {
        text += &format!(" #{}", label.word);
    }
    println!("{text}");
}
