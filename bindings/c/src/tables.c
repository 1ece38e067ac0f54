/* Types as data. Written by ./x bindings from api-core/src/schema; changes here are lost. */
#include <xenith/all.h>

const struct xenith_type xenith_type_void = {.kind = XENITH_VOID, .size = 0};
const struct xenith_type xenith_type_string = {.kind = XENITH_STRING, .size = sizeof(char *)};
const struct xenith_type xenith_type_int = {.kind = XENITH_INT, .size = sizeof(int64_t)};
const struct xenith_type xenith_type_bool = {.kind = XENITH_BOOL, .size = sizeof(bool)};
const struct xenith_type xenith_type_float = {.kind = XENITH_FLOAT, .size = sizeof(double)};
const struct xenith_type xenith_type_time = {.kind = XENITH_TIME, .size = sizeof(time_t)};

static const char *const names_of_boot_type[] = {
    "bios", "grub", "kernel_external", "kernel_internal",
    NULL
};
const struct xenith_type xenith_type_boot_type = {
    .kind = XENITH_ENUM, .size = sizeof(enum xenith_boot_type), .names = names_of_boot_type
};

static const char *const names_of_console_protocol[] = {
    "vt100", "rfb", "rdp",
    NULL
};
const struct xenith_type xenith_type_console_protocol = {
    .kind = XENITH_ENUM, .size = sizeof(enum xenith_console_protocol), .names = names_of_console_protocol
};

static const char *const names_of_cpu_feature[] = {
    "FPU", "VME", "DE", "PSE", "TSC", "MSR", "PAE", "MCE", "CX8", "APIC", "SEP", "MTRR", "PGE", "MCA", "CMOV", "PAT",
    "PSE36", "PN", "CLFLSH", "DTES", "ACPI", "MMX", "FXSR", "XMM", "XMM2", "SELFSNOOP", "HT", "ACC", "IA64",
    "SYSCALL", "MP", "NX", "MMXEXT", "LM", "3DNOWEXT", "3DNOW", "RECOVERY", "LONGRUN", "LRTI", "CXMMX", "K6_MTRR",
    "CYRIX_ARR", "CENTAUR_MCR", "K8", "K7", "P3", "P4", "CONSTANT_TSC", "FXSAVE_LEAK", "XMM3", "MWAIT", "DSCPL",
    "EST", "TM2", "CID", "CX16", "XTPR", "XSTORE", "XSTORE_EN", "XCRYPT", "XCRYPT_EN", "LAHF_LM", "CMP_LEGACY",
    NULL
};
const struct xenith_type xenith_type_cpu_feature = {
    .kind = XENITH_ENUM, .size = sizeof(enum xenith_cpu_feature), .names = names_of_cpu_feature
};

static const char *const names_of_driver_type[] = {
    "ioemu", "paravirtualised",
    NULL
};
const struct xenith_type xenith_type_driver_type = {
    .kind = XENITH_ENUM, .size = sizeof(enum xenith_driver_type), .names = names_of_driver_type
};

static const char *const names_of_event_operation[] = {
    "add", "del", "mod",
    NULL
};
const struct xenith_type xenith_type_event_operation = {
    .kind = XENITH_ENUM, .size = sizeof(enum xenith_event_operation), .names = names_of_event_operation
};

static const char *const names_of_on_crash_behaviour[] = {
    "destroy", "coredump_and_destroy", "restart", "coredump_and_restart", "preserve", "rename_restart",
    NULL
};
const struct xenith_type xenith_type_on_crash_behaviour = {
    .kind = XENITH_ENUM, .size = sizeof(enum xenith_on_crash_behaviour), .names = names_of_on_crash_behaviour
};

static const char *const names_of_on_normal_exit[] = {
    "destroy", "restart",
    NULL
};
const struct xenith_type xenith_type_on_normal_exit = {
    .kind = XENITH_ENUM, .size = sizeof(enum xenith_on_normal_exit), .names = names_of_on_normal_exit
};

static const char *const names_of_role_type[] = {
    "read", "operate", "admin",
    NULL
};
const struct xenith_type xenith_type_role_type = {
    .kind = XENITH_ENUM, .size = sizeof(enum xenith_role_type), .names = names_of_role_type
};

static const char *const names_of_task_allowed_operations[] = {
    "Cancel",
    NULL
};
const struct xenith_type xenith_type_task_allowed_operations = {
    .kind = XENITH_ENUM, .size = sizeof(enum xenith_task_allowed_operations), .names = names_of_task_allowed_operations
};

static const char *const names_of_task_status_type[] = {
    "pending", "success", "failure", "cancelling", "cancelled",
    NULL
};
const struct xenith_type xenith_type_task_status_type = {
    .kind = XENITH_ENUM, .size = sizeof(enum xenith_task_status_type), .names = names_of_task_status_type
};

static const char *const names_of_vbd_mode[] = {
    "RO", "RW",
    NULL
};
const struct xenith_type xenith_type_vbd_mode = {
    .kind = XENITH_ENUM, .size = sizeof(enum xenith_vbd_mode), .names = names_of_vbd_mode
};

static const char *const names_of_vbd_type[] = {
    "CD", "Disk",
    NULL
};
const struct xenith_type xenith_type_vbd_type = {
    .kind = XENITH_ENUM, .size = sizeof(enum xenith_vbd_type), .names = names_of_vbd_type
};

static const char *const names_of_vdi_type[] = {
    "system", "user", "ephemeral", "suspend", "crashdump",
    NULL
};
const struct xenith_type xenith_type_vdi_type = {
    .kind = XENITH_ENUM, .size = sizeof(enum xenith_vdi_type), .names = names_of_vdi_type
};

static const char *const names_of_vm_power_state[] = {
    "Halted", "Paused", "Running", "Suspended", "Crashed", "Unknown",
    NULL
};
const struct xenith_type xenith_type_vm_power_state = {
    .kind = XENITH_ENUM, .size = sizeof(enum xenith_vm_power_state), .names = names_of_vm_power_state
};

