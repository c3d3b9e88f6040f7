//! Composite types and multiranges, which only PostgreSQL has.
use super::postgres::run;
use drizzle::prelude::*;
use drizzle::types::{MultiRange, Range};

#[derive(SqlEnum, Debug, Clone, Copy, PartialEq)]
#[sql_enum(name = "kind_of_home")]
pub enum Home {
    Flat,
    House,
}

#[derive(SqlComposite, Debug, Clone, PartialEq)]
#[sql_composite(name = "home address")]
pub struct Address {
    pub street: String,
    pub kind: Home,
    pub floors: Option<Vec<i32>>,
}

#[table(postgres, name = "tenants")]
#[derive(Debug, Clone, PartialEq)]
pub struct Tenant {
    #[column(primary_key)]
    pub id: i32,
    pub home: Address,
    pub others: Option<Vec<Address>>,
    pub stays: MultiRange<i32>,
}

fn address(street: &str) -> Address {
    Address {
        street: street.into(),
        kind: Home::House,
        floors: Some(vec![1, 2]),
    }
}

#[test]
fn composite_types() {
    run(async |db: Db<Postgres>| {
        let objects = || schema![tenants];
        db.create_schema_objects(objects()).execute().await?;
        // What is there stays.
        let again = db.create_schema_objects(objects()).if_not_exists();
        again.execute().await?;
        let odd = address("a \"b\", (c) \\ 'd'");
        let stays = MultiRange(vec![Range::from(1..3), Range::from(7..9)]);
        let new = |id, home: &Address| {
            NewTenant::new()
                .id(id)
                .home(home.clone())
                .stays(stays.clone())
        };
        let back = db
            .insert(tenants)
            .values([
                new(1, &odd),
                new(2, &address("x")).others(vec![odd.clone(), address("y")]),
            ])
            .returning((tenants::home, tenants::others))
            .all()
            .await?;
        let others = Some(vec![odd.clone(), address("y")]);
        assert_eq!(back, [(odd.clone(), None), (address("x"), others.clone())]);
        // Compared, in lists, prepared, set.
        let found = db
            .select(tenants::id)
            .from(tenants)
            .filter(eq(tenants::home, &odd));
        assert_eq!(found.all().await?, [1]);
        let among = in_array(tenants::home, [address("x"), address("z")]);
        assert_eq!(
            db.select(tenants::id)
                .from(tenants)
                .filter(among)
                .all()
                .await?,
            [2]
        );
        let p = params! { home: Address, others: Vec<Address> };
        let filter = or((eq(tenants::home, p.home), eq(tenants::others, p.others)));
        let prepared = db
            .select(tenants::id)
            .from(tenants)
            .filter(filter)
            .order_by(tenants::id)
            .prepare();
        let ids = prepared.bind(p.values(odd.clone(), others.clone().unwrap_or_default()));
        assert_eq!(ids.all().await?, [1, 2]);
        let none = prepared.bind(p.values(address("z"), vec![]));
        assert_eq!(none.all().await?, [0; 0]);
        let changed = db
            .update(tenants)
            .set(tenants::home, address("w"))
            .set(tenants::others, None::<Vec<Address>>);
        changed.filter(eq(tenants::id, 2)).execute().await?;
        let changes = TenantChanges {
            home: Some(address("v")),
            others: Some(Some(vec![])),
            ..Default::default()
        };
        db.update_many(tenants)
            .by(tenants::id)
            .rows([(1, changes)])
            .execute()
            .await?;
        let rows = db
            .select((tenants::home, tenants::others))
            .from(tenants)
            .order_by(tenants::id)
            .all()
            .await?;
        assert_eq!(rows, [(address("v"), Some(vec![])), (address("w"), None)]);
        let street: Vec<String> = db
            .select(sql!("({tenants::home}).street" as String))
            .from(tenants)
            .order_by(tenants::id)
            .all()
            .await?;
        assert_eq!(street, ["v", "w"]);
        // A field that may not be NULL, and is.
        db.execute(sql!("update tenants set home.street = null where id = 1"))
            .await?;
        let error = db
            .select(tenants::home)
            .from(tenants)
            .filter(eq(tenants::id, 1))
            .one()
            .await
            .unwrap_err()
            .to_string();
        assert!(
            error.contains("tenants.home")
                && error.contains("field `street` of type `home address`")
                && error.contains("NULL"),
            "{error}"
        );
        // Operators of multiranges.
        let filter = and((
            range_contains(tenants::stays, 8),
            range_contains(tenants::stays, 4).not(),
            eq(tenants::stays, stays.clone()),
        ));
        assert_eq!(db.count(tenants).filter(filter).one().await?, 2);
        assert_eq!(
            db.select((range_lower(tenants::stays), range_upper(tenants::stays)))
                .from(tenants)
                .limit(1)
                .one()
                .await?,
            (Some(1), Some(9))
        );
        db.drop_schema_objects(objects()).execute().await?;
        let types: Vec<i64> = db.rows(sql!("select count(*) from pg_type t join pg_namespace n on n.oid = t.typnamespace where n.nspname = current_schema() and t.typname in ({\"home address\"}, {\"kind_of_home\"})")).await?;
        assert_eq!(types, [0]);
        Ok(())
    });
}
