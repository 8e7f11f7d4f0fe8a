package dev.souk.testing.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** Shows that each rule can fail: the packages under {@code broken} break one each. */
class ArchitectureRulesTest {

    private static final String BROKEN = "dev.souk.testing.architecture.broken";
    private static final JavaClasses FIXTURES = new ClassFileImporter().importPackages(BROKEN);

    private final ArchitectureRules rules = new ArchitectureRules(BROKEN);

    @Test
    void aServiceInTheCommonLibraryIsFound() {
        assertFinds(rules.commonLibraryKnowsNoDomain(), "KnowsAService", "user.Greeting");
    }

    @Test
    void aWordOfTheDomainInTheCommonLibraryIsFound() {
        assertFinds(rules.commonLibraryKnowsNoDomain(), "OrderNumber");
    }

    @Test
    void aServiceThatUsesAnotherIsFound() {
        assertFinds(rules.noProcessDependsOnAnother(), "cart.UsesAnotherService", "user.Greeting");
    }

    @Test
    void aCycleOfPackagesIsFound() {
        assertFinds(rules.featurePackagesHaveNoCycles(), "order.checkout", "order.history");
    }

    @Test
    void aControllerThatCallsAListenerIsFound() {
        assertFinds(rules.webAndMessagingDoNotCallEachOther(), "gateway.Controller", "gateway.Listener");
    }

    @Test
    void anInjectedFieldIsFound() {
        assertFinds(rules.noFieldIsInjected(), "FieldInjection.greeting");
    }

    @Test
    void aClockOfItsOwnAndASleepAreFound() {
        assertFinds(rules.timeIsInjectedAndNobodySleeps(), "OwnTime.now");
        assertFinds(rules.timeIsInjectedAndNobodySleeps(), "OwnTime.rest");
    }

    private static void assertFinds(ArchRule rule, String... names) {
        var result = rule.evaluate(FIXTURES);

        assertThat(result.hasViolation()).isTrue();
        assertThat(result.getFailureReport().toString()).contains(names);
    }
}
