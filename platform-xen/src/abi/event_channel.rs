//! public/event_channel.h: the operations the control domain uses.

use super::layout;

/// EVTCHNOP_bind_interdomain
pub const BIND_INTERDOMAIN: u64 = 0;
/// EVTCHNOP_bind_virq
pub const BIND_VIRQ: u64 = 1;
/// EVTCHNOP_bind_pirq
pub const BIND_PIRQ: u64 = 2;
/// EVTCHNOP_close
pub const CLOSE: u64 = 3;
/// EVTCHNOP_send
pub const SEND: u64 = 4;
/// EVTCHNOP_alloc_unbound
pub const ALLOC_UNBOUND: u64 = 6;

/// evtchn_bind_interdomain
#[repr(C)]
#[derive(Clone, Copy, Debug, Default)]
pub struct BindInterdomain {
    /// IN
    pub remote_dom: u16,
    /// IN
    pub remote_port: u32,
    /// OUT
    pub local_port: u32,
}
layout!(BindInterdomain, 12, remote_port @ 4, local_port @ 8);

/// evtchn_bind_virq
#[repr(C)]
#[derive(Clone, Copy, Debug, Default)]
pub struct BindVirq {
    /// IN
    pub virq: u32,
    /// IN
    pub vcpu: u32,
    /// OUT
    pub port: u32,
}
layout!(BindVirq, 12);

/// evtchn_bind_pirq
#[repr(C)]
#[derive(Clone, Copy, Debug, Default)]
pub struct BindPirq {
    /// IN
    pub pirq: u32,
    /// IN: BIND_PIRQ__WILL_SHARE
    pub flags: u32,
    /// OUT
    pub port: u32,
}
layout!(BindPirq, 12);

/// evtchn_alloc_unbound
#[repr(C)]
#[derive(Clone, Copy, Debug, Default)]
pub struct AllocUnbound {
    /// IN: who gets the port
    pub dom: u16,
    /// IN: who may bind to it
    pub remote_dom: u16,
    /// OUT
    pub port: u32,
}
layout!(AllocUnbound, 8);

/// evtchn_close, evtchn_send
#[repr(C)]
#[derive(Clone, Copy, Debug, Default)]
pub struct OnePort {
    /// IN
    pub port: u32,
}
