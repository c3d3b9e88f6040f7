use drizzle::migrate::{MigrateError, Migrates, Migration, Migrations, Migrator, Resume, Standing};

const TRANSACTIONAL: bool = <D as Migrates>::TRANSACTIONAL;

fn migration(name: &'static str, sql: &'static str) -> Migration {
    Migration { name: name.into(), sql: sql.into(), down: None }
}
/// These migrations, with the statements of each between breakpoints.
fn migrator<const N: usize>(all: [(&'static str, &'static str); N]) -> Migrator {
    Migrator::new(Migrations::new(all.map(|(name, sql)| migration(name, sql))).unwrap())
}
async fn names(db: &Db<D>, table: &'static str) -> Result<Vec<String>, Error> {
    db.rows::<String>(sql!("select name from {Sql::identifier(table)} order by name")).await
}

const A: (&str, &str) = ("a", "create table cats (name varchar(20) not null)\n--> statement-breakpoint\ninsert into cats (name) values ('Tom;')");
const B: (&str, &str) = ("b", "insert into cats (name) values ('Felix')");

tests! {
    /// In the order of their names, each once; also those of the program, and of a folder.
    async fn each_is_applied_once(db) {
        assert_eq!(migrator([B, A]).run(db).await?, ["a", "b"]);
        assert_eq!(migrator([B, A]).run(db).await?, [""; 0]);
        assert_eq!(names(db, "cats").await?, ["Felix", "Tom;"]);
        let c = ("c", "delete from cats where name = 'Felix'");
        assert_eq!(migrator([A, B, c]).run(db).await?, ["c"]);
        assert_eq!(names(db, "cats").await?, ["Tom;"]);
        let status = migrator([A, B, c, ("d", "")]).status(db).await?;
        let standings: Vec<_> = status.iter().map(|status| (status.name.as_str(), status.standing, status.applied_at.is_some())).collect();
        let applied = |name| (name, Standing::Applied, true);
        assert_eq!(standings, [applied("a"), applied("b"), applied("c"), ("d", Standing::Pending, false)]);
    }

    async fn embedded_and_read(db) {
        let embedded = drizzle::embed_migrations!("migrations");
        let read = Migrations::read(concat!(env!("CARGO_MANIFEST_DIR"), "/migrations"))?;
        assert_eq!(embedded, read);
        let all = ["20260101000000_first", "20260102000000_second"];
        let migrator = Migrator::new(embedded).table("who did what");
        assert_eq!(migrator.run(db).await?, all);
        assert_eq!(Migrator::new(read).table("who did what").run(db).await?, [""; 0]);
        let legs = || db.rows::<(String, i32)>(sql!("select name, legs from animals"));
        assert_eq!(legs().await?, [("cat; no dog".to_owned(), 4)]);
        // Undone, the last one first.
        assert_eq!(migrator.rollback(db, 1).await?, [all[1]]);
        assert!(legs().await.is_err());
        assert_eq!(names(db, "animals").await?, ["cat; no dog"]);
        assert_eq!(migrator.run(db).await?, [all[1]]);
        assert_eq!(migrator.rollback(db, 9).await?, [all[1], all[0]]);
        assert!(names(db, "animals").await.is_err());
        assert_eq!(migrator.run(db).await?, all);
    }

    /// What does not fit the record is refused before anything runs.
    async fn what_is_changed_or_gone(db) {
        migrator([A]).run(db).await?;
        let changed = migrator([("a", "create table cats (name varchar(30) not null)"), B]).run(db).await;
        assert!(matches!(&changed, Err(MigrateError::Changed(names)) if names == &["a"]), "{changed:?}");
        // Other line ends are no change.
        let lines: &'static str = A.1.replace('\n', "\r\n").leak();
        assert_eq!(migrator([("a", lines), B]).run(db).await?, ["b"]);
        let gone = migrator([B]).run(db).await;
        assert!(matches!(&gone, Err(MigrateError::Missing(names)) if names == &["a"]), "{gone:?}");
        let between = ("aa", "insert into cats (name) values ('Garfield')");
        let before = migrator([A, between, B]).in_order().run(db).await;
        assert!(matches!(&before, Err(MigrateError::OutOfOrder(names)) if names == &["aa"]), "{before:?}");
        assert_eq!(migrator([A, between, B]).run(db).await?, ["aa"]);
        let no_way = migrator([A, between, B]).rollback(db, 1).await;
        assert!(matches!(&no_way, Err(MigrateError::NoDown(name)) if name == "aa"), "{no_way:?}");
        assert_eq!(names(db, "cats").await?, ["Felix", "Garfield", "Tom;"]);
    }

    /// Nothing stays of a migration of which a statement fails; or it is known what does, and the rest follows.
    async fn a_statement_fails(db) {
        const BAD: &str = "create table dogs (name varchar(20) not null)\n--> statement-breakpoint\ninsert into dogs (name) values ('Rex')\n--> statement-breakpoint\n-- here\ninsert into nowhere (name) values ('Rex')";
        const GOOD: &str = "create table dogs (name varchar(20) not null)\n--> statement-breakpoint\ninsert into dogs (name) values ('Rex')\n--> statement-breakpoint\ninsert into dogs (name) values ('Bello')";
        let error = migrator([A, ("b", BAD)]).run(db).await.unwrap_err();
        let MigrateError::Statement { place, .. } = &error else { panic!("{error:?}") };
        assert_eq!((place.migration.as_str(), place.statement, place.of, place.line), ("b", 3, 3, 6));
        assert_eq!(place.kept, if TRANSACTIONAL { 0 } else { 2 });
        assert!(error.to_string().contains("statement 3 of 3 of migration `b` (line 6) failed"), "{error}");
        assert_eq!(names(db, "cats").await?, ["Tom;"]);
        let there = names(db, "dogs").await;
        assert_eq!(there.is_ok(), !TRANSACTIONAL, "{there:?}");
        let standing = migrator([A, ("b", BAD)]).status(db).await?.remove(1).standing;
        assert_eq!(standing, if TRANSACTIONAL { Standing::Pending } else { Standing::Unfinished });
        assert_eq!(migrator([A, ("b", GOOD)]).run(db).await?, ["b"]);
        assert_eq!(names(db, "dogs").await?, ["Bello", "Rex"]);
    }

    /// Statements that are in no transaction: what is known of them, and what can't be known.
    async fn outside_of_transactions(db) {
        const BAD: &str = "-- drizzle: no-transaction\ncreate table dogs (name varchar(20) not null)\n--> statement-breakpoint\ninsert into nowhere (name) values ('Rex')\n--> statement-breakpoint\ninsert into dogs (name) values ('Bello')";
        let error = migrator([("b", BAD)]).run(db).await.unwrap_err();
        let MigrateError::Statement { place, .. } = &error else { panic!("{error:?}") };
        assert_eq!((place.statement, place.kept, place.line), (2, 1, 4));
        assert_eq!(names(db, "dogs").await?, [""; 0]);
        // What has taken effect can't be changed any more; the rest can.
        let other: &'static str = BAD.replace("dogs (", "wolves (").leak();
        let changed = migrator([("b", other)]).run(db).await;
        assert!(matches!(&changed, Err(MigrateError::Changed(_))), "{changed:?}");
        let good: &'static str = BAD.replace("nowhere", "dogs").leak();
        // As if the program had come to its end in the middle of the second statement.
        db.execute(sql!("update {Sql::identifier(\"__drizzle_migrations\")} set state = 'running'")).await?;
        let cut_off = migrator([("b", good)]).run(db).await;
        assert!(matches!(&cut_off, Err(MigrateError::Interrupted(place)) if place.statement == 2), "{cut_off:?}");
        assert_eq!(names(db, "dogs").await?, [""; 0]);
        assert_eq!(migrator([("b", good)]).resume(Resume::Retry).run(db).await?, ["b"]);
        assert_eq!(names(db, "dogs").await?, ["Bello", "Rex"]);
        const TWO: &str = "-- drizzle: no-transaction\ninsert into dogs (name) values ('Waldi')\n--> statement-breakpoint\ninsert into dogs (name) values ('Lassie')";
        migrator([("b", good), ("c", TWO)]).run(db).await?;
        db.execute(sql!("update {Sql::identifier(\"__drizzle_migrations\")} set state = 'running', done = 0 where name = 'c'")).await?;
        // The record holds the hash of what is done: of nothing.
        let nothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        db.execute(sql!("update {Sql::identifier(\"__drizzle_migrations\")} set done_hash = {nothing} where name = 'c'")).await?;
        assert_eq!(migrator([("b", good), ("c", TWO)]).resume(Resume::Skip).run(db).await?, ["c"]);
        assert_eq!(names(db, "dogs").await?, ["Bello", "Lassie", "Lassie", "Rex", "Waldi"]);
    }

    /// Of a database that has the schema already.
    async fn baseline(db) {
        db.execute(sql!("create table cats (name varchar(20) not null)")).await?;
        assert_eq!(migrator([A, B]).baseline(db, "a").await?, ["a"]);
        assert_eq!(migrator([A, B]).run(db).await?, ["b"]);
        assert_eq!(names(db, "cats").await?, ["Felix"]);
        let unknown = migrator([A, B]).baseline(db, "x").await;
        assert!(matches!(&unknown, Err(MigrateError::Missing(_))), "{unknown:?}");
    }

    /// Several migrators at once: each migration is applied by one of them.
    async fn at_the_same_time(db) {
        let all: [(&'static str, &'static str); 3] = [A, B, ("c", "insert into cats (name) values ('Garfield')")];
        let tasks: Vec<_> = (0..5).map(|_| {
            let db = db.clone();
            tokio::spawn(async move { migrator(all).run(&db).await })
        }).collect();
        let mut applied = Vec::new();
        for task in tasks {
            applied.extend(task.await??);
        }
        applied.sort();
        assert_eq!(applied, ["a", "b", "c"]);
        assert_eq!(names(db, "cats").await?, ["Felix", "Garfield", "Tom;"]);
    }

    /// A migrator that is given up leaves nothing locked.
    async fn given_up(db) {
        for _ in 0..3 {
            // Polled once, it has begun.
            drop(futures_util::future::poll_immediate(Box::pin(migrator([A, B]).run(db))).await);
        }
        let applied = migrator([A, B]).resume(Resume::Retry).run(db).await?;
        assert!(applied.len() <= 2);
        assert_eq!(names(db, "cats").await?, ["Felix", "Tom;"]);
    }
}
