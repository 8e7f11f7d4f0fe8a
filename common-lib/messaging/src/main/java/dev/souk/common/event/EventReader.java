package dev.souk.common.event;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;

/**
 * Parses the events of a topic to the sealed family of records that a listener switches over.
 *
 * <p>Every type on the topic is either read or ignored on purpose. An unknown type is poison: an event that is silently
 * dropped would be lost.
 *
 * @param <T> the sealed family
 */
public final class EventReader<T> {

    private final EventJson json;
    private final Map<String, Class<? extends T>> types = new HashMap<>();
    private final Set<String> ignored = new HashSet<>();

    /** A reader without types. */
    public EventReader(EventJson json) {
        this.json = json;
    }

    /** Reads events of {@code type} as {@code form}. */
    public EventReader<T> reading(String type, Class<? extends T> form) {
        types.put(type, form);
        return this;
    }

    /** Ignores events of {@code type}, which this service does not need. */
    public EventReader<T> ignoring(String type) {
        ignored.add(type);
        return this;
    }

    /** The content of the event; empty if its type is ignored. Poison if its type is unknown or its JSON is invalid. */
    public Optional<T> read(InboundEvent event) {
        Class<? extends T> form = types.get(event.type());
        if (form == null) {
            if (ignored.contains(event.type())) {
                return Optional.empty();
            }
            throw new PoisonException("unknown type " + event.type());
        }
        try {
            return Optional.of(json.read(event.data(), form));
        } catch (JacksonException broken) {
            throw new PoisonException("the value is not a valid " + event.type());
        }
    }
}
