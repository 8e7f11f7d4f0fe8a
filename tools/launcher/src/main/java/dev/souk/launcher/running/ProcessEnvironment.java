package dev.souk.launcher.running;

import dev.souk.console.topics.BrokerLogin;
import dev.souk.launcher.api.ServiceDefinition;
import dev.souk.launcher.api.SoukOptions.Customization;
import dev.souk.launcher.api.SoukStatus.AdminAccount;
import dev.souk.launcher.api.SoukStatus.DatabaseStatus;
import dev.souk.launcher.api.Topology;
import dev.souk.launcher.monitoring.RegistryListing;
import dev.souk.launcher.tls.ServiceHttpClients;
import dev.souk.launcher.topology.Deployment;
import dev.souk.launcher.topology.Instance;
import dev.souk.launcher.topology.Proxies;
import dev.souk.tools.checkout.Certificates;
import dev.souk.tools.checkout.Secrets;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The addresses of the system, and the configuration of each service process: Spring Boot's property names, as
 * environment variables.
 *
 * @param consolePort where traces and logs are sent to
 * @param tls the certificates; null for connections without TLS
 */
record ProcessEnvironment(
        Deployment deployment,
        Proxies proxies,
        AdminAccount admin,
        Secrets secrets,
        List<Customization> customizations,
        int consolePort,
        @Nullable Certificates tls) {

    private static final String LOOPBACK = "127.0.0.1";
    private static final String ENDPOINT = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private static final String PROXIES = "SOUK_GATEWAY_REQUEST_TRUSTEDPROXIES";
    private static final String ATTRIBUTES = "OTEL_RESOURCE_ATTRIBUTES";

    /** The last are those of a variable of the launcher such as SOUK_CART_SERVICE_JAVA_OPTS, separated by spaces. */
    List<String> jvmOptions(ServiceDefinition service, Map<String, String> ofLauncher) {
        String name = service.name().replace('-', '_').toUpperCase(Locale.ROOT);
        String words = ofLauncher.getOrDefault("SOUK_%s_JAVA_OPTS".formatted(name), "");
        return Stream.concat(Stream.of(secretsOf(service)), Stream.of(words.split("\\s+")))
                .filter(Predicate.not(String::isEmpty))
                .toList();
    }

    Map<String, String> variables(Instance instance) {
        Map<String, String> variables = variablesOfTopology(instance);
        customizations(instance).forEach(customization -> variables.putAll(customization.environment()));
        if (instance.service().equals(Topology.GATEWAY) && deployment.hasProxy()) {
            variables.put("SERVER_ADDRESS", LOOPBACK); // `--listen` is for the proxy
            variables.put(PROXIES, LOOPBACK + "/32");
        } else if (instance.service().equals(Topology.GATEWAY)
                && Stream.of(Topology.BFF, Topology.GRPC)
                        .anyMatch(caller -> !deployment.instances(caller).isEmpty())) {
            String others = variables.getOrDefault(PROXIES, System.getenv().getOrDefault(PROXIES, ""));
            var own = listening().ofCallers();
            own.ifPresent(one -> variables.put(PROXIES, others.isEmpty() ? one : others + "," + one));
        }
        if (instance.service().equals(Topology.GRPC)) {
            variables.put("SERVER_ADDRESS", listening().ip());
            variables.put("SOUK_GRPC_GATEWAY", gateway());
            variables.put("SOUK_GRPC_TRUSTEDPROXIES", LOOPBACK + "/32"); // for gRPC-Web
        }
        return variables;
    }

    List<Path> jars(Instance instance) {
        return customizations(instance)
                .flatMap(customization -> customization.jars().stream())
                .toList();
    }

    private Stream<Customization> customizations(Instance instance) {
        return customizations.stream()
                .filter(one -> one.name().equals(instance.name())
                        || one.name().equals(instance.service().name()));
    }

    private Map<String, String> variablesOfTopology(Instance instance) {
        ServiceDefinition service = instance.service();
        var variables = new HashMap<String, String>();
        variables.put("SERVER_PORT", Integer.toString(instance.port()));
        variables.put("SERVER_ADDRESS", LOOPBACK); // whatever the environment of the launcher says
        variables.put("LOGGING_STRUCTURED_FORMAT_CONSOLE", ""); // lines for people, not JSON
        variables.put("MANAGEMENT_SERVER_PORT", Integer.toString(instance.managementPort()));
        new RegistryVariables(deployment, proxies).addTo(variables, instance);
        if (!service.isInfrastructure()) { // the registry exports nothing
            addTelemetry(variables, instance, System.getenv());
        }
        if (service.needs(Topology.KAFKA)) {
            variables.put("SPRING_KAFKA_BOOTSTRAP_SERVERS", "localhost:" + port(instance, Topology.KAFKA));
        }
        if (service.database() != null) {
            variables.put("SPRING_DATASOURCE_URL", jdbcUrl(port(instance, Topology.POSTGRES), service.database()));
            variables.put("SPRING_DATASOURCE_USERNAME", service.database());
        }
        if (service.equals(Topology.CARTS)) {
            for (Instance valkey : deployment.instances(Topology.VALKEY)) {
                variables.put("SPRING_DATA_REDIS_PORT", Integer.toString(proxies.port(instance, valkey)));
            }
        }
        proxies.callersPort(instance.name())
                .ifPresent(port -> variables.put(
                        tls == null ? "EUREKA_INSTANCE_NONSECUREPORT" : "EUREKA_INSTANCE_SECUREPORT",
                        Integer.toString(port)));
        addProfiles(variables, service);
        return variables;
    }

    /** To the console, unless the variable of OpenTelemetry names another backend for the launcher itself. */
    void addTelemetry(Map<String, String> variables, Instance instance, Map<String, String> ofLauncher) {
        String ofAll = ofLauncher.containsKey(ATTRIBUTES) ? ofLauncher.get(ATTRIBUTES) + "," : "";
        String id = URLEncoder.encode(instance.name(), StandardCharsets.UTF_8);
        variables.put(ATTRIBUTES, ofAll + "service.instance.id=" + id);
        if (!ofLauncher.containsKey(ENDPOINT)) {
            variables.put(ENDPOINT, "http://127.0.0.1:" + consolePort);
        }
    }

    private int port(Instance instance, ServiceDefinition server) {
        return proxies.port(instance, deployment.first(server));
    }

    /**
     * The demo is data, in the gateway a header that names the instance that answered, in the storefront a page for
     * queries, in grpc-service its descriptions; nothing in the registry.
     */
    private void addProfiles(Map<String, String> variables, ServiceDefinition service) {
        String profiles = Stream.of(service.equals(Topology.REGISTRY) ? "" : "demo", tls == null ? "" : "tls")
                .filter(Predicate.not(String::isEmpty))
                .collect(Collectors.joining(","));
        if (!profiles.isEmpty()) {
            variables.put("SPRING_PROFILES_ACTIVE", profiles);
        }
        if (tls != null) {
            variables.put("SOUK_TLS_FOLDER", path(tls.of(service.name())));
            variables.put("SOUK_DATABASEPARAMETERS", verified(tls) + "&channelBinding=require");
        }
    }

    /**
     * Passwords are in files, since other programs of this user can read the environment of a process. The import is an
     * option, over which no variable of the user wins, and an element of its list, which would be split at commas.
     */
    private String secretsOf(ServiceDefinition service) {
        return "-Dspring.config.import[0]=optional:configtree:%s/".formatted(path(secrets.folder(service.name())));
    }

    private static String path(Path file) {
        return file.toString().replace('\\', '/');
    }

    ListenAddress listening() {
        return ListenAddress.of(customizations);
    }

    /** The URL that clients call. */
    String gateway() {
        return listening().url(deployment.entry());
    }

    String kafka() {
        return "localhost:" + deployment.first(Topology.KAFKA).port();
    }

    /** With the account of tools. */
    BrokerLogin brokerLogin() {
        return new BrokerLogin(
                kafka(), BrokerLogin.OPERATOR, secrets.ofBrokerOperator(), tls == null ? null : tls.authority());
    }

    /** The URL of the first registry, or the address of what takes its place. */
    String registry() {
        return new RegistryVariables(deployment, proxies).registry();
    }

    RegistryListing registry(ServiceHttpClients clients) {
        List<String> urls = deployment.instances(Topology.REGISTRY).stream()
                .map(Instance::url)
                .toList();
        return new RegistryListing(urls, clients, secrets, proxies);
    }

    /** As a tool needs it; a service adds the parameters of TLS itself. */
    String jdbcUrl(String database) {
        return jdbcUrl(deployment.first(Topology.POSTGRES).port(), database) + (tls == null ? "" : "?" + verified(tls));
    }

    /** The driver decodes the parameters of its URL: a plus sign would be a space. */
    private static String verified(Certificates tls) {
        return "sslmode=verify-full&sslrootcert=" + URLEncoder.encode(path(tls.authority()), StandardCharsets.UTF_8);
    }

    private static String jdbcUrl(int port, String database) {
        return "jdbc:postgresql://localhost:%s/%s".formatted(port, database);
    }

    List<DatabaseStatus> databases() {
        return Topology.services().stream()
                .flatMap(service -> Stream.ofNullable(service.database())
                        .map(name -> new DatabaseStatus(
                                service.name(), jdbcUrl(name), name, secrets.ofDatabase(service.name()))))
                .toList();
    }
}
