package dev.souk.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.properties.HasAnnotations;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Web and messaging adapters, and the role that an admin's endpoint requires. */
final class WebRules {

    private static final String MAPPING = "org.springframework.web.bind.annotation.RequestMapping";
    private static final String AUTHORIZED = "org.springframework.security.access.prepost.PreAuthorize";
    private static final String LISTENER = "org.springframework.kafka.annotation.KafkaListener";

    private static final DescribedPredicate<JavaClass> WEB = DescribedPredicate.describe(
            "web adapters", type -> type.isAnnotatedWith("org.springframework.web.bind.annotation.RestController"));

    private static final DescribedPredicate<JavaClass> MESSAGING = DescribedPredicate.describe(
            "messaging adapters",
            type -> type.getMethods().stream().anyMatch(method -> method.isAnnotatedWith(LISTENER)));

    private WebRules() {}

    static ArchRule webAndMessagingDoNotCallEachOther() {
        return classes()
                .that(WEB.or(MESSAGING))
                .should(Conditions.of("not use an adapter of the other kind", WebRules::usesOnlyItsOwnKind))
                .as("controllers and Kafka listeners do not use each other")
                .allowEmptyShould(true);
    }

    private static boolean usesOnlyItsOwnKind(JavaClass type) {
        var other = WEB.test(type) ? MESSAGING : WEB;
        return type.getDirectDependenciesFromSelf().stream()
                .noneMatch(dependency -> other.test(dependency.getTargetClass()));
    }

    /** The filter chain requires the role ADMIN below {@code /admin/}; everywhere else the handler has to. */
    static ArchRule adminEndpointsRequireARole() {
        return methods()
                .that(DescribedPredicate.describe("handle requests of admins", WebRules::isForAdmins))
                .should(Conditions.of("be mapped below /admin/ or have @PreAuthorize", WebRules::requiresARole))
                .as("an admin endpoint is mapped below /admin/ or has @PreAuthorize")
                .allowEmptyShould(true);
    }

    private static boolean isForAdmins(JavaMethod method) {
        return method.isMetaAnnotatedWith(MAPPING)
                && method.getFullName().toLowerCase(Locale.ROOT).contains("admin");
    }

    private static boolean requiresARole(JavaMethod method) {
        return method.isAnnotatedWith(AUTHORIZED)
                || method.getOwner().isAnnotatedWith(AUTHORIZED)
                || Stream.concat(paths(method.getOwner()), paths(method))
                        .limit(1)
                        .anyMatch(path -> (path + "/").startsWith("/admin/"));
    }

    private static Stream<String> paths(HasAnnotations<?> mapped) {
        return mapped.getAnnotations().stream()
                .filter(annotation -> annotation.getRawType().getName().endsWith("Mapping"))
                .flatMap(annotation -> Stream.of("value", "path").map(annotation::get))
                .flatMap(values -> values.stream())
                .flatMap(values -> Arrays.stream((String[]) values));
    }

    static List<ArchRule> all() {
        return List.of(webAndMessagingDoNotCallEachOther(), adminEndpointsRequireARole());
    }
}
