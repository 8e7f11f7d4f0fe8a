package dev.souk.gateway.docs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code docs/asyncapi.yaml}, which the build copies to the class path together with the schemas of the services to
 * which it refers.
 */
final class AsyncApiDocument {

    private static final Resource FILE = new ClassPathResource("META-INF/docs/asyncapi.yaml");
    private static final String REFERENCE = "$ref";

    private AsyncApiDocument() {}

    /** The document with those schemas in the places of the references to them: one file, for any tool. */
    static byte[] asJson() {
        try (InputStream yaml = FILE.getInputStream()) {
            Object document = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
            return JsonMapper.shared().writeValueAsBytes(withSchemas(document));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static @Nullable Object withSchemas(@Nullable Object node) {
        return switch (node) {
            case Map<?, ?> object
            when object.get(REFERENCE) instanceof String file && !file.startsWith("#") -> schema(file);
            case Map<?, ?> object -> {
                Map<Object, @Nullable Object> copy = new LinkedHashMap<>();
                object.forEach((name, value) -> copy.put(name, withSchemas(value)));
                yield copy;
            }
            case List<?> array ->
                array.stream().map(AsyncApiDocument::withSchemas).toList();
            case null, default -> node;
        };
    }

    private static Object schema(String file) {
        try (InputStream json = FILE.createRelative(file).getInputStream()) {
            return JsonMapper.shared().readTree(json);
        } catch (IOException missing) {
            throw new UncheckedIOException("The build does not copy " + file, missing);
        }
    }
}
