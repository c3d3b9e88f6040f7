/// Text that means something to SQL, to LIKE, to shells and to nobody.
const CORPUS: [&str; 24] = [
    "'", "\"", "`", "]", "''", "\\", "\\'", "'; drop table users; --", "\" or 1=1 --", "/*", "*/", "--", "#", "%", "_", "$1", "?", ":name", "{x}", "\n", "é", "😀",
    "\u{200f}\u{202e}rtl", "select",
];

tests! {
    /// Values come back as they went in, through every way to give one, and the table is untouched.
    async fn values(db) {
        db.create_table(users).execute().await?;
        for text in CORPUS {
            let id = db.insert(users).values(NewUser::new().name(text)).returning(users::id).one().await?;
            assert_eq!(db.select(users::name).from(users).filter(eq(users::name, text)).one().await?, text);
            assert_eq!(db.select(users::id).from(users).filter(in_array(users::name, [text, "other"])).all().await?, [id]);
            assert_eq!(db.rows::<String>(sql!("select name from users where name = {text}")).await?, [text]);
            assert_eq!(db.select(val(text.to_owned())).one().await?, text);
            let updated = updated!(db, users, db.update(users).set(users::email, text), eq(users::name, text) => users::email)?;
            assert_eq!(updated, [Some(text.to_owned())]);
            assert_eq!(db.select(concat((users::name, text))).from(users).filter(eq(users::id, id)).one().await?, format!("{text}{text}"));
        }
        assert_eq!(db.count(users).one().await?, CORPUS.len() as i64);
    }

    /// Names too: quoted and escaped, whatever is in them.
    async fn identifiers(db) {
        db.create_table(users).execute().await?;
        // MariaDB has no names beyond Unicode's first plane, and says so.
        for text in CORPUS.iter().filter(|text| ANY_NAME || !text.contains('😀')) {
            // MySQL has no names that end in a space or a new line.
            let name = || Sql::identifier(format!("t {text}."));
            let column = || Sql::identifier(format!("{text}."));
            db.execute(sql!("create table {name()} ({column()} integer)")).await?;
            db.execute(sql!("insert into {name()} ({column()}) values ({7})")).await?;
            assert_eq!(db.rows::<i32>(sql!("select {column()} from {name()} where {column()} = {7}")).await?, [7]);
            db.execute(sql!("drop table {name()}")).await?;
        }
        assert_eq!(db.count(users).one().await?, 0);
    }

    /// A pattern is a bound value; its signs are signs of LIKE and nothing else.
    async fn patterns(db) {
        db.create_table(users).execute().await?;
        db.insert(users).values(NewUser::new().name("plain")).execute().await?;
        for text in CORPUS.iter().filter(|text| !matches!(**text, "%" | "\\")) {
            let found = db.select(users::name).from(users).filter(like(users::name, format!("{text}never"))).all().await?;
            assert_eq!(found, [""; 0], "{text}");
        }
    }

    /// A comment in hand-written SQL can't be closed by a value.
    async fn comments(db) {
        let text = "*/ union select 2 --";
        assert_eq!(db.rows::<(i32, String)>(sql!("select /* a comment */ {1}, {text}")).await?, [(1, text.to_owned())]);
    }
}
