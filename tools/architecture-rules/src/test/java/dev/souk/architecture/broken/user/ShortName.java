package dev.souk.architecture.broken.user;

import jakarta.validation.constraints.Size;

/** Violates: counts UTF-16 units. */
record ShortName(@Size(max = 9) String name) {}
