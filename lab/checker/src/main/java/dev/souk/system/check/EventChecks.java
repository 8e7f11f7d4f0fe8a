package dev.souk.system.check;

import dev.souk.system.observe.Event;
import dev.souk.system.observe.TopicContents;
import java.util.stream.Stream;

/** Passes each record once to all rules about records. */
final class EventChecks {

    private final TopicContents topics;
    private final boolean atRest;
    private final EventRules events;
    private final SequenceRules sequences = new SequenceRules();
    private final PriceRules prices;
    private final DeadLetterRules deadLetters;
    private final PrivacyRules privacy;

    EventChecks(Databases databases, TopicContents topics, boolean atRest) {
        this.topics = topics;
        this.atRest = atRest;
        this.events = new EventRules(databases);
        this.prices = new PriceRules(databases);
        this.deadLetters = new DeadLetterRules(topics);
        this.privacy = new PrivacyRules(databases);
    }

    Stream<Verdict> verdicts() {
        topics.deadLetters().forEach(privacy::add);
        topics.events().forEach(this::add);
        return Stream.of(
                        events.verdicts(atRest),
                        sequences.verdicts(),
                        deadLetters.verdicts(atRest),
                        privacy.verdicts(),
                        prices.verdicts())
                .flatMap(verdicts -> verdicts);
    }

    private void add(Event event) {
        sequences.begin(event);
        privacy.add(event);
        deadLetters.add(event);
        if (isPublished(event)) {
            events.add(event);
            sequences.add(event);
            prices.add(event);
        }
    }

    /**
     * Whether a service published it. A well-formed record that no change implies is either a defect of a service or
     * poison that a group has rejected; in motion, a group may still be about to reject it.
     */
    private boolean isPublished(Event event) {
        return event.isWellFormed()
                && (events.isExpected(event)
                        || (!deadLetters.isDeadLettered(event) && (atRest || topics.isProcessed(event))));
    }
}
