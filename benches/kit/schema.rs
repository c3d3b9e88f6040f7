//! The same tables in Rust and in TypeScript.
use std::fmt::Write as _;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Dialect {
    Sqlite,
    Postgres,
}

impl Dialect {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Dialect::Sqlite => "sqlite",
            Dialect::Postgres => "postgres",
        }
    }
}

/// Tables with a key, a unique text, a default, an index, and a reference to the one before.
pub(crate) fn rust(dialect: Dialect, tables: usize) -> String {
    let mut text = "use drizzle::prelude::*;\n".to_owned();
    for n in 0..tables {
        let reference = match n {
            0 => String::new(),
            _ => format!("    #[column(references(t_{}::id))]\n", n - 1),
        };
        let dialect = dialect.name();
        let _ = write!(
            text,
            "\n#[table({dialect}, name = \"t_{n}\")]\n#[index(\"t_{n}_name_idx\", on(name))]\npub struct T{n} {{\n    \
             #[column(primary_key)]\n    pub id: i32,\n    pub name: String,\n    #[column(unique)]\n    \
             pub email: String,\n    #[column(default = 0)]\n    pub score: i32,\n    pub note: Option<String>,\n\
             {reference}    pub before: Option<i32>,\n}}\n"
        );
    }
    text
}

pub(crate) fn typescript(dialect: Dialect, tables: usize) -> String {
    let (table, module) = match dialect {
        Dialect::Sqlite => ("sqliteTable", "sqlite-core"),
        Dialect::Postgres => ("pgTable", "pg-core"),
    };
    let mut text =
        format!("import {{ {table}, index, integer, text }} from 'drizzle-orm/{module}';\n");
    for n in 0..tables {
        let reference = match n {
            0 => String::new(),
            _ => format!(".references(() => t{}.id)", n - 1),
        };
        let _ = write!(
            text,
            "\nexport const t{n} = {table}('t_{n}', {{\n  id: integer('id').primaryKey(),\n  name: text('name').notNull(),\n  \
             email: text('email').notNull().unique(),\n  score: integer('score').notNull().default(0),\n  note: text('note'),\n  \
             before: integer('before'){reference},\n}}, (t) => [index('t_{n}_name_idx').on(t.name)]);\n"
        );
    }
    text
}
