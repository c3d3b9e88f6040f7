//! How fast `drizzle-kit` is next to Drizzle Kit on Node: `generate` and `push` of one schema in both languages, on the
//! same servers, one after the other.
mod schema;

use schema::Dialect;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use std::{env, fs};

const ROUNDS: usize = 3;

fn main() -> Result<(), String> {
    let tables = env::args().nth(1).map_or(Ok(500), |n| n.parse::<usize>());
    let tables = tables.map_err(|e| e.to_string())?;
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from);
    let ours = match env::var_os("DRIZZLE_KIT") {
        Some(built) => PathBuf::from(built),
        None => {
            run(Command::new("cargo")
                .args(["build", "--release", "-q", "-p", "drizzle-kit"])
                .current_dir(&root))?;
            target.join("release/drizzle-kit")
        }
    };
    let ours = fs::canonicalize(&ours).map_err(|e| format!("{}: {e}", ours.display()))?;
    let folder = target.join("benches-kit");
    let failed = |e: std::io::Error| e.to_string();
    fs::create_dir_all(&folder).map_err(failed)?;
    let folder = fs::canonicalize(&folder).map_err(failed)?;
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR")).join("kit/package.json");
    fs::copy(manifest, folder.join("package.json")).map_err(failed)?;
    // Nothing of these is compiled here; what they need comes as binaries.
    run(Command::new("npm")
        .args([
            "install",
            "--ignore-scripts",
            "--no-audit",
            "--no-fund",
            "--silent",
        ])
        .current_dir(&folder))?;
    let node = folder.join("node_modules/.bin/drizzle-kit");
    let postgres = env::var("DRIZZLE_POSTGRES_URL").ok();
    println!("{tables} tables, median of {ROUNDS} rounds (least–most)\n");
    println!("| | Node | ours | times as fast |\n| --- | ---: | ---: | ---: |");
    for dialect in [Dialect::Sqlite, Dialect::Postgres] {
        if dialect == Dialect::Postgres && postgres.is_none() {
            println!("| postgres | – | – | DRIZZLE_POSTGRES_URL is not set |");
            continue;
        }
        let side = Sides {
            folder: folder.join(dialect.name()),
            ours: &ours,
            node: &node,
            dialect,
            server: postgres.as_deref().unwrap_or_default(),
        };
        side.measured(tables)?;
    }
    Ok(())
}

fn run(command: &mut Command) -> Result<String, String> {
    let output = command.stdin(Stdio::null()).output();
    let output = output.map_err(|e| format!("{command:?}: {e}"))?;
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    match output.status.success() {
        true => Ok(said),
        false => Err(format!(
            "{command:?} failed\n{said}{}",
            String::from_utf8_lossy(&output.stderr)
        )),
    }
}

/// A project in both languages.
struct Sides<'s> {
    folder: PathBuf,
    ours: &'s Path,
    node: &'s Path,
    dialect: Dialect,
    server: &'s str,
}

