package dev.souk.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import com.tngtech.archunit.library.GeneralCodingRules;
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
                Arguments.of(MODULES.commonLibraryKnowsNoDomain(), List.of("OrderNumber")),
                Arguments.of(MODULES.messagingHasNoWebClass(), List.of("outbox.OutboxController")),
                Arguments.of(MODULES.packagesHaveNoCycles(), List.of("order.checkout", "order.history")),
                Arguments.of(NamingRules.CONTROLLERS, List.of("Instances")),
                Arguments.of(NamingRules.LISTENERS, List.of("InstanceEvents")),
                Arguments.of(NamingRules.REPOSITORIES, List.of("InstanceTable.deleteAll")),
                Arguments.of(NamingRules.STEREOTYPE_OF_REPOSITORIES, List.of("InstanceTable")),
                Arguments.of(NamingRules.PROPERTIES, List.of("InstanceSettings")),
                Arguments.of(NamingRules.EXCEPTIONS, List.of("InstanceFailure")),
                Arguments.of(NamingRules.HEALTH_INDICATORS, List.of("InstancesUp")),
                Arguments.of(NamingRules.LOGGERS, List.of("InstanceTable.LOG")),
                Arguments.of(TimeRules.TIME_IS_INJECTED, List.of("OwnTime.now", "OwnTime.millis")),
                Arguments.of(
                        TimeRules.NO_THREAD_SLEEP,
                        List.of("OwnTime.sleep()", "OwnTime.sleepByUnit", "OwnTime.park", "OwnTime$Latch")),
                Arguments.of(TimeRules.DURATIONS_HAVE_A_MINIMUM, List.of("InstanceSettings.limit")),
                Arguments.of(SoukArchitecture.CONTEXTS_ARE_SHARED, List.of("OwnContext>", "OwnContext$OfAMethod.test")),
                Arguments.of(
                        GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION, List.of("FieldInjection.greeting")),
                Arguments.of(WebRules.WEB_AND_MESSAGING_DO_NOT_CALL_EACH_OTHER, List.of("gateway.Controller")),
                Arguments.of(WebRules.TEXTS_ARE_COUNTED_IN_CODE_POINTS, List.of("ShortName.name")),
                Arguments.of(WebRules.METHOD_SECURITY_IS_PRE_AUTHORIZE, List.of("ForAdmins")));
    }

    @ParameterizedTest
    @MethodSource("violations")
    void aViolationIsFound(ArchRule rule, List<String> names) {
        EvaluationResult result = rule.evaluate(FIXTURES);

        assertThat(result.hasViolation()).isTrue();
        assertThat(result.getFailureReport().toString()).contains(names);
    }

    @Test
    void everyRuleHasAFixtureThatViolatesIt() {
        assertThat(SoukArchitecture.all(BROKEN))
                .allSatisfy(rule -> assertThat(rule.evaluate(FIXTURES).hasViolation())
                        .as(rule.getDescription())
                        .isTrue());
    }
}
