package dev.souk.common.web.problem;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.DeserializationProblemHandler;
import tools.jackson.databind.json.JsonMapper;

/**
 * Collects the unknown fields of a request body, which otherwise ends at the first one. Any other JSON, such as the
 * response of another service, is read as before: nobody has called {@link #collect}.
 */
final class UnknownFields extends DeserializationProblemHandler implements JsonMapperBuilderCustomizer {

    private static final String ATTRIBUTE = UnknownFields.class.getName();

    @Override
    public void customize(JsonMapper.Builder builder) {
        builder.addHandler(this);
    }

    /** Before the body of the current request is read. */
    static void collect() {
        RequestContextHolder.currentRequestAttributes()
                .setAttribute(ATTRIBUTE, new ArrayList<String>(), RequestAttributes.SCOPE_REQUEST);
    }

    /** After it: the names of the fields. */
    static List<String> collected() {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        List<String> names = names(request);
        if (request == null || names == null) {
            return List.of();
        }
        request.removeAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST);
        return names;
    }

    @Override
    public boolean handleUnknownProperty(
            DeserializationContext context,
            JsonParser parser,
            ValueDeserializer<?> deserializer,
            Object beanOrClass,
            String name) {
        List<String> names = names(RequestContextHolder.getRequestAttributes());
        if (names == null) {
            return false;
        }
        names.add(name);
        parser.skipChildren();
        return true;
    }

    @SuppressWarnings("unchecked") // set above
    private static @Nullable List<String> names(@Nullable RequestAttributes request) {
        return request == null ? null : (List<String>) request.getAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST);
    }
}
