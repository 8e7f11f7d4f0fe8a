package dev.souk.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The suffix of a type says what it is, in every module the same. */
final class NamingRules {

    static final ArchRule CONTROLLERS = annotated("org.springframework.stereotype.Controller", "Controller");

    static final ArchRule STEREOTYPE_OF_REPOSITORIES =
            annotated("org.springframework.stereotype.Repository", "Repository");

    static final ArchRule PROPERTIES =
            annotated("org.springframework.boot.context.properties.ConfigurationProperties", "Properties");

    static final ArchRule EXCEPTIONS = subtypes("java.lang.Throwable", "Exception");

    static final ArchRule HEALTH_INDICATORS = CompositeArchRule.of(
                    subtypes("org.springframework.boot.health.contributor.HealthIndicator", "HealthIndicator"))
            .and(subtypes("org.springframework.boot.health.contributor.ReactiveHealthIndicator", "HealthIndicator"));

    static final ArchRule LISTENERS = methods()
            .that()
            .areAnnotatedWith("org.springframework.kafka.annotation.KafkaListener")
            .should()
            .beDeclaredInClassesThat()
            .haveSimpleNameEndingWith("Listener")
            .as("a Kafka listener method is in an XListener");

    static final ArchRule LOGGERS = fields().that()
            .haveRawType("org.slf4j.Logger")
            .should()
            .haveName("log")
            .andShould()
            .bePrivate()
            .andShould()
            .beStatic()
            .andShould()
            .beFinal()
            .as("a logger is private static final and named log");

    private static final Set<String> JDBC = Set.of(
            "org.springframework.jdbc.core.simple.JdbcClient",
            "org.springframework.jdbc.core.JdbcTemplate",
            "org.springframework.jdbc.core.JdbcOperations",
            "org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate");

    private static final Pattern RUNS_SQL = Pattern.compile("sql|query.*|update|execute|batchUpdate|call");

    /** Mechanisms of common-lib that are named after what they do with their table, or with each statement. */
    private static final String SQL_TYPES = ".*(Repository|\\.JdbcOutbox|\\.JdbcInbox|\\.Retention|\\.ShardLocks"
            + "|\\.RelaySession|\\.RelayNotifications|\\.TracedJdbcTemplate)(\\$.*)?";

    static final ArchRule REPOSITORIES = noClasses()
            .that()
            .haveNameNotMatching(SQL_TYPES)
            .should()
            .accessTargetWhere(describe("runs SQL", NamingRules::runsSql))
            .as("SQL is in an XRepository, or in a mechanism of common-lib that is named in this rule");

    private NamingRules() {}

    private static ArchRule annotated(String annotation, String suffix) {
        return classes()
                .that()
                .areMetaAnnotatedWith(annotation)
                .should()
                .haveSimpleNameEndingWith(suffix)
                .as("a class with %s is named X%s".formatted(annotation, suffix));
    }

    private static ArchRule subtypes(String type, String suffix) {
        return classes()
                .that()
                .areAssignableTo(type)
                .should()
                .haveSimpleNameEndingWith(suffix)
                .as("a %s is named X%s".formatted(type, suffix));
    }

    private static boolean runsSql(JavaAccess<?> access) {
        return JDBC.contains(access.getTargetOwner().getName())
                && RUNS_SQL.matcher(access.getTarget().getName()).matches();
    }

    static List<ArchRule> all() {
        return List.of(
                CONTROLLERS,
                STEREOTYPE_OF_REPOSITORIES,
                PROPERTIES,
                EXCEPTIONS,
                HEALTH_INDICATORS,
                LISTENERS,
                LOGGERS,
                REPOSITORIES);
    }
}
