package dev.souk.testing.events;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.Assertions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Validates events against the JSON Schemas of their producers. */
public final class EventSchemas {

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private EventSchemas() {}

    /**
     * Fails unless the event matches the schema in this module, which has all its fields: others may add some, not we.
     */
    public static void assertValid(PublishedEvent event) {
        String open = schema(Path.of(""), event.type());
        String closed = open.replace("\"additionalProperties\": true", "\"additionalProperties\": false");
        Assertions.assertThat(closed).as("what others may add").isNotEqualTo(open);
        assertValid(closed, event.type(), event.data().toString());
    }

    /** The examples in the schema of a module beside this one, which consumers must be able to read; at least one. */
    public static List<String> examples(String module, String type) {
        String schema = schema(Path.of("..", module), type);
        List<String> examples = JsonMapper.shared()
                .readTree(schema)
                .path("examples")
                .valueStream()
                .map(JsonNode::toString)
                .toList();
        Assertions.assertThat(examples).as("examples of %s", type).isNotEmpty();
        examples.forEach(example -> assertValid(schema, type, example));
        return examples;
    }

    private static void assertValid(String schema, String type, String data) {
        Assertions.assertThat(SCHEMAS.getSchema(schema, InputFormat.JSON).validate(data, InputFormat.JSON))
                .as("%s matches its schema: %s", type, data)
                .isEmpty();
    }

    private static String schema(Path module, String type) {
        return Assertions.contentOf(
                module.resolve("src/main/resources/schemas/" + type + ".json").toFile());
    }
}
