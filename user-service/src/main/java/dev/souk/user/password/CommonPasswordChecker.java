package dev.souk.user.password;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;

/**
 * Finds passwords that are long only because a common one was repeated or extended: at most {@value #MAX_WORDS}
 * different words of a block list, and at most {@value #MAX_OTHERS} other characters, of which symbols count once.
 * {@code passwordpassword}, {@code password!!!!!!!} and {@code Summer-1234567890} are such; {@code correct horse
 * battery} is not.
 */
record CommonPasswordChecker(Set<String> words) {

    static final int MAX_WORDS = 2;
    static final int MAX_OTHERS = 4;
    static final int MIN_WORD_LENGTH = 4;

    private static final ClassPathResource FILE = new ClassPathResource("passwords/common-passwords.txt");

    /** With the list of common passwords, 6,000 in lower case; it takes about half a megabyte of heap. */
    static CommonPasswordChecker ofList() {
        try {
            return new CommonPasswordChecker(FILE.getContentAsString(UTF_8)
                    .lines()
                    .filter(line -> line.length() >= MIN_WORD_LENGTH && !line.startsWith("# "))
                    .collect(Collectors.toUnmodifiableSet()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The same checker with more words, such as the name of the user. */
    CommonPasswordChecker with(Set<String> more) {
        var all = new HashSet<>(words);
        all.addAll(more);
        return new CommonPasswordChecker(all);
    }

    boolean isCommon(String password) {
        String text = withoutRepetition(comparable(password));
        Set<String> found = new HashSet<>();
        Set<Integer> symbols = new HashSet<>();
        int others = 0;
        int position = 0;
        while (position < text.length()) {
            int word = longestWordAt(text, position);
            int character = text.codePointAt(position);
            if (word > 0) {
                found.add(text.substring(position, position + word));
            } else if (Character.isLetterOrDigit(character) || symbols.add(character)) {
                others++;
            }
            position += Math.max(word, Character.charCount(character));
        }
        return found.size() <= MAX_WORDS && others <= MAX_OTHERS;
    }

    /** As it is hashed, and without what is not seen, such as a joiner within a word. */
    static String comparable(String text) {
        return PasswordRules.normalized(text).replaceAll("\\p{Cf}", "").toLowerCase(Locale.ROOT);
    }

    /** The unit that the text repeats, such as {@code abc} in {@code abcabcab}; else the text. */
    private static String withoutRepetition(String text) {
        for (int period = 1; period <= text.length() / 2; period++) {
            if (text.regionMatches(period, text, 0, text.length() - period)) {
                return text.substring(0, period);
            }
        }
        return text;
    }

    private int longestWordAt(String text, int position) {
        int longest = text.length() - position;
        for (int length = longest; length >= MIN_WORD_LENGTH; length--) {
            if (words.contains(text.substring(position, position + length))) {
                return length;
            }
        }
        return 0;
    }
}
