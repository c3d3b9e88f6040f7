//! Texts that mean something to SQL, to LIKE, to JSON paths, to COPY or to people's eyes: what a program is handed by
//! those who want it to do something else.

/// What such texts are made of. No letter has another case here, since what `like` thinks of case is the database's
/// affair.
const FRAGMENTS: [&str; 60] = [
    "'",
    "\"",
    "`",
    "[",
    "]",
    "''",
    "\"\"",
    "``",
    "]]",
    "\\",
    "\\'",
    "\\\"",
    "\\\\",
    "\\n",
    "\\.",
    "';",
    "--",
    "-- ",
    "#",
    "/*",
    "*/",
    "/*!50000",
    "/*+",
    ";",
    "%",
    "_",
    "\\%",
    "$1",
    "?",
    ":n",
    "@x",
    "$$",
    "$a$",
    "{x}",
    "{}",
    ",",
    ")",
    "\n",
    "\r",
    "\t",
    "\u{8}",
    "\u{1a}",
    "\u{2019}",
    "\u{2bc}",
    "\u{ff07}",
    "\u{ff02}",
    "\u{200b}",
    "\u{202e}",
    "\u{feff}",
    "é",
    "e\u{301}",
    "😀",
    "\u{10ffff}",
    " ",
    "or 1=1",
    "; drop table users; ",
    " union select ",
    "0x27",
    "null",
    ".",
];

/// More than five thousand different texts: each fragment, each pair of them, and some of three to nine; the same ones
/// each time.
pub fn corpus() -> Vec<String> {
    let mut texts: Vec<String> = FRAGMENTS.map(String::from).into();
    for first in FRAGMENTS {
        texts.extend(FRAGMENTS.map(|second| [first, second].concat()));
    }
    let mut state = 20_261_123_u64;
    let mut random = |below: usize| {
        // Knuth's multiplier and increment; the upper bits are the random ones.
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    };
    for _ in 0..2_000 {
        let length = 3 + random(7);
        texts.push(
            (0..length)
                .map(|_| FRAGMENTS[random(FRAGMENTS.len())])
                .collect(),
        );
    }
    let mut known = std::collections::HashSet::new();
    texts.retain(|text| known.insert(text.clone()));
    texts
}

/// Every so manieth of them, the fragments among them.
pub fn sample(step: usize) -> Vec<String> {
    let texts = corpus().into_iter().enumerate();
    texts
        .filter(|(i, _)| *i < FRAGMENTS.len() || i % step == 0)
        .map(|(_, text)| text)
        .collect()
}
