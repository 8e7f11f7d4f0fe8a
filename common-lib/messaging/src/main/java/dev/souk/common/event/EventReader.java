package dev.souk.common.event;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;

/**
 * Reads the events of a topic into the sealed family of facts that a listener switches over.
 *
 * <p>Every type on the topic is either read or ignored on purpose. One that is neither is poison: somebody publishes
 * what nobody told this service about, and a fact that is silently dropped is a fact lost.
 *
 * @param <T> the family of facts
 */
public final class EventReader<T> {

    private final EventJson json;
    private final Map<String, Class<? extends T>> types = new HashMap<>();
    private final Set<String> ignored = new HashSet<>();

    /** A reader that knows no type yet. */
    public EventReader(EventJson json) {
        this.json = json;
    }

    /** Reads events of {@code type} as {@code form}. */
    public EventReader<T> reading(String type, Class<? extends T> form) {
        types.put(type, form);
        return this;
    }

    /** Leaves out events of {@code type}: this service has nothing to do with them. */
    public EventReader<T> ignoring(String type) {
        ignored.add(type);
        return this;
    }

    /** The fact in the event; empty where it is ignored. Poison where its type or its JSON is not known. */
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
