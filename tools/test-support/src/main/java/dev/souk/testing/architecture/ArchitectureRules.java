package dev.souk.testing.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;

/**
 * The rules for everything under one root package; the root is a parameter so that fixtures can stand under another.
 */
public final class ArchitectureRules {

    private static final List<String> PROCESSES = List.of("user", "cart", "order", "gateway", "registry", "launcher");
    private static final String DOMAIN_WORD =
            ".*\\.(Order|Cart|Item|Stock|Wallet|Payment|Account|User|Reservation|Checkout)[^.]*";

    private final String root;

    /** The rules for the packages under {@code root}, {@code dev.souk} for example. */
    public ArchitectureRules(String root) {
        this.root = root;
    }

    /** What every service shares is mechanism: no service's package, no word of the domain. */
    public ArchRule commonLibraryKnowsNoDomain() {
        return noClasses()
                .that()
                .resideInAPackage(root + ".common..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages(PROCESSES.stream()))
                .orShould()
                .haveNameMatching(DOMAIN_WORD)
                .because("common-lib is mechanism")
                .allowEmptyShould(true);
    }

    /** Processes share nothing but the wire. */
    public ArchRule noProcessDependsOnAnother() {
        return slices().matching(root + ".(user|cart|order|gateway|registry|launcher)..")
                .should()
                .notDependOnEachOther()
                .because("processes share nothing but the wire");
    }

    /** A newcomer can read the packages of a module in some order. */
    public ArchRule featurePackagesHaveNoCycles() {
        return slices().matching(root + ".(*.*)..").should().beFreeOfCycles();
    }

    /** REST and Kafka are two doors of the same house; neither leads through the other. */
    public ArchRule webAndMessagingDoNotCallEachOther() {
        return classes()
                .that(Adapters.WEB.or(Adapters.MESSAGING))
                .should(Adapters.notReachTheOtherKind())
                .because("web and messaging adapters are two doors of the same house");
    }

    /** What a class needs stands in its constructor. */
    public ArchRule noFieldIsInjected() {
        return fields().should()
                .notBeAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
                .andShould()
                .notBeAnnotatedWith("org.springframework.beans.factory.annotation.Value")
                .andShould()
                .notBeAnnotatedWith("jakarta.inject.Inject")
                .because("what a class needs stands in its constructor");
    }

    /** Time comes from a clock that a test can hold; waiting is for a condition. */
    public ArchRule timeIsInjectedAndNobodySleeps() {
        return noClasses()
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.time.LocalDate.class, "now")
                .orShould()
                .callMethod(java.time.OffsetDateTime.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(Thread.class, "sleep", java.time.Duration.class)
                .because("time is injected, and waiting is for a condition");
    }

    /** All of them. */
    public List<ArchRule> all() {
        return List.of(
                commonLibraryKnowsNoDomain(),
                noProcessDependsOnAnother(),
                featurePackagesHaveNoCycles(),
                webAndMessagingDoNotCallEachOther(),
                noFieldIsInjected(),
                timeIsInjectedAndNobodySleeps());
    }

    private String[] packages(Stream<String> names) {
        return names.map(name -> root + "." + name + "..").toArray(String[]::new);
    }
}
