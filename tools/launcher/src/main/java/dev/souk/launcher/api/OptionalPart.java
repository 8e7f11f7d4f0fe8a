package dev.souk.launcher.api;

import dev.souk.tools.ToolException;
import dev.souk.tools.checkout.SourceTree;
import dev.souk.tools.checkout.StateFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A part of Souk that is there on request, so that a system without it costs nothing more. */
public enum OptionalPart {
    /** gRPC and gRPC-Web. */
    GRPC(Topology.GRPC.name(), "optional/grpc-service/gateway.yml"),
    /** GraphQL and WebSocket. */
    STOREFRONT(Topology.STOREFRONT.name(), "optional/storefront-service/gateway.yml"),
    /** Figures about orders, by a service that others start. */
    STATISTICS(Topology.STATISTICS.name(), "optional/node-service/gateway.yml"),
    /** The shop page's login by OpenID Connect, at whichever provider the system has. */
    BFF(Topology.BFF.name(), "optional/bff-service/gateway.yml"),
    /** OpenID Connect, by components of user-service. The shop page logs in by it. */
    OIDC("oidc", "optional/oidc/gateway.yml"),
    /** Keycloak, in place of user-service's own logins. The shop page logs in there. */
    KEYCLOAK(Topology.KEYCLOAK.name(), BFF.gatewayFile),
    /** ZooKeeper in place of Eureka. */
    ZOOKEEPER(Topology.ZOOKEEPER.name(), null),
    /** DNS in place of Eureka. */
    DNS(Topology.NAME_SERVER.name(), null),
    /** Consul in place of Eureka, at an agent that others start. */
    CONSUL("consul", null),
    /** Settings that change while the system runs. */
    CONFIG(Topology.CONFIG.name(), null),
    /** Items cached in Valkey, or the carts stored there. */
    VALKEY(Topology.VALKEY.name(), null);

    private static final String MACHINE_SCOPES = "cart-service:items.write,statistics-service:orders.read";

    private final String service;
    private final @Nullable String gatewayFile;

    /**
     * A part.
     *
     * @param service its service; its own name if it has none, or is a part of one of the core
     * @param gatewayFile its configuration of the gateway, in the source tree; null if it has none
     */
    OptionalPart(String service, @Nullable String gatewayFile) {
        this.service = service;
        this.gatewayFile = gatewayFile;
    }

    /** The same options with this part. */
    SoukOptions addTo(SoukOptions options) {
        SoukOptions with = options.includes(this) ? options : options.with(service, 1);
        if (with.includes(OIDC) && with.includes(KEYCLOAK)) {
            throw new ToolException("Users log in at one provider: --with oidc or --with keycloak.");
        }
        if (this == KEYCLOAK || this == OIDC) {
            with = BFF.addTo(with);
        }
        with = switch (this) {
            case OIDC -> with.withJars(Topology.USERS.name(), jars(options.source()));
            case VALKEY -> with.withJars(Topology.CARTS.name(), jars(options.source()));
            case CONFIG -> takingSettings(with);
            case ZOOKEEPER, DNS, CONSUL -> withoutEureka(with);
            default -> with;
        };
        if (with.includes(OIDC) && with.includes(Topology.STATISTICS)) {
            with = with.withEnvironment(Topology.USERS.name(), "SOUK_OIDC_MACHINESCOPES", MACHINE_SCOPES);
        }
        return with.withEnvironment(Topology.GATEWAY.name(), "SPRING_CONFIG_ADDITIONALLOCATION", gatewayFiles(with));
    }

    /** The registry does not run. The jars that services need for another one follow theirs on the class path. */
    private SoukOptions withoutEureka(SoukOptions options) {
        if (!options.includes(Topology.REGISTRY)) {
            throw new ToolException("Instances find each other by one registry: --with zookeeper, dns or consul.");
        }
        Path data = new StateFolder(options.state()).zookeeper().toAbsolutePath();
        SoukOptions with = options.with(Topology.REGISTRY.name(), 0)
                .withEnvironment(Topology.ZOOKEEPER.name(), "SOUK_ZOOKEEPER_FOLDER", data.toString());
        List<Path> jars = jars(options.source());
        for (ServiceDefinition service : Topology.servicesAndOptional()) {
            if (service.needs(Topology.REGISTRY)) {
                with = with.withEnvironment(service.name(), "SOUK_DISCOVERY_REGISTRY", toString())
                        .withJars(service.name(), jars);
            }
        }
        // By DNS callers find what is ready, which the gateway would never be if it waited for itself.
        return this == DNS
                ? with.withEnvironment(
                        Topology.GATEWAY.name(),
                        "SOUK_DISCOVERY_REQUIREDSERVICES",
                        Topology.services().stream()
                                .filter(ServiceDefinition::hasDatabase)
                                .map(ServiceDefinition::name)
                                .collect(Collectors.joining(",")))
                : with;
    }

    /** Of the shop's services; each keeps the last ones that it got in a file. */
    private SoukOptions takingSettings(SoukOptions options) {
        Path folder = new StateFolder(options.state()).settings().toAbsolutePath();
        List<Path> jars = jars(options.source());
        SoukOptions with = options.withEnvironment(
                service, "SOUK_CONFIG_FOLDER", folder.resolve("repository").toString());
        for (ServiceDefinition user : Topology.TAKING_SETTINGS) {
            Path lastKnown = folder.resolve(user.name() + ".json");
            with = with.withEnvironment(user.name(), "SOUK_CONFIG_LASTKNOWN", lastKnown.toString())
                    .withJars(user.name(), jars);
        }
        return with;
    }

    /** Fails if a part of these options is not built: the services would start without its jars, and so without it. */
    public static void requireBuilt(SoukOptions options) {
        Stream.of(OIDC, ZOOKEEPER, DNS, CONSUL, CONFIG, VALKEY)
                .filter(options::includes)
                .filter(part -> part.jars(options.source()).isEmpty())
                .forEach(part -> {
                    throw new ToolException(
                            "--with " + part + " is not built; run `./mvnw -Poptional -DskipTests package`.");
                });
    }

    /** What services have on their class path for it; none before the build. */
    private List<Path> jars(SourceTree source) {
        return switch (this) {
            case ZOOKEEPER, DNS, CONSUL -> source.discoveryJars(toString());
            default -> source.jarsForOthers(service);
        };
    }

    String service() {
        return service;
    }

    /** Of all parts, since the last value of a variable replaces the others. A comma would separate two files. */
    private static String gatewayFiles(SoukOptions options) {
        SourceTree source = options.source();
        return Stream.of(values())
                .filter(options::includes)
                .flatMap(part -> Stream.ofNullable(part.gatewayFile))
                .distinct()
                .map(file -> source.root().resolve(file).toUri().toString().replace(",", "%2C"))
                .collect(Collectors.joining(","));
    }

    /** The same options with the parts that these services belong to. */
    public static SoukOptions addAllOf(SoukOptions options) {
        SoukOptions with = options;
        for (OptionalPart part : values()) {
            with = options.includes(part) ? part.addTo(with) : with;
        }
        return with;
    }

    /** Takes exactly the words that the scripts know, which build the parts. */
    public static final class Converter implements ITypeConverter<OptionalPart> {

        @Override
        public OptionalPart convert(String word) {
            return Stream.of(values())
                    .filter(part -> part.toString().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException(
                            "expected one of %s but was '%s'".formatted(List.of(values()), word)));
        }
    }

    /** As it is typed after `--with`. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
