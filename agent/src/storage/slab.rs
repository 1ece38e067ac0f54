//! What is under way, by numbers that say where it is: looked up without a search, several times for each request.
//!
//! Deliberately absent: an order.

use alloc::vec::Vec;

/// Bits of a number that are the place, and those above that tell it from what was there before; media shift numbers by one.
const PLACE: u32 = 20;
const SERIAL: u64 = (1 << 42) - 1;

/// Things with numbers; one that went does not come again for long.
pub struct Slab<T> {
    slots: Vec<Option<(u64, T)>>,
    free: Vec<usize>,
    serial: u64,
}

impl<T> Slab<T> {
    /// Nothing.
    pub const fn new() -> Slab<T> {
        Slab { slots: Vec::new(), free: Vec::new(), serial: 0 }
    }

    /// A number that nothing has.
    pub fn nobody(&mut self) -> u64 {
        self.serial = (self.serial + 1) & SERIAL;
        self.serial << PLACE | ((1 << PLACE) - 1)
    }

    /// Puts something in; its number.
    pub fn insert(&mut self, it: T) -> u64 {
        self.serial = (self.serial + 1) & SERIAL;
        let at = self.free.pop().unwrap_or(self.slots.len());
        let id = self.serial << PLACE | at as u64;
        match self.slots.get_mut(at) {
            Some(slot) => *slot = Some((id, it)),
            None => self.slots.push(Some((id, it))),
        }
        id
    }

    const fn place(id: u64) -> usize {
        (id & ((1 << PLACE) - 1)) as usize
    }

    /// What has the number.
    pub fn get(&self, id: u64) -> Option<&T> {
        self.slots.get(Self::place(id))?.as_ref().filter(|(its, _)| *its == id).map(|(_, it)| it)
    }

    /// Likewise.
    pub fn get_mut(&mut self, id: u64) -> Option<&mut T> {
        self.slots.get_mut(Self::place(id))?.as_mut().filter(|(its, _)| *its == id).map(|(_, it)| it)
    }

    /// Takes it out.
    pub fn remove(&mut self, id: u64) -> Option<T> {
        let (_, it) = self.slots.get_mut(Self::place(id))?.take_if(|(its, _)| *its == id)?;
        self.free.push(Self::place(id));
        Some(it)
    }

    /// All, with their numbers.
    pub fn iter(&self) -> impl Iterator<Item = (u64, &T)> {
        self.slots.iter().flatten().map(|(id, it)| (*id, it))
    }

    /// All, to be changed.
    pub fn values_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.slots.iter_mut().flatten().map(|(_, it)| it)
    }

    /// All.
    pub fn values(&self) -> impl Iterator<Item = &T> {
        self.iter().map(|(_, it)| it)
    }
}

#[cfg(test)]
mod tests {
    use super::Slab;

    #[test]
    fn a_number_is_of_one_thing_only() {
        let mut all = Slab::new();
        let [a, b] = [all.insert('a'), all.insert('b')];
        let none = all.nobody();
        assert_eq!((all.get(a), all.get(none), all.get(0)), (Some(&'a'), None, None));
        assert_eq!(all.get_mut(b), Some(&mut 'b'));
        assert_eq!((all.remove(a), all.remove(a), all.get(a)), (Some('a'), None, None));
        // Its place is used again, its number is not.
        let c = all.insert('c');
        assert!(c != a && all.get(a).is_none() && all.remove(a).is_none());
        assert_eq!(all.iter().collect::<alloc::vec::Vec<_>>(), [(c, &'c'), (b, &'b')]);
        assert_eq!((all.values().count(), all.slots.len()), (2, 2));
    }
}
