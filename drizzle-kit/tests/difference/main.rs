//! The difference of two schemas: its statements as texts, and on databases with rows.
mod corpus;
mod migrated;
mod model;
mod parsers;
mod property;
mod pushed;
mod random;
mod servers;
mod triggers;
