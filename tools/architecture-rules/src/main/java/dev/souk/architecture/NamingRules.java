package dev.souk.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The suffix of a type says what it is, in every module the same. */
final class NamingRules {

    private static final Set<String> JDBC = Set.of(
            "org.springframework.jdbc.core.simple.JdbcClient",
            "org.springframework.jdbc.core.JdbcTemplate",
            "org.springframework.jdbc.core.JdbcOperations",
            "org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate");

    private static final Pattern RUNS_SQL = Pattern.compile("sql|query.*|update|execute|batchUpdate|call");

    /** Mechanisms of common-lib that are named after what they do with their table, or with each statement. */
    private static final String SQL_TYPES = ".*(Repository|\\.JdbcOutbox|\\.JdbcInbox|\\.Retention|\\.ShardLocks"
            + "|\\.RelaySession|\\.RelayNotifications|\\.TracedJdbcTemplate)(\\$.*)?";

    private NamingRules() {}

    static ArchRule controllers() {
        return classes()
                .that()
                .areAnnotatedWith("org.springframework.web.bind.annotation.RestController")
                .or()
                .areAnnotatedWith("org.springframework.stereotype.Controller")
                .should()
                .haveSimpleNameEndingWith("Controller")
                .as("a REST controller is named XController")
                .allowEmptyShould(true);
    }

    static ArchRule listeners() {
        return methods()
                .that()
                .areAnnotatedWith("org.springframework.kafka.annotation.KafkaListener")
                .should()
                .beDeclaredInClassesThat()
                .haveSimpleNameEndingWith("Listener")
                .as("a Kafka listener method is in an XListener")
                .allowEmptyShould(true);
    }

    static ArchRule repositories() {
        return noClasses()
                .that()
                .haveNameNotMatching(SQL_TYPES)
                .should()
                .accessTargetWhere(DescribedPredicate.describe("runs SQL", NamingRules::runsSql))
                .as("SQL is in an XRepository, or in a mechanism of common-lib that is named in this rule");
    }

    private static boolean runsSql(JavaAccess<?> access) {
        return JDBC.contains(access.getTargetOwner().getName())
                && RUNS_SQL.matcher(access.getTarget().getName()).matches();
    }

    static ArchRule stereotypeOfRepositories() {
        return classes()
                .that()
                .areAnnotatedWith("org.springframework.stereotype.Repository")
                .should()
                .haveSimpleNameEndingWith("Repository")
                .as("a class with @Repository is named XRepository")
                .allowEmptyShould(true);
    }

    static ArchRule properties() {
        return classes()
                .that()
                .areAnnotatedWith("org.springframework.boot.context.properties.ConfigurationProperties")
                .should()
                .haveSimpleNameEndingWith("Properties")
                .as("settings are named XProperties")
                .allowEmptyShould(true);
    }

    static ArchRule exceptions() {
        return classes()
                .that()
                .areAssignableTo(Throwable.class)
                .should()
                .haveSimpleNameEndingWith("Exception")
                .as("an exception is named XException")
                .allowEmptyShould(true);
    }

    static ArchRule healthIndicators() {
        return classes()
                .that()
                .implement("org.springframework.boot.health.contributor.HealthIndicator")
                .or()
                .implement("org.springframework.boot.health.contributor.ReactiveHealthIndicator")
                .should()
                .haveSimpleNameEndingWith("HealthIndicator")
                .as("a health indicator is named XHealthIndicator")
                .allowEmptyShould(true);
    }

    static ArchRule loggers() {
        return fields().that()
                .haveRawType("org.slf4j.Logger")
                .should()
                .haveName("log")
                .andShould()
                .bePrivate()
                .andShould()
                .beStatic()
                .andShould()
                .beFinal()
                .as("a logger is private static final and named log")
                .allowEmptyShould(true);
    }

    static List<ArchRule> all() {
        return List.of(
                controllers(),
                listeners(),
                repositories(),
                stereotypeOfRepositories(),
                properties(),
                exceptions(),
                healthIndicators(),
                loggers());
    }
}
