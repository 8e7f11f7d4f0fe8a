package dev.souk.common.openapi;

import dev.souk.common.problem.Problem;
import dev.souk.common.problem.Problems;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * With what an operation responds, for its API description, where its signature does not say it: that of an idempotent
 * execution has no status and no body. The problems of a path variable, a body, an Idempotency-Key, a role … are added
 * without it.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Responds {

    /** The status of success, of an idempotent execution. */
    int status() default 200;

    /** The body with it, of an idempotent execution; none by default. */
    Class<?> body() default Void.class;

    /** The headers with it: {@code ETag}, {@code Location}. */
    String[] headers() default {};

    /**
     * The classes that declare the problems of the operation as constants of type {@link Problem}: all of each class.
     */
    Class<?>[] problems() default {};

    /** Slugs of {@link Problems} in addition. */
    String[] shared() default {};
}
