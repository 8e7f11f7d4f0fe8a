package dev.souk.system.profile;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The samples of a recording, equal stacks merged.
 *
 * @param event the event that the samples come from
 * @param samples number of samples
 * @param weights number of samples, or allocated bytes, of each stack
 */
record Profile(ProfileType type, String event, long samples, Map<Stack, Long> weights) {

    /** A name with its part of the whole, from 0 to 1. */
    record Share(String name, double part) {}

    /** By {@link Stack#owningClass()}. */
    List<Share> classes() {
        return shares(Stack::owningClass);
    }

    /** By {@link Stack#owningPackage()}. */
    List<Share> packages() {
        return shares(Stack::owningPackage);
    }

    /** By {@link Stack#method()}: without what these methods call. */
    List<Share> methods() {
        return shares(Stack::method);
    }

    /** By class of the allocated objects; empty in a profile of CPU time. */
    List<Share> allocatedClasses() {
        return shares(Stack::allocated);
    }

    /** The largest first. */
    private List<Share> shares(Function<Stack, @Nullable String> name) {
        double total = weights.values().stream().mapToLong(Long::longValue).sum();
        Map<String, Long> sums = weights.entrySet().stream()
                .filter(entry -> name.apply(entry.getKey()) != null)
                .collect(Collectors.groupingBy(
                        entry -> String.valueOf(name.apply(entry.getKey())),
                        Collectors.summingLong(Map.Entry::getValue)));
        return sums.entrySet().stream()
                .map(entry -> new Share(entry.getKey(), entry.getValue() / total))
                .sorted(Comparator.comparingDouble(Share::part).reversed().thenComparing(Share::name))
                .toList();
    }
}
