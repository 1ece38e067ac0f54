//! Quotas: what one domain may take of the store, with the names that other servers give them where they have one.
//!
//! Zero switches a quota off (SET_QUOTA says so). The control domain has none. Each has a counter of how often it was
//! met, for metrics and the log. Deliberately absent: soft quotas, which only log.

/// A quota.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Quota {
    /// Nodes owned.
    Nodes,
    /// Watches set.
    Watches,
    /// Transactions open.
    Transactions,
    /// Requests in one transaction.
    TransactionNodes,
    /// Permission entries of a node.
    Permissions,
    /// Bytes of a value.
    Value,
    /// Bytes of an absolute path.
    Path,
    /// Bytes of a path as given, relative.
    RelativePath,
    /// Answers not yet read; more requests wait.
    Outstanding,
    /// Events not yet read; further ones are dropped.
    Events,
    /// Bytes of nodes owned, watches, and requests in transactions.
    Memory,
    /// Writes per second in the long run; more wait.
    Rate,
    /// Writes at once.
    Burst,
    /// Bytes of old versions of the tree that transactions of all guests keep: the oldest transaction is given up.
    Pinned,
}

impl Quota {
    /// How many there are.
    pub const COUNT: usize = 14;

    /// All of them.
    pub const ALL: [Quota; Quota::COUNT] = [
        Quota::Nodes,
        Quota::Watches,
        Quota::Transactions,
        Quota::TransactionNodes,
        Quota::Permissions,
        Quota::Value,
        Quota::Path,
        Quota::RelativePath,
        Quota::Outstanding,
        Quota::Events,
        Quota::Memory,
        Quota::Rate,
        Quota::Burst,
        Quota::Pinned,
    ];

    /// Name on the wire, in metrics and in the log.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Quota::Nodes => "nodes",
            Quota::Watches => "watches",
            Quota::Transactions => "transactions",
            Quota::TransactionNodes => "transaction-nodes",
            Quota::Permissions => "node-permissions",
            Quota::Value => "node-size",
            Quota::Path => "path-max",
            Quota::RelativePath => "path-relative",
            Quota::Outstanding => "outstanding",
            Quota::Events => "events",
            Quota::Memory => "memory",
            Quota::Rate => "write-rate",
            Quota::Burst => "write-burst",
            Quota::Pinned => "pinned",
        }
    }

    /// By its name.
    #[must_use]
    pub fn named(name: &[u8]) -> Option<Quota> {
        Quota::ALL.into_iter().find(|q| q.name().as_bytes() == name)
    }
}

/// A value per quota.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits([u32; Quota::COUNT]);

impl Limits {
    /// The limit; 0 is none.
    #[must_use]
    pub fn get(&self, quota: Quota) -> u32 {
        self.0.get(quota as usize).copied().unwrap_or(0)
    }

    /// Changes one.
    pub fn set(&mut self, quota: Quota, value: u32) {
        if let Some(place) = self.0.get_mut(quota as usize) {
            *place = value;
        }
    }

    /// Whether `wanted` is more than allowed.
    #[must_use]
    pub fn exceeded(&self, quota: Quota, wanted: usize) -> bool {
        let limit = self.get(quota);
        limit != 0 && wanted > limit as usize
    }
}

impl Default for Limits {
    /// What other servers ship, and bounds for what they leave open.
    fn default() -> Self {
        Limits([1000, 128, 10, 1024, 5, 2048, 3072, 2048, 20, 1000, 2_500_000, 200, 400, 8 << 20])
    }
}
