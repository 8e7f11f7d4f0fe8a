package dev.souk.launcher.scaffold;

import java.util.List;

/**
 * All places that list the services and cannot be derived: formats without variables, which people copy. The test
 * ServiceListTest compares each with the launcher's topology.
 */
final class Places {

    private static final String GATEWAY = "gateway-service/src/main/resources/";
    private static final String KUBERNETES = "ops/kubernetes/base/";
    private static final String TLS = "ops/kubernetes/tls/kustomization.yaml";
    private static final String TOPOLOGY = "tools/launcher/src/main/java/dev/souk/launcher/api/Topology.java";
    private static final String ARCHITECTURE = "docs/architecture.md";
    private static final String CONFIGURATION = "docs/configuration.md";
    private static final String ACCOUNT = "cart-service writes souk.stock reads souk.orders,souk.users\n";
    private static final String LAUNCH =
            "    {\n      \"type\": \"java\",\n      \"request\": \"launch\",\n      \"name\": ";
    private static final String DEPENDENCY = "    <dependency>\n      <groupId>dev.souk</groupId>\n      <artifactId>";

    /** Inserted before what stands there for cart-service. */
    static final List<Place> COPIED_FROM_CART_SERVICE = List.of(
            Place.of("pom.xml", "    <module>cart-service</module>\n"),
            Place.block("tools/system-test-support/pom.xml", DEPENDENCY + "cart-service", DEPENDENCY + "order-service"),
            Place.block(TOPOLOGY, "    /** Items, stock, carts. */", "    /** Checkout"),
            Place.of(TOPOLOGY, "CARTS, ", "ORDERS"),
            Place.of(
                    "tools/architecture-rules/src/main/java/dev/souk/architecture/ModuleRules.java",
                    "\"cart\", ",
                    "\"order\""),
            Place.of(
                    "tools/test-support/src/main/java/dev/souk/testing/http/ApiDescriptionContract.java", "\"Cart\", "),
            Place.block(".vscode/launch.json", LAUNCH + "\"cart-service\"", LAUNCH + "\"order-service\""),
            Place.block(GATEWAY + "application.yml", "        - id: cart-service\n", "        - id: order-service\n"),
            Place.of(GATEWAY + "application.yml", "cart-service,", "order-service"),
            Place.of(GATEWAY + "static/swagger-ui/swagger-initializer.js", "\"cart-service\", "),
            Place.of("Dockerfile", "COPY cart-service/pom.xml cart-service/\n"),
            Place.of("Dockerfile", "COPY cart-service/src cart-service/src\n"),
            Place.of("common-lib/core/src/main/resources/souk-core.yml", "cart-service,", "order-service,kafka"),
            Place.of("ops/kafka/accounts", ACCOUNT),
            Place.of(KUBERNETES + "kafka.yaml", "    " + ACCOUNT),
            Place.of("docker-compose.yml", "      - cart-secrets:/secrets/cart\n"),
            Place.block("docker-compose.yml", "  cart-service:\n", "  order-service:\n"),
            Place.of("docker-compose.yml", "  cart-secrets:\n"),
            Place.of("docker-compose.tls.yml", "      - cart-tls:/tls/cart-service\n"),
            Place.block("docker-compose.tls.yml", "  cart-service:\n", "  order-service:\n"),
            Place.of("docker-compose.tls.yml", "  cart-tls:\n"),
            Place.of("ops/tls/make-certificates", "cart-service ", "order-service"),
            Place.of("ops/prometheus/prometheus.yml", "cart-service, "),
            Place.of("ops/prometheus/prometheus.tls.yml", "cart-service, "),
            Place.of(TLS, "            cart-service: [{uri: \"https://cart-service:8080\"}]\n"),
            Place.of(TLS, "cart|", "order)"),
            Place.block(
                    TLS,
                    "  - target: {kind: Deployment, name: cart-service}\n",
                    "  - target: {kind: Deployment, name: order-service}\n"),
            Place.of(KUBERNETES + "kustomization.yaml", "  - cart-service.yaml\n"),
            Place.block(
                    KUBERNETES + "kustomization.yaml",
                    "  - {name: souk/cart-service, ",
                    "  - {name: souk/order-service, "),
            Place.of(KUBERNETES + "addresses.yaml", "      cart-service: [{uri: \"http://cart-service:8080\"}]\n"),
            Place.of(KUBERNETES + "network-policies.yaml", "cart-service, ", "order-service"),
            Place.of("docs/api.md", "cart-service ", "order-service; do"),
            Place.of(ARCHITECTURE, "    gateway -->|HTTP| cart[cart-service<br/>items, stock, carts]\n"),
            Place.of(ARCHITECTURE, "    cart --> dbc[(souk_cart)]\n"),
            Place.of(ARCHITECTURE, "    cart -->|souk.stock| kafka\n"),
            Place.of(ARCHITECTURE, "    kafka -->|souk.orders, souk.users| cart\n"),
            Place.of(ARCHITECTURE, "cart & ", "order -.->"),
            Place.of(CONFIGURATION, "cart-service,", "order-service`"),
            Place.of(CONFIGURATION, "cart-service: `user-service`; "),
            Place.of(CONFIGURATION, "cart-service: `souk_cart`; "));

    /** Whole files about cart-service. */
    static final List<String> FILES = List.of(KUBERNETES + "cart-service.yaml", ".run/cart-service.run.xml");

    /** Texts of the template with the place before which each is inserted. */
    static final List<Snippet> SNIPPETS = List.of(
            new Snippet("channel.yaml", "docs/asyncapi.yaml", "operations:\n"),
            new Snippet("operations.yaml", "docs/asyncapi.yaml", "components:\n"),
            new Snippet("messages.yaml", "docs/asyncapi.yaml", "  schemas:\n    Headers:\n"),
            new Snippet(
                    "network-policy.yaml",
                    KUBERNETES + "network-policies.yaml",
                    "---\napiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata:\n  name: services-to-data\n"));

    private Places() {}

    /**
     * A text that is no copy of another service's.
     *
     * @param name in the folder of snippets
     * @param before what it precedes
     */
    record Snippet(String name, String file, String before) {}
}