const struct xenith_type xenith_type_acmpolicy_acmpolicy_record_map = {
    .kind = XENITH_MAP, .size = sizeof(void *), .of = &xenith_type_acmpolicy_record, .key = &xenith_type_string,
    .inside = sizeof(struct xenith_acmpolicy_acmpolicy_record_map_item), .val = offsetof(struct xenith_acmpolicy_acmpolicy_record_map_item, val)
};
const struct xenith_type xenith_type_acmpolicy_set = {
    .kind = XENITH_SET, .size = sizeof(void *), .of = &xenith_type_string
};
const struct xenith_type xenith_type_console_console_record_map = {
    .kind = XENITH_MAP, .size = sizeof(void *), .of = &xenith_type_console_record, .key = &xenith_type_string,
    .inside = sizeof(struct xenith_console_console_record_map_item), .val = offsetof(struct xenith_console_console_record_map_item, val)
};
const struct xenith_type xenith_type_console_set = {
    .kind = XENITH_SET, .size = sizeof(void *), .of = &xenith_type_string
};
const struct xenith_type xenith_type_cpu_feature_set = {
    .kind = XENITH_SET, .size = sizeof(void *), .of = &xenith_type_cpu_feature
};
const struct xenith_type xenith_type_cpu_pool_cpu_pool_record_map = {
    .kind = XENITH_MAP, .size = sizeof(void *), .of = &xenith_type_cpu_pool_record, .key = &xenith_type_string,
    .inside = sizeof(struct xenith_cpu_pool_cpu_pool_record_map_item), .val = offsetof(struct xenith_cpu_pool_cpu_pool_record_map_item, val)
};
const struct xenith_type xenith_type_cpu_pool_set = {
    .kind = XENITH_SET, .size = sizeof(void *), .of = &xenith_type_string
};
const struct xenith_type xenith_type_crashdump_crashdump_record_map = {
    .kind = XENITH_MAP, .size = sizeof(void *), .of = &xenith_type_crashdump_record, .key = &xenith_type_string,
    .inside = sizeof(struct xenith_crashdump_crashdump_record_map_item), .val = offsetof(struct xenith_crashdump_crashdump_record_map_item, val)
};
const struct xenith_type xenith_type_crashdump_set = {
    .kind = XENITH_SET, .size = sizeof(void *), .of = &xenith_type_string
};
const struct xenith_type xenith_type_debug_debug_record_map = {
    .kind = XENITH_MAP, .size = sizeof(void *), .of = &xenith_type_debug_record, .key = &xenith_type_string,
    .inside = sizeof(struct xenith_debug_debug_record_map_item), .val = offsetof(struct xenith_debug_debug_record_map_item, val)
};
const struct xenith_type xenith_type_debug_set = {
    .kind = XENITH_SET, .size = sizeof(void *), .of = &xenith_type_string
};
const struct xenith_type xenith_type_dpci_dpci_record_map = {
    .kind = XENITH_MAP, .size = sizeof(void *), .of = &xenith_type_dpci_record, .key = &xenith_type_string,
    .inside = sizeof(struct xenith_dpci_dpci_record_map_item), .val = offsetof(struct xenith_dpci_dpci_record_map_item, val)
};
const struct xenith_type xenith_type_dpci_set = {
    .kind = XENITH_SET, .size = sizeof(void *), .of = &xenith_type_string
};
const struct xenith_type xenith_type_dscsi_dscsi_record_map = {
    .kind = XENITH_MAP, .size = sizeof(void *), .of = &xenith_type_dscsi_record, .key = &xenith_type_string,
    .inside = sizeof(struct xenith_dscsi_dscsi_record_map_item), .val = offsetof(struct xenith_dscsi_dscsi_record_map_item, val)
};
const struct xenith_type xenith_type_dscsi_hba_dscsi_hba_record_map = {
    .kind = XENITH_MAP, .size = sizeof(void *), .of = &xenith_type_dscsi_hba_record, .key = &xenith_type_string,
    .inside = sizeof(struct xenith_dscsi_hba_dscsi_hba_record_map_item), .val = offsetof(struct xenith_dscsi_hba_dscsi_hba_record_map_item, val)
};
const struct xenith_type xenith_type_dscsi_hba_set = {
    .kind = XENITH_SET, .size = sizeof(void *), .of = &xenith_type_string
};
const struct xenith_type xenith_type_dscsi_set = {
    .kind = XENITH_SET, .size = sizeof(void *), .of = &xenith_type_string
};
const struct xenith_type xenith_type_event_record_set = {
    .kind = XENITH_SET, .size = sizeof(void *), .of = &xenith_type_event_record
};
const struct xenith_type xenith_type_host_cpu_host_cpu_record_map = {
    .kind = XENITH_MAP, .size = sizeof(void *), .of = &xenith_type_host_cpu_record, .key = &xenith_type_string,
    .inside = sizeof(struct xenith_host_cpu_host_cpu_record_map_item), .val = offsetof(struct xenith_host_cpu_host_cpu_record_map_item, val)
};
const struct xenith_type xenith_type_host_cpu_set = {
    .kind = XENITH_SET, .size = sizeof(void *), .of = &xenith_type_string
};
const struct xenith_type xenith_type_host_host_record_map = {
    .kind = XENITH_MAP, .size = sizeof(void *), .of = &xenith_type_host_record, .key = &xenith_type_string,
    .inside = sizeof(struct xenith_host_host_record_map_item), .val = offsetof(struct xenith_host_host_record_map_item, val)
};
const struct xenith_type xenith_type_host_metrics_host_metrics_record_map = {
    .kind = XENITH_MAP, .size = sizeof(void *), .of = &xenith_type_host_metrics_record, .key = &xenith_type_string,
    .inside = sizeof(struct xenith_host_metrics_host_metrics_record_map_item), .val = offsetof(struct xenith_host_metrics_host_metrics_record_map_item, val)
};
const struct xenith_type xenith_type_host_metrics_set = {
    .kind = XENITH_SET, .size = sizeof(void *), .of = &xenith_type_string
};
const struct xenith_type xenith_type_host_set = {
    .kind = XENITH_SET, .size = sizeof(void *), .of = &xenith_type_string
};
const struct xenith_type xenith_type_int_float_map = {
    .kind = XENITH_MAP, .size = sizeof(void *), .of = &xenith_type_float, .key = &xenith_type_int,
    .inside = sizeof(struct xenith_int_float_map_item), .val = offsetof(struct xenith_int_float_map_item, val)
};
const struct xenith_type xenith_type_int_int_map = {
    .kind = XENITH_MAP, .size = sizeof(void *), .of = &xenith_type_int, .key = &xenith_type_int,
    .inside = sizeof(struct xenith_int_int_map_item), .val = offsetof(struct xenith_int_int_map_item, val)
};
const struct xenith_type xenith_type_int_string_set_map = {
    .kind = XENITH_MAP, .size = sizeof(void *), .of = &xenith_type_string_set, .key = &xenith_type_int,
    .inside = sizeof(struct xenith_int_string_set_map_item), .val = offsetof(struct xenith_int_string_set_map_item, val)
};
const struct xenith_type xenith_type_network_network_record_map = {
    .kind = XENITH_MAP, .size = sizeof(void *), .of = &xenith_type_network_record, .key = &xenith_type_string,
    .inside = sizeof(struct xenith_network_network_record_map_item), .val = offsetof(struct xenith_network_network_record_map_item, val)
};
const struct xenith_type xenith_type_network_set = {
    .kind = XENITH_SET, .size = sizeof(void *), .of = &xenith_type_string
};
const struct xenith_type xenith_type_pbd_pbd_record_map = {
    .kind = XENITH_MAP, .size = sizeof(void *), .of = &xenith_type_pbd_record, .key = &xenith_type_string,
    .inside = sizeof(struct xenith_pbd_pbd_record_map_item), .val = offsetof(struct xenith_pbd_pbd_record_map_item, val)
};
const struct xenith_type xenith_type_pbd_set = {
    .kind = XENITH_SET, .size = sizeof(void *), .of = &xenith_type_string
};
const struct xenith_type xenith_type_pif_metrics_pif_metrics_record_map = {
    .kind = XENITH_MAP, .size = sizeof(void *), .of = &xenith_type_pif_metrics_record, .key = &xenith_type_string,
    .inside = sizeof(struct xenith_pif_metrics_pif_metrics_record_map_item), .val = offsetof(struct xenith_pif_metrics_pif_metrics_record_map_item, val)
};
const struct xenith_type xenith_type_pif_metrics_set = {
    .kind = XENITH_SET, .size = sizeof(void *), .of = &xenith_type_string
};
const struct xenith_type xenith_type_pif_pif_record_map = {
    .kind = XENITH_MAP, .size = sizeof(void *), .of = &xenith_type_pif_record, .key = &xenith_type_string,
    .inside = sizeof(struct xenith_pif_pif_record_map_item), .val = offsetof(struct xenith_pif_pif_record_map_item, val)
};
const struct xenith_type xenith_type_pif_set = {
    .kind = XENITH_SET, .size = sizeof(void *), .of = &xenith_type_string
};
const struct xenith_type xenith_type_ppci_ppci_record_map = {
    .kind = XENITH_MAP, .size = sizeof(void *), .of = &xenith_type_ppci_record, .key = &xenith_type_string,
    .inside = sizeof(struct xenith_ppci_ppci_record_map_item), .val = offsetof(struct xenith_ppci_ppci_record_map_item, val)
};
const struct xenith_type xenith_type_ppci_set = {
    .kind = XENITH_SET, .size = sizeof(void *), .of = &xenith_type_string
};
const struct xenith_type xenith_type_pscsi_hba_pscsi_hba_record_map = {
    .kind = XENITH_MAP, .size = sizeof(void *), .of = &xenith_type_pscsi_hba_record, .key = &xenith_type_string,
    .inside = sizeof(struct xenith_pscsi_hba_pscsi_hba_record_map_item), .val = offsetof(struct xenith_pscsi_hba_pscsi_hba_record_map_item, val)
};
const struct xenith_type xenith_type_pscsi_hba_set = {
    .kind = XENITH_SET, .size = sizeof(void *), .of = &xenith_type_string
};
const struct xenith_type xenith_type_pscsi_pscsi_record_map = {
    .kind = XENITH_MAP, .size = sizeof(void *), .of = &xenith_type_pscsi_record, .key = &xenith_type_string,
    .inside = sizeof(struct xenith_pscsi_pscsi_record_map_item), .val = offsetof(struct xenith_pscsi_pscsi_record_map_item, val)
};
const struct xenith_type xenith_type_pscsi_set = {
    .kind = XENITH_SET, .size = sizeof(void *), .of = &xenith_type_string
};
const struct xenith_type xenith_type_session_session_record_map = {
    .kind = XENITH_MAP, .size = sizeof(void *), .of = &xenith_type_session_record, .key = &xenith_type_string,
    .inside = sizeof(struct xenith_session_session_record_map_item), .val = offsetof(struct xenith_session_session_record_map_item, val)
};
const struct xenith_type xenith_type_session_set = {
    .kind = XENITH_SET, .size = sizeof(void *), .of = &xenith_type_string
};
const struct xenith_type xenith_type_sr_set = {
    .kind = XENITH_SET, .size = sizeof(void *), .of = &xenith_type_string
};
const struct xenith_type xenith_type_sr_sr_record_map = {
    .kind = XENITH_MAP, .size = sizeof(void *), .of = &xenith_type_sr_record, .key = &xenith_type_string,
    .inside = sizeof(struct xenith_sr_sr_record_map_item), .val = offsetof(struct xenith_sr_sr_record_map_item, val)
};
const struct xenith_type xenith_type_string_set = {
    .kind = XENITH_SET, .size = sizeof(void *), .of = &xenith_type_string
};
const struct xenith_type xenith_type_string_string_map = {
    .kind = XENITH_MAP, .size = sizeof(void *), .of = &xenith_type_string, .key = &xenith_type_string,
    .inside = sizeof(struct xenith_string_string_map_item), .val = offsetof(struct xenith_string_string_map_item, val)
};
const struct xenith_type xenith_type_task_allowed_operations_set = {
    .kind = XENITH_SET, .size = sizeof(void *), .of = &xenith_type_task_allowed_operations
};
const struct xenith_type xenith_type_task_set = {
    .kind = XENITH_SET, .size = sizeof(void *), .of = &xenith_type_string
};
const struct xenith_type xenith_type_task_task_record_map = {
    .kind = XENITH_MAP, .size = sizeof(void *), .of = &xenith_type_task_record, .key = &xenith_type_string,
    .inside = sizeof(struct xenith_task_task_record_map_item), .val = offsetof(struct xenith_task_task_record_map_item, val)
};
const struct xenith_type xenith_type_user_set = {
    .kind = XENITH_SET, .size = sizeof(void *), .of = &xenith_type_string
};
const struct xenith_type xenith_type_user_user_record_map = {
    .kind = XENITH_MAP, .size = sizeof(void *), .of = &xenith_type_user_record, .key = &xenith_type_string,
    .inside = sizeof(struct xenith_user_user_record_map_item), .val = offsetof(struct xenith_user_user_record_map_item, val)
};
const struct xenith_type xenith_type_vbd_metrics_set = {
    .kind = XENITH_SET, .size = sizeof(void *), .of = &xenith_type_string
};
const struct xenith_type xenith_type_vbd_metrics_vbd_metrics_record_map = {
    .kind = XENITH_MAP, .size = sizeof(void *), .of = &xenith_type_vbd_metrics_record, .key = &xenith_type_string,
    .inside = sizeof(struct xenith_vbd_metrics_vbd_metrics_record_map_item), .val = offsetof(struct xenith_vbd_metrics_vbd_metrics_record_map_item, val)
};
const struct xenith_type xenith_type_vbd_set = {
    .kind = XENITH_SET, .size = sizeof(void *), .of = &xenith_type_string
};
const struct xenith_type xenith_type_vbd_vbd_record_map = {
    .kind = XENITH_MAP, .size = sizeof(void *), .of = &xenith_type_vbd_record, .key = &xenith_type_string,
    .inside = sizeof(struct xenith_vbd_vbd_record_map_item), .val = offsetof(struct xenith_vbd_vbd_record_map_item, val)
};
const struct xenith_type xenith_type_vdi_set = {
    .kind = XENITH_SET, .size = sizeof(void *), .of = &xenith_type_string
};
const struct xenith_type xenith_type_vdi_vdi_record_map = {
    .kind = XENITH_MAP, .size = sizeof(void *), .of = &xenith_type_vdi_record, .key = &xenith_type_string,
    .inside = sizeof(struct xenith_vdi_vdi_record_map_item), .val = offsetof(struct xenith_vdi_vdi_record_map_item, val)
};
const struct xenith_type xenith_type_vif_metrics_set = {
    .kind = XENITH_SET, .size = sizeof(void *), .of = &xenith_type_string
};
const struct xenith_type xenith_type_vif_metrics_vif_metrics_record_map = {
    .kind = XENITH_MAP, .size = sizeof(void *), .of = &xenith_type_vif_metrics_record, .key = &xenith_type_string,
    .inside = sizeof(struct xenith_vif_metrics_vif_metrics_record_map_item), .val = offsetof(struct xenith_vif_metrics_vif_metrics_record_map_item, val)
};
const struct xenith_type xenith_type_vif_set = {
    .kind = XENITH_SET, .size = sizeof(void *), .of = &xenith_type_string
};
const struct xenith_type xenith_type_vif_vif_record_map = {
    .kind = XENITH_MAP, .size = sizeof(void *), .of = &xenith_type_vif_record, .key = &xenith_type_string,
    .inside = sizeof(struct xenith_vif_vif_record_map_item), .val = offsetof(struct xenith_vif_vif_record_map_item, val)
};
const struct xenith_type xenith_type_vm_guest_metrics_set = {
    .kind = XENITH_SET, .size = sizeof(void *), .of = &xenith_type_string
};
const struct xenith_type xenith_type_vm_guest_metrics_vm_guest_metrics_record_map = {
    .kind = XENITH_MAP, .size = sizeof(void *), .of = &xenith_type_vm_guest_metrics_record, .key = &xenith_type_string,
    .inside = sizeof(struct xenith_vm_guest_metrics_vm_guest_metrics_record_map_item), .val = offsetof(struct xenith_vm_guest_metrics_vm_guest_metrics_record_map_item, val)
};
const struct xenith_type xenith_type_vm_metrics_set = {
    .kind = XENITH_SET, .size = sizeof(void *), .of = &xenith_type_string
};
const struct xenith_type xenith_type_vm_metrics_vm_metrics_record_map = {
    .kind = XENITH_MAP, .size = sizeof(void *), .of = &xenith_type_vm_metrics_record, .key = &xenith_type_string,
    .inside = sizeof(struct xenith_vm_metrics_vm_metrics_record_map_item), .val = offsetof(struct xenith_vm_metrics_vm_metrics_record_map_item, val)
};
const struct xenith_type xenith_type_vm_set = {
    .kind = XENITH_SET, .size = sizeof(void *), .of = &xenith_type_string
};
const struct xenith_type xenith_type_vm_vm_record_map = {
    .kind = XENITH_MAP, .size = sizeof(void *), .of = &xenith_type_vm_record, .key = &xenith_type_string,
    .inside = sizeof(struct xenith_vm_vm_record_map_item), .val = offsetof(struct xenith_vm_vm_record_map_item, val)
};
const struct xenith_type xenith_type_vtpm_set = {
    .kind = XENITH_SET, .size = sizeof(void *), .of = &xenith_type_string
};
const struct xenith_type xenith_type_vtpm_vtpm_record_map = {
    .kind = XENITH_MAP, .size = sizeof(void *), .of = &xenith_type_vtpm_record, .key = &xenith_type_string,
    .inside = sizeof(struct xenith_vtpm_vtpm_record_map_item), .val = offsetof(struct xenith_vtpm_vtpm_record_map_item, val)
};
const struct xenith_type xenith_type_xspolicy_set = {
    .kind = XENITH_SET, .size = sizeof(void *), .of = &xenith_type_string
};
const struct xenith_type xenith_type_xspolicy_xspolicy_record_map = {
    .kind = XENITH_MAP, .size = sizeof(void *), .of = &xenith_type_xspolicy_record, .key = &xenith_type_string,
    .inside = sizeof(struct xenith_xspolicy_xspolicy_record_map_item), .val = offsetof(struct xenith_xspolicy_xspolicy_record_map_item, val)
};

