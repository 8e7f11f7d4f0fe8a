/** Tests of profiles, on JVMs that are known to do one thing. */
@NullMarked
package dev.souk.system.profile;

import org.jspecify.annotations.NullMarked;