impl Sides<'_> {
    fn measured(&self, tables: usize) -> Result<(), String> {
        let _ = fs::remove_dir_all(&self.folder);
        fs::create_dir_all(&self.folder).map_err(|e| e.to_string())?;
        self.file("schema.rs", &schema::rust(self.dialect, tables))?;
        self.file("schema.ts", &schema::typescript(self.dialect, tables))?;
        let names = ["generate", "generate again", "push", "push again"];
        let mut times: Vec<[Vec<Duration>; 2]> =
            names.iter().map(|_| [Vec::new(), Vec::new()]).collect();
        for _ in 0..ROUNDS {
            for (at, side) in ["node", "ours"].into_iter().enumerate() {
                self.anew(side)?;
                for (name, times) in names.iter().zip(&mut times) {
                    let begin = Instant::now();
                    match name.starts_with("generate") {
                        true => self.generate(side)?,
                        false => self.push(side)?,
                    }
                    times[at].push(begin.elapsed());
                }
                self.is_there(side, tables)?;
            }
        }
        let shown = |times: &[Duration; ROUNDS]| {
            let ms = times.map(|time| time.as_secs_f64() * 1e3);
            format!("{:.0} ms ({:.0}–{:.0})", ms[1], ms[0], ms[2])
        };
        for (name, times) in names.iter().zip(times) {
            let [node, ours] = times.map(|mut times| {
                times.sort();
                [times[0], times[ROUNDS / 2], times[ROUNDS - 1]]
            });
            let ratio = node[1].as_secs_f64() / ours[1].as_secs_f64();
            println!(
                "| {} {name} | {} | {} | {ratio:.1} |",
                self.dialect.name(),
                shown(&node),
                shown(&ours)
            );
        }
        self.anew("node")?;
        self.anew("ours")
    }

    fn file(&self, name: &str, text: &str) -> Result<(), String> {
        let file = self.folder.join(name);
        fs::write(&file, text).map_err(|e| format!("{}: {e}", file.display()))
    }

    /// A side's URL: each has a database of its own.
    fn url(&self, side: &str) -> String {
        match self.dialect {
            Dialect::Sqlite => format!("{}/{side}.db", self.folder.display()),
            Dialect::Postgres => {
                let (server, _) = self.server.rsplit_once('/').unwrap_or((self.server, ""));
                format!("{server}/drizzle_bench_kit_{side}")
            }
        }
    }

    /// An empty database, and no migrations.
    fn anew(&self, side: &str) -> Result<(), String> {
        let out = self.folder.join(format!("{side}-out"));
        let _ = fs::remove_dir_all(&out);
        let url = self.url(side);
        match self.dialect {
            Dialect::Sqlite => {
                let _ = fs::remove_file(&url);
            }
            Dialect::Postgres => {
                let name = url.rsplit('/').next().unwrap_or_default();
                let script = format!(
                    "const {{ Client }} = require('pg'); (async () => {{ const c = new Client({{ connectionString: \
                     process.argv[1] }}); await c.connect(); await c.query('drop database if exists {name} with (force)'); \
                     await c.query('create database {name}'); await c.end(); }})()"
                );
                run(Command::new("node")
                    .args(["-e", &script, self.server])
                    .current_dir(&self.folder))?;
            }
        }
        let (dialect, node_dialect, file) = match self.dialect {
            Dialect::Sqlite => ("sqlite", "sqlite", "file:"),
            Dialect::Postgres => ("postgres", "postgresql", ""),
        };
        match side {
            "node" => self.file(
                "drizzle.config.ts",
                &format!(
                    "export default {{ dialect: '{node_dialect}', schema: './schema.ts', out: './node-out', dbCredentials: \
                     {{ url: '{file}{url}' }} }};\n"
                ),
            ),
            _ => {
                let url = match self.dialect {
                    Dialect::Sqlite => format!("sqlite://{url}?mode=rwc"),
                    Dialect::Postgres => url,
                };
                self.file(
                    "drizzle.toml",
                    &format!(
                        "dialect = \"{dialect}\"\nschema = [\"schema.rs\"]\nout = \"ours-out\"\n[database]\nurl = \"{url}\"\n"
                    ),
                )
            }
        }
    }

    fn command(&self, side: &str) -> Command {
        let mut command = match side {
            "node" => Command::new(self.node),
            _ => Command::new(self.ours),
        };
        command.current_dir(&self.folder);
        command
    }

    fn generate(&self, side: &str) -> Result<(), String> {
        let mut command = self.command(side);
        command.arg("generate");
        match side {
            "node" => command.args(["--name", "first"]),
            _ => command.arg("first"),
        };
        run(&mut command).map(|_| ())
    }

    fn push(&self, side: &str) -> Result<(), String> {
        run(self.command(side).args(["push", "--force"])).map(|_| ())
    }

    /// That both have done it.
    fn is_there(&self, side: &str, tables: usize) -> Result<(), String> {
        let url = match self.dialect {
            Dialect::Sqlite => format!("sqlite://{}", self.url(side)),
            Dialect::Postgres => self.url(side),
        };
        let told = run(self.command("ours").args([
            "pull",
            "--force",
            "--to",
            "pulled.rs",
            "--output",
            "json",
            "--dialect",
            self.dialect.name(),
            "--url",
            &url,
        ]))?;
        let told: serde_json::Value = serde_json::from_str(&told).map_err(|e| e.to_string())?;
        match told["tables"].as_u64() == u64::try_from(tables).ok() {
            true => Ok(()),
            false => Err(format!("{side}: {} tables after the push", told["tables"])),
        }
    }
}
