package dev.souk.testing.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** Which classes are doors: a controller is one to the web, a class with a Kafka listener is one to the topics. */
final class Adapters {

    static final DescribedPredicate<JavaClass> WEB = DescribedPredicate.describe(
            "web adapters", type -> type.isAnnotatedWith("org.springframework.web.bind.annotation.RestController"));

    static final DescribedPredicate<JavaClass> MESSAGING = DescribedPredicate.describe(
            "messaging adapters",
            type -> type.getMethods().stream()
                    .anyMatch(method -> method.isAnnotatedWith("org.springframework.kafka.annotation.KafkaListener")));

    private Adapters() {}

    static ArchCondition<JavaClass> notReachTheOtherKind() {
        return new ArchCondition<>("not reach an adapter of the other kind") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                DescribedPredicate<JavaClass> other = WEB.test(type) ? MESSAGING : WEB;
                type.getDirectDependenciesFromSelf().stream()
                        .filter(dependency -> other.test(dependency.getTargetClass()))
                        .forEach(dependency ->
                                events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription())));
            }
        };
    }
}
