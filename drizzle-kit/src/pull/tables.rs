//! Tables as structs.
use super::keys::key_options;
use super::names::TableNames;
use super::types::Typed;
use super::{Pulling, literal};
use drizzle_core::catalog::{Auto, Column, Counts, Options, RowSecurity, Table};

impl Pulling<'_> {
    pub(super) fn table(&mut self, table: &Table) {
        let Some(names) = self
            .items
            .tables
            .get(&(table.schema.clone(), table.name.clone()))
            .cloned()
        else {
            return;
        };
        let mut fields = String::new();
        for column in &table.columns {
            self.field(table, column, &names, &mut fields);
        }
        let keys = self.keys(table, &names);
        let arguments = self.arguments(table, &names);
        let row = &names.row;
        self.out += &format!(
            "\n#[table({arguments})]\n{keys}#[derive(Debug, Clone, PartialEq)]\npub struct {row} {{\n{fields}}}\n"
        );
    }

    /// What stands in `#[table(..)]`.
    fn arguments(&self, table: &Table, names: &TableNames) -> String {
        let mut arguments = vec![
            self.catalog.dialect.clone(),
            format!("name = {}", literal(&table.name)),
        ];
        arguments.extend(
            table
                .schema
                .as_ref()
                .map(|schema| format!("schema = {}", literal(schema))),
        );
        if names.module != table.name {
            arguments.push(format!("module = {}", literal(&names.module)));
        }
        if table.options.strict {
            arguments.push("strict".into());
        }
        if table.options.without_rowid {
            arguments.push("without_rowid".into());
        }
        arguments.extend(storage(&table.options));
        match table.row_security {
            RowSecurity::Off => {}
            RowSecurity::On => arguments.push("rls".into()),
            RowSecurity::Forced => arguments.push("force_rls".into()),
        }
        arguments.extend(
            table
                .comment
                .as_ref()
                .map(|text| format!("comment = {}", literal(text))),
        );
        arguments.join(", ")
    }

    fn field(&mut self, table: &Table, column: &Column, names: &TableNames, out: &mut String) {
        let field = &names.fields[&column.name];
        let typed = self.column_type(table, column);
        let mut words = Vec::new();
        if field.trim_start_matches("r#") != column.name {
            words.push(format!("name = {}", literal(&column.name)));
        }
        words.extend(self.counts(table, column));
        let alone = |key: &[String]| key == [column.name.clone()];
        if table
            .primary_key
            .as_ref()
            .is_some_and(|key| alone(&key.columns) && !self.names_key(table))
        {
            let options = table.primary_key.as_ref().map(key_options);
            words.push(match options.unwrap_or_default() {
                options if options.is_empty() => "primary_key".into(),
                options => format!("primary_key({})", options.join(", ")),
            });
        }
        // Numbers that count up have the type of their field.
        words.extend(typed.word.clone());
        words.extend(self.references(table, &column.name));
        if let Some(text) = &column.default {
            words.push(format!("default = {}", self.default(column, &typed, text)));
        }
        if let Some(generated) = &column.generated {
            let storage = if generated.stored {
                "stored"
            } else {
                "virtual"
            };
            words.push(format!(
                "generated({}, {storage})",
                literal(&generated.expr)
            ));
        }
        self.words_of_text(table, column, &mut words);
        if column.on_update.is_some() {
            words.push("on_update_now".into());
        }
        words.extend(
            column
                .comment
                .as_ref()
                .map(|text| format!("comment = {}", literal(text))),
        );
        if typed.unknown {
            *out += &format!(
                "    // Nobody knows a Rust type for `{}`; its text is read.\n",
                column.ty
            );
        }
        if !words.is_empty() {
            *out += &format!("    #[column({})]\n", words.join(", "));
        }
        let rust = match column.not_null {
            true => typed.rust,
            false => format!("Option<{}>", typed.rust),
        };
        *out += &format!("    pub {field}: {rust},\n");
    }

    /// The type of a column. A foreign key's columns have the Rust types of those they refer to.
    pub(super) fn column_type(&self, table: &Table, column: &Column) -> Typed {
        let typed = self.types.typed(column);
        let mut from = (table, column);
        // A chain of references ends, or comes back to where it began.
        for _ in 0..16 {
            let Some((table, target)) = self.referred(from.0, from.1) else {
                break;
            };
            from = (table, target);
        }
        let target = self.types.typed(from.1);
        match target.rust == typed.rust {
            true => typed,
            false => Typed::native(&target.rust, &column.ty),
        }
    }

    fn referred(&self, table: &Table, column: &Column) -> Option<(&Table, &Column)> {
        let at = |key: &drizzle_core::catalog::ForeignKey| {
            key.columns.iter().position(|name| *name == column.name)
        };
        let (key, at) = table
            .foreign_keys
            .iter()
            .find_map(|key| Some((key, at(key)?)))?;
        let name = key.foreign_columns.get(at)?;
        let foreign = self.catalog.tables.iter().find(|table| {
            (&table.schema, &table.name) == (&key.foreign_schema, &key.foreign_table)
        })?;
        let target = foreign.columns.iter().find(|column| column.name == *name)?;
        let itself = std::ptr::eq(target, column);
        (!itself).then_some((foreign, target))
    }

    /// What a column says that counts itself up.
    fn counts(&mut self, table: &Table, column: &Column) -> Option<String> {
        let auto = column.auto.as_ref()?;
        let word = self.types.counts_by(auto.kind);
        let counts = &auto.counts;
        if *counts == Counts::default() {
            return Some(word.to_owned());
        }
        if auto.kind == Auto::Serial {
            // It is a default and a sequence, which nobody can say more of; a push leaves both as they are.
            self.lacks(format!(
                "how `{}` of table `{}` counts",
                column.name, table.name
            ));
            return Some(word.to_owned());
        }
        let mut parts = Vec::new();
        if auto.kind == Auto::Always {
            parts.push("always".to_owned());
        }
        parts.extend(numbers(counts));
        parts.extend(
            counts
                .name
                .as_ref()
                .map(|name| format!("name = {}", literal(name))),
        );
        Some(format!("identity({})", parts.join(", ")))
    }

    /// The character set and the collation of a column's text.
    fn words_of_text(&mut self, table: &Table, column: &Column, words: &mut Vec<String>) {
        let said = [("charset", &column.charset), ("collate", &column.collate)];
        let said: Vec<_> = said
            .iter()
            .filter_map(|(word, text)| Some(format!("{word} = {}", literal(text.as_deref()?))))
            .collect();
        // A push leaves both alone (`push::unsaid`).
        let is_own = self.types.own(&column.ty).is_some();
        if !said.is_empty() && (column.generated.is_some() || is_own) {
            self.lacks(format!(
                "the collation of `{}` of table `{}`",
                column.name, table.name
            ));
            return;
        }
        words.extend(said);
    }
}

