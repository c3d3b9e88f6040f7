//! `#[policy(..)]`: which rows whom a statement shows, and lets write.

use proc_macro2::{Ident, Span};
use syn::ext::IdentExt as _;
use syn::parse::ParseStream;
use syn::spanned::Spanned as _;
use syn::{Attribute, LitStr, Path, Token, token};

use crate::attribute::{self, Written};
use crate::name::Name;
use crate::suggest::hint;
use crate::{Dialect, DialectRef, Errors};

/// A policy of row-level security.
#[derive(Debug, Clone)]
pub struct PolicyModel {
    /// Its name in the database.
    pub name: String,
    /// Whether it restricts what other policies allow.
    pub restrictive: bool,
    /// The statements it is about.
    pub command: PolicyCommand,
    /// For whom it is; nobody named is everybody.
    pub roles: Vec<RoleRef>,
    /// Which rows are there for the statement.
    pub using: Option<String>,
    /// Which rows it may write.
    pub with_check: Option<String>,
    /// Where it was written.
    pub span: Span,
}

/// The statements that a policy is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PolicyCommand {
    /// All of them.
    All,
    /// `select`.
    Select,
    /// `insert`.
    Insert,
    /// `update`.
    Update,
    /// `delete`.
    Delete,
}

/// A role, as a policy names it.
#[derive(Debug, Clone)]
pub enum RoleRef {
    /// What `role!` has made.
    Item(Path),
    /// By its name in the database.
    Name(String),
    /// `public`, `current_user`, `current_role` or `session_user`.
    Word(&'static str),
}

const WORDS: [&str; 4] = ["public", "current_user", "current_role", "session_user"];
const OPTIONS: &[&str] = &["for", "to", "using", "with_check", "as"];

/// A policy as written.
#[derive(Default)]
struct Syntax {
    command: Option<Written<PolicyCommand>>,
    restrictive: Option<Written<bool>>,
    roles: Option<Written<Vec<RoleRef>>>,
    using: Option<Written<String>>,
    with_check: Option<Written<String>>,
}

/// Reads `#[policy(name, for = select, to = role, using = "..", with_check = "..", as = restrictive)]`.
pub(super) fn parse(attr: &Attribute, errors: &mut Errors) -> Option<PolicyModel> {
    let span = attr.path().span();
    let mut name: Option<Name> = None;
    let mut written = Syntax::default();
    let mut begun = false;
    let before = errors.len();
    attribute::list(attr, errors, |input, errors| {
        attribute::entries(input, errors, |input, errors| {
            if !std::mem::replace(&mut begun, true) {
                name = Some(first(input)?);
                return Ok(());
            }
            written.entry(input, errors)
        });
    });
    let Some(name) = name else {
        if errors.len() == before {
            errors.at(
                attr,
                "a policy has a name: `#[policy(own_rows, using = \"..\")]`",
            );
        }
        return None;
    };
    if errors.len() == before {
        written.fits(span, errors);
    }
    Some(PolicyModel {
        name: name.text,
        restrictive: written.restrictive.is_some_and(|written| written.value),
        command: written
            .command
            .map_or(PolicyCommand::All, |command| command.value),
        roles: written.roles.map(|roles| roles.value).unwrap_or_default(),
        using: written.using.map(|written| written.value),
        with_check: written.with_check.map(|written| written.value),
        span,
    })
}

/// The name of the policy, which comes first.
fn first(input: ParseStream<'_>) -> syn::Result<Name> {
    if input.peek(LitStr) {
        return Ok(Name::from(&input.parse::<LitStr>()?));
    }
    let form = "the name of the policy comes first: `#[policy(own_rows, for = select, ..)]`";
    let ident: Ident = input
        .parse()
        .map_err(|error: syn::Error| syn::Error::new(error.span(), form))?;
    if input.peek(Token![=]) {
        return Err(syn::Error::new(ident.span(), form));
    }
    Ok(Name::from(&ident))
}

impl Syntax {
    fn entry(&mut self, input: ParseStream<'_>, errors: &mut Errors) -> syn::Result<()> {
        let key = attribute::key(input, "`for = select`")?;
        let word = key.unraw().to_string();
        let whose = "the policy";
        match word.as_str() {
            "for" => {
                let (form, word) = ("for = select", word_of(input, &key, "for = select")?);
                let command = match word.to_string().as_str() {
                    "all" => PolicyCommand::All,
                    "select" => PolicyCommand::Select,
                    "insert" => PolicyCommand::Insert,
                    "update" => PolicyCommand::Update,
                    "delete" => PolicyCommand::Delete,
                    _ => {
                        let message = format!(
                            "write `{form}`, or `insert`, `update`, `delete` or `all` instead"
                        );
                        return Err(syn::Error::new(word.span(), message));
                    }
                };
                Written::put(&mut self.command, &key, command, whose, errors);
            }
            "as" => {
                let word = word_of(input, &key, "as = restrictive")?;
                let restrictive = match word.to_string().as_str() {
                    "restrictive" => true,
                    "permissive" => false,
                    _ => {
                        let message = "write `as = restrictive` or `as = permissive`";
                        return Err(syn::Error::new(word.span(), message));
                    }
                };
                Written::put(&mut self.restrictive, &key, restrictive, whose, errors);
            }
            "to" => {
                attribute::equals(input, &key, "to = app_user")?;
                let mut roles = Vec::new();
                if input.peek(token::Paren) {
                    attribute::parenthesized(input, errors, |input, _| {
                        roles.push(role(input)?);
                        Ok(())
                    })?;
                } else {
                    roles.push(role(input)?);
                }
                Written::put(&mut self.roles, &key, roles, whose, errors);
            }
            "using" => {
                attribute::equals(input, &key, "using = \"..\"")?;
                let sql = attribute::sql(input, &key)?;
                Written::put(&mut self.using, &key, sql, whose, errors);
            }
            "with_check" => {
                attribute::equals(input, &key, "with_check = \"..\"")?;
                let sql = attribute::sql(input, &key)?;
                Written::put(&mut self.with_check, &key, sql, whose, errors);
            }
            _ => {
                let hint = hint(&word, OPTIONS, "the options are");
                let message = format!("unknown option `{word}` of the policy{hint}");
                return Err(syn::Error::new(key.span(), message));
            }
        }
        Ok(())
    }

