package dev.souk.console.otlp;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The texts of telemetry. Names repeat in each span, so each is kept once; whatever is longer than a person reads is
 * cut.
 */
final class Texts {

    private static final int MAXIMUM_LENGTH = 16_384;
    private static final int MAXIMUM_LENGTH_OF_URL = 512; // any caller chooses that of each request
    private static final int MAXIMUM_LENGTH_OF_TRACE = 2_048; // a defect fills the stores with them; a log file has all
    private static final int MAXIMUM_ATTRIBUTES = 64;

    private Texts() {}

    /** The same object for the same name; the JVM forgets a name when nothing stored has it any more. */
    static String name(String text) {
        return cut(text).intern();
    }

    /** In a map that can be changed, and that needs more memory than a copy. */
    static Map<String, String> attributes(List<KeyValue> attributes) {
        var all = new LinkedHashMap<String, String>();
        for (KeyValue attribute : attributes.subList(0, Math.min(attributes.size(), MAXIMUM_ATTRIBUTES))) {
            String key = name(attribute.getKey());
            String text = value(attribute.getValue());
            all.put(key, cut(text, maximumLength(key)));
        }
        return all;
    }

    private static int maximumLength(String key) {
        return key.startsWith("url.")
                ? MAXIMUM_LENGTH_OF_URL
                : key.startsWith("exception.") ? MAXIMUM_LENGTH_OF_TRACE : MAXIMUM_LENGTH;
    }

    static String value(AnyValue value) {
        return switch (value.getValueCase()) {
            case STRING_VALUE -> cut(value.getStringValue());
            case BOOL_VALUE -> Boolean.toString(value.getBoolValue());
            case INT_VALUE -> Long.toString(value.getIntValue());
            case DOUBLE_VALUE -> Double.toString(value.getDoubleValue());
            case BYTES_VALUE -> cut(hex(value.getBytesValue()));
            case ARRAY_VALUE ->
                cut(value.getArrayValue().getValuesList().stream()
                        .map(Texts::value)
                        .collect(Collectors.joining(", ", "[", "]")));
            case KVLIST_VALUE ->
                cut(attributes(value.getKvlistValue().getValuesList()).toString());
            default -> "";
        };
    }

    static String hex(ByteString bytes) {
        return HexFormat.of().formatHex(bytes.toByteArray());
    }

    static String cut(String text) {
        return cut(text, MAXIMUM_LENGTH);
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length) + "…";
    }
}