static const struct xenith_field fields_of_acm_policyheader[] = {
    {"policyname", &xenith_type_string, offsetof(xenith_acm_policyheader, policyname), XENITH_NEVER, NULL},
    {"policyurl", &xenith_type_string, offsetof(xenith_acm_policyheader, policyurl), XENITH_NEVER, NULL},
    {"date", &xenith_type_string, offsetof(xenith_acm_policyheader, date), XENITH_NEVER, NULL},
    {"reference", &xenith_type_string, offsetof(xenith_acm_policyheader, reference), XENITH_NEVER, NULL},
    {"namespaceurl", &xenith_type_string, offsetof(xenith_acm_policyheader, namespaceurl), XENITH_NEVER, NULL},
    {"version", &xenith_type_string, offsetof(xenith_acm_policyheader, version), XENITH_NEVER, NULL},
    {NULL, NULL, 0, XENITH_NEVER, NULL}
};
const struct xenith_type xenith_type_acm_policyheader = {
    .kind = XENITH_RECORD, .size = sizeof(void *), .inside = sizeof(xenith_acm_policyheader), .fields = fields_of_acm_policyheader
};

static const struct xenith_field fields_of_xs_policystate[] = {
    {"xserr", &xenith_type_int, offsetof(xenith_xs_policystate, xserr), XENITH_NEVER, NULL},
    {"xs_ref", &xenith_type_string, offsetof(xenith_xs_policystate, xs_ref), XENITH_NEVER, NULL},
    {"repr", &xenith_type_string, offsetof(xenith_xs_policystate, repr), XENITH_NEVER, NULL},
    {"type", &xenith_type_int, offsetof(xenith_xs_policystate, type), XENITH_NEVER, NULL},
    {"flags", &xenith_type_int, offsetof(xenith_xs_policystate, flags), XENITH_NEVER, NULL},
    {"version", &xenith_type_string, offsetof(xenith_xs_policystate, version), XENITH_NEVER, NULL},
    {"errors", &xenith_type_string, offsetof(xenith_xs_policystate, errors), XENITH_NEVER, NULL},
    {NULL, NULL, 0, XENITH_NEVER, NULL}
};
const struct xenith_type xenith_type_xs_policystate = {
    .kind = XENITH_RECORD, .size = sizeof(void *), .inside = sizeof(xenith_xs_policystate), .fields = fields_of_xs_policystate
};

static const struct xenith_field fields_of_session_record[] = {
    {"uuid", &xenith_type_string, offsetof(xenith_session_record, uuid), XENITH_NEVER, NULL},
    {"this_host", &xenith_type_string, offsetof(xenith_session_record, this_host), XENITH_NEVER, NULL},
    {"this_user", &xenith_type_string, offsetof(xenith_session_record, this_user), XENITH_NEVER, NULL},
    {"last_active", &xenith_type_time, offsetof(xenith_session_record, last_active), XENITH_NEVER, NULL},
    {NULL, NULL, 0, XENITH_NEVER, NULL}
};
const struct xenith_type xenith_type_session_record = {
    .kind = XENITH_RECORD, .size = sizeof(void *), .inside = sizeof(xenith_session_record), .fields = fields_of_session_record
};

static const struct xenith_field fields_of_task_record[] = {
    {"uuid", &xenith_type_string, offsetof(xenith_task_record, uuid), XENITH_NEVER, NULL},
    {"name_label", &xenith_type_string, offsetof(xenith_task_record, name_label), XENITH_ALWAYS, NULL},
    {"name_description", &xenith_type_string, offsetof(xenith_task_record, name_description), XENITH_ALWAYS, NULL},
    {"status", &xenith_type_task_status_type, offsetof(xenith_task_record, status), XENITH_NEVER, NULL},
    {"session", &xenith_type_string, offsetof(xenith_task_record, session), XENITH_NEVER, NULL},
    {"progress", &xenith_type_int, offsetof(xenith_task_record, progress), XENITH_NEVER, NULL},
    {"type", &xenith_type_string, offsetof(xenith_task_record, type), XENITH_NEVER, NULL},
    {"result", &xenith_type_string, offsetof(xenith_task_record, result), XENITH_NEVER, NULL},
    {"error_info", &xenith_type_string_set, offsetof(xenith_task_record, error_info), XENITH_NEVER, NULL},
    {"allowed_operations", &xenith_type_task_allowed_operations_set, offsetof(xenith_task_record, allowed_operations), XENITH_NEVER, NULL},
    {NULL, NULL, 0, XENITH_NEVER, NULL}
};
const struct xenith_type xenith_type_task_record = {
    .kind = XENITH_RECORD, .size = sizeof(void *), .inside = sizeof(xenith_task_record), .fields = fields_of_task_record
};

static const struct xenith_field fields_of_user_record[] = {
    {"uuid", &xenith_type_string, offsetof(xenith_user_record, uuid), XENITH_NEVER, NULL},
    {"short_name", &xenith_type_string, offsetof(xenith_user_record, short_name), XENITH_ALWAYS, NULL},
    {"fullname", &xenith_type_string, offsetof(xenith_user_record, fullname), XENITH_ALWAYS, NULL},
    {"role", &xenith_type_role_type, offsetof(xenith_user_record, role), XENITH_ALWAYS, "admin"},
    {NULL, NULL, 0, XENITH_NEVER, NULL}
};
const struct xenith_type xenith_type_user_record = {
    .kind = XENITH_RECORD, .size = sizeof(void *), .inside = sizeof(xenith_user_record), .fields = fields_of_user_record
};

static const struct xenith_field fields_of_host_record[] = {
    {"uuid", &xenith_type_string, offsetof(xenith_host_record, uuid), XENITH_NEVER, NULL},
    {"name_label", &xenith_type_string, offsetof(xenith_host_record, name_label), XENITH_ALWAYS, NULL},
    {"name_description", &xenith_type_string, offsetof(xenith_host_record, name_description), XENITH_ALWAYS, NULL},
    {"API_version_major", &xenith_type_int, offsetof(xenith_host_record, API_version_major), XENITH_NEVER, "1"},
    {"API_version_minor", &xenith_type_int, offsetof(xenith_host_record, API_version_minor), XENITH_NEVER, NULL},
    {"API_version_vendor", &xenith_type_string, offsetof(xenith_host_record, API_version_vendor), XENITH_NEVER, "Xenith"},
    {"API_version_vendor_implementation", &xenith_type_string_string_map, offsetof(xenith_host_record, API_version_vendor_implementation), XENITH_NEVER, NULL},
    {"enabled", &xenith_type_bool, offsetof(xenith_host_record, enabled), XENITH_NEVER, "true"},
    {"software_version", &xenith_type_string_string_map, offsetof(xenith_host_record, software_version), XENITH_NEVER, NULL},
    {"other_config", &xenith_type_string_string_map, offsetof(xenith_host_record, other_config), XENITH_ALWAYS, NULL},
    {"capabilities", &xenith_type_string_set, offsetof(xenith_host_record, capabilities), XENITH_NEVER, NULL},
    {"cpu_configuration", &xenith_type_string_string_map, offsetof(xenith_host_record, cpu_configuration), XENITH_NEVER, NULL},
    {"sched_policy", &xenith_type_string, offsetof(xenith_host_record, sched_policy), XENITH_NEVER, NULL},
    {"supported_bootloaders", &xenith_type_string_set, offsetof(xenith_host_record, supported_bootloaders), XENITH_NEVER, NULL},
    {"resident_VMs", &xenith_type_vm_set, offsetof(xenith_host_record, resident_VMs), XENITH_NEVER, NULL},
    {"logging", &xenith_type_string_string_map, offsetof(xenith_host_record, logging), XENITH_ALWAYS, NULL},
    {"PIFs", &xenith_type_pif_set, offsetof(xenith_host_record, PIFs), XENITH_NEVER, NULL},
    {"suspend_image_sr", &xenith_type_string, offsetof(xenith_host_record, suspend_image_sr), XENITH_ALWAYS, NULL},
    {"crash_dump_sr", &xenith_type_string, offsetof(xenith_host_record, crash_dump_sr), XENITH_ALWAYS, NULL},
    {"PBDs", &xenith_type_pbd_set, offsetof(xenith_host_record, PBDs), XENITH_NEVER, NULL},
    {"PPCIs", &xenith_type_ppci_set, offsetof(xenith_host_record, PPCIs), XENITH_NEVER, NULL},
    {"PSCSIs", &xenith_type_pscsi_set, offsetof(xenith_host_record, PSCSIs), XENITH_NEVER, NULL},
    {"PSCSI_HBAs", &xenith_type_pscsi_hba_set, offsetof(xenith_host_record, PSCSI_HBAs), XENITH_NEVER, NULL},
    {"host_CPUs", &xenith_type_host_cpu_set, offsetof(xenith_host_record, host_CPUs), XENITH_NEVER, NULL},
    {"metrics", &xenith_type_string, offsetof(xenith_host_record, metrics), XENITH_NEVER, NULL},
    {"resident_cpu_pools", &xenith_type_cpu_pool_set, offsetof(xenith_host_record, resident_cpu_pools), XENITH_NEVER, NULL},
    {NULL, NULL, 0, XENITH_NEVER, NULL}
};
const struct xenith_type xenith_type_host_record = {
    .kind = XENITH_RECORD, .size = sizeof(void *), .inside = sizeof(xenith_host_record), .fields = fields_of_host_record
};

