package dev.souk.user.password;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A text that can be a password. Null is valid. */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = PasswordValidator.class)
public @interface Password {

    /** The least characters: {@link PasswordRules#MIN_LENGTH} where a password is chosen. */
    int min() default 1;

    /** What a client reads. */
    String message() default "must be Unicode text of {min} to " + PasswordRules.MAX_LENGTH + " characters";

    /** Of Jakarta Validation. */
    Class<?>[] groups() default {};

    /** Of Jakarta Validation. */
    Class<? extends Payload>[] payload() default {};
}
