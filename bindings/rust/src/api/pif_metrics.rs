//! PIF_metrics: Written by ./x bindings from api-core/src/schema; changes here are lost.

#![allow(unused_imports)]

use super::*;
use crate::Ref;
use crate::wire::Param;
use std::collections::BTreeMap;

record! {
    /// Traffic figures of one PIF. What `get_record` answers, and what a constructor takes. Fields of 0.4.3 only
    /// `get_record_internal` has.
    PifMetricsRecord {
        /// Names the object for as long as it exists; its reference is the same text.
        run uuid "uuid": String = String::new();
        /// What the card receives, in KiB/s; a VLAN's is counted with its card's, and 0 here.
        run io_read_kbs "io_read_kbs": f64 = 0.0;
        /// What the card sends, in KiB/s; likewise.
        run io_write_kbs "io_write_kbs": f64 = 0.0;
        /// When the figures were taken: the time of the answer.
        run last_updated "last_updated": crate::DateTime = Default::default();
    }
}

calls! {
    /// Traffic figures of one PIF.
    PifMetrics {
        /// Get `uuid`: Names the object for as long as it exists; its reference is the same text.
        call get_uuid "PIF_metrics.get_uuid" (pif_metrics: &Ref<PifMetrics>) -> String;
        /// Get `io_read_kbs`: What the card receives, in KiB/s; a VLAN's is counted with its card's, and 0 here.
        call get_io_read_kbs "PIF_metrics.get_io_read_kbs" (pif_metrics: &Ref<PifMetrics>) -> f64;
        /// Get `io_write_kbs`: What the card sends, in KiB/s; likewise.
        call get_io_write_kbs "PIF_metrics.get_io_write_kbs" (pif_metrics: &Ref<PifMetrics>) -> f64;
        /// Get `last_updated`: When the figures were taken: the time of the answer.
        call get_last_updated "PIF_metrics.get_last_updated" (pif_metrics: &Ref<PifMetrics>) -> crate::DateTime;
        /// All fields of the PIF_metrics.
        call get_record "PIF_metrics.get_record" (pif_metrics: &Ref<PifMetrics>) -> PifMetricsRecord;
        /// All fields of the PIF_metrics, those of 0.4.3 included.
        call get_record_internal "PIF_metrics.get_record_internal" (pif_metrics: &Ref<PifMetrics>) -> PifMetricsRecord;
        /// The record as the text of its XML-RPC value.
        call to_XML "PIF_metrics.to_XML" (pif_metrics: &Ref<PifMetrics>) -> String;
        /// The PIF_metrics of this uuid.
        call get_by_uuid "PIF_metrics.get_by_uuid" (uuid: &str) -> Ref<PifMetrics>;
        /// Every PIF_metrics.
        call get_all "PIF_metrics.get_all" () -> Vec<Ref<PifMetrics>>;
        /// Every PIF_metrics with its record.
        call get_all_records "PIF_metrics.get_all_records" () -> BTreeMap<Ref<PifMetrics>, PifMetricsRecord>;
    }
}
