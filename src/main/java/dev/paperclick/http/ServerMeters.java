package dev.paperclick.http;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.ToDoubleFunction;
import org.springframework.stereotype.Component;

/** The meters of a server that is open, besides those of its routes: connections, queue, floods, health, the JVM. */
@Component
class ServerMeters implements AutoCloseable {

    private final MeterRegistry registry;
    private final UnknownRequests unknown;
    private final List<HealthCheck> checks;

    private final List<Meter> ofListeners = new ArrayList<>();
    private final JvmGcMetrics collections = new JvmGcMetrics();
    private boolean bound;

    ServerMeters(MeterRegistry registry, UnknownRequests unknown, List<HealthCheck> checks) {
        this.registry = registry;
        this.unknown = unknown;
        this.checks = List.copyOf(checks);
    }

    /** The meter of one route, or of what has none. */
    RouteMeter route(String listener, String route) {
        return new RouteMeter(registry, listener, route);
    }

    /** From now on these are measured. Most commands open no server and bind nothing. */
    synchronized void watch(Listener publicListener, Listener console, ThreadPoolExecutor workers) {
        bindOnce();
        connections("public", publicListener);
        connections("console", console);
        ofListeners.add(gauge(
                "paperclick.http.draining",
                "1 while the server lets go of its clients",
                publicListener,
                listener -> listener.isDraining() ? 1 : 0));
        ofListeners.add(gauge(
                "paperclick.http.queue",
                "Requests that wait for a worker",
                workers,
                pool -> pool.getQueue().size()));
    }

    /** The listeners are closed. */
    synchronized void forget() {
        ofListeners.forEach(registry::remove);
        ofListeners.clear();
    }

    private void connections(String name, Listener listener) {
        ofListeners.add(Gauge.builder("paperclick.http.connections", listener, Listener::connections)
                .description("Open connections")
                .tag("listener", name)
                .register(registry));
    }

    private void bindOnce() {
        if (bound) {
            return;
        }
        bound = true;
        unknownIds("answered", UnknownRequests::answered);
        unknownIds("refused", UnknownRequests::refused);
        checks.forEach(check -> Gauge.builder("paperclick.health", check, up -> up.isUp() ? 1 : 0)
                .description("1 while this is well")
                .tag("check", check.name())
                .register(registry));
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        collections.bindTo(registry);
    }

    private void unknownIds(String outcome, ToDoubleFunction<UnknownRequests> count) {
        FunctionCounter.builder("paperclick.unknown.ids", unknown, count)
                .description("Requests for tracked links that do not exist")
                .tag("outcome", outcome)
                .register(registry);
    }

    private <T> Gauge gauge(String name, String description, T source, ToDoubleFunction<T> value) {
        return Gauge.builder(name, source, value).description(description).register(registry);
    }

    @Override
    public void close() {
        collections.close();
    }
}
