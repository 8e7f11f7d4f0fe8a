/** Violates: the common library knows no domain. */
@NullMarked
package dev.souk.architecture.broken.common;

import org.jspecify.annotations.NullMarked;
