package dev.souk.system.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.system.detached.DetachedSystem;
import dev.souk.system.repository.Repository;
import dev.souk.tools.port.FreePorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Types every shell block of the README and then of the API guide, from top to bottom, on a shop of its own, and
 * compares the JSON that comes back with the JSON that they show, field by field. Other documents may have the same
 * commands, and a few that take more than a JDK; of those the paths are looked up.
 */
class DocumentedCommandsIT {

    private static final Pattern MAVEN =
            Pattern.compile("\\./mvnw( -q)?( -o)?( -pl :[a-z-]+( -am)?)? (verify|test|spotless:apply|spring-boot:run)"
                    + "( -Poptional)?( -D(it\\.)?test=\\w+)*( -Dsouk\\.contracts\\.write=true)?");

    /** DevelopIT runs these for one service, and NewServiceIT runs `new`. */
    private static final Pattern DEVELOP =
            Pattern.compile("(SOUK_CART_SERVICE_JAVA_OPTS=-agentlib:jdwp=\\S+ )?\\./souk (up( --infrastructure)?"
                    + "|(restart|start|kill|new) [a-z]+-service|dev( [a-z]+-service)*)");

    /** TlsIT starts the same system and renews its certificates. */
    private static final Pattern TLS = Pattern.compile("\\./souk (up --tls --detach|certificates renew)"
            + "|curl --cacert \\.souk/tls/ca\\.crt https://localhost:8080/items");

    /** DevelopIT rolls and scales user-service. */
    private static final Pattern RELEASES =
            Pattern.compile("\\./souk (roll [a-z]+(-service|#\\d)|scale [a-z]+-service=\\d)");

    /** BenchCommandIT sets each strategy and reads the counter; the gateway's InstanceCallIT has the header. */
    private static final Pattern LOAD_BALANCING = Pattern.compile(
            "(SOUK_LOAD_BALANCING_STRATEGY=round-robin )?\\./souk up --instances [a-z]+-service=\\d(,[a-z]+-service=\\d)*"
                    + "|for i in 1 2 3 4 5 6; do curl -si localhost:8080/\\.well-known/jwks\\.json \\| grep -i served-by; done"
                    + "|curl -s localhost:8081/actuator/prometheus \\| grep souk_loadbalancing_calls");

    /** ConsoleIT asks for each of these. */
    private static final Pattern CONSOLE =
            Pattern.compile("curl -s +'?http://localhost:8079/api/[a-z]+(\\?[\\w=&]+)?'?");

    /** CutServiceIT starts the same system, cuts services off and restores them. */
    private static final Pattern CUT = Pattern.compile("\\./souk (up --proxies|(cut|restore) [a-z]+-service(#\\d)?)");

    /**
     * ApiClientsIT, ShopProtocolsIT and NodeServiceIT start the same systems; OidcLoginIT one service; PageLoginIT with
     * two instances, OtherProvidersIT with Keycloak, DiscoveryIT with ZooKeeper and DNS, ConfigIT with config-service,
     * ValkeyIT with Valkey.
     */
    private static final Pattern OPTIONAL_PARTS = Pattern.compile(
            "\\./souk up( --with (grpc|storefront|statistics|oidc|bff|keycloak|zookeeper|dns|consul|config|valkey))+|\\./souk config (set|get|history|back).*|\\./souk scale bff-service=2");

    /** NodeServiceIT installs, starts and tests it. */
    private static final Pattern NODE = Pattern.compile("npm --prefix optional/node-service (ci|start|test|run check)");

    private static final Pattern TEST_CLASS = Pattern.compile("(?<=test=)(?!None)\\w+");

    private static final List<Path> TYPED =
            List.of(Repository.ROOT.resolve("README.md"), Repository.ROOT.resolve("docs/api.md"));

    /** ChineseReadmeTest holds that it has the commands of the README and no other. */
    private static final Path TRANSLATED = Repository.ROOT.resolve("README.zh.md");

    /**
     * They take a Docker, a cluster, HAProxy or Nginx, which not every machine has: whoever changes one tries it by
     * hand.
     */
    private static final List<Pattern> UNTRIED = List.of(
            Pattern.compile("(SOUK_GATEWAY_PORT=0 )?(docker-compose|docker compose|docker|kubectl) [a-z-].*"),
            Pattern.compile("\\[ \"\\$\\(docker wait .*\\)\" = 0 ]"),
            Pattern.compile("until kubectl .*; do sleep 5; done"),
            Pattern.compile("\\./souk kill -9 gateway#2"),
            Pattern.compile("\\./souk up --edge nginx"),
            Pattern.compile("OTEL_EXPORTER_OTLP_ENDPOINT=http://localhost:4318 \\./souk up"),
            Pattern.compile("ops/kubernetes/make-(secrets|tls-secrets certificates)"),
            Pattern.compile("curl --cacert ca.crt https://localhost:8080/items"),
            Pattern.compile("\\./souk demo --gateway http://localhost:8080"));

    /**
     * A word with slashes: no address, no path inside a container, of a running system or of certificates; and what -f
     * and -k are given.
     */
    private static final Pattern PATH = Pattern.compile(
            "(?<=^|\\s)(?!(service|deployment|statefulset|certificates|\\.souk)/)[\\w.-]+(/[\\w.-]+)+|(?<=\\s-[fk]\\s)\\S+");

