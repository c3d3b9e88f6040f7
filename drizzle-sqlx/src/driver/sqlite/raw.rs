//! The calls into SQLite, behind a safe interface. The only module with `unsafe`.
//!
//! # Safety
//!
//! A [`Handle`] is a connection that sqlx opened and this driver borrows. sqlx serves it by a worker
//! thread, which touches it only while it works on a command. The argument that all calls here are sound:
//!
//! - Whoever makes a `Handle` owns the `PoolConnection` it came from, so nobody else can send a command;
//!   and it has taken and given back the worker's lock before, so all earlier commands are done. The worker
//!   waits for a command until the `PoolConnection` is given up, which happens after the `Handle` is dropped.
//! - SQLite is compiled thread-safe, which is checked once; then a connection may be used from any thread, by
//!   one at a time. `Handle` and [`Statement`] are `Send` and not `Sync`, and their methods that call SQLite
//!   take them by `&mut` or are plain reads of the connection's state.
//! - A [`Statement`] is finalized before its connection closes: the slot that owns both drops statements first,
//!   and so does whoever holds a statement together with a slot (`Job`, `Cursor`).
//! - Memory that a column's value lies in stays valid until the next step, reset or finalize; all of those take
//!   the statement by `&mut`, and the value borrows it.
#![allow(unsafe_code)]
use drizzle_core::types::TypeError;
use drizzle_core::value::ValueRef;
use libsqlite3_sys as ffi;
use std::ffi::{CStr, c_char, c_int, c_void};
use std::ptr::{self, NonNull};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicI32, AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// How many instructions of SQLite's machine run between two looks at the budget.
const STRIDE: c_int = 1_000;

/// What SQLite said about a call that failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Failure {
    /// The extended result code.
    pub(super) code: c_int,
    /// The message.
    pub(super) message: String,
}

impl Failure {
    /// The primary result code.
    pub(super) fn primary(&self) -> c_int {
        self.code & 0xff
    }
}

/// Whether SQLite was compiled so that a connection may move between threads.
pub(super) fn is_thread_safe() -> bool {
    // SAFETY: no arguments, no state.
    unsafe { ffi::sqlite3_threadsafe() != 0 }
}

/// A connection.
pub(super) struct Handle {
    db: NonNull<ffi::sqlite3>,
    /// Also read by SQLite, until the callbacks are removed.
    meter: Arc<Meter>,
    /// How long the connection was told to wait for locks, in milliseconds.
    busy_timeout: c_int,
}

// SAFETY: see the module's documentation: one thread at a time, in a thread-safe SQLite.
unsafe impl Send for Handle {}

impl Handle {
    /// Takes over a connection of sqlx.
    ///
    /// # Safety
    /// The caller owns the connection and keeps it until the handle is dropped; the worker is idle.
    pub(super) unsafe fn new(db: NonNull<ffi::sqlite3>) -> Self {
        let meter = Arc::new(Meter {
            budget: AtomicI32::new(i32::MAX),
            cancelled: AtomicBool::new(false),
            patience: AtomicI32::new(0),
            opened: Instant::now(),
            deadline: AtomicU64::new(u64::MAX),
        });
        let data = Arc::as_ptr(&meter).cast_mut().cast::<c_void>();
        let mut handle = Handle {
            db,
            meter,
            busy_timeout: 0,
        };
        // Asked before the handler below replaces it.
        handle.busy_timeout = handle.pragma("pragma busy_timeout");
        // SAFETY: the connection is ours; the meter lives as long as the handle, which removes the callbacks first.
        unsafe {
            ffi::sqlite3_progress_handler(db.as_ptr(), STRIDE, Some(spend), data);
            ffi::sqlite3_busy_handler(db.as_ptr(), Some(wait), data);
        }
        handle.add_decimal_order();
        handle
    }

    /// Teaches the connection the order of decimals. It stays: there is nothing in it to outlive.
    fn add_decimal_order(&mut self) {
        // Without memory for it, the first statement that needs the order is an error that names it.
        // SAFETY: the name ends in NUL; the function takes no data and never unwinds.
        unsafe {
            ffi::sqlite3_create_collation_v2(
                self.db.as_ptr(),
                DECIMAL_ORDER.as_ptr(),
                ffi::SQLITE_UTF8,
                ptr::null_mut(),
                Some(compare_decimals),
                None,
            );
        }
    }

