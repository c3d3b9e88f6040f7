//! Tables as structs.
use super::names::TableNames;
use super::types::Typed;
use super::{Pulling, literal};
use drizzle_core::catalog::{Column, RowSecurity, Table};

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
        self.lacks_of(table);
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
        if let Some(auto) = &column.auto {
            words.push(self.types.counts_by(auto.kind).to_owned());
            if auto.counts != drizzle_core::catalog::Counts::default() {
                self.lacks(format!(
                    "how `{}` of table `{}` counts",
                    column.name, table.name
                ));
            }
        }
        let alone = |key: &[String]| key == [column.name.clone()];
        if table
            .primary_key
            .as_ref()
            .is_some_and(|key| alone(&key.columns) && !self.names_key(table))
        {
            words.push("primary_key".into());
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

    /// What the attributes can't say.
    fn lacks_of(&mut self, table: &Table) {
        let name = &table.name;
        let options = &table.options;
        let of_table = [
            ("that table `{}` is unlogged", options.unlogged),
            (
                "the storage parameters of table `{}`",
                options.with.is_some(),
            ),
            ("the tablespace of table `{}`", options.tablespace.is_some()),
            ("the storage engine of table `{}`", options.engine.is_some()),
            (
                "the collation of table `{}`",
                options.collate.is_some() || options.charset.is_some(),
            ),
            (
                "how rows of table `{}` are stored",
                options.row_format.is_some(),
            ),
        ];
        for (text, _) in of_table.into_iter().filter(|(_, there)| *there) {
            self.lacks(text.replace("{}", name));
        }
        for column in &table.columns {
            if column.collate.is_some() || column.charset.is_some() {
                self.lacks(format!(
                    "the collation of `{}` of table `{name}`",
                    column.name
                ));
            }
            if column.on_update.is_some() {
                self.lacks(format!(
                    "`on update` of `{}` of table `{name}`",
                    column.name
                ));
            }
        }
    }
}
