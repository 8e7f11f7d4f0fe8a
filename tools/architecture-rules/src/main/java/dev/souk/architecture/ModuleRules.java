package dev.souk.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.util.List;
import java.util.stream.Stream;

/** Which module may use which. The root package is a parameter, so that the fixtures can have one of their own. */
final class ModuleRules {

    private static final List<String> PROCESSES = List.of(
            "user",
            "cart",
            "order",
            "storefront",
            "grpc",
            "bff",
            "zookeeper",
            "config",
            "gateway",
            "registry",
            "launcher");
    private static final String DOMAIN_WORD =
            ".*\\.(Order|Cart|Item|Stock|Wallet|Payment|Account|User|Reservation|Checkout)[^.]*";

    private final String root;

    ModuleRules(String root) {
        this.root = root;
    }

    ArchRule commonLibraryKnowsNoDomain() {
        return noClasses()
                .that()
                .resideInAPackage(root + ".common..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages(PROCESSES.stream()))
                .orShould()
                .haveNameMatching(DOMAIN_WORD)
                .as("common-lib uses no service and has no word of the domain");
    }

    ArchRule messagingHasNoWebClass() {
        return noClasses()
                .that()
                .resideInAnyPackage(packages(Stream.of("outbox", "inbox", "event", "consumer", "deadletter", "database")
                        .map("common."::concat)))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework.web..", "jakarta.servlet..", "org.springframework.security..")
                .as("common-messaging can be used without web classes");
    }

    /** Only the classes of one module are imported, so each process is compared with the names of the others. */
    ArchRule noProcessDependsOnAnother() {
        return CompositeArchRule.of(
                        PROCESSES.stream().map(this::dependsOnNoOther).toList())
                .as("no process uses the classes of another");
    }

    private ArchRule dependsOnNoOther(String process) {
        return noClasses()
                .that()
                .resideInAPackage(root + "." + process + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages(PROCESSES.stream().filter(other -> !other.equals(process))));
    }

    ArchRule packagesHaveNoCycles() {
        return slices().matching(root + ".(*.*)..").should().beFreeOfCycles().as("feature packages have no cycles");
    }

    List<ArchRule> all() {
        return List.of(
                commonLibraryKnowsNoDomain(),
                messagingHasNoWebClass(),
                noProcessDependsOnAnother(),
                packagesHaveNoCycles());
    }

    private String[] packages(Stream<String> names) {
        return names.map(name -> root + "." + name + "..").toArray(String[]::new);
    }
}
