//! [`Times`]: ids in the order of a time each has.
//!
//! ```text
//!   BTreeSet<Link>   (time, 0, 0, id): the tree the store keeps its links in, so that the image has its code once
//! ```

use crate::lifecycle::backend::Uuid;
use crate::store::Link;
use alloc::collections::BTreeSet;

/// The set. An id may be in it with several times.
#[derive(Debug, Default)]
pub struct Times(BTreeSet<Link>);

fn key(time: u64, id: &Uuid) -> Link {
    (u128::from(time).to_be_bytes(), 0, 0, *id)
}

fn entry((time, _, _, id): &Link) -> (u64, Uuid) {
    (u128::from_be_bytes(*time) as u64, *id)
}

impl Times {
    /// Puts an id in.
    pub fn insert(&mut self, time: u64, id: &Uuid) {
        self.0.insert(key(time, id));
    }

    /// Takes it out.
    pub fn remove(&mut self, time: u64, id: &Uuid) {
        self.0.remove(&key(time, id));
    }

    /// The earliest.
    pub fn first(&self) -> Option<(u64, Uuid)> {
        self.0.first().map(entry)
    }

    /// The ids, earliest first.
    pub fn ids(&self) -> impl Iterator<Item = Uuid> + '_ {
        self.0.iter().map(|link| entry(link).1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_earliest_is_first_whatever_the_ids() {
        let mut times = Times::default();
        for (time, id) in [(300, 1), (2, 9), (300, 0), (1 << 40, 0), (255, 7)] {
            times.insert(time, &[id; 16]);
        }
        assert_eq!(times.first(), Some((2, [9; 16])));
        assert_eq!(times.ids().map(|id| id[0]).collect::<alloc::vec::Vec<_>>(), [9, 7, 0, 1, 0]);
        times.remove(2, &[9; 16]);
        times.remove(2, &[7; 16]);
        assert_eq!(times.first(), Some((255, [7; 16])));
    }
}