static const struct xenith_field fields_of_host_metrics_record[] = {
    {"uuid", &xenith_type_string, offsetof(xenith_host_metrics_record, uuid), XENITH_NEVER, NULL},
    {"memory_total", &xenith_type_int, offsetof(xenith_host_metrics_record, memory_total), XENITH_NEVER, NULL},
    {"memory_free", &xenith_type_int, offsetof(xenith_host_metrics_record, memory_free), XENITH_NEVER, NULL},
    {"last_updated", &xenith_type_time, offsetof(xenith_host_metrics_record, last_updated), XENITH_NEVER, NULL},
    {NULL, NULL, 0, XENITH_NEVER, NULL}
};
const struct xenith_type xenith_type_host_metrics_record = {
    .kind = XENITH_RECORD, .size = sizeof(void *), .inside = sizeof(xenith_host_metrics_record), .fields = fields_of_host_metrics_record
};

static const struct xenith_field fields_of_host_cpu_record[] = {
    {"uuid", &xenith_type_string, offsetof(xenith_host_cpu_record, uuid), XENITH_NEVER, NULL},
    {"host", &xenith_type_string, offsetof(xenith_host_cpu_record, host), XENITH_NEVER, NULL},
    {"number", &xenith_type_int, offsetof(xenith_host_cpu_record, number), XENITH_NEVER, NULL},
    {"vendor", &xenith_type_string, offsetof(xenith_host_cpu_record, vendor), XENITH_NEVER, NULL},
    {"speed", &xenith_type_int, offsetof(xenith_host_cpu_record, speed), XENITH_NEVER, NULL},
    {"modelname", &xenith_type_string, offsetof(xenith_host_cpu_record, modelname), XENITH_NEVER, NULL},
    {"stepping", &xenith_type_string, offsetof(xenith_host_cpu_record, stepping), XENITH_NEVER, NULL},
    {"flags", &xenith_type_string, offsetof(xenith_host_cpu_record, flags), XENITH_NEVER, NULL},
    {"features", &xenith_type_string, offsetof(xenith_host_cpu_record, features), XENITH_NEVER, NULL},
    {"utilisation", &xenith_type_float, offsetof(xenith_host_cpu_record, utilisation), XENITH_NEVER, NULL},
    {"cpu_pool", &xenith_type_cpu_pool_set, offsetof(xenith_host_cpu_record, cpu_pool), XENITH_NEVER, NULL},
    {NULL, NULL, 0, XENITH_NEVER, NULL}
};
const struct xenith_type xenith_type_host_cpu_record = {
    .kind = XENITH_RECORD, .size = sizeof(void *), .inside = sizeof(xenith_host_cpu_record), .fields = fields_of_host_cpu_record
};

static const struct xenith_field fields_of_vm_record[] = {
    {"uuid", &xenith_type_string, offsetof(xenith_vm_record, uuid), XENITH_NEVER, NULL},
    {"power_state", &xenith_type_vm_power_state, offsetof(xenith_vm_record, power_state), XENITH_NEVER, NULL},
    {"name_label", &xenith_type_string, offsetof(xenith_vm_record, name_label), XENITH_ALWAYS, NULL},
    {"name_description", &xenith_type_string, offsetof(xenith_vm_record, name_description), XENITH_ALWAYS, NULL},
    {"user_version", &xenith_type_int, offsetof(xenith_vm_record, user_version), XENITH_ALWAYS, NULL},
    {"is_a_template", &xenith_type_bool, offsetof(xenith_vm_record, is_a_template), XENITH_ALWAYS, NULL},
    {"auto_power_on", &xenith_type_bool, offsetof(xenith_vm_record, auto_power_on), XENITH_ALWAYS, NULL},
    {"suspend_VDI", &xenith_type_string, offsetof(xenith_vm_record, suspend_VDI), XENITH_NEVER, NULL},
    {"resident_on", &xenith_type_string, offsetof(xenith_vm_record, resident_on), XENITH_NEVER, NULL},
    {"memory_static_max", &xenith_type_int, offsetof(xenith_vm_record, memory_static_max), XENITH_ALWAYS, "134217728"},
    {"memory_dynamic_max", &xenith_type_int, offsetof(xenith_vm_record, memory_dynamic_max), XENITH_ALWAYS, NULL},
    {"memory_dynamic_min", &xenith_type_int, offsetof(xenith_vm_record, memory_dynamic_min), XENITH_ALWAYS, NULL},
    {"memory_static_min", &xenith_type_int, offsetof(xenith_vm_record, memory_static_min), XENITH_ALWAYS, NULL},
    {"VCPUs_params", &xenith_type_string_string_map, offsetof(xenith_vm_record, VCPUs_params), XENITH_ALWAYS, NULL},
    {"VCPUs_max", &xenith_type_int, offsetof(xenith_vm_record, VCPUs_max), XENITH_ALWAYS, "1"},
    {"VCPUs_at_startup", &xenith_type_int, offsetof(xenith_vm_record, VCPUs_at_startup), XENITH_ALWAYS, "1"},
    {"actions_after_shutdown", &xenith_type_on_normal_exit, offsetof(xenith_vm_record, actions_after_shutdown), XENITH_ALWAYS, "destroy"},
    {"actions_after_reboot", &xenith_type_on_normal_exit, offsetof(xenith_vm_record, actions_after_reboot), XENITH_ALWAYS, "restart"},
    {"actions_after_crash", &xenith_type_on_crash_behaviour, offsetof(xenith_vm_record, actions_after_crash), XENITH_ALWAYS, "restart"},
    {"consoles", &xenith_type_console_set, offsetof(xenith_vm_record, consoles), XENITH_NEVER, NULL},
    {"VIFs", &xenith_type_vif_set, offsetof(xenith_vm_record, VIFs), XENITH_NEVER, NULL},
    {"VBDs", &xenith_type_vbd_set, offsetof(xenith_vm_record, VBDs), XENITH_NEVER, NULL},
    {"crash_dumps", &xenith_type_crashdump_set, offsetof(xenith_vm_record, crash_dumps), XENITH_NEVER, NULL},
    {"VTPMs", &xenith_type_vtpm_set, offsetof(xenith_vm_record, VTPMs), XENITH_NEVER, NULL},
    {"DPCIs", &xenith_type_dpci_set, offsetof(xenith_vm_record, DPCIs), XENITH_NEVER, NULL},
    {"DSCSIs", &xenith_type_dscsi_set, offsetof(xenith_vm_record, DSCSIs), XENITH_NEVER, NULL},
    {"DSCSI_HBAs", &xenith_type_dscsi_hba_set, offsetof(xenith_vm_record, DSCSI_HBAs), XENITH_NEVER, NULL},
    {"PV_bootloader", &xenith_type_string, offsetof(xenith_vm_record, PV_bootloader), XENITH_ALWAYS, NULL},
    {"PV_kernel", &xenith_type_string, offsetof(xenith_vm_record, PV_kernel), XENITH_ALWAYS, NULL},
    {"PV_ramdisk", &xenith_type_string, offsetof(xenith_vm_record, PV_ramdisk), XENITH_ALWAYS, NULL},
    {"PV_args", &xenith_type_string, offsetof(xenith_vm_record, PV_args), XENITH_ALWAYS, NULL},
    {"PV_bootloader_args", &xenith_type_string, offsetof(xenith_vm_record, PV_bootloader_args), XENITH_ALWAYS, NULL},
    {"HVM_boot_policy", &xenith_type_string, offsetof(xenith_vm_record, HVM_boot_policy), XENITH_ALWAYS, NULL},
    {"HVM_boot_params", &xenith_type_string_string_map, offsetof(xenith_vm_record, HVM_boot_params), XENITH_ALWAYS, NULL},
    {"platform", &xenith_type_string_string_map, offsetof(xenith_vm_record, platform), XENITH_ALWAYS, NULL},
    {"PCI_bus", &xenith_type_string, offsetof(xenith_vm_record, PCI_bus), XENITH_ALWAYS, NULL},
    {"other_config", &xenith_type_string_string_map, offsetof(xenith_vm_record, other_config), XENITH_ALWAYS, NULL},
    {"domid", &xenith_type_int, offsetof(xenith_vm_record, domid), XENITH_NEVER, NULL},
    {"is_control_domain", &xenith_type_bool, offsetof(xenith_vm_record, is_control_domain), XENITH_NEVER, NULL},
    {"metrics", &xenith_type_string, offsetof(xenith_vm_record, metrics), XENITH_NEVER, NULL},
    {"guest_metrics", &xenith_type_string, offsetof(xenith_vm_record, guest_metrics), XENITH_NEVER, NULL},
    {"security_label", &xenith_type_string, offsetof(xenith_vm_record, security_label), XENITH_NEVER, NULL},
    {"cpu_pool", &xenith_type_cpu_pool_set, offsetof(xenith_vm_record, cpu_pool), XENITH_NEVER, NULL},
    {"pool_name", &xenith_type_string, offsetof(xenith_vm_record, pool_name), XENITH_ALWAYS, NULL},
    {"order", &xenith_type_int, offsetof(xenith_vm_record, order), XENITH_ALWAYS, NULL},
    {"memory_actual", &xenith_type_int, offsetof(xenith_vm_record, memory_actual), XENITH_NEVER, NULL},
    {"VCPUs_policy", &xenith_type_string, offsetof(xenith_vm_record, VCPUs_policy), XENITH_CHANGED, NULL},
    {"VCPUs_number", &xenith_type_int, offsetof(xenith_vm_record, VCPUs_number), XENITH_NEVER, NULL},
    {"VCPUs_utilisation", &xenith_type_int_float_map, offsetof(xenith_vm_record, VCPUs_utilisation), XENITH_NEVER, NULL},
    {"VCPUs_features_required", &xenith_type_cpu_feature_set, offsetof(xenith_vm_record, VCPUs_features_required), XENITH_CHANGED, NULL},
    {"VCPUs_features_can_use", &xenith_type_cpu_feature_set, offsetof(xenith_vm_record, VCPUs_features_can_use), XENITH_CHANGED, NULL},
    {"VCPUs_features_force_on", &xenith_type_cpu_feature_set, offsetof(xenith_vm_record, VCPUs_features_force_on), XENITH_CHANGED, NULL},
    {"VCPUs_features_force_off", &xenith_type_cpu_feature_set, offsetof(xenith_vm_record, VCPUs_features_force_off), XENITH_CHANGED, NULL},
    {"actions_after_suspend", &xenith_type_on_normal_exit, offsetof(xenith_vm_record, actions_after_suspend), XENITH_CHANGED, NULL},
    {"TPM_instance", &xenith_type_int, offsetof(xenith_vm_record, TPM_instance), XENITH_CHANGED, NULL},
    {"TPM_backend", &xenith_type_int, offsetof(xenith_vm_record, TPM_backend), XENITH_CHANGED, NULL},
    {"bios_boot", &xenith_type_string, offsetof(xenith_vm_record, bios_boot), XENITH_CHANGED, NULL},
    {"platform_std_VGA", &xenith_type_bool, offsetof(xenith_vm_record, platform_std_VGA), XENITH_CHANGED, NULL},
    {"platform_serial", &xenith_type_string, offsetof(xenith_vm_record, platform_serial), XENITH_CHANGED, NULL},
    {"platform_localtime", &xenith_type_bool, offsetof(xenith_vm_record, platform_localtime), XENITH_CHANGED, NULL},
    {"platform_clock_offset", &xenith_type_bool, offsetof(xenith_vm_record, platform_clock_offset), XENITH_CHANGED, NULL},
    {"platform_enable_audio", &xenith_type_bool, offsetof(xenith_vm_record, platform_enable_audio), XENITH_CHANGED, NULL},
    {"builder", &xenith_type_string, offsetof(xenith_vm_record, builder), XENITH_CHANGED, NULL},
    {"boot_method", &xenith_type_boot_type, offsetof(xenith_vm_record, boot_method), XENITH_CHANGED, NULL},
    {"kernel_kernel", &xenith_type_string, offsetof(xenith_vm_record, kernel_kernel), XENITH_CHANGED, NULL},
    {"kernel_initrd", &xenith_type_string, offsetof(xenith_vm_record, kernel_initrd), XENITH_CHANGED, NULL},
    {"kernel_args", &xenith_type_string, offsetof(xenith_vm_record, kernel_args), XENITH_CHANGED, NULL},
    {"grub_cmdline", &xenith_type_string, offsetof(xenith_vm_record, grub_cmdline), XENITH_CHANGED, NULL},
    {"tools_version", &xenith_type_string_string_map, offsetof(xenith_vm_record, tools_version), XENITH_NEVER, NULL},
    {"otherConfig", &xenith_type_string_string_map, offsetof(xenith_vm_record, otherConfig), XENITH_CHANGED, NULL},
    {NULL, NULL, 0, XENITH_NEVER, NULL}
};
const struct xenith_type xenith_type_vm_record = {
    .kind = XENITH_RECORD, .size = sizeof(void *), .inside = sizeof(xenith_vm_record), .fields = fields_of_vm_record
};

