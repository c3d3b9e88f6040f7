//! Views as structs.
use super::objects::schema_option;
use super::{Pulling, literal};
use drizzle_core::catalog::{CheckOption, Column, View, ViewAlgorithm};

impl Pulling<'_> {
    pub(super) fn view(&mut self, view: &View, columns: &[Column]) {
        let key = (view.schema.clone(), view.name.clone());
        let Some(mut names) = self.items.tables.get(&key).cloned() else {
            return;
        };
        if columns.is_empty() {
            self.lacks(format!(
                "view `{}`, which has no columns that can be read",
                view.name
            ));
            self.items.tables.remove(&key);
            return;
        }
        names.fields = self
            .items
            .fields(columns.iter().map(|column| column.name.as_str()));
        let mut body = String::new();
        for column in columns {
            let field = &names.fields[&column.name];
            let typed = self.types.typed(column);
            let mut words = Vec::new();
            if field.trim_start_matches("r#") != column.name {
                words.push(format!("name = {}", literal(&column.name)));
            }
            if typed.unknown {
                body += &format!(
                    "    // Nobody knows a Rust type for `{}`; its text is read.\n",
                    column.ty
                );
            }
            // What a view's column is called in the database follows from its query.
            if !words.is_empty() {
                body += &format!("    #[column({})]\n", words.join(", "));
            }
            body += &format!("    pub {field}: Option<{}>,\n", typed.rust);
        }
        let mut indexes = String::new();
        for index in &view.indexes {
            indexes += &self.index(index, &names);
        }
        let mut words = vec![
            self.catalog.dialect.clone(),
            format!("name = {}", literal(&view.name)),
        ];
        words.extend(
            schema_option(&view.schema)
                .strip_prefix(", ")
                .map(str::to_owned),
        );
        if names.module != view.name {
            words.push(format!("module = {}", literal(&names.module)));
        }
        let options = &view.options;
        let flags = [
            ("materialized", options.materialized),
            ("no_data", options.no_data),
            ("security_invoker", options.security_invoker),
            ("security_barrier", options.security_barrier),
            ("schemabinding", options.schemabinding),
        ];
        words.extend(
            flags
                .iter()
                .filter(|(_, on)| *on)
                .map(|(word, _)| (*word).to_owned()),
        );
        words.extend(options.check_option.map(|option| match option {
            CheckOption::Local => "check_option = local".to_owned(),
            CheckOption::Cascaded => "check_option".to_owned(),
        }));
        words.extend(options.algorithm.map(|algorithm| match algorithm {
            ViewAlgorithm::Merge => "algorithm = merge".to_owned(),
            ViewAlgorithm::Temptable => "algorithm = temptable".to_owned(),
        }));
        words.push(format!("as = {}", literal(&view.query)));
        let row = &names.row;
        self.out += &format!(
            "\n// Whether a column of a view may be NULL, no database tells.\n#[view({})]\n{indexes}#[derive(Debug, Clone, PartialEq)]\npub struct {row} {{\n{body}}}\n",
            words.join(", ")
        );
        self.items.tables.insert(key, names);
    }
}
