package dev.souk.common.openapi;

import dev.souk.common.problem.Problem;
import dev.souk.common.problem.Problems;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The problems with which an operation ends, for its API description. Those that follow from its signature (a path
 * variable, a body, an Idempotency-Key, a role …) are added without it.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface ProblemTypes {

    /** The classes that declare the problems as constants of type {@link Problem}: all of each class. */
    Class<?>[] value() default {};

    /** Slugs of {@link Problems} in addition. */
    String[] shared() default {};
}
