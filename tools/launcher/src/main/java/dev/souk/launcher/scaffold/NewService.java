package dev.souk.launcher.scaffold;

import dev.souk.tools.ToolException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;

/**
 * The names of a new service. All follow from one word, which is also its entity, its table and its package.
 *
 * @param word such as `invoice`
 */
public record NewService(String word) {

    private static final Pattern WORD = Pattern.compile("[a-z]{2,16}");
    private static final String SUFFIX = "-service";

    /** Names of packages, types and columns that the template uses otherwise, and words that SQL reserves. */
    private static final Set<String> RESERVED =
            Set.of(("account admin architecture array authorization awaitility bean binary boolean caller"
                            + " cart cast character check collation column common component configuration constraint"
                            + " content duration end error event events exception execution fetch full gateway grant"
                            + " group id ids inbox inner integer item jdbc join lab launcher left like limit list map"
                            + " math module name natural number object offset only operation optional order outbound"
                            + " outbox outer override owner package page payment primary problem problems process"
                            + " record references registry repository request responds rest right runtime sample"
                            + " schema select service session similar souk statistic stream string system table tag"
                            + " test testing thread token topic union uri user users uuid valid when where window")
                    .split(" "));

    /**
     * The service that is meant by `invoice` or `invoice-service`.
     *
     * @throws ToolException if the name cannot be used
     */
    public static NewService named(String typed) {
        String word = typed.endsWith(SUFFIX) ? typed.substring(0, typed.length() - SUFFIX.length()) : typed;
        if (!WORD.matcher(word).matches()) {
            throw new ToolException(
                    "'%s' cannot be the name of a service: it is one word of 2 to 16 lower-case letters,"
                                    .formatted(typed)
                            + " such as invoice or invoice-service.");
        }
        if (RESERVED.contains(word) || SourceVersion.isKeyword(word)) {
            throw new ToolException(
                    "'%s' has another meaning in Java, in SQL or in Souk. Choose another word.".formatted(word));
        }
        return new NewService(word);
    }

    public String service() {
        return word + SUFFIX;
    }

    /** Such as `invoices`: its path, and the end of its topic. */
    public String plural() {
        if (word.matches(".*[^aeiou]y")) {
            return word.substring(0, word.length() - 1) + "ies";
        }
        return word + (word.matches(".*(s|x|z|ch|sh)") ? "es" : "s");
    }

    /** The text with its names in place of `{word}`, `{Words}`, `{a word}` and so on. */
    String fill(String text) {
        String withArticle = (word.matches("[aeiou].*") ? "an " : "a ") + word;
        return text.replace("{a word}", withArticle)
                .replace("{A word}", capitalized(withArticle))
                .replace("{word}", word)
                .replace("{Word}", capitalized(word))
                .replace("{WORD}", word.toUpperCase(Locale.ROOT))
                .replace("{words}", plural())
                .replace("{Words}", capitalized(plural()))
                .replace("{WORDS}", plural().toUpperCase(Locale.ROOT));
    }

    /** Makes a text about a model service one about this: replaces its names, the first that fits, each once. */
    String rename(String text, Map<String, String> names) {
        return Pattern.compile(names.keySet().stream().map(Pattern::quote).collect(Collectors.joining("|")))
                .matcher(text)
                .replaceAll((MatchResult found) -> fill(Objects.requireNonNull(names.get(found.group()))));
    }

    private static String capitalized(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