    /// A setting that is a small number; 0 if it can't be read.
    fn pragma(&mut self, sql: &str) -> c_int {
        let value = self.prepare(sql, false).ok().and_then(|mut statement| {
            let found = statement.step().ok()?;
            match statement.value(0) {
                Ok(ValueRef::I64(value)) if found => c_int::try_from(value).ok(),
                _ => None,
            }
        });
        value.unwrap_or(0)
    }

    /// Lets a step run for this many strides, then interrupts it; `None` lets it run on.
    pub(super) fn set_budget(&mut self, strides: Option<i32>) {
        self.meter
            .budget
            .store(strides.unwrap_or(i32::MAX), Ordering::Relaxed);
    }

    /// Ends everything that is still running after so long; `None` lets it run on.
    pub(super) fn set_limit(&mut self, limit: Option<Duration>) {
        // Rounded up: never before the time is over.
        let end = limit.map(|limit| (self.meter.opened.elapsed() + limit).as_millis() + 1);
        let end = end.and_then(|end| u64::try_from(end).ok());
        self.meter
            .deadline
            .store(end.unwrap_or(u64::MAX), Ordering::Relaxed);
    }

    /// Whether a statement waits for a lock, as long as the connection was told when it was opened.
    pub(super) fn set_patient(&mut self, patient: bool) {
        let millis = if patient { self.busy_timeout } else { 0 };
        self.meter.patience.store(millis, Ordering::Relaxed);
    }

    /// Whether no transaction is open.
    pub(super) fn autocommit(&self) -> bool {
        // SAFETY: the connection is ours.
        unsafe { ffi::sqlite3_get_autocommit(self.db.as_ptr()) != 0 }
    }

    /// Rows that the last insert, update or delete changed itself.
    pub(super) fn changes(&self) -> i64 {
        // SAFETY: the connection is ours.
        unsafe { ffi::sqlite3_changes64(self.db.as_ptr()) }
    }

    /// Rows changed since the connection was opened.
    pub(super) fn total_changes(&self) -> i64 {
        // SAFETY: the connection is ours.
        unsafe { ffi::sqlite3_total_changes64(self.db.as_ptr()) }
    }

    /// What was cancelled has ended; the next statement runs again.
    pub(super) fn forget_cancel(&mut self) {
        self.meter.cancelled.store(false, Ordering::Relaxed);
    }

    /// For other threads to interrupt what runs here.
    pub(super) fn interrupt(&self) -> Interrupt {
        Interrupt(self.meter.clone())
    }

    fn failure(&self, code: c_int) -> Failure {
        // SAFETY: the connection is ours; the message is copied at once, and is never null.
        let message = unsafe { CStr::from_ptr(ffi::sqlite3_errmsg(self.db.as_ptr())) };
        Failure {
            code,
            message: message.to_string_lossy().into_owned(),
        }
    }

    /// Compiles one statement.
    pub(super) fn prepare(&mut self, sql: &str, keep: bool) -> Result<Statement, Failure> {
        let length = c_int::try_from(sql.len()).map_err(|_| Failure {
            code: ffi::SQLITE_TOOBIG,
            message: "the statement is too long".into(),
        })?;
        let flags = if keep {
            ffi::SQLITE_PREPARE_PERSISTENT
        } else {
            0
        };
        let mut statement = ptr::null_mut();
        let mut rest: *const c_char = ptr::null();
        // SAFETY: the text is valid for `length` bytes; SQLite keeps its own copy.
        let code = unsafe {
            ffi::sqlite3_prepare_v3(
                self.db.as_ptr(),
                sql.as_ptr().cast(),
                length,
                flags as _,
                &mut statement,
                &mut rest,
            )
        };
        if code != ffi::SQLITE_OK {
            return Err(self.failure(code));
        }
        // SAFETY: SQLite leaves `rest` within the text, or at its end.
        let used = if rest.is_null() {
            sql.len()
        } else {
            unsafe { rest.offset_from(sql.as_ptr().cast()) as usize }
        };
        let Some(statement) = NonNull::new(statement) else {
            return Err(Failure {
                code: ffi::SQLITE_MISUSE,
                message: "the text holds no statement".into(),
            });
        };
        let statement = Statement {
            db: self.db,
            statement,
        };
        if sql.get(used..).is_some_and(|rest| !is_empty(rest)) {
            return Err(Failure {
                code: ffi::SQLITE_MISUSE,
                message: "the text holds more than one statement".into(),
            });
        }
        Ok(statement)
    }
}

