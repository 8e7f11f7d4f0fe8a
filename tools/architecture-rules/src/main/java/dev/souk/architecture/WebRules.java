package dev.souk.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.properties.HasAnnotations;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Web and messaging adapters, who may call an endpoint, and the texts of requests. */
final class WebRules {

    private static final String MAPPING = "org.springframework.web.bind.annotation.RequestMapping";
    private static final String AUTHORIZED = "org.springframework.security.access.prepost.PreAuthorize";
    private static final String PUBLIC = "io.swagger.v3.oas.annotations.security.SecurityRequirements";
    private static final String CALLER = "Caller";
    private static final String LISTENER = "org.springframework.kafka.annotation.KafkaListener";

    private static final DescribedPredicate<JavaClass> WEB = describe(
            "web adapters", type -> type.isAnnotatedWith("org.springframework.web.bind.annotation.RestController"));

    private static final DescribedPredicate<JavaClass> MESSAGING = describe(
            "messaging adapters",
            type -> type.getMethods().stream().anyMatch(method -> method.isAnnotatedWith(LISTENER)));

    private WebRules() {}

    static final ArchRule WEB_AND_MESSAGING_DO_NOT_CALL_EACH_OTHER = classes()
            .that(WEB.or(MESSAGING))
            .should(ArchCondition.from(describe("not use an adapter of the other kind", WebRules::usesOnlyItsOwnKind)))
            .as("controllers and Kafka listeners do not use each other");

    private static boolean usesOnlyItsOwnKind(JavaClass type) {
        var other = WEB.test(type) ? MESSAGING : WEB;
        return type.getDirectDependenciesFromSelf().stream()
                .noneMatch(dependency -> other.test(dependency.getTargetClass()));
    }

    /**
     * The filter chain requires the role ADMIN below {@code /admin/} and a valid token elsewhere. What needs another
     * role there says so, what belongs to one user takes the caller, and what is public is described as public. A new
     * endpoint for admins that does nothing of this is found.
     */
    static final ArchRule HANDLERS_RESTRICT_THEIR_CALLERS = methods()
            .that(describe("handle requests", WebRules::handlesRequests))
            .should(ArchCondition.from(describe("restrict their callers", WebRules::restrictsItsCallers)))
            .as("a request handler is mapped below /admin/, has @PreAuthorize, takes the Caller or is described"
                    + " as public by @SecurityRequirements");

    private static boolean handlesRequests(JavaMethod method) {
        return WEB.test(method.getOwner()) && method.isMetaAnnotatedWith(MAPPING);
    }

    private static boolean restrictsItsCallers(JavaMethod method) {
        return isBelowAdmin(method)
                || method.isAnnotatedWith(AUTHORIZED)
                || method.getOwner().isAnnotatedWith(AUTHORIZED)
                || method.isAnnotatedWith(PUBLIC)
                || method.getRawParameterTypes().stream()
                        .anyMatch(type -> type.getSimpleName().equals(CALLER));
    }

    private static boolean isBelowAdmin(JavaMethod method) {
        return Stream.concat(paths(method.getOwner()), paths(method))
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

    static final ArchRule TEXTS_ARE_COUNTED_IN_CODE_POINTS = fields().that()
            .haveRawType(String.class)
            .should()
            .notBeAnnotatedWith("jakarta.validation.constraints.Size")
            .as("a text is limited by @LineOfText or @CodePointLength: @Size counts an emoji twice");

    static List<ArchRule> all() {
        return List.of(
                WEB_AND_MESSAGING_DO_NOT_CALL_EACH_OTHER,
                HANDLERS_RESTRICT_THEIR_CALLERS,
                TEXTS_ARE_COUNTED_IN_CODE_POINTS);
    }
}
