//! `references(..)` on a column, `#[foreign_key(..)]` on the struct.

use proc_macro2::{Ident, Span};
use syn::ext::IdentExt as _;
use syn::parse::ParseStream;
use syn::punctuated::Punctuated;
use syn::spanned::Spanned as _;
use syn::{Attribute, Path, PathArguments, Token};

use super::on::{self, Entry};
use crate::Errors;
use crate::attribute::{self, Written, path_text};
use crate::name::Name;
use crate::suggest::hint;

/// A foreign key.
#[derive(Debug, Clone)]
pub struct ForeignKeyModel {
    /// The constraint's name in the database.
    pub name: String,
    /// The columns of this table, as positions in `TableModel::columns`.
    pub columns: Vec<usize>,
    /// The path of the other table's module, as the user wrote it.
    pub table: Path,
    /// The other table's columns, as many as `columns`.
    pub foreign: Vec<Ident>,
    /// What happens when the other row is deleted.
    pub on_delete: Action,
    /// What happens when the other row's key changes.
    pub on_update: Action,
    /// Whether it may be checked at the end of the transaction; and whether it is, unless a transaction says otherwise.
    pub deferrable: Option<bool>,
    /// Whether either all of its columns are NULL or none.
    pub match_full: bool,
    /// Where the reference was written.
    pub span: Span,
}

/// What a foreign key does when the row it points to changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Action {
    /// `no_action`: the statement fails, at the latest when the transaction ends.
    #[default]
    NoAction,
    /// `restrict`: the statement fails at once.
    Restrict,
    /// `cascade`: this row follows.
    Cascade,
    /// `set_null`: this row's columns become null.
    SetNull,
    /// `set_default`: this row's columns take their default.
    SetDefault,
}

/// That the key may be checked at the end of the transaction, or is.
const FLAGS: [&str; 3] = ["deferrable", "initially_deferred", "match_full"];

const ACTIONS: &[&str] = &[
    "cascade",
    "restrict",
    "no_action",
    "set_null",
    "set_default",
];

impl Action {
    fn parse(key: &Ident, input: ParseStream<'_>) -> syn::Result<Self> {
        attribute::equals(input, key, &format!("{key} = cascade"))?;
        let word = attribute::key(input, "`cascade`")?;
        let text = word.to_string();
        Ok(match text.as_str() {
            "cascade" => Self::Cascade,
            "restrict" => Self::Restrict,
            "no_action" => Self::NoAction,
            "set_null" => Self::SetNull,
            "set_default" => Self::SetDefault,
            _ => {
                return Err(syn::Error::new(
                    word.span(),
                    format!(
                        "unknown action `{text}` of `{key}`{}",
                        hint(&text, ACTIONS, "the actions are")
                    ),
                ));
            }
        })
    }
}

/// A foreign key as written, on a column or on the struct.
pub(super) struct ForeignKeySyntax {
    pub(super) span: Span,
    pub(super) name: Option<Name>,
    /// Empty for a column's `references`.
    pub(super) columns: Vec<Ident>,
    pub(super) target: Option<(Path, Vec<Ident>)>,
    pub(super) on_delete: Action,
    pub(super) on_update: Action,
    /// The word `on_delete` or `on_update` before a `set_default`.
    pub(super) set_default: Option<Ident>,
    /// The word `deferrable` or `initially_deferred`.
    pub(super) deferrable: Option<Ident>,
    /// The word `match_full`.
    pub(super) match_full: Option<Ident>,
}

#[derive(Default)]
struct Parts {
    name: Option<Written<Name>>,
    columns: Option<Written<Vec<Ident>>>,
    targets: Vec<(Path, Ident)>,
    references: Option<Written<Span>>,
    on_delete: Option<Written<Action>>,
    on_update: Option<Written<Action>>,
    deferrable: Option<Written<()>>,
    match_full: Option<Written<()>>,
}

impl Parts {
    /// The place of a bare word.
    fn flag(&mut self, word: &Ident) -> &mut Option<Written<()>> {
        match word == "match_full" {
            true => &mut self.match_full,
            false => &mut self.deferrable,
        }
    }

