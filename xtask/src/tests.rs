//! `cargo xtask test`: every test, on every dialect, with the servers they need, and a summary that names each.
use crate::matrix::{self, Matrix};
use crate::oracles;
use crate::run::{self, root, watch};
use crate::servers::{self, Server};
use crate::summary::Summary;

/// Every feature of the facade that is no dialect.
const TYPES: &str = "chrono,time,uuid,rust_decimal,serde,json";

/// Which tests to run.
#[derive(Default)]
pub(crate) struct Options {
    /// Only the suite, and only on these dialects; all of both if there are none.
    pub(crate) only: Vec<String>,
}

impl Options {
    /// Reads `--only NAME` and `--sqlite`.
    pub(crate) fn parse(args: &[&str]) -> Result<Self, String> {
        let mut options = Options::default();
        let mut args = args.iter();
        while let Some(arg) = args.next() {
            let name = match *arg {
                "--sqlite" => "sqlite",
                "--only" => args.next().ok_or("--only needs the name of a dialect")?,
                other => return Err(format!("unknown option {other}")),
            };
            if !servers::all().iter().any(|server| server.dialect == name) {
                let mut names: Vec<_> =
                    servers::all().iter().map(|server| server.dialect).collect();
                names.dedup();
                return Err(format!(
                    "there is no {name}; there are {}",
                    names.join(", ")
                ));
            }
            options.only.push(name.to_owned());
        }
        Ok(options)
    }

    fn everything(&self) -> bool {
        self.only.is_empty()
    }

    fn wants(&self, server: &Server) -> bool {
        self.everything() || self.only.iter().any(|name| name == server.dialect)
    }
}

/// Runs `cargo test` and counts its tests.
fn cargo(
    summary: &mut Summary,
    (part, server): (&str, &str),
    args: &[&str],
    env: &[(&str, &str)],
) -> Result<(), String> {
    let args: Vec<&str> = ["test", "--no-fail-fast"]
        .iter()
        .chain(args)
        .copied()
        .collect();
    let (mut told, mut any) = (false, false);
    let sound = watch("cargo", &args, env, |line| {
        told |= line.starts_with("test ") && line.ends_with("FAILED");
        any |= summary.line(part, server, line);
    })?;
    if !sound && !told {
        summary.failed(
            part,
            server,
            "the run failed before it could name a test; see above",
        );
    } else if sound && !any {
        // Such as a module that has another name now.
        summary.failed(part, server, "there was no test to run");
    }
    Ok(())
}

/// Runs the tests.
pub(crate) fn run(options: &Options) -> Result<(), String> {
    let mut summary = Summary::default();
    let servers: Vec<Server> = servers::all();
    let servers: Vec<&Server> = servers
        .iter()
        .filter(|server| options.wants(server))
        .collect();
    // They are installed and started while the first parts are built.
    let starting: Vec<_> = servers.iter().map(|server| server.start()).collect();
    if options.everything() {
        without_servers(&mut summary)?;
    }
    let mut features: Vec<&str> = servers.iter().map(|server| server.feature).collect();
    features.sort_unstable();
    features.dedup();
    let features = features.join(",");

    let mut urls = Vec::new();
    let mut matrix = Matrix::new()?;
    for (server, starting) in servers.iter().zip(starting) {
        match starting.wait() {
            Err(reason) => summary.failed(server.dialect, &server.name, &reason),
            Ok(Err(reason)) => summary.skipped(server.dialect, &server.name, reason),
            Ok(Ok(url)) => {
                suite(&mut summary, &mut matrix, server, &url, &features)?;
                urls.push((*server, url));
            }
        }
    }
    if options.everything() {
        drivers(&mut summary, &features, &urls)?;
        kit(&mut summary, &features, &urls)?;
        guide(&mut summary, &urls)?;
        examples(&mut summary)?;
        whole_examples(&mut summary, &urls)?;
    }
    matrix.print();
    summary.print();
    summary.result()
}

