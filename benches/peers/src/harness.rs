//! Measures the sides of a case in turn, and writes tables of ratios.
use std::fmt::Write as _;
use std::hint::black_box;
use std::time::{Duration, Instant};
use tokio::runtime::Runtime;

/// How often every side of a case is measured.
const ROUNDS: usize = 15;
/// How long one side is measured in a round.
const SAMPLE: Duration = Duration::from_millis(25);
/// How many writes go into a table before it is emptied, which is not measured.
const WRITES_PER_TABLE: u64 = 100;

/// Runs so many times; how long that took.
pub(crate) type Runs<'r> = Box<dyn Fn(u64) -> Duration + 'r>;

/// Something that only reads.
pub(crate) fn reads<'r, T>(runtime: &'r Runtime, run: impl AsyncFn() -> T + 'r) -> Runs<'r> {
    Box::new(move |times| {
        runtime.block_on(async {
            let start = Instant::now();
            for _ in 0..times {
                black_box(run().await);
            }
            start.elapsed()
        })
    })
}

/// Something that writes, and what empties the table now and then.
pub(crate) fn writes<'r, T>(
    runtime: &'r Runtime,
    run: impl AsyncFn() -> T + 'r,
    empty: impl AsyncFn() + 'r,
) -> Runs<'r> {
    Box::new(move |times| {
        runtime.block_on(async {
            let (mut elapsed, mut left) = (Duration::ZERO, times);
            while left > 0 {
                let now = left.min(WRITES_PER_TABLE);
                let start = Instant::now();
                for _ in 0..now {
                    black_box(run().await);
                }
                elapsed += start.elapsed();
                empty().await;
                left -= now;
            }
            elapsed
        })
    })
}

/// What to do with the cases.
pub(crate) enum Mode {
    /// Measure those whose name holds this.
    Measure(String),
    /// Run one side of one case so many times, under a tool that counts instructions.
    Count(String, String, u64),
}

/// The cases of a database: a table of its own.
pub(crate) struct Bench {
    pub(crate) mode: Mode,
    database: &'static str,
    /// The sides in the order of the columns.
    sides: &'static [&'static str],
    rows: String,
}

impl Bench {
    pub(crate) fn new(mode: Mode) -> Self {
        Bench {
            mode,
            database: "",
            sides: &[],
            rows: String::new(),
        }
    }

    /// The next cases are of this database; the first side is the one that others are compared with.
    pub(crate) fn table(&mut self, database: &'static str, sides: &'static [&'static str]) {
        (self.database, self.sides) = (database, sides);
        if let Mode::Measure(_) = self.mode {
            let ours = sides.first().copied().unwrap_or_default();
            let mut head = format!("\n### {database}\n\n| case | {ours}, µs |");
            let mut line = String::from("| --- | ---: |");
            for side in &sides[1..] {
                _ = write!(head, " {ours} / {side} |");
                line.push_str(" ---: |");
            }
            _ = writeln!(self.rows, "{head}\n{line}");
            eprintln!("{head}\n{line}");
        }
    }

    /// Whether anything is to be done with this case; its data need not be there otherwise.
    pub(crate) fn wants(&self, case: &str) -> bool {
        let name = format!("{} {case}", self.database);
        match &self.mode {
            Mode::Measure(part) => name.contains(part.as_str()),
            Mode::Count(wanted, ..) => *wanted == name,
        }
    }

    /// Measures the sides of a case in turn, in several rounds.
    pub(crate) fn case(&mut self, case: &str, sides: Vec<(&'static str, Runs<'_>)>) {
        if let Mode::Count(_, wanted, times) = &self.mode {
            for (_, run) in sides.iter().filter(|(side, _)| side == wanted) {
                run(*times);
            }
            return;
        }
        let times: Vec<u64> = sides.iter().map(|(_, run)| calibrated(run)).collect();
        let mut micros = vec![Vec::new(); sides.len()];
        for round in 0..ROUNDS {
            for at in 0..sides.len() {
                // Each round has another side first.
                let at = (at + round) % sides.len();
                let took = sides[at].1(times[at]).as_secs_f64() * 1e6;
                micros[at].push(took / times[at] as f64);
            }
        }
        let of = |name: &str| {
            let at = sides.iter().position(|(side, _)| *side == name)?;
            Some(&micros[at])
        };
        let mut row = format!("| {case} |");
        let Some(ours) = self.sides.first().and_then(|name| of(name)) else {
            return;
        };
        _ = write!(row, " {} |", digits(median(ours.clone())));
        for side in &self.sides[1..] {
            let ratios = of(side).map(|other| ours.iter().zip(other).map(|(a, b)| a / b));
            let text = ratios.map_or("–".into(), |ratios| spread(ratios.collect()));
            _ = write!(row, " {text} |");
        }
        eprintln!("{row}");
        _ = writeln!(self.rows, "{row}");
    }

    /// The tables.
    pub(crate) fn tables(self) -> String {
        self.rows
    }
}

/// How many runs take as long as a sample is to be.
fn calibrated(run: &Runs<'_>) -> u64 {
    let mut times = 1;
    loop {
        let took = run(times);
        if took >= SAMPLE / 4 || times > 1_000_000 {
            let each = took.as_secs_f64() / times as f64;
            return ((SAMPLE.as_secs_f64() / each) as u64).max(1);
        }
        times *= 4;
    }
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

/// The median, and in parentheses the quartiles.
fn spread(mut values: Vec<f64>) -> String {
    values.sort_by(f64::total_cmp);
    let at = |quarter: usize| digits(values[(values.len() - 1) * quarter / 4]);
    format!("{} ({}–{})", at(2), at(1), at(3))
}

/// Three digits that tell something.
fn digits(value: f64) -> String {
    match value {
        v if v < 0.1 => format!("{v:.3}"),
        v if v < 10.0 => format!("{v:.2}"),
        v if v < 100.0 => format!("{v:.1}"),
        v => format!("{v:.0}"),
    }
}