    fn finish(self, span: Span) -> ForeignKeySyntax {
        let table = self.targets.first().map(|(table, _)| table.clone());
        let foreign = self.targets.into_iter().map(|(_, column)| column).collect();
        let set_default = [&self.on_delete, &self.on_update]
            .into_iter()
            .flatten()
            .find(|action| action.value == Action::SetDefault)
            .map(|action| action.key.clone());
        ForeignKeySyntax {
            span,
            name: self.name.map(|name| name.value),
            columns: self
                .columns
                .map(|columns| columns.value)
                .unwrap_or_default(),
            target: table.map(|table| (table, foreign)),
            on_delete: self
                .on_delete
                .map(|action| action.value)
                .unwrap_or_default(),
            on_update: self
                .on_update
                .map(|action| action.value)
                .unwrap_or_default(),
            set_default,
            deferrable: self.deferrable.map(|written| written.key),
            match_full: self.match_full.map(|written| written.key),
        }
    }
}

/// Reads the rest of a column's `references(..)`. Without a usable path there is no reference.
pub(super) fn references(
    key: &Ident,
    input: ParseStream<'_>,
    whose: &str,
    errors: &mut Errors,
) -> syn::Result<Option<ForeignKeySyntax>> {
    const OPTIONS: &[&str] = &[
        "on_delete",
        "on_update",
        "deferrable",
        "initially_deferred",
        "match_full",
        "name",
    ];
    let form = "references(table::column)";
    attribute::opens(input, key, form)?;
    let before = errors.len();
    let mut parts = Parts::default();
    let whose = format!("`references` of {whose}");
    attribute::parenthesized(input, errors, |input, errors| {
        if input.peek(Ident::peek_any) && !input.peek2(Token![=]) && !input.peek2(Token![::]) {
            let word = input.fork().call(Ident::parse_any)?;
            if FLAGS.iter().any(|known| word == known) {
                input.call(Ident::parse_any)?;
                Written::put(parts.flag(&word), &word, (), &whose, errors);
                return Ok(());
            }
        }
        if !input.peek2(Token![=]) {
            if !parts.targets.is_empty() {
                return Err(input.error(
                    "a column references one column; for several write `#[foreign_key(..)]` on the struct",
                ));
            }
            parts.targets.push(target(input)?);
            return Ok(());
        }
        let key = attribute::key(input, "`on_delete = cascade`")?;
        match key.to_string().as_str() {
            "on_delete" => {
                Written::put(
                    &mut parts.on_delete,
                    &key,
                    Action::parse(&key, input)?,
                    &whose,
                    errors,
                );
            }
            "on_update" => {
                Written::put(
                    &mut parts.on_update,
                    &key,
                    Action::parse(&key, input)?,
                    &whose,
                    errors,
                );
            }
            "name" => Written::put(
                &mut parts.name,
                &key,
                attribute::name(input, &key)?,
                &whose,
                errors,
            ),
            word => {
                return Err(syn::Error::new(
                    key.span(),
                    format!(
                        "unknown option `{word}` in {whose}{}",
                        hint(word, OPTIONS, "the options are")
                    ),
                ));
            }
        }
        Ok(())
    })?;
    if parts.targets.is_empty() && errors.len() == before {
        errors.at(key, format!("{whose} names no column: write `{form}`"));
    }
    Ok((!parts.targets.is_empty()).then(|| parts.finish(key.span())))
}