static const struct xenith_field fields_of_vm_metrics_record[] = {
    {"uuid", &xenith_type_string, offsetof(xenith_vm_metrics_record, uuid), XENITH_NEVER, NULL},
    {"memory_actual", &xenith_type_int, offsetof(xenith_vm_metrics_record, memory_actual), XENITH_NEVER, NULL},
    {"VCPUs_number", &xenith_type_int, offsetof(xenith_vm_metrics_record, VCPUs_number), XENITH_NEVER, NULL},
    {"VCPUs_utilisation", &xenith_type_int_float_map, offsetof(xenith_vm_metrics_record, VCPUs_utilisation), XENITH_NEVER, NULL},
    {"VCPUs_CPU", &xenith_type_int_int_map, offsetof(xenith_vm_metrics_record, VCPUs_CPU), XENITH_NEVER, NULL},
    {"VCPUs_params", &xenith_type_string_string_map, offsetof(xenith_vm_metrics_record, VCPUs_params), XENITH_NEVER, NULL},
    {"VCPUs_flags", &xenith_type_int_string_set_map, offsetof(xenith_vm_metrics_record, VCPUs_flags), XENITH_NEVER, NULL},
    {"state", &xenith_type_string_set, offsetof(xenith_vm_metrics_record, state), XENITH_NEVER, NULL},
    {"start_time", &xenith_type_time, offsetof(xenith_vm_metrics_record, start_time), XENITH_NEVER, NULL},
    {"last_updated", &xenith_type_time, offsetof(xenith_vm_metrics_record, last_updated), XENITH_NEVER, NULL},
    {NULL, NULL, 0, XENITH_NEVER, NULL}
};
const struct xenith_type xenith_type_vm_metrics_record = {
    .kind = XENITH_RECORD, .size = sizeof(void *), .inside = sizeof(xenith_vm_metrics_record), .fields = fields_of_vm_metrics_record
};

static const struct xenith_field fields_of_vm_guest_metrics_record[] = {
    {"uuid", &xenith_type_string, offsetof(xenith_vm_guest_metrics_record, uuid), XENITH_NEVER, NULL},
    {"os_version", &xenith_type_string_string_map, offsetof(xenith_vm_guest_metrics_record, os_version), XENITH_NEVER, NULL},
    {"PV_drivers_version", &xenith_type_string_string_map, offsetof(xenith_vm_guest_metrics_record, PV_drivers_version), XENITH_NEVER, NULL},
    {"memory", &xenith_type_string_string_map, offsetof(xenith_vm_guest_metrics_record, memory), XENITH_NEVER, NULL},
    {"disks", &xenith_type_string_string_map, offsetof(xenith_vm_guest_metrics_record, disks), XENITH_NEVER, NULL},
    {"networks", &xenith_type_string_string_map, offsetof(xenith_vm_guest_metrics_record, networks), XENITH_NEVER, NULL},
    {"other", &xenith_type_string_string_map, offsetof(xenith_vm_guest_metrics_record, other), XENITH_NEVER, NULL},
    {"last_updated", &xenith_type_time, offsetof(xenith_vm_guest_metrics_record, last_updated), XENITH_NEVER, NULL},
    {NULL, NULL, 0, XENITH_NEVER, NULL}
};
const struct xenith_type xenith_type_vm_guest_metrics_record = {
    .kind = XENITH_RECORD, .size = sizeof(void *), .inside = sizeof(xenith_vm_guest_metrics_record), .fields = fields_of_vm_guest_metrics_record
};

static const struct xenith_field fields_of_console_record[] = {
    {"uuid", &xenith_type_string, offsetof(xenith_console_record, uuid), XENITH_NEVER, NULL},
    {"protocol", &xenith_type_console_protocol, offsetof(xenith_console_record, protocol), XENITH_NEVER, NULL},
    {"location", &xenith_type_string, offsetof(xenith_console_record, location), XENITH_NEVER, NULL},
    {"VM", &xenith_type_string, offsetof(xenith_console_record, VM), XENITH_NEVER, NULL},
    {"other_config", &xenith_type_string_string_map, offsetof(xenith_console_record, other_config), XENITH_ALWAYS, NULL},
    {NULL, NULL, 0, XENITH_NEVER, NULL}
};
const struct xenith_type xenith_type_console_record = {
    .kind = XENITH_RECORD, .size = sizeof(void *), .inside = sizeof(xenith_console_record), .fields = fields_of_console_record
};

static const struct xenith_field fields_of_event_record[] = {
    {"id", &xenith_type_int, offsetof(xenith_event_record, id), XENITH_ALWAYS, NULL},
    {"timestamp", &xenith_type_time, offsetof(xenith_event_record, timestamp), XENITH_ALWAYS, NULL},
    {"class", &xenith_type_string, offsetof(xenith_event_record, class_), XENITH_ALWAYS, NULL},
    {"operation", &xenith_type_event_operation, offsetof(xenith_event_record, operation), XENITH_ALWAYS, NULL},
    {"ref", &xenith_type_string, offsetof(xenith_event_record, ref), XENITH_ALWAYS, NULL},
    {"obj_uuid", &xenith_type_string, offsetof(xenith_event_record, obj_uuid), XENITH_ALWAYS, NULL},
    {NULL, NULL, 0, XENITH_NEVER, NULL}
};
const struct xenith_type xenith_type_event_record = {
    .kind = XENITH_RECORD, .size = sizeof(void *), .inside = sizeof(xenith_event_record), .fields = fields_of_event_record
};

static const struct xenith_field fields_of_network_record[] = {
    {"uuid", &xenith_type_string, offsetof(xenith_network_record, uuid), XENITH_NEVER, NULL},
    {"name_label", &xenith_type_string, offsetof(xenith_network_record, name_label), XENITH_ALWAYS, NULL},
    {"name_description", &xenith_type_string, offsetof(xenith_network_record, name_description), XENITH_ALWAYS, NULL},
    {"VIFs", &xenith_type_vif_set, offsetof(xenith_network_record, VIFs), XENITH_NEVER, NULL},
    {"PIFs", &xenith_type_pif_set, offsetof(xenith_network_record, PIFs), XENITH_NEVER, NULL},
    {"default_gateway", &xenith_type_string, offsetof(xenith_network_record, default_gateway), XENITH_ALWAYS, NULL},
    {"default_netmask", &xenith_type_string, offsetof(xenith_network_record, default_netmask), XENITH_ALWAYS, NULL},
    {"other_config", &xenith_type_string_string_map, offsetof(xenith_network_record, other_config), XENITH_ALWAYS, NULL},
    {"NIC", &xenith_type_string, offsetof(xenith_network_record, NIC), XENITH_CHANGED, NULL},
    {"VLAN", &xenith_type_string, offsetof(xenith_network_record, VLAN), XENITH_CHANGED, NULL},
    {NULL, NULL, 0, XENITH_NEVER, NULL}
};
const struct xenith_type xenith_type_network_record = {
    .kind = XENITH_RECORD, .size = sizeof(void *), .inside = sizeof(xenith_network_record), .fields = fields_of_network_record
};

