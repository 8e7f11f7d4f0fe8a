package dev.souk.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;

/** Time comes from an injected clock, and waiting is for a condition. */
final class TimeRules {

    /**
     * What waits by design, by class: the loop that polls for a condition, the pause between two connection attempts,
     * which a stop ends early, and the pacing of chaos.
     */
    private static final Set<String> PACED = Set.of(
            "dev.souk.tools.process.Await",
            "dev.souk.common.outbox.relay.DedicatedConnectionWorker",
            "dev.souk.system.chaos.load.Pacing");

    private static final Set<String> OTHER_CLOCKS =
            Set.of("java.lang.System.currentTimeMillis", "java.util.Date.<init>", "java.util.Calendar.getInstance");

    private TimeRules() {}

    static final ArchRule TIME_IS_INJECTED = noClasses()
            .should()
            .accessTargetWhere(describe("reads a clock of its own", TimeRules::readsOwnClock))
            .as("time is read from an injected clock");

    private static boolean readsOwnClock(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        String name = access.getTarget().getName();
        boolean withoutClock = !access.getTarget().getFullName().contains(Clock.class.getName());
        return (owner.startsWith("java.time.") && name.equals("now") && withoutClock)
                || OTHER_CLOCKS.contains(owner + "." + name);
    }

    static final ArchRule NO_THREAD_SLEEP = noClasses()
            .that(describe("do not pace by design", type -> !PACED.contains(type.getName())))
            .should()
            .accessTargetWhere(describe("sleeps", TimeRules::sleeps))
            .orShould(ArchCondition.from(
                    describe("wait for a latch that they never count down", TimeRules::waitsForNothing)))
            .as("waiting is for a condition, never a sleep by any name");

    private static boolean sleeps(JavaAccess<?> access) {
        return switch (access.getTargetOwner().getName()) {
            case "java.lang.Thread", "java.util.concurrent.TimeUnit" ->
                access.getTarget().getName().equals("sleep");
            case "java.util.concurrent.locks.LockSupport" ->
                access.getTarget().getName().startsWith("park");
            default -> false;
        };
    }

    private static boolean waitsForNothing(JavaClass type) {
        Set<JavaAccess<?>> onLatches = type.getAccessesFromSelf().stream()
                .filter(access -> access.getTargetOwner().isEquivalentTo(CountDownLatch.class))
                .collect(Collectors.toSet());
        return calls(onLatches, "<init>") && calls(onLatches, "await") && !calls(onLatches, "countDown");
    }

    private static boolean calls(Set<JavaAccess<?>> accesses, String name) {
        return accesses.stream().anyMatch(access -> access.getTarget().getName().equals(name));
    }

    /**
     * 0, or milliseconds that were meant as seconds, would switch off what the time is for, or repeat it without pause.
     */
    static final ArchRule DURATIONS_HAVE_A_MINIMUM = fields().that()
            .haveRawType(Duration.class)
            .and()
            .areNotStatic()
            .and()
            .areDeclaredInClassesThat(describe("are properties", TimeRules::isOfProperties))
            .should()
            .beAnnotatedWith("org.hibernate.validator.constraints.time.DurationMin")
            .allowEmptyShould(true);

    private static boolean isOfProperties(JavaClass type) {
        return type.isMetaAnnotatedWith("org.springframework.boot.context.properties.ConfigurationProperties")
                || type.getEnclosingClass().filter(TimeRules::isOfProperties).isPresent();
    }
}
