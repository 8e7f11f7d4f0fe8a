package dev.souk.launcher.api;

import dev.souk.tools.ToolException;
import dev.souk.tools.checkout.SourceTree;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A part of Souk that is there on request, so that a system without it costs nothing more.
 *
 * @param name as it is typed after `--with`
 * @param service its service; its own name if that is one of the core
 * @param instances that are started; none if others start it
 * @param gatewayFile its configuration of the gateway, in the source tree
 */
public record OptionalPart(String name, String service, int instances, String gatewayFile) {

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

    private static final List<OptionalPart> ALL = List.of(GRPC, STOREFRONT, STATISTICS, BFF, OIDC, KEYCLOAK);

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
        return with.withEnvironment(Topology.GATEWAY.name(), "SPRING_CONFIG_ADDITIONALLOCATION", gatewayFiles(with));
    }

    private boolean isIn(Map<String, Integer> counts) {
        return counts.containsKey(service);
    }

    /** Of all parts, since the last value of a variable replaces the others. A comma would separate two files. */
    private static String gatewayFiles(SoukOptions options) {
        SourceTree source = options.source();
        return ALL.stream()
                .filter(part -> part.isIn(options.instances()))
                .map(OptionalPart::gatewayFile)
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
