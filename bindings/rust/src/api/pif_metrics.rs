//! PIF_metrics: Written by ./x bindings from api-core/src/schema; changes here are lost.

#![allow(unused_imports)]

use super::*;
use crate::Ref;
use crate::wire::Param;
use std::collections::BTreeMap;

record! {
    /// The metrics associated with a physical network interface. What `get_record` answers, and what a constructor takes.
    /// Fields of 0.4.3 only `get_record_internal` has.
    PifMetricsRecord {
        /// Unique identifier/object reference.
        run uuid "uuid": String = String::new();
        /// Read bandwidth (KiB/s).
        run io_read_kbs "io_read_kbs": f64 = 0.0;
        /// Write bandwidth (KiB/s).
        run io_write_kbs "io_write_kbs": f64 = 0.0;
        /// Time at which this information was last updated.
        run last_updated "last_updated": crate::DateTime = Default::default();
    }
}

calls! {
    /// The metrics associated with a physical network interface.
    PifMetrics {
        /// Get `uuid`: Unique identifier/object reference.
        call get_uuid "PIF_metrics.get_uuid" (pif_metrics: &Ref<PifMetrics>) -> String;
        /// Get `io_read_kbs`: Read bandwidth (KiB/s).
        call get_io_read_kbs "PIF_metrics.get_io_read_kbs" (pif_metrics: &Ref<PifMetrics>) -> f64;
        /// Get `io_write_kbs`: Write bandwidth (KiB/s).
        call get_io_write_kbs "PIF_metrics.get_io_write_kbs" (pif_metrics: &Ref<PifMetrics>) -> f64;
        /// Get `last_updated`: Time at which this information was last updated.
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
