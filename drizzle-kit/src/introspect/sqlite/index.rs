//! `create index`, as SQLite keeps it.
use super::super::text::unwrapped;
use super::same;
use super::tokens::{Kind, Tokens, unreadable};
use drizzle::Error;
use drizzle_core::catalog::{Index, Key, KeyOf, Table};

/// Reads the statement that made an index.
pub(super) fn index(name: String, sql: &str, table: &Table) -> Result<Index, Error> {
    let mut tokens = Tokens::new(sql);
    let mut unique = false;
    while !tokens.take(&["on"]) {
        unique |= tokens.sees("unique");
        if tokens.next().is_none() {
            return Err(unreadable());
        }
    }
    tokens.name()?;
    let keys = tokens.parenthesized()?;
    let keys = keys.parts().into_iter().map(|part| key(part, table));
    let keys = keys.collect::<Result<_, _>>()?;
    let filter = tokens
        .take(&["where"])
        .then(|| unwrapped(tokens.rest()).to_owned());
    Ok(Index {
        name,
        unique,
        keys,
        filter,
        ..Index::default()
    })
}

fn key(tokens: Tokens<'_>, table: &Table) -> Result<Key, Error> {
    let mut key = Key::default();
    let mut length = tokens.left();
    let word_at = |at: usize, word: &str| tokens.sees_at(at, word);
    if length > 1 && (word_at(length - 1, "asc") || word_at(length - 1, "desc")) {
        key.descending = word_at(length - 1, "desc");
        length -= 1;
    }
    if length > 2 && word_at(length - 2, "collate") {
        let mut end = tokens.clone();
        end.skip(length - 1);
        key.collate = Some(end.name()?.to_lowercase());
        length -= 2;
    }
    let mut alone = tokens.clone();
    let is_name = length == 1
        && alone
            .peek()
            .is_some_and(|t| matches!(t.kind, Kind::Word | Kind::Name));
    key.of = match is_name {
        true => {
            let name = alone.name()?;
            let known = table
                .columns
                .iter()
                .find(|column| same(&column.name, &name));
            KeyOf::Column(known.map_or(name, |column| column.name.clone()))
        }
        false => KeyOf::Sql(unwrapped(tokens.until(length)).to_owned()),
    };
    Ok(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_and_condition() {
        let sql = "CREATE UNIQUE INDEX \"on\" ON t (a, \"b\" COLLATE NOCASE DESC, lower(c), (d || e) asc) WHERE (a > 0)";
        let index = index("on".into(), sql, &Table::default()).unwrap();
        assert!(index.unique);
        assert_eq!(index.filter.as_deref(), Some("a > 0"));
        let keys: Vec<_> = index
            .keys
            .iter()
            .map(|key| (&key.of, key.descending, key.collate.as_deref()))
            .collect();
        assert_eq!(
            keys,
            [
                (&KeyOf::Column("a".into()), false, None),
                (&KeyOf::Column("b".into()), true, Some("nocase")),
                (&KeyOf::Sql("lower(c)".into()), false, None),
                (&KeyOf::Sql("d || e".into()), false, None),
            ]
        );
    }
}
