package dev.souk.testing.architecture.broken.common;

import dev.souk.testing.architecture.broken.user.Greeting;

record KnowsAService(Greeting greeting) {}
