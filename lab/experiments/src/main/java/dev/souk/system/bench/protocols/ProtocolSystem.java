package dev.souk.system.bench.protocols;

import dev.souk.launcher.api.ProcessStatus;
import dev.souk.launcher.api.RunningSouk;
import dev.souk.launcher.api.Topology;
import dev.souk.system.bench.load.Customer;
import dev.souk.system.bench.load.Outcome;
import dev.souk.system.bench.load.Shop;
import dev.souk.system.bench.load.Work;
import dev.souk.system.bench.measured.SystemProcesses;
import dev.souk.system.bench.protocols.client.Endpoint;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The running system that is measured, and its customers.
 *
 * @param failures of calls in the measured windows, by kind
 * @param progress for whoever waits
 */
record ProtocolSystem(
        RunningSouk souk, Shop shop, ProtocolsPlan plan, Map<String, Long> failures, Consumer<String> progress) {

    static final String GATEWAY = "gateway";
    static final String SERVICES = "services";

    private static final int TRIES = 10;

    /** Who take part in one of the calls, beside the gateway. */
    private static final Set<String> TAKING_PART = Set.of(
            Topology.USERS.name(),
            Topology.ORDERS.name(),
            Topology.STOREFRONT.name(),
            Topology.GRPC.name(),
            Topology.POSTGRES.name());

    /** The first customers at the gateway, each with a new token: one lives for minutes. */
    List<Endpoint> callers(int count) throws IOException {
        var endpoints = new ArrayList<Endpoint>();
        for (Customer customer : shop.customers().subList(0, count)) {
            endpoints.add(endpoint(customer));
        }
        return endpoints;
    }

    Endpoint endpoint(Customer customer) throws IOException {
        customer.caller().logIn();
        String header = customer.caller().authorization().strip();
        String token = header.substring(header.lastIndexOf(' ') + 1);
        return new Endpoint(http(), grpc(), customer.caller().accountId(), token);
    }

    int http() {
        return URI.create(souk.gateway()).getPort();
    }

    int grpc() {
        String address = Objects.requireNonNull(souk.status().grpc());
        return Integer.parseInt(address.substring(address.indexOf(':') + 1));
    }

    /** The gateway, and those behind it that take part in one of the calls. */
    SystemProcesses processes() {
        var pids = new HashMap<Long, String>();
        for (ProcessStatus process : souk.status().processes()) {
            Long pid = process.pid();
            boolean isGateway = process.service().equals(Topology.GATEWAY.name());
            if (pid != null && (isGateway || TAKING_PART.contains(process.service()))) {
                pids.put(pid, isGateway ? GATEWAY : SERVICES);
            }
        }
        return new SystemProcesses(pids);
    }

    /** Does it once, and again if it fails without a fault, which is kept. */
    void untilDone(Work work) throws IOException {
        for (int tries = 1; ; tries++) {
            try {
                work.perform();
                return;
            } catch (IOException failed) {
                failures.merge("one at a time: " + Sight.of(failed), 1L, Long::sum);
                if (tries == TRIES) {
                    throw failed;
                }
            }
        }
    }

    /** Keeps what failed. */
    void check(String what, Outcome outcome) {
        outcome.errors().forEach((kind, count) -> failures.merge(what + ": " + kind, count, Long::sum));
    }
}
