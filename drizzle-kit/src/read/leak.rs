//! Definitions live as long as the program, since those of compiled schemas do. The tool reads a schema once or twice.

pub(super) fn text(text: &str) -> &'static str {
    Box::leak(text.to_owned().into_boxed_str())
}

pub(super) fn texts<'a>(texts: impl IntoIterator<Item = &'a str>) -> &'static [&'static str] {
    list(texts.into_iter().map(text).collect())
}

pub(super) fn list<T>(items: Vec<T>) -> &'static [T] {
    Box::leak(items.into_boxed_slice())
}

pub(super) fn value<T>(value: T) -> &'static T {
    Box::leak(Box::new(value))
}
