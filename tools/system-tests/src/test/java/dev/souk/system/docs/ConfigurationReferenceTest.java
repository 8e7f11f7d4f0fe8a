package dev.souk.system.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.launcher.api.ServiceDefinition;
import dev.souk.launcher.api.ServiceDefinition.ProcessType;
import dev.souk.launcher.api.Topology;
import dev.souk.system.repository.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/configuration.md} has each property and each variable with the default that the code has.
 * {@code -Dsouk.docs.write} rewrites the tables of properties.
 */
class ConfigurationReferenceTest {

    private static final Path PAGE = Repository.ROOT.resolve("docs/configuration.md");

    /** Their documents stand beside them. */
    private static final List<Path> OTHERS =
            List.of(Repository.ROOT.resolve("lab"), Repository.ROOT.resolve("optional"));

    private static final ConfigurationReference REFERENCE = new ConfigurationReference(modules());

    private static final Pattern PROPERTY = Pattern.compile("(?:\\$\\{|@ConditionalOnProperty\\(\")(souk\\.[a-z.-]+)");
    private static final Pattern VARIABLE = Pattern.compile("\\bSOUK_[A-Z_]+\\b");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([A-Z_]+)` \\| ([^|]+) \\|");

    /** A variable with its default, as the launcher, the test infrastructure and docker-compose.yml write it. */
    private static final Pattern DEFAULT = Pattern.compile("(?:Port\\((?<port>\\d+), \"(?<ofPort>SOUK_[A-Z_]+)\")"
            + "|(?:\\$\\{(?<compose>(?:SOUK|JAVA|JDK|MAVEN)_[A-Z_]+)-(?<ofCompose>[^}]*)})"
            + "|(?:getOrDefault\\(\"(?<java>SOUK_[A-Z_]+)\", \"(?<ofJava>[^\"]*)\"\\))");

    private static Map<String, String> modules() {
        Map<String, String> modules = new LinkedHashMap<>();
        modules.put("common-lib/core", "Discovery, tokens and traces: every service and the gateway");
        modules.put("common-lib/messaging", "Database and events: every service with a database");
        modules.put("common-lib/web", "REST: every service with a database");
        Topology.services().stream()
                .filter(service -> service.type() == ProcessType.BOOT && !service.isInfrastructure())
                .map(ServiceDefinition::name)
                .forEach(service -> modules.put(service, service));
        modules.put("registry-service", "registry-service");
        return modules;
    }

    @Test
    void thePageHasThePropertiesOfTheCode() throws IOException {
        String page = Repository.read(PAGE);
        String wanted = REFERENCE.updated(page);
        if (System.getProperty("souk.docs.write") != null) {
            Files.writeString(PAGE, wanted);
        }

        assertThat(Repository.read(PAGE)).as("-Dsouk.docs.write rewrites it").isEqualTo(wanted);
    }

    @Test
    void noPropertyIsReadWithoutADescription() {
        assertThat(Repository.find(file -> isMain(file) && OTHERS.stream().noneMatch(file::startsWith)).stream()
                        .flatMap(file -> PROPERTY.matcher(Repository.read(file)).results())
                        .map(found -> found.group(1)))
                .isNotEmpty()
                .isSubsetOf(REFERENCE.names());
    }

    @Test
    void thePageHasEachVariableThatIsReadAndNoOther() {
        List<String> sources = sources().toList();
        Set<String> read = sources.stream()
                .flatMap(text -> VARIABLE.matcher(text).results())
                .map(found -> found.group())
                .filter(variable -> !isProperty(variable))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(rows().keySet())
                .containsAll(read)
                .allSatisfy(variable -> assertThat(sources).anyMatch(text -> text.contains(variable)));
    }

    @Test
    void thePageHasTheDefaultsOfTheVariables() {
        Map<String, String> defaults = new TreeMap<>();
        sources().flatMap(text -> DEFAULT.matcher(text).results()).forEach(found -> {
            if (found.group("port") != null) {
                defaults.put(found.group("ofPort"), found.group("port"));
            } else if (found.group("compose") != null) {
                defaults.put(found.group("compose"), found.group("ofCompose"));
            } else {
                defaults.put(found.group("java"), found.group("ofJava"));
            }
        });

        assertThat(defaults).containsEntry("SOUK_GATEWAY_PORT", "8080");
        assertThat(rows()).containsAllEntriesOf(defaults);
    }

    private static Map<String, String> rows() {
        return ROW.matcher(Repository.read(PAGE))
                .results()
                .collect(Collectors.toMap(
                        row -> row.group(1),
                        row -> row.group(2)
                                .replace("`", "")
                                .replaceFirst("^–$", "")
                                .strip()));
    }

    /** The texts of everything that reads variables: the command, the launcher, test infrastructure, containers. */
    private static Stream<String> sources() {
        return Stream.concat(
                        Stream.of(
                                        "souk",
                                        "souk.cmd",
                                        "docker-compose.yml",
                                        "docker-compose.tls.yml",
                                        "Dockerfile",
                                        ".mvn",
                                        "ops")
                                .flatMap(place -> in(place).stream()),
                        Stream.of("tools/launcher", "tools/tool-support", "tools/console", "tools/test-support")
                                .flatMap(place -> in(place).stream())
                                .filter(ConfigurationReferenceTest::isMain))
                .filter(file -> !file.toString().endsWith(".md"))
                .map(Repository::read);
    }

    private static List<Path> in(String place) {
        return Repository.find(file -> file.startsWith(Repository.ROOT.resolve(place)));
    }

    private static boolean isMain(Path file) {
        return file.toString().matches(".*/src/main/.*\\.(java|ya?ml)");
    }

    /**
     * Whether Spring Boot reads the variable as the property of that name; parts have their properties on their pages.
     */
    private static boolean isProperty(String variable) {
        return variable.matches("SOUK_((GRPC|ZOOKEEPER|DISCOVERY_DNS|BFF|OIDC|CONFIG|VALKEY|CACHE)_.+|CART_STORE)")
                || REFERENCE.names().stream()
                        .map(name -> name.toUpperCase(Locale.ROOT).replace('.', '_'))
                        .anyMatch(name ->
                                variable.equals(name.replace('-', '_')) || variable.equals(name.replace("-", "")));
    }
}
