package dev.souk.system.docs;

import dev.souk.system.repository.Repository;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.config.YamlProcessor.MatchStatus;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.FileSystemResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The part of a document that follows from the code: each {@code souk} property of some modules, as Spring Boot's
 * configuration processor describes it while a module is compiled, with the values of {@code application.yml}.
 */
public final class ConfigurationReference {

    private static final String BEGIN = "<!-- properties: generated -->\n";
    private static final String END = "<!-- end of properties -->\n";

    private final List<DescribedModule> modules;

    /**
     * A module, what it declares and what its {@code application.yml} says.
     *
     * @param name its folder
     * @param title of its table
     */
    private record DescribedModule(String name, String title, List<JsonNode> properties, Properties settings) {}

    /**
     * The properties of these modules.
     *
     * @param modules the folder of each with the title of its table, in the order of the tables
     */
    public ConfigurationReference(Map<String, String> modules) {
        this.modules = modules.entrySet().stream()
                .map(module -> new DescribedModule(
                        module.getKey(), module.getValue(), declared(module.getKey()), settings(module.getKey())))
                .toList();
    }

    /** The document with the tables of the code instead of its own, between the two marks. */
    public String updated(String document) {
        return document.substring(0, document.indexOf(BEGIN) + BEGIN.length()) + "\n" + markdown() + "\n"
                + document.substring(document.indexOf(END));
    }

    private String markdown() {
        return modules.stream()
                .filter(module -> !module.properties().isEmpty())
                .map(this::section)
                .collect(Collectors.joining("\n"));
    }

    /** The names of all properties. */
    public Set<String> names() {
        return modules.stream()
                .flatMap(module -> module.properties().stream())
                .map(property -> property.get("name").asString())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private String section(DescribedModule module) {
        String rows = module.properties().stream()
                .map(property -> row(module, property))
                .sorted()
                .collect(Collectors.joining("\n"));
        return "### %s%n%n| property | type | default | what it is |%n| --- | --- | --- | --- |%n%s%n"
                .formatted(module.title(), rows);
    }

    private String row(DescribedModule module, JsonNode property) {
        return "| `%s` | %s | %s | %s |"
                .formatted(
                        property.get("name").asString(),
                        type(property.get("type").asString()),
                        value(module, property),
                        description(property.path("description").asString("")));
    }

    /** What {@code application.yml} of its own module says, or the default in code and the services that differ. */
    private String value(DescribedModule module, JsonNode property) {
        String name = property.get("name").asString();
        String own = module.settings().getProperty(name);
        if (own != null) {
            return "`" + own + "`";
        }
        String inCode = property.path("defaultValue").asString("");
        Stream<String> others = modules.stream()
                .filter(other -> other.settings().containsKey(name))
                .map(other ->
                        "%s: `%s`".formatted(other.name(), other.settings().getProperty(name)));
        return Stream.concat(Stream.of(inCode.isEmpty() ? "–" : "`" + inCode + "`"), others)
                .collect(Collectors.joining("; "));
    }

    private static String description(String text) {
        return text.replaceAll("\\{@code ([^}]*)}", "`$1`").replace("|", "\\|");
    }

    private static String type(String type) {
        return switch (type.replaceFirst("<.*", "").replaceFirst(".*\\.", "")) {
            case "Integer", "Short", "Long", "Double" -> "number";
            case "String" -> "text";
            case "URI" -> "address";
            case "Path" -> "path";
            case "Boolean" -> "true or false";
            case "DataSize" -> "size";
            case "Duration" -> "duration";
            case "List" -> "list";
            case "Map" -> "map";
            default -> type;
        };
    }

    /** The properties of Souk that the module declares; the metadata also has those of libraries. */
    private static List<JsonNode> declared(String module) {
        Path metadata =
                Repository.ROOT.resolve(module).resolve("target/classes/META-INF/spring-configuration-metadata.json");
        return Files.notExists(metadata)
                ? List.of()
                : JsonMapper.shared()
                        .readTree(Repository.read(metadata))
                        .get("properties")
                        .valueStream()
                        .filter(property -> property.get("name").asString().startsWith("souk."))
                        .toList();
    }

    private static Properties settings(String module) {
        Path file = Repository.ROOT.resolve(module).resolve("src/main/resources/application.yml");
        if (Files.notExists(file)) {
            return new Properties();
        }
        var yaml = new YamlPropertiesFactoryBean();
        yaml.setDocumentMatchers(ConfigurationReference::isDefault);
        yaml.setResources(new FileSystemResource(file));
        return Objects.requireNonNull(yaml.getObject());
    }

    /** What a profile changes, as demo and tls, is no default. */
    private static MatchStatus isDefault(Properties document) {
        return document.containsKey("spring.config.activate.on-profile") ? MatchStatus.NOT_FOUND : MatchStatus.FOUND;
    }
}
