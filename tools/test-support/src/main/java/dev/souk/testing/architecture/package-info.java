/** The rules of the house, in a form that can be broken: each has a fixture that breaks it. */
@NullMarked
package dev.souk.testing.architecture;

import org.jspecify.annotations.NullMarked;
