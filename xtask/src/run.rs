//! Running cargo and scripts.
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The root of the workspace.
pub(crate) fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_owned()
}

fn command(program: &str, args: &[&str], env: &[(&str, &str)]) -> Command {
    let mut command = Command::new(program);
    command
        .current_dir(root())
        .args(args)
        .envs(env.iter().copied());
    command
}

/// Runs a command, its output passed on.
pub(crate) fn run(program: &str, args: &[&str], env: &[(&str, &str)]) -> Result<(), String> {
    println!("\n$ {program} {}", args.join(" "));
    let status = command(program, args, env)
        .status()
        .map_err(|e| format!("{program}: {e}"))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("failed: {program} {}", args.join(" ")))
    }
}

/// Runs a command, its output passed on and given to `line` as well; whether it succeeded.
pub(crate) fn watch(
    program: &str,
    args: &[&str],
    env: &[(&str, &str)],
    mut line: impl FnMut(&str),
) -> Result<bool, String> {
    println!("\n$ {program} {}", args.join(" "));
    let mut child = command(program, args, env)
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|e| format!("{program}: {e}"))?;
    if let Some(stdout) = child.stdout.take() {
        for text in BufReader::new(stdout).lines() {
            let text = text.map_err(|e| format!("{program}: {e}"))?;
            println!("{text}");
            line(&text);
        }
    }
    Ok(child
        .wait()
        .map_err(|e| format!("{program}: {e}"))?
        .success())
}

/// The last line that a script prints.
pub(crate) fn output(program: &str, args: &[&str]) -> Result<String, String> {
    let output = command(program, args, &[])
        .stderr(Stdio::inherit())
        .output()
        .map_err(|e| format!("{program}: {e}"))?;
    let text = String::from_utf8_lossy(&output.stdout);
    match (output.status.success(), text.lines().last()) {
        (true, Some(line)) => Ok(line.to_owned()),
        _ => Err(format!("failed: {program} {}", args.join(" "))),
    }
}