/// What needs no server.
fn without_servers(summary: &mut Summary) -> Result<(), String> {
    cargo(summary, ("test command", ""), &["-p", "xtask"], &[])?;
    cargo(
        summary,
        ("schema language and macros", ""),
        &["-p", "drizzle-schema", "-p", "drizzle-macros"],
        &[],
    )?;
    cargo(
        summary,
        ("macros in a hostile crate", ""),
        &["-p", "drizzle-hygiene", "-p", "drizzle-limits"],
        &[],
    )?;
    cargo(
        summary,
        ("core", ""),
        &["-p", "drizzle-core", "--all-features"],
        &[],
    )?;
    let (mssql, cockroach) = (
        oracles::folder("mssql-texts")?,
        oracles::folder("cockroach-texts")?,
    );
    cargo(
        summary,
        ("compile errors and SQL text", ""),
        &[
            "-p",
            "drizzle-tests",
            "--test",
            "ui",
            "--test",
            "golden",
            "--test",
            "kit",
        ],
        &[
            ("DRIZZLE_RECORD_MSSQL", &mssql.display().to_string()),
            ("DRIZZLE_RECORD_COCKROACH", &cockroach.display().to_string()),
        ],
    )?;
    oracles::parse(summary, &mssql)?;
    oracles::cockroach(summary, &cockroach)
}

/// The suite on one server.
fn suite(
    summary: &mut Summary,
    matrix: &mut Matrix,
    server: &Server,
    url: &str,
    features: &str,
) -> Result<(), String> {
    let mut args = vec!["-p", "drizzle-tests", "--features", features];
    args.extend(["--test", "suite", "--test", "seed", "--"]);
    args.extend(server.modules);
    let (skips, reason) = server.skips;
    if !skips.is_empty() {
        summary.skipped(
            server.dialect,
            &format!("{} ({})", server.name, skips.join(", ")),
            reason,
        );
    }
    args.extend(skips.iter().flat_map(|name| ["--skip", name]));
    let file = matrix.file(server.dialect, &server.name);
    let mut env = vec![(matrix::VARIABLE, file.as_str())];
    if !server.variable.is_empty() {
        env.push((server.variable, url));
    }
    let part = (server.dialect, server.name.as_str());
    let record = match (server.dialect, server.name.as_str()) {
        ("sqlite", "in memory") => Some(("mssql", "DRIZZLE_RECORD_MSSQL")),
        ("cockroach", _) => Some(("cockroach", "DRIZZLE_RECORD_COCKROACH")),
        _ => None,
    };
    let Some((dialect, variable)) = record else {
        return cargo(summary, part, &args, &env);
    };
    let folder = oracles::folder(dialect)?;
    let path = folder.display().to_string();
    env.push((variable, &path));
    cargo(summary, part, &args, &env)?;
    match dialect {
        "mssql" => oracles::mssql(summary, &folder),
        _ => oracles::cockroach(summary, &folder),
    }
}

/// The guide's code blocks, each on the database it names.
fn guide(summary: &mut Summary, urls: &[(&Server, String)]) -> Result<(), String> {
    let (env, _) = variables(urls);
    if !env
        .iter()
        .any(|(variable, _)| *variable == "DRIZZLE_MSSQL_URL")
    {
        let reason = "compiled only: DRIZZLE_MSSQL_URL is not set";
        summary.skipped("guide", "SQL Server's blocks", reason);
    }
    cargo(summary, ("guide", ""), &["-p", "drizzle-guide"], &env)
}

/// Every example, run: it is a program, without tests of its own.
fn examples(summary: &mut Summary) -> Result<(), String> {
    let folder = root().join("examples/examples");
    let failed = |e: std::io::Error| format!("{}: {e}", folder.display());
    let mut names = Vec::new();
    for entry in std::fs::read_dir(&folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        let name = path.file_stem().and_then(|name| name.to_str());
        names.extend(name.map(str::to_owned));
    }
    names.sort();
    for name in names {
        let args = ["run", "-p", "drizzle-examples", "--example", &name];
        match run::run("cargo", &args, &[]) {
            Ok(()) => summary.checked("examples", "", 1, &[]),
            Err(reason) => summary.checked("examples", "", 0, &[reason]),
        }
    }
    Ok(())
}

/// The examples that are crates, with their tests.
fn whole_examples(summary: &mut Summary, urls: &[(&Server, String)]) -> Result<(), String> {
    let (env, _) = variables(urls);
    let mut features = vec!["sqlite"];
    features.extend(urls.iter().map(|(server, _)| server.feature));
    features.sort_unstable();
    features.dedup();
    let features = features.join(",");
    let ledger = ["-p", "drizzle-example-ledger", "--features", &features];
    cargo(summary, ("examples", "ledger"), &ledger, &env)?;
    cargo(
        summary,
        ("examples", "todo"),
        &["-p", "drizzle-example-todo"],
        &[],
    )?;
    cargo(
        summary,
        ("examples", "rest"),
        &["-p", "drizzle-example-rest"],
        &env,
    )
}

