package dev.souk.system.develop;

import java.util.List;
import java.util.Set;

/** All places that list services. */
final class ServiceLists {

    private static final String GATEWAY = "gateway-service/src/main/resources/";
    private static final String KUBERNETES = "ops/kubernetes/base/";

    private static final String TLS = "ops/kubernetes/tls/kustomization.yaml";

    private ServiceLists() {}

    /**
     * The lists of all services, or of the owners of a database, which the tests compare with these names.
     *
     * @param modules all services, and those that are optional
     * @param containers those of them that the compose files have
     */
    static List<ServiceList> of(Set<String> all, Set<String> owners, Set<String> modules, Set<String> containers) {
        return List.of(
                new ServiceList("pom.xml", "<module>(?:optional/)?([a-z]+-service)</module>", modules),
                new ServiceList("tools/system-test-support/pom.xml", "<artifactId>([a-z]+-service)</artifactId>", all),
                new ServiceList(".vscode/launch.json", "\"projectName\": \"([a-z]+)-service\"", all),
                new ServiceList(GATEWAY + "application.yml", "uri: lb://(?!statistics|storefront)(\\S+)", owners),
                new ServiceList(GATEWAY + "application.yml", "Path=/admin/([a-z-]+)/\\*\\*,", owners),
                new ServiceList(GATEWAY + "application.yml", ",/v3/api-docs/([a-z-]+)']$", owners),
                new ServiceList(GATEWAY + "application.yml", "required-services: gateway-service,(.+)", owners),
                new ServiceList(GATEWAY + "static/swagger-ui/swagger-initializer.js", "services = \\[(.+)];", owners),
                new ServiceList("Dockerfile", "^COPY (?:optional/)?([a-z]+-service)/pom.xml ", modules),
                new ServiceList("Dockerfile", "^COPY (?:optional/)?([a-z]+-service)/src ", modules),
                new ServiceList("docker-compose.yml", "^  ((?!config|zookeeper)[a-z]+-service):$", containers),
                new ServiceList("docker-compose.yml", "MODULE: ((?!config|zookeeper)[a-z]+-service)", containers),
                new ServiceList("docker-compose.yml", "jdbc:postgresql://postgres/souk_([a-z]+)$", owners),
                new ServiceList(
                        "docker-compose.yml",
                        "- ((?!postgres|kafka|valkey|config|gateway|storefront|registry)[a-z]+)-secrets:/secrets/",
                        owners),
                new ServiceList(
                        "docker-compose.yml",
                        "- ((?!postgres|kafka|valkey|config|gateway|storefront|registry)[a-z]+)-secrets:/run/souk",
                        owners),
                new ServiceList(
                        "docker-compose.yml",
                        "^  ((?!postgres|kafka|valkey|config|gateway|storefront|registry)[a-z]+)-secrets:$",
                        owners),
                new ServiceList("docker-compose.tls.yml", "^  ([a-z]+-service):$", containers),
                new ServiceList("docker-compose.tls.yml", "- ((?!postgres|kafka)[a-z]+)-tls:/tls/", containers),
                new ServiceList("docker-compose.tls.yml", "- ((?!postgres|kafka)[a-z]+)-tls:/run/souk-tls", containers),
                new ServiceList("docker-compose.tls.yml", "^  ((?!postgres|kafka)[a-z]+)-tls:$", containers),
                new ServiceList(
                        "ops/tls/make-certificates", "for service in ([a-z -]+) kafka postgres; do", containers),
                new ServiceList("ops/prometheus/prometheus.tls.yml", "names: \\[([^]]+)]", containers),
                new ServiceList(TLS, "secretName: ((?!gateway)[a-z]+-service)-tls", owners),
                new ServiceList(TLS, "https://((?!gateway)[a-z-]+):8080", owners),
                new ServiceList(TLS, "name: \\(([^)]+)\\)-service", owners),
                new ServiceList("ops/kafka/accounts", "^([a-z]+-service) writes", owners),
                new ServiceList("ops/prometheus/prometheus.yml", "names: \\[([^]]+)]", containers),
                new ServiceList(KUBERNETES + "kustomization.yaml", "- ((?!gateway)[a-z]+-service).yaml", owners),
                new ServiceList(KUBERNETES + "kustomization.yaml", "name: souk/((?!gateway)[a-z-]+)", owners),
                new ServiceList(KUBERNETES + "addresses.yaml", "http://((?!gateway)[a-z-]+):8080", owners),
                new ServiceList(KUBERNETES + "network-policies.yaml", "values: \\[(user.*)]", owners),
                new ServiceList(
                        KUBERNETES + "network-policies.yaml",
                        "podSelector:\\n    matchLabels: \\{app.kubernetes.io/name: ((?!gateway|kafka)[a-z-]+)}",
                        owners),
                new ServiceList("docs/api.md", "for service in (.+); do", owners),
                new ServiceList("docs/asyncapi.yaml", "^  ([a-z]+-service)-publishes-", owners),
                new ServiceList("docs/architecture.md", "[\\[]([a-z]+-service)<br/>", all),
                new ServiceList("docs/architecture.md", "\\[\\(souk_([a-z]+)\\)]", owners),
                new ServiceList("docs/architecture.md", "gateway & (.+) -\\.->\\|register", owners));
    }
}
