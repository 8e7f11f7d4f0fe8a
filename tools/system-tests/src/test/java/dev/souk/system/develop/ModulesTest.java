package dev.souk.system.develop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.system.repository.Repository;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModulesTest {

    private static final Pattern DEPENDENCY = Pattern.compile("<groupId>dev\\.souk</groupId>\\s*<artifactId>([a-z-]+)");

    private static final Pattern MODULE = Pattern.compile("<module>(.+)</module>");

    private static final Pattern OPTIONAL_SERVICE = Pattern.compile(
            "storefront|graphql|statistics-service|/statistics|grpc-(?:service|web|status|message)",
            Pattern.CASE_INSENSITIVE);

    /** The pages are a client of the shop, which offers the parts and says how to start them. */
    private static final Pattern CLIENT = Pattern.compile("/src/main/resources/static/");

    /** The story of the whole system ends with the response of the checker. */
    private static final Set<String> USED_BY_TOOLS = Set.of("checker");

    @Test
    void theCoreAndTheToolsNeedNothingOptionalAndNothingOfTheLab() {
        assertThat(modules().filter(module -> !isOuter(module)))
                .hasSizeGreaterThan(10)
                .allSatisfy(module -> assertThat(outwards(module, Repository.read(module.resolve("pom.xml"))))
                        .as("%s", module)
                        .isEmpty());
    }

    @Test
    void aDependencyFromTheCoreOutwardsIsFound() {
        String pom = "<dependency><groupId>dev.souk</groupId><artifactId>storefront-service</artifactId></dependency>";

        assertThat(outwards(Repository.ROOT.resolve("gateway-service"), pom)).containsExactly("storefront-service");
        assertThat(outwards(Repository.ROOT.resolve("order-service"), pom.replace("storefront-service", "checker")))
                .containsExactly("checker");
    }

    /** Without the dependency, a class cannot use those of another process. */
    @Test
    void noProcessAndNoCommonLibraryNeedsAnotherProcess() {
        assertThat(modules()
                        .filter(module -> isProcess(module.getFileName().toString())
                                || module.startsWith(Repository.ROOT.resolve("common-lib"))))
                .hasSizeGreaterThan(12)
                .allSatisfy(module -> assertThat(processes(Repository.read(module.resolve("pom.xml"))))
                        .as("%s", module)
                        .isEmpty());
    }

    @Test
    void aDependencyOnAnotherProcessIsFound() {
        String pom = "<dependency><groupId>dev.souk</groupId><artifactId>%s</artifactId></dependency>";

        assertThat(processes(pom.formatted("user-service"))).containsExactly("user-service");
        assertThat(processes(pom.formatted("launcher"))).containsExactly("launcher");
        assertThat(processes(pom.formatted("common-core"))).isEmpty();
    }

    @Test
    void theCoreNamesNoOptionalService() {
        assertThat(modules()
                        .filter(module -> !isOuter(module) && !module.startsWith(Repository.ROOT.resolve("tools")))
                        .flatMap(
                                module -> Repository.find(file -> file.startsWith(module.resolve("src/main"))).stream())
                        .filter(file -> !CLIENT.matcher(file.toUri().getPath()).find()))
                .hasSizeGreaterThan(300)
                .allSatisfy(file -> assertThat(optionalServices(Repository.read(file)))
                        .as("%s", file)
                        .isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "uri: lb://storefront-service",
                "- Path=/statistics/**",
                "List.of(\"/graphql\", \"/ws\")",
                "peers: cart-service,statistics-service",
                "List.of(\"X-Grpc-Web\")",
                "import dev.souk.storefront.StorefrontServiceApplication;",
                "class GraphQlPaths {}"
            })
    void aFileThatNamesAnOptionalServiceIsFound(String violating) {
        assertThat(optionalServices(violating)).isNotEmpty();
    }

    /** Maven reads the POM of each module, also of one that it does not build. */
    @Test
    void theBuildOfImagesHasThePomOfEachModuleOfItsProfiles() {
        String image = Repository.read(Repository.ROOT.resolve("Dockerfile"));
        List<String> ignored = Repository.read(Repository.ROOT.resolve(".dockerignore"))
                .lines()
                .toList();

        assertThat(MODULE.matcher(untilTheLab()).results().map(module -> module.group(1)))
                .hasSizeGreaterThan(20)
                .doesNotContainAnyElementsOf(ignored)
                .allSatisfy(module -> assertThat(image).contains("COPY %s/pom.xml %1$s/\n".formatted(module)));
    }

    /** The modules of the core, and of the optional parts. */
    private static String untilTheLab() {
        String pom = Repository.read(Repository.ROOT.resolve("pom.xml"));
        return pom.substring(0, pom.indexOf("<id>lab</id>"));
    }

    @Test
    void everyModuleChecksTheArchitecture() {
        List<Path> checked = Repository.find(file -> file.endsWith("ArchitectureTest.java"));

        assertThat(modules()
                        .filter(module ->
                                module.resolve("src/main/java").toFile().isDirectory())
                        .filter(module -> !Set.of(
                                        "architecture-rules", "bare-gateway", "system-test-support", "test-support")
                                .contains(module.getFileName().toString())))
                .isNotEmpty()
                .allSatisfy(module -> assertThat(checked).anyMatch(test -> test.startsWith(module)));
    }

    private static List<String> optionalServices(String text) {
        return OPTIONAL_SERVICE.matcher(text).results().map(MatchResult::group).toList();
    }

    /** The modules of optional parts and of the lab on which a module of the core or of the tools depends. */
    private static List<String> outwards(Path module, String pom) {
        Set<String> outer = modules()
                .filter(ModulesTest::isOuter)
                .map(other -> other.getFileName().toString())
                .filter(other -> !module.startsWith(Repository.ROOT.resolve("tools")) || !USED_BY_TOOLS.contains(other))
                .collect(Collectors.toSet());
        return dependencies(pom).filter(outer::contains).toList();
    }

    private static List<String> processes(String pom) {
        return dependencies(pom).filter(ModulesTest::isProcess).toList();
    }

    private static boolean isProcess(String module) {
        return module.endsWith("-service") || module.equals("launcher");
    }

    /** The modules that a POM names as dependencies. */
    private static Stream<String> dependencies(String pom) {
        return DEPENDENCY.matcher(pom).results().map(dependency -> dependency.group(1));
    }

    private static boolean isOuter(Path module) {
        return Stream.of("optional", "lab").map(Repository.ROOT::resolve).anyMatch(module::startsWith);
    }

    private static Stream<Path> modules() {
        return Repository.find(file -> file.endsWith("pom.xml")).stream()
                .map(Path::getParent)
                .filter(module -> !module.equals(Repository.ROOT));
    }
}
