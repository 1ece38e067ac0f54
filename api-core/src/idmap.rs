//! [`IdMap`]: an ordered map from ids to anything, sharing one B-tree's code between all value types.
//!
//! ```text
//!   index  BTreeMap<u128, u32>     id -> slot: the only B-tree with integer keys in the image
//!   slots  Vec<Option<V>>          values; freed slots are used again
//! ```
//!
//! A `BTreeMap` of its own for each value type costs about 5 KiB of code each, and there would be twenty of them.
//! Look-ups are O(log n) whatever a client chose as ids. Deliberately absent: entries, and
//! ranges but the one for taking turns.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use core::marker::PhantomData;
use core::ops::Bound;

/// What can be a key: anything that is 128 bits or fewer.
pub trait Id: Copy {
    /// The key's bits; ordered as the keys are to be iterated.
    fn bits(self) -> u128;
    /// Back again.
    fn of(bits: u128) -> Self;
}

impl Id for [u8; 16] {
    fn bits(self) -> u128 {
        u128::from_be_bytes(self)
    }
    fn of(bits: u128) -> Self {
        bits.to_be_bytes()
    }
}

impl Id for u64 {
    fn bits(self) -> u128 {
        u128::from(self)
    }
    fn of(bits: u128) -> Self {
        bits as u64
    }
}

impl Id for crate::lifecycle::backend::OpId {
    fn bits(self) -> u128 {
        u128::from(self.0)
    }
    fn of(bits: u128) -> Self {
        crate::lifecycle::backend::OpId(bits as u64)
    }
}

impl Id for crate::Source {
    fn bits(self) -> u128 {
        self.0.bits()
    }
    fn of(bits: u128) -> Self {
        crate::Source(<[u8; 16]>::of(bits))
    }
}

impl Id for crate::CallId {
    fn bits(self) -> u128 {
        u128::from(self.0)
    }
    fn of(bits: u128) -> Self {
        crate::CallId(bits as u64)
    }
}

/// The map.
#[derive(Clone, Debug)]
pub struct IdMap<K, V> {
    index: BTreeMap<u128, u32>,
    slots: Vec<Option<V>>,
    free: Vec<u32>,
    keys: PhantomData<K>,
}

impl<K, V> Default for IdMap<K, V> {
    fn default() -> Self {
        IdMap { index: BTreeMap::new(), slots: Vec::new(), free: Vec::new(), keys: PhantomData }
    }
}

impl<K: Id, V> IdMap<K, V> {
    /// Empty.
    #[must_use]
    pub fn new() -> Self {
        IdMap::default()
    }

    /// Entries.
    #[must_use]
    pub fn len(&self) -> usize {
        self.index.len()
    }

    /// There are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.index.is_empty()
    }

    fn slot(&self, key: K) -> Option<usize> {
        self.index.get(&key.bits()).map(|&slot| slot as usize)
    }

    /// It is there.
    #[must_use]
    pub fn contains_key(&self, key: &K) -> bool {
        self.slot(*key).is_some()
    }

    /// The value.
    #[must_use]
    pub fn get(&self, key: &K) -> Option<&V> {
        self.slots.get(self.slot(*key)?)?.as_ref()
    }

    /// The value, to be changed.
    pub fn get_mut(&mut self, key: &K) -> Option<&mut V> {
        let slot = self.slot(*key)?;
        self.slots.get_mut(slot)?.as_mut()
    }

    /// Puts a value in; the one that was there before.
    pub fn insert(&mut self, key: K, value: V) -> Option<V> {
        if let Some(there) = self.get_mut(&key) {
            return Some(core::mem::replace(there, value));
        }
        let slot = match self.free.pop() {
            Some(slot) => slot,
            None => {
                self.slots.push(None);
                (self.slots.len() - 1) as u32
            }
        };
        if let Some(place) = self.slots.get_mut(slot as usize) {
            *place = Some(value);
        }
        self.index.insert(key.bits(), slot);
        None
    }

    /// Takes a value out.
    pub fn remove(&mut self, key: &K) -> Option<V> {
        let slot = self.index.remove(&key.bits())?;
        if self.index.is_empty() {
            self.free.clear();
            let value = self.slots.get_mut(slot as usize)?.take();
            self.slots.clear();
            return value;
        }
        self.free.push(slot);
        self.slots.get_mut(slot as usize)?.take()
    }

    /// The value, made first if there is none.
    pub fn or_insert_with(&mut self, key: K, make: impl FnOnce() -> V) -> &mut V {
        if !self.contains_key(&key) {
            self.insert(key, make());
        }
        let Some(value) = self.get_mut(&key) else { unreachable!("it was put in just now") };
        value
    }

    /// Keys in order, from the one after `key` on, then from the first up to `key`: for taking turns.
    pub fn keys_after(&self, key: K) -> impl Iterator<Item = K> + '_ {
        let after = self.index.range((Bound::Excluded(key.bits()), Bound::Unbounded));
        after.chain(self.index.range(..=key.bits())).map(|(&bits, _)| K::of(bits))
    }

    /// Keys in order.
    pub fn keys(&self) -> impl Iterator<Item = K> + '_ {
        self.index.keys().map(|&bits| K::of(bits))
    }

    /// Entries in the order of their keys.
    pub fn iter(&self) -> impl Iterator<Item = (K, &V)> + '_ {
        self.index.iter().filter_map(|(&bits, &slot)| Some((K::of(bits), self.slots.get(slot as usize)?.as_ref()?)))
    }

    /// Values in the order of their keys.
    pub fn values(&self) -> impl Iterator<Item = &V> + '_ {
        self.iter().map(|(_, value)| value)
    }

    /// Values in no order, to be changed.
    pub fn values_mut(&mut self) -> impl Iterator<Item = &mut V> + '_ {
        self.slots.iter_mut().flatten()
    }

    /// The entry with the smallest key.
    #[must_use]
    pub fn first(&self) -> Option<(K, &V)> {
        let (&bits, &slot) = self.index.first_key_value()?;
        Some((K::of(bits), self.slots.get(slot as usize)?.as_ref()?))
    }

    /// Removes what `keep` does not want.
    pub fn retain(&mut self, mut keep: impl FnMut(K, &mut V) -> bool) {
        let keys: Vec<K> = self.keys().collect();
        for key in keys {
            if self.get_mut(&key).is_some_and(|value| !keep(key, value)) {
                self.remove(&key);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::String;

    /// Against a plain map: every answer the same after each of many pseudo-random operations.
    #[test]
    fn behaves_as_a_map() {
        let (mut map, mut model) = (IdMap::<u64, String>::new(), BTreeMap::new());
        let mut seed = 1u64;
        for _ in 0..5000 {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            let key = seed >> 59;
            if seed >> 40 & 1 == 0 {
                let text = alloc::format!("{seed}");
                assert_eq!(map.insert(key, text.clone()), model.insert(key, text));
            } else {
                assert_eq!(map.remove(&key), model.remove(&key));
            }
            assert_eq!(map.len(), model.len());
            assert!(map.iter().eq(model.iter().map(|(k, v)| (*k, v))));
        }
        map.retain(|key, _| key % 2 == 0);
        model.retain(|key, _| key % 2 == 0);
        assert!(map.iter().eq(model.iter().map(|(k, v)| (*k, v))));
        assert!(map.slots.len() <= 32, "slots are used again");
    }
}
