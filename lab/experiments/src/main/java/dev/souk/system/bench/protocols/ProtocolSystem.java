package dev.souk.system.bench.protocols;

import dev.souk.launcher.api.ProcessStatus;
import dev.souk.launcher.api.RunningSouk;
import dev.souk.launcher.api.Topology;
import dev.souk.system.bench.load.Customer;
import dev.souk.system.bench.load.Shop;
import dev.souk.system.bench.measured.SystemProcesses;
import dev.souk.tools.client.Call;
import dev.souk.tools.client.SoukClient;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** The running system that is measured, and its customers. */
record ProtocolSystem(RunningSouk souk, Shop shop) {

    static final String GATEWAY = Topology.GATEWAY.name();
    static final String SERVICES = "services";

    /** Who takes part in one of the calls, beside the gateway. */
    private static final Set<String> TAKING_PART = Set.of(
            Topology.USERS.name(),
            Topology.ORDERS.name(),
            Topology.STOREFRONT.name(),
            Topology.GRPC.name(),
            Topology.POSTGRES.name());

    /** All customers, each with two confirmed orders and a new token: one lives for minutes. */
    List<Endpoint> customers() throws IOException {
        var gateway = new SoukClient(souk.gateway(), Endpoint.TIME_LIMIT);
        var endpoints = new ArrayList<Endpoint>();
        for (Customer customer : shop.customers()) {
            customer.caller().logIn();
            customer.order();
            customer.order();
            String header = customer.caller().authorization().strip();
            String token = header.substring(header.lastIndexOf(' ') + 1);
            List<UUID> orders = gateway.send(Call.get("/orders?limit=2").withToken(token))
                    .expect(200)
                    .json()
                    .path("items")
                    .valueStream()
                    .map(order -> UUID.fromString(order.path("id").asString("")))
                    .toList();
            endpoints.add(new Endpoint(http(), grpc(), token, customer.caller().accountId(), orders));
        }
        return endpoints;
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
            boolean isGateway = process.service().equals(GATEWAY);
            if (pid != null && (isGateway || TAKING_PART.contains(process.service()))) {
                pids.put(pid, isGateway ? GATEWAY : SERVICES);
            }
        }
        return new SystemProcesses(pids);
    }
}
