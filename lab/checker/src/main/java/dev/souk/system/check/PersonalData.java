package dev.souk.system.check;

import static java.util.stream.Collectors.toSet;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds personal data and secrets in a text: by their form, and the names of registered users. */
final class PersonalData {

    private static final Map<String, Pattern> FORMS = Map.of(
            "an e-mail address", Pattern.compile("[\\w.+-]+@[\\w-]+(\\.[\\w-]+)+"),
            "a token", Pattern.compile("eyJ[\\w-]{8,}\\.[\\w-]{8,}|(?i:bearer)\\s+[\\w.-]{16,}"),
            "the hash of a password", Pattern.compile("\\$2[aby]\\$\\d\\d\\$|\\$argon2"),
            "a password", Pattern.compile("(?i)\"password[a-z_]*\"\\s*:|\\bpassword=(?!\\*)\\S"),
            "a private key", Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY|\"d\"\\s*:\\s*\""));

    /** Ids and event types stay one word, so that no part of them is taken for a name; a sentence may end with one. */
    private static final Pattern BETWEEN_WORDS =
            Pattern.compile("[\\s\"'\\[\\]{}(),:;=]+|[.!?]+(?=[\\s\"'\\[\\]{}(),:;=]|$)");

    /** A string of JSON without escaped quotes, and the colon after it if it is a key. */
    private static final Pattern STRING = Pattern.compile("\"([^\"]*+)\"(\\s*:)?");

    /** Words of contracts, such as {@code payment-declined}, {@code CONFIRMED} and {@code application/json}. */
    private static final Pattern TERM = Pattern.compile("[a-z0-9]+([-/._][a-z0-9]+)+|[A-Z_]+");

    private final Set<List<String>> names;
    private final int longest;

    /**
     * Looks for those of the names that have at least so many words. A single word, such as Ada or Order, need not be a
     * name: it is one only if it is all of a string of JSON that is no key, and not spelled like a term of a contract;
     * in a log never.
     */
    PersonalData(Collection<String> names, int words) {
        this.names = names.stream()
                .map(PersonalData::words)
                .filter(name -> name.size() >= words)
                .filter(name -> String.join("", name).chars().anyMatch(Character::isLetter))
                .filter(name ->
                        name.size() > 1 || !TERM.matcher(name.getFirst()).matches())
                .collect(toSet());
        this.longest = this.names.stream().mapToInt(List::size).max().orElse(0);
    }

    /** The kinds of personal data in the text. Does not quote them, since reports are kept and copied too. */
    Optional<String> in(String text) {
        return Stream.concat(
                        FORMS.entrySet().stream()
                                .filter(form -> form.getValue().matcher(text).find())
                                .map(Map.Entry::getKey),
                        Stream.of("the name of a user").filter(_ -> hasName(text)))
                .sorted()
                .reduce((one, other) -> one + ", " + other);
    }

    private boolean hasName(String text) {
        List<String> words = longest < 2 ? List.of() : words(text);
        boolean isInWords = IntStream.range(0, words.size())
                .anyMatch(from -> IntStream.rangeClosed(from + 2, Math.min(from + longest, words.size()))
                        .anyMatch(to -> names.contains(words.subList(from, to))));
        return isInWords
                || STRING.matcher(text.replace("\\\\", " ").replace("\\\"", " "))
                        .results()
                        .anyMatch(string -> string.group(2) == null && names.contains(words(string.group(1))));
    }

    private static List<String> words(String text) {
        return BETWEEN_WORDS.splitAsStream(text).filter(word -> !word.isEmpty()).toList();
    }
}
