package dev.souk.launcher.api;

import dev.souk.launcher.api.ServiceDefinition.PortRule;
import dev.souk.launcher.api.ServiceDefinition.PortRule.FixedPort;
import dev.souk.launcher.api.ServiceDefinition.PortRule.PreferredPort;
import dev.souk.launcher.api.ServiceDefinition.PortRule.RandomPort;
import dev.souk.launcher.api.ServiceDefinition.ProcessType;
import java.util.List;
import java.util.stream.Stream;

/**
 * All of Souk on one page: each process with its memory limit, configured addresses, database, topics and port. The
 * rights of its accounts of the databases and of the broker follow from it. `./souk up`, the system tests and the
 * benchmarks all start this topology.
 */
public final class Topology {

    /** One server with a database for each service; no role can connect to the database of another. */
    public static final ServiceDefinition POSTGRES =
            ServiceDefinition.of("postgres", ProcessType.POSTGRES, 0, new PreferredPort(54320, "SOUK_POSTGRES_PORT"));

    /** One broker that is its own controller (KRaft). */
    public static final ServiceDefinition KAFKA =
            ServiceDefinition.of("kafka", ProcessType.KAFKA, 64, new PreferredPort(9092, "SOUK_KAFKA_PORT"));

    /** The actuator of the gateway, which is not on its public port. */
    public static final PortRule GATEWAY_MANAGEMENT = new PreferredPort(8081, "SOUK_GATEWAY_MANAGEMENT_PORT");

    /** The console, inside the launcher: traces, logs and metrics of everything else. */
    public static final PortRule CONSOLE = new PreferredPort(8079, "SOUK_CONSOLE_PORT");

    /** Eureka: every instance registers here and discovers the others. */
    public static final ServiceDefinition REGISTRY =
            ServiceDefinition.boot("registry-service", 96, new FixedPort(8761, "SOUK_REGISTRY_PORT"));

    /** The only entry point for callers. */
    public static final ServiceDefinition GATEWAY = ServiceDefinition.boot(
                    "gateway-service", 96, new FixedPort(8080, "SOUK_GATEWAY_PORT"))
            .needing(REGISTRY);

    /** HAProxy in front of several gateways, on their port. It runs only if there are several and it is installed. */
    public static final ServiceDefinition EDGE = ServiceDefinition.of("haproxy", ProcessType.PROXY, 0, GATEWAY.port())
            .needing(GATEWAY);

    /** Nginx in place of HAProxy, on request. */
    public static final ServiceDefinition NGINX =
            ServiceDefinition.of("nginx", ProcessType.PROXY, 0, GATEWAY.port()).needing(GATEWAY);

    /** Accounts, tokens, wallets. */
    public static final ServiceDefinition USERS = ServiceDefinition.boot("user-service", 96, new RandomPort())
            .needing(POSTGRES, KAFKA, REGISTRY)
            .storingIn("souk_user")
            .publishing("souk.users", "souk.payments")
            .consuming("souk.orders");

    /** Items, stock, carts. */
    public static final ServiceDefinition CARTS = ServiceDefinition.boot("cart-service", 96, new RandomPort())
            .needing(POSTGRES, KAFKA, REGISTRY)
            .storingIn("souk_cart")
            .publishing("souk.stock")
            .consuming("souk.orders", "souk.users");

    /** Checkout, orders, the saga. */
    public static final ServiceDefinition ORDERS = ServiceDefinition.boot("order-service", 96, new RandomPort())
            .needing(POSTGRES, KAFKA, REGISTRY)
            .storingIn("souk_order")
            .publishing("souk.orders")
            .consuming("souk.orders", "souk.payments", "souk.stock", "souk.users");

    /** GraphQL and WebSocket over the other services; optional. */
    public static final ServiceDefinition STOREFRONT =
            ServiceDefinition.boot("storefront-service", 96, new RandomPort()).needing(REGISTRY);

    /** gRPC and gRPC-Web, by requests to the gateway; optional. */
    public static final ServiceDefinition GRPC = ServiceDefinition.boot(
                    "grpc-service", 96, new PreferredPort(9090, "SOUK_GATEWAY_GRPC_PORT"))
            .needing(REGISTRY);

    /** ZooKeeper in place of the registry; optional. Its HTTP port, for health, is another one. */
    public static final ServiceDefinition ZOOKEEPER =
            ServiceDefinition.boot("zookeeper-service", 64, new PreferredPort(2181, "SOUK_ZOOKEEPER_PORT"));

    /** BIND in place of the registry; optional. */
    public static final ServiceDefinition NAME_SERVER =
            ServiceDefinition.of("nameserver", ProcessType.NAME_SERVER, 0, new PreferredPort(5300, "SOUK_DNS_PORT"));

    /** The shop page's login by OpenID Connect, with sessions in place of tokens in the browser; optional. */
    public static final ServiceDefinition BFF = ServiceDefinition.boot("bff-service", 96, new RandomPort())
            .needing(POSTGRES, REGISTRY)
            .storingIn("souk_bff");

    /** A provider of OpenID Connect that is not the shop's; optional. */
    public static final ServiceDefinition KEYCLOAK =
            ServiceDefinition.of("keycloak", ProcessType.KEYCLOAK, 0, new PreferredPort(8180, "SOUK_KEYCLOAK_PORT"));

    /** The settings that change while the others run; optional. */
    public static final ServiceDefinition CONFIG =
            ServiceDefinition.boot("config-service", 96, new PreferredPort(8888, "SOUK_CONFIG_PORT"));

    /** Cached items, or the carts; optional. */
    public static final ServiceDefinition VALKEY =
            ServiceDefinition.of("valkey", ProcessType.VALKEY, 0, new PreferredPort(6379, "SOUK_VALKEY_PORT"));

    /** Figures about orders, in JavaScript: {@code optional/node-service}. */
    public static final ServiceDefinition STATISTICS = ServiceDefinition.of(
                    "statistics-service", ProcessType.EXTERNAL, 0, new RandomPort())
            .needing(KAFKA, REGISTRY)
            .consuming("souk.orders", "souk.users");

    /** Those whose settings can change while they run. */
    public static final List<ServiceDefinition> TAKING_SETTINGS = List.of(GATEWAY, USERS, CARTS, ORDERS);

    private Topology() {}

    /** All services that always run. All are started in parallel. */
    public static List<ServiceDefinition> services() {
        return List.of(POSTGRES, KAFKA, REGISTRY, GATEWAY, USERS, CARTS, ORDERS);
    }

    /** Services that run only if they are asked for. */
    public static List<ServiceDefinition> optional() {
        return List.of(STOREFRONT, GRPC, ZOOKEEPER, NAME_SERVER, BFF, KEYCLOAK, CONFIG, VALKEY);
    }

    /** Services that always run, and those that are optional. */
    public static List<ServiceDefinition> servicesAndOptional() {
        return Stream.concat(services().stream(), optional().stream()).toList();
    }

    /**
     * Services that are no part of the system and never started by the launcher, such as one in another language. They
     * have accounts of the registry and of the broker, and a certificate, so that somebody can start them beside the
     * system. They store nothing: each instance reads its topics from the beginning, in a consumer group of its own,
     * whose name begins with that of the service and a dot.
     */
    public static List<ServiceDefinition> external() {
        return List.of(STATISTICS);
    }
}
