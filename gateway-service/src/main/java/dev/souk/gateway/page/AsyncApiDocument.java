package dev.souk.gateway.page;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code docs/asyncapi.yaml}: the build copies it, with the schemas to which it refers, to the class path. */
final class AsyncApiDocument {

    private static final Resource FILE = new ClassPathResource("META-INF/docs/asyncapi.yaml");
    private static final String REFERENCE = "$ref";

    private AsyncApiDocument() {}

    /** The document with those schemas in the places of the references to them: one file, for any tool. */
    static byte[] asJson() throws IOException {
        String yaml = FILE.getContentAsString(StandardCharsets.UTF_8);
        JsonNode document = JsonMapper.shared().valueToTree(new Yaml().load(yaml));
        for (JsonNode node : document.findParents(REFERENCE)) {
            String target = node.path(REFERENCE).asString();
            if (!target.startsWith("#")) {
                ((ObjectNode) node).removeAll().setAll(schema(target));
            }
        }
        return JsonMapper.shared().writeValueAsBytes(document);
    }

    private static ObjectNode schema(String file) throws IOException {
        return (ObjectNode)
                JsonMapper.shared().readTree(FILE.createRelative(file).getContentAsByteArray());
    }
}
