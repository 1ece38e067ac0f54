//! Recounts what the tree counts. For tests.
//!
//! Deliberately absent: the books of domains, which the server recounts.

use super::Tree;
use crate::xenstore::slab::{Id, NIL};
use alloc::vec::Vec;

impl Tree {
    /// Recounts everything that is counted: `roots` are the links held from outside, `blobs` the blobs. Panics if a count
    /// is wrong. For tests.
    pub fn check(&mut self, roots: &[Id], blobs: &[Id]) {
        while self.sweep(1000) {}
        let mut links = alloc::collections::BTreeMap::<Id, u32>::new();
        let mut texts = alloc::collections::BTreeMap::<Id, u32>::new();
        let mut todo: Vec<Id> = roots.to_vec();
        blobs.iter().filter(|b| **b != NIL).for_each(|b| *texts.entry(*b).or_default() += 1);
        while let Some(at) = todo.pop() {
            if at == NIL {
                continue;
            }
            let count = links.entry(at).or_default();
            *count += 1;
            if *count > 1 {
                continue;
            }
            let link = self.links.at(at);
            todo.extend([link.left, link.right, link.kids]);
            for blob in [link.name, link.value, link.perms].into_iter().filter(|b| *b != NIL) {
                *texts.entry(blob).or_default() += 1;
            }
            assert!(self.tilt(at).abs() <= 1, "balance");
            let (left, right) = (self.links.at(link.left), self.links.at(link.right));
            assert_eq!(link.height, left.height.max(right.height) + 1, "height");
            assert_eq!(link.names as usize, left.names as usize + right.names as usize + self.bytes(link.name).len() + 1);
            assert!(link.left == NIL || self.bytes(left.name) < self.bytes(link.name), "order");
            assert!(link.right == NIL || self.bytes(right.name) > self.bytes(link.name), "order");
        }
        for (id, count) in &links {
            assert_eq!(self.links.at(*id).rc, *count, "count of link {id}");
        }
        for (id, count) in &texts {
            assert_eq!(self.blobs.at(*id).rc, *count, "count of blob {id}");
        }
        assert_eq!(self.links.used() as usize, links.len(), "links leaked");
        assert_eq!(self.blobs.used() as usize, texts.len(), "blobs leaked");
        assert_eq!(self.text, texts.keys().map(|b| self.bytes(*b).len()).sum::<usize>(), "bytes of blobs");
    }
}
