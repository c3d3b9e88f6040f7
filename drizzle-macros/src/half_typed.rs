//! What is sound of an input stays while somebody types the rest: editors complete by it, and the compiler does not
//! report what follows from one mistake.
use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use std::collections::BTreeSet;

/// All that can be left of a text while its last token is still to be typed: cut off within each group.
fn beginnings(tokens: &TokenStream) -> Vec<TokenStream> {
    let all: Vec<TokenTree> = tokens.clone().into_iter().collect();
    let mut found = Vec::new();
    for at in 0..=all.len() {
        found.push(all[..at].iter().cloned().collect());
        // The groups are whole, as an editor and the compiler close them.
        if let Some(TokenTree::Group(group)) = all.get(at)
            && group.delimiter() != Delimiter::None
        {
            for inner in beginnings(&group.stream()) {
                let inner = Group::new(group.delimiter(), inner);
                let before = all[..at].iter().cloned();
                let after = all[at + 1..].iter().cloned();
                found.push(before.chain([inner.into()]).chain(after).collect());
            }
        }
    }
    found
}

/// The names of items, and of what is in modules, structs and implementations of an expansion.
#[derive(Default)]
struct Names(BTreeSet<String>);

impl Names {
    fn of(output: TokenStream) -> Self {
        let mut names = Names::default();
        let file: syn::File = syn::parse2(output).expect("the expansion is Rust");
        names.items(&file.items);
        names
    }

    fn items(&mut self, items: &[syn::Item]) {
        for item in items {
            match item {
                syn::Item::Struct(item) => {
                    self.0.insert(format!("struct {}", item.ident));
                    for field in item.fields.iter().filter_map(|field| field.ident.as_ref()) {
                        self.0.insert(format!("{}.{field}", item.ident));
                    }
                }
                syn::Item::Fn(item) => {
                    self.0.insert(format!("fn {}", item.sig.ident));
                }
                syn::Item::Const(item) => {
                    self.0.insert(format!("const {}", item.ident));
                    if let syn::Expr::Block(block) = &*item.expr {
                        let inner = block.block.stmts.iter().filter_map(|stmt| match stmt {
                            syn::Stmt::Item(item) => Some(item.clone()),
                            _ => None,
                        });
                        self.items(&inner.collect::<Vec<_>>());
                    }
                }
                syn::Item::Mod(item) => {
                    self.0.insert(format!("mod {}", item.ident));
                    if let Some((_, items)) = &item.content {
                        self.items(items);
                    }
                }
                syn::Item::Impl(item) => {
                    for item in &item.items {
                        if let syn::ImplItem::Fn(method) = item {
                            self.0.insert(format!("method {}", method.sig.ident));
                        }
                    }
                }
                _ => {}
            }
        }
    }

    fn missing<'a>(&self, wanted: &[&'a str]) -> Vec<&'a str> {
        let missing = wanted.iter().filter(|name| !self.0.contains(**name));
        missing.copied().collect()
    }
}

fn tokens(text: &str) -> TokenStream {
    text.parse().expect("tokens")
}

/// What a table always has.
const TABLE: &[&str] = &[
    "struct User",
    "User.id",
    "User.name",
    "mod users",
    "fn users",
    "struct NewUser",
    "struct UserChanges",
    "UserChanges.name",
    "method name",
];

#[test]
fn a_table_stays_while_its_attributes_are_typed() {
    let args = tokens(
        r#"sqlite, postgres, name = "users", schema = "app", filter = is_null(users::gone)"#,
    );
    let item = tokens(
        r#"
        #[index(users_name_idx, on(name, desc(id)), filter = "id > 0")]
        #[check(named, "length(name) > 0")]
        pub struct User {
            #[column(auto_increment, primary_key)]
            pub id: i64,
            #[column(varchar(64), unique, default = "x", references(groups::name, on_delete = cascade))]
            pub name: String,
            #[column(generated = "1")]
            pub gone: Option<i64>,
        }"#,
    );
    let whole = crate::table::expand(args.clone(), item.clone());
    assert!(!whole.to_string().contains("compile_error"), "{whole}");
    let mut tried = 0;
    let mut check = |args: TokenStream, item: TokenStream| {
        let Ok(parsed) = syn::parse2::<syn::ItemStruct>(item.clone()) else {
            return; // The compiler reports that, and runs no macro.
        };
        let fields = parsed
            .fields
            .iter()
            .filter_map(|field| field.ident.as_ref());
        if fields
            .filter(|field| *field == "id" || *field == "name")
            .count()
            < 2
        {
            return;
        }
        let names = Names::of(crate::table::expand(args.clone(), item.clone()));
        let missing = names.missing(TABLE);
        assert!(
            missing.is_empty(),
            "#[table({args})] {item}: without {missing:?}"
        );
        tried += 1;
    };
    for args in beginnings(&args) {
        check(args, item.clone());
    }
    for item in beginnings(&item) {
        check(args.clone(), item);
    }
    assert!(tried > 80, "{tried}");
}

#[test]
fn relations_stay_while_another_is_typed() {
    let sound = "users { posts: many(posts) on (id => author_id), inviter: one(users) on (invited_by => id) }";
    let typed = tokens(
        "tags { posts: many(posts) through posts_to_tags(tag_id => post_id) where eq(posts::published, true), more: one(users, optional) on (a => b) }",
    );
    for beginning in beginnings(&typed) {
        for input in [
            format!("{sound} {beginning}"),
            format!("{beginning} {sound}"),
        ] {
            let names = Names::of(crate::relations::expand(tokens(&input)));
            let missing = names.missing(&["method posts", "method inviter"]);
            assert!(missing.is_empty(), "{input}: without {missing:?}");
        }
    }
}

#[test]
fn fields_stay_while_another_is_typed() {
    let typed = tokens("loud: upper(users::name).eq(users::name, 1) + 2");
    for beginning in beginnings(&typed).into_iter().filter(|beginning| {
        // A name without a colon is a field by itself, and without a name there is none.
        beginning.clone().into_iter().count() > 1
    }) {
        let input = format!("id: users::id, {beginning}, last: posts::title");
        let output = crate::fields::expand(tokens(&input));
        let block: syn::ExprBlock = syn::parse2(output).expect("an expression");
        let record = block.block.stmts.iter().find_map(|stmt| match stmt {
            syn::Stmt::Item(syn::Item::Struct(item)) if item.ident == "Record" => Some(item),
            _ => None,
        });
        let record = record.unwrap_or_else(|| panic!("{input}: without a record"));
        let names = record
            .fields
            .iter()
            .filter_map(|field| field.ident.as_ref());
        let names: Vec<String> = names.map(ToString::to_string).collect();
        assert_eq!(names, ["id", "loud", "last"], "{input}");
    }
}
