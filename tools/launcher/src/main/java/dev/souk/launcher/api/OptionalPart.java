package dev.souk.launcher.api;

import dev.souk.tools.ToolException;
import dev.souk.tools.checkout.SourceTree;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A part of Souk that is there on request, so that a system without it costs nothing more.
 *
 * @param name as it is typed after `--with`
 * @param service its service; its own name if that is one of the core
 * @param instances that are started; none if others start it
 * @param gatewayFile its configuration of the gateway, in the source tree; null if it has none
 */
public record OptionalPart(
        String name,
        String service,
        int instances,
        @Nullable String gatewayFile) {

    /** gRPC and gRPC-Web. */
    public static final OptionalPart GRPC =
            new OptionalPart("grpc", Topology.GRPC.name(), 1, "optional/grpc-service/gateway.yml");

    /** GraphQL and WebSocket. */
    public static final OptionalPart STOREFRONT =
            new OptionalPart("storefront", Topology.STOREFRONT.name(), 1, "optional/storefront-service/gateway.yml");

    /** Figures about orders, by a service that others start. */
    public static final OptionalPart STATISTICS =
            new OptionalPart("statistics", Topology.STATISTICS.name(), 0, "optional/node-service/gateway.yml");

    /** The shop page's login by OpenID Connect, at whichever provider the system has. */
    public static final OptionalPart BFF =
            new OptionalPart("bff", Topology.BFF.name(), 1, "optional/bff-service/gateway.yml");

    /** OpenID Connect, by a profile of user-service. The shop page logs in by it. */
    public static final OptionalPart OIDC = new OptionalPart("oidc", "oidc", 0, "optional/oidc/gateway.yml");

    /** Keycloak, in place of user-service's own logins. The shop page logs in there. */
    public static final OptionalPart KEYCLOAK =
            new OptionalPart("keycloak", Topology.KEYCLOAK.name(), 1, BFF.gatewayFile());

    /** ZooKeeper in place of Eureka. */
    public static final OptionalPart ZOOKEEPER = new OptionalPart("zookeeper", Topology.ZOOKEEPER.name(), 1, null);

    /** Items cached in Valkey, or the carts stored there. */
    public static final OptionalPart VALKEY = new OptionalPart("valkey", Topology.VALKEY.name(), 1, null);

    /** Settings that change while the system runs. */
    public static final OptionalPart CONFIG = new OptionalPart("config", Topology.CONFIG.name(), 1, null);

    /** DNS in place of Eureka. */
    public static final OptionalPart DNS = new OptionalPart("dns", Topology.NAME_SERVER.name(), 1, null);

    /** Consul in place of Eureka, at an agent that others start. */
    public static final OptionalPart CONSUL = new OptionalPart("consul", "consul", 0, null);

    private static final String MACHINE_SCOPES = "cart-service:items.write,statistics-service:orders.read";
    private static final List<OptionalPart> ALL =
            List.of(GRPC, STOREFRONT, STATISTICS, BFF, OIDC, KEYCLOAK, ZOOKEEPER, DNS, CONSUL, CONFIG, VALKEY);

    /** The same options with this part. */
    SoukOptions addTo(SoukOptions options) {
        SoukOptions with = isIn(options.instances()) ? options : options.with(service, instances);
        if (with.includes(OIDC) && with.includes(KEYCLOAK)) {
            throw new ToolException("Users log in at one provider: --with oidc or --with keycloak.");
        }
        if (equals(KEYCLOAK)) {
            with = BFF.addTo(with);
        }
        if (equals(OIDC)) {
            with = BFF.addTo(with).withEnvironment(Topology.USERS.name(), "SPRING_PROFILES_INCLUDE", name);
        }
        if (with.includes(OIDC) && with.includes(Topology.STATISTICS)) {
            with = with.withEnvironment(Topology.USERS.name(), "SOUK_OIDC_MACHINESCOPES", MACHINE_SCOPES);
        }
        if (List.of(ZOOKEEPER, DNS, CONSUL).contains(this)) {
            with = withoutEureka(with);
        }
        if (equals(CONFIG)) {
            with = takingSettings(with);
        }
        if (equals(VALKEY)) {
            with = with.withJars(Topology.CARTS.name(), options.source().jarsForOthers(service));
        }
        return with.withEnvironment(Topology.GATEWAY.name(), "SPRING_CONFIG_ADDITIONALLOCATION", gatewayFiles(with));
    }

    /** The registry does not run. The jars that services need for another one follow theirs on the class path. */
    private SoukOptions withoutEureka(SoukOptions options) {
        if (!options.includes(Topology.REGISTRY)) {
            throw new ToolException("Instances find each other by one registry: --with zookeeper, dns or consul.");
        }
        SoukOptions with = options.with(Topology.REGISTRY.name(), 0)
                .withEnvironment(
                        Topology.ZOOKEEPER.name(),
                        "SOUK_ZOOKEEPER_FOLDER",
                        options.state().resolve("zookeeper").toAbsolutePath().toString());
        List<Path> jars = options.source().discoveryJars(name);
        for (ServiceDefinition service : Topology.servicesAndOptional()) {
            if (service.needs(Topology.REGISTRY)) {
                with = with.withEnvironment(service.name(), "SOUK_DISCOVERY_REGISTRY", name)
                        .withJars(service.name(), jars);
            }
        }
        // By DNS callers find what is ready, which the gateway would never be if it waited for itself.
        return equals(DNS)
                ? with.withEnvironment(
                        Topology.GATEWAY.name(),
                        "SOUK_DISCOVERY_REQUIREDSERVICES",
                        "user-service,cart-service,order-service")
                : with;
    }

    /** Of the shop's services; each keeps the last ones that it got in a file. */
    private SoukOptions takingSettings(SoukOptions options) {
        Path folder = options.state().resolve("config").toAbsolutePath();
        List<Path> jars = options.source().jarsForOthers(service);
        SoukOptions with = options.withEnvironment(
                service, "SOUK_CONFIG_FOLDER", folder.resolve("repository").toString());
        for (ServiceDefinition user : Topology.TAKING_SETTINGS) {
            Path lastKnown = folder.resolve(user.name() + ".json");
            with = with.withEnvironment(user.name(), "SOUK_CONFIG_LASTKNOWN", lastKnown.toString())
                    .withJars(user.name(), jars);
        }
        return with;
    }

    private boolean isIn(Map<String, Integer> counts) {
        return counts.containsKey(service);
    }

    /** Of all parts, since the last value of a variable replaces the others. A comma would separate two files. */
    private static String gatewayFiles(SoukOptions options) {
        SourceTree source = options.source();
        return ALL.stream()
                .filter(part -> part.isIn(options.instances()))
                .flatMap(part -> Stream.ofNullable(part.gatewayFile))
                .distinct()
                .map(file -> source.root().resolve(file).toUri().toString().replace(",", "%2C"))
                .collect(Collectors.joining(","));
    }

    /** The same options with the parts that these services belong to. */
    public static SoukOptions addAllOf(SoukOptions options) {
        SoukOptions with = options;
        for (OptionalPart part : ALL) {
            with = part.isIn(options.instances()) ? part.addTo(with) : with;
        }
        return with;
    }

    /** The part that is typed like this. */
    public static OptionalPart of(String typed) {
        return ALL.stream()
                .filter(part -> part.name.equals(typed))
                .findFirst()
                .orElseThrow(() -> new ToolException("There is no optional part '%s'; there are: %s"
                        .formatted(typed, ALL.stream().map(OptionalPart::name).collect(Collectors.joining(", ")))));
    }
}
