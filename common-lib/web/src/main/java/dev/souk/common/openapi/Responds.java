package dev.souk.common.openapi;

import dev.souk.common.problem.Problem;
import dev.souk.common.problem.Problems;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What an operation responds beyond its signature, for its API description. The status of success is Spring's
 * {@code @ResponseStatus}. The problems of a path variable, a body, an Idempotency-Key, a role … are added without it.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Responds {

    /** The headers of success: {@code ETag}, {@code Location}. */
    String[] headers() default {};

    /**
     * The classes that declare the problems of the operation as constants of type {@link Problem}: all of each class.
     */
    Class<?>[] problems() default {};

    /** Slugs of {@link Problems} in addition. */
    String[] shared() default {};
}
