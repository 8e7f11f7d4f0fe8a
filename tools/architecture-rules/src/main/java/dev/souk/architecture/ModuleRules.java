package dev.souk.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/**
 * What the packages of a module may use; which other modules it may use is in its POM. The root package is a parameter,
 * so that the fixtures can have one of their own.
 */
record ModuleRules(String root) {

    private static final String DOMAIN_WORD =
            ".*\\.(Order|Cart|Item|Stock|Wallet|Payment|Account|User|Reservation|Checkout)[^.]*";

    ArchRule commonLibraryKnowsNoDomain() {
        return noClasses()
                .that()
                .resideInAPackage(root + ".common..")
                .should()
                .haveNameMatching(DOMAIN_WORD)
                .as("common-lib has no word of the domain");
    }

    ArchRule messagingHasNoWebClass() {
        return noClasses()
                .that()
                .resideInAPackage(root + ".common.[outbox|inbox|event|consumer|deadletter|database]..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework.web..", "jakarta.servlet..", "org.springframework.security..")
                .as("common-messaging can be used without web classes");
    }

    ArchRule packagesHaveNoCycles() {
        return slices().matching(root + ".(*.*)..").should().beFreeOfCycles().as("feature packages have no cycles");
    }

    List<ArchRule> all() {
        return List.of(commonLibraryKnowsNoDomain(), messagingHasNoWebClass(), packagesHaveNoCycles());
    }
}
