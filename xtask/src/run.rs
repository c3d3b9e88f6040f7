//! Running cargo and scripts.
use std::io::{BufRead, BufReader, Write};
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

/// Gives a command its input; its exit status and what it printed.
pub(crate) fn answer(
    program: &str,
    args: &[&str],
    input: &str,
) -> Result<(Option<i32>, String), String> {
    println!("\n$ {program} {}", args.join(" "));
    let failed = |e: std::io::Error| format!("{program}: {e}");
    let mut child = command(program, args, &[])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(failed)?;
    let stdin = child.stdin.take();
    let input = input.to_owned();
    // On a thread of its own: the command may print before it has read everything.
    let writer = std::thread::spawn(move || {
        // A command that does not want more says so by its exit status.
        stdin.map(|mut stdin| stdin.write_all(input.as_bytes()))
    });
    let output = child.wait_with_output().map_err(failed)?;
    _ = writer.join();
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    Ok((output.status.code(), text))
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
