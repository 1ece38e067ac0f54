//! cpu_pool (XenAPI 1.0.10, "Class: cpu_pool").
//!
//! A pool object is a Xen cpupool while it is activated. The text types host_CPUs as VMs in the table and as host CPUs in
//! the getter: it is host CPUs.

schema! {
    mod cpu_pool: cpu_pool {
        doc = "A CPU pool.",
        create = Hook::Pool, destroy = Hook::Pool, errors = &[POOL_BAD_STATE], bound = 64
    }
    fields {
        uuid: Str, RO_run, "Unique identifier/object reference.";
        name_label: Str, RW, "Name of cpu_pool.";
        name_description: Str, RW, "Additional description.";
        resident_on: Ref(host), RO_run, "The host the cpu_pool is currently resident on.";
        auto_power_on: Bool, RW, "True if this pool should be activated with the host.";
        started_VMs: Set(&Ref(VM)), RO_run, "List of VMs currently started in this pool.",
            source = Source::Live(Live::PoolVms);
        ncpu: Int, RW, "Number of host_CPUs requested for this pool at next start.", default = Default::Int(1),
            check = Check::Cpus, inactive = true;
        sched_policy: Str, RW, "Scheduler policy on this pool; empty: the one Xen was booted with.";
        proposed_CPUs: Set(&Str), RW, "List of host CPUs (their numbers) to take first at next start.", inactive = true;
        host_CPUs: Set(&Ref(host_cpu)), RO_run, "List of host_cpus currently assigned to this pool.",
            source = Source::Live(Live::PoolCpus);
        activated: Bool, RO_run, "True if this pool is activated.", source = Source::Live(Live::PoolActive);
        other_config: Map(&[Str, Str]), RW, "Additional configuration.";
    }
    messages {
        activate(self: Ref(cpu_pool)) -> Void [POOL_BAD_STATE, INSUFFICIENT_CPUS, UNKOWN_SCHED_POLICY], Admin,
            Handler::PoolActivate, "Activate the cpu_pool and assign the given CPUs to it.", since = V1_0_10;
        deactivate(self: Ref(cpu_pool)) -> Void [POOL_BAD_STATE], Admin, Handler::PoolDeactivate,
            "Deactivate the cpu_pool and release all CPUs assigned to it. No VM may be in it.", since = V1_0_10;
        add_host_CPU_live(self: Ref(cpu_pool), host_cpu: Ref(host_cpu)) -> Void [POOL_BAD_STATE, INVALID_CPU], Admin,
            Handler::PoolAddCpu, "Add an additional CPU immediately to an activated cpu_pool.", since = V1_0_10;
        remove_host_CPU_live(self: Ref(cpu_pool), host_cpu: Ref(host_cpu)) -> Void
            [POOL_BAD_STATE, INVALID_CPU, LAST_CPU_NOT_REMOVEABLE], Admin, Handler::PoolRemoveCpu,
            "Remove a CPU immediately from an activated cpu_pool.", since = V1_0_10;
    }
}
