//! Enums, domains, roles and sequences.
use super::names::variants;
use super::tables::numbers;
use super::{Pulling, literal};
use drizzle_core::catalog::{Composite, Role, Sequence};

impl Pulling<'_> {
    pub(super) fn objects(&mut self) {
        let catalog = self.catalog;
        for def in &catalog.enums {
            let Some(name) = self
                .items
                .enums
                .get(&(def.schema.clone(), def.name.clone()))
            else {
                continue;
            };
            let schema = schema_option(&def.schema);
            let name = name.clone();
            self.enumeration(
                &format!("name = {}{schema}", literal(&def.name)),
                &name,
                &def.labels,
            );
        }
        for (name, labels) in self.items.inline.clone().into_values() {
            self.enumeration(&format!("name = {}", literal(&name)), &name, &labels);
        }
        for def in &catalog.domains {
            let Some(name) = self
                .items
                .domains
                .get(&(def.schema.clone(), def.name.clone()))
                .cloned()
            else {
                continue;
            };
            let base = self.types.by_name(&def.base);
            let said = match base.word {
                Some(_) => format!(", sql_type = {}", literal(&def.base)),
                None => String::new(),
            };
            let check = def.check.as_ref();
            let check = check
                .map(|check| format!(", check = {}", literal(check)))
                .unwrap_or_default();
            let schema = schema_option(&def.schema);
            let rust = base.rust;
            self.out += &format!(
                "\n#[derive(SqlDomain, Debug, Clone, PartialEq)]\n#[sql_domain(name = {}{schema}{said}{check})]\npub struct {name}(pub {rust});\n",
                literal(&def.name)
            );
        }
        for def in &catalog.composites {
            self.composite(def);
        }
        for extension in &catalog.extensions {
            self.lacks(format!("extension `{extension}`"));
        }
        for role in &catalog.roles {
            self.role_item(role);
        }
        let sequences: String = catalog
            .sequences
            .iter()
            .filter_map(|def| self.sequence(def))
            .collect();
        if !sequences.is_empty() {
            self.out += &format!("\nsequence! {{\n{sequences}}}\n");
        }
    }

    fn composite(&mut self, def: &Composite) {
        let Some(name) = self
            .items
            .composites
            .get(&(def.schema.clone(), def.name.clone()))
            .cloned()
        else {
            return;
        };
        let names = self
            .items
            .fields(def.fields.iter().map(|(name, _)| name.as_str()));
        let mut body = String::new();
        for (field, ty) in &def.fields {
            let ident = &names[field];
            let typed = self.types.by_name(ty);
            let mut words = Vec::new();
            if ident.trim_start_matches("r#") != field {
                words.push(format!("rename = {}", literal(field)));
            }
            words.extend(typed.word.map(|_| format!("sql_type = {}", literal(ty))));
            if !words.is_empty() {
                body += &format!("    #[sql({})]\n", words.join(", "));
            }
            body += &format!("    pub {ident}: Option<{}>,\n", typed.rust);
        }
        let schema = schema_option(&def.schema);
        self.out += &format!(
            "\n#[derive(SqlComposite, Debug, Clone, PartialEq)]\n#[sql_composite(name = {}{schema})]\npub struct {name} {{\n{body}}}\n",
            literal(&def.name)
        );
    }

    fn enumeration(&mut self, options: &str, name: &str, labels: &[String]) {
        let mut body = String::new();
        for (variant, label) in variants(labels).iter().zip(labels) {
            body += &format!("    #[sql(rename = {})]\n    {variant},\n", literal(label));
        }
        self.out += &format!(
            "\n#[derive(SqlEnum, Debug, Clone, Copy, PartialEq, Eq)]\n#[sql_enum({options})]\npub enum {name} {{\n{body}}}\n"
        );
    }

    fn role_item(&mut self, role: &Role) {
        let Some(item) = self.items.roles.get(&role.name) else {
            return;
        };
        let mut words = vec![
            self.catalog.dialect.clone(),
            format!("name = {}", literal(&role.name)),
        ];
        let may = [
            ("login", role.login),
            ("create_db", role.create_db),
            ("create_role", role.create_role),
            ("no_inherit", role.no_inherit),
            ("bypass_rls", role.bypass_rls),
        ];
        words.extend(
            may.iter()
                .filter(|(_, may)| *may)
                .map(|(word, _)| (*word).to_owned()),
        );
        self.out += &format!(
            "\nrole! {{\n    #[role({})]\n    pub {item};\n}}\n",
            words.join(", ")
        );
    }

    fn sequence(&self, def: &Sequence) -> Option<String> {
        let item = self
            .items
            .sequences
            .get(&(def.schema.clone(), def.name.clone()))?;
        let rust = numbers_of(def);
        let counts = &def.counts;
        let mut words = vec![
            self.catalog.dialect.clone(),
            format!("name = {}", literal(&def.name)),
        ];
        words.extend(
            def.schema
                .as_ref()
                .map(|schema| format!("schema = {}", literal(schema))),
        );
        words.extend(numbers(counts));
        Some(format!(
            "    #[sequence({})]\n    pub {item}: {rust};\n",
            words.join(", ")
        ))
    }
}

/// The Rust type of a sequence's numbers.
pub(super) fn numbers_of(def: &Sequence) -> &'static str {
    match def.ty.as_str() {
        "smallint" | "int2" => "i16",
        "integer" | "int4" | "int" => "i32",
        _ => "i64",
    }
}

pub(super) fn schema_option(schema: &Option<String>) -> String {
    let schema = schema.as_ref();
    schema
        .map(|schema| format!(", schema = {}", literal(schema)))
        .unwrap_or_default()
}
