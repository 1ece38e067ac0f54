//! The global allocator: talc over the memory the platform layer mapped, counted for `GET /metrics`.
//!
//! A reserve is kept for the small allocations that cannot fail without ending the machine: whoever asks for much (and
//! can be told no) never gets it.
//!
//! ```text
//!   heap   |------------------------ for all ------------------------|-- reserve: below SMALL only --|
//! ```
//! Bytes of whole sectors, a page or more, are disks' data: they begin where a page does. A guest's page is then copied to or
//! from one page of ours, not parts of two, and each part costs Xen a look at the grant.

use core::alloc::{GlobalAlloc, Layout};
use core::sync::atomic::{AtomicUsize, Ordering};
use platform_xen::hyp::PAGE_SIZE;
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

const SECTOR: usize = 512;

/// Where it is to be.
fn placed(layout: Layout) -> Layout {
    let data = layout.align() == 1 && layout.size() >= PAGE_SIZE && layout.size().is_multiple_of(SECTOR);
    layout.align_to(if data { PAGE_SIZE } else { 1 }).unwrap_or(layout)
}

/// A large allocation would eat into the reserve.
fn too_much(size: usize) -> bool {
    let (in_use, total) = usage();
    size > SMALL && in_use + size + RESERVE > total
}

// SAFETY: every call goes to talc with an alignment that follows from the size alone and is no less than was asked for, or
// is refused, which the contract allows; the counters only count.
unsafe impl GlobalAlloc for Counted {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        if too_much(layout.size()) {
            return core::ptr::null_mut();
        }
        // SAFETY: the caller's promise, passed on.
        let memory = unsafe { self.0.alloc(placed(layout)) };
        if !memory.is_null() {
            IN_USE.fetch_add(layout.size(), Ordering::Relaxed);
        }
        memory
    }

    unsafe fn dealloc(&self, memory: *mut u8, layout: Layout) {
        IN_USE.fetch_sub(layout.size(), Ordering::Relaxed);
        // SAFETY: the caller's promise, passed on.
        unsafe { self.0.dealloc(memory, placed(layout)) };
    }

    unsafe fn realloc(&self, memory: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        if size > layout.size() && too_much(size) {
            return core::ptr::null_mut();
        }
        // SAFETY: the size, rounded up to the alignment, fits an isize: the caller's promise.
        let new = unsafe { Layout::from_size_align_unchecked(size, layout.align()) };
        if placed(layout).align() != placed(new).align() {
            // SAFETY: the caller's promise, passed on.
            let moved = unsafe { self.alloc(new) };
            if !moved.is_null() {
                // SAFETY: both are that long and apart, and the old one is nobody's any more.
                unsafe {
                    core::ptr::copy_nonoverlapping(memory, moved, size.min(layout.size()));
                    self.dealloc(memory, layout);
                }
            }
            return moved;
        }
        // SAFETY: the caller's promise, passed on.
        let moved = unsafe { self.0.realloc(memory, placed(layout), size) };
        if !moved.is_null() {
            IN_USE.fetch_add(size, Ordering::Relaxed);
            IN_USE.fetch_sub(layout.size(), Ordering::Relaxed);
        }
        moved
    }
}
