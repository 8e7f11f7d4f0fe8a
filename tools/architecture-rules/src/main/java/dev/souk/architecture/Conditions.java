package dev.souk.architecture;

import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.function.Predicate;

/** Turns a predicate over classes or methods into a condition. */
final class Conditions {

    private Conditions() {}

    static <T extends HasName.AndFullName> ArchCondition<T> of(String description, Predicate<T> predicate) {
        return new ArchCondition<>(description) {
            @Override
            public void check(T item, ConditionEvents events) {
                String message = "%s should %s".formatted(item.getFullName(), description);
                events.add(new SimpleConditionEvent(item, predicate.test(item), message));
            }
        };
    }
}