    private final Path state;
    private final FreePorts free = new FreePorts(RandomGenerator.getDefault());
    private final String gatewayPort = Integer.toString(free.next());
    private final String registryPort = Integer.toString(free.next());

    DocumentedCommandsIT(@TempDir Path temporary) {
        state = temporary.resolve(".souk");
    }

    @Test
    void theReadmeAndThenTheApiGuideWorkFromTopToBottom() throws IOException {
        List<Block> blocks = TYPED.stream()
                .flatMap(document -> Block.of(document, Repository.read(document)).stream())
                .toList();
        assertThat(blocks).hasSizeGreaterThan(15);
        try (var _ = new DetachedSystem(state);
                Shell shell = shell()) {
            blocks.forEach(block -> tryOut(shell, block));
        }
    }

    @Test
    void everyOtherDocumentNamesOnlyCommandsThatThereAre() {
        List<Block> others = Repository.documents().stream()
                .filter(document -> !TYPED.contains(document) && !document.equals(TRANSLATED))
                .flatMap(document -> Block.of(document, Repository.read(document)).stream())
                .toList();

        assertThat(others).extracting(Block::document).contains(Repository.ROOT.resolve("ops/README.md"));
        assertThat(others.stream().flatMap(block -> block.commands().lines()).flatMap(DocumentedCommandsIT::faults))
                .isEmpty();
    }

    @Test
    void everyOtherDocumentWouldBeCaughtWithACommandThatNobodyKnowsOrAPathThatIsGone() {
        assertThat(Stream.of(
                                "kubectl apply -k ops/kubernetes/base    # or ops/kubernetes/nowhere",
                                "kubectl apply -f nothing.yaml && ops/kubernetes/make-secrets",
                                "./mvnw verify && ./souk dance",
                                "./mvnw -q -o -pl :cart-service -am test -Dtest=GoneTest",
                                "./mvnw verify -Dtest=None -Dit.test=ValkeyIT",
                                "./mvnw verify -Poptional -Dtest=None -Dit.test=ValkeyIT",
                                "docker-compose exec user-service cat /run/souk/anything",
                                "kubectl port-forward service/gateway-service 8080:http")
                        .flatMap(DocumentedCommandsIT::faults))
                .containsExactly(
                        "ops/kubernetes/nowhere is not there",
                        "nothing.yaml is not there",
                        "no test tries ./souk dance",
                        "there is no test GoneTest",
                        "ValkeyIT takes -Poptional");
    }

    private static Stream<String> faults(String line) {
        Stream<String> unknown = Stream.of(line.replaceFirst("\\s+#.*", "").split(" && "))
                .filter(command -> !isTried(command)
                        && UNTRIED.stream()
                                .noneMatch(known -> known.matcher(command).matches()))
                .map("no test tries %s"::formatted);
        Stream<String> gone = PATH.matcher(line)
                .results()
                .map(MatchResult::group)
                .filter(path -> Files.notExists(Repository.ROOT.resolve(path)))
                .map("%s is not there"::formatted);
        Stream<String> removed = TEST_CLASS
                .matcher(line)
                .results()
                .map(MatchResult::group)
                .filter(test ->
                        Repository.find(path -> path.endsWith(test + ".java")).isEmpty())
                .map("there is no test %s"::formatted);
        return Stream.of(unknown, gone, removed, leftOut(line)).flatMap(faults -> faults);
    }

    /** Without the profile Maven finds no such class, and is content. */
    private static Stream<String> leftOut(String line) {
        return TEST_CLASS
                .matcher(line)
                .results()
                .map(MatchResult::group)
                .filter(test -> !line.contains("-Poptional"))
                .filter(test -> Repository.find(path -> path.endsWith(test + ".java")).stream()
                        .anyMatch(path -> path.startsWith(Repository.ROOT.resolve("optional"))))
                .map("%s takes -Poptional"::formatted);
    }

    private static boolean isTried(String command) {
        return Stream.of(MAVEN, DEVELOP, TLS, RELEASES, LOAD_BALANCING, CONSOLE, CUT, OPTIONAL_PARTS, NODE)
                .anyMatch(tried -> tried.matcher(command).matches());
    }

    private void tryOut(Shell shell, Block block) {
        if (MAVEN.matcher(block.commands().strip()).matches()) {
            return; // this is how the test itself was started
        }
        String printed = shell.type(here(block.commands()));
        if (!block.response().isEmpty()) {
            assertThat(JsonShape.of(printed))
                    .as("what %s prints: %s", block.commands(), printed)
                    .isEqualTo(JsonShape.of(block.response()));
        }
    }

    /** The same commands against the shop of this test, which runs in the background. */
    private String here(String commands) {
        return commands.replace("http://localhost:8080", "http://localhost:" + gatewayPort)
                .replaceAll("(?m)^\\./souk up$", "./souk up --detach --no-build")
                .replaceAll("(?m)^(\\./souk \\S+)", "$1 --state " + state);
    }

    private Shell shell() throws IOException {
        return new Shell(
                Repository.ROOT,
                Map.of(
                        "SOUK_GATEWAY_PORT", gatewayPort,
                        "SOUK_REGISTRY_PORT", registryPort,
                        "SOUK_GATEWAY_CORS_ALLOWEDORIGINS", "http://localhost:3000"));
    }
}
