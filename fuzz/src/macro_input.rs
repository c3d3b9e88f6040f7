//! What the macros read: options and items as tokens. The first line is what stands in `#[table(..)]`, the rest the item
//! or the body of a macro.
use proc_macro2::TokenStream;

/// Tries one input.
pub fn run(text: &str) {
    // The compiler has no deeper ones, either.
    if nesting(text) > 64 {
        return;
    }
    let (args, item) = text.split_once('\n').unwrap_or(("", text));
    let (Ok(args), Ok(body)) = (args.parse::<TokenStream>(), item.parse::<TokenStream>()) else {
        return;
    };
    if let Ok(item) = syn::parse2::<syn::ItemStruct>(body.clone()) {
        _ = drizzle_schema::table(args.clone(), &item);
        _ = drizzle_schema::view(args, &item);
    }
    if let Ok(item) = syn::parse2::<syn::DeriveInput>(body.clone()) {
        _ = drizzle_schema::sql_enum(&item);
        _ = drizzle_schema::sql_type(&item);
        _ = drizzle_schema::sql_custom(&item);
        _ = drizzle_schema::sql_composite(&item);
        _ = drizzle_schema::sql_domain(&item);
    }
    _ = drizzle_schema::roles(body.clone());
    _ = drizzle_schema::sequences(body.clone());
    _ = drizzle_schema::relations::parse(body);
}

fn nesting(text: &str) -> usize {
    let (mut now, mut most) = (0_usize, 0);
    for byte in text.bytes() {
        match byte {
            b'(' | b'[' | b'{' | b'<' | b'&' | b'*' | b'!' | b'-' | b'|' => now += 1,
            b')' | b']' | b'}' | b'>' | b',' | b';' => now = now.saturating_sub(1),
            _ => {}
        }
        most = most.max(now);
    }
    most
}
