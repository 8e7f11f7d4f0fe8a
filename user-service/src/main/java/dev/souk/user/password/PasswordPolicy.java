package dev.souk.user.password;

import dev.souk.common.problem.Problems;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Whether a password may be chosen. Beyond its length, NIST SP 800-63B-4 demands a comparison with common passwords and
 * with words of the context: e-mail, name and the name of the service.
 */
@Component
public class PasswordPolicy {

    private static final String SERVICE = "souk";

    private final CommonPasswordChecker checker = CommonPasswordChecker.ofList();

    PasswordPolicy() {}

    /** Throws a problem with status 400 that names {@code field} if the password is too easy to guess. */
    public void require(String field, String password, String email, String name) {
        if (isEasy(password, email, name)) {
            throw Problems.VALIDATION_FAILED
                    .with("Nothing was stored. Correct the fields and send it again.")
                    .on(field, "is too easy to guess: it consists of a common password, or of your e-mail or name");
        }
    }

    /** Whether it is common, or consists of the e-mail or name. */
    public boolean isEasy(String password, String email, String name) {
        return checker.with(context(email, name)).isCommon(password);
    }

    private static Set<String> context(String email, String name) {
        String wholeEmail = CommonPasswordChecker.comparable(email);
        String wholeName = CommonPasswordChecker.comparable(name).strip();
        Stream<String> whole = Stream.of(SERVICE, wholeEmail, wholeName);
        Stream<String> parts =
                Stream.of(wholeEmail.split("[@.+_-]"), wholeName.split("\\s+")).flatMap(Arrays::stream);
        return Stream.concat(whole, parts)
                .filter(word -> word.codePointCount(0, word.length()) >= CommonPasswordChecker.MIN_WORD_LENGTH)
                .collect(Collectors.toUnmodifiableSet());
    }
}