/// How a table is stored, as its options say it.
fn storage(options: &Options) -> Vec<String> {
    let texts = [
        ("engine", &options.engine),
        ("charset", &options.charset),
        ("collate", &options.collate),
        ("row_format", &options.row_format),
        ("tablespace", &options.tablespace),
        ("with", &options.with),
    ];
    let texts = texts.iter();
    let mut said: Vec<_> = texts
        .filter_map(|(word, text)| Some(format!("{word} = {}", literal(text.as_deref()?))))
        .collect();
    if options.unlogged {
        said.push("unlogged".into());
    }
    said.extend(
        options
            .auto_increment
            .map(|first| format!("auto_increment = {first}")),
    );
    said
}

/// From which number to which something counts, and how.
pub(super) fn numbers(counts: &Counts) -> Vec<String> {
    let numbers = [
        ("start", counts.start),
        ("increment", counts.increment),
        ("min", counts.min),
        ("max", counts.max),
        (
            "cache",
            counts.cache.filter(|cache| *cache != 1).map(i64::from),
        ),
    ];
    let numbers = numbers.iter();
    let mut said: Vec<_> = numbers
        .filter_map(|(word, number)| Some(format!("{word} = {}", (*number)?)))
        .collect();
    if counts.cycle {
        said.push("cycle".into());
    }
    said
}
