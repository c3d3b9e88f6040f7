//! Migrations as part of the program.
use proc_macro2::TokenStream;
use quote::quote;
use std::fs;
use std::path::{Path, PathBuf};
use syn::LitStr;

pub(crate) fn expand(input: TokenStream) -> TokenStream {
    expanded(input).unwrap_or_else(|error| error.to_compile_error())
}

fn expanded(input: TokenStream) -> syn::Result<TokenStream> {
    let folder: LitStr = syn::parse2(input).map_err(|error| {
        let message =
            "expected the folder of the migrations as a text: `embed_migrations!(\"drizzle\")`";
        syn::Error::new(error.span(), message)
    })?;
    let root = std::env::var_os("CARGO_MANIFEST_DIR").map_or_else(PathBuf::new, PathBuf::from);
    let path = root.join(folder.value());
    let found = migrations(&path).map_err(|(path, reason)| {
        let message = format!(
            "can't read the migrations of `{}`: {reason}",
            path.display()
        );
        syn::Error::new(folder.span(), message)
    })?;
    let files = found.iter().map(|Found { name, up, down }| {
        let down = match down {
            Some(down) => quote!(::core::option::Option::Some(::core::include_str!(#down))),
            None => quote!(::core::option::Option::None),
        };
        quote!((#name, ::core::include_str!(#up), #down))
    });
    Ok(quote!(::drizzle::migrate::Migrations::embedded(&[#(#files),*])))
}

struct Found {
    name: String,
    up: String,
    down: Option<String>,
}

/// As `drizzle::migrate` finds them: a folder with `migration.sql` for each, or files.
fn migrations(folder: &Path) -> Result<Vec<Found>, (PathBuf, String)> {
    let failed = |error: std::io::Error| (folder.to_owned(), error.to_string());
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else {
            return Err((path, "its name is no UTF-8".to_owned()));
        };
        let (name, up, down) = if path.is_dir() {
            (name, path.join("migration.sql"), path.join("down.sql"))
        } else {
            match name.strip_suffix(".sql") {
                Some(name) if !name.ends_with(".down") => {
                    let down = path.with_file_name(format!("{name}.down.sql"));
                    (name, path.clone(), down)
                }
                _ => continue,
            }
        };
        if up.is_file() {
            let text = |path: &Path| match path.to_str() {
                Some(text) => Ok(text.to_owned()),
                None => Err((path.to_owned(), "its path is no UTF-8".to_owned())),
            };
            found.push(Found {
                name: name.to_owned(),
                up: text(&up)?,
                down: match down.is_file() {
                    true => Some(text(&down)?),
                    false => None,
                },
            });
        }
    }
    found.sort_by(|one, other| one.name.cmp(&other.name));
    match found.windows(2).find(|pair| pair[0].name == pair[1].name) {
        Some(pair) => {
            let reason = format!("two are called `{}`", pair[0].name);
            Err((folder.to_owned(), reason))
        }
        None => Ok(found),
    }
}
