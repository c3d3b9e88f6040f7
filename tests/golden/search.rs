//! Full-text search, of which every database has its own.
use crate::golden;
use crate::schema::*;
use drizzle::prelude::*;
use expect_test::expect;

#[test]
fn vectors_of_words() {
    let query = || websearch_to_tsquery("english", "fox -dog");
    golden!(postgres; db => db.select((posts::id, ts_rank(to_tsvector("english", posts::title), query()), ts_headline("english", posts::title, query())))
        .from(posts).filter(ts_match(to_tsvector("english", posts::title), query())), expect![[r#"
            postgres: select "posts"."id", ts_rank(to_tsvector('english', "posts"."head line"), websearch_to_tsquery('english', $1)), ts_headline('english', "posts"."head line", websearch_to_tsquery('english', $2)) from "posts" where to_tsvector('english', "posts"."head line") @@ websearch_to_tsquery('english', $3) -- Text, Text, Text
        "#]]);
    golden!(postgres; db => db.select((ts_rank_cd(to_tsvector("simple", posts::title), to_tsquery("simple", "a & b")), to_tsvector("it's", posts::title))).from(posts)
        .inner_join(users, eq(users::id, posts::author_id))
        .filter(or((ts_match(to_tsvector("simple", posts::title), plainto_tsquery("simple", "a b")), ts_match(to_tsvector("simple", posts::title), phraseto_tsquery("simple", users::name)))))
        , expect![[r#"
            postgres: select ts_rank_cd(to_tsvector('simple', "posts"."head line"), to_tsquery('simple', $1)), to_tsvector('it''s', "posts"."head line") from "posts" inner join "users" on "users"."id" = "posts"."author_id" where to_tsvector('simple', "posts"."head line") @@ plainto_tsquery('simple', $2) or to_tsvector('simple', "posts"."head line") @@ phraseto_tsquery('simple', "users"."name") -- Text, Text
        "#]]);
}

#[test]
fn match_against_columns() {
    golden!(mysql mariadb; db => db.select((posts::id, match_score(posts::title, "fox", SearchMode::Natural))).from(posts)
        .filter(match_against(posts::title, "+fox -dog", SearchMode::Boolean)), expect![[r#"
            mysql, mariadb: select `posts`.`id`, match (`posts`.`head line`) against (? in natural language mode) from `posts` where (match (`posts`.`head line`) against (? in boolean mode)) > ? -- Text, Text, F64
        "#]]);
    golden!(mysql mariadb; db => db.select(users::id).from(users)
        .filter(and((users::verified, match_against((users::name, users::email), "x", SearchMode::Natural)))), expect![[r#"
            mysql, mariadb: select `users`.`id` from `users` where `users`.`verified` and (match (`users`.`name`, `users`.`email`) against (? in natural language mode)) > ? -- Text, F64
        "#]]);
}

#[test]
fn fts5_tables() {
    golden!(sqlite; db => db.select((notes::text, snippet(notes, "<b>", "</b>", "it's", 10))).from(notes)
        .filter(fts_match(notes, "fox NOT dog")).order_by(bm25(notes)), expect![[r#"
            sqlite: select "notes"."text", snippet("notes", -1, '<b>', '</b>', 'it''s', 10) from "notes" where "notes" match ? order by bm25("notes") -- Text
        "#]]);
}