/// Whether a text holds nothing but space, comments and semicolons.
fn is_empty(mut sql: &str) -> bool {
    loop {
        sql = sql.trim_start_matches(|c: char| c.is_whitespace() || c == ';');
        let rest = if let Some(comment) = sql.strip_prefix("--") {
            comment.split_once('\n')
        } else if let Some(comment) = sql.strip_prefix("/*") {
            comment.split_once("*/")
        } else {
            return sql.is_empty();
        };
        let Some((_, rest)) = rest else { return true };
        sql = rest;
    }
}

impl Drop for Handle {
    fn drop(&mut self) {
        // SAFETY: the connection is still ours; after this SQLite no longer knows the meter.
        unsafe {
            ffi::sqlite3_progress_handler(self.db.as_ptr(), 0, None, ptr::null_mut());
            // Takes the place of the busy handler.
            ffi::sqlite3_busy_timeout(self.db.as_ptr(), self.busy_timeout);
        }
    }
}

/// The name under which SQLite knows the order of decimals: that of `drizzle_core::dialect::sqlite`.
const DECIMAL_ORDER: &CStr = c"drizzle_decimal";

/// Called by SQLite to compare two texts of that order.
unsafe extern "C" fn compare_decimals(
    _: *mut c_void,
    a_length: c_int,
    a: *const c_void,
    b_length: c_int,
    b: *const c_void,
) -> c_int {
    // SAFETY: SQLite passes two texts with their lengths, valid during the call.
    let (a, b) = unsafe { (bytes(a.cast(), a_length), bytes(b.cast(), b_length)) };
    super::decimal::compare(a, b) as c_int
}

/// Called by SQLite when a lock is in the way, for the `count`th time; 0 gives up. Waits as SQLite's own
/// handler does, but not for those who have gone.
unsafe extern "C" fn wait(meter: *mut c_void, count: c_int) -> c_int {
    const DELAYS: [c_int; 12] = [1, 2, 5, 10, 15, 20, 25, 25, 25, 50, 50, 100];
    // SAFETY: as for `spend`.
    let meter = unsafe { &*meter.cast_const().cast::<Meter>() };
    let count = usize::try_from(count).unwrap_or(0);
    let delay = DELAYS[count.min(DELAYS.len() - 1)];
    let further = c_int::try_from(count.saturating_sub(DELAYS.len())).unwrap_or(c_int::MAX);
    let waited = DELAYS[..count.min(DELAYS.len())].iter().sum::<c_int>();
    let waited = waited.saturating_add(further.saturating_mul(100));
    let delay = delay.min(
        meter
            .patience
            .load(Ordering::Relaxed)
            .saturating_sub(waited),
    );
    if delay <= 0 || meter.cancelled.load(Ordering::Relaxed) || meter.is_over() {
        return 0;
    }
    std::thread::sleep(std::time::Duration::from_millis(
        delay.unsigned_abs().into(),
    ));
    1
}

/// Called by SQLite every [`STRIDE`] instructions; anything but 0 interrupts the step.
unsafe extern "C" fn spend(meter: *mut c_void) -> c_int {
    // SAFETY: `Handle::new` passed a meter that lives until the callback is removed; it is only read and
    // written through atomics.
    let meter = unsafe { &*meter.cast_const().cast::<Meter>() };
    if meter.cancelled.load(Ordering::Relaxed) || meter.is_over() {
        return 1;
    }
    match meter.budget.load(Ordering::Relaxed) {
        i32::MAX => 0,
        0 => 1,
        left => {
            meter.budget.store(left - 1, Ordering::Relaxed);
            0
        }
    }
}