static const struct xenith_field fields_of_vif_record[] = {
    {"uuid", &xenith_type_string, offsetof(xenith_vif_record, uuid), XENITH_NEVER, NULL},
    {"device", &xenith_type_string, offsetof(xenith_vif_record, device), XENITH_ALWAYS, NULL},
    {"network", &xenith_type_string, offsetof(xenith_vif_record, network), XENITH_ALWAYS, NULL},
    {"VM", &xenith_type_string, offsetof(xenith_vif_record, VM), XENITH_ALWAYS, NULL},
    {"MAC", &xenith_type_string, offsetof(xenith_vif_record, MAC), XENITH_ALWAYS, NULL},
    {"MTU", &xenith_type_int, offsetof(xenith_vif_record, MTU), XENITH_ALWAYS, "1500"},
    {"currently_attached", &xenith_type_bool, offsetof(xenith_vif_record, currently_attached), XENITH_NEVER, NULL},
    {"status_code", &xenith_type_int, offsetof(xenith_vif_record, status_code), XENITH_NEVER, NULL},
    {"status_detail", &xenith_type_string, offsetof(xenith_vif_record, status_detail), XENITH_NEVER, NULL},
    {"runtime_properties", &xenith_type_string_string_map, offsetof(xenith_vif_record, runtime_properties), XENITH_NEVER, NULL},
    {"qos_algorithm_type", &xenith_type_string, offsetof(xenith_vif_record, qos_algorithm_type), XENITH_ALWAYS, NULL},
    {"qos_algorithm_params", &xenith_type_string_string_map, offsetof(xenith_vif_record, qos_algorithm_params), XENITH_ALWAYS, NULL},
    {"qos_supported_algorithms", &xenith_type_string_set, offsetof(xenith_vif_record, qos_supported_algorithms), XENITH_NEVER, NULL},
    {"metrics", &xenith_type_string, offsetof(xenith_vif_record, metrics), XENITH_NEVER, NULL},
    {"name", &xenith_type_string, offsetof(xenith_vif_record, name), XENITH_CHANGED, NULL},
    {"type", &xenith_type_driver_type, offsetof(xenith_vif_record, type), XENITH_CHANGED, "paravirtualised"},
    {"network_read_kbs", &xenith_type_float, offsetof(xenith_vif_record, network_read_kbs), XENITH_NEVER, NULL},
    {"network_write_kbs", &xenith_type_float, offsetof(xenith_vif_record, network_write_kbs), XENITH_NEVER, NULL},
    {"IO_bandwidth_incoming_kbs", &xenith_type_float, offsetof(xenith_vif_record, IO_bandwidth_incoming_kbs), XENITH_NEVER, NULL},
    {"IO_bandwidth_outgoing_kbs", &xenith_type_float, offsetof(xenith_vif_record, IO_bandwidth_outgoing_kbs), XENITH_NEVER, NULL},
    {NULL, NULL, 0, XENITH_NEVER, NULL}
};
const struct xenith_type xenith_type_vif_record = {
    .kind = XENITH_RECORD, .size = sizeof(void *), .inside = sizeof(xenith_vif_record), .fields = fields_of_vif_record
};

static const struct xenith_field fields_of_vif_metrics_record[] = {
    {"uuid", &xenith_type_string, offsetof(xenith_vif_metrics_record, uuid), XENITH_NEVER, NULL},
    {"io_read_kbs", &xenith_type_float, offsetof(xenith_vif_metrics_record, io_read_kbs), XENITH_NEVER, NULL},
    {"io_write_kbs", &xenith_type_float, offsetof(xenith_vif_metrics_record, io_write_kbs), XENITH_NEVER, NULL},
    {"last_updated", &xenith_type_time, offsetof(xenith_vif_metrics_record, last_updated), XENITH_NEVER, NULL},
    {NULL, NULL, 0, XENITH_NEVER, NULL}
};
const struct xenith_type xenith_type_vif_metrics_record = {
    .kind = XENITH_RECORD, .size = sizeof(void *), .inside = sizeof(xenith_vif_metrics_record), .fields = fields_of_vif_metrics_record
};

static const struct xenith_field fields_of_pif_record[] = {
    {"uuid", &xenith_type_string, offsetof(xenith_pif_record, uuid), XENITH_NEVER, NULL},
    {"device", &xenith_type_string, offsetof(xenith_pif_record, device), XENITH_ALWAYS, NULL},
    {"network", &xenith_type_string, offsetof(xenith_pif_record, network), XENITH_ALWAYS, NULL},
    {"host", &xenith_type_string, offsetof(xenith_pif_record, host), XENITH_ALWAYS, NULL},
    {"MAC", &xenith_type_string, offsetof(xenith_pif_record, MAC), XENITH_ALWAYS, NULL},
    {"MTU", &xenith_type_int, offsetof(xenith_pif_record, MTU), XENITH_ALWAYS, "1500"},
    {"VLAN", &xenith_type_int, offsetof(xenith_pif_record, VLAN), XENITH_ALWAYS, "-1"},
    {"metrics", &xenith_type_string, offsetof(xenith_pif_record, metrics), XENITH_NEVER, NULL},
    {NULL, NULL, 0, XENITH_NEVER, NULL}
};
const struct xenith_type xenith_type_pif_record = {
    .kind = XENITH_RECORD, .size = sizeof(void *), .inside = sizeof(xenith_pif_record), .fields = fields_of_pif_record
};

static const struct xenith_field fields_of_pif_metrics_record[] = {
    {"uuid", &xenith_type_string, offsetof(xenith_pif_metrics_record, uuid), XENITH_NEVER, NULL},
    {"io_read_kbs", &xenith_type_float, offsetof(xenith_pif_metrics_record, io_read_kbs), XENITH_NEVER, NULL},
    {"io_write_kbs", &xenith_type_float, offsetof(xenith_pif_metrics_record, io_write_kbs), XENITH_NEVER, NULL},
    {"last_updated", &xenith_type_time, offsetof(xenith_pif_metrics_record, last_updated), XENITH_NEVER, NULL},
    {NULL, NULL, 0, XENITH_NEVER, NULL}
};
const struct xenith_type xenith_type_pif_metrics_record = {
    .kind = XENITH_RECORD, .size = sizeof(void *), .inside = sizeof(xenith_pif_metrics_record), .fields = fields_of_pif_metrics_record
};

static const struct xenith_field fields_of_sr_record[] = {
    {"uuid", &xenith_type_string, offsetof(xenith_sr_record, uuid), XENITH_NEVER, NULL},
    {"name_label", &xenith_type_string, offsetof(xenith_sr_record, name_label), XENITH_ALWAYS, NULL},
    {"name_description", &xenith_type_string, offsetof(xenith_sr_record, name_description), XENITH_ALWAYS, NULL},
    {"VDIs", &xenith_type_vdi_set, offsetof(xenith_sr_record, VDIs), XENITH_NEVER, NULL},
    {"PBDs", &xenith_type_pbd_set, offsetof(xenith_sr_record, PBDs), XENITH_NEVER, NULL},
    {"virtual_allocation", &xenith_type_int, offsetof(xenith_sr_record, virtual_allocation), XENITH_NEVER, NULL},
    {"physical_utilisation", &xenith_type_int, offsetof(xenith_sr_record, physical_utilisation), XENITH_NEVER, NULL},
    {"physical_size", &xenith_type_int, offsetof(xenith_sr_record, physical_size), XENITH_ALWAYS, NULL},
    {"type", &xenith_type_string, offsetof(xenith_sr_record, type), XENITH_ALWAYS, NULL},
    {"content_type", &xenith_type_string, offsetof(xenith_sr_record, content_type), XENITH_ALWAYS, NULL},
    {"location", &xenith_type_string, offsetof(xenith_sr_record, location), XENITH_CHANGED, NULL},
    {NULL, NULL, 0, XENITH_NEVER, NULL}
};
const struct xenith_type xenith_type_sr_record = {
    .kind = XENITH_RECORD, .size = sizeof(void *), .inside = sizeof(xenith_sr_record), .fields = fields_of_sr_record
};

static const struct xenith_field fields_of_vdi_record[] = {
    {"uuid", &xenith_type_string, offsetof(xenith_vdi_record, uuid), XENITH_NEVER, NULL},
    {"name_label", &xenith_type_string, offsetof(xenith_vdi_record, name_label), XENITH_ALWAYS, NULL},
    {"name_description", &xenith_type_string, offsetof(xenith_vdi_record, name_description), XENITH_ALWAYS, NULL},
    {"SR", &xenith_type_string, offsetof(xenith_vdi_record, SR), XENITH_ALWAYS, NULL},
    {"VBDs", &xenith_type_vbd_set, offsetof(xenith_vdi_record, VBDs), XENITH_NEVER, NULL},
    {"crash_dumps", &xenith_type_crashdump_set, offsetof(xenith_vdi_record, crash_dumps), XENITH_NEVER, NULL},
    {"virtual_size", &xenith_type_int, offsetof(xenith_vdi_record, virtual_size), XENITH_ALWAYS, NULL},
    {"physical_utilisation", &xenith_type_int, offsetof(xenith_vdi_record, physical_utilisation), XENITH_NEVER, NULL},
    {"type", &xenith_type_vdi_type, offsetof(xenith_vdi_record, type), XENITH_ALWAYS, "user"},
    {"sharable", &xenith_type_bool, offsetof(xenith_vdi_record, sharable), XENITH_ALWAYS, NULL},
    {"read_only", &xenith_type_bool, offsetof(xenith_vdi_record, read_only), XENITH_ALWAYS, NULL},
    {"other_config", &xenith_type_string_string_map, offsetof(xenith_vdi_record, other_config), XENITH_ALWAYS, NULL},
    {"security_label", &xenith_type_string, offsetof(xenith_vdi_record, security_label), XENITH_NEVER, NULL},
    {"sector_size", &xenith_type_int, offsetof(xenith_vdi_record, sector_size), XENITH_CHANGED, "512"},
    {"parent", &xenith_type_string, offsetof(xenith_vdi_record, parent), XENITH_CHANGED, NULL},
    {"children", &xenith_type_vdi_set, offsetof(xenith_vdi_record, children), XENITH_NEVER, NULL},
    {NULL, NULL, 0, XENITH_NEVER, NULL}
};
const struct xenith_type xenith_type_vdi_record = {
    .kind = XENITH_RECORD, .size = sizeof(void *), .inside = sizeof(xenith_vdi_record), .fields = fields_of_vdi_record
};

