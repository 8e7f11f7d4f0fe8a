package dev.souk.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;

/** Web and messaging adapters, and the texts of requests. */
final class WebRules {

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

    static final ArchRule TEXTS_ARE_COUNTED_IN_CODE_POINTS = fields().that()
            .haveRawType(String.class)
            .should()
            .notBeAnnotatedWith("jakarta.validation.constraints.Size")
            .as("a text is limited by @LineOfText or @CodePointLength: @Size counts an emoji twice");

    static final ArchRule METHOD_SECURITY_IS_PRE_AUTHORIZE = noClasses()
            .should()
            .dependOnClassesThat()
            .haveNameMatching("org\\.springframework\\.security\\.access\\.(prepost\\.(Post|PreF).*|annotation\\..*)"
                    + "|jakarta\\.annotation\\.security\\..*")
            .as("of the annotations of method security only @PreAuthorize is used: nothing reads the others");
}
