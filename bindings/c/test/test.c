/*
 * The library against a host: XENITH_URL, XENITH_USER, XENITH_PASSWORD, and the kernel of a small guest in argv[1]. Meant to
 * be run under valgrind: whatever was given is freed.
 */
#include <xenith/all.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static xenith_conn *conn;

static void stop(const char *what, int line)
{
    fprintf(stderr, "line %d: %s\n", line, what);
    for (size_t i = 0; conn != NULL && i < conn->error_count; i++)
        fprintf(stderr, "  %s\n", conn->error[i]);
    exit(1);
}

#define NEED(what) do { if (!(what)) stop(#what, __LINE__); } while (0)
#define REFUSED(call, code) NEED(!(call) && strcmp(xenith_error_code(conn), code) == 0)

static xenith_vm_record *record(const char *name, const char *kernel)
{
    xenith_vm_record *made = xenith_vm_record_alloc();
    NEED(made != NULL && made->memory_static_max == 128 << 20);
    NEED(made->actions_after_crash == XENITH_ON_CRASH_BEHAVIOUR_RESTART);
    made->name_label = xenith_copy(name);
    made->PV_kernel = xenith_copy(kernel);
    made->memory_static_max = made->memory_dynamic_max = 16 << 20;
    made->other_config = xenith_string_string_map_alloc(2);
    made->other_config->items[0].key = xenith_copy("a");
    made->other_config->items[0].val = xenith_copy("<&>\xc3\xa9");
    made->other_config->items[1].key = xenith_copy("empty");
    return made;
}

static void life(const char *kernel)
{
    xenith_vm_record *wanted = record("c", kernel);
    xenith_task task;
    xenith_vm vm;
    NEED(xenith_vm_async_create(conn, &task, wanted));
    NEED(xenith_wait(conn, task, &xenith_type_string, &vm));
    xenith_task_free(task);
    xenith_vm_record_free(wanted);

    xenith_vm_record *got;
    NEED(xenith_vm_get_record_internal(conn, &got, vm));
    NEED(strcmp(got->uuid, xenith_vm_text(vm)) == 0 && strcmp(got->name_label, "c") == 0);
    NEED(got->power_state == XENITH_VM_POWER_STATE_HALTED && got->memory_static_max == 16 << 20 && got->domid == -1);
    NEED(got->other_config->size == 2 && strcmp(got->other_config->items[0].val, "<&>\xc3\xa9") == 0);
    NEED(strcmp(got->other_config->items[1].val, "") == 0 && got->consoles->size == 1 && got->VIFs->size == 0);
    /* What was read makes another one; what 0.4.3 alone has stays unsaid. */
    xenith_vm copy;
    NEED(xenith_vm_create(conn, &copy, got));
    xenith_string_string_map *map;
    NEED(xenith_vm_get_other_config(conn, &map, copy) && map->size == 2);
    xenith_string_string_map_free(map);
    NEED(xenith_vm_destroy(conn, copy));
    xenith_vm_free(copy);
    xenith_vm_record_free(got);

    NEED(xenith_vm_async_start(conn, &task, vm, false) && xenith_wait(conn, task, NULL, NULL));
    xenith_task_free(task);
    enum xenith_vm_power_state state;
    NEED(xenith_vm_get_power_state(conn, &state, vm) && state == XENITH_VM_POWER_STATE_RUNNING);
    NEED(strcmp(xenith_vm_power_state_text(state), "Running") == 0);
    NEED(xenith_vm_pause(conn, vm));
    REFUSED(xenith_vm_pause(conn, vm), "VM_BAD_POWER_STATE");
    NEED(conn->error_count == 4 && strcmp(conn->error[2], "Running") == 0);
    NEED(xenith_vm_async_pause(conn, &task, vm));
    REFUSED(xenith_wait(conn, task, NULL, NULL), "VM_BAD_POWER_STATE");
    xenith_task_free(task);

    xenith_vm_metrics metrics;
    xenith_vm_metrics_record *numbers;
    NEED(xenith_vm_get_metrics(conn, &metrics, vm) && xenith_vm_metrics_get_record(conn, &numbers, metrics));
    NEED(numbers->VCPUs_number == 1 && numbers->start_time > 1600000000 && numbers->last_updated >= numbers->start_time);
    xenith_vm_metrics_record_free(numbers);
    xenith_vm_metrics_free(metrics);

    NEED(xenith_vm_hard_shutdown(conn, vm));
    NEED(xenith_vm_add_to_other_config(conn, vm, "k", "v"));
    REFUSED(xenith_vm_add_to_other_config(conn, vm, "k", "w"), "MAP_DUPLICATE_KEY");
    REFUSED(xenith_vm_set_actions_after_reboot(conn, vm, XENITH_ON_NORMAL_EXIT_UNDEFINED), "INTERNAL_ERROR");
    xenith_vm_set *all;
    NEED(xenith_vm_get_by_name_label(conn, &all, "c"));
    NEED(all->size == 1 && strcmp(xenith_vm_text(all->items[0]), xenith_vm_text(vm)) == 0);
    xenith_vm_set_free(all);
    NEED(xenith_vm_destroy(conn, vm));
    REFUSED(xenith_vm_get_record(conn, &got, vm), "HANDLE_INVALID");
    NEED(got == NULL);
    xenith_vm_free(vm);
}