static const struct xenith_field fields_of_vbd_record[] = {
    {"uuid", &xenith_type_string, offsetof(xenith_vbd_record, uuid), XENITH_NEVER, NULL},
    {"VM", &xenith_type_string, offsetof(xenith_vbd_record, VM), XENITH_ALWAYS, NULL},
    {"VDI", &xenith_type_string, offsetof(xenith_vbd_record, VDI), XENITH_ALWAYS, NULL},
    {"device", &xenith_type_string, offsetof(xenith_vbd_record, device), XENITH_ALWAYS, NULL},
    {"bootable", &xenith_type_bool, offsetof(xenith_vbd_record, bootable), XENITH_ALWAYS, NULL},
    {"mode", &xenith_type_vbd_mode, offsetof(xenith_vbd_record, mode), XENITH_ALWAYS, "RW"},
    {"type", &xenith_type_vbd_type, offsetof(xenith_vbd_record, type), XENITH_ALWAYS, "Disk"},
    {"currently_attached", &xenith_type_bool, offsetof(xenith_vbd_record, currently_attached), XENITH_NEVER, NULL},
    {"status_code", &xenith_type_int, offsetof(xenith_vbd_record, status_code), XENITH_NEVER, NULL},
    {"status_detail", &xenith_type_string, offsetof(xenith_vbd_record, status_detail), XENITH_NEVER, NULL},
    {"runtime_properties", &xenith_type_string_string_map, offsetof(xenith_vbd_record, runtime_properties), XENITH_NEVER, NULL},
    {"qos_algorithm_type", &xenith_type_string, offsetof(xenith_vbd_record, qos_algorithm_type), XENITH_ALWAYS, NULL},
    {"qos_algorithm_params", &xenith_type_string_string_map, offsetof(xenith_vbd_record, qos_algorithm_params), XENITH_ALWAYS, NULL},
    {"qos_supported_algorithms", &xenith_type_string_set, offsetof(xenith_vbd_record, qos_supported_algorithms), XENITH_NEVER, NULL},
    {"metrics", &xenith_type_string, offsetof(xenith_vbd_record, metrics), XENITH_NEVER, NULL},
    {"driver", &xenith_type_driver_type, offsetof(xenith_vbd_record, driver), XENITH_CHANGED, "paravirtualised"},
    {"IO_bandwidth_incoming_kbs", &xenith_type_float, offsetof(xenith_vbd_record, IO_bandwidth_incoming_kbs), XENITH_NEVER, NULL},
    {"IO_bandwidth_outgoing_kbs", &xenith_type_float, offsetof(xenith_vbd_record, IO_bandwidth_outgoing_kbs), XENITH_NEVER, NULL},
    {NULL, NULL, 0, XENITH_NEVER, NULL}
};
const struct xenith_type xenith_type_vbd_record = {
    .kind = XENITH_RECORD, .size = sizeof(void *), .inside = sizeof(xenith_vbd_record), .fields = fields_of_vbd_record
};

static const struct xenith_field fields_of_vbd_metrics_record[] = {
    {"uuid", &xenith_type_string, offsetof(xenith_vbd_metrics_record, uuid), XENITH_NEVER, NULL},
    {"io_read_kbs", &xenith_type_float, offsetof(xenith_vbd_metrics_record, io_read_kbs), XENITH_NEVER, NULL},
    {"io_write_kbs", &xenith_type_float, offsetof(xenith_vbd_metrics_record, io_write_kbs), XENITH_NEVER, NULL},
    {"last_updated", &xenith_type_time, offsetof(xenith_vbd_metrics_record, last_updated), XENITH_NEVER, NULL},
    {NULL, NULL, 0, XENITH_NEVER, NULL}
};
const struct xenith_type xenith_type_vbd_metrics_record = {
    .kind = XENITH_RECORD, .size = sizeof(void *), .inside = sizeof(xenith_vbd_metrics_record), .fields = fields_of_vbd_metrics_record
};

static const struct xenith_field fields_of_pbd_record[] = {
    {"uuid", &xenith_type_string, offsetof(xenith_pbd_record, uuid), XENITH_NEVER, NULL},
    {"host", &xenith_type_string, offsetof(xenith_pbd_record, host), XENITH_ALWAYS, NULL},
    {"SR", &xenith_type_string, offsetof(xenith_pbd_record, SR), XENITH_ALWAYS, NULL},
    {"device_config", &xenith_type_string_string_map, offsetof(xenith_pbd_record, device_config), XENITH_ALWAYS, NULL},
    {"currently_attached", &xenith_type_bool, offsetof(xenith_pbd_record, currently_attached), XENITH_NEVER, NULL},
    {NULL, NULL, 0, XENITH_NEVER, NULL}
};
const struct xenith_type xenith_type_pbd_record = {
    .kind = XENITH_RECORD, .size = sizeof(void *), .inside = sizeof(xenith_pbd_record), .fields = fields_of_pbd_record
};

static const struct xenith_field fields_of_crashdump_record[] = {
    {"uuid", &xenith_type_string, offsetof(xenith_crashdump_record, uuid), XENITH_NEVER, NULL},
    {"VM", &xenith_type_string, offsetof(xenith_crashdump_record, VM), XENITH_ALWAYS, NULL},
    {"VDI", &xenith_type_string, offsetof(xenith_crashdump_record, VDI), XENITH_ALWAYS, NULL},
    {"location", &xenith_type_string, offsetof(xenith_crashdump_record, location), XENITH_NEVER, NULL},
    {NULL, NULL, 0, XENITH_NEVER, NULL}
};
const struct xenith_type xenith_type_crashdump_record = {
    .kind = XENITH_RECORD, .size = sizeof(void *), .inside = sizeof(xenith_crashdump_record), .fields = fields_of_crashdump_record
};

static const struct xenith_field fields_of_vtpm_record[] = {
    {"uuid", &xenith_type_string, offsetof(xenith_vtpm_record, uuid), XENITH_NEVER, NULL},
    {"VM", &xenith_type_string, offsetof(xenith_vtpm_record, VM), XENITH_ALWAYS, NULL},
    {"backend", &xenith_type_string, offsetof(xenith_vtpm_record, backend), XENITH_ALWAYS, NULL},
    {"other_config", &xenith_type_string_string_map, offsetof(xenith_vtpm_record, other_config), XENITH_ALWAYS, NULL},
    {NULL, NULL, 0, XENITH_NEVER, NULL}
};
const struct xenith_type xenith_type_vtpm_record = {
    .kind = XENITH_RECORD, .size = sizeof(void *), .inside = sizeof(xenith_vtpm_record), .fields = fields_of_vtpm_record
};

static const struct xenith_field fields_of_dpci_record[] = {
    {"uuid", &xenith_type_string, offsetof(xenith_dpci_record, uuid), XENITH_NEVER, NULL},
    {"VM", &xenith_type_string, offsetof(xenith_dpci_record, VM), XENITH_ALWAYS, NULL},
    {"PPCI", &xenith_type_string, offsetof(xenith_dpci_record, PPCI), XENITH_ALWAYS, NULL},
    {"hotplug_slot", &xenith_type_int, offsetof(xenith_dpci_record, hotplug_slot), XENITH_ALWAYS, NULL},
    {"virtual_domain", &xenith_type_int, offsetof(xenith_dpci_record, virtual_domain), XENITH_NEVER, "-1"},
    {"virtual_bus", &xenith_type_int, offsetof(xenith_dpci_record, virtual_bus), XENITH_NEVER, "-1"},
    {"virtual_slot", &xenith_type_int, offsetof(xenith_dpci_record, virtual_slot), XENITH_NEVER, "-1"},
    {"virtual_func", &xenith_type_int, offsetof(xenith_dpci_record, virtual_func), XENITH_NEVER, "-1"},
    {"virtual_name", &xenith_type_string, offsetof(xenith_dpci_record, virtual_name), XENITH_NEVER, NULL},
    {NULL, NULL, 0, XENITH_NEVER, NULL}
};
const struct xenith_type xenith_type_dpci_record = {
    .kind = XENITH_RECORD, .size = sizeof(void *), .inside = sizeof(xenith_dpci_record), .fields = fields_of_dpci_record
};

static const struct xenith_field fields_of_ppci_record[] = {
    {"uuid", &xenith_type_string, offsetof(xenith_ppci_record, uuid), XENITH_NEVER, NULL},
    {"host", &xenith_type_string, offsetof(xenith_ppci_record, host), XENITH_NEVER, NULL},
    {"domain", &xenith_type_int, offsetof(xenith_ppci_record, domain), XENITH_NEVER, NULL},
    {"bus", &xenith_type_int, offsetof(xenith_ppci_record, bus), XENITH_NEVER, NULL},
    {"slot", &xenith_type_int, offsetof(xenith_ppci_record, slot), XENITH_NEVER, NULL},
    {"func", &xenith_type_int, offsetof(xenith_ppci_record, func), XENITH_NEVER, NULL},
    {"name", &xenith_type_string, offsetof(xenith_ppci_record, name), XENITH_NEVER, NULL},
    {"vendor_id", &xenith_type_int, offsetof(xenith_ppci_record, vendor_id), XENITH_NEVER, NULL},
    {"vendor_name", &xenith_type_string, offsetof(xenith_ppci_record, vendor_name), XENITH_NEVER, NULL},
    {"device_id", &xenith_type_int, offsetof(xenith_ppci_record, device_id), XENITH_NEVER, NULL},
    {"device_name", &xenith_type_string, offsetof(xenith_ppci_record, device_name), XENITH_NEVER, NULL},
    {"revision_id", &xenith_type_int, offsetof(xenith_ppci_record, revision_id), XENITH_NEVER, NULL},
    {"class_code", &xenith_type_int, offsetof(xenith_ppci_record, class_code), XENITH_NEVER, NULL},
    {"class_name", &xenith_type_string, offsetof(xenith_ppci_record, class_name), XENITH_NEVER, NULL},
    {"subsystem_vendor_id", &xenith_type_int, offsetof(xenith_ppci_record, subsystem_vendor_id), XENITH_NEVER, NULL},
    {"subsystem_vendor_name", &xenith_type_string, offsetof(xenith_ppci_record, subsystem_vendor_name), XENITH_NEVER, NULL},
    {"subsystem_id", &xenith_type_int, offsetof(xenith_ppci_record, subsystem_id), XENITH_NEVER, NULL},
    {"subsystem_name", &xenith_type_string, offsetof(xenith_ppci_record, subsystem_name), XENITH_NEVER, NULL},
    {"driver", &xenith_type_string, offsetof(xenith_ppci_record, driver), XENITH_NEVER, NULL},
    {NULL, NULL, 0, XENITH_NEVER, NULL}
};
const struct xenith_type xenith_type_ppci_record = {
    .kind = XENITH_RECORD, .size = sizeof(void *), .inside = sizeof(xenith_ppci_record), .fields = fields_of_ppci_record
};

