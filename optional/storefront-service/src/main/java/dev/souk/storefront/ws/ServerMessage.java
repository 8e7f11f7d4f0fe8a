package dev.souk.storefront.ws;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.souk.common.problem.ProblemException;
import dev.souk.storefront.order.OrderChange;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/** A message to a client. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
sealed interface ServerMessage {

    /** Of messages both ways: snake case, as the REST API; an unknown field is an error. */
    JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .build();

    /** The token is valid. */
    @JsonTypeName("authenticated")
    record Authenticated() implements ServerMessage {}

    /** A status of an order; {@code id} is what a reconnecting client sends as {@code last_event_id}. */
    @JsonTypeName("order")
    record OrderEvent(
            UUID orderId, int id, String status, @Nullable String reason, OffsetDateTime at) implements ServerMessage {

        static OrderEvent of(UUID order, OrderChange change) {
            return new OrderEvent(order, change.position(), change.status(), change.reason(), change.at());
        }
    }

    /** Items of which another number is available now; in the first message all. */
    @JsonTypeName("stock")
    record Stock(List<Available> items) implements ServerMessage {

        /** Pieces on hand of an item. */
        record Available(UUID itemId, long available) {}
    }

    /** A message was rejected, or what it asked for has failed; the connection stays open. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonTypeName("error")
    record Failure(@Nullable UUID orderId, URI problem, String title, String detail) implements ServerMessage {

        static Failure of(@Nullable UUID order, ProblemException failure) {
            var body = failure.toBody();
            return new Failure(
                    order,
                    Objects.requireNonNull(body.getType()),
                    String.valueOf(body.getTitle()),
                    String.valueOf(body.getDetail()));
        }
    }
}