    /// What a statement does not do, it needs no condition for.
    fn fits(&self, span: Span, errors: &mut Errors) {
        let command = self.command.as_ref().map(|command| command.value);
        match (command, &self.using, &self.with_check) {
            (Some(PolicyCommand::Insert), Some(using), _) => errors.at(
                &using.key,
                "an insert reads no rows; say `with_check`, which of them it may write",
            ),
            (Some(PolicyCommand::Select | PolicyCommand::Delete), _, Some(check)) => errors.at(
                &check.key,
                "this statement writes no rows; say `using`, which rows are there for it",
            ),
            (_, None, None) => errors.at(
                span,
                "a policy without a condition allows nothing; say `using`, or `with_check`",
            ),
            _ => {}
        }
    }
}

fn word_of(input: ParseStream<'_>, key: &Ident, form: &str) -> syn::Result<Ident> {
    attribute::equals(input, key, form)?;
    input
        .call(Ident::parse_any)
        .map_err(|error| syn::Error::new(error.span(), format!("write `{form}`")))
}

fn role(input: ParseStream<'_>) -> syn::Result<RoleRef> {
    if input.peek(LitStr) {
        let name: LitStr = input.parse()?;
        return match crate::name::usable(&name.value()) {
            Ok(()) => Ok(RoleRef::Name(name.value())),
            Err(fault) => Err(syn::Error::new(
                name.span(),
                format!("the name of the role {fault}"),
            )),
        };
    }
    let path = input.call(Path::parse_mod_style).map_err(|error| {
        syn::Error::new(
            error.span(),
            "expected a role: what `role!` has made, a name as a string, `public` or `current_user`",
        )
    })?;
    let word = WORDS.into_iter().find(|word| path.is_ident(word));
    Ok(word.map_or(RoleRef::Item(path), RoleRef::Word))
}

/// Refuses row-level security where there is none.
pub(super) fn limits(dialects: &[DialectRef], places: &[Span], errors: &mut Errors) {
    let lacks =
        |named: &&DialectRef| !matches!(named.dialect, Dialect::Postgres | Dialect::Cockroach);
    if let (Some(place), Some(named)) = (places.first(), dialects.iter().find(lacks)) {
        let name = named.dialect.name();
        errors.at(
            *place,
            format!(
                "{name} has no row-level security; leave it out, or `{name}` among the dialects"
            ),
        );
    }
}
