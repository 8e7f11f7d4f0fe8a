package dev.souk.launcher.scaffold;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Makes a text about a model service one about another: replaces its names, the first that fits, each once. */
final class Renaming {

    private final Map<String, String> names;
    private final Pattern pattern;

    private Renaming(Map<String, String> names) {
        this.names = names;
        this.pattern =
                Pattern.compile(names.keySet().stream().map(Pattern::quote).collect(Collectors.joining("|")));
    }

    /** From the service of the template. */
    static Renaming ofTemplate(NewService to) {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("a sample", to.withArticle());
        names.put("A sample", NewService.capitalized(to.withArticle()));
        names.put("samples", to.plural());
        names.put("Samples", to.types());
        names.put("SAMPLE", to.word().toUpperCase(Locale.ROOT));
        names.put("Sample", to.type());
        names.put("sample", to.word());
        return new Renaming(names);
    }

    /** From cart-service, as other files name it. */
    static Renaming ofCartService(NewService to) {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("Path=/cart/**", "Path=/" + to.plural() + "/**");
        names.put("Items and their stock, and the cart of each user.", "The %s of each user.".formatted(to.plural()));
        names.put("items and carts", to.plural());
        names.put("items, stock, carts", to.plural());
        names.put("Items, stock, carts", to.types());
        names.put("souk.orders, souk.users", "souk.users"); // what it reads
        names.put("\"souk.orders\", \"souk.users\"", "\"souk.users\""); // the same in Java
        names.put("souk.orders,souk.users", "souk.users"); // and in a list without spaces
        names.put("souk.stock", "souk." + to.plural());
        names.put("dbc[", "db_" + to.word() + "[");
        names.put("CARTS", to.plural().toUpperCase(Locale.ROOT));
        names.put("\"Cart\"", "\"" + to.types() + "\"");
        names.put("Cart", to.type());
        names.put("cart", to.word());
        return new Renaming(names);
    }

    String apply(String text) {
        return pattern.matcher(text)
                .replaceAll((MatchResult found) -> Objects.requireNonNull(names.get(found.group())));
    }
}
