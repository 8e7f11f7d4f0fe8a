package dev.souk.launcher.scaffold;

import dev.souk.tools.ToolException;
import dev.souk.tools.checkout.SourceTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Adds a service to a source tree. Nothing is written unless everything can be. */
public final class Scaffold {

    private static final String TEMPLATE = "tools/service-template";

    private final Path root;
    private final NewService service;
    private final Map<Path, String> texts = new TreeMap<>();

    /** Of the service for this source tree. */
    public Scaffold(SourceTree source, NewService service) {
        this.root = source.root();
        this.service = service;
    }

    /**
     * Writes the files of the service and extends those that list services.
     *
     * @return all of them, from the root of the source tree
     * @throws ToolException if there is such a service, or a file is not as expected
     */
    public List<Path> write() throws IOException {
        if (Files.exists(root.resolve(service.service()))) {
            throw new ToolException("There is a folder %s already.".formatted(service.service()));
        }
        fromTemplate();
        fromCartService();
        for (Map.Entry<Path, String> file : texts.entrySet()) {
            Files.createDirectories(root.resolve(file.getKey()).toAbsolutePath().getParent());
            Files.writeString(root.resolve(file.getKey()), file.getValue());
        }
        return List.copyOf(texts.keySet());
    }

    private void fromTemplate() throws IOException {
        Renaming renaming = Renaming.ofTemplate(service);
        Path template = root.resolve(TEMPLATE);
        Path snippets = template.resolve("snippets");
        try (Stream<Path> all = Files.walk(template)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                if (!file.startsWith(snippets)) {
                    Path name = Path.of(renaming.apply(template.relativize(file).toString()));
                    texts.put(name, renaming.apply(Files.readString(file)));
                }
            }
        }
        for (Places.Snippet snippet : Places.SNIPPETS) {
            String text = renaming.apply(Files.readString(snippets.resolve(snippet.name())));
            change(snippet.file(), old -> insert(old, text, snippet));
        }
    }

    private void fromCartService() throws IOException {
        Renaming renaming = Renaming.ofCartService(service);
        for (String file : Places.FILES) {
            texts.put(Path.of(renaming.apply(file)), renaming.apply(Files.readString(root.resolve(file))));
        }
        for (Place place : Places.COPIED_FROM_CART_SERVICE) {
            change(place.file(), old -> place.extend(old, renaming));
        }
    }

    private void change(String file, UnaryOperator<String> change) throws IOException {
        Path path = Path.of(file);
        String old = texts.containsKey(path) ? texts.get(path) : Files.readString(root.resolve(path));
        texts.put(path, change.apply(old));
    }

    private static String insert(String old, String text, Places.Snippet snippet) {
        int before = old.indexOf(snippet.before());
        if (before < 0) {
            throw new ToolException("%s has no '%s' any more, before which a new service is inserted."
                    .formatted(snippet.file(), snippet.before().strip()));
        }
        return old.substring(0, before) + text + old.substring(before);
    }
}