/// What a step may still do; read by SQLite while it steps.
struct Meter {
    /// What is left of the budget, in strides.
    budget: AtomicI32,
    /// Nobody waits for the result any more.
    cancelled: AtomicBool,
    /// How long to wait for a lock, in milliseconds.
    patience: AtomicI32,
    opened: Instant,
    /// When everything is to end, in milliseconds since then.
    deadline: AtomicU64,
}

impl Meter {
    fn is_over(&self) -> bool {
        match self.deadline.load(Ordering::Relaxed) {
            u64::MAX => false,
            deadline => self.opened.elapsed().as_millis() >= u128::from(deadline),
        }
    }
}

/// Ends what runs on a connection, and whatever is started on it later, from another thread.
///
/// A flag, not `sqlite3_interrupt`: that has no effect on a statement that is about to start.
#[derive(Clone)]
pub(super) struct Interrupt(Arc<Meter>);

impl Interrupt {
    /// Ends it within the next thousand instructions.
    pub(super) fn interrupt(&self) {
        self.0.cancelled.store(true, Ordering::Relaxed);
    }
}

/// A compiled statement.
pub(super) struct Statement {
    db: NonNull<ffi::sqlite3>,
    statement: NonNull<ffi::sqlite3_stmt>,
}

// SAFETY: see the module's documentation; it travels with its connection.
unsafe impl Send for Statement {}

impl Statement {
    fn check(&self, code: c_int) -> Result<(), Failure> {
        if code == ffi::SQLITE_OK {
            Ok(())
        } else {
            Err(self.failure(code))
        }
    }

    fn failure(&self, code: c_int) -> Failure {
        // SAFETY: the connection outlives the statement; the message is copied at once, and is never null.
        let message = unsafe { CStr::from_ptr(ffi::sqlite3_errmsg(self.db.as_ptr())) };
        Failure {
            code,
            message: message.to_string_lossy().into_owned(),
        }
    }

    /// Whether it changes nothing.
    pub(super) fn is_readonly(&self) -> bool {
        // SAFETY: the statement is not finalized.
        unsafe { ffi::sqlite3_stmt_readonly(self.statement.as_ptr()) != 0 }
    }

    /// How many columns its rows have.
    pub(super) fn columns(&self) -> c_int {
        // SAFETY: the statement is not finalized.
        unsafe { ffi::sqlite3_column_count(self.statement.as_ptr()) }
    }

    /// How many parameters it has.
    pub(super) fn parameters(&self) -> c_int {
        // SAFETY: the statement is not finalized.
        unsafe { ffi::sqlite3_bind_parameter_count(self.statement.as_ptr()) }
    }

    /// Binds NULL to the parameter `at`, counted from 1.
    pub(super) fn bind_null(&mut self, at: c_int) -> Result<(), Failure> {
        // SAFETY: the statement is not finalized.
        self.check(unsafe { ffi::sqlite3_bind_null(self.statement.as_ptr(), at) })
    }

    /// Binds an integer.
    pub(super) fn bind_i64(&mut self, at: c_int, value: i64) -> Result<(), Failure> {
        // SAFETY: the statement is not finalized.
        self.check(unsafe { ffi::sqlite3_bind_int64(self.statement.as_ptr(), at, value) })
    }

    /// Binds a float.
    pub(super) fn bind_f64(&mut self, at: c_int, value: f64) -> Result<(), Failure> {
        // SAFETY: the statement is not finalized.
        self.check(unsafe { ffi::sqlite3_bind_double(self.statement.as_ptr(), at, value) })
    }

    /// Binds text, which SQLite copies.
    pub(super) fn bind_text(&mut self, at: c_int, value: &str) -> Result<(), Failure> {
        let (data, length) = (value.as_ptr().cast::<c_char>(), value.len() as u64);
        // SAFETY: the data is valid for the length, and copied before the call returns.
        self.check(unsafe {
            ffi::sqlite3_bind_text64(
                self.statement.as_ptr(),
                at,
                data,
                length,
                ffi::SQLITE_TRANSIENT(),
                ffi::SQLITE_UTF8 as u8,
            )
        })
    }

