package dev.souk.launcher.scaffold;

import dev.souk.launcher.api.Topology;
import dev.souk.launcher.scaffold.Places.Place;
import dev.souk.tools.ToolException;
import dev.souk.tools.checkout.SourceTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Adds a service to a source tree. Nothing is written unless everything can be. */
public record Scaffold(SourceTree source, NewService service) {

    /**
     * Writes the files of the service and extends those that list services.
     *
     * @return all of them, from the root of the source tree
     * @throws ToolException if there is such a service, or a file is not as expected
     */
    public List<Path> write() throws IOException {
        Path root = source.root();
        boolean isKnown = Stream.concat(Topology.servicesAndOptional().stream(), Topology.external().stream())
                .anyMatch(known -> known.name().equals(service.service()));
        if (isKnown || Files.exists(root.resolve(service.service()))) {
            throw new ToolException("There is a %s already.".formatted(service.service()));
        }
        var texts = new TreeMap<Path, String>();
        Places places = Places.of(source);
        Path template = Places.template(source);
        try (Stream<Path> all = Files.walk(template)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                if (!file.startsWith(Places.snippets(source))) {
                    copy(texts, template.relativize(file).toString(), file, places.namesOfTheTemplate());
                }
            }
        }
        for (String file : places.files()) {
            copy(texts, file, root.resolve(file), places.namesOfCartService());
        }
        for (var file : places.places().entrySet()) {
            String text = Files.readString(root.resolve(file.getKey()));
            for (Place place : file.getValue()) {
                text = extend(text, places, place, file.getKey());
            }
            texts.put(Path.of(file.getKey()), text);
        }
        for (Map.Entry<Path, String> file : texts.entrySet()) {
            Files.createDirectories(root.resolve(file.getKey()).toAbsolutePath().getParent());
            Files.writeString(root.resolve(file.getKey()), file.getValue());
        }
        return List.copyOf(texts.keySet());
    }

    private void copy(Map<Path, String> texts, String name, Path file, Map<String, String> names) throws IOException {
        texts.put(Path.of(service.rename(name, names)), service.rename(Files.readString(file), names));
    }

    private String extend(String text, Places places, Place place, String file) throws IOException {
        String next = Objects.requireNonNullElse(place.before(), "");
        String start = Objects.requireNonNullElse(place.from() == null ? place.copy() : place.from(), "");
        int begin = text.indexOf(place.from() == null ? start + next : start);
        int end = begin < 0 ? begin : text.indexOf(next, begin + start.length());
        if (end < 0) {
            throw new ToolException("%s has no '%s' any more, where the entry of a new service is inserted."
                    .formatted(file, (start.isEmpty() ? next : start).strip()));
        }
        String model = text.substring(begin, end);
        String entry = place.snippet() == null
                ? service.rename(model, places.namesOfCartService())
                : service.rename(
                        Files.readString(Places.snippets(source).resolve(place.snippet())),
                        places.namesOfTheTemplate());
        return text.replace(model + next, entry + model + next);
    }
}
