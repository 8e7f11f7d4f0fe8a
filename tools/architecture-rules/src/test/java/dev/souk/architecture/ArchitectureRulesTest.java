package dev.souk.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Shows that each rule can fail: the packages under {@code broken} violate each at least once. */
class ArchitectureRulesTest {

    private static final String BROKEN = "dev.souk.architecture.broken";
    private static final JavaClasses FIXTURES = new ClassFileImporter().importPackages(BROKEN);
    private static final ModuleRules MODULES = new ModuleRules(BROKEN);

    static Stream<Arguments> violations() {
        return Stream.of(
                Arguments.of(MODULES.commonLibraryKnowsNoDomain(), List.of("KnowsAService", "user.Greeting")),
                Arguments.of(MODULES.commonLibraryKnowsNoDomain(), List.of("OrderNumber")),
                Arguments.of(MODULES.messagingHasNoWebClass(), List.of("outbox.OutboxController")),
                Arguments.of(MODULES.noProcessDependsOnAnother(), List.of("cart.UsesAnotherService", "user.Greeting")),
                Arguments.of(MODULES.packagesHaveNoCycles(), List.of("order.checkout", "order.history")),
                Arguments.of(NamingRules.controllers(), List.of("Instances")),
                Arguments.of(NamingRules.listeners(), List.of("InstanceEvents")),
                Arguments.of(NamingRules.repositories(), List.of("InstanceTable.deleteAll")),
                Arguments.of(NamingRules.stereotypeOfRepositories(), List.of("InstanceTable")),
                Arguments.of(NamingRules.properties(), List.of("InstanceSettings")),
                Arguments.of(NamingRules.exceptions(), List.of("InstanceFailure")),
                Arguments.of(NamingRules.healthIndicators(), List.of("InstancesUp")),
                Arguments.of(NamingRules.loggers(), List.of("InstanceTable.LOG")),
                Arguments.of(TimeRules.timeIsInjected(), List.of("OwnTime.now", "OwnTime.millis")),
                Arguments.of(
                        TimeRules.noThreadSleep(),
                        List.of("OwnTime.sleep()", "OwnTime.sleepByUnit", "OwnTime.park", "OwnTime$Latch")),
                Arguments.of(
                        LocaleRules.localesAreNamed(),
                        List.of("OwnLocale.lower", "OwnLocale.upper", "OwnLocale.date", "OwnLocale.grouped")),
                Arguments.of(
                        LocaleRules.formatsAreTheSameInEachLocale(),
                        List.of(
                                "OwnLocale$Digits",
                                "OwnLocale$Argument",
                                "OwnLocale$Padding",
                                "OwnLocale$Fraction",
                                "OwnLocale$Printed",
                                "OwnLocale$Reference",
                                "OwnLocale$Beside",
                                "OwnLocale$Unknown")),
                Arguments.of(TestRules.contextsAreShared(), List.of("OwnContext>", "OwnContext$OfAMethod.test")),
                Arguments.of(WiringRules.noFieldIsInjected(), List.of("FieldInjection.greeting")),
                Arguments.of(WebRules.webAndMessagingDoNotCallEachOther(), List.of("gateway.Controller")),
                Arguments.of(WebRules.handlersRestrictTheirCallers(), List.of("ReplayController.forgotten")),
                Arguments.of(WebRules.textsAreCountedInCodePoints(), List.of("ShortName.name")));
    }

    @ParameterizedTest
    @MethodSource("violations")
    void aViolationIsFound(ArchRule rule, List<String> names) {
        EvaluationResult result = rule.evaluate(FIXTURES);

        assertThat(result.hasViolation()).isTrue();
        assertThat(result.getFailureReport().toString()).contains(names);
    }

    @Test
    void anEndpointThatRestrictsItsCallersIsNoViolation() {
        assertThat(WebRules.handlersRestrictTheirCallers()
                        .evaluate(FIXTURES)
                        .getFailureReport()
                        .toString())
                .doesNotContain("annotated", "ownersOnly", "coveredByThePath");
    }

    @Test
    void textThatIsTheSameInEachLocaleIsNoViolation() {
        assertThat(SoukArchitecture.all(BROKEN))
                .allSatisfy(rule -> assertThat(
                                rule.evaluate(FIXTURES).getFailureReport().toString())
                        .doesNotContain("OwnLocale.named", "OwnLocale$Independent", "OwnLocale$Named"));
    }

    @Test
    void everyRuleHasAFixtureThatViolatesIt() {
        assertThat(Stream.concat(SoukArchitecture.all(BROKEN).stream(), TestRules.all().stream()))
                .allSatisfy(rule -> assertThat(rule.evaluate(FIXTURES).hasViolation())
                        .as(rule.getDescription())
                        .isTrue());
    }
}
