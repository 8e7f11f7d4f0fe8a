package dev.souk.architecture.broken.common;

import dev.souk.architecture.broken.user.Greeting;

record KnowsAService(Greeting greeting) {}
