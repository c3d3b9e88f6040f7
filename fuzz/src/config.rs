//! `drizzle.toml`.
use drizzle_kit::config::Config;

/// Tries one input.
pub fn run(text: &str) {
    if let Err(error) = Config::parse(text) {
        assert!(!error.to_string().is_empty());
    }
}
