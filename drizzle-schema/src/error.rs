//! Mistakes are gathered, not returned one by one.

mod terminal;

use std::fmt::{self, Display};

use proc_macro2::Span;
use quote::ToTokens;

/// All mistakes found so far, each with its place in the source.
#[derive(Debug, Clone, Default)]
pub struct Errors {
    /// Each holds exactly one message.
    found: Vec<syn::Error>,
}

/// Where a mistake is: a span, or a reference to the tokens at fault.
pub trait Place {
    /// Ties the message to this place.
    fn error(self, message: String) -> syn::Error;
}

impl Place for Span {
    fn error(self, message: String) -> syn::Error {
        syn::Error::new(self, message)
    }
}

impl<T: ToTokens> Place for &T {
    fn error(self, message: String) -> syn::Error {
        syn::Error::new_spanned(self, message)
    }
}

impl Errors {
    /// Starts without any mistake.
    pub fn new() -> Self {
        Self::default()
    }

    /// Notes a mistake at a span or at tokens.
    pub fn at(&mut self, place: impl Place, message: impl Display) {
        self.found.push(place.error(message.to_string()));
    }

    /// Takes the value out of a result and keeps the error.
    pub fn keep<T, E: Into<Errors>>(&mut self, result: Result<T, E>) -> Option<T> {
        match result {
            Ok(value) => Some(value),
            Err(error) => {
                self.combine(error);
                None
            }
        }
    }

    /// Adds the mistakes of another list or of a `syn::Error`.
    pub fn combine(&mut self, other: impl Into<Errors>) {
        self.found.append(&mut other.into().found);
    }

    /// The value if there was no mistake, otherwise all of them.
    pub fn finish<T>(self, value: T) -> Result<T, Errors> {
        if self.is_empty() {
            Ok(value)
        } else {
            Err(self)
        }
    }

    /// Whether no mistake was found.
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// The number of mistakes.
    pub fn len(&self) -> usize {
        self.found.len()
    }

    /// Each mistake's place and message, in the order they were found.
    pub fn iter(&self) -> impl Iterator<Item = (Span, String)> + '_ {
        self.found
            .iter()
            .map(|error| (error.span(), error.to_string()))
    }

    /// All mistakes as one `syn::Error`, whose `into_compile_error` shows each at its place.
    pub fn into_syn(self) -> syn::Error {
        self.found
            .into_iter()
            .reduce(|mut all, next| {
                all.combine(next);
                all
            })
            .unwrap_or_else(|| syn::Error::new(Span::call_site(), "no mistake was found"))
    }

    /// Prints all mistakes for the terminal, in rustc's style and in the order of the source.
    ///
    /// `source` is the text of the file the spans come from. An empty list prints nothing.
    pub fn render(&self, file_name: &str, source: &str) -> String {
        terminal::render(self, file_name, source)
    }
}

impl From<syn::Error> for Errors {
    fn from(error: syn::Error) -> Self {
        Self {
            found: error.into_iter().collect(),
        }
    }
}

impl From<Errors> for syn::Error {
    fn from(errors: Errors) -> Self {
        errors.into_syn()
    }
}

/// One message a line, without places.
impl Display for Errors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, error) in self.found.iter().enumerate() {
            if index > 0 {
                f.write_str("\n")?;
            }
            Display::fmt(error, f)?;
        }
        Ok(())
    }
}

impl std::error::Error for Errors {}
