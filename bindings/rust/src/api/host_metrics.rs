//! host_metrics: Written by ./x bindings from api-core/src/schema; changes here are lost.

#![allow(unused_imports)]

use super::*;
use crate::Ref;
use crate::wire::Param;
use std::collections::BTreeMap;

record! {
    /// Figures of a host, measured when they are read. What `get_record` answers, and what a constructor takes. Fields of
    /// 0.4.3 only `get_record_internal` has.
    HostMetricsRecord {
        /// Names the object for as long as it exists; its reference is the same text.
        run uuid "uuid": String = String::new();
        /// RAM that Xen manages, in bytes.
        run memory_total "memory_total": i64 = 0;
        /// RAM no domain and no part of Xen uses, in bytes; what a VM can start with.
        run memory_free "memory_free": i64 = 0;
        /// When the figures were taken: the time of the answer.
        run last_updated "last_updated": crate::DateTime = Default::default();
    }
}

calls! {
    /// Figures of a host, measured when they are read.
    HostMetrics {
        /// Get `uuid`: Names the object for as long as it exists; its reference is the same text.
        call get_uuid "host_metrics.get_uuid" (host_metrics: &Ref<HostMetrics>) -> String;
        /// Get `memory_total`: RAM that Xen manages, in bytes.
        call get_memory_total "host_metrics.get_memory_total" (host_metrics: &Ref<HostMetrics>) -> i64;
        /// Get `memory_free`: RAM no domain and no part of Xen uses, in bytes; what a VM can start with.
        call get_memory_free "host_metrics.get_memory_free" (host_metrics: &Ref<HostMetrics>) -> i64;
        /// Get `last_updated`: When the figures were taken: the time of the answer.
        call get_last_updated "host_metrics.get_last_updated" (host_metrics: &Ref<HostMetrics>) -> crate::DateTime;
        /// All fields of the host_metrics.
        call get_record "host_metrics.get_record" (host_metrics: &Ref<HostMetrics>) -> HostMetricsRecord;
        /// All fields of the host_metrics, those of 0.4.3 included.
        call get_record_internal "host_metrics.get_record_internal" (host_metrics: &Ref<HostMetrics>) -> HostMetricsRecord;
        /// The record as the text of its XML-RPC value.
        call to_XML "host_metrics.to_XML" (host_metrics: &Ref<HostMetrics>) -> String;
        /// The host_metrics of this uuid.
        call get_by_uuid "host_metrics.get_by_uuid" (uuid: &str) -> Ref<HostMetrics>;
        /// Every host_metrics.
        call get_all "host_metrics.get_all" () -> Vec<Ref<HostMetrics>>;
        /// Every host_metrics with its record.
        call get_all_records "host_metrics.get_all_records" () -> BTreeMap<Ref<HostMetrics>, HostMetricsRecord>;
    }
}
