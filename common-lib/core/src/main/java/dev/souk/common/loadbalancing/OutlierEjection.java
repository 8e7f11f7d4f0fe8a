package dev.souk.common.loadbalancing;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Decides which instances receive no calls for a short time.
 *
 * <p>No connection is a fact about one instance: it is ejected at once, whatever the others do. The registry needs some
 * seconds to evict a crashed instance; until then, about one call in each {@code duration} reaches it. Errors in a row
 * are a suspicion: the instance is ejected only if at least half of the others have had fewer than half as many
 * failures recently, and never more than half of all instances are. Otherwise an error of all instances, or an
 * overload, would move the calls to fewer and fewer of them. 503 never ejects: it reports an overload.
 *
 * @param consecutiveErrors in a row that eject an instance; one failed connection is enough
 * @param duration for which an ejected instance receives no calls
 */
public record OutlierEjection(
        @DefaultValue("5") @Positive int consecutiveErrors,
        @DefaultValue("5s") @DurationMin Duration duration) {

    /** Whether {@code instance} receives no calls for a while, after one that ended like this. */
    boolean applies(CallOutcome outcome, BalancedInstance instance, List<BalancedInstance> all, long now) {
        return switch (outcome) {
            case UNREACHABLE -> all.size() > 1 && !instance.isEjected(now); // calls in progress fail with it
            case ERROR -> instance.consecutiveErrors() >= consecutiveErrors && isOutlier(instance, all, now);
            case SUCCESS, REJECTED, CANCELLED -> false;
        };
    }

    private static boolean isOutlier(BalancedInstance instance, List<BalancedInstance> all, long now) {
        long failures = instance.recentFailures(now);
        long better = count(all, other -> other.recentFailures(now) * 2 < failures);
        long ejected = count(all, other -> other.isEjected(now));
        return better * 2 >= all.size() - 1 && better > 0 && (ejected + 1) * 2 <= all.size();
    }

    private static long count(List<BalancedInstance> all, Predicate<BalancedInstance> condition) {
        return all.stream().filter(condition).count();
    }
}