    /// Binds bytes, which SQLite copies.
    pub(super) fn bind_blob(&mut self, at: c_int, value: &[u8]) -> Result<(), Failure> {
        if value.is_empty() {
            // The pointer of an empty slice may be taken for NULL.
            // SAFETY: the statement is not finalized.
            return self
                .check(unsafe { ffi::sqlite3_bind_zeroblob(self.statement.as_ptr(), at, 0) });
        }
        let (data, length) = (value.as_ptr().cast::<c_void>(), value.len() as u64);
        // SAFETY: the data is valid for the length, and copied before the call returns.
        self.check(unsafe {
            ffi::sqlite3_bind_blob64(
                self.statement.as_ptr(),
                at,
                data,
                length,
                ffi::SQLITE_TRANSIENT(),
            )
        })
    }

    /// Goes to the next row; `false` at the end.
    #[inline]
    pub(super) fn step(&mut self) -> Result<bool, Failure> {
        // SAFETY: the statement is not finalized; no value borrows it.
        match unsafe { ffi::sqlite3_step(self.statement.as_ptr()) } {
            ffi::SQLITE_ROW => Ok(true),
            ffi::SQLITE_DONE => Ok(false),
            code => Err(self.failure(code)),
        }
    }

    /// Makes it ready to run again, with no values bound.
    pub(super) fn reset(&mut self) {
        // SAFETY: the statement is not finalized; no value borrows it. The code repeats the last step's.
        unsafe {
            ffi::sqlite3_reset(self.statement.as_ptr());
            ffi::sqlite3_clear_bindings(self.statement.as_ptr());
        }
    }

    /// Whether a column of the current row is NULL.
    #[inline]
    pub(super) fn is_null(&self, column: c_int) -> bool {
        // SAFETY: the statement is not finalized; a column out of range is NULL.
        unsafe { ffi::sqlite3_column_type(self.statement.as_ptr(), column) == ffi::SQLITE_NULL }
    }

    /// A column of the current row.
    #[inline]
    pub(super) fn value(&self, column: c_int) -> Result<ValueRef<'_>, TypeError> {
        let statement = self.statement.as_ptr();
        // SAFETY: the statement is not finalized and stays on this row while the value borrows it; a column out
        // of range is NULL. Text and blobs are valid for the length that is asked for after the pointer.
        unsafe {
            Ok(match ffi::sqlite3_column_type(statement, column) {
                ffi::SQLITE_INTEGER => ValueRef::I64(ffi::sqlite3_column_int64(statement, column)),
                ffi::SQLITE_FLOAT => ValueRef::F64(ffi::sqlite3_column_double(statement, column)),
                ffi::SQLITE_TEXT => {
                    let data = ffi::sqlite3_column_text(statement, column);
                    let length = ffi::sqlite3_column_bytes(statement, column);
                    let text = std::str::from_utf8(bytes(data, length))
                        .map_err(|_| TypeError::range("text in UTF-8", "text that is not UTF-8"))?;
                    ValueRef::Text(text)
                }
                ffi::SQLITE_BLOB => {
                    let data = ffi::sqlite3_column_blob(statement, column).cast::<u8>();
                    let length = ffi::sqlite3_column_bytes(statement, column);
                    ValueRef::Bytes(bytes(data, length))
                }
                _ => ValueRef::Null,
            })
        }
    }
}

/// # Safety
/// `data` is null or valid for `length` bytes and for `'a`.
unsafe fn bytes<'a>(data: *const u8, length: c_int) -> &'a [u8] {
    match usize::try_from(length) {
        // SAFETY: by the caller.
        Ok(length) if !data.is_null() => unsafe { std::slice::from_raw_parts(data, length) },
        _ => &[],
    }
}

impl Drop for Statement {
    fn drop(&mut self) {
        // SAFETY: finalized once, before its connection is given up.
        unsafe { ffi::sqlite3_finalize(self.statement.as_ptr()) };
    }
}

/// The handle of a connection that the caller owns, and whose worker has just given back its lock.
///
/// The reference shows that the connection is the caller's; it has to keep it for as long as the handle.
pub(super) fn take_over(
    db: NonNull<ffi::sqlite3>,
    _owned: &mut sqlx::pool::PoolConnection<sqlx::Sqlite>,
) -> Handle {
    // SAFETY: called in one place, which puts the handle and the connection into one slot, the handle dropped first.
    unsafe { Handle::new(db) }
}