/// Reads `#[foreign_key(..)]`.
pub(super) fn parse(attr: &Attribute, errors: &mut Errors) -> ForeignKeySyntax {
    const OPTIONS: &[&str] = &[
        "on",
        "references",
        "on_delete",
        "on_update",
        "deferrable",
        "initially_deferred",
        "match_full",
        "name",
    ];
    let whose = "`foreign_key`";
    let before = errors.len();
    let mut parts = Parts::default();
    attribute::list(attr, errors, |input, errors| {
        attribute::entries(input, errors, |input, errors| {
            let key = match on::entry(input)? {
                Entry::Name(name) if FLAGS.contains(&name.value.text.as_str()) => {
                    let key = Ident::new(&name.value.text, name.value.span);
                    Written::put(parts.flag(&key), &key, (), whose, errors);
                    return Ok(());
                }
                Entry::Name(name) => {
                    return on::name(&mut parts.name, name, whose, errors);
                }
                Entry::Key(key) => key,
            };
            match key.to_string().as_str() {
                "on" => {
                    let columns = on::columns(&key, input, errors)?;
                    Written::put(&mut parts.columns, &key, columns, whose, errors);
                }
                "references" => {
                    attribute::opens(input, &key, "references(table::column, ..)")?;
                    let mut targets = Vec::new();
                    attribute::parenthesized(input, errors, |input, _| {
                        targets.push(target(input)?);
                        Ok(())
                    })?;
                    Written::put(&mut parts.references, &key, key.span(), whose, errors);
                    if parts.targets.is_empty() {
                        parts.targets = targets;
                    }
                }
                "on_delete" => {
                    Written::put(
                        &mut parts.on_delete,
                        &key,
                        Action::parse(&key, input)?,
                        whose,
                        errors,
                    );
                }
                "on_update" => {
                    Written::put(
                        &mut parts.on_update,
                        &key,
                        Action::parse(&key, input)?,
                        whose,
                        errors,
                    );
                }
                "name" => Written::put(
                    &mut parts.name,
                    &key,
                    attribute::name(input, &key)?,
                    whose,
                    errors,
                ),
                word => {
                    return Err(on::unknown(
                        &key,
                        whose,
                        &hint(word, OPTIONS, "the options are"),
                    ));
                }
            }
            Ok(())
        });
    });
    if errors.len() == before {
        complete(attr, &parts, errors);
    }
    parts.finish(attr.path().span())
}

/// The rules of `#[foreign_key(..)]` that need all of its parts.
fn complete(attr: &Attribute, parts: &Parts, errors: &mut Errors) {
    let form = "`#[foreign_key(on(a, b), references(others::x, others::y))]`";
    let columns = parts
        .columns
        .as_ref()
        .map_or(0, |columns| columns.value.len());
    let foreign = parts.targets.len();
    if columns == 0 || foreign == 0 {
        let missing = if columns == 0 {
            "on(..)"
        } else {
            "references(..)"
        };
        errors.at(
            attr.path(),
            format!("`foreign_key` has no columns in `{missing}`: write {form}"),
        );
        return;
    }
    if columns != foreign
        && let Some(references) = &parts.references
    {
        errors.at(
            &references.key,
            format!(
                "`foreign_key` has {columns} columns in `on(..)`, but {foreign} in `references(..)`"
            ),
        );
    }
    let (first, _) = &parts.targets[0];
    for (table, _) in &parts.targets[1..] {
        if table != first {
            errors.at(
                table,
                format!(
                    "`foreign_key` references columns of `{}` and of `{}`; they must be of one table",
                    path_text(first),
                    path_text(table)
                ),
            );
        }
    }
}

/// Reads `module::column` and parts the two.
fn target(input: ParseStream<'_>) -> syn::Result<(Path, Ident)> {
    let span = input.span();
    let form = "a reference is the path of a column: `table::column`";
    let path = input
        .call(Path::parse_mod_style)
        .map_err(|_| syn::Error::new(span, form))?;
    if path.segments.len() < 2 {
        let text = path_text(&path);
        return Err(syn::Error::new_spanned(
            &path,
            format!(
                "`{text}` is not the path of a column: write `{text}::column` or `table::{text}`"
            ),
        ));
    }
    let Path {
        leading_colon,
        segments,
    } = path;
    let mut segments: Vec<_> = segments.into_iter().collect();
    let Some(column) = segments.pop() else {
        return Err(syn::Error::new(span, form));
    };
    debug_assert!(
        matches!(column.arguments, PathArguments::None),
        "a mod-style path has no arguments"
    );
    let table = Path {
        leading_colon,
        segments: segments.into_iter().collect::<Punctuated<_, Token![::]>>(),
    };
    Ok((table, column.ident))
}