static const struct xenith_field fields_of_dscsi_record[] = {
    {"uuid", &xenith_type_string, offsetof(xenith_dscsi_record, uuid), XENITH_NEVER, NULL},
    {"VM", &xenith_type_string, offsetof(xenith_dscsi_record, VM), XENITH_ALWAYS, NULL},
    {"PSCSI", &xenith_type_string, offsetof(xenith_dscsi_record, PSCSI), XENITH_ALWAYS, NULL},
    {"HBA", &xenith_type_string, offsetof(xenith_dscsi_record, HBA), XENITH_NEVER, NULL},
    {"virtual_host", &xenith_type_int, offsetof(xenith_dscsi_record, virtual_host), XENITH_NEVER, NULL},
    {"virtual_channel", &xenith_type_int, offsetof(xenith_dscsi_record, virtual_channel), XENITH_NEVER, NULL},
    {"virtual_target", &xenith_type_int, offsetof(xenith_dscsi_record, virtual_target), XENITH_NEVER, NULL},
    {"virtual_lun", &xenith_type_int, offsetof(xenith_dscsi_record, virtual_lun), XENITH_NEVER, NULL},
    {"virtual_HCTL", &xenith_type_string, offsetof(xenith_dscsi_record, virtual_HCTL), XENITH_ALWAYS, NULL},
    {"runtime_properties", &xenith_type_string_string_map, offsetof(xenith_dscsi_record, runtime_properties), XENITH_NEVER, NULL},
    {NULL, NULL, 0, XENITH_NEVER, NULL}
};
const struct xenith_type xenith_type_dscsi_record = {
    .kind = XENITH_RECORD, .size = sizeof(void *), .inside = sizeof(xenith_dscsi_record), .fields = fields_of_dscsi_record
};

static const struct xenith_field fields_of_dscsi_hba_record[] = {
    {"uuid", &xenith_type_string, offsetof(xenith_dscsi_hba_record, uuid), XENITH_NEVER, NULL},
    {"VM", &xenith_type_string, offsetof(xenith_dscsi_hba_record, VM), XENITH_ALWAYS, NULL},
    {"PSCSI_HBAs", &xenith_type_pscsi_hba_set, offsetof(xenith_dscsi_hba_record, PSCSI_HBAs), XENITH_NEVER, NULL},
    {"DSCSIs", &xenith_type_dscsi_set, offsetof(xenith_dscsi_hba_record, DSCSIs), XENITH_NEVER, NULL},
    {"virtual_host", &xenith_type_int, offsetof(xenith_dscsi_hba_record, virtual_host), XENITH_ALWAYS, NULL},
    {"assignment_mode", &xenith_type_string, offsetof(xenith_dscsi_hba_record, assignment_mode), XENITH_ALWAYS, NULL},
    {NULL, NULL, 0, XENITH_NEVER, NULL}
};
const struct xenith_type xenith_type_dscsi_hba_record = {
    .kind = XENITH_RECORD, .size = sizeof(void *), .inside = sizeof(xenith_dscsi_hba_record), .fields = fields_of_dscsi_hba_record
};

static const struct xenith_field fields_of_pscsi_record[] = {
    {"uuid", &xenith_type_string, offsetof(xenith_pscsi_record, uuid), XENITH_NEVER, NULL},
    {"host", &xenith_type_string, offsetof(xenith_pscsi_record, host), XENITH_NEVER, NULL},
    {"HBA", &xenith_type_string, offsetof(xenith_pscsi_record, HBA), XENITH_NEVER, NULL},
    {"physical_host", &xenith_type_int, offsetof(xenith_pscsi_record, physical_host), XENITH_NEVER, NULL},
    {"physical_channel", &xenith_type_int, offsetof(xenith_pscsi_record, physical_channel), XENITH_NEVER, NULL},
    {"physical_target", &xenith_type_int, offsetof(xenith_pscsi_record, physical_target), XENITH_NEVER, NULL},
    {"physical_lun", &xenith_type_int, offsetof(xenith_pscsi_record, physical_lun), XENITH_NEVER, NULL},
    {"physical_HCTL", &xenith_type_string, offsetof(xenith_pscsi_record, physical_HCTL), XENITH_NEVER, NULL},
    {"vendor_name", &xenith_type_string, offsetof(xenith_pscsi_record, vendor_name), XENITH_NEVER, NULL},
    {"model", &xenith_type_string, offsetof(xenith_pscsi_record, model), XENITH_NEVER, NULL},
    {"type_id", &xenith_type_int, offsetof(xenith_pscsi_record, type_id), XENITH_NEVER, NULL},
    {"type", &xenith_type_string, offsetof(xenith_pscsi_record, type), XENITH_NEVER, NULL},
    {"dev_name", &xenith_type_string, offsetof(xenith_pscsi_record, dev_name), XENITH_NEVER, NULL},
    {"sg_name", &xenith_type_string, offsetof(xenith_pscsi_record, sg_name), XENITH_NEVER, NULL},
    {"revision", &xenith_type_string, offsetof(xenith_pscsi_record, revision), XENITH_NEVER, NULL},
    {"scsi_id", &xenith_type_string, offsetof(xenith_pscsi_record, scsi_id), XENITH_NEVER, NULL},
    {"scsi_level", &xenith_type_int, offsetof(xenith_pscsi_record, scsi_level), XENITH_NEVER, NULL},
    {NULL, NULL, 0, XENITH_NEVER, NULL}
};
const struct xenith_type xenith_type_pscsi_record = {
    .kind = XENITH_RECORD, .size = sizeof(void *), .inside = sizeof(xenith_pscsi_record), .fields = fields_of_pscsi_record
};

static const struct xenith_field fields_of_pscsi_hba_record[] = {
    {"uuid", &xenith_type_string, offsetof(xenith_pscsi_hba_record, uuid), XENITH_NEVER, NULL},
    {"host", &xenith_type_string, offsetof(xenith_pscsi_hba_record, host), XENITH_NEVER, NULL},
    {"physical_host", &xenith_type_int, offsetof(xenith_pscsi_hba_record, physical_host), XENITH_NEVER, NULL},
    {"PSCSIs", &xenith_type_pscsi_set, offsetof(xenith_pscsi_hba_record, PSCSIs), XENITH_NEVER, NULL},
    {NULL, NULL, 0, XENITH_NEVER, NULL}
};
const struct xenith_type xenith_type_pscsi_hba_record = {
    .kind = XENITH_RECORD, .size = sizeof(void *), .inside = sizeof(xenith_pscsi_hba_record), .fields = fields_of_pscsi_hba_record
};

static const struct xenith_field fields_of_xspolicy_record[] = {
    {"uuid", &xenith_type_string, offsetof(xenith_xspolicy_record, uuid), XENITH_NEVER, NULL},
    {"repr", &xenith_type_string, offsetof(xenith_xspolicy_record, repr), XENITH_ALWAYS, NULL},
    {"type", &xenith_type_int, offsetof(xenith_xspolicy_record, type), XENITH_NEVER, NULL},
    {"flags", &xenith_type_int, offsetof(xenith_xspolicy_record, flags), XENITH_NEVER, NULL},
    {NULL, NULL, 0, XENITH_NEVER, NULL}
};
const struct xenith_type xenith_type_xspolicy_record = {
    .kind = XENITH_RECORD, .size = sizeof(void *), .inside = sizeof(xenith_xspolicy_record), .fields = fields_of_xspolicy_record
};

static const struct xenith_field fields_of_acmpolicy_record[] = {
    {"uuid", &xenith_type_string, offsetof(xenith_acmpolicy_record, uuid), XENITH_NEVER, NULL},
    {"repr", &xenith_type_string, offsetof(xenith_acmpolicy_record, repr), XENITH_ALWAYS, NULL},
    {"type", &xenith_type_int, offsetof(xenith_acmpolicy_record, type), XENITH_NEVER, NULL},
    {"flags", &xenith_type_int, offsetof(xenith_acmpolicy_record, flags), XENITH_NEVER, NULL},
    {NULL, NULL, 0, XENITH_NEVER, NULL}
};
const struct xenith_type xenith_type_acmpolicy_record = {
    .kind = XENITH_RECORD, .size = sizeof(void *), .inside = sizeof(xenith_acmpolicy_record), .fields = fields_of_acmpolicy_record
};

static const struct xenith_field fields_of_cpu_pool_record[] = {
    {"uuid", &xenith_type_string, offsetof(xenith_cpu_pool_record, uuid), XENITH_NEVER, NULL},
    {"name_label", &xenith_type_string, offsetof(xenith_cpu_pool_record, name_label), XENITH_ALWAYS, NULL},
    {"name_description", &xenith_type_string, offsetof(xenith_cpu_pool_record, name_description), XENITH_ALWAYS, NULL},
    {"resident_on", &xenith_type_string, offsetof(xenith_cpu_pool_record, resident_on), XENITH_NEVER, NULL},
    {"auto_power_on", &xenith_type_bool, offsetof(xenith_cpu_pool_record, auto_power_on), XENITH_ALWAYS, NULL},
    {"started_VMs", &xenith_type_vm_set, offsetof(xenith_cpu_pool_record, started_VMs), XENITH_NEVER, NULL},
    {"ncpu", &xenith_type_int, offsetof(xenith_cpu_pool_record, ncpu), XENITH_ALWAYS, "1"},
    {"sched_policy", &xenith_type_string, offsetof(xenith_cpu_pool_record, sched_policy), XENITH_ALWAYS, NULL},
    {"proposed_CPUs", &xenith_type_string_set, offsetof(xenith_cpu_pool_record, proposed_CPUs), XENITH_ALWAYS, NULL},
    {"host_CPUs", &xenith_type_host_cpu_set, offsetof(xenith_cpu_pool_record, host_CPUs), XENITH_NEVER, NULL},
    {"activated", &xenith_type_bool, offsetof(xenith_cpu_pool_record, activated), XENITH_NEVER, NULL},
    {"other_config", &xenith_type_string_string_map, offsetof(xenith_cpu_pool_record, other_config), XENITH_ALWAYS, NULL},
    {NULL, NULL, 0, XENITH_NEVER, NULL}
};
const struct xenith_type xenith_type_cpu_pool_record = {
    .kind = XENITH_RECORD, .size = sizeof(void *), .inside = sizeof(xenith_cpu_pool_record), .fields = fields_of_cpu_pool_record
};

static const struct xenith_field fields_of_debug_record[] = {
    {NULL, NULL, 0, XENITH_NEVER, NULL}
};
const struct xenith_type xenith_type_debug_record = {
    .kind = XENITH_RECORD, .size = sizeof(void *), .inside = sizeof(xenith_debug_record), .fields = fields_of_debug_record
};