/// Variables of the environment, and their values.
type Variables<'u> = Vec<(&'u str, &'u str)>;

/// The variables that name the newest server of each dialect, and the other servers of the same driver.
fn variables<'u>(urls: &'u [(&'u Server, String)]) -> (Variables<'u>, Vec<(&'u Server, &'u str)>) {
    let mut env: Variables<'_> = Vec::new();
    let mut others = Vec::new();
    for (server, url) in urls
        .iter()
        .filter(|(server, _)| !server.variable.is_empty())
    {
        if server.dialect == "mariadb" {
            others.push((*server, url.as_str()));
        } else {
            env.retain(|(variable, _)| *variable != server.variable);
            env.push((server.variable, url));
        }
    }
    (env, others)
}

/// The library of migrations on every server, and the tool.
fn kit(summary: &mut Summary, features: &str, urls: &[(&Server, String)]) -> Result<(), String> {
    let (env, others) = variables(urls);
    let library = ["-p", "drizzle-kit", "--no-default-features", "--features"];
    let mut args = library.to_vec();
    args.push(features);
    cargo(summary, ("kit", ""), &args, &env)?;
    args.extend(["--test", "difference", "--", "--ignored"]);
    args.push("parsers::sql_server");
    cargo(summary, ("kit", "SQL Server's parser"), &args, &[])?;
    args.pop();
    match oracles::grammar() {
        None => {
            let reason = "no grammar: DRIZZLE_COCKROACH_GRAMMAR is not set";
            summary.skipped("kit", "CockroachDB's grammar", reason);
        }
        Some(grammar) => {
            args.push("parsers::cockroach");
            let grammar = grammar.display().to_string();
            let env = [("DRIZZLE_COCKROACH_GRAMMAR", grammar.as_str())];
            cargo(summary, ("kit", "CockroachDB's grammar"), &args, &env)?;
        }
    }
    for (server, url) in &others {
        let mut args = library.to_vec();
        args.extend([features, "--test", "difference", "--test", "pull"]);
        args.extend(["--test", "read_back", "mysql"]);
        let env = [(server.variable, *url)];
        cargo(summary, ("kit", &server.name), &args, &env)?;
    }
    let killed = [
        "-p",
        "drizzle-tests",
        "--features",
        features,
        "--test",
        "crash",
    ];
    cargo(summary, ("migrators that are killed", ""), &killed, &env)?;
    faults(summary, features, &env, &others)?;
    cargo(
        summary,
        ("kit", "the tool"),
        &[
            "-p",
            "drizzle-kit",
            "--test",
            "cli",
            "--test",
            "random_input",
        ],
        &[],
    )
}

/// Connections that are killed and cut, futures that are dropped; each test prints how many.
fn faults(
    summary: &mut Summary,
    features: &str,
    env: &[(&str, &str)],
    others: &[(&Server, &str)],
) -> Result<(), String> {
    let args = |tests| {
        let mut args = vec!["-p", "drizzle-tests", "--features", features];
        args.extend(["--test", "faults", "--", "--show-output", tests]);
        args
    };
    cargo(summary, ("faults", ""), &args(""), env)?;
    for (server, url) in others {
        let env = [(server.variable, *url)];
        cargo(summary, ("faults", &server.name), &args("mysql::"), &env)?;
    }
    Ok(())
}

/// The drivers, each on a server of its own, and the documentation.
fn drivers(
    summary: &mut Summary,
    features: &str,
    urls: &[(&Server, String)],
) -> Result<(), String> {
    let facade = format!("{TYPES},{features}");
    let (env, others) = variables(urls);
    cargo(
        summary,
        ("drivers and documentation", ""),
        &["-p", "drizzle-sqlx", "--features", &facade],
        &env,
    )?;
    for (server, url) in others {
        cargo(
            summary,
            ("drivers and documentation", &server.name),
            &[
                "-p",
                "drizzle-sqlx",
                "--features",
                &facade,
                "--lib",
                "driver::mysql::",
            ],
            &[(server.variable, url)],
        )?;
    }
    Ok(())
}
