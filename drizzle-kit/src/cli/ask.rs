//! Questions: asked at a terminal, and else told to who has to answer.
use super::{Common, Failure, Output};
use crate::questions::{Answer, Question, Questions};
use inquire::{Select, Text};
use serde_json::json;
use std::io::IsTerminal as _;

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
