//! Results in the memory of the program.
use super::{Key, Rows, Store};
use moka::Expiry;
use moka::sync::Cache;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Keeps results in the memory of the program, as many as it has places; those that are asked for least make room.
#[derive(Debug)]
pub struct InMemory(Cache<Key, Entry>);

#[derive(Debug, Clone)]
struct Entry {
    rows: Arc<Rows>,
    ttl: Option<Duration>,
}

/// Each result has a time of its own.
struct Ttl;
impl Expiry<Key, Entry> for Ttl {
    fn expire_after_create(&self, _: &Key, entry: &Entry, _: Instant) -> Option<Duration> {
        entry.ttl
    }
    fn expire_after_update(
        &self,
        _: &Key,
        entry: &Entry,
        _: Instant,
        _: Option<Duration>,
    ) -> Option<Duration> {
        entry.ttl
    }
}

impl InMemory {
    /// A store with this many places.
    pub fn new(places: u64) -> Self {
        let cache = Cache::builder().max_capacity(places).expire_after(Ttl);
        InMemory(cache.build())
    }
}

impl Store for InMemory {
    fn get(&self, key: &Key) -> Option<Arc<Rows>> {
        self.0.get(key).map(|entry| entry.rows)
    }
    fn put(&self, key: Key, rows: Arc<Rows>, ttl: Option<Duration>) {
        self.0.insert(key, Entry { rows, ttl });
    }
    fn clear(&self) {
        self.0.invalidate_all();
    }
}
