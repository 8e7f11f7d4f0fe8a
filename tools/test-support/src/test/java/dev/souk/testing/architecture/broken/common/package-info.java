/** Breaks: the common library knows no domain. */
@NullMarked
package dev.souk.testing.architecture.broken.common;

import org.jspecify.annotations.NullMarked;
