//! The global allocator: talc over the memory the platform layer mapped, counted for `GET /metrics`.
//!
//! A reserve is kept for the small allocations that cannot fail without ending the machine: whoever asks for much (and
//! can be told no) never gets it.
//!
//! ```text
//!   heap   |------------------------ for all ------------------------|-- reserve: below SMALL only --|
//! ```

use core::alloc::{GlobalAlloc, Layout};
use core::sync::atomic::{AtomicUsize, Ordering};
use platform_xen::real::HeapRange;
use talc::TalcLock;
use talc::source::Manual;

struct Counted(TalcLock<spin::Mutex<()>, Manual>);

#[global_allocator]
static HEAP: Counted = Counted(TalcLock::new(Manual));
static IN_USE: AtomicUsize = AtomicUsize::new(0);
static TOTAL: AtomicUsize = AtomicUsize::new(0);

/// Bytes that large allocations leave.
const RESERVE: usize = 2 << 20;
/// What counts as large.
const SMALL: usize = 32 << 10;

/// Gives the allocator its memory. Once.
pub fn init(range: HeapRange) {
    // SAFETY: the range is mapped, ours, and nobody else's: the platform layer made it for this and keeps no copy.
    let claimed = unsafe { HEAP.0.lock().claim(range.start, range.len) };
    assert!(claimed.is_some(), "heap too small");
    TOTAL.store(range.len, Ordering::Relaxed);
}

/// Bytes allocated now, and bytes there are.
pub fn usage() -> (usize, usize) {
    (IN_USE.load(Ordering::Relaxed), TOTAL.load(Ordering::Relaxed))
}

/// A large allocation would eat into the reserve.
fn too_much(size: usize) -> bool {
    let (in_use, total) = usage();
    size > SMALL && in_use + size + RESERVE > total
}

// SAFETY: every call goes to talc unchanged, or is refused, which the contract allows; the counters only count.
unsafe impl GlobalAlloc for Counted {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        if too_much(layout.size()) {
            return core::ptr::null_mut();
        }
        // SAFETY: the caller's promise, passed on.
        let memory = unsafe { self.0.alloc(layout) };
        if !memory.is_null() {
            IN_USE.fetch_add(layout.size(), Ordering::Relaxed);
        }
        memory
    }

    unsafe fn dealloc(&self, memory: *mut u8, layout: Layout) {
        IN_USE.fetch_sub(layout.size(), Ordering::Relaxed);
        // SAFETY: the caller's promise, passed on.
        unsafe { self.0.dealloc(memory, layout) };
    }

    unsafe fn realloc(&self, memory: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        if size > layout.size() && too_much(size) {
            return core::ptr::null_mut();
        }
        // SAFETY: the caller's promise, passed on.
        let moved = unsafe { self.0.realloc(memory, layout, size) };
        if !moved.is_null() {
            IN_USE.fetch_add(size, Ordering::Relaxed);
            IN_USE.fetch_sub(layout.size(), Ordering::Relaxed);
        }
        moved
    }
}
