package dev.souk.launcher.scaffold;

import dev.souk.tools.checkout.SourceTree;
import dev.souk.tools.client.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All places that list the services and cannot be derived, from `places.json` among the snippets of the template:
 * formats without variables, which people copy. The test ServiceListTest compares each with the launcher's topology.
 *
 * @param places by file, from the root of the source tree
 * @param files about cart-service, which are copied as a whole
 * @param namesOfCartService as other files name it, and what a new service has in their place
 * @param namesOfTheTemplate the same for the template
 */
record Places(
        Map<String, List<Place>> places,
        List<String> files,
        Map<String, String> namesOfCartService,
        Map<String, String> namesOfTheTemplate) {

    /**
     * One place. What is `copy`, or all `from` a text to before another, stands there for cart-service: it is copied,
     * renamed, and inserted before it. A `snippet` is a text of the template.
     */
    record Place(
            @Nullable String copy,
            @Nullable String from,
            @Nullable String snippet,
            @Nullable String before) {}

    static Path template(SourceTree source) {
        return source.root().resolve("tools/service-template");
    }

    static Path snippets(SourceTree source) {
        return template(source).resolve("snippets");
    }

    static Places of(SourceTree source) throws IOException {
        return Json.MAPPER.readValue(Files.readString(snippets(source).resolve("places.json")), Places.class);
    }
}
