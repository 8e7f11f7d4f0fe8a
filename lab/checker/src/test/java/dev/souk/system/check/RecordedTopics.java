package dev.souk.system.check;

import dev.souk.system.observe.Event;
import dev.souk.system.observe.Target;
import dev.souk.system.observe.TopicContents;
import dev.souk.system.observe.TopicContents.Position;
import java.util.ArrayList;
import java.util.List;

/** The contents of all topics, in memory. */
record RecordedTopics(List<Event> events, List<Event> deadLetters, List<Position> positions) {

    static RecordedTopics of(Target target) {
        TopicContents contents = TopicContents.of(target);
        var events = new ArrayList<Event>();
        var deadLetters = new ArrayList<Event>();
        contents.events().forEach(events::add);
        contents.deadLetters().forEach(deadLetters::add);
        return new RecordedTopics(List.copyOf(events), List.copyOf(deadLetters), contents.positions());
    }

    TopicContents contents() {
        return new TopicContents(positions, deadLetters::forEach, events::forEach);
    }
}