static void sets_and_events(void)
{
    xenith_string_set *classes = xenith_string_set_alloc(1);
    classes->items[0] = xenith_copy("cpu_pool");
    NEED(xenith_event_register(conn, classes));
    xenith_string_set_free(classes);
    xenith_cpu_pool_record *wanted = xenith_cpu_pool_record_alloc();
    wanted->name_label = xenith_copy("c");
    wanted->proposed_CPUs = xenith_string_set_alloc(1);
    wanted->proposed_CPUs->items[0] = xenith_copy("0");
    xenith_cpu_pool pool;
    NEED(xenith_cpu_pool_create(conn, &pool, wanted));
    xenith_cpu_pool_record_free(wanted);
    xenith_event_record_set *events;
    NEED(xenith_event_next(conn, &events) && events->size > 0);
    NEED(strcmp(events->items[0]->class_, "cpu_pool") == 0 && events->items[0]->timestamp > 1600000000);
    NEED(events->items[0]->operation == XENITH_EVENT_OPERATION_ADD);
    xenith_event_record_set_free(events);
    NEED(xenith_cpu_pool_add_to_proposed_CPUs(conn, pool, "1"));
    xenith_string_set *cpus;
    NEED(xenith_cpu_pool_get_proposed_CPUs(conn, &cpus, pool) && cpus->size == 2);
    xenith_string_set_free(cpus);
    NEED(xenith_cpu_pool_destroy(conn, pool));
    xenith_cpu_pool_free(pool);
}

/* Every record of the host fits its struct. */
static void everything(void)
{
#define ALL(class) do { \
        xenith_##class##_##class##_record_map *map; \
        NEED(xenith_##class##_get_all_records(conn, &map)); \
        xenith_##class##_##class##_record_map_free(map); \
    } while (0)
    ALL(vm);
    ALL(host);
    ALL(host_cpu);
    ALL(host_metrics);
    ALL(pif);
    ALL(console);
    ALL(user);
    ALL(session);
    ALL(task);
    ALL(cpu_pool);
    xenith_host_set *hosts;
    NEED(xenith_host_get_all(conn, &hosts) && hosts->size == 1);
    xenith_host_set_free(hosts);
    xenith_xs_policystate *state;
    NEED(xenith_xspolicy_get_xspolicy(conn, &state));
    xenith_xs_policystate_free(state);
    xenith_string_set *methods;
    NEED(xenith_host_list_methods(conn, &methods) && methods->size > 600);
    xenith_string_set_free(methods);
    REFUSED(xenith_debug_return_failure(conn), xenith_error_code(conn));
}

int main(int argc, char **argv)
{
    const char *url = getenv("XENITH_URL"), *user = getenv("XENITH_USER"), *password = getenv("XENITH_PASSWORD");
    NEED(argc == 2 && url != NULL && user != NULL && password != NULL);
    conn = xenith_login("http://127.0.0.1:1/", user, password);
    NEED(conn != NULL && !conn->ok && strcmp(xenith_error_code(conn), "INTERNAL_ERROR") == 0);
    xenith_logout(conn);
    conn = xenith_login(url, user, "wrong");
    NEED(conn != NULL && strcmp(xenith_error_code(conn), "SESSION_AUTHENTICATION_FAILED") == 0);
    xenith_logout(conn);
    conn = xenith_login(url, user, password);
    NEED(conn != NULL && conn->ok);
    xenith_set_timeout(conn, 60);
    life(argv[1]);
    sets_and_events();
    everything();
    xenith_logout(conn);
    conn = NULL;
    puts("ok");
    return 0;
}
