/** The smallest service that uses all of the common library: it keeps notes. */
@NullMarked
package dev.souk.common.sample;

import org.jspecify.annotations.NullMarked;
