//! Things by number, in chunks that never move; a failed allocation is an answer, not an abort.
//!
//! Number 0 is nobody: looking there finds a blank, so that no index can be out of range. Chunks are kept for reuse
//! when their things go. Deliberately absent: giving chunks back.

use super::wire::Error;
use alloc::vec::Vec;

/// A number in a [`Slab`].
pub type Id = u32;
/// Nobody.
pub const NIL: Id = 0;

const BITS: u32 = 8;
const CHUNK: usize = 1 << BITS;

/// What a slab holds: it can be blank, and then says which number is free next.
pub trait Slot {
    /// A free one.
    fn free(next: Id) -> Self;
    /// The next free number.
    fn next_free(&self) -> Id;
}

/// A slab.
pub struct Slab<T> {
    chunks: Vec<Vec<T>>,
    blank: T,
    free: Id,
    free_count: u32,
    used: u32,
}

impl<T: Slot> Slab<T> {
    /// An empty one.
    pub fn new() -> Slab<T> {
        Slab { chunks: Vec::new(), blank: T::free(NIL), free: NIL, free_count: 0, used: 0 }
    }

    fn place(id: Id) -> (usize, usize) {
        // Nobody's place is in no chunk.
        let at = id.wrapping_sub(1);
        ((at >> BITS) as usize, at as usize & (CHUNK - 1))
    }

    /// The thing of that number, or the blank.
    #[inline(never)]
    pub fn at(&self, id: Id) -> &T {
        let (chunk, at) = Self::place(id);
        self.chunks.get(chunk).and_then(|c| c.get(at)).unwrap_or(&self.blank)
    }

    /// The same, to change. Nobody asks for number 0.
    #[inline(never)]
    pub fn at_mut(&mut self, id: Id) -> &mut T {
        debug_assert!(id != NIL);
        let (chunk, at) = Self::place(id);
        self.chunks.get_mut(chunk).and_then(|c| c.get_mut(at)).unwrap_or(&mut self.blank)
    }

    /// Sees to it that the next `count` calls of [`Slab::add`] succeed.
    pub fn ensure(&mut self, count: u32) -> Result<(), Error> {
        while self.free_count < count {
            let base = (self.chunks.len() * CHUNK) as Id;
            if base > u32::MAX / 2 - CHUNK as u32 {
                return Err(Error::ENOMEM);
            }
            self.chunks.try_reserve(1)?;
            let mut chunk = Vec::new();
            chunk.try_reserve_exact(CHUNK)?;
            for n in 1..=CHUNK as Id {
                let last = n == CHUNK as Id;
                chunk.push(T::free(if last { self.free } else { base + n + 1 }));
            }
            self.free = base + 1;
            self.free_count += CHUNK as u32;
            self.chunks.push(chunk);
        }
        Ok(())
    }

    /// Puts a thing in.
    pub fn add(&mut self, thing: T) -> Result<Id, Error> {
        self.ensure(1)?;
        let id = self.free;
        self.free = self.at(id).next_free();
        self.free_count -= 1;
        self.used += 1;
        *self.at_mut(id) = thing;
        Ok(id)
    }

    /// Takes it out; its number is free.
    pub fn take(&mut self, id: Id) -> T {
        let free = T::free(self.free);
        self.free = id;
        self.free_count += 1;
        self.used -= 1;
        core::mem::replace(self.at_mut(id), free)
    }

    /// Things in it.
    pub fn used(&self) -> u32 {
        self.used
    }

    /// Numbers free without growing.
    pub fn spare(&self) -> u32 {
        self.free_count
    }
}

/// A copy whose allocation may fail.
pub fn copied(bytes: &[u8]) -> Result<Vec<u8>, Error> {
    let mut copy = Vec::new();
    copy.try_reserve_exact(bytes.len())?;
    copy.extend_from_slice(bytes);
    Ok(copy)
}
