//! Tables with default filters: soft deletes and tenants.
#![allow(dead_code)]
use drizzle::prelude::*;

pub const TENANT: Scoped<i64> = scoped("tenant");

#[table(sqlite, postgres, mysql, cockroach, mssql, name = "shops", filter = shops::open)]
#[derive(Debug, Clone, PartialEq)]
pub struct Shop {
    #[column(primary_key)]
    pub id: i64,
    pub name: String,
    #[column(default = true)]
    pub open: bool,
}

#[table(sqlite, postgres, mysql, cockroach, mssql, name = "wares", filter = (is_null(wares::deleted_at), eq(wares::tenant_id, TENANT)))]
#[derive(Debug, Clone, PartialEq)]
pub struct Ware {
    #[column(primary_key)]
    pub id: i64,
    pub tenant_id: i64,
    pub name: String,
    #[column(references(shops::id))]
    pub shop_id: i64,
    #[column(references(wares::id))]
    pub part_of: Option<i64>,
    pub deleted_at: Option<i64>,
}

#[table(sqlite, postgres, mysql, cockroach, mssql, name = "labels")]
#[derive(Debug, Clone, PartialEq)]
pub struct Label {
    #[column(primary_key)]
    pub id: i64,
    #[column(references(wares::id))]
    pub ware_id: i64,
    pub text: String,
}
alias!(pub wares as others);

relations! {
    shops { wares: many(wares) }
    wares {
        shop: one(shops) on (shop_id => id),
        parts: many(wares.whole),
        whole: one(wares) on (part_of => id),
        labels: many(labels),
    }
    labels { ware: one(wares) on (ware_id => id) }
}
