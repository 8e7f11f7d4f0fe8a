package dev.souk.grpc;

import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import com.google.protobuf.Timestamp;
import java.time.Instant;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * Representations of the REST API as messages: their fields have the same names. A value of an enum has the name of its
 * type as a prefix, and no message field is set for null.
 */
final class JsonMessages {

    private JsonMessages() {}

    /** Fills a message with the fields of an object. */
    static <B extends Message.Builder> B read(JsonNode json, B message) {
        for (FieldDescriptor field : message.getDescriptorForType().getFields()) {
            JsonNode value = json.path(field.getName());
            if (value.isMissingNode() || value.isNull()) {
                continue;
            }
            if (field.isRepeated()) {
                value.forEach(element -> message.addRepeatedField(field, value(element, field, message)));
            } else {
                message.setField(field, value(value, field, message));
            }
        }
        return message;
    }

    private static Object value(JsonNode json, FieldDescriptor field, Message.Builder parent) {
        return switch (field.getJavaType()) {
            case INT -> json.intValue();
            case LONG -> json.longValue();
            case BOOLEAN -> json.booleanValue();
            case STRING -> json.asString();
            case ENUM -> enumValue(json.asString(), field.getEnumType());
            case MESSAGE ->
                field.getMessageType().equals(Timestamp.getDescriptor())
                        ? timestamp(Instant.parse(json.asString()))
                        : read(json, parent.newBuilderForField(field)).build();
            default -> throw new IllegalArgumentException("No field of the REST API has the type of " + field);
        };
    }

    /**
     * {@code payment-declined} of the type {@code CancellationReason} is {@code CANCELLATION_REASON_PAYMENT_DECLINED}.
     */
    private static Object enumValue(String name, EnumDescriptor type) {
        String prefix = type.getName().replaceAll("(?<=[a-z])(?=[A-Z])", "_");
        String value = (prefix + "_" + name).toUpperCase(Locale.ROOT).replace('-', '_');
        var known = type.findValueByName(value);
        return known == null ? type.findValueByNumber(0) : known;
    }

    private static Timestamp timestamp(Instant at) {
        return Timestamp.newBuilder()
                .setSeconds(at.getEpochSecond())
                .setNanos(at.getNano())
                .build();
    }
}
