//! Identities: names hashed to lists of hexadecimal digits, as types.
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use std::sync::atomic::{AtomicU32, Ordering};

/// FNV-1a, 64 bits (<http://www.isthe.com/chongo/tech/comp/fnv/>).
fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

/// The identity of a table or alias with this name. Eight digits: that two names of one query are taken
/// for each other has a chance of one in four thousand million.
pub(crate) fn of_name(name: &str, p: &TokenStream) -> TokenStream {
    let hash = hash(name);
    let folded = (hash >> 32) as u32 ^ hash as u32;
    let mut id = quote!(());
    for digit in (0..8).map(|i| folded >> (4 * i) & 0xf) {
        let digit = Ident::new(&format!("X{digit:x}"), Span::call_site());
        id = quote!((#p::#digit, #id));
    }
    id
}

/// The identity of one macro call.
pub(crate) fn of_call(p: &TokenStream) -> TokenStream {
    static CALLS: AtomicU32 = AtomicU32::new(0);
    let call = CALLS.fetch_add(1, Ordering::Relaxed);
    let span = Span::call_site();
    let start = span.start();
    of_name(
        &format!("{}:{}:{}:{call}", span.file(), start.line, start.column),
        p,
    )
}
