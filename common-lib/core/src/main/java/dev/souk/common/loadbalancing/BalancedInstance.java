package dev.souk.common.loadbalancing;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.client.DefaultServiceInstance;
import org.springframework.cloud.client.ServiceInstance;

/** An instance of the registry, with what this process has learned from its calls. Lock-free. */
public final class BalancedInstance extends DefaultServiceInstance {

    private static final Logger log = LoggerFactory.getLogger(BalancedInstance.class);
    private static final int DEFAULT_WEIGHT = 100;
    private static final Pattern NUMBER = Pattern.compile("\\d{1,6}");

    /**
     * More than any latency: an instance that has not responded yet gets one call, and no second one before the
     * response.
     */
    private static final double NO_RESPONSE_YET = Long.MAX_VALUE >> 16;

    private final InstancePool pool;
    private final CallMeters meters;
    private final long addedAt;
    private final AtomicInteger outstanding = new AtomicInteger();
    private final AtomicInteger consecutiveErrors = new AtomicInteger();
    private final DecayingValue latency;
    private final DecayingValue failures;
    private volatile ServiceInstance registered;
    private volatile int weight;
    private volatile long ejectedUntil;

    BalancedInstance(InstancePool pool, ServiceInstance registered, CallMeters meters) {
        super(
                id(registered),
                registered.getServiceId(),
                host(registered),
                registered.getPort(),
                registered.isSecure(),
                metadata(registered));
        double memory = pool.settings().memory().toNanos();
        this.pool = pool;
        this.meters = meters;
        this.registered = registered;
        this.addedAt = pool.joiningTime();
        this.latency = new DecayingValue(memory, addedAt);
        this.failures = new DecayingValue(memory, addedAt);
        this.ejectedUntil = addedAt;
        refresh(registered);
    }

    /** The simple discovery client knows instances without an id. */
    static String id(ServiceInstance registered) {
        String id = registered.getInstanceId();
        return id == null ? registered.getHost() + ":" + registered.getPort() : id;
    }

    /** As it stands in a URI: an IPv6 address in brackets (RFC 3986, 3.2.2). */
    static String host(ServiceInstance registered) {
        String host = registered.getHost();
        return host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
    }

    @Override
    public String getInstanceId() {
        return Objects.requireNonNull(super.getInstanceId());
    }

    /** What an instance says of itself in the registry: {@code eureka.instance.metadata-map}. */
    static Map<String, String> metadata(ServiceInstance registered) {
        return Objects.requireNonNullElse(registered.getMetadata(), Map.of());
    }

    @Override
    public boolean isSecure() {
        return registered.isSecure();
    }

    @Override
    public Map<String, String> getMetadata() {
        return metadata(registered);
    }

    /** Its metadata may have changed. Its weight is the default if there is none, or no number from 0 to 999999. */
    void refresh(ServiceInstance current) {
        registered = current;
        String number = metadata(current).getOrDefault("weight", "");
        weight = NUMBER.matcher(number).matches() ? Integer.parseInt(number) : DEFAULT_WEIGHT;
    }

    /** The registry does not have it any more. */
    void leave() {
        meters.remove();
    }

    /** Begins a call to it. The caller ends it, whatever happens. */
    public BalancedCall begin() {
        outstanding.incrementAndGet();
        return new BalancedCall(this, pool.now());
    }

    void end(CallOutcome outcome, long startedAt) {
        long now = pool.now();
        outstanding.decrementAndGet();
        meters.count(outcome, now - startedAt);
        learn(outcome, now - startedAt, now);
        if (pool.settings().ejection().applies(outcome, this, pool.instances(), now)) {
            eject(outcome, now);
        }
    }

    private void learn(CallOutcome outcome, long nanos, long now) {
        switch (outcome) {
            case SUCCESS -> {
                latency.average(nanos, now);
                if (consecutiveErrors.get() != 0) { // a read is cheaper than a write, and the rule
                    consecutiveErrors.set(0);
                }
            }
            case REJECTED -> fail(nanos, now);
            case ERROR, UNREACHABLE -> {
                if (!isEjected(now)) { // those of calls that were in progress do not count afterwards
                    consecutiveErrors.incrementAndGet();
                }
                fail(nanos, now);
            }
            case CANCELLED -> latency.average(nanos, now); // for as long as the caller waited, at least
        }
    }

    private void fail(long nanos, long now) {
        latency.average(Math.max(nanos, pool.settings().failurePenalty().toNanos()), now);
        failures.increment(now);
    }

    /** Excludes it from choices for a while; it begins without consecutive errors then. */
    private void eject(CallOutcome outcome, long now) {
        long nanos = pool.settings().ejection().duration().toNanos();
        ejectedUntil = now + nanos;
        consecutiveErrors.set(0);
        meters.countEjection();
        log.info(
                "{} receives no calls for {} ms, the last one ended with {}",
                getInstanceId(),
                nanos / 1_000_000,
                outcome);
    }

    /** Calls in progress. */
    public int outstanding() {
        return outstanding.get();
    }

    /** Calls in progress, and recent failures as if they still were: what fails at once is never in progress. */
    long load(long now) {
        return outstanding.get() + recentFailures(now);
    }

    /**
     * What the next call would cost: the average latency times the calls that it would compete with, itself included.
     */
    double cost(long now) {
        int inProgress = outstanding.get();
        double nanos = latency.at(now);
        return nanos == 0 && inProgress > 0 ? NO_RESPONSE_YET + inProgress : nanos * (inProgress + 1);
    }

    /** Errors since the last success. */
    int consecutiveErrors() {
        return consecutiveErrors.get();
    }

    /** Rounded: what is left of one failure counts until half of it is gone, not forever. */
    long recentFailures(long now) {
        return Math.round(failures.at(now));
    }

    /** Its share of calls in relation to the weights of the others; 0 for none. */
    public int weight() {
        return weight;
    }

    /** Whether it is excluded from choices. */
    boolean isEjected(long now) {
        return ejectedUntil - now > 0;
    }

    /** For how long it has been known. */
    long age(long now) {
        return now - addedAt;
    }
}
