//! Recounts everything that is counted. For tests.
//!
//! Deliberately absent: reference counts, which the tree recounts.

use super::Server;
use crate::xenstore::perms;
use crate::xenstore::slab::Id;
use alloc::vec::Vec;

impl Server {
    /// Recounts everything that is counted, and panics if a count is wrong. For tests.
    pub fn check(&mut self) {
        let mut roots = alloc::vec![self.live];
        for t in self.doms.list.iter().flat_map(|d| &d.transactions) {
            roots.extend([t.base, t.work.root]);
        }
        let special = self.special;
        self.tree.check(&roots, &special);
        let mut books = alloc::collections::BTreeMap::<(u16, u32), (i64, i64)>::new();
        let live = self.live;
        let walked = self.tree.walk(live, &mut |tree, node| {
            let owner = perms::owner(tree.perms(node));
            let book = books.entry((owner.dom, owner.life)).or_default();
            book.0 += 1;
            book.1 += tree.charge(node) as i64;
            Ok(())
        });
        assert_eq!(walked, Ok(()));
        assert_eq!((self.nodes, self.charged), books.values().fold((0, 0), |s, b| (s.0 + b.0, s.1 + b.1)), "sums");
        for domain in &self.doms.list {
            let found = books.remove(&(domain.who.dom, domain.who.life)).unwrap_or_default();
            assert_eq!((domain.nodes, domain.node_bytes), found, "books of {}", domain.who.dom);
            let bytes: usize = domain.watches.iter().map(|id| self.watches.at(*id).charge()).sum();
            assert_eq!(domain.watch_bytes, bytes);
            assert_eq!(domain.transaction_bytes, domain.transactions.iter().map(|t| t.bytes).sum::<usize>());
            assert!(domain.watches.iter().all(|id| self.watches.at(*id).owner == domain.who));
        }
        assert!(books.is_empty(), "nodes of domains that are gone: {books:?}");
        let lists: Vec<&[Id]> = self.doms.list.iter().map(|d| d.watches.as_slice()).collect();
        self.watches.check(&lists);
        assert!(self.pending.0.is_empty());
    }
}
