//! Migrations: what a schema was, what it is to be, and the statements between the two.
