package dev.souk.system.check;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import dev.souk.system.check.books.OrderBook.Step;
import dev.souk.system.observe.Event;
import dev.souk.system.observe.Findings;
import dev.souk.system.observe.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** I8: a committed change has its event on the topic, a rolled-back one has none. */
final class EventRules {

    private EventRules() {}

    static Stream<Verdict> judge(Evidence evidence) {
        Stream<Verdict> always = Stream.of(eventsHaveChanges(evidence), ordersAreWhereTheySay(evidence));
        return evidence.atRest() ? Stream.concat(Stream.of(changesHaveEvents(evidence)), always) : always;
    }

    private static Verdict changesHaveEvents(Evidence evidence) {
        var findings = new Findings("I8", "a committed change has its event on the topic");
        Map<ExpectedEvents.Place, Set<String>> told = evidence.told().stream()
                .collect(groupingBy(ExpectedEvents::place, mapping(event -> String.valueOf(event.type()), toSet())));
        evidence.facts().all().forEach((place, types) -> {
            Set<String> seen = told.getOrDefault(place, Set.of());
            findings.expect(
                    types.stream().anyMatch(seen::contains),
                    place,
                    "the database has told %s, on the topic there is %s",
                    String.join(" or ", types),
                    seen.isEmpty() ? "nothing" : String.join(", ", seen));
        });
        return findings.verdict();
    }

    private static Verdict eventsHaveChanges(Evidence evidence) {
        var findings = new Findings("I8", "an event tells of a committed change");
        ExpectedEvents facts = evidence.facts();
        for (Event event : evidence.told()) {
            List<String> expected = facts.all().getOrDefault(ExpectedEvents.place(event), List.of());
            findings.expect(
                    facts.tell(event),
                    event.fact(),
                    "event %s at %s tells %s, the database %s",
                    event.id(),
                    event.place(),
                    event.type(),
                    expected.isEmpty() ? "knows no such change" : "has told " + String.join(" or ", expected));
        }
        return findings.verdict();
    }

    /** The history is what the topic was compared with, so the order must agree with its history. */
    private static Verdict ordersAreWhereTheySay(Evidence evidence) {
        var findings = new Findings("I8", "an order is in the state that its last fact tells");
        Map<UUID, Step> last = evidence.books().orders().history().stream()
                .collect(Collectors.toMap(
                        Step::order, step -> step, (one, other) -> one.position() > other.position() ? one : other));
        evidence.books().orders().orders().forEach(order -> {
            Step step = last.get(order.id());
            boolean agree = step != null
                    && step.status().equals(order.status())
                    && Objects.equals(step.reason(), order.reason())
                    && step.position() == order.version();
            findings.expect(
                    agree,
                    "order " + order.id(),
                    "is %s (%s) in version %d, its history ends with %s",
                    order.status(),
                    order.reason(),
                    order.version(),
                    step == null
                            ? "nothing"
                            : "%s (%s) at %d".formatted(step.status(), step.reason(), step.position()));
        });
        return findings.verdict();
    }
}
