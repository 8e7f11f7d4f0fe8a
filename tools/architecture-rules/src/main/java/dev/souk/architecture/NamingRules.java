package dev.souk.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.metaAnnotatedWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import java.util.regex.Pattern;

/** The suffix of a type says what it is, in every module the same. */
final class NamingRules {

    static final ArchRule CONTROLLERS =
            named("Controller", metaAnnotatedWith("org.springframework.stereotype.Controller"));

    static final ArchRule STEREOTYPE_OF_REPOSITORIES =
            named("Repository", metaAnnotatedWith("org.springframework.stereotype.Repository"));

    static final ArchRule PROPERTIES = named(
            "Properties", metaAnnotatedWith("org.springframework.boot.context.properties.ConfigurationProperties"));

    static final ArchRule EXCEPTIONS = named("Exception", assignableTo("java.lang.Throwable"));

    static final ArchRule HEALTH_INDICATORS = named(
            "HealthIndicator",
            assignableTo("org.springframework.boot.health.contributor.HealthIndicator")
                    .or(assignableTo("org.springframework.boot.health.contributor.ReactiveHealthIndicator")));

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
            + "|\\.RelaySession|\\.TracedJdbcTemplate)(\\$.*)?";

    static final ArchRule REPOSITORIES = noClasses()
            .that()
            .haveNameNotMatching(SQL_TYPES)
            .should()
            .accessTargetWhere(describe("runs SQL", NamingRules::runsSql))
            .as("SQL is in an XRepository, or in a mechanism of common-lib that is named in this rule");

    private NamingRules() {}

    private static ArchRule named(String suffix, DescribedPredicate<? super JavaClass> types) {
        return classes()
                .that(types)
                .should()
                .haveSimpleNameEndingWith(suffix)
                .as("what is %s is named X%s".formatted(types.getDescription(), suffix));
    }

    private static boolean runsSql(JavaAccess<?> access) {
        return JDBC.contains(access.getTargetOwner().getName())
                && RUNS_SQL.matcher(access.getTarget().getName()).matches();
    }
}
