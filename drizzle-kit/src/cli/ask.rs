//! Questions: asked at a terminal, and else told to who has to answer.
use super::{Common, Failure, Output, shown};
use crate::Change;
use crate::questions::{Answer, Answers, Question, Questions};
use clap::Args;
use inquire::{Select, Text};
use serde_json::json;
use std::fs;
use std::io::IsTerminal as _;
use std::path::PathBuf;

/// Answers that are given beforehand.
#[derive(Debug, Args)]
pub(super) struct Given {
    /// An answer to a question: `rename users.name -> users.full_name`.
    #[arg(long)]
    answer: Vec<Answer>,
    /// A file of answers, one a line.
    #[arg(long)]
    answers: Option<PathBuf>,
}

impl Given {
    pub(super) fn answers(&self) -> Result<Answers, Failure> {
        let mut answers = match &self.answers {
            None => Answers::none(),
            Some(path) => {
                let text = fs::read_to_string(path)
                    .map_err(|error| format!("can't read `{}`: {error}", shown(path)))?;
                Answers::of_lines(&text)?
            }
        };
        answers.0.extend(self.answer.iter().cloned());
        Ok(answers)
    }
}

/// Changes for people, with what is lost.
pub(super) fn told(changes: &[Change]) -> String {
    let lines = changes.iter().map(|change| {
        let mut line = format!("- {change}");
        for (word, reason) in [("loses", &change.loses), ("may fail", &change.fails)] {
            if let Some(reason) = reason {
                line += &format!("\n    {word}: {reason}");
            }
        }
        line
    });
    let lines: Vec<_> = lines.collect();
    lines.join("\n")
}

/// Asks each question.
pub(super) fn ask(common: &Common, questions: &Questions) -> Result<Vec<Answer>, Failure> {
    let terminal = std::io::stdin().is_terminal() && std::io::stderr().is_terminal();
    if !terminal || common.output == Output::Json {
        return Err(open(questions));
    }
    questions.0.iter().map(one).collect()
}

/// What is open, for who can't be asked: code 2.
fn open(questions: &Questions) -> Failure {
    let of = |question: &Question| json!({ "question": question, "answers": question.answers() });
    let json = json!({ "questions": questions.0.iter().map(of).collect::<Vec<_>>() });
    Failure {
        message: format!(
            "{json:#}\n\n{questions}\n\nanswer with `--answer \"..\"`, or in a file with `--answers`"
        ),
        json,
        code: 2,
    }
}

fn one(question: &Question) -> Result<Answer, Failure> {
    let title = question.to_string();
    let answers = question.answers();
    let text = match question {
        Question::Rename { .. } => Select::new(&title, answers).prompt()?,
        Question::Fill { column, likely, .. } => {
            let value = Text::new(&title)
                .with_help_message("an SQL expression; nothing if there are no rows")
                .with_default(likely.as_deref().unwrap_or_default())
                .prompt()?;
            match value.trim() {
                "" => format!("empty {column}"),
                value => format!("fill {column} = {value}"),
            }
        }
        Question::Convert { column, .. } => {
            let expr = Text::new(&title)
                .with_help_message("an SQL expression about the old value")
                .prompt()?;
            format!("convert {column} = {expr}")
        }
    };
    Ok(text.parse()?)
}
