package dev.souk.common.web;

import jakarta.validation.Constraint;
import jakarta.validation.OverridesAttribute;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.hibernate.validator.constraints.CodePointLength;
import org.springframework.core.annotation.AliasFor;

/**
 * A name, or another line of text for people to read. It has at most {@link #max} code points, as PostgreSQL counts
 * them, and a visible one. Null is valid.
 */
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = {})
@ReportAsSingleViolation
@CodePointLength(min = 1)
@Pattern(regexp = LineOfText.VISIBLE)
@Pattern(regexp = LineOfText.ONE_LINE)
public @interface LineOfText {

    /** A letter, digit, punctuation mark or symbol, except those that are empty, such as the filler of Hangul. */
    String VISIBLE = "(?s).*?[\\p{L}\\p{N}\\p{P}\\p{S}&&[^\\u115F\\u1160\\u2800\\u3164\\uFFA0\\uFFFC]].*+";

    /**
     * No line ends and other control characters, no lone surrogates, nothing that Unicode has not assigned, and of the
     * characters for formatting only those that a script or an emoji needs: signs of Arabic, joiners, marks of the
     * direction, and the tags in flags. Embeddings and overrides of the direction change how the rest of a line is
     * read.
     */
    String ONE_LINE = "[[^\\p{C}\\p{Zl}\\p{Zp}]\\u0600-\\u0605\\u061C\\u06DD\\u200C-\\u200F\\x{E0020}-\\x{E007F}]*+";

    /** The most code points. */
    @OverridesAttribute(constraint = CodePointLength.class, name = "max")
    @AliasFor(annotation = CodePointLength.class, attribute = "max") // for the API description
    int max();

    /** What a client reads. */
    String message() default "must be one line of at most {max} characters, at least one of them visible";

    /** Of Jakarta Validation. */
    Class<?>[] groups() default {};

    /** Of Jakarta Validation. */
    Class<? extends Payload>[] payload() default {};
}
