//! A second stack: synchronous code runs on it until it has to wait, and goes on from there when it is let.
//!
//! ```text
//!   Fiber::go --switch--> body ... Pause::pause --switch--> back in Fiber::go      (any number of times)
//! ```
//! One thread, two stacks: this is no scheduler, and nothing runs unless [`Fiber::go`] is in the middle of being called.
//! System V ABI, x86-64; only callee-saved registers are kept, because a switch is a call. Deliberately absent: unwinding
//! out of the body (a panic ends the agent), and dropping what a body that has not ended still owns.
#![allow(unsafe_code)]

use alloc::boxed::Box;
use alloc::sync::Arc;
use alloc::vec;
use core::arch::naked_asm;
use core::sync::atomic::{AtomicBool, AtomicUsize, Ordering::Relaxed};

/// Marks the stack's far end, and all of it before it is used.
const UNUSED: u64 = 0x5354_4143_4b45_4e44;

type Body = Box<dyn FnOnce(Pause)>;

/// Where each side goes on.
#[derive(Debug, Default)]
struct Switch {
    inside: AtomicUsize,
    outside: AtomicUsize,
    /// Somebody is in [`Fiber::go`].
    going: AtomicBool,
    ended: AtomicBool,
}

/// A body and its stack.
pub struct Fiber {
    stack: Box<[u64]>,
    switch: Arc<Switch>,
}

/// What the body waits with.
#[derive(Clone, Debug)]
pub struct Pause(Arc<Switch>);

impl Fiber {
    /// A fiber that has not begun.
    pub fn new(stack_bytes: usize, body: Body) -> Fiber {
        let mut stack = vec![UNUSED; stack_bytes / 8].into_boxed_slice();
        let switch = Arc::new(Switch::default());
        let start = Box::into_raw(Box::new(Start { body: Some(body), pause: Pause(switch.clone()) }));
        // What `switch_to` pops: r15 r14 r13 r12 rbx rbp, then where it returns to. The frame ends where `begin` finds its
        // stack 16-aligned.
        let end = stack.as_mut_ptr_range().end as usize & !15;
        let frame = [0, 0, 0, start as u64, 0, 0, begin as *const () as u64];
        let top = (end - 16 - stack.as_ptr() as usize) / 8;
        if let Some(place) = top.checked_sub(frame.len()).and_then(|at| stack.get_mut(at..top)) {
            place.copy_from_slice(&frame);
            switch.inside.store(place.as_ptr() as usize, Relaxed);
        }
        Fiber { stack, switch }
    }

    /// Lets the body run until it waits or ends. `false`: it has ended.
    pub fn go(&mut self) -> bool {
        if self.switch.ended.load(Relaxed) || self.switch.inside.load(Relaxed) == 0 {
            return false;
        }
        assert!(!self.switch.going.swap(true, Relaxed), "a fiber is let go on from inside");
        let inside = self.switch.inside.load(Relaxed);
        // SAFETY:
        // - `inside` is a stack pointer that `new` or an earlier switch left, on a stack that is not in use: `going` was
        //   false.
        // - The stack lives in self, which is borrowed until the switch back.
        unsafe { switch_to(self.switch.outside.as_ptr(), inside) };
        self.switch.going.store(false, Relaxed);
        assert!(self.stack.first() == Some(&UNUSED), "a fiber's stack is too small");
        !self.switch.ended.load(Relaxed)
    }

    /// Bytes of the stack that were never used.
    pub fn unused(&self) -> usize {
        self.stack.iter().take_while(|word| **word == UNUSED).count() * 8
    }
}

impl Pause {
    /// Goes back to who let the fiber go, until it is let go on. Of no effect outside of the fiber.
    pub fn pause(&self) {
        if self.0.going.load(Relaxed) {
            let outside = self.0.outside.load(Relaxed);
            // SAFETY: `going` says that we are on the fiber's stack (nothing else runs meanwhile), so `outside` is where
            // `go` waits.
            unsafe { switch_to(self.0.inside.as_ptr(), outside) };
        }
    }
}

/// What a fiber begins with.
struct Start {
    body: Option<Body>,
    pause: Pause,
}

/// Saves where we are and goes on where `to` was saved.
///
/// # Safety
/// `to` is a stack pointer saved by this function or made by [`Fiber::new`], whose stack is there and not in use.
#[unsafe(naked)]
unsafe extern "C" fn switch_to(from: *mut usize, to: usize) {
    naked_asm!(
        "push rbp",
        "push rbx",
        "push r12",
        "push r13",
        "push r14",
        "push r15",
        "mov [rdi], rsp",
        "mov rsp, rsi",
        "pop r15",
        "pop r14",
        "pop r13",
        "pop r12",
        "pop rbx",
        "pop rbp",
        "ret",
    )
}

/// The bottom of a fiber's stack: r12 has its start.
#[unsafe(naked)]
extern "C" fn begin() {
    naked_asm!("mov rdi, r12", "call {}", "ud2", sym run)
}

extern "C" fn run(start: *mut Start) {
    // SAFETY: `new` made it of a box and gave it to this fiber only, which begins once.
    let mut start = unsafe { Box::from_raw(start) };
    let pause = start.pause.clone();
    if let Some(body) = start.body.take() {
        body(pause.clone());
    }
    drop(start);
    pause.0.ended.store(true, Relaxed);
    loop {
        pause.pause();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::vec::Vec;
    use spin::Mutex;

    #[test]
    fn a_body_waits_and_goes_on_where_it_was() {
        let seen = Arc::new(Mutex::new(Vec::new()));
        let inside = seen.clone();
        let mut fiber = Fiber::new(
            64 << 10,
            Box::new(move |pause| {
                let mut sum = 0.5;
                for n in 0..5 {
                    sum += f64::from(n);
                    inside.lock().push(sum);
                    pause.pause();
                }
            }),
        );
        for n in 1..=5 {
            assert!(fiber.go());
            assert_eq!(seen.lock().len(), n);
        }
        assert!(!fiber.go() && !fiber.go());
        assert_eq!(*seen.lock(), [0.5, 1.5, 3.5, 6.5, 10.5]);
        assert!(fiber.unused() > 32 << 10);
    }

    #[test]
    fn what_a_body_owns_is_dropped_when_it_ends_and_pausing_outside_is_nothing() {
        let owned = Arc::new(());
        let kept = owned.clone();
        let out = Arc::new(Mutex::new(None));
        let slot = out.clone();
        let mut fiber = Fiber::new(
            64 << 10,
            Box::new(move |pause| {
                *slot.lock() = Some(pause.clone());
                pause.pause();
                drop(kept);
            }),
        );
        assert!(fiber.go());
        let pause = out.lock().take();
        pause.iter().for_each(Pause::pause);
        assert_eq!(Arc::strong_count(&owned), 2);
        assert!(!fiber.go());
        assert_eq!(Arc::strong_count(&owned), 1);
    }
}
