//! `create view`, as SQLite keeps it.
use super::same;
use super::tokens::{Kind, Tokens, unreadable};
use drizzle::Error;

/// The query of a view.
pub(super) fn query(sql: &str) -> Result<String, Error> {
    let mut tokens = Tokens::new(sql);
    let mut names = None;
    while !tokens.take(&["as"]) {
        match tokens.sees_sign('(') {
            true => names = Some(tokens.parenthesized()?),
            false => {
                tokens.next().ok_or_else(unreadable)?;
            }
        }
    }
    let query = tokens.rest().trim_end_matches(';').trim_end();
    Ok(match names {
        None => query.to_owned(),
        // The query tells the names itself, so that it says the same wherever it stands.
        Some(names) => format!("with v({}) as ({query}) select * from v", names.rest()),
    })
}

/// Which of these names the query has in it.
pub(super) fn sources<'a>(
    query: &str,
    names: impl Iterator<Item = &'a String>,
) -> Vec<(Option<String>, String)> {
    let mut tokens = Tokens::new(query);
    let mut words = Vec::new();
    while let Some(token) = tokens.peek() {
        match token.kind {
            Kind::Word | Kind::Name => words.extend(tokens.name()),
            _ => tokens.skip(1),
        }
    }
    let found = names.filter(|name| words.iter().any(|word| same(word, name)));
    found.map(|name| (None, name.clone())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_it_selects() {
        let sql = "CREATE VIEW \"as\" (a, \"as\") AS select * from t, [u v] where t.x = 'w';";
        let query = query(sql).unwrap();
        assert_eq!(
            query,
            "with v(a, \"as\") as (select * from t, [u v] where t.x = 'w') select * from v"
        );
        let names = ["T".to_owned(), "u v".to_owned(), "w".to_owned()];
        let found = sources(&query, names.iter());
        assert_eq!(found, [(None, "T".to_owned()), (None, "u v".to_owned())]);
    }
}
