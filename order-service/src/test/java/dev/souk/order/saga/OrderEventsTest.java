package dev.souk.order.saga;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.souk.common.event.EventJson;
import dev.souk.common.event.OutboundEvent;
import dev.souk.order.domain.Line;
import dev.souk.order.domain.Order;
import dev.souk.order.domain.Reason;
import dev.souk.order.domain.State;
import dev.souk.testing.events.EventSchemas;
import dev.souk.testing.events.PublishedEvent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class OrderEventsTest {

    private static final Line TEA = new Line(UUID.randomUUID(), "Tea", 2, 250);

    static Stream<State> states() {
        Stream<State> going = Stream.of(new State.Placed(), new State.Reserved(), new State.Confirmed());
        Stream<State> turned = Arrays.stream(Reason.values())
                .filter(reason -> reason != Reason.OUT_OF_STOCK)
                .map(reason -> new State.Cancelling(reason, false, false));
        Stream<State> ended = Arrays.stream(Reason.values()).map(State.Cancelled::new);
        return Stream.of(going, turned, ended).flatMap(all -> all);
    }

    @ParameterizedTest
    @MethodSource("states")
    void everyStateAnnouncesItselfAsItsSchemaSays(State state) {
        Order order = in(state);
        OutboundEvent event = OrderEvents.of(order);

        assertThat(event.topic()).isEqualTo("souk.orders");
        assertThat(event.aggregateId()).isEqualTo(order.id());
        assertThat(event.sequence()).isEqualTo(order.version());
        EventSchemas.assertValid(published(event));
    }

    @Test
    void aFieldThatTheSchemaLacksIsFound() {
        PublishedEvent event = published(OrderEvents.of(in(new State.Placed())));
        var data = ((ObjectNode) event.data()).put("note", "new");
        var changed = new PublishedEvent(event.id(), event.type(), event.sequence(), data, Map.of());

        assertThatThrownBy(() -> EventSchemas.assertValid(changed))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("note");
    }

    @Test
    void noEventContainsTheNameOfAnItem() {
        assertThat(states().map(state ->
                        published(OrderEvents.of(in(state))).data().toString()))
                .noneMatch(json -> json.contains("Tea"));
    }

    private static Order in(State state) {
        return new Order(UUID.randomUUID(), UUID.randomUUID(), 7, List.of(TEA), state, 3);
    }

    private static PublishedEvent published(OutboundEvent event) {
        var data = JsonMapper.shared().readTree(new EventJson().write(event.data()));
        return new PublishedEvent(UUID.randomUUID(), event.type(), event.sequence(), data, Map.of());
    }
}
