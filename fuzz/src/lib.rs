//! What is done with random input, one kind of input a module. The targets beside it give it to libFuzzer; a test of the
//! tool for migrations gives it the inputs that are kept in `corpus/`, and changes of them.
pub mod config;
pub mod macro_input;
pub mod migration_file;
pub mod names;
pub mod schema_file;
pub mod snapshot;
