//! Which schemas and tables are read.
use drizzle_core::catalog::Catalog;

/// Names by a pattern: `*` is any text, and one that begins with `!` is about all other names.
///
/// ```
/// use drizzle_kit::introspect::Pattern;
/// assert!(Pattern::new("app_*").matches("app_users"));
/// assert!(!Pattern::new("users").matches("user"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    text: String,
    negated: bool,
    /// No sign of it means anything but itself.
    exact: bool,
}

impl Pattern {
    /// Reads a pattern.
    pub fn new(text: &str) -> Self {
        match text.strip_prefix('!') {
            Some(rest) => Pattern {
                text: rest.to_owned(),
                negated: true,
                exact: false,
            },
            None => Pattern {
                text: text.to_owned(),
                negated: false,
                exact: false,
            },
        }
    }

    /// Whether a name is as the pattern says, without regard to `!`.
    pub fn matches(&self, name: &str) -> bool {
        if self.exact {
            return self.text == name;
        }
        let mut parts = self.text.split('*');
        let first = parts.next().unwrap_or_default();
        let Some(mut rest) = name.strip_prefix(first) else {
            return false;
        };
        let mut parts = parts.peekable();
        if parts.peek().is_none() {
            return rest.is_empty();
        }
        while let Some(part) = parts.next() {
            if parts.peek().is_none() {
                return rest.ends_with(part);
            }
            match rest.find(part) {
                Some(at) => rest = &rest[at + part.len()..],
                None => return false,
            }
        }
        true
    }
}

/// Which objects are read. Without patterns, all are; with some, those that one of them names and none with `!` does.
///
/// ```
/// use drizzle_kit::introspect::Filters;
/// let filters = Filters::new().tables(["*", "!spatial_ref_sys"]);
/// assert!(filters.has_table("users"));
/// assert!(!filters.has_table("spatial_ref_sys"));
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filters {
    schemas: Vec<Pattern>,
    tables: Vec<Pattern>,
    roles: Vec<String>,
    migrations: Option<(Option<String>, String)>,
    /// The default schema is read, whatever it is called.
    or_default: bool,
}

impl Filters {
    /// Everything.
    pub fn new() -> Self {
        Self::default()
    }

    /// Patterns of schemas (namespaces). The default one is called as the database calls it: `public`.
    pub fn schemas<'a>(mut self, patterns: impl IntoIterator<Item = &'a str>) -> Self {
        self.schemas = patterns.into_iter().map(Pattern::new).collect();
        self
    }

    /// Patterns of tables and views.
    pub fn tables<'a>(mut self, patterns: impl IntoIterator<Item = &'a str>) -> Self {
        self.tables = patterns.into_iter().map(Pattern::new).collect();
        self
    }

    /// The roles that are read, by name. Roles belong to a whole server, so none are unless they are named.
    pub fn roles<'a>(mut self, names: impl IntoIterator<Item = &'a str>) -> Self {
        self.roles = names.into_iter().map(str::to_owned).collect();
        self
    }

    /// The table that the migrations are recorded in, and its schema: it is left out. Unless it is named, that is
    /// `__drizzle_migrations`, wherever it is.
    pub fn migrations(mut self, schema: Option<&str>, table: &str) -> Self {
        self.migrations = Some((schema.map(str::to_owned), table.to_owned()));
        self
    }

    /// Whether a schema is read.
    pub fn has_schema(&self, name: &str) -> bool {
        match self.or_default {
            true => self.schemas.iter().any(|pattern| pattern.matches(name)),
            false => passes(&self.schemas, name),
        }
    }

    /// Whether a table or view of this name is read.
    pub fn has_table(&self, name: &str) -> bool {
        let migrations = match &self.migrations {
            Some((_, table)) => table,
            None => "__drizzle_migrations",
        };
        name != migrations && passes(&self.tables, name)
    }

    /// Everything of the default schema and of those that a catalog names.
    #[allow(
        dead_code,
        reason = "not every dialect creates a schema beside another"
    )]
    pub(crate) fn of(catalog: &Catalog) -> Self {
        Filters {
            migrations: Some((None, String::new())),
            ..Filters::default().for_push(catalog)
        }
    }

    /// As these, for a schema that is to be pushed: without patterns of schemas, those that it names are read, beside the
    /// default one; and the roles that it names.
    pub(crate) fn for_push(&self, catalog: &Catalog) -> Self {
        let mut filters = self.clone();
        let roles = catalog.roles.iter();
        filters.roles.extend(roles.map(|role| role.name.clone()));
        if !filters.names_schemas() {
            let exact = |name: &String| Pattern {
                text: name.clone(),
                negated: false,
                exact: true,
            };
            filters.schemas = catalog.namespaces.iter().map(exact).collect();
            filters.or_default = true;
        }
        filters
    }

    /// Whether the default schema is read, whatever it is called.
    pub(crate) fn has_default(&self) -> bool {
        self.or_default
    }

    /// Whether all schemas are read.
    pub(crate) fn names_schemas(&self) -> bool {
        self.or_default || !self.schemas.is_empty()
    }

    #[allow(dead_code, reason = "not every dialect has roles")]
    pub(crate) fn role_names(&self) -> &[String] {
        &self.roles
    }
}

fn passes(patterns: &[Pattern], name: &str) -> bool {
    let of = |negated: bool| {
        patterns
            .iter()
            .filter(move |pattern| pattern.negated == negated)
    };
    let named = of(false).next().is_none() || of(false).any(|pattern| pattern.matches(name));
    named && !of(true).any(|pattern| pattern.matches(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns() {
        let cases = [
            ("*", "anything", true),
            ("*", "", true),
            ("a*", "abc", true),
            ("a*", "bac", false),
            ("*_log", "audit_log", true),
            ("*_log", "audit_logs", false),
            ("a*b*c", "a1b2c", true),
            ("a*b*c", "a1c", false),
            ("ab*ba", "aba", false),
            ("é*", "été", true),
        ];
        for (pattern, name, expected) in cases {
            assert_eq!(
                Pattern::new(pattern).matches(name),
                expected,
                "{pattern} {name}"
            );
        }
    }

    #[test]
    fn without_names_all_but_the_refused_pass() {
        let filters = Filters::new().tables(["!tmp_*"]);
        assert!(filters.has_table("users"));
        assert!(!filters.has_table("tmp_users"));
        assert!(!filters.has_table("__drizzle_migrations"));
        let filters = Filters::new().tables(["app_*", "!app_old"]);
        assert!(filters.has_table("app_users"));
        assert!(!filters.has_table("app_old"));
        assert!(!filters.has_table("users"));
    }
}
